"""What is denied, planned or lamented in the part on results is named there, not told as done."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rulelaw as rl
from rulelaw.observations.denying import (
    _AHEAD,
    _DENIALS,
    _DENIED,
    _LAMENTED,
    _LAMENTS,
    _PLANNED,
    _PLANS,
    SIGNS,
    is_undone,
    looks_ahead,
)
from rulelaw.observations.practising import _NOT_YET


def _grades(sentence: str) -> dict[str, int]:
    text = f"某市某局2023年法治政府建设年度报告\n\n一、主要举措和成效\n\n{sentence}\n"
    return {found.practice: found.grade for found in rl.observe(rl.parse(text)).practices}


@pytest.mark.parametrize(
    ("practice", "sentence"),
    [
        ("casefile-review", "本年未开展行政执法案卷评查。"),
        ("casefile-review", "今后，我局将每季度开展案卷评查。"),
        ("casefile-review", "力争明年实现案卷评查全覆盖。"),
        ("legal-counsel", "法律顾问作用发挥不够充分。"),
        ("legal-counsel", "拟聘请公职律师2名。"),
        ("legal-counsel", "下一步，聘请公职律师4名。"),
        ("staff-exams", "计划明年组织执法资格考试3场。"),
        ("case-explaining", "原定的旁听庭审活动没有举办。"),
        ("discretion-benchmarks", "行政处罚裁量基准有待进一步细化。"),
        ("three-systems", "部分科室存在执法全过程记录不规范的问题。"),
        ("case-explaining", "以案释法活动开展较少。"),
        ("double-random", "双随机抽查覆盖面不广。"),
        ("legal-counsel", "目前尚无公职律师。"),
        ("legal-counsel", "会议强调，要不断健全法律顾问制度。"),
        ("document-cleanup", "计划2024年完成规范性文件清理。"),
        ("emergency-response", "原定的应急演练未能如期举行。"),
        ("mediation", "行政调解作用没有充分发挥。"),
        ("competition-review", "需要进一步健全公平竞争审查机制。"),
        ("leaders-study", "领导干部会前学法制度落实不到位。"),
    ],
)
def test_what_is_not_done_or_not_yet_is_only_named(practice: str, sentence: str) -> None:
    assert _grades(sentence)[practice] == 1


@pytest.mark.parametrize(
    ("practice", "sentence", "grade"),
    [
        ("competition-review", "对拟出台的5件文件开展公平竞争审查。", 3),
        ("three-systems", "针对执法全过程记录不规范问题，开展执法记录专项督查3次。", 3),
        ("document-review", "规范性文件未经合法性审核不得提交审议。", 2),
        ("document-cleanup", "清理规范性文件，修订不一致、不适应的文件6件。", 3),
        ("legal-counsel", "法律顾问制度尚需完善，本年聘请法律顾问3名。", 3),
        ("discretion-benchmarks", "按照要求进一步细化裁量基准。", 2),
        ("reconsideration", "行政复议案件较少，全年仅4件。", 3),
        ("reconsideration", "全年未发生行政复议案件。", 3),
        ("casefile-review", "为下一步规范执法打下基础，开展案卷评查。", 2),
    ],
)
def test_words_that_look_like_a_denial_leave_what_was_done(practice: str, sentence: str, grade: int) -> None:
    assert _grades(sentence)[practice] == grade


def test_a_clause_that_denies_leaves_what_the_next_one_tells() -> None:
    assert _grades("上半年未开展案卷评查，下半年组织案卷评查。")["casefile-review"] == 2


def test_a_figure_planned_is_no_figure_of_the_practice() -> None:
    assert _grades("聘请法律顾问，拟于2024年增聘法律顾问2名。")["legal-counsel"] == 2


def test_only_the_clause_is_looked_at() -> None:
    assert is_undone("未开展评查", ["未"])
    assert not is_undone("组织培训", ["未"])
    assert _grades("组织案卷评查，未开展法律顾问工作。")["casefile-review"] == 2


@pytest.mark.parametrize("opening", ["下一步", "一是明年", "(三)今后"])
def test_a_sentence_that_opens_with_the_time_to_come_looks_ahead(opening: str) -> None:
    assert looks_ahead(f"{opening},开展评查。", 0, len(opening) + 6)


def test_a_clause_without_end_is_read_near_the_words_alone() -> None:
    assert _grades("未开展评查" + "甲" * 200 + "聘请法律顾问开展审查")["legal-counsel"] == 2


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (_DENIED, _DENIALS),
        (_PLANNED, _PLANS),
        (_LAMENTED, _LAMENTS),
        (_AHEAD, SIGNS),
        (_NOT_YET, SIGNS),
    ],
    ids=["denied", "planned", "lamented", "ahead", "not yet"],
)
def test_whatever_a_pattern_takes_holds_a_sign_of_it(pattern: re.Pattern[str], signs: frozenset[str]) -> None:
    """Looking for signs first may only save time."""

    @settings(max_examples=200, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        if pattern.search(text):
            assert any(sign in text for sign in signs)

    holds()
