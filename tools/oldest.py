"""Print the oldest versions that a pyproject.toml allows, as constraints for pip.

python tools/oldest.py pyproject.toml
"""

import pathlib
import re
import sys
import tomllib


def oldest(requirement: str) -> str:
    """Give the constraint for the lower bound of a requirement.

    :param requirement: a name with exactly a lower bound of one to three numbers, such as ``attrs>=24.2``.
    :returns: the name held to that version and what only mends it: ``attrs~=24.2.0``, ``pandas~=2.2.2``.
    :raises SystemExit: the requirement has another form than ``name>=version``.
    """
    match = re.fullmatch(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<version>\d+(?:\.\d+){0,2})", requirement)
    if match is None:
        sys.exit(
            f"{requirement!r}: expected a name and a lower bound of at most three numbers, such as 'attrs>=24.2'"
        )
    version = match["version"]
    return f"{match['name']}~={version if version.count('.') == 2 else version + '.0'}"


def main(path: str) -> None:
    """Print a line for each requirement of the project at a path, those of its extras included."""
    project = tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {}).values()
    for requirement in dict.fromkeys(sum(extras, project["dependencies"])):
        print(oldest(requirement))


if __name__ == "__main__":
    main(*sys.argv[1:])
