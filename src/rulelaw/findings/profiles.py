"""Profiles: what a place or an authority asks of reports besides the rules of the library, told in a TOML file.

A file has one table ``[profile]`` with ``code``, ``zh``, ``en``, ``source`` and ``certainty``, and, where they are
limited, ``first`` and ``last`` (report years), ``kinds``, ``levels`` and ``provinces`` of the issuer; ``since``, the
day from which its source applies; ``select``, ``ignore`` and ``[profile.severities]`` by the beginnings of codes;
tables ``[[parameter]]`` with ``name``, ``value``, ``first``, ``last``; and tables ``[[rule]]``
(:mod:`rulelaw.findings.declaring`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import evolve, field, frozen

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Certainty
from rulelaw.datafiles import Entry, near, parse_toml, read_toml, shipped_texts, tables
from rulelaw.errors import DataFileError, UnknownCodeError
from rulelaw.findings.declarations import Parameter, bind, month_and_day
from rulelaw.findings.declaring import Surroundings, make_rules
from rulelaw.findings.failing import X000
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Basis, Fact, Rule, Severity
from rulelaw.labels import Label
from rulelaw.report.types import IssuerKind, Level, Report

__all__ = ["PROVINCES", "Profile", "load_profile", "profile_codes"]

#: The names of the provinces, in full as issuers bear them.
PROVINCES = (
    "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省",
    "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区",
    "海南省", "重庆市", "四川省", "贵州省", "云南省", "西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区",
    "新疆维吾尔自治区",
)  # fmt: skip


@frozen
class Profile:
    """What a place or an authority asks for, to be given to :func:`~rulelaw.check`.

    :ivar code: its stable name.
    :ivar label: its name in both languages.
    :ivar source: where its demands were read.
    :ivar certainty: how sure they are.
    :ivar first: the first report year it is made for; ``None``: from ever.
    :ivar last: the last one; ``None``: until further notice.
    :ivar kinds: the kinds of issuers it is made for; empty: any.
    :ivar levels: their levels of government; empty: any.
    :ivar provinces: the provinces it is made for, named in full; empty: any.
    :ivar select: the beginnings of the codes of the rules it keeps to; ``None``: all.
    :ivar ignore: the beginnings of the codes of the rules it leaves out.
    :ivar severities: how grave findings are, by the beginnings of codes; ``"off"``: not told.
    :ivar parameters: the values that its rules ask for.
    :ivar rules: the rules it adds.
    """

    code: str
    label: Label
    source: str = field(repr=False)
    certainty: Certainty = Certainty.UNVERIFIED
    first: int | None = None
    last: int | None = None
    kinds: tuple[IssuerKind, ...] = ()
    levels: tuple[Level, ...] = ()
    provinces: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(factory=dict, hash=False)
    parameters: tuple[Parameter, ...] = ()
    rules: tuple[Rule, ...] = field(default=(), repr=lambda rules: f"<{len(rules)} rules>")

    def is_for(self, report: Report) -> bool:
        """Tell whether the profile is made for a report.

        A year, a kind or a level that the report does not tell is none of those asked for. Few names tell their
        province, so that only a name of another province speaks against it.

        >>> from rulelaw.report.reading import parse
        >>> jilin = load_profile("jilin")
        >>> [
        ...     jilin.is_for(parse(f"岚县水利局{year}年法治政府建设年度报告\\n{year}年，检查3次。"))
        ...     for year in (2022, 2023)
        ... ]
        [False, True]
        """
        masthead = report.masthead
        year, issuer = masthead.year, masthead.issuer
        if year is None:
            if self.first is not None or self.last is not None:
                return False
        elif not (self.first or year) <= year <= (self.last or year):
            return False
        if self.kinds and (issuer is None or issuer.kind not in self.kinds):
            return False
        if self.levels and (issuer is None or issuer.level not in self.levels):
            return False
        named = (issuer.name if issuer is not None else "") or masthead.title or ""
        return not self.provinces or not named.startswith(_others(self.provinces))

    def with_parameters(self, **values: Fact) -> Profile:
        """Give the profile with other values of its parameters, for all report years.

        :raises UnknownCodeError: it has no parameter of this name.
        :raises ValueError: the value is of another kind than the one it takes the place of.

        >>> load_profile("jilin").with_parameters(demonstration_area=True).parameters
        (Parameter(name='demonstration_area', value=True, first=None, last=None),)
        """
        known = {parameter.name: parameter.value for parameter in self.parameters}
        for name, value in values.items():
            if name not in known:
                raise UnknownCodeError(f"profile {self.code} has no parameter {name!r}{near(name, known)}")
            if _kind(value) != _kind(known[name]):
                raise ValueError(f"parameter {name!r} must be {_kind(known[name])}, not {value!r}")
        kept = tuple(parameter for parameter in self.parameters if parameter.name not in values)
        parameters = (*kept, *(Parameter(name, value) for name, value in values.items()))
        return evolve(self, parameters=parameters, rules=tuple(bind(rule, parameters) for rule in self.rules))


@cache
def _others(provinces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(province for province in PROVINCES if province not in provinces)


def profile_codes() -> tuple[str, ...]:
    """Give the codes of the profiles that come with the library.

    >>> profile_codes()
    ('jilin',)
    """
    return tuple(sorted(_shipped()))


@cache
def _shipped() -> Mapping[str, str]:
    """Map the codes of the shipped profiles to the texts of their files."""
    return shipped_texts("rulelaw.findings", "data/profiles")


def load_profile(profile: str | os.PathLike[str]) -> Profile:
    """Read a profile.

    :param profile: the code of a shipped one, or the path of a TOML file: whatever has a suffix or a folder in it.
        No other place is looked at.
    :raises UnknownCodeError: there is no shipped profile with this code.
    :raises DataFileError: the file is no TOML or is faulty; all faults are told at once.
    :raises OSError: the file cannot be read.

    >>> load_profile("jilin").first
    2023
    """
    if not isinstance(profile, str) or re.search(r"[./\\]", profile):
        return _make(read_toml(profile), os.fspath(profile))
    text = _shipped().get(profile)
    if text is None:
        raise UnknownCodeError(
            f"no profile {profile!r}{near(profile, _shipped())}; shipped are {', '.join(profile_codes())}; a file is "
            "named with its suffix"
        )
    return _make(parse_toml(text, f"{profile}.toml"), f"{profile}.toml")


def _make(data: Mapping[str, Any], name: str) -> Profile:
    known = ("profile", "parameter", "rule")
    faults = [f"unknown table or key {key!r}{near(key, known)}" for key in data if key not in known]
    table = data.get("profile")
    if not isinstance(table, dict):
        raise DataFileError(name, (*faults, "a table [profile] is missing"))
    entry = Entry("profile", table, faults)
    code = entry.text("code")
    label = Label(entry.text("zh"), entry.text("en"))
    source, certainty = entry.text("source"), entry.choice("certainty", Certainty)
    first, last = entry.years()
    since = entry.day("since")
    kinds, levels = entry.choices("kinds", IssuerKind), entry.choices("levels", Level)
    provinces = entry.texts("provinces")
    for province in provinces:
        if province not in PROVINCES:
            entry.fault(f"provinces: no province {province!r}{near(province, PROVINCES)}")
    select = entry.texts("select") if "select" in entry else None
    ignore = entry.texts("ignore")
    severities = _severities(entry)
    entry.value("select")
    entry.close()
    parameters = _parameters(tables(data, "parameter", faults), faults)
    basis = Basis(code, label, None, None, since)
    accuses = certainty is not Certainty.UNVERIFIED
    surroundings = Surroundings(load_codebook(), parameters, basis, accuses)
    written = tables(data, "rule", faults)
    rules = make_rules(written, faults, surroundings)
    _check_codes(entry, {"select": select or (), "ignore": ignore, "severities": severities}, written)
    if faults:
        raise DataFileError(name, tuple(faults))
    return Profile(
        code=code,
        label=label,
        source=source,
        certainty=certainty or Certainty.UNVERIFIED,
        first=first,
        last=last,
        kinds=kinds,
        levels=levels,
        provinces=provinces,
        select=select,
        ignore=ignore,
        severities=severities,
        parameters=parameters,
        rules=rules,
    )


def _check_codes(
    entry: Entry, prefixes: Mapping[str, Iterable[str]], written: Iterable[Mapping[str, Any]]
) -> None:
    """Note beginnings of codes that begin no rule's code."""
    codes = [*(rule.code for rule in RULES), X000.code, *(str(table.get("code")) for table in written)]
    for key, given in prefixes.items():
        for prefix in given:
            if not prefix or not any(code.startswith(prefix) for code in codes):
                entry.fault(f"{key}: no rule {prefix!r}{near(prefix, codes)}")


