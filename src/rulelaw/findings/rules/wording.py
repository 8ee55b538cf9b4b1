"""Group W: what was left in, said twice, left open, garbled or doubled in the words of a report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import define, field, frozen

from rulelaw.document.types import BlockKind
from rulelaw.findings.places import OWN, excerpt, kind_at
from rulelaw.findings.rules.numbers import number_places
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Report
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["W001", "W002", "W003", "W004", "W005"]

_WARNING = (Validity(Severity.WARNING),)

# --- placeholders

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
# One of these stands in every placeholder; most texts have none, and looking for one character is quick.
_TRIGGER = re.compile(rf"[{_CROSS}*_○〇◯△▲□?#某\[【{{$略待填输插补选]")
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
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        if start < reached:
            continue
        if trigger.group() in _IN_NOTE:
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


# --- sentences said twice

_SENTENCE_MARKS = "。!?;"
_SENTENCE_END = re.compile(rf"[{_SENTENCE_MARKS}\n]")
_SHORTEST_REPEATED = 20
_SAME_END = _SHORTEST_REPEATED
# A number or an ordinal before a sentence, or a quote's end, is no part of it.
_ENUMERATOR = re.compile(
    r"[ ”’」』)\]】]*(?:\(?[一二三四五六七八九十\d]{1,3}\)?[、.)]|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳]|"
    r"[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,、])?[ ,:]*"
)


def _said_twice(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    text = flow.text
    # sentences that are alike end alike
    lines = text.replace(" ", "")
    for ending in _SENTENCE_MARKS:  # thrice as fast as to split by a pattern
        lines = lines.replace(ending, "\n")
    sentences = lines.split("\n")
    ends = [words[-_SAME_END:] for words in sentences if len(words) >= _SHORTEST_REPEATED]
    if len(set(ends)) == len(ends):
        return
    headings = {heading.span.start: heading.span.end for heading in report.headings if heading.span}
    places: dict[str, list[tuple[int, int]]] = {}
    for block in report.document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        start = flow.at(headings.get(block.span.start, block.span.start))
        limit = flow.at(block.span.end - 1) + 1
        while start < limit:
            closing = _SENTENCE_END.search(text, start, limit)
            end = closing.start() if closing else limit
            if end - start >= _SHORTEST_REPEATED:
                mark = _ENUMERATOR.match(text, start, end)
                begin = mark.end() if mark else start
                words = text[begin:end].replace(" ", "")
                if len(words) >= _SHORTEST_REPEATED:
                    places.setdefault(words, []).append((begin, end))
            start = end + 1
    for found in places.values():
        if len(found) > 1:
            spans = tuple(flow.span(*place) for place in found)
            yield Draft(spans, {"words": excerpt(report.source.quote(spans[0])), "count": len(spans)})


# --- brackets and quotation marks

_PARTNERS = dict(zip("([【〔{“‘「『〈《", ")]】〕}”’」』〉》", strict=True))
_OPENERS = {closing: opening for opening, closing in _PARTNERS.items()}
_MARK = re.compile(r"[()\[\]【】〔〕{}“”‘’「」『』〈〉《》\"]")
_ANY = r"()\[\]【】〔〕{}“”‘’「」『』〈〉《》\""
_PLAIN = rf"[^{_ANY}\n]*+"
_PAIRS = [(re.escape(opening), re.escape(closing)) for opening, closing in (*_PARTNERS.items(), '""')]
_FLAT = "|".join(f"{opening}{_PLAIN}{closing}" for opening, closing in _PAIRS)
# Most texts hold pairs without pairs inside, or with such pairs inside, each in one line: told without backtracking.
_NESTED = "|".join(f"{opening}(?:{_PLAIN}(?:{_FLAT}))*+{_PLAIN}{closing}" for opening, closing in _PAIRS)
_WELL_FORMED = re.compile(f"(?:[^{_ANY}]*+(?:{_NESTED}))*+[^{_ANY}]*+")
_LIST_MARK = re.compile(r"(?:^|[\s。;,:、!?”])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])\)$")
_GLUED_MARK = re.compile(r"(?<!\d)(\d{1,2})\)$")
# “…“ or ”…”: two marks that look the same way are one slip.
_SHORT_QUOTE = 30
# A quotation of whole paragraphs closes within so many.
_LONGEST_QUOTE = 4


@frozen
class _Lone:
    """A mark without its partner: where it stands, and which."""

    place: int
    mark: str


@define
class _Pairing:
    """The brackets and quotation marks of a paragraph, being matched.

    :ivar open: those still open, outermost first.
    :ivar count: how many of each are open.
    :ivar dropped: those given up because what encloses them was closed first.
    :ivar lone: those that have no partner.
    """

    open: list[_Lone] = field(factory=list)
    count: dict[str, int] = field(factory=dict)
    dropped: dict[str, list[_Lone]] = field(factory=dict)
    lone: list[_Lone] = field(factory=list)

    def begin(self, place: int, mark: str) -> None:
        """Open a pair."""
        self.open.append(_Lone(place, mark))
        self.count[mark] = self.count.get(mark, 0) + 1

    def close(self, opening: str) -> bool:
        """Close the nearest ``opening``; tell whether there was one. What is open inside it is given up."""
        if not self.count.get(opening):
            return False
        while True:
            last = self.open.pop()
            self.count[last.mark] -= 1
            if last.mark == opening:
                return True
            self.dropped.setdefault(last.mark, []).append(last)

    def end(self) -> list[_Lone]:
        """Give all marks without partner, but for 《》, in order."""
        given_up = [lone for group in self.dropped.values() for lone in group]
        lone = [*self.lone, *given_up, *self.open]
        return sorted((one for one in lone if one.mark not in "《》"), key=lambda one: one.place)


def _lone_marks(text: str, start: int, end: int) -> list[_Lone]:
    """Give the brackets and quotation marks of a paragraph that have no partner in it, in order."""
    if _WELL_FORMED.fullmatch(text, start, end):
        return []
    pairing = _Pairing()
    items = 0
    for match in _MARK.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if mark == '"':
            _take_plain_quote(pairing, place)
        elif mark in _PARTNERS:
            pairing.begin(place, mark)
        elif mark == "’" and _is_apostrophe(text, place):
            continue
        elif not pairing.close(_OPENERS[mark]):
            if mark == ")" and pairing.count.get("(", 0) == 0:
                item = _item(text, start, place, items)
                if item is not None:
                    items = item
                    continue
            _leave_alone(pairing, place, mark)
    return pairing.end()


def _take_plain_quote(pairing: _Pairing, place: int) -> None:
    """Take a straight quotation mark: it closes a straight or a curly one that is open, else it opens."""
    if pairing.count.get('"'):
        pairing.close('"')
    elif pairing.open and pairing.open[-1].mark == "“":
        pairing.close("“")
    else:
        pairing.begin(place, '"')


def _leave_alone(pairing: _Pairing, place: int, mark: str) -> None:
    """Take a closing mark with nothing open: it may close what crosses another pair, or a straight quote."""
    crossing = pairing.dropped.get(_OPENERS[mark])
    if crossing:
        crossing.pop()
    elif mark == "”" and pairing.count.get('"'):
        pairing.close('"')
    else:
        pairing.lone.append(_Lone(place, mark))


def _is_apostrophe(text: str, place: int) -> bool:
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before and before.isascii() and before.isalnum() and (not behind or behind.isascii()))


def _item(text: str, start: int, place: int, items: int) -> int | None:
    """Give the number of the list mark that ends with the bracket at ``place``; ``None`` where it is no list mark."""
    lead = text[max(start, place - 5) : place + 1]
    glued = _GLUED_MARK.search(lead)
    if glued and int(glued[1]) == items + 1:  # 包括1)…2)…
        return items + 1
    if _LIST_MARK.search(lead):
        return int(glued[1]) if glued else items
    return None


def _unmatched(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    text = flow.text
    sound = _WELL_FORMED.match(text)
    reached = sound.end() if sound else 0
    if reached == len(text):
        return
    places = [flow.stretch(block.span) for block in report.document.blocks if block.kind in OWN]
    # a block is made of lines: one that ends before the first mark without a partner is sound
    paragraphs = [
        (start, end, _lone_marks(text, start, end) if end > reached else []) for start, end in places
    ]
    if not any(lone for _, _, lone in paragraphs):
        return
    numbers = number_places(text)
    starts = [start for start, _ in numbers]

    def is_of_a_number(place: int) -> bool:  # 岚政发〔2021)3号 is one slip, and C002's
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < numbers[index][1]

    for group in _grouped(_joined(paragraphs, text)):
        if is_of_a_number(group[0].place):
            continue
        first = group[0]
        spans = tuple(flow.span(one.place, one.place + 1) for one in group)
        yield Draft(spans, {"mark": report.source.quote(spans[0]), "words": _around(report, first)})


def _around(report: Report, lone: _Lone) -> str:
    """Give the words that begin or end with a mark."""
    flow = report.source.flow
    reach = 13
    if lone.mark in _PARTNERS or lone.mark == '"':
        end = flow.text.find("\n", lone.place, lone.place + reach)
        around = flow.span(lone.place, end if end >= 0 else min(len(flow.text), lone.place + reach))
    else:
        lowest = max(0, lone.place + 1 - reach)
        around = flow.span(max(lowest, flow.text.rfind("\n", lowest, lone.place) + 1), lone.place + 1)
    return excerpt(report.source.quote(around))


def _joined(paragraphs: list[tuple[int, int, list[_Lone]]], text: str) -> Iterator[_Lone]:
    """Give the marks without partner in their paragraph nor in the next, where a line break has cut a pair in two.

    A quotation of several paragraphs opens anew with each of them, or closes a few paragraphs on.
    """
    pending: list[_Lone] = []
    waited = 0
    for start, end, lone in paragraphs:
        here = list(lone)
        waited += 1
        if pending and here and _OPENERS.get(here[0].mark) == pending[-1].mark:
            pending.pop()
            here.pop(0)
        elif pending and _begins_a_quote(pending[-1], text):
            if text[start] == "“" and (text[end - 1] == "”" or (here and here[0].place == start)):
                pending.pop()
            elif not here and waited < _LONGEST_QUOTE:
                continue
        yield from pending
        pending, waited = here, 0
    yield from pending


def _begins_a_quote(lone: _Lone, text: str) -> bool:
    """Tell whether a mark opens a quotation of whole paragraphs: at a line's beginning, or behind a colon."""
    return lone.mark == "“" and text[lone.place - 1 : lone.place] in ("", "\n", ":", " ")


