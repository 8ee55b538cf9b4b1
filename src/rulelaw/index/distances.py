"""Normalising by the distance to a value: a target, a reference, the best one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from rulelaw.codebook.types import Direction
from rulelaw.index.columns import SMALLEST, Column, Scores, between, fill, higher_is_better, read_column

__all__ = ["distance_to_maximum", "distance_to_reference", "distance_to_target", "ratio_to_leader"]


def distance_to_target(
    values: Column,
    *,
    target: float | Decimal,
    cap: bool = False,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Give how far the way from the worst value to a target is gone: ``(x - worst) / (target - worst)``.

    COINr ``n_dist2targ``. A value at the target has 1, one beyond it more, unless capped.

    :param values: the values, ``None`` where missing.
    :param target: the target in the unit of the values.
    :param cap: whether 1 is the most a value can have.
    :param direction: which side is better.
    :param constant: the score of all where the worst value is at the target or beyond, so that there is no way to go;
        ``None``: missing.
    :raises ValueError: for a value or target that is not finite, or a neutral direction.

    >>> distance_to_target([10, 20, 40], target=30)
    (0.0, 0.5, 1.5)
    >>> distance_to_target([10, 20, 40], target=10, direction=Direction.LOWER_IS_BETTER, cap=True)
    (1.0, 0.6666666666666666, 0.0)
    """
    return _distance(values, _finite("target", target), cap=cap, direction=direction, constant=constant)


def distance_to_reference(
    values: Column,
    *,
    unit: int | None = None,
    value: float | Decimal | None = None,
    form: Literal["range", "ratio", "difference"] = "range",
    cap: bool = False,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Set the values beside that of a reference, which is one of the units or a value.

    :param values: the values, ``None`` where missing.
    :param unit: the place of the reference among the units, from 0; or else
    :param value: the value of the reference.
    :param form: ``"range"``: 1 - (ref - x)/(ref - worst), COINr ``n_dist2ref``; ``"ratio"``: x/ref, and
        ``"difference"``: (x - ref)/ref, both of the Handbook (2008), step 5, "Distance to a reference". Where lower is
        better, ``"ratio"`` is ref/x and ``"difference"`` (ref - x)/ref.
    :param cap: whether a value beyond the reference counts as the reference.
    :param direction: which side is better.
    :param constant: the score of all where the formula divides by zero, or turns round since the reference is negative;
        ``None``: missing. Missing too where the reference itself is.
    :raises ValueError: unless exactly one of ``unit`` and ``value`` is given; for an unknown form or unit, or a value
        so near to zero that a ratio to it is not finite.

    >>> distance_to_reference([5, 10, 20], unit=1)
    (0.0, 1.0, 3.0)
    >>> distance_to_reference([5, 10, 20], value=10, form="difference")
    (-0.5, 0.0, 1.0)
    """
    if form not in ("range", "ratio", "difference"):
        raise ValueError(f"form must be 'range', 'ratio' or 'difference', not {form!r}")
    column, _ = read_column(values)
    if (unit is None) == (value is None):
        raise ValueError("give either the unit or the value of the reference")
    if unit is not None and not 0 <= unit < len(column):
        raise ValueError(f"no unit {unit} among {len(column)}")
    reference = column[unit] if unit is not None else _finite("value", value)
    if reference is None:
        return (None,) * len(column)
    if form == "range":
        return _distance(column, reference, cap=cap, direction=direction, constant=constant)
    higher = higher_is_better(direction)
    if reference < SMALLEST or (
        form == "ratio" and not higher and any(x is not None and x <= 0 for x in column)
    ):
        return fill(column, constant)
    if form == "ratio":
        scores = [None if x is None else (x / reference if higher else reference / x) for x in column]
        if any(score is not None and math.isinf(score) for score in scores):
            raise ValueError("a value is too near to zero for a ratio")
    else:
        sign = 1.0 if higher else -1.0
        scores = [None if x is None else sign * (x - reference) / reference for x in column]
    return _capped(scores, 1.0 if form == "ratio" else 0.0) if cap else tuple(scores)


def distance_to_maximum(
    values: Column,
    *,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Give one less the distance to the best value: ``1 - (best - x) / (best - worst)``; COINr ``n_dist2max``.

    :param values: the values, ``None`` where missing.
    :param direction: which side is better.
    :param constant: the score of all where all values are equal; ``None``: missing.
    :raises ValueError: for a value that is not finite or a neutral direction.

    >>> distance_to_maximum([2, 4, 10])
    (0.0, 0.25, 1.0)
    """
    column, present = read_column(values)
    if not present:
        higher_is_better(direction)
        return tuple(column)
    best = max(present) if higher_is_better(direction) else min(present)
    return _distance(column, best, cap=False, direction=direction, constant=constant)


def ratio_to_leader(
    values: Column,
    *,
    direction: Direction = Direction.HIGHER_IS_BETTER,
    constant: float | None = None,
) -> Scores:
    """Divide by the best value: ``x / max``, or ``min / x`` where lower is better; COINr ``n_fracmax``.

    Handbook (2008), step 5, "Distance to a reference" with the leader as the reference.

    :param values: the values, ``None`` where missing.
    :param direction: which side is better.
    :param constant: the score of all where the leader is not above zero, so that there is no ratio; ``None``: missing.
    :raises ValueError: for a value that is not finite or a neutral direction.

    >>> ratio_to_leader([10, 5, 40])
    (0.25, 0.125, 1.0)
    >>> ratio_to_leader([10, 5, 40], direction=Direction.LOWER_IS_BETTER)
    (0.5, 1.0, 0.125)
    """
    higher = higher_is_better(direction)
    column, present = read_column(values)
    if not present:
        return tuple(column)
    leader = max(present) if higher else min(present)
    if leader <= 0:
        return fill(column, constant)
    scores = [None if x is None else (x / leader if higher else leader / x) for x in column]
    if any(score is not None and math.isinf(score) for score in scores):
        raise ValueError(f"the leader {leader} is too near to zero for a ratio")
    return tuple(scores)


def _distance(
    values: Column, goal: float, *, cap: bool, direction: Direction, constant: float | None
) -> Scores:
    """Give ``(x - worst) / (goal - worst)``, or ``constant`` where the worst is no worse than the goal."""
    higher = higher_is_better(direction)
    column, present = read_column(values)
    if not present:
        return tuple(column)
    worst = min(present) if higher else max(present)
    if goal <= worst if higher else goal >= worst:
        return fill(column, constant)
    scores = between(column, worst, goal, 0.0, 1.0)
    return _capped(scores, 1.0) if cap else scores


def _capped(scores: Sequence[float | None], most: float) -> Scores:
    """Lower what is above ``most``."""
    return tuple(None if score is None else min(score, most) for score in scores)


def _finite(name: str, value: float | Decimal | None) -> float:
    """Give an argument as a float that is finite."""
    number = math.nan if value is None else float(value)
    if not math.isfinite(number):
        raise ValueError(f"{name} must be a finite number, not {value}")
    return number
