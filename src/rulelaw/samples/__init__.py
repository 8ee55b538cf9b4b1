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
