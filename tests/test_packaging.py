"""The project as it is shipped: one version, three dependencies, all data inside."""

import importlib.metadata
import importlib.resources
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import rulelaw

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEPENDENCIES = {"attrs", "cattrs", "python-dateutil"}
# The top-level modules that these dependencies bring, their own dependencies with them.
DEPENDENCY_MODULES = {"attr", "attrs", "cattr", "cattrs", "dateutil", "six", "typing_extensions"}


def name_of(requirement: str) -> str:
    """The distribution that a requirement such as `attrs>=24.2` asks for."""
    return re.split(r"[<>=!~;\s\[]", requirement)[0]


def test_one_version_everywhere() -> None:
    assert PROJECT["version"] == rulelaw.__version__
    assert PROJECT["version"] == importlib.metadata.version("rulelaw")


def test_exactly_three_dependencies() -> None:
    installed = importlib.metadata.requires("rulelaw") or []
    unconditional = [requirement for requirement in installed if "extra ==" not in requirement]
    assert sorted(map(name_of, unconditional)) == sorted(DEPENDENCIES)
    assert sorted(map(name_of, PROJECT["dependencies"])) == sorted(DEPENDENCIES)


def test_import_loads_only_declared_dependencies() -> None:
    """In an interpreter of its own, so that what the tests import does not count."""
    code = (
        "import sys; before = set(sys.modules); import rulelaw; "
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "rulelaw" in loaded
    assert loaded - set(sys.stdlib_module_names) - {"rulelaw"} <= DEPENDENCY_MODULES


def test_import_prints_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import rulelaw"], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_is_marked_as_typed() -> None:
    assert (importlib.resources.files("rulelaw") / "py.typed").is_file()


def test_console_script_is_callable() -> None:
    (script,) = importlib.metadata.entry_points(group="console_scripts", name="rulelaw")
    assert script.value == "rulelaw.__main__:main"
    assert callable(script.load())


def test_face_names_each_thing_once_and_has_it() -> None:
    names = rulelaw.__all__
    assert len(names) == len(set(names))
    missing = [name for name in names if not hasattr(rulelaw, name)]
    assert missing == []


def test_licence_is_the_full_text() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_readme_sets_up_in_two_commands() -> None:
    """`.ci/run` runs the first two lines of README.md's sh blocks: they must be the two commands."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first, second = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)[:2]
        for line in block.splitlines()
    ]
    assert first.startswith("python3 -m venv .venv && ")
    assert first.endswith(".venv/bin/rulelaw assess --sample")
    assert second.endswith(".venv/bin/python -m pytest -q -n auto")


def test_changelog_starts_with_what_is_not_released_yet() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, *released = re.findall(r"^## (.*)$", changelog, re.MULTILINE)
    assert first == "Unreleased"
    assert [line for line in released if not re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}", line)] == []
