"""Read a codebook: the shipped data files, or the user's own, every fault reported at once."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from rulelaw.codebook.practices import PRACTICE_KEYS, allowed_keys, make_practice, practice_faults
from rulelaw.codebook.types import Codebook, Direction, Indicator, Topic
from rulelaw.codebook.units import load_units
from rulelaw.errors import DataFileError
from rulelaw.labels import Label

__all__ = ["load_codebook"]

#: The version of the shipped codebook: raised with every change of what a code means or takes.
_VERSION = "2026.1"
_CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_MARKED = re.compile("[^⟦⟧]*⟦[^⟦⟧]+⟧[^⟦⟧]*")

_Entry = Mapping[str, object]


def load_codebook(path: str | os.PathLike[str] | None = None) -> Codebook:
    """Read a codebook.

    :param path: ``None`` for the shipped one; else a TOML file with ``[[indicator]]``, ``[[topic]]`` and
        ``[[practice]]`` tables of the same form, or a folder of such files. Cues may ask for the shipped topics. Use
        :meth:`Codebook.merged` to add it to the shipped one.
    :raises DataFileError: a file is no UTF-8 or no TOML, or an entry is faulty; all faults are told at once.
    :raises OSError: the file cannot be read.

    >>> load_codebook().indicator("litigation.cases").label.zh
    '行政诉讼案件数'
    """
    if path is None:
        return _shipped()
    given = Path(path)
    names = sorted(given.glob("*.toml")) if given.is_dir() else [given]
    texts = [(str(name), name.read_bytes()) for name in names]
    return _build(str(given), texts, given.name, {topic.code for topic in _shipped().topics})


@cache
def _shipped() -> Codebook:
    data = files("rulelaw.codebook").joinpath("data")
    texts = [(name, data.joinpath(name).read_bytes()) for name in ("topics.toml", "practices.toml")]
    entries = sorted(data.joinpath("indicators").iterdir(), key=lambda entry: entry.name)
    texts += [(entry.name, entry.read_bytes()) for entry in entries if entry.name.endswith(".toml")]
    return _build("the shipped codebook", texts, _VERSION, set())


def _build(name: str, texts: Iterable[tuple[str, bytes]], version: str, topics_known: set[str]) -> Codebook:
    """Read all files before anything is judged, so that a cue may ask for a topic of any of them."""
    faults: list[str] = []
    tables: dict[str, list[tuple[str, _Entry]]] = {"topic": [], "indicator": [], "practice": []}
    for file, raw in texts:
        try:
            data = tomllib.loads(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            faults.append(f"{file}: no UTF-8: {error}")
            continue
        except tomllib.TOMLDecodeError as error:
            faults.append(f"{file}: no TOML: {error}")
            continue
        faults += [f"{file}: unknown table or key {key!r}" for key in data if key not in (*tables, "version")]
        version = str(data.get("version", version))
        for kind, found in tables.items():
            found.extend(_tables(file, data, kind, faults))
    known = topics_known | {str(entry["code"]) for _, entry in tables["topic"] if "code" in entry}
    faults += _faults_of(tables["topic"], _TOPIC_KEYS, _topic_faults)
    faults += _faults_of(tables["indicator"], _INDICATOR_KEYS, lambda entry: _indicator_faults(entry, known))
    faults += _faults_of(tables["practice"], PRACTICE_KEYS, practice_faults)
    if faults:
        raise DataFileError(name, tuple(faults))
    return Codebook(
        version=version,
        topics=tuple(_topic(entry) for _, entry in tables["topic"]),
        indicators=tuple(_indicator(entry) for _, entry in tables["indicator"]),
        units=load_units(),
        practices=tuple(make_practice(entry) for _, entry in tables["practice"]),
    )


def _tables(file: str, data: _Entry, kind: str, faults: list[str]) -> Iterator[tuple[str, _Entry]]:
    """Give the tables of a kind, each with how messages name it."""
    tables = data.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(f"{file}: {kind} must be an array of tables: [[{kind}]]")
        return
    for number, table in enumerate(tables, start=1):
        yield f"{file}: {kind} {table.get('code', f'no. {number}')}", table


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_some_words(value: object) -> bool:
    return _is_words(value) and value != []


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


_TEXT = (_is_text, "a text")
_WORDS = (_is_some_words, "a list of texts, one at least")
_FLAG = (_is_flag, "true or false")
#: What the value of each key must be, as a check and in words.
_CHECKS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    **dict.fromkeys(("code", "zh", "en", "definition_zh", "definition_en"), _TEXT),
    **dict.fromkeys(("example", "near_miss", "direction", "area", "source"), _TEXT),
    **dict.fromkeys(("units", "cues"), _WORDS),
    "not": (_is_words, "a list of texts"),
    **dict.fromkeys(("general", "bounded"), _FLAG),
}
#: The keys of an entry: ``True`` for those it must have.
_TOPIC_KEYS = allowed_keys(("code", "zh", "en", "cues"))
_INDICATOR_KEYS = allowed_keys(
    ("code", "zh", "en", "definition_zh", "units", "cues", "example", "near_miss"),
    ("definition_en", "not", "general", "bounded", "direction"),
)


def _faults_of(
    entries: Iterable[tuple[str, _Entry]],
    keys: Mapping[str, bool],
    further: Callable[[_Entry], Iterable[str]],
) -> Iterator[str]:
    """Tell the faults of entries of a kind: keys, kinds of values, what ``further`` finds, codes that stand twice."""
    seen: set[object] = set()
    for place, entry in entries:
        yield from (f"{place}: unknown key {key!r}" for key in entry if key not in keys)
        yield from (
            f"{place}: {key!r} is missing" for key, required in keys.items() if required and key not in entry
        )
        checks = {key: _CHECKS[key] for key in entry if key in keys}
        wrong = {key: words for key, (check, words) in checks.items() if not check(entry[key])}
        yield from (f"{place}: {key!r} must be {words}" for key, words in wrong.items())
        sound = {key: value for key, value in entry.items() if key not in wrong}
        yield from (f"{place}: {fault}" for fault in further(sound))
        code = sound.get("code")
        if code is not None and code in seen:
            yield f"{place}: the code stands twice"
        seen.add(code)


def _topic_faults(entry: _Entry) -> Iterator[str]:
    yield from (f"cue {word!r} holds a space" for word in _words(entry, "cues") if len(word.split()) > 1)


def _indicator_faults(entry: _Entry, topics: set[str]) -> Iterator[str]:
    """Tell what is wrong with the values of an entry whose values are of the right kinds."""
    code = entry.get("code")
    if code is not None and not _CODE.fullmatch(str(code)):
        yield "the code must be group.measure in small letters"
    kinds = {kind.code for kind in load_units().kinds}
    for unit in _words(entry, "units"):
        named = unit[1:] in load_units().by_word if unit.startswith("=") else unit == "*" or unit in kinds
        if not named:
            yield f"unknown unit kind {unit!r}"
    for cue in _words(entry, "cues"):
        yield from (f"cue {cue!r}: {fault}" for fault in _cue_faults(cue, kinds, topics))
    direction = entry.get("direction", Direction.NEUTRAL)
    if direction not in set(Direction):
        yield f"unknown direction {direction!r}: it is {', '.join(Direction)}"
    for key in ("example", "near_miss"):
        if key in entry and not _MARKED.fullmatch(str(entry[key])):
            yield f"{key!r} must hold one figure in ⟦⟧"


def _cue_faults(cue: str, kinds: set[str], topics: set[str]) -> Iterator[str]:
    """Tell what is wrong with a cue; its grammar is told at :class:`rulelaw.codebook.types.Indicator`."""
    parts = cue.split()
    if parts[0][0] in "!#":
        yield "the first group is the anchor and may be neither !word nor #kind"
    for part in parts:
        words = part.removeprefix("!").split("|")
        if "" in words:
            yield f"an empty word in {part!r}"
        if not part.startswith("#") and any(len(word) == 1 for word in words):
            yield f"a word of one character in {part!r}: it is a part of too many others"
        if part.startswith("#") and part[1:] not in kinds and part[1:] != "zero":
            yield f"unknown unit kind {part!r}"
        if not part.startswith("!"):
            yield from (
                f"unknown topic {word!r}" for word in words if word.startswith("@") and word[1:] not in topics
            )


def _topic(entry: _Entry) -> Topic:
    return Topic(code=str(entry["code"]), label=_label(entry, "zh", "en"), cues=_words(entry, "cues"))


def _indicator(entry: _Entry) -> Indicator:
    label = _label(entry, "zh", "en")
    return Indicator(
        code=str(entry["code"]),
        label=label,
        definition=Label(zh=str(entry["definition_zh"]), en=str(entry.get("definition_en", label.en))),
        units=_words(entry, "units"),
        cues=_words(entry, "cues"),
        not_cues=_words(entry, "not"),
        general=entry.get("general", False) is True,
        bounded=entry.get("bounded", False) is True,
        direction=Direction(str(entry.get("direction", Direction.NEUTRAL))),
        example=str(entry["example"]),
        near_miss=str(entry["near_miss"]),
    )


def _label(entry: _Entry, zh: str, en: str) -> Label:
    return Label(zh=str(entry[zh]), en=str(entry[en]))


def _words(entry: _Entry, key: str) -> tuple[str, ...]:
    value = entry.get(key, ())
    return tuple(map(str, value)) if isinstance(value, list) else ()
