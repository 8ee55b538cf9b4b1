"""The ways in which a criterion is scored: a closed union of frozen classes.

Each rule gives a score from 0 to 100. Deductions are told in the points of the source they come from, out of
``points``: a rule that takes 0.3 for each missing session from an item of 1.2 points has ``points`` 1.2. Goalposts
stand in the unit of the indicator (per cent for rates), and the direction in which better lies stands apart from them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

from rulelaw.codebook.types import Direction

__all__ = [
    "BandsRule",
    "BonusRule",
    "CountMinimumRule",
    "DeadlineRule",
    "FindingsRule",
    "GradedPresenceRule",
    "LinearRule",
    "MeanRule",
    "OccurrenceRule",
    "PresenceRule",
    "RatioThresholdRule",
    "ScoringRule",
    "SplitRule",
    "Step",
    "VetoRule",
]

_HUNDRED = Decimal(100)


@frozen
class PresenceRule:
    """Full score where there is evidence, else none.

    Of a part or practice its grade counts, of a value from outside or a measure of the report its number, of an
    indicator or an entry of the masthead only whether it is told.

    :ivar least: from which grade or number on.

    >>> PresenceRule(least=Decimal(2))
    PresenceRule(least=Decimal('2'))
    """

    least: Decimal = Decimal(1)


@frozen
class GradedPresenceRule:
    """A score for each grade of evidence, as schemes give for “met, partly met, not begun”.

    :ivar scores: the score of grade 0, of grade 1 and so on, rising; higher grades have the last.

    >>> len(GradedPresenceRule((Decimal(0), Decimal(50), Decimal(100))).scores)
    3
    """

    scores: tuple[Decimal, ...]


@frozen
class CountMinimumRule:
    """Full score from a count on, and a deduction for each that is missing (six law studies a year, -0.3 each).

    :ivar least: the count asked for.
    :ivar per_missing: what each missing one costs, in points.
    :ivar cap: what all together cost at most; ``None``: all points.
    :ivar points: the points of the item.

    >>> CountMinimumRule(Decimal(6), Decimal("0.3"), cap=Decimal("1.2"), points=Decimal("1.2")).least
    Decimal('6')
    """

    least: Decimal
    per_missing: Decimal
    cap: Decimal | None = None
    points: Decimal = _HUNDRED


@frozen
class RatioThresholdRule:
    """Full score where a ratio reaches its target, else none (all normative documents filed).

    :ivar target: the target, in the unit of the indicator.
    :ivar direction: whether it is to be reached from below or not to be passed.

    >>> RatioThresholdRule(Decimal(100)).direction.value
    'higher_is_better'
    """

    target: Decimal
    direction: Direction = Direction.HIGHER_IS_BETTER


@frozen
class LinearRule:
    """A score that rises, or falls, evenly between two goalposts; none on one side of them, full on the other.

    Source: the goalposts of the Human Development Index, UNDP, Technical Notes; here for a share of an item.

    :ivar low: the lower goalpost, in the unit of the indicator.
    :ivar high: the upper goalpost; above ``low``.
    :ivar direction: at which of them the score is full.

    >>> LinearRule(Decimal(0), Decimal(100)).high
    Decimal('100')
    """

    low: Decimal
    high: Decimal
    direction: Direction = Direction.HIGHER_IS_BETTER


@frozen
class Step:
    """A step of :class:`BandsRule`.

    :ivar least: the number from which on it holds.
    :ivar score: the score.

    >>> Step(Decimal(90), Decimal(100)).score
    Decimal('100')
    """

    least: Decimal
    score: Decimal


@frozen
class BandsRule:
    """A score by steps.

    :ivar steps: the steps, from the lowest number to the highest; their scores all rise or all fall.
    :ivar below: the score below the first.

    >>> BandsRule((Step(Decimal(60), Decimal(50)), Step(Decimal(90), Decimal(100)))).below
    Decimal('0')
    """

    steps: tuple[Step, ...]
    below: Decimal = Decimal(0)


@frozen
class OccurrenceRule:
    """A deduction for each occurrence (a document that was not filed, a case that was lost).

    :ivar per: what each costs, in points.
    :ivar cap: what all together cost at most; ``None``: all points.
    :ivar points: the points of the item.

    >>> OccurrenceRule(Decimal(1), points=Decimal(6)).points
    Decimal('6')
    """

    per: Decimal
    cap: Decimal | None = None
    points: Decimal = _HUNDRED


@frozen
class DeadlineRule:
    """Full score for a day not later than one of the year after the report year; a fixed deduction for a later one.

    :ivar month: the month of the last day.
    :ivar day: the last day; 29 February is the last of February in every year.
    :ivar late: what it costs to be late, in points.
    :ivar points: the points of the item.

    >>> DeadlineRule(3, 31, late=Decimal("0.5"), points=Decimal(2)).month
    3
    """

    month: int
    day: int
    late: Decimal = _HUNDRED
    points: Decimal = _HUNDRED


@frozen
class FindingsRule:
    """A deduction for each finding, by how grave it is.

    :ivar error: what an error costs, in points.
    :ivar warning: what a warning costs.
    :ivar info: what an info costs.
    :ivar cap: what all together cost at most; ``None``: all points.
    :ivar points: the points of the item.

    >>> FindingsRule(error=Decimal(25)).info
    Decimal('0')
    """

    error: Decimal = Decimal(0)
    warning: Decimal = Decimal(0)
    info: Decimal = Decimal(0)
    cap: Decimal | None = None
    points: Decimal = _HUNDRED


@frozen
class BonusRule:
    """Points added to the total for each occurrence; the total may pass 100.

    :ivar per: what each adds.
    :ivar cap: what all together add at most.

    >>> BonusRule(per=Decimal(1), cap=Decimal(3)).cap
    Decimal('3')
    """

    per: Decimal
    cap: Decimal


@frozen
class VetoRule:
    """A limit to the grade, whatever the total: one grave event costs the year.

    :ivar least: from how many occurrences on.
    :ivar grade: the code of the best band that is left; ``None``: the lowest of all.

    >>> VetoRule(grade="pass").least
    Decimal('1')
    """

    least: Decimal = Decimal(1)
    grade: str | None = None


@frozen
class SplitRule:
    """Of a node with children: so much for those that ask for working norms, so much for those that ask for effects.

    Within a side the weights of the children count; a side to which nothing applies leaves its share to the other.

    Source: the draft 法治政府建设考核指标体系 of Guangdong, 80 to 20.

    :ivar norms: the share of the norms, in any measure.
    :ivar effects: the share of the effects.

    >>> SplitRule(Decimal(80), Decimal(20)).effects
    Decimal('20')
    """

    norms: Decimal
    effects: Decimal


@frozen
class MeanRule:
    """Of a node with children: the mean of their scores by their weights.

    >>> MeanRule()
    MeanRule()
    """


ScoringRule: TypeAlias = (
    PresenceRule
    | GradedPresenceRule
    | CountMinimumRule
    | RatioThresholdRule
    | LinearRule
    | BandsRule
    | OccurrenceRule
    | DeadlineRule
    | FindingsRule
    | BonusRule
    | VetoRule
    | SplitRule
    | MeanRule
)
"""How a criterion is scored: one of the rules."""
