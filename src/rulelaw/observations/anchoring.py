"""Find the anchors of a codebook's practices in a text, and tell whether the cues that they make are met."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from rulelaw.codebook.types import Codebook, TaskArea
from rulelaw.observations.cueing import wording
from rulelaw.observations.denying import SIGNS
from rulelaw.text.finding import Hit, WordFinder

__all__ = [
    "REACH",
    "Anchors",
    "PracticeCue",
    "Row",
    "Words",
    "anchors_among",
    "anchors_of",
    "covered",
    "meet",
]

REACH = 30
"""So many characters may stand between the anchor of a cue and a word of another group."""

_START = itemgetter(0)
_Placed = TypeVar("_Placed", bound=tuple[object, ...])


PracticeCue = tuple[int, tuple[tuple[str, ...], ...], tuple[str, ...]]
"""A compiled cue: the number of its practice, the groups beside that of its anchor, and the words that must not stand
in the sentence; the grammar is told at :class:`rulelaw.codebook.types.Practice`. A report tries a thousand: plain
tuples."""


class Words(NamedTuple):
    """The words of a codebook that stand in a text, by what they are for; each list in order.

    :ivar anchors: anchors of practices.
    :ivar masks: words that take the cue words of a practice inside them away.
    :ivar signs: signs of what is undone.
    :ivar numbers: anchors that are numbers, as 12366 is.
    :ivar topics: words of topics.
    """

    anchors: list[Hit]
    masks: list[Hit]
    signs: list[Hit]
    numbers: list[Hit]
    topics: list[Hit]


class Anchors:
    """Finds the anchors of a codebook's practices, and the cues they make."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the cues of ``codebook``."""
        self.practices = codebook.practices
        self.publicity = [practice.area is TaskArea.PUBLICITY for practice in codebook.practices]
        self.by_anchor: dict[str, list[PracticeCue]] = {}
        self.masks: dict[str, list[int]] = {}
        for number, practice in enumerate(self.practices):
            for text in practice.cues:
                self._file(number, text)
            for word in practice.not_cues:
                self.masks.setdefault(word, []).append(number)
        numbers = set(filter(str.isdigit, self.by_anchor))
        topics = {word for topic in codebook.topics for word in topic.cues}
        self._finder = WordFinder(
            self.by_anchor.keys() - numbers, self.masks, SIGNS, numbers, topics, prose=wording(codebook)
        )

    def _file(self, practice: int, text: str) -> None:
        """File a cue under the words of its anchor."""
        parts = text.split()
        nots = tuple(word for part in parts if part.startswith("!") for word in part[1:].split("|"))
        groups = [tuple(part.split("|")) for part in parts if not part.startswith("!")]
        cue = practice, tuple(groups[1:]), nots
        for word in groups[0]:
            self.by_anchor.setdefault(word, []).append(cue)

    def hidden(self, hits: Sequence[Hit]) -> dict[int, list[Hit]]:
        """Give the masking words of a sentence by the practices that they hide."""
        hidden: dict[int, list[Hit]] = {}
        for hit in hits:
            for practice in self.masks[hit[2]]:
                hidden.setdefault(practice, []).append(hit)
        return hidden

    def find(self, text: str) -> Words:
        """Find all words of a text in one scan, overlapping ones too, for practices and those of topics for linking."""
        return Words(*self._finder.find(text))


def anchors_among(words: Words, text: str, figures: Container[int]) -> list[Hit]:
    """Give the anchors of a text, in order, the numbers among them.

    A number that is a word (12366) is none where one of the ``figures`` begins (12366份) or it is part of another.
    """
    if not words.numbers:
        return words.anchors
    numbers = [hit for hit in words.numbers if hit[0] not in figures and _is_whole(text, hit[0], hit[1])]
    return sorted([*words.anchors, *numbers])


class Row(Generic[_Placed]):
    """What stands in a text, in order, handed out sentence by sentence."""

    __slots__ = ("_next", "_placed", "_starts", "start")

    def __init__(self, placed: list[_Placed]) -> None:
        """Take what stands in the text, in order."""
        self._placed = placed
        self._starts = [*map(_START, placed), sys.maxsize]
        self._next = 0
        # where the next one begins: asked before calling, for most sentences hold few kinds of things
        self.start = self._starts[0]

    def take(self, start: int, end: int) -> Sequence[_Placed]:
        """Give what begins in a stretch; stretches are asked for in order."""
        starts, first = self._starts, self._next
        if self.start < start:
            first = bisect_left(starts, start, first)
        self._next = behind = bisect_left(starts, end, first)
        self.start = starts[behind]
        return self._placed[first:behind]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether digits are all of a number, and not that of a document (〔2021〕12366号)."""
    return not (
        text[start - 1 : start].isdigit() or text[end : end + 1].isdigit() or text[start - 1 : start] == "〕"
    )


def covered(masks: Sequence[Hit], start: int, end: int) -> bool:
    """Tell whether words overlap one of ``masks``, which are in order."""
    index = bisect_left(masks, (end,)) - 1
    return index >= 0 and masks[index][1] > start


def meet(
    text: str,
    start: int,
    end: int,
    others: Iterable[Sequence[str]],
    begin: int,
    behind: int,
    masks: Sequence[Hit],
) -> tuple[int, int, tuple[int, ...]] | None:
    """Tell where the words that meet a cue begin, and end, and where each begins, that of its anchor first.

    Near the anchor, in its sentence, must stand a word of each of the ``others``; ``None`` where one has none.
    """
    lowest = begin - REACH if begin - start > REACH else start
    highest = behind + REACH if end - behind > REACH else end
    near = text[lowest:highest]
    first, last = begin, behind
    places: tuple[int, ...] = (begin,)
    for group in others:
        for word in group:
            if word not in near:  # which is true of most
                continue
            # words behind the anchor come first: they are its object
            place = text.find(word, behind, highest)
            if place < 0:
                place = text.rfind(word, lowest, begin)
            stop = place + len(word)
            if place >= 0 and not (masks and covered(masks, place, stop)):
                places += (place,)
                if place < first:
                    first = place
                elif stop > last:
                    last = stop
                break
        else:
            return None
    return first, last, places


@lru_cache(maxsize=8)
def anchors_of(codebook: Codebook) -> Anchors:
    """Give the anchors of a codebook, compiled once."""
    return Anchors(codebook)
