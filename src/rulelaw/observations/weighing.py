"""Weigh the words around one figure: which indicator do they speak for, and which words decided it.

A word in the figure's own clause counts for most; each clause boundary on the way takes some off, and so does what
stands unexplained between. Words behind the figure (12起劳动争议案件) count less than words before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import define

from rulelaw.codebook.types import Indicator
from rulelaw.observations.cueing import OWN_GROUP, OWN_TOPIC, PER_LETTER, Cue, Group, Matcher
from rulelaw.report.types import Quantity
from rulelaw.text.finding import Hit

__all__ = ["Best", "Setting", "Surroundings", "Window"]

_ANCHOR_BEFORE = 40
_ANCHOR_BEHIND = 24
_PER_ANCHOR_LETTER = 2.0
_BOUNDARY = 12
_PER_CHARACTER = 0.3
_PER_CHARACTER_BEYOND = 0.7
_PER_CHARACTER_BEHIND = 0.2
# A clause that names a thing of its own leaves none to the words of the clause before.
_OWN_NOUN = 5
_CARRIED_GROUP = 2.0
_SHARED_GROUP = 1.0
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


@define
class Best:
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


@define
class Surroundings:
    """What stands around the figures of a sentence.

    :ivar sentence: where the sentence begins.
    :ivar ahead: its cue words before the stretch of text that is the figure's own, each with its last place.
    :ivar whole: all its cue words, in order.
    """

    sentence: int
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
        self,
        setting: Setting,
        near: Surroundings,
        quantity: Quantity,
        place: tuple[int, int],
        stretch: tuple[int, int],
        own: Sequence[Hit],
        behind: Sequence[Hit] = (),
    ) -> None:
        """Take a figure and what stands around it.

        :param setting: what it shares with the figures of its paragraph.
        :param near: what it shares with those of its sentence.
        :param quantity: the figure.
        :param place: its place in the flow.
        :param stretch: from where on the text is its own, and where the next figure begins.
        :param own: the cue words from there to the end of the figure, in order.
        :param behind: the cue words behind the figure that may name it, in order.
        """
        self._setting = setting
        self._near = near
        self.change = False  # whether the figure tells a change: then a rate may be told in percentage points
        self.quantity = quantity
        self.start, self.end = start, end = place
        self.gap, following = stretch
        self._begin = self.gap
        boundaries = setting.boundaries
        self._at = at = bisect_left(boundaries, start)
        # no clause parts a zero from its words
        if quantity.zero:
            self.limit = limit = end
            self._clause = 0
        else:
            self.limit = limit = start
            self._clause = boundaries[at - 1] if at else 0
        self._content: int | None = None
        self._shared: dict[str, Hit] | None = None
        self._named: set[str] | None = None
        self._words = self.own = words = {hit[2]: hit for hit in own if hit[1] <= limit}
        if behind:
            tail_end = self._find_tail(following)
            for hit in behind:
                if hit[1] <= tail_end:
                    there = words.get(hit[2])
                    if there is None or there[0] < self._clause:
                        words[hit[2]] = hit

    def _find_tail(self, following: int) -> int:
        """Find where the words behind the figure that may name it end: at the clause's end, or where a list goes on."""
        text, end = self._setting.text, self.end
        limit = min(following, end + _TAIL)
        if text[end : end + 1] == "、":
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
        clause = self._clause
        beside: AbstractSet[str] = own.keys()
        if clause > self._begin:
            beside = {word for word, hit in own.items() if hit[0] >= clause}
        best: Best | None = None
        best_score = 0.0
        least: float = _THRESHOLD  # what a cue must weigh more than
        for cue, (weight, anchor) in self._anchors(own, cues.by_anchor).items():
            if weight + cue.most <= least or not beside.isdisjoint(cue.nots):
                continue
            further = self._further(cue.others)
            if further is None:
                continue
            scored = further[0] + weight
            if scored <= _THRESHOLD:
                continue
            score = scored - _GENERAL if cue.indicator.general else scored
            if best is None or score > best_score:
                best_score, best = score, Best(cue.indicator, (anchor, *further[1]))
                least = max(_THRESHOLD, score)
        if best is None and bare_topics and cues.by_topic:
            best = self._bare_topic(cues.by_topic, beside)
        return best

    def _bare_topic(self, by_topic: Mapping[str, Sequence[Cue]], beside: AbstractSet[str]) -> Best | None:
        """Give the heaviest of the cues that need no more than a topic, as :meth:`best` does."""
        best: Best | None = None
        best_score: float = _THRESHOLD
        for code in self._setting.topics:
            for cue in by_topic.get(code, ()):
                further = self._further(cue.others) if beside.isdisjoint(cue.nots) else None
                topic = None if further is None else self._topic(cue.anchor.topics)
                if further is not None and topic is not None:
                    score = further[0] + _BARE_TOPIC + topic
                    if score > best_score:
                        best_score, best = score, Best(cue.indicator, tuple(further[1]))
        return best

    def _distance(self, hit: Hit) -> int:
        """Count the clause boundaries between a word before the figure's own clause and the figure."""
        return self._at - bisect_right(self._setting.boundaries, hit[0])

    def _anchors(
        self, own: Mapping[str, Hit], by_anchor: Mapping[str, Sequence[Cue]]
    ) -> dict[Cue, tuple[float, Hit]]:
        """Give the cues that words may be anchors of, in the order of the words, each with its heaviest anchor."""
        anchors: dict[Cue, tuple[float, Hit]] = {}
        end, limit, clause = self.end, self.limit, self._clause
        for word in own:
            if word not in by_anchor:
                continue
            hit = own[word]
            start, stop, _ = hit
            weight = _PER_ANCHOR_LETTER * (stop - start)
            if start >= end:
                weight += _ANCHOR_BEHIND - _PER_CHARACTER_BEHIND * (start - end)
            elif start >= clause:
                weight = weight + _ANCHOR_BEFORE - _PER_CHARACTER * (limit - stop)
            else:
                weight += _ANCHOR_BEFORE - _BOUNDARY * self._distance(hit)
                weight -= _PER_CHARACTER_BEYOND * (limit - stop)
                weight -= _OWN_NOUN * max(0, self._own_content() - 2)
            weighed = weight, hit
            for cue in by_anchor[word]:
                # the place breaks ties, so that the order of the words decides nothing
                if cue not in anchors or weighed > anchors[cue]:
                    anchors[cue] = weighed
        return anchors

    def _own_content(self) -> int:
        """Count the characters of the figure's own clause that say more than 其中, 共 or 全年."""
        if self._content is None:
            begin = self._setting.boundaries[self._at - 1] + 1 if self._at else self.gap
            self._content = len(_FILLER.sub("", self._setting.text[begin : self.start]))
        return self._content

    def _further(self, groups: Sequence[Group]) -> tuple[float, list[Hit]] | None:
        """Weigh the further groups of a cue, and give the words that name them; ``None`` where one is not named."""
        total = 0.0
        used: list[Hit] = []
        for group in groups:
            weight = self._group(group, used)
            if weight is None:
                return None
            total += weight
        return total, used

    def _group(self, group: Group, used: list[Hit]) -> float | None:
        """Weigh a further group of a cue: the best of its words, or its topic; ``None`` where nothing names it."""
        best: float | None = None
        chosen: Hit | None = None
        words = group.words
        if words:
            # words since the figure before stand nearer than any word ahead of it
            base = OWN_GROUP
            hits: Mapping[str, Hit] = self.own
            if words.isdisjoint(hits):
                base, hits = _CARRIED_GROUP, self._near.ahead
                if words.isdisjoint(hits):
                    base, hits = _SHARED_GROUP, self._find_shared()
            clause = self._clause
            for word in words.intersection(hits):
                hit = hits[word]
                weight = base + PER_LETTER * len(word)
                if hit[0] < clause:
                    weight /= 1 + self._distance(hit)
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
            return OWN_TOPIC
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
