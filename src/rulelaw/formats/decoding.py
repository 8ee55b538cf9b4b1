"""From bytes to text: a byte-order mark, else UTF-8, else GB18030; strictly, so that no character is ever made up."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from rulelaw.errors import ReadError

__all__ = ["decode"]

_ENCODINGS = "UTF-8, UTF-16 (with a byte-order mark) or GB18030"
# What another kind of file begins with, what it is, and what to do with it.
_MAGIC: Final = (
    (b"PK\x03\x04", "a Word (.docx), WPS, Excel or other zipped file"),
    (b"%PDF-", "a PDF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word (.doc) or WPS file of the older kind"),
    (b"{\\rtf", "an RTF file"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_PAGE_START = 4096
# Three bytes of UTF-8 that stand for one character of Chinese prose.
_UTF8_WIDE = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}")
_HIGH = re.compile(rb"[\x80-\xff]")
_WINDOW = 1 << 15
_MOSTLY = 0.8
# White space, and what old tools leave at the end of a file (Ctrl-Z).
_HARMLESS = frozenset("\t\n\x0b\x0c\r\x1a\x85")
_SAMPLE = 1 << 16
_TOO_MANY = 0.05


def decode(data: bytes, name: str) -> str:
    """Decode a text file.

    A byte-order mark decides (it is no part of the text); without one the bytes are UTF-8 if they are valid UTF-8,
    else GB18030 if they are valid GB18030. Line ends and all else stay as they are.

    :param data: the whole file.
    :param name: what to call it in messages.
    :raises ReadError: the bytes are in none of these encodings, or are no text at all; the message says what to do.

    >>> decode("规范性文件3件".encode("gb18030"), "report.txt")
    '规范性文件3件'
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: {kind}; this version reads plain text: save it as text (.txt) first")
    text = _text(data, name)
    if "\0" in text:
        raise ReadError(f"{name}: binary data, not a text in {_ENCODINGS}")
    if _HTML.match(text[:_PAGE_START]):
        raise ReadError(
            f"{name}: an HTML page; this version reads plain text: save the page's text (.txt) first"
        )
    sample = text[:_SAMPLE]
    strange = sum(1 for c in sample if c not in _HARMLESS and unicodedata.category(c) in ("Cc", "Cn", "Co"))
    if strange > len(sample) * _TOO_MANY:
        raise ReadError(f"{name}: binary data, not a text in {_ENCODINGS}")
    return text


def _text(data: bytes, name: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ReadError(
                f"{name}: begins as UTF-16, but byte {error.start} does not fit: the file is damaged"
            ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A byte-order mark of three bytes is not counted by the codec.
        place = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        if data.startswith(codecs.BOM_UTF8) or _is_damaged_utf8(data, place):
            raise ReadError(
                f"{name}: in UTF-8, but byte {place} does not fit: the file is damaged or cut off;"
                " get it anew or save it again as UTF-8"
            ) from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ReadError(f"{name}: binary data, not a text in {_ENCODINGS}") from error
        raise ReadError(
            f"{name}: in none of the known encodings ({_ENCODINGS}): save it again as UTF-8"
        ) from error


def _is_damaged_utf8(data: bytes, place: int) -> bool:
    """Tell UTF-8 with a broken byte from GB18030, as which it might pass with every character wrong.

    Around the first byte that does not fit, nearly all bytes beyond ASCII of a UTF-8 text stand in threes of one
    shape; those of a GB18030 text do so by chance alone.
    """
    window = data[max(0, place - _WINDOW) : place + _WINDOW]
    high = len(_HIGH.findall(window))
    # Two characters at least: a handful of bytes proves nothing.
    fitting = 3 * len(_UTF8_WIDE.findall(window))
    return fitting >= 6 and fitting > high * _MOSTLY
