"""Group T, plans: arrangements for another year (T005), plans that were over told as current (T007)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from rulelaw.codebook.types import Instrument, InstrumentKind
from rulelaw.findings.examples import BEGUN_2021, HEAD_2021
from rulelaw.findings.naming import instrument_named, mentions
from rulelaw.findings.places import YEAR_TOLD, body, clause, dates_in, sentence_end, sentence_start
from rulelaw.findings.rules.contents import PROVISIONS
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Citation, DatePrecision, Part, Report, Section
from rulelaw.text.folding import Flow
from rulelaw.text.spans import Span

__all__ = ["T005", "T007"]

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
    plan = Part.PLAN
    todo = [section]
    while todo:
        one = todo.pop()
        if one.part is plan and one.heading is not None:
            yield one
        elif one.children:
            todo.extend(reversed(one.children))


def _heading_year(
    report: Report, plan: Section, year: int, *, measures_told: bool
) -> tuple[Span, int] | None:
    """Give the year that the heading of a plan names; ``None`` where it names none, or the right one among others."""
    if plan.heading is None or not plan.heading.span:
        return None
    years = [
        date for date in dates_in(report, plan.heading.span) if not date.is_range and date.year is not None
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
    end = sentence_end(text, start, flow.at(span.end))
    for date in dates_in(report, Span(span.start, flow.span(start, end).end)):
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


# --- plans that were over

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
    for begin, behind, plan in mentions(flow.text, *body(report, flow)):
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
    if not ("规划" in title or "计划" in title or "纲要" in title or "方案" in title):
        return None
    instrument = instrument_named(title)
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
    before, behind = clause(text, start, end)
    rest = text[end + len(behind) : sentence_end(text, end, len(text))]
    if _GONE.search(before) or _GONE.search(behind) or _GONE_NEXT.search(rest):
        return False
    told = [int(match[1]) for match in YEAR_TOLD.finditer(text, sentence_start(text, start), start)]
    if told and max(told) < year:
        return False
    if _IS_YEAR_BEFORE.search(before) and _IS_YEAR_BEHIND.search(behind):
        return True
    return _WORK_BEFORE.search(before) is not None or _WORK_BEHIND.search(behind) is not None


# --- the rules

_PLAN_HEADING = "全年开展普法活动20场，培训干部300人次，办理行政许可事项48件。\n\n二、{}年工作安排\n\n"
_PLAN_TEXT = "我局将加强执法培训，健全案卷评查机制，推动校园普法走深走实。\n"

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
    example=HEAD_2021 + BEGUN_2021 + _PLAN_HEADING.format(2023) + _PLAN_TEXT,
    near_miss=HEAD_2021
    + BEGUN_2021
    + _PLAN_HEADING.format(2022)
    + "到2025年，全县学校法治副校长实现全覆盖。"
    + _PLAN_TEXT,
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
    example=HEAD_2021 + BEGUN_2021 + "深入实施“七五”普法规划，开展普法活动20场。\n",
    near_miss=HEAD_2021 + BEGUN_2021 + "“七五”普法期间建成的法治公园完成改造，开展普法活动20场。\n",
)
