"""Group S: the contents that a report must have, and the order of its headings.

Source of the contents: 法治政府建设与责任落实督察工作规定 (厅字〔2019〕28号), for report years from 2019 on.
A content counts wherever it stands, under a heading or not.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from attrs import frozen

from rulelaw.document.types import BlockKind
from rulelaw.findings.types import Basis, Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Heading, Part, Presence, Report, Section
from rulelaw.text.spans import Span

__all__ = [
    "PROVISIONS",
    "S001",
    "S002",
    "S003",
    "S004",
    "S005",
    "S006",
    "S010",
    "S011",
    "S013",
    "S020",
    "S022",
]

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
_WARNING = (Validity(Severity.WARNING),)
_INFO = (Validity(Severity.INFO),)

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


def _presence(report: Report, part: Part) -> Presence | None:
    """Tell how ``part`` stands in the report; ``None`` where the report was built without telling its parts."""
    if not report.parts:
        return None
    return report.parts.get(part, Presence(0))


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
        yield Draft(_placed(heading.span) if heading else shortcomings.spans[:1])


def _in_passing(context: Context) -> Iterator[Draft]:
    for part in _NAMES:
        presence = _presence(context.report, part)
        if presence is not None and presence.grade == 1:
            yield Draft(presence.spans[:1], variant=part.value)


def _heading_of(report: Report, part: Part) -> Heading | None:
    return next((s.heading for s in report.walk() if s.part is part and s.heading is not None), None)


def _placed(span: Span) -> tuple[Span, ...]:
    """Give the span as the place of a finding; none where no text stands behind it."""
    return (span,) if span else ()


@frozen
class _Turn:
    """A numbered heading where its number is not the one whose turn it is."""

    heading: Heading
    expected: int
    variant: str


def _numbers_out_of_turn(context: Context) -> Iterator[Draft]:
    report = context.report
    last: dict[str, int] = {}
    if report.masthead.title is None:  # a text without its beginning may begin at any number
        for heading in reversed([section.heading for section in report.sections]):
            if heading is not None and heading.number is not None:
                last[_shape(heading)] = heading.number - 1
    groups: list[tuple[int, Sequence[Section]]] = [(0, _after_contents(report))]
    while groups:
        start, siblings = groups.pop()
        for turn in _turns(siblings, start, last, report):
            facts: dict[str, Fact] = {"heading": turn.heading.text, "expected": turn.expected}
            yield Draft(_placed(turn.heading.span), facts, variant=turn.variant)
        groups.extend((s.span.start, s.children) for s in reversed(siblings) if s.children)


def _turns(siblings: Sequence[Section], start: int, last: dict[str, int], report: Report) -> Iterator[_Turn]:
    """Follow the numbers of siblings; each shape of number (一、 (一) 1.) has its own sequence.

    :param start: where the section begins that they stand in.
    :param last: the last number of each shape before these siblings; items may run on across parents.
    """
    expected: dict[str, int] = {}
    behind: list[int | None] = []
    restart = False
    for index, section in enumerate(siblings):
        heading = section.heading
        if heading is None or heading.number is None:
            restart = restart or heading is not None
            continue
        shape, number = _shape(heading), heading.number
        turn = expected.get(shape)
        if turn is None:
            # only a number in Chinese begins anew under every heading
            turn = 1 if shape in ("part", "one", "two") and number != last.get(shape, 0) + 1 else number
        if (
            number != turn
            and not (restart and number == 1)
            and not _stands_between(report, start, heading, turn)
        ):
            variant = "skips" if number > turn else "repeats" if number == turn - 1 else "backwards"
            yield _Turn(heading, turn, variant)
            behind = behind or _numbers_behind(siblings)
            following = behind[index]
            if following == turn + 1:  # the heads behind go on as if this one bore the right number
                number = turn
            elif following == turn:  # they go on as if this one were not there
                number = turn - 1
        if shape == "part":
            expected.pop("one", None)
        last[shape] = number
        expected[shape] = number + 1
        restart = False
        start = heading.span.end


def _numbers_behind(siblings: Sequence[Section]) -> list[int | None]:
    """Give for each section the number of the next sibling whose number has the same shape."""
    behind: list[int | None] = []
    nearest: dict[str, int] = {}
    for section in reversed(siblings):
        heading = section.heading
        if heading is None or heading.number is None:
            behind.append(None)
            continue
        shape = _shape(heading)
        behind.append(nearest.get(shape))
        nearest[shape] = heading.number
    return behind[::-1]


_HALF_WIDTH = str.maketrans("（）．０１２３４５６７８９", "().0123456789")


def _shape(heading: Heading) -> str:
    """Tell the shape of a heading's number, as :class:`~rulelaw.text.marks.Mark` names them."""
    text = heading.text.lstrip()
    if text.startswith("第"):
        return "part"
    if text.startswith(("(", "（")):
        return "two" if text[1:2] in _DIGITS else "four"
    if text[:1] in _DIGITS:
        return "one"
    if "①" <= text[:1] <= "⑳":
        return "circle"
    return "four" if ")" in text[:4] or "）" in text[:4] else "three"


