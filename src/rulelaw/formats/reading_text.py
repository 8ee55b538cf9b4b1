"""Plain text, as it is."""

from __future__ import annotations

from rulelaw.formats.decoding import decode
from rulelaw.formats.limits import Limits
from rulelaw.formats.refusing import refuse
from rulelaw.text.sources import Source

__all__ = ["read_text"]


def read_text(data: bytes, name: str | None, limits: Limits) -> Source:
    """Read a plain text: nothing of it is altered, line ends included.

    :param data: the whole file.
    :param name: what to call it in messages.
    :param limits: what it may cost.
    :raises ReadError: it is in no known encoding, or longer than the limit.

    >>> read_text("规范性文件3件".encode(), None, Limits()).text
    '规范性文件3件'
    """
    text = decode(data, name)
    if len(text) > limits.characters:
        raise refuse(
            name, f"more than {limits.characters:,} characters; no report has: raise Limits.characters"
        )
    return Source(text, name)
