"""Weights from the order of importance: by hand, ties, and what holds for all orders."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.index.ordering import rancom, rank_order

FORMS = ["centroid", "sum", "reciprocal", "exponent"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        # Four things, as tables of the formulas have them.
        ("centroid", (0.5208, 0.2708, 0.1458, 0.0625)),
        ("sum", (0.4, 0.3, 0.2, 0.1)),
        ("reciprocal", (0.48, 0.24, 0.16, 0.12)),
        ("exponent", (16 / 30, 9 / 30, 4 / 30, 1 / 30)),
    ],
)
def test_the_four_formulas(form: Any, expected: tuple[float, ...]) -> None:
    assert rank_order([1, 2, 3, 4], form=form) == pytest.approx(expected, abs=5e-5)
    assert rank_order([40, 10, 30, 20], form=form) == pytest.approx(
        [expected[place] for place in (3, 0, 2, 1)], abs=5e-5
    )


def test_an_exponent_of_nothing_is_no_difference_and_of_one_the_sum() -> None:
    assert rank_order([2, 1, 3], form="exponent", exponent=0) == pytest.approx([1 / 3] * 3)
    assert rank_order([2, 1, 3], form="exponent", exponent=1) == pytest.approx(
        rank_order([2, 1, 3], form="sum")
    )


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.sampled_from(FORMS))
def test_weights_sum_to_one_and_never_rise_with_the_rank(ranks: list[int], form: Any) -> None:
    weights = rank_order(ranks, form=form)
    assert sum(weights) == pytest.approx(1)
    for rank, weight in zip(ranks, weights, strict=True):
        for other, less in zip(ranks, weights, strict=True):
            assert weight > less if rank < other else rank > other or weight == less


@pytest.mark.parametrize(
    ("ranks", "options", "message"),
    [
        ([], {}, "needs a rank"),
        ([1, None], {}, "needs a rank"),
        ([1, 2], {"form": "mean"}, "form"),
        ([1, 2], {"exponent": -1}, "exponent"),
        ([1, float("nan")], {}, "value 1"),
    ],
)
def test_what_is_no_order_is_refused(ranks: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rank_order(ranks, **options)


@pytest.mark.parametrize(
    ("judged", "message"),
    [
        ([], "square"),
        ([[0.5, 1]], "square"),
        ([[0.5, 1], [0.5, 0.5]], "0/1 and 1/0"),
        ([[0.5, 0.7], [0.3, 0.5]], "0/1 and 1/0"),
        ([[1, 1], [0, 0.5]], "0/0"),
        ([[0.5, None], [0, 0.5]], "0/1"),
    ],
)
def test_comparisons_that_contradict_each_other_are_refused(judged: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rancom(judged)


def test_a_full_order_compared_in_pairs_gives_the_sums_of_ranks_and_a_half() -> None:
    order = [2, 1, 3]
    judged = [[0.5 if a == b else float(a < b) for b in order] for a in order]
    assert rancom(judged) == pytest.approx((1.5 / 4.5, 2.5 / 4.5, 0.5 / 4.5))
