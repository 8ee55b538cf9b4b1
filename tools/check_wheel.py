"""Look into a built wheel: is all in it that the package needs, and nothing else?

python tools/check_wheel.py dist/rulelaw-0.1.0-py3-none-any.whl

Prints what is wrong, a line each, and fails; prints one line where all is well.
"""

import email
import pathlib
import re
import sys
import tomllib
import zipfile

SOURCE = pathlib.Path(__file__).parent.parent / "src"
REQUIREMENTS = {"attrs", "cattrs", "python-dateutil"}
TEST = re.compile(r"(^|/)(tests?/|test_|conftest\.py$)")
SCRIPT = "rulelaw = rulelaw.__main__:main"


def faults(wheel: zipfile.ZipFile) -> list[str]:
    """List what is wrong with a wheel.

    :param wheel: the wheel, opened.
    :returns: a line for each fault; an empty list for a good wheel.
    """
    found: list[str] = []
    names = {name for name in wheel.namelist() if not name.endswith("/")}
    info = next(name.split("/")[0] for name in names if name.endswith(".dist-info/METADATA"))
    inside = {name for name in names if not name.startswith(f"{info}/")}

    # The package, file for file: py.typed, data and samples are part of it.
    expected = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / "rulelaw").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    found += [f"missing: {name}" for name in sorted(expected - inside)]
    found += [f"does not belong in it: {name}" for name in sorted(inside - expected)]
    for ending in ("/py.typed", ".toml", ".txt"):
        if not any(name.endswith(ending) for name in inside):
            found.append(f"no file ends in {ending}: typing mark, data and sample must be there")
    found += [f"tests do not belong in it: {name}" for name in sorted(inside) if TEST.search(name)]
    if f"{info}/licenses/LICENSE" not in names:
        found.append("the licence's text is missing")

    metadata = email.message_from_bytes(wheel.read(f"{info}/METADATA"))
    requirements = metadata.get_all("Requires-Dist", [])
    unconditional = [requirement for requirement in requirements if "extra ==" not in requirement]
    required = [re.split(r"[<>=!~;\s\[]", requirement)[0] for requirement in unconditional]
    if sorted(required) != sorted(REQUIREMENTS):
        found.append(f"requirements are {unconditional}, expected {sorted(REQUIREMENTS)}")
    if metadata["License-Expression"] != "Apache-2.0":
        found.append(f"licence is {metadata['License-Expression']}, expected Apache-2.0")
    project = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if metadata["Version"] != project["version"]:
        found.append(f"version is {metadata['Version']}, pyproject.toml says {project['version']}")
    if SCRIPT not in wheel.read(f"{info}/entry_points.txt").decode().splitlines():
        found.append(f"console script is missing: {SCRIPT}")
    return found


def main(path: str) -> None:
    """Look into the wheel at a path and exit with 1 where something is wrong."""
    with zipfile.ZipFile(path) as wheel:
        found = faults(wheel)
        count = len(wheel.namelist())
    for fault in found:
        print(fault)
    if found:
        sys.exit(1)
    print(f"{pathlib.Path(path).name}: {count} files, as expected")


if __name__ == "__main__":
    main(*sys.argv[1:])
