"""Laws, plans and events as a report names them: looked up once for all rules that ask."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rulelaw.codebook.instruments import find_instrument, load_instruments
from rulelaw.codebook.types import Instrument, InstrumentKind
from rulelaw.text.words import alternation

__all__ = ["instrument_named", "mentions", "written_names"]


@lru_cache(maxsize=2048)
def instrument_named(title: str) -> Instrument | None:
    """Give the law, plan or document that a title in 《》 means; ``None`` where it is not known."""
    return find_instrument(title)


_NAMED = (InstrumentKind.EVENT, InstrumentKind.PLAN)


def _writings(alias: str) -> set[str]:
    """Give an alias in the ways it is quoted: “七五”普法, "七五"普法, 七五普法; the opening quote is left out."""
    bare = alias.translate(dict.fromkeys(map(ord, "“‘「")))
    return {re.sub("[”’」]", mark, bare) for mark in ("", "”", "’", "」", '"', "'")}


@cache
def written_names() -> tuple[re.Pattern[str], dict[str, Instrument]]:
    """Give the short names of events and plans in every writing, with the pattern that finds them."""
    names = {
        writing: instrument
        for instrument in load_instruments()
        if instrument.kind in _NAMED and instrument.period is not None
        for alias in (instrument.label.zh, *instrument.aliases)
        for writing in _writings(alias)
    }
    return re.compile(alternation(names)), names


@lru_cache(maxsize=1)
def mentions(text: str, start: int, end: int) -> tuple[tuple[int, int, Instrument], ...]:
    """Give the events and plans that a stretch of the flow names, with their places; once for the rules on either."""
    pattern, names = written_names()
    return tuple([(*match.span(), names[match.group()]) for match in pattern.finditer(text, start, end)])
