"""Check a report: every rule that speaks for its year, in one go."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from difflib import get_close_matches

from rulelaw.errors import UnknownCodeError
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Basis, Context, Draft, Finding, Rule, Severity
from rulelaw.observations.observing import observe
from rulelaw.observations.types import Observations
from rulelaw.report.types import Report

__all__ = ["check"]


def check(
    report: Report,
    *,
    observations: Observations | None = None,
    previous: Report | Iterable[Report] | None = None,
    rules: Iterable[Rule | str] | None = None,
    on: datetime.date | None = None,
) -> tuple[Finding, ...]:
    """Find what is wrong in a report, or worth a look.

    Never fails on a faulty report, and takes time linear in its length. Which rules speak, and how gravely, is decided
    by the report's own year (``report.masthead.year``).

    :param report: the report, read from a text or built by hand.
    :param observations: what its figures mean; computed with the shipped codebook where not given.
    :param previous: earlier reports of the same issuer, one or several, in any order.
    :param rules: the rules to apply: codes or beginnings of codes (``"F"``, ``"T001"``), rules of your own, or both;
        all rules where not given.
    :param on: the day of the check, for rules that need one; no rule reads the clock.
    :returns: the findings by place, then by code; those without a place first; none twice.
    :raises UnknownCodeError: a code in ``rules`` begins no rule's code.

    >>> from rulelaw.report.reading import parse
    >>> report = parse("某县司法局2021年法治政府建设报告\\n2021年，某县司法局依法行政。4月31日，召开推进会。")
    >>> [finding.message("en") for finding in check(report, rules=["T"])]
    ['No calendar has “4月31日”.']
    """
    context = Context(
        report=report,
        observations=observe(report) if observations is None else observations,
        previous=_oldest_first(previous),
        on=on,
    )
    year = report.masthead.year
    found: dict[tuple[object, ...], Finding] = {}
    for rule in _selected(rules):
        severity = rule.severity(year)
        if severity is None:
            continue
        basis = _basis_in(rule.basis, year)
        for draft in rule.check(context):
            finding = _finding(rule, draft, severity, basis)
            found.setdefault((finding.code, finding.spans, tuple(finding.facts.items())), finding)
    return tuple(sorted(found.values(), key=_order))


def _oldest_first(previous: Report | Iterable[Report] | None) -> tuple[Report, ...]:
    if previous is None:
        return ()
    if isinstance(previous, Report):
        return (previous,)
    return tuple(sorted(previous, key=lambda report: report.masthead.year or datetime.MINYEAR))


def _selected(rules: Iterable[Rule | str] | None) -> tuple[Rule, ...]:
    """Give the rules that are meant, each once: in the order of the table, then the caller's own."""
    if rules is None:
        return RULES
    selectors: tuple[Rule | str, ...] = (rules,) if isinstance(rules, str) else tuple(rules)
    prefixes = tuple(selector for selector in selectors if isinstance(selector, str))
    for prefix in prefixes:
        if not prefix or not any(rule.code.startswith(prefix) for rule in RULES):
            raise UnknownCodeError(_unknown(prefix))
    given = [selector for selector in selectors if isinstance(selector, Rule)]
    chosen = [rule for rule in RULES if rule.code.startswith(prefixes)] if prefixes else []
    return tuple({id(rule): rule for rule in (*chosen, *given)}.values())


def _unknown(prefix: str) -> str:
    codes = [rule.code for rule in RULES]
    groups = sorted({code[0] for code in codes})
    near = get_close_matches(prefix.upper(), [*codes, *groups], n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"the groups are {', '.join(groups)}"
    return f"no rule {prefix!r}; {hint}"


def _basis_in(basis: Basis | None, year: int | None) -> Basis | None:
    """Give the basis where it applied in the report year: a rule may be older than the provision it rests on now."""
    if basis is None or basis.since is None or year is None or basis.since.year <= year:
        return basis
    return None


def _finding(rule: Rule, draft: Draft, severity: Severity, basis: Basis | None) -> Finding:
    return Finding(
        code=rule.code,
        severity=severity if draft.severity is None else draft.severity,
        spans=draft.spans,
        facts=draft.facts,
        basis=basis,
        template=rule.messages[draft.variant],
    )


def _order(finding: Finding) -> tuple[bool, int, int, str]:
    if not finding.spans:
        return (False, 0, 0, finding.code)
    return (True, finding.spans[0].start, finding.spans[0].end, finding.code)
