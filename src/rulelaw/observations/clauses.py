"""How the figures of a sentence hang together: brackets, separators, and the words before and behind each figure.

One pass from left to right looks at the gaps between neighbouring figures, and at nothing else. What sums, rates and
changes have in common is read here; what they make of it stands in :mod:`rulelaw.observations.summing`,
:mod:`rulelaw.observations.rating` and :mod:`rulelaw.observations.comparing`.
"""

from __future__ import annotations

import re
from enum import Enum, IntEnum

from rulelaw.report.types import Quantity, Report, Role
from rulelaw.text.folding import Flow
from rulelaw.text.intervals import Interval
from rulelaw.text.numerals import Qualifier
from rulelaw.text.spans import Span

__all__ = ["CUES", "Cue", "Figure", "Group", "Joint", "Sentence", "alike_units", "lay_out"]


class Cue(Enum):
    """What a word between two figures says of the second."""

    AMONG = "among"
    """其中: the parts follow and need not be all."""
    HOLDING = "holding"
    """含: as 其中, mostly for a single part."""
    CONSISTS = "consists"
    """包括, 分为, 分别为, 即, 按…分: the parts follow and are all."""
    RESULTS = "results"
    """结论为: the parts follow, by outcome."""
    REST = "rest"
    """其余, 另有: what is left of a total."""
    WITH = "with"
    """连同: this figure and an earlier one make the next."""
    COLON = "colon"
    """A colon directly behind a figure."""


#: The words that tell parts, rests and joins. Each has an example and a near miss in the tests.
CUES: dict[str, Cue] = {
    "其中": Cue.AMONG,
    "包含": Cue.AMONG,
    "含": Cue.HOLDING,
    "包括": Cue.CONSISTS,
    "分为": Cue.CONSISTS,
    "分别为": Cue.CONSISTS,
    "分别是": Cue.CONSISTS,
    "分别作出": Cue.CONSISTS,
    "分别予以": Cue.CONSISTS,
    "具体为": Cue.CONSISTS,
    "具体是": Cue.CONSISTS,
    "即": Cue.CONSISTS,
    "结论为": Cue.RESULTS,
    "结果为": Cue.RESULTS,
    "结果是": Cue.RESULTS,
    "其余": Cue.REST,
    "余下": Cue.REST,
    "剩余": Cue.REST,
    "剩下": Cue.REST,
    "另有": Cue.REST,
    "另外": Cue.REST,
    "连同": Cue.WITH,
    "加上": Cue.WITH,
    "加之": Cue.WITH,
    "算上": Cue.WITH,
}

# 含 and 即 end or begin many other words, so they count only where a clause begins.
_CLAUSE_START_ONLY = frozenset("含即")
# 即时, 即将 … are words of their own.
_NO_CUE_BEFORE = frozenset("时将使便办可刻来日到有量糖义")
# 不包括, 部分为: the word before turns the cue into something else.
_NO_CUE_AFTER = frozenset("不未部区十成")


class Joint(IntEnum):
    """How strongly a figure is cut off from the one before it at the same level."""

    NONE = 0
    PAUSE = 1
    """、"""
    COMMA = 2
    SEMICOLON = 3


# Asked for several times a figure: a member of an enumeration costs a look-up of its own in each.
_NONE, _COMMA = Joint.NONE, Joint.COMMA
_OPENING, _CLOSING = "([【〔{", ")]】〕}"
_JOINTS = {"、": Joint.PAUSE, ",": Joint.COMMA, ";": Joint.SEMICOLON, ":": Joint.COMMA}
# 按等次分 … is one cue of any words; the words between are few.
_BY = r"按[^,;:、。()\n]{1,8}?(?:划分|分类|来分|分)(?=[,:])"
# A flat list, each branch of it with a first character of its own: the search for those is quick.
_TOKEN = re.compile("|".join([*map(re.escape, ",、。;:()[]【】〔〕{}!?\n"), _BY, *CUES]))
# 二是 behind a semicolon or comma begins a new item, and what stands before is no total of it.
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十][,、]|其[一二三四五六七八九][,是]"
)
_ITEM_STARTS = frozenset("一二三四五六七八九十第其")

