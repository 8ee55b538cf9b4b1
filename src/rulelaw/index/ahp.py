"""The analytic hierarchy process: weights from judgements that compare two things at a time.

A matrix of judgements has in row i and column j how many times as important i is as j, so that the mirrored entry is
the reciprocal and the diagonal is 1. A judgement that was not made is ``None``; where its mirror was, it is taken from
that, so half of the matrix is enough.

Saaty, *The Analytic Hierarchy Process* (1980) and *International Journal of Services Sciences* 1(1), 2008; what differs
between programs (priorities, incomplete matrices, the table of random indices) is named here by an argument.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, TypeAlias

from attrs import frozen

from rulelaw.index.columns import mean_of, read_weights, sum_of_products
from rulelaw.index.consistency import RANDOM_INDICES, RandomIndex, consistency_ratio
from rulelaw.index.linear_algebra import multiply, perron, solve
from rulelaw.trees.types import Node

__all__ = [
    "RANDOM_INDICES",
    "Completion",
    "Judgements",
    "Priorities",
    "PriorityMethod",
    "RandomIndex",
    "aggregate_judgements",
    "aggregate_priorities",
    "check_judgements",
    "completed",
    "consistency_ratio",
    "geometric_consistency_index",
    "hierarchical_priorities",
    "priorities",
]

Judgements: TypeAlias = Sequence[Sequence[float | Decimal | None]]

# The completion of a matrix goes downhill on a convex function; steps this small change no digit that is told.
SETTLED = 1e-12
MOST_ROUNDS = 10_000


class PriorityMethod(StrEnum):
    """How priorities are drawn from a matrix of judgements."""

    EIGENVECTOR = "eigenvector"
    """The principal right eigenvector (Saaty 1980)."""
    GEOMETRIC_MEAN = "geometric_mean"
    """The geometric means of the rows, or logarithmic least squares (Crawford & Williams, 1985)."""
    COLUMN_MEAN = "column_mean"
    """The means of the rows after each column is brought to sum one (additive normalisation; Saaty 1980)."""


class Completion(StrEnum):
    """What is done about judgements that were not made."""

    REFUSE = "refuse"
    """They are a :class:`ValueError`."""
    HARKER = "harker"
    """They count zero and are counted on the diagonal (Harker, *Mathematical Modelling* 9(11), 1987); only for the
    eigenvector."""
    EIGENVALUE = "eigenvalue"
    """They are chosen so that the largest eigenvalue is least (Bozóki, Fülöp & Rónyai, *Mathematical and Computer
    Modelling* 52, 2010)."""
    LEAST_SQUARES = "least_squares"
    """They are chosen by logarithmic least squares (Bozóki, Fülöp & Rónyai 2010, §4; Kwiesielewicz 1996)."""


@frozen
class Priorities:
    """What a matrix of judgements says.

    :ivar weights: the priorities, which sum to one.
    :ivar lambda_max: the largest eigenvalue of the matrix (under Harker of his matrix), at least the number of things.
    :ivar consistency_index: ``(lambda_max - n) / (n - 1)``; 0 where every judgement follows from the others.
    :ivar consistency_ratio: the index over the random index of the table named; Saaty takes up to 0.1 as consistent.
        ``None`` where the table has no such size; 0 for two things or one, which cannot contradict each other.
    :ivar random_index: the table named; ``None``: one of your own.
    :ivar missing: how many pairs were never judged.
    """

    weights: tuple[float, ...]
    lambda_max: float
    consistency_index: float
    consistency_ratio: float | None
    random_index: RandomIndex | None
    missing: int


def check_judgements(matrix: Judgements, *, tolerance: float = 1e-6) -> tuple[str, ...]:
    """Give every fault of a matrix of judgements, one line each; empty where there is none.

    :param matrix: the judgements, ``None`` where none was made.
    :param tolerance: how far the product of a judgement and its mirror may be from 1; published matrices with rounded
        fractions (0.33 beside 3) need 0.01 or so.

    >>> check_judgements([[1, 2], [0.4, 1]])
    ('judgements 0/1 and 1/0 are no reciprocals: 2.0 and 0.4',)
    """
    faults: list[str] = []
    size = len(matrix)
    if not size:
        return ("there are no judgements",)
    for i, row in enumerate(matrix):
        if len(row) != size:
            faults.append(f"row {i} has {len(row)} judgements, not {size}")
    if faults:
        return tuple(faults)
    for i in range(size):
        own = matrix[i][i]
        if own is not None and float(own) != 1:
            faults.append(f"judgement {i}/{i} compares a thing with itself and must be 1, not {float(own)}")
        for j in range(size):
            value = matrix[i][j]
            if i != j and value is not None and not 0 < float(value) < math.inf:
                faults.append(f"judgement {i}/{j} must be above zero, not {float(value)}")
        for j in range(i + 1, size):
            one, two = matrix[i][j], matrix[j][i]
            if one is None or two is None or not (0 < float(one) < math.inf and 0 < float(two) < math.inf):
                continue
            if abs(math.log(float(one)) + math.log(float(two))) > math.log1p(tolerance):
                faults.append(
                    f"judgements {i}/{j} and {j}/{i} are no reciprocals: {float(one)} and {float(two)}"
                )
    return tuple(faults)


def priorities(
    matrix: Judgements,
    *,
    method: PriorityMethod = PriorityMethod.EIGENVECTOR,
    completion: Completion = Completion.REFUSE,
    random_index: RandomIndex | Mapping[int, float] = RandomIndex.SAATY_1980,
    eigenvalue: Literal["exact", "by_weights"] = "exact",
    tolerance: float = 1e-6,
) -> Priorities:
    """Draw the priorities from a matrix of judgements, with how consistent it is.

    :param matrix: the judgements, ``None`` where none was made.
    :param method: how priorities are drawn.
    :param completion: what is done about pairs that were never judged.
    :param random_index: the table of the consistency ratio: one of those named, or one of your own, by the number of
        things.
    :param eigenvalue: ``"exact"``: the largest eigenvalue itself; ``"by_weights"``: the mean of ``(A w)_i / w_i`` with
        the priorities w, as textbooks reckon it by hand; with the eigenvector both are the same.
    :param tolerance: how far from reciprocal mirrored judgements may be, as for :func:`check_judgements`.
    :raises ValueError: with all faults of the matrix; for pairs without a judgement that are refused, or that leave
        things that nothing compares; for Harker's way with another method than the eigenvector.

    >>> found = priorities([[1, 2, 4], [None, 1, 2], [None, None, 1]])
    >>> [round(weight, 6) for weight in found.weights], round(found.lambda_max, 9)
    ([0.571429, 0.285714, 0.142857], 3.0)
    """
    way, rule = PriorityMethod(method), Completion(completion)
    table = random_index if isinstance(random_index, Mapping) else RandomIndex(random_index)
    if eigenvalue not in ("exact", "by_weights"):
        raise ValueError(f"eigenvalue must be 'exact' or 'by_weights', not {eigenvalue!r}")
    read = _read(matrix, tolerance)
    size = len(read)
    missing = sum(1 for i in range(size) for j in range(i) if read[i][j] is None)
    if missing:
        if rule is Completion.REFUSE:
            raise ValueError(f"{missing} pairs were never judged: name a completion")
        if rule is Completion.HARKER and way is not PriorityMethod.EIGENVECTOR:
            raise ValueError("Harker's way goes with the eigenvector alone")
    filled = _harker(read) if missing and rule is Completion.HARKER else _filled(read, rule)
    lambda_max, vector = perron(filled)
    if way is PriorityMethod.EIGENVECTOR:
        weights = vector
    elif way is PriorityMethod.GEOMETRIC_MEAN:
        weights = _row_means(filled)
    else:
        sums = [math.fsum(column) for column in zip(*filled, strict=True)]
        weights = [math.fsum(a / b for a, b in zip(row, sums, strict=True)) / size for row in filled]
    if eigenvalue == "by_weights":
        images = multiply(filled, weights)
        lambda_max = math.fsum(image / weight for image, weight in zip(images, weights, strict=True)) / size
    index = max(0.0, (lambda_max - size) / (size - 1)) if size > 1 else 0.0
    return Priorities(
        weights=tuple(weights),
        lambda_max=lambda_max,
        consistency_index=index,
        consistency_ratio=consistency_ratio(index, size, random_index=table),
        random_index=table if isinstance(table, RandomIndex) else None,
        missing=missing,
    )


def geometric_consistency_index(
    matrix: Judgements, weights: Sequence[float | Decimal] | None = None, *, tolerance: float = 1e-6
) -> float | None:
    """Give the geometric consistency index: ``2 / ((n - 1)(n - 2)) sum over i < j of ln²(a_ij w_j / w_i)``.

    Crawford & Williams (1985); Aguarón & Moreno-Jiménez, *European Journal of Operational Research* 147(1), 2003, who
    take 0.31 for three things, 0.35 for four and 0.37 for more as what a consistency ratio of 0.1 is.

    :param matrix: the judgements, without gaps.
    :param weights: the priorities; ``None``: those of :attr:`PriorityMethod.GEOMETRIC_MEAN`, which make it least.
    :param tolerance: as for :func:`check_judgements`.
    :returns: the index; ``None`` for two things or one, which cannot contradict each other.
    :raises ValueError: with all faults of the matrix, for pairs that were never judged, or priorities that are not
        above zero or of another number.

    >>> round(geometric_consistency_index([[1, 2, 8], [None, 1, 2], [None, None, 1]]), 6)
    0.160151
    """
    read = _read(matrix, tolerance)
    size = len(read)
    whole = [[value for value in row if value is not None] for row in read]
    if any(len(row) < size for row in whole):
        raise ValueError("the geometric consistency index needs all judgements: complete the matrix first")
    shares = _row_means(whole) if weights is None else read_weights(weights, size)
    if not all(shares):
        raise ValueError("priorities must be above zero")
    if size <= 2:
        return None
    errors = [
        math.log(whole[i][j] * shares[j] / shares[i]) ** 2 for i in range(size) for j in range(i + 1, size)
    ]
    return 2 * math.fsum(errors) / ((size - 1) * (size - 2))


def completed(
    matrix: Judgements, *, completion: Completion = Completion.EIGENVALUE, tolerance: float = 1e-6
) -> tuple[tuple[float, ...], ...]:
    """Give a matrix of judgements with the pairs that were never judged filled in.

    :param matrix: the judgements, ``None`` where none was made.
    :param completion: :attr:`Completion.EIGENVALUE` or :attr:`Completion.LEAST_SQUARES`.
    :param tolerance: as for :func:`check_judgements`.
    :raises ValueError: as for :func:`priorities`; for another completion.

    >>> [round(value, 6) for value in completed([[1, 2, None], [None, 1, 3], [None, None, 1]])[0]]
    [1.0, 2.0, 6.0]
    """
    if completion not in (Completion.EIGENVALUE, Completion.LEAST_SQUARES):
        raise ValueError(f"{Completion(completion)} fills nothing in")
    return tuple(map(tuple, _filled(_read(matrix, tolerance), Completion(completion))))


def aggregate_judgements(
    matrices: Sequence[Judgements],
    weights: Sequence[float | Decimal] | None = None,
    *,
    tolerance: float = 1e-6,
) -> tuple[tuple[float | None, ...], ...]:
    """Make one matrix of several judges' by geometric means, entry by entry (AIJ).

    Aczél & Saaty, *Journal of Mathematical Psychology* 27(1), 1983; Forman & Peniwati, *European Journal of Operational
    Research* 108(1), 1998. No other mean keeps the mirrored entries reciprocal. A pair that some judges did not compare
    has the mean of those who did; one that nobody did has ``None``.

    :param matrices: one matrix a judge, all of one size.
    :param weights: the weights of the judges; ``None``: all equal.
    :param tolerance: as for :func:`check_judgements`.
    :raises ValueError: with all faults of a matrix; for none, or matrices of several sizes.

    >>> aggregate_judgements([[[1, 2], [0.5, 1]], [[1, 8], [0.125, 1]]])[0][1]
    4.0
    """
    shares = _judges(len(matrices), weights)
    read = [_read(matrix, tolerance) for matrix in matrices]
    size = len(read[0])
    if any(len(matrix) != size for matrix in read):
        raise ValueError("the judges compare different numbers of things")
    result: list[list[float | None]] = [[1.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i):
            known = [
                (math.log(value), share)
                for matrix, share in zip(read, shares, strict=True)
                if (value := matrix[i][j]) is not None and share > 0
            ]
            total = math.fsum(share for _, share in known)
            mean = math.fsum(log * share for log, share in known) / total if known else None
            result[i][j] = None if mean is None else math.exp(mean)
            result[j][i] = None if mean is None else math.exp(-mean)
    return tuple(map(tuple, result))


def aggregate_priorities(
    judged: Sequence[Sequence[float]],
    weights: Sequence[float | Decimal] | None = None,
    *,
    mean: str = "geometric",
) -> tuple[float, ...]:
    """Make one set of priorities of several judges' (AIP; Forman & Peniwati 1998).

    :param judged: the priorities of each judge, all for the same things.
    :param weights: the weights of the judges; ``None``: all equal.
    :param mean: ``"geometric"`` (brought to sum one) or ``"arithmetic"``.
    :raises ValueError: for none, for different numbers of things, a priority below zero (or zero under the geometric
        mean), or another mean.

    >>> aggregate_priorities([(0.25, 0.75), (0.75, 0.25)], mean="arithmetic")
    (0.5, 0.5)
    """
    if mean not in ("geometric", "arithmetic"):
        raise ValueError(f"mean must be 'geometric' or 'arithmetic', not {mean!r}")
    shares = _judges(len(judged), weights)
    total = math.fsum(shares)
    sets = [read_weights(one, len(judged[0])) for one in judged]
    sets = [[weight / math.fsum(one) for weight in one] for one in sets]
    columns = list(zip(*sets, strict=True))
    if mean == "arithmetic":
        return tuple(sum_of_products(column, shares) / total for column in columns)
    if any(weight == 0 for column in columns for weight in column):
        raise ValueError("the geometric mean needs priorities above zero")
    means = [math.exp(sum_of_products(list(map(math.log, column)), shares) / total) for column in columns]
    return tuple(value / math.fsum(means) for value in means)


def hierarchical_priorities(
    tree: Node[Judgements | None],
    *,
    method: PriorityMethod = PriorityMethod.EIGENVECTOR,
    completion: Completion = Completion.REFUSE,
    tolerance: float = 1e-6,
) -> Mapping[str, float]:
    """Give the priorities of the leaves of a tree of judgements, of any depth.

    The content of a node compares its children, in their order; where it is ``None`` their given weights count. The
    priority of a leaf is the product of those on the way to it; leaves that bear one code under several parents (the
    alternatives under each criterion) are summed up (Saaty 1980, the principle of composition).

    :param tree: the tree; a leaf has no judgements.
    :param method: how priorities are drawn.
    :param completion: what is done about pairs that were never judged.
    :param tolerance: as for :func:`check_judgements`.
    :returns: the priorities by the codes of the leaves, in the order in which they come; they sum to one.
    :raises ValueError: where judgements do not fit the children, and as for :func:`priorities`.

    >>> from rulelaw.labels import Label
    >>> name = Label("名", "name")
    >>> leaves = tuple(Node(code, name, None) for code in "ab")
    >>> tree = Node("goal", name, [[1, 3], [None, 1]], children=leaves)
    >>> {code: round(weight, 12) for code, weight in hierarchical_priorities(tree).items()}
    {'a': 0.75, 'b': 0.25}
    """
    found: dict[str, list[float]] = {}
    stack: list[tuple[Node[Judgements | None], float]] = [(tree, 1.0)]
    while stack:
        node, share = stack.pop()
        if not node.children:
            if node.content is not None:
                raise ValueError(f"{node.code} has judgements and no children")
            found.setdefault(node.code, []).append(share)
            continue
        if node.content is None:
            given = read_weights([child.weight for child in node.children], len(node.children))
            weights = [weight / math.fsum(given) for weight in given]
        elif len(node.content) != len(node.children):
            raise ValueError(
                f"{node.code} has judgements on {len(node.content)} of {len(node.children)} children"
            )
        else:
            drawn = priorities(node.content, method=method, completion=completion, tolerance=tolerance)
            weights = list(drawn.weights)
        stack.extend(
            (child, share * weight)
            for child, weight in reversed(list(zip(node.children, weights, strict=True)))
        )
    return MappingProxyType({code: math.fsum(shares) for code, shares in found.items()})


def _read(matrix: Judgements, tolerance: float) -> list[list[float | None]]:
    """Give the judgements as floats, each pair exactly reciprocal and filled in from its mirror."""
    faults = check_judgements(matrix, tolerance=tolerance)
    if faults:
        raise ValueError("; ".join(faults))
    size = len(matrix)
    read: list[list[float | None]] = [[1.0 if i == j else None for j in range(size)] for i in range(size)]
    for i in range(size):
        for j in range(size):
            value = matrix[i][j]
            if i == j or value is None:
                continue
            read[i][j] = float(value)
            if matrix[j][i] is None:
                read[j][i] = 1 / float(value)
    return read


def _harker(read: Sequence[Sequence[float | None]]) -> list[list[float]]:
    """Give Harker's matrix: zero for what was not judged, and how many those are on the diagonal beside the 1."""
    _linked(read)
    return [
        [
            1.0 + sum(1 for other in row if other is None) if i == j else (0.0 if value is None else value)
            for j, value in enumerate(row)
        ]
        for i, row in enumerate(read)
    ]


