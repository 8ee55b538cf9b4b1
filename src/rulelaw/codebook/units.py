"""The measure words and the words that make numbers into names, read from the data files once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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
def _names() -> Mapping[str, tuple[str, ...]]:
    data = tomllib.loads(files("rulelaw.codebook").joinpath("data/names.toml").read_text(encoding="utf-8"))
    return {kind: tuple(data[kind]) for kind in ("nouns", "after_arabic", "phrases")}


def name_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the nouns that make a name of a Chinese number before them, and of an Arabic one.

    >>> "制度" in name_words()[0]
    True
    """
    names = _names()
    return names["nouns"], names["after_arabic"]


def name_phrases() -> tuple[str, ...]:
    """Give the set phrases in which a Chinese number is part of a name, whatever else its noun is.

    >>> "中央八项规定" in name_phrases()
    True
    """
    return _names()["phrases"]
