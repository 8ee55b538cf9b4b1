"""Read the tables of a report: their cells, which of them hold figures, and in what unit.

A table prints the measure word once: in the heading of a row or column (行政处罚（件）), in a column of its own or in
the line above (单位：万元). And it prints years and serial numbers that are no figures. So its bare numbers are read
here, by where they stand, and not by the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from rulelaw.codebook.units import load_units
from rulelaw.document.types import Block, BlockKind, Document
from rulelaw.report.types import Numeral, Quantity, Role, Table, TableCell, TableRow
from rulelaw.text.folding import Flow
from rulelaw.text.numerals import SCALE, arabic_value, scale_exponent, whole_where_it_is
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["Labels", "figures", "fold_words", "read_figures", "tabulate"]

_YEAR = re.compile(r"(?:19|20)\d\d ?(?:年度?)?")
_NAMED_YEAR = re.compile(r"(?:19|20)\d\d ?年度?")
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
# Cells with nothing to tell.
_EMPTY = re.compile(r"[-—–/\\.。*·无]*")
# What a column or row holds that is no figure of anything counted.
_NO_FIGURES = re.compile(
    r"序 ?号|编 ?号|代码|号码|手机|邮编|文号|日期|时间|年份|年度|备 ?注|排名|名次|位次|顺序|页码|身份证.*|No\.?"
    r"|(?:联系|咨询|举报|监督|投诉|服务|办公)?(?:电话|热线)(?:号码)?"
)
_UNIT_COLUMN = re.compile(r"(?:计量|统计|数量)?单 ?位")
# The noun of a heading that names its measure word: 件数, 人次数, 户数.
_COUNT_NOUN = re.compile(
    r"(?P<scale>[千万])?(?:(?P<unit>人次|场次|件次|户次|批次|宗次|学时|课时)(?:数|数量)?"
    r"|(?P<single>[件人户次份宗起家条期场名项])(?:数|数量))"
)
_CAPTION = re.compile(r"单位 ?[:是]|^附?表|表$|表[(（]|统计|情况表|一览")
_LONGEST_CAPTION = 60
_MOST_HEADS = 4
# A cell with a number and hardly more.
_HAS_FIGURE = re.compile(r"[|｜]\s*[约近超逾]?过?\d[\d,.，．]*[^\d|｜]{0,8}(?:[|｜]|$)")
_MAY_BEGIN_FIGURE = frozenset("0123456789-约近超逾")
# What stands in the corner of a table, over its rows.
_FIRST_HEAD = re.compile(r"|(?:项 ?目|指标|类别|类型|名称|内容|事项|年份|年度|单位|地区)(?:名称)?")
_AT_END = r"[(（\[【](?:单位[:：]? ?)?{}[)）\]】] *$"


@cache
def _unit_pattern() -> re.Pattern[str]:
    unit = alternation([word for kind in load_units().kinds for word in kind.words])
    measure = rf"(?P<scale>{SCALE})?(?P<unit>{unit})"
    return re.compile(measure)


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(_AT_END.format(_unit_pattern().pattern))


@cache
def _in_caption() -> re.Pattern[str]:
    return re.compile(rf"单位 ?[:是] ?{_unit_pattern().pattern}(?=[)）\]】,;。 |]|$)")


@cache
def _cell_figure() -> re.Pattern[str]:
    return re.compile(
        rf"(?:约|近|超过?|逾)?(?:{_NUMBER.pattern})[余多]?(?:{SCALE})?[余多]?"
        rf"(?:{_unit_pattern().pattern.replace('?P<scale>', '?:').replace('?P<unit>', '?:')})?"
    )


def tabulate(document: Document) -> tuple[Table, ...]:
    """Gather the rows of a document into tables; rows without any figure, such as those of metadata, make none.

    The first rows head a table where they hold words and years only.

    :param document: the report, cut into blocks.

    >>> from rulelaw.document.segmenting import segment
    >>> from rulelaw.text.sources import Source
    >>> text = "岚县2023年法治政府建设报告\\n一、举措\\n如下。\\n| 项目 | 件数 |\\n| 处罚 | 45 |\\n二、不足\\n不够。"
    >>> (table,) = tabulate(segment(Source(text)))
    >>> [row.heads for row in table.rows], table.rows[1].cells[1].text
    ([True, False], '45')
    """
    source = document.source
    if "|" not in source.flow.text:
        return ()
    flow, blocks = source.flow, document.blocks
    rows = [index for index, block in enumerate(blocks) if block.kind is BlockKind.TABLE_ROW]
    # most rows on a page are of metadata, and tell no figures
    telling = {index for index in rows if _HAS_FIGURE.search(source.text, *_ends(blocks[index]))}
    tables: list[Table] = []
    for first, last in _runs(rows) if telling else ():
        if telling.isdisjoint(range(first, last + 1)):
            continue
        before = blocks[first - 1] if first else None
        above = before.span if before is not None and before.kind is not BlockKind.TITLE else None
        places = [flow.stretch(block.span) for block in blocks[first : last + 1]]
        tables.append(_table(flow, source.text, places, above))
    return tuple(tables)


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _runs(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last of each run of neighbouring numbers."""
    first = last = indexes[0]
    for index in indexes[1:]:
        if index != last + 1:
            yield first, last
            first = index
        last = index
    yield first, last


