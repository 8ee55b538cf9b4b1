"""Patterns made of word lists."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.text.words import alternation, matches_from, occurrences, with_one_mark, with_sentence_marks

WORDS = st.lists(st.text(st.sampled_from("件次人(/.*+场"), min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text(st.sampled_from("件次人(/.*+场"), max_size=8))
def test_the_longest_word_wins(words: list[str], text: str) -> None:
    """The pattern matches what trying every word, longest first, would."""
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    match = re.compile(alternation(words)).match(text)
    assert (match and match.group()) == longest


@given(WORDS)
def test_the_order_of_the_list_does_not_matter(words: list[str]) -> None:
    """One list makes one pattern."""
    assert alternation(words) == alternation(reversed(words)) == alternation(sorted(words * 2))


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["件", "件次", "人"], "件次数", "件次"),
        (["场(次)", "场"], "场(次)", "场(次)"),
        (["场(次)", "场"], "场次", "场"),
        (["%", "‰"], "%", "%"),
    ],
)
def test_measure_words_are_taken_literally(words: list[str], text: str, found: str) -> None:
    """Brackets and slashes of a measure word are no syntax."""
    match = re.compile(alternation(words)).match(text)
    assert match is not None
    assert match.group() == found


@given(WORDS, st.text(st.sampled_from("件次人(/.*+场"), max_size=40))
def test_matches_are_those_of_a_whole_scan(words: list[str], text: str) -> None:
    """Looking for the beginnings first changes nothing: overlapping matches are passed over all the same."""
    pattern = re.compile(f"{alternation(words)}[件次]?")
    found = [match.span() for match in matches_from(pattern, {word[:2] for word in words}, text)]
    assert found == [match.span() for match in pattern.finditer(text)]


@given(
    st.text("甲乙,。", max_size=30),
    st.lists(st.text("甲乙,", min_size=1, max_size=2), max_size=3, unique=True),
)
def test_words_occur_where_they_stand(text: str, words: list[str]) -> None:
    plainly = [place for place in range(len(text)) for word in words if text.startswith(word, place)]
    assert occurrences(text, words) == plainly


@given(st.text("甲;!,。", max_size=30))
def test_one_mark_stands_for_several_at_the_same_places(text: str) -> None:
    assert with_one_mark(text, ";!", "。") == "".join("。" if mark in ";!" else mark for mark in text)


@given(st.text("甲;!?。\n,", max_size=30))
def test_every_mark_that_ends_a_sentence_is_a_full_stop_at_its_place(text: str) -> None:
    assert with_sentence_marks(text) == "".join("。" if mark in ";!?。\n" else mark for mark in text)
