"""Weights: published examples, what holds for all data, and what cannot be weighed."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulelaw.codebook.types import Direction
from rulelaw.index.weighting import (
    Scaling,
    angle,
    budget_allocation,
    coefficient_of_variation,
    critic,
    entropy,
    equal,
    gini,
    lopcow,
    merec,
    standard_deviation,
    variance,
)
from rulelaw.index.weighting import (
    given as given_weights,
)
from tests.index.drawing import POSITIVE, rows

HIGHER, LOWER = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
DRAWN: list[Callable[..., tuple[float, ...]]] = [
    entropy,
    critic,
    standard_deviation,
    coefficient_of_variation,
    merec,
    angle,
    gini,
    lopcow,
    variance,
]
# Keshavarz-Ghorabaee et al., Symmetry 13(4), 525, 2021, the illustrative example: one benefit, the rest costs.
MEREC_ROWS = [
    (450, 8000, 54, 145),
    (10, 9100, 2, 160),
    (100, 8200, 31, 153),
    (220, 9300, 1, 162),
    (5, 8400, 23, 158),
]


def varied(matrix: list[list[float]]) -> bool:
    return all(min(column) < max(column) for column in zip(*matrix, strict=True))


def test_equal_and_given_weights() -> None:
    assert equal(3) == (1 / 3,) * 3
    assert given_weights([2, 0, 6]) == (0.25, 0, 0.75)
    with pytest.raises(ValueError, match="indicator"):
        equal(0)
    with pytest.raises(ValueError, match="weight 1"):
        given_weights([1, -1])
    with pytest.raises(ValueError, match="zero"):
        given_weights([0, 0])


def test_merec_as_its_authors_reckon_it() -> None:
    weights = merec(MEREC_ROWS, directions=[HIGHER, HIGHER, LOWER, LOWER])
    assert [round(weight, 4) for weight in weights] == [0.5752, 0.0141, 0.4016, 0.0091]


def test_entropy_by_hand_with_a_share_of_zero() -> None:
    # Shares 0, 1/4, 3/4: 0 ln 0 adds nothing.
    first = 1 - -(0.25 * math.log(0.25) + 0.75 * math.log(0.75)) / math.log(3)
    second = 1 - -(2 * 0.25 * math.log(0.25) + 0.5 * math.log(0.5)) / math.log(3)
    assert entropy([(0, 1), (1, 1), (3, 2)]) == pytest.approx(
        (first / (first + second), second / (first + second))
    )


def test_entropy_after_min_max_as_chinese_studies_have_it() -> None:
    matrix = [(1, 9), (2, 7), (5, 5)]
    scaled = [(0, 0), (0.25, 0.5), (1, 1)]
    options: dict[str, Any] = {"scaling": Scaling.MIN_MAX, "directions": [HIGHER, LOWER]}
    assert entropy(matrix, **options) == pytest.approx(entropy(scaled))
    shifted = [tuple(value + 0.01 for value in row) for row in scaled]
    assert entropy(matrix, shift=0.01, **options) == pytest.approx(entropy(shifted))
    with pytest.raises(ValueError, match="below zero"):
        entropy([(-1, 1), (2, 3)])
    with pytest.raises(ValueError, match="shift"):
        entropy(matrix, shift=-1)


def test_critic_turns_correlations_with_directions() -> None:
    matrix = [(1, 9, 3), (2, 7, 1), (5, 5, 2)]
    turned = [(a, -b, c) for a, b, c in matrix]
    assert critic(matrix, directions=[HIGHER, LOWER, HIGHER]) == pytest.approx(critic(turned))
    assert critic(matrix) != pytest.approx(critic(turned))
    for correlation in ("spearman", "kendall"):
        assert sum(critic(matrix, correlation=correlation)) == pytest.approx(1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="correlation"):
        critic(matrix, correlation="cosine")  # type: ignore[arg-type]
    for scaling in (Scaling.NONE, Scaling.SUM, Scaling.MAXIMUM):
        told = critic(matrix, directions=[HIGHER, LOWER, HIGHER], scaling=scaling)
        assert told != pytest.approx(critic(matrix, scaling=scaling))
        assert told == pytest.approx(critic(matrix, directions=[LOWER, HIGHER, LOWER], scaling=scaling))
    assert critic([(1,), (2,)]) == (1,)
    with pytest.raises(ValueError, match="no indicator"):
        critic([(1, 10), (2, 20)])  # both say the same


def test_spread_by_each_scaling() -> None:
    matrix = [(1, 10), (3, 30), (2, 80)]
    raw = standard_deviation(matrix, scaling=Scaling.NONE)
    assert raw[1] / raw[0] == pytest.approx(math.sqrt(2600 / 3) / math.sqrt(2 / 3))
    by_sum = standard_deviation(matrix, scaling=Scaling.SUM)
    assert by_sum == pytest.approx(coefficient_of_variation(matrix))
    by_maximum = standard_deviation(matrix, scaling=Scaling.MAXIMUM)
    assert by_maximum[1] / by_maximum[0] == pytest.approx(raw[1] / raw[0] * 3 / 80)
    with pytest.raises(ValueError, match="above zero"):
        standard_deviation([(-1, 1), (-2, 2)], scaling=Scaling.SUM)
    with pytest.raises(ValueError, match="mean of indicator 0"):
        coefficient_of_variation([(-1, 1), (-2, 2)])


@pytest.mark.parametrize("weigh", DRAWN)
def test_what_does_not_vary_has_no_weight_or_is_refused(weigh: Callable[..., tuple[float, ...]]) -> None:
    matrix = [(1, 0.1, 7), (2, 0.1, 3), (4, 0.1, 9)]
    weights = weigh(matrix)
    assert weights[1] == 0
    assert (weights[0], weights[2]) == pytest.approx(weigh([(a, c) for a, _, c in matrix]), rel=0.3)
    with pytest.raises(ValueError, match="indicators 1 do not vary"):
        weigh(matrix, constant="refuse")
    with pytest.raises(ValueError, match="constant"):
        weigh(matrix, constant="hide")
    with pytest.raises(ValueError, match="no indicator tells the units apart"):
        weigh([(1, 2), (1, 2)])


@pytest.mark.parametrize("weigh", DRAWN)
def test_gaps_and_single_units_are_refused(weigh: Callable[..., tuple[float, ...]]) -> None:
    with pytest.raises(ValueError, match="row 1 misses value 0"):
        weigh([(1, 2), (None, 3)])
    with pytest.raises(ValueError, match="at least 2 units"):
        weigh([(1, 2)])
    with pytest.raises(ValueError, match="at least 2 units"):
        weigh([])


def test_directions_must_be_told_for_all_and_be_directions() -> None:
    with pytest.raises(ValueError, match="1 directions for 2"):
        merec([(1, 2), (2, 1)], directions=[HIGHER])
    with pytest.raises(ValueError, match="neutral"):
        critic([(1, 2), (2, 1)], directions=[HIGHER, Direction.NEUTRAL])
    with pytest.raises(ValueError, match="indicator 0 has a value that is not above zero"):
        merec([(0, 2), (2, 1)])


@given(rows(POSITIVE, units=(3, 6)), st.sampled_from(DRAWN), st.data())
def test_weights_sum_to_one_and_follow_units_and_indicators_in_any_order(
    matrix: list[list[float]], weigh: Callable[..., tuple[float, ...]], data: st.DataObject
) -> None:
    assume(varied(matrix))
    try:
        weights = weigh(matrix)
    except ValueError:
        assert weigh is critic  # all indicators say the same
        return
    assert sum(weights) == pytest.approx(1)
    assert min(weights) >= 0
    units = data.draw(st.permutations(range(len(matrix))))
    order = data.draw(st.permutations(range(len(matrix[0]))))
    moved = weigh([[matrix[unit][place] for place in order] for unit in units])
    assert moved == pytest.approx([weights[place] for place in order], abs=1e-9)


@given(rows(POSITIVE, units=(3, 6)), st.sampled_from(DRAWN), st.sampled_from([0.125, 64.0]))
def test_the_unit_of_measurement_of_an_indicator_changes_no_weight(
    matrix: list[list[float]], weigh: Callable[..., tuple[float, ...]], factor: float
) -> None:
    assume(varied(matrix))
    measured = [[row[0] * factor, *row[1:]] for row in matrix]
    try:
        weights = weigh(matrix)
    except ValueError:
        return
    assert weigh(measured) == pytest.approx(weights, abs=1e-9)


def test_points_of_experts() -> None:
    points = [(50, 30, 20), (10, 60, 30), (30, 30, 40)]
    assert budget_allocation(points, total=100) == pytest.approx((0.3, 0.4, 0.3))
    assert budget_allocation(points, middle="median") == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert budget_allocation(points[:2], middle="median") == pytest.approx((0.3, 0.45, 0.25))
    assert budget_allocation(points, experts=[1, 0, 0]) == pytest.approx((0.5, 0.3, 0.2))
    assert budget_allocation([(5, 5), (30, 10)]) == pytest.approx((0.625, 0.375))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"points": []}, "no experts"),
        ({"points": [(60, 40), (60, 50), (1, 2)], "total": 100}, "expert 1 shared out 110.0; expert 2"),
        ({"points": [(0, 0)]}, "zero"),
        ({"points": [(1, 1), (1,)]}, "1 weights for 2"),
        ({"points": [(1, 1)], "middle": "mode"}, "middle"),
        ({"points": [(1, 1)], "middle": "median", "experts": [1]}, "median takes no weights"),
    ],
)
def test_points_that_cannot_be_weighed_are_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        budget_allocation(**arguments)
