"""Lexing: each reading of a numeral, with an example and a near miss."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rulelaw.report.lexing import BEGINNINGS, READINGS, Reading, fill_in, lex
from rulelaw.report.types import Role
from rulelaw.text.folding import fold

NAMES = [reading.name for reading in READINGS]


@pytest.mark.parametrize("reading", READINGS, ids=NAMES)
def test_a_reading_takes_its_example(reading: Reading) -> None:
    """The example begins with this reading's token, and is one, but for words that it only looks ahead to."""
    found, start, end, _ = next(lex(reading.example))
    assert (found.name, start) == (reading.name, 0)
    assert end == len(reading.example) or "(?=" in reading.pattern


@pytest.mark.parametrize("reading", READINGS, ids=NAMES)
def test_a_reading_leaves_its_near_miss(reading: Reading) -> None:
    """What looks like it is another's or nobody's."""
    assert reading.name not in [found.name for found, *_ in lex(reading.near_miss)]


@pytest.mark.parametrize("reading", READINGS, ids=NAMES)
def test_a_guard_holds_wherever_its_reading_matches(reading: Reading) -> None:
    """It may only save time, never a numeral."""
    pattern, guard = re.compile(fill_in(reading.pattern)), re.compile(fill_in(reading.guard))

    @settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @given(st.from_regex(pattern), st.text(st.sampled_from("0123456789年月日号.-至件 ,"), max_size=3))
    def holds(text: str, behind: str) -> None:
        text = fold(text + behind).text
        for start in range(len(text)):
            if text[start] in BEGINNINGS and pattern.match(text, start):
                assert guard.match(text, start), text[start:]

    holds()


def test_names_are_stable_words_and_unique() -> None:
    """They are told as reasons, and name the groups of one pattern."""
    assert len(set(NAMES)) == len(NAMES)
    assert all(re.fullmatch("[a-z_]+", name) for name in NAMES)


def test_only_three_readings_give_quantities_by_shape() -> None:
    """All other numerals are something else before their surroundings are asked."""
    quantities = {reading.name for reading in READINGS if reading.role is Role.QUANTITY}
    assert quantities == {"per_cent_word", "range", "number", "chinese_number"}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("2021年5月1日印发3件", ["date:2021年5月1日", "number:3件"]),
        ("2021-2025年", ["year_range:2021-2025年"]),
        ("2020年1-11月", ["month_range:2020年1-11月"]),
        ("二〇二二年十二月三十日", ["chinese_date:二〇二二年十二月三十日"]),
        ("5.2025年工作安排", ["mark_before_a_year:5.", "date:2025年"]),
        ("（岚政发〔2022〕5号）", ["bracketed_number:〔2022〕5号"]),
        ("国务院令第713号", ["ordinal:第713号"]),
        ("第三十六条之一", ["article:第三十六条之一"]),
        ("第8次学习1次", ["ordinal:第8次", "number:1次"]),
        ("12345热线", ["number:12345"]),
        ("0571-88001234", ["landline:0571-88001234"]),
        ("“12·4”“1+4”", ["special_day:12·4", "sum_name:1+4"]),
        ("一是检查,二是处罚", ["enumerator:一是", "enumerator:二是"]),
        ("3至5万件", ["range:3至5万件"]),
        ("百分之九十八点五", ["per_cent_word:百分之九十八点五"]),
        ("三分之二以上", ["fraction:三分之二"]),
        ("数百份,几十名", ["indefinite:数百份", "indefinite:几十名"]),
        ("１６：４０", ["clock:16:40"]),
        ("21个分局,3部门,5年级", ["number:21个", "number:3", "number:5"]),
        ("35家次、12户(次)、200多万元", ["number:35家次", "number:12户(次)", "number:200多万元"]),
    ],
)
def test_numerals_in_their_words(text: str, tokens: list[str]) -> None:
    """What one reading has taken is not free for another."""
    text = fold(text).text
    assert [f"{reading.name}:{text[start:end]}" for reading, start, end, _ in lex(text)] == tokens


@given(st.text(st.sampled_from("12359.,一二十百万第年月日号条件个%()〔〕-/+·至约余 法"), max_size=40))
def test_tokens_are_in_order_and_apart(text: str) -> None:
    """No character belongs to two numerals, and none is empty."""
    last = 0
    for reading, start, end, match in lex(text):
        assert last <= start < end
        assert match[reading.name] == text[start:end]
        last = end


@given(st.text(st.sampled_from("12359.,一二十百万第年月日号条件个%()〔〕-/+·至约余 法"), max_size=40))
def test_no_arabic_digit_is_passed_over(text: str) -> None:
    """Every digit of a text is some token's: a number that is not understood is not lost."""
    covered = {i for _, start, end, _ in lex(text) for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if character in "0123456789")
