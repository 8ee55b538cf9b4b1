"""Principal components by the Handbook's rule, on its own data."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulelaw.index.components import pca, varimax
from tests.index.drawing import NUMBERS, rows
from tests.index.handbook import TAI

ROWS = list(zip(*TAI.values(), strict=True))


def test_the_eigenvalues_of_the_handbook() -> None:
    # Table 16: 3.3, 1.7, 1.0, 0.9, 0.5, 0.3, 0.2, 0.1.
    assert [round(value, 1) for value in pca(ROWS).eigenvalues] == [3.4, 1.7, 1.0, 0.9, 0.5, 0.3, 0.2, 0.1]


def test_the_four_factors_of_the_handbook() -> None:
    # Table 17: explained variances 2.64, 1.39, 1.19, 1.76, and shares of them 0.38, 0.20, 0.17, 0.25.
    found = pca(ROWS, factors=4)
    by_indicator = dict(zip(TAI, found.factors, strict=True))
    assert by_indicator["internet"] == by_indicator["electricity"] == by_indicator["schooling"]
    assert by_indicator["patents"] == by_indicator["exports"]
    assert by_indicator["royalties"] == by_indicator["telephones"]
    assert len(set(found.factors)) == 4
    assert sorted(found.explained) == pytest.approx([1.19, 1.39, 1.76, 2.64], abs=0.025)
    squared = {
        name: row[factor] ** 2 / found.explained[factor]
        for (name, factor), row in zip(by_indicator.items(), found.loadings, strict=True)
    }
    assert squared["patents"] == pytest.approx(0.67, abs=0.01)
    assert squared["exports"] == pytest.approx(0.23, abs=0.01)
    assert squared["internet"] == pytest.approx(0.24, abs=0.01)
    assert squared["electricity"] == pytest.approx(0.25, abs=0.01)
    assert squared["royalties"] == pytest.approx(0.49, abs=0.015)
    assert sum(found.weights) == pytest.approx(1)
    plain = pca(ROWS, factors=4, kaiser=False)
    assert plain.factors == found.factors
    assert plain.weights != found.weights


def test_how_many_factors_are_kept() -> None:
    assert len(pca(ROWS).explained) == 2
    assert len(pca(ROWS, least_cumulative=0.7).explained) == 3
    assert len(pca(ROWS, least_eigenvalue=0.85).explained) == 4
    assert len(pca(ROWS, least_eigenvalue=0.85, least_variance=0.12).explained) == 3
    assert len(pca(ROWS, least_eigenvalue=5).explained) == 1
    for factors in (0, 9):
        with pytest.raises(ValueError, match="1 to 8 factors"):
            pca(ROWS, factors=factors)


def test_without_rotation_the_explained_variances_are_the_eigenvalues() -> None:
    found = pca(ROWS, factors=3, rotation="none")
    assert found.explained == pytest.approx(found.eigenvalues[:3])


def test_what_cannot_be_analysed_is_refused() -> None:
    with pytest.raises(ValueError, match="indicator 1 does not vary"):
        pca([(1, 2), (2, 2), (3, 2)])
    with pytest.raises(ValueError, match="at least 3 units"):
        pca([(1, 2), (2, 1)])
    with pytest.raises(ValueError, match="rotation"):
        pca(ROWS, rotation="oblimin")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="correlation"):
        pca(ROWS, correlation="cosine")  # type: ignore[arg-type]


@given(rows(NUMBERS, units=(4, 8), indicators=(2, 5)), st.booleans(), st.integers(1, 2))
def test_weights_sum_to_one_and_rotation_keeps_what_is_explained(
    matrix: list[list[float]], kaiser: bool, factors: int
) -> None:
    assume(all(min(column) < max(column) for column in zip(*matrix, strict=True)))
    found = pca(matrix, factors=factors, kaiser=kaiser)
    assert sum(found.weights) == pytest.approx(1)
    assert min(found.weights) >= 0
    assert sum(found.explained) == pytest.approx(sum(found.eigenvalues[:factors]))
    assert sum(found.eigenvalues) == pytest.approx(len(matrix[0]))
    for row in found.loadings:
        assert sum(loading**2 for loading in row) <= 1 + 1e-9


@given(st.lists(st.tuples(*[NUMBERS] * 3), min_size=2, max_size=6), st.booleans())
def test_varimax_never_makes_the_structure_less_simple(
    loadings: list[tuple[float, ...]], kaiser: bool
) -> None:
    assume(all(any(row) for row in loadings))

    def simplicity(matrix: list[list[float]]) -> float:
        lengths = [sum(entry**2 for entry in row) if kaiser else 1 for row in matrix]
        total = 0.0
        for column in zip(*matrix, strict=True):
            squares = [entry**2 / length for entry, length in zip(column, lengths, strict=True)]
            total += sum(square**2 for square in squares) - sum(squares) ** 2 / len(squares)
        return total

    plain = [[entry / 1000 for entry in row] for row in loadings]
    assert simplicity(varimax(plain, kaiser=kaiser)) >= simplicity(plain) - 1e-9 * (
        1 + abs(simplicity(plain))
    )
