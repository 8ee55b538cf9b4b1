"""Denominating: make values of units of different size comparable."""

from __future__ import annotations

import math
from typing import Literal

from rulelaw.index.columns import Column, Scores, read_column

__all__ = ["denominate"]


def denominate(
    values: Column,
    denominators: Column,
    *,
    scale: float = 1.0,
    zero: Literal["missing", "refuse"] = "missing",
) -> Scores:
    """Divide by the size of each unit: ``scale x / d``; COINr ``Denominate``.

    :param values: the values, ``None`` where missing.
    :param denominators: the size of each unit, such as its population; ``None`` where unknown.
    :param scale: what the ratio is multiplied by, such as 10,000 for cases per 10,000 inhabitants.
    :param zero: whether a denominator of zero leaves the value missing or is refused.
    :returns: the ratios; ``None`` where the value or the denominator is missing.
    :raises ValueError: for a negative denominator, another number of them than values, a refused zero, or one so
        near to zero that a ratio is not finite.

    >>> denominate([30, 5, None], [2000, None, 10], scale=10_000)
    (150.0, None, None)
    """
    if zero not in ("missing", "refuse"):
        raise ValueError(f"zero must be 'missing' or 'refuse', not {zero!r}")
    column, sizes = read_column(values)[0], read_column(denominators)[0]
    if len(column) != len(sizes):
        raise ValueError(f"{len(sizes)} denominators for {len(column)} values")
    for place, size in enumerate(sizes):
        if size is not None and (size < 0 or (size == 0 and zero == "refuse")):
            raise ValueError(f"denominator {place} is {size}")
    ratios = tuple(
        None if value is None or not size else value / size * scale
        for value, size in zip(column, sizes, strict=True)
    )
    for place, ratio in enumerate(ratios):
        if ratio is not None and not math.isfinite(ratio):
            raise ValueError(f"denominator {place} is too near to zero: {sizes[place]}")
    return ratios
