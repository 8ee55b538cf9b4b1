"""From a tree to the order in which it is computed, with every mistake of its maker told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from math import inf, isfinite

from attrs import evolve, frozen

from rulelaw.datafiles import near
from rulelaw.errors import UnknownCodeError
from rulelaw.index.choosing import faults_of
from rulelaw.index.types import Index, IndexNode, IndexTable, Method
from rulelaw.trees.types import Node

__all__ = ["Plan", "check_table", "column_of", "faults_of_node", "plan", "range_faults"]


@frozen
class Plan:
    """A tree laid flat.

    :ivar index: the index, its tree as of the year.
    :ivar root: the code of the root.
    :ivar leaves: the leaves, in order.
    :ivar branches: the nodes with children, children before parents.
    :ivar shares: the weight of each node among its siblings; those of siblings add up to one; of the root 1.
    """

    index: Index
    root: str
    leaves: tuple[Node[IndexNode], ...]
    branches: tuple[Node[IndexNode], ...]
    shares: Mapping[str, float]

    def columns(self) -> list[str]:
        """Give the columns of the table that the leaves are read from."""
        return [column_of(leaf) for leaf in self.leaves]

    def effective(self, shares: Mapping[str, float] | None = None) -> dict[str, float]:
        """Multiply weights down the tree: those given with the nodes, or others."""
        told = self.shares if shares is None else shares
        effective = {self.root: 1.0}
        for branch in reversed(self.branches):
            for child in branch.children:
                effective[child.code] = effective[branch.code] * told[child.code]
        return effective


def column_of(leaf: Node[IndexNode]) -> str:
    """Give the column that a leaf is read from."""
    return leaf.content.indicator or leaf.code


def plan(index: Index, year: int | None = None) -> Plan:
    """Lay the tree of an index flat, as it stands in a year.

    :raises ValueError: nothing of it stands in that year, or a node cannot be computed as it says; all faults are told.
    """
    tree: Node[IndexNode] | None = index.tree
    nodes = _nodes(index.tree)
    if any(node.first is not None or node.last is not None for node in nodes):
        tree = index.tree.at(year)
        nodes = [] if tree is None else _nodes(tree)
    if tree is None:
        when = "in all years" if year is None else f"in {year}"
        raise ValueError(f"nothing of index {index.code} stands {when}")
    faults = _faults(nodes)
    if index.screening is not None:
        faults += [f"screening: {fault}" for fault in faults_of("screening", index.screening)]
    if faults:
        raise ValueError(f"index {index.code}: {'; '.join(faults)}")
    return Plan(
        index if tree is index.tree else evolve(index, tree=tree),
        tree.code,
        tuple(node for node in nodes if not node.children),
        # Parents stand before their children on the walk.
        tuple(node for node in reversed(nodes) if node.children),
        _shares(nodes),
    )


def _nodes(tree: Node[IndexNode]) -> list[Node[IndexNode]]:
    """Give all nodes, parents before children; without the ways to them, which nobody asks for here."""
    found: list[Node[IndexNode]] = []
    stack = [tree]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(reversed(node.children))
    return found


def _shares(nodes: Sequence[Node[IndexNode]]) -> dict[str, float]:
    """Give the weight of each node among its siblings."""
    shares = {nodes[0].code: 1.0}
    for node in nodes:
        if node.children:
            whole = float(sum([child.weight for child in node.children], Decimal(0)))
            for child in node.children:
                shares[child.code] = float(child.weight) / whole
    return shares


def _faults(nodes: Sequence[Node[IndexNode]]) -> list[str]:
    """Tell what is wrong with the nodes; hundreds of them may have the same method, which is looked at once."""
    known: dict[tuple[str, str, str], list[str]] = {}

    def check(kind: str, method: Method) -> list[str]:
        key = (kind, method.name, str(method.options) if method.options else "")
        if key not in known:
            known[key] = faults_of(kind, method)
        return known[key]

    faults = [f"node {node.code}: {fault}" for node in nodes for fault in faults_of_node(node, check)]
    counts = Counter(node.code for node in nodes)
    return faults + [f"node {code}: the code stands twice" for code, count in counts.items() if count > 1]


def faults_of_node(node: Node[IndexNode], check: Callable[[str, Method], list[str]] = faults_of) -> list[str]:
    """Tell what is wrong with how a node is computed; methods are looked at by ``check``."""
    content = node.content
    faults: list[str] = []
    kinds: tuple[tuple[str, Method | None], ...]
    if node.children:
        kinds = (("aggregator", content.aggregator), ("weighting", content.weighting))
        faults += [
            f"{name} is for leaves, and there are nodes under it"
            for name in ("indicator", "denominator", "imputation", "treatment", "normaliser", "low", "high")
            if getattr(content, name) is not None
        ]
        weights = [child.weight for child in node.children]
        if not all(weight.is_finite() and weight >= 0 for weight in weights):
            faults.append("weights under it must be numbers from 0")
        elif not any(weights):
            faults.append("the weights under it are all zero")
    else:
        kinds = (
            ("imputation", content.imputation),
            ("treatment", content.treatment),
            ("normaliser", content.normaliser),
        )
        if content.weighting is not None:
            faults.append("weighting is for nodes with others under them")
    for kind, method in kinds:
        if method is not None:
            faults += check(kind, method)
    if not 0 < content.per < inf:
        faults.append(f"per {content.per} must be above zero")
    return faults if content.low is None and content.high is None else faults + range_faults(content)


def range_faults(content: IndexNode) -> list[str]:
    """Tell what is wrong with the range that the scores of a node are stretched to."""
    low, high = content.low, content.high
    if low is None and high is None:
        return []
    if low is None or high is None or not (isfinite(low) and isfinite(high) and low < high):
        return [f"low {low} must lie below high {high}, both told"]
    return []


def check_table(made: Plan, table: IndexTable) -> None:
    """Look whether a table has all columns that an index asks for, and the units that it names.

    :raises UnknownCodeError: it has not.
    """
    asked = [*made.columns(), *(leaf.content.denominator for leaf in made.leaves)]
    for code in asked:
        if code is not None and code not in table.columns:
            hint = near(code, table.columns)
            raise UnknownCodeError(f"index {made.index.code}: no column {code!r} in the table{hint}")
    for leaf in made.leaves:
        unit = leaf.content.normaliser.options.get("unit") if leaf.content.normaliser else None
        if isinstance(unit, str) and unit not in table.units:
            raise UnknownCodeError(
                f"index {made.index.code}, node {leaf.code}: no unit {unit!r}{near(unit, table.units)}"
            )
