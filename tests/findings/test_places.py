"""Places in a report: quotes, neighbours, and the sentence around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.document.types import BlockKind
from rulelaw.findings.places import (
    any_within,
    clause,
    dates_in,
    excerpt,
    inside,
    is_own,
    kind_at,
    placed,
    sentence_end,
    sentence_start,
)
from rulelaw.report.reading import parse
from rulelaw.text.spans import Span

TEXT = "岚县水利局2021年法治政府建设年度报告\n\n发布日期：2022-03-01\n\n2021年，我局于5月6日开展培训。6月7日，召开会议。\n"


def test_metadata_are_not_the_reports_own_words() -> None:
    report = parse(TEXT)
    published, own = TEXT.index("2022-03-01"), TEXT.index("我局")
    assert kind_at(report, published) is BlockKind.METADATA
    assert not is_own(report, Span(published, published + 4))
    assert is_own(report, Span(own, own + 2))
    assert kind_at(report, len(TEXT) + 9) is None


def test_what_has_no_place_is_own_and_is_placed_nowhere() -> None:
    assert is_own(parse(TEXT), Span())
    assert placed(None, Span(), Span(3, 5)) == (Span(3, 5),)


@pytest.mark.parametrize(
    ("words", "shown"), [("某县规定", "某县规定"), ("某县\n规定", "某县 规定"), ("某" * 17, "某" * 16 + "…")]
)
def test_excerpts_are_short_and_of_one_line(words: str, shown: str) -> None:
    assert excerpt(words) == shown


def test_a_place_is_inside_where_one_span_holds_all_of_it() -> None:
    spans = [Span(2, 6), Span(8, 9)]
    assert [inside(Span(2, 6), spans), inside(Span(5, 7), spans), inside(Span(0, 1), spans)] == [
        True,
        False,
        False,
    ]


def test_dates_are_those_that_begin_in_the_span() -> None:
    report = parse(TEXT)
    start, end = TEXT.index("5月"), TEXT.index("6月7")
    assert [report.source.quote(date.span) for date in dates_in(report, Span(start, end))] == ["5月6日"]


def test_sentences_end_at_their_marks_or_where_the_reach_does() -> None:
    text = "检查企业。依法查处,开展培训;结束"
    place = text.index("查处")
    assert text[sentence_start(text, place) : sentence_end(text, place, len(text))] == "依法查处,开展培训"
    assert clause(text, place, place + 2) == ("依法", "")
    long = "字" * 1000
    assert (sentence_start(long, 500), sentence_end(long, 500, 1000)) == (340, 660)
    assert sentence_end(long, 500, 520) == 520


@given(st.lists(st.integers(0, 20)).map(sorted), st.integers(0, 20), st.integers(0, 20))
def test_one_of_some_places_lies_in_a_stretch_or_none(places: list[int], start: int, end: int) -> None:
    assert any_within(places, start, end) == any(start <= place < end for place in places)
