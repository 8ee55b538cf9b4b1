"""PDF files, through pypdf: the extra ``pdf``."""

from __future__ import annotations

import io
import logging
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from rulelaw.errors import RulelawError
from rulelaw.extras import load_extra
from rulelaw.formats.laying_pages import Chunk, lay_pages
from rulelaw.formats.limits import Limits
from rulelaw.formats.pieces import join_pieces, most_characters, told_properties
from rulelaw.formats.refusing import refuse
from rulelaw.text.sources import Source

__all__ = ["read_pdf"]

# pypdf takes objects for what they should be without asking first; where a damaged file has another kind of object in
# their place, Python raises what it raises on the wrong type. Its own errors descend from PyPdfError, all but one.
_BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_MIB = 1 << 20
# What one compressed stream may unpack to at most, and how many operands a page may have: one of text has a thousandth.
_STREAM = 16 * _MIB
_OPERANDS = 300_000
# A small file may draw little: so many operations, and some more for each byte of it.
_OPERATIONS = 100_000
_OPERATIONS_A_BYTE = 20
_OPERATIONS_A_PAGE = 1000
_LONGEST_REASON = 120
# More characters than this share without any meaning, and the fonts do not tell what they draw.
_TOO_STRANGE = 0.2
_STRANGE = frozenset({"Co", "Cn", "Cc", "Cs"})


def read_pdf(data: bytes, name: str | None, limits: Limits) -> Source:
    """Read a PDF file: its paragraphs, headings and rows of tables, a line each.

    The lines of a paragraph are joined without spaces between Chinese characters; running heads, page numbers and
    tables of contents are left out. Needs pypdf, which the extra ``pdf`` installs.

    :param data: the whole file.
    :param name: what to call it in messages.
    :param limits: what it may cost.
    :returns: the source; its origins tell the page and the kind of place, ``p`` or ``tr``. The metadata hold ``title``
        and ``subject`` in Chinese where the document's properties tell them.
    :raises ReadError: it is damaged, encrypted, a scan without text, drawn with fonts that do not tell their
        characters, or beyond the limits.
    :raises MissingExtraError: pypdf is not installed.
    """
    pypdf = load_extra("pypdf", "pdf", "reading PDF files")
    room = min(_STREAM, limits.expanded_bytes, max(_MIB, len(data) * limits.expansion))
    bounds = {
        "zlib_maximum_output_length": room,
        "lzw_maximum_output_length": room,
        "run_length_maximum_output_length": room,
        "brotli_maximum_output_length": room,
        "array_based_stream_maximum_output_length": room,
        "maximum_declared_stream_length": max(room, len(data)),
        "stream_decoding_work_maximum_length": 2 * room,
        "stream_parsing_work_maximum_count": min(_OPERANDS, _OPERATIONS + _OPERATIONS_A_BYTE * len(data)),
        "page_tree_maximum_entries": 2 * limits.pages,
        "xform_maximum_invocations_per_extraction": 200,
        "jbig2dec_binary": None,  # no other program is ever started
    }
    try:
        with _quiet(), pypdf.apply_configuration(**bounds):
            return _read(pypdf, data, name, limits)
    except RulelawError:
        raise
    except pypdf.errors.LimitReachedError as error:
        raise refuse(
            name,
            "a PDF file that unpacks to or holds more than is allowed; raise Limits.expansion if it is meant to",
        ) from error
    except (pypdf.errors.PyPdfError, pypdf.errors.DependencyError, *_BROKEN) as error:
        words = str(error).partition("\n")[0]
        reason = words if 0 < len(words) <= _LONGEST_REASON and words.isprintable() else type(error).__name__
        raise refuse(name, f"a damaged PDF file ({reason}); get it anew, or save its text (.txt)") from error


@contextmanager
def _quiet() -> Generator[None, None, None]:
    """Let pypdf's warnings go to whoever has set up logging, but not to the screen by default."""
    handler = logging.NullHandler()
    logger = logging.getLogger("pypdf")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _read(pypdf: Any, data: bytes, name: str | None, limits: Limits) -> Source:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    objects = sum(len(table) for table in reader.xref.values()) + len(reader.xref_objStm)
    if objects > limits.parts:
        raise refuse(
            name, f"{objects:,} objects, more than {limits.parts:,}; raise Limits.parts if they are meant"
        )
    if reader.is_encrypted and not _opened(pypdf, reader):
        raise refuse(name, "an encrypted PDF file; save it without a password")
    count = len(reader.pages)
    if count > limits.pages:
        raise refuse(
            name, f"{count:,} pages, more than {limits.pages:,}; raise Limits.pages if they are meant"
        )
    extraction = _Extraction(len(data), name, limits)
    pages = [extraction.chunks(page) for page in reader.pages]
    words = "".join(chunk.text for page in pages for chunk in page)
    if not words.strip() and any(_has_picture(page) for page in reader.pages):
        raise refuse(
            name,
            "a scanned PDF file, which holds pictures only; recognize its text first, and save it as text",
        )
    strange = sum(1 for c in words if c == "\ufffd" or unicodedata.category(c) in _STRANGE)
    if strange > len(words) * _TOO_STRANGE:
        raise refuse(name, "a PDF file whose fonts do not tell their characters; recognize its text instead")
    return join_pieces(lay_pages(pages, extraction.width), name, _metadata(reader))


