"""Sort the numerals of a text into quantities and the rest, and find the zeros told in words.

The lexer has given every numeral a reading by its own shape; here its surroundings have their say: page furniture,
titles, quotation marks, letters before it, nouns that make a name of it. What is turned down is kept with the reason.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Container, Iterable
from decimal import Decimal
from functools import cache

from attrs import define, frozen

from rulelaw.codebook.units import name_phrases, name_words
from rulelaw.report.lexing import lex
from rulelaw.report.telling_zeros import outcome_zeros
from rulelaw.report.types import Numeral, Quantity, Role
from rulelaw.text.folding import Flow
from rulelaw.text.marks import mark_at
from rulelaw.text.numerals import (
    AFTER,
    BEFORE,
    Qualifier,
    arabic_value,
    bound_before,
    chinese_value,
    scale_exponent,
)
from rulelaw.text.sources import Source
from rulelaw.text.words import alternation

__all__ = ["ZERO_EXAMPLES", "Sorted", "sort_numerals"]

_TIMES = (Role.DATE, Role.PERIOD)
# Stands behind every place of a text.
_NEVER = (sys.maxsize, sys.maxsize)

# How far from a numeral its quotation marks may stand for it to be part of a name: “1+4”, “复工复产10条”.
_QUOTED = 12
_OPENING, _CLOSING = "“‘「『", "”’」』"
_OPENED = re.compile(f"[{_OPENING}]")
# What may stand between the bounding word and the number: 达到, 约为, 超过了.
_LINKS = ("达到", "达", "为", "了", "有", "在", "共", "于")
_MAY_BOUND = frozenset(word[-1] for word in (*BEFORE, *_LINKS))
# Kinds of words that make 一 count something: what is counted stands directly before, and the clause ends behind.
_COUNTED_ONE = re.compile(
    r"(?:案件|案|申请|文件|合同|建议|提案|事项|诉讼|复议|败诉|撤诉|终止|维持|纠错|处罚|许可|应诉|出庭|共|仅|只有|各)$"
)
# A session of an assembly is numbered within its term: 十四届全国人大二次会议.
_OF_A_TERM = re.compile(r"届[^,。;:]{0,10}$")
_AT_LEAST_ONE = re.compile(r"(?:不少于|不低于|至少|不超过|最多|至多|仅有|仅|只|少于)$")


@frozen
class Sorted:
    """The numerals of a text, sorted: the quantities, the rest with reasons, and the raw date tokens.

    :ivar quantities: in order of the text, zeros told in words among them.
    :ivar numerals: what is no quantity, in order.
    :ivar dates: the tokens that tell dates or periods.
    """

    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]
    dates: tuple[re.Match[str], ...]


class _Ranges:
    """Sorted stretches of a flow, passed from left to right: the start and the end of the one reached."""

    __slots__ = ("_next", "end", "start")

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._next = iter(ranges)
        self.start, self.end = next(self._next, _NEVER)

    def reach(self, position: int) -> None:
        """Go on to the first stretch that ends behind ``position``, which lies behind all positions reached before."""
        while position >= self.end:
            self.start, self.end = next(self._next, _NEVER)


@define
class _Words:
    """A numeral of a quantity's shape, taken apart; a part that is not there is ``None``."""

    shape: str
    number: str
    over: str | None
    scale: str | None
    unit: str | None
    after: str | None


def _take_apart(shape: str, match: re.Match[str]) -> _Words:
    if shape == "number":
        number, over, late, scale, unit, after = match.group(
            "nu_number", "nu_over1", "nu_over2", "nu_scale", "nu_unit", "nu_after"
        )
        return _Words(shape, number, over or late, scale, unit, after)
    if shape == "chinese_number":
        number, over, unit, after = match.group("ch_number", "ch_over", "ch_unit", "ch_after")
        return _Words(shape, number, over, None, unit, after)
    if shape == "range":
        return _Words(shape, match.group(), None, None, match["ra_unit"], match["ra_after"])
    return _Words(shape, match.group(), None, None, "%", match["pw_after"])


