"""Everything shown runs: the code blocks of README.md and docs/, and the examples in docstrings."""

import doctest
import importlib
import importlib.resources
import pkgutil
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser

import rulelaw

ROOT = Path(__file__).parent.parent
# A page that speaks of a report of the reader's own, `report.txt`, gets the sample that the package brings.
SAMPLE = min(
    (
        path
        for path in (importlib.resources.files("rulelaw") / "samples").iterdir()
        if path.name.endswith(".txt")
    ),
    key=lambda path: path.name,
)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MODULES = ["rulelaw", *sorted(module.name for module in pkgutil.walk_packages(rulelaw.__path__, "rulelaw."))]
# `...` stands for anything, so that a page can show the start of something long.
FLAGS = doctest.ELLIPSIS

sybil = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=FLAGS)])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is run from top to bottom in one namespace, in a folder of its own that holds a `report.txt`."""
    (tmp_path / "report.txt").write_bytes(SAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    for example in sybil.parse(page):
        example.evaluate()


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=FLAGS)
    assert failed == 0
