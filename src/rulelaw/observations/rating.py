"""Find the rates that a text gives together with what they are taken of: 应持证87人,实际持证85人,持证率97.7%.

A rate says by its name what it counts (合格率: 合格), and stands behind its numerator. Where several figures could be
meant, the one that fits is; where none fits, the rate speaks only if its words leave no choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from rulelaw.observations.clauses import Figure, Group, Joint, Sentence, alike_units
from rulelaw.observations.types import Breakdown, BreakdownKind, Relation
from rulelaw.text.intervals import Interval
from rulelaw.text.words import alternation

__all__ = ["SAME_MEANING", "find_rates"]

#: What a rate's name means besides the words themselves: 纠错率 counts 撤销, 变更 and 确认违法.
SAME_MEANING: dict[str, tuple[str, ...]] = {
    "纠错": ("撤销", "变更", "确认违法", "责令"),
    "成功": ("化解", "达成协议"),
    "化解": ("成功", "调解"),
    "结案": ("审结", "办结", "已结"),
    "办结": ("结案", "审结", "已办"),
    "审结": ("结案", "办结"),
    "网办": ("网上", "全程网办", "线上"),
    "网上": ("网办",),
    "持证": ("证",),
    "参考": ("应考", "实考", "参加", "考试"),
    "参训": ("参加", "培训"),
    "通过": ("合格",),
    "合格": ("通过",),
    "报备": ("备案",),
    "备案": ("报备",),
    "审核": ("审查", "审核"),
    "审查": ("审核",),
    "办复": ("答复", "办理"),
    "答复": ("办复",),
    "出庭": ("到庭", "应诉"),
    "出庭应诉": ("出庭", "到庭"),
    "调解成功": ("成功化解", "化解成功", "成功调解", "达成协议"),
    "网上可办": ("网上", "网办"),
    "可办": ("网上", "网办"),
    "败诉": ("败诉",),
    "撤回": ("撤诉",),
    "安装": ("计量", "完成"),
    "覆盖": ("建立", "配备"),
}

#: Rates that measure a movement and are no share of anything.
MOVING_RATES = (
    "增长",
    "下降",
    "增幅",
    "降幅",
    "压缩",
    "缩短",
    "提速",
    "提高",
    "减少",
    "上升",
    "增速",
    "同比",
    "环比",
    "降低",
    "精简",
    "涨",
)

_NAME = re.compile(
    r"(?P<name>[^,;:。、()\s]{1,14}?)(?:率|比例|占比|比重|进度|程度|面)?"
    r"(?:均|都|已|也|仅|保持在?|稳定在)?(?:达到|达|为|是|约|有|超过|超|近|高达|在)*"
)
_SHARE = re.compile(
    r"占(?:比|到|总数|总量|全部|全年|总|其中|比例|比重)?(?:的|为|达到|达|约|近|超过|超|比例|比重)*"
)
_SHARE_OF = re.compile(
    r"占(?P<base>[^,;:。、()]{2,12}?)(?:的|比例|比重|为|达)+(?:约|近|超过|超|达|为|比例|比重)*"
)
_MOVING = re.compile(alternation(MOVING_RATES))
_RATE_WORD = re.compile(r"率|比例|占比|比重|进度")
_DENIED = re.compile(r"[不未非无]")
#: A base that is told as one: what should be, what there is in all.
BASE_WORDS = ("应", "共", "总", "需", "核定", "开庭", "收到", "受理", "抽检", "抽查", "涉及", "纳入", "列入")
_BASE = re.compile(alternation(BASE_WORDS))
#: A numerator that is told as one: what has been done of it.
DONE_WORDS = ("实际", "已", "实", "其中", "经", "完成", "可")
_DONE = re.compile(alternation(DONE_WORDS))
_AMONG = re.compile(r"(?<![集其程作设展之高初])中$")
#: Rates of what was due by then, not of all.
DUE_WORDS = ("期限内", "按期", "按时", "及时", "到期", "限期", "限时", "时限内", "超期")
_DUE = re.compile(alternation(DUE_WORDS))
#: Words that only limit a rate's name: 执法持证率, 行政诉讼败诉率.
NAME_LEADS = (
    "行政机关", "负责人", "行政首长", "总体", "综合", "平均", "全年", "执法", "人员", "行政诉讼",
    "行政复议", "案件", "纠纷", "矛盾", "直接", "实际",
)  # fmt: skip
_LEAD = re.compile(rf"^(?:{alternation(NAME_LEADS)})+")
#: Rates that are taken of one thing only: nobody can appear in a case that is not heard.
NEEDED_BASES: dict[str, tuple[str, ...]] = {
    "出庭": ("开庭", "应出庭", "庭审", "通知"),
    "应诉": ("开庭", "应出庭", "庭审", "通知"),
}
_HUNDRED = 100
# How many figures before a rate can be meant.
_REACH = 6


def find_rates(sentence: Sentence, parents: Mapping[Figure, Figure]) -> list[Breakdown]:
    """Find the rates of a sentence with numerator and denominator.

    :param sentence: the sentence, its asides marked.
    :param parents: the total of each figure that is a part of one.
    :returns: the ratios, in order of their rates.
    """
    found: list[Breakdown] = []
    if len(sentence.figures) < 3:  # a rate and two counts
        return found
    rates = [figure for figure in sentence.figures if figure.rate and not figure.aside]
    if not rates:
        return found
    behind: dict[Figure, Group] = {
        group.anchor: group for group in sentence.groups if group.anchor is not None
    }
    for rate in rates:
        group = behind.get(rate)
        pair = None if group is None else _in_bracket(rate, group)
        if pair is None:
            pair = _before(rate, sentence, parents)
        if pair is not None:
            found.append(_ratio(rate, *pair))
    return found


def _scale(rate: Figure) -> int:
    return 1000 if rate.unit == "‰" else _HUNDRED


def _ratio(rate: Figure, numerator: Figure, denominator: Figure) -> Breakdown:
    computed = _share(rate, numerator.interval, denominator)
    parts = (numerator.span, denominator.span)
    holds = rate.interval.meets(computed)
    return Breakdown(BreakdownKind.RATIO, Relation.RATIO, rate.span, parts, rate.interval, computed, holds)


def _share(rate: Figure, numerator: Interval, denominator: Figure) -> Interval:
    base = denominator.interval
    if (numerator.low or 0) < 0 or (base.low or 0) < 0:
        return Interval(None, None)
    return numerator.over(base).times(Decimal(_scale(rate)))


def _fits(rate: Figure, numerator: Figure, denominator: Figure) -> bool:
    return rate.interval.meets(_share(rate, numerator.interval, denominator))


def _in_bracket(rate: Figure, group: Group) -> tuple[Figure, Figure] | None:
    """Read what stands in brackets behind a rate: 99.6%(444人/446人), 98.8%(173人参考,171人通过)."""
    figures = [figure for figure in group.figures if figure.countable and figure.quantity is not None]
    if len(figures) != 2 or not alike_units(*figures):
        return None
    one, other = figures
    if one.interval.below(other.interval):
        one, other = other, one
    # the larger is the base; told so, the rate must agree
    between = rate.text[figures[0].end : figures[1].start]
    name = _name(rate)
    if (
        "/" in between
        or _fits(rate, other, one)
        or (name is not None and (_named(name, other) or _named(name, one)))
    ):
        return other, one
    return None


def _name(rate: Figure) -> str | None:
    """Give what a rate says it counts; ``None`` where it is no share."""
    label = rate.label
    if not _RATE_WORD.search(label) or _MOVING.search(label):
        return None
    match = _NAME.fullmatch(label.strip())
    return None if match is None else match["name"]


def _named(name: str, figure: Figure) -> bool:
    """Tell whether a figure is told by the words of a rate's name, undenied."""
    words = figure.label + figure.tail
    for index in range(len(name) - 1):
        pair = name[index : index + 2]
        place = words.rfind(pair)
        if place >= 0 and not _DENIED.match(words, max(0, place - 1), place):
            return True
    return any(
        place >= 0 and not _DENIED.match(words, max(0, place - 1), place)
        for key, meanings in SAME_MEANING.items()
        if key in name
        for place in map(words.rfind, meanings)
    )


