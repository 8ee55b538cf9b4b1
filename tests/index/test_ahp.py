"""Judgements in pairs: published matrices, every method, gaps, several judges and trees of judgements."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.index.ahp import (
    Completion,
    PriorityMethod,
    aggregate_judgements,
    aggregate_priorities,
    check_judgements,
    completed,
    geometric_consistency_index,
    hierarchical_priorities,
    priorities,
)
from rulelaw.index.consistency import RANDOM_INDICES, RandomIndex, consistency_ratio
from rulelaw.index.linear_algebra import perron
from rulelaw.labels import Label
from rulelaw.trees.types import Node

# Saaty, Int. J. Services Sciences 1(1), 2008: which drink is consumed more in the United States.
DRINKS = [
    [1, 9, 5, 2, 1, 1, 1 / 2],
    [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
    [1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
    [1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3],
    [1, 9, 4, 2, 1, 2, 1 / 2],
    [1, 9, 3, 1, 1 / 2, 1, 1 / 3],
    [2, 9, 9, 3, 2, 3, 1],
]
SMALL = [[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]]
WEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=7)


def consistent(weights: list[int]) -> list[list[float]]:
    return [[one / other for other in weights] for one in weights]


def test_saaty_s_drinks() -> None:
    found = priorities(DRINKS, random_index=RandomIndex.SAATY_2005)
    assert [round(weight, 3) for weight in found.weights] == [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert found.consistency_ratio is not None
    assert round(found.consistency_ratio, 3) == 0.022
    assert found.lambda_max == pytest.approx(7.17662903933035, abs=1e-11)
    assert found.missing == 0


def test_one_matrix_has_another_ratio_by_each_table() -> None:
    ratios = {table: priorities(SMALL, random_index=table).consistency_ratio for table in RandomIndex}
    index = priorities(SMALL).consistency_index
    assert ratios == {
        RandomIndex.SAATY_1980: pytest.approx(index / 0.58),
        RandomIndex.SAATY_2005: pytest.approx(index / 0.52),
        RandomIndex.ALONSO_LAMATA: pytest.approx(index / 0.5245),
        RandomIndex.DONEGAN_DODD: pytest.approx(index / 0.4914),
        RandomIndex.TUMMALA_LING: pytest.approx(index / 0.5799),
    }


def test_each_method_by_hand() -> None:
    assert priorities(SMALL).weights == pytest.approx((0.636986, 0.258285, 0.104729), abs=1e-6)
    geometric = priorities(SMALL, method=PriorityMethod.GEOMETRIC_MEAN)
    means = [15 ** (1 / 3), 1, 15 ** (-1 / 3)]
    assert geometric.weights == pytest.approx([mean / sum(means) for mean in means])
    columns = priorities(SMALL, method=PriorityMethod.COLUMN_MEAN)
    sums = [1 + 1 / 3 + 1 / 5, 3 + 1 + 1 / 3, 9]
    first = (1 / sums[0] + 3 / sums[1] + 5 / sums[2]) / 3
    assert columns.weights[0] == pytest.approx(first)
    assert columns.lambda_max == geometric.lambda_max == priorities(SMALL).lambda_max


def test_the_eigenvalue_as_textbooks_reckon_it() -> None:
    exact = priorities(SMALL, method=PriorityMethod.COLUMN_MEAN)
    by_hand = priorities(SMALL, method=PriorityMethod.COLUMN_MEAN, eigenvalue="by_weights")
    images = [sum(a * w for a, w in zip(row, exact.weights, strict=True)) for row in SMALL]
    assert by_hand.lambda_max == pytest.approx(
        sum(i / w for i, w in zip(images, exact.weights, strict=True)) / 3
    )
    assert by_hand.lambda_max != exact.lambda_max
    with pytest.raises(ValueError, match="eigenvalue"):
        priorities(SMALL, eigenvalue="guess")  # type: ignore[arg-type]


@given(WEIGHTS, st.sampled_from(PriorityMethod))
def test_judgements_without_contradiction_give_back_their_weights(
    weights: list[int], method: PriorityMethod
) -> None:
    found = priorities(consistent(weights), method=method)
    assert found.weights == pytest.approx([weight / sum(weights) for weight in weights])
    assert found.lambda_max == pytest.approx(len(weights))
    assert found.consistency_index == pytest.approx(0, abs=1e-12)


@given(st.integers(2, 6).flatmap(lambda size: st.lists(st.integers(-8, 8), min_size=size * (size - 1) // 2, max_size=size * (size - 1) // 2).map(lambda tones: (size, tones))), st.sampled_from(PriorityMethod), st.data())  # fmt: skip
def test_weights_sum_to_one_and_follow_the_things_in_any_order(
    drawn: tuple[int, list[int]], method: PriorityMethod, data: st.DataObject
) -> None:
    size, tones = drawn
    matrix: list[list[Any]] = [[None] * size for _ in range(size)]
    pairs = [(i, j) for i in range(size) for j in range(i)]
    for (i, j), tone in zip(pairs, tones, strict=True):
        matrix[i][j] = float(tone + 1) if tone >= 0 else 1 / (1 - tone)
    found = priorities(matrix, method=method)
    assert sum(found.weights) == pytest.approx(1)
    assert found.lambda_max >= size * (1 - 1e-12)
    order = data.draw(st.permutations(range(size)))
    moved = priorities([[matrix[i][j] for j in order] for i in order], method=method)
    assert moved.weights == pytest.approx([found.weights[place] for place in order])


def test_half_of_the_matrix_is_enough() -> None:
    half = [[1, Decimal(3), 5], [None, None, 3], [None, None, 1]]
    assert priorities(half).weights == pytest.approx(priorities(SMALL).weights)


def test_all_faults_of_a_matrix_are_told_at_once() -> None:
    faults = check_judgements([[2, 3, -1], [0.4, 1, math.nan], [None, 0, 1]])
    assert [fault.split(" ")[1] for fault in faults] == ["0/0", "0/2", "0/1", "1/2", "2/1"]
    with pytest.raises(ValueError, match=r"0/0.*; .*0/2"):
        priorities([[2, 3, -1], [0.4, 1, math.nan], [None, 0, 1]])
    assert check_judgements([[1, 2], [1]]) == ("row 1 has 1 judgements, not 2",)
    assert check_judgements([]) == ("there are no judgements",)


def test_rounded_fractions_pass_only_where_that_is_said() -> None:
    rounded = [[1, 3], [0.33, 1]]
    assert check_judgements(rounded)
    assert check_judgements(rounded, tolerance=0.02) == ()


def test_a_consistent_matrix_with_gaps_comes_out_whole() -> None:
    whole = consistent([5, 2, 1, 4])
    gaps: list[list[Any]] = [list(row) for row in whole]
    for i, j in [(0, 1), (2, 3)]:
        gaps[i][j] = gaps[j][i] = None
    for completion in (Completion.HARKER, Completion.EIGENVALUE, Completion.LEAST_SQUARES):
        found = priorities(gaps, completion=completion)
        assert found.weights == pytest.approx([5 / 12, 2 / 12, 1 / 12, 4 / 12])
        assert found.missing == 2
        assert found.lambda_max == pytest.approx(4)
    for completion in (Completion.EIGENVALUE, Completion.LEAST_SQUARES):
        assert completed(gaps, completion=completion)[0][1] == pytest.approx(2.5)


def test_the_eigenvalue_is_least_where_the_gap_is_filled() -> None:
    gaps: list[list[Any]] = [list(row) for row in DRINKS]
    for i, j in [(0, 1), (4, 6), (2, 5), (2, 3)]:
        gaps[i][j] = gaps[j][i] = None
    filled = completed(gaps)
    least = perron(filled)[0]
    for i, j in [(0, 1), (4, 6), (2, 5), (2, 3)]:
        for factor in (0.999, 1.001):
            other = [list(row) for row in filled]
            other[i][j] *= factor
            other[j][i] /= factor
            assert perron(other)[0] > least
    assert perron(completed(gaps, completion=Completion.LEAST_SQUARES))[0] > least


def test_harker_s_matrix_by_hand() -> None:
    # Harker (1987): rows 0 and 2 miss one judgement each, so their diagonal is 2.
    found = priorities([[1, 2, None], [0.5, 1, 2], [None, 0.5, 1]], completion=Completion.HARKER)
    assert found.weights == pytest.approx((4 / 7, 2 / 7, 1 / 7))
    assert found.lambda_max == pytest.approx(3)


def test_gaps_are_refused_unless_a_completion_is_named_and_fits() -> None:
    gaps = [[1, 2, None], [None, 1, 2], [None, None, 1]]
    with pytest.raises(ValueError, match="1 pairs were never judged"):
        priorities(gaps)
    with pytest.raises(ValueError, match="eigenvector alone"):
        priorities(gaps, completion=Completion.HARKER, method=PriorityMethod.GEOMETRIC_MEAN)
    with pytest.raises(ValueError, match="fills nothing in"):
        completed(gaps, completion=Completion.HARKER)
    apart = [[1, 2, None], [None, 1, None], [None, None, 1]]
    for completion in (Completion.HARKER, Completion.EIGENVALUE, Completion.LEAST_SQUARES):
        with pytest.raises(ValueError, match="nothing compares 2 with 0"):
            priorities(apart, completion=completion)


def test_random_indices_between_two_sizes_and_beyond_all() -> None:
    assert consistency_ratio(1, 22, random_index=RandomIndex.DONEGAN_DODD) == pytest.approx(
        1 / (1.5371 + 0.4 * (1.5619 - 1.5371))
    )
    assert consistency_ratio(1, 16) is None
    assert consistency_ratio(0.5, 2) == 0
    for table in RANDOM_INDICES.values():
        assert list(table)[:13] == list(range(3, 16))


def test_several_judges_make_one_matrix() -> None:
    one, other = [[1, 2, 4], [None, 1, 2], [None, None, 1]], [[1, 8, None], [None, 1, 2], [None, None, 1]]
    merged = aggregate_judgements([one, other])
    assert merged[0] == pytest.approx((1, 4, 4))
    assert merged[1][0] == pytest.approx(0.25)
    assert aggregate_judgements([one, other], [3, 1])[0][1] == pytest.approx(2 ** (6 / 4))
    assert aggregate_judgements([[[1, None], [None, 1]]]) == ((1, None), (None, 1))
    with pytest.raises(ValueError, match="no judges"):
        aggregate_judgements([])
    with pytest.raises(ValueError, match="different numbers"):
        aggregate_judgements([one, [[1]]])


def test_several_judges_make_one_set_of_priorities() -> None:
    judged = [(0.8, 0.2), (0.2, 0.8)]
    assert aggregate_priorities(judged) == pytest.approx((0.5, 0.5))
    assert aggregate_priorities([(0.9, 0.1), (0.5, 0.5)]) == pytest.approx((0.75, 0.25))
    assert aggregate_priorities(judged, [3, 1], mean="arithmetic") == pytest.approx((0.65, 0.35))
    with pytest.raises(ValueError, match="above zero"):
        aggregate_priorities([(1, 0)])
    with pytest.raises(ValueError, match="mean"):
        aggregate_priorities(judged, mean="median")


def tree(code: str, content: Any = None, *children: Node[Any], weight: int = 1) -> Node[Any]:
    return Node(code, Label("名", code), content, children=children, weight=Decimal(weight))


def test_a_tree_of_judgements_of_uneven_depth() -> None:
    goal = tree(
        "goal",
        [[1, 3], [None, 1]],
        tree("a", [[1, 1], [1, 1]], tree("a1"), tree("a2", None, tree("x", weight=1), tree("y", weight=4))),
        tree("x"),
    )
    found = hierarchical_priorities(goal)
    assert dict(found) == pytest.approx({"a1": 0.375, "x": 0.25 + 0.075, "y": 0.3})
    assert list(found) == ["a1", "x", "y"]
    with pytest.raises(ValueError, match="b has judgements on 2 of 1 children"):
        hierarchical_priorities(tree("b", [[1, 1], [1, 1]], tree("c")))
    with pytest.raises(ValueError, match="no children"):
        hierarchical_priorities(tree("b", [[1]]))


def test_a_table_of_one_s_own_gives_the_ratio_too() -> None:
    judged = [[1, 3, 5], [None, 1, 3], [None, None, 1]]
    named = priorities(judged, random_index=RandomIndex.ALONSO_LAMATA)
    own = priorities(judged, random_index={3: 0.5245})
    assert own.consistency_ratio == named.consistency_ratio == pytest.approx(own.consistency_index / 0.5245)
    assert (named.random_index, own.random_index) == (RandomIndex.ALONSO_LAMATA, None)
    assert priorities(judged, random_index={5: 1.1}).consistency_ratio is None
    assert consistency_ratio(0.1, 4, random_index={}) is None
    with pytest.raises(ValueError, match="above zero"):
        consistency_ratio(0.1, 3, random_index={3: 0})
    with pytest.raises(ValueError, match="saaty_1990"):
        priorities(judged, random_index="saaty_1990")  # type: ignore[arg-type]


def test_the_geometric_index_is_least_for_the_means_of_the_rows() -> None:
    judged = [[1, 2, 8], [0.5, 1, 2], [0.125, 0.5, 1]]
    # The only triad: ln(2 * 2 / 8) is shared out among its three judgements.
    assert geometric_consistency_index(judged) == pytest.approx(math.log(0.5) ** 2 / 3)
    eigenvector = priorities(judged).weights
    assert geometric_consistency_index(judged, eigenvector) == pytest.approx(math.log(0.5) ** 2 / 3)
    assert geometric_consistency_index(judged, [3, 2, 1]) > geometric_consistency_index(judged)  # type: ignore[operator]
    assert geometric_consistency_index(consistent([5, 2, 1, 4])) == pytest.approx(0)
    assert geometric_consistency_index([[1, 2], [None, 1]]) is None
    with pytest.raises(ValueError, match="complete the matrix"):
        geometric_consistency_index([[1, 2, None], [None, 1, 2], [None, None, 1]])
    with pytest.raises(ValueError, match="above zero"):
        geometric_consistency_index(judged, [1, 0, 1])
    with pytest.raises(ValueError, match="2 weights"):
        geometric_consistency_index(judged, [1, 1])
