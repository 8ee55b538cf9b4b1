"""Gather what a report tells for a panel: its figures, practices and plans, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from attrs import evolve

from rulelaw.codebook.types import Codebook
from rulelaw.observations.observing import observe
from rulelaw.observations.types import Observation, Observations, Scope
from rulelaw.panel.types import PanelItem, PanelMeasureKind, PanelScore, Reach, Telling
from rulelaw.report.naming_bodies import kind_of, level_of
from rulelaw.report.types import Issuer, IssuerKind, Level, Part, Report
from rulelaw.text.intervals import Interval
from rulelaw.text.sources import Source
from rulelaw.text.spans import Span

__all__ = ["Gathered", "Planned", "Told", "gather", "measure_key"]

_SENTENCE_END = "。；;！!？?\r\n"
# A table or a text without full stops may have no end of a sentence for pages.
_REACH = 200
# What a sentence says, before a figure, of the stretch of time it speaks of; the last such word has it. A year alone is
# no such word: the observation knows its year.
_STRETCH = re.compile(
    r"(?P<whole>全年|今年(?:以来)?|本年度?|当年|年度|年初以来|1月?[-—~～至到]12月)|(?P<since>20\d\d)年以来"
    r"|(?P<other>[一二三四五六七八九十\d]年(?:以)?来|近[一二两三四五六七八九十\d]+年|历年|以来|上半年|下半年"
    r"|[一二三四1-4]季度|20\d\d年?[-—~～至到]+20\d\d年|(?<!\d)1?\d月?[-—~～至到]1?\d月)"
)
_OWN = re.compile(r"我|本[局委厅办县市区院所]|全[局委厅系]")
_AREA = re.compile(r"全[市县区省州镇乡街]")
_GOVERNMENT = re.compile(r"[市县区省](?:人民)?政府")
# So much of a passage is quoted at most.
_LONGEST_QUOTE = 400


class Told(NamedTuple):
    """A figure or grade that a report tells: of which measure, for which year, and where."""

    measure: str
    year: int
    telling: Telling


class Planned(NamedTuple):
    """Something a report plans: of which measure, for which year, and where."""

    measure: str
    due: int
    telling: Telling


class Gathered(NamedTuple):
    """A report as far as a panel needs it.

    ``issuer`` and ``year`` are what the report or the caller says, ``None`` where neither does.
    """

    issuer: Issuer | None
    year: int | None
    document: str | None
    text: str
    told: tuple[Told, ...]
    planned: tuple[Planned, ...]
    scores: tuple[PanelScore, ...] = ()


def measure_key(kind: PanelMeasureKind, code: str) -> str:
    """Give the key of a measure: the code of an indicator, ``practice:`` or ``score:`` and the code of others.

    >>> (
    ...     measure_key(PanelMeasureKind.INDICATOR, "litigation.cases"),
    ...     measure_key(PanelMeasureKind.PRACTICE, "document-review"),
    ... )
    ('litigation.cases', 'practice:document-review')
    """
    return code if kind is PanelMeasureKind.INDICATOR else f"{kind.value}:{code}"


def gather(item: PanelItem, codebook: Codebook) -> Gathered:
    """Gather what a report tells for a panel.

    :param item: the report, with what the caller knows beside it.
    :param codebook: the vocabulary to observe it with, where it has not been observed.
    :returns: its figures and practices with their words, each with the year it speaks of; nothing where the report
        year is known neither to the report nor to the caller.
    """
    report = item.report
    if item.body is not None:
        issuer = Issuer(item.body, level_of(item.body), kind_of(item.body))
        report = evolve(report, masthead=evolve(report.masthead, issuer=issuer))
    observations = item.observations
    if item.year is not None and item.year != report.masthead.year:
        # Figures without a year of their own are of the report's: they are read anew under the year given.
        report = evolve(report, masthead=evolve(report.masthead, year=item.year))
    if observations is None:
        observations = observe(report, codebook=codebook)
    year = report.masthead.year
    told: tuple[Told, ...] = ()
    planned: tuple[Planned, ...] = ()
    if year is not None:
        told = (
            *_figures(report, observations, year),
            *_practices(report, observations, year),
            *_scores(report, item.scores, year),
        )
        planned = (*_plans(report, observations, year), *_planned_practices(report, observations, year))
    return Gathered(
        report.masthead.issuer, year, report.source.name, report.source.text, told, planned, item.scores
    )


def _figures(report: Report, observations: Observations, year: int) -> Iterator[Told]:
    for observation in observations.values:
        if observation.part is Part.PLAN:
            continue
        # Without a period a figure was written by hand: it is the report's own year's.
        spoken = year if observation.period is None else observation.period.year
        if spoken is not None:
            yield Told(observation.indicator, spoken, _telling(report, observation))


def _plans(report: Report, observations: Observations, year: int) -> Iterator[Planned]:
    for observation in observations.values:
        due = year + 1 if observation.period is None else observation.period.year
        if observation.part is Part.PLAN and due is not None and due > year:
            yield Planned(observation.indicator, due, _telling(report, observation))


def _practices(report: Report, observations: Observations, year: int) -> Iterator[Told]:
    for evidence in observations.practices:
        span = evidence.spans[0] if evidence.spans else Span()
        telling = _graded(report, evidence.grade, span, evidence.part)
        yield Told(measure_key(PanelMeasureKind.PRACTICE, evidence.practice), year, telling)


def _scores(report: Report, scores: Iterable[PanelScore], year: int) -> Iterator[Told]:
    for score in scores:
        telling = Telling(score.value, Interval(score.low, score.high))
        span = score.spans[0] if score.spans else Span()
        yield Told(
            measure_key(PanelMeasureKind.SCORE, f"{score.framework}/{score.code}"),
            year,
            _placed(telling, report.source, span),
        )


def _planned_practices(report: Report, observations: Observations, year: int) -> Iterator[Planned]:
    for evidence in observations.practices:
        for span in evidence.spans:
            if report.part_at(span.start) is Part.PLAN:
                telling = _graded(report, 1, span, Part.PLAN)
                yield Planned(measure_key(PanelMeasureKind.PRACTICE, evidence.practice), year + 1, telling)
                break


def _of_whole_year(source: Source, span: Span, year: int | None) -> bool:
    """Tell whether a figure speaks of the whole year, as far as the words before it in its sentence say."""
    words = source.text[max(span.start - _REACH, 0) : span.start]
    cut = max(words.rfind(mark) for mark in _SENTENCE_END)
    found = list(_STRETCH.finditer(words, cut + 1))
    if not found or found[-1]["whole"]:
        return True
    last = found[-1]
    return last["since"] is not None and year is not None and int(last["since"]) == year


def _reach(scope: Scope, issuer: Issuer | None) -> Reach:
    """Tell whose figure it is: 县政府 is whoever reports where a government does, and another body elsewhere."""
    if scope.instance is not None or scope.kind is not None:
        return Reach.PART
    if scope.body is None or _OWN.match(scope.body):
        return Reach.OWN
    if _AREA.match(scope.body):
        return Reach.AREA
    if issuer is None:
        return Reach.PART
    if issuer.kind is IssuerKind.GOVERNMENT and _GOVERNMENT.fullmatch(scope.body):
        of_its_own = re.search(f"{scope.body[0]}(?:人民政府|政府)?$", issuer.name)
        return Reach.PART if of_its_own is None else Reach.OWN
    offices = {Level.CITY: "市局", Level.COUNTY: "县局"}
    return Reach.OWN if issuer.level is not None and scope.body == offices.get(issuer.level) else Reach.PART


def _telling(report: Report, observation: Observation) -> Telling:
    source = report.source
    year = None if observation.period is None else observation.period.year
    telling = Telling(
        observation.value,
        # What is no number, of an observation written by hand, stands for nothing.
        observation.interval if observation.value.is_finite() else Interval(None, None),
        unit=observation.unit,
        qualifier=observation.qualifier,
        zero=observation.zero,
        change=observation.change,
        scope=observation.scope,
        reach=_reach(observation.scope, report.masthead.issuer),
        whole_year=_of_whole_year(source, observation.span, year),
        part=observation.part,
        cues=tuple(_quote(source, cue) for cue in observation.cues if cue),
    )
    return _placed(telling, source, observation.span)


def _graded(report: Report, grade: int, span: Span, part: Part) -> Telling:
    value = Decimal(grade)
    return _placed(Telling(value, Interval.point(value), part=part), report.source, span)


def _placed(telling: Telling, source: Source, span: Span) -> Telling:
    """Give a telling its words; a report written by hand has none."""
    if not span or not source.text:
        return evolve(telling, document=source.name)
    origin = source.origin(span.start)
    return evolve(
        telling,
        document=source.name,
        span=span,
        words=_quote(source, span),
        sentence=_sentence(source.text, span),
        line=source.place(span.start).line,
        page=None if origin is None else origin.page,
    )


def _quote(source: Source, span: Span) -> str:
    return source.quote(Span(span.start, min(span.end, span.start + _LONGEST_QUOTE)))


def _sentence(text: str, span: Span) -> str:
    """Give the sentence around a place, as far as it reaches, blanks around it taken off."""
    start = max(span.start - _REACH, 0)
    before = text[start : span.start]
    cut = max((before.rfind(mark) for mark in _SENTENCE_END), default=-1)
    end = min(span.end, span.start + _LONGEST_QUOTE)
    behind = _BEHIND.match(text, end, end + _REACH)
    return text[start + cut + 1 : end if behind is None else behind.end()].strip()


_BEHIND = re.compile(f"[^{_SENTENCE_END}]*[。；;！!？?]?")
