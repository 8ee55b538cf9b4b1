"""The nouns of a panel: bodies, years and measures, the cells between them, and what is odd about them.

In the terms of SDMX (ISO 17369) a panel is a data set with three dimensions, ``body`` (REF_AREA), ``year``
(TIME_PERIOD) and ``measure`` (INDICATOR). A :class:`Cell` is an observation: ``value`` is its OBS_VALUE, ``state``
tells its OBS_STATUS, and unit, qualifier and interval are its attributes.
"""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from rulelaw.codebook.types import Direction
from rulelaw.errors import UnknownCodeError
from rulelaw.labels import Label, Lang
from rulelaw.observations.types import Change, Observations, Scope
from rulelaw.panel.noting import TEMPLATES
from rulelaw.report.types import IssuerKind, Level, Part, Report
from rulelaw.text.intervals import Interval
from rulelaw.text.numerals import Qualifier
from rulelaw.text.spans import Span

__all__ = [
    "Body",
    "Cell",
    "CellState",
    "ConflictRule",
    "Filing",
    "Panel",
    "PanelFinding",
    "PanelFindingKind",
    "PanelItem",
    "PanelMeasure",
    "PanelMeasureKind",
    "PanelScore",
    "Pledge",
    "Reach",
    "ScopeRule",
    "Telling",
]


class PanelMeasureKind(StrEnum):
    """What a column of a panel tells."""

    INDICATOR = "indicator"
    """A figure, in the unit printed."""
    PRACTICE = "practice"
    """The grade of the evidence for a practice, 1 to 3."""
    SCORE = "score"
    """The score of a node of a framework, 0 to 100; its code is that of the framework, ``/`` and that of the node."""


class CellState(StrEnum):
    """How a cell came to its value, or why it has none."""

    REPORTED = "reported"
    ZERO_IN_WORDS = "zero_in_words"
    """Zero, told in words (未发生败诉案件) and not as a figure."""
    CONFLICTING = "conflicting"
    """Told several times, and the figures cannot all be true."""
    PARTIAL = "partial"
    """Told only for a part of what is counted (another body, a court instance) or of the year."""
    NOT_TOLD = "not_told"
    """There is a report, and it does not tell it."""
    NO_REPORT = "no_report"
    """There is no report of that body and year in the panel."""

    @property
    def told(self) -> bool:
        """Whether some words of a report stand behind the cell.

        >>> CellState.ZERO_IN_WORDS.told, CellState.NOT_TOLD.told
        (True, False)
        """
        return self not in (CellState.NOT_TOLD, CellState.NO_REPORT)


class Reach(StrEnum):
    """Whose figure it is, seen from the body that reports."""

    OWN = "own"
    """Without a limit, or limited to the body itself (我局, in a county government's report 县政府)."""
    AREA = "area"
    """Of the body's whole area (全县)."""
    PART = "part"
    """Of another body, of some bodies, of a court instance or of one kind of thing."""


class ScopeRule(StrEnum):
    """Which figures may fill a cell where a report limits them to something (本级, 一审, 各乡镇)."""

    PREFER_OWN = "prefer_own"
    """Figures without a limit, then those of the body's whole area (全县), else those of the one other scope."""
    OWN_ONLY = "own_only"
    """Figures without a limit, then those of the body's whole area; never others."""


class ConflictRule(StrEnum):
    """What a cell takes where the figures told cannot all be true; they are a finding in any case."""

    LEAVE = "leave"
    """No value."""
    FIRST = "first"
    """The first in the text (of several documents: in the first by name)."""
    LARGEST = "largest"
    """The largest, for who takes the smaller ones to be parts."""


