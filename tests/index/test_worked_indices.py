"""Worked cases of whole indices: published ones that stand here, and optional ones that other programs computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import rulelaw as rl
from rulelaw.index.computing import compute_index
from rulelaw.index.types import Index, IndexNode, IndexResult, IndexTable, Method
from rulelaw.labels import Label
from tests.index.growing import branch, index, leaf, near, table

LOWER = rl.Direction.LOWER_IS_BETTER


@pytest.fixture(params=["python", "numpy"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def posts(lower: float, upper: float, *, log: bool = False) -> Method:
    return Method("goalposts", {"lower": lower, "upper": upper, "log": log})


HDI = index(
    branch(
        "hdi",
        leaf("life_expectancy", normaliser=posts(20, 85)),
        branch(
            "education",
            leaf("expected_years_schooling", normaliser=posts(0, 18)),
            leaf("mean_years_schooling", normaliser=posts(0, 15)),
        ),
        leaf("gni_per_capita_ppp", normaliser=posts(100, 75000, log=True)),
        aggregator="geometric",
    )
)


def test_the_human_development_index_by_its_formulas(engine: str) -> None:
    """Goalposts and means of UNDP's Human Development Report 2023/24, technical note 1, worked by hand."""
    numbers = {
        "life_expectancy": [85.0, 52.5],
        "expected_years_schooling": [20.0, 9.0],
        "mean_years_schooling": [15.0, 3.0],
        "gni_per_capita_ppp": [90_000.0, 100 * 750**0.5],
    }
    result = compute_index(HDI, table(numbers), engine=engine)
    assert near(result.scores["education"], (1.0, 0.35))
    assert near(result.scores["gni_per_capita_ppp"], (1.0, 0.5))
    assert near(result.scores["hdi"], (1.0, (0.5 * 0.35 * 0.5) ** (1 / 3)))


def case(cases: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in cases:
        pytest.skip(f"no worked case {name}")
    found: dict[str, Any] = cases[name]
    return found


def tree_of(rows: Sequence[Mapping[str, Any]], normaliser: Method, aggregator: Method) -> Index:
    """An index of a framework told as rows with codes, parents, weights and directions."""

    def grown(row: Mapping[str, Any]) -> rl.Node[IndexNode]:
        code = row["code"]
        children = tuple(grown(child) for child in rows if child["parent"] == code)
        content = IndexNode(aggregator=aggregator)
        if not children:
            direction = rl.Direction.HIGHER_IS_BETTER if row["direction"] == 1 else LOWER
            content = IndexNode(direction=direction, normaliser=normaliser)
        return rl.Node(
            code, Label(code, code), content, weight=Decimal(str(row["weight"])), children=children
        )

    return index(grown(next(row for row in rows if row["parent"] is None)))


def holds(result: IndexResult, expected: Mapping[str, Sequence[float | None]], tolerance: float) -> bool:
    return all(near(result.scores[code], column, tolerance) for code, column in expected.items())


def test_an_index_with_an_availability_threshold_as_coinr_has_it(
    scoring_cases: dict[str, Any], engine: str
) -> None:
    worked = case(scoring_cases, "coinr_asem_availability_threshold_0.6")
    made = tree_of(
        worked["inputs"]["framework"],
        Method("min_max", {"low": 0, "high": 100}),
        Method("arithmetic", {"least_share": worked["settings"]["availability_threshold"]}),
    )
    numbers = IndexTable(worked["inputs"]["units"], worked["inputs"]["data"])
    result = compute_index(made, numbers, engine=engine)
    assert holds(result, worked["expected"]["scores"], worked["tolerance"]["scores"])


def test_the_technology_achievement_index_of_the_handbook(scoring_cases: dict[str, Any], engine: str) -> None:
    worked = case(scoring_cases, "oecd_tai_equal_weights_ranking")
    goals = worked["settings"]["goalposts"]
    made = index(
        branch(
            "tai",
            *(
                branch(dimension, *(leaf(code, normaliser=posts(*goals[code])) for code in codes))
                for dimension, codes in worked["settings"]["dimensions"].items()
            ),
        )
    )
    numbers = IndexTable(worked["inputs"]["units"], worked["inputs"]["data"])
    result = compute_index(made, numbers, engine=engine)
    assert dict(zip(result.units, result.ranks, strict=True)) == worked["expected"]["rank"]


def test_the_human_development_index_of_all_countries(scoring_cases: dict[str, Any], engine: str) -> None:
    worked = case(scoring_cases, "undp_hdi_2021")
    inputs = worked["inputs"]
    codes = [node.code for node in HDI.tree.leaves()]
    result = compute_index(
        HDI, IndexTable(inputs["units"], {code: inputs[code] for code in codes}), engine=engine
    )
    expected = worked["expected"]["hdi"]
    for unit, score in zip(result.units, result.scores["hdi"], strict=True):
        assert score == pytest.approx(expected[unit], abs=worked["tolerance"]["hdi"])


def test_turning_numbers_round_is_the_same_as_turning_the_direction(engine: str) -> None:
    """COINr turns the signs of numbers whose direction is down; here the direction alone is told."""
    columns = {"a": [3.0, 9.0, 4.5, None], "b": [1.0, 2.0, 3.0, 4.0]}
    turned = {**columns, "a": [None if value is None else -value for value in columns["a"]]}
    down = index(branch("all", leaf("a", direction=LOWER), leaf("b")))
    up = index(branch("all", leaf("a"), leaf("b")))
    one, two = (
        compute_index(down, table(columns), engine=engine),
        compute_index(up, table(turned), engine=engine),
    )
    assert near(one.scores["all"], two.scores["all"])
    assert one.index == evolve(down)
