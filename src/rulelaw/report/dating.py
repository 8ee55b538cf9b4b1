"""Turn the date tokens of a text into dates and stretches of days.

The year of a bare 5月1日 is left open: nothing is guessed here. Library code never reads the clock, so 今年 has no year
until the masthead gives one.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

from rulelaw.report.types import DateMention, DatePrecision
from rulelaw.text.numerals import chinese_value
from rulelaw.text.spans import Span

__all__ = ["read_date"]

_POINT = re.compile(
    r"(?:(?P<year>\d{2,4}|[一二三四五六七八九〇零○O]{4}) ?(?:年(?:度|底|初|末)?|(?=[-/.—–~～至到])|$))?"
    r"(?:[-/.]? ?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:月"
    r"|(?=[-/.]))(?:[-/.]? ?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]?)?)?"
)
_ISO = re.compile(r"(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})")
# 2020年3-11月: the first month leaves its 月 to the second.
_MONTH_OPEN = re.compile(r"年 ?\d{1,2} ?$")
_SPLIT = re.compile(r" ?(?:[-—–~～]{1,2}|至|到) ?")


def read_date(words: str, span: Span) -> DateMention | None:
    """Read one date token of the lexer; ``None`` where it names no date after all.

    :param words: a token whose role is a date or a period.
    :param span: where it stands.
    """
    told = _told(words)
    return None if told is None else DateMention(span, *told)


# What a mention of a date holds behind its place.
_Told = tuple[
    DatePrecision,
    int | None,
    int | None,
    int | None,
    datetime.date | None,
    datetime.date | None,
    bool,
    bool,
]


@lru_cache(maxsize=4096)
def _told(words: str) -> _Told | None:
    """Read the words of a date, without their place: the same few dates stand all over a report."""
    iso = _ISO.fullmatch(words)
    if iso:
        return _mention((int(iso[1]), int(iso[2]), int(iso[3])), None)
    ends = _SPLIT.split(words, maxsplit=1)
    first = _point(ends[0] + "月" if _MONTH_OPEN.search(ends[0]) else ends[0])
    if first is None:
        return None
    return _mention(first, _point(ends[1], shape=first) if len(ends) > 1 else None)


_Point = tuple[int | None, int | None, int | None]


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    if word.isdigit():
        return int(word)
    value = chinese_value(word.replace("○", "〇").replace("O", "〇"))
    return None if value is None or value[1] is not None else int(value[0])


def _point(words: str, shape: _Point | None = None) -> _Point | None:
    """Read one end; a bare number takes the unit of the end that tells it (1-11月, 7月1日-10日)."""
    words = words.strip()
    digits = re.match(r"\d+", words)
    if shape is not None and digits and re.fullmatch(r"\d{1,2} ?[日号]", words):
        return None, None, int(digits[0])
    if re.fullmatch(r"\d{1,2}", words):
        return None, int(words), None
    match = _POINT.match(words)
    if match is None or not match.group():
        return None
    year = _number(match["year"])
    if year is not None and year < 100:
        year += 2000
    point = (year, _number(match["month"]), _number(match["day"]))
    return None if point == (None, None, None) else point


def _mention(first: _Point, second: _Point | None) -> _Told:
    year, month, day = first
    precision = (
        DatePrecision.DAY
        if day is not None
        else DatePrecision.MONTH
        if month is not None
        else DatePrecision.YEAR
    )
    exists = _exists(first)
    opening, closing = _days(first)
    if second is not None:
        completed = (
            second[0] if second[0] is not None else year,
            second[1] if second[1] is not None else month,
            second[2],
        )
        exists = exists and _exists(completed)
        closing = _days(completed)[1]
    return precision, year, month, day, opening, closing, exists, second is not None


def _exists(point: _Point) -> bool:
    """Tell whether the calendar has the point; without a year the longest February counts."""
    year, month, day = point
    if month is None:
        return True
    if not 1 <= month <= 12:
        return False
    if day is None:
        return True
    longest = calendar.monthrange(year if year and 1 <= year <= 9999 else 2000, month)[1]
    return 1 <= day <= longest


def _days(point: _Point) -> tuple[datetime.date | None, datetime.date | None]:
    """Give the first and the last day of a point; ``None`` where the year is open or the date does not exist."""
    year, month, day = point
    if year is None or not 1 <= year <= 9999 or not _exists(point):
        return None, None
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if day is None:
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    exact = datetime.date(year, month, day)
    return exact, exact
