"""Compute the nodes of an index with plain Python: a column at a time where all is there, else a row at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from operator import mul
from typing import Any

from rulelaw.codebook.types import Direction
from rulelaw.index.choosing import is_of_rows, normaliser_of, row_aggregator, table_aggregator
from rulelaw.index.columns import SMALLEST, Scores
from rulelaw.index.normalising import min_max
from rulelaw.index.types import IndexNode
from rulelaw.trees.types import Node

__all__ = [
    "aggregate_columns",
    "dot_product",
    "line_of",
    "normalise_leaf",
    "on_line",
    "stretched",
    "sum_on_lines",
]

# The line of scores that are scores already.
AS_THEY_ARE = (0.0, 1.0)
# A pass over a column costs about as much as ten products within a row.
MANY_COLUMNS = 40
_sumprod: Callable[[Iterable[float], Iterable[float]], float] | None = getattr(math, "sumprod", None)


def _sum_of_products(left: Iterable[float], right: Iterable[float]) -> float:
    products: Iterable[float] = map(mul, left, right)
    return sum(products)


dot_product: Callable[[Iterable[float], Iterable[float]], float] = _sumprod or _sum_of_products
"""The sum of the products of two rows, by the fastest way that this Python has."""


def normalise_leaf(leaf: Node[IndexNode], values: Scores, units: Sequence[str]) -> Scores:
    """Make scores of the numbers of a leaf.

    :param leaf: the leaf.
    :param values: its numbers, one a unit.
    :param units: the units.
    :raises ValueError: its normaliser refuses the numbers.
    """
    content = leaf.content
    try:
        line = line_of(leaf, values)
        if line is not None:
            return on_line(values, line)
        normaliser = normaliser_of(content, units)
        return stretched(content, values if normaliser is None else normaliser(values))
    except ValueError as error:
        raise ValueError(f"node {leaf.code}: {error}") from error


def stretched(content: IndexNode, scores: Scores) -> Scores:
    """Stretch scores to the range that the node asks for, if it does."""
    if content.low is None or content.high is None:
        return scores
    return min_max(scores, low=content.low, high=content.high)


def line_of(leaf: Node[IndexNode], values: Any) -> tuple[float, float] | None:
    """Give the worst number and the way to the best, where a leaf is put on a plain scale from 0 to 1 by min-max.

    ``None`` where something about it is not plain: gaps, equal numbers, another method or range. The score of a number
    is ``(value - worst) / way`` then.
    """
    content = leaf.content
    method = content.normaliser
    if method is None or method.name != "min_max" or content.low is not None:
        return None
    if method.options.get("low", 0.0) != 0 or method.options.get("high", 1.0) != 1:
        return None
    try:
        least, most = min(values), max(values)
    except (TypeError, ValueError):  # something is missing, or everything
        return None
    if least is None or most - least < SMALLEST:
        return None
    if content.direction is Direction.HIGHER_IS_BETTER:
        return least, most - least
    return (most, least - most) if content.direction is Direction.LOWER_IS_BETTER else None


def on_line(values: Any, line: tuple[float, float]) -> Scores:
    """Give the scores of the numbers of a leaf that has a line."""
    worst, way = line
    # Adding zero makes 0 of -0.
    return tuple([(value - worst) / way + 0.0 for value in values])


def sum_on_lines(
    columns: Sequence[Any], lines: Sequence[tuple[float, float] | None], shares: Sequence[float]
) -> Scores:
    """Add up the scores of columns with their weights, without making the scores of those that have a line.

    :param columns: the numbers of leaves that have a line, the scores of other children.
    :param lines: the lines.
    :param shares: the weights.
    """
    # The weight of each point of a number: what is worst gives exactly nothing.
    parts = [
        (column, worst, share / way)
        for column, (worst, way), share in zip(
            columns, (line or AS_THEY_ARE for line in lines), shares, strict=True
        )
    ]
    column, worst, weight = parts[0]
    if len(parts) == 1:
        return tuple([(value - worst) * weight + 0.0 for value in column])
    # Two columns in a pass: most of a pass is going from number to number.
    other, worst_, weight_ = parts[1]
    total: list[float] = [
        (one - worst) * weight + (two - worst_) * weight_ for one, two in zip(column, other, strict=False)
    ]
    for place in range(2, len(parts) - 1, 2):
        column, worst, weight = parts[place]
        other, worst_, weight_ = parts[place + 1]
        total = [
            before + (one - worst) * weight + (two - worst_) * weight_
            for before, one, two in zip(total, column, other, strict=False)
        ]
    if len(parts) % 2:
        column, worst, weight = parts[-1]
        total = [before + (value - worst) * weight for before, value in zip(total, column, strict=False)]
    # Nothing times a negative weight is -0.
    return tuple([score + 0.0 for score in total] if any(weight < 0 for *_, weight in parts) else total)


def aggregate_columns(
    node: Node[IndexNode],
    columns: Sequence[Scores],
    shares: Sequence[float],
    units: Sequence[str],
    *,
    whole: bool,
) -> Scores:
    """Make one column of those of the children of a node.

    :param node: the node.
    :param columns: the scores of its children that have a weight.
    :param shares: their weights, which add up to one.
    :param units: the units.
    :param whole: whether no score is missing.
    :raises ValueError: its aggregator refuses the scores.
    """
    method = node.content.aggregator
    if not units:  # all of them may have been screened out; rules of voting want some
        return ()
    if whole and method.name == "arithmetic":
        return _weighted_sum(columns, shares)
    rows: Iterable[Any] = zip(*columns, strict=True)
    place = 0
    try:
        if not is_of_rows(method):
            return table_aggregator(method)(tuple(rows), shares)
        aggregator = row_aggregator(method)
        scores: list[float | None] = []
        for row in rows:
            scores.append(aggregator(row, shares))
            place += 1
    except ValueError as error:
        where = f", unit {units[place]}" if is_of_rows(method) else ""
        raise ValueError(f"node {node.code}{where}: {error}") from error
    return tuple(scores)


def _weighted_sum(columns: Sequence[Any], shares: Sequence[float]) -> Scores:
    """Add columns up with their weights: a few one after the other, many row by row."""
    if len(columns) > MANY_COLUMNS:
        return tuple([dot_product(row, shares) for row in zip(*columns, strict=True)])
    total = [value * shares[0] for value in columns[0]]
    for column, share in zip(columns[1:], shares[1:], strict=True):
        total = [before + value * share for before, value in zip(total, column, strict=True)]
    return tuple(total)
