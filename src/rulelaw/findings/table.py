"""The table of rules: one literal list, in the order of their codes."""

from __future__ import annotations

from rulelaw.findings.rules.structure import (
    S001,
    S002,
    S003,
    S004,
    S005,
    S006,
    S010,
    S011,
    S013,
    S020,
    S022,
)
from rulelaw.findings.rules.timing import T001, T002, T003, T004, T005, T006, T007, T008
from rulelaw.findings.types import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    S001, S002, S003, S004, S005, S006, S010, S011, S013, S020, S022,
    T001, T002, T003, T004, T005, T006, T007, T008,
)  # fmt: skip
"""Every rule of the library."""
