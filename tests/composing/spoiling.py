"""Damages to composed reports, each with the rule that must speak and the place that it must speak of."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .damage import citations, figures, history, privacy, structure, timing, wording
from .damage.tools import Spoiling, Spoilt
from .truth import Composed

__all__ = ["KINDS", "Kind", "Spoilt", "spoil"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage: its name and what it does, the code of the rule that must speak, and its seed.

    The seed sets the trials of a kind apart from those of the others; `paired` kinds damage a pair of reports.
    """

    spoiling: Spoiling
    code: str
    seed: int
    paired: bool = False

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.spoiling.__name__

    @property
    def says(self) -> str:
        """What the damage is, as the function's docstring tells it."""
        assert self.spoiling.__doc__
        return " ".join(self.spoiling.__doc__.split()).removeprefix(f"{self.code}: ")


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(figures.partition_total, "F001", 101),
        Kind(figures.partition_part, "F001", 102),
        Kind(figures.part_above_whole, "F002", 103),
        Kind(figures.rate_above_hundred, "F003", 104),
        Kind(figures.rate_changed, "F004", 105),
        Kind(figures.told_otherwise, "F005", 106),
        Kind(figures.rate_of_nothing, "F006", 107),
        Kind(figures.change_changed, "F007", 108),
        Kind(figures.separators_misplaced, "F010", 109),
        Kind(figures.second_point, "F010", 110),
        Kind(figures.range_reversed, "F010", 111),
        Kind(structure.no_measures, "S001", 201),
        Kind(structure.no_shortcomings, "S002", 202),
        Kind(structure.no_causes, "S003", 203),
        Kind(structure.no_first_responsible, "S004", 204),
        Kind(structure.no_plan, "S005", 205),
        Kind(structure.number_skipped, "S010", 206),
        Kind(structure.number_repeated, "S010", 207),
        Kind(structure.heading_emptied, "S011", 208),
        Kind(structure.title_gone, "S020", 209),
        Kind(structure.title_without_year, "S020", 210),
        Kind(structure.title_without_subject, "S020", 211),
        Kind(structure.no_figures, "S022", 212),
        Kind(timing.published_late, "T001", 301),
        Kind(timing.submitted_late, "T002", 302),
        Kind(timing.published_early, "T003", 303),
        Kind(timing.title_year, "T004", 304),
        Kind(timing.plan_year, "T005", 305),
        Kind(timing.future_told, "T006", 306),
        Kind(timing.after_year_told, "T006", 307),
        Kind(timing.law_before_its_time, "T006", 308),
        Kind(timing.stale_plan, "T007", 309),
        Kind(timing.stale_outline, "T007", 310),
        Kind(timing.impossible_date, "T008", 311),
        Kind(citations.title_unclosed, "C001", 401),
        Kind(citations.title_unopened, "C001", 402),
        Kind(citations.number_brackets, "C002", 403),
        Kind(citations.number_with_di, "C002", 404),
        Kind(citations.number_with_zeros, "C002", 405),
        Kind(citations.number_year_cut, "C002", 406),
        Kind(citations.number_of_the_future, "C003", 407),
        Kind(citations.repealed_law, "C004", 408),
        Kind(citations.title_misspelt, "C005", 409),
        Kind(wording.figure_starred, "W001", 501),
        Kind(wording.figure_underlined, "W001", 502),
        Kind(wording.figure_crossed, "W001", 503),
        Kind(wording.year_open, "W001", 504),
        Kind(wording.note_left_in, "W001", 505),
        Kind(wording.sentence_repeated, "W002", 506),
        Kind(wording.bracket_lost, "W003", 507),
        Kind(wording.quote_lost, "W003", 508),
        Kind(wording.characters_replaced, "W004", 509),
        Kind(wording.mojibake, "W004", 510),
        Kind(wording.de_doubled, "W005", 511),
        Kind(wording.le_doubled, "W005", 512),
        Kind(privacy.identity_number, "P001", 601),
        Kind(privacy.mobile_number, "P002", 602),
        Kind(privacy.card_number, "P003", 603),
        Kind(history.copied, "H001", 701, paired=True),
        Kind(history.earlier_figure_otherwise, "H002", 702, paired=True),
        Kind(history.plan_dropped, "H003", 703, paired=True),
        Kind(history.indicator_gone, "H004", 704, paired=True),
        Kind(history.leap, "H005", 705, paired=True),
    )
}
"""Every kind of damage by its name."""


def spoil(composed: Composed, seed: int, kind: str | None = None) -> Spoilt | None:
    """Damage a report in a kind from KINDS, or in one drawn from the seed.

    Gives None where a kind is named that this report offers no place for; KeyError for an unknown kind.

    >>> from tests.composing import compose
    >>> spoil(compose(1), 0, "impossible_date").code
    'T008'
    """
    rng = Random(seed)  # noqa: S311 - repeatable, not secret
    if kind is not None:
        return KINDS[kind].spoiling(composed, rng)
    for name in rng.sample(sorted(KINDS), len(KINDS)):
        if spoilt := KINDS[name].spoiling(composed, rng):
            return spoilt
    return None
