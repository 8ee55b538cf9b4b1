"""Before numbers are normalised units are screened, numbers divided, gaps filled, outliers drawn in; all of it is told."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import rulelaw as rl
from rulelaw.index.computing import compute_index
from rulelaw.index.types import (
    ChangedCell,
    ChangeKind,
    Index,
    IndexResult,
    IndexTable,
    Method,
    NoteKind,
    PreparationStep,
)
from rulelaw.index.variations import Variation
from rulelaw.index.varying import vary_index
from tests.index.growing import branch, cases, index, leaf, near, table


@pytest.fixture(params=["python", "numpy"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def raw(code: str = "a", **content: Any) -> rl.Node[rl.IndexNode]:
    return leaf(code, normaliser=None, **content)


def result_of(
    *leaves: rl.Node[rl.IndexNode], columns: Any, engine: str, fields: Any = None, **of: Any
) -> IndexResult:
    return compute_index(index(branch("all", *leaves), **of), table(columns, **(fields or {})), engine=engine)


def test_denominators_make_rates_and_what_cannot_be_divided_is_noted(engine: str) -> None:
    columns = {"a": [3, 4, 5, None], "people": [2000, 0, None, 3000]}
    result = result_of(raw(denominator="people", per=10_000), columns=columns, engine=engine)
    assert result.treated["a"] == (15.0, None, None, None)
    assert result.coverage["all"] == (1.0, 0.0, 0.0, 0.0)
    assert (result.notes[0].kind, result.notes[0].units) == (NoteKind.NOT_DIVIDED, ("u1", "u2"))
    with pytest.raises(rl.UnknownCodeError, match="no column 'people'"):
        result_of(raw(denominator="people"), columns={"a": [3]}, engine=engine)
    with pytest.raises(ValueError, match="node a: denominator 0 is -1"):
        result_of(raw(denominator="people"), columns={"a": [3], "people": [-1]}, engine=engine)


def test_screened_units_are_out_of_everything_but_stay_in_the_table(engine: str) -> None:
    leaves = (leaf("a", 3), leaf("b"), leaf("c"))
    columns = {"a": [0, 10, None, 100], "b": [0, 1, None, 1], "c": [None, 1, 5, 0]}
    screening = Method("screen", {"least_share": 0.6})
    result = result_of(*leaves, columns=columns, engine=engine, screening=screening)
    assert result.units == ("u0", "u1", "u2", "u3")
    assert result.scores["a"] == (0.0, 0.1, None, 1.0)
    assert result.scores["c"] == (None, 1.0, None, 0.0)  # 5 is no longer the maximum
    assert result.ranks == (3.0, 2.0, None, 1.0)
    assert near(result.coverage["all"], (0.8, 1.0, 0.2, 1.0))
    assert [(note.kind, note.units) for note in result.notes] == [(NoteKind.SCREENED, ("u2",))]
    by_weight = Method("screen", {"least_weight": 0.9})
    assert result_of(*leaves, columns=columns, engine=engine, screening=by_weight).ranks == (
        None,
        2.0,
        None,
        1.0,
    )


def test_each_imputation_fills_as_it_says_and_nothing_filled_counts_as_told(engine: str) -> None:
    columns = {"a": [1, None, 3, 8]}
    fields = {"groups": ("x", "x", "y", "y"), "previous": {"a": [5, 6, 7, 8]}}
    expected = {
        Method("mean"): (4.0, "mean"),
        Method("median"): (3.0, "median"),
        Method("group", {"middle": "median"}): (1.0, "group median"),
        Method("previous"): (6.0, "previous"),
        Method("value", {"value": 0}): (0.0, "value"),
    }
    for method, (filled, how) in expected.items():
        result = result_of(raw(imputation=method), columns=columns, engine=engine, fields=fields)
        assert result.treated["a"] == (1.0, filled, 3.0, 8.0)
        assert result.changes == (ChangedCell(ChangeKind.IMPUTED, "a", "u1", None, filled, how),)
        assert result.coverage["all"] == (1.0, 0.0, 1.0, 1.0)


def test_what_nothing_is_known_of_stays_missing(engine: str) -> None:
    for method in (Method("group"), Method("previous")):
        result = result_of(raw(imputation=method), columns={"a": [1, None]}, engine=engine)
        assert (result.treated["a"], result.changes) == ((1.0, None), ())


def test_an_outlier_is_drawn_in_and_a_skewed_column_put_on_a_log_scale(engine: str) -> None:
    columns = {"a": [*range(1, 11), 100], "b": [2**power for power in range(11)]}
    winsorised = result_of(raw(treatment=Method("winsorise")), columns=columns, engine=engine)
    assert winsorised.changes == (
        ChangedCell(ChangeKind.WINSORISED, "a", "u10", 100.0, 10.0, "winsorised high"),
    )
    logs = result_of(
        raw("b", treatment=Method("log_transform", {"form": "plain"})), columns=columns, engine=engine
    )
    assert {change.kind for change in logs.changes} == {ChangeKind.TRANSFORMED}
    assert len(logs.changes) == 11
    with pytest.raises(ValueError, match=r"node a: 0\.0 has no logarithm"):
        result_of(
            raw(treatment=Method("log_transform", {"form": "plain"})), columns={"a": [0, 1, 5]}, engine=engine
        )


def test_steps_are_taken_in_the_order_of_the_index(engine: str) -> None:
    columns = {"a": [10, None, 30], "people": [10, 10, 30]}
    both = raw(denominator="people", imputation=Method("mean"))
    divided_first = result_of(both, columns=columns, engine=engine)
    assert divided_first.treated["a"] == (1.0, 1.0, 1.0)
    filled_first = result_of(
        both, columns=columns, engine=engine, steps=(PreparationStep.IMPUTE, PreparationStep.DENOMINATE)
    )
    assert filled_first.treated["a"] == (1.0, 2.0, 1.0)
    assert result_of(both, columns=columns, engine=engine, steps=()).treated["a"] == (10.0, None, 30.0)


def test_mistakes_in_methods_are_told_before_anything_is_computed() -> None:
    made = index(
        branch(
            "all",
            raw("a", imputation=Method("guess")),
            raw("b", treatment=Method("box_cox")),
            raw("c", imputation=Method("value"), per=0.0),
            raw("d", treatment=Method("winsorise", {"most": -1})),
            weighting=Method("entropie"),
        ),
        screening=Method("screen", {"keep": 3}),
    )
    with pytest.raises(ValueError, match="index test: ") as caught:
        compute_index(made, table({"a": [1]}))
    for words in (
        "no imputation 'guess'",
        "option exponent is missing",
        "option value is missing",
        "per 0.0 must be above zero",
        "most must be zero or more",
        "did you mean entropy",
        "screening: screen: unknown option 'keep'",
    ):
        assert words in str(caught.value)


def test_weights_may_be_worked_out_from_scores(engine: str) -> None:
    columns = {"a": [0, 1, 2, None], "b": [0, 10, 0, 5], "c": [1, 1, 1, 1]}

    def weights(method: Method) -> dict[str, float]:
        leaves = tuple(raw(code) for code in columns)
        result = compute_index(index(branch("all", *leaves, weighting=method)), table(columns), engine=engine)
        return {code: result.weights[code] for code in columns}

    assert weights(Method("equal")) == pytest.approx({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3})
    spread = weights(Method("standard_deviation"))
    assert spread["c"] == 0
    assert sum(spread.values()) == pytest.approx(1)
    for name in ("critic", "entropy", "standard_deviation"):
        assert sum(weights(Method(name)).values()) == pytest.approx(1)


def test_weights_that_cannot_be_worked_out_are_a_note(engine: str) -> None:
    leaves = (raw("a"), raw("b"))
    made = index(branch("all", branch("g", *leaves, weighting=Method("entropy")), raw("c")))
    result = compute_index(made, table({"a": [1, 1], "b": [2, 2], "c": [3, 4]}), engine=engine)
    assert result.scores["g"] == (None, None)
    assert result.scores["all"] == (3.0, 4.0)
    assert NoteKind.NOT_WEIGHTED in [note.kind for note in result.notes]


def test_benefit_of_the_doubt_scores_each_unit_at_its_best(engine: str) -> None:
    made = index(branch("all", raw("a"), raw("b"), aggregator="benefit_of_the_doubt"))
    result = compute_index(made, table({"a": [1, 0.5, 0.5, None], "b": [0.5, 1, 0.5, 1]}), engine=engine)
    assert near(result.scores["all"], (1.0, 1.0, 2 / 3, None), 1e-9)


def test_a_table_without_units_or_all_of_whose_units_are_screened_has_no_scores(engine: str) -> None:
    assert result_of(leaf("a"), leaf("b"), columns={"a": [], "b": []}, engine=engine).scores["all"] == ()
    screening = Method("screen", {"least_share": 1.0})
    columns = {"a": [None, 1], "b": [1, None]}
    result = result_of(leaf("a"), leaf("b"), columns=columns, engine=engine, screening=screening)
    assert (result.scores["all"], result.ranks) == ((None, None), (None, None))
    for aggregator in ("borda", "copeland", "median", "geometric"):
        made = index(branch("all", leaf("a"), leaf("b"), aggregator=aggregator), screening=screening)
        assert compute_index(made, table(columns), engine=engine).scores["all"] == (None, None)
    found = vary_index(made, table(columns), Variation(noise=0.1), seed=1, replicates=3, engine=engine)
    assert (found.score_low, found.scored) == ((None, None), (0.0, 0.0))


METHODS = {"imputation": Method("median"), "treatment": Method("winsorise")}


@given(cases())
def test_both_engines_prepare_alike(case: tuple[Index, IndexTable]) -> None:
    made, numbers = case

    def with_methods(node: rl.Node[rl.IndexNode]) -> rl.Node[rl.IndexNode]:
        if not node.children:
            return evolve(node, content=evolve(node.content, **METHODS))
        return evolve(node, children=tuple(map(with_methods, node.children)))

    screening = Method("screen", {"least_share": 0.4})
    made = evolve(made, tree=with_methods(made.tree), screening=screening)
    plain, fast = (compute_index(made, numbers, engine=engine) for engine in ("python", "numpy"))
    for code, column in plain.scores.items():
        assert near(column, fast.scores[code])
    assert (plain.treated, plain.changes, plain.coverage) == (fast.treated, fast.changes, fast.coverage)
    assert [note.kind for note in plain.notes] == [note.kind for note in fast.notes]
