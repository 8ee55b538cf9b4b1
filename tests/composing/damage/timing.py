"""Damage to days, years and plans: group T."""

from __future__ import annotations

import datetime
from random import Random

from ..truth import Composed, Day
from .tools import Spoilt, added, edited, newline, replaced


def published_late(composed: Composed, rng: Random) -> Spoilt | None:
    """T001: the day of publication lies after the end of March."""
    day = datetime.date(composed.masthead.year + 1, rng.randint(4, 9), rng.randint(1, 28))
    return _day_moved(composed, day, "T001", "published_late")


SUBMITTED = (
    "本报告已于{y}年{m}月{d}日报送上级党委和政府。",
    "本报告于{y}年{m}月{d}日经集体审议后上报上级党委和政府。",
    "报送日期：{y}年{m}月{d}日",
)


def submitted_late(composed: Composed, rng: Random) -> Spoilt | None:
    """T002: the report tells that it was submitted after the end of February (not a province's)."""
    first = datetime.date(composed.masthead.year + 1, 3, 1)
    # A report is submitted before it is published.
    last = composed.masthead.published or first.replace(day=31)
    if composed.masthead.level == "province" or last < first:
        return None
    day = first + datetime.timedelta(rng.randint(0, (last - first).days))
    line = rng.choice(SUBMITTED).format(y=day.year, m=day.month, d=day.day)
    # The order of the closing parts varies: the line stands at the end of the text.
    end = max(place[1] for places in composed.parts.values() for place in places)
    text = composed.text[:end] + line + newline(composed) + composed.text[end:]
    return Spoilt(text, "T002", (end, end + len(line)), "submitted_late")


def published_early(composed: Composed, rng: Random) -> Spoilt | None:
    """T003: the day of publication, and that of the signature, lies before the year's end."""
    day = datetime.date(composed.masthead.year, 12, rng.randint(15, 30))
    return _day_moved(composed, day, "T003", "published_early", signed=day - datetime.timedelta(2))


def title_year(composed: Composed, rng: Random) -> Spoilt | None:
    """T004: the title names the year before."""
    places = composed.years.get("title")
    if not places or composed.masthead.title is None:
        return None
    return replaced(composed, places[0], str(composed.masthead.year - 1), "T004", "title_year")


def plan_year(composed: Composed, rng: Random) -> Spoilt | None:
    """T005: the plan is made for the year after the next."""
    fresh = str(composed.masthead.year + 2)
    text = edited(composed.text, ((place, fresh) for place in composed.years["plan"]))
    return Spoilt(text, "T005", composed.years["plan"][0], "plan_year")


FUTURE = (
    "召开法治政府建设工作推进会，总结经验、表彰先进。",
    "举办新任执法人员封闭轮训，全部考核合格。",
    "完成行政复议听证室改造，即日投入使用。",
)


def future_told(composed: Composed, rng: Random) -> Spoilt | None:
    """T006: an event after any day of publication is told as past."""
    day = f"{composed.masthead.year + 1}年{rng.randint(5, 11)}月"
    sentence = f"{day}，{rng.choice(FUTURE)}"
    return added(composed, rng, sentence, "T006", "future_told", (0, len(day)))


def after_year_told(composed: Composed, rng: Random) -> Spoilt | None:
    """T006: an event between the year's end and the day of publication is told among the year's measures."""
    published = composed.masthead.published
    first = datetime.date(composed.masthead.year + 1, 1, 1)
    if published is None or published <= first:
        return None
    told = first + datetime.timedelta(rng.randrange((published - first).days))
    day = f"{told.year}年{told.month}月{told.day}日"
    return added(composed, rng, f"{day}，{rng.choice(FUTURE)}", "T006", "after_year_told", (0, len(day)))


