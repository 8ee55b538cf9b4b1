"""Benefit of the doubt: each unit is scored with the weights that suit it best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from rulelaw.index.columns import Matrix, complete_matrix, sum_of_products

__all__ = ["DoubtWeights", "benefit_of_the_doubt"]

# One linear programme a unit, each with a row for every unit on the frontier: minutes beyond this size.
MOST_UNITS, MOST_INDICATORS = 2000, 40
# Scores are taken as shares of the largest, so that this is a share too.
TOLERANCE = 1e-11


@frozen
class DoubtWeights:
    """The score of a unit under the weights that suit it best.

    :ivar score: its score, at most 1, which is that of a unit that none beats under these weights.
    :ivar weights: the weights, for the values as they were given; the score is the sum of weights times values. Where
        several sets give the same score they are one of them.
    :ivar shares: what each indicator contributes to the score, as a share of it; all zero where the score is.
    :ivar benchmarks: the units, by place, that score 1 under these weights.
    """

    score: float
    weights: tuple[float, ...]
    shares: tuple[float, ...]
    benchmarks: tuple[int, ...]


def benefit_of_the_doubt(
    rows: Matrix,
    *,
    lower: float | Sequence[float] | None = None,
    upper: float | Sequence[float] | None = None,
    limits: Literal["contributions", "weights"] = "contributions",
) -> tuple[DoubtWeights, ...]:
    """Score each unit with the weights that suit it best, such that with them no unit scores above 1.

    Melyn & Moesen (1991); Cherchye, Moesen, Rogge & Van Puyenbroeck, *Social Indicators Research* 82(1), 2007; Handbook
    (2008), step 6: ``max sum of w x`` for the unit itself, subject to ``sum of w x <= 1`` for every unit and
    ``w >= 0``, a linear programme for each unit, solved by the simplex method.

    :param rows: the units, each with its scores, none below zero and no gap; higher is better.
    :param lower: the least share of each indicator, one for all or one each; ``None``: no limit.
    :param upper: its greatest share.
    :param limits: what the shares are of: ``"contributions"``: of what ``w x`` adds to the score of the unit itself
        (pie shares; Cherchye et al. 2007); ``"weights"``: of the sum of the weights.
    :returns: one answer for each unit, in their order.
    :raises ValueError: for gaps, scores below zero or all zero, limits that no shares keep, more than 2000 units or 40
        indicators.

    >>> [round(unit.score, 6) for unit in benefit_of_the_doubt([(1, 0.5), (0.5, 1), (0.5, 0.5)])]
    [1.0, 1.0, 0.666667]
    """
    if limits not in ("contributions", "weights"):
        raise ValueError(f"limits must be 'contributions' or 'weights', not {limits!r}")
    read = complete_matrix(rows, units=1, purpose="the benefit of the doubt")
    count = len(read[0])
    if len(read) > MOST_UNITS or count > MOST_INDICATORS:
        raise ValueError(
            f"{len(read)} units and {count} indicators are more than {MOST_UNITS} and {MOST_INDICATORS}"
        )
    largest = max(map(max, read))
    if min(map(min, read)) < 0 or largest < 1e-150:
        raise ValueError("scores must not be below zero, nor all zero")
    least, most = _limits("lower", lower, 0.0, count), _limits("upper", upper, 1.0, count)
    if any(low > high for low, high in zip(least, most, strict=True)):
        raise ValueError("a lower limit is above the upper one")
    if math.fsum(least) > 1 + TOLERANCE or math.fsum(most) < 1 - TOLERANCE:
        raise ValueError("no shares that sum to one keep these limits")
    scaled = [[value / largest for value in row] for row in read]
    frontier = _frontier(scaled)
    answers: list[DoubtWeights] = []
    for own in scaled:
        factors = own if limits == "contributions" else [1.0] * count
        weights = _maximum(own, frontier, _share_rows(factors, least, most))
        score = min(1.0, sum_of_products(weights, own))
        totals = [sum_of_products(weights, row) for row in scaled]
        parts = [weight * value for weight, value in zip(weights, own, strict=True)]
        total = math.fsum(parts)
        answers.append(
            DoubtWeights(
                score=score,
                weights=tuple(weight / largest for weight in weights),
                shares=tuple(part / total if total > 0 else 0.0 for part in parts),
                benchmarks=tuple(place for place, value in enumerate(totals) if value >= 1 - 1e-9),
            )
        )
    return tuple(answers)


def _limits(name: str, limit: float | Sequence[float] | None, default: float, count: int) -> list[float]:
    """Give a limit for each indicator."""
    if limit is None:
        return [default] * count
    each = [float(value) for value in limit] if isinstance(limit, Sequence) else [float(limit)] * count
    if len(each) != count:
        raise ValueError(f"{len(each)} {name} limits for {count} indicators")
    if any(not 0 <= value <= 1 for value in each):
        raise ValueError(f"{name} limits are shares from 0 to 1")
    return each


def _frontier(rows: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """Leave out the units that another one matches or beats on every indicator: weights that suit it suit them."""
    kept: list[Sequence[float]] = []
    for row in sorted({tuple(row) for row in rows}, key=lambda row: (-math.fsum(row), row)):
        if not any(all(a >= b for a, b in zip(other, row, strict=True)) for other in kept):
            kept.append(row)
    return kept


def _share_rows(factors: Sequence[float], least: Sequence[float], most: Sequence[float]) -> list[list[float]]:
    """Give the limits as rows whose product with the weights must not be above zero."""
    rows: list[list[float]] = []
    for place, (low, high) in enumerate(zip(least, most, strict=True)):
        own = [factor * (column == place) for column, factor in enumerate(factors)]
        if low > 0:
            rows.append([low * factor - part for factor, part in zip(factors, own, strict=True)])
        if high < 1:
            rows.append([part - high * factor for factor, part in zip(factors, own, strict=True)])
    return rows


def _maximum(
    goal: Sequence[float], units: Sequence[Sequence[float]], shares: Sequence[Sequence[float]]
) -> list[float]:
    """Give the weights that maximise the goal, by the simplex method on a dictionary.

    All weights zero is where it starts, since no right side is below zero. The variable with the largest gain enters;
    after steps without gain the first one with any, by Bland's rule, which cannot go round in circles.
    """
    count = len(goal)
    table = [[*map(float, row), 1.0] for row in units] + [[*row, 0.0] for row in shares]
    gains = [*map(float, goal), 0.0]
    inside, outside = list(range(count, count + len(table))), list(range(count))
    stalled = 0
    while True:
        candidates = [place for place in range(count) if gains[place] > TOLERANCE]
        if not candidates:
            break
        if stalled > count:
            entering = min(candidates, key=outside.__getitem__)
        else:
            entering = max(candidates, key=gains.__getitem__)
        ratios = [
            (max(0.0, row[-1]) / row[entering], inside[place], place)
            for place, row in enumerate(table)
            if row[entering] > TOLERANCE
        ]
        if not ratios:
            raise ValueError("the limits leave the weights of a unit without a bound")
        step, _, leaving = min(ratios)
        stalled = 0 if step * gains[entering] > TOLERANCE else stalled + 1
        _pivot(table, gains, leaving, entering)
        inside[leaving], outside[entering] = outside[entering], inside[leaving]
    weights = [0.0] * count
    for place, variable in enumerate(inside):
        if variable < count:
            weights[variable] = max(0.0, table[place][-1])
    return weights


def _pivot(table: list[list[float]], gains: list[float], leaving: int, entering: int) -> None:
    """Exchange a variable of the dictionary for another."""
    lead = table[leaving]
    pivot = lead[entering]
    lead[entering] = 1.0
    table[leaving] = lead = [entry / pivot for entry in lead]
    for row in (*table[:leaving], *table[leaving + 1 :], gains):
        factor = row[entering]
        if factor:
            row[entering] = 0.0
            for place, entry in enumerate(lead):
                row[place] -= factor * entry
