"""Zeros told as an outcome: where they begin and end, and what only looks so."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rulelaw as rl
from rulelaw.report.telling_zeros import outcome_zeros
from rulelaw.report.types import Role


@pytest.mark.parametrize(
    ("sentence", "told", "unit"),
    [
        ("行政诉讼9件，均未败诉。", "未败诉", None),
        ("应诉案件全部未被判决败诉。", "未被判决败诉", None),
        ("行政案件无败诉。", "无败诉", None),
        ("被诉5件，无一败诉。", "无一败诉", None),
        ("被诉5件，无一例败诉。", "无一例败诉", None),
        ("办结诉讼案件7件，全部胜诉。", "全部胜诉", None),
        ("参加诉讼3起，均获得胜诉。", "均获得胜诉", None),
        ("行政诉讼败诉率为零。", "为零", "%"),
        ("复议纠错率、败诉率均保持为0，", "保持为0", "%"),
        ("行政诉讼败诉率为 0 。", "为 0", "%"),
        ("行政诉讼败诉率为0（上年为5%）。", "为0", "%"),
        ("行政诉讼12件均未败诉。", "未败诉", None),
    ],
)
def test_an_outcome_is_a_zero(sentence: str, told: str, unit: str | None) -> None:
    report = rl.parse(sentence)
    (zero,) = [quantity for quantity in report.quantities if quantity.zero]
    assert (zero.value, zero.unit, zero.span.of(sentence)) == (0, unit, told)


@pytest.mark.parametrize(
    "sentence",
    [
        "未败诉的案件也逐件复盘。",
        "个别单位未败诉。",
        "全部胜诉案件已归档。",
        "胜诉6件、撤诉2件。",
        "力争败诉率为零。",
        "败诉率为0.5%。",
        "败诉率为0%。",
        "合格率为零售业最高。",
        "对均未败诉，另行说明。",
        "将“败诉率为零”作为口号。",
        "确保行政复议纠错率和行政诉讼败诉率均为零。",
        "努力实现败诉率为零。",
        "要求各科室做到败诉率为零。",
        "是否败诉率为零，另行统计。",
        "不能保证均未败诉。",
        "其中6件未败诉，2件败诉。",
        "除2件外均未败诉。",
        "一审全部胜诉，二审败诉1件。",
        "法院判决4件全部胜诉。",
        "败诉率为0,500。",
        "败诉率为10。",
    ],
)
def test_what_only_looks_like_one(sentence: str) -> None:
    assert not any(quantity.zero for quantity in rl.parse(sentence).quantities)


def test_a_nought_that_is_told_is_not_also_left_over() -> None:
    report = rl.parse("行政诉讼败诉率为0。全年检查为0。")
    assert [quantity.span.of(report.source.text) for quantity in report.quantities] == ["为0"]
    assert [n.span.start for n in report.numerals if n.role is Role.BARE] == [15]


def test_what_all_cases_won_tells_of_those_lost_and_of_none_won() -> None:
    told = {
        (o.indicator, int(o.value), o.zero)
        for o in rl.observe(rl.parse("一、主要举措\n行政诉讼案件11宗，全部胜诉。")).values
    }
    assert told == {("litigation.cases", 11, False), ("litigation.lost", 0, True)}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("行政诉讼12件，其中8件全部胜诉，2件败诉。", {("cases", 12), ("won", 8), ("lost", 2)}),
        ("行政诉讼案件8件，其中6件未败诉，2件败诉。", {("cases", 8), ("lost", 2)}),
        ("行政诉讼案件审结7件均胜诉，3件正在审理。", {("closed", 7), ("pending", 3)}),
        ("法律援助案件12件，均胜诉。", set[tuple[str, int]]()),
        ("检察院支持起诉5件，全部胜诉。", set[tuple[str, int]]()),
    ],
)
def test_what_is_told_of_a_part_or_of_others_tells_of_no_lost_case(
    sentence: str, told: set[tuple[str, int]]
) -> None:
    values = rl.observe(rl.parse(f"一、主要举措\n{sentence}\n")).values
    assert {
        (o.indicator.removeprefix("litigation."), int(o.value))
        for o in values
        if o.indicator.startswith("litigation.")
    } == told


@given(st.text(alphabet="败诉率均保持为零是0０1,，.。；:%( ", max_size=30))
def test_every_figure_is_a_quantity_or_left_over_and_no_two_overlap(text: str) -> None:
    report = rl.parse(text)
    places = sorted((one.span.start, one.span.end) for one in (*report.quantities, *report.numerals))
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(places))
    told = {place for start, end in places for place in range(start, end)}
    assert {place for place, mark in enumerate(text) if mark in "0０1"} <= told


@given(st.text(alphabet="未败诉无一件全部均胜率为零0保持,。;如对的", max_size=40))
def test_zeros_lie_in_order_inside_the_text(text: str) -> None:
    found = list(outcome_zeros(text))
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))
