"""Treating outliers: winsorise, and where that does not help take logarithms, with a log of every changed cell.

A column needs treatment where its skewness and its kurtosis are both beyond their limits (2 and 3.5 in the practice of
the JRC: Handbook 2008, step 3; *COIN Tool User's Guide*, JRC 2019). Skewness and kurtosis are corrected for bias, as in
COINr and Excel (:attr:`~rulelaw.index.describing.MomentType.ADJUSTED`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from rulelaw.index.changes import CellChange, log_changes
from rulelaw.index.columns import Column, read_column
from rulelaw.index.describing import kurtosis, skewness

__all__ = ["LogForm", "Treated", "box_cox", "log_transform", "shape_passes", "treat", "winsorise"]


class LogForm(StrEnum):
    """How the argument of the logarithm is kept above zero, with the range R = max - min of the column."""

    PLAIN = "plain"
    """``ln x``, for values above zero."""
    CT = "ct"
    """``ln(x - min + R/100)``, as in the COIN Tool; COINr ``log_CT``."""
    CT_PLUS = "ct_plus"
    """The same where the skewness is above zero, else ``-ln(max - x + R/100)``; COINr ``log_CT_plus``."""
    CT_ORIG = "ct_orig"
    """``ln(x - min + 1)``, as in older COIN Tools; COINr ``log_CT_orig``."""
    GII = "gii"
    """``ln((max - 1)(x - min)/R + 1)``, as in the Global Innovation Index; what COINr ``log_GII`` is meant to give."""


@frozen
class Treated:
    """A column after treatment.

    :ivar values: the values, in the order given.
    :ivar changes: every cell that was changed.
    :ivar passed: whether the shape is within the limits now; ``None`` where too few values, or equal ones, have no
        shape.
    :ivar skewness: the skewness now.
    :ivar kurtosis: the excess kurtosis now.
    """

    values: tuple[float | None, ...]
    changes: tuple[CellChange, ...]
    passed: bool | None
    skewness: float | None
    kurtosis: float | None


def shape_passes(values: Column, *, skewness_limit: float = 2.0, kurtosis_limit: float = 3.5) -> bool | None:
    """Tell whether the shape of a column is within the limits: ``|skewness| < 2`` or ``kurtosis < 3.5``.

    :param values: the values, ``None`` where missing.
    :param skewness_limit: the limit of the absolute skewness.
    :param kurtosis_limit: the limit of the excess kurtosis.
    :returns: ``None`` for fewer than three values, or equal ones; of three values only the skewness is looked at.

    >>> shape_passes([*range(1, 11), 100])
    False
    """
    skew, kurt = skewness(values), kurtosis(values)
    if skew is None:
        return None
    return abs(skew) < skewness_limit or (kurt is not None and kurt < kurtosis_limit)


def winsorise(
    values: Column,
    *,
    most: int | None = 5,
    skewness_limit: float = 2.0,
    kurtosis_limit: float = 3.5,
    force: bool = False,
) -> Treated:
    """Pull in the outermost values to the next ones, until the shape is within the limits; COINr ``winsorise``.

    Where the skewness is zero or above, all values at the maximum become the next lower one, else all at the minimum
    the next higher one; then the shape is looked at again.

    :param values: the values, ``None`` where missing.
    :param most: no further round once so many cells are pulled in; one round may take in several equal values, so that
        there can be more. ``None``: no end.
    :param skewness_limit: the limit of the absolute skewness.
    :param kurtosis_limit: the limit of the excess kurtosis.
    :param force: whether values are pulled in up to ``most`` even where the shape is within the limits.
    :raises ValueError: for a value that is not finite, ``most`` below zero, or force without an end.

    >>> winsorise([*range(1, 11), 100]).changes
    (CellChange(place=10, before=100.0, after=10.0, how='winsorised high'),)
    """
    if most is not None and most < 0:
        raise ValueError(f"most must be zero or more, not {most}")
    if force and most is None:
        raise ValueError("to be forced, winsorising needs an end: give most")
    column, _ = read_column(values)
    current = list(column)
    high: list[int] = []
    low: list[int] = []
    while most is None or len(high) + len(low) < most:
        skew = skewness(current)
        passed = shape_passes(current, skewness_limit=skewness_limit, kurtosis_limit=kurtosis_limit)
        if skew is None or (passed and not force):
            break
        present = [value for value in current if value is not None]
        edge = max(present) if skew >= 0 else min(present)
        places = [place for place, value in enumerate(current) if value == edge]
        rest = [value for value in present if value != edge]
        inner = max(rest) if skew >= 0 else min(rest)
        for place in places:
            current[place] = inner
        if skew >= 0:
            high = places
        else:
            low = places
    how = ["winsorised low" if place in low else "winsorised high" for place in range(len(column))]
    return _treated(column, current, how, skewness_limit, kurtosis_limit)


def log_transform(
    values: Column,
    *,
    form: LogForm = LogForm.CT,
    skewness_limit: float = 2.0,
    kurtosis_limit: float = 3.5,
) -> Treated:
    """Take the logarithms of a column.

    :param values: the values, ``None`` where missing.
    :param form: how the argument of the logarithm is kept above zero.
    :param skewness_limit: the limit of the absolute skewness, to tell whether the result passes.
    :param kurtosis_limit: the limit of the excess kurtosis.
    :returns: the logarithms; a column whose values are all equal stays as it is, since it has no range.
    :raises ValueError: for a value that is not finite, or one without a logarithm under :attr:`LogForm.PLAIN` and
        :attr:`LogForm.GII`.

    >>> [round(value, 6) for value in log_transform([0, 50, 100]).values]
    [0.0, 3.931826, 4.615121]
    """
    way = LogForm(form)
    column, present = read_column(values)
    if not present or (min(present) == max(present) and way is not LogForm.PLAIN):
        logs = list(column)
    else:
        take = _logarithm(way, present)
        logs = [None if value is None else take(value) for value in column]
    return _treated(column, logs, [f"log {way}"] * len(column), skewness_limit, kurtosis_limit)


def box_cox(
    values: Column,
    *,
    exponent: float,
    shift: bool = True,
    skewness_limit: float = 2.0,
    kurtosis_limit: float = 3.5,
) -> Treated:
    """Transform by Box & Cox (*Journal of the Royal Statistical Society B* 26(2), 1964): ``(x^λ - 1)/λ``.

    :param values: the values, ``None`` where missing.
    :param exponent: λ; 0 takes the logarithm.
    :param shift: whether the values are first moved so that the least is 1, as COINr ``boxcox`` does.
    :param skewness_limit: the limit of the absolute skewness, to tell whether the result passes.
    :param kurtosis_limit: the limit of the excess kurtosis.
    :raises ValueError: for values that are not above zero and not moved, that are not finite, or whose power is not.

    >>> box_cox([1, 3, 5], exponent=2).values
    (0.0, 4.0, 12.0)
    """
    column, present = read_column(values)
    least = min(present) if present else 1.0
    moved = [None if value is None else value - least + 1 if shift else value for value in column]
    if not shift and least <= 0:
        raise ValueError(f"the value {least} is not above zero: shift the values")
    try:
        result = [None if value is None else _power_of(value, exponent) for value in moved]
    except OverflowError:
        raise ValueError(f"a value is too large for the exponent {exponent}") from None
    return _treated(column, result, ["box-cox"] * len(column), skewness_limit, kurtosis_limit)


def treat(
    values: Column,
    *,
    most: int | None = 5,
    then: LogForm | None = LogForm.CT,
    combine: bool = False,
    skewness_limit: float = 2.0,
    kurtosis_limit: float = 3.5,
) -> Treated:
    """Treat the outliers of a column where it needs it: winsorise, and where that does not help take logarithms.

    COINr ``Treat`` with its usual settings. A column within the limits, or without a shape, stays as it is.

    :param values: the values, ``None`` where missing.
    :param most: how many cells may be winsorised, as for :func:`winsorise`.
    :param then: which logarithms are taken where winsorising does not help; ``None``: none.
    :param combine: whether logarithms are taken of the winsorised values; if not, of those given.
    :param skewness_limit: the limit of the absolute skewness.
    :param kurtosis_limit: the limit of the excess kurtosis.
    :returns: the values, with a log of every changed cell against those given.
    :raises ValueError: as for :func:`winsorise` and :func:`log_transform`.

    >>> treat([*range(1, 11), 100]).values[-1]
    10.0
    """
    first = winsorise(values, most=most, skewness_limit=skewness_limit, kurtosis_limit=kurtosis_limit)
    if first.passed is not False or then is None:
        return first
    column, _ = read_column(values)
    second = log_transform(
        first.values if combine else column,
        form=then,
        skewness_limit=skewness_limit,
        kurtosis_limit=kurtosis_limit,
    )
    if not combine:
        return second
    ways = {change.place: change.how for change in first.changes}
    how = [f"{ways[place]}, log {then}" if place in ways else f"log {then}" for place in range(len(column))]
    return evolve(second, changes=log_changes(column, second.values, how))


def _power_of(value: float, exponent: float) -> float:
    """Give (x^λ - 1)/λ, or its limit ln x."""
    if exponent == 0:
        return math.log(value)
    if abs(exponent) < 1e-3:  # where x^λ is so near to 1 that taking 1 off it would leave few digits
        return math.expm1(exponent * math.log(value)) / exponent
    return float((value**exponent - 1) / exponent)


def _logarithm(form: LogForm, present: Sequence[float]) -> Callable[[float], float]:
    """Give the logarithm of a form for a column that varies."""
    least, most = min(present), max(present)
    margin = 0.01 * (most - least)
    if form is LogForm.CT_PLUS and (skewness(present) or 0.0) <= 0:
        return lambda value: -math.log(most + margin - value)
    if form in (LogForm.CT, LogForm.CT_PLUS):
        return lambda value: math.log(value - least + margin)
    if form is LogForm.CT_ORIG:
        return lambda value: math.log(value - least + 1)
    if form is LogForm.GII:
        return lambda value: _plain((most - 1) * (value - least) / (most - least) + 1)
    return _plain


def _plain(value: float) -> float:
    """Take a logarithm, or refuse."""
    if value <= 0:
        raise ValueError(f"{value} has no logarithm: choose another form")
    return math.log(value)


def _treated(
    before: Sequence[float | None],
    after: Sequence[float | None],
    how: Sequence[str],
    skewness_limit: float,
    kurtosis_limit: float,
) -> Treated:
    """Give a column after treatment with its log and its shape."""
    return Treated(
        values=tuple(after),
        changes=log_changes(before, after, how),
        passed=shape_passes(after, skewness_limit=skewness_limit, kurtosis_limit=kurtosis_limit),
        skewness=skewness(after),
        kurtosis=kurtosis(after),
    )
