"""Numbers at the edge of floats, trees deeper than any: a method gives finite numbers or refuses, nothing else."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.index.aggregating import AGGREGATORS, MATRIX_AGGREGATORS
from rulelaw.index.apportioning_index import apportion_index
from rulelaw.index.computing import compute_index
from rulelaw.index.describing import describe, kendall, pearson, spearman
from rulelaw.index.normalising import NORMALISERS
from rulelaw.index.removing import remove_nodes
from rulelaw.index.treating import treat
from rulelaw.index.types import Index, Method
from rulelaw.index.variations import Variation
from rulelaw.index.varying import vary_index
from rulelaw.index.weighting import (
    benefit_of_the_doubt,
    coefficient_of_variation,
    critic,
    entropy,
    merec,
    pca,
    standard_deviation,
)
from tests.index.growing import branch, index, leaf, table

EXTREMES = st.sampled_from(
    [
        0.0,
        -0.0,
        1.0,
        -1.0,
        2.5,
        0.1,
        0.3,
        0.1 + 0.2,
        5e-324,
        1e-310,
        -1e-200,
        1e-140,
        9e149,
        -1e150,
        1e150,
        1.7e308,
    ]
) | st.floats(allow_nan=False, allow_infinity=False)
CELLS = st.none() | EXTREMES
NEEDED: dict[str, dict[str, Any]] = {
    "categorical_bands": {"edges": [0, 100], "scores": [0, 1, 2]},
    "distance_to_reference": {"value": 2.0},
    "distance_to_target": {"target": 3},
    "goalposts": {"lower": -3, "upper": 3},
    "scaled": {"lower": -3, "upper": 3},
}


def numbers(answer: Any) -> Iterator[float]:
    """All floats of an answer, however deep."""
    if isinstance(answer, float):
        yield answer
    elif isinstance(answer, tuple):
        for part in answer:
            yield from numbers(part)
    elif attrs.has(type(answer)):
        for field in attrs.fields(type(answer)):
            yield from numbers(getattr(answer, field.name))


def finite_or_refused(method: Callable[..., Any], *arguments: Any, **options: Any) -> None:
    try:
        answer = method(*arguments, **options)
    except ValueError:
        return
    assert all(map(math.isfinite, numbers(answer)))


@pytest.mark.parametrize("name", NORMALISERS)
@given(values=st.lists(CELLS, max_size=6))
def test_normalisers(name: str, values: list[float | None]) -> None:
    finite_or_refused(NORMALISERS[name], values, **NEEDED.get(name, {}))


@pytest.mark.parametrize("name", AGGREGATORS)
@given(values=st.lists(CELLS, max_size=6), exponent=st.sampled_from([-40, -1, 0, 0.5, 3, 40]))
def test_aggregators(name: str, values: list[float | None], exponent: float) -> None:
    finite_or_refused(AGGREGATORS[name], values, **({"exponent": exponent} if name == "power" else {}))


@given(pairs=st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_descriptions_and_treatment(pairs: list[tuple[float | None, float | None]]) -> None:
    left, right = [x for x, _ in pairs], [y for _, y in pairs]
    finite_or_refused(describe, left)
    finite_or_refused(treat, left)
    for correlate in (pearson, spearman, kendall):
        finite_or_refused(correlate, left, right)


@given(rows=st.lists(st.tuples(EXTREMES, EXTREMES, EXTREMES), max_size=5))
def test_weights_and_rules_for_all_units(rows: list[tuple[float, float, float]]) -> None:
    drawn = (entropy, critic, standard_deviation, coefficient_of_variation, merec, pca, benefit_of_the_doubt)
    for method in (*drawn, *MATRIX_AGGREGATORS.values()):
        finite_or_refused(method, rows)


def tower(levels: int) -> Index:
    """An index as deep as told, with two leaves at its foot and one halfway up."""
    node = branch("foot", leaf("a", 1, None), leaf("b", 1, None))
    for level in range(1, levels):
        beside = (leaf("c", 1, None),) if level == levels // 2 else ()
        node = branch(f"n{level}", node, *beside)
    return index(node)


@pytest.mark.parametrize("engine", ["python", "numpy"])
def test_a_tree_deeper_than_python_calls_itself_is_computed_varied_and_cut_down(engine: Any) -> None:
    made = tower(5_000)
    numbers = table({"a": [1.0, 2.0], "b": [1.0, 4.0], "c": [3.0, 2.0]})
    assert compute_index(made, numbers, year=2021, engine=engine).scores[made.tree.code] == (2.0, 2.5)
    means = Variation(aggregators=(Method("arithmetic"), Method("minimum")))
    varied = vary_index(made, numbers, means, seed=1, replicates=3, engine=engine)
    assert (varied.scores[0], varied.score_median[0]) in {(2.0, 1.0), (2.0, 2.0)}
    removed = remove_nodes(made, numbers, codes=["a", "foot"], engine=engine)
    assert [removal.ranks for removal in removed] == [(2.0, 1.0), (1.0, 2.0)]
    found = apportion_index(made, numbers, means, seed=1, samples=2, engine=engine)
    assert found.evaluations == 6
