"""Which of several figures fills a cell, and when none does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.panel.making import BUREAU, kinds, only, report

import rulelaw as rl
from rulelaw.panel.choosing import choose, common, point_of

CASES = "reconsideration.cases"
UNITS = rl.load_codebook().units


def told(value: str, **fields: object) -> rl.Telling:
    number = Decimal(value)
    fields = {"interval": rl.Interval.point(number), "unit": "件", **fields}
    return rl.Telling(number, **fields)  # type: ignore[arg-type]


def between(value: str, low: str | None, high: str | None, **fields: object) -> rl.Telling:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return told(value, interval=rl.Interval(*ends), **fields)


def test_the_same_figure_twice_is_one_fact() -> None:
    cell = only(rl.assemble([report("办理行政复议案件26件。", "全年办理行政复议案件26件。")]), CASES)
    assert (cell.state, cell.value, len(cell.tellings)) == (rl.CellState.REPORTED, 26, 2)


def test_an_exact_figure_beats_the_round_one_that_it_fits() -> None:
    choice = choose([between("200", "200", "300"), told("205")], UNITS)
    assert (choice.value, str(choice.interval)) == (205, "[205, 205]")
    assert choice.tellings[0].value == 205


def test_round_figures_narrow_each_other_down() -> None:
    choice = choose([between("200", "200", "300"), between("210", "150", "250")], UNITS)
    assert (choice.value, str(choice.interval)) == (200, "[200, 250]")


def test_figures_that_cannot_all_be_true_leave_no_value() -> None:
    panel = rl.assemble([report("办理行政复议案件26件。", "全年办理行政复议案件28件。")])
    cell = only(panel, CASES)
    assert (cell.state, cell.value, cell.status) == (rl.CellState.CONFLICTING, None, "O")
    assert [telling.words for telling in cell.tellings] == ["26件", "28件"]
    assert kinds(panel) == ["conflicting_values"]


@pytest.mark.parametrize(("rule", "value"), [("first", 28), ("largest", 30)])
def test_a_rule_named_by_the_caller_may_settle_a_conflict(rule: str, value: int) -> None:
    text = report("办理行政复议案件28件。", "全年办理行政复议案件30件。", "办理行政复议案件26件。")
    panel = rl.assemble([text], conflicts=rl.ConflictRule(rule))
    cell = only(panel, CASES)
    assert (cell.value, cell.state, cell.status) == (value, rl.CellState.CONFLICTING, "V")
    assert cell.tellings[0].value == value
    assert kinds(panel) == ["conflicting_values"]


def test_two_figures_in_units_that_cannot_be_compared_clash() -> None:
    choice = choose([told("3", unit="期"), told("3", unit="人次")], UNITS)
    assert (choice.state, choice.value, choice.clash) == (rl.CellState.CONFLICTING, None, True)


def test_two_words_for_one_unit_do_not_clash() -> None:
    choice = choose([told("3", unit="件"), told("3", unit="宗")], UNITS)
    assert (choice.state, choice.value) == (rl.CellState.REPORTED, 3)


def test_a_zero_told_in_words_is_a_zero_and_says_so() -> None:
    cell = only(rl.assemble([report("办理行政诉讼案件4件，未发生败诉案件。")]), "litigation.lost")
    assert (cell.state, cell.value, cell.status) == (rl.CellState.ZERO_IN_WORDS, 0, "A")


def test_a_zero_in_words_and_a_figure_conflict() -> None:
    text = report("办理行政诉讼案件4件，未发生败诉案件。", "行政诉讼败诉1件。")
    assert only(rl.assemble([text]), "litigation.lost").state is rl.CellState.CONFLICTING


def test_a_range_stands_for_its_middle_and_keeps_its_ends() -> None:
    cell = only(rl.assemble([report("开展普法宣讲，受众8000至9000人次。")]), "publicity.participants")
    assert (cell.value, cell.low, cell.high) == (8500, 8000, 9000)
    assert cell.qualifier is rl.Qualifier.RANGE


def test_a_figure_bounded_on_one_side_keeps_the_other_open() -> None:
    cell = only(rl.assemble([report("办理行政复议案件超过300件。")]), CASES)
    assert (cell.value, cell.qualifier) == (300, rl.Qualifier.OVER)
    assert cell.low == 300
    assert cell.high is None or cell.high > 300


# --- scope


def test_a_figure_without_a_limit_comes_before_others() -> None:
    own, area = told("26"), told("400", reach=rl.Reach.AREA, scope=rl.Scope(body="全县"))
    part = told("5", reach=rl.Reach.PART, scope=rl.Scope(body="各乡镇"))
    assert choose([part, area, own], UNITS).value == 26
    assert choose([part, area], UNITS).value == 400
    assert len(choose([part, area, own], UNITS).tellings) == 3


def test_one_other_scope_fills_the_cell_and_is_told() -> None:
    text = report("一审行政诉讼案件9件。")
    panel = rl.assemble([text])
    assert (only(panel, "litigation.cases").value, kinds(panel)) == (9, ["partial_only"])
    strict = rl.assemble([text], scope=rl.ScopeRule.OWN_ONLY)
    cell = only(strict, "litigation.cases")
    assert (cell.state, cell.value, kinds(strict)) == (rl.CellState.PARTIAL, None, ["partial_only"])


def test_several_other_scopes_fill_nothing() -> None:
    parts = [told("9", reach=rl.Reach.PART, scope=rl.Scope(instance=court)) for court in ("一审", "二审")]
    assert choose(parts, UNITS).state is rl.CellState.PARTIAL


@pytest.mark.parametrize(
    ("body", "words", "reach"),
    [
        ("松岭县人民政府", "县政府制定行政规范性文件3件。", rl.Reach.OWN),
        ("松岭县教育局", "县政府制定行政规范性文件3件。", rl.Reach.PART),
        ("松岭县教育局", "我局制定行政规范性文件3件。", rl.Reach.OWN),
        ("松岭县人民政府", "全县制定行政规范性文件3件。", rl.Reach.AREA),
        ("松岭县人民政府", "市政府制定行政规范性文件3件。", rl.Reach.PART),
    ],
)
def test_whose_figure_it_is_depends_on_who_reports(body: str, words: str, reach: rl.Reach) -> None:
    assert only(rl.assemble([report(words, body=body)]), "normative.issued").tellings[0].reach is reach


# --- stretch of time


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("上半年办理行政复议案件9件。", False),
        ("五年来办理行政复议案件90件。", False),
        ("1至6月，办理行政复议案件9件。", False),
        ("2020年以来办理行政复议案件90件。", False),
        ("2022年以来办理行政复议案件9件。", True),
        ("今年以来，办理行政复议案件9件。", True),
        ("上半年人手不足，全年办理行政复议案件9件。", True),
        ("1-12月，办理行政复议案件9件。", True),
        ("上半年人手不足。办理行政复议案件9件。", True),
    ],
)
def test_a_figure_of_another_stretch_fills_no_cell(words: str, whole: bool) -> None:
    cell = rl.assemble([report(words)]).cell(BUREAU, 2022, CASES)
    assert (cell.value is not None) is whole


def test_results_come_before_what_is_told_as_a_shortcoming() -> None:
    result, setback = told("26"), told("3", part=rl.Part.SHORTCOMINGS)
    assert choose([setback, result], UNITS).value == 26
    assert choose([setback], UNITS).value == 3


# --- what can be true


ENDS = st.none() | st.integers(0, 9).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> rl.Interval:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    closed = (draw(st.booleans()), draw(st.booleans())) if low != high else (True, True)
    return rl.Interval(low, high, *closed)


def holds(interval: rl.Interval, number: Decimal) -> bool:
    return interval.meets(rl.Interval.point(number))


@given(st.lists(intervals(), min_size=1, max_size=4))
def test_the_common_part_holds_exactly_what_all_hold(given_: list[rl.Interval]) -> None:
    shared = common([rl.Telling(Decimal(0), interval) for interval in given_])
    for tenths in range(-10, 101, 5):
        number = Decimal(tenths) / 10
        everywhere = all(holds(interval, number) for interval in given_)
        assert everywhere == (shared is not None and holds(shared, number))


def test_the_middle_of_a_long_range_is_not_rounded() -> None:
    low, high = Decimal("1" + "0" * 40), Decimal("1" + "0" * 39 + "1")
    ends = rl.Telling(low, rl.Interval(low, high), qualifier=rl.Qualifier.RANGE)
    assert point_of(ends) == Decimal("1" + "0" * 40 + ".5")
