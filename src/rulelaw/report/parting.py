"""Tell which required content each section and each stretch of text speaks of, and how plainly each content stands.

A content counts wherever it stands: under a heading of its own (grade 3), as a paragraph (2) or as a sentence (1).
Source of the contents: 法治政府建设与责任落实督察工作规定 (厅字〔2019〕28号).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rulelaw.report.types import Part, Presence, Stretch
from rulelaw.text.folding import Flow
from rulelaw.text.spans import Span

__all__ = ["CUES", "Passage", "assign_parts", "classify_heading", "tells"]

# A member of an enumeration is looked up in twenty times the time that a name of the module takes.
_MEASURES, _SHORTCOMINGS, _CAUSES = Part.MEASURES, Part.SHORTCOMINGS, Part.CAUSES
_FIRST_RESPONSIBLE, _PLAN, _OTHER = Part.FIRST_RESPONSIBLE, Part.PLAN, Part.OTHER
_PARTS = tuple(Part)

_SHORTCOMING_HEAD = re.compile(
    r"(?:存在|面临).{0,6}(?:问题|不足|短板|差距|困难|薄弱|弱项|挑战)|(?:主要|突出)?问题(?:和|及|与"
    r"|、)(?:原因|不足|差距|短板|困难|下)"
    r"|不足(?:之处|和|及|与|、|$)|(?:短板|差距)(?:和|及|与|、|不足|$)|薄弱环节$|^(?:主要)?问题$|(?:困难|挑战)(?:与|和|及|、)(?:挑战|困难|不足|问题)$|(?:困难"
    r"|问题)(?:和|及|与|、)?(?:对策|原因)"
)
_PLAN_HEAD = re.compile(
    r"(?:下一?步|下一(?:年度?|阶段)|下年度?|明年|来年|今后|后续|新一年|次年|下阶段).{0,20}(?:安排|打算"
    r"|思路|计划|工作|重点|任务|举措|措施|方向|目标|部署)?"
    r"|(?:工作|主要|重点|初步|总体)(?:的)?(?:打算|安排|思路|计划|设想|谋划|构想)|(?:打算|思路|设想|展望"
    r"|(?<!统筹)安排|努力方向|工作计划|工作安排|工作重点|工作目标|改进(?:措施|方向))$"
)
# Headings of measures that deal with problems: what is being mended is no confession.
_MENDING_HEAD = re.compile(
    r"^(?:着力|聚焦|紧盯|补齐|补足|破解|解决|整改|弥补|坚持|针对|开展|推动|化解|消除|直面|深化|强化|健全|夯实|压实|狠抓)"
)
# A heading that names results first, and then more: 主要举措、成效和不足. What is below is told sentence by sentence.
_RESULTS_AND = re.compile(
    r"(?:(?<!整改|改进|完善|强化|下步)举措|做法|(?:主要|重点|具体)措施|成效|成绩|成果|亮点|总结|(?:工作|开展|完成|进展|推进|建设|基本|总体)(?:的)?情况"
    r"|主要工作|工作回顾)"
    r"(?:和|及|与|以及|暨|、|,|;)"
)
# Behind the shortcomings such means are those to come: 三、主要措施和下一步打算.
_MEANS = re.compile("举措|措施")
_LACKING = (_SHORTCOMINGS, _CAUSES)
_CAUSES_HEAD = re.compile(r"^(?:主要|问题|产生|存在|的){0,4}(?:原因|成因)(?:分析|剖析)?$")
_PLAN_DONE = re.compile(r"(?:完成|落实|执行|推进|开展|实施)(?:的)?(?:总体|具体)?(?:情况|成效)|成效$|总结")
_FIRST_HEAD = re.compile(
    r"第一责任人|(?:党政)?(?:主要负责人|主要负责同志|主要领导|一把手).{0,10}(?:履|责任|职责|推进|抓)"
    r"|负责人.{0,4}履(?:行|职)"
)
_OVERVIEW_HEAD = re.compile(
    r"^(?:基本情况|基本概况|概况|总体情况|总体概况|单位(?:概况|简介)|机构(?:概况|设置|职能)|总体要求|指导思想|背景)"
)
_OTHER_HEAD = re.compile(
    r"其他(?:需要)?(?:报告|说明)?(?:的)?(?:事项|情况)|需要(?:报告|说明)的(?:其他)?事项|附件|附表"
)

# Each of these four patterns takes one of these words in: most headings of measures hold none of them.
_HEAD_HINT = re.compile(
    "第一责任人|负责|主要领导|一把手|原因|成因|问题|不足|短板|差距|困难|薄弱|弱项|挑战|下|明年|来年|今后|后续|新一年"
    "|次年|打算|安排|思路|计划|设想|谋划|构想|展望|努力方向|工作重点|工作目标|改进"
)

_SHORTCOMING_OPEN = re.compile(
    r"(?:还|仍|依然|尚|也|但|依旧|同时)(?:然|旧|须)?.{0,24}?(?:存在|有)(?:着|的|一些|不少|以下|诸多"
    r"|一定|很多|部分|较大|多){0,3}.{0,10}?(?:问题|不足|短板|差距|薄弱|困难|弱项|欠缺)"
    r"|存在(?:的|着|以下|一些|不少|诸多|如下){0,3}(?:主要|突出)?(?:问题|不足|短板|差距|薄弱环节|困难)"
    r"|(?:与|同|距|离|对照|对标|比照).{2,40}?(?:要求|期待|期盼|目标|标准|先进|期望).{0,12}?(?:差距|不足|距离)"
    r"|(?:不足|问题|差距|短板)(?:主要)?(?:表现|体现)(?:在|为)|^(?:主要)?(?:问题|不足)(?:是|有|:)"
)
_PLAN_WORDS = (
    r"(?:下一?步|下一(?:年度?|阶段)|下来,|下年度?|明年|来年|今后|接下来|后续|新的一年|次年|下阶段|未来"
    r"|(?:在)?(?P<year>20\d\d)年度?,?.{0,14}?(?:将|要|拟|计划|打算|重点|继续|着力))"
)
# What may stand before the words that open a plan.
_LINKS = "但因此, "
_PLAN_OPEN = re.compile(f"[{_LINKS}]*{_PLAN_WORDS}")
_CAUSE = re.compile(
    r"原因|由于|因为|导致|致使|造成(?!的?影响)|源于|根源|症结|根子|归因|缘于|起因|归咎|归结|究其|之所以|"
    r"(?:主要|根本|关键|根)在于|受.{2,16}?(?:限制|影响|制约|所限)|(?<![一-龥])因(?!此|而|地|素|应|势|人"
    r"|企|案|材|时|公|子|果|循|特)[^。;,]{2,24}|"
    r"(?:与|和).{2,40}?(?:有(?:直接|一定|很大|密切)?关(?:系)?|相关|分不开)|(?:主要)?是(?:因|由|受)"
    r"|因[^。;]{2,20}(?:不足|不够|未|缺|没有|限|较|少|弱)|引起|引发的?根|所致"
)
_FIRST_TEXT = re.compile(
    r"第一责任人(?<!安全生产第一责任人)(?<!产品质量第一责任人)(?<!消防安全第一责任人)|(?:主要负责人|主要负责同志|主要领导|一把手|党政一把手|党政主要"
    r"|书记、?[^,。]{0,6}[长任]).{0,30}?(?:亲自|带头(?:述法|履行|落实|推进|抓)|履行.{0,10}职责|履职)"
    r"|四个亲自|亲自部署.{0,30}亲自过问"
)

# Without one of these no sentence of a paragraph tells of such a part, and none need be looked at.
_SHORTCOMING_WORDS = frozenset({"问题", "不足", "短板", "差距", "薄弱", "困难", "弱项", "欠缺", "距离"})
_FIRST_WORDS = frozenset({"第一责任人", "主要负责", "主要领导", "一把手", "书记", "党政主要", "亲自"})
_SHORTCOMING_HINT = re.compile("|".join(sorted(_SHORTCOMING_WORDS)))
_FIRST_HINT = re.compile("|".join(sorted(_FIRST_WORDS)))
_EITHER_HINT = re.compile("|".join(sorted(_SHORTCOMING_WORDS | _FIRST_WORDS)))
_PLAN_HINT = re.compile(f"[。;!?\n]{_PLAN_OPEN.pattern}")
# A sentence that only says what the report will tell tells nothing of it yet.
_ANNOUNCES = re.compile(r"现[将就]|报告如下|汇报如下")
_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?")
# A stretch of this many characters is a paragraph of its own, a shorter one a sentence in passing.
_PARAGRAPH = 60

CUES: tuple[tuple[str, Part, str, str], ...] = (
    ("heading", Part.SHORTCOMINGS, "三、存在的问题和原因", "(三)着力化解群众反映的问题"),
    ("heading", Part.PLAN, "四、2022年工作打算", "一、2021年重点工作完成情况"),
    (
        "heading",
        Part.FIRST_RESPONSIBLE,
        "二、主要负责人履行推进法治建设第一责任人职责情况",
        "(二)落实负责人出庭制度",
    ),
    ("sentence", Part.SHORTCOMINGS, "但仍存在一些薄弱环节", "集中整治存量问题"),
    ("sentence", Part.PLAN, "下一步,我局将加强培训", "我局按下达的计划开展检查"),
    ("sentence", Part.CAUSES, "由于编制不足,力量薄弱", "执法力量与任务不相称"),
    ("sentence", Part.FIRST_RESPONSIBLE, "局长认真履行第一责任人职责", "负责人出庭应诉5次"),
)
"""For each cue list an example that it takes and a near miss that it leaves; the tests run both."""


def classify_heading(
    words: str, parent: Part | None, year: int | None = None, *, lacking: bool = False
) -> Part | None:
    """Tell which part a heading opens; ``None`` where it says nothing and the part above it goes on.

    :param words: the heading without its number, folded.
    :param parent: the part of the section above, ``None`` for a heading of the first depth.
    :param year: the report year, where it is known: a heading that begins with the next year opens the plan.
    :param lacking: whether a heading before it opened the shortcomings.
    """
    if _HEAD_HINT.search(words):
        if _FIRST_HEAD.search(words) and parent in (None, _MEASURES, _OTHER):
            return _FIRST_RESPONSIBLE
        if _CAUSES_HEAD.search(words) and parent is not _PLAN:
            return _CAUSES
        shortcoming = None if _MENDING_HEAD.match(words) else _SHORTCOMING_HEAD.search(words)
        plan = _PLAN_HEAD.search(words)
        if _names_more(words, shortcoming or plan) and not (
            plan
            and shortcoming is None
            and (lacking or parent in _LACKING)
            and _MEANS.search(words, 0, plan.start())
        ):
            return _MEASURES if parent is None else None
        if plan and not _PLAN_DONE.search(words) and not (shortcoming and shortcoming.start() < plan.start()):
            return _PLAN
        if shortcoming:
            return _SHORTCOMINGS
    if parent is not None:
        return None
    if _OVERVIEW_HEAD.search(words) or _OTHER_HEAD.search(words):
        return _OTHER
    if year is not None and words.startswith(f"{year + 1}年") and not _PLAN_DONE.search(words):
        return _PLAN
    return _MEASURES


def _names_more(words: str, further: re.Match[str] | None) -> bool:
    """Tell whether a heading names results ahead of the ``further`` content that it names."""
    return further is not None and _RESULTS_AND.search(words, 0, further.start()) is not None


def tells(part: Part, sentence: str, year: int | None = None) -> bool:
    """Tell whether a folded sentence speaks of ``part``: shortcomings, causes, plan or first responsible person.

    :param part: the part asked for.
    :param sentence: the sentence.
    :param year: the report year where it is known: a sentence about that year itself is no plan.

    >>> tells(Part.PLAN, "下一步,我局将加强培训")
    True
    """
    if part is _SHORTCOMINGS:
        return (
            _SHORTCOMING_HINT.search(sentence) is not None
            and _SHORTCOMING_OPEN.search(sentence) is not None
            and _ANNOUNCES.search(sentence) is None
        )
    if part is _CAUSES:
        return _CAUSE.search(sentence) is not None
    if part is _FIRST_RESPONSIBLE:
        return (
            _FIRST_HINT.search(sentence) is not None
            and _FIRST_TEXT.search(sentence) is not None
            and _ANNOUNCES.search(sentence) is None
        )
    if part is _PLAN:
        match = _PLAN_OPEN.match(sentence)
        return match is not None and (
            match["year"] is None or (year is not None and int(match["year"]) > year)
        )
    return False


class Passage(NamedTuple):
    """A section as the grading of parts sees it, in flow positions.

    :ivar heading: where its heading stands, or ``None``.
    :ivar opens: whether that heading opens the part itself.
    :ivar part: the part it belongs to.
    :ivar body: its own paragraphs.
    :ivar filled: whether anything stands under the heading.
    """

    heading: tuple[int, int] | None
    opens: bool
    part: Part
    body: tuple[tuple[int, int], ...]
    filled: bool


class _Grades:
    """The grade of each part and the places that speak of it, while they are gathered."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._grades: dict[Part, int] = dict.fromkeys(_PARTS, 0)
        self._places: dict[Part, list[Span]] = {part: [] for part in _PARTS}

    def note(self, part: Part, grade: int, start: int, end: int) -> None:
        self._grades[part] = max(self._grades[part], grade)
        self._places[part].append(self._flow.span(start, end))

    def presences(self) -> dict[Part, Presence]:
        return {part: Presence(self._grades[part], tuple(self._places[part])) for part in _PARTS}


