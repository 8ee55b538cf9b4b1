"""On the annotated reports, where they are at hand: every leaf points to words or says unknown, and can be worked out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import rulelaw as rl
from rulelaw.report.types import Part

FRAMEWORKS = ("disclosure", "outline-2021")
GRADES = {"measures": (0, 40, 80, 100), "causes": (0, 60, 100, 100)}


@pytest.fixture(scope="module")
def assessed(shared_reports: Any) -> dict[str, rl.Assessment]:
    return {one.name: rl.assess(rl.Source(one.text, one.name)) for one in shared_reports}


def cards(assessed: dict[str, rl.Assessment], code: str) -> Iterator[tuple[rl.Report, rl.Scorecard]]:
    for one in assessed.values():
        given = {"observations": one.observations, "findings": one.findings}
        yield one.report, rl.score(one.report, framework=code, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_every_leaf_points_to_words_or_says_unknown(assessed: dict[str, rl.Assessment], code: str) -> None:
    for report, card in cards(assessed, code):
        for leaf in card.leaves():
            if leaf.status is rl.Status.KNOWN:
                assert leaf.evidence.spans, leaf.code
                assert all(report.source.quote(span).strip() for span in leaf.evidence.spans)
            else:
                assert leaf.reason is not None
                assert leaf.value is None


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_a_total_is_in_its_bounds_and_made_of_its_leaves(
    assessed: dict[str, rl.Assessment], code: str
) -> None:
    for _, card in cards(assessed, code):
        if card.value is None:
            assert all(leaf.reason is rl.Reason.NOT_FOR_REPORT for leaf in card.leaves())
            continue
        assert card.low is not None
        assert card.high is not None
        assert card.low <= card.value <= card.high
        assert sum(leaf.contribution for leaf in card.leaves()) == card.root.value


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_every_scorecard_comes_back_from_json_and_is_explained(
    assessed: dict[str, rl.Assessment], code: str
) -> None:
    for report, card in cards(assessed, code):
        assert rl.loads(rl.dumps(card), rl.Scorecard) == card
        for lang in ("zh", "en"):
            told = rl.explain(card, report, lang)  # type: ignore[arg-type]
            assert len(told) > len(list(card.leaves()))


def test_three_leaves_of_each_report_are_what_a_reader_would_work_out(
    assessed: dict[str, rl.Assessment],
) -> None:
    """A part by its grade, the day against the last day, the share of rates that can be worked out again."""
    for one in assessed.values():
        card, report = one.scorecard, one.report
        assert card is not None
        for part, points in GRADES.items():
            node = card.find(f"complete.{part}")
            assert node is not None
            assert node.value == points[report.parts[Part(part)].grade], part
        assert_deadline(card, report)
        assert_rates(card, one)


def assert_deadline(card: rl.Scorecard, report: rl.Report) -> None:
    node = card.find("timely.published")
    assert node is not None
    day = report.masthead.published
    if day is None:
        assert node.value is None
    else:
        assert report.masthead.year is not None
        late = (day.year, day.month) > (report.masthead.year + 1, 3)
        assert node.value == (40 if late else 100)


def assert_rates(card: rl.Scorecard, one: rl.Assessment) -> None:
    node = card.find("figures.based")
    assert node is not None
    rates = [
        quantity.span
        for quantity in one.report.quantities
        if quantity.unit in ("%", "‰") and one.report.part_at(quantity.span.start) is Part.MEASURES
    ]
    told = [pair.total for pair in one.observations.breakdowns if pair.kind is rl.BreakdownKind.RATIO]
    told += [pair.change for pair in one.observations.comparisons]
    if not rates:
        assert node.status is rl.Status.NOT_APPLICABLE
        return
    share = Fraction(100 * sum(span in told for span in rates), len(rates))
    assert node.value is not None
    assert abs(Fraction(node.value) - share) <= Fraction(1, 10**6)


def test_the_total_of_each_report_is_the_weighted_mean_of_its_leaves(
    assessed: dict[str, rl.Assessment],
) -> None:
    tree = rl.load_framework("disclosure").tree
    for one in assessed.values():
        card = one.scorecard
        assert card is not None
        leaves = {leaf.code: leaf for leaf in card.leaves()}
        shares: dict[str, Fraction] = {}
        areas = {
            area: [leaf for leaf in area.children if leaves[leaf.code].status is not rl.Status.NOT_APPLICABLE]
            for area in tree.children
        }
        whole = sum(Fraction(area.weight) for area, left in areas.items() if left)
        for area, left in areas.items():
            for leaf in left:
                inside = sum(Fraction(other.weight) for other in left)
                shares[leaf.code] = Fraction(area.weight) / whole * Fraction(leaf.weight) / inside
        known = {code: share for code, share in shares.items() if leaves[code].value is not None}
        points = sum(share * Fraction(leaves[code].value or Decimal(0)) for code, share in known.items())
        assert card.root.value is not None
        assert abs(Fraction(card.root.value) - points / sum(known.values())) <= Fraction(1, 10**6)
