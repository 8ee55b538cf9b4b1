"""Group F: sums, one thing told twice, malformed numbers."""

from decimal import Decimal

import pytest
from attrs import evolve
from tests.findings.drafting_figures import FIGURES, codes, found, measures

from rulelaw.findings.rules.figures import F001, F002, F005, F010
from rulelaw.findings.types import Context
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
