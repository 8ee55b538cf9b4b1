"""An assessment in text: figures that hang together with their verdicts, practices with their grades."""

from __future__ import annotations

from decimal import Decimal

import pytest

import rulelaw as rl
from rulelaw.terminal.assessments import render_assessment
from rulelaw.terminal.reports import show_value
from rulelaw.terminal.widths import Look

TEXT = "办结45件，其中甲类30件、乙类10件。96人参加，合格91人，合格率96.8%。由200件上升至300件，增长40%，再增3成。"


def at(words: str) -> rl.Span:
    start = TEXT.index(words)
    return rl.Span(start, start + len(words))


def exactly(value: str) -> rl.Interval:
    return rl.Interval.point(Decimal(value))


REPORT = rl.Report(document=rl.Document(rl.Source(TEXT)))
OBSERVATIONS = rl.Observations(
    values=(
        rl.Observation(
            "enforcement.penalties", Decimal(45), unit="件", period=rl.Period.of_year(2023), span=at("45件")
        ),
        rl.Observation("made.up", Decimal(40), unit="%", change=rl.Change.RISE, span=at("40%")),
        rl.Observation("made.up", Decimal(3), unit="成", change=rl.Change.FALL, span=at("3成")),
    ),
    breakdowns=(
        rl.Breakdown(
            rl.BreakdownKind.SUM,
            rl.Relation.PARTITION,
            at("45件"),
            (at("30件"), at("10件")),
            exactly("45"),
            exactly("40"),
            holds=False,
        ),
        rl.Breakdown(
            rl.BreakdownKind.RATIO,
            rl.Relation.RATIO,
            at("96.8%"),
            (at("91人"), at("96人")),
            rl.Interval.rounded(Decimal("96.8"), 1),
            exactly("94.79166666"),
            holds=False,
        ),
        rl.Breakdown(
            rl.BreakdownKind.SUM,
            rl.Relation.SUBSET,
            at("45件"),
            (at("30件"),),
            exactly("45"),
            exactly("30"),
            holds=True,
        ),
    ),
    comparisons=(
        rl.Comparison(
            at("200件"),
            at("300件"),
            at("40%"),
            rl.Change.RISE,
            relative=True,
            stated=exactly("40"),
            computed=rl.Interval(Decimal("49.5"), Decimal("50.50")),
            holds=False,
        ),
    ),
    practices=(rl.PracticeEvidence("litigation", 2, (at("办结45件"),)), rl.PracticeEvidence("hotline", 1)),
)


def lines(lang: rl.Lang = "zh") -> list[str]:
    labels = {"enforcement.penalties": rl.Label("行政处罚案件数", "penalties")}
    assessment = rl.Assessment(REPORT, OBSERVATIONS)
    return [
        " ".join(line.split())
        for line in render_assessment(assessment, Look(lang), indicators=labels, rules={})
    ]


def test_observations_are_told_with_label_period_value_words_and_place() -> None:
    told = lines()
    assert "行政处罚案件数 2023 45 件 办结45件 1:3" in told
    assert f"made.up +40 % 增长40% 1:{at('40%').start + 1}" in told
    assert f"made.up -3 成 再增3成 1:{at('3成').start + 1}" in told


def test_sums_rates_and_changes_are_told_with_a_verdict() -> None:
    told = lines()
    assert "数据核对 (4)" in told
    assert "1:3 45件 30件 + 10件 不符，应为40" in told
    assert f"1:{at('96.8%').start + 1} 96.8% 91人 / 96人 不符，应为94.79" in told
    assert "1:3 45件 30件 相符" in told
    assert f"1:{at('40%').start + 1} 40% 200件 -> 300件 不符，应为49.5-50.5" in told
    assert "1:3 45件 30件 + 10件 wrong, should be 40" in lines("en")


def test_an_unbounded_result_is_told_as_an_interval() -> None:
    broken = rl.Breakdown(
        rl.BreakdownKind.SUM,
        rl.Relation.PARTITION,
        at("45件"),
        (at("30件"),),
        exactly("45"),
        rl.Interval(Decimal(50), None),
        holds=False,
    )
    assessment = rl.Assessment(REPORT, rl.Observations(breakdowns=(broken,)))
    text = "\n".join(render_assessment(assessment, Look("en"), indicators={}, rules={}))
    assert "wrong, should be [50, ∞)" in text


def test_practices_are_told_with_their_grades() -> None:
    told = lines()
    assert "制度与举措 (2)" in told
    assert "litigation 有行动 办结45件 1:1" in told
    assert "hotline 提及 -" in told


def test_findings_are_told_with_their_ground() -> None:
    basis = rl.Basis("x", rl.Label("某规定", "Some Provisions"), "厅字〔2019〕28号", "第五条")
    finding = rl.Finding(
        "F001",
        rl.Severity.WARNING,
        rl.Label("合计{sum}。", "Adds up to {sum}."),
        (at("45件"), at("30件")),
        {"sum": Decimal("40.0")},
        basis,
    )
    assessment = rl.Assessment(REPORT, rl.Observations(), (finding,))
    text = render_assessment(
        assessment, Look("en"), indicators={}, rules={"F001": rl.Label("和", "Sum of parts")}
    )
    assert "  F001 warning 1:3 Adds up to 40." in text
    assert "         = Basis: Some Provisions (厅字〔2019〕28号) 第五条" in text
    assert "Found 1: 0 errors, 1 warnings, 0 infos." in text
    assert text[-1].split(maxsplit=2) == ["F001", "1", "Sum of parts"]


@pytest.mark.parametrize(
    ("value", "upper", "qualifier", "shown"),
    [
        ("3", None, rl.Qualifier.EXACT, "3"),
        ("136000000", None, rl.Qualifier.EXACT, "136,000,000"),
        ("94.0", None, rl.Qualifier.EXACT, "94"),
        ("94.50", None, rl.Qualifier.ABOUT, "≈94.5"),
        ("1E+4", None, rl.Qualifier.OVER, ">10,000"),
        ("60", None, rl.Qualifier.AT_LEAST, "≥60"),
        ("60", None, rl.Qualifier.AT_MOST, "≤60"),
        ("60", None, rl.Qualifier.UNDER, "<60"),
        ("8", "10", rl.Qualifier.RANGE, "8-10"),
        ("0", None, rl.Qualifier.EXACT, "0"),
        ("0.0005", None, rl.Qualifier.EXACT, "0.0005"),
    ],
)
def test_values_are_written_out(value: str, upper: str | None, qualifier: rl.Qualifier, shown: str) -> None:
    assert show_value(Decimal(value), None if upper is None else Decimal(upper), qualifier) == shown
