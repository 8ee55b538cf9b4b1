"""Exact numbers: scores are whole millionths of a point, so that sums hold and no decimal context has a say."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

__all__ = [
    "FULL",
    "Amount",
    "Exact",
    "exact",
    "is_reckonable",
    "millionths",
    "rounded",
    "told",
    "told_beside",
]

Exact: TypeAlias = int | Fraction
"""An exact number."""

Amount: TypeAlias = Exact | float
"""An exact number, or infinity as the end of an interval that has none."""

_PLACES = 6
_UNIT: int = 10**_PLACES
FULL = 100 * _UNIT
"""A full score in millionths of a point."""


# A number with more digits than this before its point, or zeros behind it, is no figure of a government, and a
# hundred bytes of it would take gigabytes to write out.
_LARGEST = 30


def is_reckonable(number: Decimal) -> bool:
    """Tell whether a number is finite, and neither too large nor too small to be reckoned with exactly.

    >>> [is_reckonable(Decimal(told)) for told in ("0.5", "-3", "NaN", "Infinity", "1e999999")]
    [True, True, False, False, False]
    """
    return number.is_finite() and (not number or abs(number.adjusted()) <= _LARGEST)


@lru_cache(maxsize=4096)
def exact(number: Decimal) -> Exact:
    """Give a decimal as a fraction, or as a whole number where it is one: comparing those is cheaper.

    >>> exact(Decimal("0.3")), exact(Decimal("3.0"))
    (Fraction(3, 10), 3)
    """
    found = Fraction(number)
    return found.numerator if found.denominator == 1 else found


def millionths(number: int | Fraction) -> int:
    """Round to millionths, halves to even.

    >>> millionths(Fraction(2, 3))
    666667
    """
    if isinstance(number, int):
        return number * _UNIT
    above, below = number.as_integer_ratio()
    return rounded(above * _UNIT, below)


def rounded(number: int, divisor: int) -> int:
    """Divide and round to a whole number, halves to even.

    >>> rounded(7, 2), rounded(5, 2), rounded(-1, 3)
    (4, 2, 0)
    """
    quotient, rest = divmod(number, divisor)
    double = 2 * rest
    return quotient + 1 if double > divisor or (double == divisor and quotient % 2) else quotient


@lru_cache(maxsize=8192)
def told(amount: int) -> Decimal:
    """Give millionths as a decimal without needless zeros.

    >>> told(87_500_000), told(-500_000), told(100_000_000)
    (Decimal('87.5'), Decimal('-0.5'), Decimal('100'))
    """
    whole, rest = divmod(abs(amount), _UNIT)
    digits = f"{whole}.{rest:0{_PLACES}}".rstrip("0").rstrip(".")
    return Decimal(f"-{digits}" if amount < 0 else digits)


def told_beside(number: Decimal, limits: Iterable[Decimal], places: int) -> Decimal:
    """Round a total for people, to more places where rounding would carry it over a limit: 59.97 is no 60 that fails.

    >>> told_beside(Decimal("59.966464"), [Decimal(60)], 1), told_beside(Decimal("61.966"), [Decimal(60)], 1)
    (Decimal('59.97'), Decimal('62'))
    """
    known = tuple(limits)
    for digits in range(places, _PLACES):
        short = told(rounded(millionths(exact(number)), 10 ** (_PLACES - digits)) * 10 ** (_PLACES - digits))
        if all((short >= limit) == (number >= limit) for limit in known):
            return short
    return number
