"""What all methods share: how a column or a matrix of values is read, and sums that do not depend on the order.

A column is the values of one indicator for all units, ``None`` where a unit has none. A matrix is a sequence of rows,
one for each unit, of equal length. Decimals are taken as floats; NaN and infinity are a :class:`ValueError`, since what
is missing is said by ``None`` alone, and so are values beyond 1e150.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from rulelaw.codebook.types import Direction

__all__ = [
    "Column",
    "Matrix",
    "Scores",
    "between",
    "columns_of",
    "complete_matrix",
    "fill",
    "higher_is_better",
    "mean_of",
    "read_column",
    "read_matrix",
    "read_weights",
    "standard_deviation_of",
    "sum_of_products",
]

LARGEST, SMALLEST = 1e150, 1e-150

Column: TypeAlias = Sequence[float | Decimal | None]
Matrix: TypeAlias = Sequence[Column]
Scores: TypeAlias = tuple[float | None, ...]


def read_column(values: Column) -> tuple[list[float | None], list[float]]:
    """Give the values as floats, and those that are present.

    A value that is not finite is a :class:`ValueError`, and so is one beyond 1e150, whose square or whose sum with
    others would not be finite.
    """
    present = [float(value) for value in values if value is not None]
    column: list[float | None] = [*present]
    if len(present) < len(values):
        column = [None if value is None else float(value) for value in values]
    # A sum is NaN where a value is, and then the largest and the smallest say nothing.
    if present and not (math.isfinite(sum(present)) and max(present) <= LARGEST and min(present) >= -LARGEST):
        for place, value in enumerate(column):
            if value is not None and not abs(value) <= LARGEST:
                raise ValueError(
                    f"value {place} is {value}; say None for a missing value, and stay within 1e150"
                )
    return column, present


def read_matrix(rows: Matrix) -> list[list[float | None]]:
    """Give the rows as lists of floats; rows of unequal length and values that are not finite are refused."""
    read = [read_column(row)[0] for row in rows]
    for place, row in enumerate(read):
        if len(row) != len(read[0]):
            raise ValueError(f"row {place} has {len(row)} values, row 0 has {len(read[0])}")
    return read


def complete_matrix(rows: Matrix, *, units: int, purpose: str) -> list[list[float]]:
    """Give the rows of a matrix without gaps; one with gaps, without columns or with too few rows is refused."""
    read = read_matrix(rows)
    if len(read) < units or not read[0]:
        raise ValueError(f"{purpose} needs at least {units} units and one indicator")
    whole: list[list[float]] = []
    for place, row in enumerate(read):
        present = [value for value in row if value is not None]
        if len(present) < len(row):
            raise ValueError(f"{purpose} needs all values, row {place} misses value {row.index(None)}")
        whole.append(present)
    return whole


def columns_of(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """Turn rows into columns."""
    return [list(column) for column in zip(*rows, strict=True)]


def read_weights(weights: Sequence[float | Decimal] | None, count: int) -> list[float]:
    """Give ``count`` weights, as many ones where none are told; they need not sum to one, but none is negative."""
    if weights is None:
        return [1.0] * count
    read = [float(weight) for weight in weights]
    if len(read) != count:
        raise ValueError(f"{len(read)} weights for {count} values")
    for place, weight in enumerate(read):
        if not 0 <= weight <= LARGEST:
            raise ValueError(f"weight {place} is {weight}; weights are finite and not negative")
    if count and not any(read):
        raise ValueError("all weights are zero")
    return read


def higher_is_better(direction: Direction) -> bool:
    """Tell whether more is better; an indicator that is neutral cannot be scored: a :class:`ValueError`."""
    direction = Direction(direction)
    if direction is Direction.NEUTRAL:
        raise ValueError("a neutral indicator has no better side: give it a direction")
    return direction is Direction.HIGHER_IS_BETTER


def sum_of_products(left: Sequence[float], right: Sequence[float]) -> float:
    """Give the sum of the products, summed without loss."""
    return math.fsum(a * b for a, b in zip(left, right, strict=True))


def mean_of(present: Sequence[float]) -> float:
    """Give the arithmetic mean of at least one value."""
    return math.fsum(present) / len(present)


def distances(before: Scores, after: Scores) -> list[float]:
    """Give how far the numbers of two columns lie apart, where both are there."""
    pairs = zip(before, after, strict=True)
    return [abs(old - new) for old, new in pairs if old is not None and new is not None]


def standard_deviation_of(present: Sequence[float], ddof: int) -> float | None:
    """Give the standard deviation with ``len(present) - ddof`` degrees of freedom; ``None`` where none are left.

    A column of equal values has exactly zero, whatever its mean is rounded to.
    """
    if len(present) <= ddof:
        return None
    if min(present) == max(present):
        return 0.0
    mean = mean_of(present)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in present) / (len(present) - ddof))


def between(column: Sequence[float | None], worst: float, best: float, low: float, high: float) -> Scores:
    """Map the line from ``worst`` to ``best`` onto the one from ``low`` to ``high``."""
    span, width = best - worst, high - low
    if abs(span) < SMALLEST:
        raise ValueError(f"{worst} and {best} are too near to each other to be told apart")
    return tuple([None if x is None else low + width * ((x - worst) / span) for x in column])


def fill(column: Sequence[float | None], score: float | None) -> Scores:
    """Give every value that is present the same score."""
    return tuple(None if value is None else score for value in column)
