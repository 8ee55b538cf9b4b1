"""Folding: the levelled reading of a text, and the way back to the text given."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rulelaw.text.folding import fold
from rulelaw.text.spans import Span

# What texts of the genre are made of: both widths, odd spaces, zero-width characters, all line ends, and anything.
CHARACTERS = st.one_of(
    st.sampled_from(
        "一二三法治政府，。；：（）()《》〔〕12３４％.%件 \u3000\xa0\t\u200b\ufeff\xad\r\n-—～〜−"
    ),
    st.characters(),
)
TEXTS = st.text(CHARACTERS, max_size=80)
PROSE = st.sampled_from("坚持依法行政推进法治政府建设各项工作取得成效执法普法")


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("行政复议（１２件），完成率９９．５％；", "行政复议(12件),完成率99.5%;"),
        ("关于　２０２２\xa0年\t工作", "关于 2022 年 工作"),
        ("１２\u200b３件", "123件"),  # a zero-width space inside a number
        ("法\u00ad治", "法治"),
        ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
        ("2021−2025年，3〜5件", "2021-2025年,3~5件"),
        ("一\u2028二\x85三", "一\n二\n三"),
        ("《办法》、“两法”、〔2021〕、℃、①", "《办法》、“两法”、〔2021〕、℃、①"),  # these stay
        ("", ""),
    ],
)
def test_characters_are_levelled_one_for_one(given_text: str, folded: str) -> None:
    """Widths, spaces and line ends are levelled; what carries meaning stays, and what is unknown stays visible."""
    assert fold(given_text).text == folded


@given(TEXTS)
@example("\r\r\n\n\r")
@example("\ud800１件")
@example(("法治政府建设工作扎实推进成效明显" + "\r\n") * 6)
def test_the_way_back_is_monotone_and_exact(text: str) -> None:
    """Each folded character stands for one of the text, in order; what lies between two of them was dropped."""
    flow = fold(text)
    places = [flow.span(i, i + 1) for i in range(len(flow.text))]
    assert all(len(place) == 1 for place in places)
    assert all(a.start < b.start for a, b in pairwise(places))
    assert all(place.end <= len(text) for place in places)
    for i, place in enumerate(places):
        assert flow.at(place.start) == i
    kept = {place.start for place in places}
    assert all(
        text[i] in "\r\n\u200b\ufeff\xad\u2028\u2029\x85" or "\u200b" <= text[i] <= "\u2064"
        for i in range(len(text))
        if i not in kept
    )


@given(TEXTS, st.data())
def test_a_stretch_of_the_flow_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    """The span of a stretch begins at its first character and ends at its last; an empty one is a place."""
    flow = fold(text)
    start = data.draw(st.integers(0, len(flow.text)))
    end = data.draw(st.integers(start, len(flow.text)))
    span = flow.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    if start < end:
        assert span.start == flow.span(start, start + 1).start
        assert span.end == flow.span(end - 1, end).end
    else:
        assert not span


@given(TEXTS)
def test_folding_a_folded_text_changes_no_character(text: str) -> None:
    """Nothing is left to level; only line breaks may still be dropped."""
    once = fold(text).text
    assert fold(once).text.replace("\n", "") == once.replace("\n", "")


@given(st.text(st.sampled_from("法治政府,。12件《》\n")))
def test_a_plain_text_is_its_own_flow(text: str) -> None:
    """Where nothing is dropped the map is the identity, and costs nothing."""
    flow = fold(text)
    if flow.text == text:
        assert flow.identical
        assert flow.span(1, 3) == Span(1, 3)
        assert flow.at(5) == 5


WRAPPED = (
    "岚县水利局2022年法治政府建设年度报告\n\n"
    "　　2022年，我局坚持依法行政，严格规范公正文明执法，全年共\n"
    "开展执法检查12次，办理行政处罚案件36件，行政许可案件123件，全\n"
    "部依法公示。下一步将继续推进法治建设，强化监督，提升执法水平，着\n"
    "力优化营商环境。\n"
    "　　一、主要举措\n"
    "　　制定《岚县河道管理办法》（岚水〔2022〕5号），明确各方职责分\n"
    "工，落实“谁执法谁普法”责任制，开展宣传活动15场次，发放资料2400\n"
    "余份，覆盖群众3600人次。\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_lines_of_a_hard_wrapped_text_are_joined(newline: str) -> None:
    """A number parted from its unit by the right edge is whole again; headings and paragraphs stay apart."""
    text = WRAPPED.replace("\n", newline)
    flow = fold(text)
    assert "发放资料2400余份" in flow.text
    assert "全部依法公示" in flow.text
    assert flow.text.count("\n") == 5
    at = flow.text.index("2400余份")
    assert flow.span(at, at + 6).of(text) == f"2400{newline}余份"


def test_a_line_of_prose_that_stops_in_mid_sentence_goes_on() -> None:
    """One break in a sentence is enough, whatever the widths; a heading without a stop is no sentence."""
    text = (
        "清理市直部门中介服务事项52项，压减前置审批材料，减\n少申请表格206份。\n\n"
        "坚持依法行政与改革创新相统一的工作思路和主要做法综述\n全年制定规范性文件3件。\n"
    )
    folded = fold(text).text
    assert "减少申请表格206份" in folded
    assert "综述\n全年" in folded


def test_a_text_of_short_lines_is_not_taken_for_a_wrapped_one() -> None:
    """Headings of like length with a paragraph under each are no wrapped text."""
    paragraph = "我局坚持依法行政，全年检查12次，取得良好成效，群众较为满意。"
    text = "".join(
        f"{mark}、上年度推进法治政府建设的{what}\n{paragraph}\n"
        for mark, what in zip("一二三四", ("主要举措", "不足原因", "履职情况", "主要安排"), strict=True)
    )
    assert fold(text).text.count("\n") == text.count("\n")


@given(st.lists(st.text(PROSE, min_size=1, max_size=60).map(lambda line: line + "。"), max_size=12))
def test_complete_lines_are_never_joined(lines: list[str]) -> None:
    """A line that ends in a full stop is a paragraph."""
    text = "\n".join(lines)
    assert fold(text).text == text
