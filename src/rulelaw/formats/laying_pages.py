"""From words placed on pages back to lines, rows of tables and paragraphs.

A page knows where words stand and nothing of paragraphs: they are told by indents, short lines, gaps, the size of the
letters and the marks that headings begin with. What every page repeats at its top or foot is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from attrs import define, frozen

from rulelaw.formats.gluing import glue, is_figure, row_line, spread
from rulelaw.formats.pieces import Piece
from rulelaw.text.marks import ITEM, mark_at

__all__ = ["Chunk", "lay_pages"]

_NARROW = re.compile("[\x20-\x7e\xa0-\u024f]")
_ASCII = str.maketrans("，：；（）．　", ",:;(). ")
_SENTENCE_END = re.compile(r"[。！？；：!?;:…][”’」』）)》]*$")
_WORD = re.compile(r"[“‘（《〔(]*(?:[!-'*-~]+|.)[，。、；：！？）”’》〕,.;:!?)]*")
_RUNNING_TEXT = re.compile("[一-龥]")
_PAGE_NUMBER = re.compile(
    r"[-—–―－─·•~\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6})\s*页?"
    r"(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–―－─·•~\s]*",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_BARE_NUMBER = re.compile(r"\s*\d{1,4}\s*")
_CONTENTS_LINE = re.compile(r".{2,80}?(?:[.…·‥．]\s*){4,}\d{1,3}\s*")
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
# How many lines at the top and the foot of a page may be a running head.
_ZONE = 2
# In letters' sizes: what parts two cells, what indents a paragraph, by how much a full line may miss the edge.
_CELL_GAP = 0.9
_WORD_GAP = 0.15
_INDENT = 1.0
_MISSING = 1.6
_SLACK = 0.6
_LEADING = 1.7
_LARGER = 1.12
_FEW_INDENTS = 3
_FEW_LINES = 8
# A line that ends here, in shares of the right edge, and ends no sentence is a heading or a signature.
_SHORT = 0.7
_NEARLY = 0.85


@frozen
class Chunk:
    """Words that stand in one place.

    :ivar x: the left edge, in points.
    :ivar y: the baseline, upwards.
    :ivar size: of the letters.
    :ivar text: without line ends.
    """

    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        """The right edge, by a rule of thumb: a Chinese character is as wide as its size, a Latin one half as wide."""
        narrow = len(_NARROW.findall(self.text))
        return self.x + self.size * (len(self.text) - narrow / 2)


@define
class _Line:
    page: int
    y: float
    chunks: list[Chunk]

    @property
    def x(self) -> float:
        return self.chunks[0].x

    @property
    def end(self) -> float:
        return max(chunk.end for chunk in self.chunks)

    @property
    def size(self) -> float:
        return max(chunk.size for chunk in self.chunks)

    @property
    def text(self) -> str:
        """The words, with a space where some stand far apart."""
        return " ".join(cell.text for cell in self.cells())

    def cells(self) -> list[Chunk]:
        """Join what stands close together; what is left apart are cells."""
        joined: list[Chunk] = []
        for chunk in self.chunks:
            last = joined[-1] if joined else None
            if last is None or chunk.x - last.end > _CELL_GAP * max(last.size, chunk.size):
                joined.append(chunk)
            else:
                apart = chunk.x - last.end > _WORD_GAP * chunk.size
                words = glue([last.text, chunk.text]) if apart else last.text + chunk.text
                joined[-1] = Chunk(last.x, last.y, last.size, words)
        return joined


def lay_pages(pages: Sequence[Sequence[Chunk]], width: float = 0.0) -> list[Piece]:
    """Give the paragraphs, headings and rows of pages in reading order, each with the page it begins on.

    :param pages: the chunks of each page, in any order.
    :param width: of a page, in points; 0 where it is not known. Few lines do not tell where the right edge is.

    >>> page = [
    ...     Chunk(72, 700, 12, "全年制定规范性"),
    ...     Chunk(72, 680, 12, "文件3件。"),
    ...     Chunk(96, 660, 12, "下一段。"),
    ... ]
    >>> [piece.text for piece in lay_pages([page])]
    ['全年制定规范性文件3件。', '下一段。']
    """
    lined = [_lines(chunks, number) for number, chunks in enumerate(pages, 1)]
    body = [line for page in _without_heads(lined) for line in page]
    body = [line for line in body if not _CONTENTS_LINE.fullmatch(line.text)]
    shape = _Shape(body, width)
    pieces: list[Piece] = []
    running: list[_Line] = []

    def end_paragraph() -> None:
        if running:
            text = glue((line.text for line in running), numbers=True)
            pieces.append(Piece(text, len(pieces) + 1, running[0].page, "p"))
            running.clear()

    for group, is_table in _grouped(body):
        if is_table:
            end_paragraph()
            for row, page in _rows(group):
                pieces.append(Piece(row_line(row), len(pieces) + 1, page, "tr"))
            continue
        for line in group:
            if running and shape.begins(running, line):
                end_paragraph()
            running.append(line)
    end_paragraph()
    return pieces


# Lines ------------------------------------------------------------------------------------------------------------


def _lines(chunks: Sequence[Chunk], page: int) -> list[_Line]:
    """Gather chunks on one baseline, from the top of the page down."""
    lines: list[_Line] = []
    for chunk in sorted(chunks, key=lambda chunk: (-chunk.y, chunk.x)):
        last = lines[-1] if lines else None
        if last is not None and last.y - chunk.y <= 0.4 * min(chunk.size, last.chunks[0].size):
            last.chunks.append(chunk)
        else:
            lines.append(_Line(page, chunk.y, [chunk]))
    for line in lines:
        line.chunks.sort(key=lambda chunk: chunk.x)
    return lines


def _without_heads(pages: Sequence[list[_Line]]) -> Iterator[list[_Line]]:
    """Leave out page numbers, and what pages repeat at their top or foot but for a number in it."""
    repeated: Counter[tuple[bool, str]] = Counter()
    bare = 0
    for lines in pages:
        found = {(top, _key(line)) for line, top in _zones(lines)}
        repeated.update(found)
        bare += any(_BARE_NUMBER.fullmatch(line.text) for line in (*lines[:1], *lines[-1:]))
    filled = sum(1 for lines in pages if lines)
    # heads may differ on left and right pages
    often = max(2, (filled + 2) // 3)
    numbered = filled > 1 and bare * 2 > filled
    for lines in pages:
        heads = {
            id(line)
            for line, top in _zones(lines)
            if repeated[top, _key(line)] >= often and len(line.cells()) < 3
        }
        for line in (*lines[:1], *lines[-1:]):
            text = line.text
            if _PAGE_NUMBER.fullmatch(text) and (numbered or not _BARE_NUMBER.fullmatch(text)):
                heads.add(id(line))
        yield [line for line in lines if id(line) not in heads]


def _zones(lines: Sequence[_Line]) -> Iterator[tuple[_Line, bool]]:
    for line in lines[:_ZONE]:
        yield line, True
    for line in lines[max(_ZONE, len(lines) - _ZONE) :]:
        yield line, False


def _key(line: _Line) -> str:
    return _DIGITS.sub("#", _SPACES.sub("", line.text))


# Tables -----------------------------------------------------------------------------------------------------------


def _grouped(lines: Sequence[_Line]) -> Iterator[tuple[list[_Line], bool]]:
    """Part the lines into stretches of prose and tables: two or more lines of as many cells that stand in columns."""
    cells = [len(line.cells()) for line in lines]
    index = 0
    prose: list[_Line] = []
    while index < len(lines):
        end = index
        while end < len(lines) and (cells[end] > 1 or _goes_on(lines, cells, index, end)):
            end += 1
        group = list(lines[index:end])
        if end - index > 1 and _is_table(group):
            if prose:
                yield prose, False
                prose = []
            yield group, True
            index = end
        else:
            prose.extend(lines[index : max(end, index + 1)])
            index = max(end, index + 1)
    if prose:
        yield prose, False


def _goes_on(lines: Sequence[_Line], cells: Sequence[int], first: int, at: int) -> bool:
    """Tell whether a line of one cell is the second line of a cell of the row above, with another row below."""
    if at == first or at + 1 >= len(lines) or cells[at + 1] < 2 or cells[at - 1] < 2:
        return False
    above, line = lines[at - 1], lines[at]
    if line.page != above.page or above.y - line.y > _LEADING * line.size:
        return False
    return any(_overlap(cell, line.chunks[0]) > 0 for cell in above.cells()) and line.end < above.end


def _is_table(lines: Sequence[_Line]) -> bool:
    """Tell whether most lines have as many cells as any, and columns that do not run into each other."""
    counts = Counter(len(line.cells()) for line in lines if len(line.cells()) > 1)
    count, often = counts.most_common(1)[0]
    return often > 1 and often * 2 >= sum(counts.values()) and len(_columns(lines, count)) >= 2


def _columns(lines: Sequence[_Line], count: int) -> list[tuple[float, float]]:
    """Give the left and right edges of the columns, from the lines with ``count`` cells or more."""
    cells = [cell for line in lines if len(line.cells()) >= count for cell in line.cells()]
    columns: list[tuple[float, float]] = []
    for cell in sorted(cells, key=lambda cell: cell.x):
        if columns and cell.x < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], cell.end)
        else:
            columns.append((cell.x, cell.end))
    return columns


def _rows(lines: Sequence[_Line]) -> Iterator[tuple[list[str], int]]:
    """Give the rows of a table as cells, with their pages."""
    count = max(len(line.cells()) for line in lines)
    columns = _columns(lines, count)
    if len(columns) < 2:
        columns = _columns(lines, 2)
    rows: list[tuple[list[str], int]] = []
    for line in lines:
        cells = line.cells()
        row = [""] * len(columns)
        for cell in cells:
            places = [i for i, (x, end) in enumerate(columns) if cell.x < end and cell.end > x]
            places = places or [_nearest(columns, cell)]
            for place, words in zip(places, spread(cell.text, len(places)), strict=True):
                row[place] = glue([row[place], words])
        if len(cells) == 1 and rows and sum(map(bool, row)) == 1 and not is_figure(cells[0].text):
            last = rows[-1][0]
            rows[-1] = [glue([a, b]) for a, b in zip(last, row, strict=True)], rows[-1][1]
        else:
            rows.append((row, line.page))
    yield from rows


def _nearest(columns: Sequence[tuple[float, float]], cell: Chunk) -> int:
    middle = (cell.x + cell.end) / 2
    return min(range(len(columns)), key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - middle))


def _overlap(one: Chunk, other: Chunk) -> float:
    return min(one.end, other.end) - max(one.x, other.x)


# Paragraphs -------------------------------------------------------------------------------------------------------


class _Shape:
    """The shape of the running text: where its lines begin and end, how far apart they are."""

    def __init__(self, lines: Sequence[_Line], width: float) -> None:
        prose = [line for line in lines if _RUNNING_TEXT.search(line.text)] or list(lines)
        self._lefts: dict[int, float] = {}
        ends = sorted(line.end for line in prose)
        # the longest lines reach the right edge; a few may hang over it
        self._right = ends[(len(ends) * 9) // 10] if ends else 0.0
        if len(ends) > 1 and self._right > ends[-1] * 0.9:
            self._right = ends[bisect_left(ends, ends[-1] * 0.97)]
        if len(prose) < _FEW_LINES:
            self._right = max(self._right, width - min((line.x for line in prose), default=0.0))
        full = [line for line in prose if line.end >= self._right - _MISSING * line.size]
        self._left = min((line.x for line in full or prose), default=0.0)
        gaps = [
            above.y - line.y
            for above, line in pairwise(prose)
            if above.page == line.page and above.y > line.y
        ]
        self._leading = median(gaps) if gaps else 0.0
        indented = sum(1 for line in full if self._is_indented(line))
        self._indents = indented >= min(_FEW_INDENTS, max(1, len(full) // 4))

    def _is_indented(self, line: _Line) -> bool:
        return line.x - self._left > _INDENT * line.size

    def _runs_on(self, above: _Line, line: _Line) -> bool:
        """Tell whether a line that ends a little early goes on: it ends no sentence, and the next opens none."""
        return (
            above.end - self._left > _NEARLY * (self._right - self._left)
            and not _SENTENCE_END.search(above.text)
            and not self._is_indented(line)
            and not _opens(line.text)
        )

    def begins(self, paragraph: Sequence[_Line], line: _Line) -> bool:
        """Tell whether a line begins a paragraph of its own behind the lines of another."""
        above = paragraph[-1]
        if above.end + _first_word(line) < self._right - _SLACK * line.size and not self._runs_on(
            above, line
        ):
            return True
        larger, smaller = max(above.size, line.size), min(above.size, line.size)
        if larger > smaller * _LARGER:
            return True
        if above.page == line.page and self._leading and above.y - line.y > _LEADING * self._leading:
            return True
        if self._is_indented(line):
            # a heading over several lines stands in the middle, each line beginning where it likes
            return _SENTENCE_END.search(above.text) is not None or not _is_centred(above, line)
        if self._indents:
            return False
        if not _SENTENCE_END.search(above.text):
            return False
        short = line.end < _SHORT * self._right and not _SENTENCE_END.search(line.text)
        return short or _opens(line.text)


def _first_word(line: _Line) -> float:
    """Tell how wide the first word of a line is, which had no room on the line above: a number is never broken."""
    words = line.chunks[0].text
    match = _WORD.match(words)
    return Chunk(0.0, 0.0, line.size, match.group() if match else words[:1]).end


def _is_centred(above: _Line, line: _Line) -> bool:
    """Tell whether a shorter line stands in the middle under another."""
    middle = (above.x + above.end) / 2
    inside = above.x + line.size < line.x and line.end + line.size < above.end
    return inside and abs(middle - (line.x + line.end) / 2) < line.size / 2


def _opens(text: str) -> bool:
    """Tell whether words begin as a heading, an item of a list or a date under a text does."""
    text = text.translate(_ASCII).lstrip()
    return mark_at(text) is not None or ITEM.match(text) is not None or _DAY.fullmatch(text) is not None
