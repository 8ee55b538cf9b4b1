"""Gather what a criterion looks at: its number, the ends of what that may stand for, and the places in the report."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from math import inf
from typing import Final, NamedTuple

from rulelaw.findings.table import RULES
from rulelaw.findings.types import Finding
from rulelaw.observations.types import Observation, Observations, PracticeEvidence
from rulelaw.report.types import Part, Report
from rulelaw.scores.amounts import Amount, Exact, exact, is_reckonable
from rulelaw.scores.measuring import Measurer
from rulelaw.scores.types import Criterion, Evidence, Measure, Reason, Silence, Subject, SubjectKind
from rulelaw.text.spans import Span

__all__ = ["Gatherer", "Reading", "rules_speak"]

_NOTHING: Final = Evidence()
_PARTS: Final = {part.value: part for part in Part}
_MEASURES: Final = {measure.value: measure for measure in Measure}
# Looked up once: a member of an enumeration costs as much as a call in Python 3.11.
_PART, _PRACTICE, _MASTHEAD = SubjectKind.PART, SubjectKind.PRACTICE, SubjectKind.MASTHEAD
_INDICATOR, _REPORT = SubjectKind.INDICATOR, SubjectKind.REPORT
_EARLIER = Measure.EARLIER_REPORTS
_FINDING, _EXTERNAL = SubjectKind.FINDING, SubjectKind.EXTERNAL


class Reading(NamedTuple):
    """What was found of a subject."""

    number: Exact
    low: Amount
    high: Amount
    evidence: Evidence = _NOTHING
    fact: Decimal | datetime.date | None = None


@cache
def rules_speak(beginning: str, year: int | None) -> bool:
    """Tell whether a rule of the library whose code begins so speaks of a year; of other codes nothing is known.

    >>> rules_speak("S001", 2018), rules_speak("S001", 2021), rules_speak("XYZ", 2018)
    (False, True, True)
    """
    known = [rule for rule in RULES if rule.code.startswith(beginning)]
    return not known or any(rule.severity(year) is not None for rule in known)


@lru_cache(maxsize=1024)
def _speaking(beginnings: tuple[str, ...], year: int | None) -> tuple[str, ...]:
    return tuple(beginning for beginning in beginnings if rules_speak(beginning, year))


class Gatherer:
    """All that a report gives to look at, each kind of it indexed once."""

    def __init__(
        self,
        report: Report | None,
        observations: Observations | None,
        findings: Sequence[Finding] | None,
        *,
        findings_given: bool,
        external: Mapping[str, Decimal],
        earlier: int,
        indicators: Container[str],
    ) -> None:
        """Take what is known of a report, ``None`` for what is not, and which indicators will be asked for."""
        self._wanted = indicators
        self.report = report
        self.observations = observations
        self.external = external
        self.year = None if report is None else report.masthead.year
        issuer = None if report is None else report.masthead.issuer
        self.kind = None if issuer is None else issuer.kind
        text = "" if report is None else report.source.text
        self.has_text = bool(text.strip())
        self._measurer = Measurer(report, observations, has_text=self.has_text)
        self._body = (Span(0, len(text)),) if self.has_text else ()
        self.searched = Evidence(self._body, searched=True) if self.has_text else _NOTHING
        self._untold = Reason.UNTOLD if self.has_text else Reason.NO_TEXT
        self._none = Reading(0, 0, 0, self.searched)
        self._earlier = earlier
        self._findings = findings
        # Of a report without a text, a check finds less; that it finds nothing is no news then.
        self._findings_tell = findings is not None and (findings_given or self.has_text)

    def applies(self, criterion: Criterion) -> Reason | bool | None:
        """Tell whether a criterion's base is there: ``True``, ``None`` where nobody knows, or why it is not."""
        if not criterion.base:
            return True
        all_told = True
        for subject in criterion.base:
            is_there = self._is_there(subject)
            if is_there:
                return True
            all_told = all_told and is_there is not None
        return Reason.NO_BASE if all_told else None

    def _is_there(self, subject: Subject) -> bool | None:
        """Tell whether there is anything of a subject; ``None`` where nobody knows."""
        if subject.kind is _INDICATOR and subject.over is None:
            candidates = self._by_indicator.get(subject.code)
            return None if candidates is None else any(one.upper or one.value for one in candidates)
        if subject.kind is _REPORT and subject.over is None and subject.code != _EARLIER:
            found = self._measurer.of(_MEASURES[subject.code])
            return None if found is None else found[0] > 0
        reading = self._amount(subject)
        return reading.high > 0 if isinstance(reading, Reading) else None

    def evident(self, criterion: Criterion) -> Reading | Reason:
        """Give the best grade of evidence among the subjects of a criterion."""
        subjects = criterion.subjects
        if len(subjects) == 1:
            reading = self._evidence(subjects[0])
            return reading if isinstance(reading, Reading) else self._silent(criterion, reading)
        readings = [self._evidence(subject) for subject in subjects]
        told = [reading for reading in readings if isinstance(reading, Reading)]
        if not told:
            return self._silent(criterion, _reason(readings))
        return max(told, key=lambda one: one.number)

    def counted(self, criterion: Criterion) -> Reading | Reason:
        """Give the sum of the counts of the subjects; one that is not told may be any number."""
        if criterion.subjects[0].kind is _FINDING:
            return self._found(tuple([one.code for one in criterion.subjects]))
        readings = [self._count(subject, criterion.silence) for subject in criterion.subjects]
        told = [reading for reading in readings if isinstance(reading, Reading)]
        if not told:
            return _reason(readings)
        unsure = any(reading in (Reason.UNTOLD, Reason.NO_TEXT, Reason.NOT_GIVEN) for reading in readings)
        if len(told) == 1 and not unsure:
            return told[0]
        return Reading(
            sum(one.number for one in told),
            sum(one.low for one in told),
            inf if unsure else sum(one.high for one in told),
            Evidence(
                tuple([span for one in told for span in one.evidence.spans]),
                tuple([each for one in told for each in one.evidence.observations]),
                tuple([each for one in told for each in one.evidence.findings]),
                all(one.evidence.searched for one in told),
            ),
        )

    def valued(self, criterion: Criterion) -> Reading | Reason:
        """Give the first value that is told among the subjects."""
        reasons: list[Reason] = []
        for subject in criterion.subjects:
            reading = self._amount(subject)
            if isinstance(reading, Reading):
                return reading
            reasons.append(reading)
        return self._silent(criterion, _reason(reasons))

    def dated(self, criterion: Criterion) -> tuple[datetime.date, Evidence] | Reason:
        """Give the first day that is told among the subjects."""
        for subject in criterion.subjects:
            reading = self._evidence(subject)
            if isinstance(reading, Reading) and isinstance(reading.fact, datetime.date):
                return reading.fact, reading.evidence
        return self._untold

    def _silent(self, criterion: Criterion, reason: Reason) -> Reading | Reason:
        """Give what the silence of a text means to a criterion."""
        if reason is Reason.UNTOLD and criterion.silence is Silence.ZERO:
            return self._none
        return reason

    # -- one subject ---------------------------------------------------------------------------------------------------

    def _evidence(self, subject: Subject) -> Reading | Reason:
        """Read a grade: of what is no matter of grades, 1 where it is told."""
        kind = subject.kind
        if kind is _PART:
            presence = None if self.report is None else self.report.parts.get(_PARTS[subject.code])
            if presence is None:
                return self._untold
            grade = presence.grade
            evidence = Evidence(presence.spans) if presence.spans or grade else self.searched
            return Reading(grade, grade, grade, evidence)
        if kind is _PRACTICE:
            found = self._practices.get(subject.code)
            if found is None:
                return self._untold
            return Reading(found.grade, found.grade, found.grade, Evidence(found.spans))
        if kind is _MASTHEAD:
            return self._masthead(subject.code)
        if kind is not _INDICATOR:
            return self._amount(subject)
        if subject.over is not None:
            ratio = self._amount(subject)
            return Reading(1, 1, 1, ratio.evidence) if isinstance(ratio, Reading) else ratio
        candidates = self._by_indicator.get(subject.code)
        if candidates is None:
            return self._untold
        spans = tuple([one.span for one in candidates]) if self.has_text else ()
        return Reading(1, 1, 1, Evidence(spans, candidates), candidates[0].value)

    def _count(self, subject: Subject, silence: Silence) -> Reading | Reason:
        """Read a count: a practice counts as one where an action is told of it."""
        reading = self._evidence(subject) if subject.kind is _PRACTICE else self._amount(subject)
        if isinstance(reading, Reading) and subject.kind is _PRACTICE:
            one = 1 if reading.number >= 2 else 0
            return Reading(one, one, one, reading.evidence)
        if reading is Reason.UNTOLD and silence is Silence.ZERO:
            return self._none
        return reading

    def _amount(self, subject: Subject) -> Reading | Reason:
        """Read a number; of a ratio the quotient in per cent."""
        kind = subject.kind
        if subject.over is None:
            return self._plain(kind, subject.code)
        if kind is _REPORT:
            return self._measured_ratio(subject.code, subject.over)
        reading, below = self._plain(kind, subject.code), self._plain(kind, subject.over)
        if not isinstance(reading, Reading):
            return reading
        if not isinstance(below, Reading):
            return below
        if below.number == 0:
            return Reason.NO_BASE
        evidence = Evidence(
            (*reading.evidence.spans, *below.evidence.spans),
            (*reading.evidence.observations, *below.evidence.observations),
        )
        low = _end(reading.low, below.high, 0)
        high = _end(reading.high, below.low, inf)
        return Reading(_share(reading.number, below.number), low, high, evidence)

    def _plain(self, kind: SubjectKind, code: str) -> Reading | Reason:
        if kind is _INDICATOR:
            return self._indicator(code)
        if kind is _REPORT:
            return self._measure(code)
        if kind is _FINDING:
            return self._found((code,))
        if kind is _EXTERNAL:
            value = self.external.get(code)
            if value is None:
                return Reason.NOT_GIVEN
            number = exact(value)
            return Reading(number, number, number, _NOTHING, value)
        return self._evidence(Subject(kind, code))

    def _masthead(self, entry: str) -> Reading | Reason:
        value = None if self.report is None else getattr(self.report.masthead, entry)
        if value is None or self.report is None:
            return self._untold
        span = value.span if entry == "issuer" else getattr(self.report.masthead, f"{entry}_span")
        fact = value if isinstance(value, datetime.date) else None
        return Reading(1, 1, 1, Evidence((span,)) if span else _NOTHING, fact)

    def _found(self, beginnings: tuple[str, ...]) -> Reading | Reason:
        """Read the findings whose codes begin in one of these ways, each once."""
        speaking = _speaking(beginnings, self.year)
        if not speaking:
            return Reason.NO_RULE
        found = tuple(
            [
                finding
                for code, findings in self._by_code.items()
                if code.startswith(speaking)
                for finding in findings
            ]
        )
        if not found:
            return self._none if self._findings_tell else Reason.NO_TEXT
        spans = tuple([span for finding in found for span in finding.spans]) if self.has_text else ()
        evidence = Evidence(spans or self._body, (), found, not spans and self.has_text)
        return Reading(len(found), len(found), len(found), evidence)

    def _indicator(self, code: str) -> Reading | Reason:
        candidates = self._by_indicator.get(code)
        if candidates is None:
            return self._untold
        value = candidates[0].value
        number = exact(value)
        low: Amount = number
        high: Amount = number
        for observation in candidates:
            ends = observation.interval
            if ends.low != value:
                low = min(low, -inf if ends.low is None else exact(ends.low))
            if ends.high != value:
                high = max(high, inf if ends.high is None else exact(ends.high))
        spans = tuple([observation.span for observation in candidates]) if self.has_text else ()
        return Reading(number, low, high, Evidence(spans, candidates), value)

    def _measure(self, code: str) -> Reading | Reason:
        measure = _MEASURES[code]
        if measure is _EARLIER:
            return Reading(self._earlier, self._earlier, self._earlier)
        found = self._measurer.of(measure)
        if found is None:
            return Reason.NO_TEXT
        number, spans = found
        return Reading(number, number, number, self._places(spans))

    def _measured_ratio(self, code: str, over: str) -> Reading | Reason:
        """Read the share that one measure is of another; its places are those of the whole."""
        part, whole = self._measurer.of(_MEASURES[code]), self._measurer.of(_MEASURES[over])
        if part is None or whole is None:
            return Reason.NO_TEXT
        if not whole[0]:
            return Reason.NO_BASE
        share = _share(part[0], whole[0])
        return Reading(share, share, share, self._places(whole[1]))

    def _places(self, spans: tuple[Span, ...]) -> Evidence:
        if not spans:
            return self.searched
        return Evidence(spans) if self.has_text else _NOTHING

    # -- indices -------------------------------------------------------------------------------------------------------

    @cached_property
    def _practices(self) -> dict[str, PracticeEvidence]:
        return {} if self.observations is None else {one.practice: one for one in self.observations.practices}

    @cached_property
    def _by_code(self) -> dict[str, list[Finding]]:
        by_code: dict[str, list[Finding]] = {}
        for finding in self._findings or ():
            if finding.suppression is None:
                by_code.setdefault(finding.code, []).append(finding)
        return by_code

    @cached_property
    def _by_indicator(self) -> dict[str, tuple[Observation, ...]]:
        """The figures of each indicator that speak of the report year: results, no plans, no changes.

        Figures without a narrower scope go before those with one; of these only such as share the first one's. Several
        that are left tell one fact more than once: the first is its value, all together its bounds.
        """
        by_indicator: dict[str, list[Observation]] = {}
        values: Iterable[Observation] = () if self.observations is None else self.observations.values
        for observation in values:
            code = observation.indicator
            if (
                code in self._wanted
                and observation.change is None
                and _is_number(observation)
                and observation.part is not Part.PLAN
                and self._is_current(observation)
            ):
                by_indicator.setdefault(code, []).append(observation)
        return {
            code: tuple(found) if len(found) == 1 else _of_one_scope(found)
            for code, found in by_indicator.items()
        }

    def _is_current(self, observation: Observation) -> bool:
        period = observation.period
        return self.year is None or period is None or period.end.year == self.year


