"""Exact numbers: scores are whole millionths of a point, so that sums hold and no decimal context has a say."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

__all__ = ["FULL", "Amount", "Exact", "exact", "millionths", "rounded", "told"]

Exact: TypeAlias = int | Fraction
"""An exact number."""

Amount: TypeAlias = Exact | float
"""An exact number, or infinity as the end of an interval that has none."""

_PLACES = 6
_UNIT: int = 10**_PLACES
FULL = 100 * _UNIT
"""A full score in millionths of a point."""


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
    return (
        number * _UNIT if isinstance(number, int) else rounded(number.numerator * _UNIT, number.denominator)
    )


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