def _counts(rate: Figure, sentence: Sentence) -> list[Figure]:
    """Give the countable figures before a rate, nearest first."""
    figures = sentence.figures[max(0, rate.order - 2 * _REACH) : rate.order]
    return [figure for figure in reversed(figures) if figure.countable and figure.quantity is not None][
        :_REACH
    ]


def _bases(numerator: Figure, counts: list[Figure], parents: Mapping[Figure, Figure]) -> Iterator[Figure]:
    """Give what a numerator may be taken of, the likeliest first."""
    seen = {numerator}
    total = parents.get(numerator)
    for _ in range(_REACH):
        if total is None or total in seen:
            break
        seen.add(total)
        yield total
        total = parents.get(total)
    place = counts.index(numerator)
    for other in counts[place + 1 :]:
        if alike_units(other, numerator):
            for base in (parents.get(other), other):
                if base is not None and base not in seen and alike_units(base, numerator):
                    seen.add(base)
                    yield base


def _before(
    rate: Figure, sentence: Sentence, parents: Mapping[Figure, Figure]
) -> tuple[Figure, Figure] | None:
    """Find numerator and denominator among the figures before a rate."""
    counts = _counts(rate, sentence)
    if len(counts) < 2:
        return None
    label = rate.label.strip()
    if _MOVING.search(label):
        return None
    if _SHARE.fullmatch(label):
        return _share_of_total(rate, counts, parents)
    name = _name(rate)
    if name is None or _SHARE_OF.fullmatch(label):
        return None
    named = [figure for figure in counts if _named(name, figure)]
    for numerator in dict.fromkeys((*named, counts[0])):
        for base in _bases(numerator, counts, parents):
            if numerator.at_most(base) and _fits(rate, numerator, base):
                return numerator, base
    return _plain(rate, name, counts, parents)


