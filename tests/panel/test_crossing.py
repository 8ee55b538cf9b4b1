"""The cells of a panel against each other: years, changes told, units."""

from __future__ import annotations

import pytest
from tests.panel.making import by_hand, kinds, report

import rulelaw as rl

ISSUED = "normative.issued"


# --- years


def test_a_later_report_that_tells_an_earlier_year_otherwise_is_told() -> None:
    items = [
        report("全年办理行政复议案件20件。", year=2021),
        report("办理行政复议案件26件，比2021年的22件增加4件。", year=2022),
    ]
    told = rl.assemble(items).of(rl.PanelFindingKind.RESTATED)
    assert [(f.year, f.measure, f.told) for f in told] == [(2021, "reconsideration.cases", ("20件", "22件"))]
    same = [items[0], report("办理行政复议案件26件，比2021年的20件增加6件。", year=2022)]
    assert rl.assemble(same).of(rl.PanelFindingKind.RESTATED) == ()


# --- units across bodies


def test_words_for_one_kind_of_unit_are_told_and_no_clash() -> None:
    panel = rl.assemble([by_hand("3", unit="件"), by_hand("4", unit="宗", body="乙县教育局")])
    assert [(f.kind.value, f.measure, f.told) for f in panel.findings] == [
        ("unit_words", ISSUED, ("件", "宗"))
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("件", "人次"), ("元", "美元"), ("学时", "分钟"), ("户", "户次"), ("件", "批")]
)
def test_units_of_several_kinds_in_a_column_are_a_clash(one: str, other: str) -> None:
    panel = rl.assemble([by_hand("3", unit=one), by_hand("4", unit=other, body="乙县教育局")])
    assert kinds(panel) == ["unit_clash"]


# --- changes told


def changed(words: str, before: str = "办理行政复议案件20件。") -> list[str]:
    items = [report(before, year=2021), report(words, year=2022)]
    return [kind for kind in kinds(rl.assemble(items)) if kind == "change_differs"]


@pytest.mark.parametrize(
    ("words", "odd"),
    [
        ("办理行政复议案件26件，同比增长30%。", False),
        ("办理行政复议案件26件，同比增长20%。", True),
        ("办理行政复议案件26件，同比下降30%。", True),
        ("办理行政复议案件16件，同比下降20%。", False),
        ("办理行政复议案件27件，同比增长35.0%。", False),
        ("办理行政复议案件27件，同比增长35.2%。", True),
        ("办理行政复议案件26件，同比增加6件。", False),
        ("办理行政复议案件26件，同比增加9件。", True),
        ("办理行政复议案件20余件，同比增长20%。", False),
    ],
)
def test_a_change_told_that_the_two_reports_do_not_bear_out_is_told(words: str, odd: bool) -> None:
    assert bool(changed(words)) is odd


def test_points_are_set_beside_the_difference_of_rates_and_per_cent_of_rates_beside_nothing() -> None:
    before = "矛盾纠纷调解成功率95.0%。"
    assert changed("矛盾纠纷调解成功率97.0%，同比提高2.0个百分点。", before) == []
    assert changed("矛盾纠纷调解成功率97.0%，同比提高5.0个百分点。", before) == ["change_differs"]
    assert changed("矛盾纠纷调解成功率97.0%，同比提高9%。", before) == []
