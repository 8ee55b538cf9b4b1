"""Which files are meant: those named, and the reports in the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rulelaw.errors import ReadError

__all__ = ["ENDINGS", "STDIN", "Listed", "list_files"]

ENDINGS: Final = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".docx", ".pdf",
    ".doc", ".wps", ".rtf", ".ofd",
)  # fmt: skip
"""How the names of reports in a folder end; a file that is named itself may have any name.

Those of the second line are not read, and reading them says what to do: they may be reports all the same.
"""

_PAGES: Final = (".html", ".htm", ".xhtml", ".shtml")
# Where browsers put what belongs to a page that they save, beside it.
_BESIDE: Final = ("_files", ".files", "_file")
# What Word leaves beside a document that is open.
_LOCK: Final = "~$"

STDIN: Final = "-"
"""The name that stands for standard input."""

Listed = tuple[str, ReadError | None]
"""The path of a file to read; or of what cannot be read, with the reason."""


def list_files(paths: Iterable[str]) -> Iterator[Listed]:
    """List the files that are meant, in the order of the paths; those of a folder by name, folders within it too.

    In folders, hidden files and folders, whatever is no plain file, and the folders that browsers put beside a page
    that they save are passed over, and a folder that links lead to several times is entered once.

    :param paths: files, folders, and ``-``; a file is not looked at, so that reading it says what is wrong with it.
    :returns: the files; a folder that cannot be read, that has no report in it, or a link in it that leads nowhere
        comes with the error.
    """
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            yield path, None
        else:
            nothing = True
            for listed in _walk(path):
                nothing = False
                yield listed
            if nothing:
                yield (
                    path,
                    ReadError(
                        f"{path}: no report in this folder: no text, page, Word document, PDF or Markdown by its name"
                    ),
                )


def _walk(folder: str) -> Iterator[Listed]:
    entered: set[str] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path == folder or Path(path).is_dir():
                real = os.path.realpath(path)
                if real not in entered:
                    entered.add(real)
                    waiting += reversed(_inside(path))
            elif not path.lower().endswith(ENDINGS):
                continue
            elif Path(path).is_file():
                yield path, None
            elif Path(path).is_symlink() and not Path(path).exists():
                yield path, ReadError(f"{path}: a link that leads nowhere")
        except OSError as error:
            yield path, ReadError(f"{path}: cannot be read ({error.strerror or error})")


def _inside(folder: str) -> list[str]:
    """List what is in a folder and not hidden, by name, without what belongs to a page that was saved."""
    names = sorted(os.listdir(folder))  # noqa: PTH208 - paths stay as they are given
    pages = {name[: -len(ending)] for name in names for ending in _PAGES if name.lower().endswith(ending)}
    return [
        os.path.join(folder, name)  # noqa: PTH118
        for name in names
        if not name.startswith((".", _LOCK))
        and not any(name.endswith(beside) and name[: -len(beside)] in pages for beside in _BESIDE)
    ]
