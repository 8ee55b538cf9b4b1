"""Findings as CSV: fixed columns, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.serial.examples import CHECKED, FINDINGS, NAME, PERSONAL, PERSONAL_FINDINGS, REPORT

import rulelaw as rl
from rulelaw.serial.writing_csv import COLUMNS, to_csv


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_are_as_documented() -> None:
    assert to_csv([]) == (
        "document,code,severity,line,column,start,end,part,section,message,quote,basis,fingerprint,suppressed,url\r\n"
    )


def test_every_column_tells_what_it_is_called() -> None:
    _, row, *_ = rows_of(to_csv(CHECKED, lang="en"))
    start = FINDINGS[1].spans[0].start
    assert row == {
        "document": NAME,
        "code": "F001",
        "severity": "error",
        "line": "3",
        "column": "6",
        "start": str(start),
        "end": str(start + 2),
        "part": "measures",
        "section": "一、主要举措 > （一）行政复议",
        "message": "“5件” is wrong:\n100%",
        "quote": "5件",
        "basis": "Some Provisions (厅字〔2019〕28号) 第二条",
        "fingerprint": "f-1",
        "suppressed": "false",
        "url": FINDINGS[1].url,
    }


def test_a_finding_without_a_place_leaves_its_columns_empty() -> None:
    row, *_ = rows_of(to_csv(CHECKED))
    assert [
        row[name] for name in ("line", "column", "start", "end", "part", "section", "quote", "basis")
    ] == [""] * 8


def test_findings_put_aside_are_marked() -> None:
    marks = {row["code"]: row["suppressed"] for row in rows_of(to_csv([(REPORT, FINDINGS)]))}
    assert marks == {"S001": "false", "F001": "false", "T008": "false", "F004": "true", "X999": "false"}


def test_a_byte_order_mark_where_it_is_asked_for() -> None:
    assert to_csv(CHECKED, bom=True) == "\ufeff" + to_csv(CHECKED)


def test_a_table_is_written_in_pieces() -> None:
    pieces = to_csv(()) + "".join(to_csv([each], header=False) for each in CHECKED)
    assert pieces == to_csv(CHECKED)


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+86", "-5件", "@甲", "＝1", "＋1", "－1", "＠a", "\t=1", "\r=1", " =1", "\u3000-2", "\n@x"],
)
def test_a_cell_is_no_formula(words: str) -> None:
    report = rl.read(rl.Source(words, words))
    finding = rl.Finding(
        "=F1",
        rl.Severity.ERROR,
        rl.Label("{w}", "{w}"),
        (rl.Span(0, len(words)),),
        {"w": words},
        section=(words,),
    )
    (row,) = rows_of(to_csv([(report, [finding])]))
    for name in ("document", "message", "quote", "section"):
        assert row[name] == "'" + words
    assert row["code"] == "'=F1"


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_any_words_are_read_back_and_none_begins_a_formula(words: str) -> None:
    report = rl.read(rl.Source(words, "a.txt"))
    finding = rl.Finding("X1", rl.Severity.ERROR, rl.Label("甲", "a"), (rl.Span(0, len(words)),))
    (row,) = rows_of(to_csv([(report, [finding])]))
    assert row["quote"] in (words, "'" + words)
    assert not row["quote"].lstrip().startswith(("=", "+", "-", "@"))
    assert None not in row
    assert tuple(row) == COLUMNS


def test_numbers_of_persons_are_shown_as_stars() -> None:
    assert "13900001234" not in to_csv([(PERSONAL, PERSONAL_FINDINGS)])
