"""An index is computed node by node, the same with both engines, and what is strange becomes a note."""

from __future__ import annotations

import pickle
import random
from decimal import Decimal
from fractions import Fraction

import numpy
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import rulelaw as rl
from rulelaw.index.arrays import Columns, Deferred
from rulelaw.index.computing import compute_index
from rulelaw.index.types import Index, IndexNode, IndexResult, IndexTable, Method, NoteKind, table_from_array
from tests.index.growing import ARITHMETIC, branch, cases, index, leaf, near, table, tables, trees

LOWER = rl.Direction.LOWER_IS_BETTER
ENGINES = ["python", "numpy"]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def kinds(result: IndexResult) -> list[tuple[NoteKind, str | None]]:
    return [(note.kind, note.node) for note in result.notes]


def test_a_tree_is_computed_from_the_leaves_up(engine: str) -> None:
    tree = branch("all", branch("a", leaf("a1", 3), leaf("a2", 1, direction=LOWER)), leaf("b", 2))
    result = compute_index(
        index(tree), table({"a1": [0, 5, 10], "a2": [4, 0, 2], "b": [1, 1, 2]}), engine=engine
    )
    assert result.scores["a"] == (0.0, 0.625, 0.875)
    assert near(result.scores["all"], (0.0, 0.625 / 3, 0.875 / 3 + 2 / 3))
    assert result.ranks == (3.0, 2.0, 1.0)
    assert result.weights == {"all": 1.0, "a": 1 / 3, "b": 2 / 3, "a1": 0.75, "a2": 0.25}
    assert result.effective["a1"] == pytest.approx(0.25)
    assert result.engine == engine
    assert result.notes == ()


def test_aggregations_may_differ_inside_one_level(engine: str) -> None:
    as_they_are = {code: leaf(code, normaliser=None) for code in ("a1", "a2", "b1", "b2")}
    tree = branch(
        "all",
        branch("a", as_they_are["a1"], as_they_are["a2"], aggregator="geometric"),
        branch("b", as_they_are["b1"], as_they_are["b2"], aggregator="minimum"),
        aggregator="harmonic",
    )
    result = compute_index(index(tree), table({"a1": [2], "a2": [8], "b1": [6], "b2": [12]}), engine=engine)
    assert near(result.scores["a"], (4.0,))
    assert result.scores["b"] == (6.0,)
    assert near(result.scores["all"], (4.8,))


def test_goalposts_are_in_raw_units_whatever_the_direction(engine: str) -> None:
    posts = Method("goalposts", {"lower": 20, "upper": 40, "high": 100})
    result = compute_index(
        index(branch("all", leaf("up", normaliser=posts), leaf("down", normaliser=posts, direction=LOWER))),
        table({"up": [20, 25, 50], "down": [20, 25, 50]}),
        engine=engine,
    )
    assert (result.scores["up"], result.scores["down"]) == ((0.0, 25.0, 100.0), (100.0, 75.0, 0.0))


def test_any_normaliser_may_be_stretched_to_a_range(engine: str) -> None:
    tree = branch("all", leaf("a", normaliser=Method("z_score"), low=1, high=100), aggregator="geometric")
    result = compute_index(index(tree), table({"a": [3, 5, 7]}), engine=engine)
    assert near(result.scores["all"], (1.0, 50.5, 100.0))


def test_a_reference_unit_may_be_named(engine: str) -> None:
    there = leaf("a", normaliser=Method("distance_to_reference", {"unit": "u1", "form": "ratio"}))
    assert compute_index(index(branch("all", there)), table({"a": [5, 10]}), engine=engine).scores["a"] == (
        0.5,
        1.0,
    )
    nowhere = leaf("a", normaliser=Method("distance_to_reference", {"unit": "u7", "form": "ratio"}))
    with pytest.raises(rl.UnknownCodeError, match="no unit 'u7'"):
        compute_index(index(branch("all", nowhere)), table({"a": [5, 10]}), engine=engine)


def test_a_reference_unit_that_is_screened_out_leaves_no_scores(engine: str) -> None:
    there = leaf("a", normaliser=Method("distance_to_reference", {"unit": "u1", "form": "ratio"}))
    result = compute_index(
        index(branch("all", there, leaf("b", 0)), screening=Method("screen", {"least_share": 1.0})),
        table({"a": [5, 10, 20], "b": [1, None, 3]}),
        engine=engine,
    )
    assert result.scores["a"] == (None, None, None)
    assert kinds(result)[:2] == [(NoteKind.SCREENED, None), (NoteKind.NOT_SCORED, "a")]


