"""Tell what the figures of tables mean, by the words that name their row and column.

The words of a row and a column are laid together as if a sentence told them (行政处罚 + 案件数 + 45), so that the same
cues of the codebook speak for a cell as for prose; the line above the table and the heading give the topic. Years in a
heading give the period, a total row or column gives a sum that can be checked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from rulelaw.codebook.types import Codebook
from rulelaw.observations.cueing import Matcher, matcher_of
from rulelaw.observations.settling import at_figure
from rulelaw.observations.types import (
    Breakdown,
    BreakdownKind,
    Change,
    Observation,
    Relation,
    Scope,
)
from rulelaw.observations.weighing import Best, Setting, Surroundings, Window
from rulelaw.periods import Period
from rulelaw.report.tabulating import Labels, figures, fold_words
from rulelaw.report.types import Part, Quantity, Report, Table, TableCell
from rulelaw.text.intervals import Interval
from rulelaw.text.spans import Span

__all__ = ["link_tables", "outside_tables"]

_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?!\d)(?: ?年度?)?")
_LAST_YEAR = re.compile(r"上一?年度?(?!同期|比|增)|去年(?!比)|上年同期数?$")
_CHANGE = re.compile(r"同 ?比|增 ?减|增 ?长|增 ?幅|降 ?幅|变 ?化|升 ?降|[比较](?:上年|去年)")
_FALL = re.compile(r"下降|减少|降低|降幅|减幅")
_SHARE = re.compile(r"占 ?比|比 ?重|比 ?例|百分比|构成")
_TOTAL = re.compile(r"[总合共] ?计(?:数|[(（][^)）]*[)）])?|总 ?数|总 ?量|全[市县区省局系统]+(?:合计|总计)")
_SUBTOTAL = re.compile(r"小 ?计")
_WITHIN = re.compile("其中")
_RATE = re.compile("率|%|平均|人均")
_BODY = re.compile(
    r"(?:[局厅委办院处科队所站]|政府|中心|大队|支队|总队|街道|[一-龥]{2,}[镇乡县区市]|分局|部门|本级)$"
)
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_GENERIC = re.compile("数 ?量|数 ?值|金 ?额|情 ?况|[件人户次条份]数|总 ?数|指标值?|项 ?目|小 ?计|其中")
# Measure words tried, without being told, where the table prints none: the words alone decide then.
_TRIED = ("件", "次", "人次", "人", "个", "份", "场", "户", "条", "处")
_LONGEST_NAME = 60


def outside_tables(report: Report) -> Report:
    """Give the report without the quantities that fill a cell of a table.

    What a cell tells in words (35场次，受众2万人次) stays, and is read as prose is.
    """
    cells = sorted(cell.span for table in report.tables for _, cell, _ in figures(table, report.source.text))
    starts = [span.start for span in cells]

    def in_cell(quantity: Quantity) -> bool:
        index = bisect_right(starts, quantity.span.start) - 1
        return index >= 0 and quantity.span.start < cells[index].end

    return evolve(report, quantities=tuple(q for q in report.quantities if not in_cell(q)))


@frozen
class _Figure:
    """A figure of a table: its row, the quantity, what names it, and what it was found to mean."""

    row: int
    cell: TableCell
    quantity: Quantity
    labels: Labels
    observation: Observation | None = None

    @property
    def is_change(self) -> bool:
        return any(_CHANGE.search(fold_words(cell.text)) for cell in self.labels.column)


def link_tables(report: Report, codebook: Codebook) -> tuple[tuple[Observation, ...], tuple[Breakdown, ...]]:
    """Give the observations that the figures of tables make, in order, and the sums of total rows and columns.

    :param report: the report.
    :param codebook: the vocabulary.

    >>> import rulelaw as rl
    >>> report = rl.parse(
    ...     "全年依法行政。\\n| 项目 | 2022年 | 2023年 |\\n| 行政处罚（件） | 48 | 53 |\\n附表如上。"
    ... )
    >>> values, _ = link_tables(report, rl.load_codebook())
    >>> [(o.indicator, int(o.value), o.period.start.year) for o in values]
    [('enforcement.penalties', 48, 2022), ('enforcement.penalties', 53, 2023)]
    """
    matcher = matcher_of(codebook)
    values: list[Observation] = []
    breakdowns: list[Breakdown] = []
    for table in report.tables:
        found = list(_linked(report, matcher, table))
        values.extend(figure.observation for figure in found if figure.observation is not None)
        breakdowns.extend(_sums(table, found))
    return tuple(values), tuple(sorted(breakdowns, key=lambda breakdown: breakdown.total))


def _linked(report: Report, matcher: Matcher, table: Table) -> Iterator[_Figure]:
    reading = _TableReading(report, matcher, table)
    level: Observation | None = None
    row = -1
    for figure in _with_quantities(report, table):
        if figure.row != row:
            row, level = figure.row, None
        if figure.is_change:
            observation = None if level is None else reading.changed(figure, level)
        else:
            observation = level = reading.observed(figure)
        yield evolve(figure, observation=observation)


def _with_quantities(report: Report, table: Table) -> Iterator[_Figure]:
    quantities = report.quantities
    for row, cell, labels in figures(table, report.source.text):
        index = bisect_left(quantities, cell.span.start, key=lambda quantity: quantity.span.start)
        if index < len(quantities) and quantities[index].span.end <= cell.span.end:
            yield _Figure(row, cell, quantities[index], labels)


class _TableReading:
    """The linking of one table's figures."""

    def __init__(self, report: Report, matcher: Matcher, table: Table) -> None:
        self._report = report
        self._matcher = matcher
        source = report.source
        words = [] if table.caption is None else [source.quote(table.caption)]
        section = report.section_at(table.span.start)
        heading = section.heading.text if section is not None and section.heading else ""
        self._above = fold_words("".join(words))[:_LONGEST_NAME]
        self._topics = {code: at for at, code in matcher.topics(self._above, 0, len(self._above))}
        folded = fold_words(heading)
        self._heading = frozenset(code for _, code in matcher.topics(folded, 0, len(folded)))
        self._part = _part(report, table.span.start)

    def observed(self, figure: _Figure) -> Observation | None:
        """Give the observation of a level, or ``None`` where no indicator fits or it is a share."""
        labels = figure.labels
        if any(_SHARE.search(fold_words(cell.text)) for cell in (*labels.row, *labels.column)):
            return None
        best, cells = self._best(figure)
        if best is None:
            return None
        cues, used = self._spans(best, cells)
        quantity = figure.quantity
        return Observation(
            indicator=best.indicator.code,
            value=quantity.value,
            upper=quantity.upper,
            unit=quantity.unit,
            qualifier=quantity.qualifier,
            period=self._period(labels),
            part=self._part,
            span=quantity.span,
            cues=cues,
            scope=_scope(labels, used, self._matcher),
            decimals=quantity.decimals,
            word=quantity.word,
        )

    def changed(self, figure: _Figure, level: Observation) -> Observation:
        """Give the observation of a change that is told beside its level."""
        heads = "".join(fold_words(cell.text) for cell in figure.labels.column)
        falls = (_FALL.search(heads) is not None) != fold_words(figure.cell.text).startswith("-")
        return evolve(at_figure(level, figure.quantity), change=Change.FALL if falls else Change.RISE)

    def _best(self, figure: _Figure) -> tuple[Best | None, list[tuple[int, TableCell]]]:
        """Weigh the words of row and column as if a sentence told them; also give where each cell's begin in it."""
        text = self._above + "。" if self._above else ""
        sentence = len(text)
        cells: list[tuple[int, TableCell]] = []
        seen: set[str] = set()
        for cell in (*figure.labels.row, *figure.labels.column):
            words = fold_words(cell.text)
            if not words or words in seen or _YEAR.fullmatch(words):
                continue
            seen.add(words)
            cells.append((len(text), cell))
            text += words
        start = len(text)
        text += fold_words(figure.cell.text)
        topics = dict(self._topics)
        topics |= {code: at for at, code in self._matcher.topics(text, sentence, start)}
        setting = Setting(text, self._matcher, (), self._heading, topics)
        (hits,) = self._matcher.hits(text, [(sentence, start)])
        near = Surroundings(sentence, {}, hits)
        units = (figure.quantity.unit,) if figure.quantity.unit is not None else (None, *_TRIED)
        found: Best | None = None
        for unit in units:
            quantity = evolve(figure.quantity, unit=unit)
            window = Window(setting, near, quantity, (start, len(text)), (sentence, len(text)), hits)
            best = window.best(window.own, bare_topics=False)
            if best is not None and (found is None or _told(best) > _told(found)):
                found = best
        return found, cells

    def _spans(
        self, best: Best, cells: Sequence[tuple[int, TableCell]]
    ) -> tuple[tuple[Span, ...], frozenset[Span]]:
        """Give where the words that decided stand in the source, and the cells that hold them."""
        spans: dict[Span, None] = {}
        used: set[Span] = set()
        for begin, end, _ in best.words:
            for at, cell in cells:
                first, last = max(begin, at), min(end, at + len(fold_words(cell.text)))
                if first < last:
                    spans[Span(cell.span.start + first - at, cell.span.start + last - at)] = None
                    used.add(cell.span)
        return tuple(spans), frozenset(used)

    def _period(self, labels: Labels) -> Period | None:
        year = self._report.masthead.year
        for cell in (*reversed(labels.column), *labels.row):
            words = fold_words(cell.text)
            told = _YEAR.search(words)
            if told is not None:
                return Period.of_year(int(told["year"]))
            if year is not None and _LAST_YEAR.search(words):
                return Period.of_year(year - 1)
        if year is None:
            return None
        return Period.of_year(year + 1 if self._part is Part.PLAN else year)


