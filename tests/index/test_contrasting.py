"""Weights by contrast: by hand, what cannot be weighed, and what holds for all data."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulelaw.codebook.types import Direction
from rulelaw.index.contrasting import angle, cilos, gini, lopcow, variance
from rulelaw.index.scaling import Scaling
from rulelaw.index.weighting import entropy, idocriw, standard_deviation
from tests.index.drawing import POSITIVE, rows

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER


def test_variances_are_squared_standard_deviations() -> None:
    matrix = [(1, 9), (2, 7), (5, 5)]
    for scaling in Scaling:
        squares = [weight**2 for weight in standard_deviation(matrix, scaling=scaling)]
        assert variance(matrix, scaling=scaling) == pytest.approx(
            [square / sum(squares) for square in squares]
        )


@given(rows(POSITIVE))
def test_gini_is_the_mean_difference_over_twice_the_mean(matrix: list[list[float]]) -> None:
    columns = list(zip(*matrix, strict=True))
    assume(any(min(column) < max(column) for column in columns))
    size = len(matrix)
    plain = [
        sum(abs(x - y) for x in column for y in column) / (2 * size**2 * (sum(column) / size))
        for column in columns
    ]
    assert gini(matrix) == pytest.approx([one / sum(plain) for one in plain])


@given(rows(POSITIVE))
def test_the_angle_is_that_between_two_vectors(matrix: list[list[float]]) -> None:
    columns = list(zip(*matrix, strict=True))
    assume(all(min(column) < max(column) for column in columns))
    plain = [
        math.acos(min(1.0, sum(column) / math.sqrt(len(column) * sum(x * x for x in column))))
        for column in columns
    ]
    assert angle(matrix) == pytest.approx([one / sum(plain) for one in plain], abs=1e-6)


def test_angles_of_what_is_better_low_are_those_of_its_reciprocals() -> None:
    matrix = [(1, 9), (2, 7), (5, 5)]
    turned = [(one, 1 / other) for one, other in matrix]
    assert angle(matrix, directions=[UP, DOWN]) == pytest.approx(angle(turned))
    with pytest.raises(ValueError, match="indicator 1 has a value that is not above zero"):
        angle([(1, 0), (2, 1)], directions=[UP, DOWN])
    for weigh in (angle, gini):
        with pytest.raises(ValueError, match="mean of indicator 0"):
            weigh([(-3, 1), (1, 2)])


def test_the_logarithms_of_spread_by_hand() -> None:
    # Scaled 0, 0.5, 1 and 0, 0.25, 1 (turned round: 1, 0.75, 0).
    first = math.log(math.sqrt(1.25 / 3) / 0.5)
    second = math.log(math.sqrt(1.0625 / 3) / math.sqrt((0.0625 + 1 - 3 * (1.25 / 3) ** 2) / 2))
    turned = math.log(math.sqrt(1.5625 / 3) / math.sqrt((0.0625 + 1 - 3 * (1.25 / 3) ** 2) / 2))
    matrix = [(1, 10), (2, 20), (3, 50)]
    assert lopcow(matrix) == pytest.approx(
        (abs(first) / (abs(first) + abs(second)), abs(second) / (abs(first) + abs(second)))
    )
    assert lopcow(matrix, directions=[DOWN, DOWN])[1] == pytest.approx(
        abs(turned) / (abs(first) + abs(turned))
    )
    assert lopcow(matrix, ddof=0) != lopcow(matrix)
    with pytest.raises(ValueError, match="ddof"):
        lopcow(matrix, ddof=2)


def test_losses_of_impact_of_two_indicators_by_hand() -> None:
    """p_12 q_2 = p_21 q_1: what each loses stands to what the other does as their weights do."""
    found = cilos([(4, 1), (3, 5)])
    assert found == pytest.approx((0.8 / 1.05, 0.25 / 1.05))
    assert cilos([(4, 1), (3, 5)], directions=[UP, UP]) == found
    assert cilos([(0.25, 1), (1 / 3, 5)], directions=[DOWN, UP]) == pytest.approx(found)
    assert cilos([(4, 7, 1), (3, 7, 5)]) == pytest.approx((found[0], 0, found[1]))
    assert cilos([(4, 7), (3, 7)]) == (1, 0)


def test_the_weights_of_losses_solve_their_equations() -> None:
    matrix = [(3, 100, 10, 7), (2.5, 80, 8, 5), (1.8, 50, 20, 11), (2.2, 70, 12, 9)]
    weights = cilos(matrix)
    best = [max(matrix, key=lambda row, place=place: row[place]) for place in range(4)]  # type: ignore[misc]
    losses = [[1 - row[place] / best[place][place] for place in range(4)] for row in best]
    for place in range(4):
        gained = sum(loss * weight for loss, weight in zip(losses[place], weights, strict=True))
        assert gained == pytest.approx(weights[place] * sum(row[place] for row in losses))


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([(4, 2), (3, 1)], "indicator 0 loses nothing"),
        ([(-4, 2), (3, 1)], "indicator 0 has a value below zero"),
        ([(4, 2), (4, 2)], "no indicator tells the units apart"),
    ],
)
def test_what_has_no_losses_is_refused(matrix: list[tuple[float, ...]], message: str) -> None:
    for weigh in (cilos, idocriw):
        with pytest.raises(ValueError, match=message):
            weigh(matrix)


def test_a_zero_where_lower_is_better_has_no_reciprocal() -> None:
    with pytest.raises(ValueError, match="not above zero"):
        cilos([(0, 2), (3, 1)], directions=[DOWN, UP])
    assert sum(cilos([(0, 2), (3, 1)])) == pytest.approx(1)


def test_both_weights_together_are_their_product() -> None:
    matrix = [(3, 100, 10), (2.5, 80, 8), (1.8, 50, 20)]
    products = [one * other for one, other in zip(cilos(matrix), entropy(matrix), strict=True)]
    assert idocriw(matrix) == pytest.approx([one / sum(products) for one in products])


@given(rows(POSITIVE, units=(3, 6)), st.sampled_from([cilos, idocriw]))
def test_weights_of_losses_sum_to_one_wherever_there_are_any(
    matrix: list[list[float]], weigh: Callable[..., tuple[float, ...]]
) -> None:
    try:
        weights = weigh(matrix)
    except ValueError:
        return
    assert sum(weights) == pytest.approx(1)
    assert min(weights) >= 0
