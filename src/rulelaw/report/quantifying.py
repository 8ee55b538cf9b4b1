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
from operator import itemgetter

from attrs import frozen

from rulelaw.codebook.units import name_phrases, name_words
from rulelaw.report.lexing import lex
from rulelaw.report.telling_zeros import told_zeros
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
    whole_where_it_is,
)
from rulelaw.text.sources import Source
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["Sorted", "sort_numerals"]

# Members that every numeral is compared with.
_TIMES = (Role.DATE, Role.PERIOD)
_QUANTITY, _BARE, _EXACT = Role.QUANTITY, Role.BARE, Qualifier.EXACT
# Stands behind every place of a text.
_NEVER = (sys.maxsize, sys.maxsize)

# How far from a numeral its quotation marks may stand for it to be part of a name: “1+4”, “复工复产10条”.
_QUOTED = 12
_OPENING, _CLOSING = "“‘「『", "”’」』"
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
    """The numerals of a text, sorted: the quantities, the rest with reasons, and the words of dates.

    :ivar quantities: in order of the text, zeros told in words among them.
    :ivar numerals: what is no quantity, in order.
    :ivar dates: the words that tell dates or periods, each with its place.
    """

    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]
    dates: tuple[tuple[Span, str], ...]


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


# A numeral of a quantity's shape, taken apart: its number, the bounding word in it, its scale word, its unit, and the
# bounding word behind it; a part that is not there is None.
_Words = tuple[str, str | None, str | None, str | None, str | None]


def _take_apart(shape: str, match: re.Match[str]) -> _Words:
    if shape == "number":
        number, over, late, scale, unit, after = match.group(
            "nu_number", "nu_over1", "nu_over2", "nu_scale", "nu_unit", "nu_after"
        )
        return number, over or late, scale, unit, after
    if shape == "chinese_number":
        number, over, unit, after = match.group("ch_number", "ch_over", "ch_unit", "ch_after")
        return number, over, None, unit, after
    if shape == "range":
        return match[shape], None, None, match["ra_unit"], match["ra_after"]
    return match[shape], None, None, "%", match["pw_after"]


def sort_numerals(source: Source, titles: list[tuple[int, int]], body: list[tuple[int, int]]) -> Sorted:
    """Sort all numerals of ``source``.

    :param source: the text given.
    :param titles: the stretches inside 《》, ascending, in flow positions.
    :param body: the stretches that are the report's own text, ascending; numerals outside are furniture.
    :returns: the sorted numerals with spans into the text given.
    """
    flow = source.flow
    text, span_of = flow.text, flow.span
    title, own = _Ranges(titles), _Ranges(body)
    found: list[tuple[int, Quantity]] = []
    rest: list[Numeral] = []
    dates: list[tuple[Span, str]] = []
    last: Quantity | None = None
    last_end = -sys.maxsize
    for reading, start, end, match in lex(text):
        if start >= title.end:
            title.reach(start)
        if start >= own.end:
            own.reach(start)
        role, reason = reading.role, reading.name
        if start >= title.start:
            role, reason = Role.TITLE, "inside_title"
        elif role in _TIMES:
            span = span_of(start, end)
            dates.append((span, text[start:end]))
            rest.append(Numeral(span, role, reason))
            continue
        elif start < own.start:
            role, reason = Role.FURNITURE, "page_furniture" if role is _QUANTITY else reason
        elif role is _QUANTITY:
            words = _take_apart(reason, match)
            verdict = _turn_down(text, reason, words, start, end)
            if verdict is None:
                # one bound serves both of two quantities with only such a word between them
                follows = last_end >= start - 2 and text[last_end:start] in ("或者", "或", "、")
                partner = last if follows else None
                quantity = _quantity(flow, reason, match, words, start, end, partner)
                if quantity is not None:
                    found.append((start, quantity))
                    last, last_end = quantity, end
                    continue
                # 3，4 with a clause comma is two numbers in a row; the fold has made one numeral of them
                in_a_row = "，" in source.quote(span_of(start, end))
                role, reason = (
                    (Role.BARE, "numbers_in_a_row") if in_a_row else (Role.MALFORMED, "malformed_number")
                )
            else:
                role, reason = verdict
        rest.append(Numeral(span_of(start, end), role, reason))
    bare = {numeral.span.end for numeral in rest if numeral.role is _BARE and len(numeral.span) == 1}
    zeros = _zeros(flow, titles, body, bare)
    told = bare.intersection([quantity.span.end for _, quantity in zeros])
    if told:  # the 0 of 败诉率为0 is told, though it has no measure word
        rest = [numeral for numeral in rest if numeral.span.end not in told]
    if zeros:
        found = sorted(found + zeros, key=itemgetter(0))
    return Sorted(tuple([quantity for _, quantity in found]), tuple(rest), tuple(dates))


