"""Damage to a pair of reports on two years: group H.

These kinds take the later report of a pair and compose the earlier one anew from its name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from random import Random

from ..composing import compose_pair
from ..truth import Composed, Quantity
from ..writing import NUMBERS
from .figures import RETOLD
from .tools import WHOLE, Spoilt, edited, shuffled, with_number

LATER = "-later"


def _earlier(later: Composed) -> Composed | None:
    """The report on the year before, where a report is the later of a pair."""
    if not later.name.endswith(LATER):
        return None
    return _first_of(int(later.name.removesuffix(LATER).rpartition("-")[2]))


@lru_cache(maxsize=1024)
def _first_of(seed: int) -> Composed:
    return compose_pair(seed)[0]


def copied(composed: Composed, rng: Random) -> Spoilt | None:
    """H001: the earlier report has half of this one's text, with other figures and the year before."""
    earlier = _earlier(composed)
    if earlier is None:
        return None
    start, end = composed.parts["measures"][0]
    body = re.sub(r"20\d\d", lambda year: str(int(year[0]) - 1), composed.text[start:end])
    counts = r"(?<![0-9,.])[1-9][0-9]{0,4}(?=件|名|人|次|场|份|项)"
    body = re.sub(counts, lambda number: str(int(number[0]) + rng.randint(1, 3)), body)
    lines = body.splitlines(keepends=True)
    whole = sum(
        len("".join(composed.text[slice(*composed.parts[p][0])].split()))
        for p in ("measures", "shortcomings", "plan")
    )
    # So many lines from the end of the part that half of the report's own text stands in both.
    kept = len(lines)
    share = rng.uniform(0.5, 0.9)
    while kept and sum(len("".join(line.split())) for line in lines[kept:]) < share * whole:
        kept -= 1
    if sum(len("".join(line.split())) for line in lines[kept:]) < 0.5 * whole:
        return None
    cut = earlier.parts["measures"][0][1]
    previous = earlier.text[:cut] + "".join(lines[kept:]) + earlier.text[cut:]
    return Spoilt(composed.text, "H001", (start, end), "copied", previous)


def _counts(composed: Composed, key: str = "") -> list[Quantity]:
    """Exact counts of one indicator each, outside sums; those of a key where one is named."""
    return [
        q
        for q in composed.quantities
        if len(q.indicators) == 1
        and not (q.zero or q.change or q.scope or q.optional or q.open)
        and q.qualifier == "exact"
        and q.part == "measures"
        and q.unit != "%"
        and (not key or q.key == key)
    ]


def earlier_figure_otherwise(composed: Composed, rng: Random) -> Spoilt | None:
    """H002: the earlier report has another figure than the one told here for comparison."""
    earlier = _earlier(composed)
    if earlier is None:
        return None
    for told in shuffled(rng, _counts(composed)):
        base, _, derived = told.key.partition("@")
        if derived != "prev":
            continue
        for there in _counts(earlier, base):
            fresh = str(int(there.value) + rng.randint(2, 9))
            figure = with_number(earlier, there.span, WHOLE, fresh)
            if figure:
                previous = edited(earlier.text, [(there.span, figure)])
                return Spoilt(composed.text, "H002", told.span, "earlier_figure_otherwise", previous)
    return None


# Plans of which no composed report tells, each with words that would take it up.
PLANS = (
    ("筹建渔港海事纠纷联合调处点，方便渔民就近解决争议", ("渔", "海事")),
    ("编纂地方志法治分卷，留存历史资料", ("地方志", "分卷")),
    ("试行无人机巡查取证规则，拓展非现场证据来源", ("无人机", "巡查取证")),
    ("为古村落保护订立公约，推动祠堂议事规则上墙", ("村落", "祠堂", "公约")),
    ("设立跨境电商维权驿站，配备双语志愿者", ("跨境", "电商", "双语")),
    ("开通盲文版办事指南，方便视障人士查询", ("盲文", "视障")),
    ("在高铁站布设自助公证机，实现候车时间办公证", ("高铁", "公证")),
    ("推广司法拍卖房产带押过户，缩短交易周期", ("拍卖", "过户")),
    ("为外卖骑手开设交通法规夜校，减少配送途中违章", ("骑手", "夜校", "配送")),
    ("把殡葬用品价格纳入公示牌管理，遏制天价收费", ("殡葬", "公示牌")),
    ("组建候鸟栖息地巡护志愿队，劝阻非法捕猎", ("候鸟", "捕猎")),
    ("编印少数民族语言读本，送到牧区帐篷", ("民族", "牧区")),
    ("对学校周边烟草零售点实行退出补偿", ("烟草", "补偿")),
    ("启用电子印章核验系统，杜绝伪造印鉴", ("印章", "印鉴")),
)


