"""Markdown is read as it is shown, and plain text is not taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_linear import MOST, growth

import rulelaw as rl
from rulelaw.formats.limits import Limits
from rulelaw.formats.reading_markdown import read_markdown
from rulelaw.formats.sniffing import Format, sniff


def lines(text: str) -> list[str]:
    return read_markdown(text.encode(), None, Limits()).text.split("\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# 年度报告\n## 一、举措 ##\n#没有空格", ["年度报告", "一、举措", "#没有空格"]),
        ("标题\n===\n小标题\n---\n\n---\n\n* * *\n文", ["标题", "小标题", "文"]),
        ("**全年**制定*文件* __3__ 件，~~废止~~`2`件", ["全年制定文件 3 件，废止2件"]),
        ("***三项***制度 ** 两 ** 3*4*5 a_b_c", ["三项制度 ** 两 ** 3*4*5 a_b_c"]),
        ("未闭合的**强调与`代码", ["未闭合的**强调与`代码"]),
        (
            '见[公告](http://a.cn/b_(1).htm "题")和[二][x]，<http://c.cn>\n[x]: http://d.cn',
            ["见公告和二，http://c.cn"],
        ),
        ("![照片](a.png)文[^1]\n\n[^1]: 注", ["文", "注"]),
        ("甲<br>乙<span style='x'>丙</span>&nbsp;丁 &lt;3 &#0;", ["甲", "乙丙\xa0丁 <3 &#0;"]),
        ("甲 &lt;3件&gt; &amp; 乙", ["甲 <3件> & 乙"]),
        ("1\\. 甲 \\*乙\\*", ["1. 甲 *乙*"]),
        (
            "1. 甲\n1. 乙\n   1) 子\n   1) 丑\n1. 2023年\n\n文\n\n7. 丁",
            ["1.甲", "2.乙", "1)子", "2)丑", "3. 2023年", "文", "7.丁"],
        ),
        ("- 甲\n* 乙\n+ 丙\n> 丁\n> > 戊", ["甲", "乙", "丙", "丁", "戊"]),
        ("甲<!-- 密\n密 -->乙\n<!-- 未完", ["甲", "乙", "<!-- 未完"]),
        ("```text\n# 甲 **乙**\n```\n丙", ["# 甲 **乙**", "丙"]),
        ("```\n甲", ["甲"]),
        (
            "| 项目 | 件数 |\n|:--|--:|\n| **处罚** | 4\\|5 |\n许可 | 6\n\n文 | 字",
            ["| 项目 | 件数 |", "| 处罚 | 4¦5 |", "| 许可 | 6 |", "文 | 字"],
        ),
        ("甲\\\n乙  \n丙", ["甲", "乙", "丙"]),
    ],
)
def test_marks_are_taken_off(text: str, shown: list[str]) -> None:
    assert lines(text) == shown


def test_front_matter_is_metadata() -> None:
    source = read_markdown('---\ntitle: "年度报告"\nauthor: 某\n---\n# 文'.encode(), None, Limits())
    assert (source.text, source.metadata) == ("文", {"title": "年度报告"})
    assert lines("---\n没有结尾的线") == ["没有结尾的线"]


def test_origins_tell_the_line_and_the_kind_of_place() -> None:
    source = read_markdown("# 题\n\n文\n- 项\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode(), None, Limits())
    assert [(o.block, o.where) for o in source.origins] == [
        (1, "h1"),
        (3, "p"),
        (4, "li"),
        (6, "tr"),
        (8, "tr"),
    ]


def test_a_report_in_markdown_reads_as_its_plain_text() -> None:
    plain = "岚县水利局2023年法治政府建设年度报告\n一、主要举措\n全年制定规范性文件3件。\n二、存在的不足\n培训不够。"
    title, *rest = plain.split("\n")
    marked = f"# {title}\n\n" + "\n\n".join(
        f"## {x}" if x[1] == "、" else x.replace("3件", "**3件**") for x in rest
    )
    report = rl.read(marked.encode())
    assert report.source.text == plain
    assert report.headings == rl.parse(plain).headings


@pytest.mark.parametrize(
    "text",
    [
        "一、举措\n* 全年制定文件3件*\n1. 甲\n- 乙\n> 丙",
        "#1 办公室\n电话#12345\n第#号",
        "| 项目 | 件数 |\n| 处罚 | 45 |",
        "——————\n----------\n文",
        "**注**：[附件](见后)",
    ],
)
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert sniff(text.encode()) is Format.TEXT


def test_lines_are_bounded() -> None:
    with pytest.raises(rl.ReadError, match="more than 200 lines"):
        read_markdown(b"a\n" * 300, None, Limits(characters=200_000))


@given(st.text("#*_`~[]()!<>|-\\\n 1.甲a&;^", max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    source = read_markdown(text.encode(), None, Limits())
    assert [source.quote(o.span) for o in source.origins] == [
        line for line in source.text.split("\n") if line
    ]


@pytest.mark.parametrize(
    "piece", ["*a ", "[", "![", "`", "``` `", "<a ", "<!--", "[a](", "|", "> ", "\\", "_", "[^", "&#"]
)
def test_marks_without_end_cost_no_more_than_their_length(piece: str) -> None:
    def read(text: str) -> object:
        return read_markdown(text.encode(), None, Limits())

    assert growth(read, piece * (2000 // len(piece))) < MOST
    # what patterns do inside is not counted: this text would take them hours if they went back over it
    assert len(lines(piece * (300_000 // len(piece)))) > 0
