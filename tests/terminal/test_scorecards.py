"""A scorecard on the terminal: the total, a row and a bar for every criterion, and what the score does not say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.composing import compose
from tests.scores.building import HALF, framework, leaf, subject

import rulelaw as rl
from rulelaw.terminal.scorecards import bar, render_scorecard
from rulelaw.terminal.widths import Look, width_of

REPORT = rl.parse(compose(1).text)
CARD = rl.score(REPORT)


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [(0, 0, "." * 20), (100, 100, "#" * 20), (0, 100, "~" * 20), (42, 58, "########~~~~........")],
)
def test_a_bar_shows_what_is_sure_what_may_be_and_what_is_lacking(low: int, high: int, drawn: str) -> None:
    assert bar(Decimal(low), Decimal(high)) == drawn


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_criterion_has_its_row(lang: rl.Lang) -> None:
    lines = render_scorecard(CARD, REPORT, Look(lang, 160))
    for node in CARD.root.walk():
        assert any(node.label.get(lang)[:12] in line for line in lines), node.code
    assert CARD.disclaimer is not None
    assert lines[-1] == CARD.disclaimer.get(lang)


def test_rows_keep_to_the_width() -> None:
    for width in (80, 100, 140):
        lines = render_scorecard(CARD, REPORT, Look("en", width))
        assert all(width_of(line) <= width for line in lines[:-1])


def test_what_is_unknown_or_does_not_apply_says_so() -> None:
    made = framework(
        leaf("a", HALF, "external:a"),
        leaf("b", HALF, "external:b"),
        leaf("c", HALF, "external:c", base=(subject("report:earlier_reports"),)),
    )
    card = rl.score(None, framework=made, external={"a": 50})
    lines = render_scorecard(card, rl.Report(), Look("en"))
    assert [line.split() for line in lines if line[:1] in "abc" and line[1:2] == " "] == [
        ["a", "50.0", "##########..........", "50.0", "50.0"],
        ["b", "unknown", "0.0-100.0", "~~~~~~~~~~~~~~~~~~~~", "50.0"],
        ["c", "not", "applicable"],
    ]
    assert lines[1] == "Total 50.0 (25.0 to 75.0); 50.0% of the weight is known."


def test_bonuses_and_vetoes_stand_below_the_total() -> None:
    made = framework(
        leaf("a", HALF, "external:a"),
        bonuses=(leaf("prize", rl.BonusRule(Decimal(2), Decimal(5)), "external:prizes"),),
        vetoes=(leaf("grave", rl.VetoRule(grade="pass"), "external:events"),),
    )
    card = rl.score(None, framework=made, external={"a": 90, "prizes": 1, "events": 1})
    assert render_scorecard(card, rl.Report(), Look("en"))[1:5] == [
        "Total 92.0 (92.0 to 92.0); 100.0% of the weight is known.",
        "Grade: pass",
        "Bonus: prize, 2.0",
        "Veto: grave; no better than pass",
    ]


def test_without_a_total_the_reason_is_told() -> None:
    card = rl.score(REPORT, framework=framework(leaf("a", HALF, "external:a"), last=2000))
    assert (
        "No total: the framework is not made for this year" in render_scorecard(card, REPORT, Look("en"))[1]
    )


def test_the_explanation_takes_the_place_of_the_disclaimer_that_ends_it() -> None:
    lines = render_scorecard(CARD, REPORT, Look("zh"), explained=True)
    told = rl.explain(CARD, REPORT)
    assert len(told) > 20
    assert lines[-len(told) :] == list(told)


def test_a_total_just_below_a_grade_is_not_rounded_up_to_it() -> None:
    made = framework(leaf("a", HALF, "external:a"))
    card = rl.score(None, framework=made, external={"a": Decimal("59.966464")})
    lines = render_scorecard(card, rl.Report(), Look("en"))
    assert lines[1:3] == ["Total 59.97 (59.97 to 59.97); 100.0% of the weight is known.", "Grade: fail"]
    closer = rl.score(None, framework=made, external={"a": Decimal("59.9996")})
    assert "the total is 59.9996, between" in rl.explain(closer, lang="en")[0]


def test_the_grade_is_told_with_its_bounds_or_as_none() -> None:
    made = framework(leaf("a", HALF, "external:a"), leaf("b", HALF, "external:b", weight=1))
    lines = render_scorecard(rl.score(None, framework=made, external={"a": 90}), rl.Report(), Look("en"))
    assert lines[2] == "Grade: good (between fail and good)"
    little = made.with_weights({"b": 2})
    lines = render_scorecard(rl.score(None, framework=little, external={"a": 90}), rl.Report(), Look("en"))
    assert lines[2] == "Grade: none (between fail and good)"
