"""The nouns of a report: sections, masthead, numerals and quantities, citations, dates."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from rulelaw.document.types import Document, Doubt
from rulelaw.text.intervals import Interval
from rulelaw.text.numerals import Qualifier, interval_of
from rulelaw.text.sources import Source
from rulelaw.text.spans import Span

__all__ = [
    "Citation",
    "DateMention",
    "DatePrecision",
    "Heading",
    "Issuer",
    "IssuerKind",
    "Level",
    "Masthead",
    "Numeral",
    "Part",
    "Presence",
    "Quantity",
    "Report",
    "Role",
    "Section",
    "Stretch",
    "Table",
    "TableCell",
    "TableRow",
]

_NOWHERE = Span()


class Level(StrEnum):
    """The level of government an issuer belongs to; districts and county-level cities are ``county``."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    ZONE = "zone"


class IssuerKind(StrEnum):
    """What kind of body an issuer is."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    OFFICE = "office"
    """An outpost or working office: a subdistrict office, a general office."""
    ZONE_COMMITTEE = "zone_committee"
    PARTY = "party"
    JOINT = "joint"
    """Several bodies that report together, as a party committee and a government do."""


class Part(StrEnum):
    """The contents that the Provisions of 2019 ask of a report, and the rest.

    Source: 法治政府建设与责任落实督察工作规定 (厅字〔2019〕28号).
    """

    MEASURES = "measures"
    SHORTCOMINGS = "shortcomings"
    CAUSES = "causes"
    FIRST_RESPONSIBLE = "first_responsible"
    PLAN = "plan"
    OTHER = "other"


class Role(StrEnum):
    """What a numeral is in its sentence; only ``QUANTITY`` tells how much of something there is."""

    QUANTITY = "quantity"
    HEADING_NUMBER = "heading_number"
    LIST_MARK = "list_mark"
    DATE = "date"
    PERIOD = "period"
    CLOCK = "clock"
    ORDINAL = "ordinal"
    ARTICLE = "article"
    DOCUMENT_NUMBER = "document_number"
    TITLE = "title"
    """Inside 《》: part of the title of a law or document."""
    CODE = "code"
    """Telephone, licence, site, identity or account number."""
    NAME = "name"
    """Part of a name or set phrase: 三项制度, “1+4”, 12345热线."""
    ARTICLE_WORD = "article_word"
    """一 and 两 as an article: 一批, 一系列."""
    FURNITURE = "furniture"
    """Outside the report's own text."""
    INDEFINITE = "indefinite"
    """Names no number: 数百, 几十."""
    BARE = "bare"
    """A number with neither measure word nor scale."""
    MALFORMED = "malformed"
    """A broken number: 12,85件."""


@frozen
class Numeral:
    """A numeral that is no quantity, with the reason.

    :ivar span: where it stands.
    :ivar role: what it is instead.
    :ivar reason: the name of the reading rule that decided it.
    """

    span: Span
    role: Role
    reason: str


@frozen
class Quantity:
    """A reported quantity: a number with its measure word, a percentage, or a zero told in words.

    :ivar value: in the base unit, 万 and 亿 multiplied out.
    :ivar upper: the upper end of a range, else ``None``.
    :ivar unit: the measure word as printed, without 万 and 亿; ``None`` where there is none. A figure in a table takes
        it, and 万 and 亿, from the heading of its row or column or from the line above the table where its cell holds
        none; its span is the cell's alone.
    :ivar qualifier: how the words around the number bound it.
    :ivar zero: whether it is a zero told in words (未发生败诉案件); its span is then the whole statement,
        its unit ``None``, or ``%`` of a rate (败诉率为零).
    :ivar span: from the first character of the number to the last of the unit and the bounding word behind it.
    :ivar decimals: to how many places it is printed (XBRL's ``decimals``), ``None`` for a plain count.
    :ivar word: the bounding word as printed, or ``None``.

    >>> import rulelaw as rl
    >>> (quantity,) = rl.parse("全年制定规范性文件3件。").quantities
    >>> quantity.value, quantity.unit, quantity.span
    (Decimal('3'), '件', Span(start=9, end=11))
    """

    value: Decimal
    upper: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    zero: bool = False
    span: Span = _NOWHERE
    decimals: int | None = None
    word: str | None = None

    @property
    def interval(self) -> Interval:
        """What the printed figure stands for (rounding, 余, 近 … taken into account)."""
        return interval_of(
            self.value, upper=self.upper, qualifier=self.qualifier, decimals=self.decimals, word=self.word
        )


@frozen
class Citation:
    """A law or document cited by its title in 《》.

    :ivar title: what stands inside the outermost 《》.
    :ivar number: the document number (文号) given with it, as printed, or ``None``.
    :ivar span: the title's place, without the 《》.
    :ivar number_span: the number's place, or ``None``.
    """

    title: str
    number: str | None = None
    span: Span = _NOWHERE
    number_span: Span | None = None


