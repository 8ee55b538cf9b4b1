"""Descriptions of columns, against NumPy where it is at hand and by hand where programs differ."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulelaw.index.describing import (
    MomentType,
    QuantileType,
    correlation_matrix,
    cronbach_alpha,
    describe,
    kendall,
    kurtosis,
    mean,
    pearson,
    quantile,
    skewness,
    spearman,
    standard_deviation,
)
from tests.index.drawing import COLUMNS, NUMBERS, WHOLE_COLUMNS, rows

NUMPY_NAMES = {
    QuantileType.LINEAR: "linear",
    QuantileType.WEIBULL: "weibull",
    QuantileType.HAZEN: "hazen",
    QuantileType.MEDIAN_UNBIASED: "median_unbiased",
    QuantileType.INVERTED: "inverted_cdf",
}


def test_each_estimator_of_skewness_and_kurtosis_by_hand() -> None:
    values = [1, 2, 3, 10]
    deviations = [-3, -2, -1, 6]
    second, third, fourth = (sum(d**power for d in deviations) / 4 for power in (2, 3, 4))
    g1, g2 = third / second**1.5, fourth / second**2 - 3
    assert skewness(values, kind=MomentType.MOMENTS) == pytest.approx(g1)
    assert skewness(values) == pytest.approx(g1 * math.sqrt(12) / 2)
    assert skewness(values, kind=MomentType.SAMPLE) == pytest.approx(g1 * 0.75**1.5)
    assert kurtosis(values, kind=MomentType.MOMENTS) == pytest.approx(g2)
    assert kurtosis(values) == pytest.approx(3 / (2 * 1) * (5 * g2 + 6))
    assert kurtosis(values, kind=MomentType.SAMPLE) == pytest.approx((g2 + 3) * 0.75**2 - 3)


def test_a_column_is_described_with_its_gaps_zeros_and_repeats() -> None:
    found = describe([0, 4, None, 4, 2, 10])
    assert (found.count, found.missing, found.zeros, found.unique, found.most_frequent) == (5, 1, 1, 4, 2)
    assert (found.least, found.most, found.mean, found.median) == (0, 10, 4, 4)
    assert found.standard_deviation == pytest.approx(math.sqrt(14))
    assert found.skewness == skewness([0, 4, 4, 2, 10])
    assert found.kurtosis == kurtosis([0, 4, 4, 2, 10])
    empty = describe([None])
    assert (empty.count, empty.missing, empty.most_frequent) == (0, 1, 0)
    assert (empty.least, empty.mean, empty.median, empty.standard_deviation) == (None,) * 4


def test_a_kind_may_be_named_by_its_word_and_no_other_is_taken() -> None:
    values = [1, 2, 3, 10]
    for kind in MomentType:
        assert skewness(values, kind=kind.value) == skewness(values, kind=kind)  # type: ignore[arg-type]
        assert kurtosis(values, kind=kind.value) == kurtosis(values, kind=kind)  # type: ignore[arg-type]
    for type_ in QuantileType:
        assert quantile(values, 0.3, kind=type_.value) == quantile(values, 0.3, kind=type_)  # type: ignore[arg-type]
    for unknown in (lambda: skewness(values, kind="g1"), lambda: quantile(values, 0.3, kind="type 7")):  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="is not a valid"):
            unknown()


@pytest.mark.parametrize("describe", [skewness, kurtosis])
def test_too_few_or_equal_values_have_no_shape(describe: Any) -> None:
    assert describe([1, 2]) is None
    assert describe([4, 4, 4, 4]) is None
    assert describe([]) is None
    assert skewness([1, 2, 4]) is not None
    assert kurtosis([1, 2, 4]) is None


@given(COLUMNS)
def test_mean_and_deviation_leave_gaps_out(values: list[Any]) -> None:
    numpy = pytest.importorskip("numpy")
    present = [value for value in values if value is not None]
    if not present:
        assert mean(values) is None
        assert standard_deviation(values, ddof=0) is None
        return
    assert mean(values) == pytest.approx(numpy.mean(present), rel=1e-12, abs=1e-12)
    assert standard_deviation(values, ddof=0) == pytest.approx(numpy.std(present), rel=1e-12, abs=1e-9)
    if len(present) == 1:
        assert standard_deviation(values) is None


@given(WHOLE_COLUMNS, st.sampled_from(QuantileType), st.integers(0, 20))
def test_quantiles_of_each_type_are_those_of_numpy(
    values: list[float], kind: QuantileType, part: int
) -> None:
    numpy = pytest.importorskip("numpy")
    assume(kind is not QuantileType.INVERTED or part * len(values) % 20)  # there rounding decides
    expected = numpy.quantile(values, part / 20, method=NUMPY_NAMES[kind])
    assert quantile(values, part / 20, kind=kind) == pytest.approx(expected, rel=1e-12, abs=1e-9)


def test_the_inverted_quantile_of_a_whole_number_of_values_is_the_last_of_them() -> None:
    assert quantile(range(1, 11), 0.3, kind=QuantileType.INVERTED) == 3
    assert quantile(range(1, 11), 0, kind=QuantileType.INVERTED) == 1
    assert quantile(range(1, 11), 1, kind=QuantileType.INVERTED) == 10


def test_quantiles_need_values_and_a_share() -> None:
    with pytest.raises(ValueError, match="no values"):
        quantile([None], 0.5)
    with pytest.raises(ValueError, match="share"):
        quantile([1], 50)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=9))
def test_pearson_is_that_of_numpy(pairs: list[tuple[float, float]]) -> None:
    numpy = pytest.importorskip("numpy")
    left, right = zip(*pairs, strict=True)
    if min(left) == max(left) or min(right) == max(right):
        assert pearson(left, right) is None
        return
    assert pearson(left, right) == pytest.approx(numpy.corrcoef(left, right)[0][1], abs=1e-12)


def test_rank_correlations_with_ties_by_hand() -> None:
    left, right = [1, 2, 2, 4], [1, 3, 2, 3]
    # Ranks 1, 2.5, 2.5, 4 and 1, 3.5, 2, 3.5.
    assert spearman(left, right) == pytest.approx(pearson([1, 2.5, 2.5, 4], [1, 3.5, 2, 3.5]))
    # Of six pairs four agree, none disagrees; one is tied on each side.
    assert kendall(left, right) == pytest.approx(4 / 5)
    assert kendall([1, 1], [1, 2]) is None


def test_a_gap_leaves_the_unit_out_of_the_pair() -> None:
    assert pearson([1, 2, None, 5], [2, 4, 7, None]) == 1
    assert correlation_matrix([(1, None), (2, 3), (None, 4)]) == ((1, None), (None, 1))
    with pytest.raises(ValueError, match="2 and 1 values"):
        pearson([1, 2], [1])
    with pytest.raises(ValueError, match="method"):
        correlation_matrix([(1, 2)], method="cosine")


def test_alpha_by_its_definition() -> None:
    matrix = [(2, 3, 3), (4, 4, 5), (3, 5, 4), (1, 1, 2)]
    columns = list(zip(*matrix, strict=True))
    variances = [(standard_deviation(column) or 0) ** 2 for column in columns]
    total = (standard_deviation([sum(row) for row in matrix]) or 0) ** 2
    assert cronbach_alpha(matrix) == pytest.approx(3 / 2 * (1 - sum(variances) / total))


@pytest.mark.parametrize("matrix", [[], [(1,), (2,)], [(1, 2)], [(1, 2), (None, 3)], [(1, -1), (2, -2)]])
def test_alpha_is_missing_where_there_is_nothing_to_reckon(matrix: list[Any]) -> None:
    assert cronbach_alpha(matrix) is None


@given(rows(NUMBERS, units=(3, 6)), st.sampled_from(["pearson", "spearman", "kendall"]))
def test_correlations_are_symmetric_and_between_minus_one_and_one(
    matrix: list[list[float]], method: str
) -> None:
    found = correlation_matrix(matrix, method=method)
    for i, row in enumerate(found):
        for j, value in enumerate(row):
            assert value == found[j][i]
            assert value is None or -1 <= value <= 1
            if i == j and value is not None:
                assert value == pytest.approx(1)
