"""From draft to page: half-width punctuation, hard wraps and line endings, with every place carried along."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from .style import Style
from .truth import Place

BRACKETS = str.maketrans("（）", "()")
HALF = str.maketrans("（），：；", "(),:;")
# A line must not begin with these.
CLOSERS = "，。、；：）”》,;:)%％"
# And must not end with these.
OPENERS = "（“《("


@dataclass(frozen=True, slots=True)
class Moved:
    """Where characters of the draft went: insertions stand before the draft position named."""

    positions: tuple[int, ...]
    widths: tuple[int, ...]

    def start(self, place: int) -> int:
        """The new place of the character at `place`."""
        return place + self.widths[bisect_right(self.positions, place)]

    def span(self, place: Place) -> Place:
        """The new place of a span; an empty one stays right after the character before it."""
        start, end = place
        last = end + self.widths[bisect_left(self.positions, end)]
        return (last, last) if start == end else (self.start(start), last)


def lay_out(text: str, style: Style, body: Place, whole: Iterable[Place]) -> tuple[str, Moved]:
    """Dress a text: punctuation, wraps within `body` (never inside a span of `whole`), line endings."""
    if style.width != "full":
        text = text.translate(HALF if style.width == "half" else BRACKETS)
    inserted: dict[int, str] = {}
    if style.wrap:
        inserted |= dict.fromkeys(_wraps(text, style.wrap, body, whole), style.newline)
    if style.newline == "\r\n":
        inserted |= {i: "\r" for i, c in enumerate(text) if c == "\n"}
    pieces: list[str] = []
    cursor = 0
    widths = [0]
    for position in sorted(inserted):
        pieces += (text[cursor:position], inserted[position])
        cursor = position
        widths.append(widths[-1] + len(inserted[position]))
    pieces.append(text[cursor:])
    return "".join(pieces), Moved(tuple(sorted(inserted)), tuple(widths))


def _wraps(text: str, width: int, body: Place, whole: Iterable[Place]) -> list[int]:
    held = {i for start, end in whole for i in range(start + 1, end)}
    breaks: list[int] = []
    line = body[0]
    for position in range(body[0], body[1]):
        if text[position] == "\n":
            line = position + 1
        elif position - line < width or position in held:
            continue
        elif text[position - 1 : position + 1].isascii() and not text[position].isspace():
            # A telephone number or a hot line stays in one piece.
            continue
        elif text[position] not in CLOSERS and text[position - 1] not in OPENERS:
            breaks.append(position)
            line = position
    return breaks
