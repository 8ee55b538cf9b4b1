"""Rules of voting theory: indicators as voters, units as candidates; only the order on each indicator counts.

OECD/JRC *Handbook on Constructing Composite Indicators* (2008), step 7, "Non-compensatory multi-criteria approach";
Moulin, *Axioms of Cooperative Decision Making* (1988). Rows are the units with their scores, of which higher is better.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, islice, product
from typing import Literal

from attrs import frozen

from rulelaw.index.columns import Matrix, Scores, read_matrix, read_weights, sum_of_products
from rulelaw.index.gaps import Missing
from rulelaw.index.ranking import Ties, ranks

__all__ = ["Kemeny", "borda", "copeland", "kemeny", "kemeny_score", "outranking_matrix"]

# Weights are sums of fractions: a majority by less than this share of the weight is no majority.
TOLERANCE = 1e-9
# The time and memory of the exact Kemeny order double with each unit of a circle: 2^20 sets take some seconds.
MOST_UNITS = 20
# Orders without any majority are all the best, n! of them; so many are told.
MOST_ORDERS = 100


@frozen
class Kemeny:
    """The orders that agree best with a matrix of majorities.

    :ivar orders: the best orders, each the places of the units from the best to the worst; in rising sequence, and no
        more than 100 of them.
    :ivar count: how many best orders there are.
    :ivar support: the sum of the shares of weight for each unit over each unit behind it, the same for all of them.
    :ivar ranks: for each unit its mean rank over all of the best orders; 1 is the best.
    """

    orders: tuple[tuple[int, ...], ...]
    count: int
    support: float
    ranks: tuple[float, ...]


def outranking_matrix(
    rows: Matrix,
    weights: Sequence[float | Decimal] | None = None,
    *,
    missing: Missing = Missing.RENORMALIZE,
    tolerance: float = 0.0,
) -> tuple[Scores, ...]:
    """Give for each pair of units the share of the weight on which the first is better; a tie is half for each.

    Handbook (2008), step 7: ``e(j, k) = sum of w(P) + w(I)/2``. A unit against itself has 0, as the Handbook prints it;
    any other pair and its mirror sum to one.

    :param rows: the units, each with its scores; higher is better, ``None`` where missing.
    :param weights: the weights of the columns; ``None``: all equal.
    :param missing: what a score does that one unit of a pair does not have: ``Missing.RENORMALIZE`` leaves the
        column out for that pair, ``Missing.PROPAGATE`` leaves the pair without an answer, ``Missing.ZERO``
        counts it as a score of zero.
    :param tolerance: scores that differ by no more are a tie.
    :returns: a row for each unit; ``None`` where a pair has no column in common that has a weight.
    :raises ValueError: for rows of unequal length, values that are not finite, bad weights, or refused gaps.

    >>> outranking_matrix([(3, 1), (2, 1)])
    ((0.0, 0.75), (0.25, 0.0))
    """
    rule = Missing(missing)
    read = _read(rows, rule)
    shares = read_weights(weights, len(read[0]) if read else 0)
    whole = rule is Missing.PROPAGATE
    result: list[list[float | None]] = [[0.0] * len(read) for _ in read]
    for i, left in enumerate(read):
        for j in range(i):
            share = _share(left, read[j], shares, tolerance=tolerance, whole=whole)
            result[i][j] = None if share is None else share[0]
            result[j][i] = None if share is None else share[1]
    return tuple(map(tuple, result))


def copeland(
    rows: Matrix,
    weights: Sequence[float | Decimal] | None = None,
    *,
    missing: Missing = Missing.RENORMALIZE,
    count: Literal["wins_less_losses", "wins_and_half_ties"] = "wins_less_losses",
    tolerance: float = 0.0,
) -> Scores:
    """Give Copeland's score: against how many units a unit has the majority, less how many have it against the unit.

    Copeland (1951), as defined by Moulin (1988) and the Handbook (2008), step 7. A majority is more than half of the
    weight; where both have half, neither wins. This is not the sum of wins on each indicator, which is Borda's rule.

    :param rows: the units, each with its scores; higher is better, ``None`` where missing.
    :param weights: the weights of the columns; ``None``: all equal.
    :param missing: what a missing score does, as for :func:`outranking_matrix`; a pair without an answer counts for
        nothing.
    :param count: ``"wins_less_losses"``, or wins and half of the ties.
    :param tolerance: scores that differ by no more are a tie.
    :returns: a score for each unit; ``None`` where it has no score with a weight, or with ``Missing.PROPAGATE`` a gap.
    :raises ValueError: as for :func:`outranking_matrix`, or for an unknown way to count.

    >>> copeland([(3, 2, 1), (2, 3, 3), (1, 1, 2)])
    (0.0, 2.0, -2.0)
    """
    if count not in ("wins_less_losses", "wins_and_half_ties"):
        raise ValueError(f"count must be 'wins_less_losses' or 'wins_and_half_ties', not {count!r}")
    matrix = outranking_matrix(rows, weights, missing=missing, tolerance=tolerance)
    judged = _judged(rows, weights, missing)
    scores: list[float | None] = []
    for unit, row in enumerate(matrix):
        if not judged[unit]:
            scores.append(None)
            continue
        shares = [share for other, share in enumerate(row) if other != unit and share is not None]
        wins = sum(1 for share in shares if share > 0.5 + TOLERANCE)
        losses = sum(1 for share in shares if share < 0.5 - TOLERANCE)
        ties = len(shares) - wins - losses
        scores.append(float(wins - losses) if count == "wins_less_losses" else wins + ties / 2)
    return tuple(scores)


def borda(
    rows: Matrix,
    weights: Sequence[float | Decimal] | None = None,
    *,
    missing: Missing = Missing.RENORMALIZE,
    ties: Ties = Ties.AVERAGE,
) -> Scores:
    """Give Borda's score: on each indicator a point for each unit that is worse, summed with the weights.

    Borda (1784); Handbook (2008), step 7. The weights are not brought to sum one, so that the weights 1, 1, … give the
    points themselves.

    :param rows: the units, each with its scores; higher is better, ``None`` where missing.
    :param weights: the weights of the columns; ``None``: 1 each.
    :param missing: what a missing score does: ``Missing.RENORMALIZE`` leaves the column out for that unit and gives
        its weight to the others; ``Missing.PROPAGATE`` leaves the unit without a score; ``Missing.ZERO`` counts
        it as a score of zero among the others.
    :param ties: which rank equal scores get, counted from the worst.
    :returns: a score for each unit; ``None`` where it has no score with a weight.
    :raises ValueError: as for :func:`outranking_matrix`.

    >>> borda([(3, 2), (2, 3), (1, 1)], [2, 1])
    (5.0, 4.0, 0.0)
    """
    rule = Missing(missing)
    read = _read(rows, rule)
    shares = read_weights(weights, len(read[0]) if read else 0)
    points = [ranks(column, ties=ties, best="low") for column in zip(*read, strict=True)]
    total = math.fsum(shares)
    scores: list[float | None] = []
    for unit, row in enumerate(read):
        pairs = [
            (rank - 1, share)
            for column, share in zip(points, shares, strict=True)
            if (rank := column[unit]) is not None and share > 0
        ]
        if not pairs or (None in row and rule is Missing.PROPAGATE):
            scores.append(None)
            continue
        known = [share for _, share in pairs]
        score = sum_of_products([point for point, _ in pairs], known)
        scores.append(score if None not in row else score * (total / math.fsum(known)))
    return tuple(scores)


def kemeny(
    rows: Matrix,
    weights: Sequence[float | Decimal] | None = None,
    *,
    missing: Missing = Missing.RENORMALIZE,
    tolerance: float = 0.0,
) -> Kemeny:
    """Give the orders of the units that agree best with the indicators, exactly.

    The maximum likelihood rule of Condorcet, Kemeny, Young and Levenglick (Young, *American Political Science Review*
    82(4), 1988; Handbook 2008, step 7): the order with the highest sum of ``e(j, k)`` over the pairs in which j stands
    before k. All best orders are found: where some units have the majority over all others they stand before them, and
    those that go round in a circle are put in order by dynamic programming over their sets.

    :param rows: the units, each with its scores; higher is better, ``None`` where missing.
    :param weights: the weights of the columns; ``None``: all equal.
    :param missing: what a missing score does, as for :func:`outranking_matrix`; a pair without an answer is a tie.
    :param tolerance: scores that differ by no more are a tie.
    :raises ValueError: for no units, or a circle of more than 20, since the work doubles with each; and as for
        :func:`outranking_matrix`.

    >>> kemeny([(3, 2, 1), (2, 3, 3), (1, 1, 2)]).orders
    ((1, 0, 2),)
    """
    matrix = [
        [0.5 if share is None else share for share in row]
        for row in outranking_matrix(rows, weights, missing=missing, tolerance=tolerance)
    ]
    if not matrix:
        raise ValueError("there are no units to order")
    circles = _circles(matrix)
    largest = max(map(len, circles))
    if largest > MOST_UNITS:
        raise ValueError(
            f"{largest} units go round in one circle of majorities; up to {MOST_UNITS} can be tried"
        )
    found = [_best_orders(matrix, circle) for circle in circles]
    supports, mean_ranks = [circle.support for circle in found], [0.0] * len(matrix)
    ahead: list[int] = []
    for circle, best in zip(circles, found, strict=True):
        supports.extend(matrix[first][unit] for first in ahead for unit in circle)
        for unit, rank in zip(circle, best.ranks, strict=True):
            mean_ranks[unit] = len(ahead) + rank
        ahead.extend(circle)
    chains = islice(product(*(best.orders for best in found)), MOST_ORDERS)
    return Kemeny(
        orders=tuple(tuple(chain.from_iterable(parts)) for parts in chains),
        count=math.prod(best.count for best in found),
        support=math.fsum(supports),
        ranks=tuple(mean_ranks),
    )


def _circles(matrix: Sequence[Sequence[float]]) -> list[list[int]]:
    """Part the units into sets of which each has the majority over all later ones, as small as can be.

    Every best order keeps them apart (Truchon, *An Extension of the Condorcet Criterion and Kemeny Orders*, 1998), so
    that only the units inside of a set need to be tried in all orders.
    """
    count = len(matrix)
    wins = [
        sum(1.0 if share > 0.5 + TOLERANCE else 0.5 for share in row if share >= 0.5 - TOLERANCE)
        for row in matrix
    ]
    order = sorted(range(count), key=lambda unit: (-wins[unit], unit))
    parts: list[list[int]] = []
    start = 0
    won = 0.0
    for place, unit in enumerate(order, start=1):
        won += wins[unit]
        # So many wins are only reached where the first ones beat all of the rest.
        if won == place * (place - 1) / 2 + place * (count - place):
            parts.append(sorted(order[start:place]))
            start = place
    return parts


def _best_orders(matrix: Sequence[Sequence[float]], circle: Sequence[int]) -> Kemeny:
    """Give the best orders of some units by dynamic programming over their sets; ranks are those among them."""
    count = len(circle)
    full = (1 << count) - 1
    half = count // 2
    low_bits = (1 << half) - 1
    # What a unit gains over a set, by the set's lower and its upper half.
    lower = [_gains([matrix[unit][other] for other in circle[:half]]) for unit in circle]
    upper = [_gains([matrix[unit][other] for other in circle[half:]]) for unit in circle]
    # best[taken]: the support gathered when the units of the set are the worst ones, in their best order; first[taken]:
    # the units that can lead them then; ways[taken]: in how many orders.
    best, ways, first = [0.0] * (full + 1), [1] * (full + 1), [0] * (full + 1)
    for taken in range(1, full + 1):
        gains = [
            (best[rest] + lower[unit][rest & low_bits] + upper[unit][rest >> half], unit, rest)
            for unit in range(count)
            if (rest := taken & ~(1 << unit)) != taken
        ]
        most = best[taken] = max(gains)[0]
        leaders = [(unit, rest) for gain, unit, rest in gains if gain >= most - TOLERANCE]
        first[taken] = sum(1 << unit for unit, _ in leaders)
        ways[taken] = sum(ways[rest] for _, rest in leaders)
    # How many best orders come to each set, from the full one down, tells how often a unit has each rank.
    coming = [0] * (full + 1)
    coming[full] = 1
    sums = [0] * count
    for taken in range(full, 0, -1):
        rank = count - taken.bit_count() + 1
        for unit in _members(first[taken]) if coming[taken] else ():
            rest = taken ^ 1 << unit
            coming[rest] += coming[taken]
            sums[unit] += rank * coming[taken] * ways[rest]
    orders: list[tuple[int, ...]] = []
    stack: list[tuple[tuple[int, ...], int]] = [((), full)]
    while stack and len(orders) < MOST_ORDERS:
        order, taken = stack.pop()
        if not taken:
            orders.append(order)
        stack.extend(((*order, circle[unit]), taken ^ 1 << unit) for unit in reversed(_members(first[taken])))
    return Kemeny(
        orders=tuple(orders),
        count=ways[full],
        support=best[full],
        ranks=tuple(total / ways[full] for total in sums),
    )


def kemeny_score(
    rows: Matrix,
    weights: Sequence[float | Decimal] | None = None,
    *,
    missing: Missing = Missing.RENORMALIZE,
    tolerance: float = 0.0,
) -> Scores:
    """Give for each unit how many stand behind it in the best order, as the mean over all best ones.

    Takes what :func:`kemeny` takes, and refuses what it refuses. A unit that has no score with a weight (or with
    ``Missing.PROPAGATE`` a gap) has ``None``, and takes no place among the others.

    >>> kemeny_score([(3, 2, 1), (2, 3, 3), (1, 1, 2)])
    (1.0, 2.0, 0.0)
    """
    judged = _judged(rows, weights, missing)
    known = [row for row, there in zip(rows, judged, strict=True) if there]
    if judged and not known:
        return (None,) * len(rows)
    found = kemeny(known, weights, missing=missing, tolerance=tolerance)
    behind = iter([len(found.ranks) - rank for rank in found.ranks])
    return tuple(next(behind) if there else None for there in judged)


def _judged(rows: Matrix, weights: Sequence[float | Decimal] | None, missing: Missing) -> Sequence[bool]:
    """Tell of each unit whether there is anything to compare it by."""
    rule = Missing(missing)
    read = _read(rows, rule)
    shares = read_weights(weights, len(read[0]) if read else 0)
    return [
        any(value is not None and share > 0 for value, share in zip(row, shares, strict=True))
        and not (rule is Missing.PROPAGATE and None in row)
        for row in read
    ]


def _gains(shares: Sequence[float]) -> list[float]:
    """Sum shares over every set of them; the bits of an index tell the set."""
    sums = [0.0]
    for share in shares:
        sums += [total + share for total in sums]
    return sums


def _members(units: int) -> list[int]:
    """Give the units of a set that is told by bits."""
    return [unit for unit in range(units.bit_length()) if units >> unit & 1]


def _read(rows: Matrix, rule: Missing) -> list[list[float | None]]:
    """Give the rows, with the gaps refused or filled where the rule says so."""
    read = read_matrix(rows)
    if rule is Missing.REFUSE:
        for place, row in enumerate(read):
            if None in row:
                raise ValueError(f"row {place} misses value {row.index(None)}")
    if rule is Missing.ZERO:
        return [[0.0 if value is None else value for value in row] for row in read]
    return read


def _share(
    left: Sequence[float | None],
    right: Sequence[float | None],
    weights: Sequence[float],
    *,
    tolerance: float,
    whole: bool,
) -> tuple[float, float] | None:
    """Give the shares of weight of a pair; ``None`` without a common column, or with a gap if it must be ``whole``."""
    wins: list[float] = []
    losses: list[float] = []
    for one, two, weight in zip(left, right, weights, strict=True):
        if one is None or two is None:
            if whole:
                return None
        elif abs(one - two) <= tolerance:
            wins.append(weight / 2)
            losses.append(weight / 2)
        else:
            (wins if one > two else losses).append(weight)
    total = math.fsum((*wins, *losses))
    return (math.fsum(wins) / total, math.fsum(losses) / total) if total > 0 else None
