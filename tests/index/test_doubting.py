"""Benefit of the doubt: against another solver, the limits of shares, and what holds for all scores."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rulelaw.index.doubting import benefit_of_the_doubt
from rulelaw.index.linear_algebra import solve
from tests.index.drawing import rows

SCORES = st.integers(0, 20).map(lambda number: number / 20)


def test_by_hand_in_two_dimensions() -> None:
    # The frontier is the line from (4, 1) to (1, 4), on which the sum is 5; (2, 2) lies at 4/5 of the way.
    found = benefit_of_the_doubt([(4, 1), (1, 4), (2, 2), (4, 0)])
    assert [unit.score for unit in found] == pytest.approx([1, 1, 0.8, 1])
    assert found[2].weights == pytest.approx((0.2, 0.2))
    assert found[2].shares == pytest.approx((0.5, 0.5))
    assert found[2].benchmarks == (0, 1)


def test_shares_of_contributions_keep_their_limits() -> None:
    matrix = [(0.9, 0.2, 0.5), (0.3, 0.8, 0.6), (0.5, 0.5, 0.2), (0.1, 0.9, 0.9)]
    free = benefit_of_the_doubt(matrix)
    bound = benefit_of_the_doubt(matrix, lower=0.2, upper=[0.4, 0.5, 0.6])
    for one, other in zip(bound, free, strict=True):
        assert one.score <= other.score + 1e-9
        for share, most in zip(one.shares, (0.4, 0.5, 0.6), strict=True):
            assert 0.2 - 1e-9 <= share <= most + 1e-9
    equal = benefit_of_the_doubt(matrix, lower=1 / 3, upper=1 / 3)
    for unit in equal:
        assert unit.shares == pytest.approx([1 / 3] * 3)


def test_shares_of_weights_keep_their_limits() -> None:
    matrix = [(0.9, 0.2), (0.3, 0.8), (0.5, 0.5)]
    for unit in benefit_of_the_doubt(matrix, lower=0.4, limits="weights"):
        total = sum(unit.weights)
        assert all(0.4 - 1e-9 <= weight / total <= 0.6 + 1e-9 for weight in unit.weights)
    equal = benefit_of_the_doubt(matrix, lower=0.5, limits="weights")
    assert [unit.score for unit in equal] == pytest.approx([1, 1, 1 / 1.1])


def test_a_zero_that_must_contribute_leaves_nothing() -> None:
    found = benefit_of_the_doubt([(1, 0), (1, 1)], lower=0.1)
    assert found[0].score == 0
    assert found[0].shares == (0, 0)
    assert found[1].score == 1


@pytest.mark.parametrize(
    ("matrix", "limits", "message"),
    [
        ([(1, -1)], {}, "below zero"),
        ([(0, 0)], {}, "all zero"),
        ([(1, None)], {}, "row 0 misses value 1"),
        ([], {}, "at least 1 units"),
        ([(1, 1)], {"lower": 0.6}, "no shares"),
        ([(1, 1)], {"upper": 0.4}, "no shares"),
        ([(1, 1)], {"lower": [0.5, 0.1], "upper": [0.4, 1]}, "above the upper"),
        ([(1, 1)], {"lower": [0.5]}, "1 lower limits for 2"),
        ([(1, 1)], {"upper": 1.5}, "upper limits"),
        ([(1, 1)], {"limits": "prices"}, "limits"),
        ([[1] * 41], {}, "more than"),
    ],
)
def test_what_cannot_be_scored_is_refused(matrix: Any, limits: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        benefit_of_the_doubt(matrix, **limits)


@given(rows(SCORES, units=(1, 7), indicators=(1, 4)), st.sampled_from([None, 0.1, 0.2]))
def test_scores_are_at_most_one_reached_by_one_and_not_below_those_of_equal_weights(
    matrix: list[list[float]], lower: float | None
) -> None:
    assume(any(map(any, matrix)))
    found = benefit_of_the_doubt(matrix, lower=lower)
    sums = [sum(row) for row in matrix]
    for unit, row, total in zip(found, matrix, sums, strict=True):
        assert 0 <= unit.score <= 1
        assert unit.score == pytest.approx(
            sum(w * x for w, x in zip(unit.weights, row, strict=True)), abs=1e-9
        )
        assert all(
            sum(w * x for w, x in zip(unit.weights, other, strict=True)) <= 1 + 1e-9 for other in matrix
        )
        if lower is None:
            assert unit.score >= total / max(sums) - 1e-9
    if lower is None:
        assert max(unit.score for unit in found) == pytest.approx(1)


def best_corner(own: list[float], limits: list[tuple[list[float], float]]) -> float:
    """Try every corner of the space that the limits leave."""
    best = 0.0
    for chosen in combinations(limits, len(own)):
        try:
            weights = solve([row for row, _ in chosen], [right for _, right in chosen])
        except ValueError:
            continue
        if all(
            sum(w * x for w, x in zip(weights, row, strict=True)) <= right + 1e-9 for row, right in limits
        ):
            best = max(best, sum(w * x for w, x in zip(weights, own, strict=True)))
    return best


@settings(max_examples=50)
@given(
    rows(SCORES, units=(2, 4), indicators=(2, 3)),
    st.sampled_from([0.0, 0.15]),
    st.sampled_from(["contributions", "weights"]),
)
def test_no_corner_of_what_the_limits_leave_is_better(
    matrix: list[list[float]], lower: float, limits: Any
) -> None:
    # Without a zero, so that a bound is set on every weight.
    matrix = [[value + 0.05 for value in row] for row in matrix]
    found = benefit_of_the_doubt(matrix, lower=lower, upper=0.7, limits=limits)
    for unit, own in zip(found, matrix, strict=True):
        factors = own if limits == "contributions" else [1.0] * len(own)
        bounds: list[tuple[list[float], float]] = [(row, 1.0) for row in matrix]
        for place, factor in enumerate(factors):
            part = [factor * (column == place) for column in range(len(own))]
            bounds.append(([-float(column == place) for column in range(len(own))], 0.0))
            bounds.append(([lower * f - p for f, p in zip(factors, part, strict=True)], 0.0))
            bounds.append(([p - 0.7 * f for f, p in zip(factors, part, strict=True)], 0.0))
        assert unit.score == pytest.approx(best_corner(own, bounds), abs=1e-7)
