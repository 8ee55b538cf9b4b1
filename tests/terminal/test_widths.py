"""Columns stay columns, and nothing in a text steers the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.terminal.widths import Look, clip, pad, printable, table, width_of

TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("规范性文件", 10),
        ("3件", 3),
        ("（３）", 6),
        ("\u3000", 2),
        ("e\u0301", 1),
        ("…", 1),
        ("㐂𠮷", 4),
        ("ｱ", 1),
    ],
)
def test_width_counts_columns(text: str, width: int) -> None:
    assert width_of(text) == width


@given(TEXTS)
def test_what_is_printable_has_no_controls_and_can_be_written(text: str) -> None:
    shown = printable(text)
    assert shown.replace("\u3000", " ").isprintable()
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("行政复议 3件", "行政复议 3件"),
        ("甲\t乙\r\n丙", "甲 乙  丙"),
        ("\u3000甲\xa0乙", "\u3000甲 乙"),
        ("\x1b[31m红", "\\x1b[31m红"),
        ("1\u200b2", "1\\u200b2"),
        ("\u202e倒", "\\u202e倒"),
        ("\ud83d", "\\ud83d"),
        ("\U000e0041", "\\U000e0041"),
        ("\ufffd", "\ufffd"),
    ],
)
def test_what_cannot_be_seen_is_told_by_number(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(TEXTS.map(printable), st.integers(3, 30))
def test_clipped_texts_fit(text: str, width: int) -> None:
    clipped = clip(text, width)
    assert width_of(clipped) <= width
    assert clipped == text or (clipped.endswith("...") and text.startswith(clipped[:-3]))
    assert (clipped == text) == (width_of(text) <= width)


@given(TEXTS.map(printable), st.integers(0, 60), st.booleans())
def test_padded_texts_fill_their_column(text: str, width: int, right: bool) -> None:
    padded = pad(text, width, right=right)
    assert width_of(padded) == max(width, width_of(text))
    assert padded.strip(" ") == text.strip(" ")


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5))
def test_the_columns_of_a_table_stand_under_each_other(rows: list[tuple[str, str, str]]) -> None:
    lines = table([*rows, ("|", "|", "|")], heads=["甲", "乙", "丙"], widest=[8, 8, 8], right=[1])
    assert len(lines) == len(rows) + 3
    dashes, last = lines[1], lines[-1]
    first, second, third = map(len, dashes.split("  "))
    assert all(width_of(line) <= len(dashes) for line in lines)
    assert last == pad("|", first) + "  " + pad("|", second, right=True) + "  |"
    assert third <= 8


def test_no_colour_where_none_is_asked_for() -> None:
    assert Look().paint("错误", "31") == "错误"
    assert Look(colour=True).paint("错误", "31") == "\x1b[31m错误\x1b[0m"
    assert Look(colour=True).paint("", "31") == ""
