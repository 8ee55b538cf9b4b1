"""Aggregators of a row: published formulas, gaps, zeros, thresholds, and what holds for all rows."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulelaw.index.aggregating import (
    AGGREGATORS,
    MATRIX_AGGREGATORS,
    Missing,
    Zeros,
    arithmetic,
    geometric,
    harmonic,
    mazziotta_pareto,
    median,
    minimum,
    power,
)
from rulelaw.index.normalising import goalposts, z_score
from rulelaw.index.ranking import ranks
from tests.index.drawing import NUMBERS, POSITIVE
from tests.index.handbook import GOALPOSTS, RANKS, TAI

OPTIONS: dict[str, dict[str, Any]] = {"power": {"exponent": 2}}
WEIGHTED = st.lists(st.tuples(POSITIVE, st.integers(0, 5)), min_size=1, max_size=8).filter(
    lambda pairs: any(weight for _, weight in pairs)
)


def test_the_education_and_the_whole_of_the_human_development_index() -> None:
    # UNDP, Human Development Report 2023/24, technical note 1: the arithmetic mean of schooling, the geometric of all.
    (life,) = goalposts([61.982], lower=20, upper=85)
    expected, mean = goalposts([10.70538475], lower=0, upper=18) + goalposts([2.98506999], lower=0, upper=15)
    (income,) = goalposts([1534.135377], lower=100, upper=75_000, log=True)
    education = arithmetic([expected, mean])
    index = geometric([life, education, income])
    assert index is not None
    assert round(index, 3) == 0.473  # Afghanistan 2021


def test_the_technology_achievement_index_of_the_handbook() -> None:
    columns = [
        goalposts(values, lower=GOALPOSTS[name][0], upper=GOALPOSTS[name][1]) for name, values in TAI.items()
    ]
    index = [arithmetic(row) for row in zip(*columns, strict=True)]
    assert ranks(index) == RANKS


def test_means_of_two_scores_by_hand() -> None:
    assert arithmetic([2, 8], [1, 3]) == 6.5
    assert geometric([2, 8]) == pytest.approx(4)
    assert harmonic([2, 8]) == pytest.approx(3.2)
    assert power([2, 8], exponent=2) == pytest.approx(math.sqrt(34))
    assert power([2, 8], exponent=0) == pytest.approx(4)
    assert power([2, 8], exponent=-1) == pytest.approx(3.2)
    assert power([2, 8], exponent=1) == 5
    assert power([2, 8], exponent=math.inf) == 8
    assert minimum([2, 8]) == 2


@pytest.mark.parametrize("name", AGGREGATORS)
def test_a_gap_is_dropped_carried_on_or_refused(name: str) -> None:
    aggregate, options = AGGREGATORS[name], OPTIONS.get(name, {})
    assert aggregate([2, None, 8], [1, 7, 3], **options) == aggregate([2, 8], [1, 3], **options)
    assert aggregate([2, None, 8], missing=Missing.PROPAGATE, **options) is None
    assert aggregate([2, 8], missing=Missing.PROPAGATE, **options) is not None
    assert aggregate([2, None], missing=Missing.ZERO, **options) == aggregate([2, 0], **options)
    with pytest.raises(ValueError, match="value 1 is missing"):
        aggregate([2, None, 8], missing=Missing.REFUSE, **options)


@pytest.mark.parametrize("name", AGGREGATORS)
@pytest.mark.parametrize(("values", "weights"), [([], None), ([None, None], None), ([None, 4], [1, 0])])
def test_what_is_not_there_has_no_score(name: str, values: list[Any], weights: list[int] | None) -> None:
    assert AGGREGATORS[name](values, weights, **OPTIONS.get(name, {})) is None


@pytest.mark.parametrize("name", AGGREGATORS)
def test_too_little_by_count_or_by_weight_gives_no_score(name: str) -> None:
    aggregate, options = AGGREGATORS[name], OPTIONS.get(name, {})
    row, weights = [1, 2, 3, None, None], [1, 1, 1, 1, 1]
    assert aggregate(row, weights, least_share=0.6, **options) is not None
    assert aggregate(row, weights, least_share=0.61, **options) is None
    # 0.1 + 0.2 is not 0.3 in floats, and yet it is 0.3 of the weight.
    assert aggregate([1, 2, None], [0.1, 0.2, 0.7], least_weight=0.3, **options) is not None
    assert aggregate([None, 2, None], [0.1, 0.2, 0.7], least_weight=0.3, **options) is None
    for threshold in ("least_share", "least_weight"):
        with pytest.raises(ValueError, match=threshold):
            aggregate(row, weights, **{threshold: 1.5}, **options)


@pytest.mark.parametrize("name", AGGREGATORS)
@pytest.mark.parametrize(
    ("weights", "message"),
    [([1], "1 weights for 2"), ([1, -1], "weight 1"), ([0, 0], "all weights"), ([1, math.nan], "weight 1")],
)
def test_weights_that_do_not_weigh_are_refused(name: str, weights: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        AGGREGATORS[name]([2, 8], weights, **OPTIONS.get(name, {}))


def test_zeros_annul_are_refused_or_meet_a_floor() -> None:
    assert (
        geometric([0, 5]) == harmonic([0, 5]) == power([0, 5], exponent=-2) == power([0, 5], exponent=0) == 0
    )
    assert power([0, 8], exponent=0.5) == pytest.approx(2)
    assert power([0, 0], exponent=3) == 0
    assert geometric([0, 5], [0, 1]) == pytest.approx(5)  # what has no weight has no say
    for refuse in (
        lambda: geometric([0, 5], zeros=Zeros.REFUSE),
        lambda: harmonic([0, 5], zeros=Zeros.REFUSE),
        lambda: power([0, 5], exponent=-1, zeros=Zeros.REFUSE),
    ):
        with pytest.raises(ValueError, match="zero"):
            refuse()
    assert geometric([-3, 4], floor=1) == pytest.approx(2)
    with pytest.raises(ValueError, match="floor"):
        geometric([1], floor=0)


@pytest.mark.parametrize("name", ["geometric", "harmonic", "power"])
def test_negative_scores_have_no_such_mean(name: str) -> None:
    with pytest.raises(ValueError, match="not negative"):
        AGGREGATORS[name]([-1, 4], **OPTIONS.get(name, {}))


def test_large_exponents_do_not_overflow() -> None:
    assert power([1e100, 2e100], exponent=50) == pytest.approx(2e100 * 0.5 ** (1 / 50), rel=1e-9)
    assert power([1e-200, 2e-200], exponent=-50) == pytest.approx(1e-200 * 2 ** (1 / 50))
    assert harmonic([1e-310, 1.0]) == pytest.approx(2e-310)
    with pytest.raises(ValueError, match="exponent"):
        power([1], exponent=math.nan)


def test_the_weighted_median_lies_where_half_of_the_weight_does() -> None:
    assert median([10, 20, 30], [1, 1, 2]) == 25
    assert median([10, 20, 30], [0.1, 0.2, 0.3]) == 25  # 0.1 + 0.2 is half, whatever floats make of it
    assert median([10, 20, 30], [1, 1, 3]) == 30
    assert median([10, 20, 30], [1, 0, 1]) == 20


@given(st.lists(NUMBERS, min_size=1, max_size=9))
def test_the_median_of_equal_weights_is_the_ordinary_one(values: list[float]) -> None:
    assert median(values) == pytest.approx(statistics.median(values))


def test_mazziotta_and_pareto_take_off_what_is_uneven() -> None:
    columns = [[1, 2, 3], [3, 2, 4]]
    scores = [z_score(column, mean=100, sd=10, ddof=0) for column in columns]
    for row in zip(*scores, strict=True):
        assert None not in row
        numbers = [number for number in row if number is not None]
        centre, spread = statistics.mean(numbers), statistics.pstdev(numbers)
        assert mazziotta_pareto(row) == pytest.approx(centre - spread * (spread / centre))
        assert mazziotta_pareto(row, penalty="up") == pytest.approx(centre + spread * (spread / centre))
        variance = statistics.variance(numbers)
        assert mazziotta_pareto(row, ddof=1) == pytest.approx(centre - variance / centre)
    assert mazziotta_pareto([100, 100]) == 100
    assert mazziotta_pareto([100], ddof=1) == 100
    with pytest.raises(ValueError, match="above zero"):
        mazziotta_pareto([-1, 1])
    with pytest.raises(ValueError, match="penalty"):
        mazziotta_pareto([1], penalty="-")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ddof"):
        mazziotta_pareto([1], ddof=2)


@given(WEIGHTED)
def test_a_mean_lies_between_its_scores_and_means_keep_their_order(pairs: list[tuple[float, int]]) -> None:
    values, weights = zip(*pairs, strict=True)
    counted = [value for value, weight in pairs if weight]
    chain: list[float | None] = [
        minimum(values, weights),
        power(values, weights, exponent=-20),
        harmonic(values, weights),
        geometric(values, weights),
        power(values, weights, exponent=0.5),
        arithmetic(values, weights),
        power(values, weights, exponent=20),
        max(counted),
    ]
    told = [mean for mean in chain if mean is not None]
    assert len(told) == len(chain)
    for less, more in pairwise(told):
        assert less <= more * (1 + 1e-12)


@given(WEIGHTED, st.sampled_from(sorted(AGGREGATORS)), st.data())
def test_what_has_no_weight_the_measure_of_weights_and_the_order_change_nothing(
    pairs: list[tuple[float, int]], name: str, data: st.DataObject
) -> None:
    aggregate: Callable[..., float | None] = AGGREGATORS[name]
    options = OPTIONS.get(name, {})
    values, weights = map(list, zip(*pairs, strict=True))
    score = aggregate(values, weights, **options)
    assert aggregate([*values, 1.0], [*weights, 0], **options) == pytest.approx(score, rel=1e-12)
    measured = [Decimal(weight) * 3 for weight in weights]
    assert aggregate(values, measured, **options) == pytest.approx(score, rel=1e-12)
    order = data.draw(st.permutations(range(len(values))))
    shuffled = aggregate([values[i] for i in order], [weights[i] for i in order], **options)
    assert shuffled == pytest.approx(score, rel=1e-12)


@given(WEIGHTED, st.sampled_from(sorted(set(AGGREGATORS) - {"mazziotta_pareto"})), st.data(), POSITIVE)
def test_a_higher_score_never_makes_the_whole_lower(
    pairs: list[tuple[float, int]], name: str, data: st.DataObject, rise: float
) -> None:
    values, weights = map(list, zip(*pairs, strict=True))
    place = data.draw(st.integers(0, len(values) - 1))
    raised = [value + rise * (i == place) for i, value in enumerate(values)]
    before = AGGREGATORS[name](values, weights, **OPTIONS.get(name, {}))
    after = AGGREGATORS[name](raised, weights, **OPTIONS.get(name, {}))
    assert before is not None
    assert after is not None
    assert after >= before * (1 - 1e-12)


@given(st.lists(POSITIVE, min_size=2, max_size=6))
def test_the_penalty_for_being_uneven_is_none_only_where_all_are_equal(values: list[float]) -> None:
    score, mean = mazziotta_pareto(values), arithmetic(values)
    assert score is not None
    assert mean is not None
    assume(max(values) > min(values) * 1.01)
    assert score < mean


def test_the_tables_name_each_function_as_it_is_called() -> None:
    for table in (AGGREGATORS, MATRIX_AGGREGATORS):
        for name, aggregate in table.items():
            assert aggregate.__name__.removesuffix("_score") == name


def test_a_weight_that_vanishes_beside_another_is_none() -> None:
    weights = [1e150, 1e-160]
    assert harmonic([100, 1e-310], weights) == pytest.approx(100)
    assert power([100, 1e-310], weights, exponent=-3) == pytest.approx(100)
    assert arithmetic([100, 1e-310], weights) == 100
    assert arithmetic([None, 5], weights) == 5
