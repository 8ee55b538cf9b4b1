"""Intervals: what a printed figure stands for, and arithmetic on it.

The rules are those of XBRL Calculations 1.1 (Recommendation of 2023-02-22): a figure printed with ``decimals`` = d and
rounded to the nearest stands for ``[v - ½·10⁻ᵈ, v + ½·10⁻ᵈ]``, a truncated one for ``[v, v + 10⁻ᵈ)``; sums add end by
end, an end is included only where every summand includes it; a relation is inconsistent when the two intervals do not
meet.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

__all__ = ["Interval"]

_ZERO = Decimal(0)
_HALF = Decimal("0.5")


@frozen
class Interval:
    """A stretch of the number line; ``None`` as an end means unbounded on that side.

    :ivar low: the lower end, or ``None``.
    :ivar high: the upper end, or ``None``.
    :ivar low_closed: whether the lower end itself belongs to the interval.
    :ivar high_closed: whether the upper end itself belongs to it.

    >>> print(Interval.truncated(Decimal(200), -2))
    [200, 300)
    >>> print(Interval.point(Decimal(37)).plus(Interval.point(Decimal(8))))
    [45, 45]
    """

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """Give the interval that holds ``value`` alone."""
        return cls(value, value)

    @classmethod
    def rounded(cls, value: Decimal, decimals: int) -> Interval:
        """Give what a figure rounded to nearest at ``decimals`` places stands for (negative: tens, hundreds …).

        >>> print(Interval.rounded(Decimal("12.3"), 1))
        [12.25, 12.35]
        """
        half = _HALF.scaleb(-decimals)
        return cls(value - half, value + half)

    @classmethod
    def truncated(cls, value: Decimal, decimals: int) -> Interval:
        """Give what a figure cut off (towards zero) at ``decimals`` places stands for.

        >>> print(Interval.truncated(Decimal(-37), 0), Interval.truncated(Decimal(0), 0))
        (-38, -37] (-1, 1)
        """
        step = Decimal(1).scaleb(-decimals)
        if value > 0:
            return cls(value, value + step, high_closed=False)
        if value < 0:
            return cls(value - step, value, low_closed=False)
        return cls(-step, step, low_closed=False, high_closed=False)

    def plus(self, other: Interval) -> Interval:
        """Add two intervals end by end."""
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def times(self, weight: Decimal) -> Interval:
        """Multiply by an exact ``weight``; a negative one swaps the ends.

        >>> print(Interval(Decimal(1), Decimal(2), high_closed=False).times(Decimal(-1)))
        (-2, -1]
        """
        low = None if self.low is None else self.low * weight
        high = None if self.high is None else self.high * weight
        if weight < 0:
            return Interval(high, low, self.high_closed, self.low_closed)
        return Interval(low, high, self.low_closed, self.high_closed)

    def over(self, base: Interval) -> Interval:
        """Divide by ``base``; both must hold no negative number. A base that may be zero gives no upper end.

        Raises :class:`ValueError` for negative ends, which counts and amounts never have.

        >>> print(Interval.point(Decimal(1)).over(Interval(Decimal(2), Decimal(4))))
        [0.25, 0.5]
        """
        low, base_low = self.low or _ZERO, base.low or _ZERO
        if low < 0 or base_low < 0:
            raise ValueError("division is for intervals of numbers that are not negative")
        quotient_low = _ZERO if base.high is None or base.high == 0 else low / base.high
        quotient_high = None if self.high is None or base_low == 0 else self.high / base_low
        return Interval(
            quotient_low,
            quotient_high,
            self.low_closed and (base.high_closed or base.high is None),
            self.high_closed and base.low_closed,
        )

    def meets(self, other: Interval) -> bool:
        """Tell whether some number lies in both; equal ends count only where both include them.

        >>> Interval.truncated(Decimal(200), -2).meets(Interval.point(Decimal(300)))
        False
        """
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """Tell whether every number of this interval is smaller than every number of ``other``."""
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return not (self.high_closed and other.low_closed)
        return self.high < other.low

    def __str__(self) -> str:
        """Give the usual mathematical notation."""
        left = "[" if self.low_closed and self.low is not None else "("
        right = "]" if self.high_closed and self.high is not None else ")"
        low = "-∞" if self.low is None else format(self.low.normalize(), "f")
        high = "∞" if self.high is None else format(self.high.normalize(), "f")
        return f"{left}{low}, {high}{right}"
