"""Tell figures in findings: as printed, or what they stand for."""

from __future__ import annotations

from decimal import Decimal

from rulelaw.observations.types import Observation
from rulelaw.report.types import Report
from rulelaw.text.intervals import Interval
from rulelaw.text.spans import Span

__all__ = ["as_number", "as_printed", "as_told", "decimals"]


def as_printed(report: Report, span: Span, interval: Interval) -> str:
    """Give a figure as printed; of a report without a text, what it stands for."""
    return report.source.quote(span) if span else as_number(interval)


def as_told(report: Report, observation: Observation) -> str:
    """Give an observed figure as printed; where no text stands behind it, its value and unit."""
    return (
        report.source.quote(observation.span) or f"{observation.value.normalize():f}{observation.unit or ''}"
    )


def as_number(interval: Interval, places: int | None = None) -> str:
    """Tell an interval: as one number where it is one or ``places`` are given (its middle, rounded), else its ends."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return str(interval)
    if low == high and places is None:
        return _plain(low)
    if places is not None:
        return _plain(((low + high) / 2).quantize(Decimal(1).scaleb(-places)))
    return f"{_plain(low)}–{_plain(high)}"


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    return format(whole if whole == value else value.normalize(), "f")


def decimals(interval: Interval) -> int:
    """Give the decimals with which to tell what a rate should be: one more than it was printed with."""
    if interval.low is None or interval.high is None:
        return 1
    exponent = (interval.high - interval.low).normalize().as_tuple().exponent
    return max(1, 1 - exponent if isinstance(exponent, int) else 1)
