"""Numerals: Arabic and Chinese number words, the words around them that bound them, and what they stand for.

The parser is the library's own: the public ones misread 两, 余 inside a number, 一点五亿 or a range, and none gives a
place. Values are exact decimals, never floats.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from rulelaw.text.folding import fold
from rulelaw.text.intervals import Interval

__all__ = [
    "AFTER",
    "ARABIC",
    "BEFORE",
    "CHINESE",
    "CHINESE_DIGITS",
    "SCALE",
    "Number",
    "Qualifier",
    "arabic_value",
    "bound_before",
    "chinese_value",
    "interval_of",
    "read_number",
    "scale_exponent",
    "whole_where_it_is",
]


class Qualifier(StrEnum):
    """How a printed number bounds what it counts."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


#: An Arabic numeral with separators and decimals, well-formed or not (``1,23,4`` and ``3.2.1`` are one numeral).
ARABIC = r"\d+(?:[.,]\d+)*"
#: The characters of a Chinese number word.
CHINESE_DIGITS = "零〇一二两三四五六七八九十百千万亿廿卅"
CHINESE = f"[{CHINESE_DIGITS}]"
#: A scale word after an Arabic numeral; 千 and 百 not where they begin another unit (千瓦, 百分点).
SCALE = r"万亿|[千百十]亿|亿|[千百十]万|万|千(?![瓦米克伏卡])|百(?!分)"

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 1, "百": 2, "千": 3}
_TENS = {"廿": 20, "卅": 30}
_SCALES = {"万": 4, "亿": 8}
# No figure of a report is longer; a longer one is a code or damage, and is not worth the memory of its value.
_LONGEST_NUMERAL = 24
_LONGEST_WORD = 24
_WELL_FORMED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def arabic_value(numeral: str) -> tuple[Decimal, int] | None:
    """Read an Arabic numeral: its value and how many decimals it prints; ``None`` where it is malformed.

    >>> arabic_value("12,846"), arabic_value("3678.04"), arabic_value("1,23,4")
    ((Decimal('12846'), 0), (Decimal('3678.04'), 2), None)
    """
    if len(numeral) > _LONGEST_NUMERAL:
        return None
    if numeral.isdigit():
        return Decimal(numeral), 0
    if not _WELL_FORMED.fullmatch(numeral):
        return None
    plain = numeral.replace(",", "")
    _, _, fraction = plain.partition(".")
    return Decimal(plain), len(fraction)


def whole_where_it_is(value: Decimal) -> Decimal:
    """Take the zeros behind the point off a value that has nothing else there, as a multiplied one may.

    >>> whole_where_it_is(Decimal("36780400.00")), whole_where_it_is(Decimal("1.50"))
    (Decimal('36780400'), Decimal('1.50'))
    """
    whole = value.to_integral_value()
    return whole if whole == value else value


def scale_exponent(scale: str | None) -> int:
    """Give the power of ten of a scale word: 百万 is 6; no word is 0.

    >>> scale_exponent("万亿"), scale_exponent(None)
    (12, 0)
    """
    return sum(_POWERS.get(c, 0) + _SCALES.get(c, 0) for c in scale) if scale else 0


def _chinese_integer(word: str) -> int | None:
    if all(c in _DIGITS for c in word):  # read digit by digit: 二〇二一
        return int("".join(str(_DIGITS[c]) for c in word))
    total = section = 0
    digit: int | None = None
    last_power = 0
    for c in word:
        if c in _DIGITS:
            digit = _DIGITS[c]
            last_power = 0 if c in "零〇" else last_power
        elif c in _TENS:
            section += _TENS[c]
            digit, last_power = None, 1
        elif c in _POWERS:
            section += (1 if digit is None else digit) * 10 ** _POWERS[c]
            digit, last_power = None, _POWERS[c]
        else:
            section += digit or 0
            power = 10 ** _SCALES[c]
            # 三万亿: a second scale word multiplies all that came before it
            total = (
                (total + (section or 0 if total else section or 1)) * power
                if power > total
                else total + section * power
            )
            section, digit, last_power = 0, None, _SCALES[c]
    if digit:
        # 两千三 and 一万二 leave the last power out
        section += digit * 10 ** (last_power - 1) if last_power > 1 else digit
    return total + section


