"""Tell by the name of a body of what level and kind it is."""

from __future__ import annotations

import re
from typing import Final

from rulelaw.report.types import IssuerKind, Level

__all__ = ["BARE_PLACE", "HAN", "PLACE", "kind_of", "level_of"]

HAN: Final = "[一-龥]"
"""A Chinese character."""

PLACE: Final = (
    r"(?:[一-龥]{2,7}?(?:省|自治区|特别行政区)|[一-龥]{2,7}?(?:市|自治州|地区|盟|州)"
    r"|[一-龥]{1,7}?(?:县|区|旗|新区|开发区|高新区|示范区)|[一-龥]{1,6}?(?:镇|乡|街道|苏木))"
)
"""The name of a place, as a pattern."""

BARE_PLACE: Final = re.compile(rf"{PLACE}{{1,3}}")
"""Places and nothing else: 云岭县, 云州市临浦区梧桥街道."""

_MUNICIPALITY = re.compile(r"^(?:中共)?(?:北京|上海|天津|重庆)市")
_AREA = re.compile(
    r"(?P<zone>(?:经济|高新|技术|产业|开发|保税|综合|示范|旅游|度假|合作|工业"
    r"|园)(?:(?![局委厅])[一-龥]){0,12}?(?:区|园区?)|开发区|高新区|管委会|(?<=[区园港岛])管理委员会"
    r"|新区(?=管)|园区)"
    r"|(?P<township>[一-龥]{1,6}?(?:街道|[镇乡](?![市县区])|苏木))|(?P<county>[一-龥]{0,6}?(?:县|新区|区(?!域)|旗))"
    r"|(?P<city>[一-龥]{0,7}?(?:市|自治州|州(?![市省县区镇])|盟|地区))|(?P<province>[一-龥]{0,8}?(?:省|自治区))"
)
# Words of what a body does that end as places do.
_FUNCTION = re.compile(
    r"城市(?=管|综|建|运|行|更)|城乡|乡村|市场|市政(?![府务协])|市容|市民(?!政)|区域|城镇|(?:自然)?园林|州委(?=办)"
)
# A national body's branch is of the level of its place: 国家税务总局云州市税务局.
_LOCAL_BRANCH = re.compile(
    r"^(?:国家[一-龥]{2,8}?总?局|中国[一-龥]{2,6}?(?:银行"
    r"|局))(?=[一-龥]{1,}(?:[省市县区州旗盟])[一-龥]{0,12}(?:局|队|行|分行|支行)$)"
)
_NATIONAL = re.compile(
    r"^(?:国务院|国家|中华人民共和国|中国)(?!.*(?:海关|队|[支分]行)$)|^(?!.*[省市县区州])[一-龥]{2,12}(?:部|总局|署|委员会|总署)$"
)


_OF_A_REGION = re.compile("自治区(?!.*[州市县旗区盟])")
_CITY_ABOVE = re.compile(f"{HAN}{{2,8}}(?:市|州|盟|地区)(?:委|人民政府|政府)")
_BRACKET = re.compile(r"\([^()]*\)$")
# The first ending that fits tells the kind.
_KINDS = (
    (re.compile("(?:(?<=[区园港岛])管理委员会|管委会)$"), IssuerKind.ZONE_COMMITTEE),
    (re.compile("政府$"), IssuerKind.GOVERNMENT),
    (re.compile("(?:党工委|市委|县委|区委|省委|州委|中共.*委员会)$"), IssuerKind.PARTY),
    (re.compile("(?:办公[室厅]|办事处)$"), IssuerKind.OFFICE),
    (re.compile("(?:[局厅部署院委会办队馆处站所]|公署|海关|中心|研究室|联合社)$"), IssuerKind.DEPARTMENT),
)


def level_of(name: str, superior: str = "") -> Level | None:
    """Tell the level of government of a body by its name.

    :param name: the body's name in full.
    :param superior: the addressee of its report; a city that reports to a city is a county-level one.
    :returns: the level, or ``None`` where the name tells none.

    >>> (
    ...     level_of("云州市临浦区梧桥街道办事处"),
    ...     level_of("北京市公安局"),
    ...     level_of("某市高新技术产业开发区管理委员会"),
    ... )
    (<Level.TOWNSHIP: 'township'>, <Level.PROVINCE: 'province'>, <Level.ZONE: 'zone'>)
    """
    name = _LOCAL_BRANCH.sub("", name)
    if _NATIONAL.search(name):
        return Level.NATIONAL
    name = _FUNCTION.sub("·", name)
    if _OF_A_REGION.search(name) and name.count("区") == 1:
        return Level.PROVINCE
    found: Level | None = None
    last_city = ""
    for match in _AREA.finditer(name.replace("自治区", "省").replace("自治县", "县").replace("自治旗", "旗")):
        if match["zone"]:
            return Level.ZONE
        kind = str(match.lastgroup)
        if kind == "city":
            last_city = match.group()
        found = Level(kind)
        if found is Level.TOWNSHIP:
            return found
    if found is Level.CITY:
        if _MUNICIPALITY.match(name):
            return Level.PROVINCE
        if _CITY_ABOVE.search(superior) and "省" not in superior and last_city not in superior:
            return Level.COUNTY
    return found


def kind_of(name: str) -> IssuerKind | None:
    """Tell what kind of body a name names, by its ending; ``None`` where it tells nothing.

    >>> kind_of("砚溪县人民政府"), kind_of("澜州市教育局"), kind_of("梧桥街道办事处")
    (<IssuerKind.GOVERNMENT: 'government'>, <IssuerKind.DEPARTMENT: 'department'>, <IssuerKind.OFFICE: 'office'>)
    """
    name = _BRACKET.sub("", name)
    if BARE_PLACE.fullmatch(name):
        return IssuerKind.GOVERNMENT
    return next((kind for ending, kind in _KINDS if ending.search(name)), None)
