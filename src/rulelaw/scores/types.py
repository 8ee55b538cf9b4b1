"""The nouns of scoring: a framework with its criteria, and the scorecard that mirrors it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final

from attrs import evolve, field, frozen

from rulelaw.datafiles import near
from rulelaw.errors import UnknownCodeError
from rulelaw.findings.types import Finding
from rulelaw.labels import Label
from rulelaw.observations.types import Observation
from rulelaw.periods import in_force
from rulelaw.report.types import IssuerKind
from rulelaw.scores.rules import MeanRule, ScoringRule
from rulelaw.text.spans import Span
from rulelaw.trees.types import Node

__all__ = [
    "Adjustment",
    "Band",
    "Criterion",
    "Evidence",
    "Framework",
    "Measure",
    "Reason",
    "RulesVersion",
    "ScoreNode",
    "Scorecard",
    "Side",
    "Silence",
    "Status",
    "Subject",
    "SubjectKind",
]

HALF_KNOWN: Final = Decimal("0.5")
"""The coverage from which on a total is given a grade."""

_ZERO = Decimal(0)
_MEAN = MeanRule()


# ---------------------------------------------------------------------------------------------------------------------
# Frameworks


class SubjectKind(StrEnum):
    """Where a criterion looks."""

    PART = "part"
    """A required content of the report; its number is its grade, 0 to 3."""
    INDICATOR = "indicator"
    """An indicator of the codebook; its number is the value told."""
    PRACTICE = "practice"
    """A practice of the codebook; its number is its grade, 1 to 3."""
    FINDING = "finding"
    """The findings whose codes begin so; their number is how many there are."""
    MASTHEAD = "masthead"
    """What the report says of itself: ``published``, ``title``, …"""
    REPORT = "report"
    """A :class:`Measure` of the report as a document."""
    EXTERNAL = "external"
    """A value from outside, handed to :func:`~rulelaw.score`."""


class Measure(StrEnum):
    """What can be counted in a report as a document."""

    FIGURES = "figures"
    """Figures in the part that tells of measures and results."""
    FIGURE_DENSITY = "figure_density"
    """The same on a thousand characters of that part."""
    RATES = "rates"
    """Percentages in that part."""
    RATES_WITH_BASE = "rates_with_base"
    """Percentages there whose figures are told with them: numerator and denominator, or the two levels of a change."""
    RELATIONS = "relations"
    """Sums, rates and changes that the words set out."""
    RELATIONS_HELD = "relations_held"
    """Those of them whose figures can all be true."""
    PRACTICES = "practices"
    """Practices named in the report."""
    PRACTICES_ACTED = "practices_acted"
    """Practices of which an action is told."""
    PRACTICES_COUNTED = "practices_counted"
    """Practices of which an action is told with a figure of its own."""
    CANDOUR_SHARE = "candour_share"
    """The share of the report's text that tells of shortcomings and causes, in per cent."""
    CANDOUR_LENGTH = "candour_length"
    """How many characters of the report's text tell of shortcomings and causes."""
    LAWSUITS_ACCOUNTED = "lawsuits_accounted"
    """1 where the outcomes told of the lawsuits (lost, won, withdrawn, pending) add up to their number, else 0."""
    RECONSIDERATIONS_ACCOUNTED = "reconsiderations_accounted"
    """The same of reconsideration: upheld, corrected, withdrawn, pending."""
    SENTENCE_LENGTH = "sentence_length"
    """Characters of the report's text for each full stop, question or exclamation mark, or semicolon."""
    EARLIER_REPORTS = "earlier_reports"
    """Earlier reports given to compare with."""


@frozen
class Subject:
    """What a criterion looks at, written ``part:causes`` or ``indicator:normative.filed/normative.issued``.

    :ivar kind: where it looks.
    :ivar code: what for: a part, the code of an indicator or practice, the beginning of codes of rules, an entry of the
        masthead, a measure, the name of a value from outside.
    :ivar over: for a ratio what it is divided by, of the same kind; the number is then in per cent.

    >>> str(Subject(SubjectKind.PART, "causes"))
    'part:causes'
    """

    kind: SubjectKind
    code: str
    over: str | None = None

    def __str__(self) -> str:
        """Write it as frameworks do."""
        return f"{self.kind.value}:{self.code}" + ("" if self.over is None else f"/{self.over}")


