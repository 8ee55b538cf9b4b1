"""Both parsers see the same page; what is wrong in it is put right as browsers do."""

from __future__ import annotations

import pytest

from rulelaw.errors import ReadError
from rulelaw.formats.elements import Element
from rulelaw.formats.flattening import flatten
from rulelaw.formats.limits import Limits
from rulelaw.formats.parsing_markup import TooDeepError, parse_markup
from rulelaw.formats.parsing_pages import parse_page

PAGES = [
    "<p>甲<p>乙<div>丙</div>丁",
    "<ul><li>甲<li>乙<ul><li>丙</ul><li>丁</ul>",
    "<table><tr><td>甲<td>乙<tr><td>丙<table><tr><td>丁</table><td>戊</table>己",
    "<dl><dt>甲<dd>乙<dt>丙<dd>丁</dl>",
    "<b><p>甲</b>乙</p>丙",
    "<div><span>甲</div>乙</span>丙",
    "甲<br>乙</br>丙<hr>丁",
    "<p>a &lt;b&gt; &amp;amp; &nbsp; &#20113; &#x5CAD; &copy 2023 &unknown; & 甲</p>",
    "<!-- <p>不</p> --><p>甲</p><!DOCTYPE x><?php echo '不'; ?><p>乙</p>",
    "<script>'<p>不</p>'</script><style>p{}</style><textarea><p>不</textarea><p>甲</p>",
    "<title>甲</title><p>乙",
    "<h1>甲<h2>乙</h1>丙",
    "<a href=x>甲<div>乙</div></a>丙",
    "<p class='a\" b>甲</p>乙' c>丙</p>",
    "<DIV ID=zoom>甲</DIV><Font Size=3>乙</FONT>",
    "<ucapcontent><p>甲</p></ucapcontent><o:p>乙</o:p>",
    "<p>甲<!-- 未完",
    "<p>甲<b",
    "<form><table><tr><td>甲</form></td></tr></table>乙",
    "</p></div>甲</td>",
    "<p>1 < 2 且 3 > 2，a<b</p>",
    "<html><head></head><body><p>甲</body></html><p>乙",
    "<div>甲<![CDATA[乙]]>丙</div>",
    "<p hidden>不</p><p style='display:none'>不</p><p>甲</p>",
]


def texts(root: Element) -> list[str]:
    return [line.text for line in flatten(root)]


@pytest.mark.parametrize("html", PAGES)
def test_both_parsers_read_the_same_lines(html: str) -> None:
    pytest.importorskip("selectolax")
    assert texts(parse_markup(html, depth=256, elements=1000)) == texts(parse_page(html, None, Limits()))


def test_a_page_beyond_the_limits_is_refused_by_name() -> None:
    with pytest.raises(ReadError, match=r"^a\.html: elements nested deeper than 5; .* Limits\.depth"):
        parse_page("<div>" * 9, "a.html", Limits(depth=5))
    with pytest.raises(ReadError, match=r"^a\.html: too many elements; .* Limits\.elements"):
        parse_page("<p>x</p>" * 9, "a.html", Limits(elements=8))


@pytest.mark.parametrize("value", ["", "=1", '=">"', "='a>'"])
def test_an_element_with_very_many_attributes_is_refused_by_both_parsers(value: str) -> None:
    html = "<p " + " ".join(f"a{i}{value}" for i in range(100_000)) + ">甲</p>"
    with pytest.raises(ReadError, match="more than 256 attributes"):
        parse_page(html, None, Limits())
    with pytest.raises(TooDeepError, match="more than 256 attributes"):
        parse_markup(html, depth=5, elements=5)


def test_a_long_tag_with_few_attributes_is_read() -> None:
    html = f"<p style='{'left: 1px; ' * 900}' data-x=\"{'a=b> ' * 900}\" title={'c' * 9000}>甲<b>乙</b></p>"
    assert texts(parse_page(html, None, Limits())) == ["甲乙"]


def test_what_scripts_and_comments_say_of_elements_does_not_count() -> None:
    html = "<script>" + "'<div>'" * 300 + "</script><!--" + "<div>" * 300 + "--><p>甲"
    assert texts(parse_page(html, None, Limits())) == ["甲"]


def test_paragraphs_and_cells_that_nobody_closed_are_not_deep() -> None:
    html = "<p>甲" * 400 + "<table>" + "<tr><td>乙" * 400
    assert len(texts(parse_page(html, None, Limits()))) == 800
