"""The table of rules: one literal list, in the order of their codes."""

from __future__ import annotations

from rulelaw.findings.rules.brackets import W003
from rulelaw.findings.rules.contents import S001, S002, S003, S004, S005, S006, S013, S022
from rulelaw.findings.rules.days import T001, T002, T003, T004, T008
from rulelaw.findings.rules.documents import S030, W006
from rulelaw.findings.rules.events import T006
from rulelaw.findings.rules.figures import F001, F002, F005, F010
from rulelaw.findings.rules.headings import S010, S011, S020
from rulelaw.findings.rules.history import H001, H002, H003, H004, H005
from rulelaw.findings.rules.laws import C004
from rulelaw.findings.rules.numbers import C002, C003
from rulelaw.findings.rules.placeholders import W001
from rulelaw.findings.rules.plans import T005, T007
from rulelaw.findings.rules.privacy import P001, P002, P003
from rulelaw.findings.rules.rates import F003, F004, F006, F007, F009
from rulelaw.findings.rules.slips import W002, W004, W005
from rulelaw.findings.rules.titles import C001, C005
from rulelaw.findings.types import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    C001, C002, C003, C004, C005,
    F001, F002, F003, F004, F005, F006, F007, F009, F010,
    H001, H002, H003, H004, H005,
    P001, P002, P003,
    S001, S002, S003, S004, S005, S006, S010, S011, S013, S020, S022, S030,
    T001, T002, T003, T004, T005, T006, T007, T008,
    W001, W002, W003, W004, W005, W006,
)  # fmt: skip
"""Every rule of the library."""
