"""Text for the cells of a spreadsheet."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.text.cells import number_text, safe_cell, well_formed


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "  =1", "\r=1"])
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "3件", "a=b", "'=1", "1-11月"])
def test_what_could_not_stays(text: str) -> None:
    assert safe_cell(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_the_text_it_can_be_written(text: str) -> None:
    assert len(well_formed(text).encode("utf-8").decode("utf-8")) == len(text)
    assert safe_cell(text).lstrip()[:1] not in ("=", "+", "-", "@")


@given(st.decimals(allow_nan=False))
def test_a_number_written_out_is_the_same_number(value: Decimal) -> None:
    assert Decimal(number_text(value)) == value


def test_an_absurd_number_is_not_written_out() -> None:
    assert len(number_text(Decimal("1E+999999"))) < 20
