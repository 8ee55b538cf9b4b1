"""Web archives (RFC 2557): a page and all that belongs to it in one file; the page alone is read."""

from __future__ import annotations

import binascii
import re
from typing import Final

from rulelaw.formats.decoding import decode_page
from rulelaw.formats.limits import Limits
from rulelaw.formats.reading_html import read_page
from rulelaw.formats.refusing import refuse
from rulelaw.text.sources import Source

__all__ = ["read_archived_page"]

# The head of a file or of a part ends with an empty line; no head is longer.
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD: Final = 1 << 16
# A line of a head goes on in the next where that begins with a space.
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_BOUNDARY = re.compile(
    rb"^Content-Type:[^\r\n]*\bboundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;]{1,200}))",
    re.IGNORECASE | re.MULTILINE,
)
_IS_PAGE = re.compile(
    rb"^Content-Type:\s*(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE | re.MULTILINE
)
_CHARSET = re.compile(
    rb"^Content-Type:[^\r\n]*\bcharset\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE | re.MULTILINE
)
_ENCODED = re.compile(rb"^Content-Transfer-Encoding:\s*([\w-]{1,30})", re.IGNORECASE | re.MULTILINE)


def read_archived_page(data: bytes, name: str | None, limits: Limits) -> Source:
    """Read the article of a web archive, as browsers save it (.mht, .mhtml).

    The first page in it is read, as :func:`~rulelaw.formats.reading_html.read_html` reads one; images, styles, frames
    and whatever else is in it are passed over.

    :param data: the whole file.
    :param name: what to call it in messages.
    :param limits: what it may cost.
    :raises ReadError: there is no page in it, it is damaged, or beyond the limits.

    >>> head = "MIME-Version: 1.0\\nContent-Type: multipart/related; boundary=x\\n\\n"
    >>> archive = (
    ...     head
    ...     + "--x\\nContent-Type: text/html\\n\\n<html><p>全年制定行政规范性文件3件。</p></html>\\n--x--"
    ... )
    >>> read_archived_page(archive.encode(), None, Limits()).text
    '全年制定行政规范性文件3件。'
    """
    head, start = _head(data, 0, len(data))
    boundary = _BOUNDARY.search(head)
    if _IS_PAGE.search(head):
        return _read_part(head, data[start:], name, limits)
    if boundary is None:
        raise refuse(name, "a web archive without a boundary between its parts; save the page as HTML")
    mark = b"--" + (boundary[1] or boundary[2])
    place = data.find(mark, start)
    while place >= 0:
        following = data.find(mark, place + len(mark))
        end = following if following >= 0 else len(data)
        part, begins = _head(data, place + len(mark), end)
        if _IS_PAGE.search(part):
            return _read_part(part, data[begins:end], name, limits)
        place = following
    raise refuse(name, "a web archive without a page; save the page as HTML")


def _head(data: bytes, start: int, limit: int) -> tuple[bytes, int]:
    """Give the head between ``start`` and ``limit``, its folded lines made one, and where what it is of begins."""
    end = _HEAD_END.search(data, start, min(limit, start + _LONGEST_HEAD))
    if end is None:
        return b"", limit
    return _FOLDED.sub(b" ", data[start : end.start()]), end.end()


def _read_part(head: bytes, body: bytes, name: str | None, limits: Limits) -> Source:
    encoded = _ENCODED.search(head)
    match encoded[1].lower() if encoded else b"8bit":
        case b"quoted-printable":
            body = binascii.a2b_qp(body)
        case b"base64":
            try:
                body = binascii.a2b_base64(body)
            except binascii.Error as error:
                raise refuse(name, f"a web archive that is damaged: {error}; save the page anew") from error
        case _:
            pass  # 7bit, 8bit, binary: as it stands
    charset = _CHARSET.search(head)
    declared = None if charset is None else charset[1].decode("ascii")
    return read_page(decode_page(body, name, declared), name, limits)
