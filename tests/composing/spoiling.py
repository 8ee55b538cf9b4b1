"""Damages to composed reports, each with the rule that must speak and the place that it must speak of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TypeVar

from .truth import Composed, Day, Heading, Identity, Place, Quantity
from .writing import NUMBERS

WHOLE = re.compile(r"[0-9]+")
DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
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
T = TypeVar("T")
UNBOUNDED = frozenset({"enforcement.task_completion_rate"})


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A damaged text, the rule expected to speak, and where; the place is None for what is no longer there."""

    text: str
    code: str
    span: Place | None
    kind: str


Spoiling = Callable[[Composed, Random], Spoilt | None]


def spoil(composed: Composed, seed: int, kind: str | None = None) -> Spoilt | None:
    """Damage a report in a kind from KINDS, or in one drawn from the seed.

    Gives None where a kind is named that this report offers no place for; KeyError for an unknown kind.

    >>> from tests.composing import compose
    >>> spoil(compose(1), 0, "impossible_date").code
    'T008'
    """
    rng = Random(seed)  # noqa: S311 - repeatable, not secret
    if kind is not None:
        return KINDS[kind](composed, rng)
    for name in rng.sample(sorted(KINDS), len(KINDS)):
        if spoilt := KINDS[name](composed, rng):
            return spoilt
    return None


# --- figures


def partition_total(composed: Composed, rng: Random) -> Spoilt | None:
    """F001: a total is one less than its parts."""
    return _number_moved(composed, rng, "partition_total", lambda i: (i.total, -1))


def partition_part(composed: Composed, rng: Random) -> Spoilt | None:
    """F001: one part of a total is one more than it was."""
    return _number_moved(composed, rng, "partition_part", lambda i: (rng.choice(i.parts), +1))


def part_above_whole(composed: Composed, rng: Random) -> Spoilt | None:
    """F002: a part told with 其中 is larger than its whole."""
    for identity in _shuffled(rng, (i for i in composed.identities if i.relation == "subset")):
        whole, part = _value(composed, identity.total), _value(composed, identity.parts[0])
        figure = _replaced_number(composed, identity.parts[0], WHOLE, str(int(whole) + rng.randint(1, 9)))
        # A ratio over the two would speak as well, and of something else.
        in_ratio = any(identity.parts[0] in i.parts for i in composed.identities if i.relation == "ratio")
        if figure and part.is_finite() and not in_ratio:
            return _replaced(composed, identity.parts[0], figure, "F002", "part_above_whole")
    return None


def rate_above_hundred(composed: Composed, rng: Random) -> Spoilt | None:
    """F003: a bounded rate lies above 100 %."""
    for quantity in _shuffled(rng, _rates(composed)):
        figure = _replaced_number(
            composed, quantity.span, DECIMAL, f"1{rng.randint(10, 39)}.{rng.randint(1, 9)}"
        )
        if figure:
            return _replaced(composed, quantity.span, figure, "F003", "rate_above_hundred")
    return None


def rate_changed(composed: Composed, rng: Random) -> Spoilt | None:
    """F004: a stated rate is some points away from its numerator over its denominator."""
    for identity in _shuffled(rng, (i for i in composed.identities if i.relation == "ratio")):
        value = _value(composed, identity.total)
        fresh = value - rng.randint(3, 9) if value > 10 else value + rng.randint(11, 19)
        figure = _replaced_number(composed, identity.total, DECIMAL, format(fresh, "f"))
        if figure:
            return _replaced(composed, identity.total, figure, "F004", "rate_changed")
    return None


def told_otherwise(composed: Composed, rng: Random) -> Spoilt | None:
    """F005: the same indicator is told again with another value."""
    for quantity in _shuffled(rng, composed.quantities):
        indicator = quantity.indicators[0] if len(quantity.indicators) == 1 else ""
        plain = (
            quantity.qualifier == "exact" and not quantity.change and not quantity.zero and not quantity.scope
        )
        if indicator not in RETOLD or not plain or quantity.part != "measures":
            continue
        if quantity.year != composed.masthead.year or not composed.anchors:
            continue
        before, after = RETOLD[indicator].split("{}")
        sentence = before + str(int(quantity.value) + rng.randint(2, 9)) + after
        return _added(composed, rng, sentence, "F005", "told_otherwise", (len(before), len(sentence) - 1))
    return None