def _is_number(observation: Observation) -> bool:
    """Tell whether an observation that was perhaps made by hand can be reckoned with."""
    return is_reckonable(observation.value) and (
        observation.upper is None or is_reckonable(observation.upper)
    )


def _of_one_scope(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    unlimited = [
        one
        for one in observations
        if one.scope.instance is None and one.scope.kind is None and one.scope.body is None
    ]
    return tuple(unlimited or (one for one in observations if one.scope == observations[0].scope))


def _end(part: Amount, whole: Amount, otherwise: Amount) -> Amount:
    """Give an end of a ratio; ``otherwise`` where there is none."""
    if isinstance(part, float) or isinstance(whole, float) or whole <= 0:
        return otherwise
    return _share(part, whole)


def _share(part: Exact, whole: Exact) -> Fraction:
    above, below = part.numerator * whole.denominator, part.denominator * whole.numerator
    return Fraction(100 * above, below)


def _reason(readings: Sequence[Reading | Reason]) -> Reason:
    """Choose the reason that counts: where the base is zero, no other way to tell the thing can be told either."""
    if len(readings) == 1 and isinstance(readings[0], Reason):
        return readings[0]
    reasons = [reading for reading in readings if isinstance(reading, Reason)]
    for reason in (Reason.NO_BASE, Reason.UNTOLD, Reason.NOT_GIVEN, Reason.NO_TEXT):
        if reason in reasons:
            return reason
    return reasons[0]
