"""Group F, rates and changes: out of bounds (F003), at odds with their figures (F004, F007), of nothing (F006, F009).

They are checked only where the text sets them out (:mod:`rulelaw.observations.summing`). A rate stands for an interval:
half a unit of its last digit either way. Figures disagree when their intervals do not meet (XBRL Calculations 1.1).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from rulelaw.codebook.loading import load_codebook
from rulelaw.findings.examples import in_measures
from rulelaw.findings.places import placed
from rulelaw.findings.telling import as_number, as_printed, decimals
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.observations.types import BreakdownKind, Observation
from rulelaw.report.types import Part, Quantity, Report
from rulelaw.text.intervals import Interval
from rulelaw.text.spans import Span
from rulelaw.text.words import alternation

__all__ = ["F003", "F004", "F006", "F007", "F009"]

_ERROR = (Validity(Severity.ERROR),)
_WARNING = (Validity(Severity.WARNING),)
_INFO = (Validity(Severity.INFO),)

#: Rates that may exceed 100 per cent: movements, and what is held against a target.
UNBOUNDED_RATES = (
    "增长率", "增速", "增幅", "降幅", "涨幅", "增长", "同比", "环比", "提速", "完成率", "完成比例", "超额",
    "周转率", "负债率", "回报率", "收益率", "利润率", "产能利用率", "变动率", "变化率", "任务", "计划", "目标", "倍率",
)  # fmt: skip
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
# The words of a rate end before the figure in 率, and in what leads from there to the figure.
_TO_FIGURE = r"(?:分别|均|都|也|已|仅|保持在?|稳定在)*(?:达到|达|为|是|约|有|超过|超|近|高达|在|升至|降至)*$"
_LEADS_TO_FIGURE = re.compile(_TO_FIGURE)
_RATE_BEFORE = re.compile(rf"(?P<name>[^,;:。、()\s]{{1,14}}?率)(?:和[^,;:。、()\s]{{1,12}}率)?{_TO_FIGURE}")
_SENTENCE_END = re.compile("[。;!?\n]")
_FULL = Decimal(100)
_NOWHERE = Span()
_RATE_UNITS = {"%": Decimal(100), "‰": Decimal(1000)}
# What kind of rate it is, its last words say: 任务完成率, but 抽查任务信用规则率.
_NAME_END = 7


@cache
def _bounded() -> frozenset[str]:
    return frozenset(indicator.code for indicator in load_codebook().indicators if indicator.bounded)


def _before(report: Report, span: Span) -> str:
    flow = report.source.flow
    start = flow.at(span.start)
    return flow.text[max(0, start - 24) : start]


def _rate_before(report: Report, span: Span) -> re.Match[str] | None:
    """Give the words that name the rate whose figure stands at ``span``; ``None`` where none lead to it."""
    before = _before(report, span)
    behind = before.rfind("率") + 1  # where this leads to no figure, the longer search is spared
    return _RATE_BEFORE.search(before) if behind and _LEADS_TO_FIGURE.match(before, behind) else None


def _out_of_bounds(context: Context) -> Iterator[Draft]:
    for span, interval, text in _rates_out_of_bounds(context):
        yield Draft(placed(span), {"rate": text} if text else {"rate": as_number(interval) + "%"})


def _rates_out_of_bounds(context: Context) -> Iterator[tuple[Span, Interval, str]]:
    report = context.report
    seen: set[Span] = set()
    for observation in context.observations.values:
        if (
            observation.unit in _RATE_UNITS
            and _outside(observation)
            and observation.indicator in _bounded()
            and observation.change is None
        ):
            if observation.span and observation.span in seen:
                continue
            if observation.span and _UNBOUNDED.search(
                _clause(_before(report, observation.span))[-_NAME_END:]
            ):
                continue
            seen.add(observation.span)
            yield observation.span, observation.interval, report.source.quote(observation.span)
    for quantity in report.quantities:
        if quantity.unit not in _RATE_UNITS or not _outside(quantity):
            continue
        if not quantity.span or quantity.span in seen:
            continue
        match = _rate_before(report, quantity.span)
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
        unit = "‰" if as_printed(report, breakdown.total, empty).endswith("‰") else "%"
        facts: dict[str, Fact] = {
            "numerator": as_printed(report, numerator, empty),
            "denominator": as_printed(report, denominator, empty),
            "computed": as_number(breakdown.computed, decimals(breakdown.stated)) + unit,
            "rate": as_printed(report, breakdown.total, breakdown.stated),
        }
        yield Draft(placed(breakdown.total, numerator, denominator), facts)


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
                    "rate": as_printed(report, observation.span, observation.interval),
                    "base": as_printed(report, found[0].span, found[0].interval),
                    "indicator": rate,
                }
                yield Draft(placed(observation.span, found[0].span), facts)


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
        places = None if exact else decimals(comparison.stated)
        down = computed.high is not None and computed.high < 0
        if down:
            computed = computed.times(Decimal(-1))
        facts: dict[str, Fact] = {
            "earlier": as_printed(report, comparison.earlier, empty),
            "later": as_printed(report, comparison.later, empty),
            "change": as_printed(report, comparison.change, comparison.stated),
            "computed": as_number(computed, places) + ("%" if comparison.relative else ""),
        }
        rises = (comparison.direction.value == "rise") is not down
        told = ("fall", "default") if not down else ("fell", "rose")
        variant = told[rises]
        yield Draft(placed(comparison.change, comparison.earlier, comparison.later), facts, variant=variant)


def _unsupported(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    based = {b.total for b in context.observations.breakdowns if b.kind is BreakdownKind.RATIO}
    lone: dict[Span, re.Match[str]] = {}
    last = _NOWHERE
    for quantity in report.quantities:
        span = quantity.span
        if quantity.unit not in _RATE_UNITS:
            if not quantity.zero and span.end > span.start:
                last = span
        elif quantity.unit == "%" and quantity.value == _FULL and span not in based:
            if not span or report.part_at(span.start) is Part.PLAN:
                continue
            match = _rate_before(report, span)
            behind = flow.at(last.end - 1) + 1
            near = bool(last) and _SENTENCE_END.search(flow.text, behind, flow.at(span.start)) is None
            if match is not None and not near:
                lone[span] = match
    if not lone:
        return
    values = context.observations.values
    counted = {o.indicator for o in values}
    counted_under = {
        o.span
        for o in values
        if o.indicator in RATE_BASES and any(base in counted for base in RATE_BASES[o.indicator])
    }
    for span, match in lone.items():
        if span not in counted_under:
            yield Draft(placed(span), {"name": match["name"], "rate": report.source.quote(span)})


# --- the rules

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
    example=in_measures("全年抽检产品合格率103.5%。"),
    near_miss=in_measures("全年宣传任务完成率126%。"),
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
    example=in_measures("全局应持证人员87人，实际持证85人，持证率98.5%。"),
    near_miss=in_measures("全局应持证人员87人，实际持证85人，持证率97.7%。"),
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
    example=in_measures("未发生行政诉讼案件。行政机关负责人出庭应诉率100%。"),
    near_miss=in_measures("发生行政诉讼案件2件。行政机关负责人出庭应诉率100%。"),
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
    example=in_measures("处罚案件由2020年的96件上升到120件，增长20%。"),
    near_miss=in_measures("处罚案件由2020年的96件上升到120件，增长25%。"),
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
    example=in_measures("规范性文件报备率100%。"),
    near_miss=in_measures("应报备规范性文件12件，实际报备12件，报备率100%。"),
)
