"""Ranks: every rule for ties, gaps, tolerance, and what holds for all columns."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.index.ranking import Ties, ranks
from tests.index.drawing import COLUMNS

TIED = [9, 7, None, 7, 5, 7]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (Ties.MIN, (1, 2, None, 2, 5, 2)),
        (Ties.MAX, (1, 4, None, 4, 5, 4)),
        (Ties.AVERAGE, (1, 3, None, 3, 5, 3)),
        (Ties.DENSE, (1, 2, None, 2, 3, 2)),
        (Ties.ORDINAL, (1, 2, None, 3, 5, 4)),
    ],
)
def test_each_rule_ranks_equal_values_as_it_says(ties: Ties, expected: tuple[float | None, ...]) -> None:
    assert ranks(TIED, ties=ties) == expected


def test_the_lowest_can_be_the_best_and_ties_keep_their_order() -> None:
    assert ranks(TIED, ties=Ties.ORDINAL, best="low") == (5, 2, None, 3, 1, 4)


def test_values_within_the_tolerance_of_the_best_of_their_group_are_equal() -> None:
    assert ranks([1.0, 0.95, 0.9, 0.85], tolerance=0.1) == (1, 1, 1, 4)
    assert ranks([1.0, 0.95, 0.9, 0.85]) == (1, 2, 3, 4)


def test_equal_decimals_and_floats_are_equal() -> None:
    assert ranks([Decimal("0.1"), 0.1]) == (1, 1)


@pytest.mark.parametrize("values", [[], [None, None]])
def test_nothing_has_no_rank(values: list[None]) -> None:
    assert ranks(values) == tuple(values)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_finite_is_refused_with_its_place(bad: float) -> None:
    with pytest.raises(ValueError, match=r"value 1 is (nan|-?inf)"):
        ranks([1, bad, 3])


def test_what_could_not_be_squared_is_refused() -> None:
    assert ranks([1e150, -1e150]) == (1, 2)
    for bad in (1.1e150, -1.1e150):
        with pytest.raises(ValueError, match="within 1e150"):
            ranks([1, bad])


def test_unknown_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="best"):
        ranks([1], best="middle")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="mean"):
        ranks([1], ties="mean")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="tolerance"):
        ranks([1], tolerance=float("nan"))


@given(COLUMNS, st.sampled_from(Ties))
def test_a_better_value_has_a_better_rank(values: list[float | None], ties: Ties) -> None:
    places = [pair for pair in zip(values, ranks(values, ties=ties), strict=True) if pair[0] is not None]
    for value, rank in places:
        for other, worse in places:
            assert rank is not None
            assert worse is not None
            if value > other:  # type: ignore[operator]
                assert rank < worse


@given(COLUMNS)
def test_mean_ranks_sum_to_those_of_an_order_without_ties(values: list[float | None]) -> None:
    places = [rank for rank in ranks(values, ties=Ties.AVERAGE) if rank is not None]
    assert sum(places) == len(places) * (len(places) + 1) / 2


@given(COLUMNS)
def test_ranks_from_below_mirror_those_from_above(values: list[float | None]) -> None:
    count = sum(value is not None for value in values)
    high = ranks(values, ties=Ties.MIN)
    low = ranks(values, ties=Ties.MAX, best="low")
    assert high == tuple(None if rank is None else count + 1 - rank for rank in low)
