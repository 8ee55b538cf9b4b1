"""Reports whose truth is known: composed ones, marked ones, and the annotated ones of the optional corpus.

A floor is stated for each figure. Where one is not held, the message tells the worst misses with their surroundings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rulelaw.codebook.loading import load_codebook
from rulelaw.findings.checking import check
from rulelaw.observations.observing import observe
from rulelaw.report.reading import parse
from tests.cases.marked import load_case, to_gold
from tests.composing import compose
from tests.composing import to_gold as composed_gold
from tests.composing.style import Style
from tests.conftest import AnnotatedReport
from tests.measuring import MASTHEAD, Tally, count, count_findings, count_observations

CASES = Path(__file__).parent / "cases"
FLOORS = {
    "quantities": 0.99,
    "qualifiers": 0.99,
    "headings": 0.99,
    "citations": 0.99,
    "parts": 0.98,
    "title": 0.98,
    "issuer": 0.98,
    "level": 0.98,
    "year": 0.98,
    "published": 0.98,
}
MEANING = {"indicators": 0.94, "breakdowns": 0.90, "findings": 0.90}
# Nobody has looked into the held-out reports: these floors say what a stranger may expect today, and only rise.
HELD_OUT = {
    **dict.fromkeys(FLOORS, 0.95),
    "title": 0.80,
    "level": 0.80,
    "parts": 0.90,
    "indicators": 0.82,
    "breakdowns": 0.85,
    "findings": 0.85,
}
FLOORS_OF = {"reports": FLOORS | MEANING | {"headings": 0.97}, "heldout": HELD_OUT}


@pytest.mark.parametrize("seeds", [range(start, start + 15) for start in range(0, 60, 15)], ids=str)
def test_composed_reports_in_styles_drawn_at_random(seeds: range) -> None:
    """Random figures, sentences, headings, widths, wraps and pages; the generator knows the truth."""
    tally = Tally()
    for seed in seeds:
        composed = compose(seed)
        gold = composed_gold(composed)
        report = parse(composed.text)
        count(tally, composed.name, composed.text, gold, report)
        count_observations(tally, composed.name, composed.text, gold, observe(report))
    assert not (faults := tally.faults(FLOORS | {"indicators": 0.97, "breakdowns": 0.97})), faults


STYLES: dict[str, Callable[[Style], Style]] = {
    "plain": lambda style: style,
    "half-width punctuation": lambda style: replace(style, width="half"),
    "half-width brackets alone": lambda style: replace(style, width="brackets"),
    "full-width digits": lambda style: replace(style, wide_digits=True),
    "thousands separators": lambda style: replace(style, thousands=True),
    "Chinese numerals": lambda style: replace(style, chinese=1.0),
    "rounded figures": lambda style: replace(style, soft=1.0),
    "hard wraps at 36": lambda style: replace(style, wrap=36),
    "hard wraps at 42, CRLF": lambda style: replace(style, wrap=42, newline="\r\n"),
    "blank lines, no indents": lambda style: replace(style, blank_lines=True, indent=""),
    "run-in headings": lambda style: replace(style, headings="run_in"),
    "headings without numbers": lambda style: replace(style, headings="bare"),
    "run-in headings without numbers": lambda style: replace(style, headings="bare_run_in"),
    "first level alone": lambda style: replace(style, headings="flat", items="paragraphs"),
    "three levels": lambda style: replace(style, third=True, third_mark="1、"),
    "first responsible person inside": lambda style: replace(style, first_inside=True),
    "no title": lambda style: replace(style, title="absent"),
    "title over two lines": lambda style: replace(style, title="two"),
    "metadata table and long footer": lambda style: replace(
        style, before="metadata", after="long", published="both"
    ),
    "byline": lambda style: replace(style, before="byline", published="page"),
    "department": lambda style: replace(style, kind="department", function="市场监督管理局"),
    "city": lambda style: replace(style, kind="city"),
}


@pytest.mark.parametrize("dress", STYLES.values(), ids=STYLES)
def test_composed_reports_in_each_style(dress: Callable[[Style], Style]) -> None:
    """Six reports in each style by itself, so that a fault shows which trait it is due to."""
    tally = Tally()
    for seed in range(100, 106):
        composed = compose(seed, style=dress(Style()))
        count(tally, composed.name, composed.text, composed_gold(composed), parse(composed.text))
    # with so few reports a single masthead weighs a sixth: let nothing of it be wrong
    assert not (faults := tally.faults(FLOORS | dict.fromkeys(MASTHEAD, 1.0))), faults


def count_all(tally: Tally, name: str, text: str, gold: Mapping[str, Any]) -> None:
    """Hold every stage against the truth."""
    report = parse(text)
    observations = observe(report, codebook=load_codebook())
    count(tally, name, text, gold, report)
    count_observations(tally, name, text, gold, observations)
    if "findings" in gold and not gold.get("previous"):
        count_findings(tally, name, gold, check(report, observations=observations))


@pytest.mark.parametrize("folder", ["reports", "heldout"])
def test_marked_reports(folder: str) -> None:
    """Reports written and marked by hand; those in `heldout` are not looked at when rules are made."""
    tally = Tally()
    paths = sorted((CASES / folder).glob("*.case.txt"))
    assert paths
    for path in paths:
        case = load_case(path)
        count_all(tally, path.name, case.text, to_gold(case))
    assert not (faults := tally.faults(FLOORS_OF[folder])), faults


def test_annotated_reports(shared_reports: tuple[AnnotatedReport, ...]) -> None:
    """The optional corpus, where it stands beside the checkout."""
    tally = Tally()
    for annotated in shared_reports:
        count_all(tally, annotated.name, annotated.text, annotated.gold)
    assert not (faults := tally.faults(FLOORS | MEANING)), faults


def test_a_tally_below_its_floor_tells_what_was_missed() -> None:
    """The floors can fail, and the message shows the place."""
    tally = Tally()
    text = "岚县水利局2022年法治政府建设年度报告\n全年检查12次。"
    gold = {
        "quantities": [
            {
                "start": 25,
                "end": 28,
                "value": "13",
                "upper": None,
                "unit": "次",
                "optional": False,
                "zero": False,
                "qualifier": "exact",
            }
        ],
        "headings": [{"text": "一、不在"}],
        "citations": [],
        "document": {
            "issuer": "岚县水利局",
            "level": "city",
            "year": 2022,
            "published": None,
            "title": None,
            "parts": {"plan": True},
        },
    }
    count(tally, "报告", text, gold, parse(text))
    faults = tally.faults(FLOORS)
    assert "报告: missed 一、不在" in faults
    assert "⟦12次⟧" in faults
    assert {line.split(":")[0] for line in faults.splitlines() if "floor" in line} == {
        "quantities",
        "headings",
        "parts",
        "title",
        "level",
    }