@frozen
class Body:
    """A body that reports.

    :ivar key: names it in the panel: its name, after renamed and merged bodies have been brought together.
    :ivar name: its name in full.
    :ivar level: its level of government, where its reports agree on it.
    :ivar kind: what kind of body, where its reports agree on it.
    :ivar province: its province, where its name begins with one or the caller gives it; else ``None``.
    :ivar parent: the body above it, where the caller gives it.
    :ivar names: all names its reports bear, in order of code points.

    >>> Body(
    ...     "青峦县教育局", "青峦县教育局", Level.COUNTY, IssuerKind.DEPARTMENT, province="云岭省"
    ... ).level.value
    'county'
    """

    key: str
    name: str
    level: Level | None = None
    kind: IssuerKind | None = None
    province: str | None = None
    parent: str | None = None
    names: tuple[str, ...] = ()


@frozen
class PanelMeasure:
    """A column of a panel.

    :ivar key: names it in the panel: the code of an indicator; ``practice:`` or ``score:`` and the code of others.
    :ivar kind: what it tells.
    :ivar code: its code in the codebook or framework.
    :ivar label: its name in both languages.
    :ivar direction: which way it is usually read.

    >>> import rulelaw as rl
    >>> panel = rl.assemble([], indicators=["litigation.lost"])
    >>> panel.measures[0].label.zh, panel.measures[0].direction.value
    ('行政诉讼败诉案件数', 'lower_is_better')
    """

    key: str
    kind: PanelMeasureKind
    code: str
    label: Label
    direction: Direction = Direction.NEUTRAL


@frozen
class Telling:
    """A place where a report tells a value, with its words.

    :ivar value: as printed, in the base unit; of a range its lower end; of a practice the grade of its evidence.
    :ivar interval: what the printed figure stands for.
    :ivar unit: the measure word as printed.
    :ivar qualifier: how the words around the number bound it.
    :ivar zero: whether it is a zero told in words.
    :ivar change: set where the figure is a change against an earlier level.
    :ivar scope: what the figure is limited to.
    :ivar reach: whose figure it is by that limit.
    :ivar whole_year: whether it speaks of the whole year, as far as its sentence says (上半年 says not).
    :ivar part: the part of the report it stands in.
    :ivar document: the name of the source, or ``None``.
    :ivar span: the figure's place in it, in code points.
    :ivar words: the words at that place.
    :ivar cues: the words that decided the measure.
    :ivar sentence: the sentence around.
    :ivar line: the line, from 1; ``None`` where no text stands behind the report.
    :ivar page: the page, where the file had pages.

    >>> told = Telling(Decimal(200), Interval.truncated(Decimal(200), -2), words="200余件", line=12)
    >>> str(told.interval), told.words
    ('[200, 300)', '200余件')
    """

    value: Decimal
    interval: Interval
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    zero: bool = False
    change: Change | None = None
    scope: Scope = field(factory=Scope)
    reach: Reach = Reach.OWN
    whole_year: bool = True
    part: Part = Part.OTHER
    document: str | None = None
    span: Span = field(factory=Span)
    words: str = ""
    cues: tuple[str, ...] = ()
    sentence: str = field(default="", repr=False)
    line: int | None = None
    page: int | None = None


@frozen
class Cell:
    """What a body tells of a measure for a year.

    :ivar body: the body's key.
    :ivar year: the report year.
    :ivar measure: the measure's key.
    :ivar state: how the cell came to its value, or why it has none.
    :ivar value: the printed figure that is known best (of a range its middle), or ``None``.
    :ivar interval: what can be true by all that is told, or ``None``.
    :ivar unit: the measure word of the figure taken.
    :ivar qualifier: how the words bound the figure taken.
    :ivar tellings: every place that tells it, the one taken first.
    :ivar changes: where the report tells how it has changed since the year before.

    >>> cell = Cell("青峦县教育局", 2021, "litigation.cases", CellState.NOT_TOLD)
    >>> cell.value, cell.status
    (None, 'O')
    """

    body: str
    year: int
    measure: str
    state: CellState
    value: Decimal | None = None
    interval: Interval | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    tellings: tuple[Telling, ...] = ()
    changes: tuple[Telling, ...] = ()

    @property
    def low(self) -> Decimal | None:
        """The lower end of the interval; ``None`` where there is none."""
        return None if self.interval is None else self.interval.low

    @property
    def high(self) -> Decimal | None:
        """The upper end of the interval; ``None`` where there is none."""
        return None if self.interval is None else self.interval.high

    @property
    def status(self) -> str:
        """The observation status in SDMX's code list CL_OBS_STATUS.

        ``A`` normal value; ``V`` unvalidated value (taken although the figures told conflict); ``O`` missing value;
        ``L`` missing value, data exist but were not collected (no report at hand).
        """
        if self.state is CellState.NO_REPORT:
            return "L"
        if self.value is None:
            return "O"
        return "V" if self.state is CellState.CONFLICTING else "A"


