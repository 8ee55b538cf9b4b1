"""Screening by count, by weight and by zeros, with decisions that overrule it."""

from __future__ import annotations

from typing import Any

import pytest

from rulelaw.index.screening import Shortfall, screen

ROWS = [(1, 2, 3, 4), (1, None, None, 4), (0, 0, 0, 4), (None, None, None, None)]


def test_what_screening_finds_of_each_unit() -> None:
    found = screen(ROWS, [1, 1, 1, 5])
    assert [unit.available for unit in found] == [1, 0.5, 1, 0]
    assert [unit.weight for unit in found] == [1, 0.75, 1, 0]
    assert [unit.nonzero for unit in found] == [1, 1, 0.25, None]
    assert all(unit.kept for unit in found)


def test_each_threshold_leaves_out_what_is_below_it_and_keeps_what_is_at_it() -> None:
    assert [unit.kept for unit in screen(ROWS, least_share=0.5)] == [True, True, True, False]
    assert [unit.kept for unit in screen(ROWS, least_share=0.51)] == [True, False, True, False]
    assert [unit.kept for unit in screen(ROWS, [1, 1, 1, 5], least_weight=0.75)] == [True, True, True, False]
    assert [unit.kept for unit in screen(ROWS, [5, 1, 1, 1], least_weight=0.76)] == [True, False, True, False]
    assert [unit.kept for unit in screen(ROWS, least_nonzero=0.25)] == [True, True, True, False]
    assert [unit.kept for unit in screen(ROWS, least_nonzero=0.3)] == [True, True, False, False]
    # 0.1 + 0.2 is not 0.3 in floats, and yet it is 0.3 of the weight.
    assert screen([(1, 2, None)], [0.1, 0.2, 0.7], least_weight=0.3)[0].kept


def test_all_shortfalls_are_told_and_a_decision_overrules_them() -> None:
    found = screen(ROWS, least_share=0.6, least_weight=0.6, least_nonzero=0.5, keep=[3], drop=[0])
    assert found[3].shortfalls == (Shortfall.AVAILABILITY, Shortfall.WEIGHT, Shortfall.ZEROS)
    assert found[3].kept
    assert found[0].shortfalls == (Shortfall.DECISION,)
    assert not found[0].kept


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"least_share": 1.1}, "least_share"),
        ({"least_weight": -0.1}, "least_weight"),
        ({"least_nonzero": float("nan")}, "least_nonzero"),
        ({"keep": [1], "drop": [1]}, "none twice"),
        ({"keep": [4]}, "units that there are"),
        ({"weights": [1]}, "1 weights for 4"),
    ],
)
def test_bad_settings_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        screen(ROWS, **options)


def test_no_units_give_no_answers() -> None:
    assert screen([]) == ()
