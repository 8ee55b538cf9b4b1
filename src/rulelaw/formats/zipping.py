"""Look into a zipped document without trusting it: every part is read in small chunks, against limits.

No part is ever written anywhere, and no name from inside the file is ever used as a path. XML is read as a stream of
events; a part with a document type declaration is refused before any entity of it could be used.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO, ClassVar, Final, Protocol
from xml.parsers import expat  # bounded below: no DOCTYPE, limits on depth, on tokens and on what is unpacked

from rulelaw.formats.limits import Limits
from rulelaw.formats.refusing import refuse

__all__ = ["Attributes", "Handler", "Package", "attribute"]

Attributes = Mapping[str, str]
_CHUNK = 1 << 16
_LONGEST_REASON = 80
# The names of elements kept at hand: no vocabulary has more.
_MOST_NAMES = 2000
_MIB = 1 << 20
# A tag with its attributes, a comment: none is longer in any document that a word processor writes.
_LONGEST_TOKEN = 4 * _MIB
# What a damaged or hostile archive makes zipfile and zlib raise.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PREFIXES: Final = {
    _W: "w:",
    _W_STRICT: "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "urn:schemas-microsoft-com:vml": "v:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct:",
}


class Handler(Protocol):
    """What takes the events of an XML part. Names have the usual prefixes (``w:p``); unknown ones are empty.

    :ivar wanted: the elements it wants to hear of; ``None`` for all.
    """

    wanted: ClassVar[frozenset[str] | None]

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def text(self, characters: str) -> None:
        """Take characters between tags."""


def attribute(attributes: Attributes, name: str) -> str | None:
    """Give an attribute of the namespace of WordprocessingML, or of none; ``None`` where it is missing."""
    for key in (f"{_W} {name}", f"{_W_STRICT} {name}", name):
        if key in attributes:
            return attributes[key]
    return None


class Package:
    """A zipped document, opened; its parts are read on demand."""

    def __init__(self, data: bytes, name: str | None, limits: Limits) -> None:
        """Open the archive.

        :param data: the whole file.
        :param name: what to call it in messages.
        :raises ReadError: it is no archive, is damaged, or lists more parts than the limits allow.
        """
        self._name = name
        self._limits = limits
        self._left = limits.expanded_bytes
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _BROKEN as error:
            raise refuse(name, f"a damaged or cut off zipped file ({_reason(error)}); get it anew") from error
        if len(entries) > limits.parts:
            raise refuse(
                name,
                f"{len(entries):,} parts, more than {limits.parts:,}: no report has so many;"
                " raise Limits.parts if this one has",
            )
        self._parts = {entry.filename.lstrip("/").casefold(): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        """Tell whether it lists a part; the case of letters does not matter."""
        return part.casefold() in self._parts

    def names(self) -> Iterator[str]:
        """Give the names of the parts, in small letters."""
        yield from self._parts

    def scan(self, part: str, handler: Handler) -> None:
        """Read a part as XML and hand its events on.

        :raises ReadError: the part is damaged, encrypted, has a document type, or goes beyond a limit.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        events = self._connect(parser, part, handler)
        name, waiting, seen = self._name, 0, -1
        try:
            for chunk in self._chunks(part):
                parser.Parse(chunk)
                waiting = waiting + len(chunk) if events() == seen else 0
                seen = events()
                if waiting > _LONGEST_TOKEN:
                    raise refuse(name, f"its part {part} holds a tag of more than {_LONGEST_TOKEN:,} bytes")
            parser.Parse(b"", True)  # noqa: FBT003 - the end, as expat has it
        except (
            expat.ExpatError,
            LookupError,
            ValueError,
        ) as error:  # LookupError, ValueError: an odd encoding
            raise refuse(name, f"its part {part} is damaged ({error}); get the file anew") from error
        finally:
            # the handlers hold the parser and it holds them: without this the memory waits for the collector
            parser.StartElementHandler = parser.EndElementHandler = None
            parser.CharacterDataHandler = parser.StartDoctypeDeclHandler = None

    def _connect(self, parser: expat.XMLParserType, part: str, handler: Handler) -> Callable[[], int]:
        """Hand the events of a parser on, in bounds; give what counts them."""
        deepest, name, wanted = self._limits.depth, self._name, handler.wanted
        depth = events = 0
        known: dict[str, str] = {}

        def shortened(tag: str) -> str:
            uri, _, local = tag.rpartition(" ")
            prefix = _PREFIXES.get(uri)
            short = "" if prefix is None else prefix + local
            if len(known) < _MOST_NAMES:
                known[tag] = short
            return short

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth, events
            depth += 1
            events += 1
            if depth > deepest:
                raise refuse(
                    name, f"elements nested more than {deepest} deep; raise Limits.depth if they are meant"
                )
            short = known.get(tag)
            if short is None:
                short = shortened(tag)
            if wanted is None or short in wanted:
                handler.start(short, attributes)

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            short = known.get(tag)
            if short is None:
                short = shortened(tag)
            if wanted is None or short in wanted:
                handler.end(short)

        def characters(text: str) -> None:
            nonlocal events
            events += 1
            handler.text(text)

        def doctype(*_: object) -> None:
            raise refuse(
                name,
                f"its part {part} declares a document type, which no word processor writes:"
                " it may be meant to do harm and is not read",
            )

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.StartDoctypeDeclHandler = doctype
        return lambda: events

    def _chunks(self, part: str) -> Iterator[bytes]:
        """Give the content of a part in small chunks, counted against the limits."""
        entry = self._parts.get(part.casefold())
        if entry is None:
            raise refuse(self._name, f"its part {part} is missing; the file is damaged, get it anew")
        if entry.flag_bits & 1:
            raise refuse(self._name, "encrypted; save it without a password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refuse(self._name, "packed in a way that word processors do not use")
        most = max(_MIB, entry.compress_size * self._limits.expansion)
        size = 0
        for chunk in self._unpacked(part, lambda: self._archive.open(entry)):
            size += len(chunk)
            self._left -= len(chunk)
            if size > most or self._left < 0:
                raise refuse(
                    self._name,
                    f"its part {part} unpacks to more than {min(most, size + self._left):,} bytes;"
                    " raise Limits.expansion and Limits.expanded_bytes if it is meant to",
                )
            yield chunk

    def _unpacked(self, part: str, opened: Callable[[], IO[bytes]]) -> Iterator[bytes]:
        try:
            with opened() as file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except _BROKEN as error:
            raise refuse(
                self._name, f"its part {part} is damaged ({_reason(error)}); get the file anew"
            ) from error


def _reason(error: BaseException) -> str:
    """Tell in short what was wrong; zipfile quotes what it found, however long and binary."""
    words = str(error).partition("\n")[0]
    return words if 0 < len(words) <= _LONGEST_REASON and words.isprintable() else type(error).__name__
