"""The text given, never altered, and where its lines are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from rulelaw.text.folding import Flow, fold
from rulelaw.text.spans import Span

__all__ = ["Origin", "Place", "Source"]

# A lone \r ends a line too (old Macintosh files).
_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen(order=True)
class Place:
    """A place as people count it: line and column, both from 1, columns in characters.

    >>> str(Place(3, 14))
    '3:14'
    """

    line: int
    column: int

    def __str__(self) -> str:
        """Give ``line:column``."""
        return f"{self.line}:{self.column}"


@frozen
class Origin:
    """Where a stretch of the text came from in a file that is more than text.

    :ivar span: the stretch.
    :ivar block: the number of the paragraph, element or row in the file, from 1.
    :ivar page: the page, from 1; ``None`` where the format has none.
    :ivar where: the kind of place, in the format's own words: ``p``, ``h2``, ``tr``, ``footnote``.
    """

    span: Span
    block: int | None = None
    page: int | None = None
    where: str | None = None


@frozen
class Source:
    """A text as it was given, with a name for messages.

    :ivar text: the text, code point for code point; of a page or document the text that was read from it.
    :ivar name: a file name or another label; ``None`` for a bare string.
    :ivar origins: where each stretch came from, in order, where the file was more than text; else empty.
    :ivar metadata: what the file says of itself beside the text, as printed, under ``title``, ``published``,
        ``issued``, ``publisher``, ``source`` (where the publisher has it from), ``author``, ``index_number``,
        ``document_number``, ``subject``, ``validity``, and of a site ``site_name``, ``site_code``, ``icp_number`` and
        ``police_number`` (its registrations), each where it is told.
    :ivar reading: the text as the scanners read it, character for character in the same places, where it is not read
        as it stands: traditional characters simplified, glosses blanked; else ``None``.

    >>> source = Source("第一行\\n第二行")
    >>> str(source.place(5))
    '2:2'
    >>> source.quote(Span(4, 7))
    '第二行'
    """

    text: str = field(default="", repr=lambda text: f"<{len(text)} characters>")
    name: str | None = None
    origins: tuple[Origin, ...] = field(default=(), repr=False)
    metadata: Mapping[str, str] = field(factory=dict, hash=False, repr=False)
    reading: str | None = field(default=None, repr=False)

    @cached_property
    def flow(self) -> Flow:
        """The folded reading of the text that the scanners share; computed once."""
        reading = self.reading
        return fold(self.text if reading is None or len(reading) != len(self.text) else reading)

    @cached_property
    def _line_starts(self) -> list[int]:
        # str.splitlines also breaks at form feeds and Unicode separators, which editors do not count as lines.
        starts = [0]
        starts.extend(match.end() for match in _LINE_END.finditer(self.text))
        return starts

    def place(self, offset: int) -> Place:
        """Give line and column of the character at ``offset``; offsets outside the text are clamped to it."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """Give the span of line number ``line`` (from 1), without its line end; :class:`IndexError` beyond the last."""
        starts = self._line_starts
        if not 1 <= line <= len(starts):
            raise IndexError(f"line {line} of {len(starts)}")
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def origin(self, offset: int) -> Origin | None:
        """Give where the character at ``offset`` came from; ``None`` where the file was plain text."""
        index = bisect_right(self.origins, offset, key=lambda origin: origin.span.start) - 1
        return self.origins[index] if index >= 0 else None

    def quote(self, span: Span) -> str:
        """Give the words at ``span``, exactly as in the text."""
        return self.text[span.start : span.end]
