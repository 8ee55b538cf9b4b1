"""Text for the cells of a spreadsheet: never a formula, and nothing that a file cannot hold."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["number_text", "safe_cell", "well_formed"]

# A number longer than this, written in full, is a line of zeros; no figure of a report is.
_LONGEST_NUMBER = 60

_LONE = re.compile("[\ud800-\udfff]")
# What makes a spreadsheet take a cell for a formula, the full-width forms of Chinese and Japanese versions included.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def well_formed(text: str) -> str:
    r"""Put U+FFFD in the place of surrogates: what reads JSON or UTF-8 need not know how to hold them.

    >>> well_formed("3\udcff件")
    '3\ufffd件'
    """
    return text if text.isascii() else _LONE.sub("\ufffd", text)


def safe_cell(text: str) -> str:
    """Give a text as a cell of CSV: one that a spreadsheet would take for a formula gets an apostrophe before it.

    >>> safe_cell("=1+1"), safe_cell("3件")
    ("'=1+1", '3件')
    """
    text = well_formed(text)
    # Blanks before it do not keep every spreadsheet from taking a formula for one.
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def number_text(value: Decimal) -> str:
    """Write a number in full, without an exponent; one of absurd size as it is.

    >>> number_text(Decimal("1.2E+4")), number_text(Decimal("1E+400"))
    ('12000', '1E+400')
    """
    return f"{value:f}" if value.is_finite() and abs(value.adjusted()) < _LONGEST_NUMBER else str(value)
