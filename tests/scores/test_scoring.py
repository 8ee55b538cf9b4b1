"""What a leaf looks at, what is unknown or does not apply, and how the whole comes together."""

from __future__ import annotations

import datetime
import decimal
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from tests.scores.building import BANDS, HALF, figures, finding, framework, group, leaf, node, scored, subject

import rulelaw as rl

D = Decimal
GRADES = rl.GradedPresenceRule((D(0), D(25), D(75), D(100)))
THERE = rl.PresenceRule()
ZERO = rl.Silence.ZERO
HEAD = "云岭县水利局2021年法治政府建设年度报告\n"
TEXT = HEAD + "2021年，云岭县水利局依法行政。受理行政复议案件5件，审结4件。\n"
REPORT = rl.parse(TEXT)
FINDINGS_OF_NONE: tuple[rl.Finding, ...] = ()


def told(node: rl.ScoreNode) -> tuple[Any, ...]:
    return (
        node.status.value,
        node.value,
        node.low,
        node.high,
        None if node.reason is None else node.reason.value,
    )


def unknown(reason: str) -> tuple[Any, ...]:
    return "unknown", None, 0, 100, reason


def dropped(reason: str) -> tuple[Any, ...]:
    return "not_applicable", None, None, None, reason


def known(value: Any, low: Any = None, high: Any = None) -> tuple[Any, ...]:
    return "known", D(value), D(value if low is None else low), D(value if high is None else high), None


def practice(code: str, grade: int) -> rl.Observations:
    return rl.Observations(practices=(rl.PracticeEvidence(code, grade, (rl.Span(3, 5),), rl.Part.MEASURES),))


# ---------------------------------------------------------------------------------------------------------------------
# Subjects


def test_a_part_counts_by_its_grade_and_points_to_its_words() -> None:
    report = rl.Report(parts={rl.Part.CAUSES: rl.Presence(2, (rl.Span(4, 9),))})
    node = scored(leaf("a", GRADES, "part:causes"), report)
    assert told(node) == known(75)
    assert node.evidence == rl.Evidence((rl.Span(4, 9),))
    assert node.fact == 2


def test_an_absent_part_is_a_known_zero_and_points_to_the_text_searched() -> None:
    node = scored(leaf("a", GRADES, "part:plan"), REPORT)
    assert told(node) == known(0)
    assert node.evidence == rl.Evidence((rl.Span(0, len(TEXT)),), searched=True)


def test_a_part_that_a_report_built_by_hand_does_not_tell_is_unknown() -> None:
    assert told(scored(leaf("a", GRADES, "part:plan"), rl.Report())) == unknown("no_text")


def test_a_practice_counts_by_its_grade_and_silence_about_it_is_unknown() -> None:
    criterion = leaf("a", GRADES, "practice:hotline")
    assert told(scored(criterion, REPORT, observations=practice("hotline", 1))) == known(25)
    assert told(scored(criterion, REPORT, observations=practice("mediation", 3))) == unknown("untold")


def test_the_best_of_several_grades_counts() -> None:
    criterion = leaf("a", GRADES, "practice:hotline", "practice:mediation", "practice:petition")
    observations = rl.Observations(
        practices=(*practice("hotline", 1).practices, *practice("mediation", 2).practices)
    )
    assert told(scored(criterion, observations=observations)) == known(75)


def test_presence_of_an_indicator_asks_whether_it_is_told_not_how_much() -> None:
    criterion = leaf("a", THERE, "indicator:litigation.lost")
    node = scored(criterion, observations=figures(litigation__lost=0))
    assert told(node) == known(100)
    assert node.evidence.observations == figures(litigation__lost=0).values


def test_presence_of_a_ratio_asks_for_both_of_its_figures() -> None:
    criterion = leaf("a", THERE, "indicator:litigation.lost/litigation.cases")
    both = figures(litigation__lost=1, litigation__cases=4)
    assert told(scored(criterion, REPORT, observations=both)) == known(100)
    assert told(scored(criterion, REPORT, observations=figures(litigation__lost=1))) == unknown("untold")


