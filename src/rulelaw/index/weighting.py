"""Weighting: how much each indicator counts, by decision, by how its values vary, or by what they share.

Every function gives weights that sum to one, in the order of the indicators. Those drawn from data take a matrix
without gaps, the units as rows; more is better unless ``directions`` say otherwise. An indicator that does not vary
tells no unit apart and gets no weight, unless that is refused; where none varies there is no answer and it is a
:class:`ValueError`.

OECD/JRC *Handbook on Constructing Composite Indicators* (2008), step 6; each function names its own source. Principal
components are in :mod:`rulelaw.index.components`, benefit of the doubt in :mod:`rulelaw.index.doubting`, other ways to
weigh by spread in :mod:`rulelaw.index.contrasting`, weights from the order of importance in
:mod:`rulelaw.index.ordering`, judgements in pairs in :mod:`rulelaw.index.ahp`. What is a constant factor of all
weights, as the degrees of freedom of a standard deviation mostly are, cancels out and is no argument.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import Literal

from rulelaw.codebook.types import Direction
from rulelaw.index.columns import Matrix, columns_of, read_weights
from rulelaw.index.components import PrincipalWeights, pca
from rulelaw.index.contrasting import angle, cilos, gini, lopcow, variance
from rulelaw.index.describing import CORRELATIONS
from rulelaw.index.doubting import DoubtWeights, benefit_of_the_doubt
from rulelaw.index.ordering import rancom, rank_order
from rulelaw.index.scaling import (
    Constant,
    Scaling,
    highers_of,
    means_above_zero,
    scaled_columns,
    shares_of,
    spread_of,
)

__all__ = [
    "DoubtWeights",
    "PrincipalWeights",
    "Scaling",
    "angle",
    "benefit_of_the_doubt",
    "budget_allocation",
    "cilos",
    "coefficient_of_variation",
    "critic",
    "entropy",
    "equal",
    "gini",
    "given",
    "idocriw",
    "lopcow",
    "merec",
    "pca",
    "rancom",
    "rank_order",
    "standard_deviation",
    "variance",
]


def equal(count: int) -> tuple[float, ...]:
    """Give each of ``count`` indicators the same weight; fewer than one is a :class:`ValueError`.

    >>> equal(4)
    (0.25, 0.25, 0.25, 0.25)
    """
    if count < 1:
        raise ValueError(f"there must be an indicator, not {count}")
    return (1 / count,) * count


def given(weights: Sequence[float | Decimal]) -> tuple[float, ...]:
    """Bring weights that were decided on to sum one; negative ones and none but zeros are a :class:`ValueError`.

    >>> given([3, 1])
    (0.75, 0.25)
    """
    return shares_of(read_weights(weights, len(weights)))


def entropy(
    rows: Matrix,
    *,
    scaling: Scaling = Scaling.NONE,
    directions: Sequence[Direction] | None = None,
    shift: float = 0.0,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by Shannon's entropy of the shares of the units: what is spread evenly tells little.

    With shares p of n units, ``e = -sum of p ln p / ln n`` and the weight ``(1 - e) / sum of (1 - e)``; a share of zero
    adds nothing. Hwang & Yoon, *Multiple Attribute Decision Making* (1981); Zeleny (1982).

    :param rows: the units, each with its values, none below zero unless scaled.
    :param scaling: what is done before shares are taken. :attr:`~rulelaw.Scaling.MIN_MAX` is usual in Chinese studies;
        the others but :attr:`~rulelaw.Scaling.NONE` change no share.
    :param directions: for each indicator which side is better, for min-max alone; ``None``: higher.
    :param shift: added to every scaled value, as some studies do to keep shares above zero; 0 or more.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, values below zero, a shift below zero, or where nothing varies.

    >>> [round(weight, 6) for weight in entropy([(1, 1), (1, 3)])]
    [0.0, 1.0]
    """
    if not 0 <= shift < math.inf:
        raise ValueError(f"shift must be zero or more, not {shift}")
    columns = scaled_columns(rows, scaling, directions, constant, "the entropy weight")
    diversities: list[float] = []
    for place, column in enumerate(columns):
        if min(column) < 0:
            raise ValueError(f"indicator {place} has a value below zero: scale it by min-max first")
        shifted = [value + shift for value in column]
        total = math.fsum(shifted)
        if min(column) == max(column) or total == 0:
            diversities.append(0.0)
            continue
        terms = [share * math.log(share) for value in shifted if (share := value / total) > 0]
        diversities.append(max(0.0, 1 + math.fsum(terms) / math.log(len(column))))
    return shares_of(diversities)


