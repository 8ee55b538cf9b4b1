"""Find the sums and rates that a text sets out: a total with its parts, a rate with its numerator and denominator.

Sums are never tried at random. A list of parts is opened by a bracket, by a word (其中, 包括, 分别为, 按…分, 合计),
by a colon, or by parts that can only be parts of the figure before them (维持, 驳回, 尚未审结). The text decides
what is a part; arithmetic only says whether the figures can be true, and chooses where the text leaves two readings
open: then the one that adds up is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from rulelaw.observations.clauses import CUES, Cue, Figure, Group, Joint, Sentence, alike_units, lay_out
from rulelaw.observations.comparing import set_aside
from rulelaw.observations.outcomes import Outcome, classify, complements, exhausts, fits_under, goes_with
from rulelaw.observations.rating import find_rates
from rulelaw.observations.types import Breakdown, BreakdownKind, Comparison, Relation
from rulelaw.report.types import Report
from rulelaw.text.intervals import Interval
from rulelaw.text.words import alternation

__all__ = ["find_breakdowns", "find_relations"]

#: A part so named is all that is left of the total.
REST_WORDS = ("其他", "其它", "其余", "余下", "剩余", "剩下", "另有", "另外")
#: A total that stands behind its parts, alone in its clause.
BEHIND_WORDS = ("合计", "共计", "总计", "总共", "合起来")
#: As above, but so common elsewhere that it needs a list with 、 before it.
WEAK_BEHIND_WORDS = ("共", "计", "累计", "总数", "总量")
#: What members of a total may have in common: two such parts may share members.
CROSSCUTS = (
    "出庭", "满意", "获评", "荣获", "获得", "具有", "取得", "持有", "持证", "党员", "学历", "硕士", "本科", "研究生",
    "年龄", "周岁", "岁以", "职称", "职业资格", "背景", "最多跑一次", "全程网办", "即办", "涉及",
)  # fmt: skip
#: Words that admit that parts share members.
OVERLAP_WORDS = ("交叉", "重复计", "重叠", "重合", "兼有", "兼具", "同时具有", "同时具备", "不重复", "有重复")
#: Words of a figure that came in from before: the total may leave it out and its parts hold it.
CARRIED_WORDS = (
    "上年结转", "上年度结转", "去年结转", "年初结存", "上年转入", "结转上年", "往年", "历年积",
    "积案", "旧存", "上年末", "跨年",
)  # fmt: skip
#: Words that say that a figure is a total.
TOTAL_WORDS = ("共", "总", "合计", "累计", "原有", "现有", "全部")
#: Words of the inflow that a carried-over figure is added to.
INFLOW_WORDS = ("受理", "新收", "收到", "立案", "接收", "新受理", "新增", "办理")

_REST = re.compile(alternation(REST_WORDS))
_BEHIND = re.compile(
    r"(?:以上|上述|前述)?(?:[两二三四五六七八九十](?:项|类|者|种|方面))?"
    rf"(?P<word>{alternation(BEHIND_WORDS)}|(?P<weak>{alternation(WEAK_BEHIND_WORDS)}))"
    r"(?:为|达到|达|有|是)?(?:约|近|超过|超|逾)?(?P<verb>[^,;:、。的]{0,4})"
)
_BEHIND_HINT = frozenset("合共计总")  # one of them is in every such word
_NAMED_BEHIND = re.compile(
    rf"(?P<names>.{{2,20}}?)(?:[两二三]项|[两二三]者|[两二]类)?(?P<word>{alternation(BEHIND_WORDS)}|计共|共)[^,;]{{0,6}}"
)
_CROSSCUT = re.compile("(?<![未不无非])" + alternation(CROSSCUTS))
# One person may hold several certificates, but is of one grade (A证, B证).
_CERTIFICATE = re.compile("(?<![A-Za-z甲乙丙一二三])证(?:书)?(?:的)?$")
_OVERLAP = re.compile(alternation(OVERLAP_WORDS))
_CARRIED = re.compile(alternation(CARRIED_WORDS))
_TOTAL = re.compile(alternation(TOTAL_WORDS))
_INFLOW = re.compile(alternation(INFLOW_WORDS))
_SENTENCE_END = re.compile("[。;!?\n]")
_NAMES = re.compile(r"[、和与及]|以及")
_LEAD_IN = re.compile(r"^(?:其中|包括|包含|含|分别为|分别是|分为|即|其余|另有)[:,]?|\s+")
# 45件中37件 …, 230项服务中,228项 …: the figure is what the next ones are part of. 集中 and 工作中 are other words.
_AMONG_TAIL = re.compile(r"(?<![集其程作设展之高初省县市当期途])(?:之中|中)(?:共?有|仅有|只有)?$")
# 受理的案件审结26件, 审结案件中,维持17件: the total is told a clause or a sentence before.
_REFERENCE = re.compile(
    r"(?:^|[,;。:])(?:在|已|所)?(?P<word>受理|立案|收到|审结|办结|结案)的?[^,;。\d]{0,10}?(?:中|案件|申请|纠纷|投诉)"
)
# Where a text tells 28 figures without a stop, the nearest ones decide.
_BACK = 8
# How many readings of an ambiguous list are tried at most.
_READINGS = 12

# How far before a figure its total may be named anew.
_NAMED_BEFORE = 24
# No report tells more parts of one total; a longer list is no list.
_LONGEST_LIST = 40
# How many lists may wait for a part at a time.
_OPEN = 4
_OPENERS = frozenset({Cue.AMONG, Cue.HOLDING, Cue.CONSISTS, Cue.RESULTS, Cue.COLON})
# 逐件清理: every one of them got an outcome.
_ALL_OF_THEM = re.compile("逐|全面|全部|集中")
_ZERO = Decimal(0)
# Below this, a slip of the pen makes any part larger than any total.
_FEW = 10


class _List:
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
        self.taken: set[Figure] = set()
        self.sentence: Sentence
        self.earlier: Sentence | None = None

    def read(self, sentence: Sentence) -> None:
        """Read one sentence; the one before it may hold its totals."""
        self.sentence = sentence
        if len(sentence.figures) > 1 or sentence.follows:
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
            if figure in self.taken:
                before = figure
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
            ):
                self._referred(lists, figure, outcome)
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

    def _opens(
        self, lists: list[_List], before: Figure | None, figure: Figure, outcome: Outcome | None
    ) -> bool:
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
        totals = self._totals(lists, before, figure)
        if not totals:
            return False
        found = _List(totals[0], cue)
        found.others = totals[1:]
        # 建议35件、提案27件,其中主办50件: behind a list, 其中 may speak of its last part or of its total
        found.open_total = figure.joint is Joint.SEMICOLON or any(
            before is other.parts[-1] for other in lists if len(other.parts) > 1
        )
        if before is not None and totals[0] is before and before.joint <= Joint.PAUSE:
            # 律师58名、公证员6名,其中公职律师12名: so it may of each of several totals
            others = [f for f in self._run_before(figure.group, before) if f not in found.others]
            found.others.extend(others)
            found.open_total = found.open_total or bool(others)
        names, together, _ = figure.label.partition("分别")
        # 建议、提案分别为52件、66件 may speak of anything; so may a list far from its total
        found.loose = bool(together and names.strip()) or not self._near(lists, before, totals[0])
        found.add(figure, outcome)
        lists.append(found)
        return True

    def _totals(self, lists: list[_List], before: Figure | None, figure: Figure) -> list[Figure]:
        """Give the figures that the parts from ``figure`` on may be parts of, the likeliest first."""
        totals = [found.total for found in reversed(lists) if alike_units(found.total, figure)]
        if before is not None and alike_units(before, figure):
            totals.insert(len(totals) if figure.joint is Joint.SEMICOLON else 0, before)
        elif not totals and (before is not None or self._begins(figure)):
            totals = [other for other in self._recent(figure) if alike_units(other, figure)][:2]
        return list(dict.fromkeys(totals))

    def _begins(self, figure: Figure) -> bool:
        """Tell whether a cue word begins the sentence: then the parts are of what the one before told last."""
        words = figure.text[self.sentence.start : figure.start].lstrip(" (")
        return words.startswith(tuple(CUES))

    @staticmethod
    def _near(lists: list[_List], before: Figure | None, total: Figure) -> bool:
        """Tell whether ``total`` is what a list behind ``before`` speaks of, with nothing else in between."""
        return before is None or total is before or any(found.total is total for found in lists)

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

    # -- how a list goes on

    def _goes_on(
        self, lists: list[_List], before: Figure | None, figure: Figure, outcome: Outcome | None
    ) -> bool:
        """Give ``figure`` to the innermost list that it can be a part of."""
        rest = Cue.REST in figure.cues
        for index in range(len(lists) - 1, -1, -1):
            found = lists[index]
            if found.full or not alike_units(found.total, figure):
                continue
            if found.complete and not self._same_kind(found, figure, outcome):
                continue
            if rest:
                taken = self._takes_rest(found, outcome)
            elif before is None or not found.parts or before is found.parts[-1]:
                taken = self._takes(found, figure, outcome)
            else:  # something else stood in between: only an outcome still missing goes on
                taken = (
                    outcome is not None
                    and figure.joint <= Joint.COMMA
                    and None not in found.outcomes
                    and goes_with(outcome, _known(found))
                    and not self._inside(found.total, outcome)
                )
            if taken:
                found.add(figure, outcome)
                for done in lists[index + 1 :]:
                    self._close(done)
                del lists[index + 1 :]
                return True
        return False

    @staticmethod
    def _inside(total: Figure, outcome: Outcome) -> bool:
        """Tell whether a total of its own outcome (审结) rules the outcome out (尚未审结)."""
        own = classify(total.label, total.tail)
        inside = own is not None and own.family == outcome.family == "disposal"
        return inside and not fits_under(outcome, own, "")

    def _takes_rest(self, found: _List, outcome: Outcome | None) -> bool:
        if not found.parts:
            return False
        return outcome is None or not self._inside(found.total, outcome)

    def _takes(self, found: _List, figure: Figure, outcome: Outcome | None) -> bool:
        """Tell whether ``figure``, directly behind the last part, is the next part."""
        if outcome is not None and any(
            known is not None
            and outcome.family == known.family
            and not goes_with(outcome, (known,))
            and outcome.word != known.word
            for known in found.outcomes
        ):
            return False
        if outcome is not None and self._inside(found.total, outcome):
            return False
        joint, own = figure.joint, found.joint
        bracket = found.cue is None and not found.implied
        if not found.parts:
            return not found.implied or outcome is not None
        if found.implied:
            if joint > Joint.COMMA or (
                own is Joint.PAUSE and joint is Joint.COMMA and not _REST.search(figure.label)
            ):
                return (
                    False
                    if outcome is None
                    else joint <= Joint.COMMA and self._same_kind(found, figure, outcome)
                )
            return self._same_kind(found, figure, outcome)
        if joint <= Joint.PAUSE:
            return True
        if own is Joint.PAUSE and joint is Joint.COMMA:
            return bool(_REST.search(figure.label)) or self._completes(found, figure)
        if joint is Joint.SEMICOLON and own not in (None, Joint.SEMICOLON) and not bracket:
            return False
        return (
            self._same_kind(found, figure, outcome)
            or _REST.search(figure.label) is not None
            or self._completes(found, figure)
        )

    @staticmethod
    def _same_kind(found: _List, figure: Figure, outcome: Outcome | None) -> bool:
        """Tell whether a part is named as the parts before it are."""
        known = _known(found)
        if outcome is not None and known:
            if figure.joint >= Joint.COMMA and any(outcome.word == other.word for other in known):
                return _parallel(found.parts[-1].label, figure.label)
            return len(known) == len(found.parts) and goes_with(outcome, known)
        if found.implied and known:
            return False
        return _parallel(found.parts[-1].label, figure.label)

    @staticmethod
    def _completes(found: _List, figure: Figure) -> bool:
        """Tell whether this part and those directly behind it make the total exactly."""
        parts = list(found.parts)
        for other in figure.group.figures[figure.place : figure.place + _READINGS]:
            if not other.countable:
                continue
            if not alike_units(other, found.total) or (other is not figure and other.joint > Joint.COMMA):
                return False
            parts.append(other)
            if _exactly(parts, found.total):
                return True
        return False

    # -- lists that no cue word opens

    def _implied(
        self, lists: list[_List], group: Group, before: Figure | None, figure: Figure, outcome: Outcome | None
    ) -> bool:
        """Open a list where a figure can only be a part of the one before it."""
        if before is None or figure.joint > Joint.COMMA or not alike_units(before, figure):
            return False
        if before.quantity is None:
            return False
        if outcome is not None:
            own = classify(before.label, before.tail)
            words = self._words_around(before, figure)
            if fits_under(outcome, own, words) or (own is None and outcome.name == "kept"):
                return self._imply(lists, before, (figure, outcome))
        earlier = next((f for f in reversed(group.figures[: before.place]) if f.countable), None)
        if (
            earlier is not None
            and alike_units(earlier, figure)
            and before.joint <= Joint.COMMA
            and before not in self.parents
            and not any(before in found.parts for found in lists)
            and complements(_bare(before.label), _bare(figure.label))
        ):
            self._imply(lists, earlier, (before, None), (figure, None))
            lists[-1].rest = True
            return True
        return self._listed(lists, before, figure)

    def _words_around(self, total: Figure, figure: Figure) -> str:
        """Give the words before and behind a total, as far as the semicolon before it and the next figure."""
        start = max(self.sentence.start, total.start - _NAMED_BEFORE)
        words = total.text[start : min(figure.start, total.end + _NAMED_BEFORE)]
        return words[words.rfind(";", 0, total.start - start) + 1 :]

    def _listed(self, lists: list[_List], total: Figure, figure: Figure) -> bool:
        """Read a list that nothing announces: 活动64场,进校园9场、进乡村55场.

        Parts joined by 、 or built alike, two or more, directly behind a figure, are its parts where they make it
        exactly. Where it is told as a total and they are built alike or end in a rest, they may not exceed it:
        共20家,食品类12家,药品类8家.
        """
        if figure.joint is Joint.PAUSE:
            return False
        parts = [figure]
        for other in figure.group.figures[figure.place + 1 : figure.place + _READINGS]:
            if not other.countable:
                continue
            alike = other.joint <= Joint.PAUSE or _parallel(parts[-1].label, other.label)
            if other.cues or other.joint > Joint.COMMA or not alike or not alike_units(other, total):
                break
            parts.append(other)
        if len(parts) < 2 or _parallel(total.label, figure.label):
            return False
        if not _exactly(parts, total):
            built = all(map(_parallel, (p.label for p in parts), (p.label for p in parts[1:])))
            if _TOTAL.search(total.label) is None or not (built or _REST.search(parts[-1].label)):
                return False
        self._imply(lists, total, *((part, None) for part in parts))
        self.taken.update(parts[1:])
        return True

    @staticmethod
    def _imply(lists: list[_List], total: Figure, *parts: tuple[Figure, Outcome | None]) -> bool:
        found = _List(total, None, implied=True)
        for figure, outcome in parts:
            found.add(figure, outcome)
        lists.append(found)
        return True

    def _referred(self, lists: list[_List], figure: Figure, outcome: Outcome | None) -> bool:
        """Open a list where the text names its total anew: 受理的案件审结26件, 审结案件中维持17件."""
        if outcome is None:
            return False
        start = max(self.sentence.start, figure.label_start - _NAMED_BEFORE)
        named = None
        for match in _REFERENCE.finditer(figure.text[start : figure.start]):
            named = classify(match["word"], "")
        if named is None or not fits_under(outcome, named, ""):
            return False
        for total in self._recent(figure):
            own = classify(total.label, total.tail)
            if own is not None and own.name == named.name and alike_units(total, figure):
                return self._imply(lists, total, (figure, outcome))
        return False

    # -- totals behind their parts

    def _behind(self, group: Group, figure: Figure) -> bool:
        """Find the parts of a total that stands behind them; ``False`` where ``figure`` is no such total."""
        if figure.cues or _BEHIND_HINT.isdisjoint(figure.label):
            return False
        match = _BEHIND.fullmatch(figure.label.strip())
        run = self._run_before(group, figure)
        if len(run) < 2:
            return False
        if match is None:
            return self._named_behind(figure, run)
        for count in range(2, len(run) + 1):
            if _exactly(run[-count:], figure):
                self._record(Relation.PARTITION, figure, run[-count:])
                return True
        block = 1
        while block < len(run) and run[-block].joint <= Joint.PAUSE:
            block += 1
        if match["verb"]:  # 共办理81本 may speak of more than what stands before
            return False
        for count in range(2, len(run) + 1):
            if _holds(Relation.PARTITION, run[-count:], figure):
                self._record(Relation.PARTITION, figure, run[-count:])
                return True
        if match["weak"] is not None and (match["weak"] != "共" or block < 2):
            return False
        parts = run[-block:] if block > 1 else run
        if all(part.quantity is not None for part in parts):
            self._record(Relation.PARTITION, figure, parts)
        return True

    @staticmethod
    def _run_before(group: Group, figure: Figure) -> list[Figure]:
        """Give the figures before ``figure`` that it can sum up, in order."""
        run: list[Figure] = []
        joint = figure.joint
        for other in reversed(group.figures[max(0, figure.place - _READINGS) : figure.place]):
            if not other.countable:
                joint = max(joint, other.joint)
                continue
            if joint > Joint.COMMA or not alike_units(other, figure):
                break
            run.append(other)
            if other.cues:
                break
            joint = other.joint
        run.reverse()
        return run

    def _named_behind(self, figure: Figure, run: list[Figure]) -> bool:
        """Find the parts that a total behind them names: 以注销和转型计共压减274家."""
        match = _NAMED_BEHIND.match(figure.label)
        if match is None:
            return False
        names = [name for name in _NAMES.split(match["names"]) if name]
        if not 2 <= len(names) <= 3:
            return False
        choices = [[part for part in run if set(name) & set(_bare(part.label))][-4:] for name in names]
        for parts in product(*choices):
            ordered = sorted(set(parts), key=lambda part: part.start)
            if len(ordered) == len(names) and _exactly(ordered, figure):
                self._record(Relation.PARTITION, figure, ordered)
                return True
        return False

    def _joined(self, group: Group, figure: Figure) -> None:
        """Read 连同: an earlier figure and this one make the next (受理43件 … 连同结存的5件,应当审理48件)."""
        total = next((f for f in group.figures[figure.place + 1 : figure.place + 3] if f.countable), None)
        if total is None or total.joint > Joint.COMMA or total.cues or not alike_units(total, figure):
            return
        others = [other for other in self._recent(figure) if alike_units(other, figure)]
        meant = next((other for other in others if _exactly((other, figure), total)), None)
        if meant is None:
            meant = next((other for other in others if _INFLOW.search(other.label)), None)
        if meant is not None:
            self._record(Relation.PARTITION, total, [meant, figure])

    # -- what has been read

    def _close(self, found: _List) -> None:
        """Record a list that has ended, if it says anything."""
        parts, total = found.parts, found.total
        if not parts:
            return
        for part in parts:
            self.parents.setdefault(part, total)
        if found.implied and len(parts) < 2:
            return
        relation = found.told()
        if _holds(relation, parts, total):
            self._record(relation, total, parts)
            return
        for other in found.others:
            if _exactly(parts, other) or (found.open_total and _holds(relation, parts, other)):
                self._record(relation, other, parts)
                return
        if found.loose or self._excused(found, relation):
            return
        if found.joint is not None and found.joint >= Joint.COMMA and len(_known(found)) < len(parts):
            # a comma may have ended the list earlier
            for count in range(2, len(parts)):
                if _exactly(parts[:count], total):
                    self._record(relation, total, parts[:count])
                    return
        self._record(relation, total, parts)

    def _excused(self, found: _List, relation: Relation) -> bool:
        """Tell whether something else in the sentence explains why the parts do not fit."""
        total = found.total
        group = total.group
        if (
            found.implied
            and relation is not Relation.PARTITION
            and any(_far_above(p, total) for p in found.parts)
        ):
            return True
        for other in group.figures[max(0, total.place - 2) : total.place]:
            # 复议12件、诉讼8件,审结15件、未结5件: two totals side by side
            if other.countable and alike_units(other, total):
                both = total.interval.plus(other.interval)
                if both.meets(_sum(found.parts)) and (found.implied or found.cue is Cue.AMONG):
                    return True
        if not found.implied and relation is not Relation.PARTITION:
            return False
        start = max(self.sentence.start, total.start - 2 * _NAMED_BEFORE)
        for carried in _CARRIED.finditer(total.text, start, found.parts[-1].end):
            inside = any(
                figure.group.anchor is total and figure.label_start <= carried.start() < figure.end
                for figure in self.sentence.figures
            )
            if not inside:
                return True
        return False

    def _record(self, relation: Relation, total: Figure, parts: Sequence[Figure]) -> None:
        key = (total, tuple(parts))
        if key in self.found:
            return
        for part in parts:
            self.parents.setdefault(part, total)
        self.found[key] = Breakdown(
            BreakdownKind.SUM,
            relation,
            total.span,
            tuple(part.span for part in parts),
            total.interval,
            _sum(parts),
            _holds(relation, parts, total),
        )


def _far_above(part: Figure, total: Figure) -> bool:
    """Tell whether a figure is so much larger than another that it is a part of something else."""
    if part.quantity is None or total.quantity is None:
        return False
    return total.quantity.value >= _FEW and part.quantity.value > total.quantity.value * 3 / 2


def _known(found: _List) -> list[Outcome]:
    return [outcome for outcome in found.outcomes if outcome is not None]


def find_relations(report: Report) -> tuple[tuple[Breakdown, ...], tuple[Comparison, ...]]:
    """Find the sums and rates of a report, and the levels it compares, in one pass.

    :param report: the report, read; one without a text has none.
    :returns: the breakdowns in order of their totals, and the comparisons in order of their changes. Linear in the
        number of quantities.
    """
    reader = _Reader()
    breakdowns: list[Breakdown] = []
    comparisons: list[Comparison] = []
    for sentence in lay_out(report):
        comparisons.extend(set_aside(sentence))
        reader.read(sentence)
        breakdowns.extend(find_rates(sentence, reader.parents))
    breakdowns.extend(reader.found.values())
    breakdowns.sort(key=lambda found: (found.total.start, found.total.end, found.parts[0].start))
    return tuple(breakdowns), tuple(comparisons)


def find_breakdowns(report: Report) -> tuple[Breakdown, ...]:
    """Find the sums and rates that a report sets out.

    :param report: the report, read; one without a text has none.
    :returns: the breakdowns, in order of their totals. Linear in the number of quantities.

    >>> import rulelaw as rl
    >>> report = rl.parse("共受理案件5件（维持3件、撤销1件）。")
    >>> [(b.relation.value, b.total.of(report.source.text), b.holds) for b in find_breakdowns(report)]
    [('partition', '5件', False)]
    """
    return find_relations(report)[0]
