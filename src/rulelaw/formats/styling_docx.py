"""The styles of a Word document: which lists, heading levels and hidden text they bring to a paragraph.

Source: ECMA-376, Office Open XML File Formats, part 1, section 17.7 (styles).
"""

from __future__ import annotations

import re
from typing import ClassVar

from attrs import define, field, frozen

from rulelaw.formats.zipping import Attributes, attribute

__all__ = ["Style", "StyleHandler", "Styles", "is_on"]

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|tm)\s*(?:[1-9]|heading|标题)$", re.IGNORECASE)


@frozen
class Style:
    """What a style brings, its ancestors' share included.

    :ivar number: the id of the list, or ``None``.
    :ivar level: the level in the list, where the style tells it.
    :ivar outline: the heading level from 1, or ``None``.
    :ivar hidden: whether its text is hidden.
    :ivar contents: whether it is a line of a table of contents.
    """

    number: str | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool = False
    contents: bool = False


@define
class _Entry:
    name: str = ""
    based_on: str | None = None
    number: str | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self) -> None:
        """Begin without any style."""
        self.entries: dict[str, _Entry] = {}
        self.default: str | None = None
        self._resolved: dict[str, Style] = {}

    def lists(self) -> dict[str, str]:
        """Give the list ids by the ids of the styles that name one themselves."""
        return {key: entry.number for key, entry in self.entries.items() if entry.number is not None}

    def get(self, key: str | None) -> Style:
        """Give what the style ``key`` brings; the default paragraph style for ``None``, nothing for an unknown one."""
        key = self.default if key is None else key
        if key is None or key not in self.entries:
            return Style()
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(key)
        return found

    def _resolve(self, key: str) -> Style:
        number: str | None = None
        level: int | None = None
        outline: int | None = None
        hidden: bool | None = None
        contents = False
        seen: set[str] = set()
        at: str | None = key
        while at is not None and at not in seen and at in self.entries:
            seen.add(at)
            entry = self.entries[at]
            number = entry.number if number is None else number
            level = entry.level if level is None else level
            hidden = entry.hidden if hidden is None else hidden
            if outline is None:
                heading = _HEADING.fullmatch(entry.name)
                outline = entry.outline if heading is None else int(heading[1])
            contents = contents or _CONTENTS.fullmatch(entry.name) is not None
            at = entry.based_on
        # 9 is the standard's word for body text
        outline = outline if outline is not None and 1 <= outline <= 9 else None
        return Style(number, level, outline, bool(hidden), contents)


@define
class StyleHandler:
    """Reads ``styles.xml``; ``limit`` bounds how many styles are kept."""

    wanted: ClassVar[frozenset[str] | None] = frozenset(
        {"w:style", "w:name", "w:basedOn", "w:numId", "w:ilvl", "w:outlineLvl", "w:vanish"}
    )
    limit: int
    styles: Styles = field(factory=Styles)
    _entry: _Entry | None = None

    @property
    def full(self) -> bool:
        """Whether the document defines more styles than any does."""
        return len(self.styles.entries) > self.limit

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if tag == "w:style" and not self.full:
            key = attribute(attributes, "styleId") or ""
            self._entry = self.styles.entries[key] = _Entry()
            if attribute(attributes, "type") == "paragraph" and is_on(attributes, "default", default="0"):
                self.styles.default = key
        elif self._entry is not None:
            self._in_style(self._entry, tag, attributes)

    @staticmethod
    def _in_style(entry: _Entry, tag: str, attributes: Attributes) -> None:
        value = attribute(attributes, "val")
        if tag == "w:name":
            entry.name = value or ""
        elif tag == "w:basedOn":
            entry.based_on = value
        elif tag == "w:numId":
            entry.number = value
        elif tag == "w:ilvl" and value is not None and value.isascii() and value.isdigit():
            entry.level = int(value[:2])
        elif tag == "w:outlineLvl" and value is not None and value.isascii() and value.isdigit():
            entry.outline = int(value[:2]) + 1
        elif tag == "w:vanish":
            entry.hidden = is_on(attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "w:style":
            self._entry = None

    def text(self, characters: str) -> None:
        """Take characters, of which none matter."""


def is_on(attributes: Attributes, name: str = "val", *, default: str = "1") -> bool:
    """Tell whether a property of the kind on or off is on; one without a value is."""
    value = attribute(attributes, name)
    return (default if value is None else value) not in ("0", "false", "off")
