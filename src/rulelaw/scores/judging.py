"""Judge a number by a rule: each rule gives a score from 0 to 100, and rises or falls with the number, never both."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from calendar import isleap
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from rulelaw.codebook.types import Direction
from rulelaw.findings.types import Finding, Severity
from rulelaw.scores.amounts import FULL, Amount, Exact, exact, millionths, rounded
from rulelaw.scores.rules import (
    BandsRule,
    BonusRule,
    CountMinimumRule,
    DeadlineRule,
    FindingsRule,
    GradedPresenceRule,
    LinearRule,
    OccurrenceRule,
    PresenceRule,
    RatioThresholdRule,
    ScoringRule,
)

__all__ = ["Judge", "bonus_points", "judge", "judge_day", "judge_findings", "last_day", "make_judge"]

Judge: TypeAlias = Callable[[Amount], int]
"""Gives the score of a number, in millionths of a point."""


def judge(rule: ScoringRule, number: Amount) -> int:
    """Give the score of a number, in millionths of a point.

    :param rule: any rule of a leaf but :class:`DeadlineRule` and :class:`FindingsRule`, which look at more.
    :param number: the number; infinity for the end of an interval that has none.

    >>> judge(PresenceRule(), 1), judge(LinearRule(Decimal(0), Decimal(200)), 50)
    (100000000, 25000000)
    """
    return make_judge(rule)(number)


def make_judge(rule: ScoringRule) -> Judge:
    """Make the function that judges numbers by a rule; what does not hang on the number is worked out once."""
    made: Judge = _MAKERS[type(rule)](rule)
    return made


def _presence(rule: PresenceRule) -> Judge:
    least = exact(rule.least)
    return lambda number: FULL if number >= least else 0


def _graded(rule: GradedPresenceRule) -> Judge:
    scores = [millionths(exact(score)) for score in rule.scores]
    last = len(scores) - 1
    return lambda number: scores[last if number >= last else 0 if number <= 0 else int(number)]


def _count(rule: CountMinimumRule) -> Judge:
    least, per, points = exact(rule.least), exact(rule.per_missing), exact(rule.points)

    def score(number: Amount) -> int:
        if isinstance(number, float):  # an end that there is none of
            return _less(points if per and number < 0 else 0, rule.cap, rule.points)
        missing = least - number
        return _less(per * missing if missing > 0 else 0, rule.cap, rule.points)

    return score


def _threshold(rule: RatioThresholdRule) -> Judge:
    target = exact(rule.target)
    if rule.direction is Direction.LOWER_IS_BETTER:
        return lambda number: FULL if number <= target else 0
    return lambda number: FULL if number >= target else 0


def _linear(rule: LinearRule) -> Judge:
    low, high = exact(rule.low), exact(rule.high)
    slope = FULL / Fraction(high - low)
    at_low, at_high = (FULL, 0) if rule.direction is Direction.LOWER_IS_BETTER else (0, FULL)
    # In whole numbers, since arithmetic with fractions costs several times as much.
    rise, by = slope.numerator * low.denominator, slope.denominator * low.denominator
    start = slope.numerator * low.numerator

    def score(number: Amount) -> int:
        if isinstance(number, float):  # an end that there is none of
            return at_high if number > 0 else at_low
        above, below = number.as_integer_ratio()
        risen = min(max(rounded(rise * above - start * below, by * below), 0), FULL)
        return FULL - risen if at_low else risen

    return score


def _bands(rule: BandsRule) -> Judge:
    steps = [exact(step.least) for step in rule.steps]
    scores = [millionths(exact(score)) for score in (rule.below, *(step.score for step in rule.steps))]
    return lambda number: scores[bisect_right(steps, number)]


def _occurrence(rule: OccurrenceRule) -> Judge:
    per, points = exact(rule.per), exact(rule.points)

    def score(number: Amount) -> int:
        if isinstance(number, float):  # an end that there is none of
            return _less(points if per and number > 0 else 0, rule.cap, rule.points)
        return _less(per * max(number, 0), rule.cap, rule.points)

    return score


_MAKERS: Final[Mapping[type, Any]] = MappingProxyType(
    {
        PresenceRule: _presence,
        GradedPresenceRule: _graded,
        CountMinimumRule: _count,
        RatioThresholdRule: _threshold,
        LinearRule: _linear,
        BandsRule: _bands,
        OccurrenceRule: _occurrence,
    }
)


def _less(deduction: Amount, cap: Decimal | None, points: Decimal) -> int:
    """Give what is left of full score after a deduction in points, capped."""
    whole = exact(points)
    most = whole if cap is None else min(exact(cap), whole)
    if deduction <= 0:
        return FULL
    taken = most if isinstance(deduction, float) or deduction >= most else deduction
    (above, below), (points_above, points_below) = (
        (whole - taken).as_integer_ratio(),
        whole.as_integer_ratio(),
    )
    return rounded(FULL * above * points_below, below * points_above)


def last_day(rule: DeadlineRule, year: int) -> datetime.date:
    """Give the last day that is on time for a report of ``year``.

    >>> last_day(DeadlineRule(2, 29), 2021)
    datetime.date(2022, 2, 28)
    """
    day = 28 if (rule.month, rule.day) == (2, 29) and not isleap(year + 1) else rule.day
    return datetime.date(year + 1, rule.month, day)


def judge_day(rule: DeadlineRule, day: datetime.date, year: int) -> int:
    """Give the score of a day for a report of ``year``, in millionths.

    >>> rule = DeadlineRule(3, 31)
    >>> [judge_day(rule, datetime.date(2022, month, 1), 2021) for month in (3, 4)]
    [100000000, 0]
    """
    return _less(exact(rule.late) if day > last_day(rule, year) else 0, None, rule.points)


def judge_findings(rule: FindingsRule, findings: Iterable[Finding]) -> int:
    """Give what findings leave of full score, in millionths."""
    found = tuple(findings)
    if not found:
        return FULL
    deduction: Exact = 0
    for finding in found:
        match finding.severity:
            case Severity.ERROR:
                deduction += exact(rule.error)
            case Severity.WARNING:
                deduction += exact(rule.warning)
            case Severity.INFO:
                deduction += exact(rule.info)
    return _less(deduction, rule.cap, rule.points)


def bonus_points(rule: BonusRule, number: Amount) -> int:
    """Give the points that so many occurrences add to the total, in millionths.

    >>> bonus_points(BonusRule(per=Decimal(1), cap=Decimal(3)), 5)
    3000000
    """
    cap = exact(rule.cap)
    if isinstance(number, float):  # an end that there is none of
        return millionths(cap if rule.per and number > 0 else 0)
    points = exact(rule.per) * max(number, 0)
    return millionths(cap if points >= cap else Fraction(points))
