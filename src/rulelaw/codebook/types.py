"""The nouns of the codebook: kinds of units, topics and indicators, practices, instruments of law."""

from __future__ import annotations

import datetime
from difflib import get_close_matches
from enum import StrEnum

from attrs import field, frozen

from rulelaw.errors import UnknownCodeError
from rulelaw.labels import Label
from rulelaw.periods import Period

__all__ = [
    "Certainty",
    "Codebook",
    "Direction",
    "Indicator",
    "Instrument",
    "InstrumentKind",
    "Practice",
    "TaskArea",
    "Topic",
    "UnitKind",
    "Units",
]


class Direction(StrEnum):
    """Which way an indicator is usually read; :attr:`NEUTRAL` where more is neither better nor worse."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"


class Certainty(StrEnum):
    """How sure a fact of a data file is."""

    VERIFIED = "verified"
    """Read in the source itself."""
    RESTATED = "restated"
    """Read in a page that restates the source."""
    UNVERIFIED = "unverified"
    """From memory or inference: may warn or inform, never accuse."""


@frozen
class UnitKind:
    """A kind of measure words.

    :ivar code: its stable name, such as ``case`` or ``rate``.
    :ivar label: its name in both languages.
    :ivar words: the measure words.
    """

    code: str
    label: Label
    words: tuple[str, ...] = field(repr=lambda words: f"<{len(words)} words>")


@frozen
class Units:
    """The measure words, looked up by the word as printed.

    :ivar kinds: the kinds, in the order of the file.
    :ivar by_word: the kind of each word.
    """

    kinds: tuple[UnitKind, ...] = field(repr=lambda kinds: f"<{len(kinds)} kinds>")
    by_word: dict[str, str] = field(repr=False, hash=False, eq=False)

    def kind(self, unit: str | None) -> str | None:
        """Give the code of the kind of ``unit``; ``None`` for no unit or an unknown one.

        >>> import rulelaw as rl
        >>> rl.load_codebook().units.kind("户次")
        'visit'
        """
        return None if unit is None else self.by_word.get(unit)


class InstrumentKind(StrEnum):
    """What an instrument is."""

    LAW = "law"
    REGULATION = "regulation"
    RULE = "rule"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    PARTY_REGULATION = "party_regulation"
    POLICY = "policy"
    PLAN = "plan"
    EVENT = "event"


@frozen
class Instrument:
    """A law, regulation, party document, outline, plan or event, with its dates.

    A date that is not known is ``None``; nothing is concluded from it.

    :ivar code: a stable name.
    :ivar kind: what it is.
    :ivar label: its full title (an event: its name) in both languages.
    :ivar aliases: short names and other ways it is written, without 《》.
    :ivar number: its document number, or ``None``.
    :ivar issued: the day it was adopted or issued; of an event its first day.
    :ivar effective: the day it came or comes into force; of an event its first day.
    :ivar repealed: the day it ceased to apply.
    :ivar successor: the code of the instrument that took its place.
    :ivar period: the years a plan runs; of an event its days.
    :ivar certainty: how sure the dates are.
    :ivar source: where they were read.
    """

    code: str
    kind: InstrumentKind
    label: Label
    aliases: tuple[str, ...] = ()
    number: str | None = None
    issued: datetime.date | None = None
    effective: datetime.date | None = None
    repealed: datetime.date | None = None
    successor: str | None = None
    period: Period | None = None
    certainty: Certainty = Certainty.UNVERIFIED
    source: str = ""


@frozen
class Topic:
    """A subject that several indicators measure; named once, it carries over to the clauses that follow.

    :ivar code: its stable name.
    :ivar label: its name in both languages.
    :ivar cues: words that name it.
    """

    code: str
    label: Label
    cues: tuple[str, ...] = field(repr=lambda cues: f"<{len(cues)} cues>")


@frozen
class Indicator:
    """Something that reports count or measure.

    A cue is a sequence of groups parted by spaces, a group a choice of words parted by ``|``. The first group is the
    anchor: one of its words must stand right before the figure (since the figure before it) or right behind it. The
    others may stand farther ahead in the sentence. ``@topic`` asks that the topic be named there or carried over;
    ``!word`` rules the cue out where the word stands beside the figure; ``#kind`` limits it to a kind of measure words,
    ``#zero`` to zeros told in words.

    A cue word has two characters or more.

    :ivar code: its stable name, ``group.measure``.
    :ivar label: its name in both languages.
    :ivar definition: what is counted, in both languages.
    :ivar units: the kinds of measure words it is told in; ``=件`` takes one word, ``*`` a figure without any.
    :ivar cues: the cues, any of which suffices.
    :ivar not_cues: words that rule the indicator out where they stand beside the figure.
    :ivar general: whether it gives way to any narrower indicator that fits too.
    :ivar bounded: whether it is a share that lies between 0 and 100 per cent.
    :ivar direction: which way it is usually read.
    :ivar example: words that tell it, the figure in ⟦⟧.
    :ivar near_miss: words that look like it and are not, the figure in ⟦⟧.
    """

    code: str
    label: Label
    definition: Label
    units: tuple[str, ...]
    cues: tuple[str, ...] = field(repr=lambda cues: f"<{len(cues)} cues>")
    not_cues: tuple[str, ...] = field(default=(), repr=lambda cues: f"<{len(cues)} cues>")
    general: bool = False
    bounded: bool = False
    direction: Direction = Direction.NEUTRAL
    example: str = ""
    near_miss: str = ""


class TaskArea(StrEnum):
    """The tasks of building a law-based government, after the outline of 2021-2025, and the field of the examples.

    Source: 法治政府建设实施纲要(2021-2025年), parts two to ten.
    """

    LEADERSHIP = "leadership"
    FUNCTIONS = "functions"
    INSTITUTIONS = "institutions"
    DECISIONS = "decisions"
    ENFORCEMENT = "enforcement"
    EMERGENCIES = "emergencies"
    DISPUTES = "disputes"
    OVERSIGHT = "oversight"
    DIGITAL = "digital"
    PUBLICITY = "publicity"
    HRSS = "hrss"
    """Human resources and social security."""


@frozen
class Practice:
    """An institution, mechanism or measure that a report may give evidence of.

    A cue is a sequence of groups parted by spaces, a group a choice of words parted by ``|``. A word of the first
    group, the anchor, must stand in the sentence, and near it a word of each further one; ``!word`` rules the cue out
    where the word stands in the same sentence. The group whose words are rarest comes first, for what is near is
    looked at wherever one of them stands. Words of ``not_cues`` take the cue words inside them away: 劳动合同 is
    no 合同. Words are written as folded text has them, with half-width punctuation.

    :ivar code: its stable name, such as ``document-review``.
    :ivar area: the task area it belongs to.
    :ivar label: its name in both languages.
    :ivar definition: what counts as evidence, in both languages.
    :ivar cues: the cues, any of which suffices.
    :ivar not_cues: longer words in which a cue word means something else.
    :ivar example: a sentence that gives evidence of it.
    :ivar near_miss: a sentence that looks like it and does not.
    :ivar source: the rule or outline that asks for it.
    """

    code: str
    area: TaskArea
    label: Label
    definition: Label
    cues: tuple[str, ...] = field(repr=lambda cues: f"<{len(cues)} cues>")
    not_cues: tuple[str, ...] = field(default=(), repr=lambda cues: f"<{len(cues)} cues>")
    example: str = ""
    near_miss: str = ""
    source: str = ""


@frozen(cache_hash=True)
class Codebook:
    """A vocabulary of indicators: the shipped one, the user's own, or both merged.

    :ivar version: changes with every change of meaning.
    :ivar topics: the topics.
    :ivar indicators: the indicators, in the order of the files.
    :ivar units: the measure words.
    :ivar practices: the practices, in the order of the files.
    """

    version: str
    topics: tuple[Topic, ...] = field(repr=lambda topics: f"<{len(topics)} topics>")
    indicators: tuple[Indicator, ...] = field(repr=lambda indicators: f"<{len(indicators)} indicators>")
    units: Units = field(repr=False)
    practices: tuple[Practice, ...] = field(
        default=(), repr=lambda practices: f"<{len(practices)} practices>"
    )

    def indicator(self, code: str) -> Indicator:
        """Give the indicator with ``code``; :class:`~rulelaw.errors.UnknownCodeError` where there is none."""
        for indicator in self.indicators:
            if indicator.code == code:
                return indicator
        near = get_close_matches(code, [indicator.code for indicator in self.indicators], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UnknownCodeError(f"no indicator {code!r}{hint}")

    def practice(self, code: str) -> Practice:
        """Give the practice with ``code``; :class:`~rulelaw.errors.UnknownCodeError` where there is none."""
        for practice in self.practices:
            if practice.code == code:
                return practice
        near = get_close_matches(code, [practice.code for practice in self.practices], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UnknownCodeError(f"no practice {code!r}{hint}")

    def merged(self, other: Codebook) -> Codebook:
        """Give a codebook with the entries of both; where a code stands in both, ``other`` has its say.

        The measure words of ``other`` are added to those of this one.
        """
        return Codebook(
            f"{self.version}+{other.version}",
            tuple({topic.code: topic for topic in (*self.topics, *other.topics)}.values()),
            tuple({entry.code: entry for entry in (*self.indicators, *other.indicators)}.values()),
            self.units,
            tuple({entry.code: entry for entry in (*self.practices, *other.practices)}.values()),
        )