@frozen
class Filing:
    """A body's report of a year, or several documents that tell of the same year.

    :ivar body: the body's key.
    :ivar year: the report year.
    :ivar documents: the names of the sources, in order; sources without a name are left out.
    """

    body: str
    year: int
    documents: tuple[str, ...] = ()


@frozen
class Pledge:
    """What a report plans with a figure or by naming a practice.

    :ivar body: the body's key.
    :ivar year: the report year of the report that plans.
    :ivar due: the year it is planned for: the one the text names, else the next.
    :ivar measure: the measure's key.
    :ivar telling: the figure planned (a level, or a change where ``telling.change`` is set), or the practice named.
    """

    body: str
    year: int
    due: int
    measure: str
    telling: Telling


class PanelFindingKind(StrEnum):
    """What is odd about a panel."""

    ISSUER_UNKNOWN = "issuer_unknown"
    YEAR_UNKNOWN = "year_unknown"
    DUPLICATE_REPORT = "duplicate_report"
    SEVERAL_REPORTS = "several_reports"
    BODY_DIFFERS = "body_differs"
    NAMES_MERGED = "names_merged"
    YEAR_GAP = "year_gap"
    CONFLICTING_VALUES = "conflicting_values"
    UNIT_CLASH = "unit_clash"
    UNIT_WORDS = "unit_words"
    PARTIAL_ONLY = "partial_only"
    RESTATED = "restated"
    CHANGE_DIFFERS = "change_differs"
    NO_NUMBER = "no_number"
    FRAMEWORKS_DIFFER = "frameworks_differ"


@frozen
class PanelFinding:
    """Something odd about a panel, told instead of guessed away.

    :ivar kind: what it is.
    :ivar body: the body's key, where it is about one.
    :ivar year: the year, where it is about one.
    :ivar measure: the measure's key, where it is about one.
    :ivar told: what is odd: figures as printed, names, documents.
    """

    kind: PanelFindingKind
    body: str | None = None
    year: int | None = None
    measure: str | None = None
    told: tuple[str, ...] = ()

    def message(self, lang: Lang) -> str:
        """Tell it in a sentence, in Chinese or in English.

        >>> PanelFinding(PanelFindingKind.YEAR_GAP, body="云岭县水利局", year=2021).message("en")
        '云岭县水利局 has reports before and after 2021 and none of that year.'
        """
        return TEMPLATES[self.kind.value].format(
            lang,
            body=self.body or "?",
            year="?" if self.year is None else self.year,
            measure=self.measure or "?",
            told=("、" if lang == "zh" else ", ").join(self.told),
        )


@frozen
class PanelScore:
    """The score of a node of a framework.

    :ivar framework: the framework's code.
    :ivar version: the framework's version.
    :ivar code: the node's code in it.
    :ivar label: the node's name in both languages.
    :ivar value: the score.
    :ivar low: the least it can be; ``None`` where that is not known.
    :ivar high: the most it can be, likewise.
    :ivar spans: the places in the report that it rests on.
    """

    framework: str
    version: str
    code: str
    label: Label
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    spans: tuple[Span, ...] = ()


