"""Read rules that people write in TOML, and check that they can work: every fault of a file is told at once.

A table ``[[rule]]`` has the keys ``code``, ``zh`` and ``en`` (the name), ``severity``, ``kind`` and those of its kind:

- ``text``: ``pattern``, ``where`` (``title``, ``anywhere`` or a part such as ``measures``), ``must`` (``present`` or
  ``absent``);
- ``relation``: ``relation``, such as ``"litigation.closed <= litigation.cases"``;
- ``date``: ``date`` (``published``, ``submitted`` or ``signed``) and ``within``, such as
  ``"before 02-01 of next year"``, two bounds joined by ``and``.

All else may be left out: ``first`` and ``last`` (report years), ``message_zh`` and ``message_en``, ``why_zh`` and
``why_en``, ``basis`` (the code of an instrument), ``article``, ``kinds`` and ``levels`` (of the issuer), ``example``,
``near_miss``, ``version``; in a profile also ``when`` (a parameter that must be true) and ``$name`` for a day of
``within`` or a term of ``relation``.
"""

from __future__ import annotations

import os
import re
import string
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, get_args

from attrs import frozen

from rulelaw.codebook.instruments import load_instruments
from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Codebook
from rulelaw.datafiles import Entry, near, read_toml, tables
from rulelaw.errors import DataFileError
from rulelaw.findings.declarations import (
    Bound,
    DateCheck,
    Declared,
    Named,
    Operator,
    Parameter,
    RelationCheck,
    TextCheck,
    month_and_day,
)
from rulelaw.findings.making import CODE, is_taken
from rulelaw.findings.patterns import compile_pattern
from rulelaw.findings.types import Basis, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import IssuerKind, Level, Part

__all__ = ["Surroundings", "load_rules", "make_rules"]


def load_rules(path: str | os.PathLike[str], *, codebook: Codebook | None = None) -> tuple[Rule, ...]:
    """Read rules from a TOML file, to be given to :func:`~rulelaw.check` with ``rules=[*rl.RULES, *mine]``.

    :param path: the file, with ``[[rule]]`` tables.
    :param codebook: where the indicators of relations are looked up; the shipped one where it is left out.
    :raises DataFileError: the file is no TOML, or rules are faulty; all faults are told at once.
    :raises OSError: the file cannot be read.
    """
    name = os.fspath(path)
    data = read_toml(path)
    faults = [f"unknown table or key {key!r}{near(key, ['rule'])}" for key in data if key != "rule"]
    rules = make_rules(tables(data, "rule", faults), faults, Surroundings(codebook or load_codebook()))
    if faults:
        raise DataFileError(name, tuple(faults))
    return rules


@frozen
class Surroundings:
    """What rules written in TOML may speak of.

    :ivar codebook: has the indicators.
    :ivar parameters: those of the profile that the rules stand in.
    :ivar basis: what a rule rests on that names nothing itself.
    :ivar accuses: whether the source is sure enough to call something an error.
    """

    codebook: Codebook
    parameters: tuple[Parameter, ...] = ()
    basis: Basis | None = None
    accuses: bool = True

    def values(self, name: str) -> list[Any]:
        """Give the values that the parameter ``name`` takes over the years."""
        return [parameter.value for parameter in self.parameters if parameter.name == name]

    @property
    def names(self) -> list[str]:
        """The names of the parameters."""
        return list(dict.fromkeys(parameter.name for parameter in self.parameters))


def make_rules(
    entries: Iterable[Mapping[str, Any]], faults: list[str], surroundings: Surroundings
) -> tuple[Rule, ...]:
    """Make rules of tables.

    :param entries: the tables.
    :param faults: takes up what is wrong; where anything is, the rules given back are not to be used.
    :param surroundings: what the rules may speak of.
    """
    rules: list[Rule] = []
    codes: set[str] = set()
    for number, table in enumerate(entries, 1):
        code = table.get("code")
        entry = Entry(str(code) if code else f"rule no. {number}", table, faults)
        before = len(faults)
        rule = _rule(entry, surroundings)
        if isinstance(code, str) and code in codes:
            entry.fault("the code stands twice")
        codes.add(str(code))
        if rule is not None and len(faults) == before:
            rules.append(rule)
    return tuple(rules)


