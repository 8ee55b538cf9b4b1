"""Tests of growing a tree from rows: the tree they tell of, and every fault at once."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rulelaw.labels import Label
from rulelaw.trees.growing import DEEPEST, Seedling, grow
from rulelaw.trees.types import Node


def row(
    code: str,
    parent: str | None = None,
    weight: str = "1",
    *,
    first: int | None = None,
    last: int | None = None,
) -> Seedling[None]:
    made = Node(code, Label("名", "name"), None, weight=Decimal(weight), first=first, last=last)
    return Seedling(f"node {code}", made, parent)


def faults_of(*rows: Seedling[None], total: str | None = None) -> list[str]:
    faults: list[str] = []
    grow(rows, faults, total=None if total is None else Decimal(total))
    return faults


def test_rows_in_any_order_give_the_tree() -> None:
    tree = grow([row("a1", "a"), row("a", "r"), row("r"), row("b", "r")], faults := [])
    assert faults == []
    assert tree is not None
    assert [path for path, _ in tree.walk()] == [("r",), ("r", "a"), ("r", "a", "a1"), ("r", "b")]


def test_unknown_parents_are_told_with_the_nearest_code() -> None:
    assert faults_of(row("root"), row("a", "rot")) == [
        "node a: no node 'rot' to stand under; did you mean root?"
    ]


def test_a_circle_is_told_once_with_its_way() -> None:
    assert faults_of(row("r"), row("a", "b"), row("b", "a")) == ["node a: stands under itself (a → b → a)"]


def test_a_node_may_not_stand_under_itself() -> None:
    assert faults_of(row("r"), row("a", "a")) == ["node a: stands under itself (a → a)"]


def test_one_root_is_needed() -> None:
    assert faults_of(row("a"), row("b")) == ["exactly one node must have no parent, the root; here: a, b"]
    assert faults_of() == ["exactly one node must have no parent, the root; here: none"]


def test_codes_told_twice_for_the_same_years_are_a_fault() -> None:
    assert faults_of(row("r"), row("a", "r", first=2019), row("a", "r", last=2019)) == [
        "node a: the code stands twice for the same years"
    ]


def test_editions_of_a_node_share_its_code() -> None:
    tree = grow([row("r"), row("a", "r", last=2020), row("a", "r", first=2021)], faults := [])
    assert faults == []
    assert tree is not None
    for year in (2020, 2021):
        standing = tree.at(year)
        assert standing is not None
        assert [leaf.code for leaf in standing.leaves()] == ["a"]


def test_weights_that_miss_the_total_are_told_with_the_sum() -> None:
    assert faults_of(row("r"), row("a", "r", "60"), row("b", "r", "30"), total="100") == [
        "node r: the weights under it add up to 90, not to 100"
    ]
    assert faults_of(row("r"), row("a", "r", "60"), row("b", "r", "40"), total="100") == []


def test_weights_are_added_up_for_each_stretch_of_years() -> None:
    rows = row("r"), row("a", "r", "60"), row("b", "r", "40", last=2020), row("c", "r", "30", first=2021)
    assert faults_of(*rows, total="100") == ["node r: the weights under it add up to 90 in 2021, not to 100"]


def test_weights_below_zero_and_all_zero_are_faults() -> None:
    assert faults_of(row("r"), row("a", "r", "-1"), row("b", "r", "2")) == [
        "node a: weight -1 must be a number from 0"
    ]
    assert faults_of(row("r"), row("a", "r", "0")) == ["node r: the weights under it are all zero"]
    assert faults_of(row("r"), row("a", "r", "NaN")) == ["node a: weight NaN must be a number from 0"]


def test_faults_of_every_kind_are_told_at_once() -> None:
    rows = row("r"), row("s"), row("a", "q"), row("b", "b"), row("r"), row("c", "r", "-2")
    assert len(faults_of(*rows)) == 5


def test_a_tree_deeper_than_any_framework_is_a_fault_and_no_overflow() -> None:
    rows = [row("n0")] + [row(f"n{i}", f"n{i - 1}") for i in range(1, 2_000)]
    assert faults_of(*rows) == [f"node n{DEEPEST}: stands deeper than {DEEPEST} levels"]


@given(st.lists(st.integers(0, 30), max_size=30))
def test_every_row_finds_its_place(parents: list[int]) -> None:
    rows = [row("n0")] + [row(f"n{i}", f"n{p % i}") for i, p in enumerate(parents, 1)]
    tree = grow(rows, faults := [])
    assert faults == []
    assert tree is not None
    assert sorted(n.code for _, n in tree.walk()) == sorted(r.node.code for r in rows)
    for path, found in tree.walk():
        parent = next(r.parent for r in rows if r.node.code == found.code)
        assert path[-2:-1] == (() if parent is None else (parent,))
