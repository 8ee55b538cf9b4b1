"""Grow a tree from the rows of a file, each of which names its parent, and tell every fault of it at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from attrs import evolve, frozen

from rulelaw.datafiles import near
from rulelaw.periods import in_force
from rulelaw.trees.types import Node

__all__ = ["Seedling", "grow"]

Content = TypeVar("Content")

# Trees are walked by functions that call themselves; no framework of this world is half as deep.
DEEPEST = 50


@frozen
class Seedling(Generic[Content]):
    """A node that has not found its place yet.

    :ivar place: the words that name its row in messages, such as ``"node parts.causes"``.
    :ivar node: the node, without children.
    :ivar parent: the code of its parent; ``None`` for the root.
    """

    place: str
    node: Node[Content]
    parent: str | None = None


def grow(
    seedlings: Iterable[Seedling[Content]], faults: list[str], *, total: Decimal | None = None
) -> Node[Content] | None:
    """Put rows together to the tree they tell of.

    A row may bear the code of another where their years do not meet: then it is another edition of that node, and what
    names that code as its parent stands under each edition with which it shares a year.

    :param seedlings: the rows, in the order of the file, which is the order of the children.
    :param faults: takes up what is wrong: codes told twice, unknown parents, circles, no root or several, weights below
        zero or all zero, weights that do not add up to ``total``.
    :param total: what the weights of siblings must add up to in each year; ``None``: any measure.
    :returns: the root; ``None`` where a fault leaves no tree.
    """
    rows = list(seedlings)
    before = len(faults)
    editions: dict[str, list[Node[Content]]] = defaultdict(list)
    for row in rows:
        editions[row.node.code].append(row.node)
    codes = list(editions)
    faults.extend(_repeated(rows))
    for row in rows:
        if not row.node.weight.is_finite() or row.node.weight < 0:
            faults.append(f"{row.place}: weight {row.node.weight} must be a number from 0")
        if row.parent is not None and row.parent not in codes:
            faults.append(f"{row.place}: no node {row.parent!r} to stand under{near(row.parent, codes)}")
        elif row.parent is not None and not any(_meet(row.node, one) for one in editions[row.parent]):
            faults.append(f"{row.place}: no year has both it and {row.parent!r}, under which it stands")
    roots = [row for row in rows if row.parent is None]
    if len(roots) != 1:
        told = ", ".join(row.node.code for row in roots) or "none"
        faults.append(f"exactly one node must have no parent, the root; here: {told}")
    faults.extend(_circles(rows))
    is_tree = len(faults) == before
    faults.extend(_sums(rows, total))
    if not is_tree:
        return None
    under: dict[str, list[Seedling[Content]]] = defaultdict(list)
    for row in rows:
        if row.parent is not None:
            under[row.parent].append(row)
    return _grown(roots[0], under, faults, 1)


def _grown(
    row: Seedling[Content], under: dict[str, list[Seedling[Content]]], faults: list[str], depth: int
) -> Node[Content]:
    if depth > DEEPEST:
        faults.append(f"{row.place}: stands deeper than {DEEPEST} levels")
        return row.node
    children = tuple(
        _grown(child, under, faults, depth + 1)
        for child in under.get(row.node.code, ())
        if _meet(child.node, row.node)
    )
    return evolve(row.node, children=children)


def _meet(one: Node[Content], other: Node[Content]) -> bool:
    """Tell whether two nodes share a report year."""
    return (one.first is None or other.last is None or one.first <= other.last) and (
        other.first is None or one.last is None or other.first <= one.last
    )


def _repeated(rows: Sequence[Seedling[Content]]) -> list[str]:
    seen: dict[str, list[Node[Content]]] = defaultdict(list)
    faults = []
    for row in rows:
        if any(_meet(row.node, other) for other in seen[row.node.code]):
            faults.append(f"{row.place}: the code stands twice for the same years")
        seen[row.node.code].append(row.node)
    return faults


def _circles(rows: Sequence[Seedling[Content]]) -> list[str]:
    """Tell each circle of parents once."""
    parents = {row.node.code: row.parent for row in rows}
    done: set[str] = set()
    faults = []
    for start in parents:
        way: list[str] = []
        code: str | None = start
        while code is not None and code in parents and code not in done and code not in way:
            way.append(code)
            code = parents[code]
        if code in way:
            circle = way[way.index(code) :]
            faults.append(f"node {circle[0]}: stands under itself ({' → '.join([*circle, circle[0]])})")
        done.update(way)
    return faults


def _sums(rows: Sequence[Seedling[Content]], total: Decimal | None) -> list[str]:
    """Tell where the weights of siblings do not add up, in each stretch of years in which the same siblings stand."""
    groups: dict[str | None, list[Node[Content]]] = defaultdict(list)
    codes = {row.node.code for row in rows}
    for row in rows:
        if row.parent in codes and row.node.weight.is_finite():
            groups[row.parent].append(row.node)
    faults = []
    for parent, nodes in groups.items():
        told: set[Decimal] = set()
        for year in _turns(nodes):
            standing = [node.weight for node in nodes if in_force(year, node.first, node.last)]
            found = sum(standing, Decimal(0))
            if not standing or found in told:
                continue
            told.add(found)
            since = "" if year is None else f" in {year}"
            if total is not None and found != total:
                faults.append(f"node {parent}: the weights under it add up to {found}{since}, not to {total}")
            elif total is None and found == 0:
                faults.append(f"node {parent}: the weights under it are all zero{since}")
    return faults


def _turns(nodes: Iterable[Node[Content]]) -> list[int | None]:
    """Give a year of each stretch in which the same nodes stand; ``None`` alone where they stand in all years."""
    nodes = list(nodes)
    turns = {node.first for node in nodes if node.first is not None}
    turns |= {node.last + 1 for node in nodes if node.last is not None}
    if not turns:
        return [None]
    return [min(turns) - 1, *sorted(turns)]
