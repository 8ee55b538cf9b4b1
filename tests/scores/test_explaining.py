"""An explanation tells in sentences where each point came from and what would change it, in both languages."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest
from tests.composing import compose
from tests.scores.building import HALF, figures, finding, framework, leaf, subject

import rulelaw as rl

D = Decimal
TEXT = "云岭县水利局2021年法治政府建设年度报告\n2021年，云岭县水利局依法行政，\n审结案件4件，联系人周某13900001234。\n"
REPORT = rl.parse(TEXT)


def span(words: str) -> rl.Span:
    start = TEXT.index(words)
    return rl.Span(start, start + len(words))


def sentences(criterion: Any, lang: rl.Lang, report: rl.Report | None = None, **given: Any) -> list[str]:
    """What is told of a leaf alone, without the total."""
    card = rl.score(report, framework=framework(criterion, bands=()), **given)
    return list(rl.explain(card, report, lang)[1:])


@pytest.mark.parametrize(
    ("rule", "value", "zh", "en"),
    [
        (rl.PresenceRule(D(5)), 3, "数值为3", "Raising it to 5"),
        (
            rl.CountMinimumRule(D(6), D("0.3"), points=D("1.2")),
            5,
            "每少1个扣0.3分（满分1.2分）",
            "Reaching 6",
        ),
        (rl.RatioThresholdRule(D(100)), 98, "目标为100", "Raising it to 100"),
        (rl.RatioThresholdRule(D(5), rl.Direction.LOWER_IS_BETTER), 7, "目标为5", "Lowering it to 5"),
        (rl.LinearRule(D(50), D(90)), 70, "50得0分，90得满分", "Raising it to 90"),
        (rl.LinearRule(D(5), D(9), rl.Direction.LOWER_IS_BETTER), 7, "9得0分，5得满分", "Lowering it to 5"),
        (rl.BandsRule((rl.Step(D(60), D(50)), rl.Step(D(90), D(100)))), 70, "数值为70", "Raising it to 90"),
        (rl.BandsRule((rl.Step(D(1), D(0)),), below=D(100)), 70, "数值为70", "Lowering it to <1"),
        (rl.OccurrenceRule(D(10)), 3, "每次扣10分（满分100分）", "Bringing them to none"),
        (rl.GradedPresenceRule((D(0), D(20), D(100))), 0, "数值为0", "Raising it to 2"),
    ],
)
def test_each_rule_tells_how_it_came_to_its_score_and_what_would_change_it(
    rule: Any, value: int, zh: str, en: str
) -> None:
    criterion = leaf("a", rule, "external:x")
    given: dict[str, Any] = {"external": {"x": value}}
    assert zh in sentences(criterion, "zh", **given)[0]
    assert en in sentences(criterion, "en", **given)[1]


def test_full_score_leaves_nothing_to_change() -> None:
    assert sentences(leaf("a", HALF, "external:x"), "en", external={"x": 100}) == [
        "a: 100 of 100, which brings 100 to the total (weight 100%). "
        "The number is 100; 0 gives nothing, 100 full score, evenly between."
    ]


def test_a_figure_that_is_no_point_is_told_with_its_bounds() -> None:
    about = rl.Observation("service.online_rate", D(96), upper=D(98), qualifier=rl.Qualifier.RANGE)
    told = sentences(leaf("a", HALF, "indicator:service.online_rate"), "zh", observations=figures(a=about))
    assert told[0].startswith("a：得96分（在96分至98分之间），为总分贡献96分")


def test_what_a_change_would_bring_is_what_it_brings() -> None:
    made = framework(leaf("a", HALF, "external:a", weight=3), leaf("b", HALF, "external:b"), bands=())
    before = rl.score(None, framework=made, external={"a": 60, "b": 10})
    after = rl.score(None, framework=made, external={"a": 100, "b": 10})
    assert before.value is not None
    assert after.value is not None
    assert "Raising it to 100: all else unchanged, this would add up to 30 to the total." in rl.explain(
        before, lang="en"
    )
    assert after.value - before.value == 30


def test_the_unknown_is_told_with_what_knowing_it_would_do() -> None:
    made = framework(leaf("a", HALF, "external:a", weight=3), leaf("b", HALF, "external:b"), bands=())
    card = rl.score(None, framework=made, external={"a": 80})
    told = rl.explain(card, lang="en")
    assert "b: unknown, since its value was not handed over" in told[-2]
    assert told[-1] == "Once it alone is known, the total will lie between 60 and 85."
    ends = [rl.score(None, framework=made, external={"a": 80, "b": end}).value for end in (0, 100)]
    assert ends == [60, 85]


def test_what_does_not_apply_is_told_with_the_reason() -> None:
    criterion = leaf("a", HALF, "external:x", base=(subject("report:earlier_reports"),))
    assert sentences(criterion, "zh") == [
        "a：不适用，没有可据以衡量的内容（基数为零）；其权重由其他各项分担。"
    ]


def test_words_are_quoted_with_line_and_column_where_the_report_is_given() -> None:
    report = rl.Report(parts={rl.Part.PLAN: rl.Presence(1, (span("依法行政"),))}, document=REPORT.document)
    graded = rl.GradedPresenceRule((D(0), D(40), D(80)))
    assert sentences(leaf("a", graded, "part:plan"), "zh", report) == [
        "a：得40分，为总分贡献40分（权重100%）。报告中的程度：一句带过。见“依法行政”（2:13）。",
        "写到“有段落”，其余不变时总分至多可增加40分。",
    ]
    card = rl.score(report, framework=framework(leaf("a", graded, "part:plan")))
    assert not any("依法行政" in sentence for sentence in rl.explain(card))


def test_many_places_are_counted_and_long_ones_cut() -> None:
    found = tuple(finding("W001", rl.Severity.INFO, rl.Span(place, place + 50)) for place in range(5))
    criterion = leaf("a", rl.FindingsRule(info=D(1)), "finding:W")
    (told, _) = sentences(criterion, "en", REPORT, findings=found)
    assert told.endswith("and others, 5 in all.")
    assert [len(words) for words in re.findall("“(.*?)”", told)] == [41, 41, 41]


def test_the_number_of_a_person_is_not_published_once_more() -> None:
    found = (finding("W001", rl.Severity.INFO, span("联系人周某13900001234")),)
    criterion = leaf("a", rl.FindingsRule(info=D(1)), "finding:W")
    told = "".join(sentences(criterion, "zh", REPORT, findings=found))
    assert "联系人周某***********" in told


def test_a_day_is_quoted_with_the_last_day() -> None:
    report = rl.Report(masthead=rl.Masthead(year=2021, published=datetime.date(2022, 4, 2)))
    criterion = leaf("a", rl.DeadlineRule(3, 31), "masthead:published")
    told = sentences(criterion, "en", report)
    assert "The day is 2022-04-02, the last day 2022-03-31." in told[0]
    assert told[1].startswith("Doing it by 2022-03-31")


def test_bonuses_and_vetoes_are_told_apart() -> None:
    made = framework(
        leaf("a", HALF, "external:a"),
        bonuses=(leaf("prize", rl.BonusRule(D(2), D(5)), "external:prizes"),),
        vetoes=(leaf("grave", rl.VetoRule(grade="pass"), "external:events"),),
    )
    card = rl.score(None, framework=made, external={"a": 90, "prizes": 1, "events": 1})
    told = rl.explain(card, lang="en")
    assert told[:2] == (
        "Under “mine” (mine, version 1) the total is 92, between 92 and 92; 100% of the weight is known.",
        "The grade is “pass”.",
    )
    assert told[-2:] == ("Bonus “prize”: 2 added.", "Veto “grave”: the grade is no better than “pass”.")
    unsure = rl.explain(rl.score(None, framework=made, external={"a": 90}))
    assert unsure[1] == "等级为“良好”，在“合格”与“良好”之间。"
    assert unsure[-2:] == (
        "加分项“prize”：未知，没有提供外部数值。",
        "限制项“grave”：未知，没有提供外部数值。",
    )
    none = rl.explain(rl.score(None, framework=made, external={"a": 90, "prizes": 0, "events": 0}))
    assert not any("prize" in sentence or "grave" in sentence for sentence in none)


def test_no_total_is_told_with_the_reason() -> None:
    made = framework(leaf("a", HALF, "external:a"), first=2022)
    assert rl.explain(rl.score(REPORT, framework=made), lang="en")[0] == (
        "Under “mine” (mine, version 1) there is no total: the framework is not made for this year or kind of issuer."
    )


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="lang must be"):
        rl.explain(rl.score(REPORT), lang="de")  # type: ignore[arg-type]


@pytest.mark.parametrize("code", rl.framework_codes())
@pytest.mark.parametrize("seed", range(3))
def test_every_leaf_of_a_composed_report_gets_its_sentence(code: str, seed: int) -> None:
    report = rl.parse(compose(seed).text)
    card = rl.score(report, framework=code, observations=rl.observe(report), findings=rl.check(report))
    for lang in ("zh", "en"):
        told = rl.explain(card, report, lang)  # type: ignore[arg-type]
        assert card.disclaimer is not None
        assert told[-1] == card.disclaimer.get(lang)  # type: ignore[arg-type]
        for node in card.leaves():
            assert any(sentence.startswith(node.label.get(lang)) for sentence in told)  # type: ignore[arg-type]


def test_a_report_built_by_hand_is_explained_without_quotes() -> None:
    card = rl.score(rl.Report(), observations=figures(litigation__lost=0))
    assert not any("见“" in sentence or "全文" in sentence for sentence in rl.explain(card, rl.Report()))


@pytest.mark.parametrize(
    "rule",
    [
        rl.BandsRule((rl.Step(D(10), D(40)), rl.Step(D(20), D(80)))),
        rl.GradedPresenceRule((D(0), D(40), D(80))),
    ],
)
def test_a_rule_that_gives_less_than_full_score_promises_no_more(rule: Any) -> None:
    middle, best = (12, 20) if isinstance(rule, rl.BandsRule) else (1, 2)
    told = sentences(leaf("a", rule, "external:x"), "en", external={"x": middle})
    assert told[1] == f"Raising it to {best}: all else unchanged, this would add up to 40 to the total."
    assert len(sentences(leaf("a", rule, "external:x"), "en", external={"x": best})) == 1


def test_a_grade_that_no_report_can_reach_is_not_promised() -> None:
    rule = rl.GradedPresenceRule((D(0), D(20), D(40), D(60), D(100)))
    report = rl.Report(parts={rl.Part.PLAN: rl.Presence(2)})
    told = sentences(leaf("a", rule, "part:plan"), "en", report)
    assert (
        told[1]
        == "Bringing it to “a heading of its own”: all else unchanged, this would add up to 20 to the total."
    )


def test_presence_of_what_a_report_tells_is_told_or_not() -> None:
    card = leaf("a", rl.PresenceRule(), "indicator:litigation.lost", silence=rl.Silence.ZERO)
    told = sentences(card, "en", REPORT)
    assert "It is not told." in told[0]
    assert told[1].startswith("Telling it: ")


def test_what_knowing_would_do_counts_bonuses() -> None:
    made = framework(
        leaf("a", HALF, "external:a"),
        leaf("b", HALF, "external:b"),
        bonuses=(leaf("prize", rl.BonusRule(D(2), D(5)), "external:prizes"),),
    )
    given = {"a": 90, "prizes": 1}
    told = rl.explain(rl.score(None, framework=made, external=given), lang="en")
    ends = [rl.score(None, framework=made, external={**given, "b": end}).value for end in (0, 100)]
    assert f"Once it alone is known, the total will lie between {ends[0]} and {ends[1]}." in told


def test_figures_made_by_hand_are_not_quoted_from_a_text() -> None:
    given = {"observations": figures(litigation__cases=4)}
    assert "See" not in sentences(leaf("a", HALF, "indicator:litigation.cases"), "en", REPORT, **given)[0]


def test_a_total_that_rests_on_too_little_has_no_grade_and_says_why() -> None:
    made = framework(leaf("a", HALF, "external:a", weight=2), leaf("b", HALF, "external:b", weight=3))
    card = rl.score(None, framework=made, external={"a": 90})
    assert rl.explain(card, lang="zh")[1] == "没有等级：已知部分不足权重的一半；等级在“不合格”与“良好”之间。"
    assert rl.explain(card, lang="en")[1] == (
        "There is no grade, since less than half of the weight is known; it lies between “fail” and “good”."
    )