def _turn_down(text: str, shape: str, words: _Words, start: int, end: int) -> tuple[Role, str] | None:
    """Tell why a numeral of a quantity's shape is none after all; ``None`` where it is one."""
    if shape in ("number", "chinese_number"):
        before = text[start - 1] if start else "\n"
        name = _arabic_name if shape == "number" else _chinese_name
        verdict = name(text, words, before, start, end)
        if verdict is not None:
            return verdict
    number, _, _, unit, _ = words
    if (unit is not None and "岁" in unit) or "岁" in number:  # 3-11岁, 60岁以上: an age names a group
        return Role.NAME, "age"
    if _is_quoted(text, start, end):
        return Role.NAME, "short_quotation"
    return None


def _arabic_name(text: str, words: _Words, before: str, start: int, end: int) -> tuple[Role, str] | None:
    if before.isascii() and (
        before.isalpha() or (before in "-_/#@" and text[start - 2 : start - 1].isascii())
    ):
        return Role.CODE, "letter_before"
    number, _, scale, unit, after = words
    if unit is None:
        if before in "\n (（" and mark_at(text, start - (before == "(")):
            return Role.LIST_MARK, "line_mark"
        if scale is None or scale in ("千", "百"):
            return Role.BARE, "no_measure_word"
        return None
    if after is not None:
        return None
    if unit == "小时" and number == "24" and not bound_before(text, start):
        return Role.NAME, "round_the_clock"
    if unit in ("年", "周年"):
        return Role.PERIOD, "years_of_a_period"
    if unit == "日" and number.isdigit() and int(number[:3]) <= 31:
        return Role.DATE, "day_of_a_month"
    if unit not in "%‰" and _after_arabic().match(text, end):
        return Role.NAME, "name_noun_behind"
    return None


def _chinese_name(text: str, words: _Words, before: str, start: int, end: int) -> tuple[Role, str] | None:
    number, over, _, unit, _ = words
    if before in "第每某万〔" or (number == "一" and before in "同统单专逐唯这那任进另首头初"):
        return (Role.ORDINAL if before == "第" else Role.ARTICLE_WORD), "part_of_a_word"
    if unit == "次" and text.startswith("会议", end) and _OF_A_TERM.search(text, max(0, start - 14), start):
        return Role.ORDINAL, "session_of_a_term"
    if unit in ("届", "年", "周年", "代", "月", "日", "周", "班", "岁"):
        return Role.PERIOD if unit != "届" else Role.ORDINAL, "years_of_a_period"
    if over or (bound_before(text, start) and number != "一"):
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
    window = text[max(0, start - _QUOTED) : start]
    if not ("“" in window or "‘" in window or "「" in window or "『" in window):
        return False
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
    if not start or text[start - 1] not in _MAY_BOUND:  # so for most numbers, and all that most cost
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
    number, _, scale, _, _ = words
    read = arabic_value(number)
    return None if read is None else (read[0], None, read[1], scale_exponent(scale) if scale else 0)


def _chinese(_match: re.Match[str], words: _Words) -> _Printed | None:
    spoken = chinese_value(words[0])
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


def _quantity(
    flow: Flow,
    shape: str,
    match: re.Match[str],
    words: _Words,
    start: int,
    end: int,
    partner: Quantity | None,
) -> Quantity | None:
    """Make the quantity of a numeral; ``None`` where the number is malformed."""
    printed = _WORTH[shape](match, words)
    if printed is None:
        return None
    _, over, _, unit, after = words
    if unit is None:
        # without a measure word 以上 and 左右 still bound a scaled number, and 内 begins another word
        after = after if after in ("以上", "左右", "上下") else None
        end = end if after else match.end("nu_over2") if match["nu_over2"] else match.end("nu_scale")
    elif after == "内" and not _takes_within(unit):
        end, after = end - 1, None
    value, upper, places, exponent = printed
    if exponent:
        value *= 10**exponent
    if places:
        value = whole_where_it_is(value)
    before = _prefix(flow.text, start)
    if before or after or over or upper is not None or partner is not None:
        qualifier, word = _bound(before, over, after, partner, is_range=upper is not None)
    else:
        qualifier, word = _EXACT, None
    decimals = places - exponent
    continuous = decimals != 0 or (unit is not None and unit in "%‰")
    return Quantity(
        value,
        upper,
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
    return (whole_where_it_is(low), whole_where_it_is(high), places - second) if low <= high else None


def _zeros(
    flow: Flow, titles: Iterable[tuple[int, int]], body: Iterable[tuple[int, int]], bare: Container[int]
) -> list[tuple[int, Quantity]]:
    """Give the zeros told in words, in order, none over another; ``bare`` is where lone digits end in the source."""
    text = flow.text
    title, own = _Ranges(titles), _Ranges(body)
    passed = 0
    found = []
    for start, end, unit in told_zeros(text):
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