def _rule(entry: Entry, surroundings: Surroundings) -> Rule | None:
    code = entry.text("code")
    if code and not CODE.fullmatch(code):
        entry.fault("code must be one to three capital letters and three digits, such as X001")
    elif is_taken(code):
        entry.fault("the code is one of the library's own")
    name = Label(entry.text("zh"), entry.text("en"))
    severity = entry.choice("severity", Severity)
    if severity is Severity.ERROR and not surroundings.accuses:
        entry.fault("severity cannot be error: the source is unverified")
    first, last = entry.years()
    kind = entry.choice("kind", _Kind)
    made = None if kind is None else _BODIES[kind](entry, surroundings)
    why = entry.label("why_zh", "why_en")
    message = entry.label("message_zh", "message_en")
    when = entry.text("when", required=False) or None
    if when is not None:
        _check_parameter(entry, when, surroundings, "true or false", lambda value: isinstance(value, bool))
    check_for = entry.choices("kinds", IssuerKind), entry.choices("levels", Level)
    basis = _basis(entry, surroundings)
    example, near_miss = entry.text("example", required=False), entry.text("near_miss", required=False)
    version = entry.number("version", 1)
    if kind is None:  # which keys the kind has is not known: none of them is called unknown
        return None
    if message is not None and made is not None:
        _check_message(entry, message, made.facts)
    entry.close()
    if made is None or severity is None:
        return None
    messages = made.messages if message is None else dict.fromkeys(made.messages, message)
    return Rule(
        code=code,
        name=name,
        validities=(Validity(severity, first, last),),
        messages=messages,
        why=why or name,
        check=Declared(made.body, *check_for, when=when, parameters=surroundings.parameters),
        basis=basis,
        example=example,
        near_miss=near_miss,
        version=version,
    )


def _check_message(entry: Entry, message: Label, facts: Iterable[str]) -> None:
    """Note what cannot be filled in: a message may name facts, and nothing of their insides."""
    allowed = tuple(facts)
    for key, text in (("message_zh", message.zh), ("message_en", message.en)):
        try:
            fields = list(string.Formatter().parse(text))
        except ValueError as error:
            entry.fault(f"{key}: {error}")
            continue
        for _, name, form, conversion in fields:
            if name is not None and (name not in allowed or form or conversion):
                entry.fault(f"{key}: {{{name}}} is none of {', '.join(f'{{{fact}}}' for fact in allowed)}")


def _basis(entry: Entry, surroundings: Surroundings) -> Basis | None:
    code = entry.text("basis", required=False)
    article = entry.text("article", required=False) or None
    if not code:
        if article is not None:
            entry.fault("article needs a basis")
        return surroundings.basis
    instruments = {instrument.code: instrument for instrument in load_instruments()}
    found = instruments.get(code)
    if found is None:
        entry.fault(f"basis: no instrument {code!r}{near(code, instruments)}")
        return None
    return Basis(found.code, found.label, found.number, article, found.effective or found.issued)


def _check_parameter(entry: Entry, name: str, surroundings: Surroundings, told: str, fits: Any) -> None:
    """Note that a parameter is not there, or has a value that is not what is asked for."""
    values = surroundings.values(name)
    if not values:
        entry.fault(f"no parameter {name!r}{near(name, surroundings.names)}")
    elif not all(map(fits, values)):
        entry.fault(f"parameter {name!r} must be {told}")


# --- kinds


class _Kind(StrEnum):
    TEXT = "text"
    RELATION = "relation"
    DATE = "date"


