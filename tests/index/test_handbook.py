"""Tables that the OECD/JRC Handbook (2008) prints of the Technology Achievement Index, out of its own data."""

from __future__ import annotations

import math

import pytest

from rulelaw.index.aggregating import arithmetic, geometric
from rulelaw.index.banding import categorical_bands
from rulelaw.index.components import pca
from rulelaw.index.describing import cronbach_alpha, pearson
from rulelaw.index.doubting import benefit_of_the_doubt
from rulelaw.index.normalising import (
    above_below_mean,
    distance_to_reference,
    goalposts,
    min_max,
    percentile_categories,
    percentile_rank,
    rank_score,
    ratio_to_leader,
    z_score,
)
from rulelaw.index.outranking import borda, kemeny, outranking_matrix
from rulelaw.index.ranking import ranks
from tests.index.handbook import COUNTRIES, GOALPOSTS, TAI

ROWS = list(zip(*TAI.values(), strict=True))
SCHOOLING = TAI["schooling"]
# Table 38, in the order of its rows.
ORDER = (*COUNTRIES[:7], "Singapore", "Canada", "Australia", *COUNTRIES[10:])
GEOMETRIC = (2, 1, 3, 4, 16, 5, 6, 18, 13, 14, 8, 11, 7, 9, 17, 12, 10, 15, 19, 21, 23, 22, 20)
# Table 23, budget allocation; Table 22, its weights.
BUDGET = (1, 2, 3, 5, 4, 8, 7, 6, 10, 11, 9, 13, 12, 14, 17, 15, 16, 18, 19, 21, 22, 20, 23)
BUDGET_WEIGHTS = (0.11, 0.11, 0.11, 0.18, 0.10, 0.06, 0.15, 0.18)


def ranked(scores: list[float | None]) -> dict[str, float | None]:
    return dict(zip(COUNTRIES, ranks(scores), strict=True))


def test_a_ratio_to_the_leader_hangs_on_where_a_scale_begins() -> None:
    """Table 14: temperature and humidity of two countries, in Celsius and in Fahrenheit."""
    printed = {
        ((35, 39), (75, 50)): (0.949, 0.833),
        ((35.9, 40), (70, 45)): (0.949, 0.821),
        ((95, 102.2), (75, 50)): (0.965, 0.833),
        ((96.62, 104), (70, 45)): (0.965, 0.821),
    }
    for (temperature, humidity), expected in printed.items():
        rows = zip(ratio_to_leader(temperature), ratio_to_leader(humidity), strict=True)
        assert [arithmetic(row) for row in rows] == pytest.approx(expected, abs=0.00051)


def test_ways_to_normalise_the_years_of_schooling() -> None:
    """Table 15: Finland, the United States, Sweden, Japan, Singapore, Norway, Spain and Italy."""
    picked = [COUNTRIES.index(name) for name in (
        "Finland", "United States", "Sweden", "Japan", "Singapore", "Norway", "Spain", "Italy",
    )]  # fmt: skip
    mean = sum(SCHOOLING) / len(SCHOOLING)
    worst = min(SCHOOLING)
    columns = [
        (rank_score(SCHOOLING), (15, 23, 19, 12, 1, 22, 4, 3)),
        (z_score(SCHOOLING), (0.26, 1.52, 1.14, -0.06, -1.58, 1.46, -1.46, -1.52)),
        (min_max(SCHOOLING), (0.59, 1.00, 0.88, 0.49, 0.00, 0.98, 0.04, 0.02)),
        (
            distance_to_reference(SCHOOLING, value=mean, form="ratio"),
            (1.04, 1.25, 1.19, 0.99, 0.74, 1.24, 0.76, 0.75),
        ),
        (ratio_to_leader(SCHOOLING), (0.83, 1.00, 0.95, 0.79, 0.59, 0.99, 0.61, 0.60)),
        (
            distance_to_reference(SCHOOLING, value=worst, form="ratio"),
            (1.41, 1.69, 1.61, 1.34, 1.00, 1.68, 1.03, 1.01),
        ),
        (
            distance_to_reference(SCHOOLING, value=mean, form="difference"),
            (0.04, 0.25, 0.19, -0.01, -0.26, 0.24, -0.24, -0.25),
        ),
        (
            distance_to_reference(SCHOOLING, value=worst, form="difference"),
            (0.41, 0.69, 0.61, 0.34, 0.00, 0.68, 0.03, 0.01),
        ),
        (above_below_mean(SCHOOLING, threshold=0.2), (0, 1, 0, 0, -1, 1, -1, -1)),
        (percentile_rank(SCHOOLING, form="share"), (0.652, 1, 0.826, 0.522, 0.043, 0.957, 0.174, 0.130)),
    ]
    for scores, printed in columns:
        assert [scores[place] for place in picked] == pytest.approx(printed, abs=0.0051)


