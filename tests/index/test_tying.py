"""Scores that are equal but for the rounding of their sums are equal in rank, with either engine and when varied."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulelaw.codebook.types import Direction
from rulelaw.index.apportioning_index import apportion_index
from rulelaw.index.computing import compute_index
from rulelaw.index.computing_arrays import rank_rows
from rulelaw.index.ranking import Ties, ranks
from rulelaw.index.removing import remove_nodes
from rulelaw.index.tying import levelled, magnitude, tie_gap
from rulelaw.index.types import Index, IndexTable, Method
from rulelaw.index.variations import Variation
from rulelaw.index.varying import vary_index
from tests.index.growing import branch, cases, index, leaf, table

ENGINES = ["python", "numpy"]
TENTHS = Method("goalposts", {"lower": 0, "upper": 1})
ALL = tuple(Ties)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def flat(weights: list[int]) -> Index:
    return index(branch("all", *(leaf(f"i{place}", one, TENTHS) for place, one in enumerate(weights))))


# Tenths from 0 to 1 and whole weights: what is equal can be reckoned exactly.
EXACT = st.integers(2, 6).flatmap(
    lambda width: st.tuples(
        st.lists(st.integers(1, 3), min_size=width, max_size=width),
        st.lists(
            st.lists(st.integers(0, 10), min_size=width, max_size=width).flatmap(
                lambda row: st.sampled_from([row, row[::-1]])
            ),
            min_size=2,
            max_size=12,
        ),
    )
)


@settings(max_examples=200)
@given(EXACT, st.sampled_from(ALL))
def test_ranks_are_those_of_exact_sums(case: tuple[list[int], list[list[int]]], ties: Ties) -> None:
    weights, rows = case
    exact = ranks([float(sum(w * x for w, x in zip(weights, row, strict=True))) for row in rows], ties=ties)
    columns = {f"i{place}": [x / 10 for x in column] for place, column in enumerate(zip(*rows, strict=True))}
    for engine in ENGINES:
        found = compute_index(flat(weights), table(columns), ties=ties, engine=engine)  # type: ignore[arg-type]
        assert found.ranks == exact
        varied = vary_index(
            flat(weights),
            table(columns),
            Variation(),
            seed=1,
            replicates=2,
            ties=ties,
            engine=engine,  # type: ignore[arg-type]
        )
        assert varied.ranks == varied.rank_low == varied.rank_median == varied.rank_high == exact


@settings(max_examples=200)
@given(cases(), st.sampled_from(ALL))
def test_both_engines_rank_random_trees_alike(case: tuple[Index, IndexTable], ties: Ties) -> None:
    plain, fast = (compute_index(*case, ties=ties, engine=engine) for engine in ENGINES)  # type: ignore[arg-type]
    assert plain.ranks == fast.ranks


@settings(max_examples=100)
@given(cases())
def test_what_is_not_varied_has_the_ranks_of_the_index(case: tuple[Index, IndexTable]) -> None:
    answers = [
        vary_index(*case, Variation(), seed=1, replicates=2, engine=engine)  # type: ignore[arg-type]
        for engine in ENGINES
    ]
    for found in answers:
        assert found.ranks == found.rank_low == found.rank_median == found.rank_high == answers[0].ranks


def test_the_same_cells_in_another_order_tie(engine: str) -> None:
    made = flat([1, 1, 1])
    numbers = table({"i0": [0.1, 0.3, 0.2], "i1": [0.2, 0.2, 0.3], "i2": [0.3, 0.1, 0.4]})
    assert 0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1
    assert compute_index(made, numbers, engine=engine).ranks == (2.0, 2.0, 1.0)  # type: ignore[arg-type]
    removed = remove_nodes(made, numbers, codes=["i2"], engine=engine)  # type: ignore[arg-type]
    assert removed[0].ranks == (3.0, 1.0, 1.0)


def test_nothing_but_rounding_is_left_where_large_parts_cancel(engine: str) -> None:
    """All scores are 0 in exact arithmetic: their own size tells nothing about what rounding made of them."""
    lower = Direction.LOWER_IS_BETTER
    z = Method("z_score")
    made = index(branch("all", leaf("a", 1, z), leaf("b", 2, z), leaf("c", 3, z, direction=lower)))
    column = [1.7, 2.9, 3.1, 11.3, 7.7]
    found = compute_index(made, table(dict.fromkeys("abc", column)), engine=engine)  # type: ignore[arg-type]
    assert found.ranks == (1.0,) * 5


def test_scores_that_differ_by_more_than_rounding_do_not_tie(engine: str) -> None:
    made = index(branch("all", leaf("a", 1, None), leaf("b", 1, None)))
    numbers = table({"a": [0.5, 0.5 + 1e-11, 0.5], "b": [0.5, 0.5, 0.5]})
    assert compute_index(made, numbers, engine=engine).ranks == (2.0, 1.0, 2.0)  # type: ignore[arg-type]
    coarse = compute_index(made, numbers, rounding=1e-10, engine=engine)  # type: ignore[arg-type]
    assert coarse.ranks == (1.0, 1.0, 1.0)
    assert compute_index(made, numbers, tolerance=1e-9, engine=engine).ranks == (1.0,) * 3  # type: ignore[arg-type]


def test_no_rounding_at_all_can_be_asked_for(engine: str) -> None:
    made = index(leaf("a", 1, None))
    numbers = table({"a": [1.0, 1.0 + 2**-52]})
    assert compute_index(made, numbers, engine=engine).ranks == (1.0, 1.0)  # type: ignore[arg-type]
    assert compute_index(made, numbers, rounding=0, engine=engine).ranks == (2.0, 1.0)  # type: ignore[arg-type]


def test_small_scores_are_told_apart_by_their_own_size(engine: str) -> None:
    numbers = table({"a": [3e-20, 2e-20, 2e-20 * (1 + 1e-15)]})
    found = compute_index(index(leaf("a", 1, None)), numbers, engine=engine)  # type: ignore[arg-type]
    assert found.ranks == (1.0, 2.0, 2.0)


def test_votes_are_not_swayed_by_the_last_digit_of_sums(engine: str) -> None:
    """Under Borda two units with the same sums of the same cells share their points."""
    made = index(
        branch(
            "all",
            branch("g", *(leaf(code, 1, None) for code in "abc")),
            leaf("d", 1, None),
            aggregator="borda",
        )
    )
    numbers = table({"a": [0.1, 0.3, 0], "b": [0.2, 0.2, 0], "c": [0.3, 0.1, 0], "d": [1, 1, 0]})
    assert compute_index(made, numbers, engine=engine).scores["all"] == (1.5, 1.5, 0.0)  # type: ignore[arg-type]


def test_weights_are_not_worked_out_of_rounding(engine: str) -> None:
    """The sums of g are all equal: its standard deviation is nothing, not the noise of their last digits."""
    made = index(
        branch(
            "all",
            branch("g", *(leaf(code, 1, None) for code in "abc")),
            leaf("d", 1, None),
            weighting=Method("standard_deviation"),
        )
    )
    numbers = table({"a": [0.1, 0.3, 0.2], "b": [0.2, 0.2, 0.1], "c": [0.3, 0.1, 0.3], "d": [1, 2, 0]})
    found = compute_index(made, numbers, engine=engine)  # type: ignore[arg-type]
    assert (found.weights["g"], found.weights["d"]) == (0.0, 1.0)


def test_sensitivity_takes_the_same_ties() -> None:
    made = index(branch("all", *(leaf(code, 1, None) for code in "ab")))
    numbers = table({"a": [0.1, 0.2, 0.3], "b": [0.3, 0.2, 0.1]})
    variation = Variation(aggregators=(Method("arithmetic"), Method("power", {"exponent": 1.0})))
    found = apportion_index(made, numbers, variation, seed=1, samples=8)
    assert found.mean == 0


@pytest.mark.parametrize("bad", [-1.0, float("nan"), float("inf")])
def test_what_is_no_tolerance_is_refused(bad: float) -> None:
    made, numbers = index(leaf("a")), table({"a": [1.0, 2.0]})
    for name in ("tolerance", "rounding"):
        with pytest.raises(ValueError, match=name):
            compute_index(made, numbers, **{name: bad})  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=name):
            vary_index(made, numbers, Variation(), seed=1, **{name: bad})  # type: ignore[arg-type]


STEPS = st.lists(st.integers(0, 4) | st.integers(0, 400), min_size=1, max_size=12)


@given(st.lists(STEPS, min_size=1, max_size=5), st.integers(0, 3), st.sampled_from(ALL), st.randoms())
def test_rows_are_ranked_at_once_as_columns_one_by_one(
    rows: list[list[int]], gap: int, ties: Ties, random: object
) -> None:
    """Small steps make chains that lead farther than the gap; both part them from the best down."""
    width = min(map(len, rows))
    scores = [[float(x) for x in row[:width]] for row in rows]
    found = rank_rows(numpy, numpy.array(scores), ties, numpy.full(len(rows), float(gap)))
    assert [tuple(row) for row in found.astype(float).tolist()] == [
        ranks(row, ties=ties, tolerance=gap) for row in scores
    ]


@given(STEPS, st.integers(0, 3), st.permutations(range(12)))
def test_groups_do_not_hang_on_the_order_of_the_units(values: list[int], gap: int, order: list[int]) -> None:
    known = ranks(values, tolerance=gap)
    places = [place for place in order if place < len(values)]
    turned = ranks([values[place] for place in places], tolerance=gap)
    assert turned == tuple(known[place] for place in places)


@given(STEPS, st.integers(0, 3))
def test_levelled_scores_rank_exactly_as_the_others_do_within_the_gap(values: list[int], gap: int) -> None:
    scores = tuple(map(float, values))
    level = levelled(scores, gap)
    assert ranks(level) == ranks(scores, tolerance=gap)
    assert all(0 <= new - old <= gap for old, new in zip(scores, level, strict=True))


def test_the_magnitude_of_a_sum_is_the_weighted_sum_of_its_parts() -> None:
    tree = branch(
        "all",
        branch("g", leaf("a", 1, Method("z_score")), leaf("b", 3)),
        branch("h", leaf("c", 1, None), leaf("d", 1, None), aggregator="geometric"),
    )
    shares = {"g": 0.5, "h": 0.5, "a": 0.25, "b": 0.75, "c": 0.5, "d": 0.5}
    largest = {"a": 4.0, "h": 6.0}
    assert magnitude(tree, shares, largest.__getitem__) == 0.5 * (0.25 * 4 + 0.75 * 1) + 0.5 * 6


def test_the_ends_of_a_scale_are_its_magnitude() -> None:
    def end(**options: float | bool) -> float:
        found = leaf("a", 1, Method("goalposts", {"lower": 0, "upper": 1, **options}))
        return magnitude(found, {}, lambda _: 7.0)

    assert (end(), end(high=100), end(low=-3), end(clip=False)) == (1, 100, 3, 7)
    assert magnitude(leaf("a", low=1, high=9), {}, lambda _: 7.0) == 9
    assert tie_gap(100, 0.0, 1e-12) == 1e-10
    assert tie_gap(100, 0.5, 1e-12) == 0.5


def test_exact_fractions_agree_with_what_is_called_equal() -> None:
    """Every sum of three tenths that is equal in fractions is equal within the gap, and no other is."""
    sums = {(a, b, c): a / 10 + b / 10 + c / 10 for a in range(11) for b in range(11) for c in range(11)}
    ordered = sorted((Fraction(sum(key), 10), value) for key, value in sums.items())
    gap = tie_gap(3, 0.0, 1e-12)
    for (one, value), (other, following) in pairwise(ordered):
        assert (abs(value - following) <= gap) == (one == other)
