"""Find the sums and rates that a text sets out: a total with its parts, a rate with its numerator and denominator.

Sums are never tried at random. A list of parts is opened by a bracket, by a word (其中, 包括, 分别为, 按…分, 合计, 连同), by a
colon, or by parts that can only be parts of the figure before them (维持, 驳回, 尚未审结). The text decides what is a part;
arithmetic only says whether the figures can be true, and chooses where the text leaves two readings open: then the one
that adds up is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, product

from rulelaw.observations.clauses import Cue, Figure, Group, Joint, Sentence, alike_units, lay_out
from rulelaw.observations.comparing import set_aside
from rulelaw.observations.outcomes import Outcome, classify, complements, exhausts, fits_under, goes_with
from rulelaw.observations.rating import find_rates
from rulelaw.observations.types import Breakdown, BreakdownKind, Relation
from rulelaw.report.types import Report
from rulelaw.text.intervals import Interval
from rulelaw.text.words import alternation

__all__ = ["find_breakdowns"]

#: A part so named is all that is left of the total.
REST_WORDS = ("其他", "其它", "其余", "余下", "剩余", "剩下", "另有", "另外")
#: A total that stands behind its parts, alone in its clause.
BEHIND_WORDS = ("合计", "共计", "总计", "总共", "合起来")
#: As above, but so common elsewhere that it needs a list with 、 before it.
WEAK_BEHIND_WORDS = ("共", "计", "累计", "总数", "总量")
#: What members of a total may have in common: two such parts may share members.
CROSSCUTS = (
    "出庭", "满意", "按期", "按时", "及时", "超过", "超期", "获评", "评为全国", "评为省级", "荣获", "获得", "具有", "取得", "持有", "持证", "通过",
    "党员", "学历", "硕士", "本科", "研究生", "年龄", "周岁", "岁以", "职称", "职业资格", "背景", "专业", "最多跑一次", "全程网办", "即办",
    "公开", "涉及", "涉企", "重点", "女",
)  # fmt: skip
#: Words that admit that parts share members.
OVERLAP_WORDS = ("交叉", "重复计", "重叠", "重合", "兼有", "兼具", "同时具有", "同时具备", "不重复", "有重复")
#: Words of a figure that came in from before: the total may leave it out and its parts hold it.
CARRIED_WORDS = ("上年结转", "上年度结转", "去年结转", "年初结存", "上年转入", "结转上年", "往年", "历年积", "积案", "旧存", "上年末", "跨年")
#: Words that say that a figure is a total.
TOTAL_WORDS = ("共", "总", "合计", "累计", "原有", "现有", "全部")
#: Words of the inflow that a carried-over figure is added to.
INFLOW_WORDS = ("受理", "新收", "收到", "立案", "接收", "新受理", "新增", "办理")

_REST = re.compile(alternation(REST_WORDS))
_BEHIND = re.compile(
    r"(?:以上|上述|前述)?(?:[两二三四五六七八九十](?:项|类|者|种|方面))?"
    rf"(?P<word>{alternation(BEHIND_WORDS)}|(?P<weak>{alternation(WEAK_BEHIND_WORDS)}))"
    r"(?:为|达到|达|有|是)?(?:约|近|超过|超|逾)?"
)
_NAMED_BEHIND = re.compile(
    rf"(?P<names>.{{2,20}}?)(?:[两二三]项|[两二三]者|[两二]类)?(?P<word>{alternation(BEHIND_WORDS)}|计共|共)[^,;]{{0,6}}"
)
_CROSSCUT = re.compile(alternation(CROSSCUTS))
_OVERLAP = re.compile(alternation(OVERLAP_WORDS))
_CARRIED = re.compile(alternation(CARRIED_WORDS))
_TOTAL = re.compile(alternation(TOTAL_WORDS))
_INFLOW = re.compile(alternation(INFLOW_WORDS))
_NAMES = re.compile(r"[、和与及]|以及")
_LEAD_IN = re.compile(r"^(?:其中|包括|包含|含|分别为|分别是|分为|即|其余|另有)[:,]?|\s+")
# 45件中37件 …, 230项服务中,228项 …: the figure is what the next ones are part of. 集中 and 工作中 are other words.
_AMONG_TAIL = re.compile(r"(?<![集其程作设展之高初省县市当期途])(?:之中|中)$")
# 受理的案件审结26件, 审结案件中,维持17件: the total is told a clause or a sentence before.
_REFERENCE = re.compile(
    r"(?:^|[,;。:])(?:在|已|所)?(?P<word>受理|立案|收到|审结|办结|结案)的?[^,;。\d]{0,10}?(?:中|案件|申请|纠纷|投诉)"
)
# Where a text tells 28 figures without a stop, the nearest ones decide.
_BACK = 8
# How many readings of an ambiguous list are tried at most.
_READINGS = 12

_EXHAUSTIVE = frozenset({Cue.CONSISTS, Cue.COLON})


class _List:
    """A total and the parts read so far.

    ``cue`` is what opened the list, ``None`` for a bracket; ``implied`` where the parts' own names did. ``others`` are
    totals that the words might mean instead; ``loose`` where the words alone do not make it a list.
    """

    __slots__ = ("cue", "implied", "joint", "loose", "others", "outcomes", "parts", "rest", "total")

    def __init__(self, total: Figure, cue: Cue | None, *, implied: bool = False) -> None:
        self.total = total
        self.cue = cue
        self.implied = implied
        self.loose = False
        self.others: list[Figure] = []
        self.parts: list[Figure] = []
        self.outcomes: list[Outcome | None] = []
        self.joint: Joint | None = None
        self.rest = False

    def add(self, figure: Figure, outcome: Outcome | None) -> None:
        """Take ``figure`` as the next part."""
        if len(self.parts) == 1:
            self.joint = max(figure.joint, Joint.PAUSE)
        self.parts.append(figure)
        self.outcomes.append(outcome)
        if _REST.search(figure.label) or _REST.search(figure.tail[:6]):
            self.rest = True

    @property
    def complete(self) -> bool:
        """Whether the parts make the total exactly, so that nothing more belongs to it."""
        return len(self.parts) > 1 and _exactly(self.parts, self.total)

    def told(self) -> Relation:
        """Tell what the words say of the parts."""
        parts = self.parts
        told = [outcome for outcome in self.outcomes if outcome is not None]
        if len(parts) < 2 or any(part.quantity is None for part in parts):
            return Relation.SUBSET
        family = len(told) == len(parts)
        if not family and not self.rest:
            words = parts[0].text[parts[0].label_start : parts[-1].end + 20]
            if any(_CROSSCUT.search(part.label) for part in parts) or _OVERLAP.search(words):
                return Relation.OVERLAP
        if self.rest:
            return Relation.PARTITION
        if self.implied:
            summed = family and (exhausts(told) or "共" in self.total.label)
            if family and told[0].family == "cleaning" and any(outcome.name == "kept" for outcome in told):
                summed = summed or len(parts) > 2 or _ALL_OF_THEM.search(self.total.tail) is not None
            return Relation.PARTITION if summed else Relation.SUBSET
        if self.cue in (Cue.AMONG, Cue.HOLDING):
            return Relation.SUBSET
        return Relation.PARTITION


def _sum(parts: Iterable[Figure]) -> Interval:
    total = Interval.point(_ZERO)
    for part in parts:
        total = total.plus(part.interval)
    return total


def _exactly(parts: Iterable[Figure], total: Figure) -> bool:
    """Tell whether the printed numbers themselves add up."""
    if total.quantity is None:
        return False
    found = _ZERO
    for part in parts:
        if part.quantity is None:
            return False
        found += part.quantity.value
    return found == total.quantity.value


def _holds(relation: Relation, parts: Sequence[Figure], total: Figure) -> bool:
    if relation is Relation.OVERLAP:
        return all(part.at_most(total) for part in parts)
    summed = _sum(parts)
    if relation is Relation.PARTITION:
        return summed.meets(total.interval)
    return not total.interval.below(summed)


def _bare(label: str) -> str:
    return _LEAD_IN.sub("", label)


def _parallel(one: str, other: str) -> bool:
    """Tell whether two labels are built alike: 食品类 and 药品类, 转为公办的 and 转为民办的."""
    one, other = _bare(one), _bare(other)
    if not one or not other:
        return False
    if one[:2] == other[:2] or complements(one, other):
        return True
    one, other = one.removesuffix("的"), other.removesuffix("的")
    return bool(one) and bool(other) and one[-1] == other[-1]


class _Reader:
    """Reads the sentences of one report in turn."""

    def __init__(self) -> None:
        self.found: dict[tuple[Figure, tuple[Figure, ...]], Breakdown] = {}
        self.parents: dict[Figure, Figure] = {}
        self.sentence: Sentence
        self.earlier: Sentence | None = None

    def read(self, sentence: Sentence) -> None:
        """Read one sentence; the one before it may hold its totals."""
        self.sentence = sentence
        for group in sentence.groups:
            self._read_group(group)
        self.earlier = sentence

    # -- one level of a sentence

    def _read_group(self, group: Group) -> None:
        lists: list[_List] = []
        anchor = group.anchor
        if anchor is not None and anchor.countable:
            lists.append(_List(anchor, None))
        before: Figure | None = None
        for figure in group.figures:
            if not figure.countable:
                continue
            outcome = classify(figure.label, figure.tail)
            if Cue.WITH in figure.cues:
                self._joined(group, figure)
                continue
            if before is not None and self._behind(group, figure):
                self._finish(lists)
            elif not (
                self._opens(lists, before, figure, outcome)
                or self._goes_on(lists, before, figure, outcome)
                or self._implied(lists, group, before, figure, outcome)
                or self._referred(lists, figure, outcome)
            ):
                self._keep(lists)
            before = figure
        self._finish(lists)

    def _keep(self, lists: list[_List]) -> None:
        """Let the oldest lists go, so that the cost of each figure stays bounded."""
        while len(lists) > _OPEN:
            self._close(lists.pop(0))

    def _finish(self, lists: list[_List]) -> None:
        for found in lists:
            self._close(found)
        lists.clear()

    # -- how a list begins

    def _opens(self, lists: list[_List], before: Figure | None, figure: Figure, outcome: Outcome | None) -> bool:
        """Open a list where a cue word, or 中 behind the figure before, says that parts follow."""
        cue = next((cue for cue in figure.cues if cue in _OPENERS), None)
        if cue is None:
            if before is None or not _AMONG_TAIL.search(before.tail.rstrip()) or figure.joint > Joint.COMMA:
                return False
            cue = Cue.AMONG
        if before is None and lists and not lists[-1].parts:  # (其中,A3件、B2件)
            lists[-1].cue = cue
            if not alike_units(lists[-1].total, figure):
                return False
            lists[-1].add(figure, outcome)
            return True
        totals = self._totals(lists, before, figure, cue)
        if not totals:
            return False
        found = _List(totals[0], cue)
        found.others = totals[1:]
        if cue is Cue.CONSISTS:
            names, together, _ = figure.label.partition("分别")
            found.loose = bool(together) and bool(names.strip())
        found.loose = found.loose or (before is not None and totals[0] is not before and cue is not Cue.AMONG
                                      and figure.text[figure.start - len(figure.label) - 1] != "分")
        found.add(figure, outcome)
        lists.append(found)
        return True

    def _totals(self, lists: list[_List], before: Figure | None, figure: Figure, cue: Cue) -> list[Figure]:
        """Give the figures that the parts from ``figure`` on may be parts of, the likeliest first."""
        totals = [found.total for found in reversed(lists) if alike_units(found.total, figure)]
        if before is not None and alike_units(before, figure):
            if figure.joint is Joint.SEMICOLON:
                totals.append(before)
            else:
                totals.insert(0, before)
        elif not totals:
            totals = [other for other in self._recent(figure) if alike_units(other, figure)][:2]
        unique: list[Figure] = []
        for total in totals:
            if total not in unique:
                unique.append(total)
        return unique

    def _recent(self, figure: Figure) -> Iterator[Figure]:
        """Give the countable figures before ``figure``, nearest first, in its sentence and the one before."""
        figures = self.sentence.figures
        order = figure.order
        for other in reversed(figures[max(0, order - _BACK) : order]):
            if other.countable:
                yield other
        if self.sentence.follows and self.earlier is not None and order < _BACK:
            for other in reversed(self.earlier.figures[-_BACK:]):
                if other.countable:
                    yield other
