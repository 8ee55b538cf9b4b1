"""Weights, priorities and rankings that papers print, with the numbers that they print; each names its paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from rulelaw.codebook.types import Direction
from rulelaw.index.ahp import (
    Completion,
    RandomIndex,
    completed,
    hierarchical_priorities,
    priorities,
)
from rulelaw.index.comparing import spearman, weighted_spearman, ws
from rulelaw.index.contrasting import angle, cilos, gini, lopcow, variance
from rulelaw.index.ordering import rancom
from rulelaw.index.weighting import (
    Scaling,
    coefficient_of_variation,
    critic,
    entropy,
    idocriw,
    standard_deviation,
)
from rulelaw.labels import Label
from rulelaw.trees.types import Node

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
ZAVADSKAS = [(3.0, 100, 10, 7), (2.5, 80, 8, 5), (1.8, 50, 20, 11), (2.2, 70, 12, 9)]
SHUAI = [(30, 30, 38, 29), (19, 54, 86, 29), (19, 15, 85, 28.9), (68, 70, 60, 29)]
CAMERAS = [
    (29.4, 83, 47, 114, 12, 30, 120, 240, 170, 90, 1717.75),
    (30, 38.1, 124.7, 117, 16, 60, 60, 60, 93, 70, 2389),
    (29.28, 59.27, 41.13, 58, 16, 30, 60, 120, 170, 78, 239.99),
    (33.6, 71, 55, 159, 23.6, 60, 240, 240, 132, 140, 2099),
    (21, 59, 41, 66, 16, 24, 60, 120, 170, 70, 439),
    (35, 65, 42, 134, 12, 60, 240, 240, 145, 60, 1087),
    (47, 79, 54, 158, 19, 60, 120, 120, 360, 72, 2499),
    (28.3, 62.3, 44.9, 116, 12, 30, 60, 60, 130, 90, 999.99),
    (36.9, 28.6, 121.6, 130, 12, 60, 120, 120, 80, 80, 1099),
    (32, 59, 41, 60, 16, 30, 120, 120, 170, 60, 302.96),
    (28.4, 66.3, 48.6, 126, 12, 60, 240, 240, 132, 135, 1629),
    (29.8, 46, 113, 47, 18, 50, 50, 50, 360, 72, 2099),
    (20.2, 64, 80, 70, 8, 24, 60, 120, 166, 480, 699.99),
    (33, 60, 44, 59, 12, 30, 60, 120, 170, 90, 388),
    (29, 59, 41, 55, 16, 30, 60, 120, 170, 120, 299),
    (29, 59, 41, 182, 12, 30, 30, 60, 94, 140, 249),
    (29.8, 59.2, 41, 65, 16, 30, 60, 120, 160, 90, 219.99),
    (28.8, 62.5, 41, 70, 12, 60, 120, 120, 170, 138, 1399.99),
    (24, 40, 59, 60, 12, 10, 30, 30, 140, 78, 269.99),
    (30, 60, 45, 201, 16, 30, 30, 30, 170, 90, 199.99),
]
BANKS = [
    (21.8, 14.1, 10.7, 1.6, 1.8, 770, 12750, 18, 5100, 1.5, 9.1, 1.054, 4.196, 29.407, 7.03, 15.08, 9.705),
    (16.4, 8.5, 13.9, 1.2, 1.3, 524, 12087, 5.7, 2941, 2.208, 15.2, 1.123, 3.86, 5.228, 14.724, 32.103, 19.0),
    (14.5, 7.0, 2.3, 0.2, 0.2, 238, 3265, 1.9, 320, 2.32, 16.202, 1.008, 3.095, 5.549, 17.34, 65.129, 32.056),
    (18.2, 10.3, 11.4, 1.2, 1.1, 835, 16037, 21.3, 4332, 0.875, 9.484, 0.856, 2.191, 23.75, 13.1, 58.157, 27.46),
    (18.5, 8.1, 11.1, 1.0, 1.1, 504, 9464, 1.4, 1743, 2.95, 0.7, 0.479, 2.44, 8.77, 13.48, 33.45, 17.68),
    (18.7, 11.4, 10.8, 1.3, 1.5, 1227, 24053, 20.0, 6521, 0.733, 1.6, 0.857, 2.377, 4.985, 11.743, 26.732, 24.485),
    (18.5, 12.6, 10.8, 1.4, 1.8, 912, 18800, 18.2, 5300, 1.29, 8.27, 0.558, 0.635, 5.22, 13.829, 31.914, 7.515),
    (16.4, 6.7, 12.6, 0.9, 0.9, 951, 16767, 22.0, 3917, 2.46, 3.9, 0.724, 0.568, 4.491, 14.357, 28.869, 7.313),
    (15.2, 6.3, 6.9, 0.5, 0.5, 1013, 20170, 10.97, 4060, 1.67, 1.7, 0.704, 2.96, 3.24, 10.029, 60.981, 23.541),
]  # fmt: skip
Weigh = Callable[..., tuple[float, ...]]
# The paper; how it weighs; its table; the weights that it prints.
WEIGHTS: dict[str, tuple[Weigh, dict[str, Any], Sequence[Sequence[float]], Sequence[float]]] = {
    "Elsayed, Dawood & Karthikeyan, Int. J. Eng. Trends Technol. 46(2), 2017: entropy": (
        entropy,
        {},
        [
            (7, 312, 1891, 6613, 163),
            (72, 88, 728, 941804, 1078),
            (10, 252, 2594, 3466, 117471),
            (10, 145, 980, 2371, 86329),
            (65, 54, 350, 501, 29897),
            (29, 48, 380, 912, 34051),
            (7, 476, 3300, 78470, 2212),
            (70, 87, 650, 733, 819000),
            (4, 86, 591, 3015, 103),
            (12, 79, 579, 3240, 96098),
            (21, 45, 261, 1253, 453),
            (1, 72, 530, 4333, 0.1048),
        ],
        (0.104991, 0.069124, 0.071373, 0.449937, 0.304575),
    ),
    "Xu, European Journal of Operational Research 156(2), 2004: entropy": (
        entropy, {}, SHUAI, (0.4630, 0.3992, 0.1378, 0.0000),
    ),
    "Zavadskas & Podvezko, Int. J. Inf. Technol. Decis. Mak. 15(2), 2016: entropy": (
        entropy, {}, ZAVADSKAS, (0.1146, 0.1981, 0.4185, 0.2689),
    ),
    "Ersoy, LogForum 17(3), 2021: entropy": (
        entropy,
        {},
        [
            (256, 8, 41, 1.6, 1.77, 7347.16),
            (256, 8, 32, 1.0, 1.8, 6919.99),
            (256, 8, 53, 1.6, 1.9, 8400),
            (256, 8, 41, 1.0, 1.75, 6808.9),
            (512, 8, 35, 1.6, 1.7, 8479.99),
            (256, 4, 35, 1.6, 1.7, 7499.99),
        ],
        (0.405, 0.221, 0.134, 0.199, 0.007, 0.034),
    ),
    "Lee & Chang, Renewable and Sustainable Energy Reviews 92, 2018: entropy": (
        entropy,
        {},
        [
            (4550, 30, 6.74, 20, 15, 5, 85, 150, 0.87, 4.76),
            (3005, 60.86, 2.4, 35, 27, 4, 26, 200, 0.17, 4.51),
            (2040, 14.85, 1.7, 90, 25, 5, 26, 500, 0.27, 4.19),
            (3370, 99.4, 3.25, 25.3, 54, 3, 45, 222, 0.21, 3.78),
            (3920, 112.6, 4.93, 11.4, 71.7, 2, 50, 100, 0.25, 4.11),
        ],
        (0.026, 0.154, 0.089, 0.199, 0.115, 0.040, 0.080, 0.123, 0.172, 0.002),
    ),
    "Jahan & Edwards, Materials & Design 49, 2013: standard deviation": (
        standard_deviation,
        {"scaling": Scaling.NONE},
        [
            (0, 0, 0),
            (0.39, 0.3, 0.77),
            (0.17, 0.36, 0.8),
            (0.35, 0.29, 0.93),
            (0.3, 0.4, 0.94),
            (0.84, 0.71, 1),
            (1, 1, 0.99),
        ],
        (0.35, 0.31, 0.34),
    ),
    "Sałabun, Wątróbski & Shekhovtsov, Symmetry 12(9), 2020: standard deviation": (
        standard_deviation,
        {"scaling": Scaling.NONE},
        [
            (0.619, 0.449, 0.447),
            (0.862, 0.466, 0.006),
            (0.458, 0.698, 0.771),
            (0.777, 0.631, 0.491),
            (0.567, 0.992, 0.968),
        ],
        (0.217, 0.294, 0.488),
    ),
    "Tuş & Aytaç Adalı, Opsearch 56(2), 2019: CRITIC": (
        critic,
        {},
        [(5000, 3, 3, 4, 3, 2), (680, 5, 3, 2, 2, 1), (2000, 3, 2, 3, 4, 3), (600, 4, 3, 1, 2, 2), (800, 2, 4, 3, 3, 4)],
        (0.157, 0.249, 0.168, 0.121, 0.154, 0.151),
    ),
    "Zavadskas & Podvezko 2016: CILOS": (
        cilos, {"directions": [DOWN, UP, DOWN, UP]}, ZAVADSKAS, (0.3343, 0.2199, 0.1957, 0.2501),
    ),
    "Zavadskas & Podvezko 2016: CILOS, of the table brought to benefits": (
        cilos,
        {},
        [(0.6, 100, 0.8, 7), (0.72, 80, 1, 5), (1, 50, 0.4, 11), (0.818, 70, 0.667, 9)],
        (0.3343, 0.2199, 0.1957, 0.2501),
    ),
    "Zavadskas & Podvezko 2016: IDOCRIW": (
        idocriw, {"directions": [DOWN, UP, DOWN, UP]}, ZAVADSKAS, (0.1658, 0.1885, 0.3545, 0.2911),
    ),
    "Shuai, Zongzhun, Yongji & Lei, CCDC 2012: angle": (angle, {}, SHUAI, (0.4150, 0.3612, 0.2227, 0.0012)),
    "Shuai, Zongzhun, Yongji & Lei, CCDC 2012: coefficient of variation": (
        coefficient_of_variation, {}, SHUAI, (0.4258, 0.3610, 0.2121, 0.0011),
    ),
    "Bączkiewicz, Wątróbski, Kizielewicz & Sałabun, LNBIP 442, 2022: Gini": (
        gini,
        {},
        CAMERAS,
        (0.0362, 0.0437, 0.0848, 0.0984, 0.0480, 0.0842, 0.1379, 0.1125, 0.0745, 0.1107, 0.1690),
    ),
    "Ecer & Pamucar, Omega 112, 2022: LOPCOW": (
        lopcow,
        {"directions": [UP] * 10 + [DOWN] * 7},
        BANKS,
        (
            0.0495, 0.0366, 0.0846, 0.0706, 0.0637, 0.0661, 0.0699, 0.0504, 0.0690, 0.0492, 0.0556, 0.0487,
            0.0482, 0.0763, 0.0551, 0.0532, 0.0534,
        ),
    ),
    "Więckowski, Kizielewicz, Shekhovtsov & Sałabun, Eng. Appl. Artif. Intell. 122, 2023: RANCOM": (
        rancom,
        {},
        [
            (0.5, 0.5, 1, 1, 1, 1, 1),
            (0.5, 0.5, 1, 1, 1, 1, 1),
            (0, 0, 0.5, 1, 1, 1, 0),
            (0, 0, 0, 0.5, 0, 0, 0),
            (0, 0, 0, 1, 0.5, 0, 0),
            (0, 0, 0, 1, 1, 0.5, 0),
            (0, 0, 1, 1, 1, 1, 0.5),
        ],
        (0.2449, 0.2449, 0.1429, 0.0204, 0.0612, 0.1020, 0.1837),
    ),
}  # fmt: skip


@pytest.mark.parametrize("paper", WEIGHTS)
def test_weights_come_out_as_they_are_printed(paper: str) -> None:
    weigh, options, table, printed = WEIGHTS[paper]
    digits = max(len(str(weight).partition(".")[2]) for weight in printed)
    # Half a unit of the last digit printed, and what papers round on the way.
    assert weigh(table, **options) == pytest.approx(printed, abs=0.6 * 10**-digits)


def test_variances_of_values_scaled_by_min_max() -> None:
    """The table of Sałabun, Wątróbski & Shekhovtsov (2020), whose weights are told by their formula alone."""
    table = [(100, 4, 500), (110, 5, 550), (120, 6, 600), (121, 8, 400)]
    assert variance(table) == pytest.approx((0.3761, 0.3120, 0.3120), abs=1e-4)


def test_priorities_of_wang_and_chin() -> None:
    """Wang & Chin, Information Sciences 181(23), 2011."""
    judged = [
        [1, 4, 3, 1, 3, 4],
        [1 / 4, 1, 7, 3, 1 / 5, 1],
        [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
        [1, 1 / 3, 5, 1, 1, 1 / 3],
        [1 / 3, 5, 5, 1, 1, 3],
        [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]
    printed = (0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391)
    assert priorities(judged).weights == pytest.approx(printed, abs=5.1e-5)


def pairs(names: str, judged: dict[str, float]) -> list[list[float | None]]:
    """A matrix of the judgements told, by the letters of two things each."""
    matrix: list[list[float | None]] = [[None] * len(names) for _ in names]
    for (one, other), value in judged.items():
        matrix[names.index(one)][names.index(other)] = value
    return matrix


def test_the_city_to_live_in() -> None:
    """Saaty, Theory and Applications of the Analytic Network Process (2005): five criteria, four cities."""
    # Culture, family, housing, jobs, transportation; Bethesda, Boston, Pittsburgh, Santa Fe.
    criteria = pairs(
        "cfhjt", {"ch": 3, "ct": 5, "fc": 5, "fh": 7, "ft": 7, "ht": 3, "jc": 2, "jh": 4, "jt": 7, "fj": 1}
    )
    cities = {
        "c": {"ep": 1, "oe": 2, "op": 2.5, "os": 1, "se": 2, "sp": 2.5},
        "f": {"eo": 2, "es": 4, "os": 2, "pe": 3, "po": 8, "ps": 9},
        "h": {"eo": 5, "es": 2.5, "pe": 2, "po": 9, "ps": 7, "so": 4},
        "j": {"ep": 3, "es": 4, "oe": 2, "op": 6, "os": 8, "ps": 1},
        "t": {"eo": 1.5, "es": 4, "os": 2.5, "pe": 2, "po": 3.5, "ps": 9},
    }
    name = Label("名", "name")
    children = tuple(
        Node(code, name, pairs("eops", judged), children=tuple(Node(city, name, None) for city in "eops"))
        for code, judged in cities.items()
    )
    found = hierarchical_priorities(Node("goal", name, criteria, children=children))
    assert {city: round(weight, 3) for city, weight in found.items()} == {
        "e": 0.229, "o": 0.275, "p": 0.385, "s": 0.111,
    }  # fmt: skip


def test_judgements_that_were_not_made() -> None:
    """Bozóki, Fülöp & Rónyai, Mathematical and Computer Modelling 52, 2010: their two examples."""
    small = pairs("abcd", {"ab": 1, "ac": 5, "ad": 2, "bc": 3, "bd": 4})
    assert completed(small)[2][3] == pytest.approx(0.730297, abs=1e-6)
    found = priorities(small, completion=Completion.EIGENVALUE, random_index=RandomIndex.DONEGAN_DODD)
    assert found.weights == pytest.approx((0.3738, 0.3920, 0.0985, 0.1357), abs=6e-5)
    assert found.consistency_ratio == pytest.approx(0.0372, abs=5e-5)
    houses = {
        "ab": 5, "ac": 3, "ad": 7, "ae": 6, "af": 6, "bd": 5, "bf": 3, "ce": 3, "cg": 6, "fd": 4, "ga": 3,
        "ge": 5, "ha": 4, "hb": 7, "hd": 8, "hf": 6,
    }  # fmt: skip
    filled = completed(pairs("abcdefgh", houses))
    for pair, value in {
        "bc": 0.3300, "be": 1.7197, "bg": 0.4664, "cd": 9.9205, "cf": 4.8525, "ch": 0.5696, "de": 0.5253,
        "dg": 0.1424, "ef": 0.9312, "eh": 0.1093, "fg": 0.2912, "gh": 0.4031,
    }.items():  # fmt: skip
        one, other = ("abcdefgh".index(letter) for letter in pair)
        assert filled[one][other] == pytest.approx(value, rel=3e-4), pair


def test_rankings_that_differ_at_the_top() -> None:
    """Sałabun & Urbaniak, ICCS 2020: the second and third place exchanged."""
    first, second = [1, 2, 3, 4, 5], [1, 3, 2, 4, 5]
    assert spearman(first, second) == pytest.approx(0.9)
    assert weighted_spearman(first, second) == pytest.approx(0.8833, abs=5e-5)
    assert ws(first, second) == pytest.approx(0.8542, abs=5e-5)
