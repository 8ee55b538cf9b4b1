"""Treatment of outliers: COINr's rounds, every form of logarithm, and the log of changed cells."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given

from rulelaw.index.treating import LogForm, box_cox, log_transform, shape_passes, treat, winsorise
from tests.index.drawing import COLUMNS

# One and two outliers, as in the tests of COINr's winsorise.
ONE, TWO = [*range(1, 11), 100], [*range(1, 21), 100, 200]


def test_an_outlier_is_pulled_in_to_the_next_value() -> None:
    treated = winsorise(ONE)
    assert treated.values == (*range(1, 11), 10)
    assert [(change.place, change.before, change.after, change.how) for change in treated.changes] == [
        (10, 100, 10, "winsorised high")
    ]
    assert treated.passed is True
    assert shape_passes(ONE) is False


def test_low_outliers_are_pulled_in_from_below_and_gaps_stay() -> None:
    treated = winsorise([None, *(-value for value in ONE)])
    assert treated.values == (None, *(-value for value in range(1, 11)), -10)
    assert [change.how for change in treated.changes] == ["winsorised low"]


def test_winsorising_ends_at_the_number_told() -> None:
    stopped = winsorise(TWO, most=1)
    assert stopped.values[-2:] == (100, 100)
    assert stopped.passed is False
    assert winsorise(TWO, most=2).values[-2:] == (20, 20)
    assert winsorise(TWO, most=0).values == tuple(TWO)
    assert winsorise(TWO, most=None).passed is True


def test_several_equal_outliers_are_pulled_in_at_once() -> None:
    treated = winsorise([*range(1, 31), 500, 500, 500], most=1)
    assert [change.place for change in treated.changes] == [30, 31, 32]


def test_forced_winsorising_goes_on_within_the_limits() -> None:
    assert len(winsorise(TWO, most=3, force=True).changes) == 3
    assert winsorise([1, 2, 3], most=9, force=True).values == (2, 2, 2)
    with pytest.raises(ValueError, match="end"):
        winsorise(TWO, most=None, force=True)
    with pytest.raises(ValueError, match="most"):
        winsorise(TWO, most=-1)


@pytest.mark.parametrize("values", [[], [None], [1, 2], [3, 3, 3, 3]])
def test_what_has_no_shape_stays_as_it_is(values: list[Any]) -> None:
    assert shape_passes(values) is None
    treated = treat(values)
    assert treated.values == tuple(values)
    assert treated.changes == ()
    assert treated.passed is None


def test_each_form_of_logarithm_by_hand() -> None:
    column = [2, None, 12, 102]
    by_hand = {
        LogForm.PLAIN: [math.log(2), None, math.log(12), math.log(102)],
        LogForm.CT: [math.log(1), None, math.log(11), math.log(101)],
        LogForm.CT_PLUS: [math.log(1), None, math.log(11), math.log(101)],
        LogForm.CT_ORIG: [math.log(1), None, math.log(11), math.log(101)],
        LogForm.GII: [0, None, math.log(101 * 10 / 100 + 1), math.log(102)],
    }
    for form, expected in by_hand.items():
        values = log_transform(column, form=form).values
        assert values[1] is None
        assert [value for value in values if value is not None] == pytest.approx(
            [value for value in expected if value is not None]
        ), form
    left = [-2, -12, -102]
    assert log_transform(left, form=LogForm.CT_PLUS).values == pytest.approx(
        [-math.log(1), -math.log(11), -math.log(101)]
    )


def test_what_has_no_logarithm_is_refused() -> None:
    for form, values in ((LogForm.PLAIN, [0, 1]), (LogForm.GII, [-5, -1])):
        with pytest.raises(ValueError, match="no logarithm"):
            log_transform(values, form=form)


def test_logarithms_are_taken_where_winsorising_does_not_help() -> None:
    column = [2.0**power for power in range(24)]
    treated = treat(column, most=1, then=LogForm.PLAIN)
    assert treated.values == pytest.approx([power * math.log(2) for power in range(24)])
    assert {change.how for change in treated.changes} == {"log plain"}
    assert treated.passed is True
    assert treat(column, most=1, then=None).passed is False
    both = treat(column, most=1, then=LogForm.PLAIN, combine=True)
    assert both.values[-1] == both.values[-2]
    assert both.changes[-1].how == "winsorised high, log plain"
    assert both.changes[-1].before == column[-1]
    assert both.changes[1].how == "log plain"


def test_box_and_cox() -> None:
    assert box_cox([5, None, 7], exponent=0).values == (0, None, math.log(3))
    assert box_cox([2, 4], exponent=-1, shift=False).values == (0.5, 0.75)
    assert box_cox([], exponent=1).values == ()
    assert box_cox([2.0], exponent=1e-12, shift=False).values[0] == pytest.approx(math.log(2), abs=1e-11)
    with pytest.raises(ValueError, match="too large for the exponent 50"):
        box_cox([1, 1e100], exponent=50)
    with pytest.raises(ValueError, match="shift"):
        box_cox([0, 1], exponent=2, shift=False)


@given(COLUMNS)
def test_the_log_tells_every_changed_cell_and_no_other(values: list[float | None]) -> None:
    treated = treat(values)
    assert len(treated.values) == len(values)
    told = {change.place: (change.before, change.after) for change in treated.changes}
    for place, (before, after) in enumerate(zip(values, treated.values, strict=True)):
        assert told.get(place) == (None if before == after else (before, after))
        assert (before is None) == (after is None)


@given(COLUMNS)
def test_winsorising_never_turns_an_order_round(values: list[float | None]) -> None:
    pairs = [
        (before, after)
        for before, after in zip(values, winsorise(values, most=None).values, strict=True)
        if before is not None and after is not None
    ]
    for before, after in pairs:
        assert all(after <= other for value, other in pairs if before <= value)
