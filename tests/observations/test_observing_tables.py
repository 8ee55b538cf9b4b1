"""The figures of tables mean what their row and column say."""

from __future__ import annotations

import pytest
from tests.report.test_tabulating import read

import rulelaw as rl


def told(rows: str, above: str = "") -> list[tuple[str, str, int | None]]:
    report = read(rows, above)
    return [
        (o.indicator, report.source.quote(o.span), o.period.start.year if o.period else None)
        for o in rl.observe(report).values
    ]


PENALTIES, PERMITS = "enforcement.penalties", "enforcement.permits"


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        ("| 行政处罚案件（件） | 53 |", [(PENALTIES, "53", 2023)]),
        (
            "| 项目 | 件数 |\n| 行政处罚 | 53 |\n| 行政许可 | 8 |",
            [(PENALTIES, "53", 2023), (PERMITS, "8", 2023)],
        ),
        (
            "| 项目（件） | 2022年 | 2023年 |\n| 行政处罚 | 4 | 5 |",
            [(PENALTIES, "4", 2022), (PENALTIES, "5", 2023)],
        ),
        (
            "| 项目 | 2022 | 2023 |\n| 行政处罚（件） | 4 | 5 |",
            [(PENALTIES, "4", 2022), (PENALTIES, "5", 2023)],
        ),
        (
            "| 项目 | 上年 | 本年 |\n| 行政处罚（件） | 4 | 5 |",
            [(PENALTIES, "4", 2022), (PENALTIES, "5", 2023)],
        ),
        ("| 年份 | 行政处罚 | 行政许可 |\n| 2022 | 4 | 5 |", [(PENALTIES, "4", 2022), (PERMITS, "5", 2022)]),
        (
            "| 项目 | 件数 | 项目 | 件数 |\n| 行政处罚 | 4 | 行政许可 | 5 |",
            [(PENALTIES, "4", 2023), (PERMITS, "5", 2023)],
        ),
        ("| 项目 | 数量 |\n| 行政处罚案件 | 4 |", [(PENALTIES, "4", 2023)]),
        ("| 项目 | 金额（万元） |\n| 罚款 | 12.5 |", [("enforcement.fines", "12.5", 2023)]),
        # near misses: a share, a count of something else, words that name nothing
        ("| 项目 | 占比（%） |\n| 行政处罚 | 45 |", []),
        ("| 食堂用餐（人次） | 45 |", []),
        ("| 甲 | 45 |", []),
    ],
)
def test_row_and_column_tell_the_indicator_and_the_year(
    rows: str, values: list[tuple[str, str, int | None]]
) -> None:
    assert told(rows) == values


def test_cues_are_the_words_of_the_cells() -> None:
    report = read("| 类别 | 一审案件（件） |\n| 行政诉讼 | 3 |")
    (observation,) = rl.observe(report).values
    assert observation.indicator.startswith("litigation.")
    assert all(report.source.quote(cue) in "行政诉讼一审案件（件）" for cue in observation.cues)
    assert observation.cues


def test_the_caption_gives_the_topic() -> None:
    rows = "| 项目 | 件数 |\n| 受理 | 30 |\n| 审结 | 20 |"
    assert [code for code, _, _ in told(rows, "行政复议情况统计表\n")] == [
        "reconsideration.accepted",
        "reconsideration.closed",
    ]
    assert told("| 项目 | 件数 |\n| 甲 | 30 |", "行政复议情况统计表\n") == []


def test_a_change_beside_its_levels_takes_their_meaning() -> None:
    report = read("| 项目（件） | 2023年 | 同比增长（%） |\n| 行政处罚 | 60 | 20 |\n| 甲 | 3 | 4 |")
    level, change = rl.observe(report).values
    assert (level.indicator, level.change) == (PENALTIES, None)
    assert (change.indicator, change.change, change.unit) == (PENALTIES, rl.Change.RISE, "%")


