"""Measure a report as a document: its figures and their bases, its practices, how much of it speaks of shortcomings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache, cached_property
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from rulelaw.codebook.units import load_units
from rulelaw.observations.types import BreakdownKind, Observation, Observations
from rulelaw.report.types import Part, Quantity, Report, Stretch
from rulelaw.scores.amounts import is_reckonable
from rulelaw.scores.types import Measure
from rulelaw.text.spans import Span

__all__ = ["Counted", "Measurer"]

Counted: TypeAlias = tuple[int | Fraction, tuple[Span, ...]]
"""A number, and the places that were counted."""

_SENTENCE_ENDS: Final = "。！？；"
_CANDID: Final = (Part.SHORTCOMINGS, Part.CAUSES)


class _Docket(NamedTuple):
    """The indicators of a kind of cases: their numbers, each with those not counted there, and how they ended."""

    numbers: tuple[tuple[str, str | None], ...]
    outcomes: tuple[str, ...]


_LAWSUITS: Final = _Docket(
    (("litigation.cases", "litigation.pending"), ("litigation.closed", None)),
    ("litigation.lost", "litigation.won", "litigation.withdrawn"),
)
_RECONSIDERATIONS: Final = _Docket(
    (
        ("reconsideration.cases", "reconsideration.pending"),
        ("reconsideration.accepted", "reconsideration.pending"),
        ("reconsideration.closed", None),
    ),
    ("reconsideration.upheld", "reconsideration.corrected", "reconsideration.withdrawn"),
)
_CASES: Final = frozenset(
    code
    for docket in (_LAWSUITS, _RECONSIDERATIONS)
    for code in (*docket.outcomes, *(code for pair in docket.numbers for code in pair))
)


class Measurer:
    """The measures of one report, each worked out when it is asked for."""

    def __init__(self, report: Report | None, observations: Observations | None, *, has_text: bool) -> None:
        """Take the report and what its figures mean; ``None`` for what is not known."""
        self._report = Report() if report is None else report
        self._observations = Observations() if observations is None else observations
        self._has_text = has_text
        self._found: dict[Measure, Counted | None] = {}

    def of(self, measure: Measure) -> Counted | None:
        """Give a measure; ``None`` where neither a text nor anything built by hand is there to take it of."""
        if measure not in self._found:
            self._found[measure] = _MEASURES[measure](self)
        found = self._found[measure]
        return found if found is None or found[0] or self._has_text else None

    @cached_property
    def _figures(self) -> tuple[Quantity, ...]:
        """The quantities in the stretches of the measures; both lists are in order."""
        stretches = self._report.stretches
        if not stretches:
            return self._report.quantities if not self._has_text else ()
        quantities = self._report.quantities
        found: list[Quantity] = []
        for stretch in stretches:
            if stretch.part is Part.MEASURES:
                first = bisect_left(quantities, stretch.span.start, key=_start)
                found += quantities[first : bisect_left(quantities, stretch.span.end, first, key=_start)]
        return tuple(found)

    @cached_property
    def _rates(self) -> tuple[Span, ...]:
        rates = _rate_units()
        return tuple([one.span for one in self._figures if one.unit in rates])

    def figures(self) -> Counted:
        """Count the figures in the measures."""
        return len(self._figures), tuple([quantity.span for quantity in self._figures])

    def figure_density(self) -> Counted | None:
        """Set them against a thousand characters of that part."""
        measures = Part.MEASURES
        characters = _length([one for one in self._report.stretches if one.part is measures])
        number, spans = self.of(Measure.FIGURES) or (0, ())
        if not characters:
            return (0, ()) if self._has_text else None
        return Fraction(1000 * number, characters), spans

    def rates(self) -> Counted:
        """Count the percentages in the measures."""
        return len(self._rates), self._rates

    def rates_with_base(self) -> Counted:
        """Count those that can be worked out again."""
        if not self._rates:
            return 0, ()
        # By their starts: no two figures begin at one place, and whole numbers are looked up sooner than spans.
        ratio = BreakdownKind.RATIO
        based = {one.total.start for one in self._observations.breakdowns if one.kind is ratio}
        based.update([one.change.start for one in self._observations.comparisons])
        spans = tuple([span for span in self._rates if span.start in based])
        return len(spans), spans

    def relations(self) -> Counted:
        """Count what the words set out as a sum, a rate or a change."""
        found = self._observations
        spans = (*(one.total for one in found.breakdowns), *(one.change for one in found.comparisons))
        return len(spans), spans

    def relations_held(self) -> Counted:
        """Count those whose figures agree."""
        found = self._observations
        spans = (
            *(one.total for one in found.breakdowns if one.holds),
            *(one.change for one in found.comparisons if one.holds),
        )
        return len(spans), spans

    def practices(self) -> Counted:
        """Count the practices named."""
        return self._graded(1)

    def practices_acted(self) -> Counted:
        """Count those of which an action is told."""
        return self._graded(2)

    def practices_counted(self) -> Counted:
        """Count those told with a figure."""
        return self._graded(3)

    def _graded(self, least: int) -> Counted:
        found = [one.spans for one in self._observations.practices if one.grade >= least]
        return len(found), tuple([spans[0] for spans in found if spans])

    @cached_property
    def _candid(self) -> tuple[Span, ...]:
        return tuple(stretch.span for stretch in self._report.stretches if stretch.part in _CANDID)

    def candour_length(self) -> Counted | None:
        """Count the characters that speak of shortcomings and causes."""
        if not self._report.stretches:
            return (0, ()) if self._has_text else None
        return sum(map(len, self._candid)), self._candid

    def candour_share(self) -> Counted | None:
        """Set them against the whole text, in per cent."""
        whole = _length(self._report.stretches)
        if not whole:
            return (0, ()) if self._has_text else None
        return Fraction(100 * sum(map(len, self._candid)), whole), self._candid

    def lawsuits_accounted(self) -> Counted:
        """Tell whether the outcomes of all lawsuits are told."""
        return self._accounted(_LAWSUITS)

    def reconsiderations_accounted(self) -> Counted:
        """Tell whether the outcomes of all reconsideration cases are told."""
        return self._accounted(_RECONSIDERATIONS)

    def _accounted(self, docket: _Docket) -> Counted:
        ended = self._results(docket.outcomes)
        for number, open_cases in docket.numbers if ended else ():
            told = self._results((number,))
            if not told or not told[0].value:
                continue
            known = [*ended, *(self._results((open_cases,)) if open_cases else ())]
            if told[0].value == sum(one.value for one in known):
                return 1, tuple(dict.fromkeys(one.span for one in (told[0], *known)))
        return 0, ()

    def _results(self, codes: Sequence[str]) -> list[Observation]:
        """Give the figures of indicators that speak of what was done in the report year; of one span the first."""
        found = {one.span: one for one in reversed(self._cases) if one.indicator in codes}
        return list(reversed(found.values()))

    @cached_property
    def _cases(self) -> list[Observation]:
        """The figures of both kinds of cases that speak of what was done in the report year."""
        year = self._report.masthead.year
        return [
            one
            for one in self._observations.values
            if one.indicator in _CASES
            and one.change is None
            and one.part is not Part.PLAN
            and is_reckonable(one.value)
            and (year is None or one.period is None or one.period.end.year == year)
        ]

    def sentence_length(self) -> Counted | None:
        """Tell how many characters there are for each mark that ends a sentence."""
        text = self._report.source.text
        characters = _length(self._report.stretches)
        if not characters:
            return None
        # looked for sooner than counted
        ends = sum([text.count(mark) for mark in _SENTENCE_ENDS if mark in text])
        return Fraction(characters, max(ends, 1)), ()


@cache
def _rate_units() -> frozenset[str | None]:
    return frozenset(word for word, kind in load_units().by_word.items() if kind == "rate")


def _length(stretches: Iterable[Stretch]) -> int:
    """Count the characters of stretches."""
    return sum([one.span.end - one.span.start for one in stretches])


def _start(quantity: Quantity) -> int:
    return quantity.span.start


_MEASURES: Final[Mapping[Measure, Callable[[Measurer], Counted | None]]] = MappingProxyType(
    {
        Measure.FIGURES: Measurer.figures,
        Measure.FIGURE_DENSITY: Measurer.figure_density,
        Measure.RATES: Measurer.rates,
        Measure.RATES_WITH_BASE: Measurer.rates_with_base,
        Measure.RELATIONS: Measurer.relations,
        Measure.RELATIONS_HELD: Measurer.relations_held,
        Measure.PRACTICES: Measurer.practices,
        Measure.PRACTICES_ACTED: Measurer.practices_acted,
        Measure.PRACTICES_COUNTED: Measurer.practices_counted,
        Measure.CANDOUR_SHARE: Measurer.candour_share,
        Measure.CANDOUR_LENGTH: Measurer.candour_length,
        Measure.LAWSUITS_ACCOUNTED: Measurer.lawsuits_accounted,
        Measure.RECONSIDERATIONS_ACCOUNTED: Measurer.reconsiderations_accounted,
        Measure.SENTENCE_LENGTH: Measurer.sentence_length,
    }
)
