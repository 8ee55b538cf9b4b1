"""Choose what a cell tells where a report tells a measure once, several times, or only in part.

The rule, in this order:

1. Levels only (a rise by 15 per cent is no level), of the report's own year, outside plans.
2. Figures that speak of a stretch within or beyond the year (上半年, 五年来) never fill a cell.
3. Figures of the body's own come first, then those of its whole area (:class:`Reach`), then under
   :attr:`ScopeRule.PREFER_OWN` those of one other scope, if there is but one.
4. Figures of the results come before those that are told as shortcomings or their causes.
5. What is left tells one fact: where the intervals meet, their common part is what can be true, and the value is the
   figure with the narrowest one. Where they do not, or their units cannot be compared, the figures conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from rulelaw.codebook.types import Units
from rulelaw.panel.measuring import measure_of
from rulelaw.panel.types import CellState, ConflictRule, Reach, ScopeRule, Telling
from rulelaw.report.types import Part
from rulelaw.text.intervals import Interval
from rulelaw.text.numerals import Qualifier

__all__ = ["Choice", "choose", "common", "distinct", "order", "overlap", "point_of"]

_SETBACKS = (Part.SHORTCOMINGS, Part.CAUSES)
# Halving must not round the figure, however many digits it has.
_DIGITS = 200


class Choice(NamedTuple):
    """What a cell takes: the telling taken first, then the others."""

    state: CellState
    value: Decimal | None
    interval: Interval | None
    tellings: tuple[Telling, ...]
    clash: bool = False


def order(telling: Telling) -> tuple[str | int, ...]:
    """Give what tellings are ordered by: document, place, then all the rest, so that no two differ in one order.

    Numbers are told as printed: 7 and 7.0 are equal and differ in print.
    """
    interval, scope = telling.interval, telling.scope
    return (
        telling.document or "",
        telling.span.start,
        telling.span.end,
        telling.words,
        str(telling.value),
        telling.unit or "",
        telling.qualifier.value,
        telling.zero,
        telling.change or "",
        str(interval.low),
        str(interval.high),
        interval.low_closed,
        interval.high_closed,
        scope.body or "",
        scope.instance or "",
        scope.kind or "",
        telling.reach.value,
        telling.whole_year,
        telling.part.value,
        "\n".join(telling.cues),
        telling.sentence,
        telling.line or 0,
        telling.page or 0,
    )


def distinct(tellings: Iterable[Telling]) -> list[Telling]:
    """Give the tellings in order, each once; of equal ones the first in order, whichever came first."""
    return list(dict.fromkeys(sorted(tellings, key=order)))


def choose(
    tellings: Iterable[Telling],
    units: Units,
    scope: ScopeRule = ScopeRule.PREFER_OWN,
    conflicts: ConflictRule = ConflictRule.LEAVE,
) -> Choice:
    """Choose what a cell tells.

    :param tellings: the levels told of the year outside plans, at least one.
    :param units: the measure words of the codebook.
    :param scope: which scopes may fill the cell.
    :param conflicts: what it takes where the figures cannot all be true.
    """
    ordered = distinct(tellings)
    whole = [telling for telling in ordered if telling.whole_year]
    own, area, other = ([t for t in whole if t.reach is reach] for reach in Reach)
    taken = own or area
    if not taken and scope is ScopeRule.PREFER_OWN and len({telling.scope for telling in other}) == 1:
        taken = other
    if not taken:
        return Choice(CellState.PARTIAL, None, None, tuple(ordered))
    taken = [telling for telling in taken if telling.part not in _SETBACKS] or taken
    among = set(taken)
    rest = tuple(telling for telling in ordered if telling not in among)
    shared = common(taken)
    clash = len({measure_of(telling.unit, units) for telling in taken}) > 1
    if shared is None or clash:
        picked = _pick(taken, conflicts)
        if picked is None:
            return Choice(CellState.CONFLICTING, None, None, (*taken, *rest), clash)
        others = [telling for telling in taken if telling is not picked]
        first = (picked, *others, *rest)
        return Choice(CellState.CONFLICTING, point_of(picked), picked.interval, first, clash)
    best = min(taken, key=_width)
    others = [telling for telling in taken if telling is not best]
    state = CellState.ZERO_IN_WORDS if best.zero else CellState.REPORTED
    return Choice(state, point_of(best), shared, (best, *others, *rest))


def _pick(taken: Sequence[Telling], conflicts: ConflictRule) -> Telling | None:
    if conflicts is ConflictRule.FIRST:
        return taken[0]
    return max(taken, key=point_of) if conflicts is ConflictRule.LARGEST else None


def point_of(telling: Telling) -> Decimal:
    """Give the number that stands for a figure: the printed one, of a range its middle."""
    low, high = telling.interval.low, telling.interval.high
    if telling.qualifier is Qualifier.RANGE and low is not None and high is not None:
        exact = Context(prec=_DIGITS)
        return exact.divide(exact.add(low, high), Decimal(2))
    return telling.value


def common(tellings: Sequence[Telling]) -> Interval | None:
    """Give what can be true by all the tellings, or ``None`` where nothing can.

    >>> told = [
    ...     Telling(Decimal(200), Interval.truncated(Decimal(200), -2)),
    ...     Telling(Decimal(205), Interval.point(Decimal(205))),
    ... ]
    >>> print(common(told), common([told[0], Telling(Decimal(7), Interval.point(Decimal(7)))]))
    [205, 205] None
    """
    shared = tellings[0].interval
    for telling in tellings[1:]:
        if not shared.meets(telling.interval):
            return None
        shared = overlap(shared, telling.interval)
    return shared


def overlap(one: Interval, other: Interval) -> Interval:
    """Give what lies in both of two intervals that meet."""
    low, low_closed = one.low, one.low_closed
    if other.low is not None:
        if low is None or other.low > low:
            low, low_closed = other.low, other.low_closed
        elif other.low == low:
            low_closed = low_closed and other.low_closed
    high, high_closed = one.high, one.high_closed
    if other.high is not None:
        if high is None or other.high < high:
            high, high_closed = other.high, other.high_closed
        elif other.high == high:
            high_closed = high_closed and other.high_closed
    return Interval(low, high, low_closed, high_closed)


def _width(telling: Telling) -> tuple[bool, Decimal]:
    """Order tellings by how narrow they are; those without an end come last."""
    low, high = telling.interval.low, telling.interval.high
    if low is None or high is None:
        return True, Decimal(0)
    # Without traps: the width of an absurd figure is infinite.
    return False, Context(prec=28, traps=[]).subtract(high, low)
