"""Group F: figures that cannot all be true."""

from decimal import Decimal

import pytest
from attrs import evolve
from tests.composing import compose
from tests.conftest import AnnotatedReport

from rulelaw.findings.rules.figures import F001, F002, F003, F004, F005, F006, F007, F009, F010
from rulelaw.findings.types import Context, Rule
from rulelaw.observations.observing import observe
from rulelaw.observations.types import (
    Breakdown,
    BreakdownKind,
    Observation,
    Observations,
    Relation,
    Scope,
)
from rulelaw.report.reading import parse
from rulelaw.report.types import Part, Report
from rulelaw.text.intervals import Interval
from rulelaw.text.numerals import Qualifier
from rulelaw.text.spans import Span

FIGURES = (F001, F002, F003, F004, F005, F006, F007, F009, F010)


def found(text: str, *rules: Rule) -> list[tuple[str, str, list[str]]]:
    """Give code, English message and the words at the places of each finding."""
    report = parse(text)
    context = Context(report, observe(report))
    return [
        (
            rule.code,
            rule.messages[draft.variant].format("en", **draft.facts),
            [span.of(text) for span in draft.spans],
        )
        for rule in rules or FIGURES
        for draft in rule.check(context)
    ]


def measures(sentence: str) -> str:
    return f"岚县司法局2021年法治政府建设年度报告\n一、主要举措和成效\n2021年，我局依法履职。{sentence}\n"


def codes(sentence: str) -> list[str]:
    return [code for code, _, _ in found(measures(sentence)) if code != "F009"]


@pytest.mark.parametrize("rule", FIGURES, ids=lambda rule: rule.code)
def test_a_rule_speaks_on_its_example_and_not_on_its_near_miss(rule: Rule) -> None:
    (draft,) = (code for code, _, _ in found(rule.example, rule))
    assert draft == rule.code
    assert found(rule.near_miss, rule) == []


@pytest.mark.parametrize("rule", FIGURES, ids=lambda rule: rule.code)
def test_messages_name_their_facts_in_both_languages(rule: Rule) -> None:
    report = parse(rule.example)
    for draft in rule.check(Context(report, observe(report))):
        for lang in ("zh", "en"):
            assert "{" not in rule.messages[draft.variant].format(lang, **draft.facts)


@pytest.mark.parametrize(
    ("sentence", "message", "places"),
    [
        (
            "共受理案件5件（维持3件、撤销1件）。",
            "The parts 3件, 1件 add up to 4, the total says 5件.",
            ["5件", "3件", "1件"],
        ),
        (
            "受理投诉9件，其中消费类6件、物业类5件。",
            "The parts 6件, 5件 add up to 11; together they exceed the total 9件.",
            ["9件", "6件", "5件"],
        ),
        (
            "罚没款共9.5万元，包括罚款6.1万元、没收3.2万元。",
            "The parts 6.1万元, 3.2万元 add up to 92000–94000, the total says 9.5万元.",
            ["9.5万元", "6.1万元", "3.2万元"],
        ),
    ],
)
def test_sums(sentence: str, message: str, places: list[str]) -> None:
    assert found(measures(sentence), F001, F002) == [("F001", message, places)]


def test_a_part_larger_than_its_whole_is_told_once() -> None:
    sentence = "检查企业20家，其中食品类23家、药品类5家。"
    assert found(measures(sentence), F001, F002) == [
        ("F002", "The part 23家 is larger than the whole 20家 that it is told to be in.", ["23家", "20家"])
    ]