def critic(
    rows: Matrix,
    *,
    directions: Sequence[Direction] | None = None,
    correlation: Literal["pearson", "spearman", "kendall"] = "pearson",
    scaling: Scaling = Scaling.MIN_MAX,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by contrast and conflict: ``C = s times sum of (1 - r)`` over the other indicators, ``w = C / sum of C``.

    CRITIC: Diakoulaki, Mavrotas & Papayannakis, *Computers & Operations Research* 22(7), 1995; s is the standard
    deviation of the scaled values, r their correlation.

    :param rows: the units, each with its values.
    :param directions: for each indicator which side is better; ``None``: higher. It matters, since it turns the signs
        of correlations.
    :param correlation: which correlation; the paper has Pearson's.
    :param scaling: what is done before; the paper has min-max.
    :param constant: whether an indicator that does not vary gets no weight or is refused; it enters no sum.
    :raises ValueError: for gaps, fewer than two units, or where nothing varies or all say the same.

    >>> [round(weight, 6) for weight in critic([(1, 3, 1), (2, 2, 3), (3, 1, 2)])]
    [0.3125, 0.4375, 0.25]
    """
    if correlation not in CORRELATIONS:
        raise ValueError(f"correlation must be one of {', '.join(CORRELATIONS)}, not {correlation!r}")
    columns = scaled_columns(rows, scaling, directions, constant, "CRITIC")
    correlate = CORRELATIONS[correlation]
    # Min-max turns the columns themselves.
    turned = Scaling(scaling) is not Scaling.MIN_MAX
    signs = [-1 if turned and not higher else 1 for higher in highers_of(directions, len(columns))]
    contents: list[float] = []
    for i, column in enumerate(columns):
        spread = spread_of(column)
        found = [(correlate(column, other), signs[i] * signs[j]) for j, other in enumerate(columns) if j != i]
        contents.append(spread * math.fsum(1 - sign * r for r, sign in found if r is not None))
    if len(columns) == 1:  # with nothing to conflict with, what varies has all the weight
        contents = [spread_of(columns[0])]
    return shares_of(contents)


def standard_deviation(
    rows: Matrix,
    *,
    scaling: Scaling = Scaling.MIN_MAX,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by the standard deviations of the scaled values.

    Diakoulaki, Mavrotas & Papayannakis (1995), the method they compare CRITIC with.

    :param rows: the units, each with its values.
    :param scaling: what is done before; the paper has min-max. :attr:`~rulelaw.Scaling.NONE` makes the weights depend
        on the units of measurement.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, or where nothing varies.

    >>> standard_deviation([(1, 1), (3, 7)], scaling=Scaling.NONE)
    (0.25, 0.75)
    """
    columns = scaled_columns(rows, scaling, None, constant, "the standard deviation weight")
    return shares_of([spread_of(column) for column in columns])


def coefficient_of_variation(rows: Matrix, *, constant: Constant = "no_weight") -> tuple[float, ...]:
    """Weigh by the standard deviations over the means.

    Zhang, Wang, Li & Xu, *Decision Support Systems* (2015) and much before them; it needs no scaling.

    :param rows: the units, each with its values.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, a mean that is not above zero, or where nothing varies.

    >>> coefficient_of_variation([(1, 10), (3, 30)])
    (0.5, 0.5)
    """
    columns = scaled_columns(rows, Scaling.NONE, None, constant, "the coefficient of variation")
    means = means_above_zero(columns)
    return shares_of([spread_of(column) / mean for column, mean in zip(columns, means, strict=True)])


def merec(
    rows: Matrix,
    *,
    directions: Sequence[Direction] | None = None,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by what the removal of an indicator does to the units.

    MEREC: Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene, *Symmetry* 13(4), 525, 2021: values are
    brought to ``min / x`` (higher is better) or ``x / max`` (lower is), ``S = ln(1 + mean of |ln n|)`` for each unit,
    S' without the indicator (over the same number of them), and the weight is in proportion to ``sum of |S' - S|``.

    :param rows: the units, each with its values, all above zero.
    :param directions: for each indicator which side is better; ``None``: higher.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: for gaps, fewer than two units, values that are not above zero, or where nothing varies.

    >>> [round(weight, 6) for weight in merec([(1, 1), (2, 4)])]
    [0.309613, 0.690387]
    """
    columns = scaled_columns(rows, Scaling.NONE, None, constant, "MEREC")
    highers = highers_of(directions, len(columns))
    logs: list[list[float]] = []
    for place, (column, higher) in enumerate(zip(columns, highers, strict=True)):
        if min(column) <= 0:
            raise ValueError(f"indicator {place} has a value that is not above zero")
        best = min(column) if higher else max(column)
        logs.append([abs(math.log(value) - math.log(best)) for value in column])
    count = len(columns)
    removals: list[list[float]] = [[] for _ in columns]
    for unit in zip(*logs, strict=True):
        total = math.fsum(unit)
        for place, log in enumerate(unit):
            rest = math.fsum((*unit[:place], *unit[place + 1 :]))
            removals[place].append(abs(math.log1p(rest / count) - math.log1p(total / count)) if log else 0.0)
    return shares_of([math.fsum(removal) for removal in removals])


def idocriw(
    rows: Matrix,
    *,
    directions: Sequence[Direction] | None = None,
    constant: Constant = "no_weight",
) -> tuple[float, ...]:
    """Weigh by entropy and loss of impact together: the products of both weights, brought to sum one.

    IDOCRIW, integrated determination of objective criteria weights: Zavadskas & Podvezko, *International Journal of
    Information Technology & Decision Making* 15(2), 2016; entropy of the values as they are, as there.

    :param rows: the units, each with its values, none below zero.
    :param directions: for each indicator which side is better, for :func:`~rulelaw.index.weighting.cilos`;
        ``None``: higher.
    :param constant: whether an indicator that does not vary gets no weight or is refused.
    :raises ValueError: as for :func:`entropy` and :func:`~rulelaw.index.weighting.cilos`.

    >>> [round(weight, 4) for weight in idocriw([(4, 1), (3, 5)])]
    [0.119, 0.881]
    """
    losses = cilos(rows, directions=directions, constant=constant)
    contrasts = entropy(rows, constant=constant)
    return shares_of([loss * contrast for loss, contrast in zip(losses, contrasts, strict=True)])


def budget_allocation(
    points: Sequence[Sequence[float | Decimal]],
    *,
    total: float | None = None,
    middle: Literal["mean", "median"] = "mean",
    experts: Sequence[float | Decimal] | None = None,
) -> tuple[float, ...]:
    """Weigh by the points that experts shared out among the indicators.

    Handbook (2008), step 6, "Budget allocation process". Each expert's points are brought to sum one first.

    :param points: a row for each expert, with the points for each indicator.
    :param total: how many points every expert had to share out; ``None``: any number.
    :param middle: whether the mean of the experts counts, or the median (brought to sum one again).
    :param experts: the weights of the experts in the mean; ``None``: all equal.
    :raises ValueError: for no experts, negative points, points that do not add up to ``total`` (every such expert is
        named), an expert without any, or weights of experts for the median.

    >>> budget_allocation([(50, 50), (100, 0)], total=100)
    (0.75, 0.25)
    """
    if middle not in ("mean", "median"):
        raise ValueError(f"middle must be 'mean' or 'median', not {middle!r}")
    if middle == "median" and experts is not None:
        raise ValueError("the median takes no weights of experts")
    read = [read_weights(row, len(points[0])) for row in points]
    if not read:
        raise ValueError("there are no experts")
    sums = [math.fsum(row) for row in read]
    wrong = [
        f"expert {place} shared out {given_out}"
        for place, given_out in enumerate(sums)
        if total is not None and not math.isclose(given_out, total, rel_tol=1e-9)
    ]
    if wrong:
        raise ValueError(f"{'; '.join(wrong)}, not {total}")
    shares = [[value / given_out for value in row] for row, given_out in zip(read, sums, strict=True)]
    if middle == "median":
        return shares_of([median(column) for column in columns_of(shares)])
    weights = read_weights(experts, len(points))
    return shares_of(
        [
            math.fsum(share * weight for share, weight in zip(column, weights, strict=True))
            for column in columns_of(shares)
        ]
    )
