"""Imputing: fill in missing values by a named rule, with a log of every cell that was filled.

Handbook (2008), step 3; COINr ``Impute`` and ``impute_panel``. What a rule cannot fill stays missing: nothing is made
up from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Literal

from attrs import frozen

from rulelaw.codebook.types import Direction
from rulelaw.index.changes import CellChange, log_changes
from rulelaw.index.columns import Column, Matrix, Scores, higher_is_better, mean_of, read_column, read_matrix
from rulelaw.index.describing import quantile

__all__ = [
    "Imputed",
    "ImputedRows",
    "impute_group",
    "impute_latest",
    "impute_linear",
    "impute_mean",
    "impute_median",
    "impute_rows",
]

Middle = Literal["mean", "median"]


@frozen
class Imputed:
    """A column with its gaps filled.

    :ivar values: the values, in the order given; ``None`` where the rule could fill nothing in.
    :ivar changes: every cell that was filled.
    """

    values: tuple[float | None, ...]
    changes: tuple[CellChange, ...]


@frozen
class ImputedRows:
    """A matrix with its gaps filled.

    :ivar rows: the units, each with its values.
    :ivar changes: for each unit the cells that were filled; a place is that of the indicator.
    """

    rows: tuple[tuple[float | None, ...], ...]
    changes: tuple[tuple[CellChange, ...], ...]


def impute_mean(values: Column) -> Imputed:
    """Fill gaps with the mean of the column; COINr ``i_mean``.

    >>> impute_mean([1, None, 3]).values
    (1.0, 2.0, 3.0)
    """
    return impute_group(values, ["all"] * len(values), middle="mean", how="mean")


def impute_median(values: Column) -> Imputed:
    """Fill gaps with the median of the column; COINr ``i_median``.

    >>> impute_median([1, None, 3, 9]).values
    (1.0, 3.0, 3.0, 9.0)
    """
    return impute_group(values, ["all"] * len(values), middle="median", how="median")


def impute_group(
    values: Column,
    groups: Sequence[Hashable | None],
    *,
    middle: Middle = "mean",
    how: str | None = None,
) -> Imputed:
    """Fill gaps with the mean or median of the unit's group; COINr ``i_mean_grp`` and ``i_median_grp``.

    :param values: the values, ``None`` where missing.
    :param groups: the group of each unit; the gap of a unit without a group, or in a group without values, stays.
    :param middle: ``"mean"`` or ``"median"``.
    :param how: what the log calls it; ``None``: ``"group mean"`` or ``"group median"``.
    :raises ValueError: for another ``middle``, or another number of groups than values.

    >>> impute_group([1, None, 3, 10, None], ["a", "a", "a", "b", None]).values
    (1.0, 2.0, 3.0, 10.0, None)
    """
    reckon = _middle(middle)
    column, _ = read_column(values)
    if len(groups) != len(column):
        raise ValueError(f"{len(groups)} groups for {len(column)} values")
    members: dict[Hashable, list[float]] = {}
    for value, group in zip(column, groups, strict=True):
        if value is not None and group is not None:
            members.setdefault(group, []).append(value)
    middles = {group: reckon(known) for group, known in members.items()}
    filled = [
        middles.get(group) if value is None and group is not None else value
        for value, group in zip(column, groups, strict=True)
    ]
    return _imputed(column, filled, [how or f"group {middle}"] * len(column))


def impute_latest(
    times: Sequence[int],
    values: Column,
    *,
    most_steps: int | None = None,
    start: Literal["missing", "first"] = "missing",
) -> Imputed:
    """Fill the gaps of a unit over time with its latest earlier value; COINr ``impute_panel``, ``"latest"``.

    :param times: the times (years), each once, in any order.
    :param values: the values of one unit at these times.
    :param most_steps: how many of the times given a value may be carried on at most; ``None``: any number.
    :param start: before the first value: ``"missing"`` leaves the gap; ``"first"`` takes that value, as COINr's
        ``"constant"`` does.
    :raises ValueError: for a time that comes twice, another number of values, steps below one, or another ``start``.

    >>> impute_latest([2020, 2021, 2022], [5, None, None], most_steps=1).values
    (5.0, 5.0, None)
    """
    if most_steps is not None and most_steps < 1:
        raise ValueError(f"most_steps must be one or more, not {most_steps}")
    if start not in ("missing", "first"):
        raise ValueError(f"start must be 'missing' or 'first', not {start!r}")
    column, order = _in_time(times, values)
    filled, how = list(column), [""] * len(column)
    latest: tuple[int, float] | None = None
    first = next((place for place in order if column[place] is not None), None)
    for step, place in enumerate(order):
        value = column[place]
        if value is not None:
            latest = (step, value)
        elif latest is not None and (most_steps is None or step - latest[0] <= most_steps):
            filled[place] = latest[1]
            how[place] = f"latest ({times[order[latest[0]]]})"
        elif latest is None and first is not None and start == "first":
            filled[place] = column[first]
            how[place] = f"first ({times[first]})"
    return _imputed(column, filled, how)


def impute_linear(
    times: Sequence[int], values: Column, *, ends: Literal["nearest", "missing"] = "nearest"
) -> Imputed:
    """Fill the gaps of a unit over time on the straight line between its neighbours; COINr ``"linear"``.

    :param times: the times (years), each once, in any order.
    :param values: the values of one unit at these times.
    :param ends: before the first value and after the last: ``"nearest"`` takes that value, as COINr does;
        ``"missing"`` leaves the gap.
    :raises ValueError: for a time that comes twice, another number of values, or other ``ends``.

    >>> impute_linear([2018, 2019, 2021, 2022], [2, None, 8, None]).values
    (2.0, 4.0, 8.0, 8.0)
    """
    if ends not in ("nearest", "missing"):
        raise ValueError(f"ends must be 'nearest' or 'missing', not {ends!r}")
    column, order = _in_time(times, values)
    filled, how = list(column), [""] * len(column)
    known = [(times[place], value) for place in order if (value := column[place]) is not None]
    for place in order:
        if column[place] is not None:
            continue
        time = times[place]
        before = [pair for pair in known if pair[0] < time]
        after = [pair for pair in known if pair[0] > time]
        if before and after:
            (start, low), (end, high) = before[-1], after[0]
            filled[place] = low + (high - low) * ((time - start) / (end - start))
            how[place] = f"linear ({start}, {end})"
        elif ends == "nearest" and (before or after):
            nearest, value = before[-1] if before else after[0]
            filled[place] = value
            how[place] = f"nearest ({nearest})"
    return _imputed(column, filled, how)


def impute_rows(
    rows: Matrix,
    *,
    groups: Sequence[Hashable | None] | None = None,
    middle: Middle = "mean",
    directions: Sequence[Direction] | None = None,
    normalise: bool = True,
) -> ImputedRows:
    """Fill the gaps of a unit with the middle of its other indicators in the same group; COINr ``impute_by = "row"``.

    The indicators are first brought to the scale of their columns (min-max), and what is filled in is brought back.

    :param rows: the units, each with its values.
    :param groups: the group of each indicator, such as its parent in the tree; ``None``: all are one group. An
        indicator without a group is not filled in.
    :param middle: ``"mean"`` or ``"median"``.
    :param directions: for each indicator which side is better, so that a good score is filled in as a good one;
        ``None``: higher.
    :param normalise: whether columns are brought to a common scale first. A column that does not vary has none: it is
        not used, and its gaps are filled with its only value.
    :raises ValueError: for rows of unequal length, or another number of groups or directions than indicators.

    >>> impute_rows([(0, 10), (10, 30), (5, None)]).rows[2]
    (5.0, 20.0)
    """
    reckon = _middle(middle)
    read = read_matrix(rows)
    width = len(read[0]) if read else 0
    names: Sequence[Hashable | None] = ["all"] * width if groups is None else groups
    if len(names) != width:
        raise ValueError(f"{len(names)} groups for {width} indicators")
    if directions is not None and len(directions) != width:
        raise ValueError(f"{len(directions)} directions for {width} indicators")
    ends: list[tuple[float, float] | None] = []
    for place, column in enumerate(zip(*read, strict=True)):
        present = [value for value in column if value is not None]
        higher = directions is None or higher_is_better(directions[place])
        low, high = (min(present), max(present)) if present else (0.0, 0.0)
        scale = (low, high) if higher else (high, low)
        ends.append((scale if normalise else (0.0, 1.0)) if present else None)
    result: list[tuple[float | None, ...]] = []
    changes: list[tuple[CellChange, ...]] = []
    for row in read:
        filled = [
            _from_others(row, place, names, ends, reckon) if value is None else value
            for place, value in enumerate(row)
        ]
        result.append(tuple(filled))
        changes.append(log_changes(row, filled, [f"row {middle}"] * width))
    return ImputedRows(rows=tuple(result), changes=tuple(changes))


def _from_others(
    row: Sequence[float | None],
    place: int,
    groups: Sequence[Hashable | None],
    ends: Sequence[tuple[float, float] | None],
    reckon: Callable[[Sequence[float]], float],
) -> float | None:
    """Give what the other indicators of the group say of a missing one; ``None`` where they say nothing."""
    scale = ends[place]
    if scale is None or groups[place] is None:
        return None
    known: list[float] = []
    for value, group, end in zip(row, groups, ends, strict=True):
        if value is not None and group == groups[place] and end is not None and end[0] != end[1]:
            known.append((value - end[0]) / (end[1] - end[0]))
    if scale[0] == scale[1]:
        return scale[0]
    return scale[0] + (scale[1] - scale[0]) * reckon(known) if known else None


def _middle(name: Middle) -> Callable[[Sequence[float]], float]:
    """Give the function for a middle."""
    if name == "mean":
        return mean_of
    if name == "median":
        return lambda present: quantile(present, 0.5)
    raise ValueError(f"middle must be 'mean' or 'median', not {name!r}")


def _in_time(times: Sequence[int], values: Column) -> tuple[list[float | None], list[int]]:
    """Give the values and the places in the order of time."""
    column, _ = read_column(values)
    if len(times) != len(column):
        raise ValueError(f"{len(times)} times for {len(column)} values")
    if len(set(times)) < len(times):
        raise ValueError("a time comes twice")
    return column, sorted(range(len(times)), key=times.__getitem__)


def _imputed(before: Sequence[float | None], after: Sequence[float | None], how: Sequence[str]) -> Imputed:
    values: Scores = tuple(after)
    return Imputed(values=values, changes=log_changes(before, values, how))
