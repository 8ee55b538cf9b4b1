"""Tests of the weighted trees that frameworks and indices share."""

from __future__ import annotations

from attrs import evolve

from rulelaw.labels import Label
from rulelaw.trees.types import Node

LABEL = Label("名", "name")


def node(code: str, *children: Node[None], first: int | None = None, last: int | None = None) -> Node[None]:
    return Node(code, LABEL, None, children=children, first=first, last=last)


TREE = node("r", node("a", node("a1"), node("a2")), node("b"))


def test_walks_parents_before_children_with_their_paths() -> None:
    assert [path for path, _ in TREE.walk()] == [
        ("r",),
        ("r", "a"),
        ("r", "a", "a1"),
        ("r", "a", "a2"),
        ("r", "b"),
    ]


def test_gives_the_leaves_in_order_of_an_unbalanced_tree() -> None:
    assert [leaf.code for leaf in TREE.leaves()] == ["a1", "a2", "b"]


def test_finds_a_node_by_its_code() -> None:
    found = TREE.find("a2")
    assert found is not None
    assert found.code == "a2"
    assert TREE.find("z") is None


def test_stands_as_it_does_in_a_year() -> None:
    tree = node("r", node("a", last=2020), node("b", node("b1", first=2021)))
    assert [n.code for n in tree.at(2020).leaves()] == ["a"]  # type: ignore[union-attr]
    assert [n.code for n in tree.at(2021).leaves()] == ["b1"]  # type: ignore[union-attr]


def test_nothing_is_left_of_a_tree_that_stands_in_no_such_year() -> None:
    assert node("r", node("a", first=2021)).at(2020) is None


def test_an_unknown_year_has_only_what_stands_in_all_years() -> None:
    tree = node("r", node("a"), node("b", first=2021)).at(None)
    assert tree is not None
    assert [n.code for n in tree.leaves()] == ["a"]


def test_rebuilding_goes_from_the_leaves_up_and_may_leave_nodes_out() -> None:
    seen: list[tuple[str, tuple[str, ...]]] = []

    def made(one: Node[None], children: tuple[Node[None], ...]) -> Node[None] | None:
        seen.append((one.code, tuple(child.code for child in children)))
        return None if one.code == "a1" else evolve(one, code=one.code.upper(), children=children)

    found = TREE.rebuilt(made)
    assert found is not None
    assert [one.code for _, one in found.walk()] == ["R", "A", "A2", "B"]
    assert seen == [("a1", ()), ("a2", ()), ("a", ("A2",)), ("b", ()), ("r", ("A", "B"))]
    assert TREE.rebuilt(lambda one, _: None if one.code == "r" else one) is None


def test_a_node_turned_down_takes_those_under_it_along_and_an_empty_one_goes_too() -> None:
    def codes(*refused: str) -> list[str]:
        found = TREE.kept(lambda one: one.code not in refused)
        return [] if found is None else [one.code for _, one in found.walk()]

    assert codes("a") == ["r", "b"]
    assert codes("a1") == ["r", "a", "a2", "b"]
    assert codes("a1", "a2") == ["r", "b"]
    assert codes("a", "b") == codes("r") == []


def test_trees_deeper_than_python_calls_itself_are_cut_down_too() -> None:
    tree = node("leaf", first=2020)
    for level in range(5_000):
        tree = node(f"n{level}", tree)
    assert tree.at(2019) is None
    found = tree.at(2021)
    assert found is not None
    assert [leaf.code for leaf in found.leaves()] == ["leaf"]
