"""The nouns of observation: what the figures of a report mean through a codebook, and how they hang together."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from rulelaw.periods import Period
from rulelaw.report.types import Part
from rulelaw.text.intervals import Interval
from rulelaw.text.numerals import Qualifier, interval_of
from rulelaw.text.spans import Span

__all__ = [
    "Breakdown",
    "BreakdownKind",
    "Change",
    "Comparison",
    "Observation",
    "Observations",
    "PracticeEvidence",
    "Relation",
    "Scope",
]


class Change(StrEnum):
    """Which way a figure says another has moved; an observation of a level has none."""

    RISE = "rise"
    FALL = "fall"


class BreakdownKind(StrEnum):
    """How a total and its parts are joined."""

    SUM = "sum"
    RATIO = "ratio"


class Relation(StrEnum):
    """What the text says of figures that it sets beside each other."""

    PARTITION = "partition"
    """The parts are told as all there is: they must add up to the total."""
    SUBSET = "subset"
    """The parts lie in the total and need not exhaust it (其中); together they may not exceed it."""
    OVERLAP = "overlap"
    """The parts lie in the total and may share members: each may not exceed it, their sum may."""
    RATIO = "ratio"
    """A rate, its numerator and its denominator."""


@frozen
class Scope:
    """What a figure is limited to, so that two scopes are never one fact; ``None`` where the text names no limit.

    :ivar instance: the court instance or forum (一审, 二审, 再审; 中心组, 会前).
    :ivar kind: the kind of thing counted where it is narrower than the indicator (部门, 食品).
    :ivar body: whose figure it is (全市, 本局, 县政府).
    """

    instance: str | None = None
    kind: str | None = None
    body: str | None = None


@frozen
class Observation:
    """A figure with its meaning in a codebook.

    :ivar indicator: the indicator's code.
    :ivar value: in the base unit; per cent for rates.
    :ivar upper: the upper end of a range, or ``None``.
    :ivar unit: the measure word as printed.
    :ivar qualifier: how the words around the number bound it.
    :ivar period: what stretch of time it tells of; ``None`` where neither text nor masthead says.
    :ivar change: set where the number is a change against an earlier level.
    :ivar part: the part of the report it stands in.
    :ivar span: the figure's place.
    :ivar cues: the places of the words that decided the indicator: the measure first, then the topic.
    :ivar scope: what the figure is limited to.
    :ivar zero: whether it is a zero told in words.
    :ivar decimals: printed places, as of the quantity.
    :ivar word: the bounding word, as of the quantity.
    """

    indicator: str
    value: Decimal
    upper: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    period: Period | None = None
    change: Change | None = None
    part: Part = Part.OTHER
    span: Span = field(factory=Span)
    cues: tuple[Span, ...] = ()
    scope: Scope = field(factory=Scope)
    zero: bool = False
    decimals: int | None = None
    word: str | None = None

    @property
    def interval(self) -> Interval:
        """What the printed figure stands for."""
        return interval_of(
            self.value, upper=self.upper, qualifier=self.qualifier, decimals=self.decimals, word=self.word
        )


@frozen
class Breakdown:
    """A total and its parts, or a rate with its numerator and denominator.

    :ivar kind: sum or ratio.
    :ivar relation: what the text says of the parts.
    :ivar total: the place of the total, or of the rate.
    :ivar parts: the places of the parts; of a ratio numerator, then denominator.
    :ivar stated: what the printed total stands for.
    :ivar computed: what the parts give.
    :ivar holds: whether the figures can all be true under the relation.
    """

    kind: BreakdownKind
    relation: Relation
    total: Span
    parts: tuple[Span, ...]
    stated: Interval
    computed: Interval
    holds: bool


@frozen
class Comparison:
    """Two levels and the change told between them (由200件上升至1600件,增长700%).

    :ivar earlier: the place of the earlier level.
    :ivar later: the place of the later level.
    :ivar change: the place of the change.
    :ivar direction: which way the text says it went.
    :ivar relative: whether the change is told in per cent of the earlier level (else in the unit itself).
    :ivar stated: what the printed change stands for.
    :ivar computed: what the two levels give.
    :ivar holds: whether the figures can all be true.
    """

    earlier: Span
    later: Span
    change: Span
    direction: Change
    relative: bool
    stated: Interval
    computed: Interval
    holds: bool


@frozen
class PracticeEvidence:
    """Evidence that a report gives of a practice.

    :ivar practice: the practice's code.
    :ivar grade: 1 named, planned or told as a shortcoming; 2 an action told; 3 an action with a figure of its own.
    :ivar spans: the places, the strongest first.
    :ivar part: the part in which the strongest stands.
    """

    practice: str
    grade: int
    spans: tuple[Span, ...] = ()
    part: Part = Part.OTHER


@frozen
class Observations:
    """What a report's figures mean.

    :ivar values: the observations, in the order of their figures.
    :ivar breakdowns: the sums and ratios the text sets out, in order of their totals.
    :ivar comparisons: levels with the change told between them, in order.
    :ivar practices: the practices found, in the order of the codebook.
    """

    values: tuple[Observation, ...] = field(default=(), repr=lambda v: f"<{len(v)} observations>")
    breakdowns: tuple[Breakdown, ...] = field(default=(), repr=lambda b: f"<{len(b)} breakdowns>")
    comparisons: tuple[Comparison, ...] = field(default=(), repr=lambda c: f"<{len(c)} comparisons>")
    practices: tuple[PracticeEvidence, ...] = field(default=(), repr=lambda p: f"<{len(p)} practices>")

    def of(self, indicator: str) -> tuple[Observation, ...]:
        """Give the observations of one indicator, in order."""
        return tuple(o for o in self.values if o.indicator == indicator)
