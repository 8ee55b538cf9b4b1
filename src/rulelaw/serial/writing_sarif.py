"""Findings in SARIF 2.1.0, the interchange format of checkers (OASIS Standard, with errata 01)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from rulelaw.findings.types import DOCUMENTATION, Finding, Rule, Severity
from rulelaw.labels import Label, Lang
from rulelaw.report.types import Report
from rulelaw.serial.records import (
    Checked,
    FindingRecord,
    PlaceRecord,
    UnreadRecord,
    document_name,
    finding_records,
    installed_version,
    tell_basis,
    well_formed,
)

__all__ = ["to_sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NAME: Final = "rulelaw"
_FINGERPRINT: Final = "rulelaw/v1"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES: Final[Mapping[Lang, str]] = {"zh": "zh-CN", "en": "en"}
_OTHER: Final[Mapping[Lang, Lang]] = {"zh": "en", "en": "zh"}
_BETWEEN_HEADINGS = " > "
_SEE_ALSO = Label("另见“{words}”", "see also “{words}”")
_UNREAD = Label("无法读取：{reason}", "could not be read: {reason}")
_BASIS = Label("依据：", "Basis: ")
_DRIVE = re.compile(r"[A-Za-z]:/")


def to_sarif(
    checked: Iterable[Checked],
    *,
    lang: Lang = "zh",
    rules: Iterable[Rule] | None = None,
    unread: Iterable[UnreadRecord] = (),
    indent: int | None = None,
) -> str:
    """Write what a check of documents found as a SARIF log with one run.

    Columns and offsets count code points. Findings put aside stay in it, with ``suppressions``.

    :param checked: reports with their findings, taken one by one.
    :param lang: the language of the messages; the rules are told in both.
    :param rules: the rules that were applied; those of the library where not given.
    :param unread: the documents that could not be read; looked at when all of ``checked`` has been taken.
    :param indent: spaces to indent by; everything in one line where it is left out.
    :returns: JSON in pure ASCII.

    >>> import rulelaw as rl
    >>> report = rl.read(rl.Source("共受理案件5件（维持3件、撤销1件）。", "年报/2023.txt"))
    >>> log = json.loads(to_sarif([(report, rl.check(report, rules=["F001"]))]))
    >>> log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    '%E5%B9%B4%E6%8A%A5/2023.txt'
    """
    run = _Run(lang, _shipped() if rules is None else tuple(rules))
    for report, findings in checked:
        run.add(report, findings)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run.told(tuple(unread))]}
    return json.dumps(log, indent=indent, allow_nan=False)


def _shipped() -> tuple[Rule, ...]:
    # Loads every rule, and only here they are needed.
    from rulelaw.findings.failing import X000  # noqa: PLC0415
    from rulelaw.findings.table import RULES  # noqa: PLC0415

    return (*RULES, X000)


class _Run:
    """A run of SARIF, put together document by document."""

    def __init__(self, lang: Lang, rules: Sequence[Rule]) -> None:
        self._lang: Lang = lang
        self._other: Lang = _OTHER[lang]
        self._rules = rules
        self._index = {rule.code: number for number, rule in enumerate(rules)}
        self._descriptors = [_descriptor(rule, lang) for rule in rules]
        self._artifacts: list[dict[str, Any]] = []
        self._results: list[dict[str, Any]] = []

    def add(self, report: Report, findings: Iterable[Finding]) -> None:
        """Add a document with its findings."""
        artifact = {
            "uri": _uri(report.source.name or document_name(report.source)),
            "index": len(self._artifacts),
        }
        self._artifacts.append({"location": artifact, "roles": ["analysisTarget"]})
        for record in finding_records(findings, report.source, self._lang):
            self._results.append(self._result(record, artifact))

    def told(self, unread: Sequence[UnreadRecord]) -> dict[str, Any]:
        """Give the run as plain data."""
        driver = {
            "name": _NAME,
            "informationUri": DOCUMENTATION,
            "language": _LANGUAGES[self._lang],
            "rules": self._descriptors,
        }
        version = installed_version()
        if version is not None:
            driver["version"] = version
        translation = {
            "name": _NAME,
            "language": _LANGUAGES[self._other],
            "contents": ["localizedData"],
            "translationMetadata": {"name": f"{_NAME} ({_LANGUAGES[self._other]})"},
            "rules": [{"id": rule.code, **_descriptions(rule, self._other)} for rule in self._rules],
        }
        return {
            "tool": {"driver": driver},
            "translations": [translation],
            "language": _LANGUAGES[self._lang],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [
                {
                    "executionSuccessful": not unread,
                    "toolExecutionNotifications": [_notification(each, self._lang) for each in unread],
                }
            ],
            "artifacts": self._artifacts,
            "results": self._results,
        }

    def _result(self, record: FindingRecord, artifact: dict[str, Any]) -> dict[str, Any]:
        main, *others = record.places or (None,)
        result: dict[str, Any] = {
            "ruleId": record.code,
            "ruleIndex": self._number_of(record),
            "level": _LEVELS[record.severity],
            "message": {"text": record.message},
            "locations": [_location(artifact, main, record.section)],
        }
        if others:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": _SEE_ALSO.format(self._lang, words=place.words)},
                    **_location(artifact, place),
                }
                for number, place in enumerate(others, start=1)
            ]
        if record.fingerprint:
            result["partialFingerprints"] = {_FINGERPRINT: record.fingerprint}
        # Within a run, all results have the list or none: an empty one says that nobody has put the finding aside.
        result["suppressions"] = []
        if record.suppression is not None:
            suppression: dict[str, Any] = {
                "kind": "external",
                "status": "accepted",
                "justification": record.suppression.reason,
            }
            if record.suppression.until is not None:
                suppression["properties"] = {"until": record.suppression.until.isoformat()}
            result["suppressions"].append(suppression)
        properties: dict[str, Any] = {"ruleVersion": record.rule_version}
        if record.part is not None:
            properties["part"] = record.part.value
        if record.basis is not None:
            properties["basis"] = tell_basis(record.basis, self._lang)
        result["properties"] = properties
        return result

    def _number_of(self, record: FindingRecord) -> int:
        """Give the number of a finding's rule; a rule that was not told of before gets a line of its own."""
        if record.code not in self._index:
            self._index[record.code] = len(self._descriptors)
            self._descriptors.append({"id": record.code, "helpUri": record.url})
        return self._index[record.code]


