"""Group S, headings: their numbers (S010), what stands under them (S011), the title of the report (S020)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from rulelaw.document.types import BlockKind
from rulelaw.findings.examples import MEASURES, OPENING_2021, WHOLE
from rulelaw.findings.places import any_within, placed
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Heading, Report, Section

__all__ = ["S010", "S011", "S020"]

_WARNING = (Validity(Severity.WARNING),)
_INFO = (Validity(Severity.INFO),)

# --- numbers


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
            yield Draft(placed(turn.heading.span), facts, variant=turn.variant)
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
    first = text[:1]
    if first in _DIGITS:
        return "one"
    if first in "(（":
        return "two" if text[1:2] in _DIGITS else "four"
    if first == "第":
        return "part"
    if "①" <= first <= "⑳":
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


# --- what stands under a heading


def _is_empty(section: Section) -> bool:
    return (
        not section.body
        and not section.children
        and not (section.heading is not None and section.heading.run_in)
    )


def _nothing_under(context: Context) -> Iterator[Draft]:
    report = context.report
    bare: list[tuple[Heading, int, int]] = []
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
            if not opens:
                bare.append((heading, section.span.end, end))
    if bare:
        tables = [block.span.start for block in report.document.blocks if block.kind is BlockKind.TABLE_ROW]
        for heading, start, end in bare:
            if not any_within(tables, start, end):
                yield Draft(placed(heading.span), {"heading": heading.text})


# --- the title

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
        spans = placed(masthead.title_span) if masthead.title_span is not None else ()
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


# --- the rules

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
    example=WHOLE.replace("四、2022", "五、2022"),
    near_miss=WHOLE,
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
    example=WHOLE.replace("局长亲自部署、亲自过问法治建设工作，带头述法。\n\n", ""),
    near_miss=WHOLE,
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
    example="2021年法治政府建设年度报告\n\n" + OPENING_2021 + MEASURES,
    near_miss=WHOLE,
)
