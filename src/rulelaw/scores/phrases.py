"""The sentences that explain a scorecard, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rulelaw.labels import Label
from rulelaw.scores.types import Reason

__all__ = ["GRADES", "PRACTICE_GRADES", "REASONS", "SENTENCES"]

SENTENCES: Final[Mapping[str, Label]] = MappingProxyType(
    {
        "total": Label(
            "按“{label}”（{framework}，{version}版）计，总分{value}分，在{low}分至{high}分之间；"
            "已知部分占权重的{coverage}%。",
            "Under “{label}” ({framework}, version {version}) the total is {value}, between {low} and {high}; "
            "{coverage}% of the weight is known.",
        ),
        "no_total": Label(
            "按“{label}”（{framework}，{version}版）没有总分：{reason}。",
            "Under “{label}” ({framework}, version {version}) there is no total: {reason}.",
        ),
        "grade": Label("等级为“{grade}”。", "The grade is “{grade}”."),
        "grades": Label(
            "等级为“{grade}”，在“{low}”与“{high}”之间。",
            "The grade is “{grade}”, between “{low}” and “{high}”.",
        ),
        "no_grade": Label(
            "没有等级：已知部分不足权重的一半；等级在“{low}”与“{high}”之间。",
            "There is no grade, since less than half of the weight is known; it lies between “{low}” and “{high}”.",
        ),
        "known": Label(
            "{label}：得{value}分{bounds}，为总分贡献{contribution}分（权重{weight}%）。{why}{evidence}",
            "{label}: {value} of 100{bounds}, which brings {contribution} to the total (weight {weight}%). "
            "{why}{evidence}",
        ),
        "between_bounds": Label("（在{low}分至{high}分之间）", " (between {low} and {high})"),
        "unknown": Label(
            "{label}：未知，{reason}；不计入总分，按最差和最好计入上下限（权重{weight}%）。",
            "{label}: unknown, since {reason}; it does not count in the total, and at its worst and best in the bounds "
            "(weight {weight}%).",
        ),
        "not_applicable": Label(
            "{label}：不适用，{reason}；其权重由其他各项分担。",
            "{label}: does not apply, since {reason}; the others share its weight.",
        ),
        "change": Label(
            "{how}，其余不变时总分至多可增加{gain}分。",
            "{how}: all else unchanged, this would add up to {gain} to the total.",
        ),
        "bonus": Label(
            "加分项“{label}”：加{value}分。{evidence}", "Bonus “{label}”: {value} added. {evidence}"
        ),
        "bonus_unknown": Label(
            "加分项“{label}”：未知，{reason}。", "Bonus “{label}”: unknown, since {reason}."
        ),
        "veto": Label(
            "限制项“{label}”：等级不高于“{grade}”。{evidence}",
            "Veto “{label}”: the grade is no better than “{grade}”. {evidence}",
        ),
        "veto_unknown": Label(
            "限制项“{label}”：未知，{reason}。", "Veto “{label}”: unknown, since {reason}."
        ),
        "quotes": Label("见{quotes}。", "See {quotes}."),
        "quote": Label("“{words}”（{place}）", "“{words}” ({place})"),
        "more": Label("{quotes}等{count}处", "{quotes} and others, {count} in all"),
        "between": Label("、", ", "),
        "searched": Label("查了全文（{place}）。", "The whole text was searched ({place})."),
        # why, by rule
        "part": Label("报告中的程度：{grade}。", "In the report: {grade}."),
        "practice": Label("报告中的证据：{grade}。", "Evidence in the report: {grade}."),
        "told": Label("已写明。", "It is told."),
        "untold": Label("没有写明。", "It is not told."),
        "number": Label("数值为{fact}。", "The number is {fact}."),
        "count": Label(
            "数量为{fact}，要求不少于{least}，每少1个扣{per}分（满分{points}分）。",
            "The count is {fact}; {least} are asked for, and each missing one costs {per} of {points}.",
        ),
        "threshold": Label("数值为{fact}，目标为{target}。", "The number is {fact}, the target {target}."),
        "linear": Label(
            "数值为{fact}；{none}得0分，{full}得满分，其间按比例计。",
            "The number is {fact}; {none} gives nothing, {full} full score, evenly between.",
        ),
        "occurrence": Label(
            "共{fact}次，每次扣{per}分（满分{points}分）。", "{fact} in number; each costs {per} of {points}."
        ),
        "deadline": Label("日期为{fact}，期限为{last}。", "The day is {fact}, the last day {last}."),
        "findings": Label("发现{fact}个问题：{codes}。", "{fact} found: {codes}."),
        "no_findings": Label("没有发现问题。", "Nothing was found."),
        # what would change it
        "to_part": Label("写到“{grade}”", "Bringing it to “{grade}”"),
        "to_tell": Label("写明此项", "Telling it"),
        "to_count": Label("达到{least}", "Reaching {least}"),
        "to_rise": Label("升至{target}", "Raising it to {target}"),
        "to_fall": Label("降至{target}", "Lowering it to {target}"),
        "to_none": Label("减至零", "Bringing them to none"),
        "to_day": Label("不晚于{last}", "Doing it by {last}"),
        "to_mend": Label("改正所列问题", "Mending what was found"),
        "learn": Label(
            "若仅得知此项，总分将在{low}分至{high}分之间。",
            "Once it alone is known, the total will lie between {low} and {high}.",
        ),
    }
)

REASONS: Final[Mapping[Reason, Label]] = MappingProxyType(
    {
        Reason.UNTOLD: Label("报告没有写明", "the report does not tell it"),
        Reason.NO_TEXT: Label("没有可查的文本", "there is no text that could tell it"),
        Reason.NO_YEAR: Label("报告年度不明", "the report's year is not known"),
        Reason.NOT_GIVEN: Label("没有提供外部数值", "its value was not handed over"),
        Reason.NO_BASE: Label("没有可据以衡量的内容（基数为零）", "there is nothing to measure it on"),
        Reason.NO_RULE: Label("该年度没有相应规则", "no rule speaks of this year"),
        Reason.NOT_FOR_ISSUER: Label("不适用于此类机关", "it is not made for this kind of issuer"),
        Reason.NOT_FOR_REPORT: Label(
            "该框架不适用于此年度或此类机关", "the framework is not made for this year or kind of issuer"
        ),
    }
)

GRADES: Final = (
    Label("缺", "absent"),
    Label("一句带过", "in passing"),
    Label("有段落", "a paragraph"),
    Label("有专门标题", "a heading of its own"),
)
"""How a required content stands, by grade."""

PRACTICE_GRADES: Final = (
    Label("未提及", "not named"),
    Label("提及", "named"),
    Label("有行动", "an action"),
    Label("有行动并有数据", "an action with a figure"),
)
"""How strong the evidence of a practice is, by grade."""
