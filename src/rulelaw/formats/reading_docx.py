"""Word documents (.docx), as Word, WPS and LibreOffice write them.

Only the standard library is needed: a document is a zipped folder of XML parts.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from rulelaw.errors import ReadError
from rulelaw.formats.limits import Limits
from rulelaw.formats.listing_docx import Numbering, NumberingHandler
from rulelaw.formats.pieces import Piece, join_pieces, most_characters, most_lines, told_properties
from rulelaw.formats.refusing import refuse
from rulelaw.formats.streaming_docx import BodyHandler, TooLongError
from rulelaw.formats.styling_docx import StyleHandler, Styles
from rulelaw.formats.zipping import Attributes, Package, attribute
from rulelaw.text.sources import Source

__all__ = ["read_docx"]

# The end of a part's content type, and where the part stands when nothing says so.
_BODY = ("wordprocessingml.document.main+xml", "word.document.macroenabled.main+xml", "template.main+xml")
_PARTS = {
    "styles": ("wordprocessingml.styles+xml", "word/styles.xml"),
    "numbering": ("wordprocessingml.numbering+xml", "word/numbering.xml"),
    "footnotes": ("wordprocessingml.footnotes+xml", "word/footnotes.xml"),
    "endnotes": ("wordprocessingml.endnotes+xml", "word/endnotes.xml"),
    "core": ("package.core-properties+xml", "docprops/core.xml"),
}
_CONTENT_TYPES = "[content_types].xml"
_MAIN = "word/document.xml"


def read_docx(data: bytes, name: str | None, limits: Limits) -> Source:
    """Read a Word document: what a reader of it on paper would see, a line for each paragraph and row.

    The numbers of lists become text, tracked changes are taken as accepted, rows of tables are written
    ``| cell | cell |``, foot- and endnotes stand behind the paragraph that refers to them. Headers, footers, comments,
    tables of contents and hidden text are left out.

    :param data: the whole file.
    :param name: what to call it in messages.
    :param limits: what it may cost.
    :returns: the source; its origins tell the paragraph or row (``block``) and the kind of place: ``p``, ``h1`` to
        ``h9``, ``tr``, ``textbox``, ``footnote``, ``endnote``. The metadata hold ``title`` and ``subject`` where the
        document's properties tell them.
    :raises ReadError: it is no Word document, is damaged or encrypted, holds pictures only, or is beyond the limits.
    """
    package = Package(data, name, limits)
    places = _Places()
    if _CONTENT_TYPES in package:
        package.scan(_CONTENT_TYPES, places)
    main = places.main if places.main in package else _MAIN
    if main not in package:
        raise refuse(name, "a zipped file without the text of a Word document; save it as .docx anew")
    styles, numbering = _lists(package, places, name, limits)
    notes: dict[tuple[str, str], list[str]] = {}
    used = 0
    room, lines = most_characters(len(data), limits), most_lines(limits)
    for kind in ("footnotes", "endnotes"):
        handler = BodyHandler(styles, numbering, {}, room - used, lines)
        _scan(package, places.part(package, kind), handler, name, room)
        notes |= handler.found_notes
        used += sum(len(text) for texts in handler.found_notes.values() for text in texts)
    body = BodyHandler(styles, numbering, notes, room - used, lines)
    _scan(package, main, body, name, room)
    if not body.pieces and body.pictures:
        raise refuse(
            name, "a Word file that holds pictures only; recognize their text first, and save it as text"
        )
    pieces = _bounded(body.pieces, name, room)
    properties = _Properties()
    core = places.part(package, "core")
    if core is not None:
        package.scan(core, properties)
    return join_pieces(pieces, name, properties.metadata())


def _bounded(pieces: list[Piece], name: str | None, room: int) -> list[Piece]:
    """Hold the whole against the limit: a note referred to many times stands there as many times."""
    if sum(len(piece.text) + 1 for piece in pieces) > room:
        raise _too_long(name, room)
    return pieces


def _too_long(name: str | None, room: int) -> ReadError:
    return refuse(
        name,
        f"more than {room:,} characters, or too many lines;"
        " raise Limits.characters or Limits.expansion if they are meant",
    )


def _scan(package: Package, part: str | None, handler: BodyHandler, name: str | None, room: int) -> None:
    if part is None:
        return
    try:
        package.scan(part, handler)
    except TooLongError as error:
        raise _too_long(name, room) from error


def _lists(package: Package, places: _Places, name: str | None, limits: Limits) -> tuple[Styles, Numbering]:
    """Read the styles and lists, which the body leans on."""
    styles = StyleHandler(limits.parts)
    numbering = NumberingHandler(limits.parts)
    for kind, handler in (("styles", styles), ("numbering", numbering)):
        part = places.part(package, kind)
        if part is not None:
            package.scan(part, handler)
        if handler.full:
            raise refuse(name, f"more than {limits.parts:,} {kind}; raise Limits.parts if they are meant")
    numbering.numbering.resolve(styles.styles.lists())
    return styles.styles, numbering.numbering


@define
class _Places:
    """Where the parts stand, as the list of content types tells."""

    wanted: ClassVar[frozenset[str] | None] = frozenset({"ct:Override"})
    main: str = _MAIN
    _found: dict[str, str] = field(factory=dict)

    def part(self, package: Package, kind: str) -> str | None:
        """Give the name of a part, or ``None`` where the document has none."""
        part = self._found.get(kind, _PARTS[kind][1])
        return part if part in package else None

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if tag != "ct:Override":
            return
        kind = (attribute(attributes, "ContentType") or "").casefold()
        part = (attribute(attributes, "PartName") or "").lstrip("/").casefold()
        if kind.endswith(_BODY):
            self.main = part
        for key, (ending, _) in _PARTS.items():
            if kind.endswith(ending):
                self._found.setdefault(key, part)

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def text(self, characters: str) -> None:
        """Take characters, of which none matter."""


@define
class _Properties:
    """What the document says of itself: its title and subject. Who typed it and when is not what it reports."""

    wanted: ClassVar[frozenset[str] | None] = None
    _inside: str | None = None
    _words: dict[str, list[str]] = field(factory=dict)

    def metadata(self) -> dict[str, str]:
        """Give the properties told."""
        return told_properties({key: "".join(words) for key, words in self._words.items()})

    def start(self, tag: str, attributes: Attributes) -> None:  # noqa: ARG002 - as all handlers
        """Take the beginning of an element."""
        self._inside = {"dc:title": "title", "dc:subject": "subject"}.get(tag)

    def end(self, tag: str) -> None:  # noqa: ARG002 - as all handlers
        """Take the end of an element."""
        self._inside = None

    def text(self, characters: str) -> None:
        """Take characters between tags."""
        if self._inside is not None:
            self._words.setdefault(self._inside, []).append(characters)
