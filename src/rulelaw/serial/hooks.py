"""How each kind of value is told in plain data and read back: strict, lossless, nothing guessed."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum, StrEnum
from typing import Any, get_args, get_origin

from attrs import has, resolve_types
from cattrs import Converter
from cattrs.cols import list_structure_factory, mapping_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from rulelaw.findings.types import Fact, Rule
from rulelaw.index.types import Option
from rulelaw.scores.rules import ScoringRule
from rulelaw.trees.types import Node

__all__ = ["make_converter"]

# Between a high and a low surrogate: JSON would make one character of the two, and shift every place behind it.
_IN_PAIR = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")
_PIECES = "pieces"
_KIND = "kind"


def make_converter() -> Converter:
    """Make the converter for all public types.

    Classes become dictionaries with every field, tuples lists, enumerations their values, decimals strings, days ISO
    dates; facts that plain JSON cannot tell apart become ``{"decimal": …}`` and ``{"date": …}``. Reading back refuses
    unknown keys and values of another kind.
    """
    # The only generic class: cattrs 24.1 resolves the names in its annotations under Node alone, not Node[Criterion].
    resolve_types(Node)
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    _add_telling(converter)
    _add_reading(converter)
    return converter


# ---------------------------------------------------------------------------------------------------------------------
# Telling


def _add_telling(converter: Converter) -> None:
    converter.register_unstructure_hook(str, _tell_str)
    for kind in (Enum, StrEnum):  # the second by itself, lest it is taken for a plain str
        converter.register_unstructure_hook(kind, lambda member: member.value)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(datetime.date, lambda day: day.isoformat())
    converter.register_unstructure_hook_func(_is_fact, _tell_fact)
    converter.register_unstructure_hook_func(_is_option, _tell_option)

    converter.register_unstructure_hook_func(
        _is_tuple, lambda items: [converter.unstructure(i) for i in items]
    )
    converter.register_unstructure_hook_func(
        _is_scoring_rule, lambda rule: {_KIND: type(rule).__name__, **converter.unstructure(rule)}
    )
    converter.register_unstructure_hook_func(
        _is_fact_or_none, lambda fact: None if fact is None else _tell_fact(fact)
    )
    # The function of a rule stays behind: its code finds it again.
    telling_rule = make_dict_unstructure_fn(Rule, converter, check=override(omit=True))
    converter.register_unstructure_hook(Rule, telling_rule)


def _tell_str(text: str) -> object:
    if text.isascii() or not _IN_PAIR.search(text):
        return text
    return {_PIECES: _IN_PAIR.split(text)}


def _tell_fact(fact: Fact) -> object:
    if isinstance(fact, Decimal):
        return {"decimal": str(fact)}
    if isinstance(fact, datetime.date):
        return {"date": fact.isoformat()}
    return _tell_str(fact) if isinstance(fact, str) else fact


def _tell_option(option: Option) -> object:
    if isinstance(option, str):
        return _tell_str(option)
    if isinstance(option, tuple):
        return [_tell_option(number) for number in option]
    # JSON has no infinity.
    return {"float": str(option)} if isinstance(option, float) and math.isinf(option) else option


# ---------------------------------------------------------------------------------------------------------------------
# Reading


def _add_reading(converter: Converter) -> None:
    for kind in (int, bool, float):
        converter.register_structure_hook(kind, _read_exactly)
    converter.register_structure_hook(str, _read_str)
    converter.register_structure_hook(Enum, _read_enum)
    converter.register_structure_hook(StrEnum, _read_enum)
    converter.register_structure_hook(Decimal, _read_decimal)
    converter.register_structure_hook(datetime.date, _read_date)
    converter.register_structure_hook_func(_is_fact, _read_fact)
    converter.register_structure_hook_func(_is_option, _read_option)

    def reading_items(cls: Any) -> Callable[[Any, Any], Any]:
        as_list: Any = list[get_args(cls)[0]]  # type: ignore[misc]  # the type is known only when this runs
        read_list = list_structure_factory(as_list, converter)
        return lambda data, _: tuple(read_list(_a_list(data), cls))

    def reading_mapping(cls: Any) -> Callable[[Any, Any], Any]:
        read_mapping = mapping_structure_factory(cls, converter)
        return lambda data, _: read_mapping(_an_object(data), cls)

    def reading_class(cls: Any) -> Callable[[Any, Any], Any]:
        read_class = make_dict_structure_fn(cls, converter)
        return lambda data, _: read_class(_an_object(data), cls)

    converter.register_structure_hook_factory(_is_tuple, reading_items)
    converter.register_structure_hook_factory(_is_mapping, reading_mapping)
    converter.register_structure_hook_factory(has, reading_class)
    converter.register_structure_hook_func(
        _is_scoring_rule, lambda data, _: _read_scoring_rule(converter, data)
    )
    converter.register_structure_hook_func(
        _is_fact_or_none, lambda data, _: None if data is None else _read_number_or_day(data)
    )
    converter.register_structure_hook(Rule, lambda data, _: _find_rule(converter, data))


def _read_exactly(data: object, cls: type) -> object:
    if type(data) is not cls:  # neither "3" nor True is an int
        raise _misfit(cls.__name__, data)
    return data


def _read_str(data: object, _: object) -> str:
    if isinstance(data, str):
        return data
    if isinstance(data, Mapping) and set(data) == {_PIECES}:
        pieces = _a_list(data[_PIECES])
        if all(isinstance(piece, str) for piece in pieces):
            return "".join(pieces)
    raise _misfit("str", data)


def _read_decimal(data: object, _: object) -> Decimal:
    if isinstance(data, str):
        try:
            return Decimal(data)
        except InvalidOperation:
            pass
    raise _misfit("a decimal number in a string", data)


def _read_date(data: object, _: object) -> datetime.date:
    if isinstance(data, str):
        try:
            return datetime.date.fromisoformat(data)
        except ValueError:
            pass
    raise _misfit("a date such as '2021-03-31'", data)


def _read_enum(data: object, cls: type[Enum]) -> Enum:
    if isinstance(data, str):
        try:
            return cls(data)
        except ValueError:
            pass
    raise _misfit(f"{cls.__name__}: one of {', '.join(str(member.value) for member in cls)}", data)


def _read_fact(data: object, _: object) -> Fact:
    if isinstance(data, int):
        return data
    if isinstance(data, Mapping):
        if set(data) == {"decimal"}:
            return _read_decimal(data["decimal"], None)
        if set(data) == {"date"}:
            return _read_date(data["date"], None)
    return _read_str(data, None)


def _read_number_or_day(data: object) -> Fact:
    if isinstance(data, Mapping):
        return _read_fact(data, None)
    raise _misfit('{"decimal": …} or {"date": …}', data)


def _read_scoring_rule(converter: Converter, data: object) -> Any:
    """Read one of the scoring rules, which tells its class beside its fields."""
    table = dict(_an_object(data))
    name = table.pop(_KIND, None)
    kind = next((kind for kind in get_args(ScoringRule) if kind.__name__ == name), None)
    if kind is None:
        known = ", ".join(kind.__name__ for kind in get_args(ScoringRule))
        raise ValueError(f"kind {name!r} is no scoring rule: one of {known}")
    return converter.structure(table, kind)


def _read_option(data: object, _: object) -> Option:
    if isinstance(data, (bool, int, float)):
        return data
    if isinstance(data, (list, tuple)):
        return tuple([_read_number(number) for number in data])
    if isinstance(data, Mapping) and set(data) == {"float"}:
        return _read_number(data)
    return _read_str(data, None)


def _read_number(data: object) -> float:
    if isinstance(data, float):
        return data
    if isinstance(data, Mapping) and data in ({"float": "inf"}, {"float": "-inf"}):
        return float(data["float"])
    raise _misfit("a float", data)


def _find_rule(converter: Converter, data: object) -> Rule:
    """Find the shipped rule that the data tell: its function is not in them."""
    # Loads every rule, and only here they are needed.
    from rulelaw.findings.failing import X000  # noqa: PLC0415
    from rulelaw.findings.table import RULES  # noqa: PLC0415

    rule = next((rule for rule in (*RULES, X000) if rule.code == _an_object(data).get("code")), None)
    if rule is None or converter.unstructure(rule) != data:
        raise ValueError(
            "not a rule of this version; a rule of your own holds a function and cannot be read back"
        )
    return rule


# ---------------------------------------------------------------------------------------------------------------------
# Kinds


def _is_fact(cls: Any) -> bool:
    return bool(cls == Fact)


def _is_fact_or_none(cls: Any) -> bool:
    """Tell whether it is what a score judged: a number or a day, or nothing."""
    return bool(cls == (Decimal | datetime.date | None))


def _is_scoring_rule(cls: Any) -> bool:
    return bool(cls == ScoringRule)


def _is_option(cls: Any) -> bool:
    return bool(cls == Option)


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _is_mapping(cls: Any) -> bool:
    return get_origin(cls) in (dict, Mapping)


def _a_list(data: Any) -> Any:
    if not isinstance(data, (list, tuple)):
        raise _misfit("a list", data)
    return data


def _an_object(data: Any) -> Any:
    if not isinstance(data, Mapping):
        raise _misfit("an object", data)
    return data


def _misfit(expected: str, data: object) -> ValueError:
    shown = repr(data)
    return ValueError(f"expected {expected}, not {shown if len(shown) <= 60 else shown[:60] + '…'}")
