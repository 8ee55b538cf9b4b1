"""X000: a rule failed, and the check went on without it."""

from __future__ import annotations

from collections.abc import Mapping

from rulelaw.findings.types import Fact, Rule, Severity, Validity
from rulelaw.labels import Label

__all__ = ["X000", "failure_facts"]

_LONGEST = 200

X000 = Rule(
    code="X000",
    name=Label(zh="规则运行出错", en="a rule failed"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="规则{rule}运行出错，没有检查完：{error}：{words}",
            en="rule {rule} failed: {error}: {words}",
        )
    },
    why=Label(
        zh="这不是报告的问题，而是规则程序的问题：该规则可能还有应报未报之处。请把规则代码和报告原文告诉规则的作者。",
        en="This is a fault of the rule, not of the report: the rule may have more to tell. Send its code and the text "
        "to its author.",
    ),
    check=lambda _: (),
)
"""Stands for a failed rule in findings; it is not in the table, since it looks at nothing itself."""


def failure_facts(rule: Rule, error: Exception) -> Mapping[str, Fact]:
    """Tell what went wrong: ``rule``, ``error`` (its type) and ``words``.

    >>> failure_facts(X000, ValueError("not a year"))
    {'rule': 'X000', 'error': 'ValueError', 'words': 'not a year'}
    """
    try:
        words = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - the error of an error: whatever it is, there are no words
        words = ""
    return {
        "rule": rule.code,
        "error": type(error).__name__,
        "words": words if len(words) <= _LONGEST else words[:_LONGEST] + "…",
    }
