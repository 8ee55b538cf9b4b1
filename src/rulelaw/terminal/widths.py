"""Text in columns: how wide characters are on a terminal, and texts made safe to show on one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from attrs import frozen

from rulelaw.labels import Lang

__all__ = ["Look", "clip", "pad", "printable", "table", "width_of"]

_ELLIPSIS = "..."
# Controls, format characters, surrogates, separators of lines, private use, unassigned: shown by number, so that a
# report can neither steer the terminal nor hide a character in a figure.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})
_NO_WIDTH = frozenset({"Mn", "Me"})
_GAP = "  "


@frozen
class Look:
    """How a text is to look.

    :ivar lang: the language of labels and messages.
    :ivar width: how many columns there are.
    :ivar colour: whether to colour it.
    """

    lang: Lang = "zh"
    width: int = 100
    colour: bool = False

    def paint(self, text: str, colour: str) -> str:
        """Colour ``text`` (an ANSI code such as ``"31"``) where colours are asked for."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour and text else text


def printable(text: str) -> str:
    r"""Make ``text`` safe for one line of a terminal: white space becomes blanks, the unseen is told by number.

    >>> print(printable("1\u200b2\t件\x1b"))
    1\u200b2 件\x1b
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in "\t\n\r\v\f" or unicodedata.category(character) == "Zs":
        return "\u3000" if character == "\u3000" else " "
    if unicodedata.category(character) in _UNSHOWN:
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return character


def width_of(text: str) -> int:
    """Count the columns of ``text``: two for wide and full-width characters, none for combining ones.

    >>> width_of("3件"), width_of("（１）"), width_of("e\u0301")
    (3, 6, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in _NO_WIDTH else 1


def clip(text: str, width: int) -> str:
    """Cut ``text`` to at most ``width`` columns, with ``...`` at the end where something is cut off.

    >>> clip("规范性文件", 8), clip("规范性文件", 10)
    ('规范...', '规范性文件')
    """
    if len(text) <= width // 2 or width_of(text) <= width:
        return text
    kept: list[str] = []
    room = width - len(_ELLIPSIS)
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + _ELLIPSIS[:width]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill ``text`` up to ``width`` columns with blanks behind it, or before it to stand at the right.

    >>> pad("件", 4) + "|", pad("件", 4, right=True) + "|"
    ('件  |', '  件|')
    """
    blanks = " " * (width - width_of(text))
    return blanks + text if right else text + blanks


def table(
    rows: Iterable[Sequence[str]], *, heads: Sequence[str], widest: Sequence[int], right: Iterable[int] = ()
) -> list[str]:
    """Set rows in columns under their heads.

    :param rows: the rows, each with a cell for every head.
    :param heads: the heads of the columns.
    :param widest: how wide each column may become; what is longer is cut.
    :param right: the columns that stand at the right, by number from 0.

    >>> table([["甲", "1"], ["乙丙", "20"]], heads=["名", "数"], widest=[8, 4], right=[1])
    ['名    数', '----  --', '甲     1', '乙丙  20']
    """
    cells = [
        [clip(printable(cell), most) for cell, most in zip(row, widest, strict=True)]
        for row in (heads, *rows)
    ]
    widths = [max(map(width_of, column)) for column in zip(*cells, strict=True)]
    at_right = set(right)
    lines = [
        _GAP.join(
            pad(cell, width, right=i in at_right)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    ]
    lines.insert(1, _GAP.join("-" * width for width in widths))
    return [line.rstrip() for line in lines]
