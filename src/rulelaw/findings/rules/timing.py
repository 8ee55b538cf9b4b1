"""Group T: deadlines, the years of title and plan, anachronisms, plans that were over, days that no calendar has.

A rule says nothing where a date that it needs is not in the text: the day of publication, the report year, the day an
instrument was issued.
"""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from attrs import evolve, frozen

from rulelaw.codebook.instruments import find_instrument, load_instruments
from rulelaw.codebook.types import Certainty, Instrument, InstrumentKind
from rulelaw.document.types import BlockKind
from rulelaw.findings.rules.contents import PROVISIONS
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import (
    Citation,
    DateMention,
    DatePrecision,
    IssuerKind,
    Level,
    Masthead,
    Part,
    Report,
    Section,
)
from rulelaw.text.folding import Flow
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["T001", "T002", "T003", "T004", "T005", "T006", "T007", "T008"]

#: Article 24 sets the day before which reports are published.
_ARTICLE_24 = evolve(PROVISIONS, article="第二十四条")


# --- the days of the report itself


def _published_late(context: Context) -> Iterator[Draft]:
    masthead = context.report.masthead
    if masthead.published is None or masthead.year is None:
        return
    deadline = datetime.date(masthead.year + 1, 3, 31)
    if masthead.published > deadline:
        facts: dict[str, Fact] = {"published": masthead.published, "deadline": deadline}
        # before the Provisions the outline of 2015 asked for a report in the first quarter
        variant = "outline" if masthead.year < 2019 else "default"
        yield Draft(_at(masthead.published_span), facts, variant=variant)


def _submitted_late(context: Context) -> Iterator[Draft]:
    masthead = context.report.masthead
    if masthead.submitted is None or masthead.year is None or not _reports_by_february(masthead):
        return
    year = masthead.year + 1
    deadline = datetime.date(year, 2, calendar.monthrange(year, 2)[1])
    if masthead.submitted > deadline:
        yield Draft(_at(masthead.submitted_span), {"submitted": masthead.submitted, "deadline": deadline})


def _reports_by_february(masthead: Masthead) -> bool:
    """Tell whether the issuer is known as a department, or as a body below the province."""
    issuer = masthead.issuer
    if issuer is None or issuer.level is Level.NATIONAL:
        return False
    if issuer.kind is IssuerKind.DEPARTMENT:
        return True
    return issuer.level is not None and issuer.level is not Level.PROVINCE


def _published_early(context: Context) -> Iterator[Draft]:
    masthead = context.report.masthead
    if (
        masthead.published is not None
        and masthead.year is not None
        and masthead.published.year <= masthead.year
    ):
        yield Draft(_at(masthead.published_span), {"published": masthead.published, "year": masthead.year})


def _title_year_differs(context: Context) -> Iterator[Draft]:
    masthead = context.report.masthead
    if masthead.title_year is not None and masthead.year is not None and masthead.title_year != masthead.year:
        spans = (*_at(masthead.title_year_span), *_at(masthead.year_span))
        yield Draft(spans, {"title_year": masthead.title_year, "year": masthead.year})


