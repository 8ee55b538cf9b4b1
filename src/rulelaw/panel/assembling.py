"""Assemble a panel: many reports side by side, whatever their order, with every oddity told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Protocol

from attrs import define, evolve, field

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Codebook, Direction
from rulelaw.labels import Label
from rulelaw.observations.types import Observations
from rulelaw.panel.choosing import Choice, choose, distinct, order, overlap
from rulelaw.panel.crossing import differing_changes, differing_units, printed, restated
from rulelaw.panel.gathering import Gathered, gather, measure_key
from rulelaw.panel.placing import province_of
from rulelaw.panel.scoring import ScoreTree, panel_scores
from rulelaw.panel.types import (
    Body,
    Cell,
    CellState,
    ConflictRule,
    Filing,
    Panel,
    PanelFinding,
    PanelFindingKind,
    PanelItem,
    PanelMeasure,
    PanelMeasureKind,
    Pledge,
    Reach,
    ScopeRule,
    Telling,
)
from rulelaw.report.types import Issuer, Report
from rulelaw.text.intervals import Interval

__all__ = ["Assessed", "assemble"]


class Assessed(Protocol):
    """What has a report and its observations, as an :class:`~rulelaw.Assessment` has."""

    @property
    def report(self) -> Report:
        """The report."""
        ...

    @property
    def observations(self) -> Observations:
        """What its figures mean."""
        ...


def assemble(
    items: Iterable[Report | tuple[Report, Observations] | Assessed | PanelItem],
    *,
    names: Mapping[str, str] | None = None,
    bodies: Iterable[Body] = (),
    indicators: Iterable[str] | None = None,
    practices: Iterable[str] | None = None,
    scope: ScopeRule = ScopeRule.PREFER_OWN,
    conflicts: ConflictRule = ConflictRule.LEAVE,
    codebook: Codebook | None = None,
) -> Panel:
    """Set reports side by side: bodies × years × measures, every cell with the words behind it.

    Equal whatever the order of the items. What cannot be placed, what stands there twice, what conflicts and what
    cannot be compared becomes a :class:`PanelFinding`; nothing is guessed. How one of several figures is chosen is
    told at ``rulelaw.panel.choosing``.

    :param items: reports; reports with their observations; assessments; or :class:`PanelItem` where the caller knows
        the body or the year.
    :param names: the name to go by, for every other name of the same body (renamed or merged); may lead on.
    :param bodies: what the caller knows of bodies, by key, over what their names tell.
    :param indicators: the codes of the indicators to take, in the panel also where nobody tells them; all that
        are told where left out.
    :param practices: the codes of the practices to take, likewise.
    :param scope: which figures may fill a cell where they are limited to something.
    :param conflicts: what a cell takes where the figures told cannot all be true.
    :param codebook: the vocabulary; the shipped one where left out.
    :raises UnknownCodeError: ``indicators`` or ``practices`` names what the codebook does not have.
    :raises ValueError: ``names`` leads in a circle.

    >>> import rulelaw as rl
    >>> texts = [
    ...     "某县教育局2021年法治政府建设年度报告\\n2021年，我局制定规范性文件3件。",
    ...     "某县教育局2022年法治政府建设年度报告\\n2022年，我局制定规范性文件5件。",
    ... ]
    >>> panel = rl.assemble([rl.parse(text) for text in texts])
    >>> [
    ...     (cell.body, cell.year, str(cell.value), cell.tellings[0].words)
    ...     for cell in panel.cells
    ...     if cell.measure == "normative.issued"
    ... ]
    [('某县教育局', 2021, '3', '3件'), ('某县教育局', 2022, '5', '5件')]
    """
    codebook = load_codebook() if codebook is None else codebook
    wanted = {
        PanelMeasureKind.INDICATOR: None
        if indicators is None
        else {codebook.indicator(c).code for c in indicators},
        PanelMeasureKind.PRACTICE: None
        if practices is None
        else {codebook.practice(c).code for c in practices},
    }
    bounded = frozenset(indicator.code for indicator in codebook.indicators if indicator.bounded)
    work = _Assembling(codebook, _leading(names or {}), wanted, scope, conflicts, bounded=bounded)
    for item in items:
        work.take(gather(_as_item(item), codebook))
    return work.finish({body.key: body for body in bodies})


def _as_item(item: Report | tuple[Report, Observations] | Assessed | PanelItem) -> PanelItem:
    if isinstance(item, PanelItem):
        return item
    if isinstance(item, Report):
        return PanelItem(item)
    if isinstance(item, tuple):
        return PanelItem(*item)
    # What assesses a report may score it too.
    scorecard = getattr(item, "scorecard", None)
    scores = panel_scores(scorecard) if isinstance(scorecard, ScoreTree) else ()
    return PanelItem(item.report, item.observations, scores=scores)


def _leading(names: Mapping[str, str]) -> dict[str, str]:
    """Follow each name to the one to go by."""
    ends: dict[str, str] = {}
    for name in names:
        end, passed = name, [name]
        while end in names and names[end] != end:
            end = names[end]
            if end in passed:
                raise ValueError(f"names lead in a circle: {' → '.join([*passed, end])}")
            passed.append(end)
        ends[name] = end
    return ends


@define
class _Assembling:
    """The work of one call: reports sorted by body and year, then cells, then what is odd about them."""

    codebook: Codebook
    names: Mapping[str, str]
    wanted: Mapping[PanelMeasureKind, set[str] | None]
    scope: ScopeRule
    conflicts: ConflictRule
    issuers: dict[str, set[Issuer]] = field(factory=dict)
    filed: dict[tuple[str, int], list[Gathered]] = field(factory=dict)
    findings: set[PanelFinding] = field(factory=set)
    bounded: frozenset[str] = frozenset()
    frameworks: dict[str, set[tuple[str, Label]]] = field(factory=dict)

    def take(self, gathered: Gathered) -> None:
        """Put a report in its place."""
        document = (_named(gathered),)
        if gathered.issuer is None:
            self.findings.add(
                PanelFinding(PanelFindingKind.ISSUER_UNKNOWN, year=gathered.year, told=document)
            )
            return
        name = "".join(gathered.issuer.name.split())
        body = self.names.get(name, name)
        if gathered.year is None or not _FIRST_YEAR <= gathered.year <= _LAST_YEAR:
            self.findings.add(PanelFinding(PanelFindingKind.YEAR_UNKNOWN, body=body, told=document))
            return
        self.issuers.setdefault(body, set()).add(evolve(gathered.issuer, name=name, span=None))
        self.filed.setdefault((body, gathered.year), []).append(gathered)
        for score in gathered.scores:
            code = f"{score.framework}/{score.code}"
            self.frameworks.setdefault(code, set()).add((score.version, score.label))

    def finish(self, known: Mapping[str, Body]) -> Panel:
        """Make the panel."""
        filings: list[Filing] = []
        cells: list[Cell] = []
        pledges: list[Pledge] = []
        for (body, year), reports in sorted(self.filed.items(), key=lambda entry: entry[0]):
            filings.append(self._file(body, year, reports))
            cells.extend(self._cells(body, year, reports))
            pledges.extend(self._pledges(body, year, reports))
        units = self.codebook.units
        self.findings.update(restated(self.filed, cells, units))
        self.findings.update(differing_changes(cells, units))
        self.findings.update(differing_units(cells, units))
        self._compare_frameworks()
        bodies = tuple(self._body(key, known) for key in sorted(self.issuers))
        self._find_gaps(filings)
        keys = {cell.measure for cell in cells} | {pledge.measure for pledge in pledges} | self._asked()
        return Panel(
            bodies,
            tuple(sorted({year for _, year in self.filed})),
            tuple(sorted(map(self._measure, keys), key=lambda m: (_KINDS.index(m.kind), m.code))),
            tuple(cells),
            tuple(filings),
            tuple(pledges),
            tuple(sorted(self.findings, key=_finding_order)),
        )

    # --- what is asked for

    def _asked(self) -> set[str]:
        return {measure_key(kind, code) for kind, codes in self.wanted.items() for code in codes or ()}

    def _takes(self, key: str) -> bool:
        kind, code = _split(key)
        codes = self.wanted.get(kind)
        return codes is None or code in codes

    def _measure(self, key: str) -> PanelMeasure:
        kind, code = _split(key)
        if kind is PanelMeasureKind.SCORE:
            _, label = max(self.frameworks[code], key=repr)
            return PanelMeasure(key, kind, code, label, Direction.HIGHER_IS_BETTER)
        if kind is PanelMeasureKind.PRACTICE:
            found = next((practice for practice in self.codebook.practices if practice.code == code), None)
            label = Label(code, code) if found is None else found.label
            return PanelMeasure(key, kind, code, label, Direction.HIGHER_IS_BETTER)
        indicator = next(
            (indicator for indicator in self.codebook.indicators if indicator.code == code), None
        )
        if indicator is None:  # of a codebook of the caller's own, which is not at hand
            return PanelMeasure(key, kind, code, Label(code, code))
        return PanelMeasure(key, kind, code, indicator.label, indicator.direction)

    # --- reports

    def _file(self, body: str, year: int, reports: list[Gathered]) -> Filing:
        """Note a body's report; of documents that are there twice but one is kept."""
        documents = tuple(sorted(report.document for report in reports if report.document is not None))
        if len(reports) == 1:
            return Filing(body, year, documents)
        kept: dict[object, Gathered] = {}
        for report in sorted(reports, key=_report_order):
            kept.setdefault(_likeness(report), report)
        told = documents or ("?",)
        if len(kept) < len(reports):
            self.findings.add(PanelFinding(PanelFindingKind.DUPLICATE_REPORT, body, year, told=told))
        if len(kept) > 1:
            self.findings.add(PanelFinding(PanelFindingKind.SEVERAL_REPORTS, body, year, told=told))
        reports[:] = kept.values()
        return Filing(body, year, documents)

    def _body(self, key: str, known: Mapping[str, Body]) -> Body:
        issuers = self.issuers[key]
        names = tuple(sorted({issuer.name for issuer in issuers}))
        levels = {issuer.level for issuer in issuers} - {None}
        kinds = {issuer.kind for issuer in issuers} - {None}
        if len(names) > 1:
            self.findings.add(PanelFinding(PanelFindingKind.NAMES_MERGED, key, told=names))
        given = known.get(key)
        if given is not None:
            return evolve(given, names=names)
        if len(levels) > 1 or len(kinds) > 1:
            odd = tuple(
                sorted(str(thing) for things in (levels, kinds) if len(things) > 1 for thing in things)
            )
            self.findings.add(PanelFinding(PanelFindingKind.BODY_DIFFERS, key, told=odd))
        return Body(
            key,
            key,
            next(iter(levels)) if len(levels) == 1 else None,
            next(iter(kinds)) if len(kinds) == 1 else None,
            province_of(key),
            names=names,
        )

    def _find_gaps(self, filings: Iterable[Filing]) -> None:
        years: dict[str, set[int]] = {}
        for filing in filings:
            years.setdefault(filing.body, set()).add(filing.year)
        for body, there in years.items():
            for year in range(min(there) + 1, max(there)):
                if year not in there:
                    self.findings.add(PanelFinding(PanelFindingKind.YEAR_GAP, body, year))

    # --- cells

    def _cells(self, body: str, year: int, reports: Iterable[Gathered]) -> list[Cell]:
        levels: dict[str, list[Telling]] = {}
        changes: dict[str, list[Telling]] = {}
        for report in reports:
            for told in report.told:
                if told.year != year or not self._takes(told.measure):
                    continue
                if not told.telling.value.is_finite():
                    words = (str(told.telling.value),)
                    self.findings.add(
                        PanelFinding(PanelFindingKind.NO_NUMBER, body, year, told.measure, words)
                    )
                    continue
                if told.telling.change is None:
                    levels.setdefault(told.measure, []).append(told.telling)
                else:
                    changes.setdefault(told.measure, []).append(told.telling)
        cells: list[Cell] = []
        for key in sorted({*levels, *changes}, key=_column):
            moved = tuple(distinct(changes.get(key, ())))
            if key not in levels:
                cells.append(Cell(body, year, key, CellState.NOT_TOLD, changes=moved))
                continue
            choice = choose(levels[key], self.codebook.units, self.scope, self.conflicts)
            if key in self.bounded and choice.interval is not None and choice.interval.meets(_SHARE):
                # 100% is what rounds to it, and no share is more than the whole.
                choice = choice._replace(interval=overlap(choice.interval, _SHARE))
            self._note(body, year, key, choice)
            first = choice.tellings[0] if choice.value is not None else None
            unit, qualifier = (None, None) if first is None else (first.unit, first.qualifier)
            cells.append(
                Cell(
                    body,
                    year,
                    key,
                    choice.state,
                    choice.value,
                    choice.interval,
                    unit,
                    qualifier,
                    choice.tellings,
                    moved,
                )
            )
        return cells

    def _note(self, body: str, year: int, key: str, choice: Choice) -> None:
        told = tuple(dict.fromkeys(map(printed, choice.tellings)))
        if choice.state is CellState.CONFLICTING:
            kind = PanelFindingKind.UNIT_CLASH if choice.clash else PanelFindingKind.CONFLICTING_VALUES
            self.findings.add(PanelFinding(kind, body, year, key, told))
        elif choice.state is CellState.PARTIAL or _is_limited(choice.tellings[0]):
            self.findings.add(PanelFinding(PanelFindingKind.PARTIAL_ONLY, body, year, key, told))

    def _pledges(self, body: str, year: int, reports: Iterable[Gathered]) -> list[Pledge]:
        pledges = [
            Pledge(body, year, planned.due, planned.measure, planned.telling)
            for report in reports
            for planned in report.planned
            if self._takes(planned.measure) and planned.telling.value.is_finite()
        ]
        pledges.sort(key=lambda pledge: (_column(pledge.measure), pledge.due, order(pledge.telling)))
        return list(dict.fromkeys(pledges))

    def _compare_frameworks(self) -> None:
        """Note scores that are made by several versions of one framework."""
        for code, labels in self.frameworks.items():
            versions = {version for version, _ in labels}
            if len(versions) > 1:
                key = measure_key(PanelMeasureKind.SCORE, code)
                told = tuple(sorted(versions))
                self.findings.add(PanelFinding(PanelFindingKind.FRAMEWORKS_DIFFER, measure=key, told=told))


