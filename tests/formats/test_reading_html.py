"""A report is the same whether it is read from its text or from a page around it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from tests.composing.composing import compose
from tests.formats.pages import MORE_STYLES, STYLES, body_lines, page, with_metadata

import rulelaw as rl
from rulelaw.document.segmenting import is_title
from rulelaw.formats import parsing_pages
from rulelaw.text.folding import fold

METADATA = {
    "索引号": "530123/2024-00012",
    "文号": "云水发〔2024〕5号",
    "发布机构": "云岭县水利局",
    "发布日期": "2024-01-20",
    "来源": "云岭县水利局",
}
TEXT = """云岭县水利局2023年法治政府建设年度报告
2023年，云岭县水利局坚持依法行政，现将有关情况报告如下。
一、主要举措和成效
（一）健全制度。制定行政规范性文件3件，清理12件，其中继续有效9件，废止3件。
| 项目 | 2022年 | 2023年 |
| 行政复议案件（件） | 2 | 5 |
| 行政诉讼案件（件） | 1 | 0 |
（二）规范执法。全年开展执法检查120次，立案8件，办结8件。
二、存在的不足和原因
由于人员变动较大，部分执法人员对新法掌握不够。
三、主要负责人履行推进法治建设第一责任人职责情况
局长专题听取法治工作汇报2次，研究解决问题5个。
四、2024年主要安排
2024年，我局将加强培训，全年培训不少于4期。
云岭县水利局
2024年1月15日
"""


def begins_with_its_title(text: str) -> bool:
    """A page has a title, and the reports that have none, or metadata of their own before it, are no text of one."""
    first, second = body_lines(text)[:2]
    return is_title(fold(first).text) and "202" not in second[:12]


SEEDS = [seed for seed in range(40) if begins_with_its_title(compose(seed).text)][:10]
STYLE = pytest.mark.parametrize("style", STYLES)
ANY_STYLE = pytest.mark.parametrize("style", [*STYLES, *MORE_STYLES])


@pytest.fixture(params=["selectolax", "own"])
def parser(request: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the extra and without it."""
    if request.param == "own":

        def missing(module: str, extra: str, purpose: str) -> Any:
            raise rl.MissingExtraError(module, extra, purpose)

        monkeypatch.setattr(parsing_pages, "load_extra", missing)
    else:
        pytest.importorskip("selectolax")
    return str(request.param)


def told(report: rl.Report) -> dict[str, Any]:
    """What a report tells, without the places: they are those of another text."""
    masthead, quote = report.masthead, report.source.quote
    return {
        "masthead": (
            masthead.title,
            masthead.issuer and (masthead.issuer.name, masthead.issuer.level, masthead.issuer.kind),
            masthead.year,
            masthead.published,
            masthead.signed,
            masthead.submitted,
            masthead.document_number,
        ),
        "headings": [(heading.text, heading.depth) for heading in report.headings],
        "parts": {part: presence.grade for part, presence in report.parts.items()},
        "observations": [
            (seen.indicator, seen.value, seen.unit, seen.period, quote(seen.span))
            for seen in rl.observe(report).values
        ],
        # The day of publication has no place where the metadata alone tell it.
        "findings": sorted(
            (
                found.code,
                found.message("zh"),
                *(quote(span) for span in found.spans if quote(span) != "2024-01-20"),
            )
            for found in rl.check(report)
        ),
    }


@ANY_STYLE
def test_a_page_gives_what_its_text_gives(style: str, parser: str) -> None:
    plain = rl.parse(with_metadata(TEXT, METADATA))
    report = rl.read(page(TEXT, METADATA, style))
    assert told(report) == told(plain)
    assert report.masthead.published == datetime.date(2024, 1, 20)
    assert report.masthead.published_span is None
    assert report.masthead.document_number == "云水发〔2024〕5号"


@ANY_STYLE
@pytest.mark.parametrize("seed", SEEDS)
def test_a_composed_report_is_the_same_on_a_page(style: str, seed: int, parser: str) -> None:
    text = compose(seed).text
    assert told(rl.read(page(text, METADATA, style))) == told(rl.parse(with_metadata(text, METADATA)))


@ANY_STYLE
def test_the_article_is_all_that_is_read(style: str, parser: str) -> None:
    source = rl.read(page(TEXT, METADATA, style)).source
    assert body_lines(source.text) == body_lines(TEXT)


@STYLE
def test_what_the_page_says_of_itself_is_kept_beside_the_text(style: str, parser: str) -> None:
    metadata = rl.read(page(TEXT, METADATA, style)).source.metadata
    assert metadata["title"] == body_lines(TEXT)[0]
    assert metadata["index_number"] == "530123/2024-00012"
    assert metadata["document_number"] == "云水发〔2024〕5号"
    assert metadata["published"] == "2024-01-20"
    assert metadata["publisher"] == metadata["source"] == "云岭县水利局"
    assert metadata["icp_number"] == "滇ICP备05000001号-1"
    assert metadata["police_number"] == "滇公网安备53010202000001号"
    assert metadata["site_code"] == "5301230001"