class Silence(StrEnum):
    """What it means that a report says nothing of a subject."""

    UNKNOWN = "unknown"
    """Nothing: the thing may well be so. Missing data are no failure."""
    ZERO = "zero"
    """That it is not disclosed, where disclosure itself is what the criterion measures; only a text can be silent."""


class Side(StrEnum):
    """To which side of a :class:`~rulelaw.SplitRule` a child belongs."""

    NORMS = "norms"
    EFFECTS = "effects"


@frozen
class Criterion:
    """How a node of a framework is scored.

    :ivar rule: the rule: of a node with children how theirs come together.
    :ivar subjects: what it looks at. Grades: the best counts. Counts: they add up. Values: the first that is told.
    :ivar base: what must be there for it to apply: it does not where all of these are zero. Nor does it where what a
        ratio is divided by is zero.
    :ivar silence: what it means that the report says nothing of it.
    :ivar kinds: the kinds of issuers it applies to; empty: any.
    :ivar side: its side, under a split.

    >>> Criterion().rule
    MeanRule()
    """

    rule: ScoringRule = _MEAN
    subjects: tuple[Subject, ...] = ()
    base: tuple[Subject, ...] = ()
    silence: Silence = Silence.UNKNOWN
    kinds: tuple[IssuerKind, ...] = ()
    side: Side = Side.NORMS


@frozen
class Band:
    """A grade.

    :ivar code: its stable name.
    :ivar label: its name in both languages.
    :ivar least: the total from which on it is given.

    >>> Band("good", Label("良好", "good"), Decimal(80)).least
    Decimal('80')
    """

    code: str
    label: Label
    least: Decimal = _ZERO


@frozen(cache_hash=True)
class Framework:
    """What is scored and how.

    :ivar code: its stable name.
    :ivar label: its name in both languages.
    :ivar version: changes with every change of meaning.
    :ivar tree: the criteria; leaves look at subjects, the others bring their children together.
    :ivar bands: the grades, the best first; empty for none.
    :ivar bonuses: what is added to the total after it is made.
    :ivar vetoes: what limits the grade.
    :ivar source: where it comes from.
    :ivar disclaimer: what a score under it does not say.
    :ivar first: the first report year it is made for; ``None``: from ever.
    :ivar last: the last one; ``None``: until further notice.
    :ivar kinds: the kinds of issuers it is made for; empty: any.

    >>> import rulelaw as rl
    >>> rl.load_framework("disclosure").label.en
    'Quality of disclosure'
    """

    code: str
    label: Label
    version: str
    tree: Node[Criterion] = field(repr=lambda tree: f"<{sum(1 for _ in tree.leaves())} criteria>")
    bands: tuple[Band, ...] = field(default=(), repr=lambda bands: f"<{len(bands)} bands>")
    bonuses: tuple[Node[Criterion], ...] = field(default=(), repr=lambda nodes: f"<{len(nodes)}>")
    vetoes: tuple[Node[Criterion], ...] = field(default=(), repr=lambda nodes: f"<{len(nodes)}>")
    source: str | None = field(default=None, repr=False)
    disclaimer: Label | None = field(default=None, repr=False)
    first: int | None = None
    last: int | None = None
    kinds: tuple[IssuerKind, ...] = ()

    def with_weights(self, weights: Mapping[str, Decimal | int]) -> Framework:
        """Give the framework with other weights.

        :param weights: the weights by the codes of nodes; the others keep theirs. In every edition of a node.
        :raises UnknownCodeError: no node has such a code.
        :raises ValueError: a weight is below zero or no number.

        >>> import rulelaw as rl
        >>> mine = rl.load_framework("outline-2021").with_weights({"enforcement": 3})
        >>> [int(node.weight) for node in mine.tree.children]
        [1, 1, 1, 3, 1, 1, 1, 1, 1]
        """
        codes = [node.code for _, node in self.tree.walk()]
        for code, weight in weights.items():
            if code not in codes:
                raise UnknownCodeError(f"framework {self.code} has no node {code!r}{near(code, codes)}")
            if not Decimal(weight).is_finite() or weight < 0:
                raise ValueError(f"the weight of {code} must be a number from 0, not {weight}")

        def reweighed(node: Node[Criterion]) -> Node[Criterion]:
            children = tuple(reweighed(child) for child in node.children)
            return evolve(node, weight=Decimal(weights.get(node.code, node.weight)), children=children)

        return evolve(self, tree=reweighed(self.tree))

    def is_for(self, year: int | None, kind: IssuerKind | None) -> bool:
        """Tell whether it is made for a report of ``year`` by an issuer of ``kind``; the unknown fits no limit."""
        return in_force(year, self.first, self.last) and (not self.kinds or kind in self.kinds)


