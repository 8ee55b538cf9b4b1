"""What holds for every rule of a group: citations, figures, wording."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.composing import compose
from tests.conftest import AnnotatedReport
from tests.findings import drafting_citations, drafting_wording
from tests.findings.drafting import drafts
from tests.findings.drafting_figures import FIGURES, found

from rulelaw.findings.table import RULES
from rulelaw.findings.types import Context, Rule
from rulelaw.observations.observing import observe
from rulelaw.report.reading import parse
from rulelaw.report.types import Citation, Masthead, Report

CITATIONS = tuple(rule for rule in RULES if rule.code.startswith("C"))
WORDING = tuple(rule for rule in RULES if rule.code.startswith("W") and rule.code != "W006")


# --- citations


@pytest.mark.parametrize("rule", CITATIONS, ids=lambda rule: rule.code)
def test_the_example_of_a_rule_on_citations_fires_and_the_near_miss_does_not(rule: Rule) -> None:
    assert len(drafts(rule, parse(rule.example))) == 1
    assert drafts(rule, parse(rule.near_miss)) == []


@pytest.mark.parametrize("rule", CITATIONS, ids=lambda rule: rule.code)
def test_messages_on_citations_can_be_filled_in_both_languages(rule: Rule) -> None:
    for draft in drafts(rule, parse(rule.example)):
        for lang in ("zh", "en"):
            assert "{" not in rule.messages[draft.variant].format(lang, **draft.facts)


def test_citations_made_by_hand_are_checked_without_places() -> None:
    report = Report(
        masthead=Masthead(year=2022, published=datetime.date(2023, 2, 10)),
        citations=(
            Citation("通知", "云水发[2025]17号"),
            Citation("中华人民共和国侵权责任法"),
            Citation("优化营商环镜条例"),
        ),
    )
    found = [(rule.code, draft.spans) for rule in CITATIONS for draft in drafts(rule, report)]
    assert found == [("C002", ()), ("C003", ()), ("C004", ()), ("C005", ())]


@given(st.lists(drafting_citations.PIECES, max_size=60).map("".join))
@example("《" * 300)
@example("\ud83d云水发[2021]3号\r\n")
def test_no_text_makes_a_rule_on_citations_fail(words: str) -> None:
    report = drafting_citations.report_of(words)
    for rule in CITATIONS:
        for draft in drafts(rule, report):
            assert drafting_citations.message(rule, draft)
            assert all(0 <= span.start < span.end <= len(report.source.text) for span in draft.spans)


# --- figures


@pytest.mark.parametrize("rule", FIGURES, ids=lambda rule: rule.code)
def test_a_rule_on_figures_speaks_on_its_example_and_not_on_its_near_miss(rule: Rule) -> None:
    (draft,) = (code for code, _, _ in found(rule.example, rule))
    assert draft == rule.code
    assert found(rule.near_miss, rule) == []


@pytest.mark.parametrize("rule", FIGURES, ids=lambda rule: rule.code)
def test_messages_on_figures_name_their_facts_in_both_languages(rule: Rule) -> None:
    report = parse(rule.example)
    for draft in rule.check(Context(report, observe(report))):
        for lang in ("zh", "en"):
            assert "{" not in rule.messages[draft.variant].format(lang, **draft.facts)


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


# --- wording


@pytest.mark.parametrize("rule", WORDING, ids=lambda rule: rule.code)
def test_the_example_of_a_rule_on_wording_fires_and_the_near_miss_does_not(rule: Rule) -> None:
    assert drafts(rule, parse(rule.example))
    assert drafts(rule, parse(rule.near_miss)) == []


@pytest.mark.parametrize("rule", WORDING, ids=lambda rule: rule.code)
def test_messages_on_wording_can_be_filled_in_both_languages(rule: Rule) -> None:
    for draft in drafts(rule, parse(rule.example)):
        for lang in ("zh", "en"):
            assert "{" not in rule.messages[draft.variant].format(lang, **draft.facts)


PIECES = st.sampled_from(
    [*"（）()[]【】〔〕“”‘’\"'《》〈〉*_×X○某。，的了次\n\ud800\ue000 1", drafting_wording.LONG]
)


@given(st.lists(PIECES, max_size=60).map("".join))
@example("(" * 500)
@example("”“" * 200)
@example("\ud83d**次__次XX")
def test_no_text_makes_a_rule_on_wording_fail(words: str) -> None:
    report = drafting_wording.report_of(words)
    for rule in WORDING:
        for draft in drafts(rule, report):
            assert rule.messages[draft.variant].format("zh", **draft.facts)
            assert all(0 <= span.start < span.end <= len(report.source.text) for span in draft.spans)
