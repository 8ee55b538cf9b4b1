"""The nouns of checking: rules with their legal basis and validity, and the findings they give."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from rulelaw.labels import Label, Lang
from rulelaw.observations.types import Observations
from rulelaw.report.types import Report
from rulelaw.text.spans import Span

__all__ = ["Basis", "Context", "Draft", "Fact", "Finding", "Rule", "Severity", "Validity"]

Fact = str | int | Decimal | datetime.date
"""A value that a finding compared or names."""


class Severity(StrEnum):
    """How grave a finding is: against a rule or impossible, very likely a mistake, or worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Basis:
    """The provision that a rule rests on.

    :ivar instrument: the code of the instrument (see ``codebook/data/instruments.toml``).
    :ivar title: its title in both languages.
    :ivar number: its document number, or ``None``.
    :ivar article: the article, where it has been verified; else ``None``.
    :ivar since: the day from which it applies.
    """

    instrument: str
    title: Label
    number: str | None = None
    article: str | None = None
    since: datetime.date | None = None


@frozen
class Validity:
    """For which report years a rule speaks, and how gravely.

    :ivar first: the first report year; ``None``: from ever.
    :ivar last: the last report year; ``None``: until further notice.
    :ivar severity: the severity in these years.
    """

    severity: Severity
    first: int | None = None
    last: int | None = None

    def covers(self, year: int | None) -> bool:
        """Tell whether ``year`` lies in these years; an unknown year lies only where no bound is set."""
        if year is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


@frozen
class Finding:
    """Something wrong, or worth a look, in a report.

    :ivar code: the rule's code.
    :ivar severity: how grave it is.
    :ivar spans: the places, the main one first; empty where the report as a whole is meant or has no text.
    :ivar facts: the values compared and the words quoted, by name.
    :ivar basis: the provision it rests on, or ``None``.
    :ivar template: the message with the facts left open.

    >>> import rulelaw as rl
    >>> finding, = rl.check(rl.parse("共受理案件5件（维持3件、撤销1件）。"), rules=["F"])
    >>> finding.code, finding.message("en")
    ('F001', 'The parts 3件, 1件 add up to 4, the total says 5件.')
    """

    code: str
    severity: Severity
    template: Label = field(repr=False)
    spans: tuple[Span, ...] = ()
    facts: Mapping[str, Fact] = field(factory=dict, hash=False)
    basis: Basis | None = field(default=None, repr=False)

    def message(self, lang: Lang = "zh") -> str:
        """Give the message in ``lang`` with the facts filled in."""
        return self.template.format(lang, **{name: _plain(fact) for name, fact in self.facts.items()})


def _plain(fact: Fact) -> str:
    return format(fact.normalize(), "f") if isinstance(fact, Decimal) else str(fact)


@frozen
class Context:
    """What a rule may look at.

    :ivar report: the report.
    :ivar observations: what its figures mean.
    :ivar previous: earlier reports of the same issuer, oldest first.
    :ivar on: the day on which the check is made, where the caller gives one; rules never read the clock.
    """

    report: Report
    observations: Observations
    previous: tuple[Report, ...] = ()
    on: datetime.date | None = None


@frozen
class Draft:
    """What a rule's function yields: a finding without what the rule itself knows.

    :ivar spans: the places, the main one first.
    :ivar facts: values for the message.
    :ivar severity: where it differs from the rule's.
    :ivar variant: which of the rule's messages applies.
    """

    spans: tuple[Span, ...] = ()
    facts: Mapping[str, Fact] = field(factory=dict)
    severity: Severity | None = None
    variant: str = "default"


@frozen
class Rule:
    """A rule: what it says, on what ground, since when, and how it is checked.

    :ivar code: a letter for the group and three digits; stable for life.
    :ivar name: a short name in both languages.
    :ivar validities: for which report years it speaks; they do not overlap.
    :ivar messages: message templates by variant; ``default`` is the usual one.
    :ivar why: why it matters and how to mend it.
    :ivar basis: the provision it rests on, or ``None``.
    :ivar example: words that make it fire.
    :ivar near_miss: words that look alike and do not.
    :ivar check: the function that yields drafts.
    :ivar version: counts changes of its meaning.
    """

    code: str
    name: Label
    validities: tuple[Validity, ...]
    messages: Mapping[str, Label] = field(hash=False, repr=False)
    why: Label = field(repr=False)
    check: Callable[[Context], Iterable[Draft]] = field(repr=False, eq=False)
    basis: Basis | None = field(default=None, repr=False)
    example: str = field(default="", repr=False)
    near_miss: str = field(default="", repr=False)
    version: int = 1

    def severity(self, year: int | None) -> Severity | None:
        """Give the severity for a report of ``year``; ``None`` where the rule says nothing of it."""
        return next((v.severity for v in self.validities if v.covers(year)), None)