def _told(best: Best) -> int:
    return sum(end - begin for begin, end, _ in best.words)


def _part(report: Report, offset: int) -> Part:
    """Give the part that the text before a table tells of: a table goes on from it."""
    index = bisect_right(report.stretches, offset, key=lambda stretch: stretch.span.start) - 1
    return report.stretches[index].part if index >= 0 else Part.OTHER


def _scope(labels: Labels, used: frozenset[Span], matcher: Matcher) -> Scope:
    """Read what a figure is limited to: the last name of its row that told neither indicator nor topic."""
    for cell in reversed(labels.row):
        words = _BRACKET.sub("", fold_words(cell.text))
        if cell.span in used or not words or len(words) > _LONGEST_NAME:
            continue
        if _TOTAL.fullmatch(words) or _YEAR.fullmatch(words) or _GENERIC.fullmatch(words):
            continue
        if _BODY.search(words):
            return Scope(body=words)
        if not any(matcher.topics(words, 0, len(words))):
            return Scope(kind=words)
    return Scope()


# Sums -------------------------------------------------------------------------------------------------------------


def _sums(table: Table, found: Sequence[_Figure]) -> Iterator[Breakdown]:
    """Give the sums that total rows and total columns set out, each figure as a part of one at most in a way."""
    levels = [figure for figure in found if not figure.is_change and not _is_rate(figure)]
    by_column: dict[tuple[Span, ...] | int, list[_Figure]] = {}
    by_row: dict[int, list[_Figure]] = {}
    for figure in levels:
        heads = tuple(cell.span for cell in figure.labels.column)
        by_row.setdefault(figure.row, []).append(figure)
        # without heads the columns are told apart by how many figures stand before
        by_column.setdefault(heads or len(by_row[figure.row]), []).append(figure)
    rows = sum(1 for row in table.rows if not row.heads and any(cell.text for cell in row.cells))
    for column in by_column.values():
        if len(column) == rows:  # an empty cell may stand for anything
            yield from _column_sums(column)
    for row in by_row.values():
        totals = [figure for figure in row if _names_total(figure.labels.column)]
        parts = [figure for figure in row if figure not in totals]
        if len(totals) == 1 and len(row) == max(map(len, by_row.values())):
            yield from _sum(totals[0], parts)


