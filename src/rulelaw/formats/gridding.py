"""Tables of a page: which of them hold data, and their rows with spans resolved."""

from __future__ import annotations

import re
from collections.abc import Callable

from rulelaw.formats.elements import Element

__all__ = ["grid_rows"]

_Row = tuple[Element, tuple[str, ...], int]
_PARTS = frozenset(("thead", "tbody", "tfoot"))
# A cell that holds more than this is a column of a page, not a datum.
_LONGEST_CELL = 400
_SINGLE_ROW_CELL = 80
# So few rows with sentences in their cells lay out a page.
_FEW_ROWS = 2
_PROSE = 120
# No table of a report is wider.
_WIDEST = 100
_SPAN = re.compile(r"\s*(\d{1,5})", re.ASCII)


def grid_rows(table: Element, read: Callable[[Element], tuple[str, int]]) -> list[_Row] | None:
    """Give the rows of a table of data: the row, the text of its cells, and how many characters are links.

    A table that lays out a page (with tables in it, with long texts in its cells, or with one cell a row) is none.
    A cell that spans several columns or rows is told in each of them where it is a heading (in the first row, in the
    first column, or marked as one), so that every datum has its headings; a datum is told once.

    :param table: the table.
    :param read: gives the text of a cell in one line, and how many of its characters are links.
    :returns: ``None`` where the table lays out a page.

    >>> table = Element("table")
    >>> for cells in (("项目", "件数"), ("复议", "3")):
    ...     row = table.add("tr", {})
    ...     for cell in cells:
    ...         row.add("td", {}).children.append(cell)
    >>> [cells for _, cells, _ in grid_rows(table, lambda cell: (cell.text(), 0))]
    [('项目', '件数'), ('复议', '3')]
    """
    rows = _own_rows(table)
    if rows is None or not rows:
        return None
    # The cells first, for a glance: most tables of old sites lay out the page.
    cells_of = [
        [cell for cell in row.children if isinstance(cell, Element) and cell.tag in ("td", "th")]
        for row in rows
    ]
    if max(map(len, cells_of), default=0) < 2:
        return None
    if any(len(cell.text()) > _LONGEST_CELL for cells in cells_of for cell in cells):
        return None
    if len(rows) <= _FEW_ROWS and any(_is_prose(cell.text()) for cells in cells_of for cell in cells):
        return None
    texts = [[read(cell) for cell in cells] for cells in cells_of]
    filled = [sum(1 for text, _ in row if text) for row in texts]
    pairs = sum(1 for count in filled if count >= 2)
    short = all(len(text) <= _SINGLE_ROW_CELL for row in texts for text, _ in row)
    if pairs < 2 and not (pairs == 1 and short):
        return None
    return [
        (row, cells, sum(links for _, links in read_row))
        for row, cells, read_row in zip(rows, _resolve(cells_of, texts), texts, strict=True)
        if any(cells)
    ]


def _is_prose(text: str) -> bool:
    return len(text) > _PROSE and text.count("。") > 1


def _own_rows(table: Element) -> list[Element] | None:
    """Give the rows of the table itself; ``None`` where another table stands in it."""
    rows: list[Element] = []
    for element in table.walk():
        if element.tag == "table" and element is not table:
            return None
        if element.tag == "tr" and (
            element.parent is table or (element.parent and element.parent.tag in _PARTS)
        ):
            rows.append(element)
    return rows


def _resolve(cells_of: list[list[Element]], texts: list[list[tuple[str, int]]]) -> list[tuple[str, ...]]:
    """Put each cell at its column, and headings in all columns and rows that they span."""
    grid: list[tuple[str, ...]] = []
    below: dict[
        int, tuple[int, str]
    ] = {}  # what reaches down into a column: for how many rows more, and what to tell
    for number, cells in enumerate(cells_of):
        row: list[str] = []
        for cell, (text, _) in zip(cells, texts[number], strict=True):
            _take_from_above(row, below)
            column = len(row)
            wide = _span(cell, "colspan", _WIDEST)
            high = _span(cell, "rowspan", len(cells_of) - number)
            heads = number == 0 or column == 0 or cell.tag == "th"
            for offset in range(min(wide, max(1, _WIDEST - column))):
                row.append(text if offset == 0 or heads else "")
                if high > 1 and len(row) <= _WIDEST:
                    below[len(row) - 1] = (high - 1, text if heads and (offset == 0 or number == 0) else "")
        _take_from_above(row, below)
        grid.append(tuple(row))
    return grid


def _take_from_above(row: list[str], below: dict[int, tuple[int, str]]) -> None:
    while len(row) in below:
        column = len(row)
        left, text = below.pop(column)
        row.append(text)
        if left > 1:
            below[column] = (left - 1, text)
            # A column is looked at once a row: it has just been filled.


def _span(cell: Element, name: str, most: int) -> int:
    match = _SPAN.match(cell.attributes.get(name, ""))
    return min(max(int(match[1]), 1), max(most, 1)) if match else 1
