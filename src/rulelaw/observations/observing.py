"""Observe a report: its figures linked to indicators, the sums, ratios and changes they make, and its practices."""

from __future__ import annotations

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Codebook
from rulelaw.observations.anchoring import anchors_of
from rulelaw.observations.linking import link
from rulelaw.observations.observing_tables import link_tables, outside_tables
from rulelaw.observations.practising import find_practices
from rulelaw.observations.settling import settle
from rulelaw.observations.summing import find_relations
from rulelaw.observations.types import Observations
from rulelaw.report.types import Report

__all__ = ["observe"]


def observe(report: Report, *, codebook: Codebook | None = None, practices: bool = True) -> Observations:
    """Tell what the figures of a report mean.

    :param report: the report; one built by hand, with no text behind it, has nothing to observe.
    :param codebook: the vocabulary; ``None`` for the shipped one.
    :param practices: whether to look for practices too, which costs about as much as linking the figures.
    :returns: the observations, the sums and ratios, the changes told, and the practices found.

    >>> import rulelaw as rl
    >>> report = rl.parse("2023年收到行政诉讼案件9件，其中未结3件，无败诉案件。")
    >>> [(o.indicator, int(o.value)) for o in observe(report).values]
    [('litigation.cases', 9), ('litigation.pending', 3), ('litigation.lost', 0)]
    """
    codebook = load_codebook() if codebook is None else codebook
    prose = outside_tables(report) if report.tables else report
    breakdowns, comparisons = find_relations(prose)
    # one scan of the text finds what both readings ask of all of it
    words = anchors_of(codebook).find(report.source.flow.text) if practices else None
    linked = link(prose, codebook, None if words is None else words.topics)
    if report.tables:
        told, sums = link_tables(report, codebook)
        linked = tuple(sorted((*linked, *told), key=lambda value: value.span))
        breakdowns = tuple(sorted((*breakdowns, *sums), key=lambda breakdown: breakdown.total))
    return Observations(
        values=settle(linked, breakdowns, report.quantities),
        breakdowns=breakdowns,
        comparisons=comparisons,
        practices=() if words is None else find_practices(report, codebook, words),
    )
