"""Add scores up: values, bounds, coverage and contributions of a tree from the scores of its leaves.

All in whole millionths of a point: the contributions of a node's children add up to its own exactly, whatever the
weights.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from rulelaw.scores.amounts import FULL, rounded, told
from rulelaw.scores.planning import Branch, Plan, Weights
from rulelaw.scores.types import Evidence, Reason, ScoreNode, Status

__all__ = ["Score", "assemble"]

_SHARE = 10**6
_NO_EVIDENCE = Evidence()
_NONE, _ALL = told(0), told(_SHARE)
# Looked up once: a member of an enumeration costs as much as a call in Python 3.11.
_KNOWN, _NOT_APPLICABLE = Status.KNOWN, Status.NOT_APPLICABLE


class Score(NamedTuple):
    """What became of a leaf; the numbers are millionths of a point."""

    status: Status
    value: int = 0
    low: int = 0
    high: int = FULL
    fact: Decimal | datetime.date | None = None
    reason: Reason | None = None
    evidence: Evidence = _NO_EVIDENCE


class _Sums:
    """Sums over stretches of the row of leaves, by weight."""

    def __init__(self, scores: Sequence[Score], weights: Weights) -> None:
        self.weights = weights
        self.known, self.value, self.low, self.high = [0], [0], [0], [0]
        known = value = low = high = 0
        for one, weight in zip(scores, weights.leaves, strict=True):
            if one.status is _KNOWN:
                known += weight
                value += one.value * weight
            low += one.low * weight
            high += one.high * weight
            self.known.append(known)
            self.value.append(value)
            self.low.append(low)
            self.high.append(high)


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
    weight = sums.weights.running[stop] - sums.weights.running[start]
    told_weight = sums.weights.shares[start, stop]
    if not branch.children:
        one = scores[start]
        applies = one.status is not _NOT_APPLICABLE
        is_known = one.status is _KNOWN
        low = told(one.low) if applies else None
        high = low if one.high == one.low else told(one.high) if applies else None
        return ScoreNode(
            node.code,
            node.label,
            one.status,
            (low if one.value == one.low else told(one.value)) if is_known else None,
            low,
            high,
            (_ALL if is_known else _NONE) if applies else None,
            told_weight,
            told(contribution),
            one.fact,
            one.reason,
            node.content,
            one.evidence,
        )
    children = tuple(
        _node(child, scores, sums, known, points)
        for child, points in zip(
            branch.children, _contributions(branch.children, sums, known, contribution), strict=True
        )
    )
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
    value = told(rounded(sums.value[stop] - sums.value[start], known_here)) if known_here else None
    return ScoreNode(
        node.code,
        node.label,
        Status.KNOWN if known_here else Status.UNKNOWN,
        value,
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
    points: list[int] = []
    rests: list[tuple[int, str, int]] = []
    value = sums.value
    for index, child in enumerate(children):
        floor, rest = divmod(value[child.stop] - value[child.start], known)
        points.append(floor)
        if rest:
            rests.append((-rest, child.node.code, index))
    spare = together - sum(points)
    if spare:
        rests.sort()
        for _, _, index in rests[:spare]:
            points[index] += 1
    return points
