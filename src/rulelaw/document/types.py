"""The nouns of a document: blocks of text with the part they play on the page."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from rulelaw.text.sources import Source
from rulelaw.text.spans import Span

__all__ = ["Block", "BlockKind", "Document", "Doubt", "DoubtKind"]


class BlockKind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    FURNITURE = "furniture"
    """Page matter around the report: breadcrumbs, share bars, footers, links to other pages."""
    METADATA = "metadata"
    """Index number, document number, issuer and dates that the page or a table before the text gives."""
    ADDRESSEE = "addressee"
    HEADING = "heading"
    """A line that is a heading and nothing else."""
    PARAGRAPH = "paragraph"
    """Body text; it may begin with a run-in heading."""
    TABLE_ROW = "table_row"
    SIGNATURE = "signature"
    SIGNED_DATE = "signed_date"


@frozen
class Block:
    """A block of a document: its kind and its place.

    :ivar kind: what it is.
    :ivar span: where it stands in the source, without surrounding white space.
    """

    kind: BlockKind
    span: Span


@frozen
class Document:
    """A source cut into blocks, in order, none overlapping; what no block covers is white space.

    :ivar source: the text given.
    :ivar blocks: the blocks.
    """

    source: Source = field(factory=Source)
    blocks: tuple[Block, ...] = field(default=(), repr=lambda blocks: f"<{len(blocks)} blocks>")


class DoubtKind(StrEnum):
    """What is wrong with a copy."""

    TRADITIONAL = "traditional"
    """Written in traditional characters, by a site or a conversion."""
    GLOSS = "gloss"
    """A reading or a second form in brackets behind characters: 應(yīng)急."""
    GARBLED = "garbled"
    """Characters that a conversion broke."""
    SPAM = "spam"
    """Advertisements put into the text by others."""
    MASKED = "masked"
    """A mark in the place of a figure."""
    CUT = "cut"
    """A figure, a unit or the word 年 that is cut off."""


@frozen
class Doubt:
    """Something in a text that was damaged on its way.

    :ivar kind: what is wrong.
    :ivar span: where; of what runs through the whole text the first place.
    :ivar words: the words there, as printed.
    :ivar count: how many such places there are; those of one kind that runs through a text are told once.
    :ivar read: whether the text was read all the same, as it must have been; else what stands there was left as it is,
        and nothing was made of it.

    >>> Doubt(DoubtKind.CUT, Span(3, 5), "45").read
    False
    """

    kind: DoubtKind
    span: Span
    words: str
    count: int = 1
    read: bool = False
