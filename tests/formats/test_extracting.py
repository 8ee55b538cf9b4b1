"""The article is found by the shape of the text, whatever the elements around it are called."""

from __future__ import annotations

import pytest

from rulelaw.formats.extracting import extract
from rulelaw.formats.flattening import flatten
from rulelaw.formats.parsing_markup import parse_markup

PROSE = [f"第{i}项工作：全年开展执法检查{i}0次，制定行政规范性文件{i}件，成效明显。" for i in range(1, 7)]
TITLE = "云岭县水利局2023年法治政府建设年度报告"
LINKS = "".join(f"<li><a href='{i}'>云岭县召开第{i}次会议，研究部署重点工作</a></li>" for i in range(30))


def article(html: str) -> list[str]:
    root = parse_markup(html, depth=100, elements=5000)
    return [line.text for line in extract(root, flatten(root)).lines]


def blocks(tag: str, lines: list[str] = PROSE) -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{blocks('p')}</div>",
        f"<div>{blocks('div')}</div>",
        f"<div>{'<br>'.join(PROSE)}</div>",
        f"<center><table><tr><td><font>{'<br>　　'.join(PROSE)}</font></td></tr></table></center>",
        f"<div><div><p>{PROSE[0]}</p></div><div><div>{blocks('p', PROSE[1:])}</div></div></div>",
        f"<div><div>{blocks('p', PROSE[:3])}</div><div>{blocks('p', PROSE[3:])}</div></div>",
        f"<section><span>{blocks('p')}</span></section>",
        f"<ul>{blocks('li')}</ul>",
        "<x-article>" + blocks("p") + "</x-article>",
    ],
)
def test_the_prose_is_found_between_the_links(body: str) -> None:
    html = f"<body><ul>{LINKS}</ul><h1>{TITLE}</h1>{body}<div><ul>{LINKS}</ul></div><p>主办：云岭县人民政府</p></body>"
    assert article(html) == [TITLE, *PROSE]


def test_a_sidebar_and_a_notice_of_the_site_are_left_out() -> None:
    html = (
        f"<div><h2>{TITLE}</h2><div>{blocks('p', PROSE * 3)}</div></div><div><h3>热点</h3><p>全县水网建设现场会召开，"
        "明确下一步任务。</p></div><div>您访问的链接即将离开本网站，是否继续？</div>"
    )
    assert article(html) == [TITLE, *PROSE * 3]


def test_a_signature_in_a_block_of_its_own_is_taken_in() -> None:
    html = f"<div><div>{blocks('p')}</div><div>云岭县水利局</div><div>2024年1月15日</div><div>相关文件</div></div>"
    assert article(html) == [*PROSE, "云岭县水利局", "2024年1月15日"]


def test_a_long_paragraph_among_short_ones_is_not_all() -> None:
    lines = ["一、工作情况", PROSE[0] * 30, "二、问题", PROSE[1]]
    assert article(f"<body><div>{blocks('div', lines)}</div></body>") == lines


def test_a_link_in_a_sentence_stays_and_a_list_of_links_goes() -> None:
    html = f"<div>{blocks('p')}<p>全文见<a href=x>《云岭县水利局权责清单》</a>，已在门户网站公布，欢迎监督。</p><p><a href=y>上一篇</a></p></div>"
    assert article(html)[-1].startswith("全文见《云岭县")


def test_a_title_that_the_text_begins_with_is_not_told_twice() -> None:
    html = f"<title>{TITLE}-云岭县</title><h1>{TITLE}</h1><div><p>{TITLE}</p>{blocks('p')}</div>"
    assert article(html) == [TITLE, *PROSE]


def test_a_title_over_several_lines_is_whole() -> None:
    html = f"<h1>云岭县水利局<br>2023年法治政府建设年度报告</h1><div>{blocks('p')}</div>"
    assert article(html) == [TITLE, *PROSE]


@pytest.mark.parametrize(
    "shown",
    [
        f"<h1>{TITLE[:8]}<br>{TITLE[8:]}</h1>",
        f"<h1>{TITLE[:6]}</h1><h1>{TITLE[6:]}</h1>",
        f"<p>{TITLE[:10]}</p><p>{TITLE[10:]}</p>",
    ],
)
def test_a_title_that_is_broken_at_any_place_is_whole(shown: str) -> None:
    html = f"<title>{TITLE}_云岭县</title><div>{shown}<div>发布日期：2024-02-01</div><div>{blocks('p')}</div></div>"
    assert article(html) == [TITLE, *PROSE]


