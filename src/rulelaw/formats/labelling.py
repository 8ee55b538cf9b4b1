"""What a page says of itself beside its text: in tables and bars of labels, in ``<meta>`` tags, in its footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from rulelaw.formats.elements import Element
from rulelaw.formats.flattening import PageLine
from rulelaw.formats.knowing_pages import page_facts

__all__ = ["is_labelled", "read_labels", "read_metas", "read_registrations"]

_DAY = re.compile(
    r"(?:19|20)\d\d ?(?:[-/.] ?\d{1,2} ?[-/.] ?\d{1,2}|年 ?\d{1,2} ?月 ?\d{1,2} ?日)(?:[ T]?\d{1,2}:\d{2}(?::\d{2})?)?"
)
# What follows a value on the same line without a label of its own.
_AFTER = re.compile(
    r"\s{2,}|[|｜【\[]|[(（]?(?:字体|字号|浏览|访问|点击|阅读|分享|打印|收藏|关闭|纠错|扫一扫|保护视力)"
)
_BAR = re.compile(r"字体|字号|浏览|访问|点击|阅读|来源|分享|打印")
_DAYS = ("published", "issued")
# Where the value of a label stands that has an element of its own.
_VALUES = frozenset(("dd", "td", "th", "div"))
_Tell = Callable[[str, str], None]
_LONGEST_VALUE = 200
_LONGEST_BAR = 100
_ICP = re.compile(r"[一-龥]?ICP[备证]\s*[\w-]{1,12}号?(?:-\d{1,3})?", re.IGNORECASE)
_POLICE = re.compile(r"[一-龥]?公网安备\s*\d{8,16}\s*号?")
_SITE_CODE = re.compile(r"网站标识码\s*[:：]?\s*(\w{6,12})")


@cache
def _label_pattern() -> re.Pattern[str]:
    words = sorted(page_facts().labels, key=len, reverse=True)
    spaced = "|".join(r"\s{0,4}".join(word) for word in words)
    return re.compile(rf"(?<![一-龥])(?P<label>{spaced})\s{{0,4}}[】\]]?\s{{0,4}}[:：]\s{{0,4}}")


@cache
def _cell_pattern() -> re.Pattern[str]:
    words = sorted(page_facts().labels, key=len, reverse=True)
    spaced = "|".join(r"\s{0,4}".join(word) for word in words)
    return re.compile(rf"[\s*·【\[]{{0,4}}(?P<label>{spaced})[\s】\]:：]{{0,4}}")


def _key(label: str) -> str:
    return page_facts().labels["".join(label.split())]


def is_labelled(line: PageLine) -> bool:
    """Tell whether a line holds labels with their values, or a row of them."""
    if line.cells:
        return any(_cell_pattern().fullmatch(cell) for cell in line.cells)
    return (
        len(line.text) <= _LONGEST_VALUE and _label_pattern().match(line.text.lstrip(" 【[(（")) is not None
    )


def read_labels(lines: Sequence[PageLine], beside: Sequence[PageLine] = ()) -> dict[str, str]:
    """Read the labels and their values, the first of each kind.

    :param lines: the lines of a page that may tell of its article.
    :param beside: those between its title and its text, where a day needs no label to be the one of publication.
    :returns: the values as printed, by the keys of ``Source.metadata``.
    """
    found: dict[str, str] = {}

    def tell(label: str, value: str) -> None:
        key = _key(label)
        value = _trimmed(key, value)
        if value and not _is_label(value):
            found.setdefault(key, value)

    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if line.cells:
            _read_row(line.cells, () if following is None else following.cells, tell)
        elif len(line.text) <= 2 * _LONGEST_VALUE:
            _read_line(line, following, tell)
    if "published" not in found:
        day = _bare_day(beside)
        if day:
            found["published"] = day
    return found


def _is_label(text: str) -> bool:
    return _cell_pattern().fullmatch(text) is not None or _label_pattern().match(text) is not None


def _read_line(line: PageLine, following: PageLine | None, tell: _Tell) -> None:
    """Read a line: labels, each with its value behind it; or one whose value stands in the element behind."""
    matches = list(_label_pattern().finditer(line.text))
    ends = [*(match.start() for match in matches[1:]), len(line.text)]
    for match, end in zip(matches, ends, strict=bool(matches)):
        value = line.text[match.end() : end]
        if value.strip() or end < len(line.text):
            tell(match["label"], value)
        elif following is not None and _is_value_of(line, following):
            tell(match["label"], following.text)
    alone = None if matches else _cell_pattern().fullmatch(line.text)
    if alone and following is not None and _is_value_of(line, following):
        tell(alone["label"], following.text)


def _is_value_of(line: PageLine, following: PageLine) -> bool:
    """Tell whether a line stands in an element that may hold the value of the one before."""
    return following.element.tag in _VALUES and following.element.parent is line.element.parent


def _read_row(cells: tuple[str, ...], below: tuple[str, ...], tell: _Tell) -> None:
    """Read a row: label and value by turns, labels with values in the same cell, or labels over their values."""
    cells = tuple(cell for cell in cells if cell not in (":", "："))
    labels = [_cell_pattern().fullmatch(cell) for cell in cells]
    if all(labels) and len(below) == len(cells):
        for label, value in zip(labels, below, strict=True):
            if label:
                tell(label["label"], value)
        return
    for index, cell in enumerate(cells):
        label = labels[index]
        if label and index + 1 < len(cells):
            tell(label["label"], cells[index + 1])
        for match in _label_pattern().finditer(cell):
            tell(match["label"], cell[match.end() :])


def _trimmed(key: str, value: str) -> str:
    value = value.strip(" \t\xa0\u3000:：;；,，|｜】]-—")
    if key in _DAYS:
        day = _DAY.search(value, 0, 60)
        return day.group() if day else ""
    value = _AFTER.split(value, maxsplit=1)[0].strip()
    return value if len(value) <= _LONGEST_VALUE else ""


def _bare_day(lines: Iterable[PageLine]) -> str | None:
    """Find a day that stands alone in a line, or in a bar of page controls."""
    for line in lines:
        if len(line.text) <= _LONGEST_BAR and not line.links:
            day = _DAY.search(line.text)
            if day and (day.start() <= 1 or _BAR.search(line.text)) and "星期" not in line.text:
                return day.group()
    return None


def read_metas(root: Element) -> dict[str, str]:
    """Read the ``<meta>`` tags whose names are known.

    :param root: the page.
    :returns: their values, by the keys of ``Source.metadata``.
    """
    names = page_facts().metas
    found: dict[str, str] = {}
    for element in root.walk():
        if element.tag == "meta":
            name = element.attributes.get("name") or element.attributes.get("property") or ""
            key = names.get(name.strip().lower())
            value = " ".join(element.attributes.get("content", "").split())
            if key is not None and value and len(value) <= _LONGEST_VALUE:
                found.setdefault(key, value)
    return found


def read_registrations(lines: Iterable[PageLine]) -> dict[str, str]:
    """Read the numbers under which a site is registered.

    >>> line = PageLine("某ICP备12345678号-1 网站标识码：3301230001", 0, Element("p"), 1, "p")
    >>> read_registrations([line])
    {'icp_number': '某ICP备12345678号-1', 'site_code': '3301230001'}
    """
    found: dict[str, str] = {}
    for line in lines:
        for key, pattern, group in (
            ("icp_number", _ICP, 0),
            ("police_number", _POLICE, 0),
            ("site_code", _SITE_CODE, 1),
        ):
            match = pattern.search(line.text)
            if match:
                found.setdefault(key, match[group])
    return found
