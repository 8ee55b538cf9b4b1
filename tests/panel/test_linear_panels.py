"""The cost of a panel grows with what is put in it, and no faster; work is counted, not timed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.panel.making import BUREAU, by_hand
from tests.test_linear import MOST, TIMES, work

import rulelaw as rl

Pairs = list[tuple[rl.Report, rl.Observations]]


def bodies(count: int) -> Pairs:
    return [by_hand(str(place), body=f"{place}局") for place in range(count)]


def years(count: int) -> Pairs:
    return [by_hand(str(year), year=1000 + year) for year in range(count)]


def figures(count: int) -> Pairs:
    """One report that tells one indicator over and over, and another that tells it of the year before."""
    told = [rl.Observation("normative.issued", Decimal(place)) for place in range(count)]
    masthead = rl.Masthead(issuer=rl.Issuer(BUREAU), year=2021)
    before = tuple(
        rl.Observation("normative.issued", Decimal(-place), period=rl.Period.of_year(2021))
        for place in range(count)
    )
    return [
        (rl.Report(masthead=masthead), rl.Observations(values=tuple(told))),
        (
            rl.Report(masthead=rl.Masthead(issuer=rl.Issuer(BUREAU), year=2022)),
            rl.Observations(values=before),
        ),
    ]


def versions(count: int) -> Pairs:
    """As many versions of one report."""
    return [by_hand(str(place)) for place in range(count)]


def plans(count: int) -> Pairs:
    """As many bodies, each with a change promised, and what they told."""
    plan = [
        by_hand("5", unit="%", body=f"{place}局", change=rl.Change.RISE, part=rl.Part.PLAN)
        for place in range(count)
    ]
    return [*plan, *bodies(count), *(by_hand("9", body=f"{place}局", year=2023) for place in range(count))]


def all_of_it(panel: rl.Panel) -> None:
    rl.follow_up(panel)
    rl.missingness(panel)
    rl.panel_csv(panel, missing=False)
    rl.rank_bodies(panel, "normative.issued", 2022)
    rl.slice_panel(panel, bodies=[panel.bodies[0].key])


@pytest.mark.parametrize("make", [bodies, years, figures, versions, plans])
def test_a_panel_of_more_costs_as_much_more(make: Callable[[int], Pairs]) -> None:
    def cost(count: int) -> int:
        items = make(count)
        return work(lambda _: all_of_it(rl.assemble(items)), "")

    cost(3)  # data files are read once, on first use
    assert cost(20 * TIMES) / cost(20) < MOST