def chinese_value(word: str) -> tuple[Decimal, Decimal | None] | None:
    """Read a Chinese number word: the value, and an upper end where it names two (两三, 十七八).

    ``None`` where the characters make no number.

    >>> chinese_value("一千二百"), chinese_value("一点五亿"), chinese_value("两三")
    ((Decimal('1200'), None), (Decimal('150000000'), None), (Decimal('2'), Decimal('3')))
    """
    if not word or len(word) > _LONGEST_WORD:
        return None
    whole, point, rest = word.partition("点")
    if point:
        fraction = rest.rstrip("".join(_SCALES))
        scale = rest[len(fraction) :]
        integer = _chinese_integer(whole) if whole and all(c in _KNOWN for c in whole) else None
        if integer is None or not fraction or any(c not in _DIGITS for c in fraction):
            return None
        value = Decimal(f"{integer}.{''.join(str(_DIGITS[c]) for c in fraction)}")
        value *= 10 ** scale_exponent(scale)
        return whole_where_it_is(value), None
    if any(c not in _KNOWN for c in word):
        return None
    pair = _pair(word)
    if pair:
        return pair
    value_int = _chinese_integer(word)
    return None if value_int is None else (Decimal(value_int), None)


_KNOWN = set(_DIGITS) | set(_POWERS) | set(_TENS) | set(_SCALES)


def _pair(word: str) -> tuple[Decimal, Decimal] | None:
    """Read two neighbouring digits as a range: 两三, 七八十, 十二三."""
    match = re.fullmatch(r"(十?)([一二两三四五六七八])([二三四五六七八九])(十|百|千|万|亿)?", word)
    if not match:
        return None
    ten, first, second, power = match.groups()
    low, high = _DIGITS[first], _DIGITS[second]
    if high != low + 1 and (low, high) != (3, 5):
        return None
    factor = 10 ** (_POWERS.get(power, 0) or _SCALES.get(power, 0)) if power else 1
    base = 10 if ten else 0
    return Decimal((base + low) * factor), Decimal((base + high) * factor)


def _last_digit(value: Decimal) -> int:
    """Give the XBRL ``decimals`` of the last significant digit: 200 → -2, 1.25 → 2, 0 → 0."""
    if value == 0:
        return 0
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


_CUTTING = frozenset("余多几来")
_NEARING = frozenset({"近", "将近", "接近", "不足", "不到", "不满"})


def interval_of(
    value: Decimal,
    *,
    upper: Decimal | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    decimals: int | None = None,
    word: str | None = None,
) -> Interval:
    """Give what a printed figure stands for.

    :param value: the figure in the base unit.
    :param upper: the upper end of a range.
    :param qualifier: how the words around it bound it.
    :param decimals: to how many places it is printed (XBRL's ``decimals``, negative for 万 and 亿); ``None``: a count.
    :param word: the bounding word as printed; 余 and 近 stand for narrower stretches than 超过 and 低于.

    >>> print(interval_of(Decimal(200), qualifier=Qualifier.OVER, word="余"))
    (200, 300)
    >>> print(interval_of(Decimal(200), qualifier=Qualifier.ABOUT, word="近"))
    (100, 200)
    >>> print(interval_of(Decimal(120000000), decimals=-7))
    [115000000, 125000000]
    """
    if qualifier is Qualifier.EXACT:
        return Interval.point(value) if decimals is None else Interval.rounded(value, decimals)
    if qualifier is Qualifier.RANGE:
        ends = (value, value if upper is None else upper)
        return Interval(min(ends), max(ends))
    if qualifier is Qualifier.AT_LEAST:
        return Interval(value, None)
    if qualifier is Qualifier.AT_MOST:
        return Interval(None, value)
    step = Decimal(1).scaleb(-_last_digit(value))
    if qualifier is Qualifier.OVER:
        if word and word[-1] in _CUTTING:
            return Interval(value, value + step, low_closed=False, high_closed=False)
        return Interval(value, None, low_closed=False)
    if word in _NEARING:
        return Interval(value - step, value, low_closed=False, high_closed=False)
    if qualifier is Qualifier.UNDER:
        return Interval(None, value, high_closed=False)
    return Interval.rounded(value, _last_digit(value))


