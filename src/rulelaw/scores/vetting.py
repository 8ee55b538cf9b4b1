"""Tell what is wrong with a rule or a subject, whether it was read from a file or made in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from attrs import asdict

from rulelaw.codebook.types import Direction
from rulelaw.report.types import Part
from rulelaw.scores.amounts import is_reckonable
from rulelaw.scores.judging import last_day
from rulelaw.scores.rules import (
    BandsRule,
    BonusRule,
    CountMinimumRule,
    DeadlineRule,
    FindingsRule,
    GradedPresenceRule,
    LinearRule,
    MeanRule,
    OccurrenceRule,
    PresenceRule,
    RatioThresholdRule,
    ScoringRule,
    SplitRule,
    Step,
    VetoRule,
)
from rulelaw.scores.types import Band, Criterion, Framework, Measure, Subject, SubjectKind
from rulelaw.trees.types import Node

__all__ = ["DAYS", "MASTHEAD", "criterion_faults", "framework_faults", "rule_faults"]

MASTHEAD: Final = ("title", "issuer", "year", "published", "submitted", "signed", "document_number")
"""The entries of a masthead."""

DAYS: Final = ("published", "submitted", "signed")
"""The days that a masthead may tell."""

_GRADES = frozenset({SubjectKind.PART, SubjectKind.PRACTICE, SubjectKind.EXTERNAL})
_NUMBERS = frozenset({SubjectKind.INDICATOR, SubjectKind.REPORT, SubjectKind.EXTERNAL})
_COUNTS = _NUMBERS | {SubjectKind.PRACTICE, SubjectKind.FINDING}
_SUITS: Final[Mapping[type, frozenset[SubjectKind]]] = MappingProxyType(
    {
        PresenceRule: frozenset(SubjectKind) - {SubjectKind.FINDING},
        GradedPresenceRule: _GRADES,
        CountMinimumRule: _COUNTS,
        RatioThresholdRule: _NUMBERS,
        LinearRule: _NUMBERS,
        BandsRule: _NUMBERS,
        OccurrenceRule: _COUNTS,
        DeadlineRule: frozenset({SubjectKind.MASTHEAD}),
        FindingsRule: frozenset({SubjectKind.FINDING}),
        BonusRule: _COUNTS,
        VetoRule: _COUNTS,
    }
)
_NAMES: Final[Mapping[SubjectKind, frozenset[str]]] = MappingProxyType(
    {
        SubjectKind.PART: frozenset(part.value for part in Part),
        SubjectKind.REPORT: frozenset(measure.value for measure in Measure),
        SubjectKind.MASTHEAD: frozenset(MASTHEAD),
    }
)
_DIVIDED = frozenset({SubjectKind.INDICATOR, SubjectKind.REPORT})
_GROUPS = (MeanRule, SplitRule)


def rule_faults(rule: ScoringRule) -> Iterator[str]:
    """Tell what is wrong with the numbers of a rule.

    >>> list(rule_faults(LinearRule(Decimal(100), Decimal(0))))
    ['low 100 must lie below high 0']
    """
    endless = [name for name, number in _numbers(rule) if not is_reckonable(number)]
    if endless:
        yield from (f"{name} must be a number that can be reckoned with" for name in dict.fromkeys(endless))
        return
    look: Callable[[Any], Iterator[str]] | None = _FAULTS.get(type(rule))
    if look is not None:
        yield from look(rule)


def _numbers(rule: ScoringRule) -> Iterator[tuple[str, Decimal]]:
    """Give the numbers of a rule with the names of their fields."""
    for name, value in asdict(rule, recurse=False).items():
        for one in value if isinstance(value, tuple) else (value,):
            for number in (one.least, one.score) if isinstance(one, Step) else (one,):
                if isinstance(number, Decimal):
                    yield name, number


def _graded(rule: GradedPresenceRule) -> Iterator[str]:
    if not rule.scores:
        yield "scores must tell at least one score"
    yield from _outside("scores", rule.scores)
    if any(later < earlier for earlier, later in pairwise(rule.scores)):
        yield "scores must rise with the grades"


def _linear(rule: LinearRule) -> Iterator[str]:
    yield from _neutral(rule.direction)
    if rule.low >= rule.high:
        yield f"low {rule.low} must lie below high {rule.high}"


def _deadline(rule: DeadlineRule) -> Iterator[str]:
    yield from _points(rule.points, late=rule.late)
    try:
        last_day(rule, 2023)  # 2024 is a leap year
    except ValueError:
        yield f"day {rule.month:02}-{rule.day:02} is no day of a year"


def _split(rule: SplitRule) -> Iterator[str]:
    if rule.norms < 0 or rule.effects < 0 or rule.norms + rule.effects <= 0:
        yield "norms and effects must not be negative, nor both zero"


def _bands(rule: BandsRule) -> Iterator[str]:
    scores = [rule.below, *(step.score for step in rule.steps)]
    if not rule.steps:
        yield "steps must tell at least one step"
    yield from _outside("steps", scores)
    if any(later.least <= earlier.least for earlier, later in pairwise(rule.steps)):
        yield "steps must go from the lowest number to the highest"
    elif scores not in (sorted(scores), sorted(scores, reverse=True)):
        yield "steps must have scores that all rise or all fall"


def _outside(key: str, scores: Iterable[Decimal]) -> Iterator[str]:
    if any(not 0 <= score <= 100 for score in scores):
        yield f"{key} must lie between 0 and 100"


def _neutral(direction: Direction) -> Iterator[str]:
    if direction is Direction.NEUTRAL:
        yield "direction must be higher_is_better or lower_is_better"


def _points(points: Decimal, **amounts: Decimal | None) -> Iterator[str]:
    if points <= 0:
        yield "points must be above zero"
    for name, amount in amounts.items():
        if amount is not None and amount < 0:
            yield f"{name} must not be negative"


_FAULTS: Final[Mapping[type, Callable[[Any], Iterator[str]]]] = MappingProxyType(
    {
        GradedPresenceRule: _graded,
        CountMinimumRule: lambda rule: _points(rule.points, per_missing=rule.per_missing, cap=rule.cap),
        OccurrenceRule: lambda rule: _points(rule.points, per=rule.per, cap=rule.cap),
        FindingsRule: lambda rule: _points(
            rule.points, error=rule.error, warning=rule.warning, info=rule.info, cap=rule.cap
        ),
        RatioThresholdRule: lambda rule: _neutral(rule.direction),
        LinearRule: _linear,
        BandsRule: _bands,
        DeadlineRule: _deadline,
        BonusRule: lambda rule: _points(Decimal(1), per=rule.per, cap=rule.cap),
        SplitRule: _split,
    }
)


def criterion_faults(criterion: Criterion, *, is_leaf: bool) -> Iterator[str]:
    """Tell what is wrong with how a node is scored.

    >>> list(criterion_faults(Criterion(), is_leaf=True))
    ['rule mean is for nodes with children']
    """
    rule = criterion.rule
    if isinstance(rule, _GROUPS):
        if is_leaf:
            yield f"rule {'split' if isinstance(rule, SplitRule) else 'mean'} is for nodes with children"
        elif criterion.subjects:
            yield "subject is for nodes without children"
    elif not is_leaf:
        yield "a node with children has the rule mean or split"
    elif not criterion.subjects:
        yield "subject is missing"
    else:
        for subject in criterion.subjects:
            if subject.kind not in _SUITS[type(rule)]:
                yield f"its rule cannot judge {subject}"
            elif isinstance(rule, DeadlineRule) and subject.code not in DAYS:
                yield f"{subject} is no day: {', '.join(DAYS)}"
    for subject in criterion.subjects + criterion.base:
        yield from _subject_faults(subject)
    if len({subject.kind is SubjectKind.FINDING for subject in criterion.subjects}) > 1:
        yield "findings are not counted together with something else"
    yield from rule_faults(rule)


def _band_faults(bands: Sequence[Band]) -> Iterator[str]:
    """Tell what is wrong with grades: a total is given the first whose least it reaches."""
    for band in bands:
        if not is_reckonable(band.least):
            yield f"band {band.code}: least {band.least} must be a number"
            return
    if any(better.least <= worse.least for better, worse in pairwise(bands)):
        yield "bands must go from the best to the worst"
    if len({band.code for band in bands}) < len(bands):
        yield "bands must have codes of their own"


def _subject_faults(subject: Subject) -> Iterator[str]:
    known = _NAMES.get(subject.kind)
    if known is not None and not {subject.code, subject.over or subject.code} <= known:
        yield f"nothing is known as {subject}"
    elif subject.over is not None and subject.kind not in _DIVIDED:
        yield f"{subject}: only an indicator or a measure of the report is divided by another"


def framework_faults(framework: Framework) -> tuple[str, ...]:
    """Tell what is wrong with the criteria of a framework that was made in Python, each with its node."""
    faults: list[str] = []

    def look(place: str, node: Node[Criterion], *, after: bool) -> None:
        criterion = node.content
        if isinstance(criterion.rule, (BonusRule, VetoRule)) is not after:
            faults.append(f"{place} {node.code}: bonuses and vetoes stand beside the tree, all else in it")
            return
        found = criterion_faults(criterion, is_leaf=not node.children)
        faults.extend(f"{place} {node.code}: {fault}" for fault in found)

    for _, node in framework.tree.walk():
        look("node", node, after=False)
        if not is_reckonable(node.weight) or node.weight < 0:
            faults.append(f"node {node.code}: weight {node.weight} must be a number from 0")
        elif node.children and all(child.weight == 0 for child in node.children):
            faults.append(f"node {node.code}: the weights under it are all zero")
    for node in (*framework.bonuses, *framework.vetoes):
        look("bonus or veto", node, after=True)
    faults.extend(_band_faults(framework.bands))
    codes = {band.code for band in framework.bands}
    for node in framework.vetoes:
        rule = node.content.rule
        if isinstance(rule, VetoRule) and rule.grade is not None and rule.grade not in codes:
            faults.append(f"veto {node.code}: no band {rule.grade!r}")
    return tuple(faults)
