"""Ranks of bodies, and how they change."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.panel.making import by_hand

import rulelaw as rl

ISSUED = "normative.issued"
NAMES = "甲乙丙丁戊己"


def panel(values: list[int | None], *, year: int = 2021, indicator: str = ISSUED) -> list[object]:
    return [
        by_hand(str(value), body=f"{name}局", year=year, indicator=indicator)
        for name, value in zip(NAMES, values, strict=False)
        if value is not None
    ]


def assembled(*values: int | None, indicator: str = ISSUED) -> rl.Panel:
    return rl.assemble(panel(list(values), indicator=indicator))  # type: ignore[arg-type]


def test_equal_values_share_a_rank_by_a_named_rule() -> None:
    told = assembled(9, 7, 7, 5)
    for ties, ranks in {"min": [1, 2, 2, 4], "average": [1, 2.5, 2.5, 4], "dense": [1, 2, 2, 3]}.items():
        by_body = {one.body: one.rank for one in rl.rank_bodies(told, ISSUED, 2021, ties=ties)}
        assert [by_body[f"{name}局"] for name in NAMES[:4]] == ranks


def test_the_direction_of_the_measure_says_which_end_is_first() -> None:
    lost = assembled(9, 7, indicator="litigation.lost")
    assert [one.rank for one in rl.rank_bodies(lost, "litigation.lost", 2021) if one.body == "甲局"] == [2]
    high = rl.rank_bodies(lost, "litigation.lost", 2021, best="high")
    assert [one.rank for one in high if one.body == "甲局"] == [1]


def test_figures_too_long_for_a_float_are_told_apart() -> None:
    told = rl.assemble([by_hand("9007199254740992", body="甲局"), by_hand("9007199254740993", body="乙局")])
    assert {one.body: one.rank for one in rl.rank_bodies(told, ISSUED, 2022)} == {"乙局": 1, "甲局": 2}
    huge = rl.assemble([by_hand("1E+500", body="甲局"), by_hand("1E+501", body="乙局")])
    assert {one.body: one.rank for one in rl.rank_bodies(huge, ISSUED, 2022)} == {"乙局": 1, "甲局": 2}


def test_a_body_without_a_value_has_no_rank_and_takes_none() -> None:
    told = rl.assemble([*panel([3, 4]), *panel([None, 5, 9], year=2022)])  # type: ignore[arg-type]
    ranks = {one.body: (one.rank, one.of) for one in rl.rank_bodies(told, ISSUED, 2021)}
    assert ranks == {"甲局": (2, 2), "乙局": (1, 2), "丙局": (None, 2)}


def test_nobody_gains_a_rank_because_another_says_nothing() -> None:
    told = rl.assemble([*panel([9, 5, 3]), *panel([None, 5, 3], year=2022)])  # type: ignore[arg-type]
    assert {one.body: one.gained for one in rl.rank_changes(told, ISSUED, 2021, 2022)} == {
        "甲局": None,
        "乙局": 0,
        "丙局": 0,
    }
    loose = rl.rank_changes(told, ISSUED, 2021, 2022, balanced=False)
    assert {one.body: (one.before, one.after, one.gained) for one in loose} == {
        "甲局": (1, None, None),
        "乙局": (2, 1, 1),
        "丙局": (3, 2, 1),
    }


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(rl.UnknownCodeError):
        rl.rank_bodies(assembled(1), "litigation.cases", 2021)
    with pytest.raises(ValueError, match="median"):
        rl.rank_bodies(assembled(1), ISSUED, 2021, ties="median")


@given(st.lists(st.integers(0, 9) | st.none(), min_size=1, max_size=6).filter(any))
def test_a_rank_is_one_more_than_how_many_are_better(values: list[int | None]) -> None:
    told = rl.assemble(panel(values))  # type: ignore[arg-type]
    present = [value for value in values if value is not None]
    for one in rl.rank_bodies(told, ISSUED, 2021):
        assert one.value is not None
        assert one.rank == 1 + sum(Decimal(value) > one.value for value in present)
