"""A report on which the rules of group W speak."""

from tests.findings.drafting import quoted as quoted_in

from rulelaw.findings.types import Rule
from rulelaw.report.reading import parse
from rulelaw.report.types import Report

HEAD = "云川县水务局2022年法治政府建设年度报告\n\n"
OPENING = "2022年，云川县水务局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"
# a sentence long enough to be told as said twice
LONG = "健全行政规范性文件合法性审核机制，做到应审尽审"


def report_of(words: str) -> Report:
    """A report whose measures are `words`."""
    return parse(HEAD + OPENING + words + "\n")


def quoted(rule: Rule, words: str) -> list[str]:
    """What the findings of a rule speak of: the words at their first places."""
    return quoted_in(rule, report_of(words))
