"""Compute an index over and over with something drawn anew: the common ground of uncertainty and sensitivity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from rulelaw.datafiles import near
from rulelaw.errors import UnknownCodeError
from rulelaw.index.arrays import Columns
from rulelaw.index.choosing import faults_of
from rulelaw.index.columns import Scores
from rulelaw.index.computing import matrix_of, root_magnitude, spread_column
from rulelaw.index.drawing import Stream
from rulelaw.index.planning import Plan, check_table, column_of, plan
from rulelaw.index.preparing import Prepared, prepare
from rulelaw.index.scoring import normalise_all, normalise_matrix, score_matrix, score_rows
from rulelaw.index.types import Index, IndexNode, IndexNote, IndexTable, Method
from rulelaw.index.variations import Variation
from rulelaw.trees.types import Node

__all__ = ["AS_IT_IS", "Draw", "Replicator"]


@frozen
class Draw:
    """One way to vary an index.

    :ivar weights: by the code of a node, the number of the draw of its children's weights.
    :ivar normaliser: the place of the normaliser taken; ``None``: each leaf's own.
    :ivar aggregator: the place of the aggregator taken; ``None``: each node's own.
    :ivar cells: the number of the draw of the numbers; ``None``: as they are.
    """

    weights: Mapping[str, int]
    normaliser: int | None = None
    aggregator: int | None = None
    cells: int | None = None


AS_IT_IS = Draw({})
"""Nothing is varied."""


class Replicator:
    """Computes the scores of the root for one draw after the other, and keeps what does not change between them."""

    def __init__(
        self,
        index: Index,
        table: IndexTable,
        variation: Variation,
        *,
        seed: int,
        year: int | None,
        numpy: Any | None,
    ) -> None:
        """Take the index, the table, what varies, the seed, the report year, and numpy or ``None``.

        :raises UnknownCodeError: the table lacks a column, or ``variation.under`` names no node with children.
        :raises ValueError: the index or a method of the variation makes no sense.
        """
        self.made = plan(index, year)
        check_table(self.made, table)
        self.table, self.variation, self.seed, self.numpy = table, variation, seed, numpy
        self.under = self._under()
        for kind, methods in (("normaliser", variation.normalisers), ("aggregator", variation.aggregators)):
            faults = [fault for method in methods for fault in faults_of(kind, method)]
            if faults:
                raise ValueError(f"variation: {'; '.join(faults)}")
        self.prepared = prepare(self.made, table)
        # Of every normaliser taken; of the numbers as they are, which most replicates share.
        self._normalised: dict[int | None, Any] = {}
        self._sizes: dict[int | None, dict[str, float]] = {}
        self._plans: dict[tuple[int | None, int | None], Plan] = {(None, None): self.made}

    def _under(self) -> frozenset[str]:
        branches = [branch.code for branch in self.made.branches]
        for code in self.variation.under:
            if code not in branches:
                raise UnknownCodeError(
                    f"variation: no node {code!r} with others under it{near(code, branches)}"
                )
        return frozenset(self.variation.under or branches)

    def scores(self, draw: Draw) -> tuple[Scores, float]:
        """Give the scores of the root for all units of the table, and the magnitude of what they are made of."""
        made, table, prepared = self._plan(draw), self.table, self.prepared
        if draw.cells is not None:
            table = self._drawn(draw.cells)
            prepared = prepare(made, table)
        notes: list[IndexNote] = []
        columns: Mapping[str, Scores]
        reweigh = self._reweighing(draw)
        leaves = self._leaves(made, table, prepared, draw)
        if self.numpy is None:
            normalised, whole = leaves
            columns, shares = score_rows(made, normalised, whole, prepared.units, notes, reweigh)
        else:
            _, shares = score_matrix(self.numpy, made, leaves, prepared.units, notes, reweigh)
            # The branches follow the leaves, the root last; a tree may be a leaf alone.
            columns = Columns([node.code for node in (*made.leaves, *made.branches)], leaves, whole=False)
        known = self._sizes.setdefault(draw.normaliser, {}) if draw.cells is None else None
        found, size = columns[made.root], root_magnitude(made, shares, columns, known)
        if prepared.kept is not None:
            found = spread_column(found, prepared.kept, len(self.table.units))
        return found, size

    def normalised(self) -> Any:
        """Give the scores of the leaves as they are, in the form of the engine."""
        return self._leaves(self.made, self.table, self.prepared, AS_IT_IS)

    def _leaves(self, made: Plan, table: IndexTable, prepared: Prepared, draw: Draw) -> Any:
        """Give the scores of the leaves, in the form of the engine.

        With plain Python: the columns by their codes, and the codes of those of which nothing is missing. With numpy:
        an array with a row for each leaf and then one for each branch, which may be written over.
        """
        if draw.cells is None and draw.normaliser in self._normalised:
            return self._normalised[draw.normaliser]
        leaves: Any
        if self.numpy is None:
            treated = prepared.columns or {leaf.code: table.columns[column_of(leaf)] for leaf in made.leaves}
            leaves = normalise_all(made, treated, prepared.units, [])
        else:
            matrix = matrix_of(self.numpy, made, table, prepared)
            leaves = normalise_matrix(self.numpy, made, matrix, prepared.units, [])
        if draw.cells is None:
            self._normalised[draw.normaliser] = leaves
        return leaves

    def _plan(self, draw: Draw) -> Plan:
        """Give the tree with other methods put in."""
        key = (draw.normaliser, draw.aggregator)
        if key not in self._plans:
            normaliser = None if draw.normaliser is None else self.variation.normalisers[draw.normaliser]
            aggregator = None if draw.aggregator is None else self.variation.aggregators[draw.aggregator]
            tree = _with_methods(self.made.index.tree, normaliser, aggregator)
            self._plans[key] = plan(evolve(self.made.index, tree=tree))
            check_table(self._plans[key], self.table)
        return self._plans[key]

    def _reweighing(self, draw: Draw) -> Any:
        """Give what makes other weights of those of the index."""
        if not draw.weights:
            return None

        def reweigh(branch: Node[IndexNode], shares: Mapping[str, float]) -> Mapping[str, float]:
            number = draw.weights.get(branch.code)
            return shares if number is None else self.drawn_shares(branch.code, shares, number)

        return reweigh

    def drawn_shares(self, code: str, shares: Mapping[str, float], number: int) -> dict[str, float]:
        """Draw the weights of the children of a node."""
        stream = Stream(self.seed, f"weights {code} {number}")
        concentration = self.variation.concentration
        if concentration is not None:
            drawn = stream.dirichlet([concentration * len(shares) * share for share in shares.values()])
        else:
            noise = self.variation.noise
            factors = [1 + noise * (2 * uniform - 1) for uniform in stream.uniforms(len(shares))]
            drawn = [share * factor for share, factor in zip(shares.values(), factors, strict=True)]
        whole = sum(drawn)
        # With a noise of 1 all weights may be drawn to be nothing.
        return dict(zip(shares, [one / whole for one in drawn], strict=True)) if whole > 0 else dict(shares)

    def _drawn(self, number: int) -> IndexTable:
        """Draw numbers from their own intervals; the purpose of a stream names the column, whatever their order."""
        table = self.table
        columns = {
            code: _drawn_column(
                values, table.low.get(code), table.high.get(code), f"cells {code} {number}", self.seed
            )
            for code, values in table.columns.items()
        }
        return evolve(table, columns=columns)


def _drawn_column(values: Scores, low: Scores | None, high: Scores | None, purpose: str, seed: int) -> Scores:
    if low is None and high is None:
        return values
    drawn: list[float | None] = []
    uniforms = Stream(seed, purpose).uniforms(len(values))
    lows: Sequence[float | None] = low or values
    highs: Sequence[float | None] = high or values
    for value, first, last, uniform in zip(values, lows, highs, uniforms, strict=True):
        if value is None:
            drawn.append(None)
            continue
        start, end = value if first is None else first, value if last is None else last
        drawn.append(start + uniform * (end - start))
    return tuple(drawn)


def _with_methods(
    tree: Node[IndexNode], normaliser: Method | None, aggregator: Method | None
) -> Node[IndexNode]:
    """Put methods in; what has been looked at for its years already stands in all of them."""

    def made(node: Node[IndexNode], children: tuple[Node[IndexNode], ...]) -> Node[IndexNode]:
        content = node.content
        if node.children and aggregator is not None:
            content = evolve(content, aggregator=aggregator)
        elif not node.children and normaliser is not None and content.normaliser is not None:
            content = evolve(content, normaliser=normaliser)
        return evolve(node, content=content, children=children, first=None, last=None)

    return tree.rebuilt(made) or tree  # nothing is left out of it
