"""Panels as tables with rows and columns of one's choice."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.panel.making import sample_reports

import rulelaw as rl

PANEL = rl.slice_panel(rl.assemble(sample_reports()), measures=["training.sessions", "mediation.cases"])
AXES = list(rl.Axis)


@pytest.mark.parametrize("order", list(permutations(AXES)))
@pytest.mark.parametrize("cut", range(4))
def test_every_layout_has_every_cell_in_its_place(order: tuple[rl.Axis, ...], cut: int) -> None:
    table = rl.pivot(PANEL, order[:cut], order[cut:])
    assert len(table.rows) * len(table.columns) == 4 * 2 * 2
    for row, cells in zip(table.rows, table.cells, strict=True):
        for column, cell in zip(table.columns, cells, strict=True):
            place = dict(zip(order, (*row, *column), strict=True))
            assert cell == PANEL.cell(place[rl.Axis.BODY], int(place[rl.Axis.YEAR]), place[rl.Axis.MEASURE])


def test_values_are_those_of_the_cells() -> None:
    table = rl.pivot(PANEL)
    at = table.rows.index(("岚谷县司法局", "2023"))
    assert table.columns == (("mediation.cases",), ("training.sessions",))
    assert table.values[at] == (588, None)


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ((rl.Axis.BODY,), (rl.Axis.YEAR,)),
        ((rl.Axis.BODY, rl.Axis.YEAR), (rl.Axis.YEAR, rl.Axis.MEASURE)),
        ((), ()),
    ],
)
def test_a_dimension_missing_or_twice_is_refused(
    rows: tuple[rl.Axis, ...], columns: tuple[rl.Axis, ...]
) -> None:
    with pytest.raises(ValueError, match="each stand once"):
        rl.pivot(PANEL, rows, columns)