def _descriptor(rule: Rule, lang: Lang) -> dict[str, Any]:
    """Tell a rule; its severity is that of the latest report years."""
    latest = max(
        rule.validities, key=lambda validity: (validity.last is None, validity.last or 0), default=None
    )
    descriptor: dict[str, Any] = {
        "id": rule.code,
        **_descriptions(rule, lang),
        "helpUri": f"{DOCUMENTATION}reference/rules/{rule.code}.html",
        "properties": {"version": rule.version},
    }
    if latest is not None:
        descriptor["defaultConfiguration"] = {"level": _LEVELS[latest.severity]}
    return descriptor


def _descriptions(rule: Rule, lang: Lang) -> dict[str, Any]:
    """Tell what a rule is about: name and reason in one language, help in both."""
    in_turn: tuple[Lang, Lang] = (lang, _OTHER[lang])
    return {
        "shortDescription": {"text": rule.name.get(lang)},
        "fullDescription": {"text": rule.why.get(lang)},
        "help": {
            "text": "\n\n".join(_help(rule, each) for each in in_turn),
            "markdown": "\n\n".join(_help(rule, each, mark="**") for each in in_turn),
        },
    }


def _help(rule: Rule, lang: Lang, mark: str = "") -> str:
    """Tell why a rule matters and on what ground, in one language."""
    lines = [f"{mark}{rule.name.get(lang)}{mark}", rule.why.get(lang)]
    if rule.basis is not None:
        lines.append(_BASIS.get(lang) + tell_basis(rule.basis, lang))
    return "\n\n".join(lines)


def _location(
    artifact: dict[str, Any], place: PlaceRecord | None, section: Sequence[str] = ()
) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if place is not None:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
            "snippet": {"text": place.words},
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if section:
        location["logicalLocations"] = [
            {"name": section[-1], "fullyQualifiedName": _BETWEEN_HEADINGS.join(section), "kind": "section"}
        ]
    return location


def _notification(unread: UnreadRecord, lang: Lang) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": _UNREAD.format(lang, reason=well_formed(unread.reason))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(unread.document)}}}],
    }


def _uri(name: str) -> str:
    r"""Give a document's name as a URI: a file URI for an absolute path, else a relative reference.

    >>> _uri("年报/2023 (稿).txt"), _uri("/data/a.txt"), _uri("a:b.txt")
    ('%E5%B9%B4%E6%8A%A5/2023%20%28%E7%A8%BF%29.txt', 'file:///data/a.txt', 'a%3Ab.txt')
    """
    path = PurePath(name).as_posix() if "\\" in name else name
    # A byte of a file name that is no UTF-8 comes as a surrogate and goes out as that byte.
    data = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", path).encode("utf-8", "surrogateescape")
    if path.startswith("/"):
        return "file://" + quote(data)
    if _DRIVE.match(path):
        return "file:///" + path[0] + ":" + quote(data[2:])
    return quote(data)