@STYLE
def test_every_character_knows_where_it_came_from(style: str, parser: str) -> None:
    source = rl.read(page(TEXT, METADATA, style)).source
    blocks = []
    for place, character in enumerate(source.text):
        origin = source.origin(place)
        assert origin is not None
        if character != "\n":
            assert origin.span.start <= place < origin.span.end
            blocks.append(origin.block)
    assert blocks == sorted(blocks, key=lambda block: block or 0)
    row = source.origin(source.text.index("| 项目"))
    assert row is not None
    assert row.where == "tr"


@STYLE
@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", None),
        ("utf-8", ""),
        ("utf-8", "gb2312"),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", ""),
        ("utf-16", None),
        ("utf-8-sig", "gbk"),
    ],
)
def test_the_encoding_is_found_whatever_the_page_declares(
    style: str, charset: str, declared: str | None
) -> None:
    data = page(TEXT, METADATA, style, charset=charset, declared=declared)
    assert body_lines(rl.read(data).source.text) == body_lines(TEXT)


def test_the_metadata_tell_only_what_the_text_does_not() -> None:
    text = TEXT.replace("2023年法治政府建设年度报告", "2023年法治政府建设年度报告\n云水发〔2024〕9号")
    report = rl.read(page(text, METADATA, "trs"))
    assert report.masthead.document_number == "云水发〔2024〕9号"
    assert report.masthead.document_number_span is not None


def test_a_title_that_only_a_tag_tells_has_no_place() -> None:
    lines = body_lines(TEXT)
    body = "".join(f"<p>{line}</p>" for line in lines[1:] if not line.startswith("|"))
    report = rl.read(
        f'<html><meta name="ArticleTitle" content="{lines[0]}"><body>{body}</body></html>'.encode()
    )
    assert report.masthead.title == lines[0]
    assert report.masthead.title_span is None
    assert report.masthead.title_year == 2023
    assert not rl.check(report, rules=["S020"])


def test_the_name_of_a_site_is_no_title() -> None:
    body = "".join(f"<p>{line}</p>" for line in body_lines(TEXT)[1:])
    report = rl.read(f"<html><title>云岭县人民政府</title><body>{body}</body></html>".encode())
    assert report.masthead.title is None


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><script>go()</script></body>", "<!-- x -->"])
def test_a_page_without_text_is_refused_with_advice(html: str, parser: str) -> None:
    with pytest.raises(rl.ReadError, match=r"^<bytes>: a page without text; .* save the page as text"):
        rl.read(html.encode())


def test_a_page_with_too_much_text_is_refused() -> None:
    with pytest.raises(rl.ReadError, match=r"more than 30 characters; .* Limits\.characters"):
        rl.read(page(TEXT, METADATA, "trs"), limits=rl.Limits(characters=30))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 300 + "法",
        "<b>" * 50_000 + "法",
        "<p><div>" * 20_000,
        "<table><tr><td>" * 400 + "法",
    ],
)
def test_elements_nested_too_deep_are_refused(html: str, parser: str) -> None:
    with pytest.raises(rl.ReadError, match=r"(?:nested deeper than 256|too many elements)"):
        rl.read(("<html>" + html).encode())


def test_too_many_elements_are_refused(parser: str) -> None:
    with pytest.raises(rl.ReadError, match=r"too many elements; .* Limits\.elements"):
        rl.read(("<html>" + "<p>法" * 600).encode(), limits=rl.Limits(elements=500))


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<![CDATA[",
        "<!",
        "<?",
        "</",
        "<",
        "<a ",
        '<a b="',
        "<a b='",
        "<script>",
        "<title>",
        "&",
        "&#",
        "&amp",
        "</p>",
    ],
)
def test_what_is_never_closed_is_looked_at_once(piece: str, parser: str) -> None:
    """A reader that looks anew from every beginning would not be done with these within the patience of a test run."""
    data = ("<html><p>全年制定文件3件。</p>" + piece * (400_000 // len(piece))).encode()
    try:
        text = rl.read(data).source.text
    except rl.ReadError as error:
        text = str(error)
    assert "全年制定文件3件。" in text or "elements" in text


@pytest.mark.parametrize(
    "html",
    [
        f"<p title='{'长' * 1_000_000}' {'data-x ' * 50_000}>全年制定文件3件。</p>",
        f"<p>全年制定文件3件。</p>{'&#x110000;&#0;&bogus;&lt;' * 20_000}",
        f"<p>全年制定文件3件。</p><!DOCTYPE x [<!ENTITY a '{'&b;' * 1000}'><!ENTITY b 'c'>]><p>&a;</p>",
        f"<p>全年制定文件3件。</p><table><tr>{'<td colspan=1000 rowspan=65534>1</td>' * 3_000}</tr><tr><td>2</td></tr></table>",
        f"<p>全年制定文件3件。</p>{'，' * 300_000}",
        f"<p>全年制定文件3件。</p>{' ' * 500_000}</p><p>{'&nbsp;' * 100_000}发布日期：",
    ],
)
def test_a_page_that_is_made_to_cost_is_read_or_refused_within_bounds(html: str, parser: str) -> None:
    text = rl.read(("<html>" + html).encode()).source.text
    assert 0 < len(text) < 20 * len(html)
