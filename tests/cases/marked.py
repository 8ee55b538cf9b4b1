"""Read reports annotated by hand in a marked text format: the truth that tests hold the library against.

A ``NAME.case.txt`` file is a header between two ``---`` lines, then the report's text with its marks.

Header, one entry a line::

    title: the title as printed, its lines joined          (or: none)
    issuer: the issuer's full name                         (or: none)
    level: national|province|city|county|township|zone
    year: 2022
    published: 2023-02-27                                  (or: none)
    parts: measures shortcomings causes first_responsible plan   (those present; or: none)
    note: free text
    sum: T = a b c                  the quantities marked #a #b #c add up to the one marked #T
    ratio: R = n d                  R is n over d, in per cent
    broken-sum: / broken-ratio:     the same, told by the text but wrong
    finding: F001 near "words"      a fault that a check must report; the words stand once in the text
    finding: S005                   a fault that has no place

Marks in the text:

``⟦45件⟧{v=45 u=件 i=normative.cleaned #a}``
    a quantity. ``v`` value, ``u`` unit, ``up`` upper bound, ``q`` qualifier (``exact`` where it is not said; ``?``
    where careful readers may differ), ``i`` indicator codes joined by ``+`` (``?``: open), ``y`` the year it speaks
    of where that is not the report year, ``z`` zero statement, ``opt`` open to two readings, ``chg`` a change and
    not a level, ``#a`` a name for the header's lines.
``⟪1|一、主要举措⟫``
    a heading: depth, and the text without a closing 。

Every outermost 《…》 is a citation and needs no mark.

Run as a script to write the JSON and the plain text side by side::

    python tests/cases/marked.py OUTDIR CASE...
"""

import argparse
import datetime
import json
import pathlib
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from attrs import frozen

LEVELS = ("national", "province", "city", "county", "township", "zone")
PARTS = ("measures", "shortcomings", "causes", "first_responsible", "plan")
QUALIFIERS = ("exact", "over", "about", "under", "at_least", "at_most", "range", "?")

_ID = re.compile(r"[a-z][a-z0-9_]*")
_CODE = re.compile(r"[a-z_]+\.[a-z_]+")
_FINDING = re.compile(r'(?P<code>[A-Z]\d{3})(?: near "(?P<near>[^"]+)")?')
_IDENTITY = re.compile(r"(?P<total>\S+) = (?P<parts>\S.*)")
_REQUIRED = ("title", "issuer", "level", "year", "published", "parts")
_IDENTITY_KEYS = {
    "sum": ("sum", True),
    "ratio": ("ratio", True),
    "broken-sum": ("sum", False),
    "broken-ratio": ("ratio", False),
}


