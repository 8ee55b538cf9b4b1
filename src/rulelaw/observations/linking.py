"""Link quantities to indicators by the words around them, and keep the words that decided it.

Topics carry over from clause to clause and from the heading, so that 未结4件 behind 行政诉讼案件14件 is known to be of
litigation; changes and earlier levels take their meaning from the figure they are told of. All cue words of a codebook
are found in one pass over the sentences that hold figures: the cost is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import define

from rulelaw.codebook.types import Codebook
from rulelaw.document.types import BlockKind
from rulelaw.observations.cueing import matcher_of
from rulelaw.observations.types import Change, Observation, Scope
from rulelaw.observations.weighing import Best, Setting, Surroundings, Window
from rulelaw.periods import Period
from rulelaw.report.types import Part, Quantity, Report
from rulelaw.text.finding import Hit
from rulelaw.text.spans import Span
from rulelaw.text.words import SENTENCE_MARK, occurrences, with_sentence_marks

__all__ = ["link"]

_TAIL = 18
# How far ahead of the first figure of a sentence a word may still speak for it.
_AHEAD = 60

# What stands between a level and the earlier or later level of the same thing.
_SAME_THING = re.compile(
    r"[,、(;]?(?:其中)?"
    r"(?:(?:(?:案件|总|办件|受理|件|项|人|户|场|份)?(?:数|数量|量|件数|总数|人数|次数|规模))?"
    r"(?:比|较|同比|相比|与|由|从|而)?(?:上年度?|去年|前年|上一?年度?|20\d\d年度?)(?:同期|全年)?(?:的|为|是|有|相比)?"
    r"|[,、(;]?(?:累计|总计|总数|总量)(?:已|共)?(?:达到?|有|为|至)?"
    r"|(?:下降|上升|增加|减少|增长|压缩|提高|提升|降低|缩短|压减|精简|扩大|扩展|拓展|削减|扩充|降|升|增|减|变)(?:到|至|为)了?)$"
)
_CHANGE = re.compile(
    r"(?:(?:同比|环比|较上年|较去年|比上年|比去年|较上一?年度?|与上年相比|较20\d\d年|比20\d\d年)?(?:同期)?"
    r"(?:又|再|均|各|分别|共|大幅|累计)?"
    r"(?:(?P<rise>增长|上升|增加|提高|提升|上涨|增幅|涨幅|升幅|增)"
    r"|下降|减少|降低|下滑|回落|降幅|减幅|压缩|缩短|压减|精简|减|降)"
    r"(?:幅度|率|比例|量)?(?:了|达到|达|为|约|近|超过|超|逾)?)$"
)
# No match of this is longer,
_LONGEST_CHANGE = 16
# and it ends in one of these characters; most figures have another one before them.
_CHANGE_ENDS = frozenset("长升加高涨幅增降少低滑落缩短减简度率例量了到达为约近过超逾")
# Words that a change may have before it and still belong to the level just told.
_CHANGE_FILLER = re.compile(
    r"[,、(;:]|同比|环比|较|比|与|相比|上年度?|去年|同期|上一?年度?|20\d\d年度?|的|又|再|均|分别|共|数量|总量|件数|案件数"
    r"|其|也|有|所|明显|大幅|减少|增加|下降|上升"
)
_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年度?|(?P<last>上年度?|去年|上一年度?)|明年|来年|下年度?|下一年度?"
)
_INSTANCE = re.compile(
    "一审|二审|再审|抗诉|中心组|会前|常务会议|党组会|党委会|局长办公会|局务会|常委会|党工委|简易程序|一般程序|普通程序"
)
# Each branch begins with one character: the search for those is quick.
_BODY = re.compile(
    r"全[市县区省州镇乡街系局委厅]统?|市(?:本?级|局|(?:人民)?政府)|县(?:本?级|局|(?:人民)?政府)|区(?:本?级|(?:人民)?政府)"
    r"|省(?:本?级|(?:人民)?政府)|各(?![类项种])[一-龥]{1,4}|本级|机关(?!负责)|我[局县市区委厅]|分局|政府(?=规范性)|部门"
)
# Behind 个: where something was done, not what was done (在26个乡镇开展宣讲).
_PLACE = re.compile(
    "(?:[省市县区](?:[市县区直属]{0,3})(?:部门|局|$|[^级])|乡镇|镇街|街道|镇(?!级)|乡(?!级|贤)|村(?!级)|社区|小区|园区|开发区|部门|科室|处室"
    "|(?:行政)?执法(?:单位|部门|机关|队伍|主体)|垂直管理局|分局|网格|窗口|领域|方面|环节|行业(?!性))"
)
_RATE_JOINT = re.compile(r"率(?:、|和|及|与|以及)[^,。;]*率")
# Nothing but 共 stands between two measures of the same thing: 3批24件, 44期共170篇.
_ADJACENT = re.compile(" *(?:共?计?|合计|\\() *")
_RESPECTIVE = re.compile(
    r"(?P<names>[^,。;:()]{2,60}(?:、|和|及|与|”(?=“))[^,。;:()]{1,30}?)(?:案件|数量?|件数)?(?:同比|各)?"
    r",?分别[一-龥]{0,4} *$"
)
_NEXT_RESPECTIVE = re.compile(" *[、和及与,] *")
_SPLIT_LIST = re.compile("、|和|与|以及|及(?!时)|(?<=”)(?=“)")
_CLAUSE_MARKS = ",;:("
_LINE_END = frozenset("。!?;:.")
_PARTED = re.compile("[、,;:()]")
_NO_JOINTS: frozenset[int] = frozenset()

# Asked for of each block or figure: a member of an enumeration costs a look-up of its own.
_PROSE, _ROW, _PLAN = BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, Part.PLAN

_Figure = tuple[Quantity, int, int]
# Where a paragraph or a table row begins and ends, and the line ends in it that part no sentence.
_Run = tuple[int, int, frozenset[int]]


def link(report: Report, codebook: Codebook, topics: Sequence[Hit] | None = None) -> tuple[Observation, ...]:
    """Give the observations that a report's quantities make, in the order of the figures.

    :param report: the report; one without a text gives none.
    :param codebook: the vocabulary.
    :param topics: the words of its topics in the flow of the report; ``None``: they are looked for.

    >>> import rulelaw as rl
    >>> report = rl.parse("全年开展普法活动26场。")
    >>> [o.indicator for o in link(report, rl.load_codebook())]
    ['publicity.activities']
    """
    flow = report.source.flow
    matcher = matcher_of(codebook)
    places = [flow.stretch(quantity.span) for quantity in report.quantities]
    figures = [(quantity, *place) for quantity, place in zip(report.quantities, places, strict=True)]
    starts = [start for start, _ in places]
    named = matcher.topics(flow.text) if topics is None else matcher.topics_of(topics)
    named_at = [at for at, _ in named]
    headings = _heading_topics(report, named, named_at)
    heading_starts = [start for start, _ in headings]
    marked = with_sentence_marks(flow.text)
    paragraphs: list[_Paragraph] = []
    carried: Sequence[tuple[int, str]] = ()
    before = -1
    goes_on = False
    for run in _runs(report, frozenset(starts)):
        begin, end, _ = run
        first = bisect_left(starts, begin)
        section = bisect_right(heading_starts, begin) - 1
        own = named[bisect_left(named_at, begin) : bisect_left(named_at, end)]
        # a paragraph goes on from one that ends in a colon or a semicolon, and from one of its section if it names
        # no subject of its own
        led = carried if goes_on or (section == before and not own) else ()
        goes_on = flow.text[end - 1] in _CLAUSE_MARKS
        before, carried = section, own or led
        if first < len(starts) and starts[first] < end:
            last = bisect_left(starts, end, first)
            above = frozenset([code for _, code in headings[section][1]] if section >= 0 else ())
            setting = Setting(flow.text, matcher, (), above, {code: at for at, code in led})
            paragraphs.append(_Paragraph(report, setting, run, marked, own, figures[first:last]))
    hits = iter(matcher.hits(flow.text, [window for one in paragraphs for window in one.windows]))
    return tuple([observation for one in paragraphs for observation in one.read(hits)])


def _runs(report: Report, starts: frozenset[int]) -> list[_Run]:
    """Give the paragraphs and table rows of a report, in order.

    A line that begins with a figure goes on from one that no mark ends: the page broke 出庭应诉率 from its 87.5%.
    """
    flow = report.source.flow
    runs: list[_Run] = []
    was_prose = False
    blocks = report.document.blocks
    places = map(flow.stretch, [block.span for block in blocks])
    for block, (begin, end) in zip(blocks, places, strict=True):
        prose = block.kind is _PROSE
        if (
            begin in starts
            and prose
            and was_prose
            and begin == runs[-1][1] + 1
            and flow.text[begin - 2] not in _LINE_END
        ):
            runs[-1] = (runs[-1][0], end, runs[-1][2] | {begin - 1})
        elif prose or block.kind is _ROW:
            runs.append((begin, end, _NO_JOINTS))
        was_prose = prose
    return runs


def _heading_topics(
    report: Report, named: Sequence[tuple[int, str]], named_at: Sequence[int]
) -> list[tuple[int, Sequence[tuple[int, str]]]]:
    """Give for each section, in order, where it begins and the topics its heading names, or the ones above it.

    :param report: the report.
    :param named: the topics named in its flow, with their places, in order.
    :param named_at: these places.
    """
    result: list[tuple[int, Sequence[tuple[int, str]]]] = []
    at = report.source.flow.at
    nothing: Sequence[tuple[int, str]] = ()
    # parents before children, in the order of the text
    stack = [(section, nothing) for section in reversed(report.sections)]
    while stack:
        section, topics = stack.pop()
        if section.heading is not None:
            span = section.heading.span
            start = bisect_left(named_at, at(span.start))
            topics = named[start : bisect_left(named_at, at(span.end), start)] or topics
        result.append((at(section.span.start), topics))
        if section.children:
            stack += [(child, topics) for child in reversed(section.children)]
    return result


@define
class _List:
    """The names of a list told 分别 that wait for their figures, and the words they hold."""

    names: list[tuple[int, int]]
    own: dict[str, Hit]
    first: Window


class _Paragraph:
    """The linking of one paragraph's figures."""

    def __init__(
        self,
        report: Report,
        setting: Setting,
        run: _Run,
        marked: str,
        topics: Sequence[tuple[int, str]],
        figures: Sequence[_Figure],
    ) -> None:
        self._topics = topics
        self._figures = figures
        self._end = run[1]
        self._report = report
        self._flow = report.source.flow
        self._text = setting.text
        self._setting = setting
        self._waiting: _List | None = None
        self._reach = 0
        self._sentences = _cut(marked, run, figures)
        # the stretches in which the words may stand that speak for the figures of a sentence
        self.windows = [
            (max(start, figures[first][1] - _AHEAD), min(stop, figures[last - 1][2] + _TAIL))
            for start, stop, first, last in self._sentences
        ]
        # no word ahead of these stretches and no mark behind the figures counts
        begin = self.windows[0][0]
        marks = occurrences(self._text[begin : figures[-1][1]], _CLAUSE_MARKS)
        setting.boundaries = [begin + mark for mark in marks]

    def read(self, found: Iterator[Sequence[Hit]]) -> list[Observation]:
        """Link the figures in order; each may lean on the one before.

        :param found: gives the cue words of the next of all :attr:`windows`.
        """
        text, figures, topics = self._text, self._figures, self._topics
        named = self._setting.topics
        told: list[Observation] = []
        passed = 0
        for sentence, _, first, last in self._sentences:
            hits = next(found)
            previous: list[Observation] = []
            gap = previous_gap = sentence
            ahead: dict[str, Hit] = {}
            near = Surroundings(sentence, ahead, hits)
            moved = 0
            for number in range(first, last):
                quantity, start, end = figures[number]
                upto = bisect_left(topics, (start,), passed)
                for at, code in topics[passed:upto]:
                    named[code] = at
                passed = upto
                if number > first and _ADJACENT.fullmatch(text, figures[number - 1][2], start):
                    gap = previous_gap
                previous_gap = gap
                begin = bisect_left(hits, (gap,))
                if begin > moved:
                    ahead |= {hit[2]: hit for hit in hits[moved:begin]}
                    moved = begin
                following = figures[number + 1][1] if number + 1 < len(figures) else self._end
                behind = bisect_left(hits, (end,), begin)
                close = bisect_left(hits, (min(following, end + _TAIL),), behind)
                stretch = gap, following
                own, tail = hits[begin:behind], hits[behind:close]
                window = Window(self._setting, near, quantity, (start, end), stretch, own, tail)
                observed = self._observe(window, previous)
                told += observed
                if observed or not quantity.zero:
                    previous = observed
                # words behind the figure that told its meaning are not free for the next one, unless both stand in
                # one clause and it has no other: 为20名农民工追回工资30万元
                gap = end
                if observed and end < self._reach and following > end:
                    reach = min(self._reach, following)
                    free = bisect_left(hits, (reach,))
                    if (free < len(hits) and hits[free][0] < following) or _PARTED.search(
                        text, end, following
                    ):
                        gap = reach
        return told

    def _observe(self, window: Window, previous: list[Observation]) -> list[Observation]:
        """Give a figure's observations: by its link to the figure before, else by the words around it."""
        # figures may stand apart from the words around them: 同比上升 8.3 %
        before = self._text[window.gap : window.start].replace(" ", "")
        if window.quantity.unit == "批" and before.endswith("分"):
            return []  # 分两批清理: how it was done, not what was done
        if window.quantity.unit == "个" and _PLACE.match(self._text, window.end):
            return []
        match = None
        if before[-1:] in _CHANGE_ENDS:
            match = _CHANGE.search(before, max(0, len(before) - _LONGEST_CHANGE))
        if match is not None:
            change = Change.RISE if match["rise"] else Change.FALL
            if previous and len(_CHANGE_FILLER.sub("", before[: match.start()])) <= 1:
                return [self._make(window, o.indicator, o.cues, change) for o in previous]
            is_change = self._kind(window.quantity.unit) in ("rate", "points", "times_of")
            return self._weigh(window, change if is_change else None)
        if (
            previous
            and not window.quantity.zero
            and _SAME_THING.fullmatch(before)
            and self._kind(previous[0].unit) == self._kind(window.quantity.unit)
        ):
            return [self._make(window, o.indicator, o.cues, None) for o in previous]
        return self._weigh(window, None)

    def _kind(self, unit: str | None) -> str | None:
        return self._setting.matcher.kinds.get(unit or "")

    def _weigh(self, window: Window, change: Change | None) -> list[Observation]:
        window.change = change is not None
        listed = self._respective(window)
        if listed is None and self._kind(window.quantity.unit) == "rate":
            listed = self._rates(window) or None
        if listed is None and window.quantity.zero:
            listed = self._zeros(window) or None
        if listed is None:
            heaviest = window.best(window.own)
            listed = [] if heaviest is None else [heaviest]
        if listed:
            self._reach = 0
        made: list[Observation] = []
        for best in listed:
            cues: list[Span] = []
            for start, end, _ in best.words:
                cues.append(self._flow.span(start, end))
                self._reach = max(self._reach, end)
            made.append(self._make(window, best.indicator.code, tuple(cues), change))
        return made

    def _respective(self, window: Window) -> list[Best] | None:
        """Read the figures told 分别 of as many names, each by its name; ``None`` where this figure is none of them."""
        waiting, match = self._waiting, None
        if self._text.find("分别", window.gap, window.start) >= 0:
            match = _RESPECTIVE.search(self._text, window.gap, window.start)
        if match is not None:
            names = list(_pieces(match["names"], match.start("names")))
            waiting = self._waiting = _List(names, window.own, window)
        elif waiting is None:
            return None
        elif not waiting.names or not _NEXT_RESPECTIVE.fullmatch(self._text, window.gap, window.start):
            self._waiting = None
            return None
        else:
            window.stand_with(waiting.first)
        begin, stop = waiting.names.pop(0)
        own = {word: hit for word, hit in waiting.own.items() if begin <= hit[0] and hit[1] <= stop}
        window.own = {**waiting.own, **window.own}
        best = window.best(own, bare_topics=False)
        return [] if best is None else [best]

    def _rates(self, window: Window) -> list[Best]:
        """Read a list of rates that share one value: 报备率、及时率均为100%."""
        clause = self._text[window.gap : window.start]
        clause = clause[max(clause.rfind(mark) for mark in _CLAUSE_MARKS) + 1 :]
        if not _RATE_JOINT.search(clause):
            return []
        found: dict[str, Best] = {}
        for begin, stop in _pieces(clause, window.start - len(clause)):
            rate = self._text.rfind("率", begin, stop)
            if rate >= 0:
                best = window.best(window.within(begin, rate + 1), bare_topics=False)
                if best is not None:
                    found.setdefault(best.indicator.code, best)
        return list(found.values())

    def _zeros(self, window: Window) -> list[Best]:
        """Read a zero told of several things at once: 未发生行政复议和行政诉讼案件."""
        words = self._text[window.start : window.end]
        if _SPLIT_LIST.search(words) is None:
            return []
        found: dict[str, Best] = {}
        for begin, stop in _pieces(words, window.start):
            best = window.best(window.within(begin, stop), bare_topics=False)
            if best is not None:
                found.setdefault(best.indicator.code, best)
        return list(found.values()) if len(found) > 1 else []

    def _make(
        self, window: Window, indicator: str, cues: tuple[Span, ...], change: Change | None
    ) -> Observation:
        quantity = window.quantity
        part = self._report.part_at(quantity.span.start)
        before = self._text[window.gap : window.limit]
        # by place, in the order of the fields: so many by name cost as much again
        return Observation(
            indicator,
            quantity.value,
            quantity.upper,
            quantity.unit,
            quantity.qualifier,
            _period(before, self._report.masthead.year, part),
            change,
            part,
            quantity.span,
            cues,
            _scope(before),
            quantity.zero,
            quantity.decimals,
            quantity.word,
        )