def _at(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


# --- the year of the plan

_WILL = re.compile(r"将|拟|要|计划|打算|重点|继续|着力|进一步|力争|争取|坚持|围绕|以.{2,30}为")
_SURELY_WILL = re.compile(r"将|拟|打算|计划")
_NOT_THE_PLANS = re.compile(r"(?:到|至|截至|截止|自|从|于) ?$")


def _plan_year(context: Context) -> Iterator[Draft]:
    report = context.report
    year = report.masthead.year
    if year is None:
        return
    flow = report.source.flow
    seen: set[Span] = set()
    for place, told in _plan_years(report, year, flow):
        if told != year + 1 and place not in seen:
            seen.add(place)
            yield Draft((place,), {"told": told, "due": year + 1})


def _plan_years(report: Report, year: int, flow: Flow) -> Iterator[tuple[Span, int]]:
    """Give the place and the year of each plan: the heading's, else that of the sentence that opens it."""
    headed: list[Span] = []
    done = False
    for section in report.sections:
        for plan in _plans_in(section):
            headed.append(plan.span)
            told = _heading_year(report, plan, year, measures_told=done)
            if told is not None and told[1] != year + 1:
                yield told
                continue
            opening = plan.body[0] if plan.body else None
            found = _opening_year(report, opening, year, flow) if opening else None
            if found is not None:
                yield found
        done = done or section.part is Part.MEASURES
    for stretch in report.stretches:
        if stretch.part is Part.PLAN and not _overlaps_any(stretch.span, headed):
            found = _opening_year(report, stretch.span, year, flow)
            if found is not None:
                yield found


def _overlaps_any(span: Span, spans: list[Span]) -> bool:
    """Tell whether ``span`` shares a character with one of ``spans``, which are in order and apart."""
    index = bisect_left(spans, span.end, key=lambda other: other.start) - 1
    return index >= 0 and spans[index].end > span.start


def _plans_in(section: Section) -> Iterator[Section]:
    """Give the sections that open a plan: of nested ones the outermost."""
    if section.part is Part.PLAN and section.heading is not None:
        yield section
        return
    for child in section.children:
        yield from _plans_in(child)


def _heading_year(
    report: Report, plan: Section, year: int, *, measures_told: bool
) -> tuple[Span, int] | None:
    """Give the year that the heading of a plan names; ``None`` where it names none, or the right one among others."""
    if plan.heading is None or not plan.heading.span:
        return None
    years = [
        date for date in _dates_in(report, plan.heading.span) if not date.is_range and date.year is not None
    ]
    if any(date.year == year + 1 for date in years):
        return None
    wrong = [date for date in years if date.year != year or measures_told]
    if not wrong or wrong[-1].year is None:
        return None
    return plan.heading.span, wrong[-1].year


def _opening_year(report: Report, span: Span, year: int, flow: Flow) -> tuple[Span, int] | None:
    """Give the year with which the first sentence of a plan begins."""
    text = flow.text
    start = flow.at(span.start)
    end = _sentence_end(text, start, flow.at(span.end))
    for date in _dates_in(report, Span(span.start, flow.span(start, end).end)):
        at, behind = flow.at(date.span.start), flow.at(date.span.end)
        lead = text[start:at]
        if date.year is None or date.is_range or date.precision is not DatePrecision.YEAR:
            return None
        if len(lead) > 4 or _NOT_THE_PLANS.search(lead):
            return None
        cue = _WILL if date.year > year else _SURELY_WILL
        if cue.search(text, behind, end) is None or text.startswith("以来", behind):
            return None
        return date.span, date.year
    return None


def _dates_in(report: Report, span: Span) -> tuple[DateMention, ...]:
    dates = report.dates
    first = bisect_left(dates, span.start, key=lambda date: date.span.start)
    last = bisect_left(dates, span.end, key=lambda date: date.span.start)
    return dates[first:last]


# --- sentences and clauses

_SENTENCE_END = re.compile(r"[。!?;\n]")
_REACH = 160


def _sentence_end(text: str, start: int, limit: int) -> int:
    match = _SENTENCE_END.search(text, start, min(limit, start + _REACH))
    return match.start() if match else min(limit, start + _REACH)


def _sentence_start(text: str, position: int) -> int:
    lowest = max(0, position - _REACH)
    return max(lowest, *(text.rfind(mark, lowest, position) + 1 for mark in "。!?;\n"))


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands before and behind ``[start, end)`` in its clause."""
    before = text[_sentence_start(text, start) : start]
    behind = text[end : _sentence_end(text, end, len(text))]
    return re.split(r"[,:]", before)[-1], re.split(r"[,:]", behind)[0]


# --- what came after the report

# Words before a date or a name that make it something to come, or a limit rather than an event.
_COMING_BEFORE = re.compile(
    r"将|拟|计划|打算|预计|预期|力争|争取|确保|即将|准备|筹备|谋划|提前|迎接|喜迎|面向|定于|原定|有效期|任期|期限|届满|到期|"
    r"合同期|服务期|下一步|明年|来年|次年|目标|(?:到|至|自|从|截至|截止|延续|推迟|不迟于|在|于) ?$"
)
# The same behind it, within the next few characters.
_COMING_BEHIND = re.compile(
    r"^(?:年?底|年?末|年?初)?(?:之?前|以前|到期|届满|止|截止)|^[^,。]{0,10}?起[^,。]{0,4}?(?:施行|实施|执行|生效|试行|启用|运行)"
    r"|^[^,。]{0,6}?(?:正式|全面)?(?:施行|实施|生效|实行|执行|试行|启用|失效|终止|届满)|^[^。;]{0,16}?(?:将|拟|计划|打算|力争|争取|目标|要点|预算|任务|安排|规划)"
)
_LIMIT_BEFORE = re.compile(r"(?:到|至|自|从|截至|截止|延续|推迟|不迟于) ?$")
# A bare year tells a past only where its sentence does so beyond doubt.
_DONE = re.compile(r"共|累计|已|了|全年")
_OWN_SUBMISSION = re.compile(r"本?报告")
_LAW_TO_COME = re.compile(r"即将|将(?:于|在|要|出台)|拟出台|迎接|筹备")
_DRAFT_LAW = re.compile(r"草案|征求意见|送审|起草|立法(?:工作|调研|计划|进程)|编纂|审议稿|修订稿")
_EVENT_TO_COME_BEFORE = re.compile(r"迎|筹备|护航|保障|献礼|召开前|即将|将(?:于|在|要|召开)|备战")
_EVENT_TO_COME_BEHIND = re.compile(r"^[^,。]{0,6}?(?:召开|在即|即将|安保|维稳|保障|前夕|期间)")
# A law that was adopted and not yet in force may be studied; a case decided by it may not.
_APPLIED = re.compile(r"(?:依照|适用|依据|根据)(?:新修订的|新修改的|新的|新)?《?$")
_CASE = re.compile(r"处罚|立案|查处|查办|罚款|裁决|受理|作出[^,。]{0,8}?决定|不予")


@frozen
class _Bounds:
    """The days against which an event is held.

    :ivar limit: the last day that the report can tell of.
    :ivar year_end: the last day of the report year, where it is known.
    """

    limit: datetime.date
    year_end: datetime.date | None

    def severity(self, day: datetime.date, part: Part) -> Severity | None:
        """Tell how grave it is that the report tells of ``day`` as past in ``part``; ``None``: not at all."""
        if day > self.limit:
            return Severity.ERROR
        if self.year_end is not None and day > self.year_end and part is Part.MEASURES:
            return Severity.WARNING
        return None

    @property
    def first(self) -> datetime.date:
        """The last day that is beyond doubt."""
        return self.limit if self.year_end is None else min(self.limit, self.year_end)


def _bounds(masthead: Masthead) -> _Bounds | None:
    year_end = None if masthead.year is None else datetime.date(masthead.year, 12, 31)
    if masthead.published is not None:
        return _Bounds(masthead.published, year_end)
    return None if year_end is None else _Bounds(datetime.date(year_end.year + 1, 3, 31), year_end)


def _told_too_early(context: Context) -> Iterator[Draft]:
    report = context.report
    bounds = _bounds(report.masthead)
    if bounds is None or not report.stretches:
        return
    flow = report.source.flow
    yield from _dates_too_late(report, bounds, flow)
    yield from _events_too_late(report, bounds, flow)
    yield from _laws_too_late(report, bounds, flow)


def _draft(span: Span, name: str, day: datetime.date, severity: Severity, bounds: _Bounds) -> Draft:
    variant = "default" if day > bounds.limit else "after_year"
    return Draft((span,), {"name": name, "day": day, "limit": bounds.limit}, severity, variant)


def _dates_too_late(report: Report, bounds: _Bounds, flow: Flow) -> Iterator[Draft]:
    titles = [citation.span for citation in report.citations]
    for date in report.dates:
        if date.start is None or date.start <= bounds.first:
            continue
        part = report.part_at(date.span.start)
        severity = bounds.severity(date.start, part)
        if severity is None or part is Part.PLAN or _inside(date.span, titles):
            continue
        if _is_past(flow, date, bounds.limit):
            yield _draft(date.span, report.source.quote(date.span), date.start, severity, bounds)


def _is_past(flow: Flow, date: DateMention, limit: datetime.date) -> bool:
    """Tell whether the sentence tells of ``date`` as past: it does so where nothing makes it a limit or a prospect."""
    text = flow.text
    start, end = flow.at(date.span.start), flow.at(date.span.end)
    sentence = _sentence_start(text, start)
    before, behind = text[sentence:start], text[end : _sentence_end(text, end, len(text))]
    if date.is_range and date.end is not None and date.end > limit:
        return False
    if _OWN_SUBMISSION.search(before) or _COMING_BEHIND.search(behind) or _LIMIT_BEFORE.search(before):
        return False
    ends_in_at = before.endswith(("在", "于"))
    if _COMING_BEFORE.search(before[:-1] if ends_in_at else before):
        return False
    if date.precision is DatePrecision.YEAR:
        return not before.strip() and not date.is_range and _DONE.search(behind) is not None
    return True


def _inside(span: Span, spans: list[Span]) -> bool:
    index = bisect_right(spans, span.start, key=lambda other: other.start) - 1
    return index >= 0 and spans[index].contains(span)


def _events_too_late(report: Report, bounds: _Bounds, flow: Flow) -> Iterator[Draft]:
    text = flow.text
    for place, event in _events_named(text, *_body(report, flow)):
        if event.issued is None or event.issued <= bounds.first:
            continue
        span = flow.span(*place)
        part = report.part_at(span.start)
        severity = bounds.severity(event.issued, part)
        if severity is None or part is Part.PLAN:
            continue
        before, behind = _clause(text, *place)
        if _EVENT_TO_COME_BEFORE.search(before) or _EVENT_TO_COME_BEHIND.search(behind):
            continue
        yield _draft(span, event.label.zh, event.issued, _no_graver(severity, event), bounds)


def _no_graver(severity: Severity, instrument: Instrument) -> Severity:
    """Lower a severity to a warning where the instrument is not known for sure.

    So it is where its dates have not been verified, and where a province may have regulations of the same short title.
    """
    local = instrument.kind is InstrumentKind.REGULATION and not instrument.label.zh.startswith(_NATIONAL)
    return Severity.WARNING if local or instrument.certainty is Certainty.UNVERIFIED else severity


_NATIONAL = ("中华人民共和国", "国务院")


def _laws_too_late(report: Report, bounds: _Bounds, flow: Flow) -> Iterator[Draft]:
    text = flow.text
    for citation in report.citations:
        instrument = _instrument(citation.title)
        if instrument is None or instrument.issued is None:
            continue
        part = report.part_at(citation.span.start)
        if part is Part.PLAN:
            continue
        start, end = flow.at(citation.span.start) - 1, flow.at(citation.span.end) + 1
        severity = bounds.severity(instrument.issued, part)
        if severity is not None:
            before, behind = _clause(text, start, end)
            near = before + behind[:12]
            if _DRAFT_LAW.search(near) or _LAW_TO_COME.search(near):
                continue
            severity = _no_graver(severity, instrument)
            yield _draft(citation.span, instrument.label.zh, instrument.issued, severity, bounds)
        elif instrument.effective is not None and instrument.effective > bounds.limit:
            before = text[_sentence_start(text, start) : start]
            behind = text[end : _sentence_end(text, end, len(text))]
            if _APPLIED.search(before) and _CASE.search(behind) and not _COMING_BEFORE.search(before):
                facts: dict[str, Fact] = {
                    "name": instrument.label.zh,
                    "day": instrument.effective,
                    "limit": bounds.limit,
                }
                yield Draft((citation.span,), facts, _no_graver(Severity.ERROR, instrument), "not_in_force")


@lru_cache(maxsize=2048)
def _instrument(title: str) -> Instrument | None:
    return find_instrument(title)


def _body(report: Report, flow: Flow) -> tuple[int, int]:
    """Give where the report's own text begins and ends in the flow."""
    return flow.at(report.stretches[0].span.start), flow.at(report.stretches[-1].span.end)


_NAMED = (InstrumentKind.EVENT, InstrumentKind.PLAN)
_QUOTES = "“”‘’「」"


def _writings(alias: str) -> set[str]:
    """Give an alias in the ways it is quoted: “七五”普法, "七五"普法, 七五普法; the opening quote is left out."""
    bare = alias.translate(dict.fromkeys(map(ord, "“‘「")))
    return {re.sub("[”’」]", mark, bare) for mark in ("", "”", "’", "」", '"', "'")}


@cache
def _names() -> tuple[re.Pattern[str], dict[str, Instrument]]:
    names = {
        writing: instrument
        for instrument in load_instruments()
        if instrument.kind in _NAMED and instrument.period is not None
        for alias in (instrument.label.zh, *instrument.aliases)
        for writing in _writings(alias)
    }
    return re.compile(alternation(names)), names


@lru_cache(maxsize=1)
def _mentions(text: str, start: int, end: int) -> tuple[tuple[int, int, Instrument], ...]:
    """Give the events and plans that a stretch of the flow names, with their places; once for the rules on either."""
    pattern, names = _names()
    return tuple((*match.span(), names[match.group()]) for match in pattern.finditer(text, start, end))


# Plenums are named in rows: 十九届二中、三中、四中全会.
_ORDINALS = "一二三四五六七"
_PLENUM = "中全会"
_ROW = re.compile(
    rf"(?P<congress>[十一二三四五六七八九]{{2,3}}届)(?P<row>(?:[{_ORDINALS}]中(?:[、,和及与]|以及)?)+[{_ORDINALS}]){_PLENUM}"
)
_LONGEST_ROW = 30


def _events_named(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], Instrument]]:
    """Give the events that a stretch of the flow names; of a row of plenums the last one to be held."""
    for begin, behind, instrument in _mentions(text, start, end):
        if instrument.kind is InstrumentKind.EVENT:
            yield (begin, behind), instrument
    at = text.find(_PLENUM, start, end)
    while at >= 0:
        behind = at + len(_PLENUM)
        row = _ROW.search(text, max(start, at - _LONGEST_ROW), behind)
        if row is not None:
            named = [
                _names()[1].get(f"{row['congress']}{ordinal}{_PLENUM}")
                for ordinal in row["row"]
                if ordinal in _ORDINALS
            ]
            known = [event for event in named if event is not None and event.issued is not None]
            if known:
                yield row.span(), max(known, key=lambda event: event.issued or datetime.date.min)
        at = text.find(_PLENUM, behind, end)


