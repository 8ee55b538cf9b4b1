"""Find every occurrence of many words in a text, overlapping ones too, at a cost that their number hardly changes."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import compress, count

__all__ = ["Hit", "WordFinder"]

Hit = tuple[int, int, str]
"""A word in a text: where it begins, where it ends, the word. A text has thousands: plain tuples."""

# Two bytes a character in the machine's own order: then any two neighbours are one small integer of the machine.
_ENCODING = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_WIDTH = 2
# A character that takes four bytes gives its place to one that stands in no word.
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_STAND_IN = "\uffff"


class WordFinder:
    """Finds words.

    Each word is filed under two neighbouring characters of it, those that fewest words share. Few places of a text hold
    such a pair, and to look all of them up in a table costs less than any pattern: a pattern of thousands of words
    tries hundreds of first characters at every place.

    >>> WordFinder(["复议", "行政复议", "复议案件"]).find("行政复议案件")
    [(0, 4, '行政复议'), (2, 4, '复议'), (2, 6, '复议案件')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; an empty one is found nowhere."""
        words = set(words)
        self._single = sorted(word for word in words if len(word) == 1)
        counts = Counter(word[i : i + 2] for word in words for i in range(len(word) - 1))
        counts["20"] = len(counts)  # every year begins so
        self._filed: dict[int, tuple[tuple[str, int, int], ...]] = {}
        for word in sorted(word for word in words if len(word) > 1):
            ahead = min(range(len(word) - 1), key=lambda i: (counts[word[i : i + 2]], i))
            (pair,) = _pairs(word[ahead : ahead + 2])
            self._filed[pair] = (*self._filed.get(pair, ()), (word, ahead, len(word) - ahead))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Give all hits that lie in a stretch of a text (in all of it), ordered by beginning, then end."""
        filed = self._filed
        text = text[start:end]
        pairs = _pairs(text)
        found: list[Hit] = []
        for index in compress(count(), map(filed.__contains__, pairs)):
            for word, ahead, behind in filed[pairs[index]]:
                first, last = index - ahead, index + behind
                if text[first:last] == word:  # where first is negative, this is shorter than the word
                    found.append((start + first, start + last, word))
        for word in self._single:
            found.extend((start + i, start + i + 1, word) for i, one in enumerate(text) if one == word)
        found.sort()
        return found


def _pairs(text: str) -> list[int]:
    """Give each two neighbouring characters of a text as one number."""
    if len(text) < 2:
        return []
    encoded = text.encode(_ENCODING, "surrogatepass")
    if len(encoded) > len(text) * _WIDTH:
        encoded = _WIDE.sub(_STAND_IN, text).encode(_ENCODING, "surrogatepass")
    data = memoryview(encoded)
    pairs = [0] * (len(text) - 1)
    for first in (0, 1):
        whole = (len(text) - first) // 2 * 2 * _WIDTH
        pairs[first::2] = data[first * _WIDTH : first * _WIDTH + whole].cast("I").tolist()
    return pairs