# What a calendar can hold; a report written by hand may tell any number.
_FIRST_YEAR, _LAST_YEAR = 1, 9999
# A text without a name is told by so much of its first line.
_LOOK, _SHORT = 500, 30
_SHARE = Interval(Decimal(0), Decimal(100))
_KINDS = tuple(PanelMeasureKind)


def _split(key: str) -> tuple[PanelMeasureKind, str]:
    kind, colon, code = key.partition(":")
    return (PanelMeasureKind(kind), code) if colon else (PanelMeasureKind.INDICATOR, key)


def _column(key: str) -> tuple[int, str]:
    kind, code = _split(key)
    return _KINDS.index(kind), code


def _named(report: Gathered) -> str:
    """Name a document: a text without a name by how it begins."""
    if report.document is not None:
        return report.document
    line = next(filter(None, map(str.strip, report.text[:_LOOK].splitlines())), "?")
    return line if len(line) <= _SHORT else line[:_SHORT] + "…"


def _report_order(report: Gathered) -> tuple[object, ...]:
    """Give what copies of a report are ordered by, so that the same one is kept whichever came first."""
    return (report.document or "", *_likeness(report))


def _likeness(report: Gathered) -> tuple[object, ...]:
    """Give what two copies of one report share: all but their names."""
    told = sorted((t.measure, t.year, *order(evolve(t.telling, document=None))) for t in report.told)
    planned = sorted((p.measure, p.due, *order(evolve(p.telling, document=None))) for p in report.planned)
    return report.text, tuple(told), tuple(planned), tuple(sorted(map(repr, report.scores)))


# A court instance limits what is counted; the forum of a meeting (党组会) tells who met.
_LIMITING = re.compile("审|抗诉|程序")


def _is_limited(telling: Telling) -> bool:
    """Tell whether a figure that fills a cell is of less than the cell is about."""
    scope = telling.scope
    of_forum = scope.body is None and scope.instance is not None and not _LIMITING.search(scope.instance)
    return telling.reach is Reach.PART and not of_forum


def _finding_order(finding: PanelFinding) -> tuple[object, ...]:
    kinds = list(PanelFindingKind)
    return (
        kinds.index(finding.kind),
        finding.body or "",
        -1 if finding.year is None else finding.year,
        finding.measure or "",
        finding.told,
    )
