"""The measures of a report as a document count what they say, and tell nothing of what is not there."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import rulelaw as rl
from rulelaw.scores.measuring import Measurer
from rulelaw.scores.types import Measure

MEASURES = (
    "一、主要举措和成效\n2021年，云岭县水利局检查30次，应诉案件4件，败诉1件，败诉率25%。培训合格率100%。\n"
)
SHORTCOMINGS = "二、存在的不足\n检查力量不足，尚有2个乡镇未覆盖！\n"
PLAN = "三、下一年度工作安排\n2022年，检查40次；培训5次。\n"
TEXT = "云岭县水利局2021年法治政府建设年度报告\n" + MEASURES + SHORTCOMINGS + PLAN
REPORT = rl.parse(TEXT)
OBSERVATIONS = rl.observe(REPORT)


def measure(
    kind: Measure, report: rl.Report = REPORT, observations: rl.Observations = OBSERVATIONS
) -> object:
    found = Measurer(report, observations, has_text=bool(report.source.text)).of(kind)
    return None if found is None else found[0]


def words(kind: Measure) -> list[str]:
    found = Measurer(REPORT, OBSERVATIONS, has_text=True).of(kind)
    assert found is not None
    return [span.of(TEXT) for span in found[1]]


def test_figures_are_those_of_the_measures_not_of_shortcomings_or_plan() -> None:
    assert words(Measure.FIGURES) == ["30次", "4件", "1件", "25%", "100%"]
    assert measure(Measure.FIGURES) == 5


def test_density_sets_them_against_the_length_of_that_part() -> None:
    part = sum(len(stretch.span) for stretch in REPORT.stretches if stretch.part is rl.Part.MEASURES)
    assert measure(Measure.FIGURE_DENSITY) == Fraction(5000, part)


def test_a_rate_has_its_base_where_its_figures_stand_with_it() -> None:
    assert words(Measure.RATES) == ["25%", "100%"]
    assert words(Measure.RATES_WITH_BASE) == ["25%"]


def test_a_change_has_its_base_where_both_levels_are_told() -> None:
    report = rl.parse(TEXT.replace("检查30次", "检查由20次增加到30次，增长50%"))
    assert measure(Measure.RATES_WITH_BASE, report, rl.observe(report)) == 2


def test_relations_are_those_the_words_set_out_and_those_that_hold() -> None:
    assert (measure(Measure.RELATIONS), measure(Measure.RELATIONS_HELD)) == (1, 1)
    wrong = rl.parse(TEXT.replace("25%", "35%"))
    observations = rl.observe(wrong)
    assert measure(Measure.RELATIONS, wrong, observations) == 1
    assert measure(Measure.RELATIONS_HELD, wrong, observations) == 0


def test_practices_are_counted_by_their_grades() -> None:
    graded = rl.Observations(
        practices=tuple(rl.PracticeEvidence(f"p{grade}", grade, (rl.Span(0, 2),)) for grade in (1, 2, 2, 3))
    )
    kinds = (Measure.PRACTICES, Measure.PRACTICES_ACTED, Measure.PRACTICES_COUNTED)
    assert [measure(kind, REPORT, graded) for kind in kinds] == [4, 3, 1]


def test_candour_is_the_share_of_the_text_on_shortcomings() -> None:
    share = measure(Measure.CANDOUR_SHARE)
    assert isinstance(share, Fraction)
    assert abs(share - Fraction(100 * len(SHORTCOMINGS), len(TEXT) - TEXT.index("一、"))) < 3


def test_a_sentence_ends_at_full_stops_question_and_exclamation_marks_and_semicolons() -> None:
    whole = sum(len(stretch.span) for stretch in REPORT.stretches)
    assert measure(Measure.SENTENCE_LENGTH) == Fraction(whole, 5)


@pytest.mark.parametrize("kind", [kind for kind in Measure if kind is not Measure.EARLIER_REPORTS])
def test_a_report_built_by_hand_without_anything_tells_no_measure(kind: Measure) -> None:
    assert measure(kind, rl.Report(), rl.Observations()) is None


@pytest.mark.parametrize("kind", [Measure.FIGURES, Measure.RATES, Measure.RELATIONS, Measure.CANDOUR_SHARE])
def test_a_text_without_the_thing_tells_zero(kind: Measure) -> None:
    report = rl.parse("云岭县水利局依法行政。\n")
    assert measure(kind, report, rl.observe(report)) == 0


def test_figures_put_in_by_hand_are_those_of_the_measures() -> None:
    quantities = (rl.Quantity(Decimal(3), unit="件"),)
    assert measure(Measure.FIGURES, rl.Report(quantities=quantities), rl.Observations()) == 1


def test_the_length_of_candour_is_that_of_the_shortcomings() -> None:
    assert measure(Measure.CANDOUR_LENGTH) == len(SHORTCOMINGS.strip())
    whole = rl.parse(MEASURES)
    assert measure(Measure.CANDOUR_LENGTH, whole, rl.observe(whole)) == 0


@pytest.mark.parametrize(
    ("sentence", "kind", "accounted"),
    [
        ("行政诉讼案件9件，判决驳回原告诉讼请求6件，原告撤诉3件。", Measure.LAWSUITS_ACCOUNTED, 1),
        ("行政诉讼案件9件，胜诉6件、撤诉2件，未审结1件。", Measure.LAWSUITS_ACCOUNTED, 1),
        ("行政诉讼案件9件，审结8件，胜诉6件、撤诉2件。", Measure.LAWSUITS_ACCOUNTED, 1),
        ("行政诉讼案件9件，胜诉6件、撤诉2件。", Measure.LAWSUITS_ACCOUNTED, 0),  # what of the ninth?
        ("行政诉讼案件9件，其中一审6件、二审3件。", Measure.LAWSUITS_ACCOUNTED, 0),
        ("行政诉讼案件9件，均由局领导出庭应诉。", Measure.LAWSUITS_ACCOUNTED, 0),
        ("行政诉讼案件0件，撤诉0件。", Measure.LAWSUITS_ACCOUNTED, 0),
        ("行政复议案件6件，复议维持4件、申请人撤回2件。", Measure.RECONSIDERATIONS_ACCOUNTED, 1),
        ("行政复议案件7件，复议维持4件、申请人撤回2件。", Measure.RECONSIDERATIONS_ACCOUNTED, 0),
    ],
)
def test_cases_are_accounted_for_where_their_outcomes_add_up(
    sentence: str, kind: Measure, accounted: int
) -> None:
    report = rl.parse(f"一、主要举措和成效\n2021年，{sentence}\n")
    assert measure(kind, report, rl.observe(report)) == accounted


def test_outcomes_of_another_year_or_planned_account_for_nothing() -> None:
    report = rl.parse(
        "云岭县水利局2021年法治政府建设年度报告\n一、主要举措\n2021年行政诉讼案件3件。2020年撤诉3件。\n"
    )
    assert measure(Measure.LAWSUITS_ACCOUNTED, report, rl.observe(report)) == 0
