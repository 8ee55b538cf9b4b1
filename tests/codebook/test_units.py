"""The data files of measure words and of words that make names of numbers."""

import re

import pytest

from rulelaw.codebook.types import UnitKind
from rulelaw.codebook.units import load_units, name_words
from rulelaw.report.reading import parse
from rulelaw.text.folding import fold
from rulelaw.text.numerals import ARABIC, CHINESE, SCALE

TITLE = "岚县水利局2022年法治政府建设年度报告\n"
KINDS = load_units().kinds
WORDS = [(kind.code, word) for kind in KINDS for word in kind.words]
NOUNS, AFTER_ARABIC = name_words()
# Measure words that tell a period or an age, which are no figures by themselves.
OF_TIME = {"年", "周年", "日", "岁", "周岁"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_each_kind_has_a_code_a_name_in_both_languages_and_words(kind: UnitKind) -> None:
    """Codes are stable words; labels are told to people."""
    assert kind.code.isidentifier()
    assert kind.label.zh
    assert kind.label.en
    assert kind.words


def test_no_word_stands_twice() -> None:
    """Each measure word has one kind."""
    words = [word for _, word in WORDS]
    assert sorted(words) == sorted(set(words))
    assert len({kind.code for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(("code", "word"), WORDS)
def test_each_measure_word_is_looked_up_as_printed(code: str, word: str) -> None:
    """It is folded already, and begins with no scale word, which is no part of it."""
    assert load_units().kind(word) == code
    assert fold(word).text == word
    assert word[0] not in "万亿 "
    assert not word[0].isdigit()


@pytest.mark.parametrize(("code", "word"), [pair for pair in WORDS if pair[1] not in OF_TIME])
def test_each_measure_word_makes_a_quantity_of_a_number(code: str, word: str) -> None:
    """The whole word is the unit, not the beginning of it."""
    report = parse(f"{TITLE}全年共计1236{word}，成效明显。")
    (quantity,) = report.quantities
    assert (quantity.unit, quantity.value) == (word, 1236)
    assert quantity.span.of(report.source.text) == f"1236{word}"


@pytest.mark.parametrize("word", sorted(OF_TIME))
def test_what_tells_a_period_or_an_age_is_no_quantity(word: str) -> None:
    """12年 is a stretch of the calendar, 12岁 a kind of person."""
    assert parse(f"{TITLE}面向12{word}群体，成效明显。").quantities == ()


@pytest.mark.parametrize("unit", [None, "", "无", "万元", "法治"])
def test_what_is_no_measure_word_has_no_kind(unit: str | None) -> None:
    """万 is taken off before a word is looked up."""
    assert load_units().kind(unit) is None


@pytest.mark.parametrize("noun", NOUNS)
def test_each_noun_makes_a_name_of_a_chinese_number(noun: str) -> None:
    """三项制度 is a name; 制度三项 and 三项, are figures."""
    assert parse(f"{TITLE}全面落实三项{noun}，成效明显。").quantities == ()
    assert len(parse(f"{TITLE}全面落实{noun}三项，成效明显。").quantities) == 1


@pytest.mark.parametrize("noun", AFTER_ARABIC)
def test_each_noun_makes_a_name_of_an_arabic_number(noun: str) -> None:
    """“8个模式” is a name; 模式8个 is a figure."""
    assert parse(f"{TITLE}全面推广8个{noun}，成效明显。").quantities == ()
    assert len(parse(f"{TITLE}全面推广{noun}8个，成效明显。").quantities) == 1


@pytest.mark.parametrize(
    "noun", ["专班", "中心", "机制", "方案", "办法", "平台", "方面", "环节", "小组", "案件", "项目"]
)
def test_what_is_set_up_and_counted_makes_no_name(noun: str) -> None:
    """两个专班 are two."""
    (quantity,) = parse(f"{TITLE}全年新设两个{noun}，成效明显。").quantities
    assert quantity.value == 2


def test_names_and_numbers_do_not_mix() -> None:
    """No noun begins with what a number or its scale is made of, or it would never be reached."""
    number = re.compile(f"{ARABIC}|{CHINESE}|{SCALE}")
    assert [noun for noun in (*NOUNS, *AFTER_ARABIC) if number.match(noun) and noun[0] not in "一中"] == []
