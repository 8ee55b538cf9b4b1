"""Compute the nodes of an index with arrays of numpy: the same results as with plain Python, to 1e-12, and faster.

An array has a row a node and a column a unit; NaN stands for what is missing. What arrays have no quicker way for
(most normalisers, medians, voting rules, and whatever a method refuses) goes through the plain functions.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rulelaw.codebook.types import Direction
from rulelaw.extras import load_extra
from rulelaw.index.aggregating import Zeros
from rulelaw.index.columns import SMALLEST, Scores, mean_of, standard_deviation_of
from rulelaw.index.computing_rows import aggregate_columns, normalise_leaf
from rulelaw.index.gaps import Missing
from rulelaw.index.ranking import Ties, ranks
from rulelaw.index.types import IndexNode
from rulelaw.trees.types import Node

__all__ = ["aggregate_rows", "load_numpy", "normalise_rows", "rank_rows", "told", "untold"]

# Numbers that fit into the nearer memory of a processor, with their order beside them.
_NEAR = 1 << 16


def load_numpy() -> Any:
    """Give numpy; :class:`~rulelaw.errors.MissingExtraError` where it is not installed."""
    return load_extra("numpy", "index", "the faster engine of an index")


def told(row: Any) -> Scores:
    """Tell a row in plain numbers."""
    return tuple(None if value != value else value for value in row.tolist())  # noqa: PLR0124 - NaN is none


def untold(numpy: Any, values: Scores) -> Any:
    """Make a row of plain numbers."""
    return numpy.array(values, dtype=float)  # None becomes NaN


# ---------------------------------------------------------------------------------------------------------------------
# Normalising


def normalise_rows(
    numpy: Any, leaves: Sequence[Node[IndexNode]], matrix: Any, units: Sequence[str], out: Any
) -> None:
    """Make scores of the numbers of all leaves.

    :param numpy: the module.
    :param leaves: the leaves.
    :param matrix: their numbers, a row a leaf.
    :param units: the units.
    :param out: takes up the scores.
    :raises ValueError: a normaliser refuses the numbers.
    """
    if not units:  # all of them may have been screened out
        return
    alike: dict[tuple[str, str] | int, list[int]] = defaultdict(list)
    for place, leaf in enumerate(leaves):
        method = leaf.content.normaliser
        if (
            method is not None
            and method.name in _QUICK
            and leaf.content.low is None
            and leaf.content.direction is not Direction.NEUTRAL
        ):
            options = method.options
            alike[method.name, str(sorted(options.items())) if options else ""].append(place)
        else:
            alike[place].append(place)
    for key, places in alike.items():
        method = leaves[places[0]].content.normaliser
        slow = places
        if method is not None and not isinstance(key, int):
            rows = matrix if len(places) == len(leaves) else matrix[places]
            higher = [leaves[place].content.direction is Direction.HIGHER_IS_BETTER for place in places]
            scores = out if len(places) == len(leaves) else numpy.empty(rows.shape)
            refused = _QUICK[method.name](numpy, rows, method.options, numpy.array(higher), scores)
            if scores is not out:
                out[places] = scores
            slow = [places[row] for row in refused]
        for place in slow:
            out[place] = untold(numpy, normalise_leaf(leaves[place], told(matrix[place]), units))


_Options = Mapping[str, Any]


def _min_max(numpy: Any, rows: Any, options: _Options, higher: Any, out: Any) -> list[int]:
    low, high = float(options.get("low", 0.0)), float(options.get("high", 1.0))
    refused: list[int] = []
    # As many rows at once as stay near to the processor from the search for their ends to their scores.
    wide = max(1, _NEAR // rows.shape[1])
    for start in range(0, len(rows), wide):
        part = slice(start, start + wide)
        some, up = rows[part], higher[part]
        least, most = numpy.fmin.reduce(some, axis=1), numpy.fmax.reduce(some, axis=1)
        with numpy.errstate(all="ignore"):
            span = numpy.where(up, most - least, least - most)
            _between(numpy, some, numpy.where(up, least, most), span, low, high, out[part])
        # All of these the plain function is to judge: NaN is less than nothing.
        refused += (start + numpy.flatnonzero(~(abs(span) >= SMALLEST))).tolist()
    return refused


def _between(numpy: Any, rows: Any, worst: Any, span: Any, low: float, high: float, out: Any) -> None:
    """Map the lines that begin at ``worst`` and are ``span`` long onto the one from ``low`` to ``high``."""
    numpy.subtract(rows, worst[:, numpy.newaxis], out=out)
    out /= span[:, numpy.newaxis]
    if (low, high) != (0.0, 1.0):
        out *= high - low
    if low or not (span > 0).all():
        out += low  # also makes 0 of -0


def _goalposts(numpy: Any, rows: Any, options: _Options, higher: Any, out: Any) -> list[int]:
    low, high = float(options.get("low", 0.0)), float(options.get("high", 1.0))
    first, last = float(options["lower"]), float(options["upper"])
    refused: list[int] = []
    if options.get("clip", True):
        rows = numpy.clip(rows, first, last)
    if options.get("log", False):
        if first <= 0:
            return list(range(len(rows)))
        refused = numpy.flatnonzero((rows <= 0).any(axis=1)).tolist()
        with numpy.errstate(all="ignore"):
            rows = numpy.log(rows)
        first, last = math.log(first), math.log(last)
    if abs(last - first) < SMALLEST:
        return list(range(len(rows)))
    worst = numpy.where(higher, first, last)
    _between(numpy, rows, worst, numpy.where(higher, last - first, first - last), low, high, out)
    return refused


def _z_score(numpy: Any, rows: Any, options: _Options, higher: Any, out: Any) -> list[int]:
    mean, sd, ddof = float(options.get("mean", 0.0)), float(options.get("sd", 1.0)), options.get("ddof", 1)
    refused: list[int] = []
    for place, row in enumerate(rows):
        # Summed without loss: a mean far from zero would take the last digits of the deviations away.
        present = row[~numpy.isnan(row)].tolist()
        spread = standard_deviation_of(present, ddof)
        if spread is None or spread == 0:
            refused.append(place)
        else:
            factor = sd if higher[place] else -sd
            out[place] = mean + factor * ((row - mean_of(present)) / spread)
    return refused


# Each fills in the scores, and gives the rows that the plain function is to look at.
_QUICK: dict[str, Callable[[Any, Any, _Options, Any, Any], list[int]]] = {
    "goalposts": _goalposts,
    "min_max": _min_max,
    "z_score": _z_score,
}


# ---------------------------------------------------------------------------------------------------------------------
# Aggregating


def aggregate_rows(
    numpy: Any, node: Node[IndexNode], rows: Any, shares: Any, units: Sequence[str], *, whole: bool
) -> Any:
    """Make one row of those of the children of a node.

    :param numpy: the module.
    :param node: the node.
    :param rows: the scores of its children that have a weight, a row a child.
    :param shares: their weights, which add up to one: a number a child.
    :param units: the units.
    :param whole: whether no score is missing.
    :raises ValueError: its aggregator refuses the scores.
    """
    method = node.content.aggregator
    if whole and method.name == "arithmetic":
        return shares @ rows
    quick = _MEANS.get(method.name)
    result = None if quick is None else _mean(numpy, rows, shares, method.options, quick, whole=whole)
    if result is None:
        columns = [told(row) for row in rows]
        result = untold(numpy, aggregate_columns(node, columns, shares.tolist(), units, whole=whole))
    return result


_Mean = Callable[[Any, Any, Any, Any, _Options], Any]


def _mean(numpy: Any, rows: Any, shares: Any, options: _Options, mean: _Mean, *, whole: bool) -> Any:
    """Take a mean with gaps treated as asked; ``None``: the plain function is to look at it."""
    gaps = numpy.zeros((len(rows), 1), dtype=bool) if whole else numpy.isnan(rows)
    missing = Missing(options.get("missing", Missing.RENORMALIZE))
    absent = gaps.any(axis=0)
    none = gaps.all(axis=0)
    if missing is Missing.REFUSE and absent.any():
        return None
    weights = shares[:, numpy.newaxis]
    known = numpy.where(gaps, 0.0, weights)
    unknown = none | ((~gaps).sum(axis=0) / len(rows) < options.get("least_share", 0.0))
    unknown |= known.sum(axis=0) < options.get("least_weight", 0.0) * shares.sum() * (1 - 1e-12)
    if missing is Missing.PROPAGATE:
        unknown |= absent
    if missing is Missing.ZERO:
        rows, gaps, known = numpy.where(gaps, 0.0, rows), numpy.zeros_like(gaps), weights
    with numpy.errstate(all="ignore"):
        scores = mean(numpy, rows, known, gaps, options)
    return None if scores is None else numpy.where(unknown, numpy.nan, scores)


def _arithmetic(numpy: Any, rows: Any, weights: Any, gaps: Any, _options: _Options) -> Any:
    return (numpy.where(gaps, 0.0, rows) * weights).sum(axis=0) / weights.sum(axis=0)


def _refused(rows: Any, gaps: Any, options: _Options) -> tuple[bool, Any]:
    """Tell whether the plain function has something to refuse, and which units have a zero."""
    negative = bool((rows < 0).any())
    zeros = ((rows == 0) & ~gaps).any(axis=0)
    refuses = Zeros(options.get("zeros", Zeros.ANNUL)) is Zeros.REFUSE and bool(zeros.any())
    return negative or refuses, zeros


def _geometric(numpy: Any, rows: Any, weights: Any, gaps: Any, options: _Options) -> Any:
    floor = options.get("floor")
    if floor is not None:
        rows = numpy.maximum(rows, float(floor))
    refused, zeros = _refused(rows, gaps, options)
    if refused:
        return None
    logs = numpy.log(numpy.where(gaps | (rows == 0), 1.0, rows))
    return numpy.where(zeros, 0.0, numpy.exp((logs * weights).sum(axis=0) / weights.sum(axis=0)))


def _harmonic(numpy: Any, rows: Any, weights: Any, gaps: Any, options: _Options) -> Any:
    refused, zeros = _refused(rows, gaps, options)
    if refused:
        return None
    least = numpy.where(gaps, numpy.inf, rows).min(axis=0)
    parts = numpy.where(gaps, 0.0, least / rows) * weights
    return numpy.where(zeros, 0.0, least * (weights.sum(axis=0) / parts.sum(axis=0)))


def _power(numpy: Any, rows: Any, weights: Any, gaps: Any, options: _Options) -> Any:
    exponent = float(options["exponent"])
    if exponent == 1:
        return _arithmetic(numpy, rows, weights, gaps, options)
    if exponent == 0:
        return _geometric(numpy, rows, weights, gaps, {**options, "floor": None})
    if math.isinf(exponent):
        return None
    refused, zeros = _refused(rows, gaps, options if exponent < 0 else {})
    if refused:
        return None
    if exponent > 0:
        leader = numpy.where(gaps, -numpy.inf, rows).max(axis=0)
        zeros = leader == 0
    else:
        leader = numpy.where(gaps, numpy.inf, rows).min(axis=0)
    parts = numpy.where(gaps, 0.0, (rows / leader) ** exponent) * weights
    mean = parts.sum(axis=0) / weights.sum(axis=0)
    return numpy.where(zeros, 0.0, leader * mean ** (1 / exponent))


def _minimum(numpy: Any, rows: Any, _weights: Any, gaps: Any, _options: _Options) -> Any:
    return numpy.where(gaps, numpy.inf, rows).min(axis=0)


_MEANS: dict[str, _Mean] = {
    "arithmetic": _arithmetic,
    "geometric": _geometric,
    "harmonic": _harmonic,
    "minimum": _minimum,
    "power": _power,
}


# ---------------------------------------------------------------------------------------------------------------------
# Ranking


def rank_rows(numpy: Any, scores: Any, ties: Ties, gaps: Any) -> Any:
    """Rank every row by itself, the highest first, as :func:`~rulelaw.index.ranking.ranks` does.

    :param scores: a two-dimensional array; what is missing in it has some rank behind all others.
    :param ties: which rank equal scores get.
    :param gaps: for each row, how far scores may differ from the best of their group and be equal.
    :returns: an array of whole numbers, or of floats for :attr:`~rulelaw.index.ranking.Ties.AVERAGE`.
    """
    count = scores.shape[1]
    # Ranks of 16 bits where they suffice: there may be millions.
    kind = numpy.uint16 if count < 2**16 else numpy.int64
    result = numpy.empty(scores.shape, dtype=float if ties is Ties.AVERAGE else kind)
    # As many rows at once as stay near to the processor.
    wide = max(1, _NEAR // max(1, count))
    for start in range(0, len(scores), wide):
        part = slice(start, start + wide)
        _rank_part(numpy, scores[part], ties, gaps[part, numpy.newaxis], result[part])
    return result


def _rank_part(numpy: Any, scores: Any, ties: Ties, gaps: Any, result: Any) -> None:
    """Rank some rows into ``result``."""
    keys = -scores  # NaN is sorted behind all numbers
    order = keys.argsort(axis=1)
    places = numpy.arange(1, keys.shape[1] + 1, dtype=result.dtype)
    in_order = numpy.take_along_axis(keys, order, axis=1)
    near = in_order[:, 1:] - in_order[:, :-1] <= gaps
    if not near.any():
        numpy.put_along_axis(result, order, places[numpy.newaxis], axis=1)
        return
    begins = numpy.ones(keys.shape, dtype=bool)
    numpy.logical_not(near, out=begins[:, 1:])
    first = numpy.maximum.accumulate(numpy.where(begins, numpy.arange(keys.shape[1]), 0), axis=1)
    # Small steps may lead farther than the gap: such rows, hardly ever any, are parted one score after the other.
    chained = (in_order - numpy.take_along_axis(in_order, first, axis=1) > gaps).any(axis=1)
    if ties is Ties.DENSE:
        ranked = begins.cumsum(axis=1)
    elif ties is Ties.ORDINAL:
        groups = numpy.empty(keys.shape, dtype=numpy.int64)
        numpy.put_along_axis(groups, order, first, axis=1)
        order, ranked = groups.argsort(axis=1, kind="stable"), places[numpy.newaxis]
    else:
        last = first
        if ties is not Ties.MIN:
            ends = numpy.ones(keys.shape, dtype=bool)
            numpy.logical_not(near, out=ends[:, :-1])
            behind = numpy.where(ends, numpy.arange(keys.shape[1]), keys.shape[1] - 1)
            last = numpy.minimum.accumulate(behind[:, ::-1], axis=1)[:, ::-1]
        ranked = {Ties.MIN: first + 1, Ties.MAX: last + 1, Ties.AVERAGE: (first + last + 2) / 2}[ties]
    numpy.put_along_axis(result, order, ranked, axis=1)
    for row in numpy.flatnonzero(chained).tolist():
        found = ranks(told(scores[row]), ties=ties, tolerance=float(gaps[row, 0]))
        result[row] = [rank or keys.shape[1] for rank in found]
