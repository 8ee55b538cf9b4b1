"""Numbers at the edge of floats: a method gives finite numbers or refuses, and nothing else happens."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.index.aggregating import AGGREGATORS, MATRIX_AGGREGATORS
from rulelaw.index.describing import describe, kendall, pearson, spearman
from rulelaw.index.normalising import NORMALISERS
from rulelaw.index.treating import treat
from rulelaw.index.weighting import (
    benefit_of_the_doubt,
    coefficient_of_variation,
    critic,
    entropy,
    merec,
    pca,
    standard_deviation,
)

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
