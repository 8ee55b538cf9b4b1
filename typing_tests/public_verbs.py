"""What type checkers see of the public verbs: mypy and pyright check this file, nobody runs it.

mypy --strict typing_tests && pyright typing_tests
"""
# ruff: noqa: INP001 - a file for type checkers, in no package

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

import rulelaw as rl

report = rl.parse("全年制定规范性文件3件。")
assert_type(report, rl.Report)
assert_type(rl.parse("", name="report.txt"), rl.Report)
assert_type(rl.read("report.txt"), rl.Report)
assert_type(rl.read(Path("report.txt")), rl.Report)
assert_type(rl.read(b""), rl.Report)
assert_type(rl.read(io.BytesIO()), rl.Report)
assert_type(rl.read(rl.Source("")), rl.Report)
assert_type(report.quantities[0].value, Decimal)
assert_type(report.masthead.published, datetime.date | None)
assert_type(report.parts[rl.Part.PLAN].grade, int)

codebook = rl.load_codebook()
assert_type(codebook, rl.Codebook)
observations = rl.observe(report, codebook=codebook)
assert_type(observations, rl.Observations)
assert_type(observations.of("normative.issued"), tuple[rl.Observation, ...])

findings = rl.check(
    report, observations=observations, previous=[report], rules=["F"], on=datetime.date(2024, 1, 1)
)
assert_type(findings, tuple[rl.Finding, ...])
assert_type(findings[0].severity, rl.Severity)
assert_type(findings[0].message("en"), str)

assessment = rl.assess("report.txt", previous=report)
assert_type(assessment, rl.Assessment)
assert_type(rl.assess(report).findings, tuple[rl.Finding, ...])

framework = rl.load_framework("disclosure")
assert_type(framework, rl.Framework)
assert_type(framework.with_weights({"plain": 3, "timely": Decimal("2.5")}), rl.Framework)
scorecard = rl.score(
    report,
    observations=observations,
    findings=findings,
    framework=framework,
    external={"satisfaction": Decimal("87.5"), "complaints": 3},
    previous=[report],
)
assert_type(scorecard, rl.Scorecard)
assert_type(scorecard.value, Decimal | None)
assert_type(scorecard.find("timely"), rl.ScoreNode | None)
assert_type(rl.explain(scorecard, report, "en"), tuple[str, ...])
assert_type(assessment.scorecard, rl.Scorecard | None)

assert_type(rl.dumps(assessment, indent=2), str)
assert_type(rl.dumps(findings), str)
assert_type(rl.loads("", rl.Assessment), rl.Assessment)
assert_type(rl.loads("", tuple[rl.Finding, ...]), tuple[rl.Finding, ...])
assert_type(rl.to_dict(report), dict[str, Any])
assert_type(rl.to_dict(findings), list[dict[str, Any]])
assert_type(rl.dumps(rl.Part.PLAN), str)
assert_type(rl.loads("", rl.Part), rl.Part)
assert_type(rl.from_dict({}, rl.Report), rl.Report)

assert_type(rl.read_number("近1919万"), rl.Number | None)
assert_type(rl.__version__, str)

rl.parse(b"")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rl.read(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rl.observe("text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
findings[0].message("fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
report.year  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnusedExpression]
rl.score(report, external={"satisfaction": "87"})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