# --- plans that were over

_PLAN_TITLE = re.compile(r"规划|纲要|计划|方案")
_PLAN_YEARS = re.compile(r"(?:19|20)\d\d ?年? ?[-—–－~～至到]{1,2} ?(?P<end>(?:19|20)\d\d) ?年?")
# An outline on law-based government stays the ground of the work until the next one is issued, some months later.
_OUTLINE = re.compile(r"法治(?:政府|[一-龥]{2,3}政府)建设|依法行政")
_GONE = re.compile(
    r"期间|时期|总结|验收|圆满|完成|收官|结束|届满|获|荣|先进|表彰|称号|评为|命名|授予|回顾|评估|中期|曾|建成|原有|成果|成效|"
    r"(?<!今年)(?<!本年)以来|终期|迎检|考核|自查|收尾|收好|尾声|结项|后续|转段|衔接|承上|巩固|延续|历时|五年来|已实施"
)
_GONE_NEXT = re.compile(r"^[,:][^,。;]{0,8}?(?:圆满|总结|验收|收官|通过|获评|荣获|顺利完成)")
_WORK = (
    r"落实|贯彻|实施|推进|推动|开展|执行|按照|根据|围绕|依据|对照|抓好|做好|抓实|深化|组织|启动|推行|遵循|加强|紧扣|结合|"
    r"部署|聚焦|依照|遵照|全面|深入|扎实|持续|强化|细化|制定|严格"
)
_WORK_BEFORE = re.compile(rf"(?:{_WORK})[^,。;]{{0,14}}$")
_WORK_BEHIND = re.compile(r"^[^,。;]{0,14}?(?:推进|开展|实施|落实|进行|部署|推动|抓好|做好|抓实)")
_IS_YEAR_BEFORE = re.compile(r"是[^,。;]{0,8}$")
_IS_YEAR_BEHIND = re.compile(r"^[^,。;]{0,16}?(?:之年|第?[一二三四五][个年]|年)(?=$|[,。;])")
_YEAR_TOLD = re.compile(r"((?:19|20)\d\d) ?年(?!.{0,3}(?:规划|纲要))")