def test_equal_weights_ask_for_no_unit_that_has_all_scores(engine: str) -> None:
    tree = branch("all", leaf("a", 3, None), leaf("b", 1, None), weighting=Method("equal"))
    result = compute_index(index(tree), table({"a": [4, None], "b": [None, 2]}), engine=engine)
    assert (result.weights["a"], result.weights["b"]) == (0.5, 0.5)
    assert result.scores["all"] == (4.0, 2.0)
    assert compute_index(index(tree), IndexTable((), {"a": [], "b": []}), engine=engine).scores["all"] == ()


@pytest.mark.parametrize("other", [0.5e-160, None])
def test_numbers_too_near_to_each_other_are_refused_by_both_engines(engine: str, other: float | None) -> None:
    with pytest.raises(ValueError, match=r"node a: .* too near"):
        compute_index(index(branch("all", leaf("a"))), table({"a": [0.0, 1e-160, other]}), engine=engine)


def test_a_leaf_may_read_a_column_of_another_name(engine: str) -> None:
    tree = branch("all", leaf("speed", normaliser=None, indicator="days"))
    assert compute_index(index(tree), table({"days": [4]}), engine=engine).scores["speed"] == (4.0,)


def test_an_index_may_be_a_single_leaf(engine: str) -> None:
    result = compute_index(index(leaf("only")), table({"only": [1, 3, 2]}), engine=engine)
    assert (result.scores["only"], result.ranks) == ((0.0, 1.0, 0.5), (3.0, 1.0, 2.0))


def test_missing_scores_are_treated_as_the_node_says(engine: str) -> None:
    columns = {"a": [0.5, None, None], "b": [1, 1, None]}
    leaves = (leaf("a", 3, None), leaf("b", 1, None))

    def score(**options: object) -> tuple[float | None, ...]:
        tree = index(branch("all", *leaves, **options))
        return compute_index(tree, table(columns), engine=engine).scores["all"]

    assert score() == (0.625, 1.0, None)
    assert score(missing="propagate") == (0.625, None, None)
    assert score(missing="zero") == (0.625, 0.25, None)
    assert score(least_share=0.5) == (0.625, 1.0, None)
    assert score(least_share=0.6) == (0.625, None, None)
    assert score(least_weight=0.25) == (0.625, 1.0, None)
    assert score(least_weight=0.3) == (0.625, None, None)
    with pytest.raises(ValueError, match="node all, unit u1: value 0 is missing"):
        score(missing="refuse")


def test_coverage_is_the_share_of_weight_told(engine: str) -> None:
    tree = branch("all", branch("a", leaf("a1", 3), leaf("a2", 1)), leaf("b"))
    columns = {"a1": [1, None, None], "a2": [2, 4, None], "b": [1, 2, None]}
    result = compute_index(index(tree), table(columns), engine=engine)
    assert result.coverage["a"] == (1.0, 0.25, 0.0)
    assert result.coverage["all"] == (1.0, 0.625, 0.0)
    assert result.coverage["b"] == (1.0, 1.0, 0.0)


def test_a_strange_column_is_a_note_and_never_a_number_that_is_none(engine: str) -> None:
    tree = branch("all", leaf("same"), leaf("empty"), leaf("alone"), leaf("fine"))
    columns = {"same": [2, 2, 2], "empty": [None] * 3, "alone": [None, 7, None], "fine": [1, 2, 3]}
    result = compute_index(index(tree), table(columns), engine=engine)
    assert kinds(result) == [
        (NoteKind.CONSTANT, "same"),
        (NoteKind.ALL_MISSING, "empty"),
        (NoteKind.SINGLE_UNIT, "alone"),
    ]
    assert result.scores["same"] == (None, None, None)
    assert result.scores["all"] == (0.0, 0.5, 1.0)
    assert result.notes[0].message.en == "all numbers of same are 2, so that they tell no unit from another"
    assert "相同" in result.notes[0].message.zh


def test_a_column_that_differs_only_at_its_end_is_not_constant(engine: str) -> None:
    assert (
        compute_index(index(branch("all", leaf("a"))), table({"a": [2, 2, 2, 3]}), engine=engine).notes == ()
    )


def test_a_withheld_score_and_a_number_without_score_are_noted(engine: str) -> None:
    ratio = Method("distance_to_reference", {"value": 4, "form": "ratio"})
    tree = branch("all", leaf("a", normaliser=ratio), leaf("b", normaliser=None), least_share=0.9)
    result = compute_index(index(tree), table({"a": [2, None], "b": [1, 2]}), engine=engine)
    assert [(note.kind, note.node, note.units) for note in result.notes if note.units] == [
        (NoteKind.WITHHELD, "all", ("u1",))
    ]
    upside = leaf("a", normaliser=ratio, direction=LOWER)
    result = compute_index(index(branch("all", upside)), table({"a": [0, 2]}), engine=engine)
    assert [(note.kind, note.node, note.units) for note in result.notes] == [
        (NoteKind.NOT_SCORED, "a", ("u0", "u1"))
    ]


