"""The marks stand under the words they mean, whatever the width of the characters before them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

import rulelaw as rl
from rulelaw.terminal.quoting import clause_at, excerpt, origin_of, place_of
from rulelaw.terminal.widths import printable, width_of
from rulelaw.text.sources import Source
from rulelaw.text.spans import Span

LINES = st.text(st.sampled_from("行政abc３3 ，。\u200b\te\u0301\ud83d\n\r…“"), max_size=60)


@st.composite
def sources_with_spans(draw: st.DrawFn) -> tuple[Source, Span]:
    text = draw(LINES.filter(bool))
    start = draw(st.integers(0, len(text)))
    return Source(text), Span(start, draw(st.integers(start, len(text))))


def columns(words: str, marks: str, mark: str) -> str:
    """The characters of `words` above `mark`."""
    kept, column = [], 0
    for character in words:
        width = width_of(character)
        if mark in marks[column : column + max(width, 1)]:
            kept.append(character)
        column += width
    return "".join(kept)


@given(sources_with_spans(), st.integers(20, 80))
@example((Source("规范性文件3件"), Span(5, 7)), 40)
@example((Source("甲\u200b乙3件"), Span(3, 5)), 40)
@example((Source("规范性文件"), Span(5, 5)), 40)
@example((Source("\u0301"), Span(0, 1)), 40)
def test_marks_stand_under_their_words(given_: tuple[Source, Span], width: int) -> None:
    source, span = given_
    shown = excerpt(source, [span], width)
    assert shown is not None
    assert shown.line == source.place(span.start).line
    assert width_of(shown.words) <= width
    assert "^" in shown.marks
    line = source.line_span(shown.line)
    end = min(span.end, line.end)
    if span.start < end and width_of(printable(source.text[line.start : line.end])) <= width - 6:
        # All of the line is shown: exactly the words of the span are marked.
        assert shown.words == printable(source.text[line.start : line.end])
        before = printable(source.text[line.start : span.start])
        marked = printable(source.text[span.start : end])
        assert shown.marks == " " * width_of(before) + "^" * max(width_of(marked), 1)


def test_wide_characters_have_two_marks_each() -> None:
    shown = excerpt(Source("共ab规范性文件3件。"), [Span(3, 8)], 60)
    assert shown is not None
    assert (shown.words, shown.marks) == ("共ab规范性文件3件。", "    ^^^^^^^^^^")


def test_a_long_line_is_cut_around_the_main_place() -> None:
    text = "前" * 500 + "行政复议案件9件" + "后" * 500
    shown = excerpt(Source(text), [Span(500, 508)], 60)
    assert shown is not None
    assert shown.words.startswith("...前")
    assert shown.words.endswith("后...")
    assert columns(shown.words, shown.marks, "^") == "行政复议案件9件"
    assert 56 <= width_of(shown.words) <= 60


def test_the_other_places_of_the_line_are_marked_otherwise() -> None:
    text = "共5件，维持3件、撤销1件。"
    shown = excerpt(Source(text), [Span(1, 3), Span(6, 8), Span(11, 13), Span(99, 100)], 60)
    assert shown is not None
    assert columns(shown.words, shown.marks, "^") == "5件"
    assert columns(shown.words, shown.marks, "~") == "3件1件"


def test_a_place_of_several_lines_is_shown_by_its_first() -> None:
    shown = excerpt(Source("甲乙\r\n丙丁"), [Span(1, 6)], 60)
    assert shown is not None
    assert (shown.line, shown.words, shown.marks) == (1, "甲乙", "  ^^")


def test_a_place_longer_than_the_line_is_cut() -> None:
    shown = excerpt(Source("字" * 300), [Span(0, 300)], 60)
    assert shown is not None
    assert shown.words.endswith("...")
    assert set(shown.marks) == {"^"}


def test_no_text_no_excerpt() -> None:
    assert excerpt(Source(""), [Span()], 60) is None
    assert excerpt(Source("甲"), [], 60) is None
    assert place_of(Source(""), Span()) == place_of(Source("甲"), None) == "-"


@given(sources_with_spans(), st.integers(12, 60))
def test_clauses_fit_and_hold_the_end_of_the_figure(given_: tuple[Source, Span], width: int) -> None:
    source, span = given_
    shown = clause_at(source, span, width)
    assert width_of(shown) <= width
    assert printable(shown) == shown


def test_a_clause_ends_at_punctuation_on_both_sides() -> None:
    source = Source("全年立案291件，办结行政处罚案件276件，其中食品类132件")
    assert clause_at(source, Span(17, 21)) == "办结行政处罚案件276件"
    assert clause_at(source, Span(26, 30)) == "其中食品类132件"
    assert clause_at(source, Span(17, 21), 14) == "...罚案件276件"


def test_the_place_in_the_file_is_told_where_the_file_is_more_than_text() -> None:
    origins = (
        rl.Origin(rl.Span(0, 2), 3, 2, "p"),
        rl.Origin(rl.Span(3, 5), None, 4),
        rl.Origin(rl.Span(6, 7)),
    )
    source = rl.Source("甲乙\n丙丁\n戊", origins=origins)
    assert origin_of(source, rl.Span(1, 2), "zh") == "（第2页，第3块 p）"
    assert origin_of(source, rl.Span(1, 2), "en") == " (page 2, block 3, p)"
    assert origin_of(source, rl.Span(3, 4), "en") == " (page 4)"
    assert origin_of(source, rl.Span(6, 7), "en") == ""
    assert origin_of(source, None, "en") == ""
