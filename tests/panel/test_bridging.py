"""From a panel to the table of an index."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.panel.making import BUREAU, by_hand, sample_reports

import rulelaw as rl

PANEL = rl.assemble(sample_reports())
ISSUED = "normative.issued"


def test_every_value_is_in_its_place() -> None:
    table = rl.index_table(PANEL, 2023)
    assert table.units == tuple(body.key for body in PANEL.bodies)
    assert list(table.columns) == [measure.key for measure in PANEL.measures]
    for key, values in table.columns.items():
        cells = [PANEL.cell(unit, 2023, key) for unit in table.units]
        assert list(values) == [None if cell.value is None else float(cell.value) for cell in cells]
        before = [PANEL.cell(unit, 2022, key).value for unit in table.units]
        assert list(table.previous[key]) == [None if value is None else float(value) for value in before]


def test_ends_hold_the_value_and_exact_figures_have_none() -> None:
    table = rl.index_table(PANEL, 2023)
    for key in table.columns:
        for place, value in enumerate(table.columns[key]):
            low, high = (ends[key][place] if key in ends else None for ends in (table.low, table.high))
            if low is not None and high is not None and value is not None:
                assert low <= value <= high
                assert low < high
    assert "normative.issued" not in table.low
    told = dict(zip(table.units, table.high["publicity.participants"], strict=True))
    assert told["岚谷县司法局"] == 11_500  # 1.1万 stands for what rounds to it
    assert told["梧桐县司法局"] == 16_000  # 1.5万余
    assert told["砚坪县司法局"] == 23_500


def test_what_conflicts_or_is_not_told_is_missing() -> None:
    table = rl.index_table(PANEL, 2023, measures=["training.sessions", "litigation.cases"])
    assert dict(zip(table.units, table.columns["training.sessions"], strict=True))["岚谷县司法局"] is None
    assert dict(zip(table.units, table.columns["litigation.cases"], strict=True))["砚坪县司法局"] is None


def test_silence_may_be_given_a_meaning_and_a_conflict_not() -> None:
    table = rl.index_table(
        PANEL,
        2023,
        measures=["training.sessions", "litigation.cases"],
        untold={"training.sessions": 1, "litigation.cases": 0},
    )
    assert dict(zip(table.units, table.columns["training.sessions"], strict=True))["岚谷县司法局"] is None
    assert dict(zip(table.units, table.columns["litigation.cases"], strict=True))["砚坪县司法局"] == 0


def test_bodies_without_a_report_of_the_year_are_left_out() -> None:
    panel = rl.assemble([by_hand("3", year=2021), by_hand("4", body="乙局", year=2022)])
    assert rl.index_table(panel, 2022, untold={ISSUED: 0}).units == ("乙局",)
    assert rl.index_table(panel, 2022, untold={ISSUED: 0}).previous == {ISSUED: (None,)}


def test_years_may_be_pooled() -> None:
    table = rl.index_table(PANEL, measures=[ISSUED])
    assert table.units[:2] == ("岚谷县司法局 2022", "岚谷县司法局 2023")
    assert table.columns[ISSUED] == (5, 4, 2, 3, 3, 2, 4, 6)
    assert table.previous == {}


def test_an_open_end_reaches_as_far_as_the_caller_says() -> None:
    least = rl.assemble([by_hand("300", qualifier=rl.Qualifier.AT_LEAST)])
    assert rl.index_table(least, 2022).high == {ISSUED: (None,)}
    table = rl.index_table(least, 2022, open_ends=Decimal("0.5"))
    assert (table.low, table.high) == ({ISSUED: (300,)}, {ISSUED: (450,)})
    with pytest.raises(ValueError, match="zero or more"):
        rl.index_table(least, 2022, open_ends=-1)


def test_groups_are_traits_of_the_bodies() -> None:
    panel = rl.assemble(
        [by_hand("3"), by_hand("4", body="乙局")], bodies=[rl.Body(BUREAU, BUREAU, province="云岭省")]
    )
    table = rl.index_table(panel, 2022, groups="province")
    assert dict(zip(table.units, table.groups, strict=True)) == {BUREAU: "云岭省", "乙局": None}
    assert rl.index_table(PANEL, 2022, groups=rl.PeerTrait.LEVEL).groups == ("county",) * 4
    assert rl.index_table(PANEL, 2022, groups=rl.PeerTrait.KIND).groups == ("department",) * 4


def test_what_is_not_in_the_panel_is_refused() -> None:
    with pytest.raises(rl.UnknownCodeError):
        rl.index_table(PANEL, 2022, measures=["no.such"])
    with pytest.raises(rl.UnknownCodeError):
        rl.index_table(PANEL, 2022, untold={"no.such": 0})
    with pytest.raises(ValueError, match=ISSUED):
        rl.index_table(rl.assemble([by_hand("1E+400")]), 2022)


def test_an_index_is_computed_of_it() -> None:
    leaves = tuple(
        rl.Node(key, rl.Label(key, key), rl.IndexNode(normaliser=rl.Method("min_max")))
        for key in ("mediation.success_rate", ISSUED)
    )
    tree = rl.Node("all", rl.Label("全部", "all"), rl.IndexNode(), children=leaves)
    result = rl.compute_index(rl.Index("mine", rl.Label("我的", "mine"), tree), rl.index_table(PANEL, 2023))
    assert result.units[result.ranks.index(1)] == "砚坪县司法局"