def test_a_refusal_of_a_method_names_the_node(engine: str) -> None:
    tree = branch("all", leaf("a", normaliser=None), leaf("b", normaliser=None), aggregator="geometric")
    with pytest.raises(
        ValueError, match="node all, unit u1: the geometric mean needs scores that are not negative"
    ):
        compute_index(index(tree), table({"a": [1, -1], "b": [1, 1]}), engine=engine)
    log = Method("goalposts", {"lower": 1, "upper": 9, "clip": False, "log": True})
    with pytest.raises(ValueError, match=r"node a: 0\.0 has no logarithm"):
        compute_index(index(branch("all", leaf("a", normaliser=log))), table({"a": [0, 2]}), engine=engine)
    neutral = leaf("a", direction=rl.Direction.NEUTRAL)
    with pytest.raises(ValueError, match="node a: a neutral indicator has no better side"):
        compute_index(index(branch("all", neutral)), table({"a": [0, 2]}), engine=engine)


def test_the_tree_is_that_of_the_year(engine: str) -> None:
    old = evolve(leaf("a", normaliser=Method("goalposts", {"lower": 0, "upper": 10})), last=2020)
    new = evolve(leaf("a", normaliser=Method("goalposts", {"lower": 0, "upper": 20})), first=2021)
    made = index(branch("all", old, new, leaf("b", 0, None)))
    numbers = table({"a": [5], "b": [1]})
    assert compute_index(made, numbers, year=2020, engine=engine).scores["all"] == (0.5,)
    assert compute_index(made, numbers, year=2021, engine=engine).scores["all"] == (0.25,)


def test_mistakes_of_the_caller_are_told_all_at_once() -> None:
    made = index(
        branch(
            "all",
            leaf("a", normaliser=Method("minmax")),
            leaf("b", normaliser=Method("goalposts", {"lower": 3, "upper": 2})),
            leaf("b", -1, low=3, high=2),
            aggregator="arithmetic",
            least=1,
        )
    )
    with pytest.raises(ValueError, match="index test: ") as caught:
        compute_index(made, table({"a": [1], "b": [2]}))
    for words in (
        "did you mean min_max",
        "lower must be below upper",
        "stands twice",
        "numbers from 0",
        "low 3",
        "'least'",
    ):
        assert words in str(caught.value)
    misplaced = evolve(
        branch("all", leaf("a")), content=IndexNode(normaliser=Method("min_max"), low=1, high=2)
    )
    with pytest.raises(
        ValueError, match=r"node all: normaliser is for leaves.*; node all: low is for leaves"
    ):
        compute_index(index(misplaced), table({"a": [1]}))
    with pytest.raises(ValueError, match="node a: weighting is for nodes with others under them"):
        compute_index(index(branch("all", leaf("a", weighting=Method("equal")))), table({"a": [1]}))
    with pytest.raises(rl.UnknownCodeError, match="no column 'cases' in the table; did you mean case"):
        compute_index(index(branch("all", leaf("cases"))), table({"case": [1]}))
    with pytest.raises(ValueError, match="engine must be"):
        compute_index(index(branch("all", leaf("a"))), table({"a": [1]}), engine="fortran")
    with pytest.raises(ValueError, match="in all years"):
        compute_index(index(evolve(leaf("a"), first=2021)), table({"a": [1]}))


def test_numbers_too_near_to_each_other_are_refused_and_large_ones_are_not(engine: str) -> None:
    made = index(branch("all", leaf("a")))
    with pytest.raises(ValueError, match="too near to each other"):
        compute_index(made, table({"a": [0, 1e-160]}), engine=engine)
    assert compute_index(made, table({"a": [-1e150, 0, 1e150]}), engine=engine).scores["a"] == (0.0, 0.5, 1.0)


def test_ranks_follow_the_rule_for_ties(engine: str) -> None:
    made, numbers = index(branch("all", leaf("a", normaliser=None))), table({"a": [3, 1, 3, None, 2]})
    assert compute_index(made, numbers, engine=engine).ranks == (1.0, 4.0, 1.0, None, 3.0)
    assert compute_index(made, numbers, ties="average", engine=engine).ranks == (1.5, 4.0, 1.5, None, 3.0)
    near_ties = table({"a": [1, 1.05, 2]})
    assert compute_index(made, near_ties, tolerance=0.1, engine=engine).ranks == (2.0, 2.0, 1.0)
    assert compute_index(made, near_ties, ties="dense", engine=engine).ties == "dense"