class DatePrecision(StrEnum):
    """How much of a date is told."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@frozen
class DateMention:
    """A date, or a stretch between two, as the text tells it.

    ``year`` is ``None`` where the text leaves it out (``5月1日``); then nothing is guessed. ``exists`` is false for a
    date that no calendar has (2月30日).

    :ivar start: first day of what is told, ``None`` where the year is not told or the date does not exist.
    :ivar end: last day of what is told; of a range the last day of its end.
    :ivar precision: the precision of the (first) date.
    :ivar year: the (first) year as printed.
    :ivar month: the (first) month as printed.
    :ivar day: the (first) day as printed.
    :ivar exists: whether the calendar has it.
    :ivar is_range: whether two ends are told (2021-2025年, 1-11月).
    :ivar span: where it stands.
    """

    span: Span = _NOWHERE
    precision: DatePrecision = DatePrecision.DAY
    year: int | None = None
    month: int | None = None
    day: int | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    exists: bool = True
    is_range: bool = False


@frozen
class Heading:
    """A heading as printed.

    :ivar text: as printed with its number, without a closing full stop or colon.
    :ivar depth: 1 for 一、, 2 for （一）, 3 for 1., 4 for (1).
    :ivar span: where it stands.
    :ivar number: the number's value, or ``None`` for an unnumbered heading.
    :ivar run_in: whether the body goes on in the same line.
    """

    text: str
    depth: int
    span: Span = _NOWHERE
    number: int | None = None
    run_in: bool = False


@frozen
class Section:
    """A section: a heading and all that stands under it.

    :ivar heading: its heading; ``None`` for the text before the first heading.
    :ivar depth: the heading's depth; 0 for the text before the first heading.
    :ivar part: which required content it tells of.
    :ivar span: from the heading to the end of its last child.
    :ivar children: the sections under it, in order.
    :ivar body: the spans of its own paragraphs, without its heading and its children.
    """

    heading: Heading | None
    depth: int
    part: Part
    span: Span = _NOWHERE
    children: tuple[Section, ...] = field(default=(), repr=lambda children: f"<{len(children)} sections>")
    body: tuple[Span, ...] = field(default=(), repr=lambda body: f"<{len(body)} paragraphs>")

    def walk(self) -> Iterator[Section]:
        """Give this section and all sections under it, in the order of the text."""
        return _walk((self,))


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    stack = list(reversed(sections))
    while stack:
        section = stack.pop()
        yield section
        if section.children:
            stack.extend(reversed(section.children))


@frozen
class Presence:
    """How a required content stands in a report.

    :ivar grade: 0 absent, 1 in passing (a sentence), 2 a paragraph, 3 a heading of its own.
    :ivar spans: the places that speak of it.
    """

    grade: int
    spans: tuple[Span, ...] = ()


@frozen
class Stretch:
    """A stretch of the text that tells of one part; finer than sections, since one paragraph may tell of two.

    :ivar span: where it stands.
    :ivar part: what it tells of.
    """

    span: Span
    part: Part


@frozen
class TableCell:
    """A cell of a table.

    :ivar text: as printed, without surrounding space; empty where nothing stands in it.
    :ivar span: where it stands.
    """

    text: str = ""
    span: Span = _NOWHERE


@frozen
class TableRow:
    """A row of a table.

    :ivar cells: from left to right.
    :ivar span: where it stands.
    :ivar heads: whether it names the columns rather than telling figures.
    """

    cells: tuple[TableCell, ...] = ()
    span: Span = _NOWHERE
    heads: bool = False


@frozen
class Table:
    """A table of figures: neighbouring rows ``| cell | cell |``, one of which holds a number at least.

    :ivar rows: from above.
    :ivar span: where it stands.
    :ivar caption: where the line above names it or its unit, else ``None``.
    """

    rows: tuple[TableRow, ...] = field(default=(), repr=lambda rows: f"<{len(rows)} rows>")
    span: Span = _NOWHERE
    caption: Span | None = None


@frozen
class Issuer:
    """The body that reports.

    :ivar name: in full, as the text names it.
    :ivar level: of which level of government.
    :ivar kind: what kind of body.
    :ivar members: the bodies of a joint report, in order; empty otherwise.
    :ivar span: where the name stands.
    """

    name: str
    level: Level | None = None
    kind: IssuerKind | None = None
    members: tuple[str, ...] = ()
    span: Span | None = None


@frozen
class Masthead:
    """What a report says of itself; what neither the text nor the file's metadata tell is ``None``, never guessed.

    Each value has its place beside it (``…_span``), ``None`` where the value is, and where the metadata of the file
    alone tell it (``Source.metadata``).

    :ivar title: the title, line breaks taken out.
    :ivar issuer: who reports.
    :ivar year: the year reported on; where title and body differ, the body's.
    :ivar title_year: the year the title names.
    :ivar published: the day of publication, else the day under the signature.
    :ivar submitted: the day of submission to the superior bodies, where it is given as such.
    :ivar signed: the day under the signature.
    :ivar document_number: the report's own 文号.
    """

    title: str | None = None
    issuer: Issuer | None = None
    year: int | None = None
    title_year: int | None = None
    published: datetime.date | None = None
    submitted: datetime.date | None = None
    signed: datetime.date | None = None
    document_number: str | None = None
    title_span: Span | None = None
    year_span: Span | None = None
    title_year_span: Span | None = None
    published_span: Span | None = None
    submitted_span: Span | None = None
    signed_span: Span | None = None
    document_number_span: Span | None = None


class Genre(StrEnum):
    """What kind of document a text is: a report on building a law-based government, or one of its neighbours."""

    ANNUAL_REPORT = "annual_report"
    DISCLOSURE_REPORT = "disclosure_report"
    """The yearly report on the disclosure of government information (政府信息公开工作年度报告)."""
    WORK_PLAN = "work_plan"
    """What is to be done: 工作要点, 工作安排, 实施方案, 规划."""
    NEWS = "news"
    PERSONAL_STATEMENT = "personal_statement"
    """What a leader says of his or her own part (述法报告)."""
    TEMPLATE = "template"
    """A report with blanks in place of names and figures."""
    OTHER = "other"


@frozen
class GenreReason:
    """What told the kind of a document.

    :ivar words: the words: those of the title, or of the opening, or the first of the blanks.
    :ivar span: where they stand; ``None`` where the file's metadata alone tell them.

    >>> GenreReason("某县司法局2023年工作要点").span is None
    True
    """

    words: str
    span: Span | None = None


@frozen
class Report:
    """A report, read. Build one by hand where no text stands behind it: every field has a default.

    :ivar masthead: what it says of itself.
    :ivar sections: the section tree, in order.
    :ivar parts: how each required content stands in it.
    :ivar stretches: which part each stretch of the text tells of, in order, none overlapping.
    :ivar quantities: the reported quantities, in order.
    :ivar citations: the laws and documents cited, in order.
    :ivar dates: the dates told, in order.
    :ivar numerals: the numerals that are no quantities, each with its reason.
    :ivar tables: the tables that tell figures, in order.
    :ivar document: the text and its blocks.
    :ivar genre: what kind of document it is; a report where nothing says otherwise.
    :ivar genre_reason: the words that told so; ``None`` of a report.
    :ivar doubts: what in the text is damaged, in order; see :class:`~rulelaw.Doubt`.

    >>> Report(masthead=Masthead(year=2021)).headings
    ()
    """

    masthead: Masthead = field(factory=Masthead)
    sections: tuple[Section, ...] = field(default=(), repr=lambda s: f"<{len(s)} sections>")
    parts: Mapping[Part, Presence] = field(factory=dict, hash=False)
    stretches: tuple[Stretch, ...] = field(default=(), repr=lambda s: f"<{len(s)} stretches>")
    quantities: tuple[Quantity, ...] = field(default=(), repr=lambda q: f"<{len(q)} quantities>")
    citations: tuple[Citation, ...] = field(default=(), repr=lambda c: f"<{len(c)} citations>")
    dates: tuple[DateMention, ...] = field(default=(), repr=lambda d: f"<{len(d)} dates>")
    numerals: tuple[Numeral, ...] = field(default=(), repr=lambda n: f"<{len(n)} numerals>")
    tables: tuple[Table, ...] = field(default=(), repr=lambda t: f"<{len(t)} tables>")
    document: Document = field(factory=Document)
    genre: Genre = Genre.ANNUAL_REPORT
    genre_reason: GenreReason | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def source(self) -> Source:
        """The text given; ``report.source.text`` is never altered."""
        return self.document.source

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in the order of the text."""
        return tuple(s.heading for s in self.walk() if s.heading is not None)

    def walk(self) -> Iterator[Section]:
        """Give every section, parents before children, in the order of the text."""
        return _walk(self.sections)

    def section_at(self, offset: int) -> Section | None:
        """Give the innermost section that covers ``offset``, or ``None``."""
        found: Section | None = None
        sections = self.sections
        while True:
            inner = next((s for s in sections if s.span.start <= offset < s.span.end), None)
            if inner is None:
                return found
            found, sections = inner, inner.children

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [stretch.span.start for stretch in self.stretches]

    def part_at(self, offset: int) -> Part:
        """Give the part that the text at ``offset`` tells of; :attr:`Part.OTHER` outside the report's body."""
        index = bisect_right(self._stretch_starts, offset) - 1
        if index < 0 or offset >= self.stretches[index].span.end:
            return Part.OTHER
        return self.stretches[index].part