def test_classes_of_the_years_of_schooling() -> None:
    """Table 15, the last column: classes of the percentiles before it, finer in the middle than the formula is."""
    shares = percentile_rank(SCHOOLING, form="share")
    edges, points = (0.05, 0.15, 0.35, 0.65, 0.85, 0.95), (0, 20, 40, 50, 60, 80, 100)
    printed = (60, 100, 60, 50, 60, 50, 50, 80, 60, 0, 60, 100, 50, 40, 80, 40, 40, 50, 40, 20, 50, 40, 0)
    assert categorical_bands(shares, edges=edges, scores=points) == printed
    whole = percentile_categories(SCHOOLING, percentiles=[100 * edge for edge in edges], scores=points)
    # Two countries share the last place: together they reach the class that one place alone does not.
    apart = [name for name, one, other in zip(COUNTRIES, whole, printed, strict=True) if one != other]
    assert apart == ["Singapore", "Slovenia"]


def test_the_benefit_of_the_doubt_with_weights_from_a_tenth_to_three_twentieths() -> None:
    """Table 19, its last column; the limits are those that its weights keep."""
    printed = (
        1, 1, 1, 0.87, 0.80, 0.75, 0.71, 0.73, 0.66, 0.62, 0.62, 0.86, 0.60, 0.54, 0.58, 0.52, 0.51, 0.49, 0.34, 0.38,
        0.31, 0.27, 0.28,
    )  # fmt: skip
    matrix = list(zip(*(min_max(column) for column in TAI.values()), strict=True))
    found = benefit_of_the_doubt(matrix, lower=0.10, upper=0.15, limits="weights")
    # The table that the data are taken from has fewer digits than its authors had.
    assert [unit.score for unit in found] == pytest.approx(printed, abs=0.008)


def test_the_ranks_by_the_budgets_of_experts() -> None:
    """Tables 22 and 23, with the goalposts of UNDP."""
    columns = [
        goalposts(values, lower=GOALPOSTS[name][0], upper=GOALPOSTS[name][1]) for name, values in TAI.items()
    ]
    found = ranked([arithmetic(row, BUDGET_WEIGHTS) for row in zip(*columns, strict=True)])
    assert found == dict(zip(ORDER, BUDGET, strict=True))


def test_the_ranks_by_geometric_means() -> None:
    """Table 38: of the values as they stand, whose scales do not matter then."""
    assert ranked([geometric(row) for row in ROWS]) == dict(zip(ORDER, GEOMETRIC, strict=True))
    shares = list(zip(*(ratio_to_leader(column) for column in TAI.values()), strict=True))
    assert ranked([geometric(row) for row in shares]) == dict(zip(ORDER, GEOMETRIC, strict=True))


def test_borda_s_winner_hangs_on_who_else_is_there() -> None:
    """Tables 31 to 33, after Fishburn: without the last of four the third becomes the first."""
    profile = {"cbad": 3, "badc": 2, "adcb": 2}
    for units, printed in (("abcd", (13, 12, 11, 6)), ("abc", (6, 7, 8))):
        rows = [[-order.index(unit) for order in profile] for unit in units]
        assert borda(rows, list(profile.values())) == printed


