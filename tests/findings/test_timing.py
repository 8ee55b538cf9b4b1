"""Group T: deadlines, years, anachronisms, plans that were over, impossible days."""

import pytest

from rulelaw.findings.checking import check
from rulelaw.findings.types import Finding
from rulelaw.observations.types import Observations
from rulelaw.report.reading import parse


def report(
    told: str = "全年办结案件9件。",
    *,
    year: int = 2021,
    published: str | None = "2022-03-01",
    plan: str | None = None,
    heading: str | None = None,
    title_year: int | None = None,
    end: str = "",
) -> str:
    """Compose a report that tells ``told`` in its measures."""
    plan = plan if plan is not None else f"{year + 1}年，我局将加强执法培训，健全案卷评查机制，提升服务水平。"
    lines = [
        f"岚县水利局{title_year or year}年法治政府建设年度报告",
        f"发布日期：{published}" if published else "",
        f"{year}年，岚县水利局坚持依法行政，现将有关情况报告如下。",
        "一、主要举措和成效",
        told,
        "（一）抓执法。我局严格规范公正文明执法，开展河道巡查12次，培训执法人员60人次，群众较为满意。",
        "二、主要负责人履行第一责任人职责情况",
        "局长认真履行推进法治建设第一责任人职责，带头学法，亲自部署、亲自过问重要事项，并在年度会议上述法。",
        "三、存在的不足和原因",
        "执法人员配备仍然不足，业务能力有待提升，主要原因是编制偏少、培训不够，经费保障也不充分。",
        heading if heading is not None else f"四、{year + 1}年工作安排",
        plan,
        end,
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def found(text: str, code: str = "T") -> list[Finding]:
    return list(check(parse(text), rules=[code], observations=Observations()))


def told(text: str, code: str = "T") -> list[tuple[str, str]]:
    """Give the code and the words of each finding."""
    return [(f.code, text[f.spans[0].start : f.spans[0].end]) for f in found(text, code)]


def test_a_report_in_time_has_nothing_wrong() -> None:
    assert told(report()) == []


# --- the days of the report


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (2021, "2022-03-31", None),
        (2021, "2022-04-01", "error"),
        (2021, "2023-01-05", "error"),
        (2017, "2018-04-01", "warning"),
        (2017, "2018-03-31", None),
        (2014, "2015-06-01", None),
        (2021, None, None),
    ],
)
def test_publication_before_april(year: int, day: str | None, expected: str | None) -> None:
    text = report(year=year, published=day)
    assert [f.severity.value for f in found(text, "T001")] == ([expected] if expected else [])
    if expected:
        assert told(text, "T001") == [("T001", str(day))]


def test_where_the_page_tells_no_day_the_signature_does() -> None:
    text = report(published=None, end="岚县水利局\n2022年4月12日")
    assert told(text, "T001") == [("T001", "2022年4月12日")]


@pytest.mark.parametrize(
    ("day", "fires"), [("2022年2月28日", False), ("2022年3月1日", True), ("2022年3月10日", True)]
)
def test_submission_before_march(day: str, *, fires: bool) -> None:
    text = report(end=f"本报告已于{day}报送县委、县政府。")
    assert told(text) == ([("T002", f"本报告已于{day}报送")] if fires else [])


def test_submission_on_a_leap_day_is_in_time() -> None:
    assert (
        told(report(year=2023, published="2024-03-05", end="本报告已于2024年2月29日报送县委、县政府。")) == []
    )


def test_provinces_and_issuers_unknown_have_no_day_in_february() -> None:
    late = report(end="本报告已于2022年3月20日报送。")
    assert told(late, "T002")
    assert not told(late.replace("岚县水利局", "青陵省人民政府"), "T002")
    assert not told(
        late.replace("岚县水利局2021年法治政府", "2021年法治政府").replace("岚县水利局", "我局"), "T002"
    )


@pytest.mark.parametrize(
    ("day", "fires"), [("2021-12-31", True), ("2021-06-01", True), ("2022-01-01", False)]
)
def test_publication_before_the_year_ended(day: str, *, fires: bool) -> None:
    assert told(report(published=day), "T003") == ([("T003", day)] if fires else [])


def test_title_and_body_name_different_years() -> None:
    text = report(title_year=2020)
    (finding,) = found(text)
    assert finding.code == "T004"
    assert text[finding.spans[0].start : finding.spans[0].end] == "2020"
    assert finding.facts == {"title_year": 2020, "year": 2021}


@pytest.mark.parametrize(
    "name", ["重点工作", "主要任务", "努力方向", "工作举措", "度工作部署", "工作要点", "工作目标"]
)
def test_a_heading_of_the_next_year_makes_no_other_report_year(name: str) -> None:
    text = report(heading=f"四、2022年{name}").replace("2021年，岚县水利局", "一年来，我局")
    assert told(text) == []


# --- the year of the plan


