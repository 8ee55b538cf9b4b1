"""Turn a panel into a table with rows and columns of one's choice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import product

from attrs import field, frozen

from rulelaw.panel.types import Cell, Panel

__all__ = ["Axis", "Pivot", "pivot"]


class Axis(StrEnum):
    """A dimension of a panel."""

    BODY = "body"
    YEAR = "year"
    MEASURE = "measure"


@frozen
class Pivot:
    """A table of cells.

    :ivar row_axes: the dimensions down the side.
    :ivar column_axes: the dimensions along the top.
    :ivar rows: what each row is of: a value of each dimension of ``row_axes``.
    :ivar columns: what each column is of, likewise.
    :ivar cells: the cells, row by row.
    """

    row_axes: tuple[Axis, ...]
    column_axes: tuple[Axis, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[Cell, ...], ...] = field(repr=lambda cells: f"<{len(cells)} rows>")

    @property
    def values(self) -> tuple[tuple[Decimal | None, ...], ...]:
        """The values of the cells, row by row; ``None`` where there is none."""
        return tuple(tuple(cell.value for cell in row) for row in self.cells)


def pivot(
    panel: Panel, rows: Sequence[Axis] = (Axis.BODY, Axis.YEAR), columns: Sequence[Axis] = (Axis.MEASURE,)
) -> Pivot:
    """Lay a panel out as a table; every body, year and measure of it has its place, told or not.

    :param panel: the panel; take a slice first to have less of it.
    :param rows: the dimensions down the side, the first changing slowest.
    :param columns: those along the top. Each of the three stands in one of the two.
    :raises ValueError: a dimension is missing or stands there twice.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> panel = rl.slice_panel(panel, measures=["training.sessions"])
    >>> table = pivot(panel, rows=[Axis.BODY], columns=[Axis.MEASURE, Axis.YEAR])
    >>> table.columns
    (('training.sessions', '2022'), ('training.sessions', '2023'))
    """
    side, top = tuple(map(Axis, rows)), tuple(map(Axis, columns))
    if sorted((*side, *top)) != sorted(Axis):
        raise ValueError(f"body, year and measure each stand once in rows or columns, not {[*side, *top]}")
    values: dict[Axis, list[str]] = {
        Axis.BODY: [body.key for body in panel.bodies],
        Axis.YEAR: [str(year) for year in panel.years],
        Axis.MEASURE: [measure.key for measure in panel.measures],
    }
    down = tuple(product(*(values[axis] for axis in side)))
    along = tuple(product(*(values[axis] for axis in top)))
    axes = (*side, *top)

    def cell(row: tuple[str, ...], column: tuple[str, ...]) -> Cell:
        place = dict(zip(axes, (*row, *column), strict=True))
        return panel.cell(place[Axis.BODY], int(place[Axis.YEAR]), place[Axis.MEASURE])

    return Pivot(side, top, down, along, tuple(tuple(cell(row, column) for column in along) for row in down))
