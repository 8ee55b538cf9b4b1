"""Findings as workflow commands of GitHub Actions, which shows them beside the lines that they speak of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from rulelaw.findings.types import Severity
from rulelaw.labels import Lang
from rulelaw.serial.records import Checked, FindingRecord, finding_records

__all__ = ["to_github"]

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY: Final = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def to_github(checked: Iterable[Checked], *, lang: Lang = "zh") -> str:
    """Write findings as GitHub annotations, a line each; those put aside are left out.

    :param checked: reports with their findings, taken one by one.
    :param lang: the language of the messages.
    :returns: the lines, each with a line feed.

    >>> import rulelaw as rl
    >>> report = rl.read(rl.Source("共受理案件5件（维持3件、撤销1件）。", "reports/2023.txt"))
    >>> print(to_github([(report, rl.check(report, rules=["F001"]))], lang="en").partition("::The")[0])
    ::error file=reports/2023.txt,line=1,col=6,endLine=1,endColumn=8,title=rulelaw F001
    """
    return "".join(
        _command(record) + "\n"
        for report, findings in checked
        for record in finding_records(findings, report.source, lang)
        if record.suppression is None
    )


def _command(record: FindingRecord) -> str:
    properties = ",".join(f"{name}={_escape(value, _IN_PROPERTY)}" for name, value in _properties(record))
    message = _escape(f"{record.message}\n{record.url}", _IN_MESSAGE)
    return f"::{_COMMANDS[record.severity]} {properties}::{message}"


def _properties(record: FindingRecord) -> Iterator[tuple[str, str]]:
    yield "file", record.document
    if record.places:
        place = record.places[0]
        yield "line", str(place.line)
        yield "col", str(place.column)
        yield "endLine", str(place.end_line)
        if place.end_line == place.line:  # columns are shown only within one line
            yield "endColumn", str(place.end_column)
    yield "title", f"rulelaw {record.code}"


def _escape(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character) or _shown(character) for character in text)


def _shown(character: str) -> str:
    """Tell a control by its number: the log of a run is a terminal."""
    return f"\\x{ord(character):02x}" if unicodedata.category(character) == "Cc" else character
