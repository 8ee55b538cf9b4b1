"""Group F: figures that cannot all be true.

Sums, rates and changes are checked only where the text sets them out (:mod:`rulelaw.observations.summing`). A figure
stands for an interval: exact counts for themselves, rates for half a unit of their last digit either way, 余 and 近 for
what they leave open. Figures disagree when their intervals do not meet (XBRL Calculations 1.1).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.units import load_units
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.observations.types import Breakdown, BreakdownKind, Observation, Relation
from rulelaw.report.types import Part, Quantity, Report, Role
from rulelaw.text.intervals import Interval
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["F001", "F002", "F003", "F004", "F005", "F006", "F007", "F009", "F010"]

_ERROR = (Validity(Severity.ERROR),)
_WARNING = (Validity(Severity.WARNING),)
_INFO = (Validity(Severity.INFO),)

#: Rates that may exceed 100 per cent: movements, and what is held against a target.
UNBOUNDED_RATES = (
    "增长率", "增速", "增幅", "降幅", "涨幅", "增长", "同比", "环比", "提速", "完成率", "完成比例", "超额",
    "周转率", "负债率", "回报率", "收益率", "利润率", "产能利用率", "变动率", "变化率", "任务", "计划", "目标", "倍率",
)  # fmt: skip
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
#: The counts that a rate is taken of: where all of them are zero, there is nothing to take it of.
RATE_BASES: dict[str, tuple[str, ...]] = {
    "arbitration.closure_rate": ("arbitration.cases",),
    "disclosure.response_rate": ("disclosure.requests",),
    "litigation.head_appearance_rate": ("litigation.cases",),
    "litigation.judgment_execution_rate": ("litigation.cases",),
    "litigation.loss_rate": ("litigation.cases",),
    "mediation.success_rate": ("mediation.cases",),
    "normative.filing_rate": ("normative.issued",),
    "normative.review_rate": ("normative.issued",),
    "normative.timely_filing_rate": ("normative.issued",),
    "oversight.proposal_completion_rate": ("oversight.proposals",),
    "petition.closure_rate": ("petition.cases",),
    "reconsideration.closure_rate": ("reconsideration.cases", "reconsideration.accepted"),
    "reconsideration.correction_rate": (
        "reconsideration.cases",
        "reconsideration.accepted",
        "reconsideration.closed",
    ),
}

_RATED = frozenset(RATE_BASES).union(*RATE_BASES.values())
_UNBOUNDED = re.compile(alternation(UNBOUNDED_RATES))
_WHOLE = re.compile(alternation(WHOLE_WORDS))
# The words of a rate end before the figure in 率, and in what leads from there to the figure.
_RATE_BEFORE = re.compile(
    r"(?P<name>[^,;:。、()\s]{1,14}?率)(?:和[^,;:。、()\s]{1,12}率)?(?:分别|均|都|也|已|仅|保持在?|稳定在)*"
    r"(?:达到|达|为|是|约|有|超过|超|近|高达|在|升至|降至)*$"
)
_SENTENCE_END = re.compile("[。;!?\n]")
_FULL = Decimal(100)
_RATE_UNITS = {"%": Decimal(100), "‰": Decimal(1000)}
# A longer list of parts is told by its first ones.
_LONGEST_LIST = 12
# How far before a figure the words that name it may stand.
_NAMED_IN = 40
# What kind of rate it is, its last words say: 任务完成率, but 抽查任务信用规则率.
_NAME_END = 7


def _quote(report: Report, span: Span, interval: Interval) -> str:
    """Give a figure as printed; of a report without a text, what it stands for."""
    return report.source.quote(span) if span else _told(interval)


def _told(interval: Interval, places: int | None = None) -> str:
    """Tell an interval: as one number where it is one or ``places`` are given (its middle, rounded), else its ends."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return str(interval)
    if low == high and places is None:
        return _plain(low)
    if places is not None:
        return _plain(((low + high) / 2).quantize(Decimal(1).scaleb(-places)))
    return f"{_plain(low)}–{_plain(high)}"


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    return format(whole if whole == value else value.normalize(), "f")


def _places(interval: Interval) -> int:
    """Give the decimals with which to tell what a rate should be: one more than it was printed with."""
    if interval.low is None or interval.high is None:
        return 1
    exponent = (interval.high - interval.low).normalize().as_tuple().exponent
    return max(1, 1 - exponent if isinstance(exponent, int) else 1)


def _spans(*spans: Span) -> tuple[Span, ...]:
    return tuple(span for span in spans if span)


