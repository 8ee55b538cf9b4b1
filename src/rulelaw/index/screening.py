"""Screening: which units have enough values to be scored."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from rulelaw.index.columns import Matrix, read_matrix, read_weights

__all__ = ["Screened", "Shortfall", "screen"]


class Shortfall(StrEnum):
    """Why a unit is left out."""

    AVAILABILITY = "availability"
    """Too few of its values are there, by count."""
    WEIGHT = "weight"
    """Those that are there have too little weight."""
    ZEROS = "zeros"
    """Too few of those that are there differ from zero."""
    DECISION = "decision"
    """It was decided."""


@frozen
class Screened:
    """What screening found of a unit.

    :ivar available: the share of its values that are there, by count.
    :ivar weight: their share of the weight.
    :ivar nonzero: of those that are there, the share that differs from zero; ``None`` where none is there.
    :ivar kept: whether the unit stays.
    :ivar shortfalls: the rules that it does not keep, or the decision against it; a unit may stay in spite of them by
        decision.
    """

    available: float
    weight: float
    nonzero: float | None
    kept: bool
    shortfalls: tuple[Shortfall, ...]


def screen(
    rows: Matrix,
    weights: Sequence[float | Decimal] | None = None,
    *,
    least_share: float = 0.0,
    least_weight: float = 0.0,
    least_nonzero: float = 0.0,
    keep: Collection[int] = (),
    drop: Collection[int] = (),
) -> tuple[Screened, ...]:
    """Tell for each unit whether enough of its values are there.

    Handbook (2008), step 3; COINr ``Screen``, whose thresholds are 2/3 and 0.05 unless told otherwise. Here a rule is
    only applied where its threshold is given.

    :param rows: the units, each with its values.
    :param weights: the weights of the indicators; ``None``: all equal.
    :param least_share: the share of the values that must be there, by count.
    :param least_weight: the share of the weight that must be there.
    :param least_nonzero: of the values that are there, the share that must differ from zero.
    :param keep: the units, by place, that stay whatever the rules say.
    :param drop: the units that are left out whatever they say.
    :returns: one answer for each unit.
    :raises ValueError: for thresholds outside of 0 to 1, rows of unequal length, bad weights, or a unit that is both to
        be kept and dropped, or is not there.

    >>> [
    ...     unit.kept
    ...     for unit in screen([(1, 2, 3), (1, None, None), (0, 0, 1)], least_share=0.5, least_nonzero=0.5)
    ... ]
    [True, False, False]
    """
    for name, least in (
        ("least_share", least_share),
        ("least_weight", least_weight),
        ("least_nonzero", least_nonzero),
    ):
        if not 0 <= least <= 1:
            raise ValueError(f"{name} must be from 0 to 1, not {least}")
    read = read_matrix(rows)
    if set(keep) & set(drop) or not {*keep, *drop} <= set(range(len(read))):
        raise ValueError("keep and drop must name units that there are, and none twice")
    shares = read_weights(weights, len(read[0]) if read else 0)
    total = math.fsum(shares)
    answers: list[Screened] = []
    for place, row in enumerate(read):
        present = [value for value in row if value is not None]
        available = len(present) / len(row) if row else 0.0
        known = math.fsum(share for value, share in zip(row, shares, strict=True) if value is not None)
        nonzero = sum(1 for value in present if value) / len(present) if present else None
        shortfalls: list[Shortfall] = []
        if available < least_share:
            shortfalls.append(Shortfall.AVAILABILITY)
        # Weights are sums of fractions: what misses the threshold by a rounding error does not miss it.
        if known < least_weight * total * (1 - 1e-12):
            shortfalls.append(Shortfall.WEIGHT)
        if (nonzero or 0.0) < least_nonzero:
            shortfalls.append(Shortfall.ZEROS)
        if place in drop:
            shortfalls.append(Shortfall.DECISION)
        answers.append(
            Screened(
                available=available,
                weight=known / total if total else 0.0,
                nonzero=nonzero,
                kept=place in keep or not shortfalls,
                shortfalls=tuple(shortfalls),
            )
        )
    return tuple(answers)
