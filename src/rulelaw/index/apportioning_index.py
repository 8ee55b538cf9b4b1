"""Apportion the variance of an index's ranks and scores among what is uncertain about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rulelaw.datafiles import near
from rulelaw.errors import UnknownCodeError
from rulelaw.index.apportioning import First, apportion
from rulelaw.index.columns import Scores, distances, mean_of
from rulelaw.index.computing import Engine, takes_numpy
from rulelaw.index.computing_arrays import load_numpy
from rulelaw.index.ranking import Ties, ranks
from rulelaw.index.replicating import AS_IT_IS, Draw, Replicator
from rulelaw.index.tying import ROUNDING, tie_gap
from rulelaw.index.types import Index, IndexTable
from rulelaw.index.variations import Sobol, Variation

__all__ = ["apportion_index"]

# How many draws of weights or numbers an input chooses among.
_DRAWS = 1 << 30


def apportion_index(  # noqa: PLR0913 - all but the first three are named
    index: Index,
    table: IndexTable,
    variation: Variation,
    *,
    seed: int,
    unit: str | None = None,
    measure: Literal["rank", "score"] = "rank",
    samples: int = 500,
    first: First = "saltelli",
    resamples: int = 100,
    share: float = 0.9,
    year: int | None = None,
    ties: Ties | Literal["min", "max", "average", "dense", "ordinal"] = Ties.MIN,
    tolerance: float = 0.0,
    rounding: float = ROUNDING,
    engine: Engine = "auto",
) -> Sobol:
    """Tell which uncertain input moves an index: the Sobol indices of a rank, a score, or of all of them.

    The inputs are ``"weights CODE"`` for the weights under each node that ``variation`` varies, ``"normaliser"``,
    ``"aggregator"`` and ``"cells"``, as far as they vary. Without a unit the result is the mean number of ranks, or the
    mean difference of scores, by which units differ from the index as it is: the average shift in rank of the Handbook
    (2008), step 8 (Saisana, Saltelli & Tarantola 2005).

    :param index: the index.
    :param table: the numbers.
    :param variation: what is uncertain.
    :param seed: any whole number; the same one gives the same answer on both engines.
    :param unit: the unit whose rank or score is looked at; ``None``: all.
    :param measure: whether ranks or scores are looked at.
    :param samples: the rows of each of the two matrices; the index is computed ``samples × (inputs + 2)`` times.
    :param first: the estimator of the indices of first order.
    :param resamples: how often the rows are drawn anew for the intervals.
    :param share: the share of the resamples between the ends of the intervals.
    :param year: the report year whose edition of the tree is taken.
    :param ties: which rank equal scores get.
    :param tolerance: how far equal scores may differ, as for :func:`~rulelaw.compute_index`.
    :param rounding: how far they may as a share of their magnitude, as there.
    :param engine: what does the sums.
    :raises UnknownCodeError: as for :func:`~rulelaw.vary_index`, and for an unknown unit.
    :raises ValueError: as there; where nothing varies, or a unit has no score in some replicate.

    >>> from rulelaw.index.types import IndexNode, Method
    >>> from rulelaw.labels import Label
    >>> from rulelaw.trees.types import Node
    >>> leaves = tuple(
    ...     Node(code, Label(code, code), IndexNode(normaliser=Method("min_max")))
    ...     for code in ("cases", "training")
    ... )
    >>> tree = Node("all", Label("全部", "all"), IndexNode(), children=leaves)
    >>> table = IndexTable(("a", "b", "c"), {"cases": [1, 3, 1], "training": [3, 2, 1]})
    >>> variation = Variation(noise=0.9, aggregators=(Method("arithmetic"), Method("minimum")))
    >>> found = apportion_index(
    ...     Index("mine", Label("我的", "mine"), tree), table, variation, seed=1, samples=100
    ... )
    >>> [index.name for index in found.indices], found.evaluations
    (['weights all', 'aggregator'], 400)
    """
    if measure not in ("rank", "score"):
        raise ValueError(f"measure must be 'rank' or 'score', not {measure!r}")
    if unit is not None and unit not in table.units:
        raise UnknownCodeError(f"no unit {unit!r}{near(unit, table.units)}")
    rule = Ties(ties)
    numpy = load_numpy() if takes_numpy(engine) else None
    replicator = Replicator(index, table, variation, seed=seed, year=year, numpy=numpy)
    inputs = _inputs(replicator)
    if not inputs:
        raise ValueError("nothing is varied: there is no variance to apportion")

    def results(draw: Draw) -> Scores:
        scores, size = replicator.scores(draw)
        gap = tie_gap(size, tolerance, rounding)
        return ranks(scores, ties=rule, tolerance=gap) if measure == "rank" else scores

    point = results(AS_IT_IS)

    def model(row: tuple[float, ...]) -> float:
        found = results(_draw(replicator, inputs, row))
        if unit is not None:
            own = found[table.units.index(unit)]
            if own is None:
                raise ValueError(f"unit {unit} has no {measure} in some replicate")
            return own
        moves = distances(found, point)
        return mean_of(moves) if moves else 0.0

    return apportion(model, inputs, seed=seed, samples=samples, first=first, resamples=resamples, share=share)


def _inputs(replicator: Replicator) -> tuple[str, ...]:
    variation = replicator.variation
    inputs: list[str] = []
    if variation.noise or variation.concentration is not None:
        # An only child has all the weight, however it is drawn.
        inputs += [
            f"weights {branch.code}"
            for branch in reversed(replicator.made.branches)
            if branch.code in replicator.under and len(branch.children) > 1
        ]
    if variation.normalisers:
        inputs.append("normaliser")
    if variation.aggregators:
        inputs.append("aggregator")
    if variation.cells:
        inputs.append("cells")
    return tuple(inputs)


def _draw(replicator: Replicator, inputs: Sequence[str], row: Sequence[float]) -> Draw:
    """Make a draw of one number for each input."""
    told = dict(zip(inputs, row, strict=True))
    variation = replicator.variation
    weights = {
        name.removeprefix("weights "): int(number * _DRAWS)
        for name, number in told.items()
        if name.startswith("weights ")
    }
    normaliser = told.get("normaliser")
    aggregator = told.get("aggregator")
    cells = told.get("cells")
    return Draw(
        weights,
        None if normaliser is None else int(normaliser * len(variation.normalisers)),
        None if aggregator is None else int(aggregator * len(variation.aggregators)),
        None if cells is None else int(cells * _DRAWS),
    )