def _table(flow: Flow, text: str, places: Sequence[tuple[int, int]], above: Span | None) -> Table:
    rows = [_row(flow, text, start, end) for start, end in places]
    heads = 0
    while heads < min(len(rows), _MOST_HEADS) and _is_head(rows[heads].cells):
        heads += 1
    if heads == len(rows):  # words alone: a list rather than a table of figures
        heads = min(heads, 1)
    caption = None
    if above is not None and len(above) <= _LONGEST_CAPTION:
        words = fold_words(text[above.start : above.end])
        caption = above if _CAPTION.search(words) else None
    return Table(
        tuple(TableRow(row.cells, row.span, index < heads) for index, row in enumerate(rows)),
        flow.span(places[0][0], places[-1][1]),
        caption,
    )


def _row(flow: Flow, text: str, start: int, end: int) -> TableRow:
    span = flow.span(start, end)
    # what the flow reads is as long as what is printed, unless it drops characters: then each cell is looked up
    straight = len(span) == end - start
    position = start
    cells: list[TableCell] = []
    parts = flow.text[start:end].split("|")
    last = len(parts) - 1
    for index, part in enumerate(parts):
        stripped = part.strip()
        if stripped or 0 < index < last:
            at = position + (len(part) - len(part.lstrip()) if stripped else 0)
            if straight:
                place = Span(span.start + at - start, span.start + at - start + len(stripped))
            else:
                place = flow.span(at, at + len(stripped)) if stripped else Span(flow.span(at, at + 1).start)
            cells.append(TableCell(text[place.start : place.end], place))
        position += len(part) + 1
    return TableRow(tuple(cells), span)


def fold_words(text: str) -> str:
    """Level a short text as the flow does: half-width punctuation, no line ends inside.

    >>> fold_words("单位：件")
    '单位:件'
    """
    return text.translate(_FOLDED).strip()


_FOLDED = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u3000\xa0\t\r\n"), " "),
}


def _is_figure(words: str) -> bool:
    if words[:1] not in _MAY_BEGIN_FIGURE or not words:
        return False
    return _cell_figure().fullmatch(words) is not None and not _NAMED_YEAR.fullmatch(words)


def _is_bare_year(words: str) -> bool:
    return len(words) == 4 and _YEAR.fullmatch(words) is not None


def _is_head(cells: Sequence[TableCell]) -> bool:
    """Tell whether a row names columns: it holds words, and years, bare ones only beside a corner."""
    words = [fold_words(cell.text) for cell in cells]
    if not any(words):
        return False
    years_may_be_bare = _FIRST_HEAD.fullmatch(words[0]) is not None
    return not any(_is_figure(word) and not (years_may_be_bare and _is_bare_year(word)) for word in words)


@frozen
class Labels:
    """What a table says of one of its figures.

    :ivar row: the cells that name the row, from left to right.
    :ivar column: the cells that name the column, from above, each once.
    :ivar unit: the measure word that row, column, unit column or caption prints, or ``None``.
    :ivar scale: the scale word printed with it (万), or ``None``.
    """

    row: tuple[TableCell, ...] = ()
    column: tuple[TableCell, ...] = ()
    unit: str | None = None
    scale: str | None = None


_Unit = tuple[str, str | None]


@frozen
class _Column:
    """What the heads say of a column."""

    cells: tuple[TableCell, ...] = ()
    unit: _Unit | None = None
    has_no_figures: bool = False
    has_units: bool = False


def figures(table: Table, source: str) -> Iterator[tuple[int, TableCell, Labels]]:
    """Give each figure of a table with the number of its row and what names it.

    Serial numbers, telephone numbers, years, ranks and remarks are no figures.

    :param table: the table.
    :param source: the text that the table stands in.
    """
    if not any(
        _is_figure(fold_words(cell.text)) for row in table.rows if not row.heads for cell in row.cells
    ):
        return
    columns = [_column(table, index) for index in range(max((len(r.cells) for r in table.rows), default=0))]
    common = _common_unit(table, source)
    serial = _has_serials(table)
    for number, row in enumerate(table.rows):
        if row.heads:
            continue
        named: list[TableCell] = []
        unit: _Unit | None = None
        told = False  # whether a figure has come since the words
        for index, cell in enumerate(row.cells):
            words = fold_words(cell.text)
            column = columns[index]
            if _EMPTY.fullmatch(words) or (index == 0 and serial):
                continue
            if _is_figure(words) and not (index == 0 and _is_bare_year(words)):
                if column.has_no_figures or (named and _NO_FIGURES.fullmatch(fold_words(named[-1].text))):
                    continue
                found = _named_unit(named) or unit or column.unit or common or (None, None)
                yield number, cell, Labels(tuple(named), column.cells, *found)
                told = True
                continue
            if told:  # another name begins: 项目 件数 项目 件数
                named, unit, told = [], None, False
            if column.has_units:
                match = _unit_pattern().fullmatch(words)
                unit = (match["unit"], match["scale"]) if match else unit
            elif not column.has_no_figures or _YEAR.fullmatch(words):
                named.append(cell)


