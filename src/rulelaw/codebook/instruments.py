"""The laws, plans and events that reports cite, read from their data file once, and found by the title as written."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from rulelaw.codebook.types import Certainty, Instrument, InstrumentKind
from rulelaw.errors import DataFileError
from rulelaw.labels import Label
from rulelaw.periods import Period

__all__ = ["find_instrument", "load_instruments", "read_instruments"]

_FILE = "instruments.toml"
_REQUIRED = ("code", "kind", "zh", "en", "certainty", "source")
_DATES = ("issued", "effective", "repealed")
_KNOWN = {*_REQUIRED, *_DATES, "aliases", "number", "successor", "period"}

_STATE = "中华人民共和国"
_LEVELLED = str.maketrans(
    {
        **dict.fromkeys("《〈<", "<"),
        **dict.fromkeys("》〉>", ">"),
        **dict.fromkeys("（〔［[", "("),
        **dict.fromkeys("）〕］]", ")"),
        **dict.fromkeys("－—–−~～至", "-"),
        **dict.fromkeys("“”‘’「」\"' \t\u3000\xa0", None),
    }
)
# (2021年修订), (2018修正), (试行): an edition or a rank that titles are written with and without.
_EDITION = re.compile(r"\((?:(?P<year>\d{4})年?(?:修订|修正|修改|版|年版)?|修订|修正|试行|暂行)\)$")
_YEARS = re.compile(r"\((\d{4})-+(\d{4})年?\)$")


@cache
def load_instruments() -> tuple[Instrument, ...]:
    """Read the shipped instruments (``codebook/data/instruments.toml``), in the order of the file.

    :raises DataFileError: the file is broken; the message lists every fault.

    >>> next(i.effective for i in load_instruments() if i.code == "civil-code")
    datetime.date(2021, 1, 1)
    """
    return read_instruments(
        files("rulelaw.codebook").joinpath(f"data/{_FILE}").read_text(encoding="utf-8"), _FILE
    )


def read_instruments(text: str, name: str) -> tuple[Instrument, ...]:
    """Read instruments from the text of a data file.

    :param text: TOML with ``[[instrument]]`` tables.
    :param name: the file's name, for messages.
    :raises DataFileError: the text is no TOML, or entries are broken; every fault is named with its entry's code.

    >>> read_instruments('[[instrument]]\\ncode = "x"\\n', "mine.toml")
    Traceback (most recent call last):
        ...
    rulelaw.errors.DataFileError: mine.toml: x: missing kind, zh, en, certainty, source
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(name, (f"no TOML: {error}",)) from error
    faults = [f"unknown table or key {key!r}" for key in data if key != "instrument"]
    entries = data.get("instrument", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise DataFileError(name, (*faults, "instrument must be an array of tables: [[instrument]]"))
    instruments: list[Instrument] = []
    for index, entry in enumerate(entries, start=1):
        code = str(entry.get("code", f"instrument no. {index}"))
        found = _entry_faults(entry)
        faults.extend(f"{code}: {fault}" for fault in found)
        if not found:
            instruments.append(_instrument(entry))
    faults.extend(_shared_faults(entries, instruments))
    if faults:
        raise DataFileError(name, tuple(faults))
    return tuple(instruments)


def find_instrument(title: str) -> Instrument | None:
    """Find an instrument by its title or an alias, as reports write it.

    中华人民共和国 may be left off or put on; 《》, quotes, spaces and the width of brackets make no difference; an
    edition in brackets may be added (行政处罚法（2021年修订）), and the years of a plan may be left off where only one
    plan has the name.

    :returns: the instrument, or ``None`` where none or more than one answers to the title.

    >>> find_instrument("《行政复议法》").code, find_instrument("法治政府建设实施纲要(2015—2020年)").code
    ('administrative-reconsideration-law', 'outline-2015')
    >>> find_instrument("法治政府建设实施纲要") is None
    True
    """
    index = _index()
    key = _key(title)
    found = index.get(key)
    if found is None:
        years = _YEARS.search(key)
        if years is not None:
            found = index.get(key[: years.start()])
            if found is not None and found.period != Period.of_years(int(years[1]), int(years[2])):
                return None
        else:
            found = index.get(_EDITION.sub("", key))
    return found


@cache
def _index() -> Mapping[str, Instrument | None]:
    """Map each way of writing a title to its instrument; to ``None`` where it is one of several."""
    exact: dict[str, Instrument | None] = {}
    bare: dict[str, Instrument | None] = {}
    for instrument in load_instruments():
        for name in (instrument.label.zh, *instrument.aliases):
            key = _key(name)
            exact[key] = instrument
            base = _YEARS.sub("", _EDITION.sub("", key))
            if base != key:
                bare[base] = None if base in bare else instrument
    return bare | exact


def _key(title: str) -> str:
    key = title.translate(_LEVELLED)
    if key.startswith("<") and key.endswith(">"):
        key = key[1:-1]
    years = _YEARS.search(key)
    if years is not None:
        key = f"{key[: years.start()]}({years[1]}-{years[2]})"
    edition = _EDITION.search(key)
    if edition is not None and edition["year"]:
        key = f"{key[: edition.start()]}({edition['year']})"
    # a law is written with and without the state's name, also inside another title
    return key.replace(_STATE, "")


def _entry_faults(entry: Mapping[str, object]) -> list[str]:
    faults: list[str] = []
    unknown = sorted(set(entry) - _KNOWN)
    if unknown:
        faults.append(f"unknown {', '.join(unknown)}")
    missing = [key for key in _REQUIRED if key not in entry]
    if missing:
        faults.append(f"missing {', '.join(missing)}")
    faults.extend(
        f"{key} must be a text that is not empty"
        for key in (*_REQUIRED, "number", "successor")
        if key in entry and not (isinstance(entry[key], str) and entry[key])
    )
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias for alias in aliases):
        faults.append("aliases must be a list of texts")
    for key, kinds in (("kind", InstrumentKind), ("certainty", Certainty)):
        value = entry.get(key)
        if isinstance(value, str) and value not in [str(member) for member in kinds]:
            faults.append(f"{key} {value!r} is none of {', '.join(map(str, kinds))}")
    return faults + _date_faults(entry)