def _grouped(lone: Iterator[_Lone]) -> Iterator[list[_Lone]]:
    """Put two quotation marks that look the same way and stand close together into one group."""
    group: list[_Lone] = []
    for one in lone:
        is_pair = (
            len(group) == 1
            and one.mark == group[0].mark
            and one.mark in "“”‘’"
            and one.place - group[0].place <= _SHORT_QUOTE
        )
        if is_pair:
            group.append(one)
            continue
        if group:
            yield group
        group = [one]
    if group:
        yield group


# --- garbled characters

# controls but tab, line and page ends; surrogates, private use, the replacement character, what is no character
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufffd\ufffe\uffff\U000f0000-\U0010ffff]+"
)
# Bytes of one encoding read in another, and what is left of mark-up.
_MISREAD = re.compile(
    "锟[锟斤拷]*|斤拷锟?[锟斤拷]*|烫{3,}|屯{3,}|锘[縡挎垮]?|[锛銆鈥][一-龥€]?|涓€"
    "|ï»¿|[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    "|[à-ï][\x80-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    r"|\?。?[ㄅ-ㄯ]+|[ㄅ-ㄯ]+|\?{4,}"
    r"|&(?:nbsp|ensp|emsp|ldquo|rdquo|middot|mdash|hellip|amp|lt|gt|quot|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
)
# What is misread begins with one of these, which is quickly looked for.
_SUSPECT = re.compile(r"[ÃÂà-ïㄅ-ㄯ锟斤锘锛銆鈥涓烫屯&?]")
_SPACES = ("\n", "\u3000", "\u2002", "\u2003", "\r", "\t", "\xa0", "\u200b", "\ufeff")
_SAME_GARBLE = 8
_SHOWN = 6


def _garbled(context: Context) -> Iterator[Draft]:
    report = context.report
    text = report.source.text
    groups: list[tuple[int, int]] = []
    for start, end in _garbled_places(text):
        if kind_at(report, start) not in OWN:
            continue
        if groups and start - groups[-1][1] <= _SAME_GARBLE and "\n" not in text[groups[-1][1] : start]:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    for start, end in groups:
        yield Draft((Span(start, end),), {"characters": _named(text[start:end])})


def _garbled_places(text: str) -> list[tuple[int, int]]:
    """Give the stretches that are garbled, ascending and apart."""
    places: list[tuple[int, int]] = []
    reached = 0
    for suspect in _SUSPECT.finditer(text):
        if suspect.start() >= reached and (match := _MISREAD.match(text, suspect.start())):
            places.append(match.span())
            reached = match.end()
    if "\ufffd" in text or not _is_printable(text):
        places.extend(match.span() for match in _UNPRINTABLE.finditer(text))
        places.sort()
    return places


def _is_printable(text: str) -> bool:
    """Tell whether a text has but characters that can be printed, line ends and spaces aside."""
    for sound in _SPACES:
        if sound in text:  # told sooner than replaced
            text = text.replace(sound, "")
    return text.isprintable()


def _named(words: str) -> str:
    """Name characters that cannot be printed by their code points: U+FFFD."""
    shown = "".join(
        character if character.isprintable() and character != "\ufffd" else f"U+{ord(character):04X} "
        for character in words[:_SHOWN]
    ).strip()
    return shown + "…" if len(words) > _SHOWN else shown


# --- doubled characters


@frozen
class _Double:
    """A character that is no word when doubled, and where the two belong to two words or to one after all.

    :ivar character: the character.
    :ivar before: characters before, with which the first of the two makes a word.
    :ivar behind: characters behind, with which the second makes a word.
    :ivar words: longer words that the second begins, without it.
    :ivar only: where given, the characters behind that make it a slip; before others it is none.
    """

    character: str
    before: str = ""
    behind: str = ""
    words: tuple[str, ...] = ()
    only: str = ""

    def is_slip(self, before: str, text: str, end: int) -> bool:
        """Tell whether the two, with ``before`` in front and ``text[end:]`` behind, are one too many."""
        behind = text[end : end + 1]
        if (before and before in self.before) or text.startswith(self.words, end):
            return False
        if self.only:
            return bool(behind) and behind in self.only
        return not (behind and behind in self.behind)


_DOUBLES = (
    _Double("的", "目标有", "确士"),
    _Double("了", "不明为除", "解结之如然却断望", ("不起", "不得")),
    _Double("和", "平温总饱共调缓谐暖随亲祥中柔谦议讲", "谐平解睦气美缓约蔼煦善"),
    _Double("是", "求国于总但凡要可还就只正而或", "否非"),
    _Double("在", "实存现所内外潜自", "线建册编校职岗押途场读逃家地用案内外即于"),
    _Double("与", "参给赠授付赋", "会其否时众"),
    _Double("及", "普涉危触提顾波兼论言推以", "时其至格早"),
    _Double("对", "应针面比核校查相反绝派结一", "象照口策方外手比接立应标账内待话抗等"),
    _Double("为", "行作认", "民期主例由止企此何了人首准"),
    _Double("被", "棉毛植", "告申征诉害执处监检查扶救调举投审许罚侵"),
    _Double("并", "合兼一归吞", "非轨"),
    _Double("或", "", "多"),
    _Double("由", "理自事案缘情来因", "此于"),
    _Double("于", "", ""),
    _Double("以", "可所予足难得借", "案人民上下及点工奖物此往便免内外后来前学训考督评"),
    _Double("而", "从反进", "且"),
    _Double("也", "", ""),
    _Double("且", "苟", ""),
    _Double("但", "", ""),
    _Double("着", "", "力眼手重装火陆想落"),
    _Double("们", "", ""),
    _Double("很", "", ""),
    _Double("把", "一两几", "关脉握控门"),
    _Double("就", "成造迁将", "业近是地医读餐座诊任学"),
    _Double("将", "即麻干大", "军士领来近要"),
    *(_Double(mark) for mark in "，、；："),
    # verbs of the genre with their first character twice
    _Double("推", "助首力类强内", only="进动行广"),
    _Double("完", "办", only="善成"),
    _Double("落", "村角部", only="实"),
    _Double("贯", "一连", only="彻"),
    _Double("提", "前", only="升高供"),
    _Double("加", "增参追附更施添叠", only="强大快"),
    _Double("开", "公召展打离放", only="展办设"),
    _Double("进", "推促改引跟先递演行前增挺奋", only="一行"),
    _Double("保", "确稳", only="障"),
    _Double("督", "监", only="促"),
)
_BY_CHARACTER = {double.character: double for double in _DOUBLES}
_DOUBLE = re.compile(f"([{''.join(_BY_CHARACTER)}])\\1+")


def _doubled(context: Context) -> Iterator[Draft]:
    report = context.report
    text = report.source.text
    for match in _DOUBLE.finditer(text):
        start, end = match.span()
        if (
            _BY_CHARACTER[match[1]].is_slip(text[start - 1 : start], text, end)
            and kind_at(report, start) in OWN
        ):
            yield Draft((Span(start, end),), {"words": match.group()[:_SHOWN]})


# --- the rules

_HEAD = "某县教育局2022年法治政府建设年度报告\n\n"
_OPENING = "2022年，某县教育局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"

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
    example=_HEAD + _OPENING + "全年开展校园普法活动**场，培训教师____人次。\n",
    near_miss=_HEAD + _OPENING + "公示时学生姓名以“XX”代替，全年开展校园普法活动20场，抽检X射线设备2台。\n",
)

