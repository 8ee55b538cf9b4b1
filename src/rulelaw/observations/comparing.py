"""Find two levels and the change told between them: 由200件上升至1600件,增长700%; 比上年的412件下降25%.

Only neighbouring figures are looked at, and the words between them must be those of a comparison and nothing else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from rulelaw.observations.clauses import Figure, Sentence, alike_units, lay_out
from rulelaw.observations.types import Change, Comparison
from rulelaw.report.types import Report
from rulelaw.text.intervals import Interval
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["find_comparisons", "set_aside"]

#: Words that a level went up.
RISE_WORDS = (
    "增长", "增加", "上升", "提高", "提升", "上涨", "增幅", "升幅", "涨幅", "增", "升",
    "扩大", "扩容", "扩展", "多", "新增", "净增", "拓展",
)  # fmt: skip
#: Words that a level went down; a time shortened went down, however fast that makes things.
FALL_WORDS = (
    "下降", "减少", "降低", "压缩", "缩短", "缩减", "精简", "压减", "降幅", "减幅", "减", "降",
    "回落", "提速", "少", "削减", "压缩幅度", "缩小",
)  # fmt: skip

_RISE = frozenset(RISE_WORDS)
_MOVE = alternation((*RISE_WORDS, *FALL_WORDS))
_YEAR = r"(?:去年|上年|上一年|前年|上年度|去年度|同期|年初|(?:19|20)\d\d年度?)"
# 由 or 从 before the earlier level, with at most a year or a noun between.
_FROM = re.compile(r"(?:由|从)[^,;:。、]{0,14}$")
_TO = re.compile(
    rf"(?P<tail>[^,;:。、]{{0,8}}?)(?:大幅|进一步|逐步|平均|统一)?(?P<move>{_MOVE}|调整|改|变)(?:整)?(?:了)?(?:至|到|为|成|达到)"
    r"[^,;:。、]{0,12}"
)
_CHANGE = re.compile(
    r"(?P<tail>[^,;:。、]{0,6}?)[,(]?"
    r"(?:(?:同比|环比|平均|累计|总体|整体|实际|相比|分别|共|大幅|净|较[^,;:。]{0,6}?|比[^,;:。]{0,6}?)){0,2}"
    rf"(?P<move>{_MOVE})(?:了|幅度|比例|比率|率|幅)?(?:为|达到|达|约|近|超过|超|逾|高达)?"
)
_THAN = re.compile(
    rf"[^,;:。、]{{0,10}}?[,(]?[^,;:。、]{{0,6}}?(?:比|较|相比于?)[^,;:。、]{{0,8}}?{_YEAR}(?:同期|全年)?的?(?:[^,;:。、]{{0,8}})"
)
_WAS = re.compile(rf"[^,;:。、]{{0,10}}?[,(]{_YEAR}(?:同期|全年)?(?:为|是|仅为|仅有|仅|只有)")
_FOLD = re.compile(
    r"[^,;:。、]{0,6}?[,]?(?:同比|实现|较[^,;:。]{0,6}|比[^,;:。]{0,6})?(?P<words>翻(?:了)?(?P<times>[一两二三])?番)"
)
_TIMES = {None: 1, "一": 1, "两": 2, "二": 2, "三": 3}
#: Words before a figure that tells a change, or an earlier year's level.
ASIDE_WORDS = ("同比", "环比", "较上", "比上", "较去", "比去", "较同期", "比同期", "较年初", "比年初")
#: Words at the end of what stands before a change.
CHANGE_WORDS = (
    "增长", "增加", "上升", "提高", "提升", "下降", "减少", "降低", "增幅", "降幅", "减幅", "缩短", "压缩幅度",
)  # fmt: skip
_CHANGE_END = r"(?:了|幅度|率)?(?:为|达到|达|约|近|超过|超|逾)?$"
_ASIDE = re.compile(
    "|".join(
        [
            *ASIDE_WORDS,
            r"比(?:19|20)\d\d年",
            r"较(?:19|20)\d\d年",
            *[word + _CHANGE_END for word in CHANGE_WORDS],
        ]
    )
)
# One of them is in every gap between two levels that are compared.
_COMPARED_HINT = re.compile("[至到为成比较是有仅]")
_HUNDRED = Decimal(100)
_LONGEST_GAP = 40


def set_aside(sentence: Sentence) -> list[Comparison]:
    """Find the comparisons of a sentence and mark the figures that only serve them, so that no sum takes them.

    :param sentence: the sentence; its figures' ``aside`` is set.
    :returns: the comparisons, in order.
    """
    found: list[Comparison] = []
    figures = sentence.figures
    for figure in figures:
        if _ASIDE.search(figure.label):
            figure.aside = True
    for index, (one, other) in enumerate(pairwise(figures)):
        if other.start - one.end <= _LONGEST_GAP and alike_units(one, other):
            found.extend(_compare(sentence, index))
    return found


def _compare(sentence: Sentence, index: int) -> list[Comparison]:
    """Find the comparisons whose levels are the figure at ``index`` and the one behind it."""
    figures = sentence.figures
    one, other = figures[index], figures[index + 1]
    if one.quantity is None or other.quantity is None:
        return []
    gap = one.text[one.end : other.start]
    if _COMPARED_HINT.search(gap) is None:
        return []
    move = _TO.fullmatch(gap)
    if move is not None and _FROM.search(one.text, max(0, one.start - 16), one.start):
        earlier, later = one, other
    elif (_THAN.fullmatch(gap) or _WAS.fullmatch(gap)) and not one.aside:
        earlier, later = other, one
    else:
        return []
    earlier.aside = True
    found = []
    start = other.end
    for change in figures[index + 2 : index + 4]:
        if change.quantity is None or change.start - start > _LONGEST_GAP:
            break
        words = _CHANGE.fullmatch(change.text, start, change.start)
        if words is None:
            break
        change.aside = True
        comparison = _comparison(
            earlier, later, change, Change.RISE if words["move"] in _RISE else Change.FALL
        )
        if comparison is not None:
            found.append(comparison)
        start = change.end
    if not found:
        doubling = _FOLD.match(one.text, other.end, other.end + 24)
        if doubling is not None:
            found.append(_doubling(earlier, later, doubling, sentence.flow.span(*doubling.span("words"))))
    return found


def _comparison(earlier: Figure, later: Figure, change: Figure, direction: Change) -> Comparison | None:
    """Hold a change against its two levels; ``None`` where it is told in a measure that does not compare."""
    if change.unit == "倍":
        stated = change.interval.times(_HUNDRED)
        return _made(
            earlier, later, change.span, direction, stated, _share(earlier, later, direction), relative=True
        )
    if earlier.rate:
        points = _difference(earlier, later, direction)
        if change.unit not in ("%", "个百分点", "百分点"):
            return None
        share = _share(earlier, later, direction)
        # 由46%提高到71%,提高25%: points are meant more often than not
        relative = change.unit == "%" and change.interval.meets(share) and not change.interval.meets(points)
        computed = share if relative else points
        return _made(earlier, later, change.span, direction, change.interval, computed, relative=relative)
    if change.unit == "%":
        computed = _share(earlier, later, direction)
        return _made(earlier, later, change.span, direction, change.interval, computed, relative=True)
    if not alike_units(change, later):
        return None
    computed = _difference(earlier, later, direction)
    return _made(earlier, later, change.span, direction, change.interval, computed, relative=False)


def _made(
    earlier: Figure,
    later: Figure,
    change: Span,
    direction: Change,
    stated: Interval,
    computed: Interval,
    *,
    relative: bool,
) -> Comparison:
    holds = stated.meets(computed)
    return Comparison(earlier.span, later.span, change, direction, relative, stated, computed, holds)


def _share(earlier: Figure, later: Figure, direction: Change) -> Interval:
    """Give by how many per cent of the earlier level the later one is larger (or smaller)."""
    if (earlier.interval.low or 0) < 0 or (later.interval.low or 0) < 0:
        return Interval(None, None)
    ratio = later.interval.over(earlier.interval).times(_HUNDRED)
    if direction is Change.RISE:
        return ratio.plus(Interval.point(-_HUNDRED))
    return ratio.times(Decimal(-1)).plus(Interval.point(_HUNDRED))


def _difference(earlier: Figure, later: Figure, direction: Change) -> Interval:
    signed = later.interval.plus(earlier.interval.times(Decimal(-1)))
    return signed if direction is Change.RISE else signed.times(Decimal(-1))


def _doubling(earlier: Figure, later: Figure, match: re.Match[str], span: Span) -> Comparison:
    """Read 翻一番: twice as much, give or take a tenth, for nobody says it of an exact count."""
    factor = Decimal(2) ** _TIMES[match["times"]]
    stated = Interval(factor * 90 - 100, factor * 110 - 100)
    return _made(
        earlier, later, span, Change.RISE, stated, _share(earlier, later, Change.RISE), relative=True
    )


def find_comparisons(report: Report) -> tuple[Comparison, ...]:
    """Find the levels of a report that the text sets beside each other with the change between them.

    :param report: the report, read; one without a text has none.
    :returns: the comparisons, in order of their changes. Linear in the number of quantities.

    >>> import rulelaw as rl
    >>> report = rl.parse("投诉件由200件上升至1600件，增长500%。")
    >>> [(c.direction.value, str(c.computed), c.holds) for c in find_comparisons(report)]
    [('rise', '[700, 700]', False)]
    """
    found: list[Comparison] = []
    for sentence in lay_out(report):
        found.extend(set_aside(sentence))
    return tuple(found)
