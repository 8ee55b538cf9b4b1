"""The numbers of lists that a word processor keeps as formatting: which number a paragraph shows.

Source: ECMA-376, Office Open XML File Formats, part 1, section 17.9 (numbering) and simple type ST_NumberFormat.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Final

from attrs import define, field, frozen

from rulelaw.formats.zipping import Attributes, attribute

__all__ = ["Level", "ListDefinition", "Numbering", "NumberingHandler", "format_number"]

_ONES = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
# Beyond these no list goes; a number that does is damage, and is shown in digits.
_LARGEST = 9999
_LARGEST_ROMAN = 3999
_LARGEST_LETTER = 26 * 30
_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_COUNTED = frozenset({
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanCounting",
})  # fmt: skip
_DIGITAL = frozenset({"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2"})
_ENCLOSED: Final = {
    # the first character of the row, and how many it has
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}


def _counted(number: int, ones: str, tens: str) -> str:
    """Spell a number as it is counted: 十, 十一, 二十一, 一百零三."""
    result = ""
    skipped = False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            if skipped and result:
                result += "零"
            skipped = False
            lone = digit == 1 and power == 1 and not result and ones is _ONES
            result += ("" if lone else ones[digit]) + (tens[power - 1] if power else "")
        else:
            skipped = True
    return result or "零"


def format_number(number: int, form: str) -> str:
    """Show the number of a list item in a number format of WordprocessingML.

    An unknown format, and a number that its format cannot show, give Arabic digits, as word processors do.

    >>> [format_number(n, "chineseCountingThousand") for n in (1, 10, 12, 20, 103)]
    ['一', '十', '十二', '二十', '一百零三']
    >>> (
    ...     format_number(3, "decimalEnclosedCircle"),
    ...     format_number(28, "upperLetter"),
    ...     format_number(4, "lowerRoman"),
    ... )
    ('③', 'BB', 'iv')
    """
    if form == "none":
        return ""
    if form in _ENCLOSED:
        first, count = _ENCLOSED[form]
        return chr(ord(first) + number - 1) if 1 <= number <= count else str(number)
    if 0 <= number <= _LARGEST:
        if form in _COUNTED:
            return _counted(number, _ONES, "十百千")
        if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
            return _counted(number, _LEGAL, "拾佰仟")
        if form in _DIGITAL:
            return "".join(_ONES[int(digit)] for digit in str(number))
    if form in ("ideographTraditional", "ideographZodiac"):
        row = _STEMS if form == "ideographTraditional" else _BRANCHES
        return row[number - 1] if 1 <= number <= len(row) else str(number)
    return _latin(number, form)


def _latin(number: int, form: str) -> str:
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) if digit.isdigit() else digit for digit in str(number))
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= _LARGEST_LETTER:
        letter = chr(ord("A" if form == "upperLetter" else "a") + (number - 1) % 26)
        return letter * ((number - 1) // 26 + 1)
    if form in ("upperRoman", "lowerRoman") and 1 <= number <= _LARGEST_ROMAN:
        result = ""
        for value, sign in _ROMAN:
            result += sign * (number // value)
            number %= value
        return result if form == "upperRoman" else result.lower()
    if form == "numberInDash":
        return f"- {number} -"
    return str(number)


@define
class Level:
    """A level of a list.

    :ivar start: its first number.
    :ivar form: its number format.
    :ivar text: what is shown, ``%1`` for the number of the first level.
    :ivar legal: whether the numbers of all levels are shown in digits.
    :ivar restart: the level (from 1) after which it begins anew; 0: never; ``None``: after any above it.
    :ivar style: the paragraph style that it is tied to.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@define
class ListDefinition:
    """A definition of a list (``abstractNum``)."""

    levels: dict[int, Level] = field(factory=dict)
    style_link: str | None = None