def test_the_figures_of_bodies_are_limited_to_them() -> None:
    report = read("| 单位 | 行政处罚（件） |\n| 县公安局 | 30 |\n| 县水利局 | 20 |")
    assert [o.scope.body for o in rl.observe(report).values] == ["县公安局", "县水利局"]


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ("| 单位 | 处罚（件） |\n| 甲局 | 30 |\n| 乙局 | 20 |\n| 合计 | 51 |", [("51", ["30", "20"], False)]),
        ("| 单位 | 处罚（件） |\n| 甲局 | 30 |\n| 乙局 | 20 |\n| 合 计 | 50 |", [("50", ["30", "20"], True)]),
        ("| 单位 | 处罚（件） |\n| 合计 | 50 |\n| 甲局 | 30 |\n| 乙局 | 20 |", [("50", ["30", "20"], True)]),
        ("| 件数 | 简易程序 | 一般程序 | 合计 |\n| 处罚 | 3 | 4 | 7 |", [("7", ["3", "4"], True)]),
        (
            "| 类 | 项 | 件数 |\n| 甲 | 一 | 1 |\n| 甲 | 二 | 2 |\n| 甲 | 小计 | 3 |\n| 乙 | 一 | 4 |\n| 乙 | 二 | 5 |\n"
            "| 乙 | 小计 | 9 |\n| 合计 | 合计 | 12 |",
            [("3", ["1", "2"], True), ("9", ["4", "5"], True), ("12", ["3", "9"], True)],
        ),
        # near misses: one part, parts of parts, other units, an empty cell, rates
        ("| 单位 | 件数 |\n| 甲局 | 30 |\n| 合计 | 51 |", []),
        ("| 单位 | 件数 |\n| 处罚 | 30 |\n| 其中：简易程序 | 20 |\n| 许可 | 1 |\n| 合计 | 31 |", []),
        ("| 单位 | 数量 |\n| 甲局 | 30件 |\n| 乙局 | 20人 |\n| 合计 | 51件 |", []),
        ("| 单位 | 件数 |\n| 甲局 | 30 |\n| 乙局 | — |\n| 丙局 | 1 |\n| 合计 | 51 | 3 |", []),
        ("| 单位 | 办结率（%） |\n| 甲局 | 90 |\n| 乙局 | 80 |\n| 合计 | 85 |", []),
    ],
)
def test_total_rows_and_columns_are_sums(rows: str, sums: list[tuple[str, list[str], bool]]) -> None:
    report = read(rows)
    quote = report.source.quote
    assert [
        (quote(b.total), [quote(part) for part in b.parts], b.holds) for b in rl.observe(report).breakdowns
    ] == sums


def test_a_wrong_total_is_found_and_carries_the_indicator() -> None:
    report = read("| 单位 | 行政处罚（件） |\n| 县公安局 | 30 |\n| 县水利局 | 20 |\n| 合计 | 51 |")
    observations = rl.observe(report)
    assert [(o.indicator, int(o.value)) for o in observations.values] == [(PENALTIES, 51)]
    (finding,) = rl.check(report, observations=observations, rules=["F001"])
    assert report.source.quote(finding.spans[0]) == "51"


def test_figures_of_prose_and_table_do_not_lean_on_each_other() -> None:
    rows = "| 行政处罚（件） | 53 |\n| 其中 | 8 |"
    report = read(rows, "全年共受理案件9件（维持3件、撤销6件）。\n")
    (breakdown,) = rl.observe(report).breakdowns
    assert report.source.quote(breakdown.total) == "9件"


def test_a_cell_that_tells_in_words_is_read_as_prose() -> None:
    rows = "| 项目 | 完成情况 | 件数 |\n| 普法 | 开展普法活动35场，发放资料200份 | 3 |"
    assert ("publicity.activities", "35场", 2023) in told(rows)


def test_a_report_without_tables_is_observed_as_before() -> None:
    report = read("全年开展普法活动26场。")
    assert report.tables == ()
    assert [o.indicator for o in rl.observe(report).values] == ["publicity.activities"]
