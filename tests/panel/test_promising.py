"""What was promised beside what was told."""

from __future__ import annotations

import pytest
from tests.panel.making import by_hand, planning, report, sample_reports

import rulelaw as rl

SESSIONS = "training.sessions"


def outcome(plan: str, *results: str, before: str = "全年制定行政规范性文件3件。") -> dict[str, str]:
    panel = rl.assemble([planning(plan, results=before), report(*results, year=2023)])
    return {one.pledge.measure: one.outcome.value for one in rl.follow_up(panel) if one.pledge.due == 2023}


@pytest.mark.parametrize(
    ("promised", "told", "expected"),
    [
        ("举办行政执法人员培训班10期。", "举办行政执法人员培训班12期。", "kept"),
        ("举办行政执法人员培训班10期。", "举办行政执法人员培训班10期。", "kept"),
        ("举办行政执法人员培训班10期。", "举办行政执法人员培训班9期。", "missed"),
        ("举办行政执法人员培训班不少于10期。", "举办行政执法人员培训班10期。", "kept"),
        ("举办行政执法人员培训班不少于10期。", "举办行政执法人员培训班9期。", "missed"),
        ("举办行政执法人员培训班10期。", "举办行政执法人员培训班10余期。", "kept"),
        ("举办行政执法人员培训班10期。", "举办行政执法人员培训班8至12期。", "unsure"),
        ("举办行政执法人员培训班10期。", "全年制定行政规范性文件3件。", "not_told"),
    ],
)
def test_a_figure_promised(promised: str, told: str, expected: str) -> None:
    assert outcome(promised, told)[SESSIONS] == expected


def test_a_practice_promised_is_kept_where_it_is_told_as_done_and_else_not_told() -> None:
    plan = "推行行政执法全过程记录制度。"
    done = outcome(plan, "行政执法全过程记录制度全面推行，执法记录仪配备到每个执法小组。")
    assert done["practice:three-systems"] == "kept"
    assert outcome(plan, "全年制定行政规范性文件3件。")["practice:three-systems"] == "not_told"


@pytest.mark.parametrize(
    ("unit", "promised", "told", "expected"),
    [
        ("%", "20", "75", "kept"),
        ("%", "20", "85", "missed"),
        ("%", "20", "120", "missed"),
        ("件", "20", "80", "kept"),
        ("件", "20", "81", "missed"),
    ],
)
def test_a_change_promised_is_set_beside_the_change_from_the_year_before(
    unit: str, promised: str, told: str, expected: str
) -> None:
    plan = by_hand(promised, unit=unit, change=rl.Change.FALL, part=rl.Part.PLAN)
    panel = rl.assemble([by_hand("100", unit="件"), plan, by_hand(told, unit="件", year=2023)])
    assert [one.outcome.value for one in rl.follow_up(panel)] == [expected]
    without_base = rl.assemble([plan, by_hand(told, unit="件", year=2023)])
    assert [one.outcome.value for one in rl.follow_up(without_base)] == ["not_comparable"]


@pytest.mark.parametrize(
    ("indicator", "fields", "told", "expected"),
    [
        ("litigation.lost", {}, "3", "kept"),  # of what is better low a bare figure is a most
        ("litigation.lost", {}, "4", "missed"),
        ("normative.issued", {"qualifier": rl.Qualifier.AT_MOST}, "4", "missed"),
        ("normative.issued", {"qualifier": rl.Qualifier.AT_MOST}, "2", "kept"),
        ("normative.issued", {"unit": "人次"}, "4", "not_comparable"),
    ],
)
def test_a_promise_is_read_as_its_words_and_direction_bound_it(
    indicator: str, fields: dict[str, object], told: str, expected: str
) -> None:
    plan = by_hand("3", indicator=indicator, part=rl.Part.PLAN, **({"unit": "件"} | fields))
    panel = rl.assemble([plan, by_hand(told, indicator=indicator, unit="件", year=2023)])
    assert [one.outcome.value for one in rl.follow_up(panel)] == [expected]


def test_a_year_without_a_report_is_not_a_promise_broken() -> None:
    panel = rl.assemble([planning("举办行政执法人员培训班10期。")])
    assert {one.outcome for one in rl.follow_up(panel)} == {rl.Outcome.NO_REPORT}


def test_figures_that_conflict_or_cannot_be_compared_leave_it_open() -> None:
    plan = "举办行政执法人员培训班10期。"
    assert outcome(plan, "举办行政执法人员培训班12期。", "举办行政执法人员培训班9期。")[SESSIONS] == "unsure"


def test_the_samples_keep_one_promise_and_break_one() -> None:
    told = {
        one.pledge.body: one.outcome.value
        for one in rl.follow_up(rl.assemble(sample_reports()))
        if one.pledge.measure == SESSIONS and one.pledge.due == 2023
    }
    assert told == {
        "梧桐县司法局": "kept",
        "砚坪县司法局": "missed",
        "岚谷县司法局": "unsure",
        "栖云县司法局": "kept",
    }


def test_every_pledge_is_followed_up_with_both_sides_words() -> None:
    panel = rl.assemble(sample_reports())
    followed = rl.follow_up(panel)
    assert tuple(one.pledge for one in followed) == panel.pledges
    assert all(one.pledge.telling.words for one in followed)
    assert all(one.told.tellings for one in followed if one.outcome is rl.Outcome.KEPT)
