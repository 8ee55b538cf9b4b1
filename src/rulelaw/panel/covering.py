"""Where a panel has values and where it has none, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import define, field, frozen

from rulelaw.panel.types import Cell, CellState, Panel

__all__ = ["Coverage", "Missingness", "missingness"]


@frozen
class Coverage:
    """How many of the cells of a body, a year or a measure have a value.

    :ivar key: the body or measure by its key, or the year.
    :ivar cells: how many cells there are.
    :ivar valued: how many of them have a value.
    :ivar states: how many of them are in which state; states that none is in are left out.
    """

    key: str
    cells: int
    valued: int
    states: Mapping[CellState, int] = field(factory=dict, hash=False)

    @property
    def share(self) -> float | None:
        """The share of the cells that have a value, 0 to 1; ``None`` of no cells.

        >>> Coverage("2021", cells=4, valued=1).share
        0.25
        """
        return self.valued / self.cells if self.cells else None


@frozen
class Missingness:
    """Where a panel has values: by body, by year and by measure, each in the panel's order."""

    bodies: tuple[Coverage, ...]
    years: tuple[Coverage, ...]
    measures: tuple[Coverage, ...]


def missingness(panel: Panel) -> Missingness:
    """Count where a panel has values and where not, and why.

    The map itself, cell by cell, is what :func:`~rulelaw.pivot` gives: each cell has its state.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> (told,) = missingness(rl.slice_panel(panel, measures=["training.sessions"])).measures
    >>> told.valued, told.cells, told.states[rl.CellState.CONFLICTING]
    (7, 8, 1)
    """
    bodies = {body.key: _Count() for body in panel.bodies}
    years = {year: _Count() for year in panel.years}
    measures = {measure.key: _Count() for measure in panel.measures}
    for body, of_body in bodies.items():
        for year, of_year in years.items():
            for measure, of_measure in measures.items():
                cell = panel.cell(body, year, measure)
                for count in (of_body, of_year, of_measure):
                    count.add(cell)
    return Missingness(
        tuple(count.coverage(body) for body, count in bodies.items()),
        tuple(count.coverage(str(year)) for year, count in years.items()),
        tuple(count.coverage(measure) for measure, count in measures.items()),
    )


@define
class _Count:
    """The counting of one body, year or measure."""

    valued: int = 0
    states: Counter[CellState] = field(factory=Counter)

    def add(self, cell: Cell) -> None:
        """Count a cell."""
        self.valued += cell.value is not None
        self.states[cell.state] += 1

    def coverage(self, key: str) -> Coverage:
        """Give what was counted."""
        states = {state: self.states[state] for state in CellState if state in self.states}
        return Coverage(key, self.states.total(), self.valued, states)
