"""Group T: what is told before it happened."""

import pytest
from tests.findings.drafting_timing import found, report, told

# --- told before it happened


@pytest.mark.parametrize(
    ("sentence", "words", "severity"),
    [
        ("2022年6月10日，召开法治建设推进会。", "2022年6月10日", "error"),
        ("《岚县河道管理办法》经县政府2022年9月1日第5次常务会议审议通过。", "2022年9月1日", "error"),
        ("2022年7月，我局被评为先进单位。", "2022年7月", "error"),
        ("2023年，全局共受理申请45件。", "2023年", "error"),
        ("2022年1月15日，召开全县法治建设推进会，通报情况。", "2022年1月15日", "warning"),
        ("学习贯彻党的二十大精神，组织宣讲6场。", "党的二十大", "error"),
        ("将学习贯彻党的二十大精神作为首要政治任务。", "党的二十大", "error"),
        ("贯彻党的二十届一中、二中全会精神。", "二十届一中、二中全会", "error"),
        ("学习《中华人民共和国黄河保护法》，开展专题辅导2次。", "中华人民共和国黄河保护法", "error"),
        ("学习宣传《信访工作条例》，培训30人。", "信访工作条例", "warning"),
        ("依照《中华人民共和国噪声污染防治法》作出行政处罚3件。", "中华人民共和国噪声污染防治法", "error"),
    ],
)
def test_what_came_later_is_not_told_as_past(sentence: str, words: str, severity: str) -> None:
    text = report(sentence)
    assert told(text) == [("T006", words)]
    assert found(text)[0].severity.value == severity


@pytest.mark.parametrize(
    "sentence",
    [
        "计划于2022年5月召开推进会，相关准备工作已就绪。",
        "组织学习自2022年6月5日起施行的《中华人民共和国噪声污染防治法》。",
        "提前学习《中华人民共和国噪声污染防治法》，为2022年6月5日施行做好准备。",
        "《中华人民共和国噪声污染防治法》通过后，及时组织学习。",
        "与第三方签订服务合同，合同期至2023年12月31日。",
        "执法证有效期至2026年5月。",
        "聘请法律顾问1名，服务时间为2022年1月至2024年12月。",
        "《岚县取水管理办法》2022年1月1日正式启用。",
        "到2025年，全县实现全覆盖。",
        "项目将于2022年12月底前建成。",
        "2022年3月15日前完成整改。",
        "截至2021年12月31日，共办结案件45件。",
        "截至2022年1月底，共办结案件45件。",
        "2020年5月，建成调解中心。",
        "为2023年工作奠定基础。",
        "落实2022年考核要求，提前谋划。",
        "对《中华人民共和国学前教育法（草案）》提出意见。",
        "对《中华人民共和国学前教育法》立法工作提出意见。",
        "印发《岚县水利系统法治建设规划（2021—2025年）》，明确5年任务。",
        "《岚县水库安全规定》（岚政发〔2023〕4号）印发实施。",
        "以实际行动迎接党的二十大胜利召开。",
        "做好党的二十大安保维稳工作。",
        "梳理二十大类事项。",
        "学习贯彻党的十九届五中、六中全会精神。",
    ],
)
def test_what_is_to_come_or_long_past_may_be_told(sentence: str) -> None:
    assert told(report(sentence)) == []


def test_plans_may_name_any_day() -> None:
    assert (
        told(report(plan="2022年，我局将于6月召开推进会，2022年9月1日起实行新规，2022年12月10日开展宣传。"))
        == []
    )


def test_without_a_day_of_publication_the_end_of_march_counts() -> None:
    assert told(report("2022年3月20日召开推进会。", published=None)) == [("T006", "2022年3月20日")]
    (early,) = found(report("2022年3月20日召开推进会。", published=None))
    (late,) = found(report("2022年4月20日召开推进会。", published=None))
    assert (early.severity.value, late.severity.value) == ("warning", "error")


def test_regulations_that_a_province_may_have_too_never_accuse() -> None:
    (finding,) = found(report("贯彻《公平竞争审查条例》，审查文件3件。"))
    assert (finding.code, finding.severity.value) == ("T006", "warning")
    assert found(report("贯彻《青陵省公平竞争审查条例》，审查文件3件。")) == []


def test_what_is_not_verified_never_accuses() -> None:
    text = report("深入学习“两个确立”的决定性意义。", year=2019, published="2020-03-01")
    (finding,) = found(text)
    assert (finding.code, finding.severity.value) == ("T006", "warning")