def _over(context: Context) -> Iterator[Draft]:
    report = context.report
    year = report.masthead.year
    if year is None or not report.stretches:
        return
    flow = report.source.flow
    for span, name, ended in _ended_plans(report, year, flow):
        if _is_current(flow, span, year):
            yield Draft((span,), {"name": name, "ended": ended, "year": year})


def _ended_plans(report: Report, year: int, flow: Flow) -> Iterator[tuple[Span, str, int]]:
    """Give the plans named whose years were over before ``year``, with the year in which each ended."""
    taken: set[Span] = set()
    spans = [citation.span for citation in report.citations]
    for citation in report.citations:
        ended = _ended(citation)
        if ended is not None and ended < year:
            taken.add(citation.span)
            yield citation.span, citation.title, ended
    for begin, behind, plan in _mentions(flow.text, *_body(report, flow)):
        ended = _end_of(plan) if plan.kind is InstrumentKind.PLAN else None
        if ended is None or ended >= year:
            continue
        start = begin - (flow.text[begin - 1 : begin] in ("“", "‘", "「", '"', "'"))
        span = flow.span(start, behind)
        index = bisect_right(spans, span.start, key=lambda other: other.start) - 1
        if index >= 0 and spans[index].contains(
            span
        ):  # the name stands in a title: the title is what is told
            span = spans[index]
        if span not in taken:
            taken.add(span)
            yield span, report.source.quote(span), ended


