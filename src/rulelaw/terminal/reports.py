"""A report as text: what it says of itself, its outline, its quantities and citations, and the numerals turned down."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from rulelaw.labels import Lang
from rulelaw.report.types import Genre, Quantity, Report
from rulelaw.terminal.quoting import clause_at, place_of
from rulelaw.terminal.widths import Look, clip, pad, printable, table, width_of
from rulelaw.terminal.wording import DOUBTS, GENRES, GRADES, KINDS, LEVELS, PARTS, ROLES, WORDS
from rulelaw.text.numerals import Qualifier

__all__ = ["headline", "render_masthead", "render_parts", "render_report", "show_value"]

_SIGNS: Final = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "≈",
    Qualifier.OVER: ">",
    Qualifier.UNDER: "<",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
    Qualifier.RANGE: "",
}


def headline(text: str, look: Look) -> list[str]:
    """Give a headline with an empty line before it."""
    return ["", look.paint(text, "1")]


def show_value(value: Decimal, upper: Decimal | None, qualifier: Qualifier) -> str:
    """Write a figure with the bound that its words set.

    >>> (
    ...     show_value(Decimal("18000"), None, Qualifier.OVER),
    ...     show_value(Decimal(8), Decimal(10), Qualifier.RANGE),
    ... )
    ('>18,000', '8-10')
    """
    shown = f"{_SIGNS[qualifier]}{_plain(value)}"
    return shown if upper is None else f"{shown}-{_plain(upper)}"


def _plain(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def render_masthead(report: Report, look: Look) -> list[str]:
    """Tell what a report says of itself; what it does not say is told as such."""
    masthead, lang = report.masthead, look.lang
    issuer = masthead.issuer
    told: dict[str, object] = {
        "issuer": None if issuer is None else issuer.name,
        "year": masthead.year,
        "published": masthead.published,
        "submitted": masthead.submitted,
        "document_number": masthead.document_number,
    }
    if issuer is not None:
        marks = [KINDS[issuer.kind].get(lang)] if issuer.kind else []
        marks += [LEVELS[issuer.level].get(lang)] if issuer.level else []
        told["issuer"] = f"{issuer.name} ({', '.join(marks)})" if marks else issuer.name
    lines = [look.paint(printable(masthead.title or WORDS["untitled"].get(lang)), "1")]
    widest = max(width_of(WORDS[key].get(lang)) for key in told)
    for key, value in told.items():
        shown = WORDS["not_told"].get(lang) if value is None else printable(str(value))
        lines.append(f"{pad(WORDS[key].get(lang), widest)}  {shown}")
    return lines


def render_parts(report: Report, look: Look) -> list[str]:
    """Tell how each required content stands."""
    if not report.parts:
        return []
    lines = headline(WORDS["parts"].get(look.lang), look)
    asked = [part for part in PARTS if part in report.parts and part.value != "other"]
    widest = max((width_of(PARTS[part].get(look.lang)) for part in asked), default=0)
    for part in asked:
        presence = report.parts[part]
        grade = GRADES[presence.grade].get(look.lang)
        place = place_of(report.source, presence.spans[0]) if presence.spans else ""
        lines.append(
            f"  {pad(PARTS[part].get(look.lang), widest)}  {grade} {place}".rstrip()
            if presence.grade
            else look.paint(f"  {pad(PARTS[part].get(look.lang), widest)}  {grade}", "31")
        )
    return lines


def render_report(report: Report, look: Look, *, numerals: bool = False) -> list[str]:
    """Tell what was read of a report.

    :param report: the report.
    :param look: language, width and colour.
    :param numerals: whether to list the numerals that are no quantities, each with the reason.
    """
    lang = look.lang
    lines = render_masthead(report, look) + _genre(report, look) + render_parts(report, look)
    lines += headline(WORDS["outline"].get(lang), look)
    for section in report.walk():
        if section.heading is not None:
            indent = "  " * max(section.depth, 1)
            tail = f"  [{PARTS[section.part].get(lang)}] {place_of(report.source, section.heading.span)}"
            words = clip(printable(section.heading.text), look.width - len(indent) - width_of(tail))
            lines.append(f"{indent}{words}{tail}")
    lines += headline(f"{WORDS['quantities'].get(lang)} ({len(report.quantities)})", look)
    lines += _quantities(report, report.quantities, look)
    if report.citations:
        lines += headline(f"{WORDS['citations'].get(lang)} ({len(report.citations)})", look)
        for citation in report.citations:
            number = "" if citation.number is None else f" {citation.number}"
            place = place_of(report.source, citation.span)
            lines.append(f"  {place}  {printable(f'《{citation.title}》{number}')}")
    if numerals:
        lines += headline(f"{WORDS['numerals'].get(lang)} ({len(report.numerals)})", look)
        lines += _numerals(report, look)
    return lines


def _genre(report: Report, look: Look) -> list[str]:
    """Tell what kind of document it is where it is no report, and what is damaged in it."""
    lang = look.lang
    lines: list[str] = []
    if report.genre is not Genre.ANNUAL_REPORT:
        words = "" if report.genre_reason is None else printable(report.genre_reason.words)
        lines.append(
            clip(f"{WORDS['genre'].get(lang)}  {GENRES[report.genre].get(lang)}: {words}", look.width)
        )
    if report.doubts:
        lines += headline(f"{WORDS['doubts'].get(lang)} ({len(report.doubts)})", look)
        for doubt in report.doubts:
            count = f" ×{doubt.count}" if doubt.count > 1 else ""
            read = f" [{WORDS['read_anyway'].get(lang)}]" if doubt.read else ""
            place = place_of(report.source, doubt.span)
            told = f"{DOUBTS[doubt.kind].get(lang)}: {printable(doubt.words)}{count}{read}"
            lines.append(clip(f"  {place}  {told}", look.width))
    return lines


def _quantities(report: Report, quantities: Iterable[Quantity], look: Look) -> list[str]:
    rows = [
        (
            place_of(report.source, quantity.span),
            show_value(quantity.value, quantity.upper, quantity.qualifier),
            quantity.unit or "",
            clause_at(report.source, quantity.span, max(look.width - 48, 20)),
        )
        for quantity in quantities
    ]
    return table(
        rows,
        heads=_heads(look.lang, "place", "value", "unit", "words"),
        widest=[12, 20, 10, max(look.width - 48, 20)],
        right=[0, 1],
    )


def _numerals(report: Report, look: Look) -> list[str]:
    rows = [
        (
            place_of(report.source, numeral.span),
            report.source.quote(numeral.span),
            ROLES[numeral.role].get(look.lang),
            numeral.reason,
            clause_at(report.source, numeral.span, max(look.width - 70, 20)),
        )
        for numeral in report.numerals
    ]
    return table(
        rows,
        heads=_heads(look.lang, "place", "value", "role", "reason", "words"),
        widest=[12, 16, 26, 24, max(look.width - 70, 20)],
        right=[0],
    )


def _heads(lang: Lang, *keys: str) -> list[str]:
    return [WORDS[key].get(lang) for key in keys]
