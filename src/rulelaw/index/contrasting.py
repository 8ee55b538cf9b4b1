"""Weights by how far an indicator tells the units apart: variance, Gini, angle, logarithms of spread, loss of impact.

Every function takes a matrix without gaps, the units as rows, and gives weights that sum to one
(:mod:`rulelaw.index.weighting` tells the rest).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from rulelaw.codebook.types import Direction
from rulelaw.index.columns import Matrix, mean_of, standard_deviation_of
from rulelaw.index.linear_algebra import solve
from rulelaw.index.scaling import (
    Constant,
    Scaling,
    highers_of,
    means_above_zero,
    scaled_columns,
    shares_of,
    spread_of,
)

__all__ = ["angle", "cilos", "gini", "lopcow", "variance"]


def variance(
    rows: Matrix,
    *,
    scaling: Scaling = Scaling.MIN_MAX,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by the variances of the scaled values: the statistical variance procedure.

    Rao & Patel, *Materials & Design* 31(10), 2010; with min-max as in Sałabun, Wątróbski & Shekhovtsov, *Symmetry*
    12(9), 1549, 2020.

    :param rows: the units, each with its values.
    :param scaling: what is done before.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, or where nothing varies.

    >>> [round(weight, 6) for weight in variance([(1, 1), (2, 4), (3, 4)])]
    [0.428571, 0.571429]
    """
    columns = scaled_columns(rows, scaling, None, constant, "the variance weight")
    return shares_of([spread_of(column) ** 2 for column in columns])


def gini(rows: Matrix, *, constant: Constant = "no_weight") -> tuple[float, ...]:
    """Weigh by Gini's coefficient: ``sum of |x_i - x_k| over all pairs / (2 n² mean)``.

    Li & Chi, *Kybernetes* (2009); Bączkiewicz, Wątróbski, Kizielewicz & Sałabun, *Towards Reliable Results*, LNBIP 442,
    Springer 2022.

    :param rows: the units, each with its values.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, a mean that is not above zero, or where nothing varies.

    >>> gini([(1, 10), (3, 30)])
    (0.5, 0.5)
    """
    columns = scaled_columns(rows, Scaling.NONE, None, constant, "the Gini weight")
    found: list[float] = []
    for column, mean in zip(columns, means_above_zero(columns), strict=True):
        # In rising order each step from one value to the next lies between so many pairs.
        ordered, count = sorted(column), len(column)
        steps = (
            (high - low) * below * (count - below) for below, (low, high) in enumerate(pairwise(ordered), 1)
        )
        found.append(math.fsum(steps) / count**2 / mean)
    return shares_of(found)