def sort_numerals(source: Source, titles: list[tuple[int, int]], body: list[tuple[int, int]]) -> Sorted:
    """Sort all numerals of ``source``.

    :param source: the text given.
    :param titles: the stretches inside 《》, ascending, in flow positions.
    :param body: the stretches that are the report's own text, ascending; numerals outside are furniture.
    :returns: the sorted numerals with spans into the text given.
    """
    flow = source.flow
    text = flow.text
    title, own = _Ranges(titles), _Ranges(body)
    found: list[tuple[int, Quantity]] = []
    rest: list[Numeral] = []
    dates: list[re.Match[str]] = []
    last: Quantity | None = None
    last_end = -1
    for reading, match in lex(text):
        start, end = match.span()
        if start >= title.end:
            title.reach(start)
        if start >= own.end:
            own.reach(start)
        role, reason = reading.role, reading.name
        if start >= title.start:
            role, reason = Role.TITLE, "inside_title"
        elif role in _TIMES:
            dates.append(match)
        elif start < own.start:
            role, reason = Role.FURNITURE, "page_furniture" if role is Role.QUANTITY else reason
        elif role is Role.QUANTITY:
            words = _take_apart(reason, match)
            verdict = _turn_down(text, words, start, end)
            if verdict is None:
                partner = last if _follows_on(text, last_end, start) else None
                quantity = _quantity(flow, match, words, partner)
                if quantity is not None:
                    found.append((start, quantity))
                    last, last_end = quantity, end
                    continue
                # 3，4 with a clause comma is two numbers in a row; the fold has made one numeral of them
                in_a_row = "，" in source.quote(flow.span(start, end))
                role, reason = (
                    (Role.BARE, "numbers_in_a_row") if in_a_row else (Role.MALFORMED, "malformed_number")
                )
            else:
                role, reason = verdict
        rest.append(Numeral(flow.span(start, end), role, reason))
    bare = {numeral.span.end for numeral in rest if numeral.role is Role.BARE and len(numeral.span) == 1}
    zeros = _zeros(flow, titles, body, bare)
    found.extend(zeros)
    told = bare.intersection([quantity.span.end for _, quantity in zeros])
    if told:  # the 0 of 败诉率为0 is told, though it has no measure word
        rest = [numeral for numeral in rest if numeral.span.end not in told]
    found.sort(key=lambda pair: pair[0])
    return Sorted(tuple(quantity for _, quantity in found), tuple(rest), tuple(dates))


def _follows_on(text: str, last_end: int, start: int) -> bool:
    """Tell whether only 或者 or 至 stands between the last quantity and this one: one bound then serves both."""
    return 0 <= last_end >= start - len("或者") and text[last_end:start] in ("或者", "或", "、")


def _turn_down(text: str, words: _Words, start: int, end: int) -> tuple[Role, str] | None:
    """Tell why a numeral of a quantity's shape is none after all; ``None`` where it is one."""
    before = text[start - 1] if start else "\n"
    if words.shape == "number":
        verdict = _arabic_name(text, words, before, start, end)
        if verdict is not None:
            return verdict
    elif words.shape == "chinese_number":
        verdict = _chinese_name(text, words, before, start, end)
        if verdict is not None:
            return verdict
    if text.find("岁", start, end) >= 0:  # 3-11岁, 60岁以上: an age names a group
        return Role.NAME, "age"
    if _is_quoted(text, start, end):
        return Role.NAME, "short_quotation"
    return None


def _arabic_name(text: str, words: _Words, before: str, start: int, end: int) -> tuple[Role, str] | None:
    if before.isascii() and (
        before.isalpha() or (before in "-_/#@" and text[start - 2 : start - 1].isascii())
    ):
        return Role.CODE, "letter_before"
    unit = words.unit
    if unit is None:
        if before in "\n (（" and mark_at(text, start - (before == "(")):
            return Role.LIST_MARK, "line_mark"
        if words.scale is None or words.scale in ("千", "百"):
            return Role.BARE, "no_measure_word"
        return None
    if words.after is not None:
        return None
    if unit == "小时" and words.number == "24" and not bound_before(text, start):
        return Role.NAME, "round_the_clock"
    if unit in ("年", "周年"):
        return Role.PERIOD, "years_of_a_period"
    if unit == "日" and words.number.isdigit() and int(words.number[:3]) <= 31:
        return Role.DATE, "day_of_a_month"
    if unit not in "%‰" and _after_arabic().match(text, end):
        return Role.NAME, "name_noun_behind"
    return None


