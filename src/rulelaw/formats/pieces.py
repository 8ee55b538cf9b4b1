"""From the paragraphs of a file, in whatever format, to one text that knows where each stretch of it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from rulelaw.text.sources import Origin, Source
from rulelaw.text.spans import Span

__all__ = ["Piece", "join_pieces"]


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
    pieces: Iterable[Piece], name: str | None, metadata: Mapping[str, str] | None = None
) -> Source:
    """Join pieces to a source, a line each.

    :param pieces: in the order of reading.
    :param name: the file's name for messages.
    :param metadata: what the file says of itself beside its text; the keys are told at :class:`~rulelaw.Source`.

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
    for piece in pieces:
        if not piece.text:
            continue
        if parts:
            parts.append("\n")
            position += 1
        parts.append(piece.text)
        origins.append(
            Origin(Span(position, position + len(piece.text)), piece.block, piece.page, piece.where)
        )
        position += len(piece.text)
    return Source("".join(parts), name, tuple(origins), dict(metadata or {}))