# ---------------------------------------------------------------------------------------------------------------------
# Scorecards


class Status(StrEnum):
    """Whether there is a score."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Reason(StrEnum):
    """Why there is no score."""

    UNTOLD = "untold"
    """The report does not tell it."""
    NO_TEXT = "no_text"
    """There is no text that could be silent about it, or no report at all."""
    NO_YEAR = "no_year"
    """The report's year is not known, so no day can be held against it."""
    NOT_GIVEN = "not_given"
    """The value from outside was not handed over."""
    NO_BASE = "no_base"
    """What it would be measured on is zero."""
    NO_RULE = "no_rule"
    """No rule behind it speaks of the report's year."""
    NOT_FOR_ISSUER = "not_for_issuer"
    """It is not made for this kind of issuer."""
    NOT_FOR_REPORT = "not_for_report"
    """The framework is not made for this year or kind of issuer."""


@frozen(slots=False)  # made in half the time that slots take
class Evidence:
    """What a score rests on.

    :ivar spans: the places in the report.
    :ivar observations: the figures.
    :ivar findings: the findings.
    :ivar searched: whether the places are what was searched and does not tell the thing, or has no such fault.

    >>> bool(Evidence()), bool(Evidence(spans=(Span(2, 5),)))
    (False, True)
    """

    spans: tuple[Span, ...] = ()
    observations: tuple[Observation, ...] = ()
    findings: tuple[Finding, ...] = ()
    searched: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.spans or self.observations or self.findings)


@frozen(slots=False)  # made in half the time that slots take
class ScoreNode:
    """The score of a node of a framework.

    Scores lie between 0 and 100. ``value`` is over what is known; ``low`` and ``high`` take what is unknown at its
    worst and at its best, and each figure at the ends of what it may stand for.

    :ivar code: the node's code.
    :ivar label: its name in both languages.
    :ivar status: whether there is a score.
    :ivar value: the score; ``None`` where there is none.
    :ivar low: the least it can be; ``None`` where the node does not apply.
    :ivar high: the most it can be.
    :ivar coverage: the share of its weight that is known, 0 to 1; ``None`` where it does not apply.
    :ivar weight: its share of the whole, in per cent, what does not apply left out.
    :ivar contribution: the points that it brings to the total; those of its children add up to it.
    :ivar fact: the number or day that was judged, of a leaf.
    :ivar reason: why there is no score.
    :ivar criterion: how it was scored.
    :ivar evidence: what it rests on, of a leaf; that of another node is that of the leaves under it.
    :ivar children: the nodes under it, in the framework's order.
    """

    code: str
    label: Label
    status: Status
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    coverage: Decimal | None = None
    weight: Decimal = _ZERO
    contribution: Decimal = _ZERO
    fact: Decimal | datetime.date | None = None
    reason: Reason | None = None
    criterion: Criterion = field(factory=Criterion, repr=False)
    evidence: Evidence = field(factory=Evidence, repr=False)
    children: tuple[ScoreNode, ...] = field(default=(), repr=lambda children: f"<{len(children)} nodes>")

    def walk(self) -> Iterator[ScoreNode]:
        """Give this node and all under it, parents before children."""
        stack: list[ScoreNode] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def leaves(self) -> Iterator[ScoreNode]:
        """Give the nodes without children, in order."""
        return (node for node in self.walk() if not node.children)