W002 = Rule(
    code="W002",
    name=Label(zh="语句重复", en="a sentence said twice"),
    validities=_WARNING,
    messages={
        "default": Label(
            zh="“{words}”一句出现了{count}次。", en="The sentence “{words}” occurs {count} times."
        )
    },
    why=Label(
        zh="同一句话整句出现多次，多半是复制粘贴留下的。请删去多余的一处，或改写为各处的实际情况。",
        en="A whole sentence that occurs again was most likely pasted twice. Take one out, or tell what each place is "
        "about.",
    ),
    check=_said_twice,
    example=_HEAD
    + _OPENING
    + "健全行政规范性文件合法性审核机制，做到应审尽审。全年开展培训3场。"
    + "健全行政规范性文件合法性审核机制，做到应审尽审。\n",
    near_miss=_HEAD + _OPENING + "做到应审尽审、有错必纠。全年开展培训3场。做到应审尽审、有错必纠。\n",
)

W003 = Rule(
    code="W003",
    name=Label(zh="括号或引号不配对", en="a bracket or quotation mark without its partner"),
    validities=_WARNING,
    messages={
        "default": Label(zh="“{words}”处的{mark}没有配对。", en="The {mark} of “{words}” has no partner.")
    },
    why=Label(
        zh="括号、引号不配对，读者分不清补充说明或引文到哪里为止。请补全或删去。",
        en="Without its partner a mark does not tell where an aside or a quotation ends. Add the partner or drop the "
        "mark.",
    ),
    check=_unmatched,
    example=_HEAD + _OPENING + "检查校外培训机构64家（含新增9家，全部录入平台。\n",
    near_miss=_HEAD
    + _OPENING
    + "重点做到：1)检查校外培训机构64家（含新增9家）；2)全部录入“互联网+监管”平台。\n",
)

