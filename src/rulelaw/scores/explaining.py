"""Explain a scorecard in sentences: where each point came from, and what would change it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final

from rulelaw.codebook.types import Direction
from rulelaw.labels import Label, Lang
from rulelaw.report.types import Report
from rulelaw.scores.amounts import Exact, exact, rounded, told_beside
from rulelaw.scores.judging import last_day
from rulelaw.scores.phrases import GRADES, PRACTICE_GRADES, REASONS, SENTENCES
from rulelaw.scores.rules import (
    BandsRule,
    CountMinimumRule,
    DeadlineRule,
    FindingsRule,
    GradedPresenceRule,
    LinearRule,
    OccurrenceRule,
    PresenceRule,
    RatioThresholdRule,
    VetoRule,
)
from rulelaw.scores.types import (
    HALF_KNOWN,
    Adjustment,
    Criterion,
    Evidence,
    Reason,
    Scorecard,
    ScoreNode,
    Status,
    SubjectKind,
)
from rulelaw.text.spans import Span

__all__ = ["explain"]

_QUOTED = 3
_HIGHEST = 3
_NUMBERS: Final = frozenset({SubjectKind.EXTERNAL, SubjectKind.REPORT})
_GRADED: Final = frozenset({SubjectKind.PART, SubjectKind.PRACTICE})
_LONGEST = 40
# What may be the number of a person, a card or a telephone: an explanation must not publish it once more.
_PERSONAL: Final = re.compile(r"(?:\d[ -]?){10,18}[\dXx]")


def explain(scorecard: Scorecard, report: Report | None = None, lang: Lang = "zh") -> tuple[str, ...]:
    r"""Tell in sentences where each point of a scorecard came from, and what would change it.

    :param scorecard: the scorecard.
    :param report: the report it was made of; with it, words are quoted, each with line and column.
    :param lang: ``"zh"`` or ``"en"``; any other is a :class:`ValueError`.
    :returns: the sentences: the total and the grade, the leaves in order, bonuses and vetoes, the disclaimer.

    >>> from rulelaw.report.reading import parse
    >>> from rulelaw.scores.scoring import score
    >>> report = parse("某县教育局2021年法治政府建设年度报告\n2021年，我局制定规范性文件3件。")
    >>> sentences = explain(score(report), report, "en")
    >>> print(next(sentence for sentence in sentences if sentence.startswith("Next year")))
    Next year's plan: 0 of 100, which brings 0 to the total (weight 6.32%). In the report: absent. The whole text ...
    """
    told = _Told(scorecard, report, lang)
    return tuple(told.sentences())


class _Told:
    def __init__(self, card: Scorecard, report: Report | None, lang: Lang) -> None:
        self._card = card
        self._source = None if report is None or not report.source.text else report.source
        self._lang: Lang = lang
        self._bands = {band.code: band.label.get(lang) for band in card.bands}

    def sentences(self) -> Iterator[str]:
        """Give all sentences."""
        yield from self._total()
        for node in self._card.leaves():
            yield from self._leaf(node)
        for bonus in self._card.bonuses:
            yield from self._adjustment(bonus, "bonus")
        for veto in self._card.vetoes:
            yield from self._adjustment(veto, "veto")
        if self._card.disclaimer is not None:
            yield self._card.disclaimer.get(self._lang)

    def _say(self, key: str, **facts: object) -> str:
        return SENTENCES[key].format(self._lang, **facts)

    def _reason(self, reason: Reason | None) -> str:
        return REASONS[reason or Reason.UNTOLD].get(self._lang)

    def _total(self) -> Iterator[str]:
        card = self._card
        named = {
            "label": card.label.get(self._lang),
            "framework": card.framework,
            "version": card.framework_version,
        }
        if card.value is None or card.low is None or card.high is None or card.coverage is None:
            reason = card.root.reason or next((leaf.reason for leaf in card.leaves()), None)
            yield self._say("no_total", reason=self._reason(reason), **named)
            return
        limits = [band.least for band in card.bands]
        ends = ("value", card.value), ("low", card.low), ("high", card.high)
        yield self._say(
            "total",
            **{key: format(told_beside(end, limits, 2), "f") for key, end in ends},
            coverage=_short(card.coverage, 100),
            **named,
        )
        grade, low, high = (
            self._bands[code] if code is not None else "-"
            for code in (card.grade, card.grade_low, card.grade_high)
        )
        if card.grade is None:
            if card.bands and card.coverage < HALF_KNOWN:
                yield self._say("no_grade", low=low, high=high)
        elif low == high:
            yield self._say("grade", grade=grade)
        else:
            yield self._say("grades", grade=grade, low=low, high=high)

    # -- leaves --------------------------------------------------------------------------------------------------------

    def _leaf(self, node: ScoreNode) -> Iterator[str]:
        label = node.label.get(self._lang)
        if node.status is Status.NOT_APPLICABLE:
            yield self._say("not_applicable", label=label, reason=self._reason(node.reason))
            return
        weight = _short(node.weight)
        if node.value is None:
            yield self._say("unknown", label=label, reason=self._reason(node.reason), weight=weight)
            yield from self._learnt(node)
            return
        yield self._say(
            "known",
            label=label,
            value=_short(node.value),
            bounds=self._bounds(node),
            contribution=_short(node.contribution),
            weight=weight,
            why=self._joined(self._why(node)),
            evidence=self._evidence(node.evidence),
        ).rstrip()
        how = self._how(node)
        gain = self._gain(node)
        if how and gain:
            yield self._say("change", how=how, gain=gain)

    def _bounds(self, node: ScoreNode) -> str:
        if node.low is None or node.high is None or node.low == node.high:
            return ""
        return self._say("between_bounds", low=_short(node.low), high=_short(node.high))

    def _joined(self, sentence: str) -> str:
        """Set a blank behind an English sentence that another may follow."""
        return f"{sentence} " if sentence and self._lang == "en" else sentence

    def _gain(self, node: ScoreNode) -> str | None:
        """Tell how much the best score would add, all else left as it is."""
        coverage = self._card.coverage
        if node.value is None or not coverage:
            return None
        lacking = max(_best(node.criterion) - exact(node.value), 0)
        gain = _shortened(lacking * exact(node.weight) / Fraction(100 * exact(coverage)))
        return None if gain == "0" else gain

    def _learnt(self, node: ScoreNode) -> Iterator[str]:
        """Tell what the total becomes when what is unknown turns out at its worst, or best."""
        value, coverage = self._card.root.value, self._card.coverage
        if value is None or coverage is None:
            return
        known, weight = 100 * exact(coverage), exact(node.weight)
        if weight == 0:
            return
        points = exact(value) * known
        added = sum(exact(bonus.points) for bonus in self._card.bonuses)
        low, high = (one / Fraction(known + weight) + added for one in (points, points + 100 * weight))
        yield self._say("learn", low=_shortened(low), high=_shortened(high))

    def _why(self, node: ScoreNode) -> str:
        """Tell how the rule came to its score."""
        fact = (
            ""
            if node.fact is None
            else _plain(node.fact)
            if isinstance(node.fact, Decimal)
            else str(node.fact)
        )
        match node.criterion.rule:
            case PresenceRule() | GradedPresenceRule() as rule:
                grades = self._grades(node)
                if grades is not None:
                    grade = grades[_grade(node.fact)]
                    return self._say("part" if grades is GRADES else "practice", grade=grade.get(self._lang))
                if isinstance(rule, PresenceRule) and not _is_number(node):
                    return self._say("told" if node.value else "untold")
                return self._say("number", fact=fact)
            case _:
                return self._why_number(node, fact)

    def _why_number(self, node: ScoreNode, fact: str) -> str:
        match node.criterion.rule:
            case CountMinimumRule(least=least, per_missing=per, points=points):
                return self._say(
                    "count", fact=fact, least=_plain(least), per=_plain(per), points=_plain(points)
                )
            case RatioThresholdRule(target=target):
                return self._say("threshold", fact=fact, target=_plain(target))
            case LinearRule(low=low, high=high, direction=direction):
                none, full = (high, low) if direction is Direction.LOWER_IS_BETTER else (low, high)
                return self._say("linear", fact=fact, none=_plain(none), full=_plain(full))
            case BandsRule():
                return self._say("number", fact=fact)
            case OccurrenceRule(per=per, points=points):
                return self._say("occurrence", fact=fact, per=_plain(per), points=_plain(points))
            case DeadlineRule() as rule:
                return self._say("deadline", fact=fact, last=self._last(rule))
            case FindingsRule():
                codes = sorted({finding.code for finding in node.evidence.findings})
                told = self._say("between").join(codes)
                return self._say("findings", fact=fact, codes=told) if codes else self._say("no_findings")
            case _:
                return ""

    def _how(self, node: ScoreNode) -> str:
        """Tell what would bring full score."""
        match node.criterion.rule:
            case PresenceRule() | GradedPresenceRule():
                grades = self._grades(node)
                if grades is None and _is_number(node):
                    return self._say("to_rise", target=_plain(self._asked(node)))
                if grades is None:
                    return self._say("to_tell")
                return self._say("to_part", grade=grades[self._wanted(node)].get(self._lang))
            case OccurrenceRule():
                return self._say("to_none")
            case DeadlineRule() as rule:
                return self._say("to_day", last=self._last(rule))
            case FindingsRule():
                return self._say("to_mend")
            case _:
                return self._how_number(node)

    def _how_number(self, node: ScoreNode) -> str:
        match node.criterion.rule:
            case CountMinimumRule(least=least):
                return self._say("to_count", least=_plain(least))
            case RatioThresholdRule(target=target, direction=direction):
                key = "to_fall" if direction is Direction.LOWER_IS_BETTER else "to_rise"
                return self._say(key, target=_plain(target))
            case LinearRule(low=low, high=high, direction=direction):
                if direction is Direction.LOWER_IS_BETTER:
                    return self._say("to_fall", target=_plain(low))
                return self._say("to_rise", target=_plain(high))
            case BandsRule(steps=steps, below=below):
                if below > steps[-1].score:
                    return self._say("to_fall", target=f"<{_plain(steps[0].least)}")
                return self._say("to_rise", target=_plain(steps[-1].least))
            case _:
                return ""

    def _wanted(self, node: ScoreNode) -> int:
        """Give the least grade with the best score."""
        return min(ceil(self._asked(node)), _HIGHEST)

    def _asked(self, node: ScoreNode) -> Decimal:
        """Give the least number with the best score."""
        rule = node.criterion.rule
        if isinstance(rule, GradedPresenceRule):
            return Decimal(rule.scores.index(max(rule.scores)))
        return rule.least if isinstance(rule, PresenceRule) else Decimal(_HIGHEST)

    def _grades(self, node: ScoreNode) -> tuple[Label, ...] | None:
        """Give the names of the grades, where the number is one."""
        kinds = {subject.kind for subject in node.criterion.subjects}
        if kinds == {SubjectKind.PART}:
            return GRADES
        return PRACTICE_GRADES if kinds == {SubjectKind.PRACTICE} else None

    def _last(self, rule: DeadlineRule) -> str:
        year = self._card.year
        return f"{rule.month:02}-{rule.day:02}" if year is None else str(last_day(rule, year))

    # -- the rest ------------------------------------------------------------------------------------------------------

    def _adjustment(self, one: Adjustment, kind: str) -> Iterator[str]:
        node, label = one.node, one.node.label.get(self._lang)
        if node.status is Status.UNKNOWN:
            yield self._say(f"{kind}_unknown", label=label, reason=self._reason(node.reason))
        elif node.value:
            evidence = self._evidence(node.evidence)
            rule = node.criterion.rule
            if isinstance(rule, VetoRule):
                grade = self._bands.get(one.grade or "", "-")
                yield self._say("veto", label=label, grade=grade, evidence=evidence).rstrip()
            else:
                yield self._say("bonus", label=label, value=_short(one.points), evidence=evidence).rstrip()

    def _evidence(self, evidence: Evidence) -> str:
        if self._source is None or not evidence.spans:
            return ""
        if evidence.searched:
            return self._say("searched", place=self._source.place(evidence.spans[0].start))
        # figures made by hand may have no place
        spans = [span for span in dict.fromkeys(evidence.spans) if self._source.quote(span).strip()]
        if not spans:
            return ""
        quotes = self._say("between").join(self._quote(span) for span in spans[:_QUOTED])
        if len(spans) > _QUOTED:
            quotes = self._say("more", quotes=quotes, count=len(spans))
        return self._say("quotes", quotes=quotes)

    def _quote(self, span: Span) -> str:
        source = self._source
        if source is None:
            return ""
        words = _PERSONAL.sub(lambda match: "*" * len(match[0]), source.quote(span))
        words = " ".join(words.split())
        if len(words) > _LONGEST:
            words = f"{words[:_LONGEST]}…"
        return self._say("quote", words=words, place=source.place(span.start))


def _is_number(node: ScoreNode) -> bool:
    """Tell whether its rule looks at numbers, which are more or less, and not only told or not."""
    return all(subject.kind in _NUMBERS for subject in node.criterion.subjects)


def _best(criterion: Criterion) -> Exact:
    """Give the best score that a rule has to give."""
    rule = criterion.rule
    if isinstance(rule, BandsRule):
        return exact(max(rule.below, *(step.score for step in rule.steps)))
    if isinstance(rule, GradedPresenceRule):
        graded = all(subject.kind in _GRADED for subject in criterion.subjects)
        return exact(max(rule.scores[: _HIGHEST + 1] if graded else rule.scores))
    return 100


def _grade(fact: Decimal | datetime.date | None) -> int:
    return min(max(int(fact), 0), 3) if isinstance(fact, Decimal) else 0


def _short(number: Decimal, times: int = 1) -> str:
    return _shortened(exact(number) * times)


def _shortened(number: Exact) -> str:
    """Write a number to two places at most."""
    hundredths = rounded(100 * number.numerator, number.denominator)
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{sign}{whole}.{rest:02}".rstrip("0").rstrip(".")


def _plain(number: Decimal) -> str:
    """Write a number without an exponent, and to two places at most."""
    return _short(number)
