"""Find the practices of a law-based government that a report gives evidence of, and grade the evidence.

A practice that is only named, planned or told as a shortcoming is graded 1; told as done 2; told with a figure of
its own 3. All cue words of a codebook are found in one scan; then each sentence is read by itself, and its figures
are dealt out to the practices by clauses. The cost is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from attrs import define, field, frozen

from rulelaw.codebook.types import Codebook, TaskArea
from rulelaw.document.types import BlockKind
from rulelaw.observations.types import PracticeEvidence
from rulelaw.report.types import Part, Quantity, Report
from rulelaw.text.numerals import Qualifier

__all__ = ["find_practices"]

# So many characters may stand between the anchor of a cue and a word of another group.
_REACH = 30
# So far ahead of a title in 《》 its verb is looked for: 出台《甲办法》《乙办法》.
_VERB_REACH = 120
# A figure in a sentence of its own goes back to a sentence with no more practices than this.
_FEW = 3

_SENTENCE = re.compile("[^。;!?\n]+[。;!?]?")
_CLAUSE_MARKS = ",:"
_CLAUSE_END = re.compile(f"[{_CLAUSE_MARKS}]")
_BODY = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)
_UNDONE = (Part.SHORTCOMINGS, Part.CAUSES, Part.PLAN)

# What the verb ahead of a title makes of it: a basis only names, an act does.
_TITLE_VERB = re.compile(
    "(?P<basis>根据|按照|依据|依照|对照|遵照|参照|围绕)"
    "|出台|制定|制订|印发|下发|修订|修改|编制|起草|发布|制发|拟定|草拟|建立|完善|健全|公布|签订|编印|贯彻|落实|实施|执行|推行|推进|开展|细化|转发"
)
# A law that is studied or made known is the matter of the study: it tells nothing of the practice it orders.
_STUDIED = re.compile("学习|宣传|宣讲|培训|讲座|解读|普法|普及|考试|竞赛|讲解")
# The opening of a report frames what follows: guidance, aims and legal basis name practices and tell none.
_FRAMES = re.compile(
    "为指导|指引|为目标|为抓手|为统领|现将|现就|如下|根据|按照|领导下|学习贯彻|深入贯彻|坚持以"
)
# What stands right ahead of a cue word that is not so, or not yet.
_NOT_YET = tuple(
    denial + verb
    for denial in ("尚未", "还未", "未能", "没有", "缺乏", "缺少", "未", "拟", "下一步", "下一步将", "明年")
    for verb in ("", "建立", "开展", "实行", "推行")
    if denial != "未" or verb
)
_NOT_YET_ENDS = frozenset(words[-1] for words in _NOT_YET)
# A norm is no figure: 每年不少于2次, 对照12项标准.
_NORM = re.compile("要求|应当?|必须|不得|须|不少于|不低于|以上")
_MEASURED_BY = re.compile("(?:对照|按照|依据|根据|围绕)[^,]{0,4}$")
# A clause that speaks of the figure just told: 制定文件3件,均经审查.
_TAKES_UP = re.compile("[,:]?(?:[^,]{0,6})(?:均|全部|都|皆|一律|逐[一件份项]|100%)")
# How a sentence begins that goes on with the one before it.
_GOES_ON = re.compile(
    r" *(?:全年|今年|本年|年内|截至|目前|共|累计|其中|已|期间|先后|(?:20\d\d)年|年度|上半年|到)"
)


@frozen(eq=False)
class _Cue:
    """A compiled cue; the grammar is told at :class:`rulelaw.codebook.types.Practice`."""

    practice: int
    others: tuple[tuple[str, ...], ...]
    nots: tuple[str, ...]


# An anchor or a masking word in the text: where it begins, where it ends, the word. A report has many: plain tuples.
_Hit = tuple[int, int, str]
_GRADE = itemgetter(0)


class _Firing(NamedTuple):
    """A cue met in a sentence.

    ``start`` and ``end`` are where its first word begins and its last ends, ``begins`` where each begins; ``named``
    tells whether it only names the practice.
    """

    start: int
    end: int
    begins: list[int]
    named: bool


class _Evidence(NamedTuple):
    """What one sentence says of a practice, as a stretch of the flow."""

    grade: int
    start: int
    end: int
    part: Part


class _Sentence(NamedTuple):
    """A sentence: its place in the flow, its part, and of a heading whether anything stands under it.

    Of other sentences ``heading`` is ``None``.
    """

    start: int
    end: int
    part: Part
    heading: bool | None


class _Figure(NamedTuple):
    """A quantity and its place in the flow."""

    start: int
    end: int
    quantity: Quantity


class _Finder:
    """Finds the anchors of a codebook's practices, and the cues they make."""

    def __init__(self, codebook: Codebook) -> None:
        self.practices = codebook.practices
        self.publicity = [practice.area is TaskArea.PUBLICITY for practice in codebook.practices]
        self.by_anchor: dict[str, list[_Cue]] = {}
        self.masks: dict[str, list[int]] = {}
        for number, practice in enumerate(self.practices):
            for text in practice.cues:
                self._file(number, text)
            for word in practice.not_cues:
                self.masks.setdefault(word, []).append(number)
        self._by_pair = _by_rarest_pair({*self.by_anchor, *self.masks})

    def _file(self, practice: int, text: str) -> None:
        """File a cue under the words of its anchor."""
        parts = text.split()
        nots = tuple(word for part in parts if part.startswith("!") for word in part[1:].split("|"))
        groups = [tuple(part.split("|")) for part in parts if not part.startswith("!")]
        cue = _Cue(practice, tuple(groups[1:]), nots)
        for word in groups[0]:
            self.by_anchor.setdefault(word, []).append(cue)

    def scan(self, text: str) -> list[_Hit]:
        """Find all anchors and masking words of a text in order, overlapping ones too."""
        pairs = self._by_pair
        found: list[_Hit] = []
        for place in [i for i in range(len(text)) if text[i : i + 2] in pairs]:
            for word, ahead in pairs[text[place : place + 2]]:
                if text.startswith(word, place - ahead) and place >= ahead:
                    found.append((place - ahead, place - ahead + len(word), word))
        found.sort()
        return found

    def fire(
        self, text: str, sentence: _Sentence, hits: Sequence[_Hit]
    ) -> Iterator[tuple[int, Sequence[_Hit]]]:
        """Give the practices whose cues are met in a sentence, with the words that met them, the anchor first."""
        hidden: dict[int, list[_Hit]] = {}
        for hit in hits:
            for practice in self.masks.get(hit[2], ()):
                hidden.setdefault(practice, []).append(hit)
        start, end = sentence.start, sentence.end
        ruled: dict[str, bool] = {}
        for hit in hits:
            near: tuple[int, str, str] | None = None
            for cue in self.by_anchor.get(hit[2], ()):
                masks = hidden.get(cue.practice)
                if masks and _covered(masks, hit):
                    continue
                met: Sequence[_Hit] = (hit,)
                if cue.others:
                    if near is None:
                        first = max(start, hit[0] - _REACH)
                        near = (first, text[first : hit[0]], text[hit[1] : min(end, hit[1] + _REACH)])
                    met = _meet(cue, hit, near, masks)
                    if not met:
                        continue
                for word in cue.nots:
                    if word not in ruled:
                        ruled[word] = text.find(word, start, end) >= 0
                    if ruled[word]:
                        break
                else:
                    yield cue.practice, met


