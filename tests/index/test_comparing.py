"""Comparison of rankings by published formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.index.comparing import RankChange, kendall, rank_changes, spearman, weighted_spearman, ws

ORDERS = st.integers(2, 8).flatmap(lambda count: st.permutations(range(1, count + 1)))


def test_by_hand_on_five_units() -> None:
    first, second = [1, 2, 3, 4, 5], [2, 1, 3, 5, 4]
    assert spearman(first, second) == pytest.approx(1 - 6 * 4 / (5 * 24))
    weighted = sum((r - q) ** 2 * ((5 - r + 1) + (5 - q + 1)) for r, q in zip(first, second, strict=True))
    assert weighted_spearman(first, second) == pytest.approx(1 - 6 * weighted / (625 + 125 - 25 - 5))
    assert ws(first, second) == pytest.approx(1 - (1 / 2 / 4 + 1 / 4 / 3 + 1 / 16 / 3 + 1 / 32 / 4))
    assert kendall(first, second) == pytest.approx((8 - 2) / 10)


def test_an_exchange_at_the_top_weighs_more() -> None:
    reference = [1, 2, 3, 4, 5]
    top, bottom = [2, 1, 3, 4, 5], [1, 2, 3, 5, 4]
    for similar in (weighted_spearman, ws):
        high, low = similar(reference, top), similar(reference, bottom)
        assert high is not None
        assert low is not None
        assert high < low
    assert spearman(reference, top) == spearman(reference, bottom)


def test_who_moved_how_far() -> None:
    assert rank_changes([1, 3, None, 2], [2, 1, 1, None]) == (
        RankChange(0, 1, 2, -1),
        RankChange(1, 3, 1, 2),
        RankChange(2, None, 1, None),
        RankChange(3, 2, None, None),
    )
    with pytest.raises(ValueError, match="1 and 2 units"):
        rank_changes([1], [1, 2])


def test_scores_and_gaps_are_no_rankings() -> None:
    for similar in (weighted_spearman, ws):
        with pytest.raises(ValueError, match="every unit needs a rank"):
            similar([1, None], [1, 2])
        with pytest.raises(ValueError, match="rank the scores first"):
            similar([0.3, 0.9], [1, 2])
        assert similar([1], [1]) is None


@given(ORDERS, st.data())
def test_a_ranking_is_most_like_itself(order: list[int], data: st.DataObject) -> None:
    other = data.draw(st.permutations(order))
    for similar in (spearman, weighted_spearman, ws, kendall):
        assert similar(order, order) == pytest.approx(1)
        likeness = similar(order, other)
        assert likeness is not None
        assert -1 - 1e-12 <= likeness <= 1 + 1e-12
        if other != order:
            assert likeness < 1
    for symmetric in (spearman, weighted_spearman, kendall):
        assert symmetric(order, other) == pytest.approx(symmetric(other, order))
