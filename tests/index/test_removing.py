"""Nodes are taken out one by one, and it is told how far the ranks move."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import rulelaw as rl
from rulelaw.index.removing import remove_nodes
from rulelaw.index.types import Index, IndexTable
from tests.index.growing import branch, cases, index, leaf, table

MADE = index(branch("all", branch("g", leaf("a", 1, None)), leaf("b", 1, None), leaf("idle", 0, None)))
NUMBERS = table({"a": [3, 2, 1], "b": [0, 0.5, 4], "idle": [5, 1, 9]})


@pytest.mark.parametrize("engine", ["python", "numpy"])
def test_each_node_is_taken_out_in_turn(engine: str) -> None:
    found = {removal.code: removal for removal in remove_nodes(MADE, NUMBERS, engine=engine)}  # type: ignore[arg-type]
    assert list(found) == ["g", "a", "b", "idle"]
    # Ranks of the whole: 3 + 0, 2 + 0.5, 1 + 4.
    assert found["b"].ranks == (1.0, 2.0, 3.0)
    assert (found["b"].shift, found["b"].largest) == (4 / 3, 2.0)
    # Scores of the whole: half of those sums; without b those of a alone.
    assert found["b"].scores == (3.0, 2.0, 1.0)
    assert found["b"].difference == (1.5 + 0.75 + 1.5) / 3
    assert (found["idle"].scores, found["idle"].difference) == ((1.5, 1.25, 2.5), 0.0)
    assert found["a"].ranks == found["g"].ranks == (3.0, 2.0, 1.0)
    assert (found["idle"].shift, found["idle"].largest) == (0.0, 0.0)


def test_only_the_nodes_asked_for_are_taken_out() -> None:
    assert [removal.code for removal in remove_nodes(MADE, NUMBERS, codes=["b"])] == ["b"]
    with pytest.raises(rl.UnknownCodeError, match="no node 'bb'"):
        remove_nodes(MADE, NUMBERS, codes=["bb"])
    with pytest.raises(ValueError, match="nothing is left without node all"):
        remove_nodes(MADE, NUMBERS, codes=["all"])


def test_what_leaves_nothing_is_passed_over_unless_asked_for() -> None:
    assert remove_nodes(index(branch("all", leaf("a"))), table({"a": [1, 2]})) == ()


def test_what_leaves_only_nodes_without_weight_is_passed_over_too() -> None:
    made = index(branch("all", leaf("a", 1, None), leaf("idle", 0, None)))
    assert [removal.code for removal in remove_nodes(made, table({"a": [1, 2], "idle": [3, 4]}))] == ["idle"]


@settings(max_examples=30)
@given(cases())
def test_no_unit_moves_farther_than_there_are_units(case: tuple[Index, IndexTable]) -> None:
    for removal in remove_nodes(*case):
        assert 0 <= removal.shift <= removal.largest < max(1, len(case[1].units))
