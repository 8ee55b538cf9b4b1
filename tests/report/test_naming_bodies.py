"""Of what level and kind a body is, by its name."""

import pytest

from rulelaw.report.naming_bodies import kind_of, level_of
from rulelaw.report.types import IssuerKind, Level


@pytest.mark.parametrize(
    ("name", "level", "kind"),
    [
        ("水利部", "national", "department"),
        ("国家药品监督管理局", "national", "department"),
        ("国家粮食应急储备总局", "national", "department"),
        ("沧南省人民政府", "province", "government"),
        ("贵川省教育厅", "province", "department"),
        ("梅州省司法厅", "province", "department"),
        ("云岭自治区人民政府", "province", "government"),
        ("北京市公安局", "province", "department"),
        ("岚州市教育局", "city", "department"),
        ("桐乡市市场监督管理局", "city", "department"),
        ("景镇市文化广电和旅游局", "city", "department"),
        ("岚州市住房和城乡建设局", "city", "department"),
        ("岚州市园林绿化局", "city", "department"),
        ("岚州市国有资产监督管理委员会", "city", "department"),
        ("云岭彝族自治州人民政府", "city", "government"),
        ("国家税务总局岚州市税务局", "city", "department"),
        ("岚县城市管理综合行政执法局", "county", "department"),
        ("云岭彝族自治县人民政府", "county", "government"),
        ("岚州市临浦区综合行政执法局", "county", "department"),
        ("北京市朝霞区人民政府", "county", "government"),
        ("上海市浦西新区人民政府", "county", "government"),
        ("岚山市市南区教育局", "county", "department"),
        ("石门岭镇人民政府", "township", "government"),
        ("岚县青石乡人民政府", "township", "government"),
        ("云州市临浦区梧桥街道办事处", "township", "office"),
        ("岚州高新技术产业开发区管理委员会", "zone", "zone_committee"),
        ("岚州市经济技术开发区管委会", "zone", "zone_committee"),
        ("岚州综合保税区管理委员会", "zone", "zone_committee"),
        ("岚州市人民政府办公室", "city", "office"),
        ("中共岚州市委", "city", "party"),
        ("静溪区", "county", "government"),
    ],
)
def test_level_and_kind_of_a_body(name: str, level: str, kind: str) -> None:
    """By the places and endings of its name; words of what it does (城乡, 市场, 城市管理) are no places."""
    assert level_of(name) == Level(level)
    assert kind_of(name) == IssuerKind(kind)


@pytest.mark.parametrize("name", ["", "教育局", "法治", "公安局"])
def test_a_name_without_a_place_has_no_level(name: str) -> None:
    """Nothing is guessed."""
    assert level_of(name) is None


def test_a_city_that_reports_to_a_city_is_a_county() -> None:
    """County-level cities are told by whom they report to."""
    assert level_of("临溪市教育局", "岚州市人民政府:") is Level.COUNTY
    assert level_of("岚州市教育局", "省人民政府:") is Level.CITY