def _chinese_name(text: str, words: _Words, before: str, start: int, end: int) -> tuple[Role, str] | None:
    number, unit = words.number, words.unit
    if before in "第每某万〔" or (number == "一" and before in "同统单专逐唯这那任进另首头初"):
        return (Role.ORDINAL if before == "第" else Role.ARTICLE_WORD), "part_of_a_word"
    if unit == "次" and text.startswith("会议", end) and _OF_A_TERM.search(text, max(0, start - 14), start):
        return Role.ORDINAL, "session_of_a_term"
    if unit in ("届", "年", "周年", "代", "月", "日", "周", "班", "岁"):
        return Role.PERIOD if unit != "届" else Role.ORDINAL, "years_of_a_period"
    if words.over or (bound_before(text, start) and number != "一"):
        return None
    if number == "一":
        if _AT_LEAST_ONE.search(text, max(0, start - 4), start):
            return None
        counted = _COUNTED_ONE.search(text, max(0, start - 4), start) and text[end : end + 1] in "\n,。;、)(!"
        return None if counted else (Role.ARTICLE_WORD, "one_as_an_article")
    if number in ("百", "千", "万", "十万", "百万", "亿"):
        return Role.NAME, "round_number_of_a_name"
    if _name_nouns().match(text, end) or _in_phrase(text, start, end):
        return Role.NAME, "name_noun_behind"
    return None


def _in_phrase(text: str, start: int, end: int) -> bool:
    found = _phrases().search(text, max(0, start - 4), end + 6)
    return found is not None and found.start() <= start and end <= found.end()


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(alternation(name_phrases()))


@cache
def _name_nouns() -> re.Pattern[str]:
    return re.compile('[“"‘]?' + alternation(name_words()[0]))


@cache
def _after_arabic() -> re.Pattern[str]:
    return re.compile(alternation(name_words()[1]))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a numeral stands inside a short quotation, which is a name."""
    if _OPENED.search(text, max(0, start - _QUOTED), start) is None:
        return False
    window = text[max(0, start - _QUOTED) : start]
    opening = max(window.rfind(mark) for mark in _OPENING)
    if opening >= 0 and not any(mark in window[opening:] for mark in _CLOSING):
        follow = text[end : end + _QUOTED]
        closings = [i for i in map(follow.find, _CLOSING) if i >= 0]
        if closings:
            inside = follow[: min(closings)]
            return (
                not any(mark in inside for mark in "。;,")
                and len(inside) + len(window) - opening <= _QUOTED + 4
            )
    return False


def _prefix(text: str, start: int) -> str | None:
    """Find the bounding word before a number, directly or with a link between (达到, 约为)."""
    if text[start - 1 : start] not in _MAY_BOUND:  # so for most numbers, and all that most cost
        return None
    word = bound_before(text, start)
    if word:
        return word
    for link in _LINKS:
        if text.endswith(link, 0, start):
            word = bound_before(text, start - len(link))
            return word if word != "上" else None
    return None


# What a numeral is worth before its scale word is multiplied in: value, upper end, printed places, exponent.
_Printed = tuple[Decimal, Decimal | None, int, int]


def _arabic(_match: re.Match[str], words: _Words) -> _Printed | None:
    read = arabic_value(words.number)
    return None if read is None else (read[0], None, read[1], scale_exponent(words.scale))


def _chinese(_match: re.Match[str], words: _Words) -> _Printed | None:
    spoken = chinese_value(words.number)
    return None if spoken is None else (*spoken, 0, 0)


def _per_cent(match: re.Match[str], _words: _Words) -> _Printed | None:
    if match["pw_han"]:
        spoken = chinese_value(match["pw_han"])
        read = None if spoken is None else (spoken[0], len(match["pw_han"].partition("点")[2]))
    else:
        read = arabic_value(match["pw_arabic"])
    return None if read is None else (read[0], None, read[1], 0)


def _both_ends(match: re.Match[str], _words: _Words) -> _Printed | None:
    ends = _range(match)
    return None if ends is None else (*ends, 0)


_WORTH: dict[str, Callable[[re.Match[str], _Words], _Printed | None]] = {
    "number": _arabic,
    "chinese_number": _chinese,
    "per_cent_word": _per_cent,
    "range": _both_ends,
}


def _quantity(flow: Flow, match: re.Match[str], words: _Words, partner: Quantity | None) -> Quantity | None:
    """Make the quantity of a numeral; ``None`` where the number is malformed."""
    printed = _WORTH[words.shape](match, words)
    if printed is None:
        return None
    start, end = match.span()
    unit, after = words.unit, words.after
    if unit is None:
        # without a measure word 以上 and 左右 still bound a scaled number, and 内 begins another word
        after = after if after in ("以上", "左右", "上下") else None
        end = match.end() if after else match.end("nu_over2") if match["nu_over2"] else match.end("nu_scale")
    elif after == "内" and not _takes_within(unit):
        end, after = end - 1, None
    value, upper, places, exponent = printed
    if exponent:
        value *= 10**exponent
    before = _prefix(flow.text, start)
    if before or after or words.over or upper is not None or partner is not None:
        qualifier, word = _bound(before, words.over, after, partner, is_range=upper is not None)
    else:
        qualifier, word = Qualifier.EXACT, None
    decimals = places - exponent
    continuous = decimals != 0 or (unit is not None and unit in "%‰")
    return Quantity(
        _plain(value),
        None if upper is None else _plain(upper),
        unit,
        qualifier,
        span=flow.span(start, end),
        decimals=decimals if continuous else None,
        word=word,
    )


def _bound(
    before: str | None, over: str | None, after: str | None, partner: Quantity | None, *, is_range: bool
) -> tuple[Qualifier, str | None]:
    """Tell how the words around a number bound it, and which of them does.

    :param before: the bounding word before the number.
    :param over: the bounding word in it (余, 多, 几).
    :param after: the bounding word behind it.
    :param partner: the quantity of the same bound before it, where it follows on (不少于3件或5场).
    :param is_range: whether the number has two ends.
    """
    if is_range:
        return Qualifier.RANGE, None
    if after:
        outward = before and BEFORE[before] in (Qualifier.UNDER, Qualifier.AT_MOST, Qualifier.OVER)
        return (BEFORE[before], before) if before and outward and after == "以上" else (AFTER[after], after)
    if before:
        return (
            (Qualifier.OVER, over) if over and BEFORE[before] is Qualifier.ABOUT else (BEFORE[before], before)
        )
    if over:
        return Qualifier.OVER, over
    if partner is not None and partner.word in BEFORE:
        bound = partner.qualifier
        if bound in (Qualifier.AT_MOST, Qualifier.AT_LEAST):
            return bound, partner.word
    return Qualifier.EXACT, None


def _plain(value: Decimal) -> Decimal:
    """Take the trailing zeros of a multiplied value off: 36780400.00 is 36780400."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _takes_within(unit: str) -> bool:
    return unit in ("日", "天", "个工作日", "工作日", "小时", "个小时", "分钟", "个月", "周", "年", "%", "秒")


