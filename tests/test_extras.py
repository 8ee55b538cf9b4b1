"""Tests of loading what only an extra brings."""

from __future__ import annotations

import pickle

import pytest

from rulelaw.errors import MissingExtraError, RulelawError
from rulelaw.extras import load_extra


def test_a_module_that_is_there_is_given() -> None:
    assert load_extra("json", "none", "nothing").dumps(1) == "1"


def test_a_missing_module_is_told_with_its_extra() -> None:
    with pytest.raises(MissingExtraError, match=r"pip install 'rulelaw\[html\]'") as caught:
        load_extra("no_such_module.inner", "html", "reading pages")
    assert (caught.value.module, caught.value.extra) == ("no_such_module.inner", "html")
    assert isinstance(caught.value, RulelawError)
    assert isinstance(caught.value, ImportError)


def test_the_error_survives_a_process_pool() -> None:
    error = pickle.loads(pickle.dumps(MissingExtraError("numpy", "index", "a faster index")))  # noqa: S301
    assert str(error).startswith("a faster index needs numpy")
