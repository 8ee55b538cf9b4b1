"""Group F, figures that cannot all be true: sums (F001, F002), one thing told twice (F005), malformed numbers (F010).

Sums are checked only where the text sets them out (:mod:`rulelaw.observations.summing`). A figure stands for an
interval: exact counts for themselves, 余 and 近 for what they leave open. Figures disagree when their intervals do not
meet (XBRL Calculations 1.1).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rulelaw.codebook.units import load_units
from rulelaw.findings.examples import in_measures
from rulelaw.findings.places import placed
from rulelaw.findings.telling import as_number, as_printed
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.observations.types import Breakdown, BreakdownKind, Observation, Relation
from rulelaw.report.types import Part, Report, Role
from rulelaw.text.intervals import Interval
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["F001", "F002", "F005", "F010"]

_ERROR = (Validity(Severity.ERROR),)

#: Words that make a figure the whole of its kind, so that a second one contradicts it.
WHOLE_WORDS = (
    "全年",
    "共",
    "累计",
    "总计",
    "合计",
    "总数",
    "总量",
    "经统计",
    "年内",
    "目前",
    "现有",
    "截至",
    "一年来",
    "本年度",
    "今年以来",
)

_WHOLE = re.compile(alternation(WHOLE_WORDS))
_SENTENCE_END = re.compile("[。;!?\n]")
# A longer list of parts is told by its first ones.
_LONGEST_LIST = 12
# How far before a figure the words that name it may stand.
_NAMED_IN = 40


def _facts(context: Context, breakdown: Breakdown) -> dict[str, Fact]:
    """Give what a sum says, in the words of the report."""
    report = context.report
    known = {quantity.span: quantity.interval for quantity in report.quantities}
    empty = Interval(None, None)
    parts = [as_printed(report, span, known.get(span, empty)) for span in breakdown.parts]
    shown = parts if len(parts) <= _LONGEST_LIST else [*parts[: _LONGEST_LIST - 1], "…"]
    return {
        "parts": ", ".join(shown),
        "sum": as_number(breakdown.computed),
        "total": as_printed(report, breakdown.total, breakdown.stated),
    }


def _sums(context: Context) -> Iterator[Breakdown]:
    return (b for b in context.observations.breakdowns if b.kind is BreakdownKind.SUM and not b.holds)


def _oversized(context: Context, breakdown: Breakdown) -> list[Span]:
    """Give the parts that are larger than their total by themselves."""
    if breakdown.relation is Relation.PARTITION:
        return []
    if len(breakdown.parts) == 1:
        return list(breakdown.parts)
    known = {quantity.span: quantity.interval for quantity in context.report.quantities if quantity.span}
    return [span for span in breakdown.parts if span in known and breakdown.stated.below(known[span])]


def _parts_and_total(context: Context) -> Iterator[Draft]:
    for breakdown in _sums(context):
        if _oversized(context, breakdown):
            continue
        variant = "default" if breakdown.relation is Relation.PARTITION else "subset"
        yield Draft(placed(breakdown.total, *breakdown.parts), _facts(context, breakdown), variant=variant)


def _part_above_whole(context: Context) -> Iterator[Draft]:
    report = context.report
    for breakdown in _sums(context):
        for span in _oversized(context, breakdown):
            facts: dict[str, Fact] = {
                "part": as_printed(report, span, breakdown.computed),
                "total": as_printed(report, breakdown.total, breakdown.stated),
            }
            yield Draft(placed(span, breakdown.total), facts)


def _told_twice(context: Context) -> Iterator[Draft]:
    """Compare what the measures say of one indicator in different sentences."""
    report = context.report
    # by their starts: no two figures begin at one place, and whole numbers are looked up sooner than spans
    served = {
        span.start for b in context.observations.breakdowns if b.kind is BreakdownKind.SUM for span in b.parts
    }
    for comparison in context.observations.comparisons:
        served.update((comparison.earlier.start, comparison.change.start))
    measures = Part.MEASURES
    indicators: dict[str, list[Observation]] = defaultdict(list)
    for observation in context.observations.values:
        if observation.part is measures and observation.change is None and not observation.zero:
            indicators[observation.indicator].append(observation)
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for indicator, observations in indicators.items():
        if len(observations) > 1:  # most are told once
            for observation in observations:
                if not observation.span or observation.span.start in served:
                    continue
                scope = observation.scope
                limits = (
                    observation.period,
                    _measure(observation.unit),
                    scope.instance,
                    scope.kind,
                    scope.body,
                )
                groups.setdefault((indicator, *limits), []).append(observation)
    for told in groups.values():
        distinct = _distinct(told) if len(told) > 1 else told
        if len(distinct) != 2 or _same_sentence(report, *distinct):
            continue
        if _same_words(report, *distinct):
            first, second = distinct
            facts: dict[str, Fact] = {
                "first": report.source.quote(first.span),
                "second": report.source.quote(second.span),
                "indicator": first.indicator,
            }
            yield Draft(placed(second.span, first.span), facts)


@lru_cache(maxsize=256)
def _measure(unit: str | None) -> str | None:
    """Give what a unit measures, as far as one thing is told in it: 件, 宗 and 份 are alike, 户 and 户次 are not."""
    kind = load_units().kind(unit)
    if kind in ("case", "document"):
        return "case"
    return kind if kind == "person" else unit


def _distinct(told: list[Observation]) -> list[Observation]:
    """Give the observations that differ from each that came before, in order; at most three."""
    distinct: list[Observation] = []
    for observation in told:
        interval = observation.interval
        if not any(interval.meets(other.interval) for other in distinct):
            distinct.append(observation)
            if len(distinct) > 2:
                break
    return distinct


def _same_sentence(report: Report, one: Observation, other: Observation) -> bool:
    flow = report.source.flow
    start, end = sorted((flow.at(one.span.start), flow.at(other.span.start)))
    return _SENTENCE_END.search(flow.text, start, end) is None


# Words in a figure's clause that limit what is counted, and so keep it from being the whole.
_LIMITED = re.compile(
    "以.{2,14}方式|通过|针对|采取|采用|适用|属于|涉及|面向|依托|在.{2,12}(?:中|领域|方面|环节)|对.{2,14}(?:开展|进行|实施|作出)"
)


_CLAUSE_STOP = re.compile("[。;\n,、]")
_CLAUSE_BEGINS = re.compile("[,、:(]")


def _same_words(report: Report, one: Observation, other: Observation) -> bool:
    """Tell whether the words that name one figure also stand before the other, and one is told as the whole."""
    flow = report.source.flow
    sentences = []
    for observation in (one, other):
        place = flow.at(observation.span.start)
        lowest = max(0, place - _NAMED_IN)
        start = max(lowest, *(flow.text.rfind(mark, lowest, place) + 1 for mark in "。;\n"))
        limit = place + _NAMED_IN
        stop = _CLAUSE_STOP.search(flow.text, place, limit)
        sentences.append(flow.text[start : stop.start() if stop else limit])
    if not any(_WHOLE.search(sentence) for sentence in sentences):
        return False
    cues = [report.source.quote(o.cues[0]) if o.cues else "" for o in (one, other)]
    if not any(
        cue and all(character in sentence for character in cue)
        for cue, sentence in zip(cues, reversed(sentences), strict=True)
    ):
        return False
    # or one of the two is told of a part: 以告知承诺方式办理许可318件
    return len({bool(_LIMITED.search(_CLAUSE_BEGINS.split(sentence)[-1])) for sentence in sentences}) == 1


def _malformed(context: Context) -> Iterator[Draft]:
    malformed = Role.MALFORMED  # to ask an enumeration for a member takes longer than to look at a numeral
    for numeral in context.report.numerals:
        if numeral.role is malformed:
            quote = context.report.source.quote(numeral.span)
            yield Draft(placed(numeral.span), {"number": quote})


# --- the rules

F001 = Rule(
    code="F001",
    name=Label(zh="分项之和与总数不符", en="parts do not add up"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="分项{parts}合计{sum}，总数却写{total}。",
            en="The parts {parts} add up to {sum}, the total says {total}.",
        ),
        "subset": Label(
            zh="其中的{parts}合计{sum}，超过总数{total}。",
            en="The parts {parts} add up to {sum}; together they exceed the total {total}.",
        ),
    },
    why=Label(
        zh="分项写全了，加起来就应当等于总数；只写“其中”的，加起来也不能超过总数。请核对总数和各分项，或者补上漏写的分项。",
        en="Parts that are told as all there is must add up to their total; parts told with 其中 may not exceed it. "
        "Check the total and each part, or add the part that was left out.",
    ),
    check=_parts_and_total,
    example=in_measures("全年受理投诉5件（办结3件、正在办理1件）。"),
    near_miss=in_measures("全年受理投诉5件，其中消费类3件、物业类1件。"),
)

F002 = Rule(
    code="F002",
    name=Label(zh="部分大于总数", en="a part larger than its whole"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="部分{part}大于它所属的总数{total}。",
            en="The part {part} is larger than the whole {total} that it is told to be in.",
        )
    },
    why=Label(
        zh="“其中”和“……中”之后的数不能超过前面的总数。请核对两个数，或者改写为并列的两件事。",
        en="What is told to lie in a whole cannot be larger than it. Check both figures, or tell them as two things.",
    ),
    check=_part_above_whole,
    example=in_measures("全年检查企业218家，其中重点企业231家。"),
    near_miss=in_measures("全年检查企业218家，其中重点企业31家，发现问题231个。"),
)

F005 = Rule(
    code="F005",
    name=Label(zh="同一事项前后数字不一", en="one thing told with two values"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="同一事项前面写{first}，这里写{second}。",
            en="The same thing is told as {first} elsewhere and as {second} here.",
        )
    },
    why=Label(
        zh="同一指标、同一时期、同一范围只应有一个数。请核对；口径不同的，请在两处都写明口径。",
        en="One indicator has one value for one period and one scope. Check both; where the scopes differ, name them.",
    ),
    check=_told_twice,
    example=in_measures("全年制定规范性文件3件。加强文件管理。经统计，全年共制定规范性文件5件。"),
    near_miss=in_measures("全年制定部门规范性文件3件。加强文件管理。代市政府起草规范性文件5件。"),
)

F010 = Rule(
    code="F010",
    name=Label(zh="数字写法有误", en="a malformed number"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="“{number}”不是一个写对的数。",
            en="“{number}” is no well-formed number.",
        )
    },
    why=Label(
        zh="千分位逗号错位、小数点多写、区间前大后小的数，读者无从知道原意，本库也不再使用它。请改正。",
        en="Misplaced separators, a second decimal point or a range that runs backwards leave the value unknown; it is "
        "used nowhere else. Correct it.",
    ),
    check=_malformed,
    example=in_measures("全年发放宣传资料12,85份。"),
    near_miss=in_measures("全年发放宣传资料12,850份。"),
)
