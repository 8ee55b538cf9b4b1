"""From the paragraphs of a file, in whatever format, to one text that knows where each stretch of it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from rulelaw.formats.limits import Limits
from rulelaw.text.sources import Origin, Source
from rulelaw.text.spans import Span

__all__ = ["Piece", "join_pieces", "most_characters", "most_lines", "told_properties"]

_CHINESE = re.compile("[\u4e00-\u9fff]")
_LONGEST_PROPERTY = 500
_MIB = 1 << 20
# A file says less than it unpacks to; and a line costs memory even where it holds one character.
_SAID = 50
_CHARACTERS_A_LINE = 1000


@frozen
class Piece:
    """A line of text to be, as a format reader found it: a paragraph, a heading, a row of a table.

    A row of a table is written ``| cell | cell |``, which is how tables stand in plain text as well.

    :ivar text: without line ends; empty pieces are left out.
    :ivar block: the number of the paragraph, element or row in the file, from 1.
    :ivar page: the page, from 1; ``None`` where the format has none.
    :ivar where: the kind of place, in the format's own words: ``p``, ``h2``, ``tr``, ``footnote``.
    """

    text: str
    block: int | None = None
    page: int | None = None
    where: str | None = None


def join_pieces(
    pieces: Iterable[Piece], name: str | None, metadata: Mapping[str, str] | None = None, *, gap: str = "\n"
) -> Source:
    """Join pieces to a source, a line each.

    :param pieces: in the order of reading.
    :param name: the file's name for messages.
    :param metadata: what the file says of itself beside its text; the keys are told at :class:`~rulelaw.Source`.
    :param gap: what parts two blocks: an empty line, where the format knows for sure where a paragraph ends. Lines of
        one block, and the rows of a table, are parted by a line end alone.

    >>> source = join_pieces(
    ...     [Piece("一、主要举措", 1, 1, "h2"), Piece("制定文件3件。", 2, 1, "p")], "page.html"
    ... )
    >>> source.text
    '一、主要举措\\n制定文件3件。'
    >>> source.origin(8).where
    'p'
    """
    parts: list[str] = []
    origins: list[Origin] = []
    position = 0
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None:
            close = piece.block == last.block or piece.where == last.where == "tr"
            between = "\n" if close else gap
            parts.append(between)
            position += len(between)
        last = piece
        parts.append(piece.text)
        origins.append(
            Origin(Span(position, position + len(piece.text)), piece.block, piece.page, piece.where)
        )
        position += len(piece.text)
    return Source("".join(parts), name, tuple(origins), dict(metadata or {}))


def told_properties(properties: Mapping[str, str]) -> dict[str, str]:
    """Give what the properties of a document tell: words in Chinese, not what a program fills in unasked.

    >>> told_properties({"title": " 法治政府建设年度报告 ", "subject": "(unspecified)"})
    {'title': '法治政府建设年度报告'}
    """
    return {
        key: value.strip()
        for key, value in properties.items()
        if len(value) <= _LONGEST_PROPERTY and _CHINESE.search(value) and not value.startswith("Microsoft ")
    }


def most_characters(size: int, limits: Limits) -> int:
    """Give how much text may come out of a packed file: a small one has little to say.

    :param size: of the file, in bytes.
    :param limits: what it may cost.

    >>> most_characters(10_000, Limits()), most_characters(10_000, Limits(characters=500))
    (1048576, 500)
    """
    return min(limits.characters, max(_MIB, size * limits.expansion // _SAID))


def most_lines(limits: Limits) -> int:
    """Give how many lines may come out of a file.

    >>> most_lines(Limits())
    67108
    """
    return max(1, limits.characters // _CHARACTERS_A_LINE)
