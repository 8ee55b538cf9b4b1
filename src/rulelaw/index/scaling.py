"""What the weights that are drawn from data share: columns made comparable, their spread, and shares of a whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from rulelaw.codebook.types import Direction
from rulelaw.index.columns import (
    Matrix,
    columns_of,
    complete_matrix,
    higher_is_better,
    mean_of,
    standard_deviation_of,
)
from rulelaw.index.normalising import min_max

__all__ = [
    "Constant",
    "Scaling",
    "highers_of",
    "means_above_zero",
    "scaled_columns",
    "shares_of",
    "spread_of",
]


class Scaling(StrEnum):
    """How columns are made comparable before their spread is taken."""

    NONE = "none"
    """Not at all: as they are given."""
    MIN_MAX = "min_max"
    """From 0 at the worst value to 1 at the best."""
    SUM = "sum"
    """As shares in the sum of the column."""
    MAXIMUM = "maximum"
    """As shares of the highest value."""


Constant = Literal["no_weight", "refuse"]
"""Whether an indicator that does not vary gets no weight or is refused."""


def scaled_columns(
    rows: Matrix,
    scaling: Scaling,
    directions: Sequence[Direction] | None,
    constant: Constant,
    purpose: str,
) -> list[list[float]]:
    """Give the scaled columns; what does not vary is refused if that is the rule."""
    if constant not in ("no_weight", "refuse"):
        raise ValueError(f"constant must be 'no_weight' or 'refuse', not {constant!r}")
    columns = columns_of(complete_matrix(rows, units=2, purpose=purpose))
    highers = highers_of(directions, len(columns))
    still = [str(place) for place, column in enumerate(columns) if min(column) == max(column)]
    if still and constant == "refuse":
        raise ValueError(f"indicators {', '.join(still)} do not vary")
    way = Scaling(scaling)
    return [_scale(column, way, higher=higher) for column, higher in zip(columns, highers, strict=True)]


def highers_of(directions: Sequence[Direction] | None, count: int) -> list[bool]:
    """Tell of each indicator whether higher is better."""
    if directions is None:
        return [True] * count
    if len(directions) != count:
        raise ValueError(f"{len(directions)} directions for {count} indicators")
    return [higher_is_better(direction) for direction in directions]


def _scale(column: Sequence[float], scaling: Scaling, *, higher: bool) -> list[float]:
    """Make a column comparable."""
    if scaling is Scaling.NONE:
        return list(column)
    if scaling is Scaling.MIN_MAX:
        scores = min_max(
            column,
            direction=Direction.HIGHER_IS_BETTER if higher else Direction.LOWER_IS_BETTER,
            constant=0.0,
        )
        return [score for score in scores if score is not None]
    whole = math.fsum(column) if scaling is Scaling.SUM else max(column)
    if whole <= 0:
        raise ValueError("shares need a sum and a highest value above zero")
    return [value / whole for value in column]


def means_above_zero(columns: Sequence[Sequence[float]]) -> list[float]:
    """Give the mean of each column, by which spreads are told in shares; one that is not above zero is refused."""
    means = [mean_of(column) for column in columns]
    for place, mean in enumerate(means):
        if mean <= 0:
            raise ValueError(f"the mean of indicator {place} is not above zero")
    return means


def spread_of(column: Sequence[float]) -> float:
    """Give the standard deviation; any degrees of freedom do, since they cancel out in the weights."""
    return standard_deviation_of(column, 0) or 0.0


def shares_of(weights: Sequence[float]) -> tuple[float, ...]:
    """Bring weights to sum one."""
    total = math.fsum(weights)
    if not total > 0:
        raise ValueError("no indicator tells the units apart: there are no weights to give")
    if math.isinf(total):
        raise ValueError("a mean is too near to zero to be divided by")
    return tuple(weight / total for weight in weights)