def _facts(context: Context, breakdown: Breakdown) -> dict[str, Fact]:
    """Give what a sum says, in the words of the report."""
    report = context.report
    known = {quantity.span: quantity.interval for quantity in report.quantities}
    empty = Interval(None, None)
    parts = [_quote(report, span, known.get(span, empty)) for span in breakdown.parts]
    shown = parts if len(parts) <= _LONGEST_LIST else [*parts[: _LONGEST_LIST - 1], "…"]
    return {
        "parts": ", ".join(shown),
        "sum": _told(breakdown.computed),
        "total": _quote(report, breakdown.total, breakdown.stated),
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
        yield Draft(_spans(breakdown.total, *breakdown.parts), _facts(context, breakdown), variant=variant)


def _part_above_whole(context: Context) -> Iterator[Draft]:
    report = context.report
    for breakdown in _sums(context):
        for span in _oversized(context, breakdown):
            facts: dict[str, Fact] = {
                "part": _quote(report, span, breakdown.computed),
                "total": _quote(report, breakdown.total, breakdown.stated),
            }
            yield Draft(_spans(span, breakdown.total), facts)


@cache
def _bounded() -> frozenset[str]:
    return frozenset(indicator.code for indicator in load_codebook().indicators if indicator.bounded)


def _before(report: Report, span: Span) -> str:
    flow = report.source.flow
    start = flow.at(span.start)
    return flow.text[max(0, start - 24) : start]


def _out_of_bounds(context: Context) -> Iterator[Draft]:
    for span, interval, text in _rates_out_of_bounds(context):
        yield Draft(_spans(span), {"rate": text} if text else {"rate": _told(interval) + "%"})


def _rates_out_of_bounds(context: Context) -> Iterator[tuple[Span, Interval, str]]:
    report = context.report
    seen: set[Span] = set()
    for observation in context.observations.values:
        if _outside(observation) and observation.indicator in _bounded() and observation.change is None:
            if observation.span and observation.span in seen:
                continue
            if observation.span and _UNBOUNDED.search(
                _clause(_before(report, observation.span))[-_NAME_END:]
            ):
                continue
            seen.add(observation.span)
            yield observation.span, observation.interval, report.source.quote(observation.span)
    for quantity in report.quantities:
        if not _outside(quantity) or not quantity.span or quantity.span in seen:
            continue
        match = _RATE_BEFORE.search(_before(report, quantity.span))
        if match is not None and not _UNBOUNDED.search(match["name"][-_NAME_END:]):
            yield quantity.span, quantity.interval, report.source.quote(quantity.span)


def _outside(figure: Quantity | Observation) -> bool:
    """Tell whether a rate lies outside 0 to 100 per cent whatever its rounding leaves open."""
    whole = _RATE_UNITS.get(figure.unit or "")
    if whole is None:
        return False
    return figure.value > whole and Interval.point(whole).below(figure.interval)


def _clause(words: str) -> str:
    """Give the words since the last separator."""
    return re.split("[,;:。、()\n]", words)[-1]


def _rate_and_operands(context: Context) -> Iterator[Draft]:
    report = context.report
    for breakdown in context.observations.breakdowns:
        if breakdown.kind is not BreakdownKind.RATIO or breakdown.holds:
            continue
        numerator, denominator = breakdown.parts
        empty = Interval(None, None)
        unit = "‰" if _quote(report, breakdown.total, empty).endswith("‰") else "%"
        facts: dict[str, Fact] = {
            "numerator": _quote(report, numerator, empty),
            "denominator": _quote(report, denominator, empty),
            "computed": _told(breakdown.computed, _places(breakdown.stated)) + unit,
            "rate": _quote(report, breakdown.total, breakdown.stated),
        }
        yield Draft(_spans(breakdown.total, numerator, denominator), facts)


def _told_twice(context: Context) -> Iterator[Draft]:
    """Compare what the measures say of one indicator in different sentences."""
    report = context.report
    served = {
        span for b in context.observations.breakdowns if b.kind is BreakdownKind.SUM for span in b.parts
    }
    served.update(span for c in context.observations.comparisons for span in (c.earlier, c.change))
    measures = Part.MEASURES
    indicators: dict[str, list[Observation]] = defaultdict(list)
    for observation in context.observations.values:
        if observation.part is not measures or observation.change is not None or observation.zero:
            continue
        if observation.span and not (served and observation.span in served):
            indicators[observation.indicator].append(observation)
    groups: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for indicator, observations in indicators.items():
        if len(observations) > 1:  # most are told once
            for observation in observations:
                key = (indicator, observation.period, _measure(observation.unit), observation.scope)
                groups[key].append(observation)
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
            yield Draft(_spans(second.span, first.span), facts)


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
        if not any(observation.interval.meets(other.interval) for other in distinct):
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
    cues = [set(report.source.quote(o.cues[0])) if o.cues else set() for o in (one, other)]
    if not any(cue and cue <= set(sentence) for cue, sentence in zip(cues, reversed(sentences), strict=True)):
        return False
    # or one of the two is told of a part: 以告知承诺方式办理许可318件
    return len({bool(_LIMITED.search(re.split("[,、:(]", sentence)[-1])) for sentence in sentences}) == 1


def _rate_of_nothing(context: Context) -> Iterator[Draft]:
    report = context.report
    told: dict[str, list[Observation]] = defaultdict(list)
    for observation in context.observations.values:
        if (
            observation.indicator in _RATED
            and observation.change is None
            and observation.part is not Part.PLAN
        ):
            told[observation.indicator].append(observation)
    for rate, bases in RATE_BASES.items():
        for observation in told.get(rate, ()):
            found = [
                base for code in bases for base in told.get(code, ()) if base.period == observation.period
            ]
            if found and all(base.value == 0 and base.upper is None for base in found):
                facts: dict[str, Fact] = {
                    "rate": _quote(report, observation.span, observation.interval),
                    "base": _quote(report, found[0].span, found[0].interval),
                    "indicator": rate,
                }
                yield Draft(_spans(observation.span, found[0].span), facts)


def _change_and_levels(context: Context) -> Iterator[Draft]:
    report = context.report
    if all(comparison.holds for comparison in context.observations.comparisons):
        return
    empty = Interval(None, None)
    beyond = {span for span, _, _ in _rates_out_of_bounds(context) if span}
    for comparison in context.observations.comparisons:
        if comparison.holds:
            continue
        if beyond & {comparison.earlier, comparison.later, comparison.change}:
            continue
        computed = comparison.computed
        exact = computed.low == computed.high and not comparison.relative
        places = None if exact else _places(comparison.stated)
        down = computed.high is not None and computed.high < 0
        if down:
            computed = computed.times(Decimal(-1))
        facts: dict[str, Fact] = {
            "earlier": _quote(report, comparison.earlier, empty),
            "later": _quote(report, comparison.later, empty),
            "change": _quote(report, comparison.change, comparison.stated),
            "computed": _told(computed, places) + ("%" if comparison.relative else ""),
        }
        rises = (comparison.direction.value == "rise") is not down
        told = ("fall", "default") if not down else ("fell", "rose")
        variant = told[rises]
        yield Draft(_spans(comparison.change, comparison.earlier, comparison.later), facts, variant=variant)


def _unsupported(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    full = {q.span.start for q in report.quantities if q.unit == "%" and q.value == _FULL and q.span}
    if not full:
        return
    based = {b.total for b in context.observations.breakdowns if b.kind is BreakdownKind.RATIO}
    counted = {o.indicator for o in context.observations.values}
    codes: dict[Span, list[str]] = defaultdict(list)
    for observation in context.observations.values:
        if observation.span.start in full:
            codes[observation.span].append(observation.indicator)
    last: int | None = None
    for quantity in report.quantities:
        span = quantity.span
        if not span:
            continue
        if quantity.unit == "%" and quantity.value == _FULL and span not in based:
            near = last is not None and _SENTENCE_END.search(flow.text, last, flow.at(span.start)) is None
            known = any(base in counted for code in codes.get(span, ()) for base in RATE_BASES.get(code, ()))
            if near or known or report.part_at(span.start) is Part.PLAN:
                continue
            match = _RATE_BEFORE.search(_before(report, span))
            if match is not None:
                yield Draft(_spans(span), {"name": match["name"], "rate": report.source.quote(span)})
        elif quantity.unit not in _RATE_UNITS and not quantity.zero:
            last = flow.at(span.end - 1) + 1


def _malformed(context: Context) -> Iterator[Draft]:
    malformed = Role.MALFORMED  # to ask an enumeration for a member takes longer than to look at a numeral
    for numeral in context.report.numerals:
        if numeral.role is malformed:
            quote = context.report.source.quote(numeral.span)
            yield Draft(_spans(numeral.span), {"number": quote})


def _in_measures(sentence: str) -> str:
    return f"一、主要举措和成效\n2021年，我局严格依法履职。{sentence}\n"


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
    example=_in_measures("全年受理投诉5件（办结3件、正在办理1件）。"),
    near_miss=_in_measures("全年受理投诉5件，其中消费类3件、物业类1件。"),
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
    example=_in_measures("全年检查企业218家，其中重点企业231家。"),
    near_miss=_in_measures("全年检查企业218家，其中重点企业31家，发现问题231个。"),
)

F003 = Rule(
    code="F003",
    name=Label(zh="比率超出0至100%", en="a share outside 0 to 100 per cent"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="{rate}不可能：这是占总数的比率，只能在0至100%之间。",
            en="{rate} cannot be: this rate is a share and lies between 0 and 100 per cent.",
        )
    },
    why=Label(
        zh="出庭率、办结率、合格率、覆盖率等是部分占总数的比率，不会超过100%。增长率和任务完成率不在此列。请核对分子和分母。",
        en="Rates of appearance, closing, passing or coverage are shares of a whole. "
        "Growth and over-fulfilment are not meant. Check numerator and denominator.",
    ),
    check=_out_of_bounds,
    example=_in_measures("全年抽检产品合格率103.5%。"),
    near_miss=_in_measures("全年宣传任务完成率126%。"),
)

