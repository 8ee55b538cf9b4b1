"""Group W, what was left open: placeholders of a template that nobody filled in (W001)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulelaw.document.types import BlockKind
from rulelaw.findings.examples import BEGUN_2022, HEAD_2022
from rulelaw.findings.places import OWN, excerpt, kind_at
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.text.words import alternation, occurrences

__all__ = ["W001"]

# What a blank is filled for: a measure word, or the end of a name of place or body.
_MEASURES = (
    "件 件次 份 项 个 条 起 宗 次 场 场次 期 篇 家 家次 户 户次 人 人次 人份 名 位 批 批次 卷 部 类 处 所 册 张 本 页 "
    "幅 站 组 支 台 套 辆 艘 头 块 栋 幢 吨 公里 届 号 课时 学时 小时 分钟 天 周 日 月 季度 年 岁 元 万 亿 万元 亿元 "
    "万人次 万份 万件 万户 余 多 % ‰ 个百分点"
)
_BODIES = (
    "省 市 县 区 旗 州 盟 镇 乡 街道 村 社区 开发区 自治区 自治州 新区 园区 局 厅 委 委员会 部 办 办公室 署 院 站 队 "
    "庭 科 股 政府 人民政府 机关 单位 部门 学校 公司 企业 律师 律师事务所 律所 路 文件 会议 活动 平台 同志 领导 局长 "
    "主任 书记 省长 市长 县长 区长 镇长 乡长"
)
_MEASURE = alternation(_MEASURES.split())
_FILLED = alternation(f"{_MEASURES} {_BODIES}".split())
_CLOSING = r"(?=$|[,;。:、!?)\]”\"\n*_ Xx×○以左上余多])"
_CROSS = "Xx×✕╳"
_BRACKETED = r"[^()\[\]【】〔〕{}<>\n]"
_PLACEHOLDER = re.compile(
    # a year with its end open: 20XX年, 202_年, 20**年
    rf"(?P<year>(?:(?<=20)|(?<=19))(?<!\d\d\d)[{_CROSS}*_○〇?]{{2}}(?= ?年|[〕\]】)])"
    rf"|(?<=20\d)(?<!\d\d\d\d)[{_CROSS}*_○](?= ?年|[〕\]】)]))"
    # a run of crosses, circles or triangles
    rf"|(?P<run>(?<![A-Za-z0-9{_CROSS}.])[{_CROSS}]{{2,}}(?![A-Za-z{_CROSS}])"
    rf"|(?<![一二三四五六七八九十百千〇○零\d])[○〇◯]{{2,}}(?![一二三四五六七八九十〇○零])"
    rf"|(?<![△▲□])[△▲□]{{2,}}(?={_FILLED}))"
    # one cross where a figure or a name belongs: x名, ×市
    rf"|(?P<one>(?<![A-Za-z0-9{_CROSS}+*/=.·-])[{_CROSS}](?= ?{_MEASURE}(?!数|均|限|制)|[省市县区镇乡局]))"
    rf"|(?P<stars>(?<![*\d])\*+(?= ?{_FILLED}))"
    r"|(?P<blank>(?<![A-Za-z/._\-])_{2,}(?![A-Za-z/._]))"
    rf"|(?P<marks>(?<!\?)\?{{2,}}(?= ?{_MEASURE}{_CLOSING})|(?<!\n)(?<!#)#{{2,}}(?= ?{_MEASURE}{_CLOSING}))"
    rf"|(?P<someone>某某某?(?= ?{_FILLED}))"
    # what a template says of a blank
    r"|(?P<note>[(\[【〔<](?:此处|以下|下文|内容|具体|具体内容|数据|数字)?(?:略|从略|省略)[)\]】〕>]"
    rf"|[(\[【〔{{<]{_BRACKETED}{{0,8}}待(?:补充?|填写?|完善数据)[)\]】〕}}>]"
    rf"|[(\[【〔{{<](?:请|此处)?(?:填写|填入|输入|插入|补充|选择){_BRACKETED}{{0,12}}[)\]】〕}}>]"
    r"|[\[【{](?:单位|单位名称|部门名称|部门|姓名|年份|数字|数据|日期|地名|名称|局名|县名|市名|区名)[\]】}]"
    r"|\{\{[^{}\n]{1,30}\}\}|\$\{[^{}\n]{1,30}\})"
)
# One of these stands in every placeholder; most texts have hardly any, and looking for one character is quick.
_TRIGGERS = f"{_CROSS}*_○〇◯△▲□?#某[【{{$略待填输插补选"
# Where the trigger stands in a note, the note begins with the bracket before it.
_IN_NOTE = frozenset("略待填输插补选")
_NOTE_BEGINS = re.compile(r"[(\[【〔{<][^()\[\]【】〔〕{}<>\n]{0,8}$")
# A closing bracket, stars or crosses may belong to the same blank: XX年XX月XX日.
_SAME_BLANK = 3
_OPENING_QUOTES, _CLOSING_QUOTES = "“‘「『\"'", "”’」』\"'"
_MASKED = re.compile(r"代替|替代|隐去|脱敏|打码|屏蔽|遮挡|匿名|化名|表示|掩码")
_MASK_REACH = 10
# The digits of a year whose end is open.
_OPEN_YEAR = re.compile(r"(?:19|20)\d?$")
_RULE_LINE = re.compile(r"[ _*×Xx○#?=—-]+")
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚沙俞施姬严"
)
# A body in a case may be named by crosses on purpose.
_PARTY = re.compile(r"[一-龥]{0,6}?(?:公司|厂|店|商行|超市|餐厅|诊所|小区|工地|合作社|经营部)")
_CASE = re.compile(r"案|处罚|查处|罚款|投诉|举报|违法|起诉|诉讼|纠纷|复议")
_SENTENCE_REACH = 80


def _placeholders(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    text = flow.text
    found: list[tuple[int, int]] = []
    for match in _possible_placeholders(text):
        start, end = match.span()
        kind = kind_at(report, flow.span(start, end).start)
        # the day under the text, left open, is none that segmenting would know: 20XX年X月X日
        is_open_day = kind is BlockKind.FURNITURE and match.lastgroup == "year"
        if kind not in OWN and kind is not BlockKind.SIGNATURE and not is_open_day:
            continue
        if _is_placeholder(text, match):
            if found and start - found[-1][1] <= _SAME_BLANK and "\n" not in text[found[-1][1] : start]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    for start, end in found:
        behind = _FILLED_AT.match(text, end)
        year = _OPEN_YEAR.search(text, max(0, start - 3), start)
        span = flow.span(year.start() if year else start, behind.end() if behind else end)
        yield Draft((span,), {"words": excerpt(report.source.quote(span))})


def _possible_placeholders(text: str) -> Iterator[re.Match[str]]:
    """Give what has the form of a placeholder, in order, none overlapping."""
    reached = 0
    for place in occurrences(text, _TRIGGERS):
        start = place
        if start < reached:
            continue
        if text[start] in _IN_NOTE:
            opening = _NOTE_BEGINS.search(text, max(reached, start - 10), start)
            if opening is None:
                continue
            start = opening.start()
        match = _PLACEHOLDER.match(text, start)
        if match is not None:
            reached = match.end()
            yield match


def _is_placeholder(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match stands where something was to be filled in: no mask, no mark-up, no party's name."""
    start, end = match.span()
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before and before in _OPENING_QUOTES and behind and behind in _CLOSING_QUOTES:
        return False
    kind = match.lastgroup
    if kind in ("year", "marks"):
        return True
    if kind == "stars":
        return _is_starred_blank(text, start, end)
    if kind == "blank":
        return _is_underlined_blank(text, start, end)
    if kind == "note":
        return True
    if kind == "one" and behind == "日" and before != "月":  # 本金×日利率 is a product
        return False
    if behind.isdigit() or _MASKED.search(text, end, end + _MASK_REACH):
        return False
    if kind in ("run", "someone"):
        if before in _SURNAMES and not _is_filled(text, end):
            return False
        party = _PARTY.match(text, end)
        if party and _CASE.search(text, max(0, start - _SENTENCE_REACH), end + _SENTENCE_REACH):
            return False
    return before not in _SURNAMES if kind == "someone" else True


