"""How figures change over the years: by a stated method, with what the printed figures leave open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, DivisionByZero, InvalidOperation
from enum import StrEnum

from attrs import frozen

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Units
from rulelaw.panel.measuring import measure_of
from rulelaw.panel.types import Cell, Panel
from rulelaw.text.intervals import Interval

__all__ = ["ChangeGap", "ChangeMethod", "PanelChange", "change_between", "changes"]

_KEPT_DIGITS = 28
# More than are kept, so that the last one kept is right.
_WORKING_DIGITS = 40
_HUNDRED = Decimal(100)


def _context(digits: int) -> Context:
    """Give a context in which figures too large to be told become infinite, and spring no trap."""
    return Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[InvalidOperation, DivisionByZero])


class ChangeMethod(StrEnum):
    """How a change is reckoned, from an earlier level *a* to a later level *b*, *n* years on."""

    ABSOLUTE = "absolute"
    """*b* − *a*, in the unit itself; of rates, percentage points."""
    PERCENT = "percent"
    """(*b* − *a*) / *a*, in per cent."""
    LOG = "log"
    """ln(*b* / *a*), times 100: log points, which add up over the years (Törnqvist, Vartia & Vartia, *The American
    Statistician* 39(1), 1985)."""
    CAGR = "cagr"
    """(*b* / *a*)^(1/*n*) − 1, in per cent: the compound annual growth rate."""


class ChangeGap(StrEnum):
    """Why there is no change to tell."""

    EARLIER_MISSING = "earlier_missing"
    LATER_MISSING = "later_missing"
    UNITS_DIFFER = "units_differ"
    """The two figures are in units that cannot be compared."""
    BASE_NOT_POSITIVE = "base_not_positive"
    """A share of nothing, or of less, is no growth."""
    LATER_NOT_POSITIVE = "later_not_positive"
    """There is no logarithm, and no root, of zero or less."""
    TOO_LARGE = "too_large"
    """The result is beyond any number of 28 digits."""


@frozen
class PanelChange:
    """A change of a measure between two years of a body.

    :ivar body: the body's key.
    :ivar measure: the measure's key.
    :ivar first: the earlier year.
    :ivar last: the later year.
    :ivar method: how it is reckoned.
    :ivar value: the change, or ``None``.
    :ivar interval: what it can be, by what the two figures can stand for; ``None`` where there is no value.
    :ivar gap: why there is none.
    """

    body: str
    measure: str
    first: int
    last: int
    method: ChangeMethod
    value: Decimal | None = None
    interval: Interval | None = None
    gap: ChangeGap | None = None


def changes(
    panel: Panel,
    method: ChangeMethod | str,
    *,
    measures: Iterable[str] | None = None,
    bodies: Iterable[str] | None = None,
    every: int | None = 1,
    units: Units | None = None,
) -> tuple[PanelChange, ...]:
    """Tell how measures change over the years.

    :param panel: the panel.
    :param method: how, see :class:`ChangeMethod`; none is taken for granted.
    :param measures: the keys of the measures; all where left out.
    :param bodies: the keys of the bodies; all where left out.
    :param every: from each year of the panel to the one so many years later, where the panel has it; ``None``: from
        the first year of the panel to its last.
    :param units: the measure words; those of the shipped codebook where left out.
    :returns: the changes by body, measure and year. Where there is none to tell, the reason stands in ``gap``.
    :raises ValueError: the method is not known, or ``every`` is below 1.
    :raises UnknownCodeError: a measure or body is not in the panel.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> for change in changes(panel, "percent", measures=["publicity.activities"]):
    ...     print(change.body, round(change.value, 1) if change.gap is None else change.gap.value)
    岚谷县司法局 32.1
    栖云县司法局 later_missing
    梧桐县司法局 25.0
    砚坪县司法局 12.0
    """
    method = ChangeMethod(method)
    if every is not None and every < 1:
        raise ValueError(f"every must be 1 or more, not {every}")
    units = load_codebook().units if units is None else units
    columns = (
        [m.key for m in panel.measures] if measures is None else [panel.measure(k).key for k in measures]
    )
    rows = [b.key for b in panel.bodies] if bodies is None else [panel.body(k).key for k in bodies]
    pairs = list(_pairs(panel.years, every))
    return tuple(
        change_between(panel.cell(body, first, measure), panel.cell(body, last, measure), method, units)
        for body in rows
        for measure in columns
        for first, last in pairs
    )


def _pairs(years: tuple[int, ...], every: int | None) -> Iterator[tuple[int, int]]:
    if every is None:
        if len(years) > 1:
            yield years[0], years[-1]
        return
    there = set(years)
    for year in years:
        if year + every in there:
            yield year, year + every


def change_between(earlier: Cell, later: Cell, method: ChangeMethod, units: Units) -> PanelChange:
    """Give the change from one cell to a later one of the same body and measure."""
    place = (earlier.body, earlier.measure, earlier.year, later.year, method)
    if earlier.value is None:
        return PanelChange(*place, gap=ChangeGap.EARLIER_MISSING)
    if later.value is None:
        return PanelChange(*place, gap=ChangeGap.LATER_MISSING)
    # A zero told in words has no unit of its own, and is nothing in any.
    told = {measure_of(cell.unit, units) for cell in (earlier, later) if cell.value or cell.unit}
    if len(told) > 1:
        return PanelChange(*place, gap=ChangeGap.UNITS_DIFFER)
    if method is not ChangeMethod.ABSOLUTE and earlier.value <= 0:
        return PanelChange(*place, gap=ChangeGap.BASE_NOT_POSITIVE)
    if method in (ChangeMethod.LOG, ChangeMethod.CAGR) and later.value <= 0:
        return PanelChange(*place, gap=ChangeGap.LATER_NOT_POSITIVE)
    span = later.year - earlier.year
    value = _reckon(earlier.value, later.value, method, span)
    if value is None:
        return PanelChange(*place, gap=ChangeGap.TOO_LARGE)
    return PanelChange(*place, value, _spread(earlier, later, method, span))


def _reckon(earlier: Decimal, later: Decimal, method: ChangeMethod, span: int) -> Decimal | None:
    """Give the change from one figure to another, or ``None`` where it is beyond all numbers."""
    work = _context(_WORKING_DIGITS)
    if method is ChangeMethod.ABSOLUTE:
        value = work.subtract(later, earlier)
    elif method is ChangeMethod.PERCENT:
        value = work.multiply(work.divide(work.subtract(later, earlier), earlier), _HUNDRED)
    elif method is ChangeMethod.LOG:
        value = work.multiply(work.ln(work.divide(later, earlier)), _HUNDRED)
    else:
        root = work.exp(work.divide(work.ln(work.divide(later, earlier)), Decimal(span)))
        value = work.multiply(work.subtract(root, Decimal(1)), _HUNDRED)
    value = _context(_KEPT_DIGITS).plus(value)
    return value if value.is_finite() else None


def _spread(earlier: Cell, later: Cell, method: ChangeMethod, span: int) -> Interval:
    """Give what the change can be: every method grows with the later figure and falls with the earlier one."""
    before, after = earlier.interval, later.interval
    if before is None or after is None:
        return Interval(None, None)
    low, low_closed = _end(before.high, after.low, method, span), before.high_closed and after.low_closed
    high, high_closed = _end(before.low, after.high, method, span), before.low_closed and after.high_closed
    return Interval(low, high, low_closed, high_closed)


def _end(earlier: Decimal | None, later: Decimal | None, method: ChangeMethod, span: int) -> Decimal | None:
    """Give an end of what a change can be, ``None`` where there is none."""
    if earlier is None or later is None:
        return None
    if method is not ChangeMethod.ABSOLUTE and earlier <= 0:
        return None
    if method in (ChangeMethod.LOG, ChangeMethod.CAGR) and later <= 0:
        return None
    return _reckon(earlier, later, method, span)
