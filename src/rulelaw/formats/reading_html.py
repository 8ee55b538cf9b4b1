"""Web pages: the article, where each line of it stood, and what the page says of itself."""

from __future__ import annotations

from rulelaw.formats.decoding import decode_page
from rulelaw.formats.extracting import extract
from rulelaw.formats.flattening import flatten
from rulelaw.formats.limits import Limits
from rulelaw.formats.parsing_pages import parse_page
from rulelaw.formats.pieces import Piece, join_pieces
from rulelaw.formats.refusing import refuse
from rulelaw.text.sources import Source

__all__ = ["read_html", "read_page"]


def read_html(data: bytes, name: str | None, limits: Limits) -> Source:
    """Read the article of a web page.

    Navigation, share bars, footers, scripts, styles and what is hidden are left out; nothing is fetched, and nothing
    of the page is run. What it says of itself is in the source's metadata.

    :param data: the whole file.
    :param name: what to call it in messages.
    :param limits: what it may cost.
    :raises ReadError: it is in no known encoding, has no text, or is beyond the limits.

    >>> page = "<html><title>某县</title><body><p>全年制定行政规范性文件3件。</p></body></html>"
    >>> source = read_html(page.encode(), None, Limits())
    >>> source.text, source.origin(0).where
    ('全年制定行政规范性文件3件。', 'p')
    """
    return read_page(decode_page(data, name), name, limits)


def read_page(text: str, name: str | None, limits: Limits) -> Source:
    """Read the article of a page that has been decoded.

    :param text: the page.
    :param name: what to call it in messages.
    :param limits: what it may cost.
    :raises ReadError: it has no text, or is beyond the limits.

    >>> read_page("<p>全年制定行政规范性文件3件。</p>", None, Limits()).text
    '全年制定行政规范性文件3件。'
    """
    root = parse_page(text, name, limits)
    lines = flatten(root)
    if not lines:
        raise refuse(
            name,
            "a page without text; where a script brings it in, save the page as text (.txt) from the browser",
        )
    article = extract(root, lines)
    pieces = [Piece(line.text, line.block, None, line.where) for line in article.lines]
    if sum(len(piece.text) + 2 for piece in pieces) > limits.characters:
        raise refuse(
            name, f"more than {limits.characters:,} characters; no report has: raise Limits.characters"
        )
    return join_pieces(pieces, name, article.metadata, gap="\n\n")
