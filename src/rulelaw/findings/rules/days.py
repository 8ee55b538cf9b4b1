"""Group T, the days of a report: deadlines (T001, T002), its own year (T003, T004), impossible days (T008).

A rule says nothing where a date that it needs is not in the text: the day of publication or the report year.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from attrs import evolve

from rulelaw.document.types import BlockKind
from rulelaw.findings.examples import BEGUN_2021, HEAD_2021
from rulelaw.findings.places import YEAR_TOLD, dates_in, inside, placed, sentence_end, sentence_start
from rulelaw.findings.rules.contents import PROVISIONS
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import DateMention, IssuerKind, Level, Masthead, Report

__all__ = ["T001", "T002", "T003", "T004", "T008"]

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
        yield Draft(placed(masthead.published_span), facts, variant=variant)


def _submitted_late(context: Context) -> Iterator[Draft]:
    masthead = context.report.masthead
    if masthead.submitted is None or masthead.year is None or not _reports_by_february(masthead):
        return
    year = masthead.year + 1
    deadline = datetime.date(year, 2, calendar.monthrange(year, 2)[1])
    if masthead.submitted > deadline:
        yield Draft(placed(masthead.submitted_span), {"submitted": masthead.submitted, "deadline": deadline})


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
        yield Draft(placed(masthead.published_span), {"published": masthead.published, "year": masthead.year})


def _title_year_differs(context: Context) -> Iterator[Draft]:
    masthead = context.report.masthead
    if masthead.title_year is not None and masthead.year is not None and masthead.title_year != masthead.year:
        spans = placed(masthead.title_year_span, masthead.year_span)
        yield Draft(spans, {"title_year": masthead.title_year, "year": masthead.year})


# --- days that no calendar has

_FULL_DAY = re.compile(r"((?:19|20)\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d)日?")
_LEAP_DAY = (2, 29)
_DATED = (BlockKind.SIGNED_DATE, BlockKind.METADATA)


def _impossible(context: Context) -> Iterator[Draft]:
    report = context.report
    wrong = [
        date
        for date in report.dates
        if not date.exists or (date.month == 2 and _is_lost_leap_day(report, date))
    ]
    titles = [citation.span for citation in report.citations] if wrong else []
    for date in wrong:
        if not inside(date.span, titles):
            yield Draft(placed(date.span), {"date": report.source.quote(date.span) or _written(date)})
    flow = report.source.flow
    for block in report.document.blocks:
        if block.kind not in _DATED:
            continue
        for match in _FULL_DAY.finditer(flow.text, flow.at(block.span.start), flow.at(block.span.end)):
            span = flow.span(*match.span())
            if not _exists(*map(int, match.groups())) and not dates_in(report, span):
                yield Draft((span,), {"date": report.source.quote(span)})


def _written(date: DateMention) -> str:
    """Write a date of a report that was built without a text."""
    return "-".join(str(number) for number in (date.year, date.month, date.day) if number is not None)


def _is_lost_leap_day(report: Report, date: DateMention) -> bool:
    """Tell whether a 29 February without a year can be of no year that the report tells of."""
    if date.year is not None or (date.month, date.day) != _LEAP_DAY:
        return False
    year = report.masthead.year
    if year is None:
        return False
    if calendar.isleap(year) or calendar.isleap(year + 1):
        return False
    flow = report.source.flow
    start, end = flow.at(date.span.start), flow.at(date.span.end)
    sentence = flow.text[sentence_start(flow.text, start) : sentence_end(flow.text, end, len(flow.text))]
    return not any(calendar.isleap(int(match[1])) for match in YEAR_TOLD.finditer(sentence))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


# --- the rules

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
    example=HEAD_2021 + "发布日期：2022-04-02\n\n" + BEGUN_2021 + "全年开展普法活动20场。\n",
    near_miss=HEAD_2021 + "发布日期：2022-03-31\n\n" + BEGUN_2021 + "全年开展普法活动20场。\n",
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
    example=HEAD_2021 + BEGUN_2021 + "全年开展普法活动20场。\n\n本报告已于2022年3月5日报送县委、县政府。\n",
    near_miss=HEAD_2021
    + BEGUN_2021
    + "全年开展普法活动20场。\n\n本报告已于2022年2月28日报送县委、县政府。\n",
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
    example=HEAD_2021 + "发布日期：2021-12-28\n\n" + BEGUN_2021 + "全年开展普法活动20场。\n",
    near_miss=HEAD_2021 + "发布日期：2022-01-04\n\n" + BEGUN_2021 + "全年开展普法活动20场。\n",
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
    example=HEAD_2021.replace("2021", "2020") + BEGUN_2021 + "全年开展普法活动20场。\n",
    near_miss=HEAD_2021 + BEGUN_2021 + "全年开展普法活动20场。\n",
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
    example=HEAD_2021 + BEGUN_2021 + "4月31日，召开法治建设推进会，培训干部30人次。\n",
    near_miss=HEAD_2021 + BEGUN_2021 + "4月30日，召开法治建设推进会，培训干部30人次。\n",
)
