"""Findings as records: what a tool needs that has not the reports at hand, in types of their own.

The JSON Schema ``docs/reference/findings.schema.json`` is made of these types; their fields are a promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_installed
from typing import TypeAlias

from attrs import evolve, field, frozen

from rulelaw.findings.types import Basis, Fact, Finding, Severity, Suppression
from rulelaw.labels import Lang
from rulelaw.report.types import Part, Report
from rulelaw.text.cells import well_formed
from rulelaw.text.sources import Source
from rulelaw.text.spans import Span

__all__ = [
    "CheckRecord",
    "Checked",
    "DocumentRecord",
    "FindingRecord",
    "PlaceRecord",
    "UnreadRecord",
    "check_record",
    "document_name",
    "finding_records",
    "installed_version",
    "masked",
    "personal_places",
    "place_record",
    "tell_basis",
    "well_formed",
]

Checked: TypeAlias = tuple[Report, Iterable[Finding]]
"""A report and what was found in it, as ``(report, rulelaw.check(report))``."""

_UNNAMED = "<text>"
_PERSONAL = re.compile(r"P\d+")


@frozen
class PlaceRecord:
    """A place in a document.

    :ivar start: the offset of its first character, in code points, from 0.
    :ivar end: the offset behind its last character.
    :ivar line: the line of its first character, from 1.
    :ivar column: the column of its first character, in code points, from 1.
    :ivar end_line: the line of the character behind it.
    :ivar end_column: the column of the character behind it.
    :ivar words: the words there, as printed; a number of a person with its characters made stars.
    :ivar page: the page of the file that it stands on, from 1; ``None`` where the format has none.
    :ivar block: the number of the paragraph, element or row of the file, from 1; ``None`` of plain text.
    :ivar where: what stands there in the file, in the format's own words: ``p``, ``h2``, ``tr``.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    words: str
    page: int | None = None
    block: int | None = None
    where: str | None = None


@frozen
class FindingRecord:
    """A finding, told for a tool that has not the report at hand.

    :ivar document: the name of the document.
    :ivar code: the rule's code.
    :ivar severity: how grave it is.
    :ivar message: the message, in the language asked for.
    :ivar places: the places, the main one first; empty where the report as a whole is meant.
    :ivar part: the part of the report that the main place stands in.
    :ivar section: the headings above the main place, outermost first.
    :ivar facts: the values compared and the words quoted, by name.
    :ivar basis: the provision that it rests on.
    :ivar rule_version: the version of the rule that gave it.
    :ivar fingerprint: names the finding across edits elsewhere in the document.
    :ivar suppression: set where the finding has been put aside.
    :ivar url: the address of the page that explains the rule.
    """

    document: str
    code: str
    severity: Severity
    message: str
    places: tuple[PlaceRecord, ...] = ()
    part: Part | None = None
    section: tuple[str, ...] = ()
    facts: Mapping[str, Fact] = field(factory=dict, hash=False)
    basis: Basis | None = None
    rule_version: int = 1
    fingerprint: str = ""
    suppression: Suppression | None = None
    url: str = ""


@frozen
class DocumentRecord:
    """A document that was checked, also one with nothing to find.

    :ivar document: its name.
    :ivar year: the report year that it tells.
    :ivar findings: how many findings it has, those put aside included.
    """

    document: str
    year: int | None
    findings: int


@frozen
class UnreadRecord:
    """A document that could not be read.

    :ivar document: its name.
    :ivar reason: why not.
    """

    document: str
    reason: str


@frozen
class CheckRecord:
    """What a check of documents found.

    :ivar version: the version of rulelaw that checked.
    :ivar lang: the language of the messages, ``zh`` or ``en``.
    :ivar documents: the documents checked, in order.
    :ivar findings: the findings, by document, then by place.
    :ivar unread: the documents that could not be read.
    """

    version: str | None
    lang: str
    documents: tuple[DocumentRecord, ...] = ()
    findings: tuple[FindingRecord, ...] = ()
    unread: tuple[UnreadRecord, ...] = ()


