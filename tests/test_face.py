"""The face of the library: every public thing once, each where tools and readers find it, and next to no cost."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
import sys
import typing
from pathlib import Path
from statistics import median
from types import UnionType
from typing import Any

import attrs
import pytest

import rulelaw

TREE = ast.parse(Path(rulelaw.__file__).read_text(encoding="utf-8"))
VERBS = [
    "assess",
    "check",
    "dumps",
    "explain",
    "from_dict",
    "load_codebook",
    "load_framework",
    "loads",
    "observe",
    "parse",
    "read",
    "read_number",
    "score",
    "to_dict",
]
NOUN_MODULES = [
    "rulelaw.codebook.types",
    "rulelaw.document.types",
    "rulelaw.errors",
    "rulelaw.findings.types",
    "rulelaw.labels",
    "rulelaw.observations.types",
    "rulelaw.periods",
    "rulelaw.report.types",
    "rulelaw.scores.types",
    "rulelaw.text.sources",
    "rulelaw.text.spans",
]


def imports_for_type_checkers() -> dict[str, str]:
    """The names that `if TYPE_CHECKING:` imports, each with its module."""
    (block,) = [node for node in TREE.body if isinstance(node, ast.If)]
    return {
        alias.asname or alias.name: str(node.module)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_table_imports_and_all_agree() -> None:
    assert imports_for_type_checkers() == rulelaw._MODULES
    assert sorted(rulelaw.__all__) == sorted([*rulelaw._MODULES, "__version__"])


@pytest.mark.parametrize("name", rulelaw.__all__)
def test_every_name_is_there_and_is_the_module_s_own(name: str) -> None:
    value = getattr(rulelaw, name)
    if name in rulelaw._MODULES:
        assert value is getattr(importlib.import_module(rulelaw._MODULES[name]), name)
    assert name in dir(rulelaw)


def test_verbs_are_functions_with_a_docstring() -> None:
    for verb in VERBS:
        assert inspect.isfunction(getattr(rulelaw, verb)), verb
        assert inspect.getdoc(getattr(rulelaw, verb)), verb


@pytest.mark.parametrize("module", NOUN_MODULES)
def test_every_type_of_the_noun_modules_is_on_the_face(module: str) -> None:
    assert set(importlib.import_module(module).__all__) <= set(rulelaw.__all__)


def classes_in(kind: Any) -> set[type]:
    """The classes of the library that an annotation speaks of."""
    if inspect.isclass(kind) and typing.get_origin(kind) is None:
        return {kind} if kind.__module__.startswith("rulelaw") else set()
    if isinstance(kind, list):  # the parameters of a Callable
        return set().union(*map(classes_in, kind)) if kind else set()
    if typing.get_origin(kind) is not None or isinstance(kind, UnionType):
        return set().union(*(classes_in(argument) for argument in typing.get_args(kind)))
    return set()


def test_every_class_in_a_public_signature_is_on_the_face() -> None:
    public = [getattr(rulelaw, name) for name in rulelaw.__all__]
    callables = [thing for thing in public if inspect.isfunction(thing)]
    for thing in public:
        if inspect.isclass(thing):
            # Properties and methods of the library's own classes; what enumerations inherit is not theirs.
            members = [value for name, value in vars(thing).items() if not name.startswith("_")]
            callables += [member.fget if isinstance(member, property) else member for member in members]
    kinds = [typing.get_type_hints(thing) for thing in public if inspect.isclass(thing) and attrs.has(thing)]
    kinds += [typing.get_type_hints(thing) for thing in callables if inspect.isfunction(thing)]
    spoken = set().union(*(classes_in(kind) for hints in kinds for kind in hints.values()))
    assert len(spoken) > 30
    assert {cls.__name__ for cls in spoken if cls not in public} == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'rulelaw' has no attribute 'scoer'"):
        _ = rulelaw.scoer  # type: ignore[attr-defined]
    assert not hasattr(rulelaw, "nothing")


def test_star_import_gives_all() -> None:
    namespace: dict[str, Any] = {}
    exec("from rulelaw import *", namespace)  # noqa: S102 - a star import is allowed at the top of a module alone
    assert set(rulelaw.__all__) <= set(namespace)


def in_a_fresh_interpreter(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_loads_no_other_module_of_the_library() -> None:
    loaded = in_a_fresh_interpreter(
        "import sys, rulelaw; print(*[name for name in sys.modules if name.startswith(('rulelaw', 'attr', 'cattr'))])"
    )
    assert loaded == "rulelaw"


def test_reading_a_report_needs_no_cattrs() -> None:
    code = "import sys, rulelaw; rulelaw.parse('全年3件'); print([name for name in sys.modules if 'cattrs' in name])"
    assert in_a_fresh_interpreter(code) == "[]"


def test_importing_costs_at_most_half_again_as_much_as_attrs() -> None:
    """Time of CPU in interpreters of their own; the middle of several, since machines are busy with other things."""

    def cost(module: str) -> float:
        code = (
            f"import time; start = time.process_time(); import {module}; print(time.process_time() - start)"
        )
        return median(float(in_a_fresh_interpreter(code)) for _ in range(5))

    assert cost("rulelaw") <= 1.5 * cost("attrs")
