"""Vary an index many times over, and tell what becomes of its scores and ranks: Monte-Carlo uncertainty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from rulelaw.index.columns import Scores
from rulelaw.index.computing import Engine, compute_index, takes_numpy
from rulelaw.index.computing_arrays import load_numpy, rank_rows
from rulelaw.index.computing_rows import dot_product
from rulelaw.index.drawing import Stream, quantiles_of
from rulelaw.index.ranking import Ties, ranks
from rulelaw.index.replicating import Draw, Replicator
from rulelaw.index.tying import ROUNDING, largest_of, magnitude, tie_gap
from rulelaw.index.types import Index, IndexTable
from rulelaw.index.variations import RankShare, Uncertainty, Variation

__all__ = ["vary_index"]


def vary_index(  # noqa: PLR0913 - all but the first three are named
    index: Index,
    table: IndexTable,
    variation: Variation,
    *,
    seed: int,
    replicates: int = 1000,
    share: float = 0.9,
    rank_shares: bool = False,
    year: int | None = None,
    ties: Ties | Literal["min", "max", "average", "dense", "ordinal"] = Ties.MIN,
    tolerance: float = 0.0,
    rounding: float = ROUNDING,
    engine: Engine = "auto",
) -> Uncertainty:
    """Compute an index many times with something about it drawn anew each time.

    OECD/JRC *Handbook on Constructing Composite Indicators* (2008), step 8; Saisana, Saltelli & Tarantola, *Journal of
    the Royal Statistical Society A* 168(2), 2005. The numbers drawn follow from the seed alone
    (:mod:`rulelaw.index.drawing`), so that both engines draw the same.

    :param index: the index.
    :param table: the numbers, with their intervals where ``variation.cells`` asks for them.
    :param variation: what is varied.
    :param seed: any whole number; the same one gives the same answer.
    :param replicates: how often the index is varied, from 1.
    :param share: the share of the replicates that the intervals hold, between 0 and 1: 0.9 leaves 5 % out at each end.
        Ends and medians are quantiles of the type 7 of Hyndman & Fan (1996), as numpy reckons them.
    :param rank_shares: whether to count how often each unit has which rank.
    :param year: the report year whose edition of the tree is taken.
    :param ties: which rank equal scores get.
    :param tolerance: how far equal scores may differ, as for :func:`~rulelaw.compute_index`.
    :param rounding: how far they may as a share of their magnitude, as there.
    :param engine: what does the sums.
    :raises UnknownCodeError: as for :func:`~rulelaw.compute_index`, and for ``variation.under``.
    :raises ValueError: as there, and for replicates or a share that make no sense.

    >>> from rulelaw.index.types import IndexNode, Method
    >>> from rulelaw.labels import Label
    >>> from rulelaw.trees.types import Node
    >>> leaves = tuple(Node(code, Label(code, code), IndexNode()) for code in ("cases", "training"))
    >>> mine = Index(
    ...     "mine", Label("我的", "mine"), Node("all", Label("全部", "all"), IndexNode(), children=leaves)
    ... )
    >>> table = IndexTable(("a", "b", "c"), {"cases": [1, 3, 1], "training": [3, 2, 1]})
    >>> found = vary_index(mine, table, Variation(noise=0.9), seed=1)
    >>> found.ranks, found.rank_low, found.rank_high
    ((2.0, 1.0, 3.0), (1.0, 1.0, 3.0), (2.0, 2.0, 3.0))
    """
    if replicates < 1:
        raise ValueError(f"there must be a replicate, not {replicates}")
    if not 0 < share < 1:
        raise ValueError(f"share must lie between 0 and 1, not {share}")
    rule = Ties(ties)
    numpy = load_numpy() if takes_numpy(engine) else None
    point = compute_index(
        index, table, year=year, ties=rule, tolerance=tolerance, rounding=rounding, engine=engine
    )
    replicator = Replicator(index, table, variation, seed=seed, year=year, numpy=numpy)
    summary = _Summary(table.units, replicates, share, rule, (tolerance, rounding), counts=rank_shares)
    linear = _is_linear(replicator)
    if linear and numpy is not None:
        summary.take_matrix(numpy, *_linear_matrix(numpy, replicator, replicates))
    else:
        found, sizes = zip(*(_linear_rows if linear else _replicated)(replicator, replicates), strict=True)
        if numpy is None:
            summary.take(found, sizes)
        else:
            summary.take_matrix(numpy, numpy.array(found, dtype=float), numpy.array(sizes))
    return summary.told(point.scores[point.index.tree.code], point.ranks, seed)


# ---------------------------------------------------------------------------------------------------------------------
# Replicates


def _replicated(replicator: Replicator, replicates: int) -> Iterator[tuple[Scores, float]]:
    """Compute the index for one draw after the other: the scores, and the magnitude of what they are made of."""
    variation = replicator.variation
    weights = variation.noise > 0 or variation.concentration is not None
    choices = Stream(replicator.seed, "methods")
    for number in range(replicates):
        yield replicator.scores(
            Draw(
                dict.fromkeys(replicator.under, number) if weights else {},
                choices.below(len(variation.normalisers)) if variation.normalisers else None,
                choices.below(len(variation.aggregators)) if variation.aggregators else None,
                number if variation.cells else None,
            )
        )


def _is_linear(replicator: Replicator) -> bool:
    """Tell whether weights alone vary, and the root is a weighted sum of the leaves."""
    variation, made = replicator.variation, replicator.made
    if (
        variation.cells
        or variation.normalisers
        or variation.aggregators
        or replicator.prepared.kept is not None
    ):
        return False
    if any(
        branch.content.weighting is not None or branch.content.aggregator.name != "arithmetic"
        for branch in made.branches
    ):
        return False
    leaves = replicator.normalised()
    if replicator.numpy is None:
        return all(leaf.code in leaves[1] for leaf in made.leaves)
    return not replicator.numpy.isnan(leaves[: len(made.leaves)]).any()


def _linear_rows(replicator: Replicator, replicates: int) -> Iterator[tuple[Scores, float]]:
    """Multiply the rows of the leaves with the weights that they have in the whole, drawn anew each time."""
    made = replicator.made
    normalised, _ = replicator.normalised()
    rows = list(zip(*(normalised[leaf.code] for leaf in made.leaves), strict=True))
    sizes = [magnitude(leaf, {}, lambda code: largest_of(normalised[code])) for leaf in made.leaves]
    stream = Stream(replicator.seed, "weights")
    for number in range(replicates):
        effective = {made.root: 1.0}
        for branch in reversed(made.branches):
            codes = [child.code for child in branch.children]
            shares: Mapping[str, float] = {code: made.shares[code] for code in codes}
            if branch.code in replicator.under:
                shares = _varied(replicator, branch.code, shares, stream, number)
            for code in codes:
                effective[code] = effective[branch.code] * shares[code]
        weights = [effective[leaf.code] for leaf in made.leaves]
        yield tuple([dot_product(row, weights) for row in rows]), dot_product(sizes, weights)


def _varied(
    replicator: Replicator, code: str, shares: Mapping[str, float], stream: Stream, number: int
) -> Mapping[str, float]:
    """Draw the weights of the children of a node for one replicate."""
    noise = replicator.variation.noise
    if not noise:
        return replicator.drawn_shares(code, shares, number) if replicator.variation.concentration else shares
    drawn = [share * (1 + noise * (2 * stream.uniform() - 1)) for share in shares.values()]
    whole = sum(drawn)
    return dict(zip(shares, [one / whole for one in drawn], strict=True)) if whole > 0 else shares


def _linear_matrix(numpy: Any, replicator: Replicator, replicates: int) -> tuple[Any, Any]:
    """Do the same with numpy: a row a replicate, a column a unit; and the magnitude of each row."""
    made, variation = replicator.made, replicator.variation
    uniforms = None
    if variation.noise:
        count = sum(len(branch.children) for branch in made.branches if branch.code in replicator.under)
        uniforms = Stream(replicator.seed, "weights").uniform_array(numpy, (replicates, count)).T.copy()
    effective: dict[str, Any] = {made.root: numpy.ones(replicates)}
    place = 0
    for branch in reversed(made.branches):
        codes = [child.code for child in branch.children]
        given = numpy.array([[made.shares[code]] for code in codes])
        weights = given
        if branch.code in replicator.under:
            if uniforms is not None:
                weights = given * (1 + variation.noise * (2 * uniforms[place : place + len(codes)] - 1))
                place += len(codes)
            elif variation.concentration is not None:
                shares = {code: made.shares[code] for code in codes}
                drawn = [replicator.drawn_shares(branch.code, shares, number) for number in range(replicates)]
                weights = numpy.array([list(each.values()) for each in drawn]).T
            whole = weights.sum(axis=0)
            weights = numpy.where(whole > 0, weights, given)
            weights /= weights.sum(axis=0)
        weights = weights * effective[branch.code]
        effective.update(zip(codes, weights, strict=True))
    matrix = numpy.array([effective[leaf.code] for leaf in made.leaves])
    leaves = dict(zip((leaf.code for leaf in made.leaves), replicator.normalised(), strict=False))
    sizes = [magnitude(leaf, {}, lambda code: float(abs(leaves[code]).max())) for leaf in made.leaves]
    return matrix.T @ replicator.normalised()[: len(made.leaves)], numpy.array(sizes) @ matrix


# ---------------------------------------------------------------------------------------------------------------------
# Summary


class _Summary:
    """Medians and intervals of the scores and ranks of all replicates."""

    def __init__(
        self,
        units: tuple[str, ...],
        replicates: int,
        share: float,
        ties: Ties,
        nearness: tuple[float, float],
        *,
        counts: bool,
    ) -> None:
        self.units, self.replicates, self.share, self.counts = units, replicates, share, counts
        self.ties, self.nearness = ties, nearness
        self.levels = ((1 - share) / 2, 0.5, (1 + share) / 2)
        self.scores: list[Scores] = []
        self.ranks: list[Scores] = []
        self.scored: list[float] = []
        self.rank_shares: list[RankShare] = []

    def take(self, found: Sequence[Scores], sizes: Sequence[float]) -> None:
        """Sum the replicates up with plain Python: their scores, and the magnitudes of what these are made of."""
        gaps = [tie_gap(size, *self.nearness) for size in sizes]
        ranked = [
            ranks(scores, ties=self.ties, tolerance=gap) for scores, gap in zip(found, gaps, strict=True)
        ]
        # All scores of a unit, then all of the next.
        self._sum_up(zip(*found, strict=True), zip(*ranked, strict=True))

    def _sum_up(self, scores: Iterator[Scores], ranked: Iterator[Scores]) -> None:
        by_unit, ranks_by_unit = [], []
        for unit, own, own_ranks in zip(self.units, scores, ranked, strict=True):
            there = [score for score in own if score is not None]
            places = [rank for rank in own_ranks if rank is not None]
            self.scored.append(len(there) / self.replicates)
            by_unit.append(quantiles_of(sorted(there), self.levels))
            ranks_by_unit.append(quantiles_of(sorted(places), self.levels))
            if self.counts:
                self._count(unit, Counter(places))
        self.scores = [tuple(level) for level in zip(*by_unit, strict=True)] or [()] * 3
        self.ranks = [tuple(level) for level in zip(*ranks_by_unit, strict=True)] or [()] * 3

    def _count(self, unit: str, counted: Counter[float]) -> None:
        self.rank_shares += [
            RankShare(unit, rank, count / self.replicates) for rank, count in sorted(counted.items())
        ]

    def take_matrix(self, numpy: Any, matrix: Any, sizes: Any) -> None:
        """Sum the replicates up with numpy: a row a replicate, a column a unit."""
        tolerance, rounding = self.nearness
        ranked = rank_rows(numpy, matrix, self.ties, numpy.maximum(tolerance, rounding * sizes))
        if numpy.isnan(matrix).any():
            told = [tuple(None if x != x else x for x in row) for row in matrix.T.tolist()]  # noqa: PLR0124 - NaN
            places = [
                tuple(None if score is None else float(rank) for score, rank in zip(scores, row, strict=True))
                for scores, row in zip(told, ranked.T.tolist(), strict=True)
            ]
            self._sum_up(iter(told), iter(places))
            return
        self.scored = [1.0] * len(self.units)
        self.scores = _quantile_rows(numpy, matrix, self.levels)
        self.ranks = _quantile_rows(numpy, ranked, self.levels)
        if self.counts:
            for unit, places in zip(self.units, ranked.T.tolist(), strict=True):
                self._count(unit, Counter(map(float, places)))

    def told(self, scores: Scores, point_ranks: Scores, seed: int) -> Uncertainty:
        """Put all together, each interval stretched up to the score of the index as it is."""
        outside: set[str] = set()
        ends = []
        for (low, _, high), point in ((self.scores, scores), (self.ranks, point_ranks)):
            ends.append(_stretched(self.units, low, point, outside, lower=True))
            ends.append(_stretched(self.units, high, point, outside, lower=False))
        return Uncertainty(
            units=self.units,
            replicates=self.replicates,
            seed=seed,
            share=self.share,
            scores=scores,
            score_median=self.scores[1],
            score_low=ends[0],
            score_high=ends[1],
            ranks=point_ranks,
            rank_median=self.ranks[1],
            rank_low=ends[2],
            rank_high=ends[3],
            scored=tuple(self.scored),
            outside=tuple(unit for unit in self.units if unit in outside),
            rank_shares=tuple(self.rank_shares),
        )


def _stretched(
    units: Sequence[str], ends: Scores, points: Scores, outside: set[str], *, lower: bool
) -> Scores:
    stretched: list[float | None] = []
    for unit, end, point in zip(units, ends, points, strict=True):
        if end is None or point is None:
            stretched.append(end)
            continue
        held = min(end, point) if lower else max(end, point)
        # The two engines may differ in the last digit, and so may sums in another order.
        if abs(held - end) > 1e-12 * max(1.0, abs(end)):
            outside.add(unit)
        stretched.append(held)
    return tuple(stretched)


def _quantile_rows(numpy: Any, matrix: Any, levels: Sequence[float]) -> list[Scores]:
    """Give the same quantiles of every column of an array."""
    last = len(matrix) - 1
    places = [level * last for level in levels]
    columns = numpy.ascontiguousarray(matrix.T)
    # Whole numbers of 16 bits are sorted by their digits, not by comparing them.
    columns.sort(axis=1, kind="stable" if matrix.dtype == numpy.uint16 else None)
    found: list[Scores] = []
    for place in places:
        low, high = (columns[:, at].astype(float) for at in (int(place), min(int(place) + 1, last)))
        found.append(tuple((low + (high - low) * (place - int(place))).tolist()))
    return found
