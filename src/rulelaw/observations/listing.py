"""A total with the parts read so far: what more belongs to it, and what the words say of the parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from rulelaw.observations.clauses import Cue, Figure, Joint, alike_units
from rulelaw.observations.outcomes import Outcome, classify, complements, exhausts, fits_under, goes_with
from rulelaw.observations.types import Relation
from rulelaw.text.intervals import Interval
from rulelaw.text.words import alternation

__all__ = [
    "OVERLAP_WORDS",
    "READINGS",
    "REST",
    "REST_WORDS",
    "PartList",
    "adds_up",
    "bare",
    "holds",
    "outcomes_of",
    "parallel",
    "rules_out",
    "same_kind",
    "sum_up",
    "takes",
    "takes_rest",
]

#: A part so named is all that is left of the total.
REST_WORDS = ("其他", "其它", "其余", "余下", "剩余", "剩下", "另有", "另外")
#: What members of a total may have in common: two such parts may share members.
CROSSCUTS = (
    "出庭", "满意", "获评", "荣获", "获得", "具有", "取得", "持有", "持证", "党员", "学历", "硕士", "本科", "研究生",
    "年龄", "周岁", "岁以", "职称", "职业资格", "背景", "最多跑一次", "全程网办", "即办", "涉及",
)  # fmt: skip
#: Words that admit that parts share members.
OVERLAP_WORDS = ("交叉", "重复计", "重叠", "重合", "兼有", "兼具", "同时具有", "同时具备", "不重复", "有重复")

#: Words that make a part all that is left.
REST = re.compile(alternation(REST_WORDS))
_CROSSCUT = re.compile("(?<![未不无非])" + alternation(CROSSCUTS))
# One person may hold several certificates, but is of one grade (A证, B证).
_CERTIFICATE = re.compile("(?<![A-Za-z甲乙丙一二三])证(?:书)?(?:的)?$")
_OVERLAP = re.compile(alternation(OVERLAP_WORDS))
_SENTENCE_END = re.compile("[。;!?\n]")
_LEAD_IN = re.compile(r"^(?:其中|包括|包含|含|分别为|分别是|分为|即|其余|另有)[:,]?|\s+")
#: How many readings of an ambiguous list are tried at most.
READINGS = 12
# No report tells more parts of one total; a longer list is no list.
_LONGEST_LIST = 40
# 逐件清理: every one of them got an outcome.
_ALL_OF_THEM = re.compile("逐|全面|全部|集中")
_ZERO = Decimal(0)


class PartList:
    """A total and the parts read so far.

    :ivar total: the total.
    :ivar cue: what opened the list; ``None`` for a bracket and for an implied list.
    :ivar implied: whether the parts' own names opened it.
    :ivar others: totals that the words might mean instead.
    :ivar open_total: whether these are as likely as ``total``.
    :ivar loose: whether the words alone do not make it a list.
    :ivar parts: the parts so far, with their ``outcomes``.
    :ivar joint: what separates the parts.
    :ivar rest: whether a part is told as all that is left.
    """

    __slots__ = (
        "cue",
        "implied",
        "joint",
        "loose",
        "open_total",
        "others",
        "outcomes",
        "parts",
        "rest",
        "total",
    )

    def __init__(self, total: Figure, cue: Cue | None, *, implied: bool = False) -> None:
        self.total = total
        self.cue = cue
        self.implied = implied
        self.loose = False
        self.open_total = False
        self.others: list[Figure] = []
        self.parts: list[Figure] = []
        self.outcomes: list[Outcome | None] = []
        self.joint: Joint | None = None
        self.rest = False

    @property
    def full(self) -> bool:
        """Whether it holds more parts than any report tells."""
        return len(self.parts) >= _LONGEST_LIST

    def add(self, figure: Figure, outcome: Outcome | None) -> None:
        """Take ``figure`` as the next part."""
        if len(self.parts) == 1:
            self.joint = max(figure.joint, Joint.PAUSE)
        self.parts.append(figure)
        self.outcomes.append(outcome)
        if REST.search(figure.label) or REST.search(figure.tail[:6]):
            self.rest = True

    @property
    def complete(self) -> bool:
        """Whether the parts make the total exactly, so that nothing more belongs to it."""
        return len(self.parts) > 1 and adds_up(self.parts, self.total)

    def told(self) -> Relation:
        """Tell what the words say of the parts."""
        parts = self.parts
        told = [outcome for outcome in self.outcomes if outcome is not None]
        if len(parts) < 2 or any(part.quantity is None for part in parts):
            return Relation.SUBSET
        family = len(told) == len(parts)
        if not family and not self.rest:
            behind = _SENTENCE_END.split(parts[-1].text[parts[-1].end : parts[-1].end + 20], maxsplit=1)[0]
            words = parts[0].text[parts[0].label_start : parts[-1].end] + behind
            if any(
                _CROSSCUT.search(part.label) or _CERTIFICATE.search(part.label) for part in parts
            ) or _OVERLAP.search(words):
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


def sum_up(parts: Iterable[Figure]) -> Interval:
    """Add up what the parts stand for."""
    total = Interval.point(_ZERO)
    for part in parts:
        total = total.plus(part.interval)
    return total


def adds_up(parts: Iterable[Figure], total: Figure) -> bool:
    """Tell whether the printed numbers themselves add up."""
    if total.quantity is None:
        return False
    found = _ZERO
    for part in parts:
        if part.quantity is None:
            return False
        found += part.quantity.value
    return found == total.quantity.value


def holds(relation: Relation, parts: Sequence[Figure], total: Figure, summed: Interval | None = None) -> bool:
    """Tell whether parts and total can both be true; ``summed`` is what the parts give, where that is known."""
    if relation is Relation.OVERLAP:
        return all(part.at_most(total) for part in parts)
    summed = sum_up(parts) if summed is None else summed
    if relation is Relation.PARTITION:
        return summed.meets(total.interval)
    return not total.interval.below(summed)


def bare(label: str) -> str:
    """Give a label without the word that opens its list."""
    return _LEAD_IN.sub("", label)


def parallel(one: str, other: str) -> bool:
    """Tell whether two labels are built alike: 食品类 and 药品类, 转为公办的 and 转为民办的."""
    one, other = bare(one), bare(other)
    if not one or not other:
        return False
    if one[:2] == other[:2] or complements(one, other):
        return True
    one, other = one.removesuffix("的"), other.removesuffix("的")
    return bool(one) and bool(other) and one[-1] == other[-1]


def outcomes_of(found: PartList) -> list[Outcome]:
    """Give the outcomes that the parts so far tell."""
    return [outcome for outcome in found.outcomes if outcome is not None]


# --- how a list goes on


def rules_out(total: Figure, outcome: Outcome) -> bool:
    """Tell whether a total of its own outcome (审结) rules the outcome out (尚未审结)."""
    own = classify(total.label, total.tail)
    inside = own is not None and own.family == outcome.family == "disposal"
    return inside and not fits_under(outcome, own, "")


def takes_rest(found: PartList, outcome: Outcome | None) -> bool:
    """Tell whether what is told as left (其余) can be the next part."""
    if not found.parts:
        return False
    return outcome is None or not rules_out(found.total, outcome)


def takes(found: PartList, figure: Figure, outcome: Outcome | None) -> bool:
    """Tell whether ``figure``, directly behind the last part, is the next part."""
    if outcome is not None and any(
        known is not None
        and outcome.family == known.family
        and not goes_with(outcome, (known,))
        and outcome.word != known.word
        for known in found.outcomes
    ):
        return False
    if outcome is not None and rules_out(found.total, outcome):
        return False
    joint, own = figure.joint, found.joint
    bracket = found.cue is None and not found.implied
    if not found.parts:
        return not found.implied or outcome is not None
    if found.implied:
        if joint > Joint.COMMA or (
            own is Joint.PAUSE and joint is Joint.COMMA and not REST.search(figure.label)
        ):
            return False if outcome is None else joint <= Joint.COMMA and same_kind(found, figure, outcome)
        return same_kind(found, figure, outcome)
    if joint <= Joint.PAUSE:
        return True
    if own is Joint.PAUSE and joint is Joint.COMMA:
        return bool(REST.search(figure.label)) or _completes(found, figure)
    if joint is Joint.SEMICOLON and own not in (None, Joint.SEMICOLON) and not bracket:
        return False
    return (
        same_kind(found, figure, outcome)
        or REST.search(figure.label) is not None
        or _completes(found, figure)
    )


def same_kind(found: PartList, figure: Figure, outcome: Outcome | None) -> bool:
    """Tell whether a part is named as the parts before it are."""
    known = outcomes_of(found)
    if outcome is not None and known:
        if figure.joint >= Joint.COMMA and any(outcome.word == other.word for other in known):
            return parallel(found.parts[-1].label, figure.label)
        return len(known) == len(found.parts) and goes_with(outcome, known)
    if found.implied and known:
        return False
    return parallel(found.parts[-1].label, figure.label)


def _completes(found: PartList, figure: Figure) -> bool:
    """Tell whether this part and those directly behind it make the total exactly."""
    parts = list(found.parts)
    for other in figure.group.figures[figure.place : figure.place + READINGS]:
        if not other.countable:
            continue
        if not alike_units(other, found.total) or (other is not figure and other.joint > Joint.COMMA):
            return False
        parts.append(other)
        if adds_up(parts, found.total):
            return True
    return False