def _ended(citation: Citation) -> int | None:
    """Give the year in which a plan cited by title ended; ``None`` where the title is no plan or its years are open."""
    title = citation.title
    if not _PLAN_TITLE.search(title):
        return None
    instrument = _instrument(title)
    if instrument is not None:
        return _end_of(instrument)
    years = _PLAN_YEARS.search(title)
    if years is None:
        return None
    return int(years["end"]) + (1 if _OUTLINE.search(title) else 0)


def _end_of(plan: Instrument) -> int | None:
    if plan.repealed is not None:
        return plan.repealed.year
    if plan.kind is InstrumentKind.PLAN and plan.period is not None:
        return plan.period.end.year
    return None


def _is_current(flow: Flow, span: Span, year: int) -> bool:
    """Tell whether the clause tells of a plan as work of the year, by word order and the words around it."""
    text = flow.text
    start, end = flow.at(span.start), flow.at(span.end)
    if text[start - 1 : start] == "《":
        start, end = start - 1, end + 1
    before, behind = _clause(text, start, end)
    rest = text[end + len(behind) : _sentence_end(text, end, len(text))]
    if _GONE.search(before) or _GONE.search(behind) or _GONE_NEXT.search(rest):
        return False
    told = [int(match[1]) for match in _YEAR_TOLD.finditer(text, _sentence_start(text, start), start)]
    if told and max(told) < year:
        return False
    if _IS_YEAR_BEFORE.search(before) and _IS_YEAR_BEHIND.search(behind):
        return True
    return _WORK_BEFORE.search(before) is not None or _WORK_BEHIND.search(behind) is not None