def _range(match: re.Match[str]) -> tuple[Decimal, Decimal, int] | None:
    """Read both ends of a range; the scale word of the end serves a bare beginning (3至5万件)."""
    values = []
    places = 0
    for side in ("low", "high"):
        arabic = match[f"ra_{side}"]
        if arabic:
            read = arabic_value(arabic)
            if read is None:
                return None
            value, printed = read
            places = max(places, printed)
        else:
            spoken = chinese_value(match[f"ra_{side}_han"])
            if spoken is None or spoken[1] is not None:
                return None
            value = spoken[0]
        values.append(value)
    second = scale_exponent(match["ra_scale2"])
    first = scale_exponent(match["ra_scale1"]) if match["ra_scale1"] else second
    low, high = values[0] * 10**first, values[1] * 10**second
    return (low, high, places - second) if low <= high else None


# A zero told in words: a denial, then the thing named, and the thing must be one that reports count.
_THINGS = alternation((
    "案件", "案例", "案卷", "命案", "积案", "复议案", "诉讼案", "败诉案", "投诉", "投诉件", "信访件",
    "举报件", "督办件", "公开件", "办件", "来信", "事故", "败诉", "复议", "诉讼", "信访", "举报", "纠纷",
    "上访", "争议", "纠错", "事件", "申请", "情形", "问题", "舆情", "行为", "内容", "线索", "文件", "赔偿",
    "强制", "强制措施", "处罚", "许可", "事项", "现象", "差评", "疫情", "伤亡", "撤诉", "意见书", "建议书",
    "司法建议",
))  # fmt: skip
_INNER = r"[^。;,!?:\n“”\"()《》\d]"
_FURTHER = r"[^。;,!?:、\n“”\"()《》\d未没无零不]"  # a thing further down the list, and no zero of its own
_ZERO = re.compile(
    r"(?P<denial>未|没有?|无|零|不(?=存在))"
    r"(?:(?P<told>发生|出现|收到|产生|接到|发现|引发|存在|接收)|(?P<done>制定|制发|出台|印发|实施|作出|采取|受理|办理|启动))?"
    rf"过?(?:任何|[一1][起例件])?(?P<thing>(?!的){_INNER}{{0,24}}?{_THINGS}(?:[、和及与或]{_FURTHER}{{0,12}}?{_THINGS})*)"
    r"(?=[。;,!?、)\n”]|$|发生|的?情况)"
)
# What may stand before 无, 没有 or a deed not done where it is told of the year, and is no part of another word.
_TELLS_ALL = re.compile(
    r"(?:[^一-龥]|[均暂尚都也]|20\d\d年|全年|年内|年度|目前|今年|至今|当年|期间|诉讼|复议|街道|机关|[本我]单位|[我本全][局委厅部镇乡县市区省院办系统]|[一二三四五六七八九十]是)$"
)
# What makes a condition, an attribute or a part of the whole of the denial: 如未收到申请, 对未发生事故的, 个别单位未….
_TELLS_SOME = re.compile(r"(?:[如若凡对因将把]|应(?!诉)|部分|个别|少数|有的|一些)[^。;,]{0,4}$")
# 无 and 零 as the beginning of another word: 无证经营, 无障碍, 零散.
_OTHER_WORD = re.compile(
    "无[证理序论权法故障照效关偿形数缝疑需线]|无人(?!员)|零[散星售碎件部工跑基门距容下点]|没有(?:解决|处理|落实|做到|固定|专门|及时|充分|完全|真正|得到|统一)"
)
ZERO_EXAMPLES: tuple[tuple[str, bool], ...] = (
    ("发生行政诉讼案件14件,未发生败诉案件。", True),
    ("全年无行政复议案件。", True),
    ("行政诉讼无败诉案件,机制运行顺畅。", True),
    ("未发生较大以上安全事故。", True),
    ("未发生因程序违法被撤销的案件。", True),
    ("未发生因执法不当引发的行政复议和行政诉讼。", True),
    ("审查文件16份,没有违反审查标准的情形。", True),
    ("评查案卷20卷,无不合格案卷。", True),
    ("巡查矿区12处,未发现越界开采行为。", True),
    ("街道没有制发行政规范性文件。", True),
    ("2021年无行政复议、行政应诉案件。", True),
    ("本年度未收到依申请公开件。", True),
    ("审查政策29份,未发现排除、限制竞争的内容。", True),
    ("窗口实现零投诉。", True),
    ("查处无证经营案件3件。", False),
    ("部分单位未依法听证。", False),
    ("未依法听证3件。", False),
    ("未按规定归档的案卷已退回。", False),
    ("尚未建立常态化督导机制。", False),
    ("没有固定场所。", False),
    ("如未收到申请,按程序结案。", False),
    ("对未发生事故的企业减少检查。", False),
    ("个别单位未制定规范性文件。", False),
    ("整治零散投诉。", False),
    ("没有及时处理信访问题。", False),
    ("群众反映应发现未发现的问题。", False),
    ("企业未办理许可。", False),
)
"""Sentences that tell a zero, and near misses; the tests run them."""


