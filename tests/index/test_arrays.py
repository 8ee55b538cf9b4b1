"""Arrays of NumPy do as sequences: the methods look at them only by length and by item."""

from __future__ import annotations

import pytest

from rulelaw.index.aggregating import AGGREGATORS, MATRIX_AGGREGATORS
from rulelaw.index.ahp import priorities
from rulelaw.index.doubting import benefit_of_the_doubt
from rulelaw.index.normalising import min_max, z_score
from rulelaw.index.ranking import ranks
from rulelaw.index.screening import screen
from rulelaw.index.weighting import budget_allocation, critic, entropy, merec, pca

ROWS = [[1.0, 5.0, 2.0], [2.0, 3.0, 8.0], [4.0, 4.0, 1.0], [3.0, 1.0, 5.0]]


def test_arrays_give_what_lists_give() -> None:
    numpy = pytest.importorskip("numpy")
    array, weights = numpy.array(ROWS), numpy.array([1.0, 2.0, 3.0])
    for function in (min_max, z_score, ranks):
        assert function(array[:, 0]) == function([row[0] for row in ROWS])
    for name, aggregate in AGGREGATORS.items():
        options = {"exponent": 2} if name == "power" else {}
        assert aggregate(array[0], weights, **options) == aggregate(ROWS[0], [1, 2, 3], **options)
    for aggregate_all in MATRIX_AGGREGATORS.values():
        assert aggregate_all(array, weights) == aggregate_all(ROWS, [1, 2, 3])
    for weigh in (critic, entropy, merec, pca, budget_allocation, benefit_of_the_doubt, screen):
        assert weigh(array) == weigh(ROWS)
    judged = [[1, 2], [0.5, 1]]
    assert priorities(numpy.array(judged)) == priorities(judged)


def test_no_number_of_numpy_gets_out() -> None:
    numpy = pytest.importorskip("numpy")
    column = numpy.array([1.0, 2.0, 4.0])
    for values in (min_max(column), z_score(column), ranks(column)):
        assert {type(value) for value in values} == {float}
