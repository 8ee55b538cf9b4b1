"""A report to try things on: made up from beginning to end, with a few faults put in on purpose."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["SAMPLE_NAME", "sample_bytes"]

SAMPLE_NAME = "sample.txt"
"""The name of the sample: a yearly report of a county bureau that does not exist."""


def sample_bytes() -> bytes:
    """Give the sample report as a file would hold it.

    >>> sample_bytes().decode().splitlines()[3]
    '青峦县市场监督管理局2023年法治政府建设年度报告'
    """
    return files(__name__).joinpath(SAMPLE_NAME).read_bytes()


def panel_texts() -> dict[str, bytes]:
    """Give eight short reports of four justice bureaus over two years, made up too: names of files, and their bytes.

    They are faultless but for what a panel is to show: 岚谷县 tells two numbers of courses for 2023, 栖云县 leaves the
    number of its campaigns of 2023 out, 砚坪县 gives courses fewer than it announced, and words and units differ.

    >>> sorted(panel_texts())[:2], len(panel_texts())
    (['langu-2022.txt', 'langu-2023.txt'], 8)
    """
    folder = files(__name__).joinpath("panel")
    return {
        entry.name: entry.read_bytes() for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
    }
