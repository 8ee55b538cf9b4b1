"""A folded reading of a text with a map back: what the scanners see, and where it stands in the text given.

Reports mix full and half width digits and punctuation, CRLF and LF, no-break and ideographic spaces, zero-width
characters, and some are wrapped at a fixed width in mid-sentence. The scanners read a *flow* in which all of this is
levelled. Characters are exchanged one for one (never NFKC, which changes lengths and breaks spans); the few that are
dropped (zero-width characters, ``\\r`` before ``\\n``, line breaks inside a sentence) are remembered, so that every
span points into the text given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from itertools import compress, pairwise
from operator import attrgetter

from rulelaw.text.spans import Span

__all__ = ["Flow", "fold"]

# The punctuation of Chinese prose: exchanged by str.replace, which is many times faster than str.translate.
_COMMON = (("，", ","), ("：", ":"), ("；", ";"), ("（", "("), ("）", ")"), ("\u3000", " "), ("\xa0", " "))
_COMMON_CHARACTERS = {wide for wide, _ in _COMMON}
# All other one-for-one exchanges: full-width ASCII, odd spaces, compatibility hyphens and tildes.
_RARE = {
    **{
        chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _COMMON_CHARACTERS
    },
    **dict.fromkeys(
        "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\t\x0b\x0c", " "
    ),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63", "-"),
    "〜": "~",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
}
# Zero-width characters carry no meaning here and may stand inside a number or a word.
_DROPPED_CHARACTERS = "\u200b-\u200f\u2060-\u2064\ufeff\xad"
_DROPPED = re.compile(f"[{_DROPPED_CHARACTERS}\r](?:(?<!\r)|(?=\n))")
# Most texts hold nothing of all this, and others few kinds of it, as one scan tells.
_ODD = re.compile(f"[{re.escape(''.join(_RARE))}{_DROPPED_CHARACTERS}\r]")

# A line that ends in one of these is complete; anything else may run on in the next line.
_CLOSED = frozenset('。;:!?！？.…>|}]】》」』”"—-_*·')
_STARTS_AFRESH = re.compile(
    r"[ |>#*•·◆●■\-【〔\[<(]|[一二三四五六七八九十]+[、是.,]|第[一二三四五六七八九十]+[,、部章节]|\d{1,2}[.、)]|[①-⑳]"
)
# In a text that is known to be wrapped, a line may also break after a closing quotation mark, before a bracket.
_CLOSED_SENTENCE = frozenset("。;:!?！？…>|·*_")
_STARTS_PARAGRAPH = re.compile(r"[ |>#*•·◆●■【〔①-⑳]|第[一二三四五六七八九十]+[部章]")
_NUMBERED = re.compile(
    r"[ ]*(?:[(]?[一二三四五六七八九十]{1,3}[)、.]|第[一二三四五六七八九十]{1,3}[部章]|[(]?\d{1,2}[.、)](?!\d)"
    r"|\d{1,2}[.]\d{1,2} )"
)
# A full stop of a Chinese sentence typed as ASCII, with the character before it.
_STOP = re.compile('[一-龥)%”"》]\\.(?=[\\s\\d一-龥“"《(]|$)')
_LIST_STOP = re.compile("(?:.*[\\n ])?[(]?[一二三四五六七八九十]{1,2}[)]?[.]", re.DOTALL)
_MIN_WRAP = 15
_MIN_OPEN = 24
_PUNCTUATED = re.compile("[,。;]")
_MIN_WRAPPED_LINES = 3
# A word or number kept in one piece may make a line longer than the right edge by so much.
_LONGEST_OVERHANG = 16


# Where a span begins and ends.
_ENDS = attrgetter("start", "end")


class Flow:
    """A folded text and the way back to the text it was folded from.

    ``text`` is what scanners read; ``span(start, end)`` turns a stretch of it into a span of the original, and
    ``stretch(span)`` a span so made back; :meth:`at` finds an original offset in it. Positions are code points
    throughout.

    >>> flow = fold("１２\\u200b件")
    >>> flow.text, flow.span(0, 3), flow.stretch(Span(0, 4)), flow.at(3)
    ('12件', Span(start=0, end=4), (0, 3), 2)
    """

    __slots__ = ("_offsets", "span", "stretch", "text")

    def __init__(self, text: str, offsets: list[int] | None, size: int) -> None:
        """Take the folded text, the original offset of each of its characters (``None``: same), the original length."""
        self.text = text
        self._offsets = offsets
        # where nothing was moved, a stretch of the flow is the span itself, and a report has a thousand of them
        self.span: Callable[[int, int], Span] = Span if offsets is None else partial(_span, offsets, size)
        self.stretch: Callable[[Span], tuple[int, int]] = (
            _ENDS if offsets is None else partial(_stretch, offsets)
        )

    @property
    def identical(self) -> bool:
        """Tell whether every character stands where it stood."""
        return self._offsets is None

    def at(self, offset: int) -> int:
        """Give the position in the flow of the original ``offset`` (the next kept character, where it was dropped)."""
        if self._offsets is None:
            return offset
        return bisect_left(self._offsets, offset)


def _span(offsets: list[int], size: int, start: int, end: int) -> Span:
    """Give the span of the original that the stretch ``[start, end)`` of a flow with ``offsets`` stands for."""
    if start >= end:
        place = offsets[start] if start < len(offsets) else size
        return Span(place, place)
    return Span(offsets[start], offsets[end - 1] + 1)


def _stretch(offsets: list[int], span: Span) -> tuple[int, int]:
    """Give the stretch of a flow with ``offsets`` that a span of the original stands for."""
    start, end = span.start, span.end
    behind = bisect_left(offsets, end - 1) + 1 if start < end else bisect_left(offsets, end)
    return bisect_left(offsets, start), behind


# A line that may go on in the next: where it ends, the line, and the next one, which is not empty.
_Unfinished = tuple[int, str, str]


def _wrapped_breaks(lines: list[str], unfinished: list[_Unfinished]) -> list[int]:
    """Find the line breaks that cut a sentence: positions of ``\\n`` to drop, ascending.

    A text counts as wrapped when at least three unfinished lines of prose end at the same right edge and go on in a
    line that does not begin afresh, when most lines that reach the edge do so, and hardly any text stands in longer
    lines. Indentation, blank lines, list marks and heading marks start afresh.
    """
    if len(lines) <= _MIN_WRAPPED_LINES:
        return []
    lengths = [
        len(line)
        for _, line, follower in unfinished
        if not _STARTS_AFRESH.match(follower) and not _NUMBERED.match(line)  # a heading is unfinished too
    ]
    if len(lengths) < _MIN_WRAPPED_LINES:
        return []
    edge = sorted(lengths)[len(lengths) // 2]
    sharp = sum(abs(length - edge) <= 2 for length in lengths)
    at_edge = sum(edge - 2 <= length <= edge + _LONGEST_OVERHANG for length in lengths)
    reaching = [len(line) for line in lines if len(line) >= edge - 2]
    beyond = sum(length for length in reaching if length > edge + _LONGEST_OVERHANG)
    if sharp < _MIN_WRAPPED_LINES or at_edge * 5 < len(reaching) * 3 or beyond * 10 > sum(reaching):
        return []
    # where each short line is followed by an indented or an empty one, a line that is not short goes on in any case
    short = [follower for line, follower in pairwise(lines) if line and len(line) < edge - 2]
    told = sum(not follower or follower[0] == " " for follower in short) * 20 >= len(short) * 19
    breaks = []
    position = -1
    for line, follower in pairwise(lines):
        position += len(line) + 1
        if follower and not _STARTS_PARAGRAPH.match(follower) and _goes_on(line, follower, edge, told=told):
            breaks.append(position)
    return breaks


def _open_breaks(unfinished: list[_Unfinished]) -> list[int]:
    """Find the line breaks behind a line of prose that stops in mid-sentence, whatever the widths of the lines.

    A long line with a comma or full stop in it that ends in neither is no heading and no title: it goes on in the next
    line, where that one does not begin afresh.
    """
    return [
        position
        for position, line, follower in unfinished
        if len(line) >= _MIN_OPEN
        and (not _STARTS_AFRESH.match(follower) or (follower[0] == "(" and not _NUMBERED.match(follower)))
        and not _NUMBERED.match(line)
        and _PUNCTUATED.search(line)
    ]


def _goes_on(line: str, follower: str, edge: int, *, told: bool) -> bool:
    """Tell whether a line of a wrapped text goes on in the next; ``told``: paragraphs are told by space around them."""
    if not line:
        return False
    if (
        line[-1] == "》" and follower[0] == "(" and 2 * len(line) > edge
    ):  # a title and its number are kept together
        return True
    if not edge - 2 <= len(line) <= edge + _LONGEST_OVERHANG and not (len(line) > edge and line[-1] in "》)"):
        return False
    # A heading may end without a stop; prose does not, and what then looks like a mark is the rest of a word (统|一、).
    numbered = _NUMBERED.match(follower) is not None
    if line[-1] in _CLOSED_SENTENCE:
        return told and not numbered and line[-1] not in ":>|"
    return not (numbered and _NUMBERED.match(line))


def fold(text: str) -> Flow:
    """Fold ``text`` for scanning; linear in its length, and never an error.

    Full-width ASCII becomes half-width, odd spaces become a space, zero-width characters and the breaks of
    hard-wrapped lines are dropped. Everything else stays, so that unknown characters stay visible.

    >>> fold("行政复议案件（１２件）").text
    '行政复议案件(12件)'
    """
    size = len(text)
    if not size:
        return Flow(text, None, size)
    drops: set[int] = set()
    odd = set(_ODD.findall(text))
    for rare in odd & _RARE.keys():
        text = text.replace(rare, _RARE[rare])
    if not odd <= _RARE.keys():
        drops = {match.start() for match in _DROPPED.finditer(text)}
        text = text.replace("\r", "\n")
    for wide, narrow in _COMMON:
        text = text.replace(wide, narrow)
    text = _with_full_stops(text)
    if not drops:
        drops = _breaks(text)
        if not drops:
            return Flow(text, None, size)
        offsets = [i for i in range(size) if i not in drops]
        return Flow(_without(text, drops), offsets, size)
    offsets = [i for i in range(size) if i not in drops]
    text = _without(text, drops)
    inner = _breaks(text)
    if inner:
        offsets = [offset for i, offset in enumerate(offsets) if i not in inner]
        text = _without(text, inner)
    return Flow(text, offsets, size)


def _with_full_stops(text: str) -> str:
    """Exchange the full stops of a text typed with ASCII punctuation (新进展.按照) for Chinese ones.

    A decimal point stands between digits; a list mark (1. 一.) at the start of a line. Both stay.
    """
    stops = []
    place = text.find(".")
    while place >= 0:
        if _STOP.match(text, place - 1) and not _LIST_STOP.match(text, max(0, place - 3), place + 1):
            stops.append(place)
        place = text.find(".", place + 1)
    if not stops:
        return text
    characters = list(text)
    for place in stops:
        characters[place] = "。"
    return "".join(characters)


def _breaks(text: str) -> set[int]:
    """Find the line breaks inside sentences."""
    lines = text.split("\n")
    unfinished = []
    position = -1
    for line, follower in pairwise(lines):
        position += len(line) + 1
        if follower and len(line) >= _MIN_WRAP and line[-1] not in _CLOSED:
            unfinished.append((position, line, follower))
    return {*_wrapped_breaks(lines, unfinished), *_open_breaks(unfinished)} if unfinished else set()


def _without(text: str, drops: set[int]) -> str:
    return "".join(compress(text, (i not in drops for i in range(len(text)))))
