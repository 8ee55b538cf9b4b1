"""Places in a report: whose words stand there, how they are quoted, and the sentence around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rulelaw.document.types import BlockKind
from rulelaw.report.types import DateMention, Report
from rulelaw.text.folding import Flow
from rulelaw.text.spans import Span

__all__ = [
    "LONGEST_EXCERPT",
    "OWN",
    "YEAR_TOLD",
    "any_within",
    "body",
    "clause",
    "dates_in",
    "excerpt",
    "inside",
    "is_own",
    "kind_at",
    "placed",
    "sentence_end",
    "sentence_start",
]

#: The blocks that are the report's own words; metadata, page furniture and what may be a signature are not.
OWN = frozenset(
    {BlockKind.TITLE, BlockKind.ADDRESSEE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW}
)
#: How many characters of a place are quoted where nothing else is asked for.
LONGEST_EXCERPT = 16


def kind_at(report: Report, offset: int) -> BlockKind | None:
    """Tell what kind of block stands at ``offset`` of the text given; ``None`` where there is none.

    >>> from rulelaw.report.reading import parse
    >>> kind_at(parse("某县教育局2021年法治政府建设年度报告\\n2021年，我局依法行政。"), 0).value
    'title'
    """
    blocks = report.document.blocks
    index = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
    if index < 0 or offset >= blocks[index].span.end:
        return None
    return blocks[index].kind


def is_own(report: Report, span: Span) -> bool:
    """Tell whether the words at ``span`` are the report's own; what has no place was told by hand, and is."""
    return not span or kind_at(report, span.start) in OWN


def excerpt(words: str, longest: int = LONGEST_EXCERPT) -> str:
    """Give ``words`` without line breaks, cut to ``longest`` characters with an ellipsis where they are more.

    >>> excerpt("某县重大行政决策程序规定尚在修订", 6)
    '某县重大行政…'
    """
    cut = " ".join(words[:longest].split())
    return cut + "…" if len(words) > longest else cut


def placed(*spans: Span | None) -> tuple[Span, ...]:
    """Give the places of a finding: the spans behind which text stands."""
    return tuple(span for span in spans if span)


def inside(span: Span, spans: list[Span]) -> bool:
    """Tell whether ``span`` lies in one of ``spans``, which are in order and apart."""
    index = bisect_right(spans, span.start, key=lambda other: other.start) - 1
    return index >= 0 and spans[index].contains(span)


def any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of ``places``, which are in order, lies in ``[start, end)``."""
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def dates_in(report: Report, span: Span) -> tuple[DateMention, ...]:
    """Give the dates that begin in ``span``."""
    dates = report.dates
    first = bisect_left(dates, span.start, key=lambda date: date.span.start)
    last = bisect_left(dates, span.end, key=lambda date: date.span.start)
    return dates[first:last]


def body(report: Report, flow: Flow) -> tuple[int, int]:
    """Give where the report's own text begins and ends in the flow."""
    return flow.at(report.stretches[0].span.start), flow.at(report.stretches[-1].span.end)


# --- sentences and clauses

#: A year that a sentence tells; those in the name of a plan are none.
YEAR_TOLD = re.compile(r"((?:19|20)\d\d) ?年(?!.{0,3}(?:规划|纲要))")

_SENTENCE_END = re.compile(r"[。!?;\n]")
_REACH = 160


def sentence_end(text: str, start: int, limit: int) -> int:
    """Give where the sentence that holds ``start`` ends: before its mark, at ``limit``, or where the reach ends."""
    match = _SENTENCE_END.search(text, start, min(limit, start + _REACH))
    return match.start() if match else min(limit, start + _REACH)


def sentence_start(text: str, position: int) -> int:
    """Give where the sentence that holds ``position`` begins, no farther back than the reach."""
    lowest = max(0, position - _REACH)
    return max(lowest, *(text.rfind(mark, lowest, position) + 1 for mark in "。!?;\n"))


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands before and behind ``[start, end)`` in its clause."""
    before = text[sentence_start(text, start) : start]
    behind = text[end : sentence_end(text, end, len(text))]
    return re.split(r"[,:]", before)[-1], re.split(r"[,:]", behind)[0]
