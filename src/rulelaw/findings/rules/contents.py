"""Group S, the contents that a report must have: the parts (S001-S006), at some length (S013), with figures (S022).

Source of the contents: 法治政府建设与责任落实督察工作规定 (厅字〔2019〕28号), for report years from 2019 on.
A content counts wherever it stands, under a heading or not.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from rulelaw.findings.examples import (
    FIRST_RESPONSIBLE,
    HEAD_2021,
    MEASURES,
    OPENING_2021,
    PLAN,
    SHORTCOMINGS,
    WHOLE,
)
from rulelaw.findings.places import placed
from rulelaw.findings.types import Basis, Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Heading, Part, Presence, Report

__all__ = ["PROVISIONS", "S001", "S002", "S003", "S004", "S005", "S006", "S013", "S022"]

#: The provisions that name the contents of a report. Their article on the contents has not been verified.
PROVISIONS = Basis(
    instrument="supervision-provisions",
    title=Label(
        zh="法治政府建设与责任落实督察工作规定",
        en="Provisions on Supervising the Building of a Law-Based Government and the Fulfilment of Responsibility",
    ),
    number="厅字〔2019〕28号",
    since=datetime.date(2019, 4, 15),
)

_FROM_2019_ERROR = (Validity(Severity.ERROR, first=2019),)
_FROM_2019_WARNING = (Validity(Severity.WARNING, first=2019),)
_FROM_2019_INFO = (Validity(Severity.INFO, first=2019),)

_NAMES = {
    Part.MEASURES: Label(zh="主要举措和成效", en="measures and results"),
    Part.SHORTCOMINGS: Label(zh="存在的不足", en="shortcomings"),
    Part.FIRST_RESPONSIBLE: Label(
        zh="主要负责人履行第一责任人职责", en="the principals' duty as first person responsible"
    ),
    Part.PLAN: Label(zh="下一年度主要安排", en="arrangements for the next year"),
}

# Shortcomings that take a smaller share of the text, in per cent, are told in passing only.
_LEAST_SHARE = 3
_ABSENT = Presence(0)


def _presence(report: Report, part: Part) -> Presence | None:
    """Tell how ``part`` stands in the report; ``None`` where the report was built without telling its parts."""
    if not report.parts:
        return None
    return report.parts.get(part, _ABSENT)


def _absent(part: Part) -> Callable[[Context], Iterable[Draft]]:
    """Make the check that ``part`` stands in the report at all."""

    def check(context: Context) -> Iterator[Draft]:
        presence = _presence(context.report, part)
        if presence is not None and presence.grade == 0:
            yield Draft()

    return check


def _no_cause(context: Context) -> Iterator[Draft]:
    shortcomings = _presence(context.report, Part.SHORTCOMINGS)
    causes = _presence(context.report, Part.CAUSES)
    if shortcomings is not None and causes is not None and shortcomings.grade > 0 and causes.grade == 0:
        heading = _heading_of(context.report, Part.SHORTCOMINGS)
        yield Draft(placed(heading.span) if heading else shortcomings.spans[:1])


def _in_passing(context: Context) -> Iterator[Draft]:
    for part in _NAMES:
        presence = _presence(context.report, part)
        if presence is not None and presence.grade == 1:
            yield Draft(presence.spans[:1], variant=part.value)


def _heading_of(report: Report, part: Part) -> Heading | None:
    return next((s.heading for s in report.walk() if s.part is part and s.heading is not None), None)


def _brief_shortcomings(context: Context) -> Iterator[Draft]:
    presence = _presence(context.report, Part.SHORTCOMINGS)
    if presence is None or presence.grade == 0:
        return
    whole = told = 0
    for stretch in context.report.stretches:
        length = len(stretch.span)
        whole += length
        if stretch.part is Part.SHORTCOMINGS:
            told += length
    if whole and told * 100 < whole * _LEAST_SHARE:
        share = (Decimal(told) * 100 / whole).quantize(Decimal("0.1"))
        yield Draft(presence.spans[:1], {"share": share, "least": _LEAST_SHARE})


def _no_figure(context: Context) -> Iterator[Draft]:
    report = context.report
    presence = _presence(report, Part.MEASURES)
    if presence is None or presence.grade == 0 or not report.stretches:
        return
    if any(not q.zero and report.part_at(q.span.start) is Part.MEASURES for q in report.quantities):
        return
    heading = _heading_of(report, Part.MEASURES)
    yield Draft(placed(heading.span) if heading else presence.spans[:1])


# --- the rules

S001 = Rule(
    code="S001",
    name=Label(zh="缺主要举措和成效", en="no measures and results"),
    validities=_FROM_2019_ERROR,
    messages={
        "default": Label(
            zh="报告没有写上一年度推进法治政府建设的主要举措和成效。",
            en="The report tells no measures and results of the past year.",
        )
    },
    why=Label(
        zh="年度报告应当写明上一年度的主要举措和成效；问题部分的数字和总述中的一句话都不能代替。请补写这一部分。",
        en="A report must tell the main measures and results of the past year; figures among the shortcomings or a "
        "sentence in the overview do not stand in for them. Add the part.",
    ),
    check=_absent(Part.MEASURES),
    basis=PROVISIONS,
    example=HEAD_2021
    + OPENING_2021
    + FIRST_RESPONSIBLE.replace("二", "一", 1)
    + SHORTCOMINGS.replace("三", "二", 1)
    + PLAN.replace("四", "三", 1),
    near_miss=WHOLE,
)

S002 = Rule(
    code="S002",
    name=Label(zh="缺存在的不足", en="no shortcomings"),
    validities=_FROM_2019_ERROR,
    messages={
        "default": Label(
            zh="报告没有写推进法治政府建设存在的不足。",
            en="The report tells no shortcomings of the past year.",
        )
    },
    why=Label(
        zh="年度报告应当写明存在的不足和原因，只讲成绩的报告不完整。请如实补写。",
        en="A report must tell its shortcomings and their causes; achievements alone are half a report. Add them.",
    ),
    check=_absent(Part.SHORTCOMINGS),
    basis=PROVISIONS,
    example=HEAD_2021 + OPENING_2021 + MEASURES + FIRST_RESPONSIBLE + PLAN.replace("四", "三", 1),
    near_miss=WHOLE,
)

S003 = Rule(
    code="S003",
    name=Label(zh="不足没有原因", en="shortcomings without a cause"),
    validities=_FROM_2019_WARNING,
    messages={
        "default": Label(
            zh="写了不足，但没有分析任何一项不足的原因。",
            en="Shortcomings are told, but no cause is given for any of them.",
        )
    },
    why=Label(
        zh="规定要求写“存在的不足和原因”；标题里有“原因”二字不算，正文要说明为什么。请为主要问题补上原因。",
        en="The Provisions ask for shortcomings and their causes; a heading that promises causes is none. Say why.",
    ),
    check=_no_cause,
    basis=PROVISIONS,
    example=HEAD_2021
    + OPENING_2021
    + MEASURES
    + FIRST_RESPONSIBLE
    + "三、存在的不足\n\n执法力量薄弱，普法形式比较单一，信息化水平不高，少数干部运用法治思维的能力有待提升。\n\n"
    + PLAN,
    near_miss=WHOLE,
)

S004 = Rule(
    code="S004",
    name=Label(zh="缺第一责任人履职情况", en="nothing on the first person responsible"),
    validities=_FROM_2019_ERROR,
    messages={
        "default": Label(
            zh="报告没有写党政主要负责人履行推进法治建设第一责任人职责的情况。",
            en="The report says nothing of how the principals carried out their duty as first person responsible.",
        )
    },
    why=Label(
        zh="年度报告应当写明党政主要负责人如何履行推进法治建设第一责任人职责、加强法治政府建设。请补写。",
        en="A report must tell how the party and government principals carried out their duty as first person "
        "responsible for advancing the rule of law. Add it.",
    ),
    check=_absent(Part.FIRST_RESPONSIBLE),
    basis=PROVISIONS,
    example=HEAD_2021
    + OPENING_2021
    + MEASURES
    + SHORTCOMINGS.replace("三", "二", 1)
    + PLAN.replace("四", "三", 1),
    near_miss=WHOLE,
)

S005 = Rule(
    code="S005",
    name=Label(zh="缺下一年度安排", en="no arrangements for the next year"),
    validities=_FROM_2019_ERROR,
    messages={
        "default": Label(
            zh="报告没有写下一年度推进法治政府建设的主要安排。",
            en="The report tells no arrangements for the next year.",
        )
    },
    why=Label(
        zh="年度报告应当写明下一年度的主要安排。请补写；年份写错的安排由T005指出。",
        en="A report must tell the main arrangements for the next year. Add them; a plan for the wrong year is T005's.",
    ),
    check=_absent(Part.PLAN),
    basis=PROVISIONS,
    example=HEAD_2021 + OPENING_2021 + MEASURES + FIRST_RESPONSIBLE + SHORTCOMINGS,
    near_miss=WHOLE,
)

S006 = Rule(
    code="S006",
    name=Label(zh="必备内容一句带过", en="a required part in passing"),
    validities=_FROM_2019_INFO,
    messages={
        "default": Label(zh="必备内容只有一句话。", en="A required part stands only in passing."),
        **{
            part.value: Label(
                zh=f"“{name.zh}”只有一句话带过。", en=f"The part “{name.en}” stands only in passing."
            )
            for part, name in _NAMES.items()
        },
    },
    why=Label(
        zh="规定列举的内容宜各有一段或一个标题，一句带过难以说明情况。可以展开写。",
        en="Each content that the Provisions name deserves a paragraph or a heading of its own. Say more of it.",
    ),
    check=_in_passing,
    basis=PROVISIONS,
    example=HEAD_2021
    + OPENING_2021
    + MEASURES.replace("全部按期答复。", "全部按期答复。局长认真履行第一责任人职责。")
    + SHORTCOMINGS.replace("三", "二", 1)
    + PLAN.replace("四", "三", 1),
    near_miss=WHOLE,
)

S013 = Rule(
    code="S013",
    name=Label(zh="不足篇幅过少", en="brief shortcomings"),
    validities=_FROM_2019_INFO,
    messages={
        "default": Label(
            zh="不足部分只占正文的{share}%，低于{least}%。",
            en="The shortcomings take {share} % of the text, less than {least} %.",
        )
    },
    why=Label(
        zh="不足部分过短，往往没有说清问题和原因。可以对照举措部分逐项检视。",
        en="So short a part seldom makes the problems and their causes clear. Compare it with the measures told.",
    ),
    check=_brief_shortcomings,
    basis=PROVISIONS,
    example=HEAD_2021
    + OPENING_2021
    + MEASURES
    + "全年开展各类执法检查，督促整改各类隐患。" * 90
    + "\n\n"
    + FIRST_RESPONSIBLE
    + SHORTCOMINGS
    + PLAN,
    near_miss=WHOLE,
)

S022 = Rule(
    code="S022",
    name=Label(zh="举措部分没有数据", en="no figure in the measures"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="主要举措和成效部分没有任何数据。", en="The part on measures and results has no figure at all."
        )
    },
    why=Label(
        zh="没有一个数字的成效无从核实；“未发生”、电话号码和待填的空格都不是数据。请补充主要指标的数据。",
        en="Results without a single figure cannot be verified; zero statements, phone numbers and blanks are none. "
        "Add the figures of the main indicators.",
    ),
    check=_no_figure,
    example=WHOLE.replace("规范性文件3件", "规范性文件若干")
    .replace("活动20场", "活动多场")
    .replace("案件2件", "案件"),
    near_miss=WHOLE,
)
