"""Weights from the order of importance alone, where nobody can say how much more important one thing is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from rulelaw.index.columns import read_column, read_matrix
from rulelaw.index.scaling import shares_of

__all__ = ["rancom", "rank_order"]


def rank_order(
    ranks: Sequence[float | Decimal],
    *,
    form: Literal["centroid", "sum", "reciprocal", "exponent"] = "centroid",
    exponent: float = 2.0,
) -> tuple[float, ...]:
    """Weigh by ranks of importance, 1 the most important.

    Of n things that with rank r has ``(1/n) sum of 1/k for k from r to n`` (``"centroid"``; Barron & Barrett,
    *Management Science* 42(11), 1996), or in proportion ``n + 1 - r`` (``"sum"``), ``1/r`` (``"reciprocal"``) or
    ``(n + 1 - r)^p`` (``"exponent"``; all three Stillwell, Seaver & Edwards, *Organizational Behavior and Human
    Performance* 28(1), 1981). Things with equal ranks share the weights of the places that they take up.

    :param ranks: the rank of each indicator; only their order counts.
    :param form: the formula.
    :param exponent: p, from 0 (equal weights) up.
    :raises ValueError: for no ranks, one that is not finite, an unknown form or a negative exponent.

    >>> [round(weight, 4) for weight in rank_order([1, 3, 2])]
    [0.6111, 0.1111, 0.2778]
    >>> rank_order([1, 2, 2], form="sum")
    (0.5, 0.25, 0.25)
    """
    if form not in ("centroid", "sum", "reciprocal", "exponent"):
        raise ValueError(f"form must be 'centroid', 'sum', 'reciprocal' or 'exponent', not {form!r}")
    if not 0 <= exponent < math.inf:
        raise ValueError(f"exponent must be zero or more, not {exponent}")
    _, read = read_column(ranks)
    count = len(read)
    if not count or count < len(ranks):
        raise ValueError("every indicator needs a rank, and there must be one")
    places = range(1, count + 1)
    if form == "centroid":
        by_place = [math.fsum(1 / k for k in range(place, count + 1)) for place in places]
    elif form == "reciprocal":
        by_place = [1 / place for place in places]
    else:
        power = 1.0 if form == "sum" else exponent
        by_place = [((count + 1 - place) / count) ** power for place in places]
    shared: dict[float, float] = {}
    start = 0
    for rank, number in sorted(Counter(read).items()):
        shared[rank] = math.fsum(by_place[start : start + number]) / number
        start += number
    return shares_of([shared[rank] for rank in read])


def rancom(judged: Sequence[Sequence[float | Decimal]]) -> tuple[float, ...]:
    """Weigh by judgements which of two things is the more important: the sums of the rows, brought to sum one.

    RANCOM, ranking comparison: Więckowski, Kizielewicz, Shekhovtsov & Sałabun, *Engineering Applications of Artificial
    Intelligence* 122, 106114, 2023.

    :param judged: in row i and column j 1 where i is more important than j, 0 where it is less, 0.5 where both are the
        same; 0.5 on the diagonal.
    :raises ValueError: for none, a matrix that is not square, another judgement, or two that contradict each other.

    >>> rancom([[0.5, 1], [0, 0.5]])
    (0.75, 0.25)
    """
    read = read_matrix(judged)
    size = len(read)
    if not size or any(len(row) != size for row in read):
        raise ValueError("judgements are a square matrix")
    for i, row in enumerate(read):
        for j, value in enumerate(row):
            mirrored = read[j][i]
            if value not in (0, 0.5, 1) or mirrored is None or value + mirrored != 1:
                raise ValueError(
                    f"judgements {i}/{j} and {j}/{i} must be 1 and 0, or both 0.5: {value}, {mirrored}"
                )
    return shares_of([math.fsum(value for value in row if value is not None) for row in read])
