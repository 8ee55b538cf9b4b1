"""Numbering marks at the start of a line: 一、 （一） 1. (1) 第一部分 ① and 一是."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["ITEM", "Mark", "mark_at"]

_HAN_DIGITS, _DIGITS, _CIRCLES = "一二三四五六七八九十", "0123456789", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = f"([{_HAN_DIGITS}]{{1,3}})"
# The shapes in order of precedence: kind, depth, the characters that a mark of it begins with, and its pattern, which
# has the number for its one group.
_SHAPES = (
    ("part", 1, "第", rf"第{_HAN}(?:部分|章)[、:,. ]*"),
    ("one", 1, _HAN_DIGITS, rf"{_HAN}(?: ?、|[.](?!\d)|,(?=[^,]{{4}})) *"),
    ("two", 2, "(", rf"\({_HAN}\)[、,.]? *"),
    # 1.1 and a space before words: 12.4宪法日 is a day, 1.5 万件 a figure
    (
        "dotted",
        2,
        _DIGITS,
        r"\d{1,2}[.](\d{1,2})(?![.\d]) +(?=[“\"《一-龥])(?![万亿元个倍公平小学米吨亩折分月年人件次场])",
    ),
    ("three", 3, _DIGITS, r"(\d{1,2})(?:[、]|[.](?!\d)|[.](?=(?:19|20)\d\d ?年)) *"),
    ("four", 4, "(", r"\((\d{1,2})\)[、,.]? *"),
    ("four", 4, _DIGITS, r"(\d{1,2})\) *"),
    ("circle", 5, _CIRCLES, rf"([{_CIRCLES}]) *"),
)
# The shapes by the character that a mark begins with: most lines begin with none of them.
_BY_FIRST = {
    first: [(kind, depth, re.compile(pattern)) for kind, depth, firsts, pattern in _SHAPES if first in firsts]
    for first in f"第({_HAN_DIGITS}{_DIGITS}{_CIRCLES}"
}
#: An enumerated clause: 一是, 其一, 第一, — a list item wherever it stands in a paragraph.
ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|其[一二三四五六七八九]|第[一二三四五六七八九十][,、])"
)

_ONES = "一二三四五六七八九"
_HAN_NUMBERS = {
    **{one: value for value, one in enumerate(_ONES, 1)},
    **{
        f"{ten}十{one}": 10 * factor + value
        for factor, ten in enumerate(("", *_ONES[1:]), 1)
        for value, one in enumerate(("", *_ONES))
    },
    **{circle: value for value, circle in enumerate(_CIRCLES, 1)},
}


class Mark(NamedTuple):
    """A numbering mark.

    :ivar kind: its shape: ``part`` 第一部分, ``one`` 一、, ``two`` (一), ``dotted`` 1.1, ``three`` 1., ``four`` (1),
        ``circle`` ①.
    :ivar depth: how deep the shape usually stands, from 1.
    :ivar number: its value.
    :ivar end: where it ends in the text.
    """

    kind: str
    depth: int
    number: int
    end: int


def mark_at(text: str, position: int = 0) -> Mark | None:
    """Find the numbering mark that begins at ``position`` of a folded text, or ``None``.

    >>> mark_at("(二)加强监督")
    Mark(kind='two', depth=2, number=2, end=3)
    >>> mark_at("一是加强监督") is None
    True
    """
    first = text[position] if position < len(text) else ""
    for kind, depth, pattern in _BY_FIRST.get(first, ()):
        match = pattern.match(text, position)
        if match:
            digits = match[1]
            number = int(digits) if digits.isdecimal() else _HAN_NUMBERS.get(digits)
            # 一三、 is no number of a heading
            return None if number is None else Mark(kind, depth, number, match.end())
    return None
