"""Weights from principal components by the rule of the OECD/JRC Handbook."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from rulelaw.index.columns import Matrix, columns_of, complete_matrix, sum_of_products
from rulelaw.index.describing import CORRELATIONS
from rulelaw.index.linear_algebra import symmetric_eigen

__all__ = ["PrincipalWeights", "pca", "varimax"]

# Varimax turns pairs of axes until none turns any more; it always rises, and settles in some dozens of rounds.
MOST_ROUNDS = 10_000


@frozen
class PrincipalWeights:
    """Weights from principal components, and how they came about.

    :ivar weights: the weight of each indicator; they sum to one.
    :ivar eigenvalues: those of the correlation matrix, all of them, from the largest.
    :ivar loadings: a row for each indicator: its loadings on the factors kept, after rotation.
    :ivar explained: for each factor kept the variance that it explains: the sum of its squared loadings.
    :ivar factors: for each indicator the factor, from 0, on which it weighs most.
    """

    weights: tuple[float, ...]
    eigenvalues: tuple[float, ...]
    loadings: tuple[tuple[float, ...], ...]
    explained: tuple[float, ...]
    factors: tuple[int, ...]


def pca(
    rows: Matrix,
    *,
    factors: int | None = None,
    least_eigenvalue: float = 1.0,
    least_variance: float = 0.0,
    least_cumulative: float = 0.0,
    rotation: Literal["varimax", "none"] = "varimax",
    kaiser: bool = True,
    correlation: Literal["pearson", "spearman", "kendall"] = "pearson",
) -> PrincipalWeights:
    """Weigh by principal components: Nicoletti, Scarpetta & Boylaud, *OECD Economics Working Paper* 226, 2000.

    As in the Handbook (2008), step 6: the factors of the correlation matrix with large eigenvalues are kept and
    rotated; each indicator belongs to the factor where its squared loading, as a share of the variance explained by
    that factor, is the highest; its weight is that share times the factor's own share in the variance explained by all
    factors kept, brought to sum one. No weight can be negative, unlike first loadings.

    :param rows: the units, each with its values, without gaps; directions must agree already.
    :param factors: how many factors are kept; ``None``: by the three rules that follow.
    :param least_eigenvalue: factors with a higher eigenvalue are kept (Kaiser's criterion), the first one always.
    :param least_variance: of these only those which explain at least this share of the variance; the Handbook advises
        0.1.
    :param least_cumulative: and then more, until together they explain this share; the Handbook advises 0.6.
    :param rotation: how the factors are turned.
    :param kaiser: whether varimax weighs all indicators equally (Kaiser's normalisation).
    :param correlation: which correlation.
    :raises ValueError: for gaps, fewer than three units, an indicator that does not vary, or a number of factors that
        there is not.

    >>> found = pca([(1, 2, 9), (2, 4, 7), (3, 6, 8), (4, 8, 6)], factors=1)
    >>> [round(weight, 6) for weight in found.weights]
    [0.351057, 0.351057, 0.297887]
    """
    if rotation not in ("varimax", "none"):
        raise ValueError(f"rotation must be 'varimax' or 'none', not {rotation!r}")
    if correlation not in CORRELATIONS:
        raise ValueError(f"correlation must be one of {', '.join(CORRELATIONS)}, not {correlation!r}")
    columns = columns_of(complete_matrix(rows, units=3, purpose="the principal component analysis"))
    matrix: list[list[float]] = []
    for place, column in enumerate(columns):
        found = [CORRELATIONS[correlation](column, other) for other in columns]
        known = [r for r in found if r is not None]
        if len(known) < len(found):
            still = place if found[place] is None else found.index(None)
            raise ValueError(f"indicator {still} does not vary")
        matrix.append(known)
    eigenvalues, vectors = symmetric_eigen(matrix)
    kept = _kept(eigenvalues, factors, least_eigenvalue, least_variance, least_cumulative)
    loadings = [
        [vectors[factor][place] * math.sqrt(max(0.0, eigenvalues[factor])) for factor in range(kept)]
        for place in range(len(columns))
    ]
    if rotation == "varimax" and kept > 1:
        loadings = varimax(loadings, kaiser=kaiser)
    explained = [sum_of_products(column, column) for column in columns_of(loadings)]
    shares = [
        [loading**2 / variance if variance else 0.0 for loading, variance in zip(row, explained, strict=True)]
        for row in loadings
    ]
    # The first of equal shares, whatever rounding makes of them.
    belongs = [next(f for f, share in enumerate(row) if share >= max(row) * (1 - 1e-12)) for row in shares]
    total = math.fsum(explained)
    raw = [row[factor] * explained[factor] / total for row, factor in zip(shares, belongs, strict=True)]
    return PrincipalWeights(
        weights=tuple(weight / math.fsum(raw) for weight in raw),
        eigenvalues=tuple(eigenvalues),
        loadings=tuple(map(tuple, loadings)),
        explained=tuple(explained),
        factors=tuple(belongs),
    )


def varimax(loadings: Sequence[Sequence[float]], *, kaiser: bool = True) -> list[list[float]]:
    """Rotate factors so that each indicator loads high on few of them.

    Kaiser, *Psychometrika* 23(3), 1958: pairs of factors are turned in their plane by the angle that makes the variance
    of the squared loadings highest, until none turns. Each factor has its largest loading above zero.

    :param loadings: a row for each indicator, a column for each factor.
    :param kaiser: whether the rows are brought to length one for the rotation.
    :raises ValueError: where the rotation does not settle.

    >>> [[round(abs(entry), 6) for entry in row] for row in varimax([[0.6, 0.6], [0.6, -0.6]])]
    [[0.848528, 0.0], [0.0, 0.848528]]
    """
    lengths = [math.hypot(*row) or 1.0 if kaiser else 1.0 for row in loadings]
    turned = columns_of(
        [[entry / length for entry in row] for row, length in zip(loadings, lengths, strict=True)]
    )
    count = len(loadings)
    for _ in range(MOST_ROUNDS):
        widest = 0.0
        for p in range(len(turned) - 1):
            for q in range(p + 1, len(turned)):
                angle = _angle(turned[p], turned[q], count)
                widest = max(widest, abs(angle))
                cosine, sine = math.cos(angle), math.sin(angle)
                turned[p], turned[q] = (
                    [cosine * x + sine * y for x, y in zip(turned[p], turned[q], strict=True)],
                    [cosine * y - sine * x for x, y in zip(turned[p], turned[q], strict=True)],
                )
        if widest <= 1e-13:
            break
    else:
        raise ValueError("the rotation does not settle")
    upright: list[list[float]] = []
    for column in turned:
        entries = [entry * length for entry, length in zip(column, lengths, strict=True)]
        largest = max(map(abs, entries))
        lead = next(entry for entry in entries if abs(entry) >= largest * (1 - 1e-9))
        # Adding zero makes a negative zero an ordinary one.
        upright.append([(-entry if lead < 0 else entry) + 0.0 for entry in entries])
    return columns_of(upright)


def _angle(left: Sequence[float], right: Sequence[float], count: int) -> float:
    """Give Kaiser's angle for a pair of factors; none where the plane has no better place."""
    differences = [x * x - y * y for x, y in zip(left, right, strict=True)]
    products = [2 * x * y for x, y in zip(left, right, strict=True)]
    a, b = math.fsum(differences), math.fsum(products)
    numerator = 2 * sum_of_products(differences, products) - 2 * a * b / count
    denominator = math.fsum(u * u - v * v for u, v in zip(differences, products, strict=True))
    denominator -= (a * a - b * b) / count
    if math.hypot(numerator, denominator) <= 1e-14:
        return 0.0
    return math.atan2(numerator, denominator) / 4


def _kept(
    eigenvalues: Sequence[float],
    factors: int | None,
    least_eigenvalue: float,
    least_variance: float,
    least_cumulative: float,
) -> int:
    """Give how many factors are kept."""
    count = len(eigenvalues)
    if factors is not None:
        if not 1 <= factors <= count:
            raise ValueError(f"there are 1 to {count} factors, not {factors}")
        return factors
    kept = sum(1 for value in eigenvalues if value > least_eigenvalue and value / count >= least_variance)
    kept = max(1, kept)
    while kept < count and math.fsum(eigenvalues[:kept]) / count < least_cumulative - 1e-12:
        kept += 1
    return kept