class CaseError(ValueError):
    """A case file is malformed; the message names the line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@frozen
class Span:
    """A half-open range of code points of the plain text."""

    start: int
    end: int


@frozen
class Document:
    """What the masthead says, and which of the required parts the report has."""

    title: str | None
    issuer: str | None
    level: str
    year: int
    published: datetime.date | None
    parts: frozenset[str]


@frozen
class Quantity:
    """One reported quantity; ``open`` means that no indicator is asked for and none is wrong."""

    text: str
    span: Span
    value: Decimal
    upper: Decimal | None
    unit: str | None
    qualifier: str
    zero: bool
    optional: bool
    indicators: tuple[str, ...]
    open: bool
    change: bool
    year: int
    mark: str | None


@frozen
class Identity:
    """A total and its parts (``sum``), or a rate with its numerator and denominator (``ratio``)."""

    kind: str
    total: Quantity
    parts: tuple[Quantity, ...]
    holds: bool


@frozen
class Citation:
    """A title inside 《》; the span leaves the brackets out."""

    title: str
    span: Span


@frozen
class Heading:
    """A heading as printed, with its number and without a closing stop."""

    text: str
    depth: int
    span: Span


@frozen
class Expected:
    """A fault planted in the text; ``span`` is None where it has no place."""

    code: str
    near: str | None
    span: Span | None


@frozen
class Case:
    """A report with everything a careful reader finds in it."""

    text: str
    document: Document
    quantities: tuple[Quantity, ...]
    identities: tuple[Identity, ...]
    citations: tuple[Citation, ...]
    headings: tuple[Heading, ...]
    findings: tuple[Expected, ...]
    note: str


@frozen
class _Entry:
    """A header line: its number, key and value."""

    line: int
    key: str
    value: str


def parse_case(text: str) -> Case:
    """Read a marked report.

    Takes the content of a case file; gives the plain text and its truth. Raises `CaseError`, which names the line,
    where the header or a mark is malformed.

    >>> source = chr(10).join(
    ...     [
    ...         "---",
    ...         "title: none",
    ...         "issuer: none",
    ...         "level: city",
    ...         "year: 2021",
    ...         "published: none",
    ...         "parts: measures",
    ...         "---",
    ...         "清理⟦45件⟧{v=45 u=件 i=normative.cleaned}。",
    ...     ]
    ... )
    >>> parse_case(source).quantities[0].span
    Span(start=2, end=5)
    """
    entries, body, first_line = _split(text)
    single = _single_values(entries)
    document = _document(single)
    scanned = _Scanner(body, first_line, document.year).scan()
    title = document.title
    if title is not None and _squash(title) not in _squash(scanned.text):
        raise CaseError(single["title"].line, f"the title does not stand in the text: {title!r}")
    return Case(
        text=scanned.text,
        document=document,
        quantities=tuple(scanned.quantities),
        identities=_identities(entries, scanned.quantities),
        citations=_citations(scanned.text, first_line),
        headings=tuple(scanned.headings),
        findings=_findings(entries, scanned.text),
        note=single["note"].value if "note" in single else "",
    )


def load_case(path: pathlib.Path) -> Case:
    """Read a case file (UTF-8). Raises OSError where it cannot be read, `CaseError` where it is malformed."""
    return parse_case(path.read_text(encoding="utf-8"))


def case_name(path: pathlib.Path) -> str:
    """Give the name of a case: its file name without ``.case.txt``."""
    return path.name.removesuffix(".case.txt")


def to_gold(case: Case) -> dict[str, object]:
    """Give the truth as JSON-ready data: document, quantities, identities, citations, headings, findings."""
    doc = case.document
    return {
        "document": {
            "title": doc.title,
            "issuer": doc.issuer,
            "level": doc.level,
            "year": doc.year,
            "published": doc.published.isoformat() if doc.published else None,
            "parts": {part: part in doc.parts for part in PARTS},
        },
        "quantities": [_gold_quantity(q) for q in case.quantities],
        "identities": [
            {
                "kind": i.kind,
                "total": i.total.text,
                "parts": [p.text for p in i.parts],
                "total_start": i.total.span.start,
                "total_end": i.total.span.end,
                "holds": i.holds,
            }
            for i in case.identities
        ],
        "citations": [{"title": c.title, "start": c.span.start, "end": c.span.end} for c in case.citations],
        "headings": [
            {"text": h.text, "depth": h.depth, "start": h.span.start, "end": h.span.end}
            for h in case.headings
        ],
        "findings": [
            {
                "code": f.code,
                "near": f.near,
                "start": f.span.start if f.span else None,
                "end": f.span.end if f.span else None,
            }
            for f in case.findings
        ],
        "notes": case.note,
    }


def arithmetic_faults(case: Case) -> tuple[str, ...]:
    """Name each breakdown whose arithmetic is not what its header line claims.

    Sums of exact counts must meet to the unit; a rate must meet within half a unit of its last printed digit.
    """
    faults: list[str] = []
    for i in case.identities:
        if i.kind == "sum":
            found = sum((p.value for p in i.parts), Decimal(0))
            holds = found == i.total.value
        else:
            numerator, denominator = (p.value for p in i.parts)
            found = numerator / denominator * 100
            exponent = i.total.value.as_tuple().exponent
            assert isinstance(exponent, int), "marked values are finite"
            holds = abs(found - i.total.value) <= Decimal(1).scaleb(exponent) / 2
        if holds != i.holds:
            told = "hold" if i.holds else "be broken"
            parts = " ".join(p.text for p in i.parts)
            faults.append(f"{i.kind} {i.total.text} = {parts} should {told}, but the parts give {found:.6g}")
    return tuple(faults)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write NAME.json and NAME.txt for each case file into a directory; give the exit status."""
    parser = argparse.ArgumentParser(
        description="Write the truth (JSON) and the plain text of marked reports."
    )
    parser.add_argument("outdir", type=pathlib.Path)
    parser.add_argument("case", type=pathlib.Path, nargs="+")
    options = parser.parse_args(arguments)
    options.outdir.mkdir(parents=True, exist_ok=True)
    for path in options.case:
        try:
            case = load_case(path)
        except CaseError as error:
            sys.stderr.write(f"{path}: {error}\n")
            return 1
        name = case_name(path)
        gold = json.dumps(to_gold(case), ensure_ascii=False, indent=1)
        (options.outdir / f"{name}.json").write_text(gold + "\n", encoding="utf-8")
        (options.outdir / f"{name}.txt").write_text(case.text, encoding="utf-8")
    return 0