W004 = Rule(
    code="W004",
    name=Label(zh="乱码", en="garbled characters"),
    validities=_WARNING,
    messages={
        "default": Label(zh="此处有乱码：{characters}。", en="Garbled characters stand here: {characters}.")
    },
    why=Label(
        zh="乱码说明文件转换时出了错，原来的字已经丢失。请对照原稿补正。",
        en="Garbled characters show that a conversion went wrong and the words are lost. Restore them from the "
        "original.",
    ),
    check=_garbled,
    example=_HEAD + _OPENING + "全年开展校园普\ufffd\ufffd活动20场。\n",
    near_miss=_HEAD + _OPENING + "全年开展校园普法活动20场，在23℃人社驿站设点①处。\n",
)

W005 = Rule(
    code="W005",
    name=Label(zh="叠字", en="a doubled character"),
    validities=(Validity(Severity.INFO),),
    messages={
        "default": Label(zh="“{words}”疑为多打一字。", en="“{words}” looks like a character typed twice.")
    },
    why=Label(
        zh="“的的”“和和”之类的叠字多半是录入时多打了一字。请核对。",
        en="Doubled particles such as 的的 or 和和 are mostly typed by mistake. Check the place.",
    ),
    check=_doubled,
    example=_HEAD + _OPENING + "提高了全县教师的的法治素养，全年开展活动20场。\n",
    near_miss=_HEAD + _OPENING + "常常走访、处处留心，避免问题不了了之，达到以案促改目的的活动20场。\n",
)
