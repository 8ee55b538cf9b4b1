"""The lines of a page are what a reader sees."""

from __future__ import annotations

import pytest

from rulelaw.formats.flattening import PageLine, flatten
from rulelaw.formats.parsing_markup import parse_markup


def lines(html: str) -> list[PageLine]:
    return flatten(parse_markup(html, depth=50, elements=500))


def texts(html: str) -> list[str]:
    return [line.text for line in lines(html)]


def test_breaks_and_blocks_end_lines_and_inline_elements_do_not() -> None:
    assert texts("<div>甲<b>乙</b><span>丙</span><br>丁<p>戊</p>己</div>") == ["甲乙丙", "丁", "戊", "己"]


def test_a_line_end_in_the_markup_is_no_space_between_chinese_characters() -> None:
    assert texts("<p>全年制定\n   文件3件，\n审核\tABC\nDEF 5件</p>") == ["全年制定文件3件，审核 ABC DEF 5件"]


def test_spaces_at_the_ends_go_and_odd_ones_within_stay() -> None:
    assert texts("<p>&emsp;　&nbsp;甲　乙&nbsp;丙　</p>")[0].endswith("甲　乙\xa0丙")


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>不</script>",
        "<style>不</style>",
        "<noscript>不</noscript>",
        "<template>不</template>",
        "<p hidden>不</p>",
        "<p aria-hidden=true>不</p>",
        "<div style='DISPLAY : none'><p>不</p></div>",
        "<span style='visibility:hidden'>不</span>",
        "<span style='font-size:0px'>不</span>",
        "<div style='position:absolute; left:-9999px'>不</div>",
        "<div class='box d-none'>不</div>",
        "<xml><w:View>不</w:View></xml>",
        "<select><option>不</select>",
        "<button>不</button>",
        "<iframe>不</iframe>",
        "<!-- 不 -->",
    ],
)
def test_what_is_not_seen_is_not_read(hidden: str) -> None:
    assert texts(f"<p>甲</p>{hidden}<p>乙</p>") == ["甲", "乙"]


@pytest.mark.parametrize(
    "style", ["display:block", "font-size:0.9em", "font-size:16px", "text-indent:-2em", "margin-left:-200px"]
)
def test_what_only_looks_a_little_hidden_is_read(style: str) -> None:
    assert texts(f"<p style='{style}'>甲</p>") == ["甲"]


def test_the_numbers_of_a_list_become_text() -> None:
    html = "<ol><li>甲<li>乙<ol type=a><li>丙</ol><li value=7>丁<li>戊</ol><ul><li>己</ul>"
    assert texts(html) == ["1.甲", "2.乙", "a.丙", "7.丁", "8.戊", "己"]


def test_an_item_with_a_number_of_its_own_gets_no_other() -> None:
    assert texts("<ol><li>一、甲<li>（二）乙<li>3.丙<li>丁</ol>") == ["一、甲", "（二）乙", "3.丙", "4.丁"]


def test_a_list_in_chinese_numbers_is_told_so() -> None:
    html = "<ol style='list-style-type: cjk-ideographic' start=10><li>甲<li>乙</ol><ol style='list-style:none'><li>丙</ol>"
    assert texts(html) == ["十、甲", "十一、乙", "丙"]


def test_only_links_that_lead_somewhere_count_as_links() -> None:
    assert [line.links for line in lines("<p><a name=x>甲乙</a>丙</p><p><a href=x>甲乙</a>丙</p>")] == [0, 2]


def test_lines_of_one_block_share_its_number() -> None:
    assert [line.block for line in lines("<p>甲<br>乙</p><p>丙<br><br>丁</p>")] == [1, 1, 2, 3]


def test_preformatted_lines_stay_lines() -> None:
    assert texts("<pre>甲\n乙\n\n丙</pre>") == ["甲", "乙", "丙"]