def _split(text: str) -> tuple[list[_Entry], str, int]:
    """Part the header from the body; give the header's entries, the body and the number of its first line."""
    lines = text.split("\n")
    if lines[0] != "---":
        raise CaseError(1, "a case file begins with a line ---")
    entries: list[_Entry] = []
    for number, line in enumerate(lines[1:], start=2):
        if line == "---":
            return entries, "\n".join(lines[number:]), number + 1
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        if not colon:
            raise CaseError(number, f"a header line is KEY: VALUE, not {line!r}")
        entries.append(_Entry(number, key.strip(), value.strip()))
    raise CaseError(len(lines), "the header has no closing line ---")


def _single_values(entries: Iterable[_Entry]) -> dict[str, _Entry]:
    single: dict[str, _Entry] = {}
    for entry in entries:
        if entry.key in _IDENTITY_KEYS or entry.key == "finding":
            continue
        if entry.key not in _REQUIRED and entry.key != "note":
            raise CaseError(entry.line, f"unknown header key {entry.key!r}")
        if entry.key in single:
            raise CaseError(entry.line, f"header key {entry.key!r} stands twice")
        if not entry.value:
            raise CaseError(entry.line, f"header key {entry.key!r} has no value")
        single[entry.key] = entry
    for key in _REQUIRED:
        if key not in single:
            raise CaseError(1, f"header key {key!r} is missing")
    return single


def _document(single: Mapping[str, _Entry]) -> Document:
    def known(key: str) -> str | None:
        value = single[key].value
        return None if value == "none" else value

    level = single["level"]
    if level.value not in LEVELS:
        raise CaseError(level.line, f"unknown level {level.value!r}")
    year = single["year"]
    if not re.fullmatch(r"[12]\d{3}", year.value, re.ASCII):
        raise CaseError(year.line, f"not a year: {year.value!r}")
    day = known("published")
    try:
        published = None if day is None else datetime.date.fromisoformat(day)
    except ValueError:
        raise CaseError(single["published"].line, f"not an ISO date: {day!r}") from None
    parts = (known("parts") or "").split()
    for part in parts:
        if part not in PARTS:
            raise CaseError(single["parts"].line, f"unknown part {part!r}")
    return Document(
        known("title"), known("issuer"), level.value, int(year.value), published, frozenset(parts)
    )


