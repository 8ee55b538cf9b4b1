"""Outranking, Copeland, Borda and Kemeny: the Handbook's profiles, gaps, ties, and all orders tried by hand."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.index.gaps import Missing
from rulelaw.index.outranking import borda, copeland, kemeny, kemeny_score, outranking_matrix
from rulelaw.index.ranking import Ties
from tests.index.drawing import rows
from tests.index.handbook import COUNTRIES, TAI

# OECD/JRC Handbook (2008), step 7, after Moulin (1988): 21 indicators, each profile with the indicators that have it.
MOULIN = {"abcd": 3, "acbd": 5, "bdca": 7, "cbda": 6}
# The same place, after Condorcet: 60 indicators that go round in a circle.
CONDORCET = {"abc": 23, "bca": 17, "bac": 2, "cab": 10, "cba": 8}


def ballot(profile: dict[str, int]) -> tuple[list[list[int]], list[int]]:
    """Units as rows, profiles as columns; what stands first has the highest score."""
    units = sorted(next(iter(profile)))
    return [[-order.index(unit) for order in profile] for unit in units], list(profile.values())


def test_the_handbook_s_21_indicators() -> None:
    matrix, weights = ballot(MOULIN)
    outranked = outranking_matrix(matrix, weights)
    counts = [[round(21 * (share or 0)) for share in row] for row in outranked]
    assert counts == [[0, 8, 8, 8], [13, 0, 10, 21], [13, 11, 0, 14], [13, 0, 7, 0]]
    assert copeland(matrix, weights) == (-3, 1, 3, -1)
    assert borda(matrix, weights) == (24, 44, 38, 20)
    found = kemeny(matrix, weights)
    assert found.orders == ((2, 1, 3, 0),)
    assert found.ranks == (4, 2, 1, 3)
    assert found.support * 21 == pytest.approx(13 + 13 + 13 + 11 + 14 + 21)


def test_the_handbook_s_circle_of_60_indicators() -> None:
    matrix, weights = ballot(CONDORCET)
    counts = [[round(60 * (share or 0)) for share in row] for row in outranking_matrix(matrix, weights)]
    assert counts == [[0, 33, 25], [27, 0, 42], [35, 18, 0]]
    assert copeland(matrix, weights) == (0, 0, 0)
    assert borda(matrix, weights) == (58, 69, 53)
    found = kemeny(matrix, weights)
    assert found.orders == ((1, 2, 0),)  # b, c, a: support 42 + 27 + 35
    assert found.support * 60 == pytest.approx(104)


def test_the_majority_winner_is_not_the_one_that_borda_has() -> None:
    matrix, weights = ballot(MOULIN)
    scores, points = copeland(matrix, weights), borda(matrix, weights)
    assert scores.index(max(score for score in scores if score is not None)) == 2
    assert points.index(max(point for point in points if point is not None)) == 1


def test_half_of_the_weight_is_no_majority_whatever_floats_make_of_it() -> None:
    matrix = [[1, 1, 0], [0, 0, 1]]
    assert copeland(matrix, [0.1, 0.2, 0.3]) == (0, 0)
    assert copeland(matrix, [0.1, 0.2, 0.3], count="wins_and_half_ties") == (0.5, 0.5)
    assert copeland(matrix, [0.1, 0.2, 0.29]) == (1, -1)
    with pytest.raises(ValueError, match="count"):
        copeland(matrix, count="points")  # type: ignore[arg-type]


def test_a_gap_leaves_the_column_out_for_its_pairs_alone() -> None:
    matrix = [[3, None], [2, 1], [None, 2]]
    assert outranking_matrix(matrix) == ((0, 1, None), (0, 0, 0), (None, 1, 0))
    assert outranking_matrix(matrix, missing=Missing.PROPAGATE) == (
        (0, None, None),
        (None, 0, None),
        (None, None, 0),
    )
    assert outranking_matrix(matrix, missing=Missing.ZERO) == ((0, 0.5, 0.5), (0.5, 0, 0.5), (0.5, 0.5, 0))
    with pytest.raises(ValueError, match="row 0 misses value 1"):
        outranking_matrix(matrix, missing=Missing.REFUSE)
    assert copeland(matrix) == (1, -2, 1)
    assert borda(matrix) == (2, 0, 2)
    assert borda(matrix, missing=Missing.PROPAGATE) == (None, 0, None)
    assert borda([[None, None], [1, 2]]) == (None, 0)


def test_the_order_of_units_with_gaps_changes_nothing() -> None:
    matrix = [[3, None, 1], [2, 1, 1], [None, 2, 0], [1, 1, 5]]
    order = [2, 0, 3, 1]
    scores = copeland(matrix)
    assert copeland([matrix[place] for place in order]) == tuple(scores[place] for place in order)


def test_a_rule_may_be_named_by_its_word() -> None:
    matrix = [[3, None], [2, 1]]
    for rule in Missing:
        if rule is not Missing.REFUSE:
            assert borda(matrix, missing=rule.value) == borda(matrix, missing=rule)  # type: ignore[arg-type]
            assert copeland(matrix, missing=rule.value) == copeland(matrix, missing=rule)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="misses"):
        borda(matrix, missing="refuse")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ignore"):
        borda(matrix, missing="ignore")  # type: ignore[arg-type]


def test_the_handbook_s_23_countries_are_put_in_order_exactly() -> None:
    rows_ = list(zip(*TAI.values(), strict=True))
    found = kemeny(rows_)
    last = [COUNTRIES[unit] for unit in found.orders[0][18:]]
    assert set(last) == {"Spain", "Italy", "Czech Republic", "Hungary", "Slovenia"}
    outranked = outranking_matrix(rows_)
    for order in found.orders:
        assert sum(outranked[i][j] or 0 for i, j in combinations(order, 2)) == pytest.approx(found.support)
        for place in range(len(order) - 1):
            assert (outranked[order[place]][order[place + 1]] or 0) >= 0.5 - 1e-9


def test_scores_within_the_tolerance_are_a_tie() -> None:
    assert outranking_matrix([[1.0], [1.05]], tolerance=0.1) == ((0, 0.5), (0.5, 0))


def test_borda_by_the_rank_of_equal_scores_told() -> None:
    assert borda([[1], [1], [0]]) == (1.5, 1.5, 0)
    assert borda([[1], [1], [0]], ties=Ties.MIN) == (1, 1, 0)


def test_all_best_orders_are_found_counted_and_averaged() -> None:
    found = kemeny([[1, 0], [0, 1], [-1, -1]])
    assert found.orders == ((0, 1, 2), (1, 0, 2))
    assert found.count == 2
    assert found.ranks == (1.5, 1.5, 3)
    assert kemeny_score([[1, 0], [0, 1], [-1, -1]]) == (1.5, 1.5, 0)
    everything = kemeny([[0]] * 7)
    assert everything.count == 5040
    assert len(everything.orders) == 100
    assert everything.orders[0] == tuple(range(7))
    assert everything.ranks == (4,) * 7


def test_units_that_beat_all_others_cost_nothing_and_a_large_circle_is_refused() -> None:
    assert kemeny([[value] for value in range(200)]).orders == (tuple(range(199, -1, -1)),)
    with pytest.raises(ValueError, match="21 units go round"):
        kemeny([[1]] * 21)
    # Two circles of three, the first of which beats the second on every indicator.
    circle = [(1, 2, 3), (2, 3, 1), (3, 1, 2)]
    found = kemeny([*circle, *[tuple(value + 5 for value in row) for row in circle]])
    assert found.count == 9
    assert found.ranks == (5, 5, 5, 2, 2, 2)
    assert found.orders[0] == (3, 5, 4, 0, 2, 1)
    with pytest.raises(ValueError, match="no units"):
        kemeny([])


def test_rows_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="row 1 has 1 values, row 0 has 2"):
        copeland([[1, 2], [1]])


@given(rows(st.integers(0, 3).map(float), units=(2, 5)))
def test_kemeny_agrees_with_trying_every_order(matrix: list[list[float]]) -> None:
    outranked = outranking_matrix(matrix)
    support = {
        order: sum(outranked[i][j] or 0 for i, j in combinations(order, 2))
        for order in permutations(range(len(matrix)))
    }
    most = max(support.values())
    best = sorted(order for order, sum_ in support.items() if sum_ >= most - 1e-9)
    found = kemeny(matrix)
    assert found.support == pytest.approx(most)
    assert list(found.orders) == best[:100]
    assert found.count == len(best)
    for unit, rank in enumerate(found.ranks):
        assert rank == pytest.approx(sum(order.index(unit) + 1 for order in best) / len(best))


@given(rows(st.integers(0, 3).map(float)), st.data())
def test_shares_of_a_pair_sum_to_one_and_scores_to_nothing(
    matrix: list[list[float]], data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(matrix[0]), max_size=len(matrix[0])))
    outranked = outranking_matrix(matrix, weights)
    for i, j in combinations(range(len(matrix)), 2):
        assert (outranked[i][j] or 0) + (outranked[j][i] or 0) == pytest.approx(1)
    assert sum(score or 0 for score in copeland(matrix, weights)) == 0
    points = sum(point or 0 for point in borda(matrix, weights))
    assert points == pytest.approx(sum(weights) * len(matrix) * (len(matrix) - 1) / 2)


@given(rows(st.integers(0, 5).map(float)))
def test_only_the_order_on_each_indicator_counts(matrix: list[list[float]]) -> None:
    stretched = [[value**3 + 7 for value in row] for row in matrix]
    assert outranking_matrix(stretched) == outranking_matrix(matrix)
    assert copeland(stretched) == copeland(matrix)
    assert borda(stretched) == borda(matrix)


def test_a_unit_without_any_score_is_not_put_among_the_others() -> None:
    matrix = [[1, 1], [None, None], [2, 2], [3, None]]
    assert copeland(matrix) == (-2, None, 0, 2)
    assert copeland(matrix, [1, 0]) == (-2, None, 0, 2)
    assert copeland(matrix, [0, 1])[3] is None
    assert copeland(matrix, missing=Missing.PROPAGATE) == (-1, None, 1, None)
    assert copeland(matrix, missing=Missing.ZERO)[1] == -3
    assert kemeny_score(matrix) == (0, None, 1, 2)
    assert kemeny_score(matrix, missing=Missing.PROPAGATE) == (0, None, 1, None)
    assert kemeny_score([[None], [None]]) == (None, None)
    assert copeland([[1], [None]]) == (0, None)
