"""Findings as JSON, whole or a line each."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rulelaw.labels import Lang
from rulelaw.serial.converting import to_dict
from rulelaw.serial.records import Checked, UnreadRecord, check_record, finding_records
from rulelaw.serial.writing_json import dumps

__all__ = ["to_json", "to_json_lines"]


def to_json(
    checked: Iterable[Checked],
    *,
    lang: Lang = "zh",
    unread: Iterable[UnreadRecord] = (),
    indent: int | None = None,
) -> str:
    """Write what a check of documents found as JSON, with the label that :func:`rulelaw.dumps` gives.

    The JSON Schema is ``docs/reference/findings.schema.json``. ``rulelaw.loads(text, CheckRecord)`` reads it back.

    :param checked: reports with their findings, taken one by one.
    :param lang: the language of the messages.
    :param unread: the documents that could not be read.
    :param indent: spaces to indent by; everything in one line where it is left out.

    >>> import rulelaw as rl
    >>> report = rl.parse("共受理案件5件（维持3件、撤销1件）。")
    >>> data = json.loads(to_json([(report, rl.check(report, rules=["F001"]))]))
    >>> data["rulelaw"], data["data"]["documents"]
    ({'format': 1, 'type': 'CheckRecord'}, [{'document': '<text>', 'year': None, 'findings': 1}])
    """
    return dumps(check_record(checked, lang=lang, unread=unread), indent=indent)


def to_json_lines(checked: Iterable[Checked], *, lang: Lang = "zh") -> str:
    """Write findings as JSON lines: each finding by itself in a line that ends with a line feed.

    :param checked: reports with their findings, taken one by one.
    :param lang: the language of the messages.
    :returns: the lines; nothing where nothing was found.

    >>> import rulelaw as rl
    >>> report = rl.parse("共受理案件5件（维持3件、撤销1件）。")
    >>> lines = to_json_lines([(report, rl.check(report, rules=["F001"]))], lang="en")
    >>> print(json.loads(lines)["message"])
    The parts 3件, 1件 add up to 4, the total says 5件.
    """
    return "".join(
        json.dumps(to_dict(record), allow_nan=False) + "\n"
        for report, findings in checked
        for record in finding_records(findings, report.source, lang)
    )
