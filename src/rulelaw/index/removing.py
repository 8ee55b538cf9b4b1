"""Take nodes out of an index one by one, and tell how far the ranks and scores move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import evolve

from rulelaw.datafiles import near
from rulelaw.errors import UnknownCodeError
from rulelaw.index.columns import distances, mean_of
from rulelaw.index.computing import Engine, compute_index
from rulelaw.index.ranking import Ties
from rulelaw.index.tying import ROUNDING
from rulelaw.index.types import Index, IndexNode, IndexTable
from rulelaw.index.variations import Removal
from rulelaw.trees.types import Node

__all__ = ["remove_nodes"]


def remove_nodes(
    index: Index,
    table: IndexTable,
    *,
    codes: Iterable[str] | None = None,
    year: int | None = None,
    ties: Ties | Literal["min", "max", "average", "dense", "ordinal"] = Ties.MIN,
    tolerance: float = 0.0,
    rounding: float = ROUNDING,
    engine: Engine = "auto",
) -> tuple[Removal, ...]:
    """Compute an index without each of its nodes in turn; the weights of the siblings left are brought to one again.

    A node goes with its only child that has a weight. COINr ``remove_elements``.

    :param index: the index.
    :param table: the numbers.
    :param codes: the nodes to take out; ``None``: every node but the root, and but those that would leave nothing.
    :param year: the report year whose edition of the tree is taken.
    :param ties: which rank equal scores get.
    :param tolerance: how far equal scores may differ, as for :func:`~rulelaw.compute_index`.
    :param rounding: how far they may as a share of their magnitude, as there.
    :param engine: what does the sums.
    :returns: one answer for each node, in the order of ``codes`` or of the tree; units without a rank before or after
        are not counted.
    :raises UnknownCodeError: as for :func:`~rulelaw.compute_index`, and for a code that names no node.
    :raises ValueError: as there, and for a node that leaves nothing, such as the root.

    >>> from rulelaw.labels import Label
    >>> leaves = tuple(Node(code, Label(code, code), IndexNode()) for code in ("cases", "training"))
    >>> mine = Index(
    ...     "mine", Label("我的", "mine"), Node("all", Label("全部", "all"), IndexNode(), children=leaves)
    ... )
    >>> found = remove_nodes(mine, IndexTable(("a", "b", "c"), {"cases": [1, 3, 1], "training": [4, 1, 3]}))
    >>> [(removal.code, removal.shift) for removal in found]
    [('cases', 0.3333333333333333), ('training', 0.6666666666666666)]
    """
    before = compute_index(
        index, table, year=year, ties=ties, tolerance=tolerance, rounding=rounding, engine=engine
    )
    tree = before.index.tree
    known = [node.code for _, node in tree.walk()]
    asked = known if codes is None else list(codes)
    found: list[Removal] = []
    for code in asked:
        if code not in known:
            raise UnknownCodeError(f"index {index.code}: no node {code!r}{near(code, known)}")
        rest = _without(tree, code)
        if rest is None:
            if codes is None:
                continue
            raise ValueError(f"index {index.code}: nothing is left without node {code}")
        after = compute_index(
            evolve(index, tree=rest),
            table,
            year=year,
            ties=ties,
            tolerance=tolerance,
            rounding=rounding,
            engine=engine,
        )
        scores = after.scores[rest.code]
        moves = distances(before.ranks, after.ranks)
        found.append(
            Removal(
                code,
                shift=_mean(moves),
                largest=max(moves, default=0.0),
                ranks=after.ranks,
                scores=scores,
                difference=_mean(distances(before.scores[tree.code], scores)),
            )
        )
    return tuple(found)


def _mean(numbers: Sequence[float]) -> float:
    return mean_of(numbers) if numbers else 0.0


def _without(tree: Node[IndexNode], code: str) -> Node[IndexNode] | None:
    """Give a tree without a node, and without those that have nothing under them then, or nothing with a weight."""

    def made(node: Node[IndexNode], children: tuple[Node[IndexNode], ...]) -> Node[IndexNode] | None:
        if node.code == code:
            return None
        if not node.children:
            return node
        return evolve(node, children=children) if any(child.weight for child in children) else None

    return tree.rebuilt(made)
