"""Which measure words may stand in one column."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

import rulelaw as rl
from rulelaw.panel.measuring import measure_of

UNITS = rl.load_codebook().units


@pytest.mark.parametrize(
    ("one", "other"), [("件", "宗"), ("件", "份"), ("人", "名"), ("场", "期"), ("千米", "公里"), (None, None)]
)
def test_words_for_one_thing_are_comparable(one: str | None, other: str | None) -> None:
    assert measure_of(one, UNITS) == measure_of(other, UNITS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("件", "人"),
        ("人", "人次"),
        ("户", "户次"),
        ("元", "美元"),
        ("%", "‰"),
        ("日", "年"),
        ("件", "批"),
        ("件", None),
        ("龘", "靐"),
    ],
)
def test_words_for_two_things_are_not(one: str, other: str | None) -> None:
    assert measure_of(one, UNITS) != measure_of(other, UNITS)


def test_the_data_file_names_words_and_kinds_that_the_codebook_knows() -> None:
    data = tomllib.loads(files("rulelaw.panel").joinpath("data/units.toml").read_text(encoding="utf-8"))
    codes = {kind.code for kind in UNITS.kinds}
    assert {*data["measured"], *data["alike"], *data["alike"].values(), data["visits"]} <= codes
    words = [word for entry in data["same"] for word in entry["words"]]
    assert len(words) == len(set(words))
    assert [word for word in (*words, *data["bundles"]) if UNITS.kind(word) is None] == []
    for entry in data["same"]:
        assert len({UNITS.kind(word) for word in entry["words"]}) == 1
        assert UNITS.kind(entry["words"][0]) in data["measured"]