def angle(
    rows: Matrix,
    *,
    directions: Sequence[Direction] | None = None,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by the angle between a column and one of equal values: ``arccos(sum of x / sqrt(n sum of x²))``.

    Shuai, Zongzhun, Yongji & Lei, *A new angular method to determine the objective weights*, CCDC 2012.

    :param rows: the units, each with its values.
    :param directions: for each indicator which side is better: where lower is, 1/x stands for x; ``None``: higher.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, a mean that is not above zero, a value that is not above zero
        where lower is better, or where nothing varies.

    >>> [round(weight, 6) for weight in angle([(1, 1), (2, 4)])]
    [0.373187, 0.626813]
    """
    columns = scaled_columns(rows, Scaling.NONE, None, constant, "the angle weight")
    columns = [
        _turned(place, column, higher=higher)
        for place, (column, higher) in enumerate(
            zip(columns, highers_of(directions, len(columns)), strict=True)
        )
    ]
    found: list[float] = []
    for place, column in enumerate(columns):
        mean = mean_of(column)
        if mean <= 0:
            raise ValueError(f"the mean of indicator {place} is not above zero")
        # The tangent of the angle: its cosine would lose what is left of small angles.
        found.append(math.atan2(spread_of(column), mean))
    return shares_of(found)


def lopcow(
    rows: Matrix,
    *,
    directions: Sequence[Direction] | None = None,
    ddof: int = 1,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by the logarithm of how large the scaled values are for their spread: ``|ln(sqrt(mean of x²) / s)|``.

    LOPCOW, logarithmic percentage change-driven objective weighting: Ecer & Pamucar, *Omega* 112, 102690, 2022, with
    values scaled by min-max.

    :param rows: the units, each with its values.
    :param directions: for each indicator which side is better; ``None``: higher.
    :param ddof: what is taken off the number of units for the standard deviation s; it does not cancel out here. With 1
        the weights of the paper come out.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, another ``ddof`` than 0 and 1, or where nothing varies.

    >>> [round(weight, 6) for weight in lopcow([(1, 1), (2, 4), (3, 5)])]
    [0.43857, 0.56143]
    """
    if ddof not in (0, 1):
        raise ValueError(f"ddof must be 0 or 1, not {ddof}")
    columns = scaled_columns(rows, Scaling.MIN_MAX, directions, constant, "LOPCOW")
    found: list[float] = []
    for column in columns:
        spread = standard_deviation_of(column, ddof)
        size = math.sqrt(mean_of([value * value for value in column]))
        found.append(abs(math.log(size / spread)) if spread else 0.0)
    return shares_of(found)


def cilos(
    rows: Matrix,
    *,
    directions: Sequence[Direction] | None = None,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by the loss of impact: how much an indicator loses where each of the others is at its best.

    CILOS: Mirkin (1974); Zavadskas & Podvezko, *International Journal of Information Technology & Decision Making*
    15(2), 2016. Columns of which less is better are brought to ``min / x``, all to sum one; the unit that is best on i
    has ``a_ij`` on j, the loss of j is ``p_ij = (a_jj - a_ij) / a_jj``, and the weights q solve ``sum of p_ij q_j over
    j = q_i sum of p_ki over k``. Of several units that are best on an indicator the first is taken.

    :param rows: the units, each with its values, none below zero.
    :param directions: for each indicator which side is better; ``None``: higher.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, values below zero (or zero, where lower is better), where
        nothing varies, or where an indicator loses nothing, so that the equations have no answer.

    >>> [round(weight, 4) for weight in cilos([(4, 1), (3, 5)])]
    [0.7619, 0.2381]
    """
    columns = scaled_columns(rows, Scaling.NONE, None, constant, "CILOS")
    highers = highers_of(directions, len(columns))
    varied = [place for place, column in enumerate(columns) if min(column) < max(column)]
    turned: dict[int, list[float]] = {}
    for place in varied:
        if min(columns[place]) < 0:
            raise ValueError(f"indicator {place} has a value below zero")
        turned[place] = _turned(place, columns[place], higher=highers[place])
    best = [turned[place].index(max(turned[place])) for place in varied]
    losses = [[1 - turned[other][unit] / max(turned[other]) for other in varied] for unit in best]
    totals = [math.fsum(column) for column in zip(*losses, strict=True)]
    weights = [0.0] * len(columns)
    if len(varied) == 1:
        weights[varied[0]] = 1.0
        return tuple(weights)
    for place, total in zip(varied, totals, strict=True):
        if total == 0:
            raise ValueError(f"indicator {place} loses nothing where the others are at their best")
    system = [list(line) for line in losses]
    for place, total in enumerate(totals):
        system[place][place] -= total
    # The equations follow from each other; that the weights sum to one stands for the first.
    found = solve([[1.0] * len(varied), *system[1:]], [1.0] + [0.0] * (len(varied) - 1)) if varied else []
    for place, weight in zip(varied, found, strict=True):
        weights[place] = max(0.0, weight)
    return shares_of(weights)


def _turned(place: int, column: Sequence[float], *, higher: bool) -> list[float]:
    """Give a column of which more is better: ``min / x`` where less is."""
    if higher:
        return list(column)
    least = min(column)
    if least <= 0:
        raise ValueError(f"indicator {place} has a value that is not above zero, and lower is better")
    return [least / value for value in column]