def change_changed(composed: Composed, rng: Random) -> Spoilt | None:
    """F007: a stated change disagrees with the two levels beside it."""
    for change in _shuffled(rng, composed.changes):
        value = _value(composed, change.change)
        number = DECIMAL if value != value.to_integral_value() else WHOLE
        figure = _replaced_number(composed, change.change, number, format(value + rng.randint(11, 29), "f"))
        if figure:
            return _replaced(composed, change.change, figure, "F007", "change_changed")
    return None


def malformed_number(composed: Composed, rng: Random) -> Spoilt | None:
    """F010: separators in the wrong places (1,23,4件) or a second point (97.6.1%)."""
    for quantity in _shuffled(rng, composed.quantities):
        found = DECIMAL.match(quantity.text)
        if not found or quantity.zero or quantity.optional or quantity.qualifier != "exact":
            continue
        digits, rest = found[0], quantity.text[found.end() :]
        if rest[:1] in (",", "万", "亿"):
            continue
        if "." in digits:
            digits += f".{rng.randint(1, 9)}"
        elif len(digits) >= 3:
            digits = (
                f"{digits[0]},{digits[1]},{digits[2:]}"
                if len(digits) == 3
                else f"{digits[0]},{digits[1:3]},{digits[3:]}"
            )
        else:
            continue
        return _replaced(composed, quantity.span, digits + rest, "F010", "malformed_number")
    return None


# --- parts and headings


def no_measures(composed: Composed, rng: Random) -> Spoilt | None:
    """S001: the measures part is gone (only where it does not hold the first-responsible section)."""
    inside = composed.parts["first_responsible"][0]
    whole = composed.parts["measures"][0]
    if whole[0] <= inside[0] < whole[1]:
        return None
    return _part_gone(composed, "measures", "S001", "no_measures")


def no_shortcomings(composed: Composed, rng: Random) -> Spoilt | None:
    """S002: the shortcomings part is gone, its causes with it."""
    return _part_gone(composed, "shortcomings", "S002", "no_shortcomings")


def no_causes(composed: Composed, rng: Random) -> Spoilt | None:
    """S003: the shortcomings stay, every clause that gives a cause is gone."""
    text = composed.text
    for start, end in reversed(composed.parts["causes"]):
        text = text[:start] + text[end:]
    place = composed.parts["shortcomings"][0]
    lost = sum(end - start for start, end in composed.parts["causes"])
    return Spoilt(text, "S003", (place[0], place[1] - lost), "no_causes")


def no_first_responsible(composed: Composed, rng: Random) -> Spoilt | None:
    """S004: the section on the first person responsible is gone."""
    return _part_gone(composed, "first_responsible", "S004", "no_first_responsible")


def no_plan(composed: Composed, rng: Random) -> Spoilt | None:
    """S005: the plan is gone."""
    return _part_gone(composed, "plan", "S005", "no_plan")


def number_skipped(composed: Composed, rng: Random) -> Spoilt | None:
    """S010: a heading's number is one higher than its turn."""
    for heading in _shuffled(rng, composed.headings):
        if (
            heading.number is None
            or heading.ordinal is None
            or not 2 <= heading.ordinal < 9
            or heading.depth == 3
        ):
            continue
        old = composed.text[slice(*heading.number)]
        fresh = old.replace(NUMBERS[heading.ordinal - 1], NUMBERS[heading.ordinal])
        return _replaced(composed, heading.number, fresh, "S010", "number_skipped", whole=heading.span)
    return None


def heading_emptied(composed: Composed, rng: Random) -> Spoilt | None:
    """S011: nothing is left between a heading and the next of its rank."""
    text = composed.text
    first = composed.parts["first_responsible"][0]
    heads = composed.headings
    for place in _shuffled(rng, range(len(heads) - 1)):
        here, after = heads[place], heads[place + 1]
        if (
            here.depth != 2
            or here.number is None
            or after.depth > 2
            or here.run_in
            or first[0] <= here.span[0] < first[1]
        ):
            continue
        cut, end = _line_start(text, after.span[0]), here.span[1]
        fresh = text[:end] + _newline(composed) + text[cut:]
        return Spoilt(fresh, "S011", here.span, "heading_emptied")
    return None