def _by_rarest_pair(words: Iterable[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """File each word under the two of its neighbouring characters that fewest words share, and where they stand in it.

    Few places of a text hold such a pair, and a look-up costs less than a pattern.
    """
    counts = Counter(word[i : i + 2] for word in words for i in range(len(word) - 1))
    counts["20"] = len(counts)  # every year begins so
    filed: dict[str, tuple[tuple[str, int], ...]] = {}
    for word in sorted(words):
        ahead = min(range(len(word) - 1), key=lambda i: (counts[word[i : i + 2]], i))
        pair = word[ahead : ahead + 2]
        filed[pair] = (*filed.get(pair, ()), (word, ahead))
    return filed


def _covered(masks: Sequence[_Hit], hit: _Hit) -> bool:
    """Tell whether a hit overlaps one of ``masks``, which are in order."""
    index = bisect_left(masks, (hit[1],)) - 1
    return index >= 0 and masks[index][1] > hit[0]


def _meet(
    cue: _Cue, anchor: _Hit, near: tuple[int, str, str], masks: Sequence[_Hit] | None
) -> Sequence[_Hit]:
    """Give the anchor and a word of each further group near it, or nothing where a group has none.

    ``near`` tells where the text ahead of the anchor begins, that text, and the text behind the anchor.
    """
    start, ahead, behind = near
    met = [anchor]
    for group in cue.others:
        for word in group:  # words behind the anchor come first: they are its object
            if word in behind:
                place = anchor[1] + behind.index(word)
            elif word in ahead:
                place = start + ahead.rindex(word)
            else:
                continue
            hit = (place, place + len(word), word)
            if not (masks and _covered(masks, hit)):
                met.append(hit)
                break
        else:
            return ()
    return met


@lru_cache(maxsize=8)
def _finder_of(codebook: Codebook) -> _Finder:
    return _Finder(codebook)


def find_practices(report: Report, codebook: Codebook) -> tuple[PracticeEvidence, ...]:
    """Give the practices that a report gives evidence of, in the order of the codebook.

    :param report: the report; one without a text gives none.
    :param codebook: the vocabulary.
    :returns: for each practice its grade, the places (clauses or sentences), strongest first, and the part in which the
        strongest stands.

    >>> import rulelaw as rl
    >>> report = rl.parse("全年办理行政复议案件36件。聘请法律顾问参与论证。")
    >>> [(found.practice, found.grade) for found in find_practices(report, rl.load_codebook())]
    [('legal-counsel', 2), ('reconsideration', 3)]
    """
    finder = _finder_of(codebook)
    if not finder.practices or not report.source.text:
        return ()
    found = _Reading(report, finder).read()
    flow = report.source.flow
    result: list[PracticeEvidence] = []
    for number in sorted(found):
        told = found[number]
        if len(told) > 1:  # in the order of the text: sorting keeps it among equals
            told.sort(key=_GRADE, reverse=True)
        places = dict.fromkeys([(one.start, one.end) for one in told])
        spans = tuple([flow.span(start, end) for start, end in places])
        result.append(PracticeEvidence(finder.practices[number].code, told[0].grade, spans, told[0].part))
    return tuple(result)


@define
class _Reading:
    """The reading of one report, sentence by sentence."""

    report: Report
    finder: _Finder
    _text: str = field(init=False)
    _titles: list[tuple[int, int]] = field(init=False)
    _found: dict[int, list[_Evidence]] = field(factory=dict, init=False)
    _previous: dict[int, _Evidence] | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._text = self.report.source.flow.text
        at = self.report.source.flow.at
        self._titles = [(at(c.span.start), at(c.span.end - 1) + 1) for c in self.report.citations if c.span]

    def read(self) -> dict[int, list[_Evidence]]:
        """Give the evidence of each practice, by its number."""
        at = self.report.source.flow.at
        hits = self.finder.scan(self._text)
        figures = [_Figure(at(q.span.start), at(q.span.end - 1) + 1, q) for q in self.report.quantities]
        hit = figure = 0
        for sentence in self._sentences():
            if sentence is None:  # a paragraph ends
                self._previous = None
                continue
            while hit < len(hits) and hits[hit][0] < sentence.start:
                hit += 1
            while figure < len(figures) and figures[figure].start < sentence.start:
                figure += 1
            first_hit, first_figure = hit, figure
            while hit < len(hits) and hits[hit][0] < sentence.end:
                hit += 1
            while figure < len(figures) and figures[figure].start < sentence.end:
                figure += 1
            told = hits[first_hit:hit]
            if told:
                self._read_sentence(sentence, told, figures[first_figure:figure])
            elif first_figure < figure:
                self._carry_back(sentence, figures[first_figure])
            else:
                self._previous = None
        return self._found

    def _sentences(self) -> Iterator[_Sentence | None]:
        """Cut the body into sentences, a heading being one; ``None`` stands between paragraphs."""
        at = self.report.source.flow.at
        headings = {
            at(section.heading.span.start): (at(section.heading.span.end - 1) + 1, section)
            for section in self.report.walk()
            if section.heading is not None and section.heading.span
        }
        stretches = [(at(s.span.start), at(s.span.end - 1) + 1, s.part) for s in self.report.stretches]
        stretch = 0
        for block in self.report.document.blocks:
            if block.kind not in _BODY:
                continue
            yield None
            begin, end = at(block.span.start), at(block.span.end - 1) + 1
            heading = headings.get(begin)
            places = [
                match.span()
                for match in _SENTENCE.finditer(self._text, heading[0] if heading else begin, end)
            ]
            if heading is not None:
                places.insert(0, (begin, heading[0]))
            for start, stop in places:
                while stretch < len(stretches) and stretches[stretch][1] <= start:
                    stretch += 1
                inside = stretch < len(stretches) and stretches[stretch][0] <= start
                part = stretches[stretch][2] if inside else Part.OTHER
                under = None
                if heading is not None and start == begin:
                    under = bool(heading[1].body or heading[1].children)
                yield _Sentence(start, stop, part, under)

    def _read_sentence(self, sentence: _Sentence, hits: Sequence[_Hit], figures: Sequence[_Figure]) -> None:
        text, start, end = self._text, sentence.start, sentence.end
        titled = bisect_left(self._titles, (end,)) > bisect_left(self._titles, (start,))
        firings: dict[int, list[_Firing]] = {}
        for practice, met in self.finder.fire(self._text, sentence, hits):
            first, last, _ = met[0]
            if len(met) > 1:
                first, last = min(met)[0], max(hit[1] for hit in met)
            named = text[first - 1] in _NOT_YET_ENDS and text.endswith(_NOT_YET, start, first)
            if titled:
                named_title = self._in_title(sentence, practice, first, last)
                if named_title is None:
                    continue
                named = named or named_title
            firings.setdefault(practice, []).append(_Firing(first, last, [hit[0] for hit in met], named))
        if not firings:
            if figures:
                self._carry_back(sentence, figures[0])
            return
        dealt = _deal(self._text, sentence, firings, figures) if figures and sentence.heading is None else {}
        framed = sentence.part in _UNDONE or (
            sentence.part is Part.OTHER
            and _FRAMES.search(self._text, sentence.start, sentence.end) is not None
        )
        self._previous = {}
        for practice, fired in firings.items():
            evidence = self._grade(sentence, fired, None if framed else dealt.get(practice), framed=framed)
            self._found.setdefault(practice, []).append(evidence)
            self._previous[practice] = evidence

    def _in_title(self, sentence: _Sentence, practice: int, first: int, last: int) -> bool | None:
        """Tell whether words stand in a title in 《》 that is only named; ``None`` where they tell nothing at all."""
        index = bisect_right(self._titles, (first, len(self._text))) - 1
        if index < 0 or last > self._titles[index][1]:
            return False
        if self.finder.publicity[practice]:
            return False
        start = self._titles[index][0]
        ahead = max(sentence.start, start - _VERB_REACH)
        behind = min(sentence.end, last + _VERB_REACH)
        if _STUDIED.search(self._text, max(sentence.start, start - _REACH), behind):
            return None
        verbs = list(_TITLE_VERB.finditer(self._text, ahead, start))
        return not verbs or verbs[-1]["basis"] is not None

    def _grade(
        self,
        sentence: _Sentence,
        fired: Sequence[_Firing],
        dealt: tuple[_Firing, _Figure] | None,
        *,
        framed: bool,
    ) -> _Evidence:
        if sentence.heading is not None:
            grade = 2 if sentence.heading and not framed else 1
            return _Evidence(grade, sentence.start, sentence.end, sentence.part)
        best = fired[0]
        if best.named:
            best = next((firing for firing in fired if not firing.named), best)
        if dealt is not None:
            firing, figure = dealt
            start, end = min(firing.start, figure.start), max(firing.end, figure.end)
            return _Evidence(3, *self._stretch(sentence, start, end), sentence.part)
        start, end = self._stretch(sentence, best.start, best.end)
        return _Evidence(1 if framed or best.named else 2, start, end, sentence.part)

    def _stretch(self, sentence: _Sentence, first: int, last: int) -> tuple[int, int]:
        """Widen a stretch to the clauses it stands in."""
        text, start, end = self._text, sentence.start, sentence.end
        for mark in _CLAUSE_MARKS:
            start = max(start, text.rfind(mark, start, first) + 1)
            behind = text.find(mark, last, end)
            if behind >= 0:
                end = behind
        return start, end

    def _carry_back(self, sentence: _Sentence, figure: _Figure) -> None:
        """Give a figure that stands in a sentence of its own to the practices of the sentence before it."""
        previous, self._previous = self._previous, None
        if (
            not previous
            or len(previous) > _FEW
            or sentence.part in _UNDONE
            or not _GOES_ON.match(self._text, sentence.start)
        ):
            return
        for practice, evidence in previous.items():
            if evidence.grade == 2:
                self._found[practice].append(_Evidence(3, evidence.start, figure.end, evidence.part))


def _deal(
    text: str, sentence: _Sentence, firings: dict[int, list[_Firing]], figures: Sequence[_Figure]
) -> dict[int, tuple[_Firing, _Figure]]:
    """Deal the figures of a sentence out to its practices, by clauses.

    A figure belongs to the practices that its own clause tells of; where it tells of none, to those of the nearest
    clause before it and of the first, else of the nearest behind it. A clause that takes the figure of the one before
    it up (均, 全部) has it too.
    """
    clauses = [sentence.start, *[m.end() for m in _CLAUSE_END.finditer(text, sentence.start, sentence.end)]]
    owners: dict[int, list[tuple[int, _Firing]]] = {}
    for practice, fired in firings.items():
        for firing in fired:
            for clause in {bisect_right(clauses, begin) - 1 for begin in firing.begins}:
                owners.setdefault(clause, []).append((practice, firing))
    order = sorted(owners)
    dealt: dict[int, tuple[_Firing, _Figure]] = {}
    served = -1
    for figure in figures:
        clause = bisect_right(clauses, figure.start) - 1
        if clause == served or _is_norm(text, clauses[clause], figure):
            continue  # the clause has its figure already
        served = clause
        own = clause
        if clause not in owners:
            index = bisect_left(order, clause)
            own = order[index - 1] if index else order[0]
        for practice, firing in owners[own]:
            dealt.setdefault(practice, (firing, figure))
        # what a sentence begins with is its subject; a rate speaks of the clause before it alone
        if (
            clause not in owners
            and len(firings) <= _FEW
            and order[0] < clause
            and figure.quantity.unit != "%"
        ):
            for practice, firing in owners[order[0]]:
                dealt.setdefault(practice, (firing, figure))
        if clause + 1 in owners and _TAKES_UP.match(text, clauses[clause + 1]):
            for practice, firing in owners[clause + 1]:
                dealt.setdefault(practice, (firing, figure))
    return dealt


def _is_norm(text: str, begin: int, figure: _Figure) -> bool:
    """Tell whether a figure is what is asked for or measured by, not what is reported."""
    if figure.quantity.zero:
        return False
    if _MEASURED_BY.search(text, max(begin, figure.start - 8), figure.start):
        return True
    bounded = figure.quantity.qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST)
    return bounded and _NORM.search(text, max(begin, figure.start - 20), figure.start) is not None