def _cut(marked: str, run: _Run, figures: Sequence[_Figure]) -> list[tuple[int, int, int, int]]:
    """Give each sentence that holds figures: its place, the numbers of its first figure and of the one behind.

    :param marked: the text of the flow, one mark for all that end a sentence.
    :param run: the paragraph.
    :param figures: its figures.
    """
    sentences: list[tuple[int, int, int, int]] = []
    begin, end, joints = run
    first = 0
    while first < len(figures):
        place = figures[first][1]
        before = marked.rfind(SENTENCE_MARK, begin, place)
        while before in joints:
            before = marked.rfind(SENTENCE_MARK, begin, before)
        behind = marked.find(SENTENCE_MARK, place, end)
        while behind in joints:
            behind = marked.find(SENTENCE_MARK, behind + 1, end)
        stop = behind + 1 or end
        last = first + 1
        while last < len(figures) and figures[last][1] < stop:
            last += 1
        sentences.append((before + 1 or begin, stop, first, last))
        first, begin = last, stop
    return sentences


def _pieces(words: str, offset: int) -> Iterator[tuple[int, int]]:
    """Give where each name of a list stands."""
    start = 0
    for match in _SPLIT_LIST.finditer(words):
        if match.start() > start:
            yield offset + start, offset + match.start()
        start = match.end()
    if start < len(words):
        yield offset + start, offset + len(words)


def _period(before: str, year: int | None, part: Part) -> Period | None:
    """Tell which year a figure speaks of: the one its clause names, else the next one in plans, else the report's."""
    named = None
    if "年" in before:
        clause = before[max(map(before.rfind, ",;(、")) + 1 :]
        for match in _YEAR.finditer(clause):
            named = match
    if named is not None and named["year"]:
        return _period_of(int(named["year"]))
    if year is None:
        return None
    if named is not None:
        return _period_of(year - 1 if named["last"] else year + 1)
    return _period_of(year + 1 if part is _PLAN else year)


# Nearly all figures of a report speak of one year.
_period_of = lru_cache(maxsize=256)(Period.of_year)
_UNLIMITED = Scope()


def _scope(before: str) -> Scope:
    """Read what a figure is limited to from the words before it."""
    instance = _INSTANCE.search(before)
    bodies = _BODY.findall(before)
    if instance is None and not bodies:
        return _UNLIMITED
    return Scope(instance.group() if instance else None, None, bodies[-1] if bodies else None)
