"""Group H: a report beside the earlier ones of its issuer.

What was copied, figures of earlier years that have changed, plans that were dropped, series that break off or leap. A
rule says nothing where the year of a report is not known, and looks at those reports only that tell of an earlier year.
Whether the reports are of one issuer is the caller's to know.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.units import load_units
from rulelaw.document.types import BlockKind
from rulelaw.findings.likeness import Likeness, Passages, Sentence, masked, sentences
from rulelaw.findings.places import placed
from rulelaw.findings.telling import as_told
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.observations.types import Observation, Observations, Scope
from rulelaw.report.types import Part, Report, Section
from rulelaw.text.marks import ITEM, mark_at
from rulelaw.text.spans import Span

__all__ = ["H001", "H002", "H003", "H004", "H005"]

_ERROR = (Validity(Severity.ERROR),)
_WARNING = (Validity(Severity.WARNING),)
_INFO = (Validity(Severity.INFO),)


@frozen
class _Earlier:
    """An earlier report with its year and what its figures mean."""

    year: int
    report: Report
    observations: Observations


def _earlier(context: Context) -> list[_Earlier]:
    """Give the reports on earlier years, oldest first."""
    if not context.previous:
        return []
    year = context.report.masthead.year
    return [
        _Earlier(report.masthead.year, report, observations)
        for report, observations in context.earlier
        if year is not None and report.masthead.year is not None and report.masthead.year < year
    ]


def _year_before(context: Context) -> _Earlier | None:
    """Give the report on the year before; the last where there are several."""
    year = context.report.masthead.year
    return next((e for e in reversed(_earlier(context)) if year is not None and e.year == year - 1), None)


def _shortened(words: str, most: int = 40) -> str:
    return words if len(words) <= most else words[:most] + "…"


# --- H001: copied sentences

# Shorter sentences, their punctuation left out, are formulas that anyone writes.
_SHORTEST_SENTENCE = 12
_MOST_PLACES = 5


def _copied(context: Context) -> Iterator[Draft]:
    year = context.report.masthead.year
    if year is None or not context.previous:
        return
    told = [(sentence, key) for sentence in sentences(context.report) if (key := _key(sentence)) is not None]
    whole = sum(len(key) for _, key in told)
    closest: tuple[int, int, list[tuple[Sentence, str]]] = (0, 0, [])
    for report in context.previous:
        earlier = report.masthead.year
        if earlier is None or earlier >= year:
            continue
        known = {_key(sentence) for sentence in sentences(report)}
        copied = [pair for pair in told if pair[1] in known]
        # of two that share as much, the later one is the likelier source
        closest = max(closest, (sum(len(key) for _, key in copied), earlier, copied), key=lambda c: c[:2])
    length, earlier, copied = closest
    if whole and length * 3 >= whole:
        longest = sorted(copied, key=lambda pair: (-len(pair[1]), pair[0].span))[:_MOST_PLACES]
        share = (Decimal(length) * 100 / whole).quantize(Decimal("0.1"))
        yield Draft(tuple(sentence.span for sentence, _ in longest), {"share": share, "year": earlier})


def _key(sentence: Sentence) -> str | None:
    """Give what a sentence is compared by; ``None`` for a formula."""
    key = masked(sentence.words)
    return key if len(key) >= _SHORTEST_SENTENCE else None


# --- what the rules on figures share

# Words before a figure that make it tell of more, or of less, than one whole year.
_OTHER_STRETCH = re.compile(
    r"以来|[一二三四五六七八九十\d]年来|近[一二三四五六七八九十\d]+年|历年|至今|以往|(?:20\d\d年?)?[-—~至到]20\d\d年"
    r"|(?<!全年)(?<!今年)(?<!本年)(?<!当年)(?<!年度)(?<!\d年)累计|上半年|下半年|季度|\d月(?!\d*日)"
)
_SENTENCE_END = re.compile(r"[。;!?\n]")
# How far before a figure such words are looked for, and how far on each side words on a change.
_WINDOW = 60
_REACH = 200
# How near the figure of this year stands to the earlier one told for comparison.
_NEIGHBOURHOOD = 40
# 我局 is whoever reports; 各类 and 各项 are no bodies.
_NO_BODY = re.compile(r"我|各[类项种]")


def _levels(
    report: Report, observations: Observations, years: Container[int]
) -> list[tuple[int, Observation]]:
    """Give the levels told of the whole of one of ``years``, outside plans, in order, each with its year."""
    return [
        (year, o)
        for o in observations.values
        if o.change is None
        and o.part is not Part.PLAN
        and o.period is not None
        and (year := o.period.year) is not None
        and year in years
        and not _OTHER_STRETCH.search(_sentence_before(report, o.span))
    ]


def _sentence_before(report: Report, span: Span) -> str:
    """Give the words of the sentence before a figure, as many as matter."""
    flow = report.source.flow
    start = flow.at(span.start)
    return _SENTENCE_END.split(flow.text[max(0, start - _WINDOW) : start])[-1]


def _sentence_around(report: Report, span: Span) -> str:
    flow = report.source.flow
    start, end = flow.at(span.start), flow.at(span.end)
    before = _SENTENCE_END.split(flow.text[max(0, start - _REACH) : start])[-1]
    return before + flow.text[start:end] + _SENTENCE_END.split(flow.text[end : end + _REACH], maxsplit=1)[0]


def _scope(observation: Observation) -> Scope:
    """Give an observation's scope without the words that name no body of their own."""
    scope = observation.scope
    body = None if scope.body is not None and _NO_BODY.match(scope.body) else scope.body
    return Scope(scope.instance, scope.kind, body)


