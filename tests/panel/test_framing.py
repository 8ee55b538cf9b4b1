"""Panels as tables of pandas, polars and pyarrow: fixed columns, fixed types, nothing rounded in silence."""

from __future__ import annotations

import sys
from decimal import Decimal

import polars
import pyarrow
import pytest
from tests.panel.making import by_hand, sample_reports

import rulelaw as rl

PANEL = rl.assemble(sample_reports())
ROWS = list(rl.panel_rows(PANEL))
WHOLE = {"year", "tellings", "start", "end", "line", "page"}
TRUTH = {"low_closed", "high_closed"}
NUMBER = {"value", "low", "high"}
MAKERS = [rl.panel_to_arrow, rl.panel_to_polars, rl.panel_to_pandas]


@pytest.mark.parametrize("panel", [PANEL, rl.Panel()], ids=["samples", "empty"])
def test_types_are_the_documented_ones_also_of_an_empty_panel(panel: rl.Panel) -> None:
    arrow, plrs, pnds = (make(panel) for make in MAKERS)
    assert tuple(arrow.column_names) == tuple(plrs.columns) == tuple(pnds.columns) == rl.PANEL_COLUMNS
    for name in rl.PANEL_COLUMNS:
        kinds = (arrow.schema.field(name).type, plrs.schema[name], str(pnds.dtypes[name]))
        if name in WHOLE:
            assert kinds == (pyarrow.int64(), polars.Int64, "Int64")
        elif name in TRUTH:
            assert kinds == (pyarrow.bool_(), polars.Boolean, "boolean")
        elif name in NUMBER:
            assert kinds == (pyarrow.float64(), polars.Float64, "float64")
        else:
            assert kinds == (pyarrow.string(), polars.String, "string")


def test_exact_numbers_have_their_own_types() -> None:
    assert rl.panel_to_arrow(PANEL, numbers="decimal").schema.field("low").type == pyarrow.decimal128(38, 9)
    assert rl.panel_to_polars(PANEL, numbers="decimal").schema["low"] == polars.Decimal(38, 9)
    assert str(rl.panel_to_pandas(PANEL, numbers="decimal").dtypes["low"]) == "object"


@pytest.mark.parametrize("numbers", ["float", "decimal"])
def test_every_value_is_the_one_of_the_row(numbers: str) -> None:
    arrow = rl.panel_to_arrow(PANEL, numbers=numbers).to_pylist()  # type: ignore[arg-type]
    plrs = rl.panel_to_polars(PANEL, numbers=numbers).to_dicts()  # type: ignore[arg-type]
    frame = rl.panel_to_pandas(PANEL, numbers=numbers)  # type: ignore[arg-type]
    pnds = frame.astype(object).where(frame.notna(), None).to_dict("records")
    for row, *told in zip(ROWS, arrow, plrs, pnds, strict=True):
        for name in rl.PANEL_COLUMNS:
            expected = getattr(row, name)
            if isinstance(expected, Decimal) and numbers == "float":
                expected = float(expected)
            assert [one[name] for one in told] == [expected] * 3, name


def test_cells_nothing_is_told_of_may_be_left_out() -> None:
    assert [len(make(PANEL, missing=False)) for make in MAKERS] == [len(PANEL.cells)] * 3


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("value", ["1E+29", "1E-10", "0.1234567891"])
def test_a_figure_that_does_not_fit_is_refused_and_named(make: object, value: str) -> None:
    panel = rl.assemble([by_hand(value)])
    with pytest.raises(ValueError, match=r"value of normative\.issued of 松岭县教育局 in 2022 does not fit"):
        make(panel, numbers="decimal")  # type: ignore[operator]
    assert len(make(panel)) == 1  # type: ignore[operator]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    "value", ["99999999999999999999999999999.123456789", "1.5000000000000", "0E-20", "-3"]
)
def test_a_figure_that_just_fits_is_exact(make: object, value: str) -> None:
    table = make(rl.assemble([by_hand(value)]), numbers="decimal")  # type: ignore[operator]
    told = table.column("value")[0].as_py() if isinstance(table, pyarrow.Table) else table["value"][0]
    assert told == Decimal(value)


@pytest.mark.parametrize("make", MAKERS)
def test_a_figure_too_large_for_a_float_is_refused(make: object) -> None:
    with pytest.raises(ValueError, match="too large for a float"):
        make(rl.assemble([by_hand("1E+400")]))  # type: ignore[operator]


@pytest.mark.parametrize("make", MAKERS)
def test_an_unknown_kind_of_numbers_is_refused(make: object) -> None:
    with pytest.raises(ValueError, match="'float' or 'decimal'"):
        make(PANEL, numbers="exact")  # type: ignore[operator]


@pytest.mark.parametrize("make", MAKERS)
def test_surrogates_do_not_stop_a_table(make: object) -> None:
    panel = rl.assemble([by_hand("3", body="甲\ud83d局")])
    table = make(panel)  # type: ignore[operator]
    told = table.column("body")[0].as_py() if isinstance(table, pyarrow.Table) else table["body"][0]
    assert told == "甲\ufffd局"


@pytest.mark.parametrize(
    ("make", "module"),
    [
        (rl.panel_to_arrow, "pyarrow"),
        (rl.panel_to_polars, "polars"),
        (rl.panel_to_pandas, "pandas"),
    ],
)
def test_without_the_extra_it_says_what_to_install(
    make: object, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(rl.MissingExtraError, match=r"rulelaw\[frames\]"):
        make(PANEL)  # type: ignore[operator]
