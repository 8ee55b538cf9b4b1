"""The words of the command line's output, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rulelaw.document.types import DoubtKind
from rulelaw.findings.types import Severity
from rulelaw.labels import Label
from rulelaw.report.types import Genre, IssuerKind, Level, Part, Role
from rulelaw.scores.phrases import REASONS as SCORE_REASONS

__all__ = [
    "DOUBTS",
    "GENRES",
    "GRADES",
    "KINDS",
    "LEVELS",
    "PARTS",
    "PRACTICE_GRADES",
    "ROLES",
    "SCORE_REASONS",
    "SEVERITIES",
    "WORDS",
]

WORDS: Final[Mapping[str, Label]] = {
    "untitled": Label("（无标题）", "(no title)"),
    "issuer": Label("报告机关", "Issuer"),
    "year": Label("报告年度", "Year"),
    "published": Label("发布日期", "Published"),
    "submitted": Label("报送日期", "Submitted"),
    "document_number": Label("文号", "Document number"),
    "not_told": Label("未写明", "not told"),
    "parts": Label("应有内容", "Required contents"),
    "observations": Label("指标", "Indicators"),
    "no_observations": Label("没有识别出指标。", "No indicator was found."),
    "breakdowns": Label("数据核对", "Figures that hang together"),
    "practices": Label("制度与举措", "Practices"),
    "findings": Label("问题", "Findings"),
    "outline": Label("结构", "Outline"),
    "quantities": Label("数据", "Quantities"),
    "citations": Label("引用的法律法规和文件", "Laws and documents cited"),
    "numerals": Label("不是数据的数字", "Numerals that are no quantities"),
    "rules": Label("规则", "Rules"),
    "indicator": Label("指标", "Indicator"),
    "value": Label("数值", "Value"),
    "unit": Label("单位", "Unit"),
    "period": Label("时期", "Period"),
    "words": Label("原文", "Words"),
    "place": Label("位置", "Place"),
    "whole": Label("总数或比率", "Total or rate"),
    "of_parts": Label("构成", "Made of"),
    "verdict": Label("结论", "Verdict"),
    "holds": Label("相符", "agrees"),
    "fails": Label("不符，应为{computed}", "wrong, should be {computed}"),
    "practice": Label("代码", "Code"),
    "grade": Label("程度", "Grade"),
    "role": Label("类别", "Role"),
    "reason": Label("依据的判断", "Reason"),
    "code": Label("代码", "Code"),
    "severity": Label("级别", "Severity"),
    "name": Label("名称", "Name"),
    "count": Label("个数", "Count"),
    "basis": Label("依据", "Basis"),
    "validity": Label("适用年度", "Report years"),
    "any_year": Label("不限", "any"),
    "why": Label("说明", "Why"),
    "message": Label("提示", "Message"),
    "example": Label("示例", "Example"),
    "near_miss": Label("不属此列", "Near miss"),
    "since": Label("{day}起施行", "since {day}"),
    "version": Label("规则版本", "Version"),
    "page": Label("网页", "Page"),
    "origin_page": Label("第{page}页", "page {page}"),
    "origin_block": Label("第{block}块", "block {block}"),
    "genre": Label("文件类别", "Kind of document"),
    "read_anyway": Label("已照应有的样子读取", "read as it must have been"),
    "doubts": Label("副本存疑之处", "Doubts of the copy"),
    "suppressed": Label("已搁置{until}：{reason}", "put aside{until}: {reason}"),
    "suppressed_count": Label("另有{count}个问题已搁置。", "{count} more put aside."),
    "stale": Label(
        "基线中有{count}项已不再出现，可以删去。",
        "{count} entries of the baseline are found no more; take them out.",
    ),
    "until": Label("（至{day}）", " (until {day})"),
    "checked": Label(
        "检查了{documents}份文件，{unread}份无法读取。",
        "Checked {documents} documents; {unread} could not be read.",
    ),
    "nothing_found": Label("没有发现问题。", "Nothing was found."),
    "score": Label("得分", "Score"),
    "criterion": Label("评分项", "Criterion"),
    "bounds": Label("上下限", "Bounds"),
    "bar": Label("图示", "Bar"),
    "weight": Label("权重%", "Weight"),
    "points": Label("贡献", "Points"),
    "unknown": Label("未知", "unknown"),
    "not_applicable": Label("不适用", "not applicable"),
    "no_score": Label("没有总分：{reason}。", "No total: {reason}."),
    "total_score": Label(
        "总分{value}（{low}至{high}），已知部分占权重的{coverage}%。",
        "Total {value} ({low} to {high}); {coverage}% of the weight is known.",
    ),
    "graded": Label("等级：{grade}", "Grade: {grade}"),
    "graded_between": Label(
        "等级：{grade}（在{low}与{high}之间）", "Grade: {grade} (between {low} and {high})"
    ),
    "ungraded": Label("等级：不定（在{low}与{high}之间）", "Grade: none (between {low} and {high})"),
    "bonus": Label("加分：{label}，{points}分", "Bonus: {label}, {points}"),
    "veto": Label("限制：{label}，等级不高于{grade}", "Veto: {label}; no better than {grade}"),
    "summary": Label(
        "共发现{total}个问题：错误{errors}个，警告{warnings}个，提示{infos}个。",
        "Found {total}: {errors} errors, {warnings} warnings, {infos} infos.",
    ),
}
"""Labels, heads and sentences, by key."""

SEVERITIES: Final[Mapping[Severity, Label]] = {
    Severity.ERROR: Label("错误", "error"),
    Severity.WARNING: Label("警告", "warning"),
    Severity.INFO: Label("提示", "info"),
}

GENRES: Final[Mapping[Genre, Label]] = {
    Genre.ANNUAL_REPORT: Label("法治政府建设年度报告", "a report on building a law-based government"),
    Genre.DISCLOSURE_REPORT: Label("政府信息公开工作年度报告", "a report on the disclosure of information"),
    Genre.WORK_PLAN: Label("工作要点、方案", "a plan of work"),
    Genre.NEWS: Label("新闻", "a piece of news"),
    Genre.PERSONAL_STATEMENT: Label("个人述法报告", "a leader's own statement"),
    Genre.TEMPLATE: Label("模板", "a template"),
    Genre.OTHER: Label("其他文件", "another document"),
}

DOUBTS: Final[Mapping[DoubtKind, Label]] = {
    DoubtKind.TRADITIONAL: Label("繁体字", "traditional characters"),
    DoubtKind.GLOSS: Label("字后注音或另一字形", "readings behind characters"),
    DoubtKind.GARBLED: Label("乱码", "garbled"),
    DoubtKind.SPAM: Label("广告词", "advertisements"),
    DoubtKind.MASKED: Label("数字被遮去", "a figure masked"),
    DoubtKind.CUT: Label("数字、单位或“年”字残缺", "a figure, its unit or 年 cut off"),
}

PARTS: Final[Mapping[Part, Label]] = {
    Part.MEASURES: Label("主要举措和成效", "measures and results"),
    Part.SHORTCOMINGS: Label("不足", "shortcomings"),
    Part.CAUSES: Label("原因", "causes"),
    Part.FIRST_RESPONSIBLE: Label("第一责任人履职", "first person responsible"),
    Part.PLAN: Label("下一年度安排", "next year's plan"),
    Part.OTHER: Label("其他", "other"),
}

GRADES: Final[tuple[Label, ...]] = (
    Label("缺", "absent"),
    Label("一句带过", "in passing"),
    Label("有段落", "a paragraph"),
    Label("有专门标题", "a heading of its own"),
)
"""How a required content stands, by grade."""

PRACTICE_GRADES: Final[tuple[Label, ...]] = (
    Label("未提及", "not named"),
    Label("提及", "named"),
    Label("有行动", "an action"),
    Label("有数据", "an action with a figure"),
)
"""How strong the evidence of a practice is, by grade."""

LEVELS: Final[Mapping[Level, Label]] = {
    Level.NATIONAL: Label("国家级", "national"),
    Level.PROVINCE: Label("省级", "province"),
    Level.CITY: Label("市级", "city"),
    Level.COUNTY: Label("县级", "county"),
    Level.TOWNSHIP: Label("乡级", "township"),
    Level.ZONE: Label("功能区", "zone"),
}

KINDS: Final[Mapping[IssuerKind, Label]] = {
    IssuerKind.GOVERNMENT: Label("人民政府", "government"),
    IssuerKind.DEPARTMENT: Label("部门", "department"),
    IssuerKind.OFFICE: Label("派出机关或办事机构", "office"),
    IssuerKind.ZONE_COMMITTEE: Label("管理委员会", "zone committee"),
    IssuerKind.PARTY: Label("党的机关", "party body"),
    IssuerKind.JOINT: Label("联合报告", "joint report"),
}

ROLES: Final[Mapping[Role, Label]] = {
    Role.QUANTITY: Label("数据", "quantity"),
    Role.HEADING_NUMBER: Label("标题序号", "heading number"),
    Role.LIST_MARK: Label("列举序号", "list mark"),
    Role.DATE: Label("日期", "date"),
    Role.PERIOD: Label("时期", "period"),
    Role.CLOCK: Label("时刻", "time of day"),
    Role.ORDINAL: Label("序数", "ordinal"),
    Role.ARTICLE: Label("条款号", "article of a law"),
    Role.DOCUMENT_NUMBER: Label("文号", "document number"),
    Role.TITLE: Label("书名号内", "inside a title"),
    Role.CODE: Label("号码", "telephone or code number"),
    Role.NAME: Label("名称用语", "part of a name"),
    Role.ARTICLE_WORD: Label("虚指的“一”“两”", "一 or 两 as an article"),
    Role.FURNITURE: Label("页面内容", "page matter"),
    Role.INDEFINITE: Label("不定数", "no definite number"),
    Role.BARE: Label("无量词的数字", "a number with no unit"),
    Role.MALFORMED: Label("写法有误的数字", "a malformed number"),
}
