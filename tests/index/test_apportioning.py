"""Where the variance comes from: indices that are known in closed form, and those of an index."""

from __future__ import annotations

import math

import pytest

import rulelaw as rl
from rulelaw.index.apportioning import apportion, estimate_sobol
from rulelaw.index.apportioning_index import apportion_index
from rulelaw.index.types import IndexTable, Method
from rulelaw.index.variations import Sobol, Variation
from tests.index.growing import branch, index, leaf, table


def ishigami(row: tuple[float, ...]) -> float:
    """Ishigami & Homma (1990), with a = 7 and b = 0.1."""
    one, two, three = (math.pi * (2 * number - 1) for number in row)
    return math.sin(one) + 7 * math.sin(two) ** 2 + 0.1 * three**4 * math.sin(one)


@pytest.mark.parametrize("first", ["saltelli", "jansen"])
def test_the_indices_of_ishigami_s_function_are_found(first: str) -> None:
    found = apportion(ishigami, ("1", "2", "3"), seed=3, samples=20000, first=first, resamples=0)  # type: ignore[arg-type]
    firsts = [index.first for index in found.indices]
    totals = [index.total for index in found.indices]
    assert firsts == pytest.approx([0.3139, 0.4424, 0.0], abs=0.05)
    assert totals == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.03)
    assert found.variance == pytest.approx(13.8446, rel=0.05)
    assert found.mean == pytest.approx(3.5, rel=0.05)
    assert found.evaluations == 20000 * 5


def test_a_linear_function_is_apportioned_by_its_squares_and_has_no_interactions() -> None:
    found = apportion(
        lambda row: 4 * row[0] + 2 * row[1] + row[2] + 100,
        ("a", "b", "c"),
        seed=1,
        samples=4000,
        first="jansen",
    )
    for result, wanted in zip(found.indices, (16 / 21, 4 / 21, 1 / 21), strict=True):
        assert result.first == pytest.approx(wanted, abs=0.04)
        assert result.total == pytest.approx(wanted, abs=0.04)
        assert result.total_low is not None
        assert result.total_high is not None
        assert result.total_low - 0.01 <= wanted <= result.total_high + 0.01
        assert result.total_high - result.total_low < 0.1


def test_estimators_are_those_published() -> None:
    y_a, y_b, y_ab = [1.0, 2.0, 4.0], [3.0, 0.0, 2.0], [2.0, 2.0, 1.0]
    both = [*y_a, *y_b]
    mean = sum(both) / 6
    variance = sum((y - mean) ** 2 for y in both) / 5
    (found,) = estimate_sobol(["x"], y_a, y_b, [y_ab], resamples=0).indices
    assert found.first == pytest.approx((3 * 1 + 0 * 0 + 2 * -3) / 3 / variance)
    assert found.total == pytest.approx((1 + 0 + 9) / 6 / variance)
    assert (found.first_low, found.total_high) == (None, None)
    (other,) = estimate_sobol(["x"], y_a, y_b, [y_ab], first="jansen", ddof=0, resamples=0).indices
    assert other.first == pytest.approx(1 - (1 + 4 + 1) / 6 / (variance * 5 / 6))


def test_what_does_not_vary_has_no_indices() -> None:
    found = apportion(lambda row: 3.0, ("a",), seed=1, samples=5)
    assert found.variance == 0
    (only,) = found.indices
    assert (only.first, only.total, only.total_low) == (None, None, None)


def test_the_same_seed_gives_the_same_answer() -> None:
    assert apportion(ishigami, ("1", "2", "3"), seed=3, samples=20) == apportion(
        ishigami, ("1", "2", "3"), seed=3, samples=20
    )


def test_mistakes_of_the_caller_are_told() -> None:
    with pytest.raises(ValueError, match="there must be an input"):
        apportion(ishigami, (), seed=1)
    with pytest.raises(ValueError, match="two samples"):
        apportion(ishigami, ("a",), seed=1, samples=1)
    with pytest.raises(ValueError, match="first must be"):
        estimate_sobol(["a"], [1, 2], [1, 2], [[1, 2]], first="sobol")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="each input needs its results"):
        estimate_sobol(["a"], [1, 2], [1, 2], [[1]])
    with pytest.raises(ValueError, match="share"):
        estimate_sobol(["a"], [1, 2], [1, 2], [[1, 2]], share=0)


TREE = branch("all", branch("g", leaf("a"), leaf("b")), leaf("c", 2))
NUMBERS = table({"a": [1, 5, 3, 4, 2], "b": [4, 1, 3, 4, 0], "c": [2, 2.5, 3, 0, 9]})


def names(found: Sobol) -> list[str]:
    return [index.name for index in found.indices]


@pytest.mark.parametrize("engine", ["python", "numpy"])
def test_an_index_is_apportioned_among_what_varies(engine: str) -> None:
    variation = Variation(
        noise=0.5,
        normalisers=(Method("min_max"), Method("rank_score")),
        aggregators=(Method("arithmetic"), Method("minimum")),
        cells=True,
    )
    numbers = IndexTable(
        NUMBERS.units, NUMBERS.columns, low={"a": [0, 4, 2, 3, 1]}, high={"a": [2, 6, 4, 5, 3]}
    )
    found = apportion_index(index(TREE), numbers, variation, seed=1, samples=30, resamples=10, engine=engine)  # type: ignore[arg-type]
    assert names(found) == ["weights all", "weights g", "normaliser", "aggregator", "cells"]
    assert found.evaluations == 30 * 7
    other = apportion_index(
        index(TREE), numbers, variation, seed=1, samples=30, resamples=10, engine="python"
    )
    assert [i.total for i in found.indices] == pytest.approx([i.total for i in other.indices])


def test_the_only_thing_that_varies_answers_for_all() -> None:
    found = apportion_index(
        index(TREE),
        NUMBERS,
        Variation(noise=0.9, under=("all",)),
        seed=1,
        unit="u0",
        measure="score",
        samples=800,
    )
    assert names(found) == ["weights all"]
    assert found.indices[0].total == pytest.approx(1, abs=0.1)


def test_weights_that_matter_more_answer_for_more() -> None:
    found = apportion_index(
        index(TREE),
        NUMBERS,
        Variation(noise=0.9),
        seed=1,
        unit="u4",
        measure="score",
        samples=400,
        first="jansen",
    )
    totals = {index.name: index.total or 0.0 for index in found.indices}
    assert totals["weights all"] > totals["weights g"]


def test_mistakes_with_an_index_are_told() -> None:
    with pytest.raises(ValueError, match="nothing is varied"):
        apportion_index(index(TREE), NUMBERS, Variation(), seed=1)
    with pytest.raises(rl.UnknownCodeError, match="no unit 'u9'"):
        apportion_index(index(TREE), NUMBERS, Variation(noise=0.1), seed=1, unit="u9")
    with pytest.raises(ValueError, match="measure must be"):
        apportion_index(index(TREE), NUMBERS, Variation(noise=0.1), seed=1, measure="place")  # type: ignore[arg-type]
    gappy = table({"a": [None, 5], "b": [None, 1], "c": [None, 3]})
    with pytest.raises(ValueError, match="unit u0 has no rank"):
        apportion_index(index(TREE), gappy, Variation(noise=0.1), seed=1, unit="u0")
