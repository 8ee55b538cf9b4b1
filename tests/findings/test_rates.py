"""Group F: rates and changes."""

import pytest
from tests.findings.drafting_figures import codes, found, measures

from rulelaw.findings.rules.rates import F004, F006, F007, F009


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("案件办结率103.5%。", ["F003"]),
        ("群众满意率由上年的95.6%上升至121.1%，提高1.1个百分点。", ["F003"]),
        ("任务完成率126%。", []),
        ("办件量增长率126%，同比增长150%。", []),
        ("完成年度计划的112.4%。", []),
        ("案件办结率100%。", []),
        ("出生人口性别比105.3%。", []),
        # its figures speak against it as well
        ("应持证87人，实际持证85人，持证率197.7%。", ["F003", "F004"]),
    ],
)
def test_bounded_rates(sentence: str, expected: list[str]) -> None:
    assert codes(sentence) == expected


def test_a_rate_tells_what_it_should_be() -> None:
    (finding,) = found(measures("抽检1280批次，合格1257批次，合格率98.6%。"), F004)
    assert finding == (
        "F004",
        "1257批次 of 1280批次 is 98.2%, the report says 98.6%.",
        ["98.6%", "1257批次", "1280批次"],
    )


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("由96件上升到120件，增长20%。", "From 96件 to 120件 is a rise of 25%, the report says 20%."),
        ("由120件下降到96件，下降25%。", "From 120件 to 96件 is a fall of 20%, the report says 25%."),
        (
            "由96件上升到120件，下降25%。",
            "From 96件 to 120件 is a rise of 25%, the report tells a fall of 25%.",
        ),
        (
            "由120件下降到96件，增长20%。",
            "From 120件 to 96件 is a fall of 20%, the report tells a rise of 20%.",
        ),
        ("96件，比上年的120件减少14件。", "From 120件 to 96件 is a fall of 24, the report says 14件."),
    ],
)
def test_changes(sentence: str, message: str) -> None:
    ((code, told, _),) = found(measures(f"处罚案件{sentence}"), F007)
    assert (code, told) == ("F007", message)


def test_a_rate_of_nothing() -> None:
    text = measures("发生行政诉讼案件0件。行政机关负责人出庭应诉率100%。")
    ((code, message, places),) = found(text, F006)
    assert code == "F006"
    assert message == "The report says 0件 and still claims 100%: there is nothing to take the rate of."
    assert places == ["100%", "0件"]
    assert found(measures("行政机关负责人出庭应诉率100%。"), F006) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("合法性审核率、报备率均为100%。", ["F009"]),
        ("应报备12件，实际报备12件，报备率100%。", []),
        ("报备率98%。", []),
        ("同比增长100%。", []),
    ],
)
def test_a_hundred_per_cent_without_its_figures(sentence: str, expected: list[str]) -> None:
    assert [code for code, _, _ in found(measures(sentence), F009)] == expected
