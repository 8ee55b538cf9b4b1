"""Aggregating: the scores of one unit become one score, or a matrix of scores becomes one score for each unit.

The functions on a row take the scores of one unit and their weights, in any measure: only the proportions count. What
happens where a score is missing is told by ``missing``, and how much must be there by ``least_share`` (of the scores,
by count) and ``least_weight`` (of the weights): below it the answer is missing. Where nothing is there, or only what
has no weight, the answer is missing too.

Formulas: OECD/JRC *Handbook on Constructing Composite Indicators* (2008), step 7. Rules that look at all units at once
(Copeland, Borda, Kemeny) are in :mod:`rulelaw.index.outranking`. :data:`AGGREGATORS` lists the first kind by name,
:data:`MATRIX_AGGREGATORS` the second.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from rulelaw.index.columns import SMALLEST, Column, Scores, read_column, read_weights, sum_of_products
from rulelaw.index.gaps import Missing
from rulelaw.index.outranking import Kemeny, borda, copeland, kemeny, kemeny_score, outranking_matrix

__all__ = [
    "AGGREGATORS",
    "MATRIX_AGGREGATORS",
    "Kemeny",
    "Missing",
    "Zeros",
    "arithmetic",
    "borda",
    "copeland",
    "geometric",
    "harmonic",
    "kemeny",
    "kemeny_score",
    "mazziotta_pareto",
    "median",
    "minimum",
    "outranking_matrix",
    "power",
]


class Zeros(StrEnum):
    """What a score of zero does to a mean that cannot divide by it or take its logarithm."""

    ANNUL = "annul"
    """The mean is zero, which is its limit."""
    REFUSE = "refuse"
    """It is a :class:`ValueError`."""


def arithmetic(
    values: Column,
    weights: Sequence[float | Decimal] | None = None,
    *,
    missing: Missing = Missing.RENORMALIZE,
    least_share: float = 0.0,
    least_weight: float = 0.0,
) -> float | None:
    """Give the weighted arithmetic mean: ``sum of w x / sum of w``.

    :param values: the scores of one unit, ``None`` where missing.
    :param weights: their weights; ``None``: all equal.
    :param missing: what a missing score does.
    :param least_share: the share of the scores that must be there, by count.
    :param least_weight: the share of the weights that must be there.
    :raises ValueError: for scores that are not finite, weights that are negative, all zero or of another number.

    >>> arithmetic([1, None, 4], [1, 5, 2])
    3.0
    >>> arithmetic([1, None, 4], [1, 5, 2], least_weight=0.5) is None
    True
    """
    there = _there(values, weights, missing, least_share, least_weight)
    if there is None:
        return None
    return sum_of_products(*there) / math.fsum(there[1])


def geometric(
    values: Column,
    weights: Sequence[float | Decimal] | None = None,
    *,
    floor: float | None = None,
    zeros: Zeros = Zeros.ANNUL,
    missing: Missing = Missing.RENORMALIZE,
    least_share: float = 0.0,
    least_weight: float = 0.0,
) -> float | None:
    """Give the weighted geometric mean: ``exp(sum of w ln x / sum of w)``.

    :param values: the scores of one unit, ``None`` where missing.
    :param weights: their weights; ``None``: all equal.
    :param floor: scores below it are raised to it first, above zero; ``None``: no floor.
    :param zeros: what a score of zero does where there is no floor.
    :param missing: what a missing score does.
    :param least_share: the share of the scores that must be there, by count.
    :param least_weight: the share of the weights that must be there.
    :raises ValueError: for a negative score without a floor, and as for :func:`arithmetic`.

    >>> round(geometric([1, 4]), 12)
    2.0
    >>> geometric([0, 4])
    0.0
    >>> round(geometric([0, 4], floor=0.01), 12)
    0.2
    """
    if floor is not None and not 0 < floor < math.inf:
        raise ValueError(f"floor must be above zero, not {floor}")
    there = _there(values, weights, missing, least_share, least_weight)
    if there is None:
        return None
    scores, shares = there
    if floor is not None:
        scores = [max(score, floor) for score in scores]
    if _annulled(scores, zeros, "the geometric mean"):
        return 0.0
    return math.exp(sum_of_products([math.log(score) for score in scores], shares) / math.fsum(shares))


def harmonic(
    values: Column,
    weights: Sequence[float | Decimal] | None = None,
    *,
    zeros: Zeros = Zeros.ANNUL,
    missing: Missing = Missing.RENORMALIZE,
    least_share: float = 0.0,
    least_weight: float = 0.0,
) -> float | None:
    """Give the weighted harmonic mean: ``sum of w / sum of w/x``.

    :param values: the scores of one unit, ``None`` where missing.
    :param weights: their weights; ``None``: all equal.
    :param zeros: what a score of zero does.
    :param missing: what a missing score does.
    :param least_share: the share of the scores that must be there, by count.
    :param least_weight: the share of the weights that must be there.
    :raises ValueError: for a negative score, and as for :func:`arithmetic`.

    >>> round(harmonic([2, 6]), 12)
    3.0
    """
    there = _there(values, weights, missing, least_share, least_weight)
    if there is None:
        return None
    scores, shares = there
    if _annulled(scores, zeros, "the harmonic mean"):
        return 0.0
    # Relative to the least score, whose reciprocal may overflow.
    least = min(scores)
    return least * (math.fsum(shares) / sum_of_products([least / score for score in scores], shares))


def power(
    values: Column,
    weights: Sequence[float | Decimal] | None = None,
    *,
    exponent: float,
    zeros: Zeros = Zeros.ANNUL,
    missing: Missing = Missing.RENORMALIZE,
    least_share: float = 0.0,
    least_weight: float = 0.0,
) -> float | None:
    """Give the weighted power mean: ``(sum of w x^p / sum of w)^(1/p)``.

    Exponent 1 is the arithmetic mean, 0 the geometric (its limit), -1 the harmonic, infinity the highest score and
    minus infinity the lowest.

    :param values: the scores of one unit, ``None`` where missing.
    :param weights: their weights; ``None``: all equal.
    :param exponent: p.
    :param zeros: what a score of zero does where the exponent is not above zero.
    :param missing: what a missing score does.
    :param least_share: the share of the scores that must be there, by count.
    :param least_weight: the share of the weights that must be there.
    :raises ValueError: for a negative score unless the exponent is 1 or infinite, an exponent that is no number, and as
        for :func:`arithmetic`.

    >>> round(power([1, None, 7], exponent=2), 9)
    5.0
    >>> power([3, 5], exponent=-math.inf)
    3.0
    """
    exponent = float(exponent)
    if math.isnan(exponent):
        raise ValueError("exponent must be a number")
    there = _there(values, weights, missing, least_share, least_weight)
    if there is None:
        return None
    scores, shares = there
    if math.isinf(exponent):
        return max(scores) if exponent > 0 else min(scores)
    total = math.fsum(shares)
    if exponent == 1:
        return sum_of_products(scores, shares) / total
    if _annulled(scores, Zeros.ANNUL if exponent > 0 else zeros, "the power mean") and exponent <= 0:
        return 0.0
    if exponent == 0:
        return math.exp(sum_of_products([math.log(score) for score in scores], shares) / total)
    # Relative to the score that counts most, so that no power overflows.
    leader = max(scores) if exponent > 0 else min(scores)
    if leader == 0:
        return 0.0
    mean = sum_of_products([(score / leader) ** exponent for score in scores], shares) / total
    return leader * float(mean ** (1 / exponent))


def minimum(
    values: Column,
    weights: Sequence[float | Decimal] | None = None,
    *,
    missing: Missing = Missing.RENORMALIZE,
    least_share: float = 0.0,
    least_weight: float = 0.0,
) -> float | None:
    """Give the lowest score among those that have a weight: no strength makes up for the worst weakness.

    :param values: the scores of one unit, ``None`` where missing.
    :param weights: their weights, of which only matters whether they are zero; ``None``: all equal.
    :param missing: what a missing score does.
    :param least_share: the share of the scores that must be there, by count.
    :param least_weight: the share of the weights that must be there.
    :raises ValueError: as for :func:`arithmetic`.

    >>> minimum([3, 1, 2], [1, 0, 1])
    2.0
    """
    there = _there(values, weights, missing, least_share, least_weight)
    return None if there is None else min(there[0])


def median(
    values: Column,
    weights: Sequence[float | Decimal] | None = None,
    *,
    missing: Missing = Missing.RENORMALIZE,
    least_share: float = 0.0,
    least_weight: float = 0.0,
) -> float | None:
    """Give the weighted median: the score up to which half of the weight lies.

    Where exactly half of the weight lies at a score and below, it is the mean of that score and the next, so that equal
    weights give the ordinary median.

    :param values: the scores of one unit, ``None`` where missing.
    :param weights: their weights; ``None``: all equal.
    :param missing: what a missing score does.
    :param least_share: the share of the scores that must be there, by count.
    :param least_weight: the share of the weights that must be there.
    :raises ValueError: as for :func:`arithmetic`.

    >>> median([1, 9, 3, 5])
    4.0
    >>> median([1, 9, 3], [1, 3, 1])
    9.0
    """
    there = _there(values, weights, missing, least_share, least_weight)
    if there is None:
        return None
    pairs = sorted(zip(*there, strict=True))
    half = math.fsum(share for _, share in pairs) / 2
    below: list[float] = []
    for place, (score, share) in enumerate(pairs[:-1]):
        below.append(share)
        reached = math.fsum(below)
        if math.isclose(reached, half, rel_tol=1e-12):
            return score + (pairs[place + 1][0] - score) / 2
        if reached > half:
            return score
    return pairs[-1][0]


def mazziotta_pareto(
    values: Column,
    weights: Sequence[float | Decimal] | None = None,
    *,
    penalty: Literal["down", "up"] = "down",
    ddof: int = 0,
    missing: Missing = Missing.RENORMALIZE,
    least_share: float = 0.0,
    least_weight: float = 0.0,
) -> float | None:
    """Give the mean less a penalty for being uneven: ``M - S²/M`` with the mean M and the standard deviation S.

    The Mazziotta–Pareto index (De Muro, Mazziotta & Pareto, *Social Indicators Research* 104, 2011) where the columns
    are put through :func:`~rulelaw.index.normalising.z_score` with ``mean=100, sd=10, ddof=0``; the adjusted index
    (AMPI; Mazziotta & Pareto, *Social Indicators Research* 127, 2016) where they are put through
    :func:`~rulelaw.index.normalising.goalposts` with ``low=70, high=130``. S/M is the coefficient of variation.

    :param values: the scores of one unit, ``None`` where missing.
    :param weights: their weights, in M and in S; ``None``: all equal, as in the papers.
    :param penalty: ``"down"`` takes the penalty off, where more is better (a positive phenomenon); ``"up"`` adds it.
    :param ddof: 0 divides S² by the number of scores, as in the papers; 1 by one less, as some programs do. Counted in
        scores of mean weight.
    :param missing: what a missing score does.
    :param least_share: the share of the scores that must be there, by count.
    :param least_weight: the share of the weights that must be there.
    :raises ValueError: where the mean is not above zero, for another ``ddof``, and as for :func:`arithmetic`.

    >>> mazziotta_pareto([90, 110])
    99.0
    >>> mazziotta_pareto([90, 110], penalty="up")
    101.0
    """
    if penalty not in ("down", "up"):
        raise ValueError(f"penalty must be 'down' or 'up', not {penalty!r}")
    if ddof not in (0, 1):
        raise ValueError(f"ddof must be 0 or 1, not {ddof}")
    there = _there(values, weights, missing, least_share, least_weight)
    if there is None:
        return None
    scores, shares = there
    total = math.fsum(shares)
    centre = sum_of_products(scores, shares) / total
    if centre <= 0:
        raise ValueError(f"the mean {centre} must be above zero: put the scores on a scale about 100 first")
    if len(scores) <= ddof or min(scores) == max(scores):
        return centre
    variance = sum_of_products([(score - centre) ** 2 for score in scores], shares) / total
    variance *= len(scores) / (len(scores) - ddof)
    if not math.isfinite(variance / centre):
        raise ValueError(f"the mean {centre} is too near to zero: put the scores on a scale about 100 first")
    return centre + (-1 if penalty == "down" else 1) * variance / centre


def _there(
    values: Column,
    weights: Sequence[float | Decimal] | None,
    missing: Missing,
    least_share: float,
    least_weight: float,
) -> tuple[list[float], list[float]] | None:
    """Give the scores that are there and have a weight, with their weights; ``None``: the answer is missing."""
    for name, least in (("least_share", least_share), ("least_weight", least_weight)):
        if not 0 <= least <= 1:
            raise ValueError(f"{name} must be from 0 to 1, not {least}")
    column, present = read_column(values)
    shares = read_weights(weights, len(column))
    rule = Missing(missing)
    absent = len(present) < len(column)
    if absent and rule is Missing.REFUSE:
        raise ValueError(f"value {column.index(None)} is missing")
    if not present or (absent and rule is Missing.PROPAGATE):
        return None
    if len(present) / len(column) < least_share:
        return None
    known = [share for value, share in zip(column, shares, strict=True) if value is not None]
    # Weights are sums of fractions: what misses the threshold by a rounding error does not miss it.
    if math.fsum(known) < least_weight * math.fsum(shares) * (1 - 1e-12):
        return None
    if absent and rule is Missing.ZERO:
        present, known = [0.0 if value is None else value for value in column], shares
    # A weight that is hundreds of digits smaller than another is none, and would make quotients overflow.
    least_counted = max(known) * SMALLEST
    pairs = [(value, share) for value, share in zip(present, known, strict=True) if share > least_counted]
    if not pairs:
        return None
    return [value for value, _ in pairs], [share for _, share in pairs]


def _annulled(scores: Sequence[float], zeros: Zeros, mean: str) -> bool:
    """Tell whether a zero makes the mean zero; what it cannot be taken of is refused."""
    least = min(scores)
    if least < 0:
        raise ValueError(f"{mean} needs scores that are not negative, not {least}")
    if least == 0 and Zeros(zeros) is Zeros.REFUSE:
        raise ValueError(f"{mean} of a score of zero is refused: give a floor, or let zeros annul")
    return least == 0


AGGREGATORS: Mapping[str, Callable[..., float | None]] = MappingProxyType(
    {
        "arithmetic": arithmetic,
        "geometric": geometric,
        "harmonic": harmonic,
        "mazziotta_pareto": mazziotta_pareto,
        "median": median,
        "minimum": minimum,
        "power": power,
    }
)
"""The aggregators of one row by name: each takes the scores, the weights, and the rest by keyword."""

MATRIX_AGGREGATORS: Mapping[str, Callable[..., Scores]] = MappingProxyType(
    {"borda": borda, "copeland": copeland, "kemeny": kemeny_score}
)
"""The aggregators of a matrix by name: each takes the rows of all units, the weights, and the rest by keyword."""