def test_n_items_among_which_more() -> None:
    assert codes("62项服务事项中，69项可以网上办理。") == ["F002"]


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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年制定规范性文件3件。抓好备案。经统计，全年共制定规范性文件5件。", ["F005"]),
        # the words may stand behind the figure, whatever marks the rest of the report holds
        ("全年共制定3件规范性文件。抓好备案。经统计，全年共制定5件规范性文件。", ["F005"]),
        ("全年共制定3件规范性文件。抓好备案。经统计，全年共制定3件规范性文件。", []),
        ("全年办理行政许可1865件。深化改革，以告知承诺方式办理行政许可318件。", []),
        ("全年制定规范性文件3件。抓好备案。经统计，全年共制定规范性文件3件。", []),
        # approximate words leave room
        ("全年审查合同60余件。严格把关。经统计，全年共审查合同63件。", []),
        # several bodies in one enumeration
        ("清理局发规范性文件34件、县政府规范性文件12件。", []),
        # a change is no level
        ("全年共作出行政处罚决定60件。严格把关。作出行政处罚决定较上年增加5件。", []),
    ],
)
def test_one_thing_told_twice(sentence: str, expected: list[str]) -> None:
    assert [code for code, _, _ in found(measures(sentence), F005)] == expected


def _told_twice(one: Observation, other: Observation) -> list[str]:
    text = measures("全年共办案3件。抓好培训。全年共办案5件。")
    report = parse(text)
    spans = [quantity.span for quantity in report.quantities]
    cue = report.source.flow.span(text.index("办案"), text.index("办案") + 2)
    values = tuple(
        evolve(observation, span=span, cues=(cue,))
        for observation, span in zip((one, other), spans, strict=True)
    )
    return [rule.code for rule in (F005,) for _ in rule.check(Context(report, Observations(values=values)))]


BASE = Observation("enforcement.penalties", Decimal(3), unit="件", part=Part.MEASURES)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Observation("enforcement.penalties", Decimal(5), unit="件", part=Part.MEASURES), ["F005"]),
        (Observation("enforcement.penalties", Decimal(5), unit="宗", part=Part.MEASURES), ["F005"]),
        (Observation("enforcement.penalties", Decimal(5), unit="件", part=Part.PLAN), []),
        (Observation("enforcement.penalties", Decimal(5), unit="元", part=Part.MEASURES), []),
        (Observation("enforcement.permits", Decimal(5), unit="件", part=Part.MEASURES), []),
        (
            Observation(
                "enforcement.penalties", Decimal(5), unit="件", part=Part.MEASURES, scope=Scope(body="全市")
            ),
            [],
        ),
        (
            Observation(
                "enforcement.penalties",
                Decimal(2),
                upper=Decimal(5),
                unit="件",
                qualifier=Qualifier.RANGE,
                part=Part.MEASURES,
            ),
            [],
        ),
    ],
)
def test_two_scopes_are_two_things(other: Observation, expected: list[str]) -> None:
    assert _told_twice(BASE, other) == expected


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


@pytest.mark.parametrize("number", ["1,23,4件", "12,85份", "3.2.1%", "5-3件"])
def test_malformed_numbers(number: str) -> None:
    ((code, message, places),) = found(measures(f"全年办理{number}。"), F010)
    assert (code, places) == ("F010", [number])
    assert number in message


def test_a_report_without_a_text_is_checked_by_its_observations() -> None:
    breakdown = Breakdown(
        kind=BreakdownKind.SUM,
        relation=Relation.PARTITION,
        total=Span(),
        parts=(),
        stated=Interval.point(Decimal(5)),
        computed=Interval.point(Decimal(4)),
        holds=False,
    )
    (draft,) = F001.check(Context(Report(), Observations(breakdowns=(breakdown,))))
    assert draft.spans == ()
    assert (draft.facts["total"], draft.facts["sum"]) == ("5", "4")
    assert [draft for rule in FIGURES[1:] for draft in rule.check(Context(Report(), Observations()))] == []


def test_annotated_findings(shared_reports: tuple[AnnotatedReport, ...]) -> None:
    for report in shared_reports:
        if "findings" not in report.gold:
            continue
        wanted = sorted(f["code"] for f in report.gold["findings"] if f["code"][0] == "F")
        got = sorted(code for code, _, _ in found(report.text) if code != "F009")
        assert got == wanted, report.name


def test_faultless_composed_reports_are_not_accused() -> None:
    for seed in range(30):
        composed = compose(seed)
        assert [code for code, _, _ in found(composed.text) if code != "F009"] == [], composed.name
