"""Tell which scores are equal but for the rounding of their sums.

The same cells summed in another order, or with the other engine, give another last digit; so do 0.1 + 0.2 and 0.3.
Such scores are equal in rank. How far apart rounding can bring them follows from how large the numbers are that they
are made of, not from how large the scores are, which may be the little that is left when large parts cancel.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rulelaw.index.columns import Scores
from rulelaw.index.types import IndexNode
from rulelaw.trees.types import Node

__all__ = ["ROUNDING", "bound_of", "largest_of", "levelled", "magnitude", "tie_gap"]

ROUNDING = 1e-12
"""The share of their magnitude by which equal scores may differ: some thousand times the rounding of one sum."""


def magnitude(root: Node[IndexNode], shares: Mapping[str, float], largest: Callable[[str], float]) -> float:
    """Tell how large the numbers are that the scores of a node are made of.

    For a weighted sum it is the weighted sum of the magnitudes of its parts; for a leaf, and for any other way to
    aggregate, the largest score that there is or, where its scale has ends, that there can be.

    :param root: the node.
    :param shares: the weight of each node among its siblings.
    :param largest: gives the largest score of a node by its code, without its sign.
    """
    total = 0.0
    stack = [(root, 1.0)]
    while stack:
        node, share = stack.pop()
        if node.children and node.content.aggregator.name == "arithmetic":
            stack += [(child, share * shares[child.code]) for child in node.children if shares[child.code]]
            continue
        bound = bound_of(node)
        total += share * (largest(node.code) if bound is None else bound)
    return total


def bound_of(node: Node[IndexNode]) -> float | None:
    """Give the end of the scale of a leaf that is farther from zero; ``None`` where its scale is open."""
    content = node.content
    if content.low is not None and content.high is not None:
        return max(abs(content.low), abs(content.high))
    method = content.normaliser
    if method is None:
        return None
    options: Mapping[str, Any] = method.options
    if method.name == "min_max" or (method.name == "goalposts" and options.get("clip", True)):
        if not options:
            return 1.0
        ends = (options.get("low", 0.0), options.get("high", 1.0), options.get("constant") or 0.0)
        return max(abs(float(end)) for end in ends)
    return None


def largest_of(scores: Iterable[float | None]) -> float:
    """Give the largest score, without its sign; 0 where there is none."""
    return max((abs(score) for score in scores if score is not None), default=0.0)


def tie_gap(size: float, tolerance: float, rounding: float) -> float:
    """Give how far apart two scores may be and still be equal in rank.

    :param size: the :func:`magnitude` of what they are made of.
    :param tolerance: how far at least, in their own unit.
    :param rounding: how far at least, as a share of the magnitude.
    :raises ValueError: one of them is no number from zero.
    """
    for name, value in (("tolerance", tolerance), ("rounding", rounding)):
        if not 0 <= value < math.inf:
            raise ValueError(f"{name} must be zero or more, not {value}")
    return max(tolerance, rounding * size)


def levelled(scores: Scores, gap: float) -> Scores:
    """Give scores with those that are equal but for their rounding made equal: each the best of its group.

    >>> levelled((0.3, 0.1 + 0.2, 0.7, None), 1e-12)
    (0.30000000000000004, 0.30000000000000004, 0.7, None)
    """
    order = sorted(((score, place) for place, score in enumerate(scores) if score is not None), reverse=True)
    level = list(scores)
    best = math.inf
    for score, place in order:
        if best - score > gap:
            best = score
        level[place] = best
    return tuple(level)