def test_a_circle_of_three_that_no_majority_breaks() -> None:
    """Table 34: three orders are the best ones."""
    rows = [[-order.index(unit) for order in ("abc", "cab", "bca")] for unit in "abc"]
    found = kemeny(rows)
    assert found.orders == ((0, 1, 2), (1, 2, 0), (2, 0, 1))
    assert borda(rows) == (3, 3, 3)


def test_five_countries_put_in_order_by_majorities() -> None:
    """Tables 35 to 37: Finland, the United States, Sweden, Japan, Korea."""
    rows = [
        (187, 125.6, 200.2, 50.7, 3.080, 4.150, 10, 27.4),
        (289, 130, 179.1, 66.2, 2.997, 4.073, 12, 13.9),
        (271, 156.6, 125.8, 59.7, 3.096, 4.145, 11.4, 15.3),
        (994, 64.6, 49, 80.8, 3.003, 3.865, 9.5, 10),
        (779, 9.8, 4.8, 66.7, 2.972, 3.653, 10.8, 23.2),
    ]
    assert outranking_matrix(rows) == (
        (0, 0.5, 0.375, 0.75, 0.625),
        (0.5, 0, 0.5, 0.625, 0.625),
        (0.625, 0.5, 0, 0.75, 0.625),
        (0.25, 0.375, 0.25, 0, 0.75),
        (0.375, 0.375, 0.375, 0.25, 0),
    )
    found = kemeny(rows)
    assert (set(found.orders), found.count, found.support) == (
        {(1, 2, 0, 3, 4), (2, 0, 1, 3, 4), (2, 1, 0, 3, 4)},
        3,
        6.375,
    )


def test_cronbach_s_alpha_without_each_indicator() -> None:
    """Table 11: alpha of the standardised indicators, without each, and each one's correlation with the others' sum."""
    columns = {name: z_score(values) for name, values in TAI.items()}
    assert cronbach_alpha(list(zip(*columns.values(), strict=True))) == pytest.approx(0.70, abs=0.005)
    printed = {
        "patents": (0.261, 0.704),
        "royalties": (0.527, 0.645),
        "internet": (0.566, 0.636),
        "exports": (-0.108, 0.774),
        "telephones": (0.701, 0.603),
        "electricity": (0.614, 0.624),
        "schooling": (0.451, 0.662),
        "university": (0.249, 0.706),
    }
    for name, (correlation, alpha) in printed.items():
        rest = list(zip(*(column for other, column in columns.items() if other != name), strict=True))
        assert cronbach_alpha(rest) == pytest.approx(alpha, abs=0.0015)
        totals = [math.fsum(score for score in row if score is not None) for row in rest]
        assert pearson(columns[name], totals) == pytest.approx(correlation, abs=0.007)


def test_loadings_before_and_after_rotation() -> None:
    """Tables 8 and 9: the first two of eight components, and the four factors."""
    components = {
        "patents": (-0.11, -0.75), "royalties": (-0.56, -0.48), "internet": (-0.92, 0.21), "exports": (0.35, -0.85),
        "telephones": (-0.76, -0.39), "electricity": (-0.91, 0.13), "schooling": (-0.74, 0.11),
        "university": (-0.36, -0.12),
    }  # fmt: skip
    factors = {
        "patents": (0.07, 0.97, 0.06, 0.06), "royalties": (0.13, 0.07, -0.07, 0.93),
        "internet": (0.79, -0.21, 0.21, 0.42), "exports": (-0.64, 0.56, -0.04, 0.36),
        "telephones": (0.37, 0.17, 0.38, 0.68), "electricity": (0.82, -0.04, 0.25, 0.35),
        "schooling": (0.88, 0.23, -0.09, 0.09), "university": (0.08, 0.04, 0.96, 0.04),
    }  # fmt: skip
    plain, rotated = pca(ROWS, factors=8, rotation="none"), pca(ROWS, factors=4)
    for name, row, turned in zip(TAI, plain.loadings, rotated.loadings, strict=True):
        # The sign of a component is anybody's choice; here its largest loading is above zero.
        assert [-row[0], row[1]] == pytest.approx([components[name][0], -components[name][1]], abs=0.015)
        assert turned == pytest.approx(factors[name], abs=0.035)
