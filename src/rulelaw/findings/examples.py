"""Pieces of short reports, of which rules make their examples and near misses."""

from __future__ import annotations

__all__ = [
    "BEGUN_2021",
    "BEGUN_2022",
    "FIRST_RESPONSIBLE",
    "HEAD_2021",
    "HEAD_2022",
    "MEASURES",
    "OPENING_2021",
    "PLAN",
    "PUBLISHED_2022",
    "SHORTCOMINGS",
    "WHOLE",
    "in_measures",
]

HEAD_2021 = "某县教育局2021年法治政府建设年度报告\n\n"
OPENING_2021 = "2021年，某县教育局坚持依法行政，现将有关情况报告如下。\n\n"
#: As far as the heading of the measures, under which the example goes on.
BEGUN_2021 = OPENING_2021 + "一、主要举措和成效\n\n"

HEAD_2022 = "某县教育局2022年法治政府建设年度报告\n\n"
PUBLISHED_2022 = HEAD_2022 + "发布日期：2023-02-10\n\n"
BEGUN_2022 = "2022年，某县教育局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"

#: The parts of a whole report on 2021, each with its heading.
MEASURES = (
    "一、主要举措和成效\n\n全年制定规范性文件3件，开展普法活动20场，办结行政复议案件2件，全部按期答复。\n\n"
)
FIRST_RESPONSIBLE = (
    "二、主要负责人履行第一责任人职责情况\n\n局长亲自部署、亲自过问法治建设工作，带头述法。\n\n"
)
SHORTCOMINGS = (
    "三、存在的不足和原因\n\n执法力量不足，原因在于编制偏紧、业务培训不够经常，年轻干部办案经验欠缺。\n\n"
)
PLAN = "四、2022年工作安排\n\n2022年，我局将加强执法培训，健全案卷评查机制，推动校园普法走深走实。\n"
WHOLE = HEAD_2021 + OPENING_2021 + MEASURES + FIRST_RESPONSIBLE + SHORTCOMINGS + PLAN


def in_measures(sentence: str) -> str:
    """Give a report on 2021 whose measures tell ``sentence``."""
    return f"一、主要举措和成效\n2021年，我局严格依法履职。{sentence}\n"
