"""Parts of a panel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.panel.making import by_hand, sample_reports

import rulelaw as rl

PANEL = rl.assemble(sample_reports())
KEYS = [body.key for body in PANEL.bodies]
MEASURES = [measure.key for measure in PANEL.measures]


@given(
    st.sets(st.sampled_from(KEYS)), st.sets(st.sampled_from(PANEL.years)), st.sets(st.sampled_from(MEASURES))
)
def test_a_slice_keeps_exactly_what_lies_in_all_bounds(
    bodies: set[str], years: set[int], measures: set[str]
) -> None:
    part = rl.slice_panel(PANEL, bodies=bodies, years=years, measures=measures)
    assert part.cells == tuple(
        cell
        for cell in PANEL.cells
        if cell.body in bodies and cell.year in years and cell.measure in measures
    )
    assert {body.key for body in part.bodies} == bodies
    assert all(finding.body is None or finding.body in bodies for finding in part.findings)
    assert rl.slice_panel(part, bodies=bodies, years=years, measures=measures) == part


def test_no_bounds_keep_all() -> None:
    assert rl.slice_panel(PANEL) == PANEL


def test_bodies_are_kept_by_level_kind_and_province() -> None:
    panel = rl.assemble(
        [by_hand("3", body="甲县教育局"), by_hand("4", body="乙市教育局"), by_hand("5", body="丙")],
        bodies=[
            rl.Body("甲县教育局", "甲县教育局", rl.Level.COUNTY, rl.IssuerKind.DEPARTMENT, "云岭省"),
            rl.Body("乙市教育局", "乙市教育局", rl.Level.CITY, rl.IssuerKind.DEPARTMENT, "云岭省"),
        ],
    )
    assert [b.key for b in rl.slice_panel(panel, levels=[rl.Level.CITY]).bodies] == ["乙市教育局"]
    assert len(rl.slice_panel(panel, provinces=["云岭省"]).bodies) == 2
    assert len(rl.slice_panel(panel, kinds=[rl.IssuerKind.DEPARTMENT], levels=[rl.Level.COUNTY]).cells) == 1


def test_what_is_not_in_the_panel_is_refused() -> None:
    with pytest.raises(rl.UnknownCodeError):
        rl.slice_panel(PANEL, bodies=["某局"])
    with pytest.raises(rl.UnknownCodeError):
        rl.slice_panel(PANEL, measures=["no.such"])


def test_a_filtered_cell_reads_as_not_told_and_its_column_stays() -> None:
    sure = rl.filter_cells(PANEL, lambda cell: cell.state is not rl.CellState.CONFLICTING)
    assert sure.cell("岚谷县司法局", 2023, "training.sessions").state is rl.CellState.NOT_TOLD
    assert (sure.measures, sure.findings) == (PANEL.measures, PANEL.findings)