_DIGITS = "〇一二三四五六七八九十"


def _stands_between(report: Report, start: int, heading: Heading, turn: int) -> bool:
    """Tell whether the number whose turn it is stands in the text between: as an item, or glued to a paragraph."""
    if heading.number is None or not heading.span or not turn < heading.number <= turn + _WIDEST_GAP:
        return False
    between = report.source.text[start : heading.span.start].translate(_HALF_WIDTH)
    shape = _WRITTEN.get(_shape(heading))
    return shape is not None and all(
        re.search(shape.format(han=_chinese(number), number=number), between)
        for number in range(turn, heading.number)
    )


# A gap of more numbers is no matter of items between headings.
_WIDEST_GAP = 9
# How a number of each shape is written where it is no heading: at a line's or a sentence's beginning.
_BEGINS = r"(?:^|[\s。;；!?])"
_WRITTEN = {
    "part": _BEGINS + "第{han}(?:部分|章)",
    "one": _BEGINS + "{han}[、.]",
    "two": r"\({han}\)",
    "three": _BEGINS + "{number}[、.]",
    "four": r"\(?{number}\)",
}


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens % 10]) + "十" + (_DIGITS[ones] if ones else "")


def _after_contents(report: Report) -> Sequence[Section]:
    """Give the sections of the first depth without those of a table of contents, whose headings all come again."""
    sections = report.sections
    titles = [(i, section.heading.text) for i, section in enumerate(sections) if section.heading is not None]
    names = [name for _, name in titles]
    again = names.index(names[0], 1) if names and names[0] in names[1:] else 0
    if again > 1 and names[:again] == names[again : 2 * again]:
        return sections[titles[again][0] :]
    return sections


def _is_empty(section: Section) -> bool:
    return (
        not section.body
        and not section.children
        and not (section.heading is not None and section.heading.run_in)
    )


def _nothing_under(context: Context) -> Iterator[Draft]:
    report = context.report
    tables = [block.span.start for block in report.document.blocks if block.kind is BlockKind.TABLE_ROW]
    groups: list[Sequence[Section]] = [_after_contents(report)]
    while groups:
        siblings = groups.pop()
        groups.extend(section.children for section in reversed(siblings) if section.children)
        headed = [section for section in siblings if section.heading is not None]
        empty = sum(map(_is_empty, headed))
        if not empty or (empty == len(headed) and empty > 1):
            continue  # where nothing stands under any of them, they are the items of a list
        for section, following in zip(headed, [*headed[1:], None], strict=True):
            heading = section.heading
            if heading is None or heading.number is None or not _is_empty(section):
                continue
            # where the numbers begin anew behind it, or there are none, the heads behind it may stand under it
            opens = (
                following is not None
                and following.heading is not None
                and following.heading.number in (1, None)
            )
            end = len(report.source.text) if following is None else following.span.start
            if not opens and not _any_within(tables, section.span.end, end):
                yield Draft(_placed(heading.span), {"heading": heading.text})


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


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