def _severities(entry: Entry) -> dict[str, str]:
    table = entry.value("severities")
    if table is None:
        return {}
    if not isinstance(table, dict):
        entry.fault("severities is to be written as [profile.severities]")
        return {}
    known = [*map(str, Severity), "off"]
    for prefix, severity in table.items():
        if severity not in known:
            entry.fault(f"severities: {prefix} {severity!r} is none of {', '.join(known)}")
    return {prefix: str(severity) for prefix, severity in table.items()}


def _parameters(entries: Iterable[Mapping[str, Any]], faults: list[str]) -> tuple[Parameter, ...]:
    found: list[Parameter] = []
    for number, table in enumerate(entries, 1):
        entry = Entry(f"parameter {table.get('name', f'no. {number}')}", table, faults)
        name, value = entry.text("name"), entry.value("value", required=True)
        if name and not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            entry.fault("name must be small letters, digits and _")
        if value is not None and not isinstance(value, (bool, int, Decimal, str)):
            entry.fault("value must be true or false, a number, or a day such as '02-01'")
        elif isinstance(value, str) and month_and_day(value) is None:
            entry.fault(f"value {value!r} is no day that every year has, such as '02-01'")
        parameter = Parameter(name, False if value is None else value, *entry.years())
        entry.close()
        same = [other for other in found if other.name == name]
        if any(_kind(other.value) != _kind(value) for other in same):
            entry.fault("value is of another kind than in other years")
        ordered = sorted([*same, parameter], key=lambda each: each.first or 0)
        if any(
            earlier.last is None or later.first is None or later.first <= earlier.last
            for earlier, later in pairwise(ordered)
        ):
            entry.fault("told twice for the same years")
        found.append(parameter)
    return tuple(found)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, Decimal)):
        return "a number"
    if isinstance(value, str) and month_and_day(value) is not None:
        return "a day such as '02-01'"
    return "another value"
