"""Eigenvectors and equations, against NumPy where it is at hand."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulelaw.index.linear_algebra import multiply, perron, solve, symmetric_eigen
from tests.index.drawing import NUMBERS, POSITIVE


def squares(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[list[list[float]]]:
    return st.integers(1, 7).flatmap(
        lambda size: st.lists(st.lists(numbers, min_size=size, max_size=size), min_size=size, max_size=size)
    )


@given(squares(NUMBERS))
def test_eigenvectors_are_those_of_numpy(matrix: list[list[float]]) -> None:
    numpy = pytest.importorskip("numpy")
    symmetric = [[matrix[min(i, j)][max(i, j)] for j in range(len(matrix))] for i in range(len(matrix))]
    values, vectors = symmetric_eigen(symmetric)
    scale = 1 + max(map(abs, values))
    assert values == sorted(values, reverse=True)
    assert sorted(values) == pytest.approx(list(numpy.linalg.eigvalsh(symmetric)), abs=1e-12 * scale)
    for value, vector in zip(values, vectors, strict=True):
        assert multiply(symmetric, vector) == pytest.approx([value * x for x in vector], abs=1e-11 * scale)
        assert sum(x * x for x in vector) == pytest.approx(1)
        assert max(vector) >= max(map(abs, vector)) * (1 - 1e-9)


def test_a_matrix_without_coupling_is_its_own_answer() -> None:
    assert symmetric_eigen([[1, 0], [0, 5]]) == ([5, 1], [[0, 1], [1, 0]])
    assert symmetric_eigen([]) == ([], [])
    with pytest.raises(ValueError, match="finite"):
        symmetric_eigen([[float("nan")]])


@given(squares(NUMBERS), st.data())
def test_equations_are_solved(matrix: list[list[float]], data: st.DataObject) -> None:
    numpy = pytest.importorskip("numpy")
    assume(numpy.linalg.cond(matrix) < 1e6)
    wanted = data.draw(st.lists(NUMBERS, min_size=len(matrix), max_size=len(matrix)))
    assert solve(matrix, multiply(matrix, wanted)) == pytest.approx(wanted, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("matrix", [[[1, 2], [2, 4]], [[0, 0], [0, 0]]])
def test_equations_without_a_single_solution_are_refused(matrix: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="no single solution"):
        solve(matrix, [1, 1])


@given(squares(POSITIVE))
def test_the_largest_eigenvalue_of_a_matrix_above_zero(matrix: list[list[float]]) -> None:
    numpy = pytest.importorskip("numpy")
    value, vector = perron(matrix)
    assert value == pytest.approx(max(numpy.linalg.eigvals(matrix).real))
    assert sum(vector) == pytest.approx(1)
    assert multiply(matrix, vector) == pytest.approx([value * x for x in vector], rel=1e-9, abs=1e-9 * value)


def test_a_matrix_that_turns_in_a_circle_does_not_settle() -> None:
    with pytest.raises(ValueError, match="not primitive"):
        perron([[0, 2], [1, 0]])


def test_entries_hundreds_of_digits_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="too far apart"):
        perron([[1, 1e-10, 1e150], [1e10, 2, 0], [1e-150, 0, 2]])