def test_silence_counts_only_where_the_criterion_says_so_and_a_text_is_silent() -> None:
    codes = ("indicator:litigation.lost", "indicator:litigation.loss_rate")
    assert told(scored(leaf("a", THERE, *codes), REPORT)) == unknown("untold")
    assert told(scored(leaf("a", THERE, *codes, silence=ZERO), REPORT)) == known(0)
    assert told(scored(leaf("a", THERE, *codes, silence=ZERO), observations=figures())) == unknown("no_text")


def test_silence_counts_only_where_there_is_something_to_tell() -> None:
    criterion = leaf(
        "a", THERE, "indicator:litigation.lost", silence=ZERO, base=(subject("indicator:litigation.cases"),)
    )
    assert told(scored(criterion, REPORT, observations=figures())) == unknown("untold")
    assert told(scored(criterion, REPORT, observations=figures(litigation__cases=0))) == dropped("no_base")
    assert told(scored(criterion, REPORT, observations=figures(litigation__cases=3))) == known(0)


def test_a_value_is_judged_at_the_ends_of_what_it_may_stand_for() -> None:
    about = rl.Observation("service.online_rate", D("98.6"), decimals=1)
    node = scored(
        leaf("a", rl.LinearRule(D(98), D(99)), "indicator:service.online_rate"), observations=figures(a=about)
    )
    assert told(node) == known(60, 55, 65)


def test_a_figure_without_an_upper_end_counts_as_the_best_it_can_be() -> None:
    over = rl.Observation("training.hours", D(40), qualifier=rl.Qualifier.AT_LEAST)
    rule = rl.CountMinimumRule(D(60), D(1), points=D(100))
    assert told(scored(leaf("a", rule, "indicator:training.hours"), observations=figures(a=over))) == known(
        80, 80, 100
    )


def test_the_first_value_that_is_told_counts() -> None:
    rule = leaf(
        "a",
        HALF,
        "indicator:litigation.head_appearance_rate",
        "indicator:litigation.head_appearances/litigation.cases",
    )
    both = {"litigation__head_appearances": 3, "litigation__cases": 4}
    assert told(scored(rule, observations=figures(**both))) == known(75)
    assert told(scored(rule, observations=figures(litigation__head_appearance_rate=90, **both))) == known(90)


def test_a_ratio_carries_the_ends_of_both_figures() -> None:
    some = rl.Observation("litigation.cases", D(4), upper=D(5), qualifier=rl.Qualifier.RANGE)
    rule = leaf("a", HALF, "indicator:litigation.head_appearances/litigation.cases")
    assert told(scored(rule, observations=figures(litigation__head_appearances=2, a=some))) == known(
        50, 40, 50
    )


def test_a_ratio_of_nothing_does_not_apply_and_one_without_a_base_is_unknown() -> None:
    rule = leaf("a", HALF, "indicator:litigation.head_appearances/litigation.cases")
    none = figures(litigation__head_appearances=0, litigation__cases=0)
    assert told(scored(rule, observations=none)) == dropped("no_base")
    assert told(scored(rule, REPORT, observations=figures(litigation__head_appearances=2))) == unknown(
        "untold"
    )


def test_figures_that_tell_a_plan_a_change_or_another_year_are_not_the_year_s() -> None:
    period = rl.Period.of_year(2020)
    others = (
        rl.Observation("litigation.cases", D(1), part=rl.Part.PLAN),
        rl.Observation("litigation.cases", D(2), change=rl.Change.RISE),
        rl.Observation("litigation.cases", D(3), period=period),
    )
    criterion = leaf("a", HALF, "indicator:litigation.cases")
    assert told(scored(criterion, REPORT, observations=rl.Observations(others))) == unknown("untold")
    this = rl.Observation("litigation.cases", D(4), period=rl.Period.of_year(2021))
    assert scored(criterion, REPORT, observations=rl.Observations((*others, this))).fact == 4


def test_a_figure_of_the_whole_goes_before_those_of_a_narrower_scope() -> None:
    first = rl.Observation("litigation.cases", D(2), scope=rl.Scope(instance="一审"))
    second = rl.Observation("litigation.cases", D(1), scope=rl.Scope(instance="二审"))
    whole = rl.Observation("litigation.cases", D(3))
    criterion = leaf("a", HALF, "indicator:litigation.cases")
    assert told(scored(criterion, observations=rl.Observations((first, second, whole)))) == known(3)
    assert told(scored(criterion, observations=rl.Observations((first, second)))) == known(2)