@frozen
class Adjustment:
    """A bonus or a veto, kept apart from the total that it changes.

    :ivar node: what was judged; ``value``, ``low`` and ``high`` are points added, of a veto 1 where it strikes, else 0.
    :ivar points: the points added to the total.
    :ivar grade: the best grade that is left, where a veto strikes.
    """

    node: ScoreNode
    points: Decimal = _ZERO
    grade: str | None = None


@frozen
class RulesVersion:
    """Which rules stand behind findings.

    :ivar number: how many there are.
    :ivar digest: a digest of their codes and versions (the first 16 digits of SHA-256).
    """

    number: int
    digest: str


@frozen
class Scorecard:
    """The score of a report under a framework; a tree that mirrors it.

    A score from one report that its issuer wrote measures what the report discloses, not what the issuer did.

    :ivar framework: the framework's code.
    :ivar framework_version: its version.
    :ivar label: its name in both languages.
    :ivar root: the root of the tree: the total before bonuses and vetoes.
    :ivar value: the total with bonuses; ``None`` where nothing is known.
    :ivar low: the least it can be; ``None`` where the framework does not apply.
    :ivar high: the most it can be.
    :ivar grade: the code of the band, vetoes taken into account; ``None`` where there is no total or no band, and where
        less than half of the weight is known: a few known leaves are no ground for a word such as “excellent”.
    :ivar grade_low: the band of ``low``, with unknown vetoes taken as struck.
    :ivar grade_high: the band of ``high``.
    :ivar bands: the bands, the best first.
    :ivar bonuses: the bonuses.
    :ivar vetoes: the vetoes.
    :ivar document: the name of the report's source; ``None`` where it has none.
    :ivar year: the report year.
    :ivar codebook: the version of the codebook.
    :ivar rules: the rules behind the findings; ``None`` where none were looked at.
    :ivar disclaimer: what the score does not say.

    >>> import rulelaw as rl
    >>> card = rl.score(rl.parse("某县教育局2021年法治政府建设年度报告\\n2021年，我局制定规范性文件3件。"))
    >>> card.low <= card.value <= card.high
    True
    """

    framework: str
    framework_version: str
    label: Label
    root: ScoreNode = field(repr=lambda root: f"<{sum(1 for _ in root.walk())} nodes>")
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    grade: str | None = None
    grade_low: str | None = None
    grade_high: str | None = None
    bands: tuple[Band, ...] = field(default=(), repr=False)
    bonuses: tuple[Adjustment, ...] = field(default=(), repr=False)
    vetoes: tuple[Adjustment, ...] = field(default=(), repr=False)
    document: str | None = None
    year: int | None = None
    codebook: str = ""
    rules: RulesVersion | None = None
    disclaimer: Label | None = field(default=None, repr=False)

    @property
    def code(self) -> str:
        """The code of the root."""
        return self.root.code

    @property
    def coverage(self) -> Decimal | None:
        """The share of the weight that is known, 0 to 1."""
        return self.root.coverage

    @property
    def children(self) -> tuple[ScoreNode, ...]:
        """The nodes under the root."""
        return self.root.children

    @property
    def evidence(self) -> Evidence:
        """What the total rests on: the evidence of all leaves, each thing once."""
        found = [leaf.evidence for leaf in self.leaves()]
        return Evidence(
            tuple(dict.fromkeys(span for one in found for span in one.spans)),
            tuple({id(each): each for one in found for each in one.observations}.values()),
            tuple({id(each): each for one in found for each in one.findings}.values()),
        )

    def walk(self) -> Iterator[ScoreNode]:
        """Give every node of the tree, parents before children."""
        return self.root.walk()

    def leaves(self) -> Iterator[ScoreNode]:
        """Give the nodes without children, in order."""
        return self.root.leaves()

    def find(self, code: str) -> ScoreNode | None:
        """Give the first node of the tree that bears ``code``, or ``None``."""
        return next((node for node in self.walk() if node.code == code), None)
