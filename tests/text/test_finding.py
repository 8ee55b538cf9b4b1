"""Tests of finding many words at once."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from rulelaw.text.finding import WordFinder

ALPHABET = st.sampled_from("行政复议案件20年 \n😀\ud800\uffff")
WORDS = st.lists(st.text(ALPHABET, max_size=4), max_size=8)


def plainly(words: list[str], text: str) -> list[tuple[int, int, str]]:
    """The hits, looked for one word at a time."""
    return sorted(
        (match.start(), match.start() + len(word), word)
        for word in set(words)
        if word
        for match in re.finditer(f"(?={re.escape(word)})", text)
    )


@given(WORDS, st.text(ALPHABET, max_size=60))
@example(["复议"], "复")
@example(["复议", "复议复议"], "复议复议复议")
@example(["20", "件"], "2020年20件")
@example(["\uffff\uffff"], "😀\uffff件")
def test_finds_what_a_plain_search_finds(words: list[str], text: str) -> None:
    assert WordFinder(words).find(text) == (plainly(words, text),)


@given(
    WORDS,
    st.text(ALPHABET, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=4),
)
@example(["复议"], "行政复议", [[0, 3], [3, 4]])
def test_finds_in_each_stretch_what_lies_in_it(words: list[str], text: str, cuts: list[list[int]]) -> None:
    stretches = [(min(start, len(text)), min(end, len(text))) for start, end in cuts]
    inside = [
        [hit for hit in plainly(words, text) if start <= hit[0] and hit[1] <= end] for start, end in stretches
    ]
    whole = [
        [hit for hit in hits if not any(other[0] < hit[0] and hit[1] < other[1] for other in hits)]
        for hits in inside
    ]
    assert WordFinder(words).find_whole(text, stretches) == whole


@given(WORDS, st.text(ALPHABET, max_size=60), st.lists(st.text(ALPHABET, max_size=20), max_size=3))
def test_prose_changes_nothing_that_is_found(words: list[str], text: str, prose: list[str]) -> None:
    assert WordFinder(words, prose=prose).find(text) == WordFinder(words).find(text)


def test_a_word_is_looked_for_where_prose_rarely_has_its_characters() -> None:
    finder = WordFinder(["行政复议"], prose=["行政机关依法行政", "政复"])
    assert [pair for pair, _, _ in finder._filed.values()] == ["复议"]


def test_no_words_are_found_nowhere() -> None:
    assert WordFinder([]).find("行政复议") == ([],)
    assert WordFinder([""]).find("行政复议") == ([],)


def test_words_of_one_beginning_come_shorter_first() -> None:
    assert WordFinder(["行政复议", "行政"]).find("行政复议") == ([(0, 2, "行政"), (0, 4, "行政复议")],)


@given(st.lists(WORDS, max_size=4), st.text(ALPHABET, max_size=60))
@example([["复议"], ["行政", "复议"], []], "行政复议")
def test_finds_the_words_of_each_list_as_if_it_were_alone(lists: list[list[str]], text: str) -> None:
    assert WordFinder(*lists).find(text) == tuple(plainly(words, text) for words in lists)
