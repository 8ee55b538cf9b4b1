"""Compile the regular expressions of people's own rules, and refuse those whose time could run away.

Patterns meet the folded text (half-width digits and punctuation) one sentence at a time, and no piece is longer than
:data:`LONGEST`. Backtracking is bounded by how many ways there are to share a piece among the quantifiers: a pattern
that leaves too many is refused, whatever the text.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from rulelaw.text.folding import Flow, fold

__all__ = ["LONGEST", "compile_pattern", "pieces"]

#: No piece of text that a pattern meets is longer.
LONGEST = 300
# Ways to share a piece among the quantifiers: two without a limit and a small one.
_MOST_WAYS = 200_000
_LONGEST_PATTERN = 2000
_SPECIAL = frozenset(r".^$*+?{}[]\|()-")
# Every character that folding exchanges: the pattern may be written in either width.
_WIDE = re.compile("[\uff01-\uff5e\u3000\xa0]")
_GROUP = re.compile(
    r"\((?:\?(?:#[^)]*|P<\w+>|P=\w+|\(\w+\)|<=|<!|[:=!]|(?P<atomic>>)|(?P<flags>[a-zA-Z-]+):?))?"
)
_ATOM = re.compile(r"\\N\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_QUANTIFIER = re.compile(
    r"(?:(?P<sign>[*+?])|\{(?P<low>\d*)(?P<comma>,)?(?P<high>\d*)(?<=[\d,])\})(?P<mode>[+?]?)"
)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    r"""Compile a pattern for :func:`pieces` of a text.

    :param pattern: a regular expression of Python; characters of full width are taken for those of half width.
    :raises ValueError: it is no regular expression, matches the empty text, or could take very long.

    >>> compile_pattern("听证会（\\d+）场").search("举行听证会(12)场").group()
    '听证会(12)场'
    >>> compile_pattern("(a+)+b")
    Traceback (most recent call last):
        ...
    ValueError: '(a+)+' repeats a group that has a quantifier or | in it; write it without, or possessive: '(a+)++'
    """
    folded = _WIDE.sub(_narrow, pattern)
    if len(folded) > _LONGEST_PATTERN:
        raise ValueError(f"longer than {_LONGEST_PATTERN} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "error"
            )  # what may mean another thing in a later Python: [[, --, && in a set
            compiled = re.compile(folded)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise ValueError(f"no regular expression: {error}") from error
    _Measure(folded).take()
    if compiled.search(""):
        raise ValueError("matches the empty text")
    return compiled


def _narrow(match: re.Match[str]) -> str:
    narrow = fold(match.group()).text
    return "\\" + narrow if narrow in _SPECIAL else narrow


class _Measure:
    """Counts in how many ways a pattern can share out a piece of text; the pattern is known to compile."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def take(self) -> tuple[int, bool]:
        """Measure up to the end of the group, or of the pattern.

        :returns: the ways, and whether anything is left open: a quantifier or a choice.
        :raises ValueError: there are too many ways.
        """
        ways, branch, is_open = 0, 1, False
        while self._at < len(self._pattern) and self._pattern[self._at] != ")":
            if self._pattern[self._at] == "|":
                self._at += 1
                ways, branch, is_open = ways + branch, 1, True
                continue
            inner, inner_open = self._piece()
            branch *= inner
            is_open = is_open or inner_open
            if branch > _MOST_WAYS:
                raise ValueError(
                    "too many quantifiers that can share out the text: limit them ({0,20} for *) or make them "
                    "possessive (\\d++ for \\d+)"
                )
        return ways + branch, is_open

    def _piece(self) -> tuple[int, bool]:
        """Measure one atom with its quantifier."""
        start = self._at
        ways, is_open, is_group = 1, False, self._pattern[start] == "("
        if is_group:
            ways, is_open = self._group()
        else:
            self._at = _end_of(_ATOM.match(self._pattern, start), start)
        quantifier = _QUANTIFIER.match(self._pattern, self._at)
        if quantifier is None:
            return ways, is_open
        self._at = quantifier.end()
        low, high = _bounds(quantifier)
        if quantifier["mode"] == "+":  # possessive: takes what it can and gives nothing back
            return 1, False
        if high > 1 and is_open:
            raise ValueError(
                f"{self._pattern[start : self._at]!r} repeats a group that has a quantifier or | in it; write it "
                f"without, or possessive: {self._pattern[start : quantifier.end('mode')] + '+'!r}"
            )
        return ways * (high - low + 1), is_open or high > low

    def _group(self) -> tuple[int, bool]:
        opening = _GROUP.match(self._pattern, self._at)
        self._at = _end_of(opening, self._at)
        if opening is not None and "x" in (opening["flags"] or ""):
            raise ValueError("the flag x is not supported")
        ways, is_open = self.take()
        self._at += 1
        return (1, False) if opening is not None and opening["atomic"] else (ways, is_open)


def _end_of(match: re.Match[str] | None, start: int) -> int:
    return start + 1 if match is None else match.end()


def _bounds(quantifier: re.Match[str]) -> tuple[int, int]:
    """Give how often a quantifier repeats at least and at most; without a limit, as often as a piece is long."""
    if quantifier["sign"]:
        return {"*": (0, LONGEST), "+": (1, LONGEST), "?": (0, 1)}[quantifier["sign"]]
    low = int(quantifier["low"] or 0)
    if not quantifier["comma"]:
        return low, low
    return low, min(int(quantifier["high"]), LONGEST) if quantifier["high"] else max(low, LONGEST)


_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]?")
_CLAUSE = re.compile(rf"[^,:]{{0,{LONGEST - 1}}}+[,:]?")


def pieces(flow: Flow, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Cut a stretch of a flow into sentences; those longer than :data:`LONGEST` at their commas, else anywhere.

    :returns: for each its position in the flow and its text.

    >>> list(pieces(fold("依法行政。检查３次"), 0, 9))
    [(0, '依法行政。'), (5, '检查3次')]
    """
    for match in _SENTENCE.finditer(flow.text, start, end):
        at, stop = match.span()
        if stop - at <= LONGEST:
            yield at, match.group()
            continue
        begin = at
        for clause in _CLAUSE.finditer(flow.text, at, stop):
            if clause.end() - begin > LONGEST:
                yield begin, flow.text[begin : clause.start()]
                begin = clause.start()
        if begin < stop:
            yield begin, flow.text[begin:stop]
