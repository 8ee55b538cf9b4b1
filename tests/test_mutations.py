"""Damage of known kinds is caught, and reports without any stay silent.

A small fixed sample runs with every test; `pytest tests/test_mutations.py --mutations=full` makes 200 trials a kind,
and `python -m tests.composing.mutating` prints their table.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from rulelaw.findings.checking import check
from rulelaw.findings.types import Finding, Severity
from rulelaw.report.reading import parse
from tests.composing import KINDS, Spoilt, Style, compose, compose_pair
from tests.composing.mutating import Row, findings_in, markdown, measure, speaks_of, trials

LEAST = 0.95
# The later of two reports may drop plans and indicators.
OWED_BY_PAIRS = frozenset({"H003", "H004"})


def told(findings: tuple[Finding, ...], owed: frozenset[str]) -> list[str]:
    """What was said beyond what is owed."""
    return [
        f"{finding.code} {finding.message('en')}"
        for finding in findings
        if finding.severity is not Severity.INFO or finding.code not in owed
    ]


@pytest.fixture
def is_full(request: pytest.FixtureRequest) -> bool:
    """Whether the long measurement was asked for."""
    return bool(request.config.getoption("--mutations") == "full")


def test_untouched_reports_stay_silent(is_full: bool) -> None:
    false = {}
    for seed in range(1000, 1600 if is_full else 1120):
        report = compose(seed)
        if said := told(check(parse(report.text)), frozenset(report.owed)):
            false[report.name] = said
    assert not false


@pytest.mark.parametrize("width", ["full", "half", "brackets"])
@pytest.mark.parametrize("headings", ["classic", "run_in", "bare", "bare_run_in", "flat"])
def test_untouched_reports_stay_silent_in_every_dress(width: str, headings: str) -> None:
    false = {}
    for seed, items in enumerate(("none", "stops", "semicolons", "paragraphs")):
        style = Style(width=width, headings=headings, items=items, wrap=36 * (seed % 2), chinese=0.5)
        report = compose(2000 + seed, style=style)
        if said := told(check(parse(report.text)), frozenset(report.owed)):
            false[f"{report.name} {items}"] = said
    assert not false


def test_untouched_pairs_stay_silent(is_full: bool) -> None:
    false = {}
    for seed in range(1000, 1400 if is_full else 1060):
        earlier, later = compose_pair(seed)
        owed = frozenset(later.owed) | OWED_BY_PAIRS
        if said := told(check(parse(later.text), previous=parse(earlier.text)), owed):
            false[later.name] = said
    assert not false


@pytest.mark.parametrize("name", KINDS)
def test_damage_is_caught(name: str, is_full: bool) -> None:
    count = 200 if is_full else 20
    row = measure(KINDS[name], count)
    assert row.trials == count
    assert row.share >= LEAST, f"{row.kind.code}: {row.share:.3f}, missed in {row.missed[:12]}"


def test_a_trial_is_the_same_in_every_run() -> None:
    kind = KINDS["figure_starred"]
    assert list(trials(kind, 3)) == list(trials(kind, 3))


def test_a_report_without_damage_counts_as_missed() -> None:
    """The measure can fail: what was not damaged is not caught."""
    kind = replace(
        KINDS["no_plan"], spoiling=lambda report, rng: Spoilt(report.text, "S005", None, "no_plan")
    )
    for report in (compose(1), compose(2)):
        spoilt = kind.spoiling(report, None)  # type: ignore[arg-type]
        assert spoilt is not None
        assert not any(speaks_of(finding, spoilt) for finding in findings_in(spoilt.text, None))


def test_a_finding_elsewhere_does_not_count() -> None:
    report, spoilt = next(iter(trials(KINDS["figure_starred"], 1)))
    found = findings_in(spoilt.text, None)
    assert spoilt.span is not None
    assert any(speaks_of(finding, spoilt) for finding in found)
    elsewhere = replace(spoilt, span=(len(spoilt.text) - 1, len(spoilt.text)))
    assert not any(speaks_of(finding, elsewhere) for finding in found)
    assert not any(speaks_of(finding, replace(spoilt, code="W004")) for finding in found)
    assert not any(speaks_of(finding, replace(spoilt, told=report.name)) for finding in found)


def test_the_table_is_markdown() -> None:
    row = Row(KINDS["no_plan"], trials=8, caught=7)
    assert Decimal(str(row.share)) == Decimal("0.875")
    assert markdown([row]).splitlines()[-1] == "| `no_plan` | S005 | 8 | 7 | 87.5 % |"


# --- minimal texts for faults that mutations have shown

HEAD = (
    "岚县水利局{year}年法治政府建设年度报告\n\n{year}年，岚县水利局坚持依法行政。\n\n一、主要举措和成效\n\n"
)


def codes(sentence: str, *, before: str | None = None) -> list[str]:
    """The codes of the rules on figures that speak of a sentence, errors and warnings alone."""
    report = parse(HEAD.format(year=2022) + sentence + "\n")
    previous = None if before is None else parse(HEAD.format(year=2021) + before + "\n")
    found = check(report, rules=["F", "H002", "H005"], previous=previous)
    return [finding.code for finding in found if finding.severity is not Severity.INFO]


def test_a_sum_is_not_excused_by_words_of_the_next_sentence() -> None:
    cases = "评查行政执法案卷{}件（行政处罚101件，行政许可71件）。开展案卷交叉评查6次。"
    assert codes(cases.format(171)) == ["F001"]
    assert codes(cases.format(172)) == []


@pytest.mark.parametrize(("printed", "ends"), [("100-200人", (100, 200)), ("1000-1500人", (1000, 1500))])
def test_large_ranges_are_no_codes(printed: str, ends: tuple[int, int]) -> None:
    report = parse(HEAD.format(year=2022) + f"每期培训{printed}。\n")
    assert [(q.value, q.upper) for q in report.quantities] == [ends]
    low, _, high = printed.removesuffix("人").partition("-")
    assert codes(f"每期培训{high}-{low}人。") == ["F010"]


def test_a_zero_of_two_things_is_a_base_of_both() -> None:
    for rate in ("行政复议纠错率为5%", "行政机关负责人出庭应诉率100%"):
        assert codes(f"全年未发生行政复议和行政诉讼案件。{rate}。") == ["F006"]


@pytest.mark.parametrize(
    "sentence",
    [
        "负责人出庭应诉率为50.0.8%（开庭2件，出庭1件）。",
        "全年行政诉讼1,2,3件（行政诉讼案件3件，行政诉讼案件2件）。",
    ],
)
def test_a_malformed_total_is_only_malformed(sentence: str) -> None:
    assert codes(sentence) == ["F010"]


def test_parties_and_visits_to_them_are_two_measures() -> None:
    assert codes("抽取检查对象229户。", before="全年开展行政检查8980家次。") == []
    assert codes("全年开展行政检查229家次。", before="全年开展行政检查8980家次。") == ["H005"]


def test_each_kind_of_thing_is_no_body() -> None:
    assert codes("精简各类证明材料57份。据统计，全年共精简证明材料66份。") == ["F005"]


def test_documents_of_government_and_of_departments_are_two_kinds() -> None:
    before = "制定规范性文件9件，包括政府规范性文件1件、部门规范性文件8件。"
    assert codes("全年制定规范性文件16件。", before=before) == []
    assert codes("全年制定规范性文件96件。", before=before) == ["H005"]
    kinds = before.partition("包括")[2]
    assert codes("全年制定规范性文件16件。", before=f"制定{kinds}") == []