def check_record(
    checked: Iterable[Checked], *, lang: Lang, unread: Iterable[UnreadRecord] = ()
) -> CheckRecord:
    """Tell what a check of documents found.

    :param checked: the reports with their findings; taken one by one, so that they may come from a generator.
    :param lang: the language of the messages.
    :param unread: the documents that could not be read; looked at when all of ``checked`` has been taken.
    """
    documents: list[DocumentRecord] = []
    findings: list[FindingRecord] = []
    for report, found in checked:
        told = finding_records(found, report.source, lang)
        documents.append(DocumentRecord(document_name(report.source), report.masthead.year, len(told)))
        findings += told
    passed_over = tuple(UnreadRecord(well_formed(each.document), well_formed(each.reason)) for each in unread)
    return CheckRecord(installed_version(), lang, tuple(documents), tuple(findings), passed_over)


def finding_records(findings: Iterable[Finding], source: Source, lang: Lang) -> list[FindingRecord]:
    """Tell the findings of a report for a tool that has not the report at hand.

    :param findings: the findings.
    :param source: the report's text.
    :param lang: the language of the messages.
    """
    found = tuple(findings)
    hidden = personal_places(found)
    return [_finding_record(finding, source, lang, hidden) for finding in found]


def _finding_record(finding: Finding, source: Source, lang: Lang, hidden: Sequence[Span]) -> FindingRecord:
    suppression = finding.suppression
    return FindingRecord(
        document=document_name(source),
        code=finding.code,
        severity=finding.severity,
        message=well_formed(finding.message(lang)),
        places=tuple(place_record(span, source, hidden) for span in finding.spans) if source.text else (),
        part=finding.part,
        section=tuple(map(well_formed, finding.section)),
        facts=dict(_well_formed_facts(finding.facts)),
        basis=finding.basis,
        rule_version=finding.rule_version,
        fingerprint=finding.fingerprint,
        suppression=None
        if suppression is None
        else evolve(suppression, reason=well_formed(suppression.reason)),
        url=finding.url,
    )


def _well_formed_facts(facts: Mapping[str, Fact]) -> Iterator[tuple[str, Fact]]:
    for name, fact in facts.items():
        yield name, well_formed(fact) if isinstance(fact, str) else fact


def place_record(span: Span, source: Source, hidden: Sequence[Span] = ()) -> PlaceRecord:
    """Tell a place, with line and column and its words; of words in ``hidden`` places letters and digits become stars.

    >>> place_record(Span(4, 6), Source("第一行\\n第二行"))  # doctest: +NORMALIZE_WHITESPACE
    PlaceRecord(start=4, end=6, line=2, column=1, end_line=2, end_column=3, words='第二', page=None,
        block=None, where=None)
    >>> place_record(Span(0, 5), Source("电话12345"), [Span(2, 7)]).words
    '电话***'
    """
    first, behind = source.place(span.start), source.place(span.end)
    words = source.quote(span)
    for place in hidden:
        if place.overlaps(span):
            start, end = max(place.start - span.start, 0), min(place.end, span.end) - span.start
            words = words[:start] + masked(words[start:end]) + words[end:]
    origin = source.origin(span.start)
    return PlaceRecord(
        span.start,
        span.end,
        first.line,
        first.column,
        behind.line,
        behind.column,
        well_formed(words),
        *((origin.page, origin.block, origin.where) if origin is not None else (None, None, None)),
    )


def personal_places(findings: Iterable[Finding]) -> tuple[Span, ...]:
    """Give the places of numbers of persons (group P): what tells of them must not publish them once more."""
    return tuple(span for finding in findings if _PERSONAL.fullmatch(finding.code) for span in finding.spans)


def masked(words: str) -> str:
    """Make letters and digits stars, as many as there are.

    >>> masked("139-0000 1234")
    '***-**** ****'
    """
    return "".join("*" if character.isalnum() else character for character in words)


def document_name(source: Source) -> str:
    """Give the name of a document: a path as the caller gave it; ``<text>`` for a text without a name."""
    return well_formed(source.name) if source.name else _UNNAMED


def tell_basis(basis: Basis, lang: Lang) -> str:
    """Tell the provision that a rule rests on.

    >>> from rulelaw.labels import Label
    >>> tell_basis(Basis("x", Label("某规定", "Some Provisions"), "厅字〔2019〕28号"), "zh")
    '某规定（厅字〔2019〕28号）'
    """
    number = "" if basis.number is None else f"（{basis.number}）" if lang == "zh" else f" ({basis.number})"
    article = "" if basis.article is None else f" {basis.article}"
    return f"{basis.title.get(lang)}{number}{article}"


@cache
def installed_version() -> str | None:
    """Give the version of rulelaw as it is installed; ``None`` where it runs without having been installed."""
    try:
        return version_installed("rulelaw")
    except PackageNotFoundError:
        return None
