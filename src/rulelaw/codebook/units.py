"""The measure words and the words that make numbers into names, read from the data files once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from rulelaw.codebook.types import UnitKind, Units
from rulelaw.labels import Label

__all__ = ["load_units", "name_phrases", "name_words"]


@cache
def load_units() -> Units:
    """Read the shipped measure words (``codebook/data/units.toml``).

    >>> load_units().kind("人次")
    'person_time'
    """
    data = tomllib.loads(files("rulelaw.codebook").joinpath("data/units.toml").read_text(encoding="utf-8"))
    kinds = tuple(
        UnitKind(kind["code"], Label(zh=kind["zh"], en=kind["en"]), tuple(kind["words"]))
        for kind in data["kind"]
    )
    return Units(kinds, {word: kind.code for kind in kinds for word in kind.words})


@cache
def name_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read the nouns that make a name of a Chinese number before them, and of an Arabic one.

    >>> "制度" in name_words()[0]
    True
    """
    data = tomllib.loads(files("rulelaw.codebook").joinpath("data/names.toml").read_text(encoding="utf-8"))
    return tuple(data["nouns"]), tuple(data["after_arabic"])


def name_phrases() -> tuple[str, ...]:
    """Read the set phrases in which a Chinese number is part of a name, whatever else its noun is.

    >>> "中央八项规定" in name_phrases()
    True
    """
    data = tomllib.loads(files("rulelaw.codebook").joinpath("data/names.toml").read_text(encoding="utf-8"))
    return tuple(data["phrases"])