@frozen
class Number:
    """A number word read by itself.

    :ivar value: the value, 万 and 亿 multiplied out.
    :ivar upper: the upper end of a range, or ``None``.
    :ivar qualifier: how it bounds what it counts.
    :ivar decimals: printed places (``None`` for a plain count).
    :ivar word: the bounding word as printed, or ``None``.
    """

    value: Decimal
    upper: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    decimals: int | None = None
    word: str | None = None

    @property
    def interval(self) -> Interval:
        """Give what the number stands for."""
        return interval_of(
            self.value, upper=self.upper, qualifier=self.qualifier, decimals=self.decimals, word=self.word
        )


BEFORE: dict[str, Qualifier] = {
    **dict.fromkeys(("约", "大约", "约为", "近", "将近", "接近", "大概", "约达", "约有"), Qualifier.ABOUT),
    **dict.fromkeys(
        ("超", "超过", "超出", "逾", "突破", "多于", "高于", "大于", "已超", "超越"), Qualifier.OVER
    ),
    **dict.fromkeys(("不足", "不到", "低于", "少于", "不满", "小于"), Qualifier.UNDER),
    **dict.fromkeys(
        ("不少于", "不低于", "至少", "最少", "不小于", "至少有", "不下", "不下于", "上"),
        Qualifier.AT_LEAST,
    ),
    **dict.fromkeys(
        ("不超过", "不高于", "不多于", "至多", "最多", "不得超过", "不大于"),
        Qualifier.AT_MOST,
    ),
}
"""Words directly before a number, and what they make of it (达, 达到, 共, 累计 leave it exact).

上 bounds only a round Chinese number word (上百, 上千): elsewhere it ends another word (以上, 会上)."""

AFTER: dict[str, Qualifier] = {
    **dict.fromkeys(("以上", "及以上", "或以上", "起步"), Qualifier.AT_LEAST),
    **dict.fromkeys(("以下", "及以下", "以内", "之内", "内"), Qualifier.AT_MOST),
    **dict.fromkeys(("左右", "上下", "前后"), Qualifier.ABOUT),
}
"""Words directly after the unit, and what they make of it."""

_LONGEST_BEFORE = max(map(len, BEFORE))
_BEFORE_ENDS = frozenset(word[-1] for word in BEFORE)


def bound_before(text: str, position: int) -> str | None:
    """Find the bounding word that ends at ``position`` in ``text`` (the longest one), or ``None``.

    >>> bound_before("培训不少于", 5)
    '不少于'
    """
    if text[position - 1 : position] not in _BEFORE_ENDS:
        return None
    for length in range(min(_LONGEST_BEFORE, position), 0, -1):
        word = text[position - length : position]
        if word in BEFORE:
            return None if word == "上" and text[position : position + 1] not in _ROUND else word
    return None


_ROUND = frozenset("百千万亿")


_LONE = re.compile(
    rf"(?P<before>\D{{0,6}}?)(?P<percent>百分之)?(?:(?P<arabic>{ARABIC})|(?P<chinese>{CHINESE}+(?:点{CHINESE}+)?))"
    rf"(?P<over1>[余多几])?(?P<scale>{SCALE})?(?P<over2>[余多几])?(?P<sign>%|‰)?(?P<after>{'|'.join(AFTER)})?"
)


def read_number(text: str) -> Number | None:
    """Read one number word with its bounding words; ``None`` where the whole text is no number.

    For the figures of a report use :func:`rulelaw.parse`, which knows what role each number plays.

    >>> number = read_number("近1919万")
    >>> number.value, number.qualifier.value, number.word
    (Decimal('19190000'), 'about', '近')
    """
    match = _LONE.fullmatch(fold(text).text.strip())
    if match is None:
        return None
    before = match["before"].strip()
    if before and before not in BEFORE:
        return None
    upper: Decimal | None = None
    places = 0
    if match["arabic"]:
        read = arabic_value(match["arabic"])
        if read is None:
            return None
        value, places = read
    else:
        chinese = chinese_value(match["chinese"])
        if chinese is None:
            return None
        value, upper = chinese
    exponent = scale_exponent(match["scale"])
    value *= 10**exponent
    upper = None if upper is None else upper * 10**exponent
    continuous = bool(places or exponent or match["percent"] or match["sign"])
    word = match["over1"] or match["over2"] or match["after"] or before or None
    if upper is not None:
        qualifier = Qualifier.RANGE
    elif match["over1"] or match["over2"]:
        qualifier = Qualifier.OVER
    else:
        qualifier = AFTER.get(match["after"] or "") or BEFORE.get(before, Qualifier.EXACT)
    return Number(value, upper, qualifier, places - exponent if continuous else None, word)
