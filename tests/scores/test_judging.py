"""Each rule gives the score that its source gives: a case where it strikes, and one beside it where it does not."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scores.building import finding

import rulelaw as rl
from rulelaw.scores.judging import bonus_points, judge, judge_day, judge_findings

D = Decimal
STUDIES = rl.CountMinimumRule(D(6), D("0.3"), cap=D("1.2"), points=D("1.2"))
HALF_STUDIES = rl.CountMinimumRule(D(6), D("0.3"), cap=D("0.6"), points=D("1.2"))
STEPS = rl.BandsRule((rl.Step(D(60), D(50)), rl.Step(D(90), D(100))), below=D(10))
FALLING = rl.BandsRule((rl.Step(D(1), D(60)), rl.Step(D(3), D(0))), below=D(100))
LOWER = rl.Direction.LOWER_IS_BETTER
NUMBERS = st.fractions(min_value=-1000, max_value=1000)


@pytest.mark.parametrize(
    ("rule", "number", "points"),
    [
        (rl.PresenceRule(), 1, 100),
        (rl.PresenceRule(), 0, 0),
        (rl.PresenceRule(D(2)), 2, 100),
        (rl.PresenceRule(D(2)), 1, 0),
        (rl.GradedPresenceRule((D(0), D(50), D(100))), 0, 0),
        (rl.GradedPresenceRule((D(0), D(50), D(100))), 1, 50),
        (rl.GradedPresenceRule((D(0), D(50), D(100))), 2, 100),
        (rl.GradedPresenceRule((D(0), D(50), D(100))), 3, 100),  # no grade of its own: the last
        (rl.GradedPresenceRule((D(0), D(50), D(100))), -1, 0),
        (rl.GradedPresenceRule((D(0), D(50), D(100))), inf, 100),
        (STUDIES, 6, 100),
        (STUDIES, 9, 100),
        (STUDIES, 5, 75),
        (STUDIES, 2, 0),
        (STUDIES, 0, 0),  # 1.8 would be taken: the cap is 1.2
        (HALF_STUDIES, 0, 50),
        (HALF_STUDIES, inf, 100),
        (rl.RatioThresholdRule(D(100)), 100, 100),
        (rl.RatioThresholdRule(D(100)), Fraction("99.99"), 0),
        (rl.RatioThresholdRule(D(5), LOWER), 5, 100),
        (rl.RatioThresholdRule(D(5), LOWER), Fraction("5.01"), 0),
        (rl.LinearRule(D(50), D(90)), 70, 50),
        (rl.LinearRule(D(50), D(90)), 50, 0),
        (rl.LinearRule(D(50), D(90)), 40, 0),
        (rl.LinearRule(D(50), D(90)), 95, 100),
        (rl.LinearRule(D(50), D(90)), inf, 100),
        (rl.LinearRule(D(50), D(90)), -inf, 0),
        (rl.LinearRule(D(50), D(90), LOWER), 60, 75),
        (rl.LinearRule(D(50), D(90), LOWER), 40, 100),
        (rl.LinearRule(D(50), D(90), LOWER), inf, 0),
        (rl.LinearRule(D("-1.5"), D("0.5")), Fraction(-1, 2), 50),
        (STEPS, 59, 10),
        (STEPS, 60, 50),
        (STEPS, Fraction("89.9"), 50),
        (STEPS, 90, 100),
        (STEPS, inf, 100),
        (FALLING, 0, 100),
        (FALLING, 1, 60),
        (FALLING, 3, 0),
        (rl.OccurrenceRule(D(1), points=D(4)), 0, 100),
        (rl.OccurrenceRule(D(1), points=D(4)), 3, 25),
        (rl.OccurrenceRule(D(1), points=D(4)), 9, 0),
        (rl.OccurrenceRule(D(1), cap=D(2), points=D(4)), 9, 50),
        (rl.OccurrenceRule(D(1), cap=D(2), points=D(4)), inf, 50),
        (rl.OccurrenceRule(D(0)), inf, 100),
        (rl.OccurrenceRule(D(1), points=D(4)), -2, 100),
    ],
)
def test_a_number_gets_its_score(rule: Any, number: Any, points: int) -> None:
    assert judge(rule, number) == points * 10**6


def test_a_score_that_is_no_millionth_is_rounded_to_one() -> None:
    assert judge(rl.LinearRule(D(0), D(3)), 1) == 33_333_333
    assert judge(rl.LinearRule(D(0), D(3)), 2) == 66_666_667


@given(NUMBERS, st.fractions(min_value=-50, max_value=50), st.fractions(min_value=1, max_value=50))
def test_goalposts_give_what_the_formula_gives(number: Fraction, low: Fraction, width: Fraction) -> None:
    low, high = (Fraction(round(end * 100), 100) for end in (low, low + width))
    told = [D(end.numerator) / D(end.denominator) for end in (low, high)]
    share = min(max((number - low) / (high - low), Fraction(0)), Fraction(1))
    assert judge(rl.LinearRule(told[0], told[1]), number) == round(100 * share * 10**6)


RISING = [rl.PresenceRule(), rl.GradedPresenceRule((D(0), D(40), D(100))), STUDIES, HALF_STUDIES, STEPS]
RISING += [rl.RatioThresholdRule(D(95)), rl.LinearRule(D(-5), D(50))]
SINKING = [rl.RatioThresholdRule(D(5), LOWER), rl.LinearRule(D(0), D(90), LOWER), FALLING]
SINKING += [rl.OccurrenceRule(D("0.5"), cap=D(3), points=D(4))]


@pytest.mark.parametrize("rule", [*RISING, *SINKING], ids=lambda rule: type(rule).__name__)
@given(first=NUMBERS, second=NUMBERS)
def test_a_score_rises_or_falls_with_its_number_and_stays_in_bounds(
    rule: Any, first: Fraction, second: Fraction
) -> None:
    low, high = sorted((first, second))
    scores = [judge(rule, end) for end in (-inf if low < 0 else low, low, high, inf)]
    assert scores == sorted(scores, reverse=rule in SINKING)
    assert all(0 <= score <= 100 * 10**6 for score in scores)


def test_a_day_is_on_time_up_to_the_last_and_late_the_day_after() -> None:
    rule = rl.DeadlineRule(3, 31, late=D("0.5"), points=D(2))
    days = [datetime.date(2022, 3, 31), datetime.date(2022, 4, 1), datetime.date(2021, 4, 1)]
    assert [judge_day(rule, day, 2021) // 10**6 for day in days] == [100, 75, 100]


def test_the_end_of_february_is_a_last_day_in_every_year() -> None:
    rule = rl.DeadlineRule(2, 29)
    assert judge_day(rule, datetime.date(2024, 2, 29), 2023) == 100 * 10**6
    assert judge_day(rule, datetime.date(2023, 3, 1), 2022) == 0


def test_findings_cost_by_how_grave_they_are_up_to_the_cap() -> None:
    rule = rl.FindingsRule(error=D(30), warning=D(10), info=D("2.5"), cap=D(80))
    grave, less, least = (finding("F001", severity) for severity in rl.Severity)
    assert judge_findings(rule, []) == 100 * 10**6
    assert judge_findings(rule, [grave, less, least]) == 57_500_000
    assert judge_findings(rule, [grave] * 5) == 20 * 10**6


def test_a_bonus_adds_up_to_its_cap() -> None:
    rule = rl.BonusRule(per=D("0.5"), cap=D(2))
    assert [bonus_points(rule, number) for number in (0, 3, 9, inf)] == [0, 1_500_000, 2_000_000, 2_000_000]