def test_one_fact_told_with_two_values_is_bounded_by_them() -> None:
    twice = rl.Observations(
        (rl.Observation("petition.cases", D(30)), rl.Observation("petition.cases", D(40)))
    )
    assert told(scored(leaf("a", HALF, "indicator:petition.cases"), observations=twice)) == known(30, 30, 40)


def test_what_is_no_number_is_passed_over() -> None:
    criterion = leaf("a", HALF, "indicator:petition.cases")
    odd = (
        rl.Observation("petition.cases", D("NaN")),
        rl.Observation("petition.cases", D(1), upper=D("Infinity")),
    )
    assert told(scored(criterion, REPORT, observations=rl.Observations(odd))) == unknown("untold")
    more = rl.Observations((*odd, rl.Observation("petition.cases", D(30))))
    assert told(scored(criterion, REPORT, observations=more)) == known(30)


def test_counts_add_up_and_one_that_is_not_told_may_be_any() -> None:
    rule = leaf(
        "a",
        rl.OccurrenceRule(D(10), cap=D(60)),
        "indicator:litigation.lost",
        "indicator:reconsideration.corrected",
    )
    both = figures(litigation__lost=1, reconsideration__corrected=2)
    assert told(scored(rule, observations=both)) == known(70)
    assert told(scored(rule, observations=figures(litigation__lost=1))) == known(90, 40, 90)
    assert told(scored(rule, observations=figures())) == unknown("no_text")


def test_a_practice_counts_as_one_where_an_action_is_told_of_it() -> None:
    rule = leaf("a", rl.CountMinimumRule(D(1), D(100)), "practice:hotline")
    assert told(scored(rule, observations=practice("hotline", 2))) == known(100)
    assert told(scored(rule, observations=practice("hotline", 1))) == known(0)


def test_findings_are_counted_once_whatever_beginnings_name_them() -> None:
    found = (finding("F001"), finding("F004", rl.Severity.INFO), finding("C001"))
    rule = rl.FindingsRule(error=D(30), info=D(5))
    node = scored(leaf("a", rule, "finding:F", "finding:F001"), REPORT, findings=found)
    assert told(node) == known(65)
    assert [one.code for one in node.evidence.findings] == ["F001", "F004"]


def test_findings_that_were_put_aside_do_not_count() -> None:
    aside = finding("F001", suppression=rl.Suppression("已核实"))
    node = scored(leaf("a", rl.FindingsRule(error=D(30)), "finding:F"), REPORT, findings=[aside])
    assert told(node) == known(100)


def test_no_findings_point_to_the_text_searched_and_tell_nothing_without_one() -> None:
    criterion = leaf("a", rl.FindingsRule(error=D(30)), "finding:W")
    node = scored(criterion, REPORT)
    assert told(node) == known(100)
    assert node.evidence.searched
    assert told(scored(criterion, rl.Report())) == unknown("no_text")
    assert told(scored(criterion, rl.Report(), findings=FINDINGS_OF_NONE)) == known(100)
    assert told(scored(criterion)) == unknown("no_text")


def test_rules_that_do_not_speak_of_the_year_do_not_count_for_it() -> None:
    criterion = leaf("a", rl.FindingsRule(error=D(30)), "finding:S001")
    early = rl.Report(masthead=rl.Masthead(year=2018))
    assert told(scored(criterion, early, findings=FINDINGS_OF_NONE)) == dropped("no_rule")
    later = rl.Report(masthead=rl.Masthead(year=2019))
    assert told(scored(criterion, later, findings=FINDINGS_OF_NONE)) == known(100)


def test_a_day_is_held_against_the_report_s_year() -> None:
    criterion = leaf("a", rl.DeadlineRule(3, 31, late=D(60)), "masthead:submitted", "masthead:published")
    day = datetime.date(2022, 4, 6)
    late = rl.Report(masthead=rl.Masthead(year=2021, published=day, published_span=rl.Span(1, 3)))
    node = scored(criterion, late)
    assert told(node) == known(40)
    assert (node.fact, node.evidence.spans) == (day, (rl.Span(1, 3),))
    assert told(scored(criterion, rl.Report(masthead=rl.Masthead(year=2021)))) == unknown("no_text")
    assert told(scored(criterion, REPORT)) == unknown("untold")
    no_year = rl.Report(masthead=rl.Masthead(published=day))
    assert told(scored(criterion, no_year)) == unknown("no_year")
    assert told(scored(criterion, rl.Report(masthead=rl.Masthead(year=9999, published=day)))) == unknown(
        "no_year"
    )


