"""A codebook made ready for linking: its cues compiled, all cue words in one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import field, frozen

from rulelaw.codebook.types import Codebook, Indicator, Practice
from rulelaw.report.types import Quantity
from rulelaw.text.finding import Hit, WordFinder

__all__ = ["OWN_GROUP", "OWN_TOPIC", "PER_LETTER", "Cue", "Cues", "Group", "Matcher", "matcher_of", "wording"]

# The weights of a further group of a cue that the figure's own words name; other words and topics weigh less.
OWN_GROUP = 4.0
PER_LETTER = 0.5
OWN_TOPIC = 6.0


@frozen
class Group:
    """A choice of words or topics, one of which must be named."""

    words: frozenset[str]
    topics: frozenset[str]


@frozen(eq=False)
class Cue:
    """A compiled cue; the grammar is told at :class:`rulelaw.codebook.types.Indicator`.

    :ivar indicator: the indicator it speaks for.
    :ivar anchor: its first group.
    :ivar others: its further groups.
    :ivar nots: the words, its own and its indicator's, that rule it out beside the figure.
    :ivar kinds: the kinds of measure words it is limited to; empty: no limit.
    :ivar most: the most that its further groups may weigh.
    """

    indicator: Indicator
    anchor: Group
    others: tuple[Group, ...]
    nots: frozenset[str]
    kinds: frozenset[str]
    most: float


@frozen
class Cues:
    """The cues that a figure with a certain measure word may have.

    :ivar by_anchor: the cues by the words of their anchors.
    :ivar by_topic: the cues whose anchor is a topic alone, by topic.
    """

    by_anchor: dict[str, list[Cue]] = field(factory=dict)
    by_topic: dict[str, list[Cue]] = field(factory=dict)

    def add(self, cue: Cue) -> None:
        """File a cue under its anchor."""
        for word in cue.anchor.words:
            self.by_anchor.setdefault(word, []).append(cue)
        if not cue.anchor.words:
            for topic in cue.anchor.topics:
                self.by_topic.setdefault(topic, []).append(cue)


class Matcher:
    """Finds the cue words of a codebook in a text, and the cues for a figure."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the cues of ``codebook``."""
        self.kinds: Mapping[str, str] = codebook.units.by_word
        self._cues = [_compile(indicator, cue) for indicator in codebook.indicators for cue in indicator.cues]
        self._taken: dict[tuple[str | None, bool, bool], Cues] = {}
        self.topic_words: dict[str, tuple[str, ...]] = {}
        for topic in codebook.topics:
            for word in topic.cues:
                self.topic_words[word] = (*self.topic_words.get(word, ()), topic.code)
        words = set(self.topic_words)
        for compiled in self._cues:
            words |= compiled.nots | compiled.anchor.words
            for group in compiled.others:
                words |= group.words
        self._finder = WordFinder(words, prose=wording(codebook))
        self._topic_finder = WordFinder(self.topic_words)

    def hits(self, text: str, stretches: Sequence[tuple[int, int]]) -> list[list[Hit]]:
        """Find all cue words of some stretches of a text, of each in order, overlapping ones too.

        Words that begin and end inside a longer one are left out: 议案 in 行政复议案件 is no word.
        """
        return self._finder.find_whole(text, stretches)

    def topics(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
        """Give the topics named in a stretch of a text (in all of it), with their places, in order."""
        (hits,) = self._topic_finder.find(text[start:end])
        topics = self.topics_of(hits)
        return [(start + at, code) for at, code in topics] if start else topics

    def topics_of(self, hits: Sequence[Hit]) -> list[tuple[int, str]]:
        """Give the topics that words name, with their places, in order.

        :param hits: all words of topics that stand in a text, in order. Of those that overlap, the one that begins
            first counts, and the longest of those.
        """
        longest = {hit[0]: hit for hit in hits}  # of words that begin at one place, the longest comes last
        apart: list[Hit] = []
        reach = 0
        for hit in longest.values():
            if hit[0] >= reach:
                reach = hit[1]
                apart.append(hit)
        return [(start, code) for start, _, word in apart for code in self.topic_words[word]]

    def cues_for(self, quantity: Quantity, *, change: bool = False) -> Cues:
        """Give the cues of the indicators that are told in the quantity's measure word.

        A change of a rate is told in percentage points.
        """
        key = (quantity.unit, quantity.zero, change)
        cues = self._taken.get(key)
        if cues is None:
            kind = self.kinds.get(quantity.unit or "")
            if change and kind == "points":
                kind = "rate"
            cues = Cues()
            for cue in self._cues:
                if _takes(cue, quantity, kind):
                    cues.add(cue)
            self._taken[key] = cues
        return cues


def _takes(cue: Cue, quantity: Quantity, kind: str | None) -> bool:
    units = cue.indicator.units
    # a zero told in words has no measure word, unless it is a rate; amounts are never told so
    if quantity.zero:
        if cue.kinds and "zero" not in cue.kinds:
            return False
        return "rate" in units if kind == "rate" else "rate" not in units and "yuan" not in units
    if kind is None:
        return quantity.unit is None and "*" in units
    return (kind in units or f"={quantity.unit}" in units) and (not cue.kinds or kind in cue.kinds)


def _compile(indicator: Indicator, text: str) -> Cue:
    groups: list[Group] = []
    nots = set(indicator.not_cues)
    kinds: set[str] = set()
    for part in text.split():
        if part.startswith("!"):
            nots.update(part[1:].split("|"))
        elif part.startswith("#"):
            kinds.add(part[1:])
        else:
            choices = part.split("|")
            words = frozenset(choice for choice in choices if not choice.startswith("@"))
            topics = frozenset(choice[1:] for choice in choices if choice.startswith("@"))
            groups.append(Group(words, topics))
    anchor, *others = groups
    longest = [max(map(len, group.words), default=0) for group in others]
    most = sum([max(OWN_TOPIC, OWN_GROUP + PER_LETTER * length) for length in longest])
    return Cue(indicator, anchor, tuple(others), frozenset(nots), frozenset(kinds), most)


def wording(codebook: Codebook) -> list[str]:
    """Give what a codebook says in Chinese: prose of the genre, which tells what is common in it."""
    terms: tuple[Indicator | Practice, ...] = (*codebook.indicators, *codebook.practices)
    return [text for term in terms for text in (term.definition.zh, term.example, term.near_miss, *term.cues)]


@lru_cache(maxsize=8)
def matcher_of(codebook: Codebook) -> Matcher:
    """Give the matcher of a codebook, made once."""
    return Matcher(codebook)
