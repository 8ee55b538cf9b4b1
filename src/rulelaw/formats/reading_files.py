"""Read a report from where it lies: a path, bytes, an open file or a text at hand."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from rulelaw.errors import ReadError
from rulelaw.formats.limits import Limits
from rulelaw.formats.reading_archived_pages import read_archived_page
from rulelaw.formats.reading_docx import read_docx
from rulelaw.formats.reading_html import read_html
from rulelaw.formats.reading_markdown import read_markdown
from rulelaw.formats.reading_pdf import read_pdf
from rulelaw.formats.reading_text import read_text
from rulelaw.formats.refusing import refuse
from rulelaw.formats.sniffing import Format, sniff
from rulelaw.report.reading import read_report
from rulelaw.report.types import Report
from rulelaw.text.sources import Source

__all__ = ["read", "read_source"]

_Reader = Callable[[bytes, str | None, Limits], Source]

_READERS: Final[Mapping[Format, _Reader]] = {
    Format.TEXT: read_text,
    Format.HTML: read_html,
    Format.DOCX: read_docx,
    Format.PDF: read_pdf,
    Format.MARKDOWN: read_markdown,
    Format.ARCHIVED_PAGE: read_archived_page,
}
# What the other kinds of file are, and what to do with them.
_UNREAD: Final[Mapping[Format, str]] = {
    Format.DOC: "a Word (.doc), WPS or Excel file of the older kind, or one with a password;"
    " save it as .docx without one, or as text (.txt)",
    Format.RTF: "an RTF file; save it as .docx or as text (.txt) first",
    Format.OFD: "an OFD file; save it as PDF first",
    Format.SHEET: "a workbook or slides; save its text (.txt) first",
    Format.ZIP: "a packed file; unpack it first",
    Format.XML: "an XML file that is no web page; save its text (.txt) first",
    Format.IMAGE: "an image; recognize its text first, and save it as text (.txt)",
}
_DEFAULT: Final = Limits()


class _Readable(Protocol):
    """A file of any mode: what it gives is not known before it is read."""

    def read(self, size: int, /) -> object: ...


def read(source: str | os.PathLike[str] | bytes | BinaryIO | Source, *, limits: Limits = _DEFAULT) -> Report:
    """Read a report from a file: plain text, a web page, a Word document, PDF or Markdown.

    What kind of file it is, its content tells, not its name. Of plain text nothing is altered; a byte-order mark is no
    part of it. What is read of the other kinds is in ``report.source``: its text, where each stretch of it stands in
    the file, and what the file says of itself beside it. An empty file is an empty report, and the checks will say so.

    :param source: a path, the bytes of a file, a file opened in binary mode, or a :class:`~rulelaw.Source`. For a text
        at hand use :func:`rulelaw.parse`.
    :param limits: what the file may cost; a larger one is refused before it fills the memory.
    :raises ReadError: there is no such file, it cannot be opened, it is beyond the limits, binary, damaged or in no
        known encoding, or of a format that is not read; the message names the file and says what to do.
    :raises TypeError: ``source`` is none of these.

    >>> report = read("云岭县司法局2023年法治政府建设年度报告".encode("gb18030"))
    >>> report.masthead.year
    2023
    """
    return read_report(read_source(source, limits))


def read_source(source: str | os.PathLike[str] | bytes | BinaryIO | Source, limits: Limits) -> Source:
    """Read the text of a file, whatever its format, without reading the report in it.

    :param source: as for :func:`read`; a :class:`~rulelaw.Source` is given back.
    :param limits: what the file may cost.
    :raises ReadError: as :func:`read` does.
    :raises TypeError: ``source`` is none of these.

    >>> read_source("规范性文件3件".encode("gb18030"), Limits()).text
    '规范性文件3件'
    """
    if isinstance(source, Source):
        return source
    limit = limits.file_bytes
    if isinstance(source, (bytes, bytearray, memoryview)):
        name, data = None, bytes(source)
        if len(data) > limit:
            raise _too_large(None, limit)
    elif isinstance(source, (str, os.PathLike)):
        name, data = _read_path(source, limit)
    elif callable(getattr(source, "read", None)):
        name, data = _read_file(source, limit)
    else:
        raise TypeError(
            f"read takes a path, bytes, a binary file or a Source, not {type(source).__name__}; a str is a path,"
            " and rulelaw.parse takes the text of a report"
        )
    kind = sniff(data)
    reader = _READERS.get(kind)
    if reader is None:
        raise refuse(name, _UNREAD[kind])
    return reader(data, name, limits)


def _read_path(path: str | os.PathLike[str], limit: int) -> tuple[str, bytes]:
    name = os.fsdecode(path)
    try:
        with Path(name).open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                raise _too_large(name, limit)
            return name, _read_all(file, name, limit)
    except FileNotFoundError as error:
        raise refuse(name, "no such file; check the path, or use rulelaw.parse for a text") from error
    except IsADirectoryError as error:
        raise refuse(name, "a folder; give the path of a file") from error
    except PermissionError as error:
        # Where a folder cannot be opened at all, as on Windows, this is what the system says.
        reason = "a folder; give the path of a file" if Path(name).is_dir() else "not permitted to read it"
        raise refuse(name, reason) from error
    except (OSError, ValueError) as error:  # too long a name, a NUL in it, a failing disk
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise refuse(name, f"cannot be read ({reason}); use rulelaw.parse for a text") from error


def _read_file(file: BinaryIO, limit: int) -> tuple[str | None, bytes]:
    given = getattr(file, "name", None)  # a number where the file was opened by its descriptor
    name = given if isinstance(given, str) else None
    try:
        return name, _read_all(file, name or "<file>", limit)
    except (OSError, ValueError) as error:  # closed, or not open for reading
        raise refuse(name or "<file>", f"cannot be read ({error})") from error


def _read_all(file: _Readable, name: str, limit: int) -> bytes:
    """Read to the end, or just beyond the limit: an unbuffered file may give less than it was asked for."""
    chunks: list[bytes] = []
    size = 0
    while size <= limit:
        chunk = file.read(limit + 1 - size)
        if not chunk and not isinstance(chunk, str):
            return b"".join(chunks)
        if not isinstance(chunk, bytes):
            raise TypeError(
                f"{name}: a file that gives {type(chunk).__name__}, not bytes; open it in binary mode ('rb')"
            )
        chunks.append(chunk)
        size += len(chunk)
    raise _too_large(name, limit)


def _too_large(name: str | None, limit: int) -> ReadError:
    return refuse(name, f"larger than {limit:,} bytes; no report is: raise Limits.file_bytes if this one is")