# --- time


def published_late(composed: Composed, rng: Random) -> Spoilt | None:
    """T001: the day of publication lies after the end of March."""
    day = datetime.date(composed.masthead.year + 1, rng.randint(4, 9), rng.randint(1, 28))
    return _day_moved(composed, day, "T001", "published_late")


def published_early(composed: Composed, rng: Random) -> Spoilt | None:
    """T003: the day of publication, and that of the signature, lies before the year's end."""
    day = datetime.date(composed.masthead.year, 12, rng.randint(15, 30))
    return _day_moved(composed, day, "T003", "published_early", signed=day - datetime.timedelta(2))


def title_year(composed: Composed, rng: Random) -> Spoilt | None:
    """T004: the title names the year before."""
    places = composed.years.get("title")
    if not places or composed.masthead.title is None:
        return None
    return _replaced(composed, places[0], str(composed.masthead.year - 1), "T004", "title_year")


def plan_year(composed: Composed, rng: Random) -> Spoilt | None:
    """T005: the plan is made for the year after the next."""
    text = composed.text
    for start, end in composed.years["plan"]:
        text = text[:start] + str(composed.masthead.year + 2) + text[end:]
    return Spoilt(text, "T005", composed.years["plan"][0], "plan_year")


def future_told(composed: Composed, rng: Random) -> Spoilt | None:
    """T006: an event after any day of publication is told as past."""
    day = f"{composed.masthead.year + 1}年{rng.randint(5, 11)}月"
    sentence = f"{day}，召开法治政府建设工作推进会，总结经验、表彰先进。"
    return _added(composed, rng, sentence, "T006", "future_told", (0, len(day)))


def stale_plan(composed: Composed, rng: Random) -> Spoilt | None:
    """T007: a popularization plan whose period is over is told as current work."""
    old = "六五" if composed.masthead.year <= 2020 else "七五"
    sentence = f"全面实施“{old}”普法规划，普法责任清单按季更新。"
    return _added(composed, rng, sentence, "T007", "stale_plan", (4, 10))


def impossible_date(composed: Composed, rng: Random) -> Spoilt | None:
    """T008: a day that no calendar has."""
    day = rng.choice(("2月30日", "4月31日", "6月31日", "11月31日", "13月2日"))
    told = [d for d in composed.dates if d.role == "told"]
    if told:
        chosen = rng.choice(told)
        fresh = f"{composed.masthead.year}年{day}" if chosen.form.startswith("{y}") else day
        return _replaced(composed, chosen.span, fresh, "T008", "impossible_date")
    sentence = f"{day}，开展执法开放日活动，邀请群众走进执法一线。"
    return _added(composed, rng, sentence, "T008", "impossible_date", (0, len(day)))


KINDS: dict[str, Spoiling] = {
    "partition_total": partition_total,
    "partition_part": partition_part,
    "part_above_whole": part_above_whole,
    "rate_above_hundred": rate_above_hundred,
    "rate_changed": rate_changed,
    "told_otherwise": told_otherwise,
    "change_changed": change_changed,
    "malformed_number": malformed_number,
    "no_measures": no_measures,
    "no_shortcomings": no_shortcomings,
    "no_causes": no_causes,
    "no_first_responsible": no_first_responsible,
    "no_plan": no_plan,
    "number_skipped": number_skipped,
    "heading_emptied": heading_emptied,
    "published_late": published_late,
    "published_early": published_early,
    "title_year": title_year,
    "plan_year": plan_year,
    "future_told": future_told,
    "stale_plan": stale_plan,
    "impossible_date": impossible_date,
}


# --- the tools of the trade


def _shuffled(rng: Random, things: Iterable[T]) -> list[T]:
    listed = list(things)
    return rng.sample(listed, len(listed))


def _value(composed: Composed, place: Place) -> Decimal:
    return next(q.value for q in composed.quantities if q.span == place)


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