# No clause is longer: figures further apart do not belong together, and the cost stays bounded.
_REACH = 160
# How many words of a label can matter.
_LONGEST_LABEL = 30

#: Measure words that count the same things: 行政争议867宗(行政复议482件).
_ALIKE = {word: kind for kind, words in enumerate(("件起宗例桩", "人名位")) for word in words}

_RATES = frozenset({"%", "‰"})
# What moves rather than what there is; never part of a sum.
_NEVER_SUMMED = frozenset({"个百分点", "百分点", "个千分点", "倍", "成", "折"})


class Group:
    """A level of a sentence: the sentence itself or what one pair of brackets holds.

    :ivar anchor: the figure that the bracket stands directly behind, or ``None``.
    :ivar figures: the figures at this level, in order.
    """

    __slots__ = ("anchor", "cues", "figures", "joint", "label_start", "opened", "parent")

    def __init__(self, parent: Group | None, anchor: Figure | None, opened: int) -> None:
        """Open a level at flow position ``opened``."""
        self.parent = parent
        self.anchor = anchor
        self.opened = opened
        self.figures: list[Figure] = []
        self.joint = _NONE
        self.cues: list[Cue] = []
        self.label_start = opened


class Figure:
    """A quantity in its sentence; from ``joint`` on, what is told of it is known once it has been placed.

    :ivar quantity: the quantity; ``None`` for a numeral that tells no value (数百件, 12,85件).
    :ivar span: its place in the text given.
    :ivar start: its place in the flow.
    :ivar end: its end in the flow.
    :ivar joint: how it is cut off from the figure before it at its level.
    :ivar group: the level that it stands at.
    :ivar label: the words before it, back to the separator or figure before them.
    :ivar label_start: where these begin in the flow, however many they are.
    :ivar tail: the words behind it, up to the next separator or figure.
    :ivar cues: the cue words since the figure before it at its level.
    :ivar order: its number in the sentence.
    :ivar place: its number at its level.
    :ivar aside: whether it tells an earlier level or a change, and so belongs to no sum.
    """

    __slots__ = (
        "_interval", "aside", "cues", "end", "group", "joint", "label", "label_start", "order", "place", "quantity",
        "rate", "span", "start", "tail", "text", "unit",
    )  # fmt: skip

    cues: list[Cue]
    group: Group
    joint: Joint
    label: str
    label_start: int
    order: int
    place: int
    tail: str

    def __init__(self, text: str, quantity: Quantity | None, span: Span, start: int, end: int) -> None:
        """Take the flow's text, the quantity and its place."""
        self.text = text
        self.quantity = quantity
        self.span = span
        self.start = start
        self.end = end
        self.unit = unit = None if quantity is None else quantity.unit
        self.rate = unit in _RATES
        self.aside = unit in _NEVER_SUMMED
        self._interval: Interval | None = None

    @property
    def interval(self) -> Interval:
        """What the printed figure stands for; anything, where the numeral tells no value."""
        if self._interval is None:
            self._interval = Interval(None, None) if self.quantity is None else _interval(self.quantity)
        return self._interval

    @property
    def countable(self) -> bool:
        """Whether it tells a number of things or an amount, so that it can be a total or a part."""
        return not (self.aside or self.rate)

    def at_most(self, other: Figure) -> bool:
        """Tell whether it can be as small as ``other`` or smaller."""
        return not other.interval.below(self.interval)


def _interval(quantity: Quantity) -> Interval:
    """Give what a figure stands for; 倍 is rounded as it is printed, since nobody counts it."""
    if quantity.unit == "倍" and quantity.qualifier is Qualifier.EXACT:
        return Interval.rounded(quantity.value, quantity.decimals or 0)
    return quantity.interval


