"""Fictional places and the bodies that report there."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

# Syllables that with any of the endings give no county, district or city that exists.
HEADS = "澜霁溯汀苕棠槐漪泠皋鹭岫筠湄栖珩璟堇菀霓箬黛"
TAILS = "川州陵溪浦泽原山台阳宁岭桥湾河丰平昌安泉"
# Two syllables that stand for a province; none is the name of a real one.
PROVINCES = ("岭川省", "澜江省", "苍原省", "云泽省", "岚海省")
FUNCTIONS = (
    "人力资源和社会保障局",
    "教育局",
    "市场监督管理局",
    "生态环境局",
    "交通运输局",
    "住房和城乡建设局",
    "农业农村局",
    "文化和旅游局",
    "卫生健康委员会",
    "应急管理局",
    "自然资源局",
    "城市管理局",
    "财政局",
    "民政局",
    "水利局",
    "统计局",
    "司法局",
)
KINDS = ("province", "city", "county", "township", "department", "office", "zone", "joint")
SIZES = {
    "province": 12.0,
    "city": 4.0,
    "county": 1.0,
    "township": 0.15,
    "department": 0.35,
    "office": 0.15,
    "zone": 0.3,
    "joint": 1.0,
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that reports: its full name, level, kind, the name in title and signature, how the text speaks of it.

    Of a joint report `name` is the government (the host of the page, whose documents are cited) and `titled` the
    joint name of party committee and government.
    """

    name: str
    titled: str
    level: str
    kind: str
    function: str | None
    size: float
    short: str
    words: dict[str, str]


def place(rng: Random) -> str:
    """Two syllables for a place that does not exist (`棠浦`, `鹭泽`)."""
    return rng.choice(HEADS) + rng.choice(TAILS)


def issuer(rng: Random, kind: str, function: str | None) -> Issuer:
    """A body of the kind asked for (one of KINDS; a function for departments), in a fictional place."""
    root, over = place(rng), place(rng)
    while over == root:
        over = place(rng)
    short = root[0] + over[0]
    if kind == "province":
        name = rng.choice(PROVINCES)
        return _government(
            name, f"{name}人民政府", "province", kind, "省", "省政府", "党中央、国务院", name[0]
        )
    if kind == "city":
        return _government(
            f"{root}市", f"{root}市人民政府", "city", kind, "市", "市政府", "省委、省政府", root[0]
        )
    if kind == "county":
        end = rng.choice("县区")
        return _government(
            f"{root}{end}", f"{root}{end}人民政府", "county", kind, end, f"{end}政府", "市委、市政府", root[0]
        )
    if kind == "joint":
        name = f"{root}县"
        body = _government(name, f"{name}人民政府", "county", kind, "县", "县政府", "市委、市政府", root[0])
        titled = rng.choice((f"中共{name}委员会 {name}人民政府", f"中共{name}委、{name}人民政府"))
        return Issuer(
            body.name, titled, "county", kind, None, 1.0, root[0], body.words | {"body": "县委常委会"}
        )
    if kind == "township":
        end = rng.choice("镇乡")
        name = f"{over}县{root}{end}人民政府"
        words = _words(
            f"我{end}", f"{end}政府", f"{end}党委", f"全{end}", f"{end}长", "司法所", "县委、县政府"
        )
        return Issuer(name, name, "township", kind, None, SIZES[kind], short, words)
    if kind == "office":
        name = f"{over}区{root}街道办事处"
        words = _words("我街道", "街道", "街道党工委", "全街道", "办事处主任", "街道司法所", "区委、区政府")
        return Issuer(name, name, "township", kind, None, SIZES[kind], short, words)
    if kind == "zone":
        name = f"{root}{rng.choice(('经济技术开发区', '高新技术产业开发区', '新区'))}管理委员会"
        words = _words("管委会", "管委会", "党工委", "全区", "管委会主任", "政策法规局", "市委、市政府")
        return Issuer(name, name, "zone", kind, None, SIZES[kind], root[0], words)
    assert function is not None
    end, level, upper = rng.choice(
        (("市", "city", "市委、市政府"), ("县", "county", "县委、县政府"), ("区", "county", "区委、区政府"))
    )
    name = f"{root}{end}{function}"
    last = "委" if function.endswith("委员会") else "局"
    chief = "委主任" if last == "委" else "局长"
    words = _words(
        f"我{last}",
        last,
        f"{last}党组",
        f"全{last}",
        chief,
        rng.choice(("法规科", "政策法规科", "法制科")),
        upper,
    )
    return Issuer(name, name, level, kind, function, SIZES[kind] * (2 if end == "市" else 1), root[0], words)


def _government(
    area: str, name: str, level: str, kind: str, end: str, org: str, upper: str, short: str
) -> Issuer:
    head = {"省": "省长", "市": "市长", "县": "县长", "区": "区长"}[end]
    words = _words(
        f"我{end}", org, f"{org}党组", f"全{end}", head, f"{end}司法{'厅' if end == '省' else '局'}", upper
    )
    return Issuer(name, name, level, kind, None, SIZES[kind], short, words)


def _words(we: str, org: str, body: str, all_: str, head: str, legal: str, upper: str) -> dict[str, str]:
    chief = f"{body}书记、{head}"
    return {
        "we": we,
        "org": org,
        "body": body,
        "all": all_,
        "head": head,
        "chief": chief,
        "legal": legal,
        "upper": upper,
    }
