"""Values to printed numbers: plain, with separators, full-width, Chinese, in 万 and 亿, exact and rounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from .style import Style

DIGITS = "零一二三四五六七八九"
WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
SPOKEN_UNITS = frozenset("件次名项场期份个人条")
# After these a word such as 约 or 近 would be a stumble.
FULL_BEFORE = "到达共为计至的升"


@dataclass(frozen=True, slots=True)
class Printed:
    """`lead` stands before the figure and outside its span; `surface` is the figure with its measure word."""

    lead: str
    surface: str
    qualifier: str


def spoken(number: int) -> str:
    """A number from 2 to 99 in Chinese, as said before a measure word (2 is 两)."""
    if not 2 <= number <= 99:
        raise ValueError(f"2 to 99 can be spoken, not {number}")
    tens, ones = divmod(number, 10)
    if not tens:
        return "两" if ones == 2 else DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def plain(value: Decimal) -> str:
    """Digits without exponent; trailing zeros of the value are kept (98.0 stays 98.0)."""
    return format(value, "f")


def show(
    value: Decimal, unit: str, style: Style, rng: Random, *, soft: bool, said: bool, before: str
) -> Printed:
    """Print a value with its measure word in a style; `before`: the text so far.

    `soft`: it may be told by rounding; `said`: in Chinese numerals, where it is small enough.
    """
    number, scale = value, ""
    soft = soft and value % 10 == 0
    if unit == "元" or (style.scaled and soft):
        number, scale = _scaled(value)
    digits = plain(number)
    if style.thousands and not scale and "." not in digits and len(digits) > 3:
        digits = f"{int(number):,}"
    if style.wide_digits:
        digits, unit = digits.translate(WIDE), unit.translate(WIDE)
    elif said and not scale and number == number.to_integral_value():
        if unit == "%" and 10 < number < 100:
            return Printed("", f"百分之{spoken(int(number))}", "exact")
        if unit in SPOKEN_UNITS and 2 <= number <= 12:
            return Printed("", spoken(int(number)) + unit, "exact")
        if unit in SPOKEN_UNITS and soft and number % 10 == 0 and 20 <= number <= 90:
            return Printed("", f"{spoken(int(number))}余{unit}", "over")
    if soft and rng.random() < style.soft:
        return _rounded(digits, scale, unit, rng, before)
    return Printed("", digits + scale + unit, "exact")


def _rounded(digits: str, scale: str, unit: str, rng: Random, before: str) -> Printed:
    choices = [
        Printed("", f"{digits}{scale}余{unit}", "over"),
        Printed("", f"{digits}{scale}多{unit}", "over"),
        Printed("", f"{digits}{scale}{unit}以上", "at_least"),
        Printed("", f"{digits}{scale}{unit}左右", "about"),
    ]
    if not before or before[-1] not in FULL_BEFORE:
        choices += [
            Printed("近", digits + scale + unit, "about"),
            Printed("约", digits + scale + unit, "about"),
            Printed("超", digits + scale + unit, "over"),
            Printed("不少于", digits + scale + unit, "at_least"),
        ]
    return rng.choice(choices)


def _scaled(value: Decimal) -> tuple[Decimal, str]:
    for word, size in (("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4)):
        if value >= size:
            number = (value / size).normalize()
            exponent = number.as_tuple().exponent
            if isinstance(exponent, int) and exponent >= -2:
                return number if exponent < 0 else number.to_integral_value(), word
    return value, ""
