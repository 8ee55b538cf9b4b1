"""Trends: how fast the values of one unit grow over time, by their ends or by a line through all of them.

COINr ``CAGR`` and ``prc_change``, which its ``get_trends`` takes. Changes of the figures of a panel, with what printed
figures leave open, are told by ``rulelaw.changes``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rulelaw.index.columns import SMALLEST, Column, mean_of, read_column, sum_of_products

__all__ = ["compound_growth", "percent_change"]


def compound_growth(times: Sequence[float], values: Column) -> float | None:
    """Give the compound growth rate from the first value there is to the last: ``(last / first)^(1 / years) - 1``.

    :param times: the times (years), each once, in any order.
    :param values: the values of one unit at these times, ``None`` where missing.
    :returns: the growth in a year as a share: 0.05 is five per cent; 0 where both values are the same. ``None`` for
        fewer than two values, or two that no rate leads from one to the other: the first not above zero, or the last
        below it.
    :raises ValueError: for a time that comes twice or is not finite, or another number of values.

    >>> round(compound_growth([2022, 2020, 2021], [121, 100, None]), 9)
    0.1
    """
    points = _points(times, values)
    if len(points) < 2:
        return None
    (start, first), (end, last) = points[0], points[-1]
    if first == last:
        return 0.0
    if first < SMALLEST or last < 0:
        return None
    return math.exp((math.log(last) - math.log(first)) / (end - start)) - 1 if last > 0 else -1.0


def percent_change(times: Sequence[float], values: Column, *, per: float = 1.0) -> float | None:
    """Give the change in ``per`` years in per cent of where the trend begins.

    From three values on the trend is the line of least squares through all of them, and the change is taken in per cent
    of the line at the first time; of two values it is that from one to the other.

    :param times: the times (years), each once, in any order.
    :param values: the values of one unit at these times, ``None`` where missing.
    :param per: for how many years the change is told, above zero; 10 for a change in a decade.
    :returns: the change in per cent; 0 where all values are the same. ``None`` for fewer than two values, or a trend
        that does not begin above zero.
    :raises ValueError: as for :func:`compound_growth`, and for ``per`` not above zero.

    >>> percent_change([2020, 2021, 2022], [100, 110, 120])
    10.0
    """
    if not 0 < per < math.inf:
        raise ValueError(f"per must be above zero, not {per}")
    points = _points(times, values)
    if len(points) < 2:
        return None
    told = [value for _, value in points]
    if min(told) == max(told):
        return 0.0
    start = points[0][0]
    # Years since the first one: the line meets it at the intercept.
    years = [time - start for time, _ in points]
    middle, level = mean_of(years), mean_of(told)
    deviations = [year - middle for year in years]
    slope = sum_of_products(deviations, [value - level for value in told]) / sum_of_products(
        deviations, deviations
    )
    base = level - slope * middle if len(points) > 2 else told[0]
    return 100 * slope * per / base if base >= SMALLEST else None


def _points(times: Sequence[float], values: Column) -> list[tuple[float, float]]:
    """Give the values there are with their times, in the order of time."""
    column, _ = read_column(values)
    if len(times) != len(column):
        raise ValueError(f"{len(times)} times for {len(column)} values")
    if not all(map(math.isfinite, times)) or len(set(times)) < len(times):
        raise ValueError("times must be finite, and none may come twice")
    return sorted(
        (float(time), value) for time, value in zip(times, column, strict=True) if value is not None
    )
