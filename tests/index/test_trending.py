"""Growth over time: by hand, gaps, and what has no rate."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.index.trending import compound_growth, percent_change

YEARS = [2018, 2019, 2020, 2021]


def test_compound_growth_leads_from_the_first_value_to_the_last() -> None:
    assert compound_growth(YEARS, [50, 60, 10, 100]) == pytest.approx(2 ** (1 / 3) - 1)
    assert compound_growth(YEARS, [None, 60, 10, 30]) == pytest.approx(0.5**0.5 - 1)
    assert compound_growth([2021, 2018, 2020, 2019], [100, 50, 10, 60]) == compound_growth(
        YEARS, [50, 60, 10, 100]
    )
    assert compound_growth(YEARS, [0, 5, 5, 0]) == 0
    assert compound_growth(YEARS, [4, 5, 5, 0]) == -1


@pytest.mark.parametrize("values", [[None, None, 3, None], [0, 1, 2, 3], [-1, 1, 2, 3], [3, 1, 2, -3]])
def test_what_has_no_rate_has_none(values: list[float | None]) -> None:
    assert compound_growth(YEARS, values) is None


def test_the_change_of_a_line_in_per_cent_of_its_beginning() -> None:
    # Least squares of 1, 3, 2, 6: slope 1.4, at the first year 0.9.
    assert percent_change(YEARS, [1, 3, 2, 6]) == pytest.approx(140 / 0.9)
    assert percent_change(YEARS, [1, 3, 2, 6], per=10) == pytest.approx(1400 / 0.9)
    assert percent_change(YEARS, [4, None, None, 10]) == pytest.approx(50)
    assert percent_change(YEARS, [7, 7, None, 7]) == 0
    assert percent_change(YEARS, [None, 7, None, None]) is None
    assert percent_change(YEARS, [0, None, None, 10]) is None
    assert percent_change(YEARS, [-5, 1, 3, 4]) is None


@given(st.floats(0.5, 100), st.floats(0, 20), st.permutations(YEARS))
def test_a_straight_line_changes_by_its_slope(start: float, slope: float, order: list[int]) -> None:
    values = [start + slope * (year - YEARS[0]) for year in order]
    assert percent_change(order, values) == pytest.approx(100 * slope / start, rel=1e-6, abs=1e-9)


@given(st.floats(0.5, 100), st.floats(-0.5, 1), st.permutations(YEARS))
def test_what_grows_at_one_rate_has_that_rate(start: float, rate: float, order: list[int]) -> None:
    values = [start * (1 + rate) ** (year - YEARS[0]) for year in order]
    assert compound_growth(order, values) == pytest.approx(rate, abs=1e-9)


@pytest.mark.parametrize(
    ("times", "message"),
    [([2020], "1 times for 2"), ([2020, 2020], "twice"), ([2020, float("nan")], "finite")],
)
def test_times_that_make_no_sense_are_refused(times: Any, message: str) -> None:
    for trend in (compound_growth, percent_change):
        with pytest.raises(ValueError, match=message):
            trend(times, [1, 2])
    with pytest.raises(ValueError, match="per"):
        percent_change([2020, 2021], [1, 2], per=0)