def test_what_the_masthead_tells_is_there_or_unknown() -> None:
    criterion = leaf("a", THERE, "masthead:document_number")
    numbered = rl.Report(masthead=rl.Masthead(document_number="云水〔2022〕3号"))
    assert told(scored(criterion, numbered)) == known(100)
    assert told(scored(criterion, REPORT)) == unknown("untold")
    issuer = scored(leaf("a", THERE, "masthead:issuer"), REPORT)
    assert [span.of(TEXT)[:6] for span in issuer.evidence.spans] == ["云岭县水利局"]


def test_a_value_from_outside_counts_where_it_is_given() -> None:
    criterion = leaf("a", HALF, "external:satisfaction")
    assert told(scored(criterion, external={"satisfaction": D("87.5")})) == known("87.5")
    assert told(scored(criterion, external={"satisfaction": 87})) == known(87)
    assert told(scored(criterion)) == unknown("not_given")


@pytest.mark.parametrize("value", [D("NaN"), D("Infinity"), 0.5, True, "87"])
def test_a_value_from_outside_is_a_finite_number(value: Any) -> None:
    with pytest.raises(ValueError, match="external 'satisfaction' must be a"):
        scored(leaf("a", HALF, "external:satisfaction"), external={"satisfaction": value})


def test_a_value_that_the_framework_does_not_ask_for_is_refused() -> None:
    with pytest.raises(
        rl.UnknownCodeError, match="no value 'satisfacton' from outside; did you mean satisfaction"
    ):
        scored(leaf("a", HALF, "external:satisfaction"), external={"satisfacton": 3})
    with pytest.raises(rl.UnknownCodeError, match="it asks for none"):
        rl.score(REPORT, external={"satisfaction": 3})


def test_a_criterion_for_other_issuers_does_not_apply() -> None:
    criterion = leaf("a", THERE, "part:measures", kinds=(rl.IssuerKind.GOVERNMENT,))
    assert told(scored(criterion, REPORT)) == dropped("not_for_issuer")
    assert (
        told(scored(leaf("a", THERE, "part:measures", kinds=(rl.IssuerKind.DEPARTMENT,)), REPORT))[0]
        == "known"
    )


# ---------------------------------------------------------------------------------------------------------------------
# The whole


def outside(code: str, weight: Any = 1, **more: Any) -> Any:
    return leaf(code, HALF, f"external:{code}", weight=weight, **more)


def test_the_total_is_the_mean_by_weight_of_what_is_known_at_any_depth() -> None:
    made = framework(outside("a", 3), group("g", outside("b"), outside("c"), weight=1))
    card = rl.score(None, framework=made, external={"a": 40, "b": 80, "c": 100})
    assert (card.value, card.low, card.high, card.coverage) == (D("52.5"), D("52.5"), D("52.5"), 1)
    assert [(node.code, node.contribution) for node in card.walk()] == [
        ("mine", D("52.5")),
        ("a", 30),
        ("g", D("22.5")),
        ("b", 10),
        ("c", D("12.5")),
    ]
    assert card.grade == "fail"


def test_what_is_unknown_counts_at_its_worst_and_best_in_the_bounds_alone() -> None:
    made = framework(outside("a", 3), outside("b"))
    card = rl.score(None, framework=made, external={"a": 80})
    assert (card.value, card.low, card.high, card.coverage) == (80, 60, 85, D("0.75"))
    assert (card.grade, card.grade_low, card.grade_high) == ("good", "pass", "good")


def test_nothing_known_is_no_total_and_no_grade() -> None:
    card = rl.score(None, framework=framework(outside("a")))
    assert (card.value, card.low, card.high, card.coverage, card.grade) == (None, 0, 100, 0, None)
    assert card.root.status is rl.Status.UNKNOWN


