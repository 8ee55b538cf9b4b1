"""Bodies among their peers: groups, medians and quartiles, and where a body stands out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from rulelaw.codebook.types import Direction
from rulelaw.index.describing import QuantileType, quantile
from rulelaw.index.ranking import Ties
from rulelaw.panel.ranking import best_of, ranks_of
from rulelaw.panel.types import Body, Cell, Panel
from rulelaw.report.types import IssuerKind, Level

__all__ = [
    "PeerGroup",
    "PeerStatistics",
    "PeerTrait",
    "Standing",
    "Verdict",
    "peer_groups",
    "peer_statistics",
    "standings",
]


class PeerTrait(StrEnum):
    """What makes bodies peers."""

    LEVEL = "level"
    KIND = "kind"
    PROVINCE = "province"


_USUAL_TRAITS = (PeerTrait.LEVEL, PeerTrait.KIND)


@frozen
class PeerGroup:
    """Bodies that are alike; a trait that was not asked for is ``None``.

    :ivar level: their level of government.
    :ivar kind: what kind of bodies they are.
    :ivar province: their province.
    :ivar bodies: their keys, in order.
    """

    level: Level | None = None
    kind: IssuerKind | None = None
    province: str | None = None
    bodies: tuple[str, ...] = ()


@frozen
class PeerStatistics:
    """What a group tells of a measure in a year.

    Quartiles are floats; ``None`` where nobody tells a value, or one is too large for a float.

    :ivar group: the group.
    :ivar measure: the measure's key.
    :ivar year: the report year.
    :ivar count: how many of the group have a value.
    :ivar missing: how many have none.
    :ivar minimum: the lowest value.
    :ivar first_quartile: the lower quartile.
    :ivar median: the median.
    :ivar third_quartile: the upper quartile.
    :ivar maximum: the highest value.
    """

    group: PeerGroup
    measure: str
    year: int
    count: int
    missing: int
    minimum: Decimal | None = None
    first_quartile: float | None = None
    median: float | None = None
    third_quartile: float | None = None
    maximum: Decimal | None = None


class Verdict(StrEnum):
    """Where a body stands among its peers, for a measure that is read one way."""

    STRENGTH = "strength"
    """At the better quartile or beyond it, and beyond the median."""
    MIDDLE = "middle"
    WEAKNESS = "weakness"
    """At the worse quartile or beyond it, and beyond the median."""


@frozen
class Standing:
    """Where a body stands among its peers by a measure.

    :ivar body: the body's key.
    :ivar measure: the measure's key.
    :ivar year: the report year.
    :ivar value: its value.
    :ivar rank: its rank among its peers and itself, 1 the best, equal values at the best of their ranks.
    :ivar statistics: what the group, the body in it, tells.
    :ivar verdict: where that is; ``None`` where the measure is neutral, or too few peers tell it to say.
    """

    body: str
    measure: str
    year: int
    value: Decimal
    rank: float
    statistics: PeerStatistics
    verdict: Verdict | None = None


def peer_groups(panel: Panel, by: Iterable[PeerTrait | str] = _USUAL_TRAITS) -> tuple[PeerGroup, ...]:
    """Sort the bodies of a panel into groups of peers.

    :param panel: the panel.
    :param by: what makes them peers. A body of which such a trait is not known has no peers, and is in no group.
    :returns: the groups, by level, kind and province.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> [(group.level.value, group.kind.value, len(group.bodies)) for group in peer_groups(panel)]
    [('county', 'department', 4)]
    """
    traits = {PeerTrait(trait) for trait in by}
    groups: dict[tuple[Level | None, IssuerKind | None, str | None], list[str]] = {}
    for body in panel.bodies:
        known = _traits(body)
        if all(known[trait] is not None for trait in traits):
            key = (
                body.level if PeerTrait.LEVEL in traits else None,
                body.kind if PeerTrait.KIND in traits else None,
                body.province if PeerTrait.PROVINCE in traits else None,
            )
            groups.setdefault(key, []).append(body.key)
    ordered = sorted(groups.items(), key=lambda entry: tuple(str(part or "") for part in entry[0]))
    return tuple(PeerGroup(*key, tuple(bodies)) for key, bodies in ordered)


def _traits(body: Body) -> dict[PeerTrait, str | None]:
    return {PeerTrait.LEVEL: body.level, PeerTrait.KIND: body.kind, PeerTrait.PROVINCE: body.province}


def peer_statistics(
    panel: Panel,
    *,
    by: Iterable[PeerTrait | str] = _USUAL_TRAITS,
    measures: Iterable[str] | None = None,
    years: Iterable[int] | None = None,
    quantiles: QuantileType = QuantileType.LINEAR,
) -> tuple[PeerStatistics, ...]:
    """Tell median and quartiles of every group of peers.

    :param panel: the panel.
    :param by: what makes bodies peers, as of :func:`peer_groups`.
    :param measures: the keys of the measures; all where left out.
    :param years: the report years; all where left out.
    :param quantiles: how a quartile between two values is reckoned (Hyndman & Fan, *The American Statistician* 50(4),
        1996); type 7 where left out.
    :returns: by group, year and measure.
    :raises UnknownCodeError: a measure is not in the panel.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> (told,) = peer_statistics(panel, measures=["normative.issued"], years=[2023])
    >>> told.count, told.first_quartile, told.median, told.third_quartile
    (4, 2.75, 3.5, 4.5)
    """
    columns = (
        [m.key for m in panel.measures] if measures is None else [panel.measure(k).key for k in measures]
    )
    spans = panel.years if years is None else tuple(years)
    return tuple(
        _statistics(group, measure, year, _cells(panel, group, measure, year), quantiles)
        for group in peer_groups(panel, by)
        for year in spans
        for measure in columns
    )


def _cells(panel: Panel, group: PeerGroup, measure: str, year: int) -> list[Cell]:
    return [panel.cell(body, year, measure) for body in group.bodies]


def _statistics(
    group: PeerGroup, measure: str, year: int, cells: Sequence[Cell], quantiles: QuantileType
) -> PeerStatistics:
    values = [cell.value for cell in cells if cell.value is not None]
    if not values:
        return PeerStatistics(group, measure, year, 0, len(cells))
    low, high, missing = min(values), max(values), len(cells) - len(values)
    if not all(math.isfinite(float(value)) for value in (low, high)):
        return PeerStatistics(group, measure, year, len(values), missing, low, maximum=high)
    first, median, third = (quantile(values, share, kind=quantiles) for share in (0.25, 0.5, 0.75))
    return PeerStatistics(group, measure, year, len(values), missing, low, first, median, third, high)


def standings(
    panel: Panel,
    body: str,
    year: int,
    *,
    by: Iterable[PeerTrait | str] = _USUAL_TRAITS,
    quantiles: QuantileType = QuantileType.LINEAR,
    least: int = 4,
) -> tuple[Standing, ...]:
    """Tell where a body stands among its peers by every measure that it tells: its strengths and weaknesses.

    :param panel: the panel.
    :param body: the body's key.
    :param year: the report year.
    :param by: what makes bodies peers, as of :func:`peer_groups`.
    :param quantiles: how quartiles are reckoned, as of :func:`peer_statistics`.
    :param least: how many of the group, the body among them, must have a value for a verdict.
    :returns: in the order of the measures; nothing where the body has no group. No verdict is given where the
        quartiles fall together, or where the measure is read neither way.
    :raises UnknownCodeError: the body is not in the panel.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> for one in standings(panel, "砚坪县司法局", 2023):
    ...     if one.verdict is rl.Verdict.STRENGTH and ":" not in one.measure:
    ...         print(one.measure, one.value, one.rank, round(one.statistics.median, 2))
    mediation.success_rate 99.1 1.0 98.05
    """
    key = panel.body(body).key
    group = next((group for group in peer_groups(panel, by) if key in group.bodies), None)
    if group is None:
        return ()
    result: list[Standing] = []
    for measure in panel.measures:
        value = panel.cell(key, year, measure.key).value
        if value is None:
            continue
        cells = _cells(panel, group, measure.key, year)
        rank = ranks_of(cells, best_of(measure.direction), Ties.MIN)[group.bodies.index(key)]
        told = _statistics(group, measure.key, year, cells, quantiles)
        verdict = _verdict(value, told, measure.direction) if told.count >= least else None
        if rank is not None:
            result.append(Standing(key, measure.key, year, value, rank, told, verdict))
    return tuple(result)


def _verdict(value: Decimal, told: PeerStatistics, direction: Direction) -> Verdict | None:
    first, median, third = told.first_quartile, told.median, told.third_quartile
    if direction is Direction.NEUTRAL or first is None or median is None or third is None or first == third:
        return None
    here = float(value)
    top, bottom = here >= third and here > median, here <= first and here < median
    if not (top or bottom):
        return Verdict.MIDDLE
    return Verdict.STRENGTH if top is (direction is Direction.HIGHER_IS_BETTER) else Verdict.WEAKNESS
