"""Check a report: every rule that speaks for its year, in one go."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

from attrs import evolve

from rulelaw.errors import UnknownCodeError
from rulelaw.findings.failing import X000, failure_facts
from rulelaw.findings.fingerprinting import (
    fingerprint,
    fingerprint_folded,
    quote_facts,
    quote_place,
    section_path,
)
from rulelaw.findings.profiles import Profile
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Basis, Context, Draft, Finding, Rule, Severity, told_facts
from rulelaw.observations.observing import observe
from rulelaw.observations.types import Observations
from rulelaw.report.types import Genre, Report

__all__ = ["OFF", "check"]

# What holds for a document of any genre: whether it is a report at all, numbers of persons, and the state of the copy.
_ANY_DOCUMENT = frozenset(("S030", "P001", "P002", "P003", "W004", "W006"))
_SHIPPED = frozenset(map(id, RULES))

#: The severity that switches rules off.
OFF = "off"


def check(  # noqa: PLR0913 - all but the report by keyword, and most calls need none
    report: Report,
    *,
    observations: Observations | None = None,
    previous: Report | Iterable[Report] | None = None,
    rules: Iterable[Rule | str] | None = None,
    on: datetime.date | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    severities: Mapping[str, str] | None = None,
    profile: Profile | None = None,
) -> tuple[Finding, ...]:
    """Find what is wrong in a report, or worth a look.

    Of a document that is no such report (``report.genre``) only that is told, and what holds for any document, unless
    rules are chosen by ``rules`` or ``select``.

    Never fails on a faulty report, and takes time linear in its length. Which rules speak, and how gravely, is decided
    by the report's own year (``report.masthead.year``). A rule that fails gives a finding ``X000`` and stops nothing.

    :param report: the report, read from a text or built by hand.
    :param observations: what its figures mean; computed with the shipped codebook where not given.
    :param previous: earlier reports of the same issuer, one or several, in any order.
    :param rules: the rules to apply: codes or beginnings of codes (``"F"``, ``"T001"``), rules of your own, or both;
        all rules where not given.
    :param on: the day of the check, for rules that need one; no rule reads the clock.
    :param select: of these rules and those of the profile, only the ones whose codes begin so.
    :param ignore: leave out the ones whose codes begin so.
    :param severities: how grave findings are, by the beginnings of their codes: ``"error"``, ``"warning"``, ``"info"``
        or ``"off"``; the longest beginning decides.
    :param profile: what a place or an authority asks for besides; it changes nothing for a report that it is not made
        for. What ``select`` and ``severities`` say goes before it; what either ignores is ignored.
    :returns: the findings by place, then by code; those without a place first; none twice.
    :raises UnknownCodeError: a code in ``rules``, ``select``, ``ignore`` or ``severities`` begins no rule's code.
    :raises ValueError: a severity is none.

    >>> from rulelaw.report.reading import parse
    >>> report = parse("某县司法局2021年法治政府建设报告\\n2021年，某县司法局依法行政。4月31日，召开推进会。")
    >>> [finding.message("en") for finding in check(report, rules=["T"])]
    ['No calendar has “4月31日”.']
    >>> check(report, rules=["T"], severities={"T": "info", "T008": "off"})
    ()
    """
    given = chosen = _selected(rules)
    grade: Callable[[str, Severity], Severity | None] = _as_it_is
    if select is not None or ignore is not None or severities is not None or profile is not None:
        chosen, grade = _tuned(report, chosen, select, ignore, severities, profile)
    if report.genre is not Genre.ANNUAL_REPORT and select is None and _SHIPPED.issubset(map(id, given)):
        own = frozenset(map(id, given)) - _SHIPPED
        chosen = tuple(rule for rule in chosen if rule.code in _ANY_DOCUMENT or id(rule) in own)
    context = Context(
        report=report,
        observations=observe(report) if observations is None else observations,
        previous=_oldest_first(previous),
        on=on,
    )
    findings = _Findings(report)
    year = report.masthead.year
    for rule, usual, basis in _shipped_speaking(year) if chosen is RULES else _speaking(chosen, year):
        try:
            for draft in rule.check(context):
                severity = grade(rule.code, usual if draft.severity is None else draft.severity)
                if severity is not None:
                    findings.add(rule, draft, severity, basis)
        except Exception as error:  # noqa: BLE001 - whatever a rule does wrong, the others are still asked
            severity = grade(X000.code, Severity.WARNING)
            if severity is not None:
                findings.add(X000, Draft(facts=failure_facts(rule, error)), severity, None)
    return findings.in_order()


class _Findings:
    """The findings of one report, each once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._found: dict[tuple[object, ...], Finding] = {}

    def add(self, rule: Rule, draft: Draft, severity: Severity, basis: Basis | None) -> None:
        """Make a draft a finding, unless the same has been found."""
        key = (rule.code, draft.spans, tuple(draft.facts.items()))
        if key in self._found:
            return
        report = self._report
        place = draft.spans[0] if draft.spans else None
        if place is None:
            section: tuple[str, ...] = ()
            mark = fingerprint(rule.code, section, quote_facts(draft.facts))
        else:
            section = section_path(report, place.start)
            mark = fingerprint_folded(rule.code, section, quote_place(report.source.flow, place))
        finding = Finding(
            code=rule.code,
            severity=severity,
            spans=draft.spans,
            facts=draft.facts,
            basis=basis,
            template=rule.messages[draft.variant],
            rule_version=rule.version,
            part=None if place is None else report.part_at(place.start),
            section=section,
            fingerprint=mark,
        )
        # a message that its facts do not fill is a fault of the rule: better known here than where it is shown
        told = told_facts(draft.facts)
        finding.template.format("zh", **told)
        finding.template.format("en", **told)
        self._found[key] = finding

    def in_order(self) -> tuple[Finding, ...]:
        """Give the findings in order; of those with one fingerprint the second ends in ``:2``, and so on."""
        count: dict[str, int] = {}
        findings = []
        for finding in sorted(self._found.values(), key=_order):
            nth = count[finding.fingerprint] = count.get(finding.fingerprint, 0) + 1
            findings.append(
                finding if nth == 1 else evolve(finding, fingerprint=f"{finding.fingerprint}:{nth}")
            )
        return tuple(findings)