# --- days that no calendar has

_FULL_DAY = re.compile(r"((?:19|20)\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d)日?")
_LEAP_DAY = (2, 29)
_DATED = (BlockKind.SIGNED_DATE, BlockKind.METADATA)


def _impossible(context: Context) -> Iterator[Draft]:
    report = context.report
    titles = [citation.span for citation in report.citations]
    for date in report.dates:
        if (not date.exists or _is_lost_leap_day(report, date)) and not _inside(date.span, titles):
            yield Draft(_at(date.span), {"date": report.source.quote(date.span) or _written(date)})
    flow = report.source.flow
    for block in report.document.blocks:
        if block.kind not in _DATED:
            continue
        for match in _FULL_DAY.finditer(flow.text, flow.at(block.span.start), flow.at(block.span.end)):
            span = flow.span(*match.span())
            if not _exists(*map(int, match.groups())) and not _dates_in(report, span):
                yield Draft((span,), {"date": report.source.quote(span)})


def _written(date: DateMention) -> str:
    """Write a date of a report that was built without a text."""
    return "-".join(str(number) for number in (date.year, date.month, date.day) if number is not None)


def _is_lost_leap_day(report: Report, date: DateMention) -> bool:
    """Tell whether a 29 February without a year can be of no year that the report tells of."""
    year = report.masthead.year
    if year is None or date.year is not None or (date.month, date.day) != _LEAP_DAY:
        return False
    if calendar.isleap(year) or calendar.isleap(year + 1):
        return False
    flow = report.source.flow
    start, end = flow.at(date.span.start), flow.at(date.span.end)
    sentence = flow.text[_sentence_start(flow.text, start) : _sentence_end(flow.text, end, len(flow.text))]
    return not any(calendar.isleap(int(match[1])) for match in _YEAR_TOLD.finditer(sentence))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


