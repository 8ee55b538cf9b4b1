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


@given(st.text(alphabet="未败诉无一件全部均胜率为零0保持,。;如对的", max_size=40))
def test_zeros_lie_in_order_inside_the_text(text: str) -> None:
    found = list(outcome_zeros(text))
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))
