"""Where a panel has values and where not."""

from __future__ import annotations

from collections import Counter

from tests.panel.making import by_hand, sample_reports

import rulelaw as rl


def test_the_counts_add_up_along_every_dimension() -> None:
    panel = rl.assemble(sample_reports())
    told = rl.missingness(panel)
    every = len(panel.bodies) * len(panel.years) * len(panel.measures)
    for counts in (told.bodies, told.years, told.measures):
        assert sum(count.cells for count in counts) == every
        assert sum(count.valued for count in counts) == sum(cell.value is not None for cell in panel.cells)
        states: Counter[rl.CellState] = Counter()
        for count in counts:
            states.update(count.states)
        assert states.total() == every
        assert states[rl.CellState.CONFLICTING] == 1


def test_no_report_is_not_the_same_as_not_told() -> None:
    panel = rl.assemble(
        [by_hand("3", year=2021), by_hand("3", body="乙局", indicator="litigation.cases", year=2022)]
    )
    (first, _) = rl.missingness(panel).bodies
    assert first.states == {rl.CellState.REPORTED: 1, rl.CellState.NOT_TOLD: 1, rl.CellState.NO_REPORT: 2}
    assert (first.share, first.cells) == (0.25, 4)


def test_an_empty_panel_has_no_share() -> None:
    assert rl.missingness(rl.Panel()) == rl.Missingness((), (), ())
    assert rl.Coverage("x", 0, 0).share is None
