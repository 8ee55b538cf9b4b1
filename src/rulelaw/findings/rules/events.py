"""Group T, what came after the report and is told as past: days, events and laws (T006).

A rule says nothing where a date that it needs is not in the text: the day of publication, the report year, the day an
instrument was issued.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from attrs import frozen

from rulelaw.codebook.types import Certainty, Instrument, InstrumentKind
from rulelaw.findings.examples import BEGUN_2021, HEAD_2021
from rulelaw.findings.naming import instrument_named, mentions, written_names
from rulelaw.findings.places import body, clause, inside, sentence_end, sentence_start
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import DateMention, DatePrecision, Masthead, Part, Report
from rulelaw.text.folding import Flow
from rulelaw.text.spans import Span

__all__ = ["T006"]

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
    first = bounds.first
    late = [(date, day) for date in report.dates if (day := date.start) is not None and day > first]
    titles = [citation.span for citation in report.citations] if late else []
    for date, day in late:
        part = report.part_at(date.span.start)
        severity = bounds.severity(day, part)
        if severity is None or part is Part.PLAN or inside(date.span, titles):
            continue
        if _is_past(flow, date, bounds.limit):
            yield _draft(date.span, report.source.quote(date.span), day, severity, bounds)


def _is_past(flow: Flow, date: DateMention, limit: datetime.date) -> bool:
    """Tell whether the sentence tells of ``date`` as past: it does so where nothing makes it a limit or a prospect."""
    text = flow.text
    start, end = flow.at(date.span.start), flow.at(date.span.end)
    sentence = sentence_start(text, start)
    before, behind = text[sentence:start], text[end : sentence_end(text, end, len(text))]
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


def _events_too_late(report: Report, bounds: _Bounds, flow: Flow) -> Iterator[Draft]:
    text = flow.text
    first = bounds.first
    for place, event in _events_named(text, *body(report, flow)):
        if event.issued is None or event.issued <= first:
            continue
        span = flow.span(*place)
        part = report.part_at(span.start)
        severity = bounds.severity(event.issued, part)
        if severity is None or part is Part.PLAN:
            continue
        before, behind = clause(text, *place)
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
    first = bounds.first
    for citation in report.citations:
        instrument = instrument_named(citation.title)
        if instrument is None or instrument.issued is None:
            continue
        in_force = instrument.effective is None or instrument.effective <= bounds.limit
        if instrument.issued <= first and in_force:
            continue
        part = report.part_at(citation.span.start)
        if part is Part.PLAN:
            continue
        start, end = flow.at(citation.span.start) - 1, flow.at(citation.span.end) + 1
        severity = bounds.severity(instrument.issued, part)
        if severity is not None:
            before, behind = clause(text, start, end)
            near = before + behind[:12]
            if _DRAFT_LAW.search(near) or _LAW_TO_COME.search(near):
                continue
            severity = _no_graver(severity, instrument)
            yield _draft(citation.span, instrument.label.zh, instrument.issued, severity, bounds)
        elif instrument.effective is not None and instrument.effective > bounds.limit:
            before = text[sentence_start(text, start) : start]
            behind = text[end : sentence_end(text, end, len(text))]
            if _APPLIED.search(before) and _CASE.search(behind) and not _COMING_BEFORE.search(before):
                facts: dict[str, Fact] = {
                    "name": instrument.label.zh,
                    "day": instrument.effective,
                    "limit": bounds.limit,
                }
                yield Draft((citation.span,), facts, _no_graver(Severity.ERROR, instrument), "not_in_force")


# Plenums are named in rows: 十九届二中、三中、四中全会.
_ORDINALS = "一二三四五六七"
_PLENUM = "中全会"
_ROW = re.compile(
    rf"([十一二三四五六七八九]{{2,3}}届)((?:[{_ORDINALS}]中(?:[、,和及与]|以及)?)+[{_ORDINALS}]){_PLENUM}"
)
_LONGEST_ROW = 30


def _events_named(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], Instrument]]:
    """Give the events that a stretch of the flow names; of a row of plenums the last one to be held."""
    for begin, behind, instrument in mentions(text, start, end):
        if instrument.kind is InstrumentKind.EVENT:
            yield (begin, behind), instrument
    names = written_names()[1]
    at = text.find(_PLENUM, start, end)
    while at >= 0:
        behind = at + len(_PLENUM)
        row = _ROW.search(text, max(start, at - _LONGEST_ROW), behind)
        if row is not None:
            congress, ordinals = row.groups()
            named = [names.get(f"{congress}{one}{_PLENUM}") for one in ordinals if one in _ORDINALS]
            known = [event for event in named if event is not None and event.issued is not None]
            if known:
                yield row.span(), max(known, key=lambda event: event.issued or datetime.date.min)
        at = text.find(_PLENUM, behind, end)


# --- the rule

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
    example=HEAD_2021
    + "发布日期：2022-03-01\n\n"
    + BEGUN_2021
    + "2022年6月10日，召开法治建设推进会，培训干部30人次。\n",
    near_miss=HEAD_2021
    + "发布日期：2022-03-01\n\n"
    + BEGUN_2021
    + "组织学习即将于2022年6月5日起施行的《中华人民共和国噪声污染防治法》，培训干部30人次。\n",
)
