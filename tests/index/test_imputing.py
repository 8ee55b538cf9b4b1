"""Imputation: every rule by hand, what cannot be filled, and the log of filled cells."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.codebook.types import Direction
from rulelaw.index.changes import CellChange
from rulelaw.index.denominating import denominate
from rulelaw.index.imputing import (
    impute_group,
    impute_latest,
    impute_linear,
    impute_mean,
    impute_median,
    impute_rows,
)
from tests.index.drawing import COLUMNS

HIGHER, LOWER = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER


def test_mean_and_median_with_their_log() -> None:
    assert impute_mean([1, None, 6, 2]).changes == (CellChange(1, None, 3, "mean"),)
    assert impute_median([1, None, 6, 2]).changes == (CellChange(1, None, 2, "median"),)
    assert impute_mean([None, None]).values == (None, None)
    assert impute_mean([]).values == ()


def test_groups_fill_their_own_gaps() -> None:
    values = [1, None, 3, None, None, 9, None]
    groups = ["a", "a", "a", "b", None, "c", "c"]
    found = impute_group(values, groups, middle="median")
    assert found.values == (1, 2, 3, None, None, 9, 9)
    assert [change.how for change in found.changes] == ["group median"] * 2
    with pytest.raises(ValueError, match="1 groups for 2"):
        impute_group([1, None], ["a"])
    with pytest.raises(ValueError, match="middle"):
        impute_group([1], ["a"], middle="mode")  # type: ignore[arg-type]


def test_the_latest_earlier_value_is_carried_on() -> None:
    times = [2022, 2019, 2021, 2020]
    found = impute_latest(times, [None, 4, None, None])
    assert found.values == (4, 4, 4, 4)
    assert found.changes[0].how == "latest (2019)"
    assert impute_latest(times, [None, 4, None, None], most_steps=2).values == (None, 4, 4, 4)
    assert impute_latest([2020, 2021], [None, 3]).values == (None, 3)
    backwards = impute_latest([2019, 2020, 2021, 2022, 2023], [None, None, 3, None, 7], start="first")
    assert backwards.values == (3, 3, 3, 3, 7)
    assert [change.how for change in backwards.changes] == ["first (2021)", "first (2021)", "latest (2021)"]
    assert impute_latest([2020, 2021], [None, None], start="first").values == (None, None)
    with pytest.raises(ValueError, match="start"):
        impute_latest([2020], [1], start="nearest")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="most_steps"):
        impute_latest([2020], [1], most_steps=0)
    with pytest.raises(ValueError, match="twice"):
        impute_latest([2020, 2020], [1, 2])
    with pytest.raises(ValueError, match="1 times for 2"):
        impute_latest([2020], [1, 2])


def test_the_straight_line_between_neighbours() -> None:
    times = [2024, 2018, 2019, 2021, 2022]
    values = [None, None, 2, None, 8]
    found = impute_linear(times, values)
    assert found.values == (8, 2, 2, 6, 8)
    assert {change.place: change.how for change in found.changes} == {
        0: "nearest (2022)",
        1: "nearest (2019)",
        3: "linear (2019, 2022)",
    }
    assert impute_linear(times, values, ends="missing").values == (None, None, 2, 6, 8)
    assert impute_linear(times, [None] * 5).values == (None,) * 5
    with pytest.raises(ValueError, match="ends"):
        impute_linear(times, values, ends="zero")  # type: ignore[arg-type]


def test_a_unit_s_other_indicators_fill_its_gaps_on_a_common_scale() -> None:
    # Indicator 0 runs from 0 to 10, indicator 1 from 100 down to 0; unit 2 is at 0.8 of the one, so at 0.8 of the other.
    rows = [(0, 100, 5), (10, 0, 5), (8, None, None)]
    found = impute_rows(rows, directions=[HIGHER, LOWER, HIGHER])
    assert found.rows[2] == pytest.approx((8, 20, 5))
    assert [(change.place, change.how) for change in found.changes[2]] == [(1, "row mean"), (2, "row mean")]
    assert found.changes[0] == ()
    assert impute_rows(rows, normalise=False).rows[2] == (8, 8, 8)


def test_only_indicators_of_the_same_group_are_used() -> None:
    rows = [(0, 0, 0), (10, 10, 10), (8, 2, None)]
    assert impute_rows(rows, groups=["a", "b", "b"]).rows[2] == (8, 2, 2)
    assert impute_rows(rows, groups=["a", "a", "b"]).rows[2] == (8, 2, None)
    assert impute_rows(rows, groups=["a", "a", None]).rows[2] == (8, 2, None)
    assert impute_rows([(None,), (None,)]).rows == ((None,), (None,))
    assert impute_rows([]).rows == ()
    with pytest.raises(ValueError, match="groups"):
        impute_rows(rows, groups=["a"])
    with pytest.raises(ValueError, match="directions"):
        impute_rows(rows, directions=[HIGHER])


@given(COLUMNS, st.sampled_from([impute_mean, impute_median]))
def test_what_is_there_stays_and_what_is_filled_lies_among_it(values: list[Any], impute: Any) -> None:
    found = impute(values)
    present = [value for value in values if value is not None]
    assert [change.place for change in found.changes] == [
        place for place, value in enumerate(values) if value is None and present
    ]
    for before, after in zip(values, found.values, strict=True):
        if before is not None:
            assert after == before
        elif present:
            assert min(present) - 1e-9 <= after <= max(present) + 1e-9
        else:
            assert after is None


def test_denominators_of_zero_are_missing_or_refused() -> None:
    assert denominate([4, 5, 6, None], [2, 0, None, 3], scale=10) == (20, None, None, None)
    with pytest.raises(ValueError, match="denominator 1 is 0"):
        denominate([4, 5], [2, 0], zero="refuse")
    with pytest.raises(ValueError, match="denominator 0 is -2"):
        denominate([4], [-2])
    with pytest.raises(ValueError, match="too near to zero"):
        denominate([4], [5e-324])
    with pytest.raises(ValueError, match="1 denominators for 2"):
        denominate([4, 5], [2])
    with pytest.raises(ValueError, match="zero"):
        denominate([4], [2], zero="ignore")  # type: ignore[arg-type]