def test_what_does_not_apply_leaves_its_weight_to_its_siblings() -> None:
    never = outside("n", 5, base=(subject("report:earlier_reports"),))
    given = {"a": 30, "b": 60}
    full = rl.score(None, framework=framework(outside("a"), group("g", outside("b"), never)), external=given)
    bare = rl.score(None, framework=framework(outside("a"), group("g", outside("b"))), external=given)
    assert (full.value, full.low, full.high, full.coverage) == (
        bare.value,
        bare.low,
        bare.high,
        bare.coverage,
    )
    assert full.value == 45
    gone = full.find("n")
    assert gone is not None
    assert told(gone) == dropped("no_base")


def test_a_group_of_which_nothing_applies_leaves_its_weight_too() -> None:
    never = outside("n", base=(subject("report:earlier_reports"),))
    card = rl.score(None, framework=framework(outside("a"), group("g", never, weight=9)), external={"a": 30})
    group_ = card.find("g")
    assert card.value == 30
    assert group_ is not None
    assert told(group_) == dropped("no_base")


def test_norms_and_effects_share_a_node_by_the_split_not_by_their_weights() -> None:
    split = rl.SplitRule(D(80), D(20))
    effects = rl.Side.EFFECTS
    children = outside("a", 3), outside("b", 1), outside("c", 7, side=effects)
    made = framework(group("g", *children, rule=split))
    assert rl.score(None, framework=made, external={"a": 100, "b": 0, "c": 50}).value == 70
    only = framework(group("g", *children[:2], rule=split))
    assert rl.score(None, framework=only, external={"a": 100, "b": 0}).value == 75


def test_a_bonus_is_added_after_the_total_and_told_apart() -> None:
    bonus = leaf("prize", rl.BonusRule(D(2), D(5)), "external:prizes")
    made = framework(outside("a"), bonuses=(bonus,))
    card = rl.score(None, framework=made, external={"a": 98, "prizes": 4})
    assert (card.root.value, card.value, card.bonuses[0].points) == (98, 103, 5)
    unsure = rl.score(None, framework=made, external={"a": 58})
    assert (unsure.value, unsure.low, unsure.high) == (58, 58, 63)
    assert (unsure.grade, unsure.grade_high) == ("fail", "pass")


def test_a_veto_limits_the_grade_and_leaves_the_total() -> None:
    capped = leaf("grave", rl.VetoRule(D(2), "pass"), "external:events")
    failed = leaf("gravest", rl.VetoRule(), "external:disasters")
    made = framework(outside("a"), vetoes=(capped, failed))

    def card(events: int, disasters: int) -> rl.Scorecard:
        return rl.score(None, framework=made, external={"a": 95, "events": events, "disasters": disasters})

    assert [card(*given).grade for given in ((1, 0), (2, 0), (2, 1), (0, 1))] == [
        "good",
        "pass",
        "fail",
        "fail",
    ]
    assert [card(2, 0).vetoes[0].grade, card(1, 0).vetoes[0].grade] == ["pass", None]
    assert card(2, 1).value == 95
    unsure = rl.score(None, framework=made, external={"a": 95, "events": 0})
    assert (unsure.grade, unsure.grade_low, unsure.grade_high) == ("good", "fail", "good")


def test_a_grade_that_a_veto_leaves_is_never_better_than_the_total_s_own() -> None:
    made = framework(outside("a"), vetoes=(leaf("grave", rl.VetoRule(grade="good"), "external:events"),))
    assert rl.score(None, framework=made, external={"a": 10, "events": 1}).grade == "fail"


def test_a_framework_made_for_other_years_gives_no_total() -> None:
    made = framework(outside("a"), first=2022, vetoes=(leaf("v", rl.VetoRule(), "external:a"),))
    card = rl.score(REPORT, framework=made, external={"a": 50})
    assert (card.value, card.low, card.grade, card.vetoes) == (None, None, None, ())
    assert {told(node) for node in card.walk()} == {dropped("not_for_report")}


def test_of_two_editions_of_a_criterion_the_report_s_year_chooses() -> None:
    old = node("a", rl.Criterion(rl.LinearRule(D(0), D(50)), (subject("external:x"),)), last=2020)
    new = node("a", rl.Criterion(HALF, (subject("external:x"),)), first=2021)
    made = framework(old, new)
    years = {year: rl.Report(masthead=rl.Masthead(year=year)) for year in (2020, 2021)}
    assert [rl.score(report, framework=made, external={"x": 40}).value for report in years.values()] == [
        80,
        40,
    ]


