"""What a body promised beside what it told in the year it promised it for."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Direction, Units
from rulelaw.observations.types import Change
from rulelaw.panel.changing import ChangeMethod, change_between
from rulelaw.panel.measuring import measure_of
from rulelaw.panel.types import Cell, CellState, Panel, PanelMeasureKind, Pledge, Telling
from rulelaw.text.intervals import Interval
from rulelaw.text.numerals import Qualifier

__all__ = ["FollowUp", "Outcome", "follow_up"]

_DONE = Decimal(2)
_PER_CENT = "%"


class Outcome(StrEnum):
    """What became of a promise, as far as the reports tell."""

    KEPT = "kept"
    MISSED = "missed"
    UNSURE = "unsure"
    """The figures told leave both open (近10期 where 10期 were promised), or conflict."""
    NOT_TOLD = "not_told"
    """The report of the year does not tell it; it may well have been done."""
    NO_REPORT = "no_report"
    """There is no report of the year in the panel."""
    NOT_COMPARABLE = "not_comparable"
    """Promise and figure are in units that cannot be compared, or the change promised cannot be reckoned."""


@frozen
class FollowUp:
    """A promise, and what the report of the year it was made for tells.

    :ivar pledge: the promise, with its words.
    :ivar told: the cell of that year, with its words.
    :ivar outcome: what became of it.
    """

    pledge: Pledge
    told: Cell
    outcome: Outcome


def follow_up(panel: Panel, *, units: Units | None = None) -> tuple[FollowUp, ...]:
    """Set what bodies promised beside what they told.

    A figure promised is read as its words bound it (不少于 a least, 以内 a most); a bare figure as a least, of a
    measure where lower is better as a most. A change promised is set beside the change from the year before. A practice
    promised is kept where the report tells it as done; where it says nothing, that is not told, not missed.

    :param panel: the panel.
    :param units: the measure words; those of the shipped codebook where left out.
    :returns: every pledge of the panel, in its order.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> for one in follow_up(panel):
    ...     if one.pledge.measure == "training.sessions" and one.pledge.due == 2023:
    ...         print(one.pledge.body, one.pledge.telling.words, one.told.value, one.outcome.value)
    岚谷县司法局 10期 None unsure
    栖云县司法局 6期 6 kept
    梧桐县司法局 8期 9 kept
    砚坪县司法局 10期 7 missed
    """
    units = load_codebook().units if units is None else units
    return tuple(_follow(panel, pledge, units) for pledge in panel.pledges)


def _follow(panel: Panel, pledge: Pledge, units: Units) -> FollowUp:
    told = panel.cell(pledge.body, pledge.due, pledge.measure)
    return FollowUp(pledge, told, _outcome(panel, pledge, told, units))


def _outcome(panel: Panel, pledge: Pledge, told: Cell, units: Units) -> Outcome:
    if told.state is CellState.NO_REPORT:
        return Outcome.NO_REPORT
    measure = panel.measure(pledge.measure)
    if measure.kind is PanelMeasureKind.PRACTICE:
        done = told.value is not None and told.value >= _DONE
        return Outcome.KEPT if done else Outcome.NOT_TOLD
    if told.state is CellState.NOT_TOLD:
        return Outcome.NOT_TOLD
    if told.interval is None or told.state is CellState.CONFLICTING:
        return Outcome.UNSURE
    telling = pledge.telling
    if telling.change is not None:
        return _changed(panel.cell(pledge.body, pledge.due - 1, pledge.measure), told, telling, units)
    if measure_of(told.unit, units) != measure_of(telling.unit, units):
        return Outcome.NOT_COMPARABLE
    return _against(told.interval, _target(pledge, measure.direction))


def _target(pledge: Pledge, direction: Direction) -> Interval:
    """Give where a figure must lie for the promise to be kept."""
    telling = pledge.telling
    if telling.qualifier in (Qualifier.AT_MOST, Qualifier.UNDER):
        return Interval(None, telling.interval.high, high_closed=telling.interval.high_closed)
    if telling.qualifier in (Qualifier.AT_LEAST, Qualifier.OVER):
        return Interval(telling.interval.low, None, low_closed=telling.interval.low_closed)
    # Of a range its lower end is what is promised at least; rounding (98.6%) is in the promise's favour.
    if direction is Direction.LOWER_IS_BETTER:
        return Interval(None, telling.interval.high)
    return Interval(telling.interval.low, None)


def _against(told: Interval, target: Interval) -> Outcome:
    """Tell whether what can be true lies within the target, without it, or across its end."""
    if not told.meets(target):
        return Outcome.MISSED
    low_holds = target.low is None or (
        told.low is not None
        and (told.low > target.low or (told.low == target.low and (target.low_closed or not told.low_closed)))
    )
    high_holds = target.high is None or (
        told.high is not None
        and (
            told.high < target.high
            or (told.high == target.high and (target.high_closed or not told.high_closed))
        )
    )
    return Outcome.KEPT if low_holds and high_holds else Outcome.UNSURE


def _changed(earlier: Cell, later: Cell, promised: Telling, units: Units) -> Outcome:
    """Tell what became of a change promised (下降20%, 增长5个百分点, 增加3件)."""
    relative = promised.unit == _PER_CENT
    method = ChangeMethod.PERCENT if relative else ChangeMethod.ABSOLUTE
    interval = change_between(earlier, later, method, units).interval
    if interval is None:
        return Outcome.NOT_COMPARABLE
    sign = Decimal(-1 if promised.change is Change.FALL else 1)
    return _against(interval.times(sign), Interval(promised.interval.low, None))
