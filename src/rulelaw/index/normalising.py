"""Normalising: put the values of an indicator on a scale on which more is better and indicators can be set together.

Every function takes a column and gives a score for each value, in the order given; a missing value stays missing. Which
side is better is told by ``direction`` alone: targets, goalposts and bands are always in the unit of the values, the
lower one first, and are never turned round. Where the values do not tell the units apart (all equal, or one unit only),
the formula has no answer and the score is ``constant``, which is missing unless another is chosen: never NaN.

The methods are those of the OECD/JRC *Handbook on Constructing Composite Indicators* (2008), step 5, and of COINr
(Becker et al., *Journal of Open Source Software* 7(78), 4567, 2022); each function names its formula. Methods that
put values into classes are in :mod:`rulelaw.index.banding`, distances to a value in :mod:`rulelaw.index.distances`;
:data:`NORMALISERS` lists all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from rulelaw.codebook.types import Direction
from rulelaw.index.banding import above_below_mean, categorical_bands, percentile_categories
from rulelaw.index.columns import (
    Column,
    Scores,
    between,
    fill,
    higher_is_better,
    mean_of,
    read_column,
    standard_deviation_of,
)
from rulelaw.index.distances import (
    distance_to_maximum,
    distance_to_reference,
    distance_to_target,
    ratio_to_leader,
)
from rulelaw.index.ranking import Ties, ranks

__all__ = [
    "NORMALISERS",
    "above_below_mean",
    "borda_score",
    "categorical_bands",
    "distance_to_maximum",
    "distance_to_reference",
    "distance_to_target",
    "goalposts",
    "min_max",
    "percentile_categories",
    "percentile_rank",
    "rank_score",
    "ratio_to_leader",
    "scaled",
    "sum_share",
    "vector",
    "z_score",
]


def min_max(
    values: Column,
    *,
    low: float = 0.0,
    high: float = 1.0,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Put the worst value at ``low`` and the best at ``high``: ``low + (high - low)(x - worst) / (best - worst)``.

    Handbook (2008), step 5, "Min-Max"; COINr ``n_minmax``.

    :param values: the values, ``None`` where missing.
    :param low: the score of the worst value.
    :param high: the score of the best value, above ``low``.
    :param direction: which side is better.
    :param constant: the score of all where all values are equal; ``None``: missing.
    :raises ValueError: for a value that is not finite, a neutral direction or an empty range.

    >>> min_max([2, 4, None, 10], high=100)
    (0.0, 25.0, None, 100.0)
    >>> min_max([2, 4, None, 10], direction=Direction.LOWER_IS_BETTER)
    (1.0, 0.75, None, 0.0)
    >>> min_max([3, 3])
    (None, None)
    """
    _increasing("low", low, "high", high)
    higher = higher_is_better(direction)
    column, present = read_column(values)
    if not present:
        return tuple(column)
    least, most = min(present), max(present)
    if least == most:
        return fill(column, constant)
    return between(column, least, most, low, high) if higher else between(column, most, least, low, high)


def goalposts(
    values: Column,
    *,
    lower: float | Decimal,
    upper: float | Decimal,
    low: float = 0.0,
    high: float = 1.0,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    clip: bool = True,
    log: bool = False,
) -> Scores:
    """Put fixed goalposts at the ends of the scale: ``low + (high - low)(x - lower) / (upper - lower)``.

    Where lower is better the upper goalpost has the score ``low``. With ``log`` the logarithms of values and goalposts
    are taken, as the Human Development Index does for income (UNDP, *Human Development Report 2023/24*, technical
    note 1); COINr ``n_goalposts``.

    :param values: the values, ``None`` where missing.
    :param lower: the lower goalpost, in the unit of the values; above zero with ``log``.
    :param upper: the upper goalpost.
    :param low: the score at the worse goalpost.
    :param high: the score at the better goalpost, above ``low``.
    :param direction: which side is better.
    :param clip: whether values beyond a goalpost count as the goalpost; if not, their scores leave the scale.
    :param log: whether logarithms are taken.
    :raises ValueError: for goalposts in the wrong order, or a value whose logarithm there is not.

    >>> goalposts([10, 85, None, 52.5], lower=20, upper=85)
    (0.0, 1.0, None, 0.5)
    >>> goalposts([10], lower=20, upper=40, direction=Direction.LOWER_IS_BETTER, clip=False)
    (1.5,)
    >>> goalposts([100, 10000, 0], lower=100, upper=10000, log=True)
    (0.0, 1.0, 0.0)
    """
    _increasing("low", low, "high", high)
    _increasing("lower", lower, "upper", upper)
    higher = higher_is_better(direction)
    column, _ = read_column(values)
    first, last = float(lower), float(upper)
    if clip:
        column = [None if value is None else min(max(value, first), last) for value in column]
    if log:
        column = [None if value is None else _log(value) for value in column]
        first, last = _log(first), _log(last)
    return between(column, first, last, low, high) if higher else between(column, last, first, low, high)