class _Must(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"


@frozen
class _Made:
    """What a rule looks for, with its messages by variant and the facts that they may name."""

    body: TextCheck | RelationCheck | DateCheck
    messages: Mapping[str, Label]
    facts: tuple[str, ...]


def _text(entry: Entry, surroundings: Surroundings) -> _Made | None:  # noqa: ARG001 - see _BODIES
    written, where = entry.text("pattern"), entry.text("where")
    must = entry.choice("must", _Must)
    places = ["title", "anywhere", *Part]
    if where and where not in places:
        entry.fault(f"where {where!r} is none of {', '.join(places)}")
    try:
        pattern = compile_pattern(written) if written else None
    except ValueError as error:
        entry.fault(f"pattern: {error}")
        return None
    if pattern is None or must is None or where not in places:
        return None
    place: Part | Literal["title", "anywhere"] = (
        "title" if where == "title" else "anywhere" if where == "anywhere" else Part(where)
    )
    body = TextCheck(pattern, place, must is _Must.PRESENT)
    title = ("title",) if where == "title" else ()
    if must is _Must.PRESENT:
        return _Made(body, {"default": _MISSING[place != "title"]}, (*title, "pattern"))
    return _Made(body, {"default": _UNWANTED}, (*title, "words"))


_MISSING = (
    Label(zh="标题“{title}”不合要求的写法。", en="The title “{title}” has not the form asked for."),
    Label(zh="没有写到应当写明的内容（{pattern}）。", en="What must be told is not told ({pattern})."),
)
_UNWANTED = Label(zh="不应当出现“{words}”。", en="“{words}” must not stand here.")

_RELATION = re.compile(r"\s*(?P<left>[^<>=]+?)\s*(?P<operator><=|>=|==|<|>)\s*(?P<right>[^<>=]+?)\s*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NAME = re.compile(r"\$(?P<name>[a-z][a-z0-9_]*)")


def _relation(entry: Entry, surroundings: Surroundings) -> _Made | None:
    written = entry.text("relation")
    match = _RELATION.fullmatch(written)
    if match is None:
        if written:
            entry.fault("relation must be two indicators with <=, <, ==, > or >= between them")
        return None
    left, right = (_terms(entry, match[side], surroundings) for side in ("left", "right"))
    if not any(isinstance(term, str) for term in (*left, *right)):
        entry.fault("relation names no indicator")
        return None
    operator = next(known for known in get_args(Operator) if known == match["operator"])
    body = RelationCheck(left, operator, right, written)
    message = Label(
        zh="{left}与{right}不符：应当是{relation}。", en="{left} and {right} do not fit: {relation}."
    )
    return _Made(body, {"default": message}, ("left", "right", "relation"))


def _terms(entry: Entry, text: str, surroundings: Surroundings) -> tuple[str | Decimal | Named, ...]:
    indicators = [indicator.code for indicator in surroundings.codebook.indicators]
    terms: list[str | Decimal | Named] = []
    for term in map(str.strip, text.split("+")):
        named = _NAME.fullmatch(term)
        if _NUMBER.fullmatch(term):
            terms.append(Decimal(term))
        elif named is not None:
            _check_parameter(entry, named["name"], surroundings, "a number", _is_number)
            terms.append(Named(named["name"]))
        else:
            if term not in indicators:
                entry.fault(f"relation: no indicator {term!r}{near(term, indicators)}")
            terms.append(term)
    return tuple(terms)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


class _Day(StrEnum):
    PUBLISHED = "published"
    SUBMITTED = "submitted"
    SIGNED = "signed"


_BOUND = re.compile(
    r"(?P<word>before|by|from|after) (?P<day>\d\d-\d\d|\$[a-z][a-z0-9_]*) of (?P<year>report|next|previous) year"
)
_YEARS = {"previous": -1, "report": 0, "next": 1}
_WORDS: Mapping[str, Literal["before", "by", "from", "after"]] = {
    "before": "before",
    "by": "by",
    "from": "from",
    "after": "after",
}


def _date(entry: Entry, surroundings: Surroundings) -> _Made | None:
    day = entry.choice("date", _Day)
    written = entry.text("within")
    bounds: list[Bound] = []
    for part in re.split(r"\s+and\s+", written.strip()) if written else ():
        match = _BOUND.fullmatch(part)
        if match is None:
            entry.fault(
                f"within: {part!r} is not written as 'before 02-01 of next year' (before, by, from, after)"
            )
            continue
        named = _NAME.fullmatch(match["day"])
        if named is not None:
            _check_parameter(entry, named["name"], surroundings, "a day such as '02-01'", _is_month_and_day)
        elif month_and_day(match["day"]) is None:
            entry.fault(f"within: {match['day']} is no day that every year has")
        word = _WORDS[match["word"]]
        bounds.append(Bound(word, Named(named["name"]) if named else match["day"], _YEARS[match["year"]]))
    if day is None or not bounds:
        return None
    body = DateCheck(day.value, tuple(bounds))
    zh, en = _DAY_NAMES[day]
    messages = {
        word: Label(zh=f"{zh}日期是{{day}}，{limit.zh}。", en=f"The report was {en} on {{day}}; {limit.en}.")
        for word, limit in _LIMITS.items()
    }
    return _Made(body, {"default": messages["before"], **messages}, ("day", "limit"))


def _is_month_and_day(value: object) -> bool:
    return isinstance(value, str) and month_and_day(value) is not None


_DAY_NAMES = {
    _Day.PUBLISHED: ("公布", "published"),
    _Day.SUBMITTED: ("报送", "submitted"),
    _Day.SIGNED: ("署名", "signed"),
}
_LIMITS = {
    "before": Label(zh="应当在{limit}之前", en="it was due before {limit}"),
    "by": Label(zh="最迟应当是{limit}", en="it was due by {limit}"),
    "from": Label(zh="不应当早于{limit}", en="it was not due before {limit}"),
    "after": Label(zh="应当在{limit}之后", en="it was due after {limit}"),
}

_BODIES = {_Kind.TEXT: _text, _Kind.RELATION: _relation, _Kind.DATE: _date}
