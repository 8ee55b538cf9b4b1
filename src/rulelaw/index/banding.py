"""Normalising into classes: bands with scores, classes by percentiles, above and below the mean."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from rulelaw.codebook.types import Direction
from rulelaw.index.columns import Column, Scores, higher_is_better, mean_of, read_column
from rulelaw.index.describing import QuantileType, quantile

__all__ = ["above_below_mean", "categorical_bands", "percentile_categories"]


def above_below_mean(
    values: Column,
    *,
    threshold: float = 0.0,
    mean: float | Decimal | None = None,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Give 1 above the mean, -1 below it, and 0 within a share ``threshold`` of it.

    Handbook (2008), step 5, "Indicators above or below the mean": with w = x/mean the score is 1 where
    w > 1 + threshold, -1 where w < 1 - threshold, else 0; turned round where lower is better.

    :param values: the values, ``None`` where missing.
    :param threshold: the share of the mean that still counts as the mean, from 0.
    :param mean: the mean to hold the values against, above zero; ``None``: that of the values.
    :param direction: which side is better.
    :param constant: the score of all where the mean is not above zero, so that a share of it says nothing; ``None``:
        missing.
    :raises ValueError: for a value that is not finite, a neutral direction or a threshold below zero.

    >>> above_below_mean([8, 10, 12, None], threshold=0.1)
    (-1.0, 0.0, 1.0, None)
    """
    if not 0 <= threshold < math.inf:
        raise ValueError(f"threshold must be a share from 0, not {threshold}")
    sign = 1.0 if higher_is_better(direction) else -1.0
    column, present = read_column(values)
    if not present:
        return tuple(column)
    centre = mean_of(present) if mean is None else float(mean)
    if not 0 < centre < math.inf:
        return tuple(None if value is None else constant for value in column)
    above, below = centre * (1 + threshold), centre * (1 - threshold)
    return tuple(
        None if value is None else sign if value > above else -sign if value < below else 0.0
        for value in column
    )


def categorical_bands(
    values: Column,
    *,
    edges: Sequence[float | Decimal],
    scores: Sequence[float],
    direction: Direction = Direction.HIGHER_IS_BETTER,
) -> Scores:
    """Give each value the score of the band that it falls into.

    Handbook (2008), step 5, "Categorical scales".

    :param values: the values, ``None`` where missing.
    :param edges: where one band ends and the next begins, rising, in the unit of the values.
    :param scores: the score of each band, one more than edges, from the worst band to the best. A value on an edge
        belongs to the better band.
    :param direction: which side is better: where lower is, the first score is that of the band above the last edge.
    :raises ValueError: for edges that do not rise, or scores that do not fit them.

    >>> categorical_bands([5, 10, 35, None], edges=[10, 30], scores=[0, 50, 100])
    (0.0, 50.0, 100.0, None)
    >>> categorical_bands(
    ...     [5, 10, 35], edges=[10, 30], scores=[0, 50, 100], direction=Direction.LOWER_IS_BETTER
    ... )
    (100.0, 100.0, 0.0)
    """
    higher = higher_is_better(direction)
    column, _ = read_column(values)
    limits, points = [float(edge) for edge in edges], [float(score) for score in scores]
    if any(not low < high for low, high in pairwise(limits)):
        raise ValueError(f"edges must rise: {limits}")
    return _banded(column, limits, points, higher=higher)


def percentile_categories(
    values: Column,
    *,
    percentiles: Sequence[float] = (15, 25, 65, 85, 95),
    scores: Sequence[float] = (0, 20, 40, 60, 80, 100),
    quantiles: QuantileType = QuantileType.INVERTED,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Give each value the score of the class between the percentiles of the column that it falls into.

    The defaults are those of the Handbook (2008), step 5, "Categorical scales": 0 below the 15th percentile, 20 below
    the 25th, 40 below the 65th, 60 below the 85th, 80 below the 95th, else 100.

    :param values: the values, ``None`` where missing.
    :param percentiles: the percentiles where one class ends and the next begins, rising, from 0 to 100. Where lower is
        better they are counted from the highest value.
    :param scores: the score of each class, one more than percentiles, from the worst class to the best. A value on a
        percentile belongs to the better class.
    :param quantiles: how percentiles are reckoned. The default is the first value with so many per cent of the values
        at or below it (where lower is better: at or above it), so that the class hangs on the place in the order
        alone, as in Table 15 of the Handbook, where the 15th of 23 (65.2 %) is above the 65th percentile.
    :param direction: which side is better.
    :param constant: the score of all where all values are equal; ``None``: missing.
    :raises ValueError: for percentiles that do not rise or are none, or scores that do not fit them.

    >>> percentile_categories(range(1, 6), percentiles=[50], scores=[0, 1])
    (0.0, 0.0, 1.0, 1.0, 1.0)
    """
    higher = higher_is_better(direction)
    column, present = read_column(values)
    shares = [float(percentile) for percentile in percentiles]
    if any(not low < high for low, high in pairwise(shares)):
        raise ValueError(f"percentiles must rise: {shares}")
    points = [float(score) for score in scores]
    if len(set(present)) < 2:
        if len(points) != len(shares) + 1:
            raise ValueError(f"{len(shares)} edges need {len(shares) + 1} scores, not {len(points)}")
        return tuple(None if value is None else constant for value in column)
    if not higher:  # counted from the highest value
        column, present = [None if x is None else -x for x in column], [-x for x in present]
    limits = [quantile(present, share / 100, kind=quantiles) for share in shares]
    return _banded(column, limits, points, higher=True)


def _banded(
    column: Sequence[float | None], limits: Sequence[float], points: Sequence[float], *, higher: bool
) -> Scores:
    """Give each value the score of its band; an edge belongs to the better side."""
    if len(points) != len(limits) + 1:
        raise ValueError(f"{len(limits)} edges need {len(limits) + 1} scores, not {len(points)}")
    if not all(map(math.isfinite, (*limits, *points))):
        raise ValueError("edges and scores must be finite")
    if higher:
        return tuple(None if value is None else points[bisect_right(limits, value)] for value in column)
    return tuple(
        None if value is None else points[len(limits) - bisect_left(limits, value)] for value in column
    )
