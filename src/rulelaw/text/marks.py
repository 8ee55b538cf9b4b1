"""Numbering marks at the start of a line: 一、 （一） 1. (1) 第一部分 ① and 一是."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["ITEM", "Mark", "mark_at"]

_HAN = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?P<part>第(?P<n0>{_HAN})(?:部分|章)[、:,. ]*)"
    rf"|(?P<one>(?P<n1>{_HAN})(?: ?、|[.](?!\d)|,(?=[^,]{{4}})) *)"
    rf"|(?P<two>\((?P<n2>{_HAN})\)[、,.]? *)"
    # 1.1 and a space before words: 12.4宪法日 is a day, 1.5 万件 a figure
    r"|(?P<dotted>\d{1,2}[.](?P<n7>\d{1,2})(?![.\d]) +(?=[“\"《一-龥])(?![万亿元个倍公平小学米吨亩折分月年人件次场]))"
    r"|(?P<three>(?P<n3>\d{1,2})(?:[、]|[.](?!\d)|[.](?=(?:19|20)\d\d ?年)) *)"
    r"|(?P<four>\((?P<n4>\d{1,2})\)[、,.]? *|(?P<n5>\d{1,2})\) *)"
    r"|(?P<circle>(?P<n6>[①-⑳]) *)"
)
# The characters that a mark begins with: most lines begin with none of them.
_FIRST = frozenset("第一二三四五六七八九十(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
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
    **{circle: value for value, circle in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)},
}
# The group of its number and the depth of each shape.
_SHAPES = {
    "part": ("n0", 1),
    "one": ("n1", 1),
    "two": ("n2", 2),
    "dotted": ("n7", 2),
    "three": ("n3", 3),
    "four": ("n4", 4),
    "circle": ("n6", 5),
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
    if text[position : position + 1] not in _FIRST:
        return None
    match = _MARK.match(text, position)
    kind = match.lastgroup if match else None
    if match is None or kind is None:
        return None
    group, depth = _SHAPES[kind]
    digits = match[group] or match["n5"]
    number = int(digits) if digits.isdecimal() else _HAN_NUMBERS.get(digits)
    if number is None:  # 一三、 is no number of a heading
        return None
    return Mark(kind, depth, number, match.end())