def _same_measure(one: Observation, other: Observation) -> bool:
    return one.unit == other.unit or _measure(one.unit) == _measure(other.unit) is not None


def _measure(unit: str | None) -> str | None:
    """Give what a unit measures: its kind, but parties visited (户) and visits to them (户次) are two things."""
    kind = load_units().kind(unit)
    return "party" if kind == "visit" and unit is not None and "次" not in unit else kind


def _label(code: str) -> Label:
    """Give the name of an indicator; the code itself for one of a codebook of the caller's own."""
    found = (indicator.label for indicator in load_codebook().indicators if indicator.code == code)
    return next(found, Label(zh=code, en=code))


def _named(code: str) -> dict[str, Fact]:
    """Give the names of an indicator as facts; its code where it has no English name."""
    label = _label(code)
    return {"indicator": code, "label_zh": label.zh, "label_en": code if label.en == label.zh else label.en}


# --- H002: figures of an earlier year


def _earlier_figure_differs(context: Context) -> Iterator[Draft]:
    earlier = _earlier(context)
    if not earlier:
        return
    here = _levels(context.report, context.observations, {one.year for one in earlier})
    wanted = {(year, o.indicator) for year, o in here}
    there: dict[tuple[int, str], list[tuple[Report, Observation]]] = {}
    for one in earlier if here else ():
        for year, told in _levels(one.report, one.observations, {one.year}):
            if (year, told.indicator) in wanted:
                there.setdefault((year, told.indicator), []).append((one.report, told))
    current = _current(context)
    for year, observation in here:
        scope = _scope_told(observation, current.get(observation.indicator, []))
        comparable = [
            (report, told)
            for report, told in there.get((year, observation.indicator), ())[:_MOST_LEVELS]
            if _scope(told) == scope and _same_measure(told, observation)
        ]
        if not comparable or any(told.interval.meets(observation.interval) for _, told in comparable):
            continue
        report, told = min(comparable, key=lambda pair: abs(pair[1].value - observation.value))
        facts = _named(observation.indicator) | {
            "year": year,
            "here": as_told(context.report, observation),
            "there": as_told(report, told),
        }
        yield Draft(placed(observation.span), facts)


# Where an earlier report tells an indicator oftener, the first figures stand for all.
_MOST_LEVELS = 40


def _current(context: Context) -> dict[str, list[Observation]]:
    """Give the levels of the report's own year by indicator, in order."""
    year = context.report.masthead.year
    levels: dict[str, list[Observation]] = {}
    for observation in context.observations.values:
        if observation.change is None and observation.period is not None and observation.period.year == year:
            levels.setdefault(observation.indicator, []).append(observation)
    return levels


def _scope_told(observation: Observation, current: Sequence[Observation]) -> Scope:
    """Give the scope of an earlier level; where it names none, that of this year's level right before it."""
    scope = _scope(observation)
    if scope == Scope():
        index = bisect_left(current, observation.span, key=lambda o: o.span) - 1
        if index >= 0 and observation.span.start - current[index].span.end <= _NEIGHBOURHOOD:
            return _scope(current[index])
    return scope