def _share_of_total(
    rate: Figure, counts: list[Figure], parents: Mapping[Figure, Figure]
) -> tuple[Figure, Figure] | None:
    """Read 占: the figure before, of the nearest total around it."""
    numerator = next((figure for figure in counts if figure.group is rate.group), None)
    if numerator is None or rate.joint is Joint.SEMICOLON:
        return None
    bases = [base for base in _bases(numerator, counts, parents) if numerator.at_most(base)]
    for base in bases:
        if _fits(rate, numerator, base):
            return numerator, base
    # a sibling part is no total of it
    whole = [base for base in bases if base not in parents or base in parents.values()]
    return (numerator, whole[0]) if whole else None


def _strong(name: str, figure: Figure) -> bool:
    """Tell whether a figure is told by a rate's whole name, or by what just this name means."""
    words = figure.label + figure.tail
    own = figure.label.removesuffix("的")
    if len(own) > 1 and name.endswith(own):
        return True
    return any(
        place >= 0 and not _DENIED.match(words, max(0, place - 1), place)
        for place in map(words.rfind, (name, *SAME_MEANING.get(name, ())))
    )


def _plain(
    rate: Figure, name: str, counts: list[Figure], parents: Mapping[Figure, Figure]
) -> tuple[Figure, Figure] | None:
    """Give numerator and denominator where the words leave no choice, though the figures disagree."""
    nearest = next((figure for figure in counts if figure.group is rate.group), None)
    if nearest is None:
        return None
    core = _LEAD.sub("", name).removesuffix("覆盖") or name
    strong = [
        figure
        for figure in counts
        if _strong(core, figure) and (figure is nearest or not _BASE.search(figure.label + figure.tail))
    ]
    literal = [figure for figure in strong if core in figure.label]
    strong = literal if len(literal) == 1 else strong
    numerator = strong[0] if len(strong) == 1 else nearest
    if numerator is not nearest:
        whole = parents.get(numerator)  # one of the parts before, or a part of one of them
        if whole is None or parents.get(nearest) not in (whole, parents.get(whole)):
            return None
    if _DUE.search(name) and not _DUE.search(numerator.label):
        return None  # 法定期限内结案率: of those that were due
    base = next((b for b in _bases(numerator, counts, parents) if numerator.at_most(b)), None)
    if base is None or (base not in counts and base is not parents.get(numerator)):
        return None
    if not strong and not (
        base in counts
        and counts.index(base) == counts.index(numerator) + 1
        and (_AMONG.search(base.tail) or (_BASE.search(base.label) and _DONE.search(numerator.label)))
    ):
        return None
    needed = next((words for key, words in NEEDED_BASES.items() if key in name), None)
    if len(strong) > 1 or (needed is not None and not any(word in base.label + base.tail for word in needed)):
        return None
    summed = numerator.interval
    for other in counts[counts.index(numerator) + 1 :]:
        # 优秀20卷、合格80卷,合格率100%: the rate may count both
        if parents.get(other) is not base or parents.get(numerator) is not base:
            break
        summed = summed.plus(other.interval)
        if rate.interval.meets(_share(rate, summed, base)):
            return None
    return numerator, base
