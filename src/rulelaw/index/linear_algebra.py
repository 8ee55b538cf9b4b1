"""The little linear algebra that the methods need, on small matrices of floats: lists of rows, changed nowhere."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rulelaw.index.columns import sum_of_products

__all__ = ["Square", "multiply", "perron", "solve", "symmetric_eigen"]

Square = Sequence[Sequence[float]]

# Cyclic Jacobi converges quadratically: a matrix that needs half as many sweeps has never been seen.
MOST_SWEEPS = 60
# After 60 squarings an eigenvalue that is 1e-16 smaller than the largest has no say any more.
MOST_SQUARINGS = 60


def multiply(matrix: Sequence[Sequence[float]], column: Sequence[float]) -> list[float]:
    """Give the product of a matrix and a column.

    >>> multiply([[1, 2], [3, 4]], [1, 1])
    [3.0, 7.0]
    """
    return [sum_of_products(row, column) for row in matrix]


def symmetric_eigen(matrix: Square) -> tuple[list[float], list[list[float]]]:
    """Give the eigenvalues of a symmetric matrix from the largest, and their eigenvectors of length one.

    By the cyclic method of Jacobi (Golub & Van Loan, *Matrix Computations*, §8.5). Only the upper half is read. Each
    vector has its largest entry above zero, so that the answer is the same on every machine.

    :returns: the values, and the vectors in the same order.
    :raises ValueError: for an entry that is not finite.

    >>> values, vectors = symmetric_eigen([[2, 1], [1, 2]])
    >>> [round(value, 12) for value in values], [round(entry, 6) for entry in vectors[0]]
    ([3.0, 1.0], [0.707107, 0.707107])
    """
    size = len(matrix)
    a = [[float(matrix[min(i, j)][max(i, j)]) for j in range(size)] for i in range(size)]
    if not all(math.isfinite(entry) for row in a for entry in row):
        raise ValueError("the matrix has an entry that is not finite")
    vectors = [[float(i == j) for j in range(size)] for i in range(size)]
    scale = math.fsum(entry * entry for row in a for entry in row)
    for _ in range(MOST_SWEEPS):
        off = math.fsum(a[i][j] ** 2 for i in range(size) for j in range(i))
        if off <= 1e-32 * scale:
            break
        for p in range(size - 1):
            for q in range(p + 1, size):
                if a[p][q] != 0:
                    _rotate(a, vectors, p, q)
    order = sorted(range(size), key=lambda place: -a[place][place])
    return [a[place][place] for place in order], [_upright(vectors[place]) for place in order]


def _rotate(a: list[list[float]], vectors: list[list[float]], p: int, q: int) -> None:
    """Turn the axes p and q so that their entry vanishes."""
    half = (a[q][q] - a[p][p]) / (2 * a[p][q])
    tangent = math.copysign(1.0, half) / (abs(half) + math.hypot(half, 1.0))
    cosine = 1 / math.hypot(tangent, 1.0)
    sine = tangent * cosine
    for row in a:
        row[p], row[q] = cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]
    a[p], a[q] = (
        [cosine * one - sine * two for one, two in zip(a[p], a[q], strict=True)],
        [sine * one + cosine * two for one, two in zip(a[p], a[q], strict=True)],
    )
    a[p][q] = a[q][p] = 0.0
    vectors[p], vectors[q] = (
        [cosine * one - sine * two for one, two in zip(vectors[p], vectors[q], strict=True)],
        [sine * one + cosine * two for one, two in zip(vectors[p], vectors[q], strict=True)],
    )


def _upright(vector: Sequence[float]) -> list[float]:
    """Turn a vector so that its largest entry, the first of equal ones, is above zero."""
    largest = max(map(abs, vector), default=0.0)
    lead = next((entry for entry in vector if abs(entry) >= largest * (1 - 1e-9)), 0.0)
    return [-entry for entry in vector] if lead < 0 else list(vector)


def solve(matrix: Square, right: Sequence[float]) -> list[float]:
    """Solve a system of linear equations by elimination with partial pivoting.

    :raises ValueError: where it has no single solution.

    >>> solve([[2, 1], [1, 3]], [3, 5])
    [0.8, 1.4]
    """
    rows = [[*map(float, row), float(value)] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    scale = max((abs(entry) for row in rows for entry in row[:-1]), default=1.0)
    for place in range(size):
        pivot = max(range(place, size), key=lambda row: abs(rows[row][place]))
        if abs(rows[pivot][place]) <= 1e-13 * scale:
            raise ValueError("the equations have no single solution")
        rows[place], rows[pivot] = rows[pivot], rows[place]
        lead = rows[place]
        for row in rows[place + 1 :]:
            factor = row[place] / lead[place]
            for column in range(place, size + 1):
                row[column] -= factor * lead[column]
    solution = [0.0] * size
    for place in range(size - 1, -1, -1):
        row = rows[place]
        solution[place] = (row[-1] - sum_of_products(row[place + 1 : -1], solution[place + 1 :])) / row[place]
    return solution


def perron(matrix: Square) -> tuple[float, list[float]]:
    """Give the largest eigenvalue of a matrix without negative entries, and its eigenvector that sums to one.

    By the power method, on a matrix that is squared again and again, so that the number of steps hardly depends on how
    near the next eigenvalue is. The matrix must be primitive (some power of it has no zero), as one is that has entries
    above zero on its diagonal and a way from each place to each other.

    :raises ValueError: where the matrix is not primitive, or its entries are hundreds of digits apart.

    >>> value, vector = perron([[1, 4], [0.25, 1]])
    >>> round(value, 12), [round(entry, 12) for entry in vector]
    (2.0, [0.8, 0.2])
    """
    powers = [list(map(float, row)) for row in matrix]
    vector = [1 / len(powers)] * len(powers)
    for _ in range(MOST_SQUARINGS):
        columns = list(zip(*powers, strict=True))
        powers = [[sum_of_products(row, column) for column in columns] for row in powers]
        largest = max(map(max, powers))
        if largest == 0:
            raise ValueError("the entries are too far apart: their products vanish")
        powers = [[entry / largest for entry in row] for row in powers]
        following = _to_one([math.fsum(row) for row in powers])
        change = max(abs(one - two) for one, two in zip(vector, following, strict=True))
        vector = following
        if change <= 1e-16:
            break
    image = multiply(matrix, vector)
    value = math.fsum(image)  # of the image of a vector that sums to one
    following = _to_one(image)
    if max(abs(one - two) for one, two in zip(vector, following, strict=True)) > 1e-10:
        raise ValueError("the matrix is not primitive: its powers do not settle")
    return value, following


def _to_one(vector: Sequence[float]) -> list[float]:
    """Bring a vector to sum one."""
    total = math.fsum(vector)
    return [entry / total for entry in vector]
