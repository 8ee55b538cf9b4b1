"""Findings as text: each with its place, the words marked, the ground it rests on; and a summary by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import define, field

from rulelaw.findings.types import Finding, Severity
from rulelaw.labels import Label
from rulelaw.serial.records import personal_places, tell_basis
from rulelaw.terminal.quoting import excerpt, origin_of, place_of
from rulelaw.terminal.widths import Look, printable, table
from rulelaw.terminal.wording import SEVERITIES, WORDS
from rulelaw.text.sources import Source

__all__ = ["Tally", "render_findings", "render_summary"]

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_GRAVEST_FIRST: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_SUPPRESSED = "2"
_INDENT = "  "


def render_findings(findings: Iterable[Finding], source: Source, look: Look) -> list[str]:
    """Tell findings, each with the line it speaks of; numbers of persons are shown as stars.

    :param findings: the findings of one report.
    :param source: the report's text.
    :param look: language, width and colour.
    """
    lines: list[str] = []
    found = tuple(findings)
    hidden = personal_places(found)
    for finding in found:
        suppression = finding.suppression
        colour = _COLOURS[finding.severity] if suppression is None else _SUPPRESSED
        head = look.paint(f"{finding.code} {SEVERITIES[finding.severity].get(look.lang)}", colour)
        main = finding.spans[0] if finding.spans else None
        place = place_of(source, main) + origin_of(source, main, look.lang)
        lines.append(f"{_INDENT}{head} {place} {printable(finding.message(look.lang))}")
        shown = excerpt(source, finding.spans, look.width - 12, hidden=hidden)
        if shown is not None:
            gutter = f"{shown.line:>6} | "
            lines.append(f"{_INDENT}{gutter}{shown.words}")
            lines.append(f"{_INDENT}{'| ':>{len(gutter)}}{look.paint(shown.marks, colour)}")
        if finding.basis is not None:
            lines.append(
                f"{_INDENT}{'= ':>9}{WORDS['basis'].get(look.lang)}: {tell_basis(finding.basis, look.lang)}"
            )
        if suppression is not None:
            until = (
                "" if suppression.until is None else WORDS["until"].format(look.lang, day=suppression.until)
            )
            told = WORDS["suppressed"].format(look.lang, reason=printable(suppression.reason), until=until)
            lines.append(f"{_INDENT}{'= ':>9}{told}")
        lines.append("")
    return lines


@define
class Tally:
    """Findings counted as they pass, so that none has to be kept; those put aside are counted apart.

    :ivar documents: how many documents there were.
    :ivar severities: how many findings of each severity.
    :ivar codes: how many findings of each rule.
    :ivar suppressed: how many findings that have been put aside.
    """

    documents: int = 0
    severities: Counter[Severity] = field(factory=Counter)
    codes: Counter[str] = field(factory=Counter)
    suppressed: int = 0

    def add(self, findings: Iterable[Finding]) -> None:
        """Count the findings of one document."""
        self.documents += 1
        for finding in findings:
            if finding.suppression is None:
                self.severities[finding.severity] += 1
                self.codes[finding.code] += 1
            else:
                self.suppressed += 1

    def has(self, least: Severity) -> bool:
        """Tell whether a finding is as grave as ``least``, or graver."""
        return any(
            self.severities[severity] for severity in _GRAVEST_FIRST[: _GRAVEST_FIRST.index(least) + 1]
        )


def render_summary(
    tally: Tally, names: Mapping[str, Label], look: Look, *, unread: int = 0, stale: int = 0
) -> list[str]:
    """Tell how many findings there are, by severity and by code.

    :param tally: the findings counted, of one report or of many.
    :param names: the names of the rules by code.
    :param look: language and width.
    :param unread: how many documents could not be read.
    :param stale: how many entries of a baseline are there no more.
    """
    lang = look.lang
    lines: list[str] = []
    if tally.documents + unread > 1:
        lines.append(WORDS["checked"].format(lang, documents=tally.documents, unread=unread))
    if not tally.codes:
        lines.append(WORDS["nothing_found"].get(lang))
    else:
        severities = tally.severities
        lines.append(
            WORDS["summary"].format(
                lang,
                total=tally.codes.total(),
                errors=severities[Severity.ERROR],
                warnings=severities[Severity.WARNING],
                infos=severities[Severity.INFO],
            )
        )
    if tally.suppressed:
        lines.append(WORDS["suppressed_count"].format(lang, count=tally.suppressed))
    if stale:
        lines.append(WORDS["stale"].format(lang, count=stale))
    if tally.codes:
        rows = [
            (code, str(tally.codes[code]), names[code].get(lang) if code in names else "")
            for code in sorted(tally.codes)
        ]
        heads = [WORDS[key].get(lang) for key in ("code", "count", "name")]
        lines += table(rows, heads=heads, widest=[8, 6, look.width - 20], right=[1])
    return lines
