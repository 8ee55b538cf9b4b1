"""Weigh the words around one figure: which indicator do they speak for, and which words decided it.

A word in the figure's own clause counts for most; each clause boundary on the way takes some off, and so does what
stands unexplained between. Words behind the figure (12起劳动争议案件) count less than words before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from attrs import define

from rulelaw.codebook.types import Indicator
from rulelaw.observations.cueing import Cue, Group, Matcher
from rulelaw.report.types import Quantity
from rulelaw.text.finding import Hit

__all__ = ["Best", "Setting", "Surroundings", "Window"]

_ANCHOR_BEFORE = 40
_ANCHOR_BEHIND = 24
_PER_LETTER = 2.0
_BOUNDARY = 12
_PER_CHARACTER = 0.3
_PER_CHARACTER_BEYOND = 0.7
_PER_CHARACTER_BEHIND = 0.2
# A clause that names a thing of its own leaves none to the words of the clause before.
_OWN_NOUN = 5
_OWN_GROUP = 4.0
_CARRIED_GROUP = 2.0
_SHARED_GROUP = 1.0
_OWN_TOPIC = 6.0
_CARRIED_TOPIC = 4.0
_HEADING_TOPIC = 1.0
_OTHER_TOPIC = 8.0
_BARE_TOPIC = 24
_THRESHOLD = 20
# An indicator marked as general gives way to a narrower one.
_GENERAL = 10
# How far behind a figure its noun may stand.
_TAIL = 18
_TAIL_END = re.compile("[,。;:()〔〕\\[\\]【】!?\n0-9]")
_LIST_END = re.compile("[,。;:()!?\n]")
_LONGEST_LIST = 80
# The name of the rate that follows: 的行政机关负责人出庭率, 按期办结率.
_RATE_NAME = re.compile("的[^的]{2,14}率|(?:按期|按时|及时|依法|法定期限内)?[一-龥]{2}率")
_WITHIN = re.compile("(?<![其集])(?:之中|中|里)(?![一-龥]?[心央介等学小期级]|办|标|国|止)")
# What a clause may hold beside the figure and still name nothing of its own.
_FILLER = re.compile(
    r"其中|共计?|合计|累计|总计|总共|一共|全年|年内|年度内?|今年以?来?|本年度?|当年|全[市县区省镇系统局]|先后|陆续|已|均|都|约"
    r"|近|逾|超过?|突破|达到?|有|为|的|了|各|分别|总数|总量|数量|截至|目前|涉及|平均|(?:19|20)\d\d年度?|同比|还|再|又|另外?"
    r"|就|仅|只|主要|[“”\"()、 ]|去年|上年|比|较|由|从|到|至|我[局县市区委厅]"
)


class Best(NamedTuple):
    """The indicator that weighs most, with the words that made it, anchor first."""

    indicator: Indicator
    words: tuple[Hit, ...]


@define
class Setting:
    """What the figures of a paragraph share.

    :ivar text: the folded text.
    :ivar matcher: the codebook, compiled.
    :ivar boundaries: the places of the clause boundaries, ascending.
    :ivar heading_topics: the topics that the headings above name.
    :ivar topics: the topics named so far, each with its last place.
    """

    text: str
    matcher: Matcher
    boundaries: Sequence[int]
    heading_topics: frozenset[str]
    topics: dict[str, int]


class Surroundings(NamedTuple):
    """What stands around a figure.

    :ivar gap: where the text since the figure before begins.
    :ivar sentence: where the sentence begins.
    :ivar following: where the next figure begins.
    :ivar own: the cue words between ``gap`` and the end of the figure, in order.
    :ivar behind: the cue words behind the figure that may name it, in order.
    :ivar ahead: the cue words of the sentence before ``gap``, each with its last place.
    :ivar whole: all cue words of the sentence, in order.
    """

    gap: int
    sentence: int
    following: int
    own: Sequence[Hit]
    behind: Sequence[Hit]
    ahead: Mapping[str, Hit]
    whole: Sequence[Hit]


class Window:
    """One figure and the words that may tell what it means."""

    __slots__ = (
        "_at",
        "_begin",
        "_clause",
        "_content",
        "_named",
        "_near",
        "_setting",
        "_shared",
        "_words",
        "change",
        "end",
        "gap",
        "limit",
        "own",
        "quantity",
        "start",
    )

    def __init__(
        self, setting: Setting, quantity: Quantity, place: tuple[int, int], near: Surroundings
    ) -> None:
        """Take a figure, its place in the flow, and what stands around it."""
        self._setting = setting
        self.change = False  # whether the figure tells a change: then a rate may be told in percentage points
        self.quantity = quantity
        self.start, self.end = place
        self.gap = self._begin = near.gap
        self.limit = limit = self.end if quantity.zero else self.start
        self._near = near
        self._at = at = bisect_left(setting.boundaries, self.start)
        # no clause parts a zero from its words
        self._clause = setting.boundaries[at - 1] if at and not quantity.zero else 0
        self._content: int | None = None
        self._shared: dict[str, Hit] | None = None
        self._named: set[str] | None = None
        self._words = self.own = own = {hit[2]: hit for hit in near.own if hit[1] <= limit}
        if near.behind:
            tail_end = self._find_tail(near.following)
            for hit in near.behind:
                if hit[1] <= tail_end:
                    there = own.get(hit[2])
                    if there is None or self._distance(there):
                        own[hit[2]] = hit

    def _find_tail(self, following: int) -> int:
        """Find where the words behind the figure that may name it end: at the clause's end, or where a list goes on."""
        text, end = self._setting.text, self.end
        limit = min(following, end + _TAIL)
        if text.startswith("、", end):
            return end
        stop = _TAIL_END.search(text, end, limit)
        if stop is not None:
            return stop.start()
        if limit < following:
            return limit
        # the next figure follows in the same clause: 、 parts the two, and a rate takes its own name along
        comma = text.find("、", end, limit)
        if comma >= 0:
            return comma
        rate = _RATE_NAME.search(text, end, limit)
        if rate is not None:
            return rate.start()
        # 214件文件中继续有效151件: what stands behind 中 is told of the next figure
        within = _WITHIN.search(text, end, limit)
        return within.start() if within else limit

    def stand_with(self, first: Window) -> None:
        """Take the place of the first figure of a list told 分别: its names stand as near to every figure."""
        self._begin, self.limit, self._content = first._begin, first.limit, first._own_content()
        self._at = at = first._at
        self._clause = self._setting.boundaries[at - 1] if at and not self.quantity.zero else 0

    def within(self, begin: int, stop: int) -> dict[str, Hit]:
        """Give the figure's own words that lie between two places."""
        return {word: hit for word, hit in self.own.items() if begin <= hit[0] and hit[1] <= stop}

    def best(self, own: Mapping[str, Hit], *, bare_topics: bool = True) -> Best | None:
        """Weigh all cues whose anchor is among ``own``; give the heaviest, or ``None`` where none is heavy enough.

        :param own: the words that may be anchors.
        :param bare_topics: whether a topic carried over may speak for the figure where no word does.
        """
        cues = self._setting.matcher.cues_for(self.quantity, change=self.change)
        by_anchor, by_topic = cues.by_anchor, cues.by_topic
        clause = self._clause
        beside = {word for word, hit in own.items() if hit[0] >= clause} if clause > self._begin else set(own)
        best: Best | None = None
        best_score = 0.0
        # in the order of the words, each once
        for cue in {cue: None for word in own if word in by_anchor for cue in by_anchor[word]}:
            if not beside.isdisjoint(cue.nots):
                continue
            scored = self._score(cue, own)
            if scored is None or scored[0] <= _THRESHOLD:
                continue
            score = scored[0] - _GENERAL if cue.indicator.general else scored[0]
            if best is None or score > best_score:
                best_score, best = score, Best(cue.indicator, scored[1])
        if best is not None or not bare_topics or not by_topic:
            return best
        for code in self._setting.topics:
            for cue in by_topic.get(code, ()):
                scored = self._score(cue, own) if beside.isdisjoint(cue.nots) else None
                if scored is not None and scored[0] > max(_THRESHOLD, best_score):
                    best_score, best = scored[0], Best(cue.indicator, scored[1])
        return best

    def _distance(self, hit: Hit) -> int:
        """Count the clause boundaries between a word and the figure."""
        if hit[0] >= self._clause:
            return 0
        return self._at - bisect_right(self._setting.boundaries, hit[0])

    def _score(self, cue: Cue, own: Mapping[str, Hit]) -> tuple[float, tuple[Hit, ...]] | None:
        total = 0.0
        used: list[Hit] = []
        for group in cue.others:  # first, since most cues fail for one of these
            weight = self._group(group, used)
            if weight is None:
                return None
            total += weight
        if cue.anchor.words:
            anchor = self._anchor(cue.anchor.words, own)
            if anchor is None:
                return None
            return total + anchor[0], (anchor[1], *used)
        topic = self._topic(cue.anchor.topics)
        return None if topic is None else (total + _BARE_TOPIC + topic, tuple(used))

    def _anchor(self, words: frozenset[str], own: Mapping[str, Hit]) -> tuple[float, Hit] | None:
        best: tuple[float, Hit] | None = None
        for word in own:
            if word not in words:
                continue
            hit = own[word]
            weight = _PER_LETTER * len(word)
            if hit[0] >= self.end:
                weight += _ANCHOR_BEHIND - _PER_CHARACTER_BEHIND * (hit[0] - self.end)
            else:
                away = self._distance(hit)
                weight += _ANCHOR_BEFORE - _BOUNDARY * away
                weight -= (_PER_CHARACTER_BEYOND if away else _PER_CHARACTER) * (self.limit - hit[1])
                if away:
                    weight -= _OWN_NOUN * max(0, self._own_content() - 2)
            # the place breaks ties, so that the order of a set decides nothing
            if best is None or (weight, hit) > best:
                best = weight, hit
        return best

    def _own_content(self) -> int:
        """Count the characters of the figure's own clause that say more than 其中, 共 or 全年."""
        if self._content is None:
            begin = self._setting.boundaries[self._at - 1] + 1 if self._at else self.gap
            self._content = len(_FILLER.sub("", self._setting.text[begin : self.start]))
        return self._content

    def _group(self, group: Group, used: list[Hit]) -> float | None:
        """Weigh a further group of a cue: the best of its words, or its topic; ``None`` where nothing names it."""
        best: float | None = None
        chosen: Hit | None = None
        words = group.words
        if words:
            # words since the figure before stand nearer than any word ahead of it
            base = _OWN_GROUP
            hits: Mapping[str, Hit] = self.own
            if words.isdisjoint(hits):
                base, hits = _CARRIED_GROUP, self._near.ahead
                if words.isdisjoint(hits):
                    base, hits = _SHARED_GROUP, self._find_shared()
            for word in hits:
                if word not in words:
                    continue
                hit = hits[word]
                weight = (base + 0.5 * len(word)) / (1 + self._distance(hit))
                if best is None or chosen is None or (weight, hit) > (best, chosen):
                    best, chosen = weight, hit
        if group.topics:
            topic = self._topic(group.topics)
            if topic is not None and (best is None or topic > best):
                best, chosen = topic, None
        if chosen is not None:
            used.append(chosen)
        return best

    def _find_shared(self) -> dict[str, Hit]:
        """Give the words at the end of a list's clause, which all its figures share (12件文件、6份合同进行了审查)."""
        if self._shared is None:
            self._shared = {}
            text = self._setting.text
            if "、" in text[self.end : self.end + _TAIL]:
                stop = _LIST_END.search(text, self.end, self.end + _LONGEST_LIST)
                limit = stop.start() if stop else self.end
                begin = bisect_left(self._near.whole, (self.end, 0, ""))
                for hit in self._near.whole[begin:]:
                    if hit[1] > limit:
                        break
                    self._shared[hit[2]] = hit
        return self._shared

    def _topic(self, codes: frozenset[str]) -> float | None:
        """Weigh a topic: the one named last weighs most; each other topic named since takes some off."""
        if self._named is None:
            naming = self._setting.matcher.topic_words
            self._named = {code for word in self._words if word in naming for code in naming[word]}
        if not codes.isdisjoint(self._named):
            return _OWN_TOPIC
        topics = self._setting.topics
        named = [topics[code] for code in codes if code in topics]
        if not named:
            return _HEADING_TOPIC if not topics and codes & self._setting.heading_topics else None
        place = max(named)
        if place < self._near.sentence <= max(topics.values()):
            return None  # the sentence has a topic of its own
        later = 0
        for code, at in topics.items():
            if at > place and code not in codes:
                later += 1
        return _CARRIED_TOPIC - _OTHER_TOPIC * later if later < 3 else None
