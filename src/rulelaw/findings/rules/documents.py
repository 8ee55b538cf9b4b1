"""What kind of document it is, and in what state its copy: S030 and W006. Both speak before all that is in the text."""

from __future__ import annotations

from collections.abc import Iterator

from rulelaw.document.types import DoubtKind
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Genre

__all__ = ["S030", "W006"]

_NAMES = {
    Genre.DISCLOSURE_REPORT: Label(
        zh="政府信息公开工作年度报告", en="an annual report on the disclosure of government information"
    ),
    Genre.WORK_PLAN: Label(zh="工作要点、方案一类文件", en="a plan of work"),
    Genre.NEWS: Label(zh="新闻", en="a piece of news"),
    Genre.PERSONAL_STATEMENT: Label(zh="个人述法报告", en="a leader's own statement on the rule of law"),
    Genre.TEMPLATE: Label(zh="尚未填写的模板", en="a template that was not filled in"),
    Genre.OTHER: Label(zh="其他文件", en="another document"),
}
_LONGEST = 40


def _another_genre(context: Context) -> Iterator[Draft]:
    report = context.report
    if report.genre is not Genre.ANNUAL_REPORT:
        words = "" if report.genre_reason is None else report.genre_reason.words
        shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        yield Draft(facts={"words": shown}, variant=report.genre.value)


#: What runs through a copy, rather than standing at one place of it, where W001 and W004 tell it.
_THROUGHOUT = {
    (DoubtKind.TRADITIONAL, True): "traditional",
    (DoubtKind.TRADITIONAL, False): "traditional_unread",
    (DoubtKind.GLOSS, True): "gloss",
    (DoubtKind.SPAM, False): "spam",
}


def _damaged(context: Context) -> Iterator[Draft]:
    for doubt in context.report.doubts:
        variant = _THROUGHOUT.get((doubt.kind, doubt.read))
        if variant is not None:
            severity = Severity.INFO if doubt.read else None
            yield Draft(
                (doubt.span,),
                {"words": doubt.words, "count": doubt.count},
                variant=variant,
                severity=severity,
            )


_HEAD = "某县教育局2022年法治政府建设年度报告\n\n"
_OPENING = "2022年，某县教育局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"

S030 = Rule(
    code="S030",
    name=Label(zh="不是法治政府建设年度报告", en="no annual report on building a law-based government"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="这不是法治政府建设年度报告（“{words}”）。", en="This is no such report (“{words}”)."
        ),
        **{
            genre.value: Label(
                zh=f"这看来是{name.zh}（“{{words}}”），不是法治政府建设年度报告。",
                en=f"This seems to be {name.en} (“{{words}}”), not a report on building a law-based government.",
            )
            for genre, name in _NAMES.items()
        },
    },
    why=Label(
        zh="政府信息公开年报、工作要点、新闻、述法报告和未填写的模板常与年度报告放在一起，不适用年度报告的要求。"
        "只检查对任何文件都成立的事项；用 --select 点名的规则仍会检查。",
        en="Reports on disclosure, plans of work, news, leaders' statements and blank templates stand beside such "
        "reports, and what is asked of a report is not asked of them. Only what holds for any document is checked; "
        "rules that are named with --select are still asked.",
    ),
    check=_another_genre,
    example="某县教育局2022年法治政府建设工作要点\n\n一、加强党的领导\n\n组织学习习近平法治思想。\n",
    near_miss=_HEAD + _OPENING + "制定《法治政府建设工作要点》，全年开展校园普法活动20场。\n",
)

W006 = Rule(
    code="W006",
    name=Label(zh="文本来自受损的副本", en="a damaged copy"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="“{words}”一类痕迹有{count}处。", en="There are {count} places such as “{words}”."
        ),
        "traditional": Label(
            zh="文本为繁体字（如“{words}”等{count}字），已按简体字读取。",
            en="The text is in traditional characters (“{words}” …, {count} in all); it was read as simplified.",
        ),
        "traditional_unread": Label(
            zh="文本为繁体字（如“{words}”等{count}字），未能按简体字读取，结果不全；可安装 rulelaw[traditional]。",
            en="The text is in traditional characters (“{words}” and others, {count} in all) and was not read as "
            "simplified, so much is missed; install rulelaw[traditional].",
        ),
        "gloss": Label(
            zh="字后夹有注音或另一字形（如“{words}”等{count}处），读取时已略去。",
            en="Readings or second forms stand behind characters (“{words}” and others, {count} in all); they were "
            "passed over.",
        ),
        "spam": Label(
            zh="文中夹有广告词（如“{words}”等{count}处），页面可能被篡改，其余文字也未必可靠。",
            en="Advertisements stand in the text (“{words}” and others, {count} in all): the page may be hijacked, and "
            "the rest may be wrong too.",
        ),
    },
    why=Label(
        zh="镜像、转换和篡改会改动文字。请从发布机关的网站重新获取原文。",
        en="Mirrors, conversions and hijackers change words. Get the original from the site that issued it.",
    ),
    check=_damaged,
    example=_HEAD + _OPENING + "全年开展校园普法活动注册送彩金20场。\n",
    near_miss=_HEAD + _OPENING + "全年开展校园普法活动20场，查处网络赌博和违规销售彩票行为3起。\n",
)