F004 = Rule(
    code="F004",
    name=Label(zh="比率与分子分母不符", en="a rate disagrees with its figures"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="{denominator}中的{numerator}是{computed}，报告写的是{rate}。",
            en="{numerator} of {denominator} is {computed}, the report says {rate}.",
        )
    },
    why=Label(
        zh="比率应当等于分子除以分母，按所写的位数四舍五入。请核对三个数；分母另有所指的，请写明。",
        en="A rate must be its numerator over its denominator, rounded as printed. Check the three figures; "
        "where another base is meant, name it.",
    ),
    check=_rate_and_operands,
    example=_in_measures("全局应持证人员87人，实际持证85人，持证率98.5%。"),
    near_miss=_in_measures("全局应持证人员87人，实际持证85人，持证率97.7%。"),
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
    example=_in_measures("全年制定规范性文件3件。加强文件管理。经统计，全年共制定规范性文件5件。"),
    near_miss=_in_measures("全年制定部门规范性文件3件。加强文件管理。代市政府起草规范性文件5件。"),
)

F006 = Rule(
    code="F006",
    name=Label(zh="基数为零却有比率", en="a rate of nothing"),
    validities=_WARNING,
    messages={
        "default": Label(
            zh="报告写明{base}，却又写{rate}：没有基数就没有比率。",
            en="The report says {base} and still claims {rate}: there is nothing to take the rate of.",
        )
    },
    why=Label(
        zh="没有发生的事没有比率可言。请删去比率，或者核对基数。",
        en="What did not happen has no rate. Drop the rate, or check its base.",
    ),
    check=_rate_of_nothing,
    example=_in_measures("未发生行政诉讼案件。行政机关负责人出庭应诉率100%。"),
    near_miss=_in_measures("发生行政诉讼案件2件。行政机关负责人出庭应诉率100%。"),
)

