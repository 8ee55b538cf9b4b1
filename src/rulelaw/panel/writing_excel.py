"""A panel as a workbook for Excel (extra ``excel``): values, sources and findings, every number traced to its words.

Texts are written as texts, whatever they begin with, so that none is taken for a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from rulelaw.extras import load_extra
from rulelaw.labels import Lang
from rulelaw.panel.pivoting import pivot
from rulelaw.panel.tabulating import PANEL_COLUMNS, panel_rows
from rulelaw.panel.types import Panel
from rulelaw.text.cells import well_formed

__all__ = ["SOURCE_COLUMNS", "panel_to_excel"]

SOURCE_COLUMNS: Final = (
    "body",
    "year",
    "measure",
    "taken",
    "value",
    "low",
    "high",
    "unit",
    "qualifier",
    "change",
    "scope",
    "part",
    "document",
    "line",
    "page",
    "start",
    "end",
    "words",
    "cues",
    "sentence",
)
"""The columns of the sheet of sources: a row for every place that tells a cell."""

_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
# XML 1.0 knows no control characters but these three.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Files are the same whenever they are written; a ZIP archive knows no earlier day.
_DAY = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_STAMPED = rb"\g<1>1980-01-01T00:00:00Z\g<3>"
_PROPERTIES = "docProps/core.xml"
_Value = str | int | float | Decimal | bool | None


def panel_to_excel(panel: Panel, *, lang: Lang = "zh", missing: bool = True) -> bytes:
    """Give a panel as a workbook (Office Open XML) with four sheets.

    ``values``: a row a body and year, a column a measure. ``cells``: the columns of :class:`~rulelaw.PanelRow`.
    ``sources``: every place that tells a cell, with its words (``rulelaw.panel.writing_excel.SOURCE_COLUMNS``).
    ``findings``: what is odd. The same panel gives the same bytes.

    :param panel: the panel.
    :param lang: the language of the measures' names and of the findings.
    :param missing: whether cells that nothing is told of have a row in ``cells`` too.
    :returns: the file; write it as ``.xlsx``. Numbers are held as Excel holds them, as floats of 64 bits; one that is
        too large for that is written as text, and a text of more than 32,767 characters is cut.
    :raises MissingExtraError: openpyxl is not installed.
    :raises ValueError: a sheet would have more rows than Excel knows (1,048,576).

    >>> import rulelaw as rl
    >>> panel_to_excel(rl.Panel())[:2]
    b'PK'
    """
    openpyxl = load_extra("openpyxl", "excel", "A panel as a workbook")
    cell = load_extra("openpyxl.cell", "excel", "A panel as a workbook").WriteOnlyCell
    tables = {
        "values": list(_values(panel, lang)),
        "cells": list(_cells(panel, missing)),
        "sources": list(_sources(panel)),
        "findings": list(_findings(panel, lang)),
    }
    for title, rows in tables.items():
        if len(rows) > _MOST_ROWS:
            raise ValueError(f"sheet {title} has more rows than Excel knows ({_MOST_ROWS:,}); take a slice")
    book = openpyxl.Workbook(write_only=True)
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for row in rows:
            sheet.append([_written(cell, sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return _without_clock(file.getvalue())


def _values(panel: Panel, lang: Lang) -> Iterable[Sequence[_Value]]:
    yield ("body", "year", *(f"{measure.label.get(lang)} [{measure.key}]" for measure in panel.measures))
    table = pivot(panel)
    for (body, year), values in zip(table.rows, table.values, strict=True):
        yield (body, int(year), *values)


def _cells(panel: Panel, missing: bool) -> Iterable[Sequence[_Value]]:  # noqa: FBT001 - handed on
    yield PANEL_COLUMNS
    for row in panel_rows(panel, missing=missing):
        yield [getattr(row, name) for name in PANEL_COLUMNS]


def _sources(panel: Panel) -> Iterable[Sequence[_Value]]:
    yield SOURCE_COLUMNS
    for cell in panel.cells:
        for number, told in enumerate((*cell.tellings, *cell.changes)):
            taken = number == 0 and cell.value is not None
            scope = " ".join(filter(None, (told.scope.body, told.scope.instance, told.scope.kind)))
            place = (told.line, told.page, told.span.start, told.span.end) if told.words else (None,) * 4
            yield (
                cell.body,
                cell.year,
                cell.measure,
                taken,
                told.value,
                told.interval.low,
                told.interval.high,
                told.unit,
                told.qualifier.value,
                None if told.change is None else told.change.value,
                scope,
                told.part.value,
                told.document,
                *place,
                told.words,
                " ".join(told.cues),
                told.sentence,
            )


def _findings(panel: Panel, lang: Lang) -> Iterable[Sequence[_Value]]:
    yield ("kind", "body", "year", "measure", "message")
    for finding in panel.findings:
        yield (finding.kind.value, finding.body, finding.year, finding.measure, finding.message(lang))


def _written(make: Any, sheet: Any, value: _Value) -> Any:
    """Give a value as a cell; a text stays one, also where it begins as a formula does."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Decimal):
        number = float(value)
        if number - number == 0:  # neither infinite nor no number
            return number
        value = str(value)
    text = _UNWRITABLE.sub("\ufffd", well_formed(str(value)))
    cell = make(sheet, value=text[: _MOST_CHARACTERS - 1] + "…" if len(text) > _MOST_CHARACTERS else text)
    cell.data_type = "s"
    # Whoever edits the cell later sees a text too, not a formula that wakes up.
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")
    return cell


def _without_clock(file: bytes) -> bytes:
    """Take the day of writing out of a workbook."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == _PROPERTIES:
                data = _STAMP.sub(_STAMPED, data)
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, data)
    return written.getvalue()
