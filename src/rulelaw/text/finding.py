"""Find every occurrence of many words in a text, overlapping ones too, at a cost that their number hardly changes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from rulelaw.text.words import occurrences

__all__ = ["Hit", "WordFinder"]

Hit = tuple[int, int, str]
"""A word in a text: where it begins, where it ends, the word. A text has thousands: plain tuples."""

_Filed = tuple[str, list[int], list[tuple[str, int, int, int]]]
"""A pair of characters, the lists that it is a word of, and the longer words filed under it: the word, how many of its
characters stand ahead of the pair, how many from there on, and its list."""

# Two bytes a character: then any two neighbours are one small integer of the machine, in whatever order it has them.
_ENCODING = "utf-16-le"
_WIDTH = 2
# A character that takes four bytes gives its place to one that stands in no word.
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_STAND_IN = "\uffff"
# Neither does this one, which parts stretches of a text that are looked through together.
_PARTING = "\ufffe"


class WordFinder:
    """Finds the words of one list, or of several at once.

    Each word is filed under two neighbouring characters of it, those that fewest words share and that are rarest in
    prose. Few places of a text hold such a pair, and to look all of them up in a table costs less than any pattern: a
    pattern of thousands of words tries hundreds of first characters at every place.

    >>> WordFinder(["复议", "行政复议", "复议案件"]).find("行政复议案件")
    ([(0, 4, '行政复议'), (2, 4, '复议'), (2, 6, '复议案件')],)
    >>> WordFinder(["复议"], ["案件", "复议"]).find("行政复议案件")
    ([(2, 4, '复议')], [(2, 4, '复议'), (4, 6, '案件')])
    """

    def __init__(self, *lists: Iterable[str], prose: Iterable[str] = ()) -> None:
        """Take lists of words; a word may be in several of them, and an empty one is found nowhere.

        :param prose: texts of the kind that will be searched: what is common there is a bad place to look at. It
            changes how long a search takes, never what it finds.
        """
        boxed = sorted({(word, box) for box, words in enumerate(lists) for word in words if word})
        self._lists = len(lists)
        self._single = [(word, box) for word, box in boxed if len(word) == 1]
        counts = Counter(
            map("".join, chain.from_iterable(map(pairwise, [*(word for word, _ in boxed), *prose])))
        )
        counts["20"] = len(counts)  # every year begins so
        self._filed: dict[int, _Filed] = {}
        for word, box in boxed:
            if len(word) > 1:
                ahead = min(range(len(word) - 1), key=lambda i: (counts[word[i : i + 2]], i))
                ((pair,), plain) = _pairs(word[ahead : ahead + 2])
                filed = self._filed.setdefault(pair, (plain, [], []))
                if word == plain and _STAND_IN not in word:  # which may stand for any wide character
                    filed[1].append(box)
                else:
                    filed[2].append((word, ahead, len(word) - ahead, box))

    def find(self, text: str) -> tuple[list[Hit], ...]:
        """Give for each list of words its hits in a text, ordered by beginning, then end."""
        filed = self._filed
        found: tuple[list[Hit], ...] = tuple([[] for _ in range(self._lists)])
        pairs, plain = _pairs(text)
        look, stands = plain.find, text.startswith
        index = -1
        for characters, boxes, longer in filter(None, map(filed.get, pairs)):
            # pairs come in the order of the text: this is the next place that holds these characters
            index = look(characters, index + 1)
            for box in boxes:
                found[box].append((index, index + 2, characters))
            for word, ahead, behind, box in longer:
                # below zero is so far from the end, which is nearer to it than the word is long
                if stands(word, index - ahead):
                    found[box].append((index - ahead, index + behind, word))
        for word, box in self._single:
            found[box].extend([(index, index + 1, word) for index in occurrences(text, word)])
        for hits in found:
            hits.sort()
        return found

    def find_whole(self, text: str, stretches: Sequence[tuple[int, int]]) -> list[list[Hit]]:
        """Give for each stretch of a text the hits of the first list of words that lie in it, all found in one scan.

        Words that begin and end inside a longer one are left out.

        >>> WordFinder(["复议", "案件", "议案"]).find_whole("行政复议案件", [(0, 4), (2, 6)])
        [[(2, 4, '复议')], [(2, 4, '复议'), (3, 5, '议案'), (4, 6, '案件')]]
        >>> WordFinder(["复议案件", "议案"]).find_whole("行政复议案件", [(0, 6)])
        [[(2, 6, '复议案件')]]
        """
        hits = self.find(_PARTING.join([text[start:end] for start, end in stretches]))[0]
        found: list[list[Hit]] = []
        begin = passed = 0
        reach = reach_start = -1
        for start, end in stretches:
            first, shift = passed, start - begin
            begin += end - start + len(_PARTING)
            passed = bisect_left(hits, (begin,), first)
            kept: list[Hit] = []
            # hits come by place, shorter ones first
            for at, stop, word in hits[first:passed]:
                if stop < reach and at > reach_start:
                    continue
                if stop > reach:
                    reach, reach_start = stop, at
                kept.append((at + shift, stop + shift, word))
            found.append(kept)
        return found


def _pairs(text: str) -> tuple[memoryview, str]:
    """Give each two neighbouring characters of a text as one number, and the text with stand-ins for wide ones.

    The low bytes of both characters are the low bytes of the number: by those a table of Python tells numbers apart,
    and by the low bytes of the first character alone it would confuse all words that begin alike.
    """
    encoded = text.encode(_ENCODING, "surrogatepass")
    if len(encoded) > len(text) * _WIDTH:
        text = _WIDE.sub(_STAND_IN, text)
        encoded = text.encode(_ENCODING, "surrogatepass")
    low, high = encoded[::_WIDTH], encoded[1::_WIDTH]
    numbers = bytearray(4 * max(0, len(text) - 1))
    numbers[0::4], numbers[1::4] = low[:-1], low[1:]
    numbers[2::4], numbers[3::4] = high[:-1], high[1:]
    # made one by one as they are looked at: a list of them all would have to go through the memory first
    return memoryview(numbers).cast("I"), text
