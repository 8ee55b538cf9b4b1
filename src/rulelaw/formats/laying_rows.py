"""Lay the cells of a Word table out: merged ones are repeated or left empty, frames around prose are taken off."""

from __future__ import annotations

from attrs import define, field

from rulelaw.formats.gluing import glue, is_figure, spread

__all__ = ["WIDEST", "Cell", "Line", "Table", "lay_row"]

WIDEST = 200
"""How many columns a cell may cover: more than any table on paper has."""
# A row whose only filled cell holds as much is prose in a frame.
_PROSE = 60
_MOST_COLUMNS = 1000


@define
class Line:
    """A line on its way out: a paragraph's, or the cells of a row."""

    text: str
    where: str
    block: int | None = None
    cells: tuple[str, ...] | None = None
    notes: tuple[tuple[str, str], ...] = ()


@define
class Cell:
    """A cell of the row being read: how many columns it covers, and what stands in it."""

    span: int = 1
    goes_on: bool = False
    """Whether it goes on from the cell above."""
    lines: list[Line] = field(factory=list)


@define
class Table:
    """A table being read: the words of the row above, by column, and the row at hand."""

    above: list[str] = field(factory=list)
    cells: list[Cell] = field(factory=list)
    before: int = 0
    deleted: bool = False


def lay_row(table: Table, block: int) -> list[Line]:
    """Give the lines of the row just read: one row, or the paragraphs of a frame around prose.

    A cell that goes on from the one above stands for the same words; a figure is told once.
    """
    filled = [cell for cell in table.cells if cell.lines]
    if len(table.cells) == 1 or (len(filled) == 1 and _is_prose(filled[0])):
        table.above = []
        lines = [line for cell in filled for line in cell.lines]
        for line in lines:
            line.block = block
        return lines
    row = [""] * table.before
    above = [""] * table.before
    for cell in table.cells:
        place = len(row)
        words = glue(line.text for line in cell.lines)
        over = table.above[place] if place < len(table.above) else ""
        if cell.goes_on:
            words = "" if is_figure(over) else over
        if len(row) + cell.span > _MOST_COLUMNS:
            break
        row.extend(spread(words, cell.span))
        above.extend([over if cell.goes_on else words] * cell.span)
    table.above = above
    if not any(row):
        return []
    notes = tuple(note for cell in table.cells for line in cell.lines for note in line.notes)
    return [Line(" ".join(row), "tr", block, tuple(row), notes)]


def _is_prose(cell: Cell) -> bool:
    return len(cell.lines) > 1 or any(
        line.cells is not None or len(line.text) > _PROSE for line in cell.lines
    )
