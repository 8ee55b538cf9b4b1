"""Changes over the years by their published formulas, with what the printed figures leave open."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.panel.making import BUREAU, by_hand, report

import rulelaw as rl

ISSUED = "normative.issued"


def told(earlier: str, later: str, method: str, span: int = 1, **later_fields: object) -> rl.PanelChange:
    panel = rl.assemble([by_hand(earlier, year=2020), by_hand(later, year=2020 + span, **later_fields)])
    (change,) = rl.changes(panel, method, every=span)
    return change


@pytest.mark.parametrize(
    ("method", "span", "value"),
    [
        ("absolute", 1, "50"),
        ("percent", 1, "50"),
        ("percent", 3, "50"),
        ("log", 1, "40.54651081081643819780131155"),  # 100 ln 1.5
        ("cagr", 1, "50"),
        ("cagr", 2, "22.474487139158904909864203735"),  # 100 (sqrt 1.5 - 1)
    ],
)
def test_each_method_by_its_formula(method: str, span: int, value: str) -> None:
    change = told("100", "150", method, span)
    assert change.value is not None
    assert abs(change.value - Decimal(value)) < Decimal("1E-24")
    assert (change.first, change.last, change.gap) == (2020, 2020 + span, None)


@pytest.mark.parametrize(
    ("earlier", "later", "method", "gap"),
    [
        ("0", "5", "percent", "base_not_positive"),
        ("-1", "5", "cagr", "base_not_positive"),
        ("5", "0", "log", "later_not_positive"),
        ("5", "0", "cagr", "later_not_positive"),
        ("1E-999999999999999999", "1E+999999999999999999", "percent", "too_large"),
    ],
)
def test_a_change_that_cannot_be_reckoned_says_why(earlier: str, later: str, method: str, gap: str) -> None:
    change = told(earlier, later, method)
    assert (change.value, change.interval) == (None, None)
    assert change.gap is rl.ChangeGap(gap)


def test_a_fall_to_zero_is_a_hundred_per_cent() -> None:
    assert told("5", "0", "percent").value == -100
    assert told("0", "5", "absolute").value == 5


def test_units_that_cannot_be_compared_give_no_change() -> None:
    change = told("3", "4", "absolute", unit="人次")
    assert change.gap is rl.ChangeGap.UNITS_DIFFER


def test_a_zero_told_in_words_needs_no_unit() -> None:
    panel = rl.assemble(
        [report("行政诉讼败诉2件。", year=2021), report("办理行政诉讼案件4件，未发生败诉案件。", year=2022)]
    )
    (change,) = rl.changes(panel, "absolute", measures=["litigation.lost"])
    assert change.value == -2


def test_years_without_a_figure_say_which() -> None:
    panel = rl.assemble([by_hand("3", year=2020), by_hand("4", body="乙局", year=2021)])
    gaps = {change.body: change.gap for change in rl.changes(panel, "percent")}
    assert gaps == {BUREAU: rl.ChangeGap.LATER_MISSING, "乙局": rl.ChangeGap.EARLIER_MISSING}


def test_steps_over_years() -> None:
    panel = rl.assemble([by_hand(str(year - 2010), year=year) for year in (2016, 2018, 2019, 2020)])
    assert [(c.first, c.last) for c in rl.changes(panel, "absolute")] == [(2018, 2019), (2019, 2020)]
    assert [(c.first, c.last) for c in rl.changes(panel, "absolute", every=2)] == [(2016, 2018), (2018, 2020)]
    assert [(c.first, c.last, c.value) for c in rl.changes(panel, "absolute", every=None)] == [
        (2016, 2020, 4)
    ]
    assert rl.changes(rl.Panel(), "absolute", every=None) == ()


def test_unknown_methods_and_steps_are_refused() -> None:
    with pytest.raises(ValueError, match="compound"):
        rl.changes(rl.Panel(), "compound")
    with pytest.raises(ValueError, match="1 or more"):
        rl.changes(rl.Panel(), "percent", every=0)


FIGURES = st.integers(1, 10**6)


@given(FIGURES, FIGURES, st.integers(0, 3), st.integers(0, 3), st.sampled_from(list(rl.ChangeMethod)))
def test_the_interval_holds_every_change_of_figures_within_theirs(
    earlier: int, later: int, fine: int, coarse: int, method: rl.ChangeMethod
) -> None:
    panel = rl.assemble(
        [by_hand(str(earlier), year=2020, decimals=fine), by_hand(str(later), year=2021, decimals=coarse)]
    )
    (change,) = rl.changes(panel, method)
    assert change.value is not None
    assert change.interval is not None
    before, after = panel.cell(BUREAU, 2020, ISSUED), panel.cell(BUREAU, 2021, ISSUED)
    for a in (before.low, before.value, before.high):
        for b in (after.low, after.value, after.high):
            assert a is not None
            assert b is not None
            (inner,) = rl.changes(rl.assemble([by_hand(a, year=2020), by_hand(b, year=2021)]), method)
            assert inner.value is not None
            assert change.interval.low is not None
            assert change.interval.high is not None
            assert change.interval.low <= inner.value <= change.interval.high


@given(st.lists(FIGURES, min_size=2, max_size=5))
def test_log_points_add_up_over_the_years(figures: list[int]) -> None:
    panel = rl.assemble([by_hand(str(figure), year=2010 + place) for place, figure in enumerate(figures)])
    steps = [change.value for change in rl.changes(panel, "log")]
    (whole,) = rl.changes(panel, "log", every=None)
    assert whole.value is not None
    assert abs(sum(step for step in steps if step is not None) - whole.value) < Decimal("1E-20")
    assert math.isclose(float(whole.value), 100 * math.log(figures[-1] / figures[0]), abs_tol=1e-9)
