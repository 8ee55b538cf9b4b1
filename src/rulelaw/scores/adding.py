"""Add scores up: values, bounds, coverage and contributions of a tree from the scores of its leaves.

All in whole millionths of a point: the contributions of a node's children add up to its own exactly, whatever the
weights.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from operator import mul
from typing import TypeAlias

from rulelaw.scores.amounts import FULL, rounded, told
from rulelaw.scores.planning import Branch, Plan, Weights
from rulelaw.scores.types import Evidence, Reason, ScoreNode, Status

__all__ = ["Score", "assemble", "unscored"]

_SHARE = 10**6
_NO_EVIDENCE = Evidence()
_NONE, _ALL = told(0), told(_SHARE)
# Looked up once: a member of an enumeration costs as much as a call in Python 3.11.
_KNOWN, _NOT_APPLICABLE = Status.KNOWN, Status.NOT_APPLICABLE


Score: TypeAlias = tuple[Status, int, int, int, Decimal | datetime.date | None, Reason | None, Evidence]
"""What became of a leaf: its status, value, low and high in millionths of a point, fact, reason and evidence."""


def unscored(
    status: Status,
    reason: Reason,
    fact: datetime.date | None = None,
    evidence: Evidence = _NO_EVIDENCE,
) -> Score:
    """Make the score of a leaf that has none."""
    return (status, 0, 0, FULL, fact, reason, evidence)


class _Sums:
    """Sums over stretches of the row of leaves, by weight."""

    def __init__(self, scores: Sequence[Score], weights: Weights) -> None:
        self.weights = weights
        statuses, values, lows, highs, *_ = zip(*scores, strict=True)
        known = [
            weight if status is _KNOWN else 0 for status, weight in zip(statuses, weights.leaves, strict=True)
        ]
        self.known = (0, *accumulate(known))
        self.value = (0, *accumulate(map(mul, values, known)))
        self.low = (0, *accumulate(map(mul, lows, weights.leaves)))
        self.high = (0, *accumulate(map(mul, highs, weights.leaves)))


def assemble(plan: Plan, scores: Sequence[Score], weights: Weights) -> ScoreNode:
    """Make the tree of scores.

    :param plan: the framework.
    :param scores: of each leaf, in order.
    :param weights: of each leaf, none of what does not apply.
    """
    sums = _Sums(scores, weights)
    known = sums.known[-1]
    return _node(plan.root, scores, sums, known, rounded(sums.value[-1], known) if known else 0)


def _node(branch: Branch, scores: Sequence[Score], sums: _Sums, known: int, contribution: int) -> ScoreNode:
    start, stop, node = branch.start, branch.stop, branch.node
    weights = sums.weights
    told_weight = weights.shares[start, stop]
    if not branch.children:
        status, value, low, high, fact, reason, evidence = scores[start]
        shown = least = most = coverage = None
        if status is _KNOWN:
            shown, coverage = told(value), _ALL
            least = shown if low == value else told(low)
            most = shown if high == value else told(high)
        elif status is not _NOT_APPLICABLE:
            least, most, coverage = told(low), told(high), _NONE
        return ScoreNode(
            node.code,
            node.label,
            status,
            shown,
            least,
            most,
            coverage,
            told_weight,
            told(contribution),
            fact,
            reason,
            node.content,
            evidence,
        )
    points = _contributions(branch.children, sums, known, contribution)
    children = tuple(
        [_node(child, scores, sums, known, own) for child, own in zip(branch.children, points, strict=True)]
    )
    weight = weights.running[stop] - weights.running[start]
    if not weight:
        reason = next((child.reason for child in children if child.reason is not None), None)
        return ScoreNode(
            node.code,
            node.label,
            Status.NOT_APPLICABLE,
            reason=reason,
            criterion=node.content,
            children=children,
        )
    known_here = sums.known[stop] - sums.known[start]
    return ScoreNode(
        node.code,
        node.label,
        _KNOWN if known_here else Status.UNKNOWN,
        told(rounded(sums.value[stop] - sums.value[start], known_here)) if known_here else None,
        told(rounded(sums.low[stop] - sums.low[start], weight)),
        told(rounded(sums.high[stop] - sums.high[start], weight)),
        told(rounded(_SHARE * known_here, weight)),
        told_weight,
        told(contribution),
        None,
        None,
        node.content,
        _NO_EVIDENCE,
        children,
    )


def _contributions(children: Sequence[Branch], sums: _Sums, known: int, together: int) -> list[int]:
    """Share the points of a node out among its children, so that they add up to it.

    Each gets its exact points rounded down, and those with the largest remainders one millionth more (Hamilton's
    method), ties by code.
    """
    if not known:
        return [0] * len(children)
    value = sums.value
    exact = [divmod(value[child.stop] - value[child.start], known) for child in children]
    points = [floor for floor, _ in exact]
    spare = together - sum(points)
    if spare:
        rests = [(-rest, children[index].node.code, index) for index, (_, rest) in enumerate(exact)]
        for _, _, index in sorted(rests)[:spare]:
            points[index] += 1
    return points