@pytest.mark.parametrize(
    ("heading", "plan", "words"),
    [
        ("四、2023年工作安排", "2023年，我局将加强培训，健全机制，提升水平。", "四、2023年工作安排"),
        ("四、2021年工作安排", "我局将加强培训，健全机制，提升水平。", "四、2021年工作安排"),
        ("四、二〇二三年工作打算", "我局将加强培训，健全机制，提升水平。", "四、二〇二三年工作打算"),
        ("四、下一步工作安排", "2023年，我局将加强培训，健全机制，提升水平。", "2023年"),
        ("四、2022年工作安排", "2023年，我局将加强培训，健全机制，提升水平。", "2023年"),
        ("四、下一步工作安排", "在2023年，我局将加强培训，健全机制，提升水平。", "2023年"),
        ("四、2022年工作安排", "到2025年，实现巡查全覆盖。我局将加强培训，健全机制。", None),
        ("四、2022年工作安排", "2021-2025年，我局将按规划推进，健全机制，提升水平。", None),
        ("四、下一步工作安排", "2021年，工作取得一定成绩。2022年，我局将继续努力，健全机制。", None),
        ("四、2022年工作安排", "按照岚水发〔2023〕4号要求，我局将加强培训，健全机制。", None),
        ("四、2022年工作安排", "2022年是“十四五”规划的关键一年，我局将加强培训，健全机制。", None),
        ("四、2021年工作总结和2022年工作安排", "我局将加强培训，健全机制，提升水平。", None),
    ],
)
def test_the_plan_is_made_for_the_next_year(heading: str, plan: str, words: str | None) -> None:
    assert told(report(heading=heading, plan=plan)) == ([] if words is None else [("T005", words)])


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


# --- plans that were over


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("扎实推进“七五”普法。", "“七五”普法"),
        ("全面落实七五普法规划，压实责任。", "七五普法"),
        ('持续深化"七五"普法宣传。', '"七五"普法'),
        ("“七五”普法工作深入开展，干部受教育面广。", "“七五”普法"),
        ("今年以来，组织实施“七五”普法规划。", "“七五”普法"),
        ("2021年是“七五”普法的关键之年。", "“七五”普法"),
        ("贯彻《岚县“十三五”法治建设规划》，各项工作有序推进。", "岚县“十三五”法治建设规划"),
        ("深入实施《岚县水利发展规划（2016—2020年）》。", "岚县水利发展规划（2016—2020年）"),
    ],
)
def test_a_plan_that_was_over_is_no_current_work(sentence: str, words: str) -> None:
    assert told(report(sentence)) == [("T007", words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "圆满完成“七五”普法各项任务，顺利通过验收。",
        "荣获全国“七五”普法工作先进集体。",
        "“七五”普法以来，共建成阵地20个。",
        "认真总结“七五”普法经验，启动“八五”普法。",
        "召开“七五”普法总结暨“八五”普法启动会。",
        "“七五”普法收官，“八五”普法开局。",
        "2020年，全面实施“七五”普法规划并通过验收。",
        "“十三五”期间，全县建成法治公园20个。",
        "在“七五”普法的基础上，深入推进“八五”普法。",
        "编制“十四五”规划，开展“十三五”规划评估。",
        "深入推进“八五”普法。",
        # its successor came in the course of the year
        "按照《法治政府建设实施纲要（2015-2020年）》要求，推进各项工作。",
        "落实《岚市法治政府建设实施方案（2016—2020年）》。",
    ],
)
def test_a_plan_may_be_looked_back_on(sentence: str) -> None:
    assert told(report(sentence)) == []


def test_an_outline_is_over_when_its_successor_has_come() -> None:
    sentence = "按照《法治政府建设实施纲要（2015-2020年）》要求，推进各项工作。"
    text = report(sentence, year=2022, published="2023-03-01")
    assert told(text) == [("T007", "法治政府建设实施纲要（2015-2020年）")]


def test_a_plan_in_its_last_year_is_current() -> None:
    assert told(report("扎实推进“七五”普法。", year=2020, published="2021-03-01")) == []


# --- impossible days


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("4月31日，召开推进会。", "4月31日"),
        ("2021年9月31日召开推进会。", "2021年9月31日"),
        ("二月三十日召开推进会。", "二月三十日"),
        ("13月5日召开推进会。", "13月5日"),
        ("2021年2月29日召开推进会。", "2021年2月29日"),
        ("2月29日，召开推进会。", "2月29日"),
        ("2020年2月29日，召开推进会。", None),
        ("4月30日，召开推进会。", None),
        ("根据《关于2月30日有关事项的通知》开展工作。", None),
        ("开展“3·15”“12·4”宣传活动。", None),
    ],
)
def test_a_day_that_no_calendar_has(sentence: str, words: str | None) -> None:
    assert told(report(sentence)) == ([] if words is None else [("T008", words)])


def test_a_29_february_without_a_year_is_left_alone_beside_a_leap_year() -> None:
    assert told(report("2月29日，召开推进会。", year=2023, published="2024-03-01")) == []
    assert told(report("2月29日，召开推进会。", year=2020, published="2021-03-01")) == []


def test_the_day_under_the_signature_exists_too() -> None:
    assert told(report(end="岚县水利局\n2022年2月30日"), "T008") == [("T008", "2022年2月30日")]
