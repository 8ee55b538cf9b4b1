"""A panel as plain rows: one shape for CSV, for tables of other libraries and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

from attrs import fields, frozen

from rulelaw.panel.types import Cell, Panel, Telling
from rulelaw.text.cells import number_text, safe_cell

__all__ = ["PANEL_COLUMNS", "PanelRow", "panel_csv", "panel_rows"]

_BOM = "\ufeff"
_BETWEEN_CUES = " "


@frozen
class PanelRow:
    """A cell of a panel as a row of plain values; the fields are the columns of every table, in this order.

    More columns may be added at the end.

    :ivar body: the body's key.
    :ivar level: its level of government, or ``None``.
    :ivar kind: what kind of body, or ``None``.
    :ivar province: its province, or ``None``.
    :ivar year: the report year.
    :ivar measure: the measure's key.
    :ivar measure_kind: ``indicator``, ``practice`` or ``score``.
    :ivar label_zh: the measure's name in Chinese.
    :ivar label_en: the measure's name in English.
    :ivar direction: which way the measure is read.
    :ivar state: how the cell came to its value, or why it has none (:class:`CellState`).
    :ivar obs_status: the same as SDMX's observation status.
    :ivar value: the value, or ``None``.
    :ivar low: the lower end of what can be true; ``None`` where there is none.
    :ivar high: the upper end, likewise.
    :ivar low_closed: whether the lower end itself can be true; ``None`` where there is no interval.
    :ivar high_closed: whether the upper end itself can be true, likewise.
    :ivar unit: the measure word as printed.
    :ivar qualifier: how the words bound the figure.
    :ivar tellings: how many places tell the cell.
    :ivar document: the document of the figure taken; of a conflict the first.
    :ivar start: where the figure begins in its text, in code points.
    :ivar end: where it ends.
    :ivar line: its line, from 1.
    :ivar page: its page, from 1, where the file had pages.
    :ivar words: the figure as printed.
    :ivar cues: the words that decided the measure, parted by blanks.
    :ivar sentence: the sentence around.
    """

    body: str
    level: str | None
    kind: str | None
    province: str | None
    year: int
    measure: str
    measure_kind: str
    label_zh: str
    label_en: str
    direction: str
    state: str
    obs_status: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    low_closed: bool | None
    high_closed: bool | None
    unit: str | None
    qualifier: str | None
    tellings: int
    document: str | None
    start: int | None
    end: int | None
    line: int | None
    page: int | None
    words: str | None
    cues: str | None
    sentence: str | None


PANEL_COLUMNS: Final = tuple(field.name for field in fields(PanelRow))
"""The columns of every table of a panel, in order."""


def panel_rows(panel: Panel, *, missing: bool = True) -> Iterator[PanelRow]:
    """Give the cells of a panel as plain rows, by body, year and measure.

    :param panel: the panel.
    :param missing: whether cells that nothing is told of have a row too, so that every body, year and measure has one.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> row = next(panel_rows(rl.slice_panel(panel, measures=["training.sessions"])))
    >>> row.body, row.year, str(row.value), row.document, row.line, row.words
    ('岚谷县司法局', 2022, '5', 'langu-2022.txt', 13, '5期')
    """
    measures = {measure.key: measure for measure in panel.measures}
    if missing:
        places = ((body, year, key) for body in panel.bodies for year in panel.years for key in measures)
    else:
        bodies = {body.key: body for body in panel.bodies}
        places = ((bodies[cell.body], cell.year, cell.measure) for cell in panel.cells)
    for body, year, key in places:
        cell, measure = panel.cell(body.key, year, key), measures[key]
        interval = cell.interval
        yield PanelRow(
            body.key,
            _text(body.level),
            _text(body.kind),
            body.province,
            year,
            key,
            measure.kind.value,
            measure.label.zh,
            measure.label.en,
            measure.direction.value,
            cell.state.value,
            cell.status,
            cell.value,
            cell.low,
            cell.high,
            None if interval is None else interval.low_closed,
            None if interval is None else interval.high_closed,
            cell.unit,
            _text(cell.qualifier),
            len(cell.tellings),
            *_place(_first(cell)),
        )


def _text(member: StrEnum | None) -> str | None:
    return None if member is None else member.value


def _first(cell: Cell) -> Telling | None:
    return cell.tellings[0] if cell.tellings else None


def _place(
    telling: Telling | None,
) -> tuple[str | None, int | None, int | None, int | None, int | None, str | None, str | None, str | None]:
    """Give where a figure stands; one written by hand has no place."""
    if telling is None:
        return (None, None, None, None, None, None, None, None)
    if not telling.words:
        return (telling.document, None, None, None, None, None, None, None)
    return (
        telling.document,
        telling.span.start,
        telling.span.end,
        telling.line,
        telling.page,
        telling.words,
        _BETWEEN_CUES.join(telling.cues),
        telling.sentence,
    )


def panel_csv(panel: Panel, *, missing: bool = True, bom: bool = False, header: bool = True) -> str:
    """Write a panel as CSV (RFC 4180: commas, double quotes, CRLF), a cell a row.

    Numbers are written in full, without exponents; a text that a spreadsheet would take for a formula gets an
    apostrophe before it. Truth values are ``true`` and ``false``, what is missing is empty.

    :param panel: the panel.
    :param missing: whether cells that nothing is told of have a row too.
    :param bom: start with a byte-order mark, by which Excel knows UTF-8; write the text in UTF-8.
    :param header: start with the names of the columns.
    :returns: the rows, in the columns of ``PANEL_COLUMNS``.

    >>> import rulelaw as rl
    >>> panel_csv(rl.Panel())[:22]
    'body,level,kind,provin'
    """
    table = io.StringIO(newline="")
    if bom:
        table.write(_BOM)
    rows = csv.writer(table, lineterminator="\r\n")
    if header:
        rows.writerow(PANEL_COLUMNS)
    for row in panel_rows(panel, missing=missing):
        rows.writerow([_cell(getattr(row, name)) for name in PANEL_COLUMNS])
    return table.getvalue()


def _cell(value: str | int | Decimal | bool | None) -> str:  # noqa: FBT001 - a value of a column
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    return str(value) if isinstance(value, int) else safe_cell(value)
