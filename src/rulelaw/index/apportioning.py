"""Apportion the variance of a result among the inputs that it comes from: Sobol indices with bootstrap intervals.

There are two matrices, A and B, of numbers drawn evenly from 0 to 1, and for each input i the matrix AB_i: A with the
column i of B. The estimators are those of Saltelli et al., *Computer Physics Communications* 181(2), 2010, table 2: of
first order ``mean of y(B) (y(AB_i) - y(A)) / V`` (b) or Jansen's ``1 - mean of (y(B) - y(AB_i))² / 2V`` (c); of the
total Jansen's ``mean of (y(A) - y(AB_i))² / 2V`` (f; Jansen, *Computer Physics Communications* 117, 1999). V is the
variance of ``y(A)`` and ``y(B)`` together. OECD/JRC *Handbook on Constructing Composite Indicators* (2008), step 8;
COINr ``SA_estimate`` has (b) and (f).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal

from rulelaw.index.columns import mean_of, read_column, sum_of_products
from rulelaw.index.drawing import Stream, quantiles_of
from rulelaw.index.variations import Sobol, SobolIndex

__all__ = ["First", "apportion", "estimate_sobol"]

First = Literal["saltelli", "jansen"]
"""The estimator of the indices of first order."""


def apportion(
    model: Callable[[tuple[float, ...]], float],
    inputs: Sequence[str],
    *,
    seed: int,
    samples: int = 1000,
    first: First = "saltelli",
    resamples: int = 100,
    share: float = 0.9,
) -> Sobol:
    """Estimate the Sobol indices of a function.

    :param model: the function; it takes a number from 0 to 1 for each input, drawn independently.
    :param inputs: the names of the inputs, one or more.
    :param seed: any whole number; the same one gives the same answer (:mod:`rulelaw.index.drawing`).
    :param samples: the rows of each of the two matrices, from 2; the function is called ``samples × (inputs + 2)``
        times.
    :param first: the estimator of the indices of first order.
    :param resamples: how often the rows are drawn anew for the intervals; 0: no intervals.
    :param share: the share of the resamples between the ends of the intervals.
    :raises ValueError: for no inputs, fewer than two samples, or a share that makes no sense.

    >>> found = apportion(lambda x: 3 * x[0] + x[1], ("a", "b"), seed=1, samples=4000, resamples=0)
    >>> [round(index.total, 1) for index in found.indices]
    [0.9, 0.1]
    """
    if not inputs:
        raise ValueError("there must be an input")
    if samples < 2:
        raise ValueError(f"there must be two samples, not {samples}")
    stream = Stream(seed, "sobol")
    count = len(inputs)
    rows = [(stream.uniforms(count), stream.uniforms(count)) for _ in range(samples)]
    y_a = [model(tuple(row)) for row, _ in rows]
    y_b = [model(tuple(row)) for _, row in rows]
    y_ab = [
        [model((*row[:place], other[place], *row[place + 1 :])) for row, other in rows]
        for place in range(count)
    ]
    return estimate_sobol(inputs, y_a, y_b, y_ab, seed=seed, first=first, resamples=resamples, share=share)


def estimate_sobol(  # noqa: PLR0913 - all but the results are named
    inputs: Sequence[str],
    y_a: Sequence[float],
    y_b: Sequence[float],
    y_ab: Sequence[Sequence[float]],
    *,
    seed: int = 0,
    first: First = "saltelli",
    ddof: int = 1,
    resamples: int = 100,
    share: float = 0.9,
) -> Sobol:
    """Estimate Sobol indices from results that were computed somewhere else.

    :param inputs: the names of the inputs.
    :param y_a: the results of the rows of A.
    :param y_b: the results of the rows of B.
    :param y_ab: for each input the results of the rows of A with its number taken from B.
    :param seed: what the rows of the bootstrap are drawn from.
    :param first: the estimator of the indices of first order.
    :param ddof: the degrees of freedom taken off in the variance: 1 as COINr, 0 as numpy.
    :param resamples: how often the rows are drawn anew for the intervals; 0: no intervals.
    :param share: the share of the resamples between the ends of the intervals.
    :returns: indices, ``None`` where nothing varies.
    :raises ValueError: for results that are not finite or of another number, or arguments that make no sense.

    >>> estimate_sobol(["a"], [0, 1], [1, 0], [[1, 0]], resamples=0).indices[0].total
    1.5
    """
    if first not in ("saltelli", "jansen"):
        raise ValueError(f"first must be 'saltelli' or 'jansen', not {first!r}")
    if not 0 < share < 1 or resamples < 0:
        raise ValueError(
            f"share must lie between 0 and 1 and resamples be no less than 0: {share}, {resamples}"
        )
    a, b, *ab = (read_column(column)[1] for column in (y_a, y_b, *y_ab))
    if len(ab) != len(inputs) or any(len(column) != len(a) for column in (b, *ab)) or len(a) < 2:
        raise ValueError("each input needs its results, as many as there are of A and B, two or more")
    stream = Stream(seed, "bootstrap")
    indices: list[SobolIndex] = []
    draws = [stream.places(len(a), len(a)) for _ in range(resamples)]
    levels = ((1 - share) / 2, (1 + share) / 2)
    for name, column in zip(inputs, ab, strict=True):
        alone, together = _pair(a, b, column, first, ddof)
        resampled = [
            _pair([a[at] for at in draw], [b[at] for at in draw], [column[at] for at in draw], first, ddof)
            for draw in draws
        ]
        ends = [
            _ends(sorted(value for pair in resampled if (value := pair[which]) is not None), levels)
            for which in (0, 1)
        ]
        indices.append(SobolIndex(name, alone, *ends[0], together, *ends[1]))
    both = [*a, *b]
    evaluations = len(a) * (len(inputs) + 2)
    return Sobol(tuple(indices), mean_of(both), _variance(both, ddof), len(a), evaluations)


def _pair(
    a: Sequence[float], b: Sequence[float], ab: Sequence[float], first: First, ddof: int
) -> tuple[float | None, float | None]:
    """Give the index of first order and the total one."""
    variance = _variance([*a, *b], ddof)
    if variance == 0:
        return None, None
    count = len(a)
    if first == "saltelli":
        alone = sum_of_products(b, [x - y for x, y in zip(ab, a, strict=True)]) / count / variance
    else:
        alone = 1 - math.fsum((x - y) ** 2 for x, y in zip(b, ab, strict=True)) / (2 * count) / variance
    return alone, math.fsum((x - y) ** 2 for x, y in zip(a, ab, strict=True)) / (2 * count) / variance


def _variance(values: Sequence[float], ddof: int) -> float:
    if min(values) == max(values):
        return 0.0
    mean = mean_of(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - ddof)


def _ends(ordered: Sequence[float], levels: Sequence[float]) -> tuple[float | None, float | None]:
    low, high = quantiles_of(ordered, levels)
    return low, high
