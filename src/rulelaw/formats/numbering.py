"""The numbers that a browser puts before the items of a list."""

from __future__ import annotations

import re
from typing import Final

from rulelaw.formats.elements import Element

__all__ = ["chinese_count", "item_mark", "number_item"]

_STYLE = re.compile(
    r"list-style(?:-type)?:(?:[^;]*?\s)?(none|decimal|lower-alpha|upper-alpha|lower-latin|upper-latin"
    r"|lower-roman|upper-roman|cjk-ideographic|(?:simp|trad)-chinese-(?:in)?formal|cjk-decimal)"
)
_TYPES: Final = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_OWN_MARK = re.compile(
    r"[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[ivxIVXa-zA-Z]{1,4})[)）、.．]|[①-⑳]|第[一二三四五六七八九十]"
)
_DIGITS = "零一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 9_999


def number_item(item: Element, last: int | None) -> tuple[int | None, str]:
    """Give the number of a list's item, and how a browser shows it; nothing where it shows none.

    :param item: the item.
    :param last: the number of the item before it in the same list; ``None`` for the first.

    >>> steps = Element("ol", {"start": "3"})
    >>> number_item(steps.add("li", {}), None), number_item(steps.add("li", {}), 3)
    ((3, '3.'), (4, '4.'))
    """
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return None, ""
    number = _whole(parent.attributes.get("start"), 1) if last is None else last + 1
    number = _whole(item.attributes.get("value"), number)
    styled = _STYLE.search(" ".join(parent.attributes.get("style", "").lower().split()).replace(": ", ":"))
    kind = styled[1] if styled else _TYPES.get(parent.attributes.get("type", "1"), "decimal")
    return number, _written(number, kind)


def item_mark(mark: str, text: str) -> str:
    """Give the mark to put before an item: none where its text begins with one of its own.

    >>> item_mark("1.", "一、主要举措"), item_mark("1.", "主要举措")
    ('', '1.')
    """
    return "" if _OWN_MARK.match(text) else mark


def chinese_count(number: int) -> str:
    """Write a number from 1 to 99 in Chinese; others in digits.

    >>> chinese_count(3), chinese_count(10), chinese_count(12), chinese_count(40)
    ('三', '十', '十二', '四十')
    """
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _whole(text: str | None, default: int) -> int:
    if text is None or not re.fullmatch(r"\s*-?\d{1,6}\s*", text, re.ASCII):
        return default
    return int(text)


def _written(number: int, kind: str) -> str:
    if kind == "none":
        return ""
    if "chinese" in kind or kind == "cjk-ideographic":
        return chinese_count(number) + "、"
    if "alpha" in kind or "latin" in kind:
        letter = chr(ord("a") + number - 1) if 1 <= number <= 26 else str(number)
        return (letter.upper() if kind.startswith("upper") else letter) + "."
    if "roman" in kind and 1 <= number <= _LARGEST:
        return (_roman(number).upper() if kind.startswith("upper") else _roman(number)) + "."
    return f"{number}."


def _roman(number: int) -> str:
    thousands, number = divmod(number, 1000)
    parts = ["m" * thousands]
    for value, letters in ((500, "d"), (400, "cd")):
        if number >= 900:
            parts.append("cm")
            number -= 900
        if number >= value:
            parts.append(letters)
            number -= value
    for value, letters in _ROMAN:
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)
