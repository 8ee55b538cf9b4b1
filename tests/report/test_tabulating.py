"""Tables are read by where things stand: which cells hold figures, and in what unit."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_linear import MOST, growth

import rulelaw as rl
from rulelaw.report.tabulating import fold_words

BEFORE = (
    "岚县水利局2023年法治政府建设年度报告\n一、主要举措和成效\n"
    "2023年，我局坚持依法行政，各项工作取得新的成效，群众满意度不断提升，有关情况见下表。\n"
)
AFTER = "\n二、存在的不足\n培训形式还不够丰富，执法能力还需要加强，下一步将认真改进，切实提高水平。\n"


def read(rows: str, above: str = "") -> rl.Report:
    return rl.parse(BEFORE + above + rows + AFTER)


def units(rows: str, above: str = "") -> list[tuple[str, str | None]]:
    report = read(rows, above)
    return [(report.source.quote(q.span), q.unit) for q in report.quantities]


def test_neighbouring_rows_are_a_table_with_its_heads() -> None:
    report = read(
        "| 项目 | 2022年 |\n| 处罚 | 3 |\n以上为本年度的有关情况，现予以说明，请予审议。\n| 甲 | 乙 |"
    )
    assert [[row.heads for row in table.rows] for table in report.tables] == [[True, False]]
    assert [cell.text for cell in report.tables[0].rows[1].cells] == ["处罚", "3"]
    assert all(
        report.source.quote(cell.span) == cell.text
        for table in report.tables
        for row in table.rows
        for cell in row.cells
    )
    assert read("全年未发生事故。").tables == ()


def test_the_line_above_is_the_caption_where_it_names_a_table() -> None:
    report = read("| 处罚 | 3 |", "行政执法统计表（单位：件）\n")
    (table,) = report.tables
    assert table.caption is not None
    assert report.source.quote(table.caption) == "行政执法统计表（单位：件）"
    (bare,) = read("| 处罚 | 3 |").tables
    assert bare.caption is None


@pytest.mark.parametrize(
    ("rows", "above", "told"),
    [
        ("| 项目 | 数量 |\n| 行政处罚 | 45 |", "", [("45", None)]),
        ("| 项目 | 数量（件） |\n| 行政处罚 | 45 |", "", [("45", "件")]),
        ("| 项目 | 数量(单位：件) |\n| 行政处罚 | 45 |", "", [("45", "件")]),
        ("| 项目 | 件数 |\n| 行政处罚 | 45 |", "", [("45", "件")]),
        ("| 内容 | 期数 | 万人次 |\n| 培训 | 3 | 2 |", "", [("3", "期"), ("2", "人次")]),
        ("| 项目 | 数量 |\n| 行政处罚（宗） | 45 |", "单位：件\n", [("45", "宗")]),
        ("| 行政处罚 | 45 |", "执法情况统计表（单位：件）\n", [("45", "件")]),
        ("| 单位：件 | 数量 |\n| 行政处罚 | 45 |", "", [("45", "件")]),
        ("| 指标 | 单位 | 数量 |\n| 普法 | 场 | 26 |\n| 处罚 | 件 | 4 |", "", [("26", "场"), ("4", "件")]),
        ("| 单位 | 处罚（件） |\n| 县公安局 | 26 |", "", [("26", "件")]),
        ("| 项目 | 2022年 | 2023年 |\n| 处罚（件） | 1 | 2024 |", "", [("1", "件"), ("2024", "件")]),
        ("| 处罚 | 45件 | 0件 |", "单位：宗\n", [("45件", "件"), ("0件", "件")]),
        ("| 办结率（%） | 98.6 |", "", [("98.6", "%")]),
        ("| 处罚 | 3 | 许可（项） | 5 |", "", [("3", None), ("5", "项")]),
    ],
)
def test_the_unit_is_the_one_printed_nearest(
    rows: str, above: str, told: list[tuple[str, str | None]]
) -> None:
    assert units(rows, above) == told


def test_a_scale_in_the_heading_is_multiplied_out() -> None:
    (fine,) = read("| 项目 | 金额（万元） |\n| 罚款 | 12.50 |").quantities
    assert (fine.value, fine.unit, fine.decimals) == (Decimal(125000), "元", -2)
    assert "124950" in str(fine.interval)


@pytest.mark.parametrize(
    "rows",
    [
        "| 序号 | 项目 |\n| 1 | 处罚 |",
        "| 1 | 处罚 | 见附件 |\n| 2 | 许可 | 见附件 |",
        "| 年份 | 说明 |\n| 2023 | 处罚 |",
        "| 项目 | 2022 | 2023 |\n| 处罚 | — | / |",
        "| 联系电话 | 85381236 |",
        "| 项目 | 备注 |\n| 处罚 | 3 |",
        "| 项目 | 排名 |\n| 处罚 | 3 |",
        "| 处罚 | 1,23,4 |",
        "| 处罚 | -5 |",
    ],
)
def test_what_counts_nothing_is_no_quantity(rows: str) -> None:
    assert units(rows) == []


def test_numbers_out_of_tables_stay_bare() -> None:
    report = read("| 处罚 | 3 |", "全年处罚 5 的有关情况如下表所示，供参考。\n")
    assert [report.source.quote(q.span) for q in report.quantities] == ["3"]
    assert [report.source.quote(n.span) for n in report.numerals if n.role is rl.Role.BARE] == ["5"]


def test_a_table_behind_the_signature_belongs_to_the_report_and_page_rows_do_not() -> None:
    end = "岚县水利局\n2024年1月3日\n附件：统计表\n| 项目 | 件数 |\n| 处罚 | 45 |\n"
    report = rl.parse(BEFORE + AFTER + end)
    assert [report.source.quote(q.span) for q in report.quantities] == ["45"]
    report = rl.parse(
        BEFORE + AFTER + "岚县水利局\n2024年1月3日\n| 索引号 | 33 |\n| 浏览次数 | 45 |\n| 上一篇 | 无 |\n"
    )
    assert report.quantities == ()


@given(st.text("0123456789,.%件万元年（）() |\n项目处罚合计-", max_size=120))
def test_no_table_makes_it_fail_and_spans_stay_ordered(rows: str) -> None:
    report = read(rows)
    spans = [quantity.span for quantity in report.quantities]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    rl.observe(report)


@pytest.mark.parametrize(
    "row", ["| 处罚 | 3 |\n", "| 项目 | 件数 |\n", "| 1 | 处罚 | 2 | 许可 | 3 |\n", "| 合计 | 3 | 4 |\n"]
)
def test_long_tables_cost_no_more_than_their_length(row: str) -> None:
    assert growth(lambda text: rl.observe(read(text)), row * 60) < MOST


def test_wide_tables_cost_no_more_than_their_length() -> None:
    assert (
        growth(lambda text: rl.observe(read("| 项目 " + text + "|\n| 处罚 " + text + "|")), "| 3 " * 60)
        < MOST
    )


def test_words_are_levelled() -> None:
    assert fold_words("（单位：万元）\n") == "(单位:万元)"
