"""The nouns of a document: blocks of text with the part they play on the page."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from rulelaw.text.sources import Source
from rulelaw.text.spans import Span

__all__ = ["Block", "BlockKind", "Document"]


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