F007 = Rule(
    code="F007",
    name=Label(zh="变化幅度与前后数字不符", en="a change disagrees with its levels"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="由{earlier}到{later}增加{computed}，报告写的是{change}。",
            en="From {earlier} to {later} is a rise of {computed}, the report says {change}.",
        ),
        "fall": Label(
            zh="由{earlier}到{later}减少{computed}，报告写的是{change}。",
            en="From {earlier} to {later} is a fall of {computed}, the report says {change}.",
        ),
        "rose": Label(
            zh="由{earlier}到{later}是增加{computed}，报告却写减少{change}。",
            en="From {earlier} to {later} is a rise of {computed}, the report tells a fall of {change}.",
        ),
        "fell": Label(
            zh="由{earlier}到{later}是减少{computed}，报告却写增加{change}。",
            en="From {earlier} to {later} is a fall of {computed}, the report tells a rise of {change}.",
        ),
    },
    why=Label(
        zh="写出前后两个数，幅度就已确定。请核对三个数。",
        en="Two levels settle the change between them. Check the three figures.",
    ),
    check=_change_and_levels,
    example=_in_measures("处罚案件由2020年的96件上升到120件，增长20%。"),
    near_miss=_in_measures("处罚案件由2020年的96件上升到120件，增长25%。"),
)

F009 = Rule(
    code="F009",
    name=Label(zh="100%无从核对", en="a 100 per cent that cannot be checked"),
    validities=_INFO,
    messages={
        "default": Label(
            zh="{name}{rate}：报告没有写分子和分母，无从核对。",
            en="{name} {rate}: the report gives neither numerator nor denominator to check it by.",
        )
    },
    why=Label(
        zh="百分之百的说法最好同时写出总数，例如“应报备12件，实际报备12件”。",
        en="A claim of 100 per cent convinces together with its total, such as 12 of 12.",
    ),
    check=_unsupported,
    example=_in_measures("规范性文件报备率100%。"),
    near_miss=_in_measures("应报备规范性文件12件，实际报备12件，报备率100%。"),
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
    example=_in_measures("全年发放宣传资料12,85份。"),
    near_miss=_in_measures("全年发放宣传资料12,850份。"),
)
