"""Score a report under a framework: every leaf judged by its rule, the whole by the weights of what is known."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial
from math import inf
from typing import Final

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Codebook
from rulelaw.datafiles import near
from rulelaw.errors import UnknownCodeError
from rulelaw.findings.checking import check
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Finding
from rulelaw.observations.observing import observe
from rulelaw.observations.types import Observations
from rulelaw.report.types import Report
from rulelaw.scores.adding import Score, assemble, unscored
from rulelaw.scores.amounts import Amount, exact, is_reckonable, millionths, told
from rulelaw.scores.gathering import Gatherer, Reading
from rulelaw.scores.judging import bonus_points, judge_day, judge_findings, make_judge
from rulelaw.scores.loading import load_framework
from rulelaw.scores.planning import Leaf, make_plan, weigh
from rulelaw.scores.rules import (
    BonusRule,
    DeadlineRule,
    FindingsRule,
    VetoRule,
)
from rulelaw.scores.types import (
    HALF_KNOWN,
    Adjustment,
    Band,
    Criterion,
    Framework,
    Reason,
    RulesVersion,
    Scorecard,
    ScoreNode,
    Status,
    Subject,
    SubjectKind,
)
from rulelaw.trees.types import Node

__all__ = ["score"]

_ONE: Final = 10**6
# Looked up once: a member of an enumeration costs as much as a call in Python 3.11.
_KNOWN, _UNKNOWN, _NOT_APPLICABLE = Status.KNOWN, Status.UNKNOWN, Status.NOT_APPLICABLE


def score(
    report: Report | None,
    *,
    observations: Observations | None = None,
    findings: Iterable[Finding] | None = None,
    framework: str | os.PathLike[str] | Framework = "disclosure",
    external: Mapping[str, Decimal | int] | None = None,
    previous: Report | Iterable[Report] | None = None,
    codebook: Codebook | None = None,
) -> Scorecard:
    """Score a report under a framework.

    Of one report that its issuer wrote, a score tells what is disclosed, not what was done. Missing data are neither a
    failure nor 100: the value is the mean over what is known, by its weights; low and high take the unknown at its
    worst and its best; coverage tells how much is known. What does not apply drops out, and the others share its
    weight.

    :param report: the report, read or built by hand; ``None`` where there are observations alone.
    :param observations: what its figures mean; worked out with the codebook where not given.
    :param findings: what a check of all rules found; where not given, the report is checked. Findings that have been
        put aside do not count.
    :param framework: the code of a shipped framework, the path of a TOML file, or a framework.
    :param external: values from outside by their names, in the units that the framework asks for.
    :param previous: earlier reports of the same issuer, for what compares with them.
    :param codebook: the vocabulary of the observations; the shipped one where not given.
    :returns: the scorecard; the same for the same input, always.
    :raises UnknownCodeError: there is no such framework, or it asks for no value of a name in ``external``.
    :raises DataFileError: the framework's file is faulty; all faults are told at once.
    :raises ValueError: a value in ``external`` is no finite number, or a framework made in Python is faulty.

    >>> from rulelaw.report.reading import parse
    >>> card = score(parse("某县教育局2021年法治政府建设年度报告\\n2021年，我局制定规范性文件3件。"))
    >>> node = card.find("timely.published")
    >>> node.status.value, node.reason.value, node.low, node.high
    ('unknown', 'untold', Decimal('0'), Decimal('100'))
    """
    made = framework if isinstance(framework, Framework) else load_framework(framework, codebook=codebook)
    earlier = (previous,) if isinstance(previous, Report) else tuple(previous or ())
    book = load_codebook() if codebook is None else codebook
    if observations is None and report is not None:
        observations = observe(report, codebook=codebook)
    looks_at_findings = SubjectKind.FINDING in _kinds(made)
    found = tuple(findings) if findings is not None and looks_at_findings else None
    if found is None and report is not None and looks_at_findings:
        found = check(report, observations=observations, previous=earlier or None)
    gatherer = Gatherer(
        report,
        observations,
        found,
        findings_given=findings is not None,
        external=_external(made, external or {}),
        earlier=len(earlier),
        indicators=_indicators(made),
    )
    plan = make_plan(made, gatherer.year, gatherer.kind)
    scores = [_score(leaf, gatherer) for leaf in plan.leaves]
    dropped = frozenset([index for index, one in enumerate(scores) if one[0] is _NOT_APPLICABLE])
    root = assemble(plan, scores, weigh(plan, dropped))
    bands = made.bands
    suits = made.is_for(gatherer.year, gatherer.kind)
    bonuses, vetoes = (
        tuple(_adjust(node, gatherer, bands) for node in nodes if suits and node.covers(gatherer.year))
        for nodes in (made.bonuses, made.vetoes)
    )
    value, low, high = root.value, root.low, root.high
    if bonuses:
        value = _total(value, (one.node.value for one in bonuses))
        low = _total(low, (one.node.low for one in bonuses))
        high = _total(high, (one.node.high for one in bonuses))
    return Scorecard(
        framework=made.code,
        framework_version=made.version,
        label=made.label,
        root=root,
        value=value,
        low=low,
        high=high,
        grade=_grade(
            value if root.coverage is not None and root.coverage >= HALF_KNOWN else None,
            bands,
            _striking(one.node for one in vetoes if one.node.value),
        ),
        grade_low=_grade(low, bands, _striking(one.node for one in vetoes if one.node.high)),
        grade_high=_grade(high, bands, _striking(one.node for one in vetoes if one.node.low)),
        bands=bands,
        document=None if report is None else report.source.name,
        bonuses=bonuses,
        vetoes=vetoes,
        year=gatherer.year,
        codebook=book.version,
        rules=None if found is None else _rules_version(),
        disclaimer=made.disclaimer,
    )


@lru_cache(maxsize=64)
def _kinds(framework: Framework) -> frozenset[SubjectKind]:
    return frozenset(subject.kind for subject in _subjects(framework))


@lru_cache(maxsize=64)
def _subjects(framework: Framework) -> frozenset[Subject]:
    nodes = (*(node for _, node in framework.tree.walk()), *framework.bonuses, *framework.vetoes)
    return frozenset(one for node in nodes for one in (*node.content.subjects, *node.content.base))


@lru_cache(maxsize=64)
def _indicators(framework: Framework) -> frozenset[str]:
    wanted = [one for one in _subjects(framework) if one.kind is SubjectKind.INDICATOR]
    return frozenset(code for one in wanted for code in (one.code, one.over) if code is not None)


@cache
def _rules_version() -> RulesVersion:
    told_rules = ",".join(f"{rule.code}:{rule.version}" for rule in RULES)
    return RulesVersion(len(RULES), hashlib.sha256(told_rules.encode()).hexdigest()[:16])


def _external(framework: Framework, given: Mapping[str, Decimal | int]) -> dict[str, Decimal]:
    if not given:
        return {}
    names = sorted({one.code for one in _subjects(framework) if one.kind is SubjectKind.EXTERNAL})
    values: dict[str, Decimal] = {}
    for name, value in given.items():
        if name not in names:
            known = f"it asks for {', '.join(names)}" if names else "it asks for none"
            raise UnknownCodeError(
                f"framework {framework.code} asks for no value {name!r} from outside{near(name, names)}; {known}"
            )
        if type(value) is not int and not isinstance(value, Decimal):
            raise ValueError(f"external {name!r} must be a Decimal or an int, not {value!r}")
        number = Decimal(value)
        if not is_reckonable(number):
            raise ValueError(f"external {name!r} must be a finite number, not {number}")
        values[name] = number
    return values


# ---------------------------------------------------------------------------------------------------------------------
# Leaves


def _score(leaf: Leaf, gatherer: Gatherer) -> Score:
    """Judge a leaf."""
    if leaf.reason is not None:
        return unscored(_NOT_APPLICABLE, leaf.reason)
    criterion, judge = leaf.criterion, leaf.judge
    applies: Reason | bool | None = True
    if criterion.base:
        applies = gatherer.applies(criterion)
        if isinstance(applies, Reason):
            return unscored(_NOT_APPLICABLE, applies)
    rule = criterion.rule
    if judge is None and isinstance(rule, DeadlineRule):
        return _score_day(rule, criterion, gatherer)
    reading = leaf.read(gatherer, criterion)
    if not isinstance(reading, Reading):
        return _unscored(reading)
    number, first, last, evidence, fact = reading
    if applies is None and evidence.searched:
        # Whether there was something to tell is not known, so that nothing found says nothing.
        return _unscored(Reason.UNTOLD)
    shown = told(millionths(number)) if fact is None else fact
    if judge is None and isinstance(rule, FindingsRule):
        value = judge_findings(rule, evidence.findings)
        return (_KNOWN, value, value, value, shown, None, evidence)
    judge = judge or make_judge(rule)
    value = low = high = judge(number)
    if first is not number or last is not number:
        ends = (value, judge(first), judge(last))
        low, high = min(ends), max(ends)
    return (_KNOWN, value, low, high, shown, None, evidence)


def _unscored(reason: Reason) -> Score:
    return unscored(_without(reason), reason)


def _without(reason: Reason) -> Status:
    """Give the status of what has no score for a reason."""
    return _NOT_APPLICABLE if reason in (Reason.NO_BASE, Reason.NO_RULE) else _UNKNOWN


def _score_day(rule: DeadlineRule, criterion: Criterion, gatherer: Gatherer) -> Score:
    dated = gatherer.dated(criterion)
    if isinstance(dated, Reason):
        return _unscored(dated)
    day, evidence = dated
    if gatherer.year is None or not 1 <= gatherer.year < datetime.MAXYEAR:
        return unscored(_UNKNOWN, Reason.NO_YEAR, day, evidence)
    value = judge_day(rule, day, gatherer.year)
    return (_KNOWN, value, value, value, day, None, evidence)


# ---------------------------------------------------------------------------------------------------------------------
# What comes after the total


def _adjust(node: Node[Criterion], gatherer: Gatherer, bands: Sequence[Band]) -> Adjustment:
    """Judge a bonus or a veto; where it is not known, the bounds hold what it can be at most."""
    rule = node.content.rule
    if isinstance(rule, BonusRule):
        most, points = bonus_points(rule, inf), partial(bonus_points, rule)
    elif isinstance(rule, VetoRule):
        most, points = _ONE, partial(_strikes, rule)
    else:
        raise ValueError(f"{node.code}: {type(rule).__name__} is neither a bonus nor a veto")
    content, kind = node.content, gatherer.kind
    applies = (
        Reason.NOT_FOR_ISSUER if content.kinds and kind not in content.kinds else gatherer.applies(content)
    )
    reading = applies if isinstance(applies, Reason) else gatherer.counted(content)
    if isinstance(reading, Reason):
        status = _without(reading)
        if status is _NOT_APPLICABLE:
            return Adjustment(ScoreNode(node.code, node.label, status, reason=reading, criterion=content))
        return Adjustment(
            ScoreNode(
                node.code,
                node.label,
                status,
                low=told(0),
                high=told(most),
                reason=reading,
                criterion=content,
            )
        )
    value = low = high = points(reading.number)
    if reading.low is not reading.number or reading.high is not reading.number:
        low, high = points(reading.low), points(reading.high)
    struck = isinstance(rule, VetoRule) and value > 0
    grade = None
    if isinstance(rule, VetoRule) and struck and bands:
        grade = bands[-1].code if rule.grade is None else rule.grade
    made = ScoreNode(
        node.code,
        node.label,
        Status.KNOWN,
        told(value),
        told(min(low, value)),
        told(max(high, value)),
        fact=told(millionths(reading.number)),
        criterion=content,
        evidence=reading.evidence,
    )
    return Adjustment(made, told(0) if isinstance(rule, VetoRule) else told(value), grade)


def _strikes(rule: VetoRule, number: Amount) -> int:
    return _ONE if number >= exact(rule.least) else 0


def _striking(nodes: Iterable[ScoreNode]) -> list[VetoRule]:
    return [node.criterion.rule for node in nodes if isinstance(node.criterion.rule, VetoRule)]


def _total(value: Decimal | None, added: Iterable[Decimal | None]) -> Decimal | None:
    """Add bonuses to a total; one that is not known adds nothing to it."""
    if value is None:
        return None
    return told(
        sum((millionths(exact(points)) for points in added if points is not None), millionths(exact(value)))
    )


def _grade(value: Decimal | None, bands: Sequence[Band], vetoes: Sequence[VetoRule]) -> str | None:
    """Give the band of a total, no better than what vetoes leave."""
    if value is None:
        return None
    place = next((place for place, band in enumerate(bands) if value >= band.least), None)
    if place is None:
        return None
    if not vetoes:
        return bands[place].code
    codes = [band.code for band in bands]
    limits = [len(bands) - 1 if veto.grade is None else codes.index(veto.grade) for veto in vetoes]
    return codes[max([place, *limits])]