def _identities(entries: Iterable[_Entry], quantities: Iterable[Quantity]) -> tuple[Identity, ...]:
    named = {q.mark: q for q in quantities if q.mark is not None}
    identities: list[Identity] = []
    for entry in entries:
        if entry.key not in _IDENTITY_KEYS:
            continue
        match = _IDENTITY.fullmatch(entry.value)
        if match is None:
            raise CaseError(entry.line, f"a breakdown is TOTAL = PART PART …, not {entry.value!r}")
        names = [match["total"], *match["parts"].split()]
        for name in names:
            if name not in named:
                raise CaseError(entry.line, f"no quantity is marked #{name}")
        kind, holds = _IDENTITY_KEYS[entry.key]
        total, *parts = (named[name] for name in names)
        if kind == "ratio" and len(parts) != 2:
            raise CaseError(entry.line, "a ratio has a numerator and a denominator")
        if kind == "ratio" and not parts[1].value:
            raise CaseError(entry.line, "a ratio's denominator is not zero")
        identities.append(Identity(kind, total, tuple(parts), holds))
    return tuple(identities)


def _findings(entries: Iterable[_Entry], text: str) -> tuple[Expected, ...]:
    findings: list[Expected] = []
    for entry in entries:
        if entry.key != "finding":
            continue
        match = _FINDING.fullmatch(entry.value)
        if match is None:
            raise CaseError(entry.line, f'a finding is CODE near "words", not {entry.value!r}')
        near = match["near"]
        span = None
        if near is not None:
            times = text.count(near)
            if times != 1:
                raise CaseError(entry.line, f"the words {near!r} stand {times} times in the text, not once")
            start = text.index(near)
            span = Span(start, start + len(near))
        findings.append(Expected(match["code"], near, span))
    return tuple(findings)


def _citations(text: str, first_line: int) -> tuple[Citation, ...]:
    """Find every outermost 《…》; titles nested in it belong to it."""
    citations: list[Citation] = []
    depth = 0
    start = 0
    for place, char in enumerate(text):
        if char == "《":
            if depth == 0:
                start = place + 1
            depth += 1
        elif char == "》":
            if depth == 0:
                raise CaseError(first_line + text.count("\n", 0, place), "》 without its 《")
            depth -= 1
            if depth == 0:
                citations.append(Citation(text[start:place], Span(start, place)))
    if depth:
        raise CaseError(first_line + text.count("\n", 0, start), "《 without its 》")
    return tuple(citations)