# --- H003: plans that are not taken up

# An item counts as taken up where a passage tells this much of it, in per cent. Composed items taken up in other words
# came to 33 and more. Of those dropped a good half came to less than 30; the rest, whose words the report uses of
# something else, are let pass: the rule would rather miss one than accuse.
_TAKEN_UP = 30
_CLAUSE = re.compile(r"[,。;:!?、]")
_INLINE_ITEM = re.compile(rf"(?:(?<=[。;:,!?\n ])|^)(?:{ITEM.pattern}|\(\d{{1,2}}\)|[①-⑳])")


@frozen
class _Item:
    """Something planned: how it is called, and the wordings of it of which any may be taken up."""

    name: str
    wordings: tuple[str, ...]


def _not_taken_up(context: Context) -> Iterator[Draft]:
    before = _year_before(context)
    if before is None:
        return
    items = list(_plan_items(before.report))
    told = list(sentences(context.report, (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)))
    if not items or not told:
        return
    passages = Passages([sentence.words for sentence in told])
    for item in items:
        found = [likeness for words in item.wordings if (likeness := passages.nearest(words)) is not None]
        if not found:
            continue
        best = max(found, key=lambda likeness: likeness.share)
        if best.share < _TAKEN_UP:
            yield _dropped(item, best, told, before.year)


def _dropped(item: _Item, best: Likeness, told: Sequence[Sentence], year: int) -> Draft:
    facts: dict[str, Fact] = {"year": year, "item": _shortened(item.name)}
    if best.index is None:
        return Draft((), facts)
    facts |= {"passage": _shortened(told[best.index].words), "likeness": best.share}
    return Draft((), facts, variant="nearest")


def _plan_items(report: Report) -> Iterator[_Item]:
    """Give what a report plans: the sub-headings of the plan, and the items told in its text outside them."""
    headed: list[Span] = []
    for section in report.sections:
        yield from _headed_items(report, section, headed)
    headed.sort()
    flow = report.source.flow
    for stretch in report.stretches:
        if stretch.part is not Part.PLAN:
            continue
        begin, end = flow.at(stretch.span.start), flow.at(stretch.span.end)
        for line in re.finditer(r"\S[^\n]*", flow.text[begin:end]):
            place = flow.span(begin + line.start(), begin + line.end())
            index = bisect_left(headed, Span(place.start + 1)) - 1
            if index < 0 or headed[index].end <= place.start:
                yield from _listed_items(line.group().strip())


def _headed_items(report: Report, root: Section, headed: list[Span]) -> Iterator[_Item]:
    """Give the sub-headings right under the headings that open a plan; note where they stand with all under them."""
    stack: list[tuple[Section, Part | None]] = [(root, None)]
    while stack:
        section, above = stack.pop()
        if above is Part.PLAN and section.heading is not None:
            headed.append(section.span)
            yield _headed_item(report, section)
        else:
            stack.extend((child, section.part) for child in reversed(section.children))


def _headed_item(report: Report, section: Section) -> _Item:
    flow = report.source.flow
    text = flow.text[flow.at(section.span.start) : flow.at(section.span.end)]
    mark = mark_at(text)
    text = text[mark.end :] if mark else text
    lines = [piece.strip() for piece in _SENTENCE_END.split(text) if piece.strip()]
    name = lines[0] if lines else ""
    return _Item(name, (*_wordings(name), *(line for line in lines[1:] if len(line) >= _SHORTEST_SENTENCE)))


def _listed_items(line: str) -> Iterator[_Item]:
    """Give the items that a line lists: 一是…;二是…, (1)…;(2)…, or the line itself where it bears a number."""
    marks = list(_INLINE_ITEM.finditer(line))
    if not marks:
        number = mark_at(line)
        # a heading without a text is no item
        if number is not None and line[-1] in "。;!?":
            yield _item(line[number.end :])
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        if following is not None:
            yield _item(line[mark.end() : following.start()])
        else:  # what follows the last item's sentence closes the plan
            yield _item(line[mark.end() :].split("。", 1)[0])


def _item(words: str) -> _Item:
    words = words.strip(" ,。;:!?、")
    return _Item(words, _wordings(words))


