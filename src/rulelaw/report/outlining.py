"""Find the headings of a report and hang its paragraphs under them.

Headings come with a number (一、 （一） 1. …) or without, alone in their line or run in with the text behind them. A
full sentence behind a list mark is an item, not a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rulelaw.text.marks import ITEM, Mark, mark_at

__all__ = ["Line", "outline"]

# A heading alone in its line is not longer; a run-in one is shorter still.
_LONGEST = 60
_LONGEST_RUN_IN = 46
_LONGEST_UNNUMBERED = 32
_LONGEST_UNNUMBERED_RUN_IN = 26
_CJK = re.compile("[一-龥]")
_SENTENCE_MARKS = re.compile("[。;!?]")
# What a title of a section does not hold: figures, the reporting body speaking, told actions.
# It begins with one digit, not with \d+: the search for a set of characters is the fastest there is.
_FIGURE = re.compile(
    r"\d\d*(?:[.,]\d+)?(?:%|万|亿|余|多|件|起|宗|次|场|期|人|名|份|项|个|家|户|条|篇|学时|课时|处|部|册|卷|亩|元)"
)
_TOLD_OF = re.compile(r"今年|本年|全年|截至|我[局县市区委厅省镇]|本[局县市区委厅]|\d{4}年?(?:以来)?,")
# A line of a table of contents: leader dots and a page number.
_LEADER = re.compile(r"[….·]{2,} ?\d{1,3}$")
# Two clauses of like length: 规范执法行为,提升执法水平.
_PAIRED = re.compile("[一-龥“”]{4,13},[一-龥“”]{4,13}")
# Such two, or one short clause.
_NAMING = re.compile(f"{_PAIRED.pattern}|[一-龥“”]{{4,14}}")
_GAPPED = re.compile(r"([^ ,]{4,30}(?:,[^ ,]{2,20})?)( +)(?=.{40})")
_UNNUMBERED_STOP = re.compile(r"[:,;。、]$|^[(【\[附]|^(?:特此|联系|电话|注|备注|单位|抄送|主送|报送)")


class Line(NamedTuple):
    """A line of the report's body, read for its heading.

    :ivar start: where the line begins in the flow.
    :ivar end: where it ends.
    :ivar heading_end: where its heading ends (without the closing mark); ``start`` where it has none.
    :ivar body_start: where the text behind a run-in heading begins; ``end`` where there is none.
    :ivar depth: the heading's depth; 0 where it has none.
    :ivar number: the heading's number, where it has one.
    :ivar mark_end: where that number's mark ends.
    """

    start: int
    end: int
    heading_end: int
    body_start: int
    depth: int = 0
    number: int | None = None
    mark_end: int | None = None


def outline(text: str, lines: Sequence[tuple[int, int]]) -> list[Line]:
    """Read each body line for its heading.

    :param text: the folded text.
    :param lines: the body lines, as stretches of the flow, in order.
    """
    marks = [mark_at(text, start) for start, _ in lines]
    result: list[Line] = []
    for index, (start, end) in enumerate(lines):
        mark = marks[index]
        line = (
            _numbered(text, lines, marks, index, mark)
            if mark is not None and mark.end < end
            else _unnumbered(text, lines, marks, index)
        )
        result.append(line or Line(start, end, start, start))
    return _unnumbered_run_ins(text, _depths(text, result))


def _numbered(
    text: str, lines: Sequence[tuple[int, int]], marks: list[Mark | None], index: int, mark: Mark
) -> Line | None:
    start, end = lines[index]
    kind, depth, _, first = mark
    match = _SENTENCE_MARKS.search(text, first, end)
    if match is None:
        return _open_heading(text, start, end, mark)
    stop = match.start()
    words = text[first:stop]
    if not words or not _CJK.search(words) or text[stop] in ";!?":
        return None
    colon = words.find(":")
    if 0 < colon <= _LONGEST_UNNUMBERED and ITEM.match(text, first + colon + 1):
        return _line(start, end, first + colon, first + colon + 1, mark)
    if _is_sentence(words, depth):
        return None
    if text[stop + 1 : end].strip():
        longest = _LONGEST_RUN_IN if depth < 3 else _LONGEST_UNNUMBERED
        follower = mark_at(text, stop + 1)
        items = follower is not None and follower.kind == kind  # (1)责令改正。(2)罚款。 are items in a row
        return None if len(words) > longest or items else _line(start, end, stop, stop + 1, mark)
    # one sentence and nothing behind it: a heading only where text, not the next item, follows in the next line
    following = marks[index + 1] if index + 1 < len(lines) else mark
    item = following is not None and following.depth <= depth
    return None if len(words) > _LONGEST_UNNUMBERED or item else _line(start, end, stop, end, mark)


def _open_heading(text: str, start: int, end: int, mark: Mark) -> Line | None:
    """Read a numbered line in which no sentence ends."""
    words = text[mark.end : end]
    gap = _gap(words)
    if gap:  # a heading and its text with nothing but white space between them
        return _line(start, end, mark.end + gap[0], mark.end + gap[1], mark)
    if len(words) > _LONGEST or words[-1] in ";," or not _CJK.search(words) or _LEADER.search(words):
        return None
    if mark.depth > 2 and _tells(words):
        return None
    return _line(start, end, end - (len(words) - len(words.rstrip(":"))), end, mark)


def _line(start: int, end: int, heading_end: int, body_start: int, mark: Mark) -> Line:
    _, depth, number, mark_end = mark
    return Line(start, end, heading_end, body_start, depth, number, mark_end)


def _gap(words: str) -> tuple[int, int] | None:
    """Find the white space that parts a heading from the text run in behind it."""
    match = _GAPPED.match(words) if " " in words else None
    return match.span(2) if match else None


def _tells(words: str) -> bool:
    return _TOLD_OF.match(words) is not None or _FIGURE.search(words) is not None


def _is_sentence(words: str, depth: int) -> bool:
    """Tell whether the words behind a mark of this depth tell something, as an item does, rather than name it."""
    if words.count(",") > (2 if depth < 3 else 1):
        return True
    return _tells(words) or ITEM.match(words) is not None


def _unnumbered(
    text: str, lines: Sequence[tuple[int, int]], marks: list[Mark | None], index: int
) -> Line | None:
    """Read a line with no number as a heading where it stands alone, short and open at its end."""
    start, end = lines[index]
    if end - start > _LONGEST_UNNUMBERED or index + 1 >= len(lines):
        return None
    words = text[start:end]
    if (
        _SENTENCE_MARKS.search(words)
        or _UNNUMBERED_STOP.search(words)
        or ITEM.match(words)
        or not _CJK.search(words)
    ):
        return None
    if _tells(words) or marks[index] is not None or "|" in words:
        return None
    following = text[lines[index + 1][0] : lines[index + 1][1]]
    if marks[index + 1] is None and (
        len(following) < _LONGEST_UNNUMBERED or not _SENTENCE_MARKS.search(following)
    ):
        return None
    return Line(start, end, end, end, -1)


def _depths(text: str, lines: list[Line]) -> list[Line]:
    """Give unnumbered headings their depth: that of 一、 where none has been met or such a part opens, else below."""
    lines = _below_parts(text, lines)
    if not any(line.depth == -1 for line in lines):
        return lines
    numbered = {line.depth for line in lines if line.depth > 0}
    ahead = [0] * len(lines)  # the depth of the next numbered heading below each line
    for index in range(len(lines) - 2, -1, -1):
        ahead[index] = lines[index + 1].depth if lines[index + 1].depth > 0 else ahead[index + 1]
    result: list[Line] = []
    current = 0
    for index, line in enumerate(lines):
        if line.depth == -1:
            # above a deeper mark it is what that mark misses; with 一、 in use it stands under the last one
            following = ahead[index]
            first = 1 not in numbered
            depth = 1 if first or current == 0 else current + 1 if following != current + 1 else current
            if first and following > 1:
                depth = following - 1
            result.append(line._replace(depth=depth))
            continue
        current = line.depth or current
        result.append(line)
    return result


def _below_parts(text: str, lines: list[Line]) -> list[Line]:
    """Put every heading one deeper that stands under 第一部分, where a report is cut into such parts."""
    parts = [
        line.depth == 1 and line.number is not None and text.startswith("第", line.start) for line in lines
    ]
    if not any(parts) or not any(
        line.depth == 1 and not part for line, part in zip(lines, parts, strict=True)
    ):
        return lines
    return [
        line if part or line.depth <= 0 else line._replace(depth=line.depth + 1)
        for line, part in zip(lines, parts, strict=True)
    ]


def _unnumbered_run_ins(text: str, lines: list[Line]) -> list[Line]:
    """Find run-in headings without a number: most paragraphs of a section begin with one short naming sentence."""
    result = list(lines)
    group: list[int] = []
    depth = 0
    for index, (_, end, _, body_start, line_depth, _, _) in enumerate(lines):
        if line_depth:
            _mark_group(text, result, group, depth)
            group, depth = [], line_depth if body_start >= end else -1
        elif depth >= 0:
            group.append(index)
    _mark_group(text, result, group, depth)
    return result


def _mark_group(text: str, lines: list[Line], group: list[int], depth: int) -> None:
    if len(group) < 3:
        return
    stops = {}
    for index in group:
        line = lines[index]
        stop = text.find("。", line.start, min(line.end, line.start + _LONGEST_UNNUMBERED_RUN_IN))
        words = text[line.start : stop] if stop > 0 else ""
        if (
            len(words) >= 4
            and line.end - stop > 30
            and words.count(",") <= 1
            and not _tells(words)
            and not ITEM.match(words)
        ):
            stops[index] = stop
    if len(stops) < 3:
        return
    # the shapes that headings have: two clauses of like length, or one short one
    paired = sum(_PAIRED.fullmatch(text, lines[i].start, stop) is not None for i, stop in stops.items())
    naming = {i: stop for i, stop in stops.items() if _NAMING.fullmatch(text, lines[i].start, stop)}
    mostly = len(naming) >= 3 and len(naming) >= 0.75 * len(stops)
    if len(stops) < 0.6 * len(group) and not (
        mostly and paired >= 0.3 * len(stops) and len(stops) >= 0.2 * len(group)
    ):
        return
    if mostly:
        stops = naming
    for index, stop in stops.items():
        line = lines[index]
        lines[index] = Line(line.start, line.end, stop, stop + 1, depth + 1)