_TITLE_ORGAN = re.compile(
    r"[一-龥]{2,}(?:省|市|县|区|旗|州|盟|镇|乡|街道|局|委|厅|办|部|署|院|政府|会|办公室|办事处|大队|支队|中心|公署)"
)
_TITLE_SUBJECT = re.compile(r"法治|依法行政|依法治")
# So much of a name must stand in the title to name the body: 梧桥街道, 县司法局.
_SHORTEST_NAME = 4


def _poor_title(context: Context) -> Iterator[Draft]:
    masthead = context.report.masthead
    title = masthead.title
    if title is None:
        yield Draft()
        return
    lacks = [
        name
        for name, there in (
            ("issuer", _names_issuer(context.report, title)),
            ("year", masthead.title_year is not None),
            ("subject", _TITLE_SUBJECT.search(title) is not None),
        )
        if not there
    ]
    if lacks:
        spans = _placed(masthead.title_span) if masthead.title_span is not None else ()
        yield Draft(spans, {"title": title}, variant="+".join(lacks))


def _names_issuer(report: Report, title: str) -> bool:
    masthead = report.masthead
    issuer = masthead.issuer
    subject = _TITLE_SUBJECT.search(title)
    lead = title[: subject.start()] if subject else title
    if issuer is not None:
        if (
            masthead.title_span is not None
            and issuer.span is not None
            and masthead.title_span.contains(issuer.span)
        ):
            return True
        names = (issuer.name, *issuer.members)
        if any(name[i:] in title for name in names for i in range(len(name) - _SHORTEST_NAME + 1)):
            return True
    return _TITLE_ORGAN.search(lead.replace("关于", " ")) is not None


def _no_figure(context: Context) -> Iterator[Draft]:
    report = context.report
    presence = _presence(report, Part.MEASURES)
    if presence is None or presence.grade == 0 or not report.stretches:
        return
    if any(not q.zero and report.part_at(q.span.start) is Part.MEASURES for q in report.quantities):
        return
    heading = _heading_of(report, Part.MEASURES)
    yield Draft(_placed(heading.span) if heading else presence.spans[:1])


_HEAD = "某县教育局2021年法治政府建设年度报告\n\n"
_OPENING = "2021年，某县教育局坚持依法行政，现将有关情况报告如下。\n\n"
_MEASURES = (
    "一、主要举措和成效\n\n全年制定规范性文件3件，开展普法活动20场，办结行政复议案件2件，全部按期答复。\n\n"
)
_FIRST = "二、主要负责人履行第一责任人职责情况\n\n局长亲自部署、亲自过问法治建设工作，带头述法。\n\n"
_SHORT = (
    "三、存在的不足和原因\n\n执法力量不足，原因在于编制偏紧、业务培训不够经常，年轻干部办案经验欠缺。\n\n"
)
_PLAN = "四、2022年工作安排\n\n2022年，我局将加强执法培训，健全案卷评查机制，推动校园普法走深走实。\n"
_WHOLE = _HEAD + _OPENING + _MEASURES + _FIRST + _SHORT + _PLAN

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
    example=_HEAD
    + _OPENING
    + _FIRST.replace("二", "一", 1)
    + _SHORT.replace("三", "二", 1)
    + _PLAN.replace("四", "三", 1),
    near_miss=_WHOLE,
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
    example=_HEAD + _OPENING + _MEASURES + _FIRST + _PLAN.replace("四", "三", 1),
    near_miss=_WHOLE,
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
    example=_HEAD
    + _OPENING
    + _MEASURES
    + _FIRST
    + "三、存在的不足\n\n执法力量薄弱，普法形式比较单一，信息化水平不高，少数干部运用法治思维的能力有待提升。\n\n"
    + _PLAN,
    near_miss=_WHOLE,
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
    example=_HEAD + _OPENING + _MEASURES + _SHORT.replace("三", "二", 1) + _PLAN.replace("四", "三", 1),
    near_miss=_WHOLE,
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
    example=_HEAD + _OPENING + _MEASURES + _FIRST + _SHORT,
    near_miss=_WHOLE,
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
    example=_HEAD
    + _OPENING
    + _MEASURES.replace("全部按期答复。", "全部按期答复。局长认真履行第一责任人职责。")
    + _SHORT.replace("三", "二", 1)
    + _PLAN.replace("四", "三", 1),
    near_miss=_WHOLE,
)

