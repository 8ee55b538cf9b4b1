"""Normalisers: the published formulas, the degenerate cases, and what holds for all columns."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.codebook.types import Direction
from rulelaw.index.normalising import (
    NORMALISERS,
    above_below_mean,
    borda_score,
    categorical_bands,
    distance_to_maximum,
    distance_to_reference,
    distance_to_target,
    goalposts,
    min_max,
    percentile_categories,
    percentile_rank,
    rank_score,
    ratio_to_leader,
    scaled,
    sum_share,
    vector,
    z_score,
)
from rulelaw.index.ranking import Ties
from tests.index.drawing import COLUMNS, NUMBERS, WHOLE_COLUMNS
from tests.index.handbook import TAI

HIGHER, LOWER = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
# What each normaliser cannot do without.
NEEDED: dict[str, dict[str, Any]] = {
    "categorical_bands": {"edges": [0, 100], "scores": [0, 1, 2]},
    "distance_to_reference": {"value": 1000.0},
    "distance_to_target": {"target": 700},
    "goalposts": {"lower": -700, "upper": 700},
    "scaled": {"lower": -700, "upper": 700},
}
SCHOOLING = TAI["schooling"]


def test_min_max_of_the_handbook_s_schooling_has_finland_at_its_place() -> None:
    assert min_max(SCHOOLING)[0] == pytest.approx((10.0 - 7.1) / (12.0 - 7.1))


def test_min_max_turns_round_without_turning_the_values() -> None:
    assert min_max([1, 2, 5], direction=LOWER, low=10, high=50) == (50, 40, 10)


def test_min_max_takes_decimals_like_floats() -> None:
    assert min_max([Decimal("0.1"), Decimal("0.3"), None]) == (0, 1, None)


@pytest.mark.parametrize("name", ["min_max", "z_score", "distance_to_maximum", "percentile_categories"])
@pytest.mark.parametrize("values", [[4, 4, None], [4], [0.1, 0.1, 0.1]])
def test_a_column_that_tells_nothing_apart_has_the_score_chosen_for_it(name: str, values: list[Any]) -> None:
    normalise = NORMALISERS[name]
    assert set(normalise(values)) == {None}
    filled = normalise(values, constant=0.5)
    assert filled == tuple(None if value is None else 0.5 for value in values)


def test_goalposts_clip_or_not() -> None:
    values = [0, 5, 30, 40]
    assert goalposts(values, lower=5, upper=30) == (0, 0, 1, 1)
    assert goalposts(values, lower=5, upper=30, clip=False) == (-0.2, 0, 1, 1.4)
    assert goalposts(values, lower=5, upper=30, clip=False, direction=LOWER) == (1.2, 1, 0, -0.4)


def test_income_of_the_human_development_index_is_taken_by_its_logarithm() -> None:
    # UNDP, Human Development Report 2023/24, technical note 1: goalposts 100 and 75,000 dollars.
    (income,) = goalposts([17_251], lower=100, upper=75_000, log=True)
    assert income == pytest.approx(math.log(172.51) / math.log(750))
    assert goalposts([0, 90_000], lower=100, upper=75_000, log=True) == (0, 1)


def test_a_logarithm_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="logarithm"):
        goalposts([0], lower=1, upper=2, log=True, clip=False)
    with pytest.raises(ValueError, match="logarithm"):
        goalposts([1], lower=0, upper=2, log=True)


@pytest.mark.parametrize(("lower", "upper"), [(2, 1), (1, 1), (0, math.inf), (math.nan, 1)])
def test_goalposts_stand_in_the_order_of_the_values_whatever_the_direction(
    lower: float, upper: float
) -> None:
    for direction in (HIGHER, LOWER):
        with pytest.raises(ValueError, match="lower must be below upper"):
            goalposts([1], lower=lower, upper=upper, direction=direction)


def test_z_scores_take_the_degrees_of_freedom_told() -> None:
    assert z_score([1, 3], ddof=0) == (-1, 1)
    assert z_score([1, 3]) == (-1 / math.sqrt(2), 1 / math.sqrt(2))
    assert z_score([1, 3], ddof=0, mean=100, sd=10, direction=LOWER) == (110, 90)


@given(st.lists(NUMBERS, min_size=2, max_size=12).filter(lambda values: len(set(values)) > 1))
def test_z_scores_have_the_mean_and_the_deviation_told(values: list[float]) -> None:
    scores = [score for score in z_score(values, mean=5, sd=2, ddof=0) if score is not None]
    centre = sum(scores) / len(scores)
    assert centre == pytest.approx(5)
    assert math.sqrt(sum((score - centre) ** 2 for score in scores) / len(scores)) == pytest.approx(2)


def test_percentile_ranks_by_each_form() -> None:
    values = [10, 20, 30, 40]
    assert percentile_rank(values) == (0, 1 / 3, 2 / 3, 1)
    assert percentile_rank(values, form="exclusive") == (0.2, 0.4, 0.6, 0.8)
    assert percentile_rank(values, form="middle") == (0.125, 0.375, 0.625, 0.875)
    assert percentile_rank(values, form="share", direction=LOWER) == (1, 0.75, 0.5, 0.25)
    assert percentile_rank([7]) == (None,)
    assert percentile_rank([7], constant=1.0) == (1,)
    assert percentile_rank([7], form="middle") == (0.5,)
    with pytest.raises(ValueError, match="form"):
        percentile_rank(values, form="best")  # type: ignore[arg-type]


def test_a_target_that_is_reached_by_all_leaves_no_way_to_go() -> None:
    assert distance_to_target([10, 20], target=10) == (None, None)
    assert distance_to_target([10, 20], target=20, direction=LOWER, constant=1) == (1, 1)
    assert distance_to_target([10, 20], target=30) == (0, 0.5)


def test_a_reference_is_a_unit_or_a_value() -> None:
    values = [4, None, 8, 16]
    assert distance_to_reference(values, unit=2) == (0, None, 1, 3)
    assert distance_to_reference(values, unit=2, cap=True) == (0, None, 1, 1)
    assert distance_to_reference(values, value=8, form="ratio") == (0.5, None, 1, 2)
    assert distance_to_reference(values, value=8, form="ratio", direction=LOWER) == (2, None, 1, 0.5)
    assert distance_to_reference(values, value=8, form="difference") == (-0.5, None, 0, 1)
    assert distance_to_reference(values, value=8, form="difference", direction=LOWER, cap=True) == (
        0,
        None,
        0,
        -1,
    )
    assert distance_to_reference(values, unit=1) == (None, None, None, None)
    assert distance_to_reference(values, unit=0) == (None, None, None, None)  # the worst one is the reference
    assert distance_to_reference(values, value=0, form="ratio", constant=0) == (0, None, 0, 0)


def test_a_reference_that_is_told_badly_is_refused() -> None:
    with pytest.raises(ValueError, match="either"):
        distance_to_reference([1])
    with pytest.raises(ValueError, match="either"):
        distance_to_reference([1], unit=0, value=1)
    for unit in (-1, 1):
        with pytest.raises(ValueError, match="no unit"):
            distance_to_reference([1], unit=unit)
    with pytest.raises(ValueError, match="form"):
        distance_to_reference([1], unit=0, form="log")  # type: ignore[arg-type]


def test_ratios_need_a_leader_above_zero() -> None:
    assert ratio_to_leader([-4, -2]) == (None, None)
    assert ratio_to_leader([0, 2], direction=LOWER, constant=0) == (0, 0)
    assert ratio_to_leader([0, 2]) == (0, 1)


def test_vector_and_share() -> None:
    assert vector([3, None, 4], direction=LOWER) == pytest.approx((0.4, None, 0.2))
    assert vector([0, 0]) == (None, None)
    assert sum_share([2, 6, None]) == (0.25, 0.75, None)
    assert sum_share([2, -6]) == (None, None)
    assert sum_share([0, 6], direction=LOWER) == (None, None)
    assert sum_share([0, 0], constant=0.5) == (0.5, 0.5)


def test_above_and_below_the_mean_by_the_handbook_s_rule() -> None:
    # Handbook (2008), step 5: with p = 20 % of the mean of 23 countries, only what differs by more counts.
    scores = above_below_mean(SCHOOLING, threshold=0.2)
    centre = sum(SCHOOLING) / len(SCHOOLING)
    assert [score == 1 for score in scores] == [value / centre > 1.2 for value in SCHOOLING]
    assert above_below_mean([8, 10, 12], mean=10, threshold=0.1, direction=LOWER) == (1, 0, -1)
    assert above_below_mean([-1, 1]) == (None, None)
    assert above_below_mean([9, 11], mean=10, threshold=0.1) == (0, 0)


def test_a_value_on_an_edge_belongs_to_the_better_band() -> None:
    bands: dict[str, Any] = {"edges": [10, 30], "scores": [0, 50, 100]}
    assert categorical_bands([9, 10, 30, 31], **bands) == (0, 50, 100, 100)
    assert categorical_bands([9, 10, 30, 31], direction=LOWER, **bands) == (100, 100, 50, 0)


@pytest.mark.parametrize(
    ("edges", "scores", "message"),
    [
        ([1, 1], [0, 1, 2], "rise"),
        ([2, 1], [0, 1, 2], "rise"),
        ([1], [0], "2 scores"),
        ([math.inf], [0, 1], "finite"),
    ],
)
def test_bands_that_do_not_fit_are_refused(edges: list[float], scores: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        categorical_bands([5], edges=edges, scores=scores)


def test_classes_of_the_handbook_s_percentiles() -> None:
    values = list(range(101))
    scores = percentile_categories(values)
    assert [scores[place] for place in (14, 15, 24, 25, 64, 65, 84, 85, 94, 95)] == [
        0, 20, 20, 40, 40, 60, 60, 80, 80, 100,
    ]  # fmt: skip
    lower = percentile_categories(values, direction=LOWER)
    assert lower == tuple(reversed(scores))
    few = [3.0, 9.0, 4.0, 4.0, 7.0]
    assert percentile_categories([-value for value in few], direction=LOWER) == percentile_categories(few)


def test_classes_that_do_not_fit_are_refused_even_where_all_values_are_equal() -> None:
    for values in ([1, 1], [1, 2]):
        with pytest.raises(ValueError, match="scores"):
            percentile_categories(values, percentiles=[50], scores=[1])
        with pytest.raises(ValueError, match="rise"):
            percentile_categories(values, percentiles=[50, 50])


@pytest.mark.parametrize("name", NORMALISERS)
def test_every_normaliser_takes_a_direction_and_refuses_a_neutral_one(name: str) -> None:
    normalise: Callable[..., Any] = NORMALISERS[name]
    assert normalise.__name__ == name
    assert inspect.signature(normalise).parameters["direction"].default is HIGHER
    with pytest.raises(ValueError, match="neutral"):
        normalise([1, 2], direction=Direction.NEUTRAL, **NEEDED.get(name, {}))


@given(st.sampled_from(sorted(NORMALISERS)), COLUMNS, st.sampled_from([HIGHER, LOWER]))
def test_missing_stays_missing_and_a_better_value_never_scores_less(
    name: str, values: list[float | None], direction: Direction
) -> None:
    scores = NORMALISERS[name](values, direction=direction, **NEEDED.get(name, {}))
    assert len(scores) == len(values)
    known = [(value, score) for value, score in zip(values, scores, strict=True) if value is not None]
    assert all(score is None for value, score in zip(values, scores, strict=True) if value is None)
    known.sort(key=lambda pair: pair[0] if direction is HIGHER else -pair[0])
    told = [score for _, score in known if score is not None]
    assert all(math.isfinite(score) for score in told)
    assert len(told) in (0, len(known))
    for (value, score), (better, higher) in pairwise(known):
        if score is not None and higher is not None:
            assert score <= higher + 1e-12
            if value == better:
                assert score == higher


@given(WHOLE_COLUMNS, st.sampled_from([0.25, 3.0, 1000.0]), NUMBERS)
def test_units_of_measurement_change_neither_min_max_nor_ranks(
    values: list[float], factor: float, shift: float
) -> None:
    other = [factor * value + shift for value in values]
    assert min_max(other) == pytest.approx(min_max(values), abs=1e-9)
    assert rank_score(other) == rank_score(values)
    assert z_score(other) == pytest.approx(z_score(values), abs=1e-9)
    assert percentile_rank(other) == percentile_rank(values)


@given(WHOLE_COLUMNS, st.randoms(use_true_random=False))
def test_the_order_of_the_units_changes_nothing(values: list[float], shuffler: Any) -> None:
    order = list(range(len(values)))
    shuffler.shuffle(order)
    for name, normalise in NORMALISERS.items():
        options = NEEDED.get(name, {})
        scores = normalise(values, **options)
        again = normalise([values[place] for place in order], **options)
        assert again == tuple(scores[place] for place in order), name


@given(WHOLE_COLUMNS)
def test_both_directions_mirror_each_other(values: list[float]) -> None:
    negated = [-value for value in values]
    for normalise in (min_max, z_score, distance_to_maximum, rank_score, borda_score, percentile_rank):
        assert normalise(values, direction=LOWER) == normalise(negated), normalise.__name__


def test_borda_and_rank_scores_differ_by_one() -> None:
    assert borda_score([5, 3, 3], ties=Ties.MAX) == (2, 1, 1)
    assert rank_score([5, 3, 3], ties=Ties.MAX) == (3, 2, 2)


def test_scaled_is_not_clipped() -> None:
    assert scaled([25, 60, None], lower=0, upper=50, direction=LOWER) == (50, -20, None)


@pytest.mark.parametrize("least", [5e-324, 1e-310])
def test_reciprocals_of_numbers_next_to_zero_do_not_overflow(least: float) -> None:
    assert sum_share([least, 1.0], direction=LOWER) == (1.0, least)
    assert sum_share([least, least], direction=LOWER) == (0.5, 0.5)
    with pytest.raises(ValueError, match="too near to zero"):
        distance_to_reference([least, 1.0], value=3.0, form="ratio", direction=LOWER)