def _wordings(words: str) -> tuple[str, ...]:
    """Give an item as a whole and its first clause: what follows tells how, and may come out otherwise."""
    return (words, _CLAUSE.split(words, maxsplit=1)[0])


# --- H004: series that break off

# Measures that tell much the same of the same thing: where one is told, the other is not missed.
_ALIKE = (
    ("reconsideration.cases", "reconsideration.accepted"),
    ("mediation.mediators", "mediation.mediators_full_time", "mediation.mediators_part_time"),
    (
        "enforcement.casefiles_reviewed",
        "enforcement.casefiles_reviewed_penalty",
        "enforcement.casefiles_reviewed_permit",
    ),
)


def _missing(context: Context) -> Iterator[Draft]:
    before = _year_before(context)
    if before is None:
        return
    told = {o.indicator for o in context.observations.values if o.part is not Part.PLAN}
    if not told:  # a report without any figure is told of once, by S022
        return
    for codes in _ALIKE:
        if told.intersection(codes):
            told.update(codes)
    lost: dict[str, Observation] = {}
    for observation in before.observations.values:
        period = observation.period
        if (
            observation.indicator not in told
            and observation.change is None
            and observation.part not in (Part.PLAN, Part.SHORTCOMINGS)
            and period is not None
            and period.year == before.year
        ):
            lost.setdefault(observation.indicator, observation)
    # the longer a series was kept, the more its end matters
    kept = [{o.indicator for o in earlier.observations.values} for earlier in _earlier(context)]
    for code in sorted(lost, key=lambda code: -sum(code in codes for codes in kept)):
        facts = _named(code) | {"year": before.year, "there": as_told(before.report, lost[code])}
        yield Draft((), facts)


# --- H005: leaps

_LEAP = Decimal(10)
_NO_COUNT = frozenset({"rate", "points", "yuan", "times_of"})
# Words that tell of a change, or why there is one.
_ON_CHANGE = re.compile(
    r"同比|环比|[较比与同](?:上|去|前|往|20\d\d)|上年|去年|前年|往年|同期|增长|增加|增多|增幅|上升|上涨|[激骤猛剧陡大净倍]增|飙升|攀升|下降|减少|下滑"
    r"|回落|降幅|减幅|[锐骤剧]减|萎缩|倍|翻.?番|大幅|(?:提高|提升|降低|升|降|减)(?:到|至|了|为)|由于|原因|(?:^|[,(])因(?!此|地|人|材)|受[^,]{1,16}影响|归并"
    r"|合并|划转|并入|划入|划出|移交|首次|首年|口径|扩大|新增职[能责]|机构改革|集中(?:办理|受理|爆发|反映)|随着"
)


def _leaps(context: Context) -> Iterator[Draft]:
    year = context.report.masthead.year
    before = _year_before(context)
    if year is None or before is None:
        return
    here, there = (
        _counts(context.report, context.observations, year),
        _counts(before.report, before.observations, before.year),
    )
    for key, now in here.items():
        then = there.get(key, [])
        variant = "grew" if _outgrows(now, then) else "shrank" if _outgrows(then, now) else None
        if variant is None or any(_ON_CHANGE.search(_sentence_around(context.report, o.span)) for o in now):
            continue
        facts = _named(now[0].indicator) | {
            "year": before.year,
            "there": as_told(before.report, then[0]),
            "here": as_told(context.report, now[0]),
        }
        yield Draft(placed(now[0].span), facts, variant=variant)


_Key = tuple[str, Scope, str | None]


def _counts(report: Report, observations: Observations, year: int) -> dict[_Key, list[Observation]]:
    """Give the counts told of ``year`` by indicator, scope and kind of measure word."""
    counts: dict[_Key, list[Observation]] = {}
    for _, observation in _levels(report, observations, {year}):
        kind = _measure(observation.unit)
        if kind not in _NO_COUNT:
            counts.setdefault((observation.indicator, _scope(observation), kind), []).append(observation)
    return counts


def _outgrows(large: Sequence[Observation], small: Sequence[Observation]) -> bool:
    """Tell whether each of ``large`` is certainly more than tenfold each of ``small``, none less than one."""
    lows = [o.interval.low for o in large]
    highs = [o.interval.high for o in small]
    least = [o.interval.low for o in small]
    if not lows or not highs or any(end is None for end in (*lows, *highs, *least)):
        return False
    return min(e for e in least if e is not None) >= 1 and min(
        e for e in lows if e is not None
    ) > _LEAP * max(e for e in highs if e is not None)


