"""Describing columns: mean, spread, shape, quantiles, correlations and Cronbach's alpha, each by a named formula.

Missing values are left out; of two columns, the units where either is missing. What the values do not allow (too few of
them, or all equal) is ``None``, never NaN.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from attrs import frozen

from rulelaw.index.columns import (
    Column,
    Matrix,
    mean_of,
    read_column,
    read_matrix,
    standard_deviation_of,
    sum_of_products,
)
from rulelaw.index.ranking import Ties, ranks

__all__ = [
    "CORRELATIONS",
    "Description",
    "MomentType",
    "QuantileType",
    "correlation_matrix",
    "cronbach_alpha",
    "describe",
    "kendall",
    "kurtosis",
    "mean",
    "pearson",
    "quantile",
    "skewness",
    "spearman",
    "standard_deviation",
]


class MomentType(StrEnum):
    """Which estimator of skewness and kurtosis: the three of Joanes & Gill, *The Statistician* 47(1), 1998."""

    MOMENTS = "moments"
    """g1 and g2: the moments themselves, divided by n (type 1 of R's e1071)."""
    ADJUSTED = "adjusted"
    """G1 and G2: corrected for bias under normality, as in Excel, SAS and COINr (type 2)."""
    SAMPLE = "sample"
    """b1 and b2: with the standard deviation of a sample, as in MINITAB and BMDP (type 3)."""


class QuantileType(StrEnum):
    """How a quantile between two values is reckoned: types of Hyndman & Fan, *American Statistician* 50(4), 1996."""

    LINEAR = "linear"
    """Type 7, of R, NumPy and Excel's PERCENTILE.INC: at place (n - 1)p from the first."""
    WEIBULL = "weibull"
    """Type 6, of SPSS, MINITAB and Excel's PERCENTILE.EXC: at place (n + 1)p - 1."""
    HAZEN = "hazen"
    """Type 5: at place np - 1/2."""
    MEDIAN_UNBIASED = "median_unbiased"
    """Type 8, which Hyndman & Fan advise: at place (n + 1/3)p - 2/3."""
    INVERTED = "inverted"
    """Type 1: the first value with at least a share p at or below it; never between two values."""


@frozen
class Description:
    """What a column looks like; what its values do not allow is ``None``.

    :ivar count: how many values are there.
    :ivar missing: how many are missing.
    :ivar zeros: how many are zero.
    :ivar unique: how many different values there are.
    :ivar most_frequent: how often the most frequent value comes.
    :ivar least: the lowest value.
    :ivar most: the highest.
    :ivar mean: the arithmetic mean.
    :ivar median: the median.
    :ivar standard_deviation: that of a sample (n - 1).
    :ivar skewness: G1 of Joanes & Gill (1998), as in COINr and Excel.
    :ivar kurtosis: their G2, 0 for a normal distribution.
    """

    count: int
    missing: int
    zeros: int
    unique: int
    most_frequent: int
    least: float | None
    most: float | None
    mean: float | None
    median: float | None
    standard_deviation: float | None
    skewness: float | None
    kurtosis: float | None


def describe(values: Column) -> Description:
    """Tell what a column looks like.

    :param values: the values, ``None`` where missing.
    :raises ValueError: for a value that is not finite.

    >>> found = describe([1, None, 0, 5])
    >>> found.count, found.missing, found.zeros, found.mean, found.median
    (3, 1, 1, 2.0, 1.0)
    """
    column, present = read_column(values)
    return Description(
        count=len(present),
        missing=len(column) - len(present),
        zeros=present.count(0.0),
        unique=len(set(present)),
        most_frequent=max(Counter(present).values(), default=0),
        least=min(present, default=None),
        most=max(present, default=None),
        mean=mean(present),
        median=quantile(present, 0.5) if present else None,
        standard_deviation=standard_deviation(present),
        skewness=skewness(present),
        kurtosis=kurtosis(present),
    )


def mean(values: Column) -> float | None:
    """Give the arithmetic mean; ``None`` where there is no value.

    >>> mean([1, None, 4])
    2.5
    """
    _, present = read_column(values)
    return mean_of(present) if present else None


def standard_deviation(values: Column, *, ddof: int = 1) -> float | None:
    """Give the standard deviation, divided by n - ``ddof``; ``None`` where that is not above zero.

    >>> standard_deviation([1, None, 3], ddof=0)
    1.0
    """
    _, present = read_column(values)
    return standard_deviation_of(present, ddof)


def skewness(values: Column, *, kind: MomentType = MomentType.ADJUSTED) -> float | None:
    """Give the skewness; ``None`` for fewer than three values, or where all are equal.

    :param values: the values, ``None`` where missing.
    :param kind: which estimator (Joanes & Gill 1998).

    >>> round(skewness([1, 2, 3, 10]), 6)
    1.763633
    """
    estimator = MomentType(kind)
    _, present = read_column(values)
    count = len(present)
    if count < 3 or min(present) == max(present):
        return None
    deviations = _deviations(present)
    plain = _moment(deviations, 3) / math.sqrt(_moment(deviations, 2)) ** 3
    if estimator is MomentType.MOMENTS:
        return plain
    if estimator is MomentType.SAMPLE:
        return plain * math.sqrt((count - 1) / count) ** 3
    return plain * math.sqrt(count * (count - 1)) / (count - 2)


def kurtosis(values: Column, *, kind: MomentType = MomentType.ADJUSTED) -> float | None:
    """Give the excess kurtosis (0 for a normal distribution); ``None`` for fewer than four values, or all equal.

    :param values: the values, ``None`` where missing.
    :param kind: which estimator (Joanes & Gill 1998).

    >>> round(kurtosis([1, 2, 3, 10]), 6)
    3.228
    """
    estimator = MomentType(kind)
    _, present = read_column(values)
    count = len(present)
    if count < 4 or min(present) == max(present):
        return None
    deviations = _deviations(present)
    ratio = _moment(deviations, 4) / _moment(deviations, 2) ** 2
    if estimator is MomentType.MOMENTS:
        return ratio - 3
    if estimator is MomentType.SAMPLE:
        return ratio * (1 - 1 / count) ** 2 - 3
    return ((count + 1) * (ratio - 3) + 6) * (count - 1) / ((count - 2) * (count - 3))


def quantile(values: Column, share: float, *, kind: QuantileType = QuantileType.LINEAR) -> float:
    """Give the value below which a share of the values lies.

    :param values: the values, ``None`` where missing.
    :param share: the share, from 0 to 1.
    :param kind: how a place between two values is reckoned (Hyndman & Fan 1996).
    :raises ValueError: for a share outside of 0 to 1, or without any value.

    >>> quantile([1, 2, 3, 4], 0.25)
    1.75
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share must be from 0 to 1, not {share}")
    _, present = read_column(values)
    if not present:
        raise ValueError("there is no quantile of no values")
    ordered, count, way = sorted(present), len(present), QuantileType(kind)
    if way is QuantileType.INVERTED:
        # The share of a whole number of values may come out a rounding error above it.
        return ordered[max(0, math.ceil(count * share - 1e-9) - 1)]
    place = {
        QuantileType.LINEAR: (count - 1) * share,
        QuantileType.WEIBULL: (count + 1) * share - 1,
        QuantileType.HAZEN: count * share - 0.5,
        QuantileType.MEDIAN_UNBIASED: (count + 1 / 3) * share - 2 / 3,
    }[way]
    place = min(max(place, 0.0), count - 1.0)
    below = math.floor(place)
    above = min(below + 1, count - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def pearson(left: Column, right: Column) -> float | None:
    """Give Pearson's product-moment correlation of the units where both are present.

    ``None`` for fewer than two such units, or where the values of one column are all equal.

    >>> pearson([1, 2, 3, None], [2, 4, 6, 9])
    1.0
    """
    pairs = _pairs(left, right)
    return _pearson([x for x, _ in pairs], [y for _, y in pairs])


def spearman(left: Column, right: Column) -> float | None:
    """Give Spearman's rank correlation: Pearson's of the ranks, equal values at their mean rank.

    Ranks are taken among the units where both are present. ``None`` as for :func:`~rulelaw.index.describing.pearson`.

    >>> spearman([1, 2, 3], [1, 8, 27])
    1.0
    """
    pairs = _pairs(left, right)
    first = ranks([x for x, _ in pairs], ties=Ties.AVERAGE, best="low")
    second = ranks([y for _, y in pairs], ties=Ties.AVERAGE, best="low")
    return _pearson(
        [rank for rank in first if rank is not None], [rank for rank in second if rank is not None]
    )


def kendall(left: Column, right: Column) -> float | None:
    """Give Kendall's tau-b: concordant less discordant pairs, over the pairs not tied in one and in the other.

    Kendall, *Biometrika* 33(3), 1945: ``(C - D) / sqrt((n0 - n1)(n0 - n2))``. ``None`` as for
    :func:`~rulelaw.index.describing.pearson`.

    >>> kendall([1, 2, 3], [1, 3, 2])
    0.3333333333333333
    """
    pairs = _pairs(left, right)
    balance = first = second = 0
    for place, (x, y) in enumerate(pairs):
        for other_x, other_y in pairs[:place]:
            one = (x > other_x) - (x < other_x)
            two = (y > other_y) - (y < other_y)
            balance += one * two
            first += one != 0
            second += two != 0
    return balance / math.sqrt(first * second) if first and second else None


CORRELATIONS: Mapping[str, Callable[[Column, Column], float | None]] = MappingProxyType(
    {"kendall": kendall, "pearson": pearson, "spearman": spearman}
)
"""The correlations by name."""


def correlation_matrix(rows: Matrix, *, method: str = "pearson") -> tuple[tuple[float | None, ...], ...]:
    """Give the correlations of the columns of a matrix, each pair over the units where both are present.

    :param rows: the units, each with its values.
    :param method: one of :data:`CORRELATIONS`.
    :raises ValueError: for an unknown method or rows of unequal length.

    >>> correlation_matrix([(1, 6), (2, 4), (3, 2)])
    ((1.0, -1.0), (-1.0, 1.0))
    """
    if method not in CORRELATIONS:
        raise ValueError(f"method must be one of {', '.join(CORRELATIONS)}, not {method!r}")
    columns = list(zip(*read_matrix(rows), strict=True))
    correlate = CORRELATIONS[method]
    result: list[list[float | None]] = [[None] * len(columns) for _ in columns]
    for i, left in enumerate(columns):
        for j in range(i + 1):
            result[i][j] = result[j][i] = correlate(left, columns[j])
    return tuple(map(tuple, result))


def cronbach_alpha(rows: Matrix) -> float | None:
    """Give Cronbach's alpha of the columns: how far they tell of one thing.

    Cronbach, *Psychometrika* 16(3), 1951: ``k/(k - 1) (1 - sum of variances / variance of the sum)``. Covariances are
    taken over the units where both columns are present, as COINr does; without gaps it makes no difference.

    :param rows: the units, each with its values; directions and scales must agree already.
    :returns: alpha, at most 1; ``None`` for fewer than two columns, too few units, or a sum that does not vary.

    >>> cronbach_alpha([(1, 1), (2, 2), (3, 3)])
    1.0
    """
    columns = list(zip(*read_matrix(rows), strict=True))
    count = len(columns)
    if count < 2:
        return None
    covariances: list[float] = []
    variances: list[float] = []
    for i, left in enumerate(columns):
        for j, right in enumerate(columns):
            pairs = _pairs(left, right)
            if len(pairs) < 2:
                return None
            covariance = _covariance([x for x, _ in pairs], [y for _, y in pairs])
            covariances.append(covariance)
            if i == j:
                variances.append(covariance)
    total = math.fsum(covariances)
    if total <= 0:
        return None
    return count / (count - 1) * (1 - math.fsum(variances) / total)


def _deviations(present: Sequence[float]) -> list[float]:
    """Give the deviations from the mean as shares of the largest, of values that are not all equal."""
    centre = mean_of(present)
    deviations = [value - centre for value in present]
    largest = max(map(abs, deviations))
    return [deviation / largest for deviation in deviations]


def _moment(deviations: Sequence[float], power: int) -> float:
    """Give a moment of deviations, divided by n."""
    return math.fsum(deviation**power for deviation in deviations) / len(deviations)


def _covariance(left: Sequence[float], right: Sequence[float]) -> float:
    """Give the covariance of a sample."""
    one, two = mean_of(left), mean_of(right)
    return sum_of_products([x - one for x in left], [y - two for y in right]) / (len(left) - 1)


def _pairs(left: Column, right: Column) -> list[tuple[float, float]]:
    """Give the values of the units where both columns have one."""
    one, two = read_column(left)[0], read_column(right)[0]
    if len(one) != len(two):
        raise ValueError(f"columns of {len(one)} and {len(two)} values")
    return [(x, y) for x, y in zip(one, two, strict=True) if x is not None and y is not None]


def _pearson(left: Sequence[float], right: Sequence[float]) -> float | None:
    if len(left) < 2 or min(left) == max(left) or min(right) == max(right):
        return None
    # Scaled first, so that the squares of small deviations do not underflow; rounding must not lead beyond one.
    first, second = _deviations(left), _deviations(right)
    lengths = math.sqrt(sum_of_products(first, first) * sum_of_products(second, second))
    return max(-1.0, min(1.0, sum_of_products(first, second) / lengths))
