"""Name findings across edits: a fingerprint of what is said and where in the outline, never of line or offset.

The recipe, in this order, joined by line ends and hashed with SHA-256 (the first 16 hexadecimal digits):

1. the code;
2. the headings above the place, outermost first, joined by ``/``, without their numbers, levelled;
3. the words of the place, marked with ⟦⟧ in their sentence (in their clause, where the sentence is very long), without
   a list mark at its beginning, levelled; of a finding without a place: its facts.

*Levelled* means folded (full width to half width, zero-width characters and line breaks inside a sentence dropped),
without white space, each run of punctuation told as one comma; only the point of a decimal stays. So a paragraph put
in elsewhere, other numbers of headings, other line ends and another width of characters leave a fingerprint as it is,
and another figure in the sentence changes it.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rulelaw.findings.types import Fact, told_facts
from rulelaw.report.types import Report, Section
from rulelaw.text.folding import Flow, fold
from rulelaw.text.marks import ITEM, mark_at
from rulelaw.text.spans import Span
from rulelaw.text.words import SENTENCE_MARK, with_one_mark, with_sentence_marks

__all__ = ["fingerprint", "fingerprint_folded", "quote_facts", "quote_place", "section_path"]

_LENGTH = 16
_OPEN, _CLOSE = "⟦", "⟧"
# A space counts only between two letters or digits of the ASCII, where it parts words.
_IDLE_SPACE = re.compile(r"\s+(?![A-Za-z0-9])|(?<![A-Za-z0-9])\s+")
# A point between digits is none. (That one character comes first makes the search three times as fast.)
_MARK_OF_MANY = r"[^\w%‰](?!(?<=[0-9]\.)[0-9])"
_PUNCTUATION = re.compile(f"{_MARK_OF_MANY}(?:{_MARK_OF_MANY})*")

# A sentence whose end is farther away is taken by the clause.
_REACH = 160


def fingerprint(code: str, section: Iterable[str], quote: str) -> str:
    """Give the name that a finding keeps while the text around it changes.

    :param code: the rule's code.
    :param section: the headings above the place, outermost first, as printed.
    :param quote: the sentence with the words of the place between ⟦ and ⟧.
    :returns: 16 hexadecimal digits. The second finding of a report with the same ones gets ``:2`` appended
        by :func:`~rulelaw.check`, the third ``:3``.

    >>> fingerprint("T008", ["（一）依法行政"], "⟦２月３０日⟧，召开会议")
    'f4a88bb651ee1175'
    >>> fingerprint("T008", ["（二）依法行政"], "⟦2月30日⟧, 召开会议")
    'f4a88bb651ee1175'
    """
    return fingerprint_folded(code, section, fold(quote).text)


def fingerprint_folded(code: str, section: Iterable[str], quote: str) -> str:
    """Give the :func:`fingerprint` with a quote that is folded already, as :func:`quote_place` gives it."""
    parts = (code, "/".join(map(_level_heading, section)), _level_quote(quote))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


@lru_cache(maxsize=1024)  # several findings stand under one heading, and reports share many headings
def _level_heading(heading: str) -> str:
    return _level(_without_mark(fold(heading).text))


def _level_quote(quote: str) -> str:
    pieces = quote.replace(_CLOSE, _OPEN).split(_OPEN)
    # where the place begins the sentence, a mark stands in the place
    first = 1 if len(pieces) > 1 and not pieces[0].strip() else 0
    pieces[first] = _without_mark(pieces[first])
    return "|".join([_level(piece) for piece in pieces])


def _level(text: str) -> str:
    if text.isalnum() or not text:  # most of the words that are marked
        return text
    if text.split() != [text]:  # most texts have no space, and this is quickly told
        text = _IDLE_SPACE.sub("", text)
    return _PUNCTUATION.sub(",", text).strip(",")


def _without_mark(text: str) -> str:
    """Take the number of a heading, or the mark of a list item, off the beginning of a folded text."""
    start = len(text) - len(text.lstrip())
    mark = mark_at(text, start)
    if mark is not None:
        return text[mark.end :]
    item = ITEM.match(text, start)
    return text if item is None else text[item.end() :]


def quote_place(flow: Flow, span: Span) -> str:
    """Give the words at ``span`` between ⟦ and ⟧, in their sentence, as :func:`fingerprint` takes them.

    >>> from rulelaw.text.sources import Source
    >>> quote_place(Source("依法行政。2月30日，召开会议。").flow, Span(5, 10))
    '⟦2月30日⟧,召开会议'
    """
    text = flow.text
    start, end = flow.at(span.start), flow.at(span.end)
    before, behind = _sentence_start(text, start), _sentence_end(text, max(start, end))
    return f"{text[before:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:behind]}"


def _sentence_start(text: str, start: int) -> int:
    lowest = max(0, start - _REACH)
    found = with_sentence_marks(text).rfind(SENTENCE_MARK, lowest, start)
    if found < 0 and lowest > 0:
        found = with_one_mark(text[lowest:start], ":", ",").rfind(",")
        return lowest + found + 1 if found >= 0 else start
    return found + 1


def _sentence_end(text: str, end: int) -> int:
    marked = with_sentence_marks(text)
    if end > 0 and marked[end - 1] == SENTENCE_MARK:
        return end
    found = marked.find(SENTENCE_MARK, end, end + _REACH)
    if found < 0 and end + _REACH < len(text):
        found = with_one_mark(text[end : end + _REACH], ":", ",").find(",")
        return end + found if found >= 0 else end
    return found if found >= 0 else len(text)


def quote_facts(facts: Mapping[str, Fact]) -> str:
    """Tell facts in the order of their names, for the fingerprint of a finding without a place.

    >>> from decimal import Decimal
    >>> quote_facts({"year": 2021, "share": Decimal("2.50")})
    'share=2.5; year=2021'
    """
    return "; ".join(f"{name}={told}" for name, told in sorted(told_facts(facts).items()))


def section_path(report: Report, offset: int) -> tuple[str, ...]:
    """Give the headings above a place of a report, outermost first, as printed.

    >>> from rulelaw.report.reading import parse
    >>> report = parse("某县水利局2021年法治政府建设年度报告\\n一、主要举措\\n（一）依法行政\\n检查3次。")
    >>> section_path(report, report.quantities[0].span.start)
    ('一、主要举措', '（一）依法行政')
    """
    path: list[str] = []
    sections = report.sections
    while sections:
        index = bisect_right(sections, offset, key=_start) - 1
        if index < 0 or offset >= sections[index].span.end:
            break
        heading = sections[index].heading
        if heading is not None:
            path.append(heading.text)
        sections = sections[index].children
    return tuple(path)


def _start(section: Section) -> int:
    return section.span.start
