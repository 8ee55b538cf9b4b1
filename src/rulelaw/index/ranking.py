"""Ranks of the units of a column, with equal values ranked by a named rule."""

from __future__ import annotations

import math
from enum import StrEnum
from operator import itemgetter
from typing import Literal

from rulelaw.index.columns import Column, Scores, read_column

__all__ = ["Ties", "ranks"]


class Ties(StrEnum):
    """Which rank equal values get; the examples are the ranks of 9, 7, 7, 5 from the highest."""

    MIN = "min"
    """The best of the ranks they take up, as in sports: 1, 2, 2, 4."""
    MAX = "max"
    """The worst of the ranks they take up: 1, 3, 3, 4."""
    AVERAGE = "average"
    """The mean of the ranks they take up, as in rank correlations: 1, 2.5, 2.5, 4."""
    DENSE = "dense"
    """One rank for all of them, and no gap after it: 1, 2, 2, 3."""
    ORDINAL = "ordinal"
    """One after the other in the order given, whichever is nearer to the best by its rounding: 1, 2, 3, 4."""


def ranks(
    values: Column,
    *,
    ties: Ties | Literal["min", "max", "average", "dense", "ordinal"] = Ties.MIN,
    best: Literal["high", "low"] = "high",
    tolerance: float = 0.0,
) -> Scores:
    """Rank the values of a column; rank 1 is the best, a missing value has no rank and takes none.

    :param values: the values, ``None`` where missing.
    :param ties: which rank equal values get.
    :param best: ``"high"``: the highest value has rank 1; ``"low"``: the lowest.
    :param tolerance: values that differ by no more than this from the best of their group are equal, in their unit.
        A group begins with the best value that is in none yet, so that no chain of small steps makes one of it.
    :returns: a rank for each value, in the order given.
    :raises ValueError: for a value that is not finite, an unknown rule, or a tolerance below zero.

    >>> ranks([5, 3, 3, None, 9, 2])
    (2.0, 3.0, 3.0, None, 1.0, 5.0)
    >>> ranks([5, 3, 3, None, 9, 2], ties=Ties.AVERAGE, best="low")
    (4.0, 2.5, 2.5, None, 5.0, 1.0)
    """
    rule = Ties(ties)
    if best not in ("high", "low"):
        raise ValueError(f"best must be 'high' or 'low', not {best!r}")
    if not 0 <= tolerance < math.inf:
        raise ValueError(f"tolerance must be zero or more, not {tolerance}")
    column, present = read_column(values)
    if not present:
        return tuple(column)
    # Sorting is stable, in reverse too: what is equal stays in the order given.
    pairs = [(value, place) for place, value in enumerate(column) if value is not None]
    pairs.sort(key=itemgetter(0), reverse=best == "high")
    ordered, order = zip(*pairs, strict=True)
    result: list[float | None] = [None] * len(column)
    start = group = 0
    for end, value in enumerate((*ordered[1:], math.inf), start=1):
        if abs(value - ordered[start]) <= tolerance:
            continue
        group += 1
        if end - start == 1:
            result[order[start]] = float(group if rule is Ties.DENSE else end)
        else:
            # What is equal within the tolerance is equal: it is not told in the order of what little it differs by.
            for offset, place in enumerate(sorted(order[start:end]), start=start):
                result[place] = _rank(rule, start, end, group, offset)
        start = end
    return tuple(result)


def _rank(rule: Ties, start: int, end: int, group: int, offset: int) -> float:
    """Give the rank of the value at ``offset`` of the sorted ones, whose group takes up ``start`` to ``end``."""
    if rule is Ties.MIN:
        return float(start + 1)
    if rule is Ties.MAX:
        return float(end)
    if rule is Ties.AVERAGE:
        return (start + 1 + end) / 2
    if rule is Ties.DENSE:
        return float(group)
    return float(offset + 1)