@frozen
class PanelItem:
    """A report to be put in a panel, with what the caller knows beside it.

    :ivar report: the report.
    :ivar observations: what its figures mean, taken as they are; observed with the panel's codebook where left out.
    :ivar body: the body, where the report does not name it or names it wrongly.
    :ivar year: the report year, where the report does not tell it or tells it wrongly.
    :ivar scores: its scores, as :func:`~rulelaw.panel_scores` gives those of a scorecard.

    >>> import rulelaw as rl
    >>> item = PanelItem(rl.parse("全年制定规范性文件3件。"), body="青峦县教育局", year=2021)
    >>> [(cell.body, cell.year) for cell in rl.assemble([item], practices=[]).cells]
    [('青峦县教育局', 2021)]
    """

    report: Report
    observations: Observations | None = None
    body: str | None = None
    year: int | None = None
    scores: tuple[PanelScore, ...] = ()


@frozen
class Panel:
    """Bodies × years × measures, with a cell for each.

    Equal panels are equal whatever the order in which the reports came.

    :ivar bodies: the bodies, by key.
    :ivar years: the report years, in order.
    :ivar measures: the measures: indicators, practices, scores, each by key.
    :ivar cells: the cells that some words stand behind, by body, year and measure; :meth:`cell` gives the others too.
    :ivar filings: which body reported on which year, in order.
    :ivar pledges: what the reports plan, by body, year and measure.
    :ivar findings: what is odd.

    >>> Panel().cell("青峦县教育局", 2021, "litigation.cases").state.value
    'no_report'
    """

    bodies: tuple[Body, ...] = field(default=(), repr=lambda b: f"<{len(b)} bodies>")
    years: tuple[int, ...] = ()
    measures: tuple[PanelMeasure, ...] = field(default=(), repr=lambda m: f"<{len(m)} measures>")
    cells: tuple[Cell, ...] = field(default=(), repr=lambda c: f"<{len(c)} cells>")
    filings: tuple[Filing, ...] = field(default=(), repr=lambda f: f"<{len(f)} filings>")
    pledges: tuple[Pledge, ...] = field(default=(), repr=lambda p: f"<{len(p)} pledges>")
    findings: tuple[PanelFinding, ...] = field(default=(), repr=lambda f: f"<{len(f)} findings>")

    @cached_property
    def _by_place(self) -> dict[tuple[str, int, str], Cell]:
        return {(cell.body, cell.year, cell.measure): cell for cell in self.cells}

    @cached_property
    def _bodies_by_key(self) -> dict[str, Body]:
        return {body.key: body for body in self.bodies}

    @cached_property
    def _measures_by_key(self) -> dict[str, PanelMeasure]:
        return {measure.key: measure for measure in self.measures}

    @cached_property
    def _filed(self) -> frozenset[tuple[str, int]]:
        return frozenset((filing.body, filing.year) for filing in self.filings)

    def cell(self, body: str, year: int, measure: str) -> Cell:
        """Give a cell, by the keys of body and measure; one that nothing is told of says why.

        A body, year or measure that is not in the panel has no report.
        """
        found = self._by_place.get((body, year, measure))
        if found is not None:
            return found
        state = CellState.NOT_TOLD if (body, year) in self._filed else CellState.NO_REPORT
        return Cell(body, year, measure, state)

    def body(self, key: str) -> Body:
        """Give a body by its key; :class:`~rulelaw.errors.UnknownCodeError` where there is none."""
        found = self._bodies_by_key.get(key)
        if found is None:
            raise _unknown("body", key, [body.key for body in self.bodies])
        return found

    def measure(self, key: str) -> PanelMeasure:
        """Give a measure by its key; :class:`~rulelaw.errors.UnknownCodeError` where there is none."""
        found = self._measures_by_key.get(key)
        if found is None:
            raise _unknown("measure", key, [measure.key for measure in self.measures])
        return found

    def of(self, kind: PanelFindingKind) -> tuple[PanelFinding, ...]:
        """Give the findings of one kind."""
        return tuple(finding for finding in self.findings if finding.kind is kind)


def _unknown(what: str, key: str, known: list[str]) -> UnknownCodeError:
    near = get_close_matches(key, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return UnknownCodeError(f"no {what} {key!r} in the panel{hint}")
