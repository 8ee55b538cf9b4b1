"""Read what each scoring rule asks for from a table of a framework's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from rulelaw.codebook.types import Direction
from rulelaw.datafiles import Entry, near
from rulelaw.scores.amounts import is_reckonable
from rulelaw.scores.rules import (
    BandsRule,
    BonusRule,
    CountMinimumRule,
    DeadlineRule,
    FindingsRule,
    GradedPresenceRule,
    LinearRule,
    MeanRule,
    OccurrenceRule,
    PresenceRule,
    RatioThresholdRule,
    ScoringRule,
    SplitRule,
    Step,
    VetoRule,
)

__all__ = ["RuleKind", "decimal", "make_bonus", "make_rule", "make_veto"]

_DAY = re.compile(r"(\d\d)-(\d\d)")


class RuleKind(StrEnum):
    """The names of the rules in files."""

    PRESENCE = "presence"
    GRADED = "graded"
    COUNT = "count"
    RATIO = "ratio"
    LINEAR = "linear"
    BANDS = "bands"
    OCCURRENCE = "occurrence"
    DEADLINE = "deadline"
    FINDINGS = "findings"
    MEAN = "mean"
    SPLIT = "split"


def make_rule(entry: Entry, kind: RuleKind) -> ScoringRule:
    """Read a rule of a node; what does not fit is noted, and a rule made of what is left."""
    return _MAKERS[kind](entry)


def decimal(entry: Entry, key: str, default: Decimal | int | None = None) -> Decimal:
    """Give a number; required where there is no default.

    >>> decimal(Entry("node a", {"low": "much"}, faults := []), "low"), faults
    (Decimal('0'), ["node a: low 'much' must be a number"])
    """
    value = entry.value(key, required=default is None)
    if value is None:
        return Decimal(0 if default is None else default)
    number = _number(value)
    if number is None:
        entry.fault(f"{key} {value!r} must be a number")
    return Decimal(0) if number is None else number


def _number(value: Any) -> Decimal | None:
    if type(value) is not int and not isinstance(value, Decimal):
        return None
    number = Decimal(value)
    return number if is_reckonable(number) else None


def _decimals(entry: Entry, key: str) -> tuple[Decimal, ...]:
    value = entry.value(key, required=True)
    numbers = [_number(one) for one in value] if isinstance(value, list) else [None]
    if value is not None and None in numbers:
        entry.fault(f"{key} must be a list of numbers")
    return tuple(number for number in numbers if number is not None)


def _cap(entry: Entry) -> Decimal | None:
    return decimal(entry, "cap") if "cap" in entry else None


def _direction(entry: Entry) -> Direction:
    if "direction" not in entry:
        return Direction.HIGHER_IS_BETTER
    return entry.choice("direction", Direction) or Direction.HIGHER_IS_BETTER


def _bands(entry: Entry) -> BandsRule:
    value = entry.value("steps", required=True)
    steps: list[Step] = []
    pairs = value if isinstance(value, list) else []
    for pair in pairs:
        numbers = [_number(one) for one in pair] if isinstance(pair, list) else []
        known = [number for number in numbers if number is not None]
        if len(numbers) == len(known) == 2:
            steps.append(Step(*known))
    if value is not None and (not pairs or len(steps) < len(pairs)):
        entry.fault("steps must be a list of pairs: a number from which on, and a score")
    return BandsRule(tuple(steps), decimal(entry, "below", 0))


def _deadline(entry: Entry) -> DeadlineRule:
    told = entry.text("day")
    match = _DAY.fullmatch(told)
    if told and match is None:
        entry.fault(f"day {told!r} must be a month and a day such as '03-31'")
    month, day = (int(match[1]), int(match[2])) if match else (1, 1)
    return DeadlineRule(month, day, decimal(entry, "late", 100), decimal(entry, "points", 100))


_MAKERS: Final[Mapping[RuleKind, Callable[[Entry], ScoringRule]]] = MappingProxyType(
    {
        RuleKind.PRESENCE: lambda entry: PresenceRule(decimal(entry, "least", 1)),
        RuleKind.GRADED: lambda entry: GradedPresenceRule(_decimals(entry, "scores")),
        RuleKind.COUNT: lambda entry: CountMinimumRule(
            decimal(entry, "least"), decimal(entry, "per_missing"), _cap(entry), decimal(entry, "points", 100)
        ),
        RuleKind.RATIO: lambda entry: RatioThresholdRule(decimal(entry, "target"), _direction(entry)),
        RuleKind.LINEAR: lambda entry: LinearRule(
            decimal(entry, "low"), decimal(entry, "high"), _direction(entry)
        ),
        RuleKind.BANDS: _bands,
        RuleKind.OCCURRENCE: lambda entry: OccurrenceRule(
            decimal(entry, "per"), _cap(entry), decimal(entry, "points", 100)
        ),
        RuleKind.DEADLINE: _deadline,
        RuleKind.FINDINGS: lambda entry: FindingsRule(
            decimal(entry, "error", 0),
            decimal(entry, "warning", 0),
            decimal(entry, "info", 0),
            _cap(entry),
            decimal(entry, "points", 100),
        ),
        RuleKind.MEAN: lambda _: MeanRule(),
        RuleKind.SPLIT: lambda entry: SplitRule(decimal(entry, "norms"), decimal(entry, "effects")),
    }
)


def make_bonus(entry: Entry) -> BonusRule:
    """Read a bonus."""
    return BonusRule(decimal(entry, "per"), decimal(entry, "cap"))


def make_veto(entry: Entry, bands: Sequence[str]) -> VetoRule:
    """Read a veto, whose grade must be one of the bands."""
    grade = entry.text("grade", required=False) or None
    if grade is not None and grade not in bands:
        entry.fault(f"grade: no band {grade!r}{near(grade, bands)}")
    return VetoRule(decimal(entry, "least", 1), grade)
