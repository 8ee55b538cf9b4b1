"""The nouns of checking: rules with their legal basis and validity, and the findings they give."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from rulelaw.labels import Label, Lang
from rulelaw.observations.observing import observe
from rulelaw.observations.types import Observations
from rulelaw.periods import in_force
from rulelaw.report.types import Part, Report
from rulelaw.text.spans import Span

__all__ = [
    "DOCUMENTATION",
    "Basis",
    "Context",
    "Draft",
    "Fact",
    "Finding",
    "Rule",
    "Severity",
    "Suppression",
    "Validity",
]

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
        return in_force(year, self.first, self.last)


DOCUMENTATION = "https://rulelaw.readthedocs.io/en/latest/"
"""Where the documentation stands; the pages of the rules are below it."""


@frozen
class Suppression:
    """Why a finding has been put aside.

    :ivar reason: what the person who put it aside gave as the reason.
    :ivar until: the last day on which it holds, or ``None`` for no limit.
    """

    reason: str
    until: datetime.date | None = None


@frozen(slots=False)  # made in half the time that slots take
class Finding:
    """Something wrong, or worth a look, in a report.

    :ivar code: the rule's code.
    :ivar severity: how grave it is.
    :ivar spans: the places, the main one first; empty where the report as a whole is meant or has no text.
    :ivar facts: the values compared and the words quoted, by name.
    :ivar basis: the provision it rests on, or ``None``.
    :ivar template: the message with the facts left open.
    :ivar rule_version: the version of the rule that gave it.
    :ivar part: the part of the report that the main place stands in; ``None`` where there is no place.
    :ivar section: the headings above the main place, outermost first, as printed.
    :ivar fingerprint: names the finding across edits elsewhere in the report: it is made of the code, the section path
        and the quoted words with white space and punctuation levelled, never of line numbers.
    :ivar suppression: set where a baseline or the user has put the finding aside; it stays in the output, marked.

    >>> import rulelaw as rl
    >>> (finding,) = rl.check(rl.parse("共受理案件5件（维持3件、撤销1件）。"), rules=["F"])
    >>> finding.code, finding.message("en")
    ('F001', 'The parts 3件, 1件 add up to 4, the total says 5件.')
    """

    code: str
    severity: Severity
    template: Label = field(repr=False)
    spans: tuple[Span, ...] = ()
    facts: Mapping[str, Fact] = field(factory=dict, hash=False)
    basis: Basis | None = field(default=None, repr=False)
    rule_version: int = field(default=1, repr=False)
    part: Part | None = field(default=None, repr=False)
    section: tuple[str, ...] = field(default=(), repr=False)
    fingerprint: str = field(default="", repr=False)
    suppression: Suppression | None = None

    @property
    def url(self) -> str:
        """The address of the page that explains the rule."""
        return f"{DOCUMENTATION}reference/rules/{self.code}.html"

    def message(self, lang: Lang = "zh") -> str:
        """Give the message in ``lang`` with the facts filled in."""
        return self.template.format(lang, **told_facts(self.facts))


def told_facts(facts: Mapping[str, Fact]) -> dict[str, str]:
    """Give facts as messages tell them.

    >>> told_facts({"share": Decimal("2.50"), "year": 2021})
    {'share': '2.5', 'year': '2021'}
    """
    return {
        name: format(fact.normalize(), "f") if isinstance(fact, Decimal) else str(fact)
        for name, fact in facts.items()
    }


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

    @cached_property
    def earlier(self) -> tuple[tuple[Report, Observations], ...]:
        """The earlier reports, oldest first, with what their figures mean; computed once, when a rule asks for it."""
        return tuple((report, observe(report)) for report in self.previous)


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
        for validity in self.validities:
            if validity.covers(year):
                return validity.severity
        return None
