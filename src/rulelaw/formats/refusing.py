"""How a file that is not read is named in the message."""

from __future__ import annotations

from typing import Final

from rulelaw.errors import ReadError

__all__ = ["UNNAMED", "refuse"]

UNNAMED: Final = "<bytes>"
"""What a file without a name is called."""

_LONGEST = 120


def refuse(name: str | None, reason: str) -> ReadError:
    """Make the error for a file that is not read.

    :param name: the file's name as the caller gave it; a long one, or one with line ends, is shortened.
    :param reason: what is wrong and what to do about it.

    >>> str(refuse(None, "binary data"))
    '<bytes>: binary data'
    """
    name = UNNAMED if name is None else name
    shown = name if len(name) <= _LONGEST and "\n" not in name else f"{name[:20]!r}…"
    return ReadError(f"{shown}: {reason}")
