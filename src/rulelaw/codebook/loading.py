"""Read a codebook: the shipped data files, or the user's own, every fault reported at once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from rulelaw.codebook.types import Codebook, Direction, Indicator, Topic
from rulelaw.codebook.units import load_units
from rulelaw.errors import DataFileError
from rulelaw.labels import Label

__all__ = ["load_codebook"]

#: The version of the shipped codebook: raised with every change of what a code means or takes.
VERSION = "2026.1"
_INDICATOR_KEYS = {
    "code", "zh", "en", "definition_zh", "definition_en", "units", "cues", "not", "general", "bounded", "direction", "example", "near_miss",
}
_TOPIC_KEYS = {"code", "zh", "en", "cues"}
_REQUIRED = ("code", "zh", "units", "cues")


def load_codebook(path: str | os.PathLike[str] | None = None) -> Codebook:
    """Read a codebook.

    :param path: ``None`` for the shipped one; else a TOML file with ``[[indicator]]`` and ``[[topic]]`` tables of the
        same form, or a folder of such files. Use :meth:`Codebook.merged` to add it to the shipped one.
    :raises DataFileError: the file is no TOML or an entry is faulty; all faults are told at once.
    :raises OSError: the file cannot be read.

    >>> load_codebook().indicator("litigation.cases").label.zh
    '行政诉讼案件数'
    """
    if path is None:
        return _shipped()
    given = Path(path)
    names = sorted(given.glob("*.toml")) if given.is_dir() else [given]
    return _build(str(given), [(str(name), name.read_text(encoding="utf-8")) for name in names], given.name)


@cache
def _shipped() -> Codebook:
    data = files("rulelaw.codebook").joinpath("data")
    texts = [("topics.toml", data.joinpath("topics.toml").read_text(encoding="utf-8"))]
    entries = sorted(data.joinpath("indicators").iterdir(), key=lambda entry: entry.name)
    texts += [(entry.name, entry.read_text(encoding="utf-8")) for entry in entries if entry.name.endswith(".toml")]
    return _build("the shipped codebook", texts, VERSION)


def _build(name: str, texts: list[tuple[str, str]], version: str) -> Codebook:
    faults: list[str] = []
    topics: list[Topic] = []
    indicators: list[Indicator] = []
    for file, text in texts:
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            faults.append(f"{file}: no TOML: {error}")
            continue
        faults += [f"{file}: unknown table {key!r}" for key in data if key not in ("topic", "indicator", "version")]
        version = data.get("version", version)
        topics += [t for t in _topics(file, data, faults) if t is not None]
        indicators += [i for i in _indicators(file, data, faults) if i is not None]
    known = {topic.code for topic in topics} | ({t.code for t in _shipped().topics} if version != VERSION else set())
    codes = set()
    for indicator in indicators:
        if indicator.code in codes:
            faults.append(f"{indicator.code}: the code stands twice")
        codes.add(indicator.code)
        faults += [f"{indicator.code}: unknown topic @{t}" for t in _topics_asked(indicator) if t not in known]
    if faults:
        raise DataFileError(name, tuple(faults))
    return Codebook(version, tuple(topics), tuple(indicators), load_units())


def _topics_asked(indicator: Indicator) -> Iterator[str]:
    for cue in indicator.cues:
        for group in cue.split():
            yield from (word[1:] for word in group.split("|") if word.startswith("@"))


def _topics(file: str, data: Mapping[str, object], faults: list[str]) -> Iterator[Topic | None]:
    for number, entry in enumerate(_tables(file, data, "topic", faults), 1):
        place = f"{file}: topic {entry.get('code', number)}"
        if _sound(place, entry, _TOPIC_KEYS, ("code", "zh", "en", "cues"), faults):
            yield Topic(str(entry["code"]), Label(str(entry["zh"]), str(entry["en"])), _words(entry["cues"]))


def _indicators(file: str, data: Mapping[str, object], faults: list[str]) -> Iterator[Indicator | None]:
    kinds = {kind.code for kind in load_units().kinds}
    for number, entry in enumerate(_tables(file, data, "indicator", faults), 1):
        place = f"{file}: indicator {entry.get('code', number)}"
        if not _sound(place, entry, _INDICATOR_KEYS, _REQUIRED, faults):
            continue
        wrong = [unit for unit in _words(entry["units"]) if not _is_unit(unit, kinds)]
        faults.extend(f"{place}: unknown unit kind {unit!r}" for unit in wrong)
        wrong = [word for cue in _words(entry["cues"]) for word in cue.split() if word.startswith("#") and word[1:] not in kinds]
        faults.extend(f"{place}: unknown unit kind {word!r}" for word in wrong)
        direction = entry.get("direction", "neutral")
        if direction not in set(Direction):
            faults.append(f"{place}: unknown direction {direction!r}")
            continue
        yield Indicator(
            code=str(entry["code"]),
            label=Label(str(entry["zh"]), str(entry.get("en", entry["zh"]))),
            definition=Label(
                str(entry.get("definition_zh", entry["zh"])), str(entry.get("definition_en", entry["zh"]))
            ),
            units=_words(entry["units"]),
            cues=_words(entry["cues"]),
            not_cues=_words(entry.get("not", [])),
            general=bool(entry.get("general", False)),
            bounded=bool(entry.get("bounded", False)),
            direction=Direction(str(direction)),
            example=str(entry.get("example", "")),
            near_miss=str(entry.get("near_miss", "")),
        )


def _is_unit(unit: str, kinds: set[str]) -> bool:
    return unit == "*" or unit in kinds or (unit.startswith("=") and unit[1:] in load_units().by_word)


def _tables(file: str, data: Mapping[str, object], name: str, faults: list[str]) -> list[Mapping[str, object]]:
    tables = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(f"{file}: {name} is to be written as [[{name}]] tables")
        return []
    return tables


def _sound(
    place: str, entry: Mapping[str, object], known: set[str], required: tuple[str, ...], faults: list[str]
) -> bool:
    """Note what is wrong with the keys of an entry; tell whether it can be built all the same."""
    faults += [f"{place}: unknown key {key!r}" for key in entry if key not in known]
    missing = [key for key in required if key not in entry]
    faults += [f"{place}: {key!r} is missing" for key in missing]
    lists = [key for key in ("cues", "units", "not") if key in entry and not _is_words(entry[key])]
    faults += [f"{place}: {key!r} is to be a list of strings" for key in lists]
    return not missing and not lists


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
