"""Reports with the parts and headings that the tests of group S need."""

from rulelaw.findings.checking import check
from rulelaw.findings.types import Finding
from rulelaw.observations.types import Observations
from rulelaw.report.reading import parse

TITLE = "岚县水利局2021年法治政府建设年度报告\n\n"
OPENING = "2021年，岚县水利局坚持依法行政，现将有关情况报告如下。\n\n"
WORK = "我局严格规范公正文明执法，全年开展河道巡查12次，培训执法人员60人次，办结案件9件，群众较为满意。\n\n"
FIRST = (
    "局长认真履行推进法治建设第一责任人职责，带头学法，亲自部署、亲自过问重要事项，并在年度会议上述法。\n\n"
)
SHORT = "执法人员配备仍然不足，业务能力有待提升，主要原因是编制偏少、培训不够，经费保障也不充分。\n\n"
PLAN = "2022年，我局将继续深入推进依法行政，强化执法监督，提升服务水平，确保各项任务落地见效。\n\n"


def report(
    *, work: str = WORK, first: str = FIRST, short: str = SHORT, plan: str = PLAN, title: str = TITLE
) -> str:
    """Compose a report of the parts that are not empty, under 一、 二、 …"""
    named = [
        ("主要举措和成效", work),
        ("主要负责人履行第一责任人职责情况", first),
        ("存在的不足和原因", short),
        ("2022年工作安排", plan),
    ]
    parts = [(heading, text) for heading, text in named if text]
    return (
        title
        + OPENING
        + "".join(
            f"{number}、{heading}\n\n{text}"
            for number, (heading, text) in zip("一二三四", parts, strict=False)
        )
    )


def found(text: str, code: str = "S") -> list[Finding]:
    return list(check(parse(text), rules=[code], observations=Observations()))


def codes(text: str) -> list[str]:
    return [finding.code for finding in found(text)]


def words(text: str, code: str) -> list[str]:
    """Give the words at which a rule speaks."""
    return [text[finding.spans[0].start : finding.spans[0].end] for finding in found(text, code)]
