"""JSON with a label on it: which type it holds, in which version of the format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final, NoReturn, TypeVar

from attrs import AttrsInstance

from rulelaw.errors import SerializationError
from rulelaw.serial.converting import from_dict, name_of, name_of_kind, to_plain

__all__ = ["FORMAT", "dumps", "loads"]

_T = TypeVar("_T")

FORMAT: Final = 1
"""The version of the format; it grows when an older rulelaw could not read, or would misread, what is written."""

_EMPTY = "tuple[]"
_TOO_DEEP = "nested too deeply: no report has sections hundreds of levels deep"


def dumps(obj: AttrsInstance | Iterable[AttrsInstance] | Enum, *, indent: int | None = None) -> str:
    """Write a value of a public type, or a tuple of them, as JSON; :func:`loads` gives an equal value back.

    The JSON is pure ASCII, so that any text survives any channel, lone surrogates included.

    :param obj: a report, observations, findings, an assessment, …
    :param indent: spaces to indent by; everything in one line where it is left out.
    :raises SerializationError: ``obj`` is no value of a public type, or its sections are nested beyond reason.

    >>> from rulelaw import Span
    >>> dumps(Span(2, 5))
    '{"rulelaw": {"format": 1, "type": "Span"}, "data": {"start": 2, "end": 5}}'
    """
    name = name_of(obj)
    envelope = {"rulelaw": {"format": FORMAT, "type": name}, "data": to_plain(obj)}
    try:
        return json.dumps(envelope, indent=indent, allow_nan=False)
    except RecursionError:
        raise SerializationError(f"{name}: {_TOO_DEEP}") from None


def loads(text: str, type: type[_T]) -> _T:  # noqa: A002 - the name that says what it is
    """Read a value back from the JSON that :func:`dumps` writes.

    :param text: the JSON.
    :param type: the type of the value: a public type, or ``tuple[…, ...]`` of one.
    :raises SerializationError: the text is no JSON, holds another type or was written by a newer version, or its data
        do not fit the type; the message lists each fault with its path.
    :raises TypeError: ``type`` is no public type.

    >>> from rulelaw import Span
    >>> loads('{"rulelaw": {"format": 1, "type": "Span"}, "data": {"start": 2, "end": 5}}', Span)
    Span(start=2, end=5)
    """
    wanted = name_of_kind(type)
    try:
        envelope = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise SerializationError(f"{wanted}: {_TOO_DEEP}") from None
    except ValueError as error:
        raise SerializationError(f"not JSON: {error}") from error
    held = _type_held(envelope)
    if held != wanted and not (held == _EMPTY and wanted.startswith("tuple[")):
        raise SerializationError(f"the JSON holds a {held}, not a {wanted}")
    return from_dict(envelope["data"], type)


def _type_held(envelope: Any) -> str:
    """Check the label and give the name of the type."""
    if not isinstance(envelope, Mapping) or not isinstance(envelope.get("rulelaw"), Mapping):
        raise SerializationError(
            'no JSON of rulelaw: it lacks the label {"rulelaw": {"format": …, "type": …}}'
        )
    label = envelope["rulelaw"]
    version, held = label.get("format"), label.get("type")
    if type(version) is not int or version < 1 or not isinstance(held, str):
        raise SerializationError(f"rulelaw: a label without a proper format and type: {dict(label)!r}"[:200])
    if version > FORMAT:
        raise SerializationError(
            f"written by a newer rulelaw: format {version}, and this version reads up to {FORMAT}; upgrade rulelaw"
        )
    unknown = sorted({*label} - {"format", "type"}) + sorted({*envelope} - {"rulelaw", "data"})
    if unknown:
        raise SerializationError(f"unknown keys beside the data: {', '.join(map(repr, unknown))}")
    if "data" not in envelope:
        raise SerializationError("no data beside the label")
    return held


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
