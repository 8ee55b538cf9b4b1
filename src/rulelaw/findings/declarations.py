"""What rules written in TOML look for: a pattern in a part, a relation of indicators, a day within a period.

Each is a callable that a :class:`~rulelaw.findings.types.Rule` has as its ``check``. All say nothing where a fact they
need is unknown.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal

from attrs import evolve, field, frozen

from rulelaw.document.types import BlockKind
from rulelaw.findings.patterns import pieces
from rulelaw.findings.telling import as_told
from rulelaw.findings.types import Context, Draft, Fact, Rule
from rulelaw.observations.types import Observation, Observations, Scope
from rulelaw.periods import Period, in_force
from rulelaw.report.types import IssuerKind, Level, Part, Presence, Report
from rulelaw.text.folding import fold
from rulelaw.text.intervals import Interval
from rulelaw.text.spans import Span

__all__ = [
    "Bound",
    "DateCheck",
    "Declared",
    "Named",
    "Parameter",
    "RelationCheck",
    "TextCheck",
    "bind",
    "month_and_day",
]


@frozen
class Parameter:
    """A value that a profile's rules ask for by name, for some report years.

    :ivar name: its name.
    :ivar value: its value: a yes or no, a number, or a day of the year such as ``"02-01"``.
    :ivar first: the first report year it is told for; ``None``: from ever.
    :ivar last: the last one; ``None``: until further notice.
    """

    name: str
    value: Fact
    first: int | None = None
    last: int | None = None

    def covers(self, year: int | None) -> bool:
        """Tell whether it is told for ``year``; for an unknown year only where no bound is set."""
        return in_force(year, self.first, self.last)


@frozen
class Named:
    """Stands for the value of a parameter.

    :ivar name: the parameter's name.
    """

    name: str


@frozen
class Declared:
    """The check of a rule written in TOML: for whom it speaks, and what it looks for.

    :ivar body: what it looks for.
    :ivar kinds: the kinds of issuers it speaks of; empty: any.
    :ivar levels: the levels of government it speaks of; empty: any.
    :ivar when: the parameter that must be true, or ``None``.
    :ivar parameters: what the parameters are.
    """

    body: TextCheck | RelationCheck | DateCheck
    kinds: tuple[IssuerKind, ...] = ()
    levels: tuple[Level, ...] = ()
    when: str | None = None
    parameters: tuple[Parameter, ...] = ()

    def __call__(self, context: Context) -> Iterable[Draft]:
        """Look at a report; an issuer that is unknown is none of those asked for."""
        masthead = context.report.masthead
        values = {p.name: p.value for p in self.parameters if p.covers(masthead.year)}
        if self.when is not None and values.get(self.when) is not True:
            return ()
        issuer = masthead.issuer
        if self.kinds and (issuer is None or issuer.kind not in self.kinds):
            return ()
        if self.levels and (issuer is None or issuer.level not in self.levels):
            return ()
        return self.body.drafts(context, values)


def bind(rule: Rule, parameters: tuple[Parameter, ...]) -> Rule:
    """Give a rule with other parameters; a rule that takes none is given back as it is."""
    if not isinstance(rule.check, Declared):
        return rule
    return evolve(rule, check=evolve(rule.check, parameters=parameters))


# --- a pattern in the text

_OWN = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.ADDRESSEE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.TABLE_ROW,
        BlockKind.SIGNATURE,
    }
)
_SPACES = re.compile(r"\s+")


@frozen
class TextCheck:
    """A pattern that must, or must not, stand in a part of the report.

    :ivar pattern: the pattern, for the folded text sentence by sentence.
    :ivar where: a part, ``"title"``, or ``"anywhere"`` in the report's own text.
    :ivar present: whether it must stand there; else it must not.
    """

    pattern: re.Pattern[str]
    where: Part | Literal["title", "anywhere"]
    present: bool

    def drafts(self, context: Context, values: Mapping[str, Fact]) -> Iterator[Draft]:  # noqa: ARG002 - see Declared
        """Give a draft where what must stand is not there, or one for each words that must not."""
        report = context.report
        if self.where == "title":
            yield from self._in_title(report)
            return
        stretches = list(self._stretches(report))
        if not stretches:
            return
        if self.present:
            if not any(self.pattern.search(text) for _, text in _sentences(report, stretches)):
                yield Draft(self._place(report), {"pattern": self.pattern.pattern})
            return
        flow = report.source.flow
        found: dict[str, list[Span]] = defaultdict(list)
        for at, text in _sentences(report, stretches):
            for match in self.pattern.finditer(text):
                if match.group():
                    found[match.group()].append(flow.span(at + match.start(), at + match.end()))
        for words, spans in found.items():
            yield Draft(tuple(spans), {"words": words})

    def _in_title(self, report: Report) -> Iterator[Draft]:
        masthead = report.masthead
        if masthead.title is None:
            return
        spans = (masthead.title_span,) if masthead.title_span else ()
        match = self.pattern.search(_SPACES.sub("", fold(masthead.title).text))
        if self.present and match is None:
            yield Draft(spans, {"title": masthead.title, "pattern": self.pattern.pattern})
        elif not self.present and match is not None:
            yield Draft(spans, {"title": masthead.title, "words": match.group()})

    def _stretches(self, report: Report) -> Iterator[Span]:
        if isinstance(self.where, Part):
            yield from (stretch.span for stretch in report.stretches if stretch.part is self.where)
        else:
            yield from (block.span for block in report.document.blocks if block.kind in _OWN)

    def _place(self, report: Report) -> tuple[Span, ...]:
        """Give the place of something that is missing: the heading of its part, or where the part is told."""
        if not isinstance(self.where, Part):
            return ()
        for section in report.walk():
            if section.part is self.where and section.heading is not None and section.heading.span:
                return (section.heading.span,)
        return report.parts.get(self.where, Presence(0)).spans[:1]


def _sentences(report: Report, stretches: Iterable[Span]) -> Iterator[tuple[int, str]]:
    flow = report.source.flow
    for span in stretches:
        yield from pieces(flow, flow.at(span.start), flow.at(span.end))


# --- a relation of indicators

Operator = Literal["<=", "<", "==", ">", ">="]


@frozen
class RelationCheck:
    """A relation that the figures of indicators must stand in, judged by what the printed figures stand for.

    Compared are levels of one period and one scope. An indicator told with two figures there is ambiguous, and a
    figure of the plan is a target: of neither is anything said.

    :ivar left: the terms added up on the left: codes of indicators, numbers, parameters.
    :ivar operator: how left and right are compared.
    :ivar right: the terms added up on the right.
    :ivar words: the relation as written.
    """

    left: tuple[str | Decimal | Named, ...]
    operator: Operator
    right: tuple[str | Decimal | Named, ...]
    words: str

    def drafts(self, context: Context, values: Mapping[str, Fact]) -> Iterator[Draft]:
        """Give a draft for each period and scope in which the relation cannot hold."""
        codes = list(dict.fromkeys(term for term in (*self.left, *self.right) if isinstance(term, str)))
        levels = [_levels(context.observations, code) for code in codes]
        for key in levels[0]:
            found = [level.get(key) for level in levels]
            told = {code: only for code, only in zip(codes, found, strict=True) if only is not None}
            if len(told) < len(codes):
                continue
            left, right = _sum(self.left, told, values), _sum(self.right, told, values)
            if left is None or right is None or _can_hold(left, self.operator, right):
                continue
            spans = tuple(dict.fromkeys(told[code].span for code in codes if told[code].span))
            facts: dict[str, Fact] = {
                "relation": self.words,
                "left": _printed(self.left, told, values, context.report),
                "right": _printed(self.right, told, values, context.report),
            }
            if key[0].year != context.report.masthead.year:
                facts["period"] = str(key[0])
            yield Draft(spans, facts)


def _levels(observations: Observations, code: str) -> dict[tuple[Period, Scope], Observation]:
    """Give the one figure of an indicator for each period and scope; none where there are two that differ."""
    found: dict[tuple[Period, Scope], Observation] = {}
    ambiguous: set[tuple[Period, Scope]] = set()
    for observation in observations.of(code):
        if observation.change is not None or observation.period is None or observation.part is Part.PLAN:
            continue
        key = (observation.period, observation.scope)
        first = found.setdefault(key, observation)
        if (first.interval, first.unit) != (observation.interval, observation.unit):
            ambiguous.add(key)
    return {key: observation for key, observation in found.items() if key not in ambiguous}


def _sum(
    terms: Iterable[str | Decimal | Named],
    told: Mapping[str, Observation],
    values: Mapping[str, Fact],
) -> Interval | None:
    """Add up what terms stand for; ``None`` where a parameter has no number."""
    total = Interval.point(Decimal(0))
    for term in terms:
        value = values.get(term.name) if isinstance(term, Named) else term
        if isinstance(value, str) and not isinstance(term, Named):
            total = total.plus(told[value].interval)
        elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            total = total.plus(Interval.point(Decimal(value)))
        else:
            return None
    return total


def _can_hold(left: Interval, operator: Operator, right: Interval) -> bool:
    match operator:
        case "<=":
            return not right.below(left)
        case ">=":
            return not left.below(right)
        case "<":
            return left.low is None or right.high is None or left.low < right.high
        case ">":
            return right.low is None or left.high is None or right.low < left.high
        case "==":
            return left.meets(right)


def _printed(
    terms: Iterable[str | Decimal | Named],
    told: Mapping[str, Observation],
    values: Mapping[str, Fact],
    report: Report,
) -> str:
    """Tell terms in the words of the report, numbers as they are."""
    words = []
    for term in terms:
        if isinstance(term, str):
            words.append(as_told(report, told[term]))
        else:
            value = values[term.name] if isinstance(term, Named) else term
            words.append(f"{value:f}" if isinstance(value, Decimal) else str(value))
    return " + ".join(words)


# --- a day within a period

DAYS: Mapping[str, str] = {"published": "公布", "submitted": "报送", "signed": "署名"}
"""The days of a report that a rule may ask for, with their names."""

_MONTH_AND_DAY = re.compile(r"(\d\d)-(\d\d)")


def month_and_day(text: str) -> tuple[int, int] | None:
    """Read a day that every year has, such as ``02-01``; ``None`` where it is none.

    >>> month_and_day("02-01"), month_and_day("02-29"), month_and_day("2-1")
    ((2, 1), None, None)
    """
    match = _MONTH_AND_DAY.fullmatch(text)
    if match is None:
        return None
    month, day = int(match[1]), int(match[2])
    try:
        datetime.date(2023, month, day)  # not a leap year
    except ValueError:
        return None
    return month, day


@frozen
class Bound:
    """An end of a period: ``before 02-01 of next year``.

    :ivar word: ``before`` and ``after`` leave the day out, ``by`` and ``from`` take it in.
    :ivar day: month and day, or the parameter that tells them.
    :ivar years: how many years after the report year.
    """

    word: Literal["before", "by", "from", "after"]
    day: str | Named
    years: int

    def limit(self, year: int, values: Mapping[str, Fact]) -> datetime.date | None:
        """Give the day for a report of ``year``; ``None`` where the parameter is not told."""
        day = values.get(self.day.name) if isinstance(self.day, Named) else self.day
        found = month_and_day(day) if isinstance(day, str) else None
        if found is None or not datetime.MINYEAR <= year + self.years <= datetime.MAXYEAR:
            return None
        return datetime.date(year + self.years, *found)

    def holds(self, day: datetime.date, limit: datetime.date) -> bool:
        """Tell whether ``day`` keeps to the limit."""
        match self.word:
            case "before":
                return day < limit
            case "by":
                return day <= limit
            case "from":
                return day >= limit
            case "after":
                return day > limit


@frozen
class DateCheck:
    """A day of the report that must lie within a period told by the report year.

    :ivar day: which day: a key of :data:`DAYS`.
    :ivar bounds: the ends of the period.
    """

    day: Literal["published", "submitted", "signed"]
    bounds: tuple[Bound, ...] = field()

    def drafts(self, context: Context, values: Mapping[str, Fact]) -> Iterator[Draft]:
        """Give a draft for the first bound that the day does not keep to."""
        masthead = context.report.masthead
        day, span = {
            "published": (masthead.published, masthead.published_span),
            "submitted": (masthead.submitted, masthead.submitted_span),
            "signed": (masthead.signed, masthead.signed_span),
        }[self.day]
        if day is None or masthead.year is None:
            return
        for bound in self.bounds:
            limit = bound.limit(masthead.year, values)
            if limit is not None and not bound.holds(day, limit):
                yield Draft((span,) if span else (), {"day": day, "limit": limit}, variant=bound.word)
                return
