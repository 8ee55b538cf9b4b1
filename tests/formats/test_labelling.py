"""What a page says of itself is read from tables, bars, lists and tags."""

from __future__ import annotations

import pytest

from rulelaw.formats.flattening import flatten
from rulelaw.formats.labelling import is_labelled, read_labels, read_metas, read_registrations
from rulelaw.formats.parsing_markup import parse_markup


def labels(html: str) -> dict[str, str]:
    lines = flatten(parse_markup(html, depth=50, elements=500))
    return read_labels(lines, lines)


@pytest.mark.parametrize(
    ("html", "key", "value"),
    [
        ("<p>索 引 号：000014349/2017-00110　主题分类：综合政务</p>", "index_number", "000014349/2017-00110"),
        ("<p>索 引 号：000014349/2017-00110　主题分类：综合政务</p>", "subject", "综合政务"),
        (
            "<table><tr><td>发文机关<td>云岭县水利局<td>成文日期：<td>2024年1月8日</table>",
            "issued",
            "2024年1月8日",
        ),
        (
            "<table><tr><td>文号<td>发布日期<tr><td>云水〔2024〕1号<td>2024-01-09</table>",
            "document_number",
            "云水〔2024〕1号",
        ),
        (
            "<table><tr><td>文号<td>发布日期<tr><td>云水〔2024〕1号<td>2024-01-09</table>",
            "published",
            "2024-01-09",
        ),
        ("<dl><dt>发布机构<dd>云岭县水利局</dl>", "publisher", "云岭县水利局"),
        ("<p>发布时间：2024-01-20 10:30　来源：县水利局　【字体：大 中 小】</p>", "source", "县水利局"),
        ("<p>发布时间：2024-01-20 10:30　来源：县水利局</p>", "published", "2024-01-20 10:30"),
        ("<p>2024-01-20 10:30:00 来源：县水利局 浏览次数：5</p>", "published", "2024-01-20 10:30:00"),
        ("<p>【发布日期】：2024/1/20</p>", "published", "2024/1/20"),
        ("<p>来源：县水利局 点击：5</p>", "source", "县水利局"),
        (
            "<table><tr><td>文号<td>：<td>云水〔2024〕1号<td>来源<td>:<td>县水利局</table>",
            "source",
            "县水利局",
        ),
        ("<div><div>文号：</div><div>云水〔2024〕1号</div></div>", "document_number", "云水〔2024〕1号"),
    ],
)
def test_a_label_tells_its_value(html: str, key: str, value: str) -> None:
    assert labels(html)[key] == value


@pytest.mark.parametrize(
    "html",
    [
        "<p>生效日期：2024-01-01</p>",
        "<p>发布日期：</p><p>暂无</p>",
        "<p>文号</p>",
        "<p>全年发布日期前的规范性文件于2024-01-20清理，对外公布。</p>",
        "<p>2024-01-20 星期六</p>",
        "<p>文号：</p><h1>云水〔2024〕1号文件</h1>",
        "<ul><li>文号：</li><li>来源：云岭县</li></ul>",
        "<p><a href=x>会议召开 2024-01-20</a></p>",
    ],
)
def test_what_is_not_told_as_such_is_not_read(html: str) -> None:
    assert "published" not in labels(html)
    assert "document_number" not in labels(html)


def test_the_first_of_a_kind_counts() -> None:
    assert labels("<p>发布日期：2024-01-20</p><p>发布日期：2025-01-20</p>")["published"] == "2024-01-20"


def test_tags_are_known_by_their_names() -> None:
    root = parse_markup(
        '<meta name="ArticleTitle" content=" 某报告 "><META NAME=PubDate CONTENT="2024-01-20 09:00"><meta name=keywords '
        'content=x><meta property="og:site_name" content="云岭县">',
        depth=9,
        elements=9,
    )
    assert read_metas(root) == {"title": "某报告", "published": "2024-01-20 09:00", "site_name": "云岭县"}


def test_registrations_are_told_apart_from_other_numbers() -> None:
    lines = flatten(parse_markup("<p>滇ICP备05000001号　电话：0871-60000000</p>", depth=9, elements=9))
    assert read_registrations(lines) == {"icp_number": "滇ICP备05000001号"}


def test_prose_with_a_label_in_it_is_no_line_of_labels() -> None:
    lines = flatten(
        parse_markup(
            "<p>经费来源：财政拨款。</p><p>来源：某局</p><p>一是规范发布：全年12次</p>", depth=9, elements=9
        )
    )
    assert [is_labelled(line) for line in lines] == [False, True, False]
