"""Hold the cells of a panel against each other: years, changes told, and units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from rulelaw.codebook.types import Units
from rulelaw.observations.types import Change
from rulelaw.panel.changing import ChangeMethod, change_between
from rulelaw.panel.gathering import Gathered
from rulelaw.panel.measuring import measure_of
from rulelaw.panel.types import Cell, CellState, PanelFinding, PanelFindingKind, Reach, Telling
from rulelaw.text.cells import number_text
from rulelaw.text.intervals import Interval

__all__ = ["differing_changes", "differing_units", "printed", "restated"]

_SURE = frozenset({CellState.REPORTED, CellState.ZERO_IN_WORDS})
_RATE, _POINTS = "rate", "points"
# Where a report tells a measure oftener, the first figures stand for all.
_MOST_TELLINGS = 40


def printed(telling: Telling) -> str:
    """Give a figure as printed, or, where no text stands behind it, its value and unit."""
    return telling.words or f"{number_text(telling.value)}{telling.unit or ''}"


def restated(
    filed: Mapping[tuple[str, int], Iterable[Gathered]], cells: Iterable[Cell], units: Units
) -> Iterator[PanelFinding]:
    """Find where a report tells another year's figure otherwise than that year's report.

    :param filed: the reports by body and year.
    :param cells: the cells of the panel.
    :param units: the measure words.
    """
    by_place = {(cell.body, cell.year, cell.measure): cell for cell in cells}
    for (body, _), reports in filed.items():
        for report in reports:
            for told in report.told:
                cell = by_place.get((body, told.year, told.measure))
                if cell is None or told.year == report.year or told.telling.change is not None:
                    continue
                if told.telling.value.is_finite() and _differs(cell, told.telling, units):
                    words = (printed(cell.tellings[0]), printed(told.telling))
                    yield PanelFinding(PanelFindingKind.RESTATED, body, told.year, told.measure, words)


def _differs(cell: Cell, later: Telling, units: Units) -> bool:
    """Tell whether a later figure of the body's own scope cannot be true beside what the cell holds."""
    if cell.interval is None or not _comparable(later):
        return False
    if measure_of(cell.unit, units) != measure_of(later.unit, units):
        return False
    return not any(told.interval.meets(later.interval) for told in cell.tellings[:_MOST_TELLINGS])


def differing_changes(cells: Iterable[Cell], units: Units) -> Iterator[PanelFinding]:
    """Find where the change that a report tells cannot be that from last year's figure to its own.

    :param cells: the cells of the panel.
    :param units: the measure words.
    """
    by_place = {(cell.body, cell.year, cell.measure): cell for cell in cells}
    for cell in by_place.values():
        earlier = by_place.get((cell.body, cell.year - 1, cell.measure))
        if earlier is None or not {cell.state, earlier.state} <= _SURE:
            continue
        for told in cell.changes:
            found = _reckoned(earlier, cell, told, units)
            if found is not None and not found.meets(told.interval):
                words = (printed(told), printed(earlier.tellings[0]), printed(cell.tellings[0]))
                yield PanelFinding(PanelFindingKind.CHANGE_DIFFERS, cell.body, cell.year, cell.measure, words)


def _reckoned(earlier: Cell, later: Cell, told: Telling, units: Units) -> Interval | None:
    """Give the change between two figures as a report tells it; ``None`` where the two do not compare."""
    if not all(map(_comparable, (told, earlier.tellings[0], later.tellings[0]))):
        return None
    kind, of_rates = units.kind(told.unit), units.kind(later.unit) == _RATE
    if kind == _RATE and not of_rates:
        method = ChangeMethod.PERCENT
    elif (kind == _POINTS and of_rates) or (
        kind not in (_RATE, _POINTS) and measure_of(told.unit, units) == measure_of(later.unit, units)
    ):
        method = ChangeMethod.ABSOLUTE
    else:  # a rate that rose by 5% rose by five hundredths of it, or by five points: who knows
        return None
    interval = change_between(earlier, later, method, units).interval
    return None if interval is None else interval.times(Decimal(-1 if told.change is Change.FALL else 1))


def _comparable(telling: Telling) -> bool:
    return telling.whole_year and telling.reach is not Reach.PART


def differing_units(cells: Iterable[Cell], units: Units) -> Iterator[PanelFinding]:
    """Find measures whose figures are told in units that do not compare, or in several words for one kind.

    :param cells: the cells of the panel.
    :param units: the measure words.
    """
    words: dict[str, set[str]] = {}
    for cell in cells:
        if cell.value is not None and cell.unit is not None:
            words.setdefault(cell.measure, set()).add(cell.unit)
    for key, told in words.items():
        if len(told) > 1:
            clash = len({measure_of(unit, units) for unit in told}) > 1
            kind = PanelFindingKind.UNIT_CLASH if clash else PanelFindingKind.UNIT_WORDS
            yield PanelFinding(kind, measure=key, told=tuple(sorted(told)))
