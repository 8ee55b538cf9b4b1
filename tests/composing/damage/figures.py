"""Damage to sums, rates, changes and numbers: group F."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from ..truth import Composed, Identity, Place, Quantity
from .tools import DECIMAL, WHOLE, Spoilt, added, replaced, shuffled, value_at, with_number

# A sentence that tells an indicator anew, and the measure word that it is told with.
RETOLD = {
    "normative.issued": "经统计，全年共制定规范性文件{}件。",
    "legality.contracts_reviewed": "经统计，全年审查合同{}件。",
    "counsel.public_lawyers": "目前共有公职律师{}名。",
    "enforcement.officers_new": "全年新增持证执法人员{}名。",
    "enforcement.penalties": "全年共作出行政处罚决定{}件。",
    "enforcement.permits": "全年共办理行政许可{}件。",
    "mediation.organizations": "全年共有调解组织{}个。",
    "mediation.cases": "全年共受理调解案件{}件。",
    "service.proofs_removed": "全年共精简证明材料{}份。",
    "oversight.proposals": "全年共办理建议提案{}件。",
    "publicity.cases_explained": "全年共发布以案释法案例{}个。",
    "publicity.activities": "全年共开展普法活动{}场次。",
    "litigation.cases": "全年共发生行政诉讼案件{}件。",
    "reconsideration.cases": "全年共发生行政复议案件{}件。",
}
UNBOUNDED = frozenset({"enforcement.task_completion_rate"})
# What there was none of, how that is told, and rates that are claimed all the same.
BASES = (
    (
        "litigation.cases",
        "全年未发生行政诉讼案件。",
        ("行政机关负责人出庭应诉率100%。", "行政机关负责人出庭应诉率达到100%。", "行政诉讼败诉率0.5%。"),
    ),
    (
        "reconsideration.cases",
        "全年未发生行政复议案件。",
        ("行政复议案件按期结案率100%。", "行政复议纠错率为5%。", "行政复议结案率达98.5%。"),
    ),
    (
        "normative.issued",
        "全年未制定行政规范性文件。",
        ("规范性文件合法性审核率100%。", "规范性文件报备率100%。", "规范性文件报备及时率达100%。"),
    ),
    (
        "disclosure.requests",
        "全年未收到政府信息公开申请。",
        ("政府信息公开申请答复率100%。", "依申请公开按时答复率达到100%。"),
    ),
)


def partition_total(composed: Composed, rng: Random) -> Spoilt | None:
    """F001: a total is one less than its parts."""
    return _number_moved(composed, rng, "partition_total", lambda i: (i.total, -1))


def partition_part(composed: Composed, rng: Random) -> Spoilt | None:
    """F001: one part of a total is one more than it was."""
    return _number_moved(composed, rng, "partition_part", lambda i: (rng.choice(i.parts), +1))


def part_above_whole(composed: Composed, rng: Random) -> Spoilt | None:
    """F002: a part told with 其中 is larger than its whole."""
    for identity in shuffled(rng, (i for i in composed.identities if i.relation == "subset")):
        whole, part = value_at(composed, identity.total), value_at(composed, identity.parts[0])
        figure = with_number(composed, identity.parts[0], WHOLE, str(int(whole) + rng.randint(1, 9)))
        # A ratio over the two would speak as well, and of something else.
        in_ratio = any(identity.parts[0] in i.parts for i in composed.identities if i.relation == "ratio")
        if figure and part.is_finite() and not in_ratio:
            return replaced(composed, identity.parts[0], figure, "F002", "part_above_whole")
    return None


def rate_above_hundred(composed: Composed, rng: Random) -> Spoilt | None:
    """F003: a bounded rate lies above 100 %."""
    for quantity in shuffled(rng, _rates(composed)):
        number = f"1{rng.randint(10, 39)}.{rng.randint(1, 9)}"
        figure = with_number(composed, quantity.span, DECIMAL, number)
        if figure:
            return replaced(composed, quantity.span, figure, "F003", "rate_above_hundred")
    return None


def rate_changed(composed: Composed, rng: Random) -> Spoilt | None:
    """F004: a stated rate is some points away from its numerator over its denominator."""
    for identity in shuffled(rng, (i for i in composed.identities if i.relation == "ratio")):
        value = value_at(composed, identity.total)
        fresh = value - rng.randint(3, 9) if value > 10 else value + rng.randint(11, 19)
        figure = with_number(composed, identity.total, DECIMAL, format(fresh, "f"))
        if figure:
            return replaced(composed, identity.total, figure, "F004", "rate_changed")
    return None


# What makes a sentence one of a part, of another year or of a body among several.
OTHER_MATTER = re.compile(
    r"其|各|分别|均|上年|去年|先后|由|从|在|[0-9０-９“”]|(?:[市县区省镇乡]|街道)(?:本)?级"
)
ITEM = re.compile(r"^[一二三四五六七八九十]+是")


def told_otherwise(composed: Composed, rng: Random) -> Spoilt | None:
    """F005: a count is told again in the same words and with another value."""
    tied = {place for i in composed.identities for place in (i.total, *i.parts)}
    tied |= {place for c in composed.changes for place in (c.change, c.before, c.after)}
    text = composed.text
    for q in shuffled(rng, _plain(composed)):
        if len(q.indicators) != 1 or q.change or q.scope or q.open or q.span in tied or q.part != "measures":
            continue
        number = with_number(composed, q.span, WHOLE, str(int(q.value) + rng.randint(2, 9)))
        if number is None or q.unit == "%" or q.year != composed.masthead.year:
            continue
        # All that its sentence says up to the figure, so that the words tell the same by themselves.
        start = max(text.rfind(mark, 0, q.span[0]) for mark in "。；;") + 1
        if "\n" in text[start : q.span[0]].lstrip() or text[q.span[1]] not in "。，,；;":
            continue
        words = ITEM.sub("", text[start : q.span[0]].strip())
        if len(words) < 4 or OTHER_MATTER.search(words):
            continue
        before = f"经统计，{words}"
        place = (len(before), len(before + number))
        return added(composed, rng, f"{before}{number}。", "F005", "told_otherwise", place)
    return None


def rate_of_nothing(composed: Composed, rng: Random) -> Spoilt | None:
    """F006: a rate is claimed of what the report says there was none of."""
    for base, none, rates in shuffled(rng, BASES):
        told = [
            q for q in composed.quantities if base.split(".")[0] in {c.split(".")[0] for c in q.indicators}
        ]
        rate = rng.choice(rates)
        if not told:
            sentence = none.removesuffix("。") + "，" + rate
            place = (len(none), len(sentence) - 1)
        elif all(q.zero for q in told) and base in told[0].indicators:
            sentence, place = rate, (0, len(rate) - 1)
        else:
            continue
        return added(composed, rng, sentence, "F006", "rate_of_nothing", place)
    return None


def change_changed(composed: Composed, rng: Random) -> Spoilt | None:
    """F007: a stated change disagrees with the two levels beside it."""
    for change in shuffled(rng, composed.changes):
        value = value_at(composed, change.change)
        number = DECIMAL if value != value.to_integral_value() else WHOLE
        figure = with_number(composed, change.change, number, format(value + rng.randint(11, 29), "f"))
        if figure:
            return replaced(composed, change.change, figure, "F007", "change_changed")
    return None


def separators_misplaced(composed: Composed, rng: Random) -> Spoilt | None:
    """F010: a count with separators in the wrong places (1,23,4件)."""
    for quantity in shuffled(rng, _plain(composed)):
        digits = str(int(quantity.value))
        if len(digits) < 3 or quantity.value != int(quantity.value):
            continue
        fresh = f"{digits[0]},{digits[1:-1]},{digits[-1]}"
        figure = with_number(composed, quantity.span, DECIMAL, fresh)
        if figure:
            return replaced(composed, quantity.span, figure, "F010", "separators_misplaced")
    return None


def second_point(composed: Composed, rng: Random) -> Spoilt | None:
    """F010: a rate with a second decimal point (97.6.1%)."""
    for quantity in shuffled(rng, _plain(composed)):
        number = format(quantity.value, "f")
        figure = with_number(composed, quantity.span, DECIMAL, f"{number}.{rng.randint(1, 9)}")
        if figure and "." in number:
            return replaced(composed, quantity.span, figure, "F010", "second_point")
    return None


def range_reversed(composed: Composed, rng: Random) -> Spoilt | None:
    """F010: a range that runs from the larger number to the smaller (5-3场)."""
    for quantity in shuffled(rng, composed.quantities):
        if quantity.upper is not None and quantity.text[:1].isascii():
            fresh = quantity.text.translate(
                {ord(str(quantity.value)): str(quantity.upper), ord(str(quantity.upper)): str(quantity.value)}
            )
            return replaced(composed, quantity.span, fresh, "F010", "range_reversed")
        if (
            quantity not in _plain(composed)
            or not 5 <= quantity.value < 1000
            or quantity.unit in ("%", "个百分点")
        ):
            continue
        low = rng.randint(2, int(quantity.value) - 2)
        figure = with_number(composed, quantity.span, WHOLE, f"{quantity.value}{rng.choice('-至')}{low}")
        if figure:
            return replaced(composed, quantity.span, figure, "F010", "range_reversed")
    return None


def _rates(composed: Composed) -> list[Quantity]:
    return [
        q
        for q in composed.quantities
        if q.unit == "%"
        and not q.change
        and q.indicators
        and not UNBOUNDED & set(q.indicators)
        and q.part == "measures"
    ]


def _plain(composed: Composed) -> list[Quantity]:
    return [q for q in composed.quantities if not q.zero and not q.optional and q.qualifier == "exact"]


def _number_moved(
    composed: Composed, rng: Random, kind: str, choose: Callable[[Identity], tuple[Place, int]]
) -> Spoilt | None:
    for identity in shuffled(rng, (i for i in composed.identities if i.relation == "partition")):
        place, step = choose(identity)
        figure = with_number(composed, place, WHOLE, str(int(value_at(composed, place)) + step))
        if figure:
            return replaced(composed, place, figure, "F001", kind)
    return None
