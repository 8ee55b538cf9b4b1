"""Make the JSON Schema of findings from the types that write them.

python tools/findings_schema.py >docs/reference/findings.schema.json

The types are those of ``rulelaw.serial.records``; the descriptions are their ``:ivar`` lines.
"""

import datetime
import json
import re
import types
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin

import attrs

from rulelaw.findings.types import DOCUMENTATION, Fact
from rulelaw.serial.records import CheckRecord, FindingRecord
from rulelaw.serial.writing_json import FORMAT

NAME = "reference/findings.schema.json"
_IVAR = re.compile(r":ivar (\w+): (.*?)(?=\n\s*:ivar |\n\s*\n|\Z)", re.DOTALL)
_PLAIN: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    datetime.date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": r"^-?\d+(\.\d+)?(E[+-]?\d+)?$"},
}


def schema() -> dict[str, Any]:
    """Give the schema of what ``rulelaw check --format json`` writes; ``FindingRecord`` is that of a JSON line."""
    definitions: dict[str, Any] = {}
    _define(CheckRecord, definitions)
    _define(FindingRecord, definitions)
    label = {"format": {"const": FORMAT}, "type": {"const": CheckRecord.__name__}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": DOCUMENTATION + NAME,
        "title": "What rulelaw found in documents",
        "description": f"Format {FORMAT}; each line of --format jsonl is a FindingRecord.",
        **_object({"rulelaw": _object(label), "data": {"$ref": "#/$defs/CheckRecord"}}),
        "$defs": dict(sorted(definitions.items())),
    }


def text() -> str:
    """Give the schema as it stands in the documentation."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _define(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Put a class or an enumeration among the definitions and give a reference to it."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # so that a class may hold itself
        summary = {"description": (cls.__doc__ or "").partition("\n")[0]}
        if issubclass(cls, Enum):
            definitions[cls.__name__] = {**summary, "enum": [member.value for member in cls]}
        else:
            attrs.resolve_types(cls)
            told = {name: _plain_words(words) for name, words in _IVAR.findall(cls.__doc__ or "")}
            properties = {
                each.name: _described(_kind(each.type, definitions), told.get(each.name, ""))
                for each in attrs.fields(cls)
            }
            definitions[cls.__name__] = {**summary, **_object(properties)}
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _plain_words(words: str) -> str:
    """Take the marks of reStructuredText off, and call things as JSON does."""
    return " ".join(words.split()).replace("``None``", "null").replace("``", "")


def _described(kind: dict[str, Any], words: str) -> dict[str, Any]:
    return {"description": words, **kind} if words else kind


def _kind(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind == Fact:
        return _fact()
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return {"type": "array", "items": _kind(arguments[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _kind(arguments[1], definitions)}
    if origin is types.UnionType:
        return {"anyOf": [_kind(each, definitions) for each in arguments]}
    if isinstance(kind, type):
        return _define(kind, definitions)
    raise TypeError(f"{kind!r}: no schema is known for this type")


def _fact() -> dict[str, Any]:
    """Tell a fact: decimals and days are marked, for JSON has neither."""
    marked = [_object({"decimal": _PLAIN[Decimal]}), _object({"date": _PLAIN[datetime.date]})]
    return {"anyOf": [_PLAIN[str], _PLAIN[int], *marked]}


if __name__ == "__main__":
    print(text(), end="")
