"""Patterns made of word lists: one alternation, longest word first, sharing common beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["alternation"]


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


def _pattern(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [
        re.escape(c) + (_pattern(sub) if set(sub) != {""} else "") for c, sub in sorted(tree.items()) if c
    ]
    if not branches:
        return ""
    joined = "(?:" + "|".join(branches) + ")"
    return joined + "?" if "" in tree else joined
