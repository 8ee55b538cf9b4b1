"""One report put to the rules of group F."""

from rulelaw.findings.table import RULES
from rulelaw.findings.types import Context, Rule
from rulelaw.observations.observing import observe
from rulelaw.report.reading import parse

FIGURES = tuple(rule for rule in RULES if rule.code.startswith("F"))


def found(text: str, *rules: Rule) -> list[tuple[str, str, list[str]]]:
    """Give code, English message and the words at the places of each finding."""
    report = parse(text)
    context = Context(report, observe(report))
    return [
        (
            rule.code,
            rule.messages[draft.variant].format("en", **draft.facts),
            [span.of(text) for span in draft.spans],
        )
        for rule in rules or FIGURES
        for draft in rule.check(context)
    ]


def measures(sentence: str) -> str:
    return f"岚县司法局2021年法治政府建设年度报告\n一、主要举措和成效\n2021年，我局依法履职。{sentence}\n"


def codes(sentence: str) -> list[str]:
    return [code for code, _, _ in found(measures(sentence)) if code != "F009"]