def assign_parts(
    flow: Flow, passages: Sequence[Passage], year: int | None
) -> tuple[tuple[Stretch, ...], dict[Part, Presence]]:
    """Tell which part each sentence speaks of, and grade how each part stands.

    :param flow: the folded text.
    :param passages: the sections in the order of the text.
    :param year: the report year, where it is known.
    :returns: the stretches of the text with their parts, and the presence of each part.
    """
    text = flow.text
    grades = _Grades(flow)
    pieces: list[tuple[int, int, Part]] = []
    headed = {passage.part for passage in passages if passage.opens and passage.filled}
    for heading, opens, part, body, filled in passages:
        if heading is not None:
            pieces.append((*heading, part))
            if opens and filled:
                grades.note(part, 3, *heading)
            if part is _MEASURES and filled:
                _note_named(text, *heading, grades)
        carried = part
        for start, end in body:
            carried = _read_paragraph(text, start, end, carried, headed, year, pieces, grades)
        if heading is None and part is _MEASURES:
            grades.note(_MEASURES, 2, body[0][0], body[-1][1])
    _note_causes(text, pieces, grades)
    return tuple(
        Stretch(flow.span(start, end), part) for start, end, part in _merge(pieces)
    ), grades.presences()


def _note_named(text: str, start: int, end: int, grades: _Grades) -> None:
    """Note what a heading of results names besides."""
    words = text[start:end]
    if _HEAD_HINT.search(words) is None or _RESULTS_AND.search(words) is None:
        return
    for part, head in ((_SHORTCOMINGS, _SHORTCOMING_HEAD), (_PLAN, _PLAN_HEAD)):
        if _names_more(words, head.search(words)):
            grades.note(part, 1, start, end)


