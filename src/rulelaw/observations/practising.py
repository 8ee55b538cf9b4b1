"""Find the practices of a law-based government that a report gives evidence of, and grade the evidence.

A practice that is only named, planned or told as a shortcoming is graded 1; told as done 2; told with a figure of
its own 3. All cue words of a codebook are found in one scan; then each sentence is read by itself, and its figures
are dealt out to the practices by clauses. The cost is linear in the text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from operator import itemgetter

from attrs import define, field

from rulelaw.codebook.types import Codebook
from rulelaw.document.types import BlockKind
from rulelaw.observations.anchoring import (
    REACH,
    Anchors,
    Row,
    Words,
    anchors_among,
    anchors_of,
    covered,
    meet,
)
from rulelaw.observations.denying import is_undone, looks_ahead
from rulelaw.observations.types import PracticeEvidence
from rulelaw.report.types import Part, Quantity, Report
from rulelaw.text.finding import Hit
from rulelaw.text.numerals import Qualifier
from rulelaw.text.words import SENTENCE_MARK, with_one_mark, with_sentence_marks

__all__ = ["find_practices"]

# So far around the words of a cue its clause is read for what denies it.
_NEAR = 60
# So far ahead of a title in 《》 its verb is looked for: 出台《甲办法》《乙办法》.
_VERB_REACH = 120
# A figure in a sentence of its own goes back to a sentence with no more practices than this.
_FEW = 3

# What ends a clause, and the mark that stands for all of them while they are looked for.
_CLAUSE_MARKS, _CLAUSE_MARK = ",:", ","
_BODY = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)
_UNDONE = (Part.SHORTCOMINGS, Part.CAUSES, Part.PLAN)
_OTHER = Part.OTHER

# What the verb ahead of a title makes of it: a basis only names, an act does.
_BASIS = ("根据", "按照", "依据", "依照", "对照", "遵照", "参照", "围绕")
_TITLE_VERB = re.compile(
    "|".join(_BASIS)
    + "|出台|制定|制订|印发|下发|修订|修改|编制|起草|发布|制发|拟定|草拟|建立|完善|健全|公布|签订|编印"
    "|贯彻|落实|实施|执行|推行|推进|开展|细化|转发"
)
# A law that is studied or made known is the matter of the study: it tells nothing of the practice it orders.
_STUDIED = re.compile("学习|宣传|宣讲|培训|讲座|解读|普法|普及|考试|竞赛|讲解")
# The opening of a report frames what follows: guidance, aims and legal basis name practices and tell none.
_FRAMES = re.compile(
    "为指导|指引|为目标|为抓手|为统领|现将|现就|如下|根据|按照|领导下|学习贯彻|深入贯彻|坚持以"
)
# What stands right ahead of a cue word that is not so, or not yet; none is longer than so many characters.
_NOT_YET = re.compile(
    r"(?:(?:尚未|还未|未能|没有|缺乏|缺少|拟|下一步将?|明年)(?:建立|开展|实行|推行)?|未(?:建立|开展|实行|推行))\Z"
)
_LONGEST = 6
# A norm is no figure: 每年不少于2次, 对照12项标准.
_NORM = re.compile("要求|应当?|必须|不得|须|不少于|不低于|以上")
_BOUNDED = (Qualifier.AT_LEAST, Qualifier.AT_MOST)
_MEASURED_BY = re.compile("(?:对照|按照|依据|根据|围绕)[^,]{0,4}$")
# A clause that speaks of the figure just told: 制定文件3件,均经审查.
_TAKES_UP = re.compile("[,:]?(?:[^,]{0,6})(?:均|全部|都|皆|一律|逐[一件份项]|100%)")
# How a sentence begins that goes on with the one before it.
_GOES_ON = re.compile(
    r" *(?:全年|今年|本年|年内|截至|目前|共|累计|其中|已|期间|先后|(?:20\d\d)年|年度|上半年|到)"
)


# A report has hundreds of each of these, which are made and taken apart all the time: plain tuples.

_Firing = tuple[int, int, Sequence[int]]
"""A cue met in a sentence: where its first word begins and its last ends, and where each word that met it begins."""

_Fired = tuple[int, _Firing]
"""A practice and a cue of it that is met."""

_Stretch = tuple[int, int]
"""Where something begins in the flow, and where it ends."""

_Evidence = tuple[int, _Stretch, Part]
"""What one sentence says of a practice: the grade, where, the part."""

_Sentence = tuple[int, int, Part, bool | None]
"""A sentence: its place in the flow, its part, and of a heading whether anything stands under it, else ``None``."""

_Figure = tuple[int, int, Quantity]
"""A quantity and its place in the flow."""

_GRADE, _STRETCH = itemgetter(0), itemgetter(1)


def _stands(text: str, sentence: _Sentence, words: Iterable[str], known: dict[str, bool]) -> bool:
    """Tell whether one of ``words`` stands in a sentence; ``known`` remembers those looked for."""
    for word in words:
        if word not in known:
            known[word] = text.find(word, sentence[0], sentence[1]) >= 0
        if known[word]:
            return True
    return False


def find_practices(
    report: Report, codebook: Codebook, words: Words | None = None
) -> tuple[PracticeEvidence, ...]:
    """Give the practices that a report gives evidence of, in the order of the codebook.

    :param report: the report; one without a text gives none.
    :param codebook: the vocabulary.
    :param words: its words in the flow of the report; ``None``: they are looked for.
    :returns: for each practice its grade, the places (clauses or sentences), strongest first, and the part in which the
        strongest stands.

    >>> import rulelaw as rl
    >>> report = rl.parse("全年办理行政复议案件36件。聘请法律顾问参与论证。")
    >>> [(found.practice, found.grade) for found in find_practices(report, rl.load_codebook())]
    [('legal-counsel', 2), ('reconsideration', 3)]
    """
    finder = anchors_of(codebook)
    if not finder.practices or not report.source.text:
        return ()
    flow = report.source.flow
    if words is None:
        words = finder.find(flow.text)
    result: list[PracticeEvidence] = []
    for practice, told in zip(finder.practices, _Reading(report, finder).read(words), strict=True):
        if not told:
            continue
        if len(told) > 1:  # in the order of the text: sorting keeps it among equals
            told.sort(key=_GRADE, reverse=True)
        grade, _, part = told[0]
        # no two are the same: each word is read in one sentence alone
        spans = tuple(starmap(flow.span, map(_STRETCH, told)))
        result.append(PracticeEvidence(practice.code, grade, spans, part))
    return tuple(result)


@define
class _Reading:
    """The reading of one report, sentence by sentence."""

    report: Report
    finder: Anchors
    _text: str = field(init=False)
    _claused: str = field(init=False)
    _sentenced: str = field(init=False)
    _titles: list[_Stretch] = field(init=False)
    _title_starts: list[int] = field(init=False)
    _titles_ahead: Row[_Stretch] = field(init=False)
    _found: list[list[_Evidence]] = field(init=False)
    # the practices of the sentence before, in the same paragraph; once its cues are met, of the sentence itself
    _previous: Collection[int] = field(default=(), init=False)
    # the words in the sentence without which none of its clauses is undone; most hold none
    _signs: Sequence[Hit] = field(default=(), init=False)
    _judged: tuple[tuple[int, int], bool] = field(default=((-1, -1), False), init=False)

    def __attrs_post_init__(self) -> None:
        flow = self.report.source.flow
        self._text = flow.text
        self._claused = with_one_mark(flow.text, _CLAUSE_MARKS, _CLAUSE_MARK)
        self._sentenced = with_sentence_marks(flow.text)
        titles = map(flow.stretch, [citation.span for citation in self.report.citations])
        self._titles = [(start, end) for start, end in titles if start < end]
        self._title_starts = [start for start, _ in self._titles]
        self._titles_ahead = Row(self._titles)
        self._found = [[] for _ in self.finder.practices]

    def read(self, words: Words) -> list[list[_Evidence]]:
        """Give the evidence of each practice, in the order of the codebook."""
        quantities = self.report.quantities
        places = map(self.report.source.flow.stretch, [quantity.span for quantity in quantities])
        figures = [(start, end, q) for (start, end), q in zip(places, quantities, strict=True)]
        told = Row(figures)
        anchors = Row(anchors_among(words, self._text, {start for start, _, _ in figures}))
        masks, signs = Row(words.masks), Row(words.signs)
        for sentence in self._sentences():
            start, end, _, _ = sentence
            hits = anchors.take(start, end) if anchors.start < end else ()
            own = told.take(start, end) if told.start < end else ()
            if hits:
                hidden = self.finder.hidden(masks.take(start, end)) if masks.start < end else {}
                self._signs = signs.take(start, end) if signs.start < end else ()
                self._read_sentence(sentence, hits, hidden, own)
            elif own:
                self._carry_back(sentence, own[0])
            else:
                self._previous = ()
        return self._found

    def _sentences(self) -> Iterator[_Sentence]:
        """Cut the body into sentences, a heading being one; where a paragraph begins, no sentence is before it."""
        report, text, find = self.report, self._text, self._sentenced.find
        flow = report.source.flow
        headings = {}
        for section in report.walk():
            if section.heading is not None:
                start, end = flow.stretch(section.heading.span)
                if start < end:
                    headings[start] = end, bool(section.body or section.children)
        parts = iter([(*flow.stretch(stretch.span), stretch.part) for stretch in report.stretches])
        none_left = sys.maxsize, sys.maxsize, _OTHER
        begins, ends, part = next(parts, none_left)
        body = [block.span for block in report.document.blocks if block.kind in _BODY]
        for begin, end in map(flow.stretch, body):
            self._previous = ()
            heading = headings.get(begin)
            start = begin
            while start < end:
                under = None
                if heading is not None and start == begin:
                    stop, under = heading
                else:
                    stop = find(SENTENCE_MARK, start, end)
                    if stop == start:  # nothing but a mark
                        start += 1
                        continue
                    stop = end if stop < 0 else stop + (text[stop] != "\n")
                while ends <= start:
                    begins, ends, part = next(parts, none_left)
                yield start, stop, part if begins <= start else _OTHER, under
                start = stop

    def _read_sentence(
        self,
        sentence: _Sentence,
        hits: Sequence[Hit],
        hidden: Mapping[int, Sequence[Hit]],
        figures: Sequence[_Figure],
    ) -> None:
        start, end, part, heading = sentence
        fired: list[_Fired] | None = [] if figures and heading is None else None
        told, named = self._firings(sentence, hits, hidden, fired)
        if not told and not named:
            if figures:
                self._carry_back(sentence, figures[0])
            return
        self._previous = told.keys() | named.keys() if named else told
        framed = (
            part in _UNDONE
            or (part is _OTHER and _FRAMES.search(self._text, start, end) is not None)
            or (self._signs and looks_ahead(self._text, start, end))
        )
        found = self._found
        if heading is not None:
            evidence = 2 if heading and not framed else 1, (start, end), part
            for practice in self._previous:
                found[practice].append(evidence)
            return
        counted = self._counted(sentence, fired, figures) if fired and not framed else {}
        for practice, (first, last, _) in {**named, **told}.items() if named else told.items():
            if practice in counted:
                found[practice].append((3, counted[practice], part))
                continue
            grade = 1 if framed or practice not in told else 2
            found[practice].append((grade, self._stretch(start, end, first, last), part))

    def _firings(
        self,
        sentence: _Sentence,
        hits: Sequence[Hit],
        hidden: Mapping[int, Sequence[Hit]],
        fired: list[_Fired] | None,
    ) -> tuple[dict[int, _Firing], dict[int, _Firing]]:
        """Give by practice the first cue met in a sentence that tells of it, and of others that which only names it.

        All cues met are put into ``fired``, if it is a list: figures are to be dealt out to them.
        """
        text, by_anchor = self._text, self.finder.by_anchor
        start, end, _, _ = sentence
        titles = self._titles_ahead
        titled = titles.start < end and bool(titles.take(start, end))
        doubtful = titled or self._signs
        ruled: dict[str, bool] = {}
        told: dict[int, _Firing] = {}
        named: dict[int, _Firing] = {}
        for begin, behind, word in hits:
            for practice, others, nots in by_anchor[word]:
                if practice in told and fired is None:
                    continue
                masks = hidden.get(practice, ()) if hidden else ()
                if masks and covered(masks, begin, behind):
                    continue
                firing = (
                    meet(text, start, end, others, begin, behind, masks)
                    if others
                    else (begin, behind, (begin,))
                )
                if firing is None or (nots and _stands(text, sentence, nots, ruled)):
                    continue
                kept = told
                if doubtful:
                    only_named = self._only_named(sentence, practice, firing, titled=titled)
                    if only_named is None:
                        continue
                    kept = named if only_named else told
                if practice not in kept:
                    kept[practice] = firing
                if fired is not None:
                    fired.append((practice, firing))
        return told, named

    def _only_named(
        self, sentence: _Sentence, practice: int, firing: _Firing, *, titled: bool
    ) -> bool | None:
        """Tell whether a cue only names its practice; ``None`` where it tells nothing at all."""
        first, last, _ = firing
        denied = bool(self._signs) and (
            _NOT_YET.search(self._text, max(sentence[0], first - _LONGEST), first) is not None
            or self._is_undone(sentence, first, last)
        )
        if not titled:
            return denied
        named = self._in_title(sentence, practice, first, last)
        return named if named is None else named or denied

    def _in_title(self, sentence: _Sentence, practice: int, first: int, last: int) -> bool | None:
        """Tell whether words stand in a title in 《》 that is only named; ``None`` where they tell nothing at all."""
        index = bisect_right(self._title_starts, first) - 1
        if index < 0 or last > self._titles[index][1]:
            return False
        if self.finder.publicity[practice]:
            return False
        text, (begin, end, _, _) = self._text, sentence
        start = self._title_starts[index]
        if _STUDIED.search(text, max(begin, start - REACH), min(end, last + _VERB_REACH)):
            return None
        verbs = _TITLE_VERB.findall(text, max(begin, start - _VERB_REACH), start)
        return not verbs or verbs[-1] in _BASIS

    def _stretch(self, start: int, end: int, first: int, last: int) -> _Stretch:
        """Widen a stretch to the clauses it stands in, between ``start`` and ``end``."""
        begin = self._claused.rfind(_CLAUSE_MARK, start, first) + 1 or start
        stop = self._claused.find(_CLAUSE_MARK, last, end)
        return begin, stop if stop >= 0 else end

    def _is_undone(self, sentence: _Sentence, first: int, last: int) -> bool:
        """Tell whether the clauses around words deny, plan or lament; of long ones only what stands near."""
        start, end, _, _ = sentence
        clause = self._stretch(max(start, first - _NEAR), min(end, last + _NEAR), first, last)
        if clause != self._judged[0]:  # several cues are met in one clause
            begin, stop = clause
            # by bisection: a sentence without end may hold as many signs as clauses
            held = self._signs[bisect_left(self._signs, (begin,)) : bisect_left(self._signs, (stop,))]
            undone = is_undone(self._text[begin:stop], [word for _, _, word in held]) if held else False
            self._judged = clause, undone
        return self._judged[1]

    def _counted(
        self, sentence: _Sentence, fired: Sequence[_Fired], figures: Sequence[_Figure]
    ) -> dict[int, _Stretch]:
        """Give by practice the clauses that tell of it with a figure of its own."""
        start, end, _, _ = sentence
        counted = {}
        for practice, (firing, (begin, stop, quantity)) in self._deal(sentence, fired, figures).items():
            first, last = min(firing[0], begin), max(firing[1], stop)
            # that there was none of a thing is a figure of it; so many that are planned are none
            if quantity.zero or not self._signs or not self._is_undone(sentence, first, last):
                counted[practice] = self._stretch(start, end, first, last)
        return counted

    def _deal(
        self, sentence: _Sentence, fired: Sequence[_Fired], figures: Sequence[_Figure]
    ) -> dict[int, tuple[_Firing, _Figure]]:
        """Deal the figures of a sentence out to its practices, by clauses.

        A figure belongs to the practices that its own clause tells of; where it tells of none, to those of the
        nearest clause before it and of the first, else of the nearest behind it. A clause that takes the figure of
        the one before it up (均, 全部) has it too.
        """
        start, end, _, _ = sentence
        clauses = [start]
        for words in self._claused[start:end].split(_CLAUSE_MARK):
            start += len(words) + 1
            clauses.append(start)
        owners = _owners(clauses, fired)
        order = sorted(owners)
        dealt: dict[int, tuple[_Firing, _Figure]] = {}
        served = 0
        for figure in figures:
            if len(dealt) == len(self._previous):
                break
            clause = bisect_right(clauses, figure[0])
            if clause == served or _is_norm(self._text, clauses[clause - 1], figure):
                continue  # the clause has its figure already
            served = clause
            takers = [clause]
            if clause not in owners:
                index = bisect_left(order, clause)
                takers = [order[index - 1] if index else order[0]]
                # what a sentence begins with is its subject; a rate speaks of the clause before it alone
                if index and len(self._previous) <= _FEW and figure[2].unit != "%":
                    takers.append(order[0])
            if clause + 1 in owners and _TAKES_UP.match(self._text, clauses[clause]):
                takers.append(clause + 1)
            for taker in takers:
                for practice, firing in owners[taker]:
                    if practice not in dealt:
                        dealt[practice] = firing, figure
        return dealt

    def _carry_back(self, sentence: _Sentence, figure: _Figure) -> None:
        """Give a figure that stands in a sentence of its own to the practices of the sentence before it."""
        previous, self._previous = self._previous, ()
        start, _, part, _ = sentence
        if not previous or len(previous) > _FEW or part in _UNDONE or not _GOES_ON.match(self._text, start):
            return
        for practice in previous:
            grade, (begin, _), part_told = self._found[practice][-1]
            if grade == 2:
                self._found[practice].append((3, (begin, figure[1]), part_told))


def _owners(clauses: Sequence[int], fired: Sequence[_Fired]) -> dict[int, list[_Fired]]:
    """Give the practices that each clause tells of, by its number (from 1), with the cues met."""
    owners: dict[int, list[_Fired]] = {}
    for one in fired:
        for word in one[1][2]:
            clause = bisect_right(clauses, word)
            if clause in owners:
                owners[clause].append(one)
            else:
                owners[clause] = [one]
    return owners


def _is_norm(text: str, begin: int, figure: _Figure) -> bool:
    """Tell whether a figure is what is asked for or measured by, not what is reported."""
    start, _, quantity = figure
    if quantity.zero:
        return False
    if _MEASURED_BY.search(text, max(begin, start - 8), start):
        return True
    bounded = quantity.qualifier in _BOUNDED
    return bounded and _NORM.search(text, max(begin, start - 20), start) is not None
