"""Intervals: what a printed figure stands for, and the arithmetic of XBRL Calculations 1.1."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SHARED

from rulelaw.text.intervals import Interval

CASES = SHARED / "scoring_cases" / "xbrl_calc11_intervals.json"

numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    closed = low == high
    return Interval(low, high, closed or draw(st.booleans()), closed or draw(st.booleans()))


def printed(value: str, decimals: int | str, mode: str) -> Interval:
    """Give the interval of a value as XBRL reports it: decimals INF is exact."""
    if decimals == "INF":
        return Interval.point(Decimal(value))
    make = Interval.rounded if mode == "round" else Interval.truncated
    return make(Decimal(value), int(decimals))


@pytest.fixture(scope="module")
def worked() -> Any:
    if not CASES.exists():
        pytest.skip(f"the optional worked cases are not at {CASES}")
    return json.loads(CASES.read_text(encoding="utf-8"))


def test_worked_intervals(worked: Any) -> None:
    for case, expected in zip(worked["inputs"]["intervals"], worked["expected"]["intervals"], strict=True):
        interval = printed(case["value"], case["decimals"], case["mode"])
        assert interval == Interval(
            Decimal(expected["lower"]),
            Decimal(expected["upper"]),
            expected["lower_included"],
            expected["upper_included"],
        ), case


def test_worked_sums(worked: Any) -> None:
    for case, expected in zip(worked["inputs"]["sums"], worked["expected"]["sums"], strict=True):
        assert case["name"] == expected["name"]
        total = printed(*case["total"], case["mode"])
        summed = Interval.point(Decimal(0))
        for value, decimals, weight in case["parts"]:
            summed = summed.plus(printed(value, decimals, case["mode"]).times(Decimal(weight)))
        assert total.meets(summed) is expected["consistent"], case


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (Interval.rounded(Decimal("98.2"), 1), "[98.15, 98.25]"),
        (Interval.rounded(Decimal(120000000), -7), "[115000000, 125000000]"),
        (Interval.truncated(Decimal(200), -2), "[200, 300)"),
        (Interval.truncated(Decimal(-200), -2), "(-300, -200]"),
        (Interval.truncated(Decimal(0), -3), "(-1000, 1000)"),
        (Interval.point(Decimal("3.10")), "[3.1, 3.1]"),
        (Interval(Decimal(5), None), "[5, ∞)"),
        (Interval(None, Decimal(5), high_closed=False), "(-∞, 5)"),
    ],
)
def test_what_a_figure_stands_for(interval: Interval, shown: str) -> None:
    assert str(interval) == shown


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (Interval.point(Decimal(4)), Interval.point(Decimal(4)), True),
        (Interval.point(Decimal(4)), Interval.point(Decimal(5)), False),
        # equal ends count only where both include them
        (Interval.truncated(Decimal(200), -2), Interval.point(Decimal(300)), False),
        (Interval.truncated(Decimal(200), -2), Interval.point(Decimal(200)), True),
        (Interval.rounded(Decimal("97.7"), 1), Interval.point(Decimal("97.75")), True),
        (Interval(Decimal(5), None), Interval(None, Decimal(5)), True),
        (Interval(Decimal(5), None, low_closed=False), Interval(None, Decimal(5)), False),
        (Interval(None, None), Interval.point(Decimal(0)), True),
    ],
)
def test_meeting(one: Interval, other: Interval, *, meets: bool) -> None:
    assert one.meets(other) is meets
    assert other.meets(one) is meets


def test_a_sum_includes_an_end_only_where_every_summand_does() -> None:
    over = Interval(Decimal(200), Decimal(300), low_closed=False, high_closed=False)  # 200余件
    assert str(over.plus(Interval.point(Decimal(5)))) == "(205, 305)"
    assert str(Interval(Decimal(1), None).plus(over)) == "(201, ∞)"


def test_a_negative_weight_swaps_the_ends() -> None:
    assert str(Interval(Decimal(1), None, low_closed=False).times(Decimal(-1))) == "(-∞, -1)"


@pytest.mark.parametrize(
    ("one", "base", "share"),
    [
        (Interval.point(Decimal(85)), Interval.point(Decimal(100)), "[0.85, 0.85]"),
        (Interval.point(Decimal(1)), Interval(Decimal(0), Decimal(2)), "[0.5, ∞)"),
        (Interval.point(Decimal(1)), Interval.point(Decimal(0)), "[0, ∞)"),
        (Interval.point(Decimal(1)), Interval(Decimal(2), None), "[0, 0.5]"),
        (Interval(None, Decimal(3)), Interval.point(Decimal(4)), "[0, 0.75]"),
    ],
)
def test_division(one: Interval, base: Interval, share: str) -> None:
    assert str(one.over(base)) == share


@pytest.mark.parametrize(
    ("one", "base"),
    [
        (Interval.point(Decimal(-1)), Interval.point(Decimal(1))),
        (Interval.point(Decimal(1)), Interval.point(Decimal(-1))),
    ],
)
def test_division_is_for_counts(one: Interval, base: Interval) -> None:
    with pytest.raises(ValueError, match="not negative"):
        one.over(base)


@given(intervals(), intervals())
def test_of_two_intervals_one_lies_below_or_they_meet(one: Interval, other: Interval) -> None:
    assert [one.below(other), other.below(one), one.meets(other)].count(True) == 1


@given(intervals(), intervals(), intervals())
def test_sums_know_no_order(one: Interval, two: Interval, three: Interval) -> None:
    assert one.plus(two) == two.plus(one)
    assert one.plus(two).plus(three) == one.plus(two.plus(three))


@given(intervals(), intervals(), numbers)
def test_what_meets_still_meets_when_the_same_is_added(one: Interval, other: Interval, more: Decimal) -> None:
    shift = Interval.point(more)
    assert one.plus(shift).meets(other.plus(shift)) is one.meets(other)


@given(numbers, st.integers(min_value=-3, max_value=3))
def test_a_figure_lies_in_its_own_interval(value: Decimal, decimals: int) -> None:
    assert Interval.rounded(value, decimals).meets(Interval.point(value))
    assert Interval.truncated(value, decimals).meets(Interval.point(value))