def test_the_heading_of_a_site_above_the_title_is_no_part_of_it() -> None:
    html = f"<title>{TITLE}</title><h1>云岭县人民政府网</h1><h1>{TITLE}</h1><div>{blocks('p')}</div>"
    assert article(html) == [TITLE, *PROSE]


def test_two_headings_that_go_on_make_a_title_without_any_name_of_the_page() -> None:
    html = f"<title>云岭县</title><h1>{TITLE[:6]}</h1><h1>{TITLE[6:]}</h1><div>{blocks('p')}</div>"
    assert article(html) == [TITLE, *PROSE]


def test_a_table_that_outweighs_the_text_is_not_all_of_the_article() -> None:
    rows = "".join(f"<tr><td>第{i}类事项</td><td>{i}件</td></tr>" for i in range(60))
    html = f"<div>{blocks('p', PROSE[:1])}<table>{rows}</table>{blocks('p', PROSE[1:2])}</div>"
    lines = article(html)
    assert (lines[0], len(lines), lines[-1]) == (PROSE[0], 62, PROSE[1])


def test_what_the_page_shows_before_its_title_is_no_text_of_a_short_article() -> None:
    duty = "<div><p>负责全县行政执法监督工作，承担法治建设日常工作，指导乡镇工作。</p></div>"
    html = f"<title>{TITLE}</title>{duty}<div><h1>{TITLE}</h1><div>{blocks('p', PROSE[:2])}</div></div>"
    assert article(html) == [TITLE, *PROSE[:2]]


@pytest.mark.parametrize("heading", ["相关新闻", "网友评论(12)", "【热点推荐】", "延伸阅读："])
def test_what_stands_beside_a_short_article_is_left_out_by_its_heading(heading: str) -> None:
    others = "".join(
        f"<p>近日，我县召开第{i}次推进会，县长出席会议并讲话，强调压实责任。</p>" for i in range(20)
    )
    html = (
        f"<div><h1>{TITLE}</h1><div>{blocks('p', PROSE[:2])}</div><div><h3>{heading}</h3>{others}</div></div>"
    )
    assert article(html) == [TITLE, *PROSE[:2]]


def test_a_heading_over_a_list_before_the_title_hides_no_text() -> None:
    html = f"<div><p>相关新闻</p><p>全县召开会议，部署工作，压实责任。</p><h1>{TITLE}</h1>{blocks('p')}</div>"
    assert article(html) == [TITLE, *PROSE]


def test_the_banner_of_a_site_is_no_title() -> None:
    html = f"<h1><a href=/>云岭县人民政府门户网站</a></h1><div>{TITLE}</div><ul>{LINKS}</ul><div>{blocks('p')}</div>"
    assert article(html) == [TITLE, *PROSE]


def test_a_page_without_prose_gives_what_is_neither_link_nor_label() -> None:
    assert article(f"<ul>{LINKS}</ul><p>正在建设</p><p>责任编辑：某某</p>") == ["正在建设"]


def test_a_known_container_counts_only_where_it_holds_most_of_the_prose() -> None:
    html = f"<div id=zoom><p>温馨提示，请使用新版浏览器。</p></div><ul>{LINKS}</ul><div>{blocks('p')}</div>"
    assert article(html) == PROSE


def metadata(html: str) -> dict[str, str]:
    root = parse_markup(html, depth=100, elements=5000)
    return dict(extract(root, flatten(root)).metadata)


def test_a_day_without_a_label_counts_between_title_and_text_alone() -> None:
    body = f"<div>{blocks('p')}</div>"
    assert metadata(f"<h1>{TITLE}</h1><div>2024-01-20 10:00</div>{body}")["published"] == "2024-01-20 10:00"
    assert "published" not in metadata(
        f"<div>2025-06-01</div><ul>{LINKS}</ul><h1>{TITLE}</h1>{body}<p>2025-06-01</p>"
    )


def test_labels_of_other_articles_do_not_count() -> None:
    others = "".join(f"<li><a href={i}>其他工作</a></li><li>发布日期：2025-06-0{i}</li>" for i in range(1, 9))
    assert "published" not in metadata(
        f"<h1>{TITLE}</h1><div>{blocks('p')}</div><ul>{LINKS}</ul><ul>{others}</ul>"
    )
    near = f"<h1>{TITLE}</h1><div>{blocks('p')}</div><p>发布日期：2024-01-20</p>"
    assert metadata(near)["published"] == "2024-01-20"


def test_a_title_is_looked_for_among_many_lines_in_no_more_than_their_number() -> None:
    lines = "<br>".join(["检查3件"] * 4000)
    assert article(f"<div>{lines}</div><div>{blocks('p')}</div>") == PROSE
