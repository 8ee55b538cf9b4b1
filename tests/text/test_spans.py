"""Spans: half-open stretches of a text, in code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.text.spans import Span

TEXT = "全年制定规范性文件3件。"
PLACES = st.integers(min_value=0, max_value=40)
SPANS = st.tuples(PLACES, PLACES).map(lambda ends: Span(min(ends), max(ends)))


def test_a_span_gives_the_words_it_covers() -> None:
    """The end is not part of the span."""
    assert Span(4, 9).of(TEXT) == "规范性文件"
    assert Span(9, 11).of(TEXT) == "3件"


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (Span(0, 3), Span(2, 5), True),
        (Span(0, 3), Span(3, 5), False),  # they touch
        (Span(0, 9), Span(2, 5), True),  # one holds the other
        (Span(4, 4), Span(3, 5), True),  # a place between two characters of the other
        (Span(3, 3), Span(3, 5), False),  # a place before it
    ],
)
def test_spans_overlap_where_they_share_a_character(first: Span, second: Span, *, overlap: bool) -> None:
    """Touching is not overlapping, and it does not matter which is asked."""
    assert first.overlaps(second) is overlap
    assert second.overlaps(first) is overlap


@given(SPANS, SPANS)
def test_a_span_holds_another_where_all_its_places_are_its_own(outer: Span, inner: Span) -> None:
    """Containment is that of the sets of covered places, for spans that cover any."""
    covered = set(range(outer.start, outer.end))
    if inner:
        assert outer.contains(inner) is (set(range(inner.start, inner.end)) <= covered)


@given(SPANS)
def test_length_and_truth_count_the_covered_characters(span: Span) -> None:
    """An empty span is false."""
    assert len(span) == len(range(span.start, span.end))
    assert bool(span) is (len(span) > 0)


@given(st.lists(SPANS))
def test_spans_sort_by_start_then_end(spans: list[Span]) -> None:
    """The order of the text is the order of spans."""
    assert sorted(spans) == sorted(spans, key=lambda span: (span.start, span.end))


def test_the_span_of_a_report_made_by_hand_is_empty() -> None:
    """Where there is no text, a span stands at its beginning and covers nothing."""
    assert Span() == Span(0, 0)
    assert Span().of("") == ""
    assert hash(Span(1, 2)) == hash(Span(1, 2))
