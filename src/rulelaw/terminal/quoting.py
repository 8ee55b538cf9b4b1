"""Words of a report quoted in one line: the clause around a figure, or a line with its faults marked under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from rulelaw.labels import Lang
from rulelaw.serial.records import masked
from rulelaw.terminal.widths import clip, printable, width_of
from rulelaw.terminal.wording import WORDS
from rulelaw.text.sources import Source
from rulelaw.text.spans import Span

__all__ = ["Excerpt", "clause_at", "excerpt", "origin_of", "place_of"]

_NOWHERE = "-"
_CUT = "..."
_MAIN, _OTHER = "^", "~"
_BREAK = re.compile(r"[，。；：！？、,;:!?（）()\r\n]")
_LONGEST_CLAUSE = 40


@frozen
class Excerpt:
    """A line of a report, cut to the words that matter, and the marks to set under it.

    :ivar line: the number of the line, from 1.
    :ivar words: the words.
    :ivar marks: ``^`` under the main place, ``~`` under the others, column for column.
    """

    line: int
    words: str
    marks: str


def place_of(source: Source, span: Span | None) -> str:
    """Give the place of ``span`` as ``line:column``; ``-`` where there is none, as in a report without a text.

    >>> place_of(Source("第一行\\n第二行"), Span(4, 6)), place_of(Source(""), Span())
    ('2:1', '-')
    """
    return str(source.place(span.start)) if span is not None and source.text else _NOWHERE


def origin_of(source: Source, span: Span | None, lang: Lang) -> str:
    """Tell where in its file ``span`` stands, where the file is more than text; else an empty string.

    >>> from rulelaw.text.sources import Origin
    >>> page = Source("一、举措", origins=(Origin(Span(0, 4), 7, None, "h2"),))
    >>> origin_of(page, Span(0, 2), "zh"), origin_of(page, Span(0, 2), "en")
    ('（第7块 h2）', ' (block 7, h2)')
    >>> origin_of(Source("一、举措"), Span(0, 2), "zh")
    ''
    """
    origin = source.origin(span.start) if span is not None and source.text else None
    if origin is None:
        return ""
    told = [WORDS["origin_page"].format(lang, page=origin.page)] if origin.page is not None else []
    if origin.block is not None:
        told.append(WORDS["origin_block"].format(lang, block=origin.block))
    words = ("，" if lang == "zh" else ", ").join(told)
    if origin.where:
        words += (" " if lang == "zh" else ", ") * bool(words) + printable(origin.where)
    return (f"（{words}）" if lang == "zh" else f" ({words})") if words else ""


def clause_at(source: Source, span: Span, width: int = 80) -> str:
    """Quote the clause that ``span`` stands in, between two marks of punctuation, as far as ``width`` columns hold it.

    >>> source = Source("全年立案291件，办结行政处罚案件276件，其中")
    >>> clause_at(source, Span(17, 21)), clause_at(source, Span(17, 21), 16)
    ('办结行政处罚案件276件', '...处罚案件276件')
    """
    text = source.text
    before = text[max(0, span.start - _LONGEST_CLAUSE) : span.start]
    breaks = list(_BREAK.finditer(before))
    start = span.start - len(before) + (breaks[-1].end() if breaks else 0)
    following = _BREAK.search(text, span.end, span.end + _LONGEST_CLAUSE)
    end = following.start() if following else min(len(text), span.end + _LONGEST_CLAUSE)
    words = printable(text[start:end].strip())
    if width_of(words) <= width:
        return words
    # The figure itself is what must stay; what leads to it says more of it than what follows.
    lead = printable(text[start : span.end].lstrip())
    if width_of(lead) <= width - len(_CUT):
        return clip(words, width)
    while lead and width_of(lead) > width - len(_CUT):
        lead = lead[1:]
    return _CUT + lead


def excerpt(
    source: Source, spans: Sequence[Span], width: int, *, hidden: Sequence[Span] = ()
) -> Excerpt | None:
    """Quote the line of the first of ``spans``, at most ``width`` columns of it, with all spans in it marked.

    :param source: the text.
    :param spans: what to mark, the main place first.
    :param width: how many columns there are.
    :param hidden: where letters and digits are to be shown as stars.
    :returns: the excerpt; ``None`` where there is no span or no text.

    >>> shown = excerpt(Source("规范性文件3件"), [Span(5, 7)], 40)
    >>> print(shown.words, shown.marks, sep="\\n")
    规范性文件3件
              ^^^
    """
    if not spans or not source.text:
        return None
    main = spans[0]
    place = source.place(main.start)
    line = source.line_span(place.line)
    start, end = _window(source.text, line, main, width)
    first = start > line.start
    last = end < line.end
    words = [_CUT] if first else []
    marks = [" " * len(_CUT)] if first else []
    for offset in range(start, end):
        character = source.text[offset]
        if any(span.start <= offset < span.end for span in hidden):
            character = masked(character)
        shown = printable(character)
        if main.start <= offset < max(main.end, main.start + 1):
            mark = _MAIN
        else:
            mark = _OTHER if any(span.start <= offset < span.end for span in spans[1:]) else " "
        words.append(shown)
        marks.append(mark * width_of(shown))
    if last:
        words.append(_CUT)
    columns = "".join(marks)
    if _MAIN not in columns:  # behind the last character, or at one without a width
        before = width_of("".join(words[: max(main.start, start) - start + first]))
        columns = f"{columns[:before]:<{before}}{_MAIN}{columns[before + 1 :]}"
    return Excerpt(place.line, "".join(words), columns.rstrip())


def _window(text: str, line: Span, main: Span, width: int) -> tuple[int, int]:
    """Choose the part of the line to show: the main place, and as much around it as there is room for."""
    room = width - 2 * len(_CUT)
    start = end = min(max(main.start, line.start), line.end)

    def cost(offset: int) -> int:
        return width_of(printable(text[offset]))

    while end < min(main.end, line.end) and room >= cost(end):
        room -= cost(end)
        end += 1
    before = room * 2 // 3  # what leads to a figure says more of it than what follows
    room -= before
    while start > line.start and before >= cost(start - 1):
        before -= cost(start - 1)
        start -= 1
    room += before
    while end < line.end and room >= cost(end):
        room -= cost(end)
        end += 1
    while start > line.start and room >= cost(start - 1):
        room -= cost(start - 1)
        start -= 1
    return start, end
