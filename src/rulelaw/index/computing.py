"""Compute a composite index of a table: screen, divide, fill in, draw in, normalise, aggregate, rank."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from importlib.util import find_spec
from typing import Any, Literal

from rulelaw.index.arrays import Columns
from rulelaw.index.columns import Scores
from rulelaw.index.computing_arrays import load_numpy, rank_rows, untold
from rulelaw.index.planning import Plan, check_table, column_of, plan
from rulelaw.index.preparing import Prepared, prepare
from rulelaw.index.ranking import Ties, ranks
from rulelaw.index.scoring import normalise_matrix, score_matrix, score_table
from rulelaw.index.tying import ROUNDING, largest_of, magnitude, tie_gap
from rulelaw.index.types import Index, IndexNote, IndexResult, IndexTable

__all__ = ["Engine", "compute_index", "matrix_of", "root_magnitude", "spread_column", "takes_numpy"]

Engine = Literal["auto", "python", "numpy"]
"""What does the sums: ``"auto"`` is numpy where it is installed, else plain Python."""


def compute_index(
    index: Index,
    table: IndexTable,
    *,
    year: int | None = None,
    ties: Ties | Literal["min", "max", "average", "dense", "ordinal"] = Ties.MIN,
    tolerance: float = 0.0,
    rounding: float = ROUNDING,
    engine: Engine = "auto",
) -> IndexResult:
    """Compute a composite index.

    The steps are those of the OECD/JRC *Handbook on Constructing Composite Indicators* (2008): the numbers of each
    leaf are prepared (units screened, denominators, imputation, outliers; in the order that the index gives),
    normalised, and aggregated up the tree, each node in its own way. What has no score for want of numbers raises
    nothing: a note says why.

    :param index: the index.
    :param table: the numbers; it must have a column for each leaf, and may have more.
    :param year: the report year whose edition of the tree is taken; ``None``: only nodes that stand in all years.
    :param ties: which rank equal scores get.
    :param tolerance: scores that differ by no more than this from the best of their group are equal in rank.
    :param rounding: so are scores that differ by no more than this share of the magnitude of what they are made of
        (:func:`~rulelaw.index.tying.magnitude`): cells that add up to the same in another order, or with the other
        engine, tie. 0: only scores that are the same to the last digit.
    :param engine: what does the sums; both give the same to 1e-12, and the same ranks.
    :raises UnknownCodeError: the table has no column for a leaf or a denominator.
    :raises ValueError: the index says what makes no sense, or a method refuses the numbers, such as a logarithm of
        zero; the message names the node. Also for a tolerance or rounding below zero.
    :raises MissingExtraError: ``engine="numpy"`` and numpy is not installed.

    >>> from rulelaw.index.types import IndexNode, Method
    >>> from rulelaw.trees.types import Node
    >>> from rulelaw.labels import Label
    >>> leaves = tuple(
    ...     Node(code, Label(code, code), IndexNode(normaliser=Method("min_max")))
    ...     for code in ("cases", "training")
    ... )
    >>> tree = Node("all", Label("全部", "all"), IndexNode(), children=leaves)
    >>> table = IndexTable(("a", "b", "c"), {"cases": [1, 2, 3], "training": [5, 9, 5]})
    >>> result = compute_index(Index("mine", Label("我的", "mine"), tree), table)
    >>> result.scores["all"], result.ranks
    ((0.0, 0.75, 0.5), (3.0, 1.0, 2.0))
    """
    rule = Ties(ties)
    made = plan(index, year)
    check_table(made, table)
    prepared = prepare(made, table)
    notes: list[IndexNote] = []
    scores: Mapping[str, Scores]
    treated: Mapping[str, Scores]
    there: frozenset[str]
    if takes_numpy(engine):
        numpy, used, there = load_numpy(), "numpy", frozenset()
        codes = [leaf.code for leaf in made.leaves]
        matrix = matrix_of(numpy, made, table, prepared)
        rows = normalise_matrix(numpy, made, matrix, prepared.units, notes)
        whole, shares = score_matrix(numpy, made, rows, prepared.units, notes)
        rows.flags.writeable = False
        scores = Columns([*codes, *(branch.code for branch in made.branches)], rows, whole=whole)
        treated = Columns(codes, matrix, whole=False)
    else:
        used = "python"
        treated = prepared.columns or {leaf.code: table.columns[column_of(leaf)] for leaf in made.leaves}
        scores, shares, there = score_table(made, treated, prepared.units, notes)
    gap = tie_gap(root_magnitude(made, shares, scores), tolerance, rounding)
    found = _ranks(scores, made.root, rule, gap)
    return IndexResult(
        index=made.index,
        units=table.units,
        scores=_spread(scores, prepared, table),
        treated=_spread(treated, prepared, table),
        coverage=_coverage(made, table, shares, there if prepared.columns is None else frozenset()),
        weights=shares,
        effective=made.effective(shares),
        ranks=found if prepared.kept is None else spread_column(found, prepared.kept, len(table.units)),
        ties=rule.value,
        changes=prepared.changes,
        notes=(*prepared.notes, *notes),
        engine=used,
    )


def takes_numpy(engine: Engine) -> bool:
    """Tell whether an engine is numpy; another name than those of :data:`Engine` is a :class:`ValueError`."""
    if engine not in ("auto", "python", "numpy"):
        raise ValueError(f"engine must be 'auto', 'python' or 'numpy', not {engine!r}")
    return engine == "numpy" or (engine == "auto" and find_spec("numpy") is not None)


def matrix_of(numpy: Any, made: Plan, table: IndexTable, prepared: Prepared) -> Any:
    """Give the numbers of the leaves as an array, a row a leaf."""
    if prepared.columns is not None:
        columns = prepared.columns
        return numpy.array([untold(numpy, columns[leaf.code]) for leaf in made.leaves])
    if isinstance(table.columns, Columns):
        return table.columns.rows(made.columns())
    return numpy.array([untold(numpy, table.columns[code]) for code in made.columns()])


# ---------------------------------------------------------------------------------------------------------------------
# What is told besides


def _spread(columns: Mapping[str, Scores], prepared: Prepared, table: IndexTable) -> Mapping[str, Scores]:
    """Give columns for all units of the table, with nothing for those that were left out."""
    if prepared.kept is None:
        return columns
    return {code: spread_column(values, prepared.kept, len(table.units)) for code, values in columns.items()}


def spread_column(values: Scores, kept: Sequence[int], count: int) -> Scores:
    """Give a column of all units of a table: those at the places kept, and nothing for the others."""
    spread: list[float | None] = [None] * count
    for place, value in zip(kept, values, strict=True):
        spread[place] = value
    return tuple(spread)


def _ranks(columns: Mapping[str, Scores], root: str, ties: Ties, gap: float) -> Scores:
    """Rank the units by the score of the root."""
    if isinstance(columns, Columns):
        row = columns.row(root)
        numpy = load_numpy()
        if not numpy.isnan(row).any():
            found = rank_rows(numpy, row[numpy.newaxis], ties, numpy.array([gap]))
            return tuple(found[0].astype(float).tolist())
    return ranks(columns[root], ties=ties, tolerance=gap)


def root_magnitude(
    made: Plan,
    shares: Mapping[str, float],
    columns: Mapping[str, Scores],
    known: MutableMapping[str, float] | None = None,
) -> float:
    """Tell how large the numbers are that the score of the root is made of.

    :param made: the tree laid flat.
    :param shares: the weight of each node among its siblings.
    :param columns: the scores.
    :param known: takes up the largest scores of leaves, and gives those that it has.
    """
    branches = frozenset() if known is None else {branch.code for branch in made.branches}

    def largest(code: str) -> float:
        if known is None or code in branches:
            return measured(code)
        if code not in known:
            known[code] = measured(code)
        return known[code]

    def measured(code: str) -> float:
        if isinstance(columns, Columns):
            numpy = load_numpy()
            return float(numpy.fmax.reduce(abs(columns.row(code)), initial=0.0))
        return largest_of(columns[code])

    return magnitude(made.index.tree, shares, largest)


def _coverage(
    made: Plan, table: IndexTable, shares: Mapping[str, float], there: frozenset[str]
) -> dict[str, Scores]:
    """Give the share of the weight of its leaves that is told, for each node; all is of the leaves ``there``."""
    ones = (1.0,) * len(table.units)
    gaps: dict[str, list[float]] = {}
    for leaf in made.leaves:
        names = [name for name in (column_of(leaf), leaf.content.denominator) if name is not None]
        if leaf.code in there or _is_whole(table, names):
            continue
        columns = [table.columns[name] for name in names]
        lost = [float(None in cell or 0 in cell[1:]) for cell in zip(*columns, strict=True)]
        if any(lost):
            gaps[leaf.code] = lost
    for branch in made.branches:
        holes = [child.code for child in branch.children if child.code in gaps and shares[child.code] > 0]
        if holes:
            weights = [shares[code] for code in holes]
            rows = zip(*(gaps[code] for code in holes), strict=True)
            gaps[branch.code] = [sum(w * gap for w, gap in zip(weights, row, strict=True)) for row in rows]
    codes = [node.code for node in (*made.leaves, *made.branches)]
    return {
        code: tuple([max(0.0, 1 - gap) for gap in gaps[code]]) if code in gaps else ones for code in codes
    }


def _is_whole(table: IndexTable, names: Sequence[str]) -> bool:
    """Tell whether nothing is missing in columns, none of which is a denominator."""
    if len(names) > 1:
        return False
    if isinstance(table.columns, Columns) and table.columns.whole:
        return True
    return None not in table.columns[names[0]]
