"""Read a report from where it lies: a path, bytes, an open file or a text at hand."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from rulelaw.document.segmenting import segment
from rulelaw.errors import ReadError
from rulelaw.formats.decoding import decode
from rulelaw.report.reading import read_document
from rulelaw.report.types import Report
from rulelaw.text.sources import Source

__all__ = ["LIMIT_BYTES", "read"]

LIMIT_BYTES: Final = 64 * 1024 * 1024
"""The largest file read unless the caller says otherwise: 64 MiB. A yearly report has about 30 KiB."""

_BYTES_NAME = "<bytes>"
_LONGEST_NAME = 120


class _Readable(Protocol):
    """A file of any mode: what it gives is not known before it is read."""

    def read(self, size: int, /) -> object: ...


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO | Source, *, limit_bytes: int = LIMIT_BYTES
) -> Report:
    """Read a report from a plain text file in UTF-8, UTF-16 (with a byte-order mark) or GB18030.

    A byte-order mark is no part of the text; everything else of it stays as it is, line ends included. An empty file
    is an empty report, and the checks will say so.

    :param source: a path, the bytes of a file, a file opened in binary mode, or a :class:`~rulelaw.Source`. For a text
        at hand use :func:`rulelaw.parse`.
    :param limit_bytes: a larger file is refused before it fills the memory.
    :raises ReadError: there is no such file, it cannot be opened, it is too large, binary, damaged or in no known
        encoding, or of a format that is not read; the message names the file and says what to do.
    :raises TypeError: ``source`` is none of these.

    >>> report = read("云岭县司法局2023年法治政府建设年度报告".encode("gb18030"))
    >>> report.masthead.year
    2023
    """
    if isinstance(source, Source):
        return read_document(segment(source))
    if isinstance(source, (bytes, bytearray, memoryview)):
        name, data = None, bytes(source)
        if len(data) > limit_bytes:
            raise _too_large(_BYTES_NAME, limit_bytes)
    elif isinstance(source, (str, os.PathLike)):
        name, data = _read_path(source, limit_bytes)
    elif callable(getattr(source, "read", None)):
        name, data = _read_file(source, limit_bytes)
    else:
        raise TypeError(
            f"read takes a path, bytes, a binary file or a Source, not {type(source).__name__}; a str is a path,"
            " and rulelaw.parse takes the text of a report"
        )
    return read_document(segment(Source(decode(data, name or _BYTES_NAME), name)))


def _read_path(path: str | os.PathLike[str], limit: int) -> tuple[str, bytes]:
    name = os.fsdecode(path)
    shown = name if len(name) <= _LONGEST_NAME and "\n" not in name else f"{name[:20]!r}…"
    try:
        with Path(name).open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                raise _too_large(shown, limit)
            return name, _read_all(file, shown, limit)
    except FileNotFoundError as error:
        raise ReadError(f"{shown}: no such file; check the path, or use rulelaw.parse for a text") from error
    except IsADirectoryError as error:
        raise ReadError(f"{shown}: a folder; give the path of a file") from error
    except PermissionError as error:
        # Where a folder cannot be opened at all, as on Windows, this is what the system says.
        reason = "a folder; give the path of a file" if Path(name).is_dir() else "not permitted to read it"
        raise ReadError(f"{shown}: {reason}") from error
    except (OSError, ValueError) as error:  # too long a name, a NUL in it, a failing disk
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(f"{shown}: cannot be read ({reason}); use rulelaw.parse for a text") from error


def _read_file(file: BinaryIO, limit: int) -> tuple[str | None, bytes]:
    given = getattr(file, "name", None)  # a number where the file was opened by its descriptor
    name = given if isinstance(given, str) else None
    try:
        return name, _read_all(file, name or "<file>", limit)
    except (OSError, ValueError) as error:  # closed, or not open for reading
        raise ReadError(f"{name or '<file>'}: cannot be read ({error})") from error


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


def _too_large(name: str, limit: int) -> ReadError:
    return ReadError(f"{name}: larger than {limit:,} bytes; no report is: raise limit_bytes if this one is")
