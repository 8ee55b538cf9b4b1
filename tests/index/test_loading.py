"""An index is read from a file that people write by hand, and every fault of it is told at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import rulelaw as rl
from rulelaw.index.computing import compute_index
from rulelaw.index.loading import load_index, parse_index
from rulelaw.index.types import IndexTable, Method, PreparationStep

HEAD = """
[index]
code = "openness"
zh = "公开指数"
en = "openness index"
version = "2"
source = "made up"
steps = ["impute", "treat"]

[leaf]
normaliser = { method = "goalposts", lower = 0, upper = 12.5 }

[branch]
aggregator = { method = "geometric", floor = 0.01, missing = "propagate" }

[[node]]
code = "all"
zh = "全部"
en = "all"
aggregator = "arithmetic"

[[node]]
code = "acts"
zh = "行为"
en = "acts"
parent = "all"
weight = 0.6
"""
LEAVES = """
[[node]]
code = "acts.days"
zh = "天数"
en = "days"
parent = "acts"
indicator = "days"
direction = "lower_is_better"
unit = "天"

[[node]]
code = "acts.rate"
zh = "率"
en = "rate"
parent = "acts"
normaliser = "none"
low = 1
high = 7.5
first = 2021
source = "a rule"

[[node]]
code = "training"
zh = "培训"
en = "training"
parent = "all"
weight = 0.4
normaliser = { method = "categorical_bands", edges = [1, 2.5], scores = [0, 1, 2] }
"""


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(rl.DataFileError) as caught:
        parse_index(text, "mine.toml")
    assert caught.value.name == "mine.toml"
    return caught.value.faults


def test_a_file_is_read_with_what_holds_for_all(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + LEAVES, encoding="utf-8")
    made = load_index(path)
    assert (made.code, made.version, made.source) == ("openness", "2", "made up")
    assert made.steps == (PreparationStep.IMPUTE, PreparationStep.TREAT)
    acts, training = made.tree.children
    assert (acts.weight, training.weight) == (Decimal("0.6"), Decimal("0.4"))
    assert made.tree.content.aggregator == Method("arithmetic")
    assert acts.content.aggregator == Method("geometric", {"floor": 0.01, "missing": "propagate"})
    days, rate = acts.children
    assert days.content.normaliser == Method("goalposts", {"lower": 0, "upper": 12.5})
    assert (days.content.indicator, days.content.unit) == ("days", "天")
    assert days.content.direction is rl.Direction.LOWER_IS_BETTER
    assert (rate.content.normaliser, rate.content.low, rate.content.high) == (None, 1.0, 7.5)
    assert (rate.first, rate.source) == (2021, "a rule")
    assert training.content.normaliser == Method(
        "categorical_bands", {"edges": (1.0, 2.5), "scores": (0.0, 1.0, 2.0)}
    )


def test_what_is_read_can_be_computed() -> None:
    made = parse_index(HEAD + LEAVES)
    table = IndexTable(("a", "b"), {"days": [0, 12.5], "acts.rate": [3, 5], "training": [1, 3]})
    result = compute_index(made, table, year=2022)
    assert result.scores["acts.days"] == (1.0, 0.0)
    assert result.scores["acts.rate"] == (1.0, 7.5)
    assert result.scores["training"] == (1.0, 2.0)
    assert compute_index(made, table, year=2020).scores["acts"] == pytest.approx((1.0, 0.01))


def test_an_index_comes_back_from_json() -> None:
    made = parse_index(HEAD + LEAVES)
    assert rl.loads(rl.dumps(made), rl.Index) == made


def test_all_faults_are_told_at_once() -> None:
    text = (
        HEAD.replace('zh = "公开指数"\n', "")
        .replace('"impute"', '"guess"')
        .replace("floor = 0.01", "flor = 0.01")
    )
    text += LEAVES.replace('"lower_is_better"', '"down"').replace("edges = [1, 2.5]", "edges = [2.5, 1]")
    text = text.replace(
        'normaliser = "none"\nlow = 1\n', 'normaliser = "minmax"\nlow = 9\nweighting = "entropy"\n'
    )
    told = "\n".join(faults(text + "[indexx]\n"))
    for words in (
        "unknown table or key 'indexx'; did you mean index?",
        "index: zh is missing",
        "index: steps 'guess' is none of screen, denominate, impute, treat",
        "branch: aggregator: geometric: unknown option 'flor'; did you mean floor?",
        "node acts.days: direction 'down' is none of",
        "node acts.rate: normaliser: no normaliser 'minmax'; did you mean min_max?",
        "node acts.rate: low 9.0 must lie below high 7.5",
        "node acts.rate: unknown weighting",
        "node training: normaliser: categorical_bands: edges must rise",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ('[[node]]\ncode = "x"\nzh = "x"\nen = "x"\nparent = "alll"', "no node 'alll' to stand under"),
        ('[[node]]\ncode = "x"\nzh = "x"\nen = "x"', "exactly one node must have no parent"),
        ('[[node]]\ncode = "x"\nzh = "x"\nen = "x"\nparent = "all"\nweight = "3"', "weight must be a number"),
        (
            '[[node]]\ncode = "x"\nzh = "x"\nen = "x"\nparent = "all"\nweight = true',
            "weight must be a number",
        ),
        (
            '[[node]]\ncode = "x"\nzh = "x"\nen = "x"\nparent = "all"\nnormaliser = 3',
            "normaliser must be the name",
        ),
        (
            '[[node]]\ncode = "x"\nzh = "x"\nen = "x"\nparent = "all"\nnormaliser = { method = "min_max", low = [[1]] }',
            "low must be a number, a text",
        ),
        ('[[node]]\ncode = "training"\nzh = "x"\nen = "x"\nparent = "all"', "the code stands twice"),
    ],
)
def test_each_fault_has_its_place(more: str, words: str) -> None:
    assert words in "\n".join(faults(HEAD + LEAVES + more))


def test_a_node_above_others_cannot_do_without_an_aggregator() -> None:
    told = faults(HEAD.replace('aggregator = "arithmetic"', 'aggregator = "none"') + LEAVES)
    assert told == ("node all: aggregator 'none': a node with others under it must have one",)


def test_a_file_without_an_index_or_that_is_no_toml_is_refused() -> None:
    assert faults("") == ("a table [index] is missing",)
    assert "no TOML" in faults("[index")[0]
    assert "leaf is to be written as [leaf]" in faults("leaf = 3\n" + HEAD[: HEAD.index("[leaf]")])
