"""Patterns made of word lists (one alternation, longest word first, sharing common beginnings), and their search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

__all__ = [
    "SENTENCE_MARK",
    "alternation",
    "matches_from",
    "occurrences",
    "with_one_mark",
    "with_sentence_marks",
]

SENTENCE_MARK: Final = "。"
"""The mark that stands for all that end a sentence, while they are looked for."""


def alternation(words: Iterable[str]) -> str:
    """Make a pattern that matches the longest of ``words`` at a place, by a tree of their beginnings.

    A flat alternation tries every word in turn; the tree looks at each character once.

    >>> alternation(["件", "件次", "人"])
    '(?:人|件(?:次)?)'
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]  # a recursive type that mypy cannot name
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _pattern(tree)


def matches_from(pattern: re.Pattern[str], beginnings: Iterable[str], text: str) -> Iterator[re.Match[str]]:
    """Give the matches of ``pattern`` in ``text`` as ``finditer`` does, where each begins with one of ``beginnings``.

    A search for a word takes a tenth of the time that a search for a set of characters takes.

    >>> [match.group() for match in matches_from(re.compile("(?:没有?|未)X"), ("没", "未"), "未有没有X未X")]
    ['没有X', '未X']
    """
    end = 0
    for place in occurrences(text, beginnings):
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


def occurrences(text: str, words: Iterable[str]) -> list[int]:
    """Give the places in ``text``, ascending, where one of some words stands; of a string each of its characters.

    >>> occurrences("（一）依法行政（二）", "（）")
    [0, 2, 7, 9]
    """
    places: list[int] = []
    for word in words:
        place = text.find(word)
        while place >= 0:
            places.append(place)
            place = text.find(word, place + 1)
    places.sort()
    return places


def with_one_mark(text: str, marks: str, one: str) -> str:
    """Put one mark in the place of several: it is looked for in a fraction of the time.

    >>> with_one_mark("一是学习;二是宣传!", ";!?", "。")
    '一是学习。二是宣传。'
    """
    for mark in marks:
        text = text.replace(mark, one)
    return text


@lru_cache(maxsize=1)
def with_sentence_marks(text: str) -> str:
    """Put one mark in the place of all that end a sentence, a line end among them; once for all who cut a text.

    >>> with_sentence_marks("一是学习;二是宣传!")
    '一是学习。二是宣传。'
    """
    return with_one_mark(text, "!?;\n", SENTENCE_MARK)


def _pattern(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [
        re.escape(c) + (_pattern(sub) if set(sub) != {""} else "") for c, sub in sorted(tree.items()) if c
    ]
    if not branches:
        return ""
    joined = "(?:" + "|".join(branches) + ")"
    return joined + "?" if "" in tree else joined
