"""What kind of file it is, told by what is in it; its name is not looked at."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from typing import Final

__all__ = ["Format", "sniff"]


class Format(StrEnum):
    """A kind of file: the first six are read, the others are known and refused with advice."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "markdown"
    ARCHIVED_PAGE = "archived_page"
    """A page saved with all that belongs to it in one file (.mht, .mhtml)."""
    DOC = "doc"
    """Word, WPS or Excel of the older kind (an OLE compound file)."""
    RTF = "rtf"
    OFD = "ofd"
    """The fixed-layout format of Chinese offices (GB/T 33190)."""
    SHEET = "sheet"
    """A workbook or slides in a zipped format."""
    ZIP = "zip"
    """Any other zipped or packed file."""
    XML = "xml"
    """XML that is no page."""
    IMAGE = "image"


_MAGIC: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.DOC),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF87a", Format.IMAGE),
    (b"GIF89a", Format.IMAGE),
    (b"II*\0", Format.IMAGE),
    (b"MM\0*", Format.IMAGE),
    (b"Rar!\x1a\x07", Format.ZIP),
    (b"7z\xbc\xaf\x27\x1c", Format.ZIP),
    (b"\x1f\x8b\x08", Format.ZIP),
)
# What the standard of PDF allows to stand before the mark.
_PDF_START = 1024
_ZIP_END = b"PK\x05\x06"
_ZIP_END_LENGTH = 22
# The record at the end of a zipped file may be followed by a comment of this length at most.
_ZIP_COMMENT = 65_535

_START = 1 << 16
_NEAR = 4096
_PAGE = re.compile(rb"^[ \t]*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.MULTILINE)
_XML_PAGE = re.compile(rb"\?>\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
# A part of a page saved by itself: its first tag is one that holds text.
_FIRST_TAG = re.compile(
    rb"\s*<(?:!--|!doctype\b|(?:meta|title|link|style|script|base|div|p|span|table|tbody|tr|td|section|article|main|"
    rb"header|footer|nav|form|center|font|h[1-6]|ul|ol|dl|a|img|strong|b|br|hr|iframe|input|ucapcontent)[\s/>])",
    re.IGNORECASE,
)
_CLOSING_TAG = re.compile(rb"</(?:p|div|td|tr|table|span|li|ul|a|h[1-6]|strong|font)\s*>", re.IGNORECASE)
_MANY_TAGS = 5
_ARCHIVED = re.compile(rb"\s*(?:From:|MIME-Version:|Subject:|Content-Type:\s*multipart/)", re.IGNORECASE)
_PART = re.compile(rb"^Content-Type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
_HEADING = re.compile(rb"^#{1,6}[ \t]+[^\s#]", re.MULTILINE)
_RULE_ROW = re.compile(rb"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]*$", re.MULTILINE)


def sniff(data: bytes) -> Format:
    """Tell what kind of file it is.

    Looks at the beginning of the file, and of a zipped one at the list of its parts; never at a name. What shows no
    mark of any other kind is text; whether it is text in a known encoding, the decoder says.

    :param data: the whole file.

    >>> sniff("云岭县司法局2023年法治政府建设年度报告".encode()), sniff(b"<!DOCTYPE html><html>")
    (<Format.TEXT: 'text'>, <Format.HTML: 'html'>)
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if b"%PDF-" in data[:_PDF_START]:
        return Format.PDF
    return _written(_as_ascii(data[:_START]))


def _zipped(data: bytes) -> Format:
    """Tell by the names of the parts, which a zipped file lists at its end, in clear."""
    names = data[:_START]
    end = data.rfind(_ZIP_END, max(0, len(data) - _ZIP_END_LENGTH - _ZIP_COMMENT))
    if 0 <= end <= len(data) - _ZIP_END_LENGTH:
        size = int.from_bytes(data[end + 12 : end + 16], "little")
        names = data[max(0, end - size) : end]
    if b"word/" in names:
        return Format.DOCX
    if b"OFD.xml" in names:
        return Format.OFD
    if b"xl/" in names or b"ppt/" in names or b"content.xml" in names:
        return Format.SHEET
    return Format.ZIP


def _as_ascii(start: bytes) -> bytes:
    """Make the ASCII of the text stand as such, whatever its encoding."""
    if start.startswith(codecs.BOM_UTF8):
        return start[len(codecs.BOM_UTF8) :]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or start[:2] in (b"<\0", b"\0<"):
        return start.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE).replace(b"\0", b"")
    return start


def _written(start: bytes) -> Format:
    if start.lstrip()[:5].lower() == b"<?xml":
        is_page = _PAGE.search(start, 0, _NEAR) or _XML_PAGE.search(start, 0, _NEAR)
        return Format.HTML if is_page else Format.XML
    if _ARCHIVED.match(start) and _PART.search(start):
        return Format.ARCHIVED_PAGE
    if _PAGE.search(start, 0, _NEAR) or _FIRST_TAG.match(start):
        return Format.HTML
    if len(_CLOSING_TAG.findall(start)) >= _MANY_TAGS:
        return Format.HTML
    if _HEADING.search(start) or _RULE_ROW.search(start):
        return Format.MARKDOWN
    return Format.TEXT
