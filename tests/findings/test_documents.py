"""What a document is, is said first; and of a document that is no report hardly more."""

from __future__ import annotations

import pytest
from attrs import evolve

import rulelaw as rl
from rulelaw.findings.rules.documents import S030, W006

PLAN = "云岭县2024年法治政府建设工作要点\n联系人：周某，手机13900001234。\n一、加强领导\n2月30日前制定方案；全年不少于**次。\n"


def codes(text: str, **options: object) -> list[str]:
    return [finding.code for finding in rl.check(rl.parse(text), **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", [S030, W006], ids=lambda rule: rule.code)
def test_its_example_fires_and_its_near_miss_does_not(rule: rl.Rule) -> None:
    assert rule.code in codes(rule.example)
    assert rule.code not in codes(rule.near_miss)


def test_of_another_document_only_what_holds_for_any_is_told_and_its_genre_first() -> None:
    assert codes(PLAN) == ["S030", "P002"]


def test_rules_that_are_chosen_are_asked_of_any_document() -> None:
    assert codes(PLAN, rules=["T", "W"]) == ["T008", "W001"]
    assert "T008" in codes(PLAN, select=["T"])
    assert codes(PLAN, rules=[*rl.RULES], ignore=["P"]) == ["S030"]


def test_a_rule_of_ones_own_is_asked_of_any_document() -> None:
    @rl.rule(code="X100", zh="自定", en="own", message=rl.Label("有", "there"))
    def own(context: rl.Context):  # type: ignore[no-untyped-def]
        yield rl.Draft()

    assert codes(PLAN, rules=[*rl.RULES, own]) == ["S030", "X100", "P002"]


@pytest.mark.parametrize("genre", [genre for genre in rl.Genre if genre is not rl.Genre.ANNUAL_REPORT])
def test_every_genre_has_its_message(genre: rl.Genre) -> None:
    (finding,) = rl.check(rl.Report(genre=genre, genre_reason=rl.GenreReason("某" * 80)))
    assert finding.code == "S030"
    assert "某…" in finding.message("zh")
    assert "某…" in finding.message("en")


def test_what_was_read_all_the_same_is_worth_a_look_and_what_was_not_a_warning() -> None:
    doubts = (
        rl.Doubt(rl.DoubtKind.GLOSS, rl.Span(0, 1), "(yīng)", 3, read=True),
        rl.Doubt(rl.DoubtKind.TRADITIONAL, rl.Span(2, 3), "縣", 30),
        rl.Doubt(rl.DoubtKind.MASKED, rl.Span(0, 1), "**"),
    )
    findings = rl.check(evolve(rl.parse("行政复议案件"), doubts=doubts), rules=["W006"])
    assert [finding.severity.value for finding in findings] == ["info", "warning"]
    assert "rulelaw[traditional]" in findings[1].message("zh")