def _column(table: Table, index: int) -> _Column:
    cells: dict[str, TableCell] = {}
    for row in table.rows[:_MOST_HEADS]:
        if row.heads and index < len(row.cells) and row.cells[index].text:
            cells.setdefault(row.cells[index].text, row.cells[index])
    heads = tuple(cells.values())
    names = [fold_words(cell.text) for cell in heads]
    return _Column(
        heads,
        _named_unit(heads) or _noun_unit(heads),
        any(_NO_FIGURES.fullmatch(name) for name in names),
        any(_UNIT_COLUMN.fullmatch(name) for name in names) and _holds_units(table, index),
    )


def _holds_units(table: Table, index: int) -> bool:
    """Tell whether a column headed 单位 holds measure words, rather than the bodies that report."""
    cells = (
        fold_words(row.cells[index].text) for row in table.rows if not row.heads and index < len(row.cells)
    )
    told = [words for words in cells if words]
    return bool(told) and all(_unit_pattern().fullmatch(words) for words in told)


def _common_unit(table: Table, source: str) -> _Unit | None:
    """Give the measure word of the line above the table, or of a row that tells nothing else."""
    above = [fold_words(cell.text) for row in table.rows[:_MOST_HEADS] if row.heads for cell in row.cells]
    if table.caption is not None:
        above.insert(0, fold_words(source[table.caption.start : table.caption.end]))
    for words in above:
        match = _in_caption().search(words)
        if match:
            return match["unit"], match["scale"]
    return None


def _has_serials(table: Table) -> bool:
    """Tell whether the first column only counts the rows: 1, 2, 3 beside words."""
    rows = [row for row in table.rows if not row.heads and len(row.cells) > 2]
    counted = [fold_words(row.cells[0].text) for row in rows]
    numbers = [words for words in counted if words.isascii() and words.isdigit() and len(words) < 5]
    if len(numbers) < 2 or len(numbers) * 2 < len(rows):
        return False
    if any(_is_figure(fold_words(row.cells[1].text)) for row in rows):
        return False
    return [int(words) for words in numbers] == list(range(1, len(numbers) + 1))


def _named_unit(cells: Sequence[TableCell]) -> _Unit | None:
    for cell in reversed(cells):
        match = _in_brackets().search(fold_words(cell.text))
        if match:
            return match["unit"], match["scale"]
    return None


def _noun_unit(cells: Sequence[TableCell]) -> _Unit | None:
    for cell in reversed(cells):
        match = _COUNT_NOUN.fullmatch(fold_words(cell.text))
        if match:
            return match["unit"] or match["single"], match["scale"]
    return None


def read_figures(
    tables: Sequence[Table], source: str, quantities: Sequence[Quantity], numerals: Sequence[Numeral]
) -> tuple[tuple[Quantity, ...], tuple[Numeral, ...]]:
    """Make quantities of the bare numbers of tables.

    :param tables: the tables of a report.
    :param source: its text.
    :param quantities: its quantities so far, in order.
    :param numerals: its other numerals, in order.
    :returns: both, with the numbers of cells among the quantities.
    """
    bare = {numeral.span: numeral for numeral in numerals if numeral.role is Role.BARE}
    found: list[Quantity] = []
    taken: set[Span] = set()
    for table in tables:
        for _, cell, labels in figures(table, source):
            quantity = _quantity(fold_words(cell.text), labels, cell.span) if cell.span in bare else None
            if quantity is not None:
                found.append(quantity)
                taken.add(cell.span)
    merged = sorted((*quantities, *found), key=lambda quantity: quantity.span)
    return tuple(merged), tuple(numeral for numeral in numerals if numeral.span not in taken)


def _quantity(words: str, labels: Labels, span: Span) -> Quantity | None:
    """Make the quantity of a cell that holds a number and nothing else; a negative one counts nothing."""
    read = arabic_value(words) if _NUMBER.fullmatch(words) and not words.startswith("-") else None
    if read is None:
        return None
    value, places = read
    exponent = scale_exponent(labels.scale)
    if exponent:
        value *= 10**exponent
    decimals = places - exponent
    continuous = decimals != 0 or labels.unit in ("%", "‰")
    return Quantity(
        value=whole_where_it_is(value),
        unit=labels.unit,
        span=span,
        decimals=decimals if continuous else None,
    )
