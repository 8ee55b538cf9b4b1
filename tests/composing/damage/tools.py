"""What the kinds of damage share: the damaged report, and how text is replaced, added and cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TypeVar

from ..truth import Composed, Heading, Place
from ..writing import NUMBERS

WHOLE = re.compile(r"[0-9]+")
DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
OWN_PARTS = ("measures", "shortcomings", "first_responsible", "plan")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A damaged text, the rule expected to speak, and of what.

    `span` is the place it must speak of, None for what is no longer there; `told` a word that its facts must hold
    where no place can tell what is meant; `previous` the report on the year before, for rules that compare the two.
    """

    text: str
    code: str
    span: Place | None
    kind: str
    previous: str | None = None
    told: str | None = None


Spoiling = Callable[[Composed, Random], Spoilt | None]
"""Damages a report, or gives None where the report offers no place for it."""


def shuffled(rng: Random, things: Iterable[T]) -> list[T]:
    """The things in a random order."""
    listed = list(things)
    return rng.sample(listed, len(listed))


def value_at(composed: Composed, place: Place) -> Decimal:
    """The value of the figure at a place."""
    return next(q.value for q in composed.quantities if q.span == place)


def with_number(composed: Composed, place: Place, number: re.Pattern[str], fresh: str) -> str | None:
    """The figure at a place with another number; None where it is not printed in plain digits of its base unit."""
    text = composed.text[slice(*place)]
    found = number.match(text)
    if not found or text[found.end() :][:1] in (",", ".", "万", "亿"):
        return None
    return fresh + text[found.end() :]


def replaced(
    composed: Composed, place: Place, fresh: str, code: str, kind: str, *, whole: Place | None = None
) -> Spoilt:
    """Put `fresh` at a place; the rule must speak of it, or of `whole` around it."""
    start, end = place
    text = composed.text[:start] + fresh + composed.text[end:]
    longer = len(fresh) - (end - start)
    span = (whole[0], whole[1] + longer) if whole else (start, end + longer)
    return Spoilt(text, code, span, kind)


def added(
    composed: Composed, rng: Random, sentence: str, code: str, kind: str, within: Place | None = None
) -> Spoilt | None:
    """Add a sentence after a paragraph of the measures part; `within` is the place in it to speak of, else all."""
    if not composed.anchors:
        return None
    start, end = within or (0, len(sentence))
    at = rng.choice(composed.anchors)
    text = composed.text[:at] + sentence + composed.text[at:]
    return Spoilt(text, code, (at + start, at + end), kind)


def edited(text: str, edits: Iterable[tuple[Place, str]]) -> str:
    """A text with what stands at some places, none of which overlap, put in other words."""
    pieces: list[str] = []
    cursor = 0
    for (start, end), fresh in sorted(edits):
        pieces += (text[cursor:start], fresh)
        cursor = end
    return "".join((*pieces, text[cursor:]))


def newline(composed: Composed) -> str:
    """The line end that a report is written with."""
    return "\r\n" if "\r\n" in composed.text else "\n"


def line_start(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1


def known_places(composed: Composed) -> set[int]:
    """The characters that something is known of: figures, headings, citations, numbers, days and years."""
    places: list[Place] = [q.span for q in composed.quantities]
    places += [h.span for h in composed.headings]
    places += [(c.span[0] - 1, (c.number_span or c.span)[1] + 1) for c in composed.citations]
    places += [d.span for d in composed.dates]
    places += [p for years in composed.years.values() for p in years]
    return {i for start, end in places for i in range(start, end)}


def own_places(composed: Composed) -> Iterator[int]:
    """The characters of the report's own parts that nothing else is known of, in order."""
    known = known_places(composed)
    # A first-responsible section may stand inside the measures.
    own = {i for part in OWN_PARTS for start, end in composed.parts[part] for i in range(start, end)}
    return iter(sorted(own - known))


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return "一" <= character <= "龥"


def part_gone(composed: Composed, part: str, code: str, kind: str) -> Spoilt:
    """Cut a part out with its heading and number the headings after it anew, so that nothing else is amiss."""
    start, end = composed.parts[part][0]
    text = composed.text
    start = line_start(text, start) if text[line_start(text, start) : start].strip() == "" else start
    gone = [h for h in composed.headings if start <= h.span[0] < end]
    edits: list[tuple[Place, str]] = [((start, end), "")]
    if gone:
        edits += [(h.number, _lower(text, h)) for h in _followers(composed, gone[0], end) if h.number]
    return Spoilt(edited(text, edits), code, None, kind)


def _followers(composed: Composed, gone: Heading, end: int) -> list[Heading]:
    """The numbered siblings that follow a heading."""
    siblings: list[Heading] = []
    for heading in composed.headings:
        if heading.span[0] < end:
            continue
        if heading.depth < gone.depth:
            break
        if heading.depth == gone.depth and heading.ordinal is not None:
            siblings.append(heading)
    return siblings


def _lower(text: str, heading: Heading) -> str:
    assert heading.number is not None
    assert heading.ordinal is not None
    return text[slice(*heading.number)].replace(NUMBERS[heading.ordinal - 1], NUMBERS[heading.ordinal - 2])