def test_earlier_reports_make_history_count() -> None:
    assert rl.score(REPORT).find("continuous.history").reason is rl.Reason.NO_BASE  # type: ignore[union-attr]
    known_now = rl.score(REPORT, previous=rl.parse(TEXT.replace("2021", "2020"))).find("continuous.history")
    assert known_now is not None
    assert known_now.status is rl.Status.KNOWN


def test_a_scorecard_names_the_versions_of_what_it_rests_on() -> None:
    card = rl.score(REPORT)
    assert (card.framework, card.framework_version) == ("disclosure", rl.load_framework("disclosure").version)
    assert card.codebook == rl.load_codebook().version
    assert card.rules is not None
    assert (card.rules.number, len(card.rules.digest)) == (len(rl.RULES), 16)
    assert rl.score(None, observations=figures()).rules is None


def test_a_scorecard_gathers_the_evidence_of_its_leaves_and_names_its_document() -> None:
    report = rl.parse(TEXT, name="云岭.txt")
    card = rl.score(report)
    spans = {span for node in card.leaves() for span in node.evidence.spans}
    assert set(card.evidence.spans) == spans
    assert len(card.evidence.spans) == len(spans)
    assert card.document == "云岭.txt"
    assert rl.score(None).document is None


def test_the_context_of_decimals_has_no_say() -> None:
    made = framework(outside("a", 3), outside("b", 7), outside("c"))
    given = {"a": D("33.333333333333333333"), "b": D("66.6"), "c": D("0.1")}
    usual = rl.score(None, framework=made, external=given)
    with decimal.localcontext(decimal.Context(prec=2, rounding=decimal.ROUND_UP)):
        assert rl.score(None, framework=made, external=given) == usual
        assert rl.score(REPORT) == rl.score(REPORT)


def test_a_framework_made_in_python_is_vetted_all_faults_at_once() -> None:
    made = framework(
        leaf("a", rl.LinearRule(D(9), D(1)), "part:plan", weight=-1),
        leaf("b", rl.BonusRule(D(1), D(1)), "external:x"),
        group("c"),
        leaf("d", THERE, "part:parts"),
        leaf("e", THERE, "masthead:day"),
        leaf("f", HALF, "report:rates/all"),
        vetoes=(leaf("v", rl.VetoRule(grade="none"), "external:x"), outside("w")),
    )
    with pytest.raises(ValueError, match="framework mine: ") as caught:
        rl.score(REPORT, framework=made)
    for words in (
        "node a: its rule cannot judge part:plan",
        "node a: low 9 must lie below high 1",
        "node a: weight -1",
        "node b: bonuses and vetoes stand beside the tree",
        "node d: nothing is known as part:parts",
        "node e: nothing is known as masthead:day",
        "node f: nothing is known as report:rates/all",
        "node c: rule mean is for nodes with children",
        "veto v: no band 'none'",
        "bonus or veto w: bonuses and vetoes stand beside",
    ):
        assert words in str(caught.value)


def test_a_total_below_every_band_has_no_grade() -> None:
    made = framework(outside("a"), bands=BANDS[:2])
    assert rl.score(None, framework=made, external={"a": 59}).grade is None


def test_a_path_names_a_framework_of_one_s_own(tmp_path: Any) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[framework]\ncode = "own"\nzh = "甲"\nen = "a"\nversion = "3"\n'
        '[[node]]\ncode = "x"\nzh = "乙"\nen = "b"\nsubject = "external:x"\nrule = "ratio"\ntarget = 90\n',
        encoding="utf-8",
    )
    card = rl.score(None, framework=path, external={"x": 90})
    assert (card.framework, card.framework_version, card.value) == ("own", "3", 100)
    assert rl.score(None, framework=str(path), external={"x": 89}).value == 0


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "1e999999", "1e-999999"])
@pytest.mark.parametrize(
    "made",
    [
        rl.PresenceRule,
        lambda bad: rl.GradedPresenceRule((D(0), bad)),
        lambda bad: rl.CountMinimumRule(bad, D(1)),
        lambda bad: rl.CountMinimumRule(D(1), D(1), cap=bad),
        rl.RatioThresholdRule,
        lambda bad: rl.LinearRule(bad, D(9)),
        lambda bad: rl.BandsRule((rl.Step(bad, D(50)),)),
        rl.OccurrenceRule,
    ],
)
def test_a_rule_with_a_number_beyond_all_reckoning_is_told_with_its_node(bad: str, made: Any) -> None:
    with pytest.raises(ValueError, match=r"node a: .* must be a number that can be reckoned with"):
        rl.score(None, framework=framework(leaf("a", made(D(bad)), "external:x")), external={"x": 1})


