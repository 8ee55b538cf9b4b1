"""Plan a framework for a report year and a kind of issuer: its leaves in a row, and what each of them weighs.

Both are kept for the next report, since most reports are scored under the same few frameworks, years and kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import lcm

from attrs import field, frozen

from rulelaw.report.types import IssuerKind
from rulelaw.scores.amounts import FULL, rounded, told
from rulelaw.scores.gathering import Gatherer, Reading
from rulelaw.scores.judging import Judge, make_judge
from rulelaw.scores.rules import (
    CountMinimumRule,
    DeadlineRule,
    FindingsRule,
    GradedPresenceRule,
    OccurrenceRule,
    PresenceRule,
    ScoringRule,
    SplitRule,
)
from rulelaw.scores.types import Criterion, Framework, Reason, Side
from rulelaw.scores.vetting import framework_faults
from rulelaw.trees.types import Node

__all__ = ["Branch", "Leaf", "Plan", "Weights", "make_plan", "weigh"]


@frozen(eq=False)
class Branch:
    """A node of a framework with its place in the row of leaves.

    :ivar node: the node.
    :ivar children: the branches under it.
    :ivar start: the index of its first leaf.
    :ivar stop: the index behind its last leaf.
    """

    node: Node[Criterion]
    children: tuple[Branch, ...]
    start: int
    stop: int


@frozen(eq=False)
class Leaf:
    """A node without children.

    :ivar criterion: how it is scored.
    :ivar reason: why it does not apply, or ``None``.
    :ivar judge: what judges a number; ``None`` where the rule looks at more.
    :ivar read: what gathers what it looks at.
    """

    criterion: Criterion
    reason: Reason | None
    judge: Judge | None
    read: Callable[[Gatherer, Criterion], Reading | Reason]


@frozen(eq=False)
class Plan:
    """A framework as it stands for a year and a kind of issuer.

    :ivar root: the tree.
    :ivar leaves: its leaves, in order.
    """

    root: Branch
    leaves: tuple[Leaf, ...] = field(repr=False)


@lru_cache(maxsize=128)
def make_plan(framework: Framework, year: int | None, kind: IssuerKind | None) -> Plan:
    """Lay a framework out for a report year and a kind of issuer; what is not for them stays, marked.

    :raises ValueError: the framework was made in Python and is faulty; all faults are told at once.
    """
    faults = framework_faults(framework)
    if faults:
        raise ValueError(f"framework {framework.code}: {'; '.join(faults)}")
    suits = framework.is_for(year, kind)
    tree = framework.tree.at(year) if suits else framework.tree
    if tree is None:
        tree, suits = framework.tree, False
    leaves: list[Leaf] = []

    def lay(node: Node[Criterion], reason: Reason | None) -> Branch:
        if reason is None and node.content.kinds and kind not in node.content.kinds:
            reason = Reason.NOT_FOR_ISSUER
        start = len(leaves)
        if not node.children:
            rule = node.content.rule
            by_number = not isinstance(rule, (DeadlineRule, FindingsRule))
            leaves.append(Leaf(node.content, reason, make_judge(rule) if by_number else None, _reader(rule)))
        children = tuple(lay(child, reason) for child in node.children)
        return Branch(node, children, start, len(leaves))

    root = lay(tree, None if suits else Reason.NOT_FOR_REPORT)
    return Plan(root, tuple(leaves))


def _reader(rule: ScoringRule) -> Callable[[Gatherer, Criterion], Reading | Reason]:
    if isinstance(rule, (PresenceRule, GradedPresenceRule)):
        return Gatherer.evident
    if isinstance(rule, (CountMinimumRule, OccurrenceRule, FindingsRule)):
        return Gatherer.counted
    return Gatherer.valued


def _applies(branch: Branch, dropped: frozenset[int]) -> bool:
    """Tell whether anything under a branch can carry its weight."""
    if not branch.children:
        return branch.start not in dropped
    rule = branch.node.content.rule
    return any(
        child.node.weight and _side_weight(rule, child) and _applies(child, dropped)
        for child in branch.children
    )


def _side_weight(rule: ScoringRule, child: Branch) -> Decimal:
    """Give what the side of a child weighs under a rule."""
    if not isinstance(rule, SplitRule):
        return Decimal(1)
    return rule.norms if child.node.content.side is Side.NORMS else rule.effects


@frozen(eq=False)
class Weights:
    """What the leaves and branches of a plan weigh.

    :ivar leaves: the weight of each leaf in the whole, as whole numbers of one measure.
    :ivar running: their sums: of those before the first leaf, the second … and of all.
    :ivar shares: the share of each branch in the whole, in per cent, by the indices of its first leaf and the one
        behind its last.
    """

    leaves: tuple[int, ...]
    running: tuple[int, ...]
    shares: Mapping[tuple[int, int], Decimal]


@lru_cache(maxsize=1024)
def weigh(plan: Plan, dropped: frozenset[int]) -> Weights:
    """Give what leaves and branches weigh.

    :param plan: the plan.
    :param dropped: the indices of the leaves that do not apply; what they would weigh falls to their siblings, or to
        those of the next node above that has others.
    """
    shares = [Fraction(0)] * len(plan.leaves)

    def spread(branch: Branch, share: Fraction) -> None:
        if not branch.children:
            shares[branch.start] = share
            return
        rule = branch.node.content.rule
        left = [child for child in branch.children if _applies(child, dropped)]
        if isinstance(rule, SplitRule):
            sides = [
                (Fraction(weight), [child for child in left if child.node.content.side is side])
                for side, weight in ((Side.NORMS, rule.norms), (Side.EFFECTS, rule.effects))
            ]
        else:
            sides = [(Fraction(1), left)]
        standing = [
            (weight, children) for weight, children in sides if any(one.node.weight for one in children)
        ]
        together = sum(weight for weight, _ in standing)
        for weight, children in standing:
            if together:
                spread_side(children, share * weight / together)

    def spread_side(children: Sequence[Branch], share: Fraction) -> None:
        together = sum((Fraction(child.node.weight) for child in children), Fraction(0))
        for child in children:
            spread(child, share * Fraction(child.node.weight) / together)

    if _applies(plan.root, dropped):
        spread(plan.root, Fraction(1))
    measure = lcm(*(share.denominator for share in shares))
    weights = tuple(int(share * measure) for share in shares)
    running = (0, *accumulate(weights))

    def share_of(branch: Branch) -> Iterator[tuple[tuple[int, int], Decimal]]:
        weight = running[branch.stop] - running[branch.start]
        share = told(rounded(FULL * weight, running[-1])) if running[-1] else told(0)
        yield (branch.start, branch.stop), share
        for child in branch.children:
            yield from share_of(child)

    return Weights(weights, running, dict(share_of(plan.root)))
