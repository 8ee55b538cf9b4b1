"""Tests of the limits of one file."""

from __future__ import annotations

import pytest

from rulelaw.formats.limits import Limits


@pytest.mark.parametrize("value", [0, -1, 1.5])
def test_a_limit_is_a_whole_number_from_one(value: float) -> None:
    with pytest.raises((TypeError, ValueError)):
        Limits(pages=value)  # type: ignore[arg-type]
