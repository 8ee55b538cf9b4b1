"""Rank the bodies of a panel, and tell how their ranks change over the years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import frozen

from rulelaw.codebook.types import Direction
from rulelaw.index.ranking import Ties, ranks
from rulelaw.panel.types import Cell, Panel

__all__ = ["BodyRank", "BodyRankChange", "best_of", "rank_bodies", "rank_changes", "ranks_of"]

Best: TypeAlias = Literal["high", "low"]


@frozen
class BodyRank:
    """The rank of a body by a measure in a year.

    :ivar body: the body's key.
    :ivar measure: the measure's key.
    :ivar year: the report year.
    :ivar value: the value ranked, or ``None``.
    :ivar rank: its rank, 1 the best; ``None`` where there is no value.
    :ivar of: how many bodies are ranked.
    """

    body: str
    measure: str
    year: int
    value: Decimal | None
    rank: float | None
    of: int


@frozen
class BodyRankChange:
    """How the rank of a body changes between two years.

    :ivar body: the body's key.
    :ivar measure: the measure's key.
    :ivar first: the earlier year.
    :ivar last: the later year.
    :ivar before: the earlier rank, or ``None``.
    :ivar after: the later rank, or ``None``.
    :ivar gained: by how many ranks it has risen (less than zero: fallen); ``None`` where one of the two is missing.
    """

    body: str
    measure: str
    first: int
    last: int
    before: float | None
    after: float | None
    gained: float | None


def best_of(direction: Direction) -> Best:
    """Tell which end of a measure ranks first; of a neutral one the high end, which says nothing of merit."""
    return "low" if direction is Direction.LOWER_IS_BETTER else "high"


def ranks_of(cells: Sequence[Cell], best: Best, ties: Ties | str) -> tuple[float | None, ...]:
    """Rank the values of cells exactly: figures too long for a float are not rounded together."""
    steps = sorted({cell.value for cell in cells if cell.value is not None})
    place = {value: float(step) for step, value in enumerate(steps)}
    column = [None if cell.value is None else place[cell.value] for cell in cells]
    return ranks(column, ties=Ties(ties), best=best)


def rank_bodies(
    panel: Panel, measure: str, year: int, *, ties: Ties | str = Ties.MIN, best: Best | None = None
) -> tuple[BodyRank, ...]:
    """Rank the bodies of a panel by a measure in a year.

    :param panel: the panel; take a slice first to rank peers only.
    :param measure: the measure's key.
    :param year: the report year.
    :param ties: which rank equal values get (:class:`~rulelaw.index.ranking.Ties`).
    :param best: which end ranks first; where left out the measure's direction says, and neutral measures rank from the
        highest, which says nothing of merit.
    :returns: a rank for every body, in the order of the panel.
    :raises UnknownCodeError: the measure is not in the panel.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> [(one.body, one.rank) for one in rank_bodies(panel, "mediation.success_rate", 2022)]
    [('岚谷县司法局', 2.0), ('栖云县司法局', 3.0), ('梧桐县司法局', 1.0), ('砚坪县司法局', None)]
    """
    cells = [panel.cell(body.key, year, panel.measure(measure).key) for body in panel.bodies]
    found = ranks_of(cells, best or best_of(panel.measure(measure).direction), ties)
    count = sum(rank is not None for rank in found)
    return tuple(
        BodyRank(cell.body, measure, year, cell.value, rank, count)
        for cell, rank in zip(cells, found, strict=True)
    )


def rank_changes(
    panel: Panel,
    measure: str,
    first: int,
    last: int,
    *,
    ties: Ties | str = Ties.MIN,
    best: Best | None = None,
    balanced: bool = True,
) -> tuple[BodyRankChange, ...]:
    """Tell how the ranks of bodies by a measure change between two years.

    :param panel: the panel.
    :param measure: the measure's key.
    :param first: the earlier year.
    :param last: the later year.
    :param ties: as of :func:`rank_bodies`.
    :param best: as of :func:`rank_bodies`.
    :param balanced: rank only the bodies that have a value in both years, so that nobody gains a rank because another
        body says nothing; else all that have a value in the year.
    :returns: a change for every body, in the order of the panel.
    :raises UnknownCodeError: the measure is not in the panel.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> [(one.body, one.gained) for one in rank_changes(panel, "normative.issued", 2022, 2023)]
    [('岚谷县司法局', -1.0), ('栖云县司法局', 1.0), ('梧桐县司法局', -1.0), ('砚坪县司法局', 1.0)]
    """
    best = best or best_of(panel.measure(measure).direction)
    pairs = [tuple(panel.cell(body.key, year, measure) for year in (first, last)) for body in panel.bodies]
    kept = [not balanced or all(cell.value is not None for cell in pair) for pair in pairs]
    ranked = [pair for pair, keep in zip(pairs, kept, strict=True) if keep]
    before = iter(ranks_of([pair[0] for pair in ranked], best, ties))
    after = iter(ranks_of([pair[1] for pair in ranked], best, ties))
    result: list[BodyRankChange] = []
    for pair, keep in zip(pairs, kept, strict=True):
        one, other = (next(before), next(after)) if keep else (None, None)
        gained = None if one is None or other is None else one - other
        result.append(BodyRankChange(pair[0].body, measure, first, last, one, other, gained))
    return tuple(result)