# --- the rules

_HEAD = "某县教育局2021年法治政府建设年度报告\n\n"
_OPENING = "2021年，某县教育局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"
_PLAN_HEADING = "全年开展普法活动20场，培训干部300人次，办理行政许可事项48件。\n\n二、{}年工作安排\n\n"
_PLAN_TEXT = "我局将加强执法培训，健全案卷评查机制，推动校园普法走深走实。\n"

T001 = Rule(
    code="T001",
    name=Label(zh="公布逾期", en="published late"),
    validities=(Validity(Severity.WARNING, first=2015, last=2018), Validity(Severity.ERROR, first=2019)),
    messages={
        "default": Label(
            zh="报告于{published}公布，应当在{deadline}以前（4月1日之前）公布。",
            en="The report was published on {published}; it was due before 1 April, by {deadline}.",
        ),
        "outline": Label(
            zh="报告于{published}公布，《法治政府建设实施纲要（2015-2020年）》要求第一季度报告并公开，"
            "即{deadline}以前。",
            en="The report was published on {published}; the Implementation Outline (2015-2020) asked for it in the "
            "first quarter, by {deadline}.",
        ),
    },
    why=Label(
        zh="每年4月1日之前，年度报告应当通过报刊、网站等公开。逾期的应当尽快公布；"
        "如果页面日期是迁移、更新日期，请注明首次公布日期。",
        en="Reports are made public before 1 April each year. Publish a late one at once; where the page shows the "
        "day of a move or an update, state the day of first publication.",
    ),
    check=_published_late,
    basis=_ARTICLE_24,
    example=_HEAD + "发布日期：2022-04-02\n\n" + _OPENING + "全年开展普法活动20场。\n",
    near_miss=_HEAD + "发布日期：2022-03-31\n\n" + _OPENING + "全年开展普法活动20场。\n",
)

T002 = Rule(
    code="T002",
    name=Label(zh="报送逾期", en="submitted late"),
    validities=(Validity(Severity.ERROR, first=2019),),
    messages={
        "default": Label(
            zh="报告于{submitted}报送，应当在{deadline}以前（3月1日之前）报送。",
            en="The report was submitted on {submitted}; it was due before 1 March, by {deadline}.",
        )
    },
    why=Label(
        zh="县级以上政府部门和省以下党委政府应当在每年3月1日之前报送上一年度的报告。请核对报送日期。",
        en="Departments and governments below the province submit the report of the past year before 1 March. Check "
        "the day of submission.",
    ),
    check=_submitted_late,
    basis=PROVISIONS,
    example=_HEAD + _OPENING + "全年开展普法活动20场。\n\n本报告已于2022年3月5日报送县委、县政府。\n",
    near_miss=_HEAD + _OPENING + "全年开展普法活动20场。\n\n本报告已于2022年2月28日报送县委、县政府。\n",
)

T003 = Rule(
    code="T003",
    name=Label(zh="年度未满即公布", en="published before the year ended"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="报告于{published}公布，{year}年尚未结束。",
            en="The report was published on {published}, before the year {year} had ended.",
        )
    },
    why=Label(
        zh="年度未满时公布，数据可能不是全年数。请写明统计截止日期，或年后更新。",
        en="Figures told before the year is over may not cover it. State up to which day they count, or update them.",
    ),
    check=_published_early,
    example=_HEAD + "发布日期：2021-12-28\n\n" + _OPENING + "全年开展普法活动20场。\n",
    near_miss=_HEAD + "发布日期：2022-01-04\n\n" + _OPENING + "全年开展普法活动20场。\n",
)

T004 = Rule(
    code="T004",
    name=Label(zh="标题与正文年份不一致", en="title and body name different years"),
    validities=(Validity(Severity.ERROR),),
    messages={
        "default": Label(
            zh="标题写的是{title_year}年，正文报告的是{year}年。",
            en="The title says {title_year}, the body reports on {year}.",
        )
    },
    why=Label(
        zh="标题年份与正文不符，多半是沿用了旧稿。请改正其中之一。",
        en="A title of another year usually comes from an earlier draft. Correct one of the two.",
    ),
    check=_title_year_differs,
    example=_HEAD.replace("2021", "2020") + _OPENING + "全年开展普法活动20场。\n",
    near_miss=_HEAD + _OPENING + "全年开展普法活动20场。\n",
)

