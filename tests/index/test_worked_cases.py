"""The worked cases that other programs and publications answer, through the public functions; optional."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from rulelaw.codebook.types import Direction
from rulelaw.index.aggregating import arithmetic, copeland, geometric
from rulelaw.index.ahp import priorities
from rulelaw.index.consistency import RandomIndex
from rulelaw.index.normalising import (
    borda_score,
    distance_to_maximum,
    distance_to_reference,
    distance_to_target,
    goalposts,
    min_max,
    percentile_rank,
    rank_score,
    ratio_to_leader,
    scaled,
    z_score,
)
from rulelaw.index.ranking import Ties, ranks
from rulelaw.index.weighting import critic, entropy

HIGHER, LOWER = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER


def case(cases: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in cases:
        pytest.skip(f"no worked case {name}")
    found: dict[str, Any] = cases[name]
    return found


def near(scores: Sequence[float | None], expected: Sequence[float | None], tolerance: float) -> bool:
    """Tell whether the same are missing and the others differ by no more than the tolerance."""
    return len(scores) == len(expected) and all(
        score is wanted if score is None or wanted is None else abs(score - wanted) <= tolerance
        for score, wanted in zip(scores, expected, strict=True)
    )


@pytest.mark.parametrize("key", ["dir1", "dir-1"])
def test_normalisations_as_coinr_has_them(scoring_cases: dict[str, Any], key: str) -> None:
    worked = case(scoring_cases, "coinr_normalisation_vector")
    x, expected = worked["inputs"]["x"], worked["expected"][key]
    way = HIGHER if key == "dir1" else LOWER
    scores = {
        "minmax_0_1": min_max(x, direction=way),
        "minmax_0_100": min_max(x, high=100, direction=way),
        "minmax_1_7": min_max(x, low=1, high=7, direction=way),
        "zscore_0_1": z_score(x, direction=way),
        "zscore_10_2": z_score(x, mean=10, sd=2, direction=way),
        "dist2max": distance_to_maximum(x, direction=way),
        "dist2ref_6": distance_to_reference(x, unit=5, direction=way),
        "dist2ref_8_cap": distance_to_reference(x, unit=7, cap=True, direction=way),
        "rank": rank_score(x, direction=way),
        "borda": borda_score(x, direction=way),
        "prank": percentile_rank(x, direction=way),
        "rank_average": rank_score(x, ties=Ties.AVERAGE, direction=way),
    }
    if way is HIGHER:
        scores |= {
            "fracmax": ratio_to_leader(x),
            "scaled_0_50_100": scaled(x, lower=0, upper=50),
            "goalposts_5_30_100_trunc": goalposts(x, lower=5, upper=30, high=100),
            "goalposts_5_30_1_notrunc": goalposts(x, lower=5, upper=30, clip=False),
            "dist2targ_30": distance_to_target(x, target=30),
            "dist2targ_30_cap": distance_to_target(x, target=30, cap=True),
        }
    assert set(scores) == set(expected)
    for name, score in scores.items():
        assert near(score, expected[name], worked["tolerance"]), name


def test_targets_and_goalposts_where_lower_is_better(scoring_cases: dict[str, Any]) -> None:
    worked = case(scoring_cases, "coinr_normalisation_vector")
    x, expected = worked["inputs"]["x"], worked["expected"]
    scores = {
        "direction_minus1_target": distance_to_target(x, target=5, direction=LOWER),
        "direction_minus1_target_cap": distance_to_target(x, target=5, cap=True, direction=LOWER),
        "direction_minus1_goalposts_5_30_1": goalposts(x, lower=5, upper=30, direction=LOWER),
    }
    for name, score in scores.items():
        assert near(score, expected[name], worked["tolerance"]), name


def test_ranks_with_ties_and_gaps(scoring_cases: dict[str, Any]) -> None:
    worked = case(scoring_cases, "coinr_rank_ties_missing")
    for name, values in worked["inputs"].items():
        assert ranks(values) == tuple(worked["expected"][name])


def test_copeland_by_the_majority(scoring_cases: dict[str, Any]) -> None:
    worked = case(scoring_cases, "copeland_majority_definition")
    for name, profile in worked["inputs"].items():
        units = sorted(profile[0][1])
        matrix = [[-order.index(unit) for _, order in profile] for unit in units]
        scores = copeland(matrix, [count for count, _ in profile])
        assert dict(zip(units, scores, strict=True)) == worked["expected"][name]


def test_the_technology_achievement_index_with_equal_weights(scoring_cases: dict[str, Any]) -> None:
    worked = case(scoring_cases, "oecd_tai_equal_weights_ranking")
    columns = [
        goalposts(
            values,
            lower=worked["settings"]["goalposts"][name][0],
            upper=worked["settings"]["goalposts"][name][1],
        )
        for name, values in worked["inputs"]["data"].items()
    ]
    index = [arithmetic(row) for row in zip(*columns, strict=True)]
    assert dict(zip(worked["inputs"]["units"], ranks(index), strict=True)) == worked["expected"]["rank"]


def test_the_human_development_index(scoring_cases: dict[str, Any]) -> None:
    worked = case(scoring_cases, "undp_hdi_2021")
    inputs, settings = worked["inputs"], worked["settings"]
    scores = {
        name: goalposts(inputs[name], lower=lower, upper=upper, log=name in settings["log"])
        for name, (lower, upper) in settings["goalposts"].items()
    }
    for place, unit in enumerate(inputs["units"]):
        dimensions = [
            arithmetic([scores[name][place] for name in names]) for names in settings["structure"].values()
        ]
        assert geometric(dimensions) == pytest.approx(
            worked["expected"]["hdi"][unit], rel=0, abs=worked["tolerance"]["hdi"]
        )


def test_a_threshold_of_availability_at_every_level(scoring_cases: dict[str, Any]) -> None:
    worked = case(scoring_cases, "coinr_asem_availability_threshold_0.6")
    framework, data = worked["inputs"]["framework"], worked["inputs"]["data"]
    scores: dict[str, Any] = {}
    for level in sorted({row["level"] for row in framework}):
        for row in framework:
            if row["level"] != level:
                continue
            if level == 1:
                way = HIGHER if row["direction"] == 1 else LOWER
                scores[row["code"]] = min_max(data[row["code"]], high=100, direction=way)
                continue
            children = [child for child in framework if child["parent"] == row["code"]]
            rows = zip(*(scores[child["code"]] for child in children), strict=True)
            weights = [child["weight"] for child in children]
            scores[row["code"]] = tuple(arithmetic(units, weights, least_share=0.6) for units in rows)
    for name, expected in worked["expected"]["scores"].items():
        assert near(scores[name], expected, worked["tolerance"]["scores"]), name


def test_saaty_s_drinks_with_his_later_table(scoring_cases: dict[str, Any]) -> None:
    worked = case(scoring_cases, "ahp_saaty_drinks")
    found = priorities(worked["inputs"]["matrix"], random_index=RandomIndex.SAATY_2005)
    assert found.consistency_ratio is not None
    for name, told in (
        ("priorities", found.weights),
        ("priorities_published", found.weights),
        ("cr", [found.consistency_ratio]),
        ("cr_published", [found.consistency_ratio]),
    ):
        expected = worked["expected"][name]
        assert near(
            told, expected if isinstance(expected, list) else [expected], worked["tolerance"][name]
        ), name
    assert found.lambda_max == pytest.approx(worked["expected"]["lambda_max"], abs=1e-9)


@pytest.mark.parametrize(
    ("name", "weigh"), [("weights_entropy_lee2018", entropy), ("weights_critic_tus2019", critic)]
)
def test_weights_of_published_examples(scoring_cases: dict[str, Any], name: str, weigh: Any) -> None:
    worked = case(scoring_cases, name)
    weights = weigh(worked["inputs"]["matrix"])
    for key in ("weights", "weights_published"):
        assert near(weights, worked["expected"][key], worked["tolerance"][key]), key