def _order(finding: Finding) -> tuple[bool, int, int, str]:
    if not finding.spans:
        return (False, 0, 0, finding.code)
    return (True, finding.spans[0].start, finding.spans[0].end, finding.code)


def _oldest_first(previous: Report | Iterable[Report] | None) -> tuple[Report, ...]:
    if previous is None:
        return ()
    if isinstance(previous, Report):
        return (previous,)
    return tuple(sorted(previous, key=lambda report: report.masthead.year or datetime.MINYEAR))


def _basis_in(basis: Basis | None, year: int | None) -> Basis | None:
    """Give the basis where it applied in the report year: a rule may be older than the provision it rests on now."""
    if basis is None or basis.since is None or year is None or basis.since.year <= year:
        return basis
    return None


# --- which rules, and how grave


def _speaking(rules: Iterable[Rule], year: int | None) -> tuple[tuple[Rule, Severity, Basis | None], ...]:
    """Give the rules that speak of a report year, with their severity and basis in it."""
    return tuple(
        (rule, severity, _basis_in(rule.basis, year))
        for rule in rules
        if (severity := rule.severity(year)) is not None
    )


@lru_cache(maxsize=64)  # reports are checked by the thousand, all of a few years
def _shipped_speaking(year: int | None) -> tuple[tuple[Rule, Severity, Basis | None], ...]:
    return _speaking(RULES, year)


def _selected(rules: Iterable[Rule | str] | None) -> tuple[Rule, ...]:
    """Give the rules that are meant, each once: in the order of the table, then the caller's own."""
    if rules is None:
        return RULES
    selectors: tuple[Rule | str, ...] = (rules,) if isinstance(rules, str) else tuple(rules)
    chosen = _beginning(tuple(selector for selector in selectors if isinstance(selector, str)))
    given = [selector for selector in selectors if isinstance(selector, Rule)]
    return tuple({id(rule): rule for rule in (*chosen, *given)}.values()) if given else chosen


@lru_cache(maxsize=64)  # reports are checked by the thousand with the same selection
def _beginning(prefixes: tuple[str, ...]) -> tuple[Rule, ...]:
    """Give the rules of the table whose codes begin so."""
    _refuse_unknown(prefixes, [rule.code for rule in RULES])
    return tuple(rule for rule in RULES if rule.code.startswith(prefixes)) if prefixes else ()


def _as_it_is(_: str, severity: Severity) -> Severity:
    return severity


def _tuned(
    report: Report,
    chosen: tuple[Rule, ...],
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    severities: Mapping[str, str] | None,
    profile: Profile | None,
) -> tuple[tuple[Rule, ...], Callable[[str, Severity], Severity | None]]:
    """Give the rules that are left, and the function that grades their findings; ``None`` where they are off."""
    wanted, left_out = _prefixes(select), _prefixes(ignore) or ()
    graded = [_graded(severities or {})]
    extra = () if profile is None else profile.rules
    # a profile's rules are known by name even where it is not made for this report
    codes = [rule.code for rule in (*RULES, *chosen, *extra)]
    _refuse_unknown([*(wanted or ()), *left_out, *graded[0]], [*dict.fromkeys(codes), X000.code])
    if profile is not None and profile.is_for(report):
        chosen = tuple({id(rule): rule for rule in (*chosen, *extra)}.values())
        wanted = profile.select if wanted is None else wanted
        left_out += profile.ignore
        graded.append(_graded(profile.severities))

    def grade(code: str, severity: Severity) -> Severity | None:
        if code == X000.code and code.startswith(left_out):
            return None
        for by_prefix in graded:
            prefix = max((prefix for prefix in by_prefix if code.startswith(prefix)), key=len, default=None)
            if prefix is not None:
                return by_prefix[prefix]
        return severity

    left = tuple(
        rule
        for rule in chosen
        if (wanted is None or rule.code.startswith(wanted))
        and not rule.code.startswith(left_out)
        and grade(rule.code, Severity.WARNING) is not None
    )
    return left, grade


def _prefixes(given: Iterable[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    return (given,) if isinstance(given, str) else tuple(given)


def _graded(severities: Mapping[str, str]) -> dict[str, Severity | None]:
    for prefix, severity in severities.items():
        if severity not in (OFF, *Severity):
            known = ", ".join(repr(str(known)) for known in (*Severity, OFF))
            raise ValueError(f"the severity of {prefix!r} must be one of {known}, not {severity!r}")
    return {prefix: None if told == OFF else Severity(told) for prefix, told in severities.items()}


def _refuse_unknown(prefixes: Iterable[str], codes: Sequence[str]) -> None:
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in codes):
            raise UnknownCodeError(_unknown(prefix, codes))


def _unknown(prefix: str, codes: Sequence[str]) -> str:
    groups = sorted({code.rstrip("0123456789") for code in codes})
    near = get_close_matches(prefix.upper(), [*codes, *groups], n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"the groups are {', '.join(groups)}"
    return f"no rule {prefix!r}; {hint}"