def _is_rate(figure: _Figure) -> bool:
    cells = (*figure.labels.row, *figure.labels.column)
    words = [fold_words(cell.text) for cell in cells]
    return figure.quantity.unit in ("%", "‰") or any(_SHARE.search(w) or _RATE.search(w) for w in words)


def _names_total(cells: Sequence[TableCell]) -> bool:
    return bool(cells) and _TOTAL.fullmatch(fold_words(cells[-1].text)) is not None


def _column_sums(column: Sequence[_Figure]) -> Iterator[Breakdown]:
    if any(_WITHIN.search(fold_words(cell.text)) for figure in column for cell in figure.labels.row):
        return  # which rows lie in which is not told
    plain: list[_Figure] = []
    subtotals: list[_Figure] = []
    for index, figure in enumerate(column):
        words = [fold_words(cell.text) for cell in figure.labels.row]
        last = words[-1] if words else ""
        group = [word for word in words[:-1] if not _TOTAL.fullmatch(word)]
        if _SUBTOTAL.fullmatch(last) or (group and _TOTAL.fullmatch(last)):
            own = [p for p in plain if not group or fold_words(p.labels.row[0].text) == group[0]]
            yield from _sum(figure, own)
            plain = [p for p in plain if p not in own]
            subtotals.append(figure)
        elif _TOTAL.fullmatch(last):
            if index == 0:
                rest = column[1:]
                if not any(_names_total(f.labels.row) or _is_subtotal(f) for f in rest):
                    yield from _sum(figure, rest)
                return
            if not (plain and subtotals):
                yield from _sum(figure, subtotals or plain)
            plain, subtotals = [], []
        else:
            plain.append(figure)


def _is_subtotal(figure: _Figure) -> bool:
    return bool(figure.labels.row) and bool(_SUBTOTAL.fullmatch(fold_words(figure.labels.row[-1].text)))


def _sum(total: _Figure, parts: Sequence[_Figure]) -> Iterator[Breakdown]:
    if len(parts) < 2 or any(part.quantity.unit != total.quantity.unit for part in parts):
        return
    computed = Interval.point(Decimal(0))
    for part in parts:
        computed = computed.plus(part.quantity.interval)
    stated = total.quantity.interval
    yield Breakdown(
        BreakdownKind.SUM,
        Relation.PARTITION,
        total.quantity.span,
        tuple(part.quantity.span for part in parts),
        stated,
        computed,
        stated.meets(computed),
    )