def test_a_table_refuses_what_is_no_table() -> None:
    with pytest.raises(ValueError, match="unit 'a' stands twice"):
        IndexTable(("a", "a"), {})
    with pytest.raises(ValueError, match="column x has 1 numbers for 2 units"):
        IndexTable(("a", "b"), {"x": [1]})
    with pytest.raises(ValueError, match="column x: value 0 is nan"):
        IndexTable(("a",), {"x": [float("nan")]})
    with pytest.raises(ValueError, match="2 groups for 1 units"):
        IndexTable(("a",), {}, groups=("g", "h"))
    assert IndexTable(("a",), {"x": [Decimal("0.5")]}).columns == {"x": (0.5,)}


def test_a_table_of_an_array_is_the_same_table() -> None:
    array = numpy.array([[1.0, numpy.nan], [3.0, 4.0]])
    made = table_from_array(("a", "b"), ("x", "y"), array)
    array[0, 0] = 99
    assert made == IndexTable(("a", "b"), {"x": [1, 3], "y": [None, 4]})
    assert IndexTable(("a", "b"), {"x": [1, 3], "y": [None, 4]}) == made
    tree = index(branch("all", leaf("y"), leaf("x")))
    assert (
        compute_index(tree, made, engine="python").scores == compute_index(tree, made, engine="numpy").scores
    )
    for bad, words in [
        ([[1]], "shape"),
        ([[numpy.inf, 1], [1, 1]], "beyond 1e"),
        ([[-1e151, 1], [1, 1]], "beyond 1e"),
    ]:
        with pytest.raises(ValueError, match=words):
            table_from_array(("a", "b"), ("x", "y"), numpy.array(bad))
    with pytest.raises(ValueError, match="twice"):
        table_from_array(("a", "b"), ("x", "x"), numpy.ones((2, 2)))


def test_columns_of_an_array_are_told_only_when_looked_at() -> None:
    """The faster engine takes nothing apart: no number of 300,000 becomes an object before somebody asks."""
    codes = [f"i{place}" for place in range(100)]
    groups = [branch(f"g{start}", *map(leaf, codes[start : start + 10])) for start in range(0, 100, 10)]
    numbers = table_from_array(
        tuple(map(str, range(50))), tuple(codes), numpy.random.default_rng(1).random((50, 100))
    )
    result = compute_index(index(branch("all", *groups)), numbers, engine="numpy")
    assert isinstance(result.scores, Columns)
    assert isinstance(numbers.columns, Columns)
    assert result.scores._told == {}
    assert numbers.columns._told == {}


def test_scores_of_leaves_are_made_when_they_are_looked_at() -> None:
    """The plain engine sums numbers up at once; what it makes later is the same."""
    tree = branch("all", branch("g", leaf("a", 2), leaf("b", direction=LOWER)), leaf("c", 3))
    numbers = table({"a": [1, 2, 4], "b": [0, 1, 2], "c": [5, 7, 6]})
    result = compute_index(index(tree), numbers, engine="python")
    assert isinstance(result.scores, Deferred)
    assert set(result.scores._told) == {"g", "all"}
    assert list(result.scores) == ["a", "b", "c", "g", "all"]
    assert len(result.scores) == 5
    assert "b" in result.scores
    assert "d" not in result.scores
    assert near(result.scores["b"], (1.0, 0.5, 0.0))
    assert set(result.scores._told) == {"g", "all", "b"}
    assert near(result.scores["g"], (1 / 3, 7 / 18, 2 / 3))
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 - our own
    assert rl.loads(rl.dumps(result), rl.IndexResult) == result


def test_a_leaf_beside_one_with_gaps_is_scored_all_the_same(engine: str) -> None:
    tree = branch("all", leaf("a"), leaf("b"), aggregator="arithmetic", missing="renormalize")
    result = compute_index(index(tree), table({"a": [0, 50, 100], "b": [3, None, 9]}), engine=engine)
    assert result.scores["all"] == (0.0, 0.5, 1.0)


@given(cases())
def test_both_engines_give_the_same(case: tuple[Index, IndexTable]) -> None:
    made, numbers = case
    plain, fast = (compute_index(made, numbers, engine=engine) for engine in ("python", "numpy"))
    assert set(plain.scores) == set(fast.scores) == {node.code for _, node in made.tree.walk()}
    for code, column in plain.scores.items():
        assert near(column, fast.scores[code]), code
    assert plain.treated == fast.treated
    assert plain.coverage == fast.coverage
    assert kinds(plain) == kinds(fast)
    assert plain.weights == fast.weights


