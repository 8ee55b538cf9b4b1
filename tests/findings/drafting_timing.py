"""Reports with the days and plans that the tests of group T need."""

from rulelaw.findings.checking import check
from rulelaw.findings.types import Finding
from rulelaw.observations.types import Observations
from rulelaw.report.reading import parse


def report(
    told: str = "全年办结案件9件。",
    *,
    year: int = 2021,
    published: str | None = "2022-03-01",
    plan: str | None = None,
    heading: str | None = None,
    title_year: int | None = None,
    end: str = "",
) -> str:
    """Compose a report that tells ``told`` in its measures."""
    plan = plan if plan is not None else f"{year + 1}年，我局将加强执法培训，健全案卷评查机制，提升服务水平。"
    lines = [
        f"岚县水利局{title_year or year}年法治政府建设年度报告",
        f"发布日期：{published}" if published else "",
        f"{year}年，岚县水利局坚持依法行政，现将有关情况报告如下。",
        "一、主要举措和成效",
        told,
        "（一）抓执法。我局严格规范公正文明执法，开展河道巡查12次，培训执法人员60人次，群众较为满意。",
        "二、主要负责人履行第一责任人职责情况",
        "局长认真履行推进法治建设第一责任人职责，带头学法，亲自部署、亲自过问重要事项，并在年度会议上述法。",
        "三、存在的不足和原因",
        "执法人员配备仍然不足，业务能力有待提升，主要原因是编制偏少、培训不够，经费保障也不充分。",
        heading if heading is not None else f"四、{year + 1}年工作安排",
        plan,
        end,
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def found(text: str, code: str = "T") -> list[Finding]:
    return list(check(parse(text), rules=[code], observations=Observations()))


def told(text: str, code: str = "T") -> list[tuple[str, str]]:
    """Give the code and the words of each finding."""
    return [(f.code, text[f.spans[0].start : f.spans[0].end]) for f in found(text, code)]
