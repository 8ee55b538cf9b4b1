"""Stretches of time: of whole days (the year a report tells of, the years a plan runs), and of report years."""

from __future__ import annotations

import datetime

from attrs import field, frozen

__all__ = ["Period"]


def in_force(year: int | None, first: int | None, last: int | None) -> bool:
    """Tell whether ``year`` lies between two report years, either open; an unknown year only where both are open.

    >>> (
    ...     in_force(2022, 2021, None),
    ...     in_force(2020, 2021, None),
    ...     in_force(None, 2021, None),
    ...     in_force(None, None, None),
    ... )
    (True, False, False, True)
    """
    if year is None:
        return first is None and last is None
    return (first is None or first <= year) and (last is None or year <= last)


def _not_before_start(period: Period, _: object, end: datetime.date) -> None:
    if end < period.start:
        raise ValueError(f"a period cannot end on {end} before it starts on {period.start}")


@frozen(order=True)
class Period:
    """A stretch of days, both ends included.

    :ivar start: the first day.
    :ivar end: the last day; not before ``start`` (:class:`ValueError`).

    >>> str(Period.of_year(2021)), str(Period.of_years(2021, 2025))
    ('2021', '2021-2025')
    """

    start: datetime.date
    end: datetime.date = field(validator=_not_before_start)

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Give the calendar year ``year``."""
        return cls(datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    @classmethod
    def of_years(cls, first: int, last: int) -> Period:
        """Give the calendar years from ``first`` to ``last``."""
        return cls(datetime.date(first, 1, 1), datetime.date(last, 12, 31))

    @property
    def year(self) -> int | None:
        """The calendar year, where the period is exactly one; else ``None``."""
        return self.start.year if self == Period.of_year(self.start.year) else None

    def shifted(self, *, years: int) -> Period:
        """Give the period ``years`` later (negative: earlier); 29 February becomes 28 where the year has none.

        >>> Period.of_year(2021).shifted(years=-1).year
        2020
        """
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - importing it costs more than attrs

        by = relativedelta(years=years)
        return Period(self.start + by, self.end + by)

    def holds(self, day: datetime.date) -> bool:
        """Tell whether ``day`` lies in the period."""
        return self.start <= day <= self.end

    def __str__(self) -> str:
        """Give ``2021``, ``2021-2025`` or ``2021-05-01/2021-08-31``."""
        if self.year is not None:
            return str(self.year)
        if self == Period.of_years(self.start.year, self.end.year):
            return f"{self.start.year}-{self.end.year}"
        return f"{self.start}/{self.end}"