def plan_dropped(composed: Composed, rng: Random) -> Spoilt | None:
    """H003: the earlier report planned something that this one never takes up."""
    earlier = _earlier(composed)
    if earlier is None:
        return None
    words = "".join(composed.text.split())
    free = [plan for plan, names in PLANS if not any(name in words for name in names)]
    start, end = earlier.parts["plan"][0]
    text = earlier.text
    stop = text.rfind("。", start, end)
    count = len(re.findall(f"[{NUMBERS}]是", text[start:end]))
    if not free or stop < 0 or not 2 <= count < len(NUMBERS):
        return None
    plan = rng.choice(free)
    previous = text[: stop + 1] + f"{NUMBERS[count]}是{plan}。" + text[stop + 1 :]
    return Spoilt(composed.text, "H003", None, "plan_dropped", previous, plan[:6])


# Indicators that stand for one another: where one is told, the other is not missed.
KIN = {"reconsideration.cases": ("reconsideration.accepted", "x.reconsideration_applied")}


def indicator_gone(composed: Composed, rng: Random) -> Spoilt | None:
    """H004: the earlier report tells an indicator that this one does not."""
    earlier = _earlier(composed)
    if earlier is None or not earlier.anchors:
        return None
    told = {name for q in (*composed.quantities, *earlier.quantities) for name in (*q.indicators, q.key)}
    for code in shuffled(rng, RETOLD):
        if code in told or any(kin in told for kin in KIN.get(code, ())):
            continue
        sentence = RETOLD[code].format(rng.randint(20, 300))
        at = rng.choice(earlier.anchors)
        previous = earlier.text[:at] + sentence + earlier.text[at:]
        return Spoilt(composed.text, "H004", None, "indicator_gone", previous, code)
    return None


# A word on a change, on why there is one, or on a longer time than the year.
ON_CHANGE = re.compile(
    "[增升降减比因倍]|累计|历年|以来|去年|上年|由于|首次|首年|随着|集中|移交|合并|归并|扩大|口径|划"
)


# A body or a meeting that narrows a count: told of it in one year alone, the two are not plainly one thing.
NARROWED = re.compile("全[省市县区乡镇局委街]|党组|党委|党工委|中心组|常务会|政府|我[省市县区乡镇局委街]")


def leap(composed: Composed, rng: Random) -> Spoilt | None:
    """H005: a count is more than ten times, or less than a tenth, of the year before, with no word on it."""
    earlier = _earlier(composed)
    if earlier is None:
        return None
    text = composed.text
    for now in shuffled(rng, _counts(composed)):
        if "@" in now.key or not now.key or now.value < 1 or now.year != composed.masthead.year:
            continue
        # With another figure of the indicator in the same report it is not plain what has leapt.
        if sum(now.indicators == q.indicators for q in (*composed.quantities, *earlier.quantities)) != 2:
            continue
        start = max(text.rfind(mark, 0, now.span[0]) for mark in "。；;\n")
        end = min(place for mark in "。；;\n" if (place := text.find(mark, now.span[1])) >= 0)
        if ON_CHANGE.search(text[start:end]) or NARROWED.search(text[start : now.span[0]]):
            continue
        for there in _counts(earlier, now.key):
            before = re.split("[。；;\\n]", earlier.text[: there.span[0]])[-1]
            if there.unit != now.unit or NARROWED.search(before) or ON_CHANGE.search(before):
                continue
            fewer = int(now.value) // rng.randint(12, 30)
            fresh = fewer if fewer >= 1 and rng.random() < 0.5 else int(now.value) * rng.randint(11, 30)
            figure = with_number(earlier, there.span, WHOLE, str(fresh))
            if figure:
                previous = edited(earlier.text, [(there.span, figure)])
                return Spoilt(composed.text, "H005", now.span, "leap", previous)
    return None