# Laws with the last report year in which nobody could have applied them: none of them was adopted before the
# second quarter of the next year.
LAWS_TO_COME = (
    ("中华人民共和国民法典", 2018),
    ("信访工作条例", 2020),
    ("中华人民共和国反有组织犯罪法", 2020),
    ("中华人民共和国家庭教育促进法", 2020),
    ("中华人民共和国黑土地保护法", 2021),
    ("中华人民共和国反电信网络诈骗法", 2021),
    ("中华人民共和国无障碍环境建设法", 2022),
    ("中华人民共和国爱国主义教育法", 2022),
    ("中华人民共和国农村集体经济组织法", 2023),
    ("中华人民共和国学前教育法", 2023),
    ("公平竞争审查条例", 2023),
    ("中华人民共和国民营经济促进法", 2024),
)


def law_before_its_time(composed: Composed, rng: Random) -> Spoilt | None:
    """T006: cases are said to have been decided by a law that was not yet adopted."""
    titles = [title for title, last in LAWS_TO_COME if composed.masthead.year <= last]
    if not titles:
        return None
    title = rng.choice(titles)
    sentence = f"依据《{title}》规定，稳妥办结一批群众关注的事项。"
    return added(composed, rng, sentence, "T006", "law_before_its_time", (2, 4 + len(title)))


STALE = (
    "全面实施“{plan}”普法规划，普法责任清单按季更新。",
    "深入推进“{plan}”普法工作，普法品牌日益响亮。",
    "落实“{plan}”普法规划任务分工，压实普法责任。",
)


def stale_plan(composed: Composed, rng: Random) -> Spoilt | None:
    """T007: a popularization plan whose period is over is told as current work."""
    form = rng.choice(STALE)
    at = form.index("“")
    plan = "六五" if composed.masthead.year <= 2020 else "七五"
    sentence = form.format(plan=plan)
    return added(composed, rng, sentence, "T007", "stale_plan", (at, at + 6))


def stale_outline(composed: Composed, rng: Random) -> Spoilt | None:
    """T007: the outline for 2015 to 2020 is carried out in a year for which its successor had long been issued."""
    if composed.masthead.year < 2022:
        return None
    title = rng.choice(("法治政府建设实施纲要（2015—2020年）", "法治政府建设实施纲要(2015-2020年)"))
    sentence = f"对照《{title}》逐项抓落实，任务台账按季更新。"
    return added(composed, rng, sentence, "T007", "stale_outline", (2, 4 + len(title)))


def impossible_date(composed: Composed, rng: Random) -> Spoilt | None:
    """T008: a day that no calendar has."""
    day = rng.choice(("2月30日", "4月31日", "6月31日", "11月31日", "13月2日"))
    told = [d for d in composed.dates if d.role == "told"]
    if told:
        chosen = rng.choice(told)
        fresh = f"{composed.masthead.year}年{day}" if chosen.form.startswith("{y}") else day
        return replaced(composed, chosen.span, fresh, "T008", "impossible_date")
    sentence = f"{day}，开展执法开放日活动，邀请群众走进执法一线。"
    return added(composed, rng, sentence, "T008", "impossible_date", (0, len(day)))


def _day_moved(
    composed: Composed, day: datetime.date, code: str, kind: str, *, signed: datetime.date | None = None
) -> Spoilt | None:
    """Move the day of publication (the page's, or else the signature's), and the signature's where one is given."""
    page: list[Day] = [d for d in composed.dates if d.role == "published"]
    signatures = [d for d in composed.dates if d.role == "signed"]
    telling = page[0] if page else (signatures[0] if signatures and composed.masthead.published else None)
    if telling is None:
        return None
    moved = {telling.span: day}
    if signed:
        moved |= {d.span: signed for d in signatures if d is not telling}
    text, span, shift = composed.text, telling.span, 0
    for old in sorted(composed.dates, key=lambda d: d.span):
        if old.span not in moved:
            continue
        new = moved[old.span]
        fresh = old.form.format(y=new.year, m=new.month, d=new.day)
        start = old.span[0] + shift
        text = text[:start] + fresh + text[old.span[1] + shift :]
        if old is telling:
            span = (start, start + len(fresh))
        shift += len(fresh) - (old.span[1] - old.span[0])
    return Spoilt(text, code, span, kind)
