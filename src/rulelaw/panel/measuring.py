"""What a measure word measures: which figures may be set side by side."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from rulelaw.codebook.types import Units

__all__ = ["measure_of"]


class _Rules(NamedTuple):
    """The data file, in its own words."""

    measured: frozenset[str]
    same: MappingProxyType[str, str]
    alike: MappingProxyType[str, str]
    bundles: frozenset[str]
    visits: str
    visit_mark: str


@cache
def _rules() -> _Rules:
    data = tomllib.loads(files("rulelaw.panel").joinpath("data/units.toml").read_text(encoding="utf-8"))
    same = {word: entry["words"][0] for entry in data["same"] for word in entry["words"]}
    return _Rules(
        frozenset(data["measured"]),
        MappingProxyType(same),
        MappingProxyType(data["alike"]),
        frozenset(data["bundles"]),
        data["visits"],
        data["visit_mark"],
    )


def measure_of(unit: str | None, units: Units) -> str:
    """Give what a measure word measures; two figures are comparable where it is the same.

    :param unit: the measure word as printed; ``None`` for a figure without any.
    :param units: the measure words of the codebook.
    :returns: the kind of words that count, the word itself (or its commonest twin) where it measures.

    >>> from rulelaw import load_codebook
    >>> units = load_codebook().units
    >>> [measure_of(word, units) for word in ("件", "宗", "人次", "公斤", "千克", "户", "户次")]
    ['case', 'case', 'person_time', '公斤', '公斤', 'visit', 'visit 次']
    """
    if unit is None:
        return ""
    rules = _rules()
    kind = units.kind(unit)
    if kind is None or kind in rules.measured or unit in rules.bundles:
        return rules.same.get(unit, unit)
    kind = rules.alike.get(kind, kind)
    return f"{kind} {rules.visit_mark}" if kind == rules.visits and rules.visit_mark in unit else kind
