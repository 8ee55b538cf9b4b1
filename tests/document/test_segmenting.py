"""Segmenting: what of a page is the report, and what is the page around it."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rulelaw.document.segmenting import segment
from rulelaw.document.types import BlockKind
from rulelaw.text.sources import Source

TITLE = "岚县水利局2022年法治政府建设年度报告"
BODY = "2022年，我局坚持依法行政，制定规范性文件3件。现将有关情况报告如下：\n一、主要举措\n全年检查12次，处罚案件3件。\n"
LINES = st.sampled_from(
    [
        TITLE,
        BODY,
        "",
        "  ",
        "首页 > 政务公开 > 法治政府建设",
        "| 发布日期 | 2023-03-01 |",
        "县委、县政府：",
        "　　一、主要举措",
        "岚县水利局",
        "2023年1月30日",
        "【打印本页】【关闭窗口】",
        "- 2 -",
        "（此件公开发布）",
        "二、存在的不足\r",
        "\u200b",
        "附件：",
    ]
)


def kinds(text: str) -> list[tuple[str, str]]:
    """Give kind and words of each block."""
    document = segment(Source(text))
    return [(block.kind.value, block.span.of(text)) for block in document.blocks]


PAGE = (
    "首页 > 政务公开 > 法治政府建设年度报告\n"
    "| 索 引 号 | 000123/2023-00012 |\n"
    "发布日期：2023-03-01\n"
    f"{TITLE}\n"
    "来源：县水利局　浏览次数：12\n"
    "县委、县政府：\n" + BODY + "| 事项 | 数量 | 备注 |\n"
    "二、存在的不足\n执法力量仍有不足。\n"
    "岚县水利局\n2023年1月30日\n"
    "【打印本页】【关闭窗口】\n"
)


def test_a_whole_page() -> None:
    """Breadcrumbs, metadata, title, addressee, text, a table, signature and footer."""
    assert [kind for kind, _ in kinds(PAGE)] == [
        "furniture",
        "metadata",
        "metadata",
        "title",
        "metadata",
        "addressee",
        "paragraph",
        "paragraph",
        "paragraph",
        "table_row",
        "paragraph",
        "paragraph",
        "signature",
        "signed_date",
        "furniture",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE],
        ["岚县水利局", "2022年法治政府建设年度报告"],
        ["岚县水利局关于2022年度", "法治政府建设情况的报告"],
        ["岚县水利局关于2022年法治", "政府建设情况的报告"],
        ["中共岚县青石开发区工作委员会、", "岚县青石开发区管理委员会关于2022年", "法治政府建设情况的报告"],
        ["岚县水利局 2022 年度法治政府建设工作总结"],
        ["《岚县水利局2022年法治政府建设年度报告》（全文）"],
        ["岚县2022年依法行政工作情况"],
        ["岚县财政局2022年法治财政建设情况报告"],
        ["岚县人民政府2022年法治政府建设白皮书"],
    ],
)
def test_titles_over_one_to_three_lines(lines: list[str]) -> None:
    """A title may break anywhere; all its lines are title."""
    text = "\n".join(lines) + "\n\n" + BODY
    assert [words for kind, words in kinds(text) if kind == "title"] == lines


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 法治政府建设年度报告 > 正文",
        "一、推进法治政府建设主要工作情况",
        "2022年，我局扎实推进法治政府建设，强化执法监督，各项工作取得成效。现将情况报告如下：",
        "岚县2022年政府信息公开工作年度报告",
        "附件：岚县水利局2022年法治政府建设年度报告",
    ],
)
def test_what_is_no_title(line: str) -> None:
    """Breadcrumbs, headings, the opening, other genres and links to files are none."""
    assert "title" not in [kind for kind, _ in kinds(line + "\n" + BODY)]


@pytest.mark.parametrize("heading", ["加强组织领导", "主要举措和成效", "2022年主要工作情况"])
def test_the_text_may_begin_with_an_unnumbered_heading(heading: str) -> None:
    """A naming line between title and text belongs to the text."""
    paragraph = "我局坚持依法行政，严格规范公正文明执法，全年检查12次，取得良好成效。"
    assert (("paragraph", heading)) in kinds(f"{TITLE}\n{heading}\n{paragraph}\n")


@pytest.mark.parametrize("line", ["岚县水利局", "来源：本站", "（2023年1月30日）", "2023-01-30"])
def test_page_matter_under_the_title_is_no_text(line: str) -> None:
    """The issuer's name, a source or a day under the title is not yet the report."""
    assert (("paragraph", line)) not in kinds(f"{TITLE}\n{line}\n{BODY}")


@given(st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=14), st.sampled_from(["\n", "\r\n", "\n\n"]))
@example(["\r", "a"], "\n")
def test_blocks_cover_all_that_is_printed_and_do_not_overlap(lines: list[str], newline: str) -> None:
    """In order, no character twice, and nothing but white space and what has no width outside."""
    text = newline.join(lines)
    blocks = segment(Source(text)).blocks
    for block in blocks:
        assert block.span
    for first, second in pairwise(blocks):
        assert first.span.end <= second.span.start
    covered = {i for block in blocks for i in range(block.span.start, block.span.end)}
    outside = "".join(text[i] for i in range(len(text)) if i not in covered)
    assert not re.sub("[\u200b-\u200f\u2060-\u2064\ufeff\xad]", "", outside).split()


SIGNED = "云岭县水利局2023年法治政府建设年度报告\n2023年，我局依法行政。\n一、工作\n检查5次。\n云岭县水利局\n2024年1月15日\n"


@pytest.mark.parametrize(
    "behind",
    [
        "写得很好，希望多公开。",
        "声明：转载本网文章，请注明出处。",
        "（联系人：某某，电话：0571-12345678）",
        "第一条。\n第二条！",
    ],
)
def test_what_stands_behind_a_signature_and_its_day_is_no_report(behind: str) -> None:
    """A remark of the page or a comment of a reader makes no heading of the signature."""
    found = kinds(SIGNED + behind)
    assert ("signature", "云岭县水利局") in found
    assert ("signed_date", "2024年1月15日") in found
    assert found[-1][0] == "furniture"


def test_a_signature_before_the_parts_ends_no_report() -> None:
    """A letter may stand before the report that it sends."""
    found = kinds(SIGNED + "二、存在的不足\n培训不够。")
    assert found[-1] == ("paragraph", "培训不够。")
    assert "signature" not in {kind for kind, _ in found}


def test_many_signatures_cost_no_more_than_their_lines() -> None:
    """None is looked for before another."""
    assert kinds("云岭县水利局\n2024年1月15日\n好。很好。\n" * 5000)


@given(st.lists(LINES, max_size=14))
def test_a_block_neither_begins_nor_ends_with_white_space(lines: list[str]) -> None:
    """A block is what is printed."""
    text = "\n".join(lines)
    for block in segment(Source(text)).blocks:
        words = block.span.of(text)
        assert words == words.strip()


@given(st.lists(LINES, max_size=14))
def test_a_page_has_at_most_one_title(lines: list[str]) -> None:
    """The lines of the title stand next to each other."""
    found = [i for i, (kind, _) in enumerate(kinds("\n".join(lines))) if kind == "title"]
    assert found == list(range(found[0], found[0] + len(found))) if found else True


def test_every_kind_of_block_is_named_once() -> None:
    """Their names are their values in any JSON."""
    assert len({kind.value for kind in BlockKind}) == len(BlockKind)