@frozen
class _Instance:
    """A use of a definition (``num``)."""

    definition: str
    starts: Mapping[int, int]
    levels: Mapping[int, Level]


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self) -> None:
        """Begin without any list."""
        self.definitions: dict[str, ListDefinition] = {}
        self.instances: dict[str, _Instance] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def add(
        self, number: str, definition: str, starts: Mapping[int, int], levels: Mapping[int, Level]
    ) -> None:
        """Add a use of a definition under its id."""
        self.instances[number] = _Instance(definition, dict(starts), dict(levels))

    def resolve(self, styles: Mapping[str, str]) -> None:
        """Let the definitions that only name a numbering style take the levels of the list that the style uses.

        :param styles: the list ids by the ids of the styles that use them.
        """
        for definition in self.definitions.values():
            if definition.style_link is not None and not definition.levels:
                linked = self.instances.get(styles.get(definition.style_link, ""))
                other = self.definitions.get(linked.definition) if linked else None
                if other is not None:
                    definition.levels = other.levels

    def level_of(self, number: str, style: str | None) -> int:
        """Give the level of a list that is tied to a paragraph style; the first where none is."""
        instance = self.instances.get(number)
        definition = self.definitions.get(instance.definition) if instance else None
        if definition is not None and style is not None:
            for index, level in definition.levels.items():
                if level.style == style:
                    return index
        return 0

    def label(self, number: str, level: int) -> str | None:
        """Count a paragraph of a list and give what is shown before it; ``None`` for bullets and unknown lists.

        Lists of one definition count on from each other, unless a use of it says where it starts.
        """
        instance = self.instances.get(number)
        definition = self.definitions.get(instance.definition) if instance else None
        if instance is None or definition is None:
            return None
        levels = {**definition.levels, **instance.levels}
        shape = levels.get(level)
        if shape is None:
            return None
        counts = self._counts.setdefault(instance.definition, {})
        if level in instance.starts and (number, level) not in self._begun:
            self._begun.add((number, level))
            counts[level] = instance.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else shape.start
        for deeper in [index for index in counts if index > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                del counts[deeper]
        if shape.form == "bullet":
            return None

        def shown(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            of = levels.get(index)
            if of is None or index > level:
                return ""
            value = counts.get(index, instance.starts.get(index, of.start))
            return format_number(value, "decimal" if shape.legal and index < _LEVELS else of.form)

        return _PLACE.sub(shown, shape.text)


class NumberingHandler:
    """Reads ``numbering.xml``."""

    wanted: ClassVar[frozenset[str] | None] = frozenset({
        "w:abstractNum", "w:num", "w:abstractNumId", "w:lvlOverride", "w:startOverride", "w:numStyleLink", "w:lvl",
        "w:start", "w:numFmt", "w:lvlText", "w:isLgl", "w:lvlRestart", "w:pStyle",
    })  # fmt: skip

    def __init__(self, limit: int) -> None:
        """Begin; ``limit`` bounds how many lists are kept."""
        self.numbering = Numbering()
        self._limit = limit
        self._definition: ListDefinition | None = None
        self._number: tuple[str, str, dict[int, int], dict[int, Level]] | None = None
        self._override = 0
        self._level: Level | None = None

    @property
    def full(self) -> bool:
        """Whether the document defines more lists than any does."""
        return len(self.numbering.definitions) + len(self.numbering.instances) > self._limit

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if not tag.startswith("w:") or self.full:
            return
        value = attribute(attributes, "val") or ""
        if tag == "w:abstractNum":
            self._definition = ListDefinition()
            self.numbering.definitions[attribute(attributes, "abstractNumId") or ""] = self._definition
        elif tag == "w:num":
            self._number = (attribute(attributes, "numId") or "", "", {}, {})
        elif tag == "w:abstractNumId" and self._number is not None:
            self._number = (self._number[0], value, *self._number[2:])
        elif tag == "w:lvlOverride":
            self._override = _small(attribute(attributes, "ilvl"))
        elif tag == "w:startOverride" and self._number is not None:
            self._number[2][self._override] = _small(value)
        elif tag == "w:numStyleLink" and self._definition is not None:
            self._definition.style_link = value
        elif tag == "w:lvl":
            self._begin_level(_small(attribute(attributes, "ilvl")))
        elif self._level is not None:
            self._in_level(self._level, tag, value)

    def _begin_level(self, index: int) -> None:
        self._level = Level()
        if self._number is not None:
            self._number[3][index % _LEVELS] = self._level
        elif self._definition is not None:
            self._definition.levels[index % _LEVELS] = self._level

    @staticmethod
    def _in_level(level: Level, tag: str, value: str) -> None:
        if tag == "w:start":
            level.start = _small(value)
        elif tag == "w:numFmt":
            level.form = value
        elif tag == "w:lvlText":
            level.text = value
        elif tag == "w:isLgl":
            level.legal = value not in ("0", "false", "off")
        elif tag == "w:lvlRestart":
            level.restart = _small(value)
        elif tag == "w:pStyle":
            level.style = value

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "w:lvl":
            self._level = None
        elif tag == "w:abstractNum":
            self._definition = None
        elif tag == "w:num" and self._number is not None:
            self.numbering.add(*self._number)
            self._number = None

    def text(self, characters: str) -> None:
        """Take characters, of which none matter."""


def _small(value: str | None) -> int:
    """Read a whole number; what is none, or is absurd, counts as zero."""
    return int(value) if value is not None and re.fullmatch(r"[0-9]{1,6}", value) else 0
