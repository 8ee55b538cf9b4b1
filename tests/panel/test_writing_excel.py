"""Panels as workbooks: every number traced to words, no text a formula, the same bytes each time."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import Any

import openpyxl
import pytest
from tests.panel.making import by_hand, report, sample_reports

import rulelaw as rl
from rulelaw.panel import writing_excel
from rulelaw.panel.writing_excel import SOURCE_COLUMNS

PANEL = rl.assemble(sample_reports())


def sheets(panel: rl.Panel, **options: Any) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(rl.panel_to_excel(panel, **options)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_values_stand_by_body_and_year() -> None:
    header, *rows = sheets(PANEL, lang="en")["values"]
    assert header[:2] == ("body", "year")
    column = next(place for place, name in enumerate(header) if name.endswith("[training.sessions]"))
    assert {(row[0], row[1]): row[column] for row in rows if row[0] == "岚谷县司法局"} == {
        ("岚谷县司法局", 2022): 5,
        ("岚谷县司法局", 2023): None,
    }
    assert len(rows) == 8


def test_every_value_is_traced_to_words() -> None:
    told = sheets(PANEL)
    header, *rows = told["sources"]
    assert header == SOURCE_COLUMNS
    taken = {row[:3]: row for row in rows if row[header.index("taken")]}
    for cell in PANEL.cells:
        if cell.value is not None:
            row = taken[cell.body, cell.year, cell.measure]
            assert row[header.index("words")] == cell.tellings[0].words
            assert row[header.index("document")].endswith(".txt")
    assert len(rows) == sum(len(cell.tellings) + len(cell.changes) for cell in PANEL.cells)


def test_cells_have_the_columns_of_a_row() -> None:
    header, *rows = sheets(PANEL)["cells"]
    assert header == rl.PANEL_COLUMNS
    assert len(rows) == len(list(rl.panel_rows(PANEL)))
    assert len(sheets(PANEL, missing=False)["cells"]) == len(PANEL.cells) + 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_are_told_in_the_language_asked_for(lang: str) -> None:
    _, *rows = sheets(PANEL, lang=lang)["findings"]
    assert [row[-1] for row in rows] == [finding.message(lang) for finding in PANEL.findings]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("x")', "=cmd|' /C calc'!A0"])
def test_a_text_is_never_a_formula(name: str) -> None:
    panel = rl.assemble([report("制定行政规范性文件3件。", name=name), by_hand("3", body=name)])
    data = rl.panel_to_excel(panel)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for part in file.namelist():
            assert b"<f>" not in file.read(part)
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == name]
    assert found
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.quotePrefix for cell in found)


def test_the_same_panel_gives_the_same_bytes() -> None:
    assert rl.panel_to_excel(PANEL) == rl.panel_to_excel(PANEL)
    with zipfile.ZipFile(io.BytesIO(rl.panel_to_excel(PANEL))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_what_a_workbook_cannot_hold_is_replaced_or_cut() -> None:
    panel = rl.assemble([by_hand("1E+400", body="甲\x00\ud83d\x0b局"), by_hand("3", body="长" * 40_000)])
    _, *rows = sheets(panel)["values"]
    assert ("甲\ufffd\ufffd\ufffd局", 2022, "1E+400") in [row[:3] for row in rows] or rows[0][
        0
    ] == "甲\ufffd\ufffd局"
    assert [len(row[0]) for row in rows if row[0].startswith("长")] == [32_767]
    assert [row[2] for row in rows if row[0].startswith("甲")] == ["1E+400"]


def test_more_rows_than_excel_knows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing_excel, "_MOST_ROWS", 5)
    with pytest.raises(ValueError, match="sheet values has more rows"):
        rl.panel_to_excel(PANEL)


def test_an_empty_panel_has_its_sheets() -> None:
    assert {title: len(rows) for title, rows in sheets(rl.Panel()).items()} == {
        "values": 1,
        "cells": 1,
        "sources": 1,
        "findings": 1,
    }


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(rl.MissingExtraError, match=r"rulelaw\[excel\]"):
        rl.panel_to_excel(PANEL)