class _Scanner:
    """Walks over the marked body once, taking the marks off and keeping what they say.

    Lines of the body and of the plain text agree, since no mark holds a line break.
    """

    def __init__(self, body: str, first_line: int, year: int) -> None:
        self.body = body
        self.line = first_line
        self.year = year
        self.place = 0
        self.kept: list[str] = []
        self.length = 0
        self.text = ""
        self.quantities: list[Quantity] = []
        self.headings: list[Heading] = []
        self._names: set[str] = set()

    def scan(self) -> "_Scanner":
        depth = 0
        start: int | None = None
        while self.place < len(self.body):
            char = self.body[self.place]
            if char == "⟦":
                self._quantity()
            elif char == "⟪":
                if start is not None:
                    self._fail("a heading inside a heading")
                depth = self._heading_depth()
                start = self.length
            elif char == "⟫":
                if start is None:
                    self._fail("⟫ without its ⟪")
                text = "".join(self.kept)[start:]
                if not text or text.endswith("。"):
                    self._fail("a heading has text, and leaves its closing 。 outside")
                self.headings.append(Heading(text, depth, Span(start, self.length)))
                start = None
                self.place += 1
            elif char == "⟧":
                self._fail("⟧ without its ⟦")
            else:
                if char == "\n":
                    if start is not None:
                        self._fail("⟪ without its ⟫ on the line")
                    self.line += 1
                self._keep(char)
                self.place += 1
        if start is not None:
            self._fail("⟪ without its ⟫ on the line")
        self.text = "".join(self.kept)
        return self

    def _fail(self, reason: str) -> NoReturn:
        raise CaseError(self.line, reason)

    def _keep(self, text: str) -> None:
        self.kept.append(text)
        self.length += len(text)

    def _heading_depth(self) -> int:
        match = re.compile(r"⟪([1-9])\|").match(self.body, self.place)
        if match is None:
            self._fail("a heading is ⟪DEPTH|text⟫")
        self.place = match.end()
        return int(match[1])

    def _quantity(self) -> None:
        match = re.compile(r"⟦([^⟦⟧⟪⟫{}\n]+)⟧\{([^{}\n]*)\}").match(self.body, self.place)
        if match is None:
            self._fail("a quantity is ⟦text⟧{v=… …} on one line")
        text, attributes = match[1], match[2]
        start = self.length
        self._keep(text)
        self.place = match.end()
        self.quantities.append(self._read_quantity(text, Span(start, self.length), attributes))

    def _read_quantity(self, text: str, span: Span, attributes: str) -> Quantity:
        values: dict[str, str] = {}
        flags: set[str] = set()
        mark: str | None = None
        for token in attributes.split():
            key, equals, value = token.partition("=")
            if token.startswith("#"):
                if mark is not None:
                    self._fail(f"{text!r} has two names")
                mark = token[1:]
                if not _ID.fullmatch(mark) or mark in self._names:
                    self._fail(f"the name {token!r} is malformed or taken")
                self._names.add(mark)
            elif equals and key in ("v", "u", "up", "q", "i", "y"):
                if key in values or not value:
                    self._fail(f"{key!r} of {text!r} stands twice or is empty")
                values[key] = value
            elif token in ("z", "opt", "chg") and token not in flags:
                flags.add(token)
            else:
                self._fail(f"unknown or repeated attribute {token!r} of {text!r}")
        zero = "z" in flags
        if zero and values.keys() & {"v", "u", "up", "q"}:
            self._fail(f"the zero statement {text!r} has neither value, unit nor qualifier")
        if not zero and "v" not in values:
            self._fail(f"{text!r} has no value (v=)")
        qualifier = values.get("q", "exact")
        if qualifier not in QUALIFIERS:
            self._fail(f"unknown qualifier {qualifier!r} of {text!r}")
        if (qualifier == "range") != ("up" in values):
            self._fail(f"{text!r}: q=range and up= go together")
        codes = values.get("i", "")
        indicators = () if codes in ("", "?") else tuple(codes.split("+"))
        for code in indicators:
            if not _CODE.fullmatch(code):
                self._fail(f"malformed indicator code {code!r} of {text!r}")
        year = values.get("y", str(self.year))
        if not re.fullmatch(r"[12]\d{3}", year, re.ASCII):
            self._fail(f"not a year: {year!r} of {text!r}")
        return Quantity(
            text=text,
            span=span,
            value=self._decimal(values.get("v", "0")),
            upper=self._decimal(values["up"]) if "up" in values else None,
            unit=values.get("u"),
            qualifier=qualifier,
            zero=zero,
            optional="opt" in flags,
            indicators=indicators,
            open=codes == "?",
            change="chg" in flags,
            year=int(year),
            mark=mark,
        )

    def _decimal(self, digits: str) -> Decimal:
        try:
            value = Decimal(digits)
        except InvalidOperation:
            self._fail(f"not a number: {digits!r}")
        if not value.is_finite():
            self._fail(f"not a number: {digits!r}")
        return value


def _gold_quantity(q: Quantity) -> dict[str, object]:
    return {
        "text": q.text,
        "start": q.span.start,
        "end": q.span.end,
        "value": format(q.value, "f"),
        "upper": None if q.upper is None else format(q.upper, "f"),
        "unit": q.unit,
        "qualifier": q.qualifier,
        "zero": q.zero,
        "optional": q.optional,
        "indicator": "?" if q.open else "+".join(q.indicators) or None,
        "indicators": list(q.indicators),
        "change": q.change,
        "year": q.year,
    }


def _squash(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
