"""Citing: titles in 《》 and the document numbers beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.report.citing import cite, match_titles
from rulelaw.report.types import Citation
from rulelaw.text.sources import Source


def citations(text: str) -> list[Citation]:
    """Cite a text."""
    flow = Source(text).flow
    return list(cite(flow, match_titles(flow.text), text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依据《行政处罚法》作出", [("行政处罚法", None)]),
        ("《办法》《条例》、《规定》", [("办法", None), ("条例", None), ("规定", None)]),
        ("《关于印发〈办法〉的通知》", [("关于印发〈办法〉的通知", None)]),
        ("《关于印发《办法》的通知》", [("关于印发《办法》的通知", None)]),
        ("《规定》（厅字〔2019〕28号）", [("规定", "厅字〔2019〕28号")]),
        ("《规定》(岚政发[2019] 28号)", [("规定", "岚政发[2019] 28号")]),
        ("《规定》岚政办发【2019】28号", [("规定", "岚政办发【2019】28号")]),
        ("《条例》（国务院令第713号）", [("条例", "国务院令第713号")]),
        ("《规定》（省政府令第3号公布）", [("规定", "省政府令第3号")]),
        ("《公告》（财政部公告2020年第24号）", [("公告", "财政部公告2020年第24号")]),
        (
            "《纲要（2021—2025年）》（以下简称《纲要》）",
            [("纲要（2021—2025年）", None), ("纲要", None)],
        ),
        ("《办法（试行）》修订", [("办法（试行）", None)]),
        ("《》为空", []),
        ("《条例没有收尾，后面另有《办法》", [("办法", None)]),
        ("办法》只有收尾", []),
        ("《条例\n》", []),
        ("没有引用", []),
    ],
)
def test_titles_and_their_numbers(text: str, found: list[tuple[str, str | None]]) -> None:
    """The title is what stands in the outermost pair; brackets around a number are not the number's."""
    assert [(citation.title, citation.number) for citation in citations(text)] == found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("《甲》", []),
        ("《甲", [0]),
        ("甲》", [1]),
        ("《甲\n乙》", [0, 4]),
        ("《甲》》《", [3, 4]),
        ("《" + "法" * 250 + "《乙》", [0]),
    ],
)
def test_what_has_no_partner_is_told(text: str, places: list[int]) -> None:
    """A line end, or a title beyond all length, leaves the opening one alone."""
    assert list(match_titles(text).unmatched) == places


@given(st.text(st.sampled_from("《》〈〉法〔2021〕5号发(（)）令第 \n\u200b"), max_size=40))
def test_a_citation_is_quoted_from_the_text(text: str) -> None:
    """Title and number are the words at their places, in order, none inside another."""
    end = 0
    for citation in citations(text):
        assert citation.span.of(text) == citation.title
        assert citation.title.strip()
        assert citation.span.start >= end
        end = citation.span.end
        assert (citation.number is None) is (citation.number_span is None)
        if citation.number_span is not None:
            assert citation.number_span.of(text) == citation.number
            assert citation.number_span.start > citation.span.end


@given(st.text(st.sampled_from("《》法\n"), max_size=30))
def test_each_bracket_is_matched_or_told(text: str) -> None:
    """Outermost pairs lie apart; every unmatched place is a bracket."""
    titles = match_titles(text)
    assert all(a[1] < b[0] for a, b in zip(titles.outermost, titles.outermost[1:], strict=False))
    assert all(text[i] in "《》" for i in titles.unmatched)
    assert (text.count("《") + text.count("》") - len(titles.unmatched)) % 2 == 0