def _zeros(
    flow: Flow, titles: Iterable[tuple[int, int]], body: Iterable[tuple[int, int]], bare: Container[int]
) -> list[tuple[int, Quantity]]:
    """Give the zeros told in words, in order, none over another; ``bare`` is where lone digits end in the source."""
    text = flow.text
    title, own = _Ranges(titles), _Ranges(body)
    passed = 0
    found = []
    told: dict[int, tuple[int, str | None]] = {start: (end, unit) for start, end, unit in outcome_zeros(text)}
    told |= {match.start(): (match.end(), None) for match in _ZERO.finditer(text) if _tells_zero(text, match)}
    for start, (end, unit) in sorted(told.items()):
        title.reach(start)
        own.reach(start)
        if start < own.start or start >= title.start:
            continue
        begin = start - 1 if text[start - 1 : start] in ("暂", "尚", "从") else start
        span = flow.span(begin, end)
        if text[end - 1] == "0" and span.end not in bare:  # it begins another numeral: 率为0,500
            continue
        if begin >= passed and not _is_quoted(text, begin, end):
            passed = end
            found.append((begin, Quantity(Decimal(0), unit=unit, zero=True, span=span)))
    return found


def _tells_zero(text: str, match: re.Match[str]) -> bool:
    """Tell whether a denial and its thing speak of the whole year, rather than of a case or by another word."""
    start = match.start()
    window = max(0, start - 6)
    if _OTHER_WORD.match(text, start) or _TELLS_SOME.search(text, window, start):
        return False
    if match["told"]:
        return match["denial"] not in ("无", "零")
    if match["denial"] == "零":
        return len(match["thing"]) <= 8 and match["done"] is None
    if match["denial"] == "不" or (match["denial"] in ("未", "没") and not match["done"]):
        return False
    if match["done"] and (match["denial"] == "无" or "的" in match["thing"]):
        return False
    return _TELLS_ALL.search(text, window, start) is not None or start == 0
