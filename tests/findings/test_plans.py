"""Group T: the year of the plan, plans that were over."""

import pytest
from tests.findings.drafting_timing import report, told

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
