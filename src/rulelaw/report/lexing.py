"""Every numeral of a text gets a role, in one pass from left to right.

The readings stand in :data:`READINGS` in order of precedence: at each place the first one that fits takes the numeral,
and what one has taken is not free for another. So a date is never a count, and a document number never a date. Each
reading carries an example and a near miss; the tests run both.

The pass is one compiled alternation: the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter

from attrs import frozen

from rulelaw.codebook.units import load_units
from rulelaw.report.types import Role
from rulelaw.text.numerals import AFTER, ARABIC, CHINESE, CHINESE_DIGITS, SCALE
from rulelaw.text.words import alternation

__all__ = ["BEGINNINGS", "READINGS", "Reading", "fill_in", "lex"]

_YEAR = r"(?:19|20)\d\d"
_HAN_YEAR = r"[一二三四五六七八九〇零○O]{4}"
_HAN_DAY = r"[一二三四五六七八九十]{1,3}"
_DASH = r" ?(?:[-—–~～]{1,2}|至|到) ?"
_PART_OF_MONTH = r"(?:底|初|末|份|[上中下]旬)?"
_AFTER = alternation(AFTER)

BEGINNINGS = f"0123456789{CHINESE_DIGITS}第○数其成好几〔[【("
"""The characters that a numeral may begin with."""

# Guards: cheap looks ahead that hold wherever a reading can match, so that most numerals pass most readings by at once.
_AT_DIGIT = r"\d"
_AT_HAN = f"[{CHINESE_DIGITS}]"
# Arabic digits with something behind them that no plain count has, or more of them than a count has.
_AT_MARKED_DIGITS = r"\d++ {0,2}+[年度月日号时:/.·•・∙‧\-—–~～至到+×x]|\d{7}|0|400"
# A dash or 至 behind the words of a date, of which the longest has seventeen characters (2021 年 12 月 31 日).
_AT_SPAN_OF_DAYS = r"[\d 年月日号度]{1,20}+[-—–~～至到]"
# A dash or 至 not far behind: so far that a scale word and the longest measure word have room between.
_AT_RANGE = r"(?:[\d.,]++|[一二三四五六七八九十]{1,3}+)[^\d\-—–~～至到]{0,%ROOM%}+[-—–~～至到]"


def _optional(pattern: str) -> str:
    """Make a pattern optional by an empty alternative: that costs half of what ``?`` does, which counts repetitions."""
    return f"(?:{pattern}|)"


@frozen
class Reading:
    """A way to read a numeral.

    :ivar name: a stable name, told as the reason where the numeral is no quantity.
    :ivar role: the role it gives.
    :ivar guard: a look ahead that holds wherever the pattern matches; asked once for neighbours that share it.
    :ivar pattern: a regular expression over the folded text, anchored at the numeral.
    :ivar example: words that it takes.
    :ivar near_miss: words that it must leave to others.
    """

    name: str
    role: Role
    guard: str
    pattern: str
    example: str
    near_miss: str


READINGS: tuple[Reading, ...] = (
    Reading(
        "bracketed_number",
        Role.DOCUMENT_NUMBER,
        r"[〔\[【(]",
        rf"[〔\[【(] ?{_YEAR} ?年?[〕\]】)] ?第? ?\d{{1,5}} ?号",
        "〔2021〕33号",
        "(2021年)",
    ),
    Reading(
        "article",
        Role.ARTICLE,
        "第",
        r"第 ?(?:\d{1,4}|[一二三四五六七八九十百零两〇]{1,6}) ?(?:条|款|章|节|编|目)(?!龙|道"
        r"|路)(?:之[一二三四五六七八九])?",
        "第三十六条",
        "第三批",
    ),
    Reading(
        "ordinal",
        Role.ORDINAL,
        "第",
        r"第 ?(?:\d{1,6}|[一二三四五六七八九十百零两〇]{1,6})(?:号|次|届|批|期|个|位|名|轮|季度|阶段|版|类|项)?",
        "第8次",
        "8次",
    ),
    Reading(
        "chinese_date",
        Role.DATE,
        r"[一二三四五六七八九十〇零○O]{1,4}+ ?+[年月]",
        rf"{_HAN_YEAR} ?年(?:度|底|初|末)?(?:{_HAN_DAY} ?月(?:{_HAN_DAY} ?[日号]|{_PART_OF_MONTH}))?"
        rf"|{_HAN_DAY}月(?:{_HAN_DAY}[日号]|{_PART_OF_MONTH})",
        "二〇二一年五月",
        "三个月",
    ),
    Reading(
        "month_range",
        Role.PERIOD,
        _AT_SPAN_OF_DAYS,
        rf"(?:(?:{_YEAR}) ?年 ?)?\d{{1,2}} ?月? ?(?:[-—–~～]{{1,2}}|至"
        rf"|到) ?(?:{_YEAR} ?年 ?)?\d{{1,2}} ?月(?:份|底|初)?(?! ?\d{{1,2}} ?日)",
        "2020年1-11月",
        "11月",
    ),
    Reading(
        "day_range",
        Role.PERIOD,
        _AT_SPAN_OF_DAYS,
        rf"(?:{_YEAR} ?年 ?)?\d{{1,2}} ?月 ?\d{{1,2}} ?[日号]?{_DASH}"
        rf"(?:{_YEAR} ?年 ?)?(?:\d{{1,2}} ?月 ?)?\d{{1,2}} ?[日号]",
        "2018年1月1日-7月10日",
        "7月10日",
    ),
    Reading(
        "year_range",
        Role.PERIOD,
        _AT_SPAN_OF_DAYS,
        rf"{_YEAR} ?年?度?{_DASH}(?:{_YEAR}|\d\d(?=年)) ?(?:年度?)?(?!\d)",
        "2021—2025年",
        "2021年",
    ),
    Reading(
        "fraction",
        Role.NAME,
        r"\d{1,4}+[/×x]|[一二三四五六七八九十]{1,2}+分之",
        r"\d{1,4}/\d{1,4}(?![\d/])|\d{1,4}[×x]\d{1,4}|[一二三四五六七八九十]{1,2}分之[一二三四五六七八九十]{1,2}",
        "1/4",
        "14",
    ),
    Reading(
        "identity_number",
        Role.CODE,
        _AT_MARKED_DIGITS,
        r"\d{17}[\dXx](?![\dA-Za-z])",
        "339901197805120416",
        "33990119",
    ),
    Reading(
        "mobile",
        Role.CODE,
        _AT_MARKED_DIGITS,
        r"1[3-9]\d{9}(?!\d)",
        "13812345678",
        "1381人",
    ),
    Reading(
        "landline",
        Role.CODE,
        _AT_MARKED_DIGITS,
        r"0\d{2,3} ?-? ?\d{7,8}(?!\d)|400-?\d{3}-?\d{4}(?!\d)",
        "0571-88001234",
        "0.5公里",
    ),
    Reading(
        "iso_date",
        Role.DATE,
        _AT_MARKED_DIGITS,
        rf"{_YEAR} ?(?:- ?\d{{1,2}} ?- ?\d{{1,2}}|/\d{{1,2}}/\d{{1,2}}|\.\d{{1,2}}\.\d{{1,2}})(?![\d-])",
        "2023-02-28",
        "2023-00153",
    ),
    Reading(
        "date",
        Role.DATE,
        _AT_MARKED_DIGITS,
        rf"\d{{4}} ?年(?:度|底|初|末)?(?: ?\d{{1,2}} ?月(?: ?\d{{1,2}} ?[日号]|{_PART_OF_MONTH}))?",
        "2021年5月1日",
        "3年",
    ),
    Reading(
        "month_day",
        Role.DATE,
        _AT_MARKED_DIGITS,
        rf"\d{{1,2}} ?月(?: ?\d{{1,2}} ?[日号]|{_PART_OF_MONTH})",
        "5月1日",
        "3个月",
    ),
    Reading(
        "clock",
        Role.CLOCK,
        _AT_MARKED_DIGITS,
        r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}时(?:\d{1,2}分)?(?!间|候)",
        "16:40",
        "1:2件",
    ),
    Reading(
        "mark_before_a_year",
        Role.LIST_MARK,
        _AT_MARKED_DIGITS,
        rf"\d{{1,2}}\.(?={_YEAR} ?年)",
        "5.2025年",
        "5.2025万",
    ),
    Reading(
        "special_day",
        Role.NAME,
        _AT_MARKED_DIGITS,
        r"\d{1,2} ?[·•・∙‧] ?\d{1,2}(?!\d)|\d{1,2}\.\d{1,2}(?=[”\"'’] ?|(?:国家|国际|世界|全国"
        r"|全民)[^。,]{0,8}日|消费者|宪法)",
        "12·4",
        "12.4%",
    ),
    Reading(
        "number_sign",
        Role.DOCUMENT_NUMBER,
        _AT_MARKED_DIGITS,
        r"\d{1,7} ?号(?!线|楼|称)",
        "36号",
        "36件",
    ),
    Reading(
        "code",
        Role.CODE,
        _AT_MARKED_DIGITS,
        # two counts with a measure word are a range: 100-200人
        rf"(?![1-9]\d{{2,6}}-[1-9]\d{{1,6}} ?(?:%UNIT%))\d{{3,}}(?:[-/][\dA-Za-z]{{2,}})+"
        rf"|\d{{10,}}(?![\d.,]|{SCALE}|元)",
        "003417268/2020-00153",
        "100-200人",
    ),
    Reading(
        "sum_name",
        Role.NAME,
        r"[\d一二三四五六七八九]{1,3}+\+",
        r"(?:\d{1,3}|[一二三四五六七八九])(?:\+(?:\d{1,3}|[NXnx]|[一二三四五六七八九]|[一-龥]{1,6}))+",
        "1+4",
        "14件",
    ),
    Reading(
        "per_cent_word",
        Role.QUANTITY,
        "百",
        rf"百分之(?:(?P<pw_han>{CHINESE}+(?:点{CHINESE}+)?)|(?P<pw_arabic>{ARABIC}))(?P<pw_after>{_AFTER})?",
        "百分之九十五",
        "九十五件",
    ),
    Reading(
        "enumerator",
        Role.LIST_MARK,
        "[一二三四五六七八九十其]",
        r"[一二三四五六七八九十]{1,2}是|其[一二三四五六七八九](?=[,、:])",
        "一是",
        "一件",
    ),
    Reading(
        "indefinite",
        Role.INDEFINITE,
        "[数几成好]",
        r"[数几](?:十|百|千|万|亿)+(?:余|多)?(?:%UNIT%)|几(?:%UNIT%)|(?:成|好)[百千](?:上[千万])?",
        "数百件",
        "上百件",
    ),
    Reading(
        "range",
        Role.QUANTITY,
        _AT_RANGE,
        rf"(?:(?P<ra_low>{ARABIC})"
        rf"|(?P<ra_low_han>[一二三四五六七八九十]{{1,3}}))(?P<ra_scale1>{SCALE})? ?(?:%UNIT%)?(?:[-—–~～]{{1,2}}"
        rf"|至|到)"
        rf"(?:(?P<ra_high>{ARABIC})"
        rf"|(?P<ra_high_han>[一二三四五六七八九十]{{1,3}}))(?P<ra_scale2>{SCALE})?"
        rf" ?(?P<ra_unit>%UNIT%)(?P<ra_after>{_AFTER})?",
        "3-5件",
        "3件",
    ),
    Reading(
        "number",
        Role.QUANTITY,
        _AT_DIGIT,
        # most numbers have no scale word, and nothing of what stands with one
        rf"(?P<nu_number>{ARABIC})"
        + _optional(
            rf"(?= ?[余多几千百十万亿])(?: ?(?P<nu_over1>[余多几]))?(?: ?(?P<nu_scale>{SCALE}))?(?P<nu_over2>[余多几])?"
        )
        + _optional(" {0,2}(?P<nu_unit>%UNIT%)")
        + _optional(f"(?P<nu_after>{_AFTER})"),
        "3678.04万元",
        "第3678",
    ),
    Reading(
        "chinese_number",
        Role.QUANTITY,
        _AT_HAN,
        rf"(?P<ch_number>{CHINESE}{{1,24}}{_optional(f'点{CHINESE}{{1,12}}')})"
        rf"{_optional('(?P<ch_over>[余多几来])')}(?P<ch_unit>%HANUNIT%){_optional(f'(?P<ch_after>{_AFTER})')}",
        "三十五件",
        "统一",
    ),
)
"""The readings in order of precedence."""

# Kinds of measure words that a Chinese number takes; the others (度, 分, 成, 方 …) are too often parts of other words.
_HAN_KINDS = frozenset(
    {
        "case",
        "class",
        "document",
        "person",
        "person_time",
        "time",
        "visit",
        "place",
        "post",
        "hour",
        "duration",
        "points",
        "yuan",
        "rate",
    }
)
# Measure words that are also the beginning of another word: the number before that word is not counted by them.
_NOT_BEFORE = {
    "分": "别管局类工批散析步级期区布配支发解流享公院校数之层段队",
    "单": "位独元",
    "年": "级轻纪龄",
    "部": "门分委署长",
    "个": "体性人",
    "天": "然津",
    "度": "假",
    "周": "边岁期年",
    "节": "能假日约点",
    "回": "访应复头",
    "讲": "话师解授座",
    "班": "子组",
    "课": "题程",
    "版": "本权",
    "星": "级",
    "席": "位",
    "位": "于置",
    "案": "例",
    "条": "例款目",
    "方": "式案面法",
    "名": "单称",
    "处": "罚理置分长",
    "所": "有属以长需",
    "台": "账湾",
    "家": "庭长属",
    "户": "籍外口",
    "成": "员立果效为功本都",
    "折": "扣",
    "起": "诉草来",
    "例": "如外行会",
    "种": "植",
    "项": "目",
    "类": "型似别",
    "本": "级市局县区单地身",
    "席次": "",
    "场": "所地馆",
    "集": "中体团",
    "册": "子",
    "栏": "目",
    "页": "面",
    "级": "",
    "篇": "章",
    "则": "",
    "首": "",
    "对": "照比策象接应于外内口标",
    "块": "状",
    "面": "向对临貌积",
    "根": "据本治源",
    "片": "区面段",
    "门": "牌户诊面类",
    "头": "脑条部",
    "把": "手关握",
    "尾": "号款气",
    "米": "",
}


def _units(kinds: frozenset[str] | None) -> str:
    words = [w for kind in load_units().kinds if kinds is None or kind.code in kinds for w in kind.words]
    forbidden = {unit: f"{re.escape(unit)}[{chars}]" for unit, chars in _NOT_BEFORE.items() if chars}
    return (
        f"{_first_of(words)}(?!{_first_of(forbidden)}(?:{'|'.join(forbidden.values())})){alternation(words)}"
    )


def _first_of(words: Iterable[str]) -> str:
    """Look ahead for a first character of the words: one glance, where an alternation tries them all in turn."""
    return f"(?=[{re.escape(''.join(sorted({word[0] for word in words})))}])"


@cache
def fill_in(pattern: str) -> str:
    """Put the measure words into a pattern or a guard of a reading."""
    longest = max(len(word) for kind in load_units().kinds for word in kind.words)
    filled = pattern.replace("%ROOM%", str(longest + len("百万") + len(" ")))
    for place, kinds in (("%UNIT%", None), ("%HANUNIT%", _HAN_KINDS)):
        if place in filled:
            filled = filled.replace(place, _units(kinds))
    return filled


@cache
def _lexer() -> re.Pattern[str]:
    parts = []
    for guard, readings in groupby(READINGS, key=attrgetter("guard")):
        patterns = [f"(?P<{reading.name}>{fill_in(reading.pattern)})" for reading in readings]
        parts.append(f"(?={fill_in(guard)})(?:{'|'.join(patterns)})")
    # A pattern that begins with a set of characters is searched for several times faster than any other: so the first
    # character alone is matched, and the numeral, which begins with it, is looked at from behind it.
    return re.compile(f"[{re.escape(BEGINNINGS)}](?<=(?={'|'.join(parts)}).)")


@cache
def _by_name() -> dict[str | None, Reading]:
    return {reading.name: reading for reading in READINGS}


def lex(text: str) -> Iterator[tuple[Reading, int, int, re.Match[str]]]:
    """Give the numerals of a folded text, in order: the reading that takes it, its start and end, and the match.

    In the match the numeral is the group of the reading's name.

    >>> text = "2021年共3件,第8次"
    >>> [(reading.name, text[start:end]) for reading, start, end, _ in lex(text)]
    [('date', '2021年'), ('number', '3件'), ('ordinal', '第8次')]
    """
    by_name, search = _by_name(), _lexer().search
    match = search(text)
    while match:
        reading = by_name[match.lastgroup]
        start, end = match.span(reading.name)
        yield reading, start, end, match
        match = search(text, end)
