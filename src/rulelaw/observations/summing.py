"""Find the sums and rates that a text sets out: a total with its parts, a rate with its numerator and denominator.

Sums are never tried at random. A list of parts is opened by a bracket, by a word (其中, 包括, 分别为, 按…分, 合计),
by a colon, or by parts that can only be parts of the figure before them (维持, 驳回, 尚未审结). The text decides
what is a part; arithmetic only says whether the figures can be true, and chooses where the text leaves two readings
open: then the one that adds up is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rulelaw.observations.clauses import CUES, Cue, Figure, Group, Joint, Sentence, alike_units, lay_out
from rulelaw.observations.comparing import set_aside
from rulelaw.observations.listing import (
    READINGS,
    REST,
    PartList,
    adds_up,
    bare,
    holds,
    outcomes_of,
    parallel,
    rules_out,
    same_kind,
    sum_up,
    takes,
    takes_rest,
)
from rulelaw.observations.outcomes import Outcome, classify, complements, fits_under, goes_with
from rulelaw.observations.rating import find_rates
from rulelaw.observations.totalling import run_before, summed_up
from rulelaw.observations.types import Breakdown, BreakdownKind, Comparison, Relation
from rulelaw.report.types import Report
from rulelaw.text.words import alternation

__all__ = ["find_breakdowns", "find_relations"]

#: Words of a figure that came in from before: the total may leave it out and its parts hold it.
CARRIED_WORDS = (
    "上年结转", "上年度结转", "去年结转", "年初结存", "上年转入", "结转上年", "往年", "历年积",
    "积案", "旧存", "上年末", "跨年",
)  # fmt: skip
#: Words that say that a figure is a total.
TOTAL_WORDS = ("共", "总", "合计", "累计", "原有", "现有", "全部")
#: Words of the inflow that a carried-over figure is added to.
INFLOW_WORDS = ("受理", "新收", "收到", "立案", "接收", "新受理", "新增", "办理")

_CARRIED = re.compile(alternation(CARRIED_WORDS))
_TOTAL = re.compile(alternation(TOTAL_WORDS))
_INFLOW = re.compile(alternation(INFLOW_WORDS))
# 45件中37件 …, 230项服务中,228项 …: the figure is what the next ones are part of. 集中 and 工作中 are other words.
_AMONG_TAIL = re.compile(r"(?<![集其程作设展之高初省县市当期途])(?:之中|中)(?:共?有|仅有|只有)?$")
# 受理的案件审结26件, 审结案件中,维持17件: the total is told a clause or a sentence before.
_REFERENCE = re.compile(
    r"(?:^|[,;。:])(?:在|已|所)?(受理|立案|收到|审结|办结|结案)的?[^,;。\d]{0,10}?(?:中|案件|申请|纠纷|投诉)"
)
# Where a text tells 28 figures without a stop, the nearest ones decide.
_BACK = 8
# How far before a figure its total may be named anew.
_NAMED_BEFORE = 24
# How many lists may wait for a part at a time.
_OPEN = 4
# Asked for of each figure: a member of an enumeration is dear to look up.
_WITH, _COMMA = Cue.WITH, Joint.COMMA
_OPENERS = frozenset({Cue.AMONG, Cue.HOLDING, Cue.CONSISTS, Cue.RESULTS, Cue.COLON})
# Below this, a slip of the pen makes any part larger than any total.
_FEW = 10


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
        lists: list[PartList] = []
        anchor = group.anchor
        if anchor is not None and anchor.countable:
            lists.append(PartList(anchor, None))
        before: Figure | None = None
        for figure in group.figures:
            if not figure.countable:
                continue
            if figure in self.taken:
                before = figure
                continue
            if figure.cues and _WITH in figure.cues:
                self._joined(group, figure)
                continue
            outcome = classify(figure.label, figure.tail)
            if before is not None and self._behind(group, figure):
                self._finish(lists)
            elif not (
                self._opens(lists, before, figure, outcome)
                or (lists and self._goes_on(lists, before, figure, outcome))
                or (before is not None and self._implied(lists, group, before, figure, outcome))
                or outcome is None
            ):
                self._referred(lists, figure, outcome)
            while len(lists) > _OPEN:  # the oldest go, so that the cost of each figure stays bounded
                self._close(lists.pop(0))
            before = figure
        self._finish(lists)

    def _finish(self, lists: list[PartList]) -> None:
        for found in lists:
            self._close(found)
        lists.clear()

    # -- how a list begins

    def _opens(
        self, lists: list[PartList], before: Figure | None, figure: Figure, outcome: Outcome | None
    ) -> bool:
        """Open a list where a cue word, or 中 behind the figure before, says that parts follow."""
        cue = next((cue for cue in figure.cues if cue in _OPENERS), None) if figure.cues else None
        if cue is None:
            if before is None or figure.joint > _COMMA or not _AMONG_TAIL.search(before.tail.rstrip()):
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
        found = PartList(totals[0], cue)
        found.others = totals[1:]
        # 建议35件、提案27件,其中主办50件: behind a list, 其中 may speak of its last part or of its total
        found.open_total = figure.joint is Joint.SEMICOLON or any(
            before is other.parts[-1] for other in lists if len(other.parts) > 1
        )
        if before is not None and totals[0] is before and before.joint <= Joint.PAUSE:
            # 律师58名、公证员6名,其中公职律师12名: so it may of each of several totals
            others = [f for f in run_before(figure.group, before) if f not in found.others]
            found.others.extend(others)
            found.open_total = found.open_total or bool(others)
        names, together, _ = figure.label.partition("分别")
        # 建议、提案分别为52件、66件 may speak of anything; so may a list far from its total
        found.loose = bool(together and names.strip()) or not self._near(lists, before, totals[0])
        found.add(figure, outcome)
        lists.append(found)
        return True

    def _totals(self, lists: list[PartList], before: Figure | None, figure: Figure) -> list[Figure]:
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
    def _near(lists: list[PartList], before: Figure | None, total: Figure) -> bool:
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
        self, lists: list[PartList], before: Figure | None, figure: Figure, outcome: Outcome | None
    ) -> bool:
        """Give ``figure`` to the innermost list that it can be a part of."""
        rest = Cue.REST in figure.cues
        for index in range(len(lists) - 1, -1, -1):
            found = lists[index]
            if found.full or not alike_units(found.total, figure):
                continue
            if found.complete and not same_kind(found, figure, outcome):
                continue
            if rest:
                taken = takes_rest(found, outcome)
            elif before is None or not found.parts or before is found.parts[-1]:
                taken = takes(found, figure, outcome)
            else:  # something else stood in between: only an outcome still missing goes on
                taken = (
                    outcome is not None
                    and figure.joint <= Joint.COMMA
                    and None not in found.outcomes
                    and goes_with(outcome, outcomes_of(found))
                    and not rules_out(found.total, outcome)
                )
            if taken:
                found.add(figure, outcome)
                for done in lists[index + 1 :]:
                    self._close(done)
                del lists[index + 1 :]
                return True
        return False

    # -- lists that no cue word opens

    def _implied(
        self,
        lists: list[PartList],
        group: Group,
        before: Figure,
        figure: Figure,
        outcome: Outcome | None,
    ) -> bool:
        """Open a list where a figure can only be a part of the one before it."""
        if figure.joint > _COMMA or not alike_units(before, figure):
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
            and complements(bare(before.label), bare(figure.label))
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

    def _listed(self, lists: list[PartList], total: Figure, figure: Figure) -> bool:
        """Read a list that nothing announces: 活动64场,进校园9场、进乡村55场.

        Parts joined by 、 or built alike, two or more, directly behind a figure, are its parts where they make it
        exactly. Where it is told as a total and they are built alike or end in a rest, they may not exceed it:
        共20家,食品类12家,药品类8家.
        """
        if figure.joint is Joint.PAUSE:
            return False
        parts = [figure]
        for other in figure.group.figures[figure.place + 1 : figure.place + READINGS]:
            if not other.countable:
                continue
            alike = other.joint <= Joint.PAUSE or parallel(parts[-1].label, other.label)
            if other.cues or other.joint > Joint.COMMA or not alike or not alike_units(other, total):
                break
            parts.append(other)
        if len(parts) < 2 or parallel(total.label, figure.label):
            return False
        if not adds_up(parts, total):
            built = all(map(parallel, (p.label for p in parts), (p.label for p in parts[1:])))
            if _TOTAL.search(total.label) is None or not (built or REST.search(parts[-1].label)):
                return False
        self._imply(lists, total, *((part, None) for part in parts))
        self.taken.update(parts[1:])
        return True

    @staticmethod
    def _imply(lists: list[PartList], total: Figure, *parts: tuple[Figure, Outcome | None]) -> bool:
        found = PartList(total, None, implied=True)
        for figure, outcome in parts:
            found.add(figure, outcome)
        lists.append(found)
        return True

    def _referred(self, lists: list[PartList], figure: Figure, outcome: Outcome) -> bool:
        """Open a list where the text names its total anew: 受理的案件审结26件, 审结案件中维持17件."""
        start = max(self.sentence.start, figure.label_start - _NAMED_BEFORE)
        words = _REFERENCE.findall(figure.text[start : figure.start])
        named = classify(words[-1], "") if words else None
        if named is None or not fits_under(outcome, named, ""):
            return False
        for total in self._recent(figure):
            own = classify(total.label, total.tail)
            if own is not None and own.name == named.name and alike_units(total, figure):
                return self._imply(lists, total, (figure, outcome))
        return False

    # -- totals behind their parts

    def _behind(self, group: Group, figure: Figure) -> bool:
        """Record the parts before a total that stands behind them; ``False`` where ``figure`` is no such total."""
        parts = summed_up(group, figure)
        if parts:
            self._record(Relation.PARTITION, figure, parts)
        return parts is not None

    def _joined(self, group: Group, figure: Figure) -> None:
        """Read 连同: an earlier figure and this one make the next (受理43件 … 连同结存的5件,应当审理48件)."""
        total = next((f for f in group.figures[figure.place + 1 : figure.place + 3] if f.countable), None)
        if total is None or total.joint > Joint.COMMA or total.cues or not alike_units(total, figure):
            return
        others = [other for other in self._recent(figure) if alike_units(other, figure)]
        meant = next((other for other in others if adds_up((other, figure), total)), None)
        if meant is None:
            meant = next((other for other in others if _INFLOW.search(other.label)), None)
        if meant is not None:
            self._record(Relation.PARTITION, total, [meant, figure])

    # -- what has been read

    def _close(self, found: PartList) -> None:
        """Record a list that has ended, if it says anything."""
        parts, total = found.parts, found.total
        if not parts:
            return
        for part in parts:
            self.parents.setdefault(part, total)
        if found.implied and len(parts) < 2:
            return
        relation = found.told()
        if holds(relation, parts, total):
            self._record(relation, total, parts)
            return
        for other in found.others:
            if adds_up(parts, other) or (found.open_total and holds(relation, parts, other)):
                self._record(relation, other, parts)
                return
        if found.loose or self._excused(found, relation):
            return
        if found.joint is not None and found.joint >= Joint.COMMA and len(outcomes_of(found)) < len(parts):
            # a comma may have ended the list earlier
            for count in range(2, len(parts)):
                if adds_up(parts[:count], total):
                    self._record(relation, total, parts[:count])
                    return
        self._record(relation, total, parts)

    def _excused(self, found: PartList, relation: Relation) -> bool:
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
                if both.meets(sum_up(found.parts)) and (found.implied or found.cue is Cue.AMONG):
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
        summed = sum_up(parts)
        self.found[key] = Breakdown(
            BreakdownKind.SUM,
            relation,
            total.span,
            tuple(part.span for part in parts),
            total.interval,
            summed,
            holds(relation, parts, total, summed),
        )


def _far_above(part: Figure, total: Figure) -> bool:
    """Tell whether a figure is so much larger than another that it is a part of something else."""
    if part.quantity is None or total.quantity is None:
        return False
    return total.quantity.value >= _FEW and part.quantity.value > total.quantity.value * 3 / 2


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
