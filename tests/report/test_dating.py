"""Dating: date tokens to days and stretches; nothing is guessed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.report.reading import parse
from rulelaw.report.types import DateMention, DatePrecision

DAY = datetime.date


def dates(text: str) -> tuple[DateMention, ...]:
    """Read the dates of a sentence."""
    return parse(text).dates


@pytest.mark.parametrize(
    ("words", "precision", "start", "end"),
    [
        ("2021年5月1日", "day", DAY(2021, 5, 1), DAY(2021, 5, 1)),
        ("2021年5月", "month", DAY(2021, 5, 1), DAY(2021, 5, 31)),
        ("2020年2月", "month", DAY(2020, 2, 1), DAY(2020, 2, 29)),
        ("2021年", "year", DAY(2021, 1, 1), DAY(2021, 12, 31)),
        ("2021年度", "year", DAY(2021, 1, 1), DAY(2021, 12, 31)),
        ("2021年底", "year", DAY(2021, 1, 1), DAY(2021, 12, 31)),
        ("2023-02-28", "day", DAY(2023, 2, 28), DAY(2023, 2, 28)),
        ("2023/2/8", "day", DAY(2023, 2, 8), DAY(2023, 2, 8)),
        ("2023.02.28", "day", DAY(2023, 2, 28), DAY(2023, 2, 28)),
        ("2023- 01- 13", "day", DAY(2023, 1, 13), DAY(2023, 1, 13)),
        ("二〇二二年十二月三十日", "day", DAY(2022, 12, 30), DAY(2022, 12, 30)),
        ("二O二二年五月", "month", DAY(2022, 5, 1), DAY(2022, 5, 31)),
        ("２０２１年５月１日", "day", DAY(2021, 5, 1), DAY(2021, 5, 1)),
        ("2021-2025年", "year", DAY(2021, 1, 1), DAY(2025, 12, 31)),
        ("2021—2025年", "year", DAY(2021, 1, 1), DAY(2025, 12, 31)),
        ("2021年至2025年", "year", DAY(2021, 1, 1), DAY(2025, 12, 31)),
        ("2020年1-11月", "month", DAY(2020, 1, 1), DAY(2020, 11, 30)),
        ("2020年3-11月", "month", DAY(2020, 3, 1), DAY(2020, 11, 30)),
        ("2018年1月1日-7月10日", "day", DAY(2018, 1, 1), DAY(2018, 7, 10)),
        ("2018年7月1日至10日", "day", DAY(2018, 7, 1), DAY(2018, 7, 10)),
        ("2018年12月1日至2019年1月10日", "day", DAY(2018, 12, 1), DAY(2019, 1, 10)),
        ("5月1日", "day", None, None),
        ("11月底", "month", None, None),
        ("1-11月", "month", None, None),
    ],
)
def test_days_and_stretches(
    words: str, precision: str, start: datetime.date | None, end: datetime.date | None
) -> None:
    """What is told of year, month and day; without a year no day is guessed."""
    text = f"我局于{words}开展检查。"
    (date,) = dates(text)
    assert date.span.of(text) == words
    assert (date.precision, date.start, date.end) == (DatePrecision(precision), start, end)
    assert date.exists


@pytest.mark.parametrize(
    "words", ["2021年2月30日", "2021年2月29日", "6月31日", "2021年13月", "2021-04-31", "13月5日"]
)
def test_days_that_no_calendar_has(words: str) -> None:
    """They are kept as told, and said not to exist; the text is at fault, not the caller."""
    (date,) = dates(f"我局于{words}开展检查。")
    assert not date.exists
    assert date.start is None


@pytest.mark.parametrize("words", ["2月29日", "2020年2月29日"])
def test_a_leap_day_exists_where_the_year_is_open(words: str) -> None:
    """Without a year the longest February counts."""
    (date,) = dates(f"我局于{words}开展检查。")
    assert date.exists


@pytest.mark.parametrize("text", ["3年行动", "12·4宪法日", "第8次会议", "2021〕5号", "12345热线", "3个月内"])
def test_what_is_no_date(text: str) -> None:
    """Periods of time, names of days and numbers of documents name no day."""
    assert dates(text + "。") == ()


@given(
    st.dates(DAY(1990, 1, 1), DAY(2099, 12, 31)),
    st.sampled_from(["{}年{}月{}日", "{}-{:02}-{:02}", "{}/{}/{}"]),
)
def test_a_day_printed_is_the_day_read(day: datetime.date, form: str) -> None:
    """Day → words → day, at its place."""
    printed = form.format(day.year, day.month, day.day)
    text = f"我局于{printed}开展检查。"
    (date,) = dates(text)
    assert (date.start, date.end, date.span.of(text)) == (day, day, printed)


@given(st.dates(DAY(1990, 1, 1), DAY(2099, 12, 31)), st.dates(DAY(1990, 1, 1), DAY(2099, 12, 31)))
def test_a_stretch_printed_is_the_stretch_read(first: datetime.date, second: datetime.date) -> None:
    """Both ends in full."""
    text = f"自{first.year}年{first.month}月{first.day}日至{second.year}年{second.month}月{second.day}日。"
    (date,) = dates(text)
    assert (date.start, date.end, date.is_range) == (first, second, True)


@given(st.text(st.sampled_from("20219135年月日-—至到/.底二〇十 "), max_size=24))
def test_no_words_make_dating_fail(text: str) -> None:
    """Whatever the digits, a date is a date or none; a first day never stands without its last."""
    for date in dates(text):
        assert (date.start is None) or date.end is not None or not date.exists
        assert date.exists or date.start is None or date.is_range