def scaled(
    values: Column,
    *,
    lower: float | Decimal,
    upper: float | Decimal,
    scale: float = 100.0,
    direction: Direction = Direction.HIGHER_IS_BETTER,
) -> Scores:
    """Scale by a fixed range and clip nothing: ``scale (x - lower) / (upper - lower)``; COINr ``n_scaled``.

    :param values: the values, ``None`` where missing.
    :param lower: the lower end of the range in the unit of the values.
    :param upper: its upper end.
    :param scale: the score at the better end, above zero.
    :param direction: which side is better.
    :raises ValueError: for a range in the wrong order, a scale that is not above zero, a value that is not finite.

    >>> scaled([25, 60], lower=0, upper=50)
    (50.0, 120.0)
    """
    return goalposts(values, lower=lower, upper=upper, high=scale, direction=direction, clip=False)


def z_score(
    values: Column,
    *,
    mean: float = 0.0,
    sd: float = 1.0,
    ddof: int = 1,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Standardise: ``mean + sd (x - m) / s`` with the mean m and the standard deviation s of the values.

    Handbook (2008), step 5, "Standardisation"; COINr ``n_zscore``. Where lower is better the sign of the deviation is
    turned. The Mazziotta–Pareto index uses ``mean=100, sd=10, ddof=0``.

    :param values: the values, ``None`` where missing.
    :param mean: the mean of the scores.
    :param sd: their standard deviation, above zero.
    :param ddof: what is taken off the number of values to divide by: 1 for a sample, 0 for a population.
    :param direction: which side is better.
    :param constant: the score of all where all values are equal or too few; ``None``: missing.
    :raises ValueError: for a value that is not finite, a neutral direction, an ``sd`` that is not above zero.

    >>> z_score([1, 2, 3], mean=100, sd=10)
    (90.0, 100.0, 110.0)
    """
    _increasing("0", 0.0, "sd", sd)
    higher = higher_is_better(direction)
    column, present = read_column(values)
    spread = standard_deviation_of(present, ddof)
    if spread is None or spread == 0:
        return fill(column, constant)
    centre, factor = mean_of(present), sd if higher else -sd
    return tuple(None if value is None else mean + factor * ((value - centre) / spread) for value in column)


def rank_score(
    values: Column,
    *,
    ties: Ties = Ties.MIN,
    direction: Direction = Direction.HIGHER_IS_BETTER,
) -> Scores:
    """Give the rank counted from the worst, which has 1, so that the best has the highest score.

    Handbook (2008), step 5, "Ranking"; COINr ``n_rank``. Ties are ruled from the worst as well: under
    :attr:`~rulelaw.index.ranking.Ties.MIN` equal values have the lowest of their scores.

    :raises ValueError: for a value that is not finite or a neutral direction.

    >>> rank_score([12.5, 3.0, None, 3.0])
    (3.0, 1.0, None, 1.0)
    """
    return ranks(values, ties=ties, best="low" if higher_is_better(direction) else "high")


def borda_score(
    values: Column,
    *,
    ties: Ties = Ties.MIN,
    direction: Direction = Direction.HIGHER_IS_BETTER,
) -> Scores:
    """Give the rank counted from the worst, which has 0: the points of Borda's rule; COINr ``n_borda``.

    With :attr:`~rulelaw.index.ranking.Ties.MIN` the points are the number of units that are worse.

    :raises ValueError: for a value that is not finite or a neutral direction.

    >>> borda_score([12.5, 3.0, None, 3.0], ties=Ties.AVERAGE)
    (2.0, 0.5, None, 0.5)
    """
    return tuple(
        None if rank is None else rank - 1 for rank in rank_score(values, ties=ties, direction=direction)
    )


def percentile_rank(
    values: Column,
    *,
    ties: Ties = Ties.MIN,
    form: Literal["inclusive", "exclusive", "middle", "share"] = "inclusive",
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Give the place in the order as a share, from the rank r counted from the worst of n values.

    :param values: the values, ``None`` where missing.
    :param ties: which rank equal values get, counted from the worst.
    :param form: ``"inclusive"``: (r - 1)/(n - 1), from 0 to 1 (COINr ``n_prank``); ``"exclusive"``: r/(n + 1);
        ``"middle"``: (r - 0.5)/n (Hazen); ``"share"``: r/n.
    :param direction: which side is better.
    :param constant: the score of a single unit under ``"inclusive"``; ``None``: missing.
    :raises ValueError: for a value that is not finite, a neutral direction or an unknown form.

    >>> percentile_rank([5, 1, 3])
    (1.0, 0.0, 0.5)
    """
    if form not in ("inclusive", "exclusive", "middle", "share"):
        raise ValueError(f"form must be 'inclusive', 'exclusive', 'middle' or 'share', not {form!r}")
    places = rank_score(values, ties=ties, direction=direction)
    count = sum(1 for place in places if place is not None)
    if form == "inclusive":
        if count == 1:
            return tuple(None if place is None else constant for place in places)
        return tuple(None if place is None else (place - 1) / (count - 1) for place in places)
    if form == "exclusive":
        return tuple(None if place is None else place / (count + 1) for place in places)
    less = 0.5 if form == "middle" else 0.0
    return tuple(None if place is None else (place - less) / count for place in places)


def vector(
    values: Column,
    *,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Divide by the length of the column as a vector: ``x / sqrt(sum of x²)``; 1 less that where lower is better.

    Hwang & Yoon, *Multiple Attribute Decision Making* (1981), as in TOPSIS.

    :param constant: the score of all where all values are zero; ``None``: missing.
    :raises ValueError: for a value that is not finite or a neutral direction.

    >>> vector([3, 4])
    (0.6, 0.8)
    """
    higher = higher_is_better(direction)
    column, present = read_column(values)
    length = math.hypot(*present)
    if length == 0:
        return fill(column, constant)
    return tuple(None if x is None else (x / length if higher else 1 - x / length) for x in column)


def sum_share(
    values: Column,
    *,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Give the share in the sum: ``x / sum of x``; ``(1/x) / sum of 1/x`` where lower is better.

    Hwang & Yoon, *Multiple Attribute Decision Making* (1981).

    :param constant: the score of all where a value is negative, all are zero, or one is zero and lower is better;
        ``None``: missing.
    :raises ValueError: for a value that is not finite or a neutral direction.

    >>> sum_share([1, 3])
    (0.25, 0.75)
    >>> sum_share([1, 3], direction=Direction.LOWER_IS_BETTER)
    (0.75, 0.25)
    """
    higher = higher_is_better(direction)
    column, present = read_column(values)
    if not present:
        return tuple(column)
    if min(present) < 0 or not any(present) or (not higher and min(present) == 0):
        return fill(column, constant)
    if higher:
        total = math.fsum(present)
        return tuple(None if x is None else x / total for x in column)
    # Relative to the least value, whose reciprocal may overflow.
    least = min(present)
    total = math.fsum(least / x for x in present)
    return tuple(None if x is None else least / x / total for x in column)


def _log(value: float) -> float:
    """Give the logarithm; a value without one is a :class:`ValueError`."""
    if value <= 0:
        raise ValueError(f"{value} has no logarithm; clip to a lower goalpost above zero")
    return math.log(value)


def _increasing(first: str, low: float | Decimal, last: str, high: float | Decimal) -> None:
    """Refuse a range that is empty or upside down."""
    if not float(low) < float(high) or not math.isfinite(float(high)) or not math.isfinite(float(low)):
        raise ValueError(f"{first} must be below {last}, both finite: {low}, {high}")


NORMALISERS: Mapping[str, Callable[..., Scores]] = MappingProxyType(
    {
        "above_below_mean": above_below_mean,
        "borda_score": borda_score,
        "categorical_bands": categorical_bands,
        "distance_to_maximum": distance_to_maximum,
        "distance_to_reference": distance_to_reference,
        "distance_to_target": distance_to_target,
        "goalposts": goalposts,
        "min_max": min_max,
        "percentile_categories": percentile_categories,
        "percentile_rank": percentile_rank,
        "rank_score": rank_score,
        "ratio_to_leader": ratio_to_leader,
        "scaled": scaled,
        "sum_share": sum_share,
        "vector": vector,
        "z_score": z_score,
    }
)
"""Every normaliser by its name: each takes a column, the rest by keyword, ``direction`` always among them."""
