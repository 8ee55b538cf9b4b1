"""An index is varied many times over: the same seed gives the same answer, on either engine."""

from __future__ import annotations

import math

import numpy
import pytest
from attrs import fields
from hypothesis import given, settings
from hypothesis import strategies as st

import rulelaw as rl
from rulelaw.index.drawing import Stream
from rulelaw.index.types import Index, IndexTable, Method
from rulelaw.index.variations import Uncertainty, Variation
from rulelaw.index.varying import vary_index
from tests.index.growing import ARITHMETIC, NUMBERS, branch, cases, index, leaf, near, table, tables, trees

ENGINES = ["python", "numpy"]
FLAT = index(branch("all", leaf("a", 1, None), leaf("b", 1, None), leaf("c", 2, None)))
NUMBERS_OF_FLAT = table({"a": [1, 5, 3, 4], "b": [4, 1, 3, 4], "c": [2, 2.5, 3, 4]})


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def alike(one: Uncertainty, other: Uncertainty, tolerance: float = 1e-12) -> bool:
    """Tell whether two answers are as good as equal."""
    for field in fields(Uncertainty):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name.startswith("score"):
            if not near(mine, theirs, tolerance):
                return False
        elif mine != theirs:
            return False
    return True


def test_a_stream_is_the_same_for_both_engines() -> None:
    plain, fast = Stream(7, "weights"), Stream(7, "weights")
    assert plain.uniforms(6) == fast.uniform_array(numpy, (2, 3)).ravel().tolist()
    assert plain.uniform() == fast.uniform()


def test_streams_of_other_seeds_and_purposes_differ() -> None:
    starts = {Stream(seed, purpose).uniform() for seed in (0, 1, -1, 2**64, 10**30) for purpose in ("a", "b")}
    assert len(starts) == 10


def test_the_first_numbers_of_a_stream_are_those_of_the_published_generator() -> None:
    """SplitMix64 from 1234567 gives 6457827717110365317 first (the value that its implementations are tested with)."""
    stream = Stream(0, "")
    stream._state = 1234567
    assert stream.uniform() == (6457827717110365317 >> 11) * 2.0**-53


def test_draws_have_the_distributions_that_they_name() -> None:
    stream = Stream(3, "moments")
    count = 4000
    uniforms = stream.uniforms(count)
    assert all(0 <= number < 1 for number in uniforms)
    assert sum(uniforms) / count == pytest.approx(0.5, abs=0.02)
    for shape in (0.5, 3.0):
        drawn = [stream.gamma(shape) for _ in range(count)]
        mean = sum(drawn) / count
        assert mean == pytest.approx(shape, rel=0.07)
        assert sum((number - mean) ** 2 for number in drawn) / count == pytest.approx(shape, rel=0.15)
    shares = [stream.dirichlet([1, 0, 3]) for _ in range(count)]
    assert all(math.isclose(sum(row), 1) and row[1] == 0 for row in shares)
    assert sum(row[0] for row in shares) / count == pytest.approx(0.25, abs=0.02)
    assert {stream.below(3) for _ in range(100)} == {0, 1, 2}
    assert sum(stream.dirichlet([1e-320, 1e-320])) == 1


def test_the_same_seed_gives_the_same_answer_and_another_another(engine: str) -> None:
    variation = Variation(noise=0.5)
    one = vary_index(FLAT, NUMBERS_OF_FLAT, variation, seed=5, replicates=50, engine=engine)
    assert one == vary_index(FLAT, NUMBERS_OF_FLAT, variation, seed=5, replicates=50, engine=engine)
    assert (
        one.score_low
        != vary_index(FLAT, NUMBERS_OF_FLAT, variation, seed=6, replicates=50, engine=engine).score_low
    )


@pytest.mark.parametrize(
    "variation",
    [
        Variation(noise=0.5),
        Variation(noise=1.0),
        Variation(concentration=2.0),
        Variation(noise=0.3, aggregators=(Method("geometric"), Method("arithmetic"), Method("median"))),
        Variation(noise=0.3, cells=True),
        Variation(noise=0.5, under=("g",)),
        Variation(normalisers=(Method("min_max"), Method("rank_score"))),
    ],
    ids=str,
)
def test_both_engines_give_the_same(variation: Variation) -> None:
    tree = branch("all", branch("g", leaf("a"), leaf("b", 2)), leaf("c"))
    numbers = rl.IndexTable(
        NUMBERS_OF_FLAT.units,
        NUMBERS_OF_FLAT.columns,
        low={"a": [1, 4, None, 2]},
        high={"a": [2, 6, 3.5, 4]},
    )
    plain, fast = (
        vary_index(index(tree), numbers, variation, seed=1, replicates=40, rank_shares=True, engine=engine)
        for engine in ENGINES
    )
    assert alike(plain, fast)


def test_nothing_varied_is_nothing_uncertain(engine: str) -> None:
    found = vary_index(
        FLAT, NUMBERS_OF_FLAT, Variation(), seed=1, replicates=10, rank_shares=True, engine=engine
    )
    assert near(found.score_low, found.scores)
    assert near(found.score_high, found.scores)
    assert found.rank_median == found.ranks == (4.0, 3.0, 2.0, 1.0)
    assert [(share.rank, share.share) for share in found.rank_shares] == [
        (4.0, 1.0),
        (3.0, 1.0),
        (2.0, 1.0),
        (1.0, 1.0),
    ]
    assert found.outside == ()


