"""A report on which the rules of group C speak, and pieces of citations."""

from hypothesis import strategies as st

from rulelaw.findings.types import Draft, Rule
from rulelaw.report.reading import parse
from rulelaw.report.types import Report

HEAD = "云川县水务局{year}年法治政府建设年度报告\n\n发布日期：{published}\n\n"
OPENING = "{year}年，云川县水务局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"
PIECES = st.sampled_from(
    [
        "《",
        "》",
        "〈",
        "〔",
        "〕",
        "[",
        "]",
        "（",
        "）",
        "2021",
        "2",
        "第",
        "号",
        "云水发",
        "法",
        "。",
        "\n",
        "\ud800",
        "年",
    ]
)


def report_of(words: str, year: int = 2022, published: str = "2023-02-10") -> Report:
    """A report whose measures are `words`."""
    return parse((HEAD + OPENING).format(year=year, published=published) + words + "\n")


def message(rule: Rule, draft: Draft) -> str:
    return rule.messages[draft.variant].format("zh", **draft.facts)
