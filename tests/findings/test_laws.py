"""Group C: law that has ended."""

import datetime

import pytest
from tests.findings.drafting import drafts
from tests.findings.drafting_citations import message, report_of

from rulelaw.findings.rules.laws import C004


@pytest.mark.parametrize(
    "words",
    [
        "依照《中华人民共和国侵权责任法》，调解纠纷6件。",
        "组织学习《合同法》《水法》，培训干部30人次。",
        "宣传《中华人民共和国物权法》等法律法规20场。",
        "根据《个体工商户条例》，办理登记6件。",
        "依据《中华人民共和国行政处罚法（2017年修正）》，立案6件。",
    ],
)
def test_law_that_had_ended_is_cited_as_in_force(words: str) -> None:
    assert len(drafts(C004, report_of(words, year=2024, published="2025-02-10"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "适用原《中华人民共和国侵权责任法》处理旧案6件。",
        "对2021年以前签订、适用《中华人民共和国合同法》的合同，审查6份。",
        "《民法典》施行后，《合同法》《物权法》同时废止，培训干部30人次。",
        "清理引用《中华人民共和国合同法》的规范性文件6件。",
        "按照从旧兼从轻原则适用《环境噪声污染防治法》，立案6件。",
        "对此前发生的案件适用修订前的《中华人民共和国侵权责任法》6件。",
        "依照《中华人民共和国民法典》，调解纠纷6件。",
        "依据《中华人民共和国行政处罚法（2021年修订）》，立案6件。",
        "落实《云川县信访条例》，办理信访6件。",
        "落实《法治政府建设实施纲要（2015-2020年）》，培训6场。",
        "落实《关于在公民中开展法治宣传教育的第七个五年规划（2016—2020年）》，培训6场。",
    ],
)
def test_old_law_told_as_old(words: str) -> None:
    assert drafts(C004, report_of(words, year=2024, published="2025-02-10")) == []


def test_law_that_ended_within_the_year_or_later_was_in_force() -> None:
    assert drafts(C004, report_of("依照《侵权责任法》，调解纠纷6件。", 2020, "2021-02-10")) == []
    assert drafts(C004, report_of("依照《环境噪声污染防治法》，立案6件。", 2022, "2023-02-10")) == []


def test_a_law_cited_twice_is_one_finding() -> None:
    report = report_of("依照《侵权责任法》，调解纠纷6件。宣传《中华人民共和国侵权责任法》3场。")
    (draft,) = drafts(C004, report)
    assert len(draft.spans) == 2
    assert draft.facts["day"] == datetime.date(2021, 1, 1)
    assert "民法典" in message(C004, draft)


def test_what_has_not_been_verified_is_not_held_against_a_report() -> None:
    assert drafts(C004, report_of("依据《信访条例》，办理信访6件。", 2023, "2024-02-10")) == []