class Sentence:
    """The figures of a sentence, in order, and the levels that they stand at.

    :ivar figures: all figures, in the order of the text.
    :ivar groups: the levels that hold figures; the sentence's own is the first.
    :ivar follows: whether a sentence of the same paragraph stands directly before it.
    :ivar flow: the flow that it stands in.
    :ivar start: where it begins in the flow, not before the reach of its first figure.
    """

    __slots__ = ("figures", "flow", "follows", "groups", "start")

    def __init__(self, flow: Flow, start: int, *, follows: bool) -> None:
        """Begin a sentence at position ``start`` of ``flow``."""
        self.flow = flow
        self.figures: list[Figure] = []
        self.groups: list[Group] = []
        self.follows = follows
        self.start = start


def alike_units(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count in the same measure (件 and 宗 do, 家 and 家次 do not)."""
    if one.unit == other.unit:
        return True
    if one.unit is None or other.unit is None:
        # a numeral without a value takes its measure word from what stands beside it
        return one.quantity is None or other.quantity is None
    kind = _ALIKE.get(one.unit)
    return kind is not None and kind == _ALIKE.get(other.unit)


_UNTOLD = frozenset({Role.MALFORMED, Role.INDEFINITE})


def _told(report: Report) -> list[tuple[Span, Quantity | None]]:
    """Give the quantities, and the numerals whose value nobody can tell, with their places, in order."""
    told: list[tuple[Span, Quantity | None]] = [(q.span, q) for q in report.quantities if not q.zero]
    untold = [(n.span, None) for n in report.numerals if n.role in _UNTOLD]
    return sorted([*told, *untold], key=lambda pair: pair[0].start) if untold else told


def lay_out(report: Report) -> list[Sentence]:
    """Lay out the figures of a report, sentence by sentence.

    :param report: the report, read; one without a text has no sentences.
    :returns: the sentences that hold figures, in order. Linear in the text.
    """
    flow = report.source.flow
    text = flow.text
    sentences: list[Sentence] = []
    layout: _Layout | None = None
    end = 0
    told = _told(report)
    places = map(flow.stretch, [span for span, _ in told])
    for (span, quantity), (place, behind) in zip(told, places, strict=True):
        if not end <= place < behind <= len(text):
            continue  # a report made by hand may hold places that overlap, or none
        figure = Figure(text, quantity, span, place, behind)
        stop = text.rfind("。", end, place)
        if layout is None or place - end > _REACH:
            layout = None
        elif stop >= 0:
            follows = text.find("\n", end, place) < 0
            layout = _Layout(text, Sentence(flow, stop + 1, follows=follows))
            while not layout.walk(layout.sentence.start, place):
                layout = _Layout(text, Sentence(flow, layout.broken_at, follows=follows))
            sentences.append(layout.sentence)
        elif not layout.walk(end, place):
            follows = text.find("\n", end, place) < 0
            layout = _Layout(text, Sentence(flow, layout.broken_at, follows=follows))
            layout.walk(layout.sentence.start, place)
            sentences.append(layout.sentence)
        if layout is None:
            start = max(end, place - 60, stop + 1)
            layout = _Layout(text, Sentence(flow, start, follows=False))
            while not layout.walk(start, place):
                start = layout.broken_at
                layout = _Layout(text, Sentence(flow, start, follows=False))
            sentences.append(layout.sentence)
        layout.place(figure)
        end = behind
    for sentence in sentences:
        last = sentence.figures[-1]
        limit = last.end + _LONGEST_LABEL
        match = _TOKEN.search(text, last.end, limit)
        last.tail = text[last.end : match.start() if match else limit]
    return sentences


class _Layout:
    """A sentence under construction."""

    __slots__ = ("broken_at", "last", "level", "sentence", "text")

    def __init__(self, text: str, sentence: Sentence) -> None:
        self.text = text
        self.sentence = sentence
        self.level = Group(None, None, sentence.start)
        self.last: Figure | None = None
        self.broken_at = sentence.start

    def walk(self, start: int, end: int) -> bool:
        """Read the gap ``[start, end)``; ``False`` where a sentence ends in it (``broken_at`` tells where, last)."""
        text = self.text
        last, self.last = self.last, None
        level = self.level
        level.label_start = start
        broken = -1
        for match in _TOKEN.finditer(text, start, end):
            place = match.start()
            mark = text[place]
            if last is not None:
                last.tail = text[last.end : min(place, last.end + _LONGEST_LABEL)]
                last = None
            after = place + 1  # all but the cue words are single marks
            joint = _JOINTS.get(mark)
            if joint is not None:
                if joint >= _COMMA and text[after] in _ITEM_STARTS and _ITEM.match(text, after):
                    broken = after
                elif mark == ":" and level.figures and level.joint is _NONE:
                    level.cues.append(Cue.COLON)
                level.joint = max(level.joint, joint)
                level.label_start = after
            elif mark in _OPENING:
                level = self._open(level, place)
            elif mark in _CLOSING:
                level = self._closed(level, after)
            elif mark not in "。!?\n":
                self._hear(level, match)
            elif self._ends(level, place):
                broken = after
            else:
                level.label_start = max(level.label_start, after)
        if last is not None:
            last.tail = text[last.end : min(end, last.end + _LONGEST_LABEL)]
        self.level = level
        if broken >= 0:
            self.broken_at = broken
            return False
        return True

    @staticmethod
    def _closed(level: Group, after: int) -> Group:
        """Give the level that goes on behind a closing bracket; one without a partner closes nothing."""
        if level.parent is None:
            return level
        level.parent.label_start = after
        return level.parent

    def _ends(self, level: Group, place: int) -> bool:
        """Tell whether a sentence ends at ``place``: a line may end inside a bracket or behind a comma."""
        text = self.text
        return text[place] != "\n" or (level.parent is None and text[place - 1 : place] not in (",", "、"))

    def _hear(self, level: Group, match: re.Match[str]) -> None:
        """Note a cue word, unless the words around it make another word of it."""
        text, place = self.text, match.start()
        word = match[0]
        if word in _CLAUSE_START_ONLY:
            if place > level.label_start or text[match.end() : match.end() + 1] in _NO_CUE_BEFORE:
                return
        elif word != "其中" and place > 0 and text[place - 1] in _NO_CUE_AFTER:
            return
        level.cues.append(CUES.get(word, Cue.CONSISTS))

    def _open(self, level: Group, place: int) -> Group:
        """Open a bracket; its anchor is the figure before it, where only a few words stand between."""
        anchor = level.figures[-1] if level.figures and level.joint is _NONE else None
        if anchor is not None and (place - anchor.end > _LONGEST_LABEL or level.cues):
            anchor = None
        return Group(level, anchor, place + 1)

    def place(self, figure: Figure) -> None:
        """Put ``figure`` at the present level."""
        level = self.level
        parent = level.parent
        begin, end = level.label_start, figure.start
        if (
            parent is not None
            and level.anchor is None
            and figure.start == level.opened
            and figure.end < len(self.text)
            and self.text[figure.end] in _CLOSING
        ):
            # 维持(12件)、撤销(3件): each bracket holds the figure of the words before it
            begin, end = parent.label_start, level.opened - 1
            level = parent
        figure.label_start = begin
        figure.label = self.text[max(begin, end - _LONGEST_LABEL) : end]
        figure.joint, figure.cues, figure.group = level.joint, level.cues, level
        level.joint, level.cues = _NONE, []
        figure.order = len(self.sentence.figures)
        figure.place = len(level.figures)
        if not level.figures:
            self.sentence.groups.append(level)
        level.figures.append(figure)
        self.sentence.figures.append(figure)
        self.last = figure