def _filled(read: Sequence[Sequence[float | None]], rule: Completion) -> list[list[float]]:
    """Give the matrix with its gaps filled by least squares, and then by the least eigenvalue if that is the rule."""
    gaps = [(i, j) for i, row in enumerate(read) for j in range(i) if row[j] is None]
    weights = _least_squares(read) if gaps else []
    filled = [
        [weights[i] / weights[j] if value is None else value for j, value in enumerate(row)]
        for i, row in enumerate(read)
    ]
    if not gaps or rule is not Completion.EIGENVALUE:
        return filled
    best, right = perron(filled)
    left = perron(list(zip(*filled, strict=True)))[1]
    step = 1.0
    for _ in range(MOST_ROUNDS):
        # Where the eigenvalue is least, what it gains from an entry equals what it gains from the mirrored one.
        moves = [
            0.5 * step * math.log(left[j] * right[i] * filled[j][i] / (left[i] * right[j] * filled[i][j]))
            for i, j in gaps
        ]
        if max(map(abs, moves)) <= SETTLED:
            break
        trial = [list(row) for row in filled]
        for (i, j), move in zip(gaps, moves, strict=True):
            trial[i][j] *= math.exp(move)
            trial[j][i] = 1 / trial[i][j]
        value, vector = perron(trial)
        if value > best * (1 + 1e-14):
            step /= 2
            continue
        best, right, filled = value, vector, trial
        left = perron(list(zip(*filled, strict=True)))[1]
    return filled


