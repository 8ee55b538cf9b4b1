"""Patterns of people's own rules: what is compiled, what is refused, and that no text takes them long."""

import re
import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.findings.patterns import LONGEST, compile_pattern, pieces
from rulelaw.text.folding import fold


@pytest.mark.parametrize(
    "pattern",
    [
        "听证",
        r"听证会?\d+场",
        r"共\d+件.{0,20}其中\d++件",
        ".*审核.*",
        "(?:执法|普法)宣传",
        "(?:执法|普法)?宣传",
        "(?:执法|普法)++宣传",
        "(?:ab){2,}",
        "[+*]{3}件",
        "[]+*]x",
        r"\(a+\)+",
        "a{b}",
        "x(?#a+)y",
        "(?P<n>件)(?P=n)",
        "(?<=共)件(?!次)",
        "(?i:abc)",
        "(?>a+)+b",
        "(件)(?(1)x|y)",
        r"\N{DIGIT ONE}+",
    ],
)
def test_patterns_that_are_safe(pattern: str) -> None:
    assert compile_pattern(pattern).pattern


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(", "no regular expression"),
        ("件{2}{3}", "no regular expression"),
        ("[[a]b", "no regular expression"),
        ("(a+)+b", "repeats a group"),
        ("(?:a+)*b", "repeats a group"),
        ("(?:(?:a*))+b", "repeats a group"),
        ("(?:a|b)+c", "repeats a group"),
        ("(?:a?){20}b", "repeats a group"),
        ("(?P<n>a+){2,}b", "repeats a group"),
        ("(?=(a+)+)b", "repeats a group"),
        ("(?>(a+)+b)", "repeats a group"),
        (r"((?:\d+)、)+", "repeats a group"),
        (".*.*.*x", "too many quantifiers"),
        (".{0,100}.{0,100}.{0,100}x", "too many quantifiers"),
        ("(?:.*a)?(?:.*b)?(?:.*c)?x", "too many quantifiers"),
        ("a*", "empty text"),
        ("a|", "empty text"),
        ("(?x)a b", "flag x"),
        ("a" * 3000, "longer than"),
    ],
)
def test_patterns_that_are_refused(pattern: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        compile_pattern(pattern)


def test_a_pattern_may_be_written_in_either_width() -> None:
    text = fold("听证会（１２）场？依法，行政").text
    for pattern in ("听证会（12）场", r"听证会\(12\)场", "[（]１２", "场？依法，行政"):
        found = compile_pattern(pattern).search(text)
        assert found is not None, pattern
    assert compile_pattern("＋件").search("+件")
    assert compile_pattern("[０－９]件") is not None


@pytest.mark.parametrize(
    "pattern", [".*a.*b", "a.*?b.*?c{0,1}d", "[ab]+[abc]+d", "(?:a|b)++c", "(?:.{0,40}x){0,1}.{0,40}y"]
)
def test_no_text_takes_a_pattern_long(pattern: str) -> None:
    """Texts made to match almost, as long as twenty pieces: what the limit of ways leaves takes no more than this."""
    compiled = compile_pattern(pattern)

    def search(count: int) -> float:
        flow = fold("ab" * count * LONGEST)
        return timeit.timeit(
            lambda: [compiled.search(piece) for _, piece in pieces(flow, 0, len(flow.text))], number=1
        )

    assert search(10) < 5


@given(st.text(alphabet="甲乙,:。;\n", max_size=2000), st.integers(0, 50), st.integers(0, 2000))
def test_pieces_are_the_text_in_order_without_its_line_ends(text: str, start: int, end: int) -> None:
    flow = fold(text.replace("\n", "。\n"))
    end = min(end, len(flow.text))
    found = list(pieces(flow, start, end))
    assert all(0 < len(piece) <= LONGEST for _, piece in found)
    assert all(flow.text.startswith(piece, at) for at, piece in found)
    told = "".join(piece for _, piece in found)
    assert re.sub("[。;\n]", "", told) == re.sub("[。;\n]", "", flow.text[start:end])


def test_a_long_sentence_is_cut_at_its_commas() -> None:
    flow = fold("甲" * 200 + "，" + "乙" * 200 + "，丙。丁")
    assert [piece for _, piece in pieces(flow, 0, len(flow.text))] == [
        "甲" * 200 + ",",
        "乙" * 200 + ",丙。",
        "丁",
    ]