def _replaced_number(composed: Composed, place: Place, number: re.Pattern[str], fresh: str) -> str | None:
    """The figure at a place with another number; None where it is not printed in plain digits of its base unit."""
    text = composed.text[slice(*place)]
    found = number.match(text)
    if not found or text[found.end() :][:1] in (",", ".", "万", "亿"):
        return None
    return fresh + text[found.end() :]


def _replaced(
    composed: Composed, place: Place, fresh: str, code: str, kind: str, *, whole: Place | None = None
) -> Spoilt:
    start, end = place
    text = composed.text[:start] + fresh + composed.text[end:]
    longer = len(fresh) - (end - start)
    span = (whole[0], whole[1] + longer) if whole else (start, end + longer)
    return Spoilt(text, code, span, kind)


def _number_moved(
    composed: Composed, rng: Random, kind: str, choose: Callable[[Identity], tuple[Place, int]]
) -> Spoilt | None:
    for identity in _shuffled(rng, (i for i in composed.identities if i.relation == "partition")):
        place, step = choose(identity)
        figure = _replaced_number(composed, place, WHOLE, str(int(_value(composed, place)) + step))
        if figure:
            return _replaced(composed, place, figure, "F001", kind)
    return None


def _added(
    composed: Composed, rng: Random, sentence: str, code: str, kind: str, within: Place
) -> Spoilt | None:
    """Add a sentence after a paragraph of the measures part; `within` is the place in it to speak of."""
    if not composed.anchors:
        return None
    at = rng.choice(composed.anchors)
    text = composed.text[:at] + sentence + composed.text[at:]
    return Spoilt(text, code, (at + within[0], at + within[1]), kind)


def _newline(composed: Composed) -> str:
    return "\r\n" if "\r\n" in composed.text else "\n"


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _part_gone(composed: Composed, part: str, code: str, kind: str) -> Spoilt:
    """Cut a part out with its heading and number the headings after it anew, so that nothing else is amiss."""
    start, end = composed.parts[part][0]
    text = composed.text
    start = _line_start(text, start) if text[_line_start(text, start) : start].strip() == "" else start
    gone = [h for h in composed.headings if start <= h.span[0] < end]
    edits: list[tuple[Place, str]] = [((start, end), "")]
    if gone:
        edits += [(h.number, _lower(text, h)) for h in _followers(composed, gone[0], end) if h.number]
    for place, fresh in sorted(edits, reverse=True):
        text = text[: place[0]] + fresh + text[place[1] :]
    return Spoilt(text, code, None, kind)


def _followers(composed: Composed, gone: Heading, end: int) -> list[Heading]:
    """The numbered siblings that follow a heading."""
    siblings: list[Heading] = []
    for heading in composed.headings:
        if heading.span[0] < end:
            continue
        if heading.depth < gone.depth:
            break
        if heading.depth == gone.depth and heading.ordinal is not None:
            siblings.append(heading)
    return siblings


def _lower(text: str, heading: Heading) -> str:
    assert heading.number is not None
    assert heading.ordinal is not None
    return text[slice(*heading.number)].replace(NUMBERS[heading.ordinal - 1], NUMBERS[heading.ordinal - 2])


def _day_moved(
    composed: Composed, day: datetime.date, code: str, kind: str, *, signed: datetime.date | None = None
) -> Spoilt | None:
    """Move the day of publication (the page's, or else the signature's), and the signature's where one is given."""
    page: list[Day] = [d for d in composed.dates if d.role == "published"]
    signatures = [d for d in composed.dates if d.role == "signed"]
    telling = page[0] if page else (signatures[0] if signatures and composed.masthead.published else None)
    if telling is None:
        return None
    moved = {telling.span: day}
    if signed:
        moved |= {d.span: signed for d in signatures if d is not telling}
    text, span, shift = composed.text, telling.span, 0
    for old in sorted(composed.dates, key=lambda d: d.span):
        if old.span not in moved:
            continue
        new = moved[old.span]
        fresh = old.form.format(y=new.year, m=new.month, d=new.day)
        start = old.span[0] + shift
        text = text[:start] + fresh + text[old.span[1] + shift :]
        if old is telling:
            span = (start, start + len(fresh))
        shift += len(fresh) - (old.span[1] - old.span[0])
    return Spoilt(text, code, span, kind)
