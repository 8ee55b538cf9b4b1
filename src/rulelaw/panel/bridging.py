"""From a panel to the table that a composite index is computed from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from rulelaw.index.types import IndexTable
from rulelaw.panel.peering import PeerTrait
from rulelaw.panel.types import Body, Cell, CellState, Panel

__all__ = ["index_table"]

_Place = tuple[Body, int]


def index_table(
    panel: Panel,
    year: int | None = None,
    *,
    measures: Iterable[str] | None = None,
    untold: Mapping[str, Decimal | int] | None = None,
    open_ends: Decimal | float | None = None,
    groups: PeerTrait | str | None = None,
) -> IndexTable:
    """Give the values of a panel as the table of an index: a unit a body, a column a measure.

    What the printed figures leave open goes along: “1.5万余” stands between its ends in ``low`` and ``high``, so that
    an index can tell how sure its ranks are. Missing values stay missing: the index says what becomes of them.

    :param panel: the panel; take a slice first to have peers only.
    :param year: the report year; bodies without a report of it are left out, and the values of the year before are the
        table's ``previous``. Where left out, all years are pooled: a unit a body and year, named ``body year``.
    :param measures: the keys of the measures; all where left out.
    :param untold: by measure, what it means that a report says nothing of it: a practice that no report tells may count
        as zero. Never used where there is no report, or where figures conflict.
    :param open_ends: how far an end without a bound reaches beyond the figure, as a share of it: 0.5 lets “300 at
        least” reach to 450. Where left out an open end is the figure itself, and the uncertainty there is not told.
    :param groups: what makes the groups of the table, for methods that ask for them.
    :raises UnknownCodeError: a measure, or a key of ``untold``, is not in the panel.
    :raises ValueError: a value is too large for a float, or ``open_ends`` is below zero.

    >>> import rulelaw as rl
    >>> from rulelaw.samples import panel_texts
    >>> panel = rl.assemble(rl.parse(data.decode(), name=name) for name, data in panel_texts().items())
    >>> table = index_table(panel, 2022, measures=["publicity.participants"])
    >>> table.units[1], table.columns["publicity.participants"][1]
    ('栖云县司法局', 8500.0)
    >>> table.low["publicity.participants"][1], table.high["publicity.participants"][1]
    (8000.0, 9000.0)
    """
    keys = [m.key for m in panel.measures] if measures is None else [panel.measure(k).key for k in measures]
    silent = {panel.measure(key).key: Decimal(value) for key, value in (untold or {}).items()}
    reach = None if open_ends is None else Decimal(open_ends)
    if reach is not None and not reach >= 0:
        raise ValueError(f"open_ends must be zero or more, not {open_ends}")
    filed = {(filing.body, filing.year) for filing in panel.filings}
    places = [
        (body, of)
        for body in panel.bodies
        for of in (panel.years if year is None else (year,))
        if (body.key, of) in filed
    ]

    def column(key: str, take: Callable[[Cell], Decimal | None], back: int = 0) -> list[Decimal | None]:
        return [take(panel.cell(body.key, of - back, key)) for body, of in places]

    def value(cell: Cell) -> Decimal | None:
        return silent.get(cell.measure) if cell.state is CellState.NOT_TOLD else cell.value

    lows = {key: column(key, lambda cell: _low(cell, reach)) for key in keys}
    highs = {key: column(key, lambda cell: _high(cell, reach)) for key in keys}
    open_columns = [key for key in keys if any(end is not None for end in (*lows[key], *highs[key]))]
    return IndexTable(
        tuple(body.key if year is not None else f"{body.key} {of}" for body, of in places),
        {key: column(key, value) for key in keys},
        low={key: lows[key] for key in open_columns},
        high={key: highs[key] for key in open_columns},
        groups=() if groups is None else _groups(places, PeerTrait(groups)),
        previous={} if year is None else {key: column(key, value, back=1) for key in keys},
    )


def _low(cell: Cell, reach: Decimal | None) -> Decimal | None:
    """Give the lower end of a figure that is not exact; ``None`` stands for the figure itself."""
    if cell.value is None or cell.interval is None or cell.low == cell.high == cell.value:
        return None
    if cell.low is None:
        return None if reach is None else cell.value - abs(cell.value) * reach
    return min(cell.low, cell.value)


def _high(cell: Cell, reach: Decimal | None) -> Decimal | None:
    """Give the upper end, likewise."""
    if cell.value is None or cell.interval is None or cell.low == cell.high == cell.value:
        return None
    if cell.high is None:
        return None if reach is None else cell.value + abs(cell.value) * reach
    return max(cell.high, cell.value)


def _groups(places: Iterable[_Place], trait: PeerTrait) -> tuple[str | None, ...]:
    if trait is PeerTrait.LEVEL:
        return tuple(None if body.level is None else body.level.value for body, _ in places)
    if trait is PeerTrait.KIND:
        return tuple(None if body.kind is None else body.kind.value for body, _ in places)
    return tuple(body.province for body, _ in places)
