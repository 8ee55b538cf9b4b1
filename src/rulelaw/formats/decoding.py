"""From bytes to text: a byte-order mark, else UTF-8, else GB18030; strictly, so that no character is ever made up."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from rulelaw.formats.refusing import refuse

__all__ = ["decode", "decode_page"]

_ENCODINGS = "UTF-8, UTF-16 (with a byte-order mark) or GB18030"
# Three bytes of UTF-8 that stand for one character of Chinese prose.
_UTF8_WIDE = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}")
_HIGH = re.compile(rb"[\x80-\xff]")
_WINDOW = 1 << 15
_MOSTLY = 0.8
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# White space, and what old tools leave at the end of a file (Ctrl-Z).
_HARMLESS = frozenset("\t\n\x0b\x0c\r\x1a\x85")
# White space that is not printable, as str.isprintable has it, and stands in most texts.
_USUAL = ("\n", "\r", "\t", "\u3000", "\xa0")
_SAMPLE = 1 << 16
_TOO_MANY = 0.05


# How a page tells its encoding, and what it is called here; all that is Chinese and no subset of another is listed.
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 1 << 14
_CHARSETS: Final = {
    **dict.fromkeys(
        ("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030", "chinese", "euc-cn"), "gb18030"
    ),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
}


def decode(data: bytes, name: str | None) -> str:
    """Decode a text file.

    A byte-order mark decides (it is no part of the text); without one the bytes are UTF-8 if they are valid UTF-8,
    else GB18030 if they are valid GB18030. Line ends and all else stay as they are.

    :param data: the whole file.
    :param name: what to call it in messages.
    :raises ReadError: the bytes are in none of these encodings, or are no text at all; the message says what to do.

    >>> decode("规范性文件3件".encode("gb18030"), "report.txt")
    '规范性文件3件'
    """
    return _checked(_text(data, name), name)


def decode_page(data: bytes, name: str | None, declared: str | None = None) -> str:
    """Decode a web page: as :func:`decode` does, with what the page says of its encoding as a hint.

    A byte-order mark decides. Without one, an encoding that the page declares is tried strictly, but not where the
    bytes are plainly UTF-8: browsers that save a page anew leave a wrong declaration in it.

    :param data: the whole file.
    :param name: what to call it in messages.
    :param declared: the encoding that is declared outside of the page; else the page's own declaration counts.
    :raises ReadError: the bytes are in none of these encodings, or are no text at all.

    >>> page = '<html><meta charset="big5"><p>行政復議</p>'
    >>> decode_page(page.encode("big5"), None) == page
    True
    """
    if data[:2] in (b"<\0", b"\0<"):
        try:
            return _checked(data.decode("utf-16-le" if data[:1] == b"<" else "utf-16-be"), name)
        except UnicodeDecodeError as error:
            raise refuse(
                name, f"begins as UTF-16, but byte {error.start} does not fit: the file is damaged"
            ) from error
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if declared is None and found:
        declared = found[1].decode("ascii", "ignore")
    charset = None if declared is None else _CHARSETS.get(declared.strip().lower())
    if charset is not None and not data.startswith(_MARKS) and not _is_utf8(data):
        try:
            return _checked(data.decode(charset), name)
        except UnicodeDecodeError:
            pass  # a wrong declaration: the bytes decide
    return _checked(_text(data, name), name)


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are valid UTF-8 that hardly any text in another encoding would be by chance."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    high = len(_HIGH.findall(data))
    fitting = 3 * len(_UTF8_WIDE.findall(data))
    return fitting >= 6 and fitting > high * _MOSTLY


def _checked(text: str, name: str | None) -> str:
    if "\0" in text:
        raise refuse(name, f"binary data, not a text in {_ENCODINGS}")
    sample = text[:_SAMPLE]
    plain = sample
    for usual in _USUAL:
        plain = plain.replace(usual, "")
    if not plain.isprintable():  # a text nearly always is; looking at each character takes far longer
        strange = sum(
            1 for c in plain if c not in _HARMLESS and unicodedata.category(c) in ("Cc", "Cn", "Co")
        )
        if strange > len(sample) * _TOO_MANY:
            raise refuse(name, f"binary data, not a text in {_ENCODINGS}")
    return text


def _text(data: bytes, name: str | None) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise refuse(
                name, f"begins as UTF-16, but byte {error.start} does not fit: the file is damaged"
            ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A byte-order mark of three bytes is not counted by the codec.
        place = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        if data.startswith(codecs.BOM_UTF8) or _is_damaged_utf8(data, place):
            raise refuse(
                name,
                f"in UTF-8, but byte {place} does not fit: the file is damaged or cut off;"
                " get it anew or save it again as UTF-8",
            ) from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise refuse(name, f"binary data, not a text in {_ENCODINGS}") from error
        raise refuse(
            name, f"in none of the known encodings ({_ENCODINGS}): save it again as UTF-8"
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