_FILLED_AT = re.compile(_FILLED)
_CLOSED_MEASURE = re.compile(
    rf" ?(?:{_MEASURE}{_CLOSING}|人次|场次|件次|户次|家次|批次|万元|亿元|万人次|年[*_\d]|月[*_\d])"
)


def _is_filled(text: str, end: int) -> bool:
    return _FILLED_AT.match(text, end) is not None


def _line_of(text: str, start: int, end: int, reach: int = 400) -> str:
    """Give the line around ``[start, end)``, as far as ``reach`` on either side."""
    lowest = max(0, start - reach)
    begin = max(lowest, text.rfind("\n", lowest, start) + 1)
    close = text.find("\n", end, end + reach)
    return text[begin : close if close >= 0 else min(len(text), end + reach)]


def _is_starred_blank(text: str, start: int, end: int) -> bool:
    """Tell stars in the place of a figure (检查**次) from emphasis (**年度**重点) and list marks."""
    before = text[start - 1 : start]
    if not before or before == "\n" or (before.isascii() and before.isalnum()):
        return False
    if _CLOSED_MEASURE.match(text, end):
        return True
    # emphasis opens before one word and closes behind another: where every run stands before a measure word, none does
    mark = text[start:end]
    line = _line_of(text, start, end)
    runs = [found.end() for found in re.finditer(rf"(?<!\*){re.escape(mark)}(?!\*)", line)]
    return before != " " and all(_FILLED_AT.match(line, place) for place in runs)


def _is_underlined_blank(text: str, start: int, end: int) -> bool:
    """Tell a blank (共____次) from a line drawn across the page and from emphasis (__重点__)."""
    if _RULE_LINE.fullmatch(_line_of(text, start, end)):
        return False
    if end - start > 2:
        return True
    return _is_filled(text, end) or text[end : end + 1] in (",", "。", ";", "、", ")")


# --- the rule

W001 = Rule(
    code="W001",
    name=Label(zh="占位符未填写", en="a placeholder left in"),
    validities=(Validity(Severity.ERROR),),
    messages={
        "default": Label(
            zh="“{words}”处的占位符没有填写。", en="The placeholder “{words}” was not filled in."
        )
    },
    why=Label(
        zh="模板中的空格和“略”字留到公布稿里，等于没有报告这一项。请补填实际内容或删去该句。",
        en="A blank of the template that reaches the public says nothing. Fill it in or take the sentence out.",
    ),
    check=_placeholders,
    example=HEAD_2022 + BEGUN_2022 + "全年开展校园普法活动**场，培训教师____人次。\n",
    near_miss=HEAD_2022
    + BEGUN_2022
    + "公示时学生姓名以“XX”代替，全年开展校园普法活动20场，抽检X射线设备2台。\n",
)
