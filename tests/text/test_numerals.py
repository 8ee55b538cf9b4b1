"""Numerals: number words to exact values, and the words that bound them."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rulelaw.text.intervals import Interval
from rulelaw.text.numerals import (
    AFTER,
    BEFORE,
    Qualifier,
    arabic_value,
    bound_before,
    chinese_value,
    interval_of,
    read_number,
    scale_exponent,
)

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """Write a whole number below 10¹⁶ in Chinese, as schools teach it."""
    if number == 0:
        return "零"
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words, gap = "", False
    for place in reversed(range(len(groups))):
        group = groups[place]
        if not group:
            gap = bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += spell_group(group, first=not words) + ("", "万", "亿", "万亿")[place]
        gap = False
    return words


def spell_group(group: int, *, first: bool) -> str:
    """Write 1 to 9999; 10 to 19 at the very beginning drop their 一."""
    words, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = group // power % 10
        if not digit:
            gap = bool(words)
            continue
        if gap:
            words += "零"
        words += ("" if first and not words and power == 10 and digit == 1 else DIGITS[digit]) + unit
        gap = False
    return words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1_005, "一千零五"),
        (2_360, "二千三百六十"),
        (10_010, "一万零一十"),
        (105_000, "十万五千"),
        (30_000_400, "三千万零四百"),
        (120_000_000, "一亿二千万"),
    ],
)
def test_the_spelling_these_tests_use_is_the_usual_one(number: int, words: str) -> None:
    """The round trip below is only worth what its speller is worth."""
    assert spell(number) == words


@given(st.integers(0, 10**12 - 1))
@example(100_000_000)
@example(10_001)
def test_a_spelt_number_is_read_back(number: int) -> None:
    """Value → words → value."""
    words = spell(number)
    if len(words) <= 24:
        assert chinese_value(words) == (Decimal(number), None)


@given(st.integers(0, 10**12), st.booleans())
def test_a_printed_number_is_read_back(number: int, separated: bool) -> None:
    """Value → digits, with or without thousands separators → value."""
    assert arabic_value(f"{number:,}" if separated else str(number)) == (Decimal(number), 0)


@given(st.decimals(0, 10**9, places=2))
def test_a_printed_decimal_keeps_its_places(number: Decimal) -> None:
    """Trailing zeros are printed places: 98.50 is known to the hundredth."""
    assert arabic_value(f"{number:f}") == (number, 2)


@pytest.mark.parametrize(
    ("words", "value", "upper"),
    [
        ("两", 2, None),
        ("两百", 200, None),
        ("二〇二一", 2021, None),
        ("三千五", 3500, None),
        ("一万二", 12000, None),
        ("廿五", 25, None),
        ("一点五亿", 150000000, None),
        ("九十八点五", Decimal("98.5"), None),
        ("三万亿", 3 * 10**12, None),
        ("两三", 2, 3),
        ("三五", 3, 5),
        ("七八十", 70, 80),
        ("十七八", 17, 18),
        ("三四百", 300, 400),
    ],
)
def test_chinese_number_words(words: str, value: Decimal | int, upper: int | None) -> None:
    """Short forms, digits in a row, decimals, and two neighbouring digits as a range."""
    assert chinese_value(words) == (Decimal(value), None if upper is None else Decimal(upper))


@pytest.mark.parametrize("words", ["", "法治", "点五", "一点", "三点法", "一" * 25, "件"])
def test_words_that_are_no_number(words: str) -> None:
    """Anything else gives nothing; a word beyond all length is damage."""
    assert chinese_value(words) is None


@pytest.mark.parametrize("words", ["1,23,4", "3.2.1", "12,85", "1,2345", "", "1" * 25, "1."])
def test_malformed_arabic_numerals(words: str) -> None:
    """Separators stand every three digits, and one point is the most."""
    assert arabic_value(words) is None


@pytest.mark.parametrize(
    ("scale", "power"),
    [(None, 0), ("", 0), ("十", 1), ("百", 2), ("千", 3), ("万", 4), ("百万", 6), ("亿", 8), ("万亿", 12)],
)
def test_scale_words(scale: str | None, power: int) -> None:
    """Scale words multiply."""
    assert scale_exponent(scale) == power


@pytest.mark.parametrize(
    ("words", "value", "qualifier"),
    [
        ("近1919万", 19190000, "about"),
        ("约２万", 20000, "about"),
        ("一千二百余", 1200, "over"),
        ("3.5亿", 350000000, "exact"),
        ("不少于40", 40, "at_least"),
        ("70%以上", 70, "at_least"),
        ("百分之九十五", 95, "exact"),
        ("两三", 2, "range"),
        ("不足5%", 5, "under"),
        ("20左右", 20, "about"),
    ],
)
def test_one_number_read_by_itself(words: str, value: int, qualifier: str) -> None:
    """The bounding words go with it."""
    number = read_number(words)
    assert number is not None
    assert (number.value, str(number.qualifier)) == (value, qualifier)


@pytest.mark.parametrize("words", ["", "三项制度", "1,23,4", "法治12", "12件", "近", "约约3"])
def test_what_is_no_lone_number(words: str) -> None:
    """A measure word, or any other word, makes it a part of a sentence."""
    assert read_number(words) is None


@pytest.mark.parametrize("word", BEFORE)
def test_each_bounding_word_before_a_number_is_found(word: str) -> None:
    """Each word of the table is found where it ends; 上 only before a round Chinese number."""
    number = "百" if word == "上" else "30"
    text = f"全年培训{word}{number}"
    assert bound_before(text, len(text) - len(number)) == word


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("大会上30", 4),  # 上 of another word
        ("以上30", 2),
        ("总共30", 2),
        ("达30", 1),
        ("30", 0),
        ("约培训30", 3),  # not directly before
    ],
)
def test_words_that_do_not_bound(text: str, position: int) -> None:
    """达, 共 and 累计 leave a number exact."""
    assert bound_before(text, position) is None


@pytest.mark.parametrize(
    ("word", "printed"),
    [(word, f"{word}{'百' if word == '上' else '30'}") for word in BEFORE]
    + [(word, f"30{word}") for word in AFTER],
)
def test_each_bounding_word_bounds_in_its_own_direction(word: str, printed: str) -> None:
    """The interval lies on the side of the number that the word names."""
    number = read_number(printed)
    assert number is not None
    assert number.qualifier == {**BEFORE, **AFTER}[word]
    stretch, value = number.interval, number.value
    if number.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
        assert stretch.low == value
        assert stretch.low_closed is (number.qualifier is Qualifier.AT_LEAST)
    elif number.qualifier in (Qualifier.UNDER, Qualifier.AT_MOST):
        assert stretch.high == value
        assert stretch.high_closed is (number.qualifier is Qualifier.AT_MOST)
    else:
        assert stretch.low is not None
        assert stretch.high is not None
        assert stretch.low < value <= stretch.high


def test_the_tables_contradict_each_other_nowhere() -> None:
    """No word bounds in two ways."""
    assert not set(BEFORE) & set(AFTER)
    assert set(BEFORE.values()) | set(AFTER.values()) == set(Qualifier) - {Qualifier.EXACT, Qualifier.RANGE}


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("200余", "200", "300"),
        ("1.5万余", "15000", "16000"),
        ("60余", "60", "70"),
        ("近200", "100", "200"),
        ("近1919万", "19180000", "19190000"),
        ("约30", "25", "35"),
        ("1.2亿", "115000000", "125000000"),
        ("95.4%", "95.35", "95.45"),
        ("12", "12", "12"),
    ],
)
def test_what_a_printed_number_stands_for(printed: str, low: str, high: str) -> None:
    """余 and 近 reach to the next step of the last printed digit, 万 and decimals are rounded."""
    number = read_number(printed)
    assert number is not None
    assert (number.interval.low, number.interval.high) == (Decimal(low), Decimal(high))


@given(
    st.decimals(0, 10**8, places=0),
    st.sampled_from(Qualifier),
    st.sampled_from([None, "余", "多", "近", "约", "超过", "不足", "低于"]),
)
def test_no_figure_stands_for_nothing(value: Decimal, qualifier: Qualifier, word: str | None) -> None:
    """The value as printed touches its interval, whatever bounds it."""
    stretch = interval_of(value, qualifier=qualifier, word=word)
    closed = Interval(stretch.low, stretch.high)
    assert closed.meets(Interval.point(value))


def test_a_range_holds_both_ends() -> None:
    """The order of the ends does not matter."""
    assert interval_of(Decimal(3), upper=Decimal(5), qualifier=Qualifier.RANGE) == Interval(
        Decimal(3), Decimal(5)
    )
    assert interval_of(Decimal(5), upper=Decimal(3), qualifier=Qualifier.RANGE) == Interval(
        Decimal(3), Decimal(5)
    )
