"""Read a framework from a TOML file, every fault told at once, each with its place.

A file has a table ``[framework]`` with ``code``, ``zh``, ``en``, ``version`` and, where they are told, ``source``,
``disclaimer_zh``, ``disclaimer_en``, ``first``, ``last`` (report years), ``kinds`` (of issuers) and ``total`` (what
the weights of siblings must add up to); ``[[band]]`` tables with ``code``, ``zh``, ``en``, ``least``; and ``[[node]]``
tables with ``code``, ``parent`` (left out: the top), ``zh``, ``en`` (left out: those of the indicator or practice it
looks at), ``weight``, ``source``, ``first``, ``last``, ``kinds``, ``side`` and, of a leaf, ``subject`` (one or a list),
``base``, ``silence``, ``rule`` and what the rule asks for:

- ``presence``: ``least``; ``graded``: ``scores``; ``bands``: ``steps`` (pairs of a number and a score), ``below``;
- ``count``: ``least``, ``per_missing``, ``cap``, ``points``; ``occurrence``: ``per``, ``cap``, ``points``;
- ``ratio``: ``target``, ``direction``; ``linear``: ``low``, ``high``, ``direction``;
- ``deadline``: ``day`` (such as ``"03-31"``, of the next year), ``late``, ``points``;
- ``findings``: ``error``, ``warning``, ``info``, ``cap``, ``points``;
- of a node with children ``mean`` (left out: this) or ``split``: ``norms``, ``effects``.

``[[bonus]]`` tables have a node's keys with ``per`` and ``cap``, ``[[veto]]`` tables with ``least`` and ``grade``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Codebook
from rulelaw.datafiles import Entry, near, parse_toml, read_toml, shipped_texts, tables
from rulelaw.errors import DataFileError, UnknownCodeError
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Rule
from rulelaw.labels import Label
from rulelaw.report.types import IssuerKind, Part
from rulelaw.scores.parameters import RuleKind, decimal, make_bonus, make_rule, make_veto
from rulelaw.scores.rules import MeanRule, ScoringRule, SplitRule
from rulelaw.scores.types import Band, Criterion, Framework, Measure, Side, Silence, Subject, SubjectKind
from rulelaw.scores.vetting import MASTHEAD, criterion_faults, rule_faults
from rulelaw.trees.growing import Seedling, grow
from rulelaw.trees.types import Node

__all__ = ["framework_codes", "load_framework"]

_OF_A_PATH = re.compile(r"[./\\]")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")


def framework_codes() -> tuple[str, ...]:
    """Give the codes of the frameworks that come with the library.

    >>> framework_codes()
    ('disclosure', 'outline-2021')
    """
    return tuple(sorted(_texts()))


def load_framework(
    framework: str | os.PathLike[str],
    *,
    codebook: Codebook | None = None,
    rules: Iterable[Rule] = (),
) -> Framework:
    """Read a framework.

    :param framework: the code of a shipped one, or the path of a TOML file: whatever has a suffix or a folder in it. No
        other place is looked at.
    :param codebook: has the indicators and practices that it may look at; the shipped one where not given.
    :param rules: rules of your own, whose findings it may look at besides those of the library's.
    :raises UnknownCodeError: there is no shipped framework with this code.
    :raises DataFileError: the file is no TOML or is faulty; all faults are told at once.
    :raises OSError: the file cannot be read.

    >>> load_framework("outline-2021").first
    2021
    """
    if isinstance(framework, str) and not _OF_A_PATH.search(framework):
        return _shipped(framework)
    own = tuple(rule.code for rule in rules)
    return _make(read_toml(framework), os.fspath(framework), _Known.of(codebook or load_codebook(), own))


@cache
def _texts() -> Mapping[str, str]:
    """Map the codes of the shipped frameworks to the texts of their files."""
    return shipped_texts("rulelaw.scores", "data")


@cache
def _shipped(code: str) -> Framework:
    text = _texts().get(code)
    if text is None:
        raise UnknownCodeError(
            f"no framework {code!r}{near(code, _texts())}; shipped are {', '.join(framework_codes())}; a file is "
            "named with its suffix"
        )
    return _make(parse_toml(text, f"{code}.toml"), f"{code}.toml", _Known.of(load_codebook(), ()))


@frozen
class _Known:
    """What a subject may name, by kind; and the labels of indicators and practices."""

    codes: Mapping[SubjectKind, tuple[str, ...]]
    labels: Mapping[str, Label]

    @classmethod
    def of(cls, codebook: Codebook, rules: tuple[str, ...]) -> _Known:
        indicators = {one.code: one.label for one in codebook.indicators}
        practices = {one.code: one.label for one in codebook.practices}
        codes = {
            SubjectKind.PART: tuple(Part),
            SubjectKind.INDICATOR: tuple(indicators),
            SubjectKind.PRACTICE: tuple(practices),
            SubjectKind.FINDING: (*(rule.code for rule in RULES), *rules),
            SubjectKind.MASTHEAD: MASTHEAD,
            SubjectKind.REPORT: tuple(Measure),
        }
        labels = {f"indicator:{code}": label for code, label in indicators.items()}
        labels |= {f"practice:{code}": label for code, label in practices.items()}
        return cls(codes, labels)

    def fault(self, kind: SubjectKind, code: str) -> str | None:
        """Tell what is wrong with what a subject names."""
        if kind is SubjectKind.EXTERNAL:
            if _NAME.fullmatch(code):
                return None
            return f"the name of a value from outside is small letters and digits, joined by . _ or -, not {code!r}"
        known = self.codes[kind]
        if kind is SubjectKind.FINDING:
            if code and any(one.startswith(code) for one in known):
                return None
            return f"no rule has a code that begins with {code!r}"
        return None if code in known else f"no {kind.value} {code!r}{near(code, known)}"


def _make(data: Mapping[str, Any], name: str, known: _Known) -> Framework:
    keys = ("framework", "band", "node", "bonus", "veto")
    faults = [f"unknown table or key {key!r}{near(key, keys)}" for key in data if key not in keys]
    table = data.get("framework")
    if not isinstance(table, dict):
        raise DataFileError(name, (*faults, "a table [framework] is missing"))
    entry = Entry("framework", table, faults)
    code, label = entry.text("code"), Label(entry.text("zh"), entry.text("en"))
    version = entry.text("version")
    source = entry.text("source", required=False) or None
    disclaimer = entry.label("disclaimer_zh", "disclaimer_en")
    first, last = entry.years()
    kinds = entry.choices("kinds", IssuerKind)
    total = decimal(entry, "total") if "total" in entry else None
    entry.close()
    bands = _bands(tables(data, "band", faults), faults)
    reader = _Reader(known, faults, bands)
    rows = tables(data, "node", faults)
    parents = {parent for row in rows if isinstance(parent := row.get("parent"), str)}
    seedlings = [reader.node(number, row, parents, code) for number, row in enumerate(rows, 1)]
    if not rows:
        faults.append("no [[node]] tables: there is nothing to score")
    root = Node(code, label, Criterion())
    tree = grow([Seedling("framework", root), *seedlings], faults, total=total)
    bonuses = tuple(reader.after("bonus", n, row) for n, row in enumerate(tables(data, "bonus", faults), 1))
    vetoes = tuple(reader.after("veto", n, row) for n, row in enumerate(tables(data, "veto", faults), 1))
    faults.extend(_repeated({one.node.code for one in seedlings}, ("bonus", bonuses), ("veto", vetoes)))
    if tree is not None:
        faults.extend(
            f"node {node.code}: nothing stands under it in its years"
            for node in tree.leaves()
            if isinstance(node.content.rule, (MeanRule, SplitRule)) and node.code in parents
        )
    if faults or tree is None:
        raise DataFileError(name, tuple(faults))
    return Framework(
        code, label, version, tree, bands, bonuses, vetoes, source, disclaimer, first, last, kinds
    )


def _repeated(codes: set[str], *groups: tuple[str, Iterable[Node[Criterion]]]) -> Iterator[str]:
    """Tell which bonuses and vetoes bear a code that stands already: a table of scores tells by it which is which."""
    seen = set(codes)
    for table, nodes in groups:
        for node in nodes:
            if node.code and node.code in seen:
                yield f"{table} {node.code}: the code stands twice"
            seen.add(node.code)


def _bands(rows: Iterable[Mapping[str, Any]], faults: list[str]) -> tuple[Band, ...]:
    bands: list[Band] = []
    for number, row in enumerate(rows, 1):
        entry = Entry(f"band {row.get('code', f'no. {number}')}", row, faults)
        band = Band(entry.text("code"), Label(entry.text("zh"), entry.text("en")), decimal(entry, "least"))
        entry.close()
        if any(band.code == other.code or band.least == other.least for other in bands):
            entry.fault("its code or its least stands twice")
        bands.append(band)
    return tuple(sorted(bands, key=lambda band: band.least, reverse=True))


@frozen
class _Reader:
    """Reads nodes, bonuses and vetoes."""

    known: _Known
    faults: list[str]
    bands: tuple[Band, ...]

    def node(self, number: int, row: Mapping[str, Any], parents: set[str], top: str) -> Seedling[Criterion]:
        """Read a row of the tree."""
        place = f"node {row.get('code', f'no. {number}')}"
        entry = Entry(place, row, self.faults)
        own = row.get("code")
        is_leaf = not isinstance(own, str) or own not in parents
        kind = entry.choice("rule", RuleKind) if is_leaf or "rule" in entry else None
        before = len(self.faults)
        rule = MeanRule() if kind is None else make_rule(entry, kind)
        sound = len(self.faults) == before and (kind is not None or not is_leaf)
        weight = decimal(entry, "weight", default=1)
        parent = entry.text("parent", required=False) or top
        node = self._node(entry, rule, weight, is_leaf=is_leaf, sound=sound)
        return Seedling(place, node, parent)

    def after(self, table: str, number: int, row: Mapping[str, Any]) -> Node[Criterion]:
        """Read a bonus or a veto."""
        entry = Entry(f"{table} {row.get('code', f'no. {number}')}", row, self.faults)
        before = len(self.faults)
        rule = make_bonus(entry) if table == "bonus" else make_veto(entry, [band.code for band in self.bands])
        sound = len(self.faults) == before
        return self._node(entry, rule, decimal(entry, "weight", default=1), is_leaf=True, sound=sound)

    def _node(
        self, entry: Entry, rule: ScoringRule, weight: Any, *, is_leaf: bool, sound: bool
    ) -> Node[Criterion]:
        code = entry.text("code")
        if code and not _NAME.fullmatch(code):
            entry.fault("code must be small letters and digits, joined by . _ or -")
        before = len(self.faults)
        subjects, base = self._subjects(entry, "subject"), self._subjects(entry, "base")
        all_known = len(self.faults) == before
        label = self._label(entry, subjects)
        first, last = entry.years()
        criterion = Criterion(
            rule,
            subjects,
            base,
            entry.choice("silence", Silence) or Silence.UNKNOWN if "silence" in entry else Silence.UNKNOWN,
            entry.choices("kinds", IssuerKind),
            entry.choice("side", Side) or Side.NORMS if "side" in entry else Side.NORMS,
        )
        source = entry.text("source", required=False) or None
        entry.close()
        if sound:  # what is wrong with the rule itself hangs on no subject
            found = criterion_faults(criterion, is_leaf=is_leaf) if all_known else rule_faults(rule)
            for fault in found:
                entry.fault(fault)
        return Node(code, label, criterion, weight, (), source, first, last)

    def _label(self, entry: Entry, subjects: tuple[Subject, ...]) -> Label:
        borrowed = self.known.labels.get(str(subjects[0])) if len(subjects) == 1 else None
        if borrowed is not None and "zh" not in entry and "en" not in entry:
            entry.label("zh", "en")
            return borrowed
        return Label(entry.text("zh"), entry.text("en"))

    def _subjects(self, entry: Entry, key: str) -> tuple[Subject, ...]:
        value = entry.value(key)
        if isinstance(value, list):
            texts = [text for text in value if isinstance(text, str) and text]
            if len(texts) < len(value):
                entry.fault(f"{key} must be a list of texts")
        else:
            texts = [text] if (text := entry.text(key, required=False)) else []
        found = [self._subject(entry, key, text) for text in texts]
        return tuple(subject for subject in found if subject is not None)

    def _subject(self, entry: Entry, key: str, text: str) -> Subject | None:
        told, colon, codes = text.partition(":")
        if not colon or told not in list(SubjectKind):
            entry.fault(f"{key} {text!r} must begin with {', '.join(f'{kind}:' for kind in SubjectKind)}")
            return None
        kind = SubjectKind(told)
        code, slash, over = codes.partition("/")
        if slash and kind not in (SubjectKind.INDICATOR, SubjectKind.REPORT):
            entry.fault(f"{key} {text!r}: only an indicator or a measure of the report is divided by another")
            return None
        faults = [
            fault for one in ([code, over] if slash else [code]) if (fault := self.known.fault(kind, one))
        ]
        for fault in faults:
            entry.fault(f"{key}: {fault}")
        return None if faults else Subject(kind, code, over or None)