H001 = Rule(
    code="H001",
    name=Label(zh="大段沿用往年报告", en="copied from an earlier report"),
    validities=_WARNING,
    messages={
        "default": Label(
            zh="报告{share}%的语句（按字数，不计年份和数字）在{year}年的报告中已经出现。",
            en="{share} % of the report's sentences (by characters, years and figures aside) stood in the report of "
            "{year} already.",
        )
    },
    why=Label(
        zh="只换年份和数字的报告说明不了当年做了什么。请改写沿用的段落，写当年的新情况。",
        en="A report that changes only years and figures does not tell what was done. Rewrite what was copied and tell "
        "what is new.",
    ),
    check=_copied,
)

H002 = Rule(
    code="H002",
    name=Label(zh="往年数据前后不一", en="an earlier year's figure has changed"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="这里说{year}年“{label_zh}”为{here}，{year}年的报告写的是{there}。",
            en="“{label_en}” ({label_zh}) of {year} is told as {here} here; the report of {year} says {there}.",
        )
    },
    why=Label(
        zh="用来比较的往年数据应当与当年公布的一致，否则增减幅度也不可信。请核对；确有更正的，请注明。",
        en="A figure told for comparison must be the one published then, or the change told cannot be trusted. Check "
        "it; where it was corrected since, say so.",
    ),
    check=_earlier_figure_differs,
)

H003 = Rule(
    code="H003",
    name=Label(zh="上年安排没有下文", en="a plan never taken up"),
    validities=_INFO,
    messages={
        "default": Label(
            zh="{year}年报告安排的“{item}”，这份报告没有回应。",
            en="The report of {year} planned “{item}”; this one never takes it up.",
        ),
        "nearest": Label(
            zh="{year}年报告安排的“{item}”，这份报告没有回应；最接近的是“{passage}”（相近{likeness}%）。",
            en="The report of {year} planned “{item}”; this one does not seem to take it up. Nearest: “{passage}” "
            "({likeness} % alike).",
        ),
    },
    why=Label(
        zh="上年公开承诺的工作，应当交代完成情况。可以补写进展；没有做的，说明原因。",
        en="What was promised in public deserves an answer. Tell how far it got, or why it was not done.",
    ),
    check=_not_taken_up,
)

H004 = Rule(
    code="H004",
    name=Label(zh="上年的指标今年缺失", en="an indicator no longer told"),
    validities=_INFO,
    messages={
        "default": Label(
            zh="{year}年报告了“{label_zh}”（{there}），这份报告没有报告。",
            en="The report of {year} told “{label_en}” ({label_zh}): {there}; this one does not.",
        )
    },
    why=Label(
        zh="指标连续公布才能比较。可以补上当年数据；不再统计的，说明原因。",
        en="Only a series that is kept can be compared. Add this year's figure, or say why it is no longer counted.",
    ),
    check=_missing,
)

H005 = Rule(
    code="H005",
    name=Label(zh="数量骤增骤减而无说明", en="a leap without a word"),
    validities=_WARNING,
    messages={
        "default": Label(
            zh="“{label_zh}”由{year}年的{there}变为{here}，相差超过十倍，句中没有说明。",
            en="“{label_en}” ({label_zh}) went from {there} in {year} to {here}, more than tenfold, "
            "with no word on it.",
        ),
        "grew": Label(
            zh="“{label_zh}”由{year}年的{there}增至{here}，超过十倍，句中没有说明。",
            en="“{label_en}” ({label_zh}) grew from {there} in {year} to {here}, more than tenfold, "
            "with no word on it.",
        ),
        "shrank": Label(
            zh="“{label_zh}”由{year}年的{there}减至{here}，不足十分之一，句中没有说明。",
            en="“{label_en}” ({label_zh}) shrank from {there} in {year} to {here}, less than a tenth, "
            "with no word on it.",
        ),
    },
    why=Label(
        zh="这样的变化多半是多写、漏写了数字或统计口径变了。请核对；属实的，说明原因。",
        en="Such a leap usually comes from a lost digit or another way of counting. Check it; where it is "
        "true, say why.",
    ),
    check=_leaps,
)