def _least_squares(read: Sequence[Sequence[float | None]]) -> list[float]:
    """Give the weights whose ratios are nearest to the known judgements in logarithms; the first is 1."""
    _linked(read)
    size = len(read)
    laplacian = [[0.0] * size for _ in range(size)]
    sums = [0.0] * size
    for i, row in enumerate(read):
        known = [(j, math.log(value)) for j, value in enumerate(row) if value is not None and i != j]
        laplacian[i][i] = float(len(known))
        sums[i] = math.fsum(log for _, log in known)
        for j, _ in known:
            laplacian[i][j] = -1.0
    logs = solve([row[1:] for row in laplacian[1:]], sums[1:])
    return [1.0, *map(math.exp, logs)]


def _linked(read: Sequence[Sequence[float | None]]) -> None:
    """Refuse judgements that leave things which no chain of them compares."""
    reached, frontier = {0}, [0]
    while frontier:
        row = read[frontier.pop()]
        found = [j for j, value in enumerate(row) if value is not None and j not in reached]
        reached.update(found)
        frontier.extend(found)
    if len(reached) < len(read):
        apart = sorted(set(range(len(read))) - reached)
        raise ValueError(f"nothing compares {', '.join(map(str, apart))} with 0, not even by way of others")


def _row_means(filled: Sequence[Sequence[float]]) -> list[float]:
    """Give the geometric means of the rows, brought to sum one."""
    logs = [mean_of([math.log(value) for value in row]) for row in filled]
    most = max(logs)
    means = [math.exp(log - most) for log in logs]
    return [mean / math.fsum(means) for mean in means]


def _judges(count: int, weights: Sequence[float | Decimal] | None) -> list[float]:
    if not count:
        raise ValueError("there are no judges")
    return read_weights(weights, count)
