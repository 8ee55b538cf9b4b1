"""Findings as a table in CSV, safe to open with a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from rulelaw.labels import Lang
from rulelaw.serial.records import Checked, FindingRecord, finding_records, tell_basis
from rulelaw.text.cells import safe_cell

__all__ = ["COLUMNS", "to_csv"]

COLUMNS: Final = (
    "document",
    "code",
    "severity",
    "line",
    "column",
    "start",
    "end",
    "part",
    "section",
    "message",
    "quote",
    "basis",
    "fingerprint",
    "suppressed",
    "url",
)
"""The columns, in order; more may be added at the end."""

_BOM = "\ufeff"
_BETWEEN_HEADINGS = " > "


def to_csv(checked: Iterable[Checked], *, lang: Lang = "zh", bom: bool = False, header: bool = True) -> str:
    """Write findings as CSV (RFC 4180: commas, double quotes, CRLF), a finding a row.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.

    :param checked: reports with their findings, taken one by one.
    :param lang: the language of ``message`` and ``basis``.
    :param bom: start with a byte-order mark, by which Excel knows UTF-8; write the text in UTF-8.
    :param header: start with the names of the columns; leave them out to go on with a table begun before.
    :returns: the rows, in the columns of :data:`COLUMNS`.

    >>> import rulelaw as rl
    >>> report = rl.parse("共受理案件5件（维持3件、撤销1件）。")
    >>> table = to_csv([(report, rl.check(report, rules=["F001"]))], lang="en")
    >>> [row["message"] for row in csv.DictReader(table.splitlines())]
    ['The parts 3件, 1件 add up to 4, the total says 5件.']
    """
    table = io.StringIO(newline="")
    if bom:
        table.write(_BOM)
    rows = csv.writer(table, lineterminator="\r\n")
    if header:
        rows.writerow(COLUMNS)
    for report, findings in checked:
        rows.writerows(_row(record, lang) for record in finding_records(findings, report.source, lang))
    return table.getvalue()


def _row(record: FindingRecord, lang: Lang) -> list[str | int]:
    place = record.places[0] if record.places else None
    basis = "" if record.basis is None else tell_basis(record.basis, lang)
    return [
        safe_cell(record.document),
        safe_cell(record.code),
        record.severity.value,
        *(("", "", "", "") if place is None else (place.line, place.column, place.start, place.end)),
        "" if record.part is None else record.part.value,
        safe_cell(_BETWEEN_HEADINGS.join(record.section)),
        safe_cell(record.message),
        "" if place is None else safe_cell(place.words),
        safe_cell(basis),
        safe_cell(record.fingerprint),
        "false" if record.suppression is None else "true",
        record.url,
    ]
