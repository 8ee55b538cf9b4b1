"""Between the public types and plain data: dictionaries, lists, strings, numbers, truth values and ``None``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, overload

from attrs import AttrsInstance, has
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from rulelaw.errors import SerializationError
from rulelaw.serial.hooks import make_converter

__all__ = ["from_dict", "name_of", "name_of_kind", "to_dict", "to_plain"]

_T = TypeVar("_T")
_TOO_DEEP = "nested too deeply: no report has sections hundreds of levels deep"
_MOST_FAULTS = 10


@cache
def _converter() -> Converter:
    return make_converter()


@overload
def to_dict(  # pyright: ignore[reportOverlappingOverload]  # to pyright, every class is an AttrsInstance
    obj: Iterable[AttrsInstance],
) -> list[dict[str, Any]]: ...
@overload
def to_dict(obj: AttrsInstance) -> dict[str, Any]: ...
def to_dict(obj: AttrsInstance | Iterable[AttrsInstance]) -> Any:
    """Tell a value of a public type, or a tuple of them, in plain data that JSON can hold; nothing is lost.

    :param obj: a report, observations, findings, … or a tuple or list of such values of one type.
    :returns: a dictionary with every field by its name; of a tuple a list of them.
    :raises SerializationError: ``obj`` is no value of a public type, or its sections are nested beyond reason.

    >>> from rulelaw import Span
    >>> to_dict(Span(2, 5))
    {'start': 2, 'end': 5}
    """
    return to_plain(obj)


def to_plain(obj: object) -> Any:
    """Do what :func:`to_dict` does, also for a member of an enumeration, which becomes its value."""
    name_of(obj)
    try:
        if isinstance(obj, (tuple, list)):
            return [_converter().unstructure(item) for item in obj]
        return _converter().unstructure(obj)
    except RecursionError:
        raise SerializationError(f"{type(obj).__name__}: {_TOO_DEEP}") from None


def from_dict(data: object, type: type[_T]) -> _T:  # noqa: A002 - the name that says what it is
    """Read a value back from the plain data that :func:`to_dict` gives.

    :param data: the data.
    :param type: the type of the value: a public type, or ``tuple[…, ...]`` of one.
    :raises SerializationError: the data do not fit the type; the message lists each fault with its path.
    :raises TypeError: ``type`` is no public type.

    >>> from rulelaw import Span
    >>> from_dict({"start": 2, "end": 5}, Span)
    Span(start=2, end=5)
    >>> from_dict({"start": 2, "stop": 5}, Span)
    Traceback (most recent call last):
        ...
    rulelaw.errors.SerializationError: Span: unknown key 'stop'
    """
    name = name_of_kind(type)
    try:
        return _converter().structure(data, type)
    except (BaseValidationError, ValueError) as error:
        if any(isinstance(leaf, RecursionError) for leaf in _leaves(error)):
            raise SerializationError(f"{name}: {_TOO_DEEP}") from None
        faults = transform_error(error, name, _tell_fault)
        told = ["{1}: {0}".format(*fault.rsplit(" @ ", 1)) for fault in faults[:_MOST_FAULTS]]
        if len(faults) > _MOST_FAULTS:
            told.append(f"and {len(faults) - _MOST_FAULTS} more")
        raise SerializationError("; ".join(told)) from error
    except RecursionError:
        raise SerializationError(f"{name}: {_TOO_DEEP}") from None


def name_of_kind(kind: Any) -> str:
    """Give the name of a public type, or of a tuple of them: ``Report``, ``tuple[Finding, ...]``.

    :raises TypeError: it is neither.
    """
    if get_origin(kind) is tuple:
        items = get_args(kind)
        if len(items) == 2 and items[1] is ... and _is_told(items[0]):
            return f"tuple[{items[0].__name__}, ...]"
    elif _is_told(kind):
        return str(kind.__name__)
    raise TypeError(f"{kind!r} is no type of rulelaw, nor a tuple[…, ...] of one")


def name_of(obj: object) -> str:
    """Give the name of the type that reads ``obj`` back.

    :returns: as of :func:`name_of_kind`; ``tuple[]`` for an empty tuple, which every tuple type reads.
    :raises SerializationError: no type reads it back.
    """
    if isinstance(obj, (tuple, list)):
        names = sorted({name_of(item) for item in obj})
        if len(names) > 1:
            raise SerializationError(f"a tuple of several types cannot be read back: {', '.join(names)}")
        return f"tuple[{names[0]}, ...]" if names else "tuple[]"
    if not _is_told(type(obj)):
        raise SerializationError(f"{type(obj).__name__} is no type of rulelaw, nor a tuple of one")
    return type(obj).__name__


def _is_told(kind: Any) -> bool:
    return isinstance(kind, type) and (has(kind) or issubclass(kind, Enum))


def _leaves(error: BaseException) -> Iterator[BaseException]:
    stack = [error]
    while stack:
        inner = stack.pop()
        if isinstance(inner, BaseExceptionGroup):
            stack.extend(inner.exceptions)
        else:
            yield inner


def _tell_fault(error: BaseException, _: object) -> str:
    if isinstance(error, KeyError):
        return "missing"
    if isinstance(error, ForbiddenExtraKeysError):
        keys = ", ".join(map(repr, sorted(map(str, error.extra_fields))))
        return f"unknown key{'s' if len(error.extra_fields) > 1 else ''} {keys}"
    return str(error)
