"""Anchors of practices: found, handed out by sentence, and met or not by the other words of their cues."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import rulelaw as rl
from rulelaw.observations.anchoring import REACH, Anchors, Row, anchors_among, anchors_of, covered, meet

ANCHORS = anchors_of(rl.load_codebook())


def test_the_anchors_of_a_codebook_are_compiled_once() -> None:
    assert anchors_of(rl.load_codebook()) is ANCHORS
    assert isinstance(ANCHORS, Anchors)


def test_a_text_gives_its_anchors_its_masks_its_signs_and_its_topics() -> None:
    text = "未聘请法律顾问,企业主要负责人是安全生产第一责任人。"
    words = ANCHORS.find(text)
    assert "法律顾问" in [word for _, _, word in words.anchors]
    assert "安全生产第一责任人" in [word for _, _, word in words.masks]
    assert words.signs == [(0, 1, "未")]
    assert words.topics == [(3, 7, "法律顾问")]


def test_a_hotline_is_none_where_its_number_counts_or_is_part_of_another() -> None:
    def numbers(text: str, figures: frozenset[int] = frozenset()) -> list[str]:
        anchors = anchors_among(ANCHORS.find(text), text, figures)
        assert anchors == sorted(anchors)
        return [word for _, _, word in anchors if word.isdigit()]

    assert numbers("办理12345热线工单") == ["12345"]
    assert numbers("发放12345份", frozenset({2})) == []
    assert numbers("投入123456元") == []


@given(
    st.lists(st.integers(0, 40), max_size=12).map(sorted),
    st.lists(st.integers(0, 45), max_size=8).map(sorted),
)
def test_a_row_hands_out_what_begins_in_each_stretch(starts: list[int], cuts: list[int]) -> None:
    row = Row([(start, start + 1, "") for start in starts])
    for begin, end in pairwise(cuts):
        assert [one[0] for one in row.take(begin, end)] == [at for at in starts if begin <= at < end]


def test_words_are_covered_by_a_mask_that_they_overlap() -> None:
    masks = [(2, 5, "甲乙丙"), (8, 10, "丁戊")]
    assert [covered(masks, *place) for place in ((0, 2), (0, 3), (4, 6), (5, 8), (9, 12), (10, 11))] == [
        *(False, True, True, False, True, False)
    ]


def test_a_cue_is_met_by_a_word_of_each_group_near_its_anchor() -> None:
    text = "开展培训,对执法人员" + "," * REACH + "考试"
    end = len(text)
    assert meet(text, 0, end, [("执法人员", "干部")], 2, 4, ()) == (2, 10, (2, 6))
    assert meet(text, 0, end, [("开展",)], 2, 4, ()) == (0, 4, (2, 0))
    assert meet(text, 0, end, [("考试",)], 2, 4, ()) is None  # too far
    assert meet(text, 0, 8, [("执法人员",)], 2, 4, ()) is None  # behind the sentence
    assert meet(text, 0, end, [("执法人员",)], 2, 4, [(6, 10, "执法人员")]) is None  # masked
