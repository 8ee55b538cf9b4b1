"""Scorecards as CSV: a row for every node, numbers as they are, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from tests.composing import compose

import rulelaw as rl
from rulelaw.serial.writing_scores import SCORE_COLUMNS, to_scores_csv

REPORT = rl.parse(compose(2).text)
CARD = rl.score(REPORT)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_node_has_a_row_below_the_total() -> None:
    found = rows(to_scores_csv([("a.txt", CARD)]))
    codes = [node.code for node in CARD.walk()]
    assert [row["code"] for row in found] == ["total", *codes, *(veto.node.code for veto in CARD.vetoes)]
    assert list(found[0]) == list(SCORE_COLUMNS)
    assert (found[0]["value"], found[0]["grade"]) == (str(CARD.value), CARD.grade)


def test_the_tree_can_be_put_together_again() -> None:
    found = {row["code"]: row for row in rows(to_scores_csv([("a.txt", CARD)]))}
    for parent in CARD.walk():
        for child in parent.children:
            assert found[child.code]["parent"] == parent.code
            assert int(found[child.code]["depth"]) == int(found[parent.code]["depth"]) + 1


def test_numbers_and_places_come_back() -> None:
    found = {row["code"]: row for row in rows(to_scores_csv([("a.txt", CARD)]))}
    for node in CARD.leaves():
        row = found[node.code]
        assert row["value"] == ("" if node.value is None else format(node.value, "f"))
        assert Decimal(row["contribution"]) == node.contribution
        ends = [tuple(map(int, place.split("-"))) for place in row["places"].split()]
        assert ends == [(span.start, span.end) for span in node.evidence.spans]


def test_a_large_number_is_written_without_an_exponent() -> None:
    node = rl.ScoreNode("a", rl.Label("甲", "a"), rl.Status.KNOWN, fact=Decimal("1E+9"))
    card = rl.Scorecard("x", "1", rl.Label("甲", "a"), node)
    assert rows(to_scores_csv([("a", card)]))[1]["fact"] == "1000000000"


@pytest.mark.parametrize("name", ["=1+1.txt", " @sum", "-2021.txt"])
def test_a_name_that_a_spreadsheet_would_run_is_marked(name: str) -> None:
    assert {row["document"] for row in rows(to_scores_csv([(name, CARD)]))} == {f"'{name}"}


def test_a_table_goes_on_and_begins_with_a_mark_where_asked() -> None:
    whole = to_scores_csv([("a", CARD), ("b", CARD)], bom=True)
    parts = to_scores_csv([("a", CARD)], bom=True) + to_scores_csv([("b", CARD)], header=False)
    assert whole == parts
    assert whole.startswith("\ufeffdocument,")


def test_labels_are_in_the_language_asked_for() -> None:
    told = {lang: rows(to_scores_csv([("a", CARD)], lang=lang))[0]["label"] for lang in ("zh", "en")}  # type: ignore[arg-type]
    assert told == {"zh": CARD.label.zh, "en": CARD.label.en}
