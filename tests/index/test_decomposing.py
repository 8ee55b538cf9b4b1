"""What the indicators contribute adds up to the score, whatever the means on the way."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

import rulelaw as rl
from rulelaw.index.computing import compute_index
from rulelaw.index.decomposing import decompose, split_score
from rulelaw.index.types import Index, IndexTable, Method
from tests.index.growing import AGGREGATORS, branch, cases, index, leaf, near, table


def test_of_an_arithmetic_tree_they_are_weight_times_score() -> None:
    tree = branch("all", branch("a", leaf("a1", 3, None), leaf("a2", 1, None)), leaf("b", 1, None))
    result = compute_index(index(tree), table({"a1": [4, None], "a2": [8, 2], "b": [1, 6]}))
    assert decompose(result) == {"a1": (1.5, 0.0), "a2": (1.0, 1.0), "b": (0.5, 3.0)}
    assert decompose(result, "a") == {"a1": (3.0, 0.0), "a2": (2.0, 2.0)}
    assert decompose(result, "b") == {"b": (1.0, 6.0)}


def test_scores_that_balance_each_other_still_contribute() -> None:
    tree = branch("all", branch("a", leaf("a1", 1, None), leaf("a2", 1, None)), leaf("b", 1, None))
    result = compute_index(index(tree), table({"a1": [2], "a2": [-2], "b": [1]}))
    assert decompose(result) == {"a1": (0.5,), "a2": (-0.5,), "b": (0.5,)}


def test_of_a_geometric_mean_they_are_shares_of_its_logarithm() -> None:
    result = compute_index(
        index(branch("all", leaf("a", 1, None), leaf("b", 1, None), aggregator="geometric")),
        table({"a": [1], "b": [4]}),
    )
    parts = decompose(result)
    assert near(parts["a"], (1 + math.log(1 / 2),))
    assert near(parts["b"], (1 + math.log(4 / 2),))


@pytest.mark.parametrize(
    ("method", "score", "row", "parts"),
    [
        (Method("harmonic"), 3.0, (2.0, 6.0), [0.75, 2.25]),
        (Method("minimum"), 2.0, (2.0, 2.0, 6.0), [1.0, 1.0, 0.0]),
        (Method("median"), 4.0, (1.0, 4.0, 9.0), [0.0, 4.0, 0.0]),
        (Method("median"), 4.0, (1.0, 3.0, 5.0, 9.0), [0.0, 1.5, 2.5, 0.0]),
        (Method("mazziotta_pareto"), 99.0, (90.0, 110.0), [44.5, 54.5]),
        (Method("geometric"), 0.0, (0.0, 5.0), [0.0, 0.0]),
        (Method("copeland"), -3.0, (1.0, 2.0), [-1.5, -1.5]),
        (Method("power", {"exponent": math.inf}), 6.0, (2.0, 6.0), [0.0, 6.0]),
        (Method("power", {"exponent": 2}), math.sqrt(17), (3.0, 5.0), [2.5466, 1.5764]),
    ],
)
def test_each_rule_splits_as_it_says(
    method: Method, score: float, row: tuple[float, ...], parts: list[float]
) -> None:
    shares = [1 / len(row)] * len(row)
    found = split_score(method, score, row, shares)
    assert sum(found) == pytest.approx(score)
    if method.name != "power" or len(parts) != 2 or parts[0] == 0:
        assert found == pytest.approx(parts)
    else:  # the tangent: w S (1 + ((x/S)^2 - 1) / 2)
        assert found == pytest.approx([score / 2 * (1 + (x * x / 17 - 1) / 2) for x in row])


def test_an_unknown_node_is_refused() -> None:
    result = compute_index(index(branch("all", leaf("cases"))), table({"cases": [1, 2]}))
    with pytest.raises(rl.UnknownCodeError, match="did you mean cases"):
        decompose(result, "casez")


@given(cases(AGGREGATORS))
def test_contributions_add_up_to_the_score(case: tuple[Index, IndexTable]) -> None:
    result = compute_index(*case)
    for _, node in result.index.tree.walk():
        parts = list(decompose(result, node.code).values())
        for place, score in enumerate(result.scores[node.code]):
            row = [column[place] for column in parts]
            if score is None:
                assert row == [None] * len(row)
            else:
                whole = math.fsum(part for part in row if part is not None)
                size = max([1.0, *(abs(part) for part in row if part is not None)])
                assert abs(whole - score) <= 1e-9 * size


def test_what_a_node_without_a_score_contributes_is_not_lost() -> None:
    # Its weights cannot be told, since nothing varies; counted as zero and raised to the floor, it has a part.
    poor = branch("a", leaf("a1", 1, None), leaf("a2", 1, None), weighting=Method("entropy"))
    tree = branch("all", poor, leaf("b", 1, None), aggregator="geometric", floor=0.01, missing="zero")
    result = compute_index(index(tree), table({"a1": [2, 2], "a2": [3, 3], "b": [1, 1]}))
    assert result.scores["a"] == (None, None)
    parts = decompose(result)
    assert math.fsum(column[0] or 0 for column in parts.values()) == pytest.approx(result.scores["all"][0])
