"""Tables of data become rows; tables that lay out a page do not."""

from __future__ import annotations

import pytest

from rulelaw.formats.flattening import flatten
from rulelaw.formats.parsing_markup import parse_markup


def texts(html: str) -> list[str]:
    return [line.text for line in flatten(parse_markup(html, depth=50, elements=2000))]


def test_a_row_is_a_line() -> None:
    html = "<table><thead><tr><th>项目<th>件数<tbody><tr><td><p>复议</p><p>案件</p><td>3</table>"
    assert texts(html) == ["| 项目 | 件数 |", "| 复议 案件 | 3 |"]


def test_a_heading_that_spans_columns_is_told_in_each_and_a_figure_once() -> None:
    html = """<table><tr><td rowspan=2>项目<td colspan=2>2022年<td colspan=2>2023年<tr><td>收<td>结<td>收<td>结
    <tr><td>复议<td>1<td>2<td colspan=2>3<tr><td rowspan=2>诉讼<td>4<td rowspan=2>5<td>6<td>7<tr><td>8<td>9<td>0</table>"""
    assert texts(html) == [
        "| 项目 | 2022年 | 2022年 | 2023年 | 2023年 |",
        "| 项目 | 收 | 结 | 收 | 结 |",
        "| 复议 | 1 | 2 | 3 |  |",
        "| 诉讼 | 4 | 5 | 6 | 7 |",
        "| 诉讼 | 8 |  | 9 | 0 |",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>甲<td><table><tr><td>乙<td>丙<tr><td>丁<td>戊</table></table>",
        "<table><tr><td>甲<tr><td>乙</table>",
        f"<table><tr><td>导航<td>栏目<tr><td>甲<td>{'依法行政，成效明显。' * 15}</table>",
        f"<table><tr><td>导航<td>{'依法行政。' * 100}<tr><td>甲<td>乙</table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_no_row(html: str) -> None:
    assert texts(html)[0] in ("甲", "导航")


def test_a_bar_in_a_cell_does_not_part_it() -> None:
    assert texts("<table><tr><td>甲|乙<td>丙</table>") == ["| 甲｜乙 | 丙 |"]


@pytest.mark.parametrize("span", ["99999", "0", "-3", "x", "1e9", "9" * 400])
def test_a_span_beyond_reason_is_no_reason_for_a_giant_table(span: str) -> None:
    html = f"<table><tr><td colspan={span} rowspan={span}>甲<td>乙<tr><td>丙<td>丁</table>"
    assert sum(map(len, texts(html))) < 3_000


def test_cells_that_reach_down_from_every_row_make_no_table_wider_and_wider() -> None:
    rows = "<tr><td rowspan=9999 colspan=9999>甲<td>乙" * 300
    lines = texts(f"<table>{rows}</table>")
    assert len(lines) == 300
    assert max(line.count("|") for line in lines) < 120
