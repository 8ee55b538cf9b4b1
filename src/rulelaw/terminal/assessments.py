"""An assessment as text: the report's head, its required contents, its indicators, its sums and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from rulelaw.assessing import Assessment
from rulelaw.labels import Label, Lang
from rulelaw.observations.types import BreakdownKind, Change, Observation, Observations
from rulelaw.terminal.findings_list import Tally, render_findings, render_summary
from rulelaw.terminal.quoting import clause_at, place_of
from rulelaw.terminal.reports import headline, render_masthead, render_parts, show_value
from rulelaw.terminal.scorecards import render_total
from rulelaw.terminal.widths import Look, table
from rulelaw.terminal.wording import PRACTICE_GRADES, WORDS
from rulelaw.text.intervals import Interval
from rulelaw.text.sources import Source

__all__ = ["render_assessment"]

_CHANGES = {None: "", Change.RISE: "+", Change.FALL: "-"}
_NARROWEST = 20
_HUNDREDTH = Decimal("0.01")


def render_assessment(
    assessment: Assessment,
    look: Look,
    *,
    indicators: Mapping[str, Label],
    rules: Mapping[str, Label],
) -> list[str]:
    """Tell all that is known of a report.

    :param assessment: the assessment.
    :param look: language, width and colour.
    :param indicators: the names of the indicators by code.
    :param rules: the names of the rules by code.
    """
    report, observations, lang = assessment.report, assessment.observations, look.lang
    lines = render_masthead(report, look) + render_parts(report, look)
    lines += headline(f"{WORDS['observations'].get(lang)} ({len(observations.values)})", look)
    if observations.values:
        rows = [_row(observation, report.source, indicators, look) for observation in observations.values]
        heads = [WORDS[key].get(lang) for key in ("indicator", "period", "value", "unit", "words", "place")]
        widest = [26, 10, 16, 8, _words(look, 72), 10]
        lines += table(rows, heads=heads, widest=widest, right=[2, 5])
    else:
        lines.append(WORDS["no_observations"].get(lang))
    lines += _figures(observations, report.source, look)
    lines += _practices(observations, report.source, look)
    if assessment.scorecard is not None:
        lines += headline(WORDS["score"].get(lang), look) + render_total(assessment.scorecard, look)
    lines += headline(f"{WORDS['findings'].get(lang)} ({len(assessment.findings)})", look)
    lines += render_findings(assessment.findings, report.source, look)
    tally = Tally()
    tally.add(assessment.findings)
    lines += render_summary(tally, rules, look)
    return lines


def _words(look: Look, others: int) -> int:
    """Tell how wide words may be beside columns that take ``others``."""
    return max(look.width - others, _NARROWEST)


def _row(observation: Observation, source: Source, indicators: Mapping[str, Label], look: Look) -> list[str]:
    label = indicators.get(observation.indicator)
    value = show_value(observation.value, observation.upper, observation.qualifier)
    return [
        label.get(look.lang) if label is not None else observation.indicator,
        "" if observation.period is None else str(observation.period),
        _CHANGES[observation.change] + value,
        observation.unit or "",
        clause_at(source, observation.span, _words(look, 72)),
        place_of(source, observation.span),
    ]


def _figures(observations: Observations, source: Source, look: Look) -> list[str]:
    """Set out the sums, rates and changes with what they come to."""
    lang = look.lang
    rows: list[tuple[str, str, str, str]] = []
    for breakdown in observations.breakdowns:
        sign = " / " if breakdown.kind is BreakdownKind.RATIO else " + "
        parts = sign.join(source.quote(part) for part in breakdown.parts)
        verdict = _verdict(breakdown.computed, lang, holds=breakdown.holds)
        rows.append((place_of(source, breakdown.total), source.quote(breakdown.total), parts, verdict))
    for comparison in observations.comparisons:
        levels = f"{source.quote(comparison.earlier)} -> {source.quote(comparison.later)}"
        verdict = _verdict(comparison.computed, lang, holds=comparison.holds)
        rows.append((place_of(source, comparison.change), source.quote(comparison.change), levels, verdict))
    if not rows:
        return []
    heads = [WORDS[key].get(lang) for key in ("place", "whole", "of_parts", "verdict")]
    lines = headline(f"{WORDS['breakdowns'].get(lang)} ({len(rows)})", look)
    return lines + table(rows, heads=heads, widest=[10, 16, _words(look, 58), 30], right=[0])


def _verdict(computed: Interval, lang: Lang, *, holds: bool) -> str:
    return WORDS["holds"].get(lang) if holds else WORDS["fails"].format(lang, computed=_shown(computed))


def _shown(interval: Interval) -> str:
    """Write what figures come to: a number where both ends are the same to a hundredth, else the interval."""
    if interval.low is None or interval.high is None:
        return str(interval)
    low, high = (end.quantize(_HUNDREDTH).normalize() for end in (interval.low, interval.high))
    return f"{low:f}" if low == high else f"{low:f}-{high:f}"


def _practices(observations: Observations, source: Source, look: Look) -> list[str]:
    if not observations.practices:
        return []
    rows = [
        (
            evidence.practice,
            PRACTICE_GRADES[evidence.grade].get(look.lang),
            clause_at(source, evidence.spans[0], _words(look, 68)) if evidence.spans else "",
            place_of(source, evidence.spans[0] if evidence.spans else None),
        )
        for evidence in observations.practices
    ]
    heads = [WORDS[key].get(look.lang) for key in ("practice", "grade", "words", "place")]
    lines = headline(f"{WORDS['practices'].get(look.lang)} ({len(rows)})", look)
    return lines + table(rows, heads=heads, widest=[28, 24, _words(look, 68), 10], right=[3])
