"""Settle observations against the sums they stand in.

The total of a sum carries the indicator; its parts by kind carry none of it, unless the codebook names the kind.
Where the parts come first and the total is only called one (建议87件、提案142件,合计229件), the total takes their
meaning over.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from rulelaw.observations.types import Breakdown, BreakdownKind, Observation
from rulelaw.report.types import Quantity
from rulelaw.text.spans import Span

__all__ = ["at_figure", "settle"]

_SUM = BreakdownKind.SUM


def settle(
    values: Sequence[Observation], breakdowns: Sequence[Breakdown], quantities: Sequence[Quantity]
) -> tuple[Observation, ...]:
    """Give the observations without those that repeat a total's meaning for its parts.

    :param values: the observations as linked, in order.
    :param breakdowns: the sums and ratios of the same report.
    :param quantities: its quantities.
    :returns: the settled observations, in order.
    """
    sums = [breakdown for breakdown in breakdowns if breakdown.kind is _SUM]
    if not sums:
        return tuple(values)
    by_span: dict[Span, list[Observation]] = {}
    for value in values:
        by_span.setdefault(value.span, []).append(value)
    figures: dict[Span, Quantity] = {}
    for breakdown in sums:
        codes = {value.indicator for value in by_span.get(breakdown.total, ()) if value.change is None}
        if not codes:
            # parts told behind their total (清理41件,废止5件、失效2件) say nothing of it
            first = all(part < breakdown.total for part in breakdown.parts)
            shared = _shared(by_span, breakdown.parts) if first else None
            if shared is None:
                continue
            figures = figures or {quantity.span: quantity for quantity in quantities}
            total = figures.get(breakdown.total)
            if total is None:  # a malformed number has no value to tell
                continue
            by_span[breakdown.total] = [at_figure(shared, total)]
            codes = {shared.indicator}
        for part in breakdown.parts:
            kept = [value for value in by_span.get(part, ()) if value.indicator not in codes or value.change]
            by_span[part] = kept
    settled = [value for found in by_span.values() for value in found]
    return tuple(sorted(settled, key=lambda value: (value.span.start, value.span.end)))


def _shared(by_span: dict[Span, list[Observation]], parts: Sequence[Span]) -> Observation | None:
    """Give an observation whose indicator all parts share, or ``None``."""
    told = [[value for value in by_span.get(part, ()) if value.change is None] for part in parts]
    if len(told) < 2 or not all(told):
        return None
    common = set.intersection(*({value.indicator for value in found} for found in told))
    return next((value for value in told[0] if value.indicator in common), None)


def at_figure(observation: Observation, quantity: Quantity) -> Observation:
    """Give what an observation tells, told by another figure."""
    return evolve(
        observation,
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        span=quantity.span,
        zero=quantity.zero,
        decimals=quantity.decimals,
        word=quantity.word,
    )
