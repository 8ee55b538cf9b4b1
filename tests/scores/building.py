"""Frameworks and observations made in a line, for the tests of scoring."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import rulelaw as rl

HALF = rl.LinearRule(Decimal(0), Decimal(100))
BANDS = (
    rl.Band("good", rl.Label("良好", "good"), Decimal(80)),
    rl.Band("pass", rl.Label("合格", "pass"), Decimal(60)),
    rl.Band("fail", rl.Label("不合格", "fail"), Decimal(0)),
)
SATISFACTION = "external:satisfaction"


def subject(written: str) -> rl.Subject:
    kind, _, codes = written.partition(":")
    code, _, over = codes.partition("/")
    return rl.Subject(rl.SubjectKind(kind), code, over or None)


def node(code: str, content: rl.Criterion, *children: Any, weight: Any = 1, **more: Any) -> Any:
    return rl.Node(code, rl.Label(code, code), content, Decimal(weight), tuple(children), **more)


def leaf(code: str, rule: Any, *written: str, weight: Any = 1, first: int | None = None, **more: Any) -> Any:
    return node(code, rl.Criterion(rule, tuple(map(subject, written)), **more), weight=weight, first=first)


def group(code: str, *children: Any, weight: Any = 1, rule: Any = None, **more: Any) -> Any:
    return node(code, rl.Criterion(rule or rl.MeanRule(), **more), *children, weight=weight)


def framework(*children: Any, **more: Any) -> rl.Framework:
    more = {"code": "mine", "label": rl.Label("自定", "mine"), "version": "1", "bands": BANDS, **more}
    return rl.Framework(tree=group("mine", *children), **more)


def figures(**values: Any) -> rl.Observations:
    """Observations by their codes, with two underlines for the point."""
    return rl.Observations(
        tuple(
            value
            if isinstance(value, rl.Observation)
            else rl.Observation(code.replace("__", "."), Decimal(value))
            for code, value in values.items()
        )
    )


def scored(criterion: Any, report: rl.Report | None = None, **given: Any) -> rl.ScoreNode:
    """The score of one leaf alone."""
    card = rl.score(report, framework=framework(criterion), **given)
    return next(card.leaves())


def finding(code: str, severity: rl.Severity = rl.Severity.ERROR, *spans: rl.Span, **more: Any) -> rl.Finding:
    return rl.Finding(code, severity, rl.Label("甲", "a"), spans, **more)