def test_a_unit_that_is_first_in_everything_stays_first_whatever_the_weights(engine: str) -> None:
    numbers = table({"a": [9, 5, 3], "b": [9, 1, 3], "c": [9, 2.5, 3]})
    found = vary_index(FLAT, numbers, Variation(concentration=1.0), seed=2, replicates=200, engine=engine)
    assert (found.rank_low[0], found.rank_high[0]) == (1.0, 1.0)
    assert found.rank_low[1:] == (2.0, 2.0)
    assert found.rank_high[1:] == (3.0, 3.0)


def test_dirichlet_weights_have_the_index_s_as_their_mean(engine: str) -> None:
    tree = index(branch("all", leaf("a", 1, None), leaf("b", 3, None)))
    found = vary_index(
        tree,
        table({"a": [1], "b": [0]}),
        Variation(concentration=5.0),
        seed=2,
        replicates=2000,
        engine=engine,
    )
    assert found.score_median[0] == pytest.approx(0.25, abs=0.03)
    assert 0 < found.score_low[0] < 0.25 < found.score_high[0] < 0.6


def test_numbers_are_drawn_from_their_own_intervals(engine: str) -> None:
    numbers = IndexTable(
        ("a", "b", "c"), {"x": [200, 250, None]}, low={"x": [200, None, None]}, high={"x": [300, None, None]}
    )
    made = index(branch("all", leaf("x", 1, None)))
    found = vary_index(made, numbers, Variation(cells=True), seed=1, replicates=400, engine=engine)
    assert found.score_median[0] == pytest.approx(250, abs=8)
    assert found.score_high[0] == pytest.approx(295, abs=3)
    # “More than 200” is 200 in the index as it is: the interval is stretched down to it.
    assert (found.score_low[0], found.outside) == (200.0, ("a",))
    assert (found.score_low[1], found.score_high[1]) == (250.0, 250.0)
    assert (found.score_low[2], found.rank_low[2], found.scored) == (None, None, (1.0, 1.0, 0.0))


def test_intervals_are_quantiles_of_the_replicates(engine: str) -> None:
    """One weight of two drawn evenly: the score of a unit with 1 and 0 has quantiles that can be worked out."""
    tree = index(branch("all", leaf("a", 1, None), leaf("b", 1, None)))
    found = vary_index(
        tree, table({"a": [1], "b": [0]}), Variation(noise=0.5), seed=4, replicates=4000, engine=engine
    )
    ratios = sorted(
        (1 + x) / (2 + x + y) for x in numpy.linspace(-0.5, 0.5, 301) for y in numpy.linspace(-0.5, 0.5, 301)
    )
    for found_end, level in (
        (found.score_low[0], 0.05),
        (found.score_median[0], 0.5),
        (found.score_high[0], 0.95),
    ):
        assert found_end == pytest.approx(ratios[int(level * len(ratios))], abs=0.01)


def test_mistakes_of_the_caller_are_told() -> None:
    with pytest.raises(ValueError, match="replicate"):
        vary_index(FLAT, NUMBERS_OF_FLAT, Variation(), seed=1, replicates=0)
    with pytest.raises(ValueError, match="share must lie"):
        vary_index(FLAT, NUMBERS_OF_FLAT, Variation(), seed=1, share=1)
    with pytest.raises(rl.UnknownCodeError, match="no node 'al' with others under it; did you mean all"):
        vary_index(FLAT, NUMBERS_OF_FLAT, Variation(noise=0.1, under=("al",)), seed=1)
    with pytest.raises(ValueError, match="no aggregator 'mean'"):
        vary_index(FLAT, NUMBERS_OF_FLAT, Variation(aggregators=(Method("mean"),)), seed=1)
    for bad in ({"noise": 1.5}, {"noise": -1}, {"concentration": 0}, {"noise": 0.5, "concentration": 1}):
        with pytest.raises(ValueError, match=r"noise|concentration"):
            Variation(**bad)  # type: ignore[arg-type]


@settings(max_examples=30)
@given(cases(), st.sampled_from(ENGINES))
def test_intervals_contain_the_score_and_the_rank(case: tuple[Index, IndexTable], engine: str) -> None:
    found = vary_index(*case, Variation(noise=0.3), seed=1, replicates=12, engine=engine)
    for low, point, high in (
        (found.score_low, found.scores, found.score_high),
        (found.rank_low, found.ranks, found.rank_high),
    ):
        for start, value, end in zip(low, point, high, strict=True):
            if start is not None and value is not None and end is not None:
                assert start <= value <= end


@settings(max_examples=30)
@given(trees(ARITHMETIC).flatmap(lambda made: st.tuples(st.just(made), tables(made, NUMBERS))))
def test_both_engines_vary_random_trees_alike(case: tuple[Index, IndexTable]) -> None:
    plain, fast = (
        vary_index(*case, Variation(noise=0.3), seed=1, replicates=9, engine=engine) for engine in ENGINES
    )
    assert near(plain.score_low, fast.score_low)
    assert near(plain.score_high, fast.score_high)
    assert near(plain.score_median, fast.score_median)