def _read_paragraph(
    text: str,
    start: int,
    end: int,
    part: Part,
    headed: set[Part],
    year: int | None,
    pieces: list[tuple[int, int, Part]],
    grades: _Grades,
) -> Part:
    """Follow one paragraph sentence by sentence; give the part that the next paragraph goes on with."""
    begun = part
    first = len(pieces)
    told_of = part in (_MEASURES, _OTHER)
    hints = _EITHER_HINT.findall(text, start, end) if told_of else ()
    may_fall_short = not _SHORTCOMING_WORDS.isdisjoint(hints) and _SHORTCOMINGS not in headed
    may_plan = (part is _SHORTCOMINGS or (told_of and _PLAN not in headed)) and (
        _PLAN_OPEN.match(text, start, end) or _PLAN_HINT.search(text, start, end)
    )
    may_name_first = not _FIRST_WORDS.isdisjoint(hints)
    if told_of and not (may_fall_short or may_plan or may_name_first):
        pieces.append((start, end, part))
        return part
    for match in _SENTENCE.finditer(text, start, end):
        sentence = match.group()
        if part is not _PLAN:
            if part is not _SHORTCOMINGS and may_fall_short and tells(_SHORTCOMINGS, sentence):
                part = _SHORTCOMINGS
            elif may_plan and tells(_PLAN, sentence, year):
                part = _PLAN
        pieces.append((match.start(), match.end(), part))
        if may_name_first and part is begun and tells(_FIRST_RESPONSIBLE, sentence):
            whole = match.start() == start and match.end() - start >= _PARAGRAPH
            grades.note(_FIRST_RESPONSIBLE, 2 if whole else 1, *match.span())
    if part is not begun or begun in (_SHORTCOMINGS, _PLAN):
        for told in (_SHORTCOMINGS, _PLAN):
            own = [piece for piece in pieces[first:] if piece[2] is told]
            if own and told not in headed:
                length = own[-1][1] - own[0][0]
                grades.note(told, 2 if length >= _PARAGRAPH else 1, own[0][0], own[-1][1])
    return part


def _note_causes(text: str, pieces: list[tuple[int, int, Part]], grades: _Grades) -> None:
    told = [
        (start, end)
        for start, end, part in pieces
        if part is _SHORTCOMINGS and text[end - 1] in "。;!?" and _CAUSE.search(text, start, end)
    ]
    for start, end in told:
        grades.note(_CAUSES, 2 if len(told) > 1 else 1, start, end)


def _merge(pieces: list[tuple[int, int, Part]]) -> list[tuple[int, int, Part]]:
    runs = [list(run) for _, run in groupby(sorted(pieces), key=itemgetter(2))]
    return [(run[0][0], run[-1][1], run[0][2]) for run in runs]
