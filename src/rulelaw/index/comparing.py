"""Comparing rankings: correlations of ranks, plain and weighted towards the top, and who moved how far.

Scores are ranked by :func:`rulelaw.index.ranking.ranks` first; rank 1 is the best.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

from rulelaw.index.columns import Column, read_column
from rulelaw.index.describing import kendall, spearman

__all__ = ["RankChange", "kendall", "rank_changes", "spearman", "weighted_spearman", "ws"]


@frozen
class RankChange:
    """How a unit moved from one ranking to another.

    :ivar place: the unit, by its place in the rankings.
    :ivar before: its rank in the first; ``None`` where it has none.
    :ivar after: its rank in the second.
    :ivar rise: how many ranks it went up, towards 1; below zero: down; ``None`` where it has no rank in one of them.
    """

    place: int
    before: float | None
    after: float | None
    rise: float | None


def weighted_spearman(first: Column, second: Column) -> float | None:
    """Give the rank correlation that weighs differences at the top more.

    Pinto da Costa & Soares, *Australian & New Zealand Journal of Statistics* 47(4), 2005:
    ``1 - 6 sum of (R - Q)² ((n - R + 1) + (n - Q + 1)) / (n⁴ + n³ - n² - n)``.

    :param first: the ranks R of the units, each with one.
    :param second: their ranks Q in the other ranking.
    :returns: from -1 to 1 for rankings without ties; ``None`` for fewer than two units.
    :raises ValueError: for a unit without a rank, ranks outside of 1 to n, or rankings of different length.

    >>> weighted_spearman([1, 2, 3], [1, 3, 2])
    0.625
    """
    pairs = _ranked(first, second)
    count = len(pairs)
    if count < 2:
        return None
    total = math.fsum((r - q) ** 2 * (2 * count - r - q + 2) for r, q in pairs)
    return 1 - 6 * total / (count**4 + count**3 - count**2 - count)


def ws(first: Column, second: Column) -> float | None:
    """Give the similarity of a ranking to a reference, in which the top counts most; it is not symmetric.

    Sałabun & Urbaniak, *ICCS 2020*, LNCS 12138: ``1 - sum of 2^-R |R - Q| / max(|1 - R|, |n - R|)``.

    :param first: the ranks R of the units in the reference.
    :param second: their ranks Q in the ranking held against it.
    :returns: at most 1, which it is for the reference itself; ``None`` for fewer than two units.
    :raises ValueError: as for :func:`weighted_spearman`.

    >>> ws([1, 2, 3], [1, 3, 2])
    0.6875
    """
    pairs = _ranked(first, second)
    count = len(pairs)
    if count < 2:
        return None
    return 1 - math.fsum(2**-r * abs(r - q) / max(abs(1 - r), abs(count - r)) for r, q in pairs)


def rank_changes(first: Column, second: Column) -> tuple[RankChange, ...]:
    """Tell how each unit moved from one ranking to another.

    :param first: the ranks before, ``None`` for a unit without one.
    :param second: the ranks after.
    :raises ValueError: for rankings of different length.

    >>> [change.rise for change in rank_changes([1, 2, None], [2, 1, 3])]
    [-1.0, 1.0, None]
    """
    before, after = read_column(first)[0], read_column(second)[0]
    if len(before) != len(after):
        raise ValueError(f"rankings of {len(before)} and {len(after)} units")
    return tuple(
        RankChange(place, old, new, None if old is None or new is None else old - new)
        for place, (old, new) in enumerate(zip(before, after, strict=True))
    )


def _ranked(first: Column, second: Column) -> Sequence[tuple[float, float]]:
    """Give the pairs of ranks; every unit must have both."""
    changes = rank_changes(first, second)
    pairs = [
        (change.before, change.after)
        for change in changes
        if change.before is not None and change.after is not None
    ]
    if len(pairs) < len(changes):
        raise ValueError("every unit needs a rank in both rankings")
    if any(not 1 <= rank <= len(pairs) for pair in pairs for rank in pair):
        raise ValueError(f"ranks of {len(pairs)} units are from 1 to {len(pairs)}: rank the scores first")
    return pairs
