"""Pages as content systems make them, around a report: for the tests of whatever reads pages.

``page(text, metadata, style)`` puts each line of a text into the page; the texts around it are made up. The metadata
are told where pages of the style tell them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

__all__ = ["MORE_STYLES", "STYLES", "body_lines", "page", "with_metadata"]

_SCRIPT = """<script>var tip = "<div>全年检查999次。</div>"; if (1 < 2 && 3 > 2) { document.write('<p>x</p>'); }</script>
<style>.share a { color: #c00 } /* 复议案件888件。 */</style>"""
_FOOT = """<p>主办：云岭县人民政府办公室　承办：云岭县大数据中心</p><p>地址：云岭县解放路1号，邮编：650000，电话：0871-60000000</p>
<p><a href="http://beian.example">滇ICP备05000001号-1</a>　<a href="#">滇公网安备53010202000001号</a>　网站标识码：5301230001</p>"""
_NEWS = "".join(
    f'<li><a href="/n/{i}.html">云岭县召开第{i}次专题会议，研究部署安全生产、防汛抗旱等重点工作</a><span>2024-03-{i:02}</span></li>'
    for i in range(10, 22)
)
_MENU = "".join(
    f'<li><a href="/{name}/">{name}</a></li>'
    for name in ("首页", "政务公开", "政务服务", "互动交流", "数据发布")
)


def body_lines(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def with_metadata(text: str, metadata: Mapping[str, str]) -> str:
    """The text as somebody would copy it from the page: the title, a line for each label, and the rest."""
    title, *rest = body_lines(text)
    labels = [f"{label}：{value}" for label, value in metadata.items()]
    return "\n\n".join([title, *labels, *rest]) + "\n"


def page(
    text: str, metadata: Mapping[str, str], style: str, *, charset: str = "utf-8", declared: str | None = None
) -> bytes:
    """Put a report on a page.

    :param text: the report, its title in the first line, a line for each paragraph; ``| a | b |`` is a row of a table.
    :param metadata: printed labels and their values: ``发布日期``, ``来源``, ``索引号``, ``文号`` …
    :param style: one of :data:`STYLES` or :data:`MORE_STYLES`.
    :param charset: how the page is encoded.
    :param declared: what it declares as its encoding; ``charset`` where it is left out, nothing where it is empty.
    """
    lines = body_lines(text)
    title, rest = lines[0], lines[1:]
    told = charset if declared is None else declared
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={told}">' if told else ""
    return {**STYLES, **MORE_STYLES}[style](title, rest, metadata, meta).encode(charset)


def _blocks(lines: list[str], paragraph: Callable[[str], str], *, attributes: str = 'border="1"') -> str:
    """Put lines into paragraphs, and rows into tables."""
    parts: list[str] = []
    rows: list[str] = []

    def close() -> None:
        if rows:
            parts.append(f"<table {attributes}><tbody>{''.join(rows)}</tbody></table>")
            rows.clear()

    for line in lines:
        if line.startswith("|"):
            cells = [escape(cell.strip()) for cell in line.strip("|").split("|")]
            rows.append("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in cells) + "</tr>")
        else:
            close()
            parts.append(paragraph(escape(line)))
    close()
    return "\n".join(parts)


def _trs(title: str, lines: list[str], metadata: Mapping[str, str], meta: str) -> str:
    """TRS: the article in a box of its own inside the box of its name, the metadata in a table above."""
    told = "".join(
        f"<tr><td class='l'>{escape(label)}：</td><td>{escape(value)}</td></tr>"
        for label, value in metadata.items()
    )
    body = _blocks(
        lines,
        lambda line: (
            f'<p style="text-indent: 2em"><span style="font-size: 16pt">&emsp;&emsp;{line}</span></p>'
        ),
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd"><html><head>{meta}
<title>{escape(title)}_云岭县人民政府</title><meta name="ArticleTitle" content="{escape(title)}"/>
<meta name="SiteName" content="云岭县人民政府"/>{_SCRIPT}</head><body>
<div class="header"><ul>{_MENU}</ul></div><div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/z">政务公开</a> &gt; 正文</div>
<div class="wrap"><div class="zw"><table class="xxgk">{told}</table><h1 class="biaoti">{escape(title)}</h1>
<div class="ly">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】 <a href="#">打印本页</a></div>
<div class="view TRS_UEDITOR trs_paper_default"><div class="TRS_Editor">{body}</div></div>
<div class="fx">分享到：<a href="#">微信</a> <a href="#">微博</a></div></div>
<div class="side"><h3>相关信息</h3><ul>{_NEWS}</ul></div></div><div class="foot">{_FOOT}</div></body></html>"""


def _jpage(title: str, lines: list[str], metadata: Mapping[str, str], meta: str) -> str:
    """Jpage, jcms: nested tables, the article in #zoom with breaks between its lines, a bar of labels."""
    bar = "&nbsp;&nbsp;&nbsp;".join(f"{escape(label)}：{escape(value)}" for label, value in metadata.items())
    body = _blocks(lines, lambda line: f"　　{line}<br/>\n<br/>")
    return f"""<HTML><HEAD>{meta}<TITLE>云岭县水利局 {escape(title)}</TITLE>{_SCRIPT}</HEAD>
<BODY topmargin=0><TABLE width=1000 align=center><TR><TD><TABLE><TR><TD><A href="/">首页</A></TD><TD><A href="/a">机构职能</A></TD>
<TD><A href="/b">政策文件</A></TD></TR></TABLE></TD></TR><TR><TD valign=top>
<TABLE id=article width="90%"><TR><TD class=title align=center>{escape(title)}</TD></TR>
<TR><TD align=center>{bar}&nbsp;&nbsp;&nbsp;浏览次数：<script>hits()</script> 【打印】【关闭】</TD></TR>
<TR><TD class=bt_content><DIV id=zoom><!--ZJEG_RSS.content.begin-->
{body}<!--ZJEG_RSS.content.end--></DIV></TD></TR></TABLE></TD></TR><TR><TD>{_FOOT}</TD></TR></TABLE></BODY></HTML>"""


def _gkmlpt(title: str, lines: list[str], metadata: Mapping[str, str], meta: str) -> str:
    """The platform of government information: a table of labels four cells wide, then the article."""
    pairs = list(metadata.items())
    rows = ""
    for start in range(0, len(pairs), 2):
        cells = "".join(
            f'<td class="first">{escape(label)}:</td><td class="second"><span>{escape(value)}</span></td>'
            for label, value in pairs[start : start + 2]
        )
        rows += f"<tr>{cells}</tr>"
    body = _blocks(
        lines,
        lambda line: (
            f'<p class="MsoNormal" style="margin:0"><font face="仿宋">{line[:5]}</font><b></b><font>{line[5:]}</font></p>'
        ),
    )
    return f"""<!DOCTYPE html><html lang="zh"><head>{meta}<title>{escape(title)}</title>{_SCRIPT}
<meta name="ContentSource" content=""></head><body><nav><ul>{_MENU}</ul></nav>
<div class="classify"><table><tbody>{rows}</tbody></table></div>
<div class="content"><h1 class="title document-number">{escape(title)}</h1><div class="article-content">{body}</div>
<p style="display: none">澳门娱乐网站注册送彩金，全年检查777次。</p>
<div class="bshare"><a href="#">分享</a><a href="#">打印</a></div></div>
<aside><p>热点推荐：我县扎实推进水网建设，全年完成投资3亿元，受益群众2万人，成效明显。</p></aside>
<footer>{_FOOT}</footer></body></html>"""


def _plain(title: str, lines: list[str], metadata: Mapping[str, str], meta: str) -> str:
    """A page without any name that tells what is what: blocks, and the title among <meta> tags and lines."""
    labels = "".join(
        f"<li><em>{escape(label)}</em>：<i>{escape(value)}</i></li>" for label, value in metadata.items()
    )
    body = _blocks(lines, lambda line: f"<div>{line}</div>", attributes="")
    return f"""{meta}<title>{escape(title)}</title>{_SCRIPT}<body><div><div><a href=/>云岭县</a> <a href=/b>水利局</a></div>
<div><div>{escape(title)}<div></div></div><ul>{labels}</ul><section>{body}</section></div>
<div><div>上一篇：<a href=1>关于公布权责清单的公告</a></div><div>下一篇：<a href=2>关于开展节水宣传周活动的通知</a></div></div>
<div>{_FOOT}</div></div>"""


def _paragraphs(lines: list[str], pattern: str) -> str:
    """Put lines into the place of ``@`` of a pattern; rows of tables as tables."""
    return _blocks(lines, lambda line: pattern.replace("@", line))


def _portal(title: str, lines: list[str], metadata: Mapping[str, str], meta: str) -> str:
    """A portal: a head of links and bars, the day without a label above the text, related articles below."""
    told = " ".join(f"{label}：{value}" for label, value in metadata.items() if label != "发布日期")
    return f"""<!DOCTYPE html><html><head>{meta}<title>{escape(title)}_部门政务_云岭县门户网站</title></head><body>
<div class="header"><a href=/>首页</a><span>|</span><a href=/>简</a><span>|</span><a>繁</a><span>|</span>EN</div>
<div class="crumb"><a href=/>首页</a> &gt; <a href=/>政务</a> &gt; 部门政务</div>
<div class="article oneColumn pub_border"><h1 id="ti">{escape(title)}</h1><div class="pages-date">{metadata.get("发布日期", "")}
<span class="font">{escape(told)}</span><div class="pages_print">【字体：<span>大</span> <span>中</span> <span>小</span>】打印</div></div>
<div class="pages_content" id="UCAP-CONTENT">{_paragraphs(lines, '<p style="text-indent: 2em;">@</p>')}</div>
<div class="editor"><span>【我要纠错】</span> 责任编辑：某某</div></div>
<div class="related"><h2>相关稿件</h2><ul><li>• <a href=1>云岭县召开年度工作会议，部署重点任务</a></li></ul></div>{_FOOT}</body></html>"""


def _daily(title: str, lines: list[str], metadata: Mapping[str, str], meta: str) -> str:
    """A news system: a header with today's day, teasers in prose below the article, no name that tells it."""
    told = "".join(f"<span>{label}：{value}</span>　" for label, value in metadata.items())
    return f"""<!doctype html><html><head>{meta}<title>{escape(title)}-云岭在线</title></head><body><div id="app"><header>
<div>云岭县人民政府</div><div>2025-06-01 星期日</div><form><input name=q><button>搜索</button></form></header>
<article><h2>{escape(title)}</h2><p class="info">{told}</p><div>{_paragraphs(lines, "<div><span>@</span></div>")}</div>
<div>扫一扫在手机打开当前页</div></article><section><h4>推荐阅读</h4>
<div><a href=1>县委召开常委会会议</a><p>会议强调，要深入学习贯彻，全面落实各项任务。</p></div>
<div><a href=2>县政府召开常务会议</a><p>会议研究了有关事项，审议通过了有关文件。</p></div></section>
<footer><p>Copyright © 2024 云岭县人民政府，All Rights Reserved。</p>{_FOOT}</footer></div></body></html>"""


STYLES: dict[str, Callable[[str, list[str], Mapping[str, str], str], str]] = {
    "trs": _trs,
    "jpage": _jpage,
    "gkmlpt": _gkmlpt,
    "plain": _plain,
}
"""The styles of pages, by name."""

MORE_STYLES: dict[str, Callable[[str, list[str], Mapping[str, str], str], str]] = {
    "portal": _portal,
    "daily": _daily,
}
"""Styles that tell no more than some of the metadata in their own way."""