def test_grades_made_in_python_go_from_the_best_to_the_worst() -> None:
    with pytest.raises(ValueError, match="bands must go from the best to the worst"):
        rl.score(None, framework=framework(outside("a"), bands=BANDS[::-1]))
    twice = (*BANDS, rl.Band("good", BANDS[0].label, D(-1)))
    with pytest.raises(ValueError, match="codes of their own"):
        rl.score(None, framework=framework(outside("a"), bands=twice))
    endless = (rl.Band("good", BANDS[0].label, D("NaN")),)
    with pytest.raises(ValueError, match="band good: least NaN must be a number"):
        rl.score(None, framework=framework(outside("a"), bands=endless))


def test_a_value_from_outside_is_not_divided() -> None:
    with pytest.raises(ValueError, match="node a: external:x/y: only an indicator"):
        rl.score(None, framework=framework(leaf("a", HALF, "external:x/y")), external={"x": 1})


def test_weights_that_are_all_zero_are_a_fault() -> None:
    with pytest.raises(ValueError, match="node mine: the weights under it are all zero"):
        rl.score(None, framework=framework(outside("a")).with_weights({"a": 0}))


def test_a_value_from_outside_that_is_too_large_to_write_is_refused() -> None:
    with pytest.raises(ValueError, match="external 'a' must be a finite number"):
        rl.score(None, framework=framework(outside("a")), external={"a": D("1e999999")})


def test_a_figure_too_large_to_reckon_with_is_passed_over() -> None:
    made = framework(leaf("a", HALF, "indicator:litigation.cases"))
    card = rl.score(None, framework=made, observations=figures(litigation__cases=D("1e6000")))
    assert (card.value, card.low, card.high) == (None, 0, 100)


def test_a_split_without_children_on_the_side_that_counts_leaves_its_weight_to_its_siblings() -> None:
    effects = leaf("e", HALF, "external:e", side=rl.Side.EFFECTS)
    area = group("g", group("s", effects, rule=rl.SplitRule(D(1), D(0))), outside("a"))
    card = rl.score(None, framework=framework(area, outside("b")), external={"e": 9, "a": 60, "b": 20})
    weights = {node.code: node.weight for node in card.walk()}
    assert weights == {"mine": 100, "g": 50, "s": 0, "e": 0, "a": 50, "b": 50}
    assert card.value == 40


def test_a_path_is_read_with_the_codebook_that_is_given(tmp_path: Any) -> None:
    book = rl.load_codebook()
    mine = evolve(book, indicators=(*book.indicators, evolve(book.indicators[0], code="own.one")))
    path = tmp_path / "own.toml"
    path.write_text(
        '[framework]\ncode = "own"\nzh = "甲"\nen = "a"\nversion = "1"\n'
        '[[node]]\ncode = "x"\nzh = "乙"\nen = "b"\nsubject = "indicator:own.one"\nrule = "presence"\n',
        encoding="utf-8",
    )
    observations = rl.Observations((rl.Observation("own.one", D(3)),))
    assert rl.score(None, framework=path, codebook=mine, observations=observations).value == 100


@pytest.mark.parametrize(("known", "grade"), [(49, None), (50, "good"), (100, "good")])
def test_a_grade_is_given_from_half_of_the_weight_on(known: int, grade: str | None) -> None:
    children = [leaf("a", HALF, "external:a", weight=known)]
    if known < 100:
        children.append(leaf("b", HALF, "external:b", weight=100 - known))
    card = rl.score(None, framework=framework(*children), external={"a": 100})
    assert (card.value, card.grade, card.grade_high) == (100, grade, "good")


def test_a_report_that_tells_nothing_is_neither_excellent_nor_a_failure() -> None:
    for report in (rl.Report(), rl.parse(""), rl.parse(" \n")):
        assert rl.score(report).grade is None
