"""Take the score of a node apart into what each indicator under it contributes; the parts add up to the score."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from rulelaw.datafiles import near
from rulelaw.errors import UnknownCodeError
from rulelaw.index.columns import Scores
from rulelaw.index.gaps import Missing
from rulelaw.index.types import IndexNode, IndexResult, Method
from rulelaw.trees.types import Node

__all__ = ["decompose", "split_score"]

# What a node contributes for one unit, and how much that is for each point of its score where that can be told;
# ``None`` where the whole has no score.
_Part: TypeAlias = tuple[float, float | None] | None


def decompose(result: IndexResult, code: str | None = None) -> dict[str, Scores]:
    """Give what each leaf under a node contributes to the node's score, for every unit.

    Of an arithmetic mean a child contributes its weight times its score. A mean of another kind, f⁻¹(Σ w f(x)) with
    the score S (geometric, harmonic, power: Aczél, *Bulletin of the AMS* 54, 1948), is taken as its tangent at the
    score: child i contributes w (S + (f(x) - f(S)) / f'(S)), which adds up to S exactly, rises with x, and is w x for
    the arithmetic mean. For the geometric mean that is w S (1 + ln(x / S)), the additive split of the logarithmic mean
    Divisia index (LMDI I; Ang, *Energy Policy* 32, 2004) against a unit with the score S in everything.

    Of a minimum or a median, those children contribute that have the score, in proportion to their weights. The
    Mazziotta–Pareto index is split into the parts of its mean and of its penalty. Rules of voting tell only an order:
    the children share the score by their weights. What a child contributes is passed on to its own children in
    proportion to their contributions to it.

    :param result: a computed index.
    :param code: the node; ``None``: the root.
    :returns: a column for each leaf under the node, by its code; ``None`` where the node has no score, zero for a leaf
        without one.
    :raises UnknownCodeError: the tree has no such node.

    >>> from rulelaw.index.computing import compute_index
    >>> from rulelaw.index.types import Index, IndexTable
    >>> from rulelaw.labels import Label
    >>> leaves = tuple(Node(code, Label(code, code), IndexNode()) for code in ("cases", "training"))
    >>> tree = Node("all", Label("全部", "all"), IndexNode(), children=leaves)
    >>> table = IndexTable(("a", "b"), {"cases": [0.5, 0.25], "training": [1, None]})
    >>> decompose(compute_index(Index("mine", Label("我的", "mine"), tree), table))
    {'cases': (0.25, 0.25), 'training': (0.5, 0.0)}
    """
    top = result.index.tree if code is None else result.index.tree.find(code)
    if top is None:
        known = (node.code for _, node in result.index.tree.walk())
        raise UnknownCodeError(f"index {result.index.code}: no node {code!r}{near(code or '', known)}")
    # What the node itself is, is its own.
    parts: dict[str, list[_Part]] = {
        top.code: [None if score is None else (score, 1.0) for score in result.scores[top.code]]
    }
    for _, node in top.walk():
        if node.children:
            _pass_on(result, node, parts)
    return {
        leaf.code: tuple([None if part is None else part[0] for part in parts[leaf.code]])
        for leaf in top.leaves()
    }


def _pass_on(result: IndexResult, node: Node[IndexNode], parts: dict[str, list[_Part]]) -> None:
    """Share what a node contributes out among its children."""
    codes = [child.code for child in node.children]
    shares = [result.weights[child] for child in codes]
    rows = zip(*(result.scores[child] for child in codes), strict=True)
    pieces = [
        (None,) * len(codes)
        if part is None
        else _shared_out(node.content.aggregator, part, score, row, shares)
        for part, score, row in zip(parts[node.code], result.scores[node.code], rows, strict=True)
    ]
    for place, code in enumerate(codes):
        parts[code] = [row[place] for row in pieces]


def _shared_out(
    method: Method,
    part: tuple[float, float | None],
    score: float | None,
    row: Scores,
    shares: Sequence[float],
) -> Sequence[_Part]:
    """Share out what one node contributes for one unit."""
    amount, slope = part
    if score is None or slope is None:  # a score of zero, or none, that contributes all the same
        even = shares if any(shares) else [1 / len(shares)] * len(shares)
        return [(amount * share, None) for share in even]
    own = split_score(method, score, row, shares)
    if method.name == "arithmetic":
        # Not by division: a score of zero may have children that balance each other.
        slopes = _weights(method, row, shares)
        return [(slope * piece, slope * weight) for piece, weight in zip(own, slopes, strict=True)]
    return [
        (slope * piece, slope * piece / value if value else (0.0 if piece == 0 else None))
        for piece, value in zip(own, row, strict=True)
    ]


def split_score(method: Method, score: float, row: Scores, shares: Sequence[float]) -> list[float]:
    """Split the score of one unit into what each of the scores it is made of contributes, as told above.

    :param method: the aggregator.
    :param score: what it made of them.
    :param row: the scores, ``None`` where missing.
    :param shares: their weights.
    :returns: a part for each, which add up to the score.

    >>> split_score(Method("arithmetic"), 0.75, (0.5, 1.0), (0.5, 0.5))
    [0.25, 0.5]
    >>> [round(part, 3) for part in split_score(Method("geometric"), 0.5, (0.25, 1.0), (0.5, 0.5))]
    [0.077, 0.423]
    """
    weights = _weights(method, row, shares)
    values = [0.0 if value is None else value for value in row]
    options: Mapping[str, Any] = method.options
    if method.name == "arithmetic":
        return [weight * value for weight, value in zip(weights, values, strict=True)]
    exponent = {"geometric": 0.0, "harmonic": -1.0, "minimum": -math.inf}.get(method.name)
    if method.name == "power":
        exponent = float(options["exponent"])
    if exponent is not None and math.isinf(exponent):
        return _of_those(score, values, weights)
    if exponent is not None:
        if options.get("floor") is not None:
            values = [max(value, float(options["floor"])) for value in values]
        return [
            0.0 if weight == 0 else weight * _tangent(value, score, exponent)
            for weight, value in zip(weights, values, strict=True)
        ]
    if method.name == "median":
        return _middle(score, values, weights)
    if method.name == "mazziotta_pareto":
        return _evenness(values, weights, options)
    return [weight * score for weight in weights]


def _weights(method: Method, row: Scores, shares: Sequence[float]) -> list[float]:
    """Give the weights with which the scores of one unit are counted; they add up to one."""
    as_zero = Missing(str(method.options.get("missing", Missing.RENORMALIZE))) is Missing.ZERO
    counted = [
        0.0 if value is None and not as_zero else share for value, share in zip(row, shares, strict=True)
    ]
    whole = math.fsum(counted)
    # A rule of voting may rank a unit last that has no score at all.
    return [share / whole for share in counted] if whole else list(shares)


def _tangent(value: float, score: float, exponent: float) -> float:
    """Give S + (f(x) - f(S)) / f'(S) for f(x) = x^p, or ln x where p is 0; a score of zero has no tangent."""
    if score == 0:
        return 0.0
    if exponent == 0:
        return score * (1 + math.log(value / score))
    return score * (1 + (float((value / score) ** exponent) - 1) / exponent)


def _of_those(score: float, values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Give all of the score to those that have it."""
    theirs = [weight if value == score else 0.0 for value, weight in zip(values, weights, strict=True)]
    whole = math.fsum(theirs)
    return [score * (weight / whole) for weight in theirs]


def _middle(score: float, values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Give the median to those that have it, or half each to those on either side of it."""
    counted = [value for value, weight in zip(values, weights, strict=True) if weight > 0]
    if score in counted:
        return _of_those(score, values, weights)
    lower, upper = max(v for v in counted if v < score), min(v for v in counted if v > score)
    below, above = _of_those(lower, values, weights), _of_those(upper, values, weights)
    return [low / 2 + high / 2 for low, high in zip(below, above, strict=True)]


def _evenness(values: Sequence[float], weights: Sequence[float], options: Mapping[str, Any]) -> list[float]:
    """Split the Mazziotta–Pareto index into the parts of the mean and of the penalty."""
    sign = -1 if options.get("penalty", "down") == "down" else 1
    centre = math.fsum(value * weight for value, weight in zip(values, weights, strict=True))
    counted = sum(1 for weight in weights if weight > 0)
    less = int(options.get("ddof", 0))
    factor = sign * counted / (counted - less) / centre if counted > less else 0.0
    return [
        weight * (value + factor * (value - centre) ** 2)
        for value, weight in zip(values, weights, strict=True)
    ]
