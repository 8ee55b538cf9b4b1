"""Panels as rows and as CSV."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import attrs
import pytest
from tests.panel.making import BUREAU, by_hand, report, sample_reports

import rulelaw as rl

PANEL = rl.assemble(sample_reports())


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns_are_the_fields_of_a_row() -> None:
    assert tuple(field.name for field in attrs.fields(rl.PanelRow)) == rl.PANEL_COLUMNS
    assert rl.PANEL_COLUMNS[:5] == ("body", "level", "kind", "province", "year")


def test_every_cell_has_its_row() -> None:
    rows = list(rl.panel_rows(PANEL))
    assert len(rows) == len(PANEL.bodies) * len(PANEL.years) * len(PANEL.measures)
    for row in rows:
        cell = PANEL.cell(row.body, row.year, row.measure)
        assert (row.value, row.low, row.high, row.state) == (cell.value, cell.low, cell.high, cell.state)
    told = list(rl.panel_rows(PANEL, missing=False))
    assert [row for row in rows if row.tellings] == [row for row in told if row.tellings]
    assert len(told) == len(PANEL.cells)


def test_a_row_traces_the_figure_to_its_place() -> None:
    texts = {text.source.name: text.source for text in sample_reports()}
    for row in rl.panel_rows(PANEL, missing=False):
        if row.words is not None and row.measure_kind == "indicator":
            source = texts[row.document]
            assert row.start is not None
            assert row.end is not None
            assert source.text[row.start : row.end] == row.words
            assert row.words in source.quote(source.line_span(row.line or 0))
            assert row.sentence is not None
            assert row.words in row.sentence


def test_rows_hold_plain_values_only() -> None:
    for row in rl.panel_rows(PANEL):
        assert {type(value) for value in attrs.astuple(row)} <= {str, int, bool, Decimal, type(None)}


def test_csv_reads_back_as_the_rows() -> None:
    written = read(rl.panel_csv(PANEL))
    for row, told in zip(rl.panel_rows(PANEL), written, strict=True):
        assert tuple(told) == rl.PANEL_COLUMNS
        assert (Decimal(told["value"]) if told["value"] else None) == row.value
        assert told["sentence"] == (row.sentence or "")
        assert int(told["year"]) == row.year
        assert told["low_closed"] == {None: "", True: "true", False: "false"}[row.low_closed]


def test_csv_has_crlf_and_its_options() -> None:
    text = rl.panel_csv(PANEL, bom=True)
    assert text.startswith("\ufeffbody,")
    assert text.count("\r\n") == len(text.splitlines())
    assert rl.panel_csv(PANEL, header=False) == text.split("\r\n", 1)[1]
    assert len(read(rl.panel_csv(PANEL, missing=False))) == len(PANEL.cells)


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0.txt", "+1.txt", "@x.txt", "\t=1.txt"])
def test_a_name_that_looks_like_a_formula_is_text(name: str) -> None:
    (row,) = read(rl.panel_csv(rl.assemble([report("制定行政规范性文件3件。", name=name)], practices=[])))
    assert row["document"] == f"'{name}"


def test_numbers_are_written_in_full() -> None:
    (row,) = read(rl.panel_csv(rl.assemble([by_hand("1.20E+8")])))
    assert (row["value"], row["low"], row["words"], row["line"]) == ("120000000", "120000000", "", "")
    (huge,) = read(rl.panel_csv(rl.assemble([by_hand("1E+900000")])))
    assert huge["value"] == "1E+900000"


def test_ends_that_are_open_are_empty() -> None:
    panel = rl.assemble([by_hand("300", qualifier=rl.Qualifier.AT_LEAST)])
    (row,) = read(rl.panel_csv(panel))
    assert (row["low"], row["high"], row["low_closed"], row["qualifier"]) == ("300", "", "true", "at_least")
    assert panel.cell(BUREAU, 2022, "normative.issued").high is None