def _opened(pypdf: Any, reader: Any) -> bool:
    """Open a file that only asks for a password to be changed, not to be read."""
    try:
        return bool(reader.decrypt(""))
    except (pypdf.errors.DependencyError, NotImplementedError):  # a cipher that needs a package of its own
        return False


_BLANKS = " \u3000\xa0"


class _Extraction:
    """Takes the words off the pages, and counts what the whole file costs."""

    def __init__(self, size: int, name: str | None, limits: Limits) -> None:
        """Begin; ``size`` is that of the file: what a small file may unpack to, draw and say is little as well."""
        self.width = 0.0
        self._name = name
        self._limits = limits
        self._operations = 0
        self._characters = 0
        self._bytes = 0
        self._most_bytes = min(limits.expanded_bytes, max(4 * _MIB, size * limits.expansion))
        self._most_characters = most_characters(size, limits)
        self._most_operations = min(
            _OPERATIONS_A_PAGE * limits.pages, _OPERATIONS + _OPERATIONS_A_BYTE * size
        )

    def chunks(self, page: Any) -> Sequence[Chunk]:
        """Give the words of a page with their places, turned upright."""
        contents = page.get_contents()
        self._bytes += 0 if contents is None else len(contents.get_data())
        self._check()
        found: list[tuple[int, Chunk]] = []

        def count(*_: object) -> None:
            self._operations += 1
            self._check()

        def take(text: str, outer: Sequence[float], inner: Sequence[float], _: object, size: float) -> None:
            self._characters += len(text)
            self._check()
            if text.strip():
                found.append(_placed(text, outer, inner, size))

        page.extract_text(visitor_operand_before=count, visitor_text=take)
        # inside a form pypdf logs what goes wrong and goes on: so a limit is asked for again
        self._check()
        if not found:
            return ()
        turn = Counter(turn for turn, chunk in found for _ in chunk.text).most_common(1)[0][0]
        if "/MediaBox" in page:
            self.width = float(page.mediabox.height if turn in (90, 270) else page.mediabox.width)
        # what stands across the page is a water mark or a stamp
        return [chunk for at, chunk in found if at == turn]

    def _check(self) -> None:
        if self._bytes > self._most_bytes or self._operations > self._most_operations:
            raise refuse(
                self._name,
                "a PDF file that draws far more than its size or its pages allow;"
                " raise Limits.expansion or Limits.pages if it is meant to",
            )
        if self._characters > self._most_characters:
            raise refuse(
                self._name,
                f"more than {self._most_characters:,} characters;"
                " raise Limits.characters or Limits.expansion if they are meant",
            )


def _placed(text: str, outer: Sequence[float], inner: Sequence[float], size: float) -> tuple[int, Chunk]:
    """Give where words stand on the page after both matrices, and by how many degrees they are turned."""
    a = inner[0] * outer[0] + inner[1] * outer[2]
    b = inner[0] * outer[1] + inner[1] * outer[3]
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    scale = max(abs(a), abs(b))
    turn, x, y = _upright(a, b, x, y)
    words = text.replace("\r", "\n").strip("\n").replace("\n", " ")
    margin = words[: len(words) - len(words.lstrip(_BLANKS))]
    # an indent may be written with wide spaces
    lead = len(margin) + margin.count("\u3000")
    drawn = min(max(abs(size) * scale, 1.0), 200.0)
    return turn, Chunk(x + lead * drawn / 2, y, drawn, words.strip(_BLANKS))


def _upright(a: float, b: float, x: float, y: float) -> tuple[int, float, float]:
    """Turn a place back; words that stand aslant keep their place and get a turn of their own."""
    if abs(b) > 0.2 * abs(a) and abs(a) > 0.2 * abs(b):
        return 45, x, y
    if abs(a) >= abs(b):
        return (0, x, y) if a >= 0 else (180, -x, -y)
    return (90, y, -x) if b > 0 else (270, -y, x)


def _has_picture(page: Any) -> bool:
    resources = page.get("/Resources")
    objects = None if resources is None else resources.get_object().get("/XObject")
    if objects is None:
        return False
    shown = (item.get_object() for item in objects.get_object().values())
    return any(item.get("/Subtype") in ("/Image", "/Form") for item in shown)


def _metadata(reader: Any) -> dict[str, str]:
    """Give title and subject as the properties tell them; who made the file and when is not what it reports."""
    properties = reader.metadata
    if properties is None:
        return {}
    told = {"title": properties.title, "subject": properties.subject}
    return told_properties({key: value for key, value in told.items() if isinstance(value, str)})