S010 = Rule(
    code="S010",
    name=Label(zh="标题序号错乱", en="heading numbers out of turn"),
    validities=_WARNING,
    messages={
        "default": Label(
            zh="标题“{heading}”的序号不对，应为第{expected}。",
            en="The number of the heading “{heading}” is out of turn; {expected} is due.",
        ),
        "skips": Label(
            zh="标题“{heading}”跳号，应为第{expected}。",
            en="The heading “{heading}” skips a number; {expected} is due.",
        ),
        "repeats": Label(
            zh="标题“{heading}”的序号与前一个重复，应为第{expected}。",
            en="The heading “{heading}” repeats a number; {expected} is due.",
        ),
        "backwards": Label(
            zh="标题“{heading}”的序号倒退，应为第{expected}。",
            en="The number of the heading “{heading}” runs backwards; {expected} is due.",
        ),
    },
    why=Label(
        zh="序号跳跃、重复或倒退，往往说明删改时丢了一段或排错了序。请核对是否漏写，再改序号。",
        en="Numbers that skip, repeat or run backwards often show a section lost in editing. Look for it, then "
        "renumber.",
    ),
    check=_numbers_out_of_turn,
    example=_WHOLE.replace("四、2022", "五、2022"),
    near_miss=_WHOLE,
)

S011 = Rule(
    code="S011",
    name=Label(zh="标题下无内容", en="a heading with nothing under it"),
    validities=_WARNING,
    messages={
        "default": Label(zh="标题“{heading}”下没有内容。", en="Nothing stands under the heading “{heading}”.")
    },
    why=Label(
        zh="只有标题没有正文，多半是正文漏贴。请补上正文或删去标题。",
        en="A heading without text usually means that the text was lost in pasting. Add it or drop the heading.",
    ),
    check=_nothing_under,
    example=_WHOLE.replace("局长亲自部署、亲自过问法治建设工作，带头述法。\n\n", ""),
    near_miss=_WHOLE,
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
    example=_HEAD
    + _OPENING
    + _MEASURES
    + "全年开展各类执法检查，督促整改各类隐患。" * 90
    + "\n\n"
    + _FIRST
    + _SHORT
    + _PLAN,
    near_miss=_WHOLE,
)

_LACKS = {
    "issuer": Label(zh="报告单位", en="the issuer"),
    "year": Label(zh="年份", en="the year"),
    "subject": Label(zh="“法治政府建设”", en="法治政府建设"),
}

S020 = Rule(
    code="S020",
    name=Label(zh="标题缺失或不全", en="no title, or an incomplete one"),
    validities=_INFO,
    messages={
        "default": Label(zh="报告没有标题。", en="The report has no title."),
        **{
            "+".join(names): Label(
                zh="标题没有写明" + "、".join(_LACKS[name].zh for name in names) + "。",
                en="The title lacks " + " and ".join(_LACKS[name].en for name in names) + ".",
            )
            for count in (1, 2, 3)
            for names in combinations(_LACKS, count)
        },
    },
    why=Label(
        zh="标题写明单位、年份和事由，读者和检索系统才能认出这份报告。",
        en="Issuer, year and subject in the title let readers and search engines know the report.",
    ),
    check=_poor_title,
    example="2021年法治政府建设年度报告\n\n" + _OPENING + _MEASURES,
    near_miss=_WHOLE,
)

S022 = Rule(
    code="S022",
    name=Label(zh="举措部分没有数据", en="no figure in the measures"),
    validities=_WARNING,
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
    example=_WHOLE.replace("规范性文件3件", "规范性文件若干")
    .replace("活动20场", "活动多场")
    .replace("案件2件", "案件"),
    near_miss=_WHOLE,
)
