"""Read tables of a TOML file that people write by hand, and note every fault instead of stopping at the first."""

from __future__ import annotations

import datetime
import os
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from rulelaw.errors import DataFileError
from rulelaw.labels import Label

__all__ = ["Entry", "near", "parse_toml", "read_toml", "tables"]

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_toml(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read a TOML file; numbers with a point are exact decimals.

    :raises DataFileError: it is not written in UTF-8, or is no TOML.
    :raises OSError: it cannot be read.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(os.fspath(path), (f"not written in UTF-8: byte {error.start}",)) from error
    return parse_toml(text, os.fspath(path))


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Read the text of a TOML file.

    :raises DataFileError: it is no TOML.

    >>> parse_toml("share = 2.5", "mine.toml")
    {'share': Decimal('2.5')}
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError, ArithmeticError) as error:
        raise DataFileError(name, (f"no TOML: {error}",)) from error


def tables(data: Mapping[str, Any], name: str, faults: list[str]) -> list[Mapping[str, Any]]:
    """Give the tables written as ``[[name]]``.

    >>> tables({"rule": 3}, "rule", faults := []), faults
    ([], ['rule is to be written as [[rule]] tables'])
    """
    found = data.get(name, [])
    if isinstance(found, list) and all(isinstance(table, dict) for table in found):
        return found
    faults.append(f"{name} is to be written as [[{name}]] tables")
    return []


class Entry:
    """One table: each key is asked for by its kind, what does not fit is noted, and :meth:`close` notes what is left.

    A value that does not fit is told as the empty one, so that reading goes on.

    >>> entry = Entry("rule no. 1", {"cod": "X001", "first": "2020"}, faults := [])
    >>> entry.text("code"), entry.year("first"), entry.close()
    ('', None, None)
    >>> faults
    ['rule no. 1: code is missing', 'rule no. 1: first must be a year', 'rule no. 1: unknown cod; did you mean code?']
    """

    def __init__(self, place: str, table: Mapping[str, Any], faults: list[str]) -> None:
        """Take the words that name the table in faults, the table, and the list of faults to add to."""
        self.place = place
        self._table = table
        self._faults = faults
        self._asked: set[str] = set()

    def fault(self, words: str) -> None:
        """Note a fault of this table."""
        self._faults.append(f"{self.place}: {words}")

    def __contains__(self, key: str) -> bool:
        """Tell whether the key stands in the table."""
        return key in self._table

    def value(self, key: str, *, required: bool = False) -> Any:
        """Give whatever stands at ``key``; ``None`` where nothing does."""
        self._asked.add(key)
        if required and key not in self._table:
            self.fault(f"{key} is missing")
        return self._table.get(key)

    def text(self, key: str, *, required: bool = True) -> str:
        """Give a text that is not empty; ``""`` where there is none."""
        value = self.value(key, required=required)
        if value is None:
            return ""
        if isinstance(value, str) and value.strip():
            return value
        self.fault(f"{key} must be a text that is not empty")
        return ""

    def label(self, zh: str, en: str) -> Label | None:
        """Give a text in both languages from two keys; ``None`` where neither is there, a fault where one is."""
        texts = self.text(zh, required=en in self), self.text(en, required=zh in self)
        return Label(*texts) if all(texts) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts; empty where there is none."""
        value = self.value(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(text, str) and text for text in value):
            return tuple(value)
        self.fault(f"{key} must be a list of texts")
        return ()

    def year(self, key: str) -> int | None:
        """Give a year."""
        return self._whole(key, datetime.MINYEAR, datetime.MAXYEAR, "a year")

    def number(self, key: str, default: int) -> int:
        """Give a whole number from 1."""
        found = self._whole(key, 1, None, "a whole number from 1")
        return default if found is None else found

    def _whole(self, key: str, least: int, most: int | None, told: str) -> int | None:
        value = self.value(key)
        if value is None:
            return None
        if type(value) is int and least <= value and (most is None or value <= most):
            return value
        self.fault(f"{key} must be {told}")
        return None

    def years(self) -> tuple[int | None, int | None]:
        """Give the years at ``first`` and ``last``."""
        first, last = self.year("first"), self.year("last")
        if first is not None and last is not None and last < first:
            self.fault(f"last {last} lies before first {first}")
        return first, last

    def day(self, key: str) -> datetime.date | None:
        """Give a day."""
        value = self.value(key)
        if value is None or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)):
            return value
        self.fault(f"{key} must be a day such as 2021-01-22, without quotes")
        return None

    def choice(self, key: str, kind: type[_Choice]) -> _Choice | None:
        """Give a member of ``kind``; required."""
        value = self.value(key, required=True)
        return None if value is None else self._member(key, value, kind)

    def choices(self, key: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
        """Give a list of members of ``kind``; empty where there is none."""
        members = [self._member(key, text, kind) for text in self.texts(key)]
        return tuple(member for member in members if member is not None)

    def _member(self, key: str, value: Any, kind: type[_Choice]) -> _Choice | None:
        if isinstance(value, str) and value in [member.value for member in kind]:
            return kind(value)
        self.fault(f"{key} {value!r} is none of {', '.join(kind)}")
        return None

    def close(self) -> None:
        """Note the keys that nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                self.fault(f"unknown {key}{near(key, self._asked)}")


def shipped_texts(package: str, folder: str) -> dict[str, str]:
    """Map the codes of the data files that come with the library to their texts; a file is named by its code.

    :param package: the package that they come with.
    :param folder: the folder in it.

    >>> sorted(shipped_texts("rulelaw.scores", "data"))
    ['disclosure', 'outline-2021']
    """
    return {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in files(package).joinpath(folder).iterdir()
        if entry.name.endswith(".toml")
    }


def near(word: str, known: Iterable[str]) -> str:
    """Give a hint at the nearest of ``known``, to put behind a message; empty where none is near.

    >>> near("cod", ["code", "kind"])
    '; did you mean code?'
    """
    found = get_close_matches(word, list(known), n=1)
    return f"; did you mean {found[0]}?" if found else ""