@given(cases())
def test_no_score_is_nan_and_no_coverage_leaves_its_range(case: tuple[Index, IndexTable]) -> None:
    result = compute_index(*case)
    for column in result.scores.values():
        assert all(score is None or abs(score) < float("inf") for score in column)
    for column in result.coverage.values():
        assert all(share is not None and 0 <= share <= 1 for share in column)
    leaves = [node.code for node in result.index.tree.leaves()]
    assert sum(result.effective[code] for code in leaves) == pytest.approx(1)


@given(trees(ARITHMETIC).flatmap(lambda made: st.tuples(st.just(made), tables(made))), st.randoms())
def test_the_order_of_units_and_indicators_changes_nothing(
    case: tuple[Index, IndexTable], chance: random.Random
) -> None:
    made, numbers = case
    order = list(range(len(numbers.units)))
    chance.shuffle(order)
    codes = list(numbers.columns)
    chance.shuffle(codes)
    other = IndexTable(
        tuple(numbers.units[place] for place in order),
        {code: [numbers.columns[code][place] for place in order] for code in codes},
    )

    def turned(node: rl.Node[IndexNode]) -> rl.Node[IndexNode]:
        children = [turned(child) for child in node.children]
        chance.shuffle(children)
        return evolve(node, children=tuple(children))

    one, two = compute_index(made, numbers), compute_index(evolve(made, tree=turned(made.tree)), other)
    assert near([one.scores[made.tree.code][place] for place in order], two.scores[made.tree.code], 1e-9)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=8),
    st.fractions(Fraction(1, 100), 1000),
    st.integers(-1000, 1000),
    st.sampled_from(["min_max", "rank_score"]),
)
def test_units_of_measurement_do_not_matter(
    rows: list[tuple[int, int]], factor: Fraction, shift: int, normaliser: str
) -> None:
    made = index(
        branch("all", leaf("a", 2, Method(normaliser)), leaf("b", 1, Method(normaliser), direction=LOWER))
    )
    one = table({"a": [a for a, _ in rows], "b": [b for _, b in rows]})
    two = table({"a": [float(a * factor + shift) for a, _ in rows], "b": [b for _, b in rows]})
    assert near(compute_index(made, one).scores["all"], compute_index(made, two).scores["all"], 1e-9)


@given(
    trees(st.sampled_from([Method("arithmetic"), Method("geometric"), Method("minimum"), Method("median")])),
    st.data(),
)
def test_more_of_what_is_good_never_lowers_the_score(made: Index, data: st.DataObject) -> None:
    def posts(node: rl.Node[IndexNode]) -> rl.Node[IndexNode]:
        if not node.children:
            content = evolve(node.content, normaliser=Method("goalposts", {"lower": 0, "upper": 100}))
            return evolve(node, content=content)
        return evolve(node, children=tuple(posts(child) for child in node.children))

    made = evolve(made, tree=posts(made.tree))
    numbers = data.draw(tables(made, st.integers(0, 100).map(float)))
    code = data.draw(st.sampled_from([node.code for node in made.tree.leaves()]))
    better = {**numbers.columns}
    way = made.tree.find(code)
    assert way is not None
    step = -7.0 if way.content.direction is LOWER else 7.0
    better[code] = tuple(value + step for value in numbers.columns[code] if value is not None)
    before = compute_index(made, numbers).scores[made.tree.code]
    after = compute_index(made, evolve(numbers, columns=better)).scores[made.tree.code]
    assert all(b >= a - 1e-12 for a, b in zip(before, after, strict=True) if a is not None and b is not None)


@given(cases(), st.lists(st.none() | st.floats(0, 100), min_size=6, max_size=6), st.sampled_from(ENGINES))
def test_an_indicator_without_weight_changes_nothing(
    case: tuple[Index, IndexTable], column: list[float | None], engine: str
) -> None:
    made, numbers = case
    tree = evolve(made.tree, children=(*made.tree.children, leaf("idle", 0, None)))
    more = evolve(numbers, columns={**numbers.columns, "idle": column[: len(numbers.units)]})
    one = compute_index(made, numbers, engine=engine)
    two = compute_index(evolve(made, tree=tree), more, engine=engine)
    assert near(one.scores[made.tree.code], two.scores[made.tree.code])
    assert one.ranks == two.ranks
    assert near(one.coverage[made.tree.code], two.coverage[made.tree.code])