def _date_faults(entry: Mapping[str, object]) -> list[str]:
    faults = [
        f"{key} must be a day such as 2021-01-22"
        for key in _DATES
        if key in entry and not _is_day(entry[key])
    ]
    if not faults:
        issued, effective, repealed = (_day(entry, key) for key in _DATES)
        if issued and effective and effective < issued:
            faults.append(f"effective {effective} lies before issued {issued}")
        begun = effective or issued
        if begun and repealed and repealed < begun:
            faults.append(f"repealed {repealed} lies before {begun}")
    if "period" in entry and _period(entry["period"]) is None:
        faults.append("period must be two years or two days, the first not after the second")
    return faults


def _shared_faults(entries: Iterable[Mapping[str, object]], instruments: Iterable[Instrument]) -> list[str]:
    """Find what is wrong between entries: codes and titles told twice, successors that are not there."""
    faults: list[str] = []
    codes: set[object] = set()
    for entry in entries:
        code = entry.get("code")
        if code in codes:
            faults.append(f"{code}: the code stands twice")
        codes.add(code)
    names: dict[str, str] = {}
    for instrument in instruments:
        if instrument.successor is not None and instrument.successor not in codes:
            faults.append(f"{instrument.code}: unknown successor {instrument.successor!r}")
        for name in {_key(name) for name in (instrument.label.zh, *instrument.aliases)}:
            other = names.setdefault(name, instrument.code)
            if other != instrument.code:
                faults.append(f"{instrument.code}: {name} names {other} already")
    return sorted(faults)


def _is_day(value: object) -> bool:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def _day(entry: Mapping[str, object], key: str) -> datetime.date | None:
    value = entry.get(key)
    return value if isinstance(value, datetime.date) else None


def _period(value: object) -> Period | None:
    match value:
        case [int(first), int(last)] if datetime.MINYEAR <= first <= last <= datetime.MAXYEAR:
            return Period.of_years(first, last)
        case [datetime.date() as start, datetime.date() as end] if (
            _is_day(start) and _is_day(end) and start <= end
        ):
            return Period(start, end)
        case _:
            return None


def _instrument(entry: Mapping[str, object]) -> Instrument:
    aliases = entry.get("aliases", [])
    number, successor = entry.get("number"), entry.get("successor")
    return Instrument(
        code=str(entry["code"]),
        kind=InstrumentKind(str(entry["kind"])),
        label=Label(zh=str(entry["zh"]), en=str(entry["en"])),
        aliases=tuple(map(str, aliases)) if isinstance(aliases, list) else (),
        number=None if number is None else str(number),
        issued=_day(entry, "issued"),
        effective=_day(entry, "effective"),
        repealed=_day(entry, "repealed"),
        successor=None if successor is None else str(successor),
        period=_period(entry.get("period")),
        certainty=Certainty(str(entry["certainty"])),
        source=str(entry["source"]),
    )