T005 = Rule(
    code="T005",
    name=Label(zh="下一年度安排的年份不对", en="a plan for another year"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="工作安排写的是{told}年，下一年度是{due}年。",
            en="The plan is made for {told}; the next year is {due}.",
        )
    },
    why=Label(
        zh="年度报告写的是下一年度的安排，年份不对多半是笔误或沿用旧稿。请核对。",
        en="The arrangements told are those of the next year; another year is a slip or comes from an old draft. "
        "Check it.",
    ),
    check=_plan_year,
    basis=PROVISIONS,
    example=_HEAD + _OPENING + _PLAN_HEADING.format(2023) + _PLAN_TEXT,
    near_miss=_HEAD
    + _OPENING
    + _PLAN_HEADING.format(2022)
    + "到2025年，全县学校法治副校长实现全覆盖。"
    + _PLAN_TEXT,
)

T006 = Rule(
    code="T006",
    name=Label(zh="把后来的事写成已发生", en="told before it happened"),
    validities=(Validity(Severity.ERROR),),
    messages={
        "default": Label(
            zh="“{name}”（{day}）晚于报告的公布日期{limit}，却写成已经发生。",
            en="“{name}” ({day}) lies after {limit}, the last day the report can tell of, and is told as past.",
        ),
        "after_year": Label(
            zh="“{name}”（{day}）在报告年度之后，不应写入本年度的举措和成效。",
            en="“{name}” ({day}) lies after the report year and is told among its measures.",
        ),
        "not_in_force": Label(
            zh="“{name}”自{day}起施行，报告公布时（{limit}）尚不能适用。",
            en="“{name}” came into force on {day} and could not be applied by {limit}.",
        ),
    },
    why=Label(
        zh="报告不可能记述公布之后的会议、法律或文件；已通过而未施行的法律可以学习宣传，不能适用。请核对日期和名称。",
        en="No report can tell of meetings, laws or documents after its publication; a law adopted and not yet in "
        "force may be studied and made known, not applied. Check day and name.",
    ),
    check=_told_too_early,
    example=_HEAD
    + "发布日期：2022-03-01\n\n"
    + _OPENING
    + "2022年6月10日，召开法治建设推进会，培训干部30人次。\n",
    near_miss=_HEAD
    + "发布日期：2022-03-01\n\n"
    + _OPENING
    + "组织学习即将于2022年6月5日起施行的《中华人民共和国噪声污染防治法》，培训干部30人次。\n",
)

T007 = Rule(
    code="T007",
    name=Label(zh="把已到期的规划写成现行工作", en="a plan that was over told as current"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="“{name}”已于{ended}年到期，{year}年的报告仍写成正在实施。",
            en="“{name}” ended in {ended}; the report of {year} tells of it as current work.",
        )
    },
    why=Label(
        zh="规划到期后仍写“深入实施”，多半是沿用旧稿。请改为现行规划，或写明是回顾。",
        en="A plan told as current after its end usually comes from an earlier draft. Name the plan now in force, or "
        "say that you look back.",
    ),
    check=_over,
    example=_HEAD + _OPENING + "深入实施“七五”普法规划，开展普法活动20场。\n",
    near_miss=_HEAD + _OPENING + "“七五”普法期间建成的法治公园完成改造，开展普法活动20场。\n",
)

T008 = Rule(
    code="T008",
    name=Label(zh="日期不存在", en="a day that does not exist"),
    validities=(Validity(Severity.ERROR),),
    messages={"default": Label(zh="日历上没有“{date}”这一天。", en="No calendar has “{date}”.")},
    why=Label(
        zh="不存在的日期必是笔误。请核对。",
        en="A day that no calendar has is a slip. Check it.",
    ),
    check=_impossible,
    example=_HEAD + _OPENING + "4月31日，召开法治建设推进会，培训干部30人次。\n",
    near_miss=_HEAD + _OPENING + "4月30日，召开法治建设推进会，培训干部30人次。\n",
)
