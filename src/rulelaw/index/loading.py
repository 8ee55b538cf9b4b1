"""Read an index from a TOML file, every fault of which is told at once.

A file has one table ``[index]`` with ``code``, ``zh``, ``en``, ``version``, and, where there are such, ``source``,
``steps`` and ``screening``; and a table ``[[node]]`` for each node, which names its ``parent``. Nodes have ``code``,
``zh``, ``en``, ``weight`` (1 where it is not told), ``source``, ``first`` and ``last`` (report years). Leaves have
``indicator``, ``direction``, ``unit``, ``denominator``, ``per``, ``imputation``, ``treatment``, ``normaliser``,
``low`` and ``high``; nodes with others under them ``aggregator`` and ``weighting``
(:class:`~rulelaw.index.types.IndexNode`). A method is a table of its own, ``{ method = "goalposts", lower = 20, upper =
85 }``, or its name alone where it needs no options, or ``"none"``. What stands in ``[leaf]`` and ``[branch]`` holds for
all leaves and for all other nodes that do not tell it themselves.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rulelaw.codebook.types import Direction
from rulelaw.datafiles import Entry, near, parse_toml, read_toml, tables
from rulelaw.errors import DataFileError
from rulelaw.index.choosing import faults_of
from rulelaw.index.planning import range_faults
from rulelaw.index.types import STEPS, Index, IndexNode, Method, Option, PreparationStep
from rulelaw.labels import Label
from rulelaw.trees.growing import Seedling, grow
from rulelaw.trees.types import Node

__all__ = ["load_index", "parse_index"]

# What is written where a method that holds for all does not hold for a node.
NOT_AT_ALL = "none"


def load_index(path: str | os.PathLike[str]) -> Index:
    """Read an index from a TOML file, written as told above.

    :param path: the path of the file.
    :raises DataFileError: the file is no TOML or is faulty; all faults are told at once, each with its place.
    :raises OSError: the file cannot be read.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "mine.toml")
    ...     _ = path.write_text("[index]\\ncode = 'mine'", encoding="utf-8")
    ...     load_index(path)
    Traceback (most recent call last):
        ...
    rulelaw.errors.DataFileError: ...: index: zh is missing; index: en is missing; exactly one node ...
    """
    return _made(read_toml(path), os.fspath(path))


def parse_index(text: str, name: str = "<text>") -> Index:
    """Read an index from the text of a TOML file.

    :param text: the text.
    :param name: what to call it in messages.
    :raises DataFileError: as for :func:`load_index`.

    >>> made = parse_index('''
    ... [index]
    ... code = "mine"
    ... zh = "我的指数"
    ... en = "my index"
    ... [leaf]
    ... normaliser = "min_max"
    ... [[node]]
    ... code = "all"
    ... zh = "全部"
    ... en = "all"
    ... [[node]]
    ... code = "training"
    ... zh = "培训"
    ... en = "training"
    ... parent = "all"
    ... weight = 2.5
    ... ''')
    >>> made.tree.children[0].weight, made.tree.children[0].content.normaliser
    (Decimal('2.5'), Method(name='min_max', options={}))
    """
    return _made(parse_toml(text, name), name)


def _made(data: Mapping[str, Any], name: str) -> Index:
    known = ("index", "leaf", "branch", "node")
    faults = [f"unknown table or key {key!r}{near(key, known)}" for key in data if key not in known]
    table = data.get("index")
    if not isinstance(table, dict):
        raise DataFileError(name, (*faults, "a table [index] is missing"))
    entry = Entry("index", table, faults)
    code, label = entry.text("code"), Label(entry.text("zh"), entry.text("en"))
    version, source = entry.text("version", required=False), entry.text("source", required=False)
    steps = entry.choices("steps", PreparationStep) if "steps" in entry else STEPS
    entry.value("steps")
    screening = _method(entry, "screening")
    entry.close()
    defaults = {kind: _defaults(data, kind, faults) for kind in ("leaf", "branch")}
    rows = tables(data, "node", faults)
    parents = {row.get("parent") for row in rows if isinstance(row.get("parent"), str)}
    tree = grow(
        (_seedling(number, row, parents, defaults, faults) for number, row in enumerate(rows, 1)), faults
    )
    if faults or tree is None:
        raise DataFileError(name, tuple(faults))
    return Index(code, label, tree, version or "1", source or None, steps, screening)


def _defaults(data: Mapping[str, Any], kind: str, faults: list[str]) -> dict[str, Any]:
    """Read what holds for all leaves, or for all other nodes, that do not tell it themselves."""
    table = data.get(kind, {})
    if not isinstance(table, dict):
        faults.append(f"{kind} is to be written as [{kind}]")
        return {}
    entry = Entry(kind, table, faults)
    found = _content(entry, kind)
    entry.close()
    return found


def _seedling(
    number: int,
    row: Mapping[str, Any],
    parents: set[Any],
    defaults: Mapping[str, Mapping[str, Any]],
    faults: list[str],
) -> Seedling[IndexNode]:
    code = row.get("code")
    place = f"node {code}" if isinstance(code, str) and code else f"node no. {number}"
    entry = Entry(place, row, faults)
    kind = "branch" if code in parents else "leaf"
    first, last = entry.years()
    weight = _number(entry, "weight")
    content = {**defaults[kind], **_content(entry, kind)}
    if kind == "leaf":
        content["indicator"] = entry.text("indicator", required=False) or None
    node = Node(
        entry.text("code"),
        Label(entry.text("zh"), entry.text("en")),
        IndexNode(**content),
        weight=Decimal(1) if weight is None else weight,
        source=entry.text("source", required=False) or None,
        first=first,
        last=last,
    )
    parent = entry.text("parent", required=False) or None
    for fault in range_faults(node.content):
        entry.fault(fault)
    entry.close()
    return Seedling(place, node, parent)


def _content(entry: Entry, kind: str) -> dict[str, Any]:
    """Read how a node is computed: what is told, and nothing else."""
    found: dict[str, Any] = {}
    if kind == "branch":
        methods: tuple[str, ...] = ("aggregator", "weighting")
    else:
        methods = ("imputation", "treatment", "normaliser")
        if "direction" in entry:
            found["direction"] = entry.choice("direction", Direction) or Direction.HIGHER_IS_BETTER
        for key in ("unit", "denominator"):
            if key in entry:
                found[key] = entry.text(key)
        for key in ("per", "low", "high"):
            number = _number(entry, key)
            if number is not None:
                found[key] = float(number)
    for key in methods:
        if key in entry:
            method = _method(entry, key)
            if method is not None or entry.value(key) == NOT_AT_ALL:
                found[key] = method
    if found.get("aggregator", 1) is None:
        del found["aggregator"]
        entry.fault(f"aggregator {NOT_AT_ALL!r}: a node with others under it must have one")
    return found


def _method(entry: Entry, key: str) -> Method | None:
    """Read a method: its name, or a table with its name and options."""
    value = entry.value(key)
    if value is None or value == NOT_AT_ALL:
        return None
    table = {"method": value} if isinstance(value, str) else value
    if not isinstance(table, dict) or not isinstance(table.get("method"), str):
        entry.fault(
            f'{key} must be the name of a method, or a table such as {{ method = "min_max", high = 100 }}'
        )
        return None
    options: dict[str, Option] = {}
    for name, option in table.items():
        plain = _plain(option)
        if plain is None:
            entry.fault(f"{key}: {name} must be a number, a text, true or false, or a list of numbers")
        elif name != "method":
            options[name] = plain
    method = Method(table["method"], options)
    for fault in faults_of(key, method):
        entry.fault(f"{key}: {fault}")
    return method


def _plain(option: object) -> Option | None:
    """Give the value of an option as methods take it: decimals as floats; ``None`` where it cannot be one."""
    if isinstance(option, Decimal):
        return float(option)
    if isinstance(option, (bool, int, float, str)):
        return option
    if isinstance(option, list) and all(type(number) in (int, float, Decimal) for number in option):
        return tuple(float(number) for number in option)
    return None


def _number(entry: Entry, key: str) -> Decimal | None:
    """Read a number."""
    value = entry.value(key)
    if value is None or (isinstance(value, (int, Decimal)) and not isinstance(value, bool)):
        return None if value is None else Decimal(value)
    entry.fault(f"{key} must be a number")
    return None
