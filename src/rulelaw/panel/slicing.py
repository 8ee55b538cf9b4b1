"""Take parts of a panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import evolve

from rulelaw.panel.types import Body, Cell, Panel
from rulelaw.report.types import IssuerKind, Level

__all__ = ["filter_cells", "slice_panel"]


def slice_panel(
    panel: Panel,
    *,
    bodies: Iterable[str] | None = None,
    years: Iterable[int] | None = None,
    measures: Iterable[str] | None = None,
    levels: Iterable[Level] | None = None,
    kinds: Iterable[IssuerKind] | None = None,
    provinces: Iterable[str] | None = None,
) -> Panel:
    """Give the part of a panel that lies in all the bounds given; cells, filings, pledges and findings follow.

    A finding stays where the body, year and measure it names, as far as it names them, do.

    :param panel: the panel.
    :param bodies: keys of bodies.
    :param years: report years.
    :param measures: keys of measures.
    :param levels: levels of government; bodies whose level is not known are in none.
    :param kinds: kinds of bodies, likewise.
    :param provinces: provinces, likewise.
    :raises UnknownCodeError: a body or measure is not in the panel.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> part = slice_panel(panel, years=[2023], measures=["training.sessions"])
    >>> part.years, [cell.measure for cell in part.cells][:2]
    ((2023,), ['training.sessions', 'training.sessions'])
    """
    wanted = None if bodies is None else {panel.body(key).key for key in bodies}
    columns = None if measures is None else {panel.measure(key).key for key in measures}
    spans = None if years is None else set(years)
    bounds: tuple[Callable[[Body], bool], ...] = (
        _within(wanted, lambda body: body.key),
        _within(None if levels is None else set(levels), lambda body: body.level),
        _within(None if kinds is None else set(kinds), lambda body: body.kind),
        _within(None if provinces is None else set(provinces), lambda body: body.province),
    )
    kept = tuple(body for body in panel.bodies if all(bound(body) for bound in bounds))
    keys = {body.key for body in kept}
    every_body = len(kept) == len(panel.bodies)

    def holds(body: str | None, year: int | None, measure: str | None) -> bool:
        return (
            (every_body or body is None or body in keys)
            and (spans is None or year is None or year in spans)
            and (columns is None or measure is None or measure in columns)
        )

    return evolve(
        panel,
        bodies=kept,
        years=tuple(year for year in panel.years if spans is None or year in spans),
        measures=tuple(m for m in panel.measures if columns is None or m.key in columns),
        cells=tuple(cell for cell in panel.cells if holds(cell.body, cell.year, cell.measure)),
        filings=tuple(filing for filing in panel.filings if holds(filing.body, filing.year, None)),
        pledges=tuple(pledge for pledge in panel.pledges if holds(pledge.body, pledge.year, pledge.measure)),
        findings=tuple(f for f in panel.findings if holds(f.body, f.year, f.measure)),
    )


def filter_cells(panel: Panel, keep: Callable[[Cell], bool]) -> Panel:
    """Give a panel without the cells that ``keep`` turns down; they read as not told then. All else stays.

    :param panel: the panel.
    :param keep: tells of a cell that some words stand behind whether it stays.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> sure = filter_cells(panel, lambda cell: cell.state is not rl.CellState.CONFLICTING)
    >>> len(panel.cells) - len(sure.cells)
    1
    """
    return evolve(panel, cells=tuple(cell for cell in panel.cells if keep(cell)))


def _within(
    bounds: set[str] | set[Level] | set[IssuerKind] | None, of: Callable[[Body], str | None]
) -> Callable[[Body], bool]:
    return lambda body: bounds is None or of(body) in bounds
