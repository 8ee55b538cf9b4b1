"""Score the nodes of a tree from the numbers of its leaves, with either engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import evolve

from rulelaw.index.arrays import Deferred
from rulelaw.index.choosing import is_of_rows
from rulelaw.index.columns import Scores
from rulelaw.index.computing_arrays import aggregate_rows, normalise_rows, told, untold
from rulelaw.index.computing_rows import aggregate_columns, line_of, normalise_leaf, on_line, sum_on_lines
from rulelaw.index.noting import note
from rulelaw.index.planning import Plan
from rulelaw.index.sharing import shares_under
from rulelaw.index.tying import ROUNDING, largest_of, levelled, magnitude
from rulelaw.index.types import IndexNode, IndexNote, NoteKind
from rulelaw.trees.types import Node

__all__ = ["Reweigh", "normalise_all", "normalise_matrix", "score_matrix", "score_rows", "score_table"]

NO_LINES: Mapping[str, tuple[float, float]] = MappingProxyType({})
Reweigh: TypeAlias = Callable[[Node[IndexNode], Mapping[str, float]], Mapping[str, float]]
"""What makes other weights of those of the children of a node."""


def normalise_all(
    made: Plan, treated: Mapping[str, Scores], units: Sequence[str], notes: list[IndexNote]
) -> tuple[dict[str, Scores], frozenset[str]]:
    """Make scores of the numbers of all leaves, with plain Python.

    :param made: the tree laid flat.
    :param treated: the numbers of each leaf by its code.
    :param units: the units.
    :param notes: takes up what is strange.
    :returns: the scores, and the codes of the leaves of which none is missing.
    """
    scores: dict[str, Scores] = {}
    whole: set[str] = set()
    for leaf in made.leaves:
        scores[leaf.code] = normalise_leaf(leaf, treated[leaf.code], units)
        if None not in scores[leaf.code]:
            whole.add(leaf.code)
        notes += _leaf_notes(leaf, treated[leaf.code], scores[leaf.code], units, whole=leaf.code in whole)
    return scores, frozenset(whole)


def normalise_matrix(
    numpy: Any, made: Plan, matrix: Any, units: Sequence[str], notes: list[IndexNote]
) -> Any:
    """Make scores of the numbers of all leaves, with numpy.

    :param numpy: the module.
    :param made: the tree laid flat.
    :param matrix: the numbers, a row a leaf.
    :param units: the units.
    :param notes: takes up what is strange.
    :returns: an array with a row for each leaf and then one for each branch, those not filled in.
    """
    scores = numpy.empty((len(made.leaves) + len(made.branches), len(units)))
    leaves = scores[: len(made.leaves)]
    normalise_rows(numpy, made.leaves, matrix, units, leaves)
    odd = numpy.ones(len(matrix), dtype=bool)
    if len(units) > 1:
        # A row whose first two numbers differ, all of whose numbers have scores, is not strange. NaN has none.
        odd = (matrix[:, 0] == matrix[:, 1]) | _with_gaps(numpy, leaves)
    for place in numpy.flatnonzero(odd).tolist():
        notes += _leaf_notes(made.leaves[place], told(matrix[place]), told(leaves[place]), units, whole=False)
    return scores


def score_rows(
    made: Plan,
    normalised: Mapping[str, Scores],
    whole: frozenset[str],
    units: Sequence[str],
    notes: list[IndexNote],
    reweigh: Reweigh | None = None,
    lines: Mapping[str, tuple[float, float]] = NO_LINES,
) -> tuple[dict[str, Scores], dict[str, float]]:
    """Score all nodes with plain Python.

    :param made: the tree laid flat.
    :param normalised: the scores of the leaves.
    :param whole: the codes of the leaves of which none is missing.
    :param units: the units.
    :param notes: takes up what is strange.
    :param reweigh: makes other weights of those of the index.
    :param lines: the lines on which numbers become scores, of the leaves whose numbers stand in ``normalised`` in place
        of their scores; their parents are weighted sums.
    :returns: the scores of all nodes, and the weights among siblings.
    """
    scores = dict(normalised)
    there = set(whole)
    shares = dict(made.shares)
    for branch in made.branches:
        columns = {child.code: scores[child.code] for child in branch.children}
        if _compares(branch):
            columns |= _levelled(branch, columns, shares, lambda code: largest_of(scores[code]))
        shares.update(_shares(branch, columns, shares, notes, reweigh))
        among = [child.code for child in branch.children if shares[child.code] > 0]
        if not among:
            scores[branch.code] = (None,) * len(units)
        else:
            children, weights = [columns[code] for code in among], [shares[code] for code in among]
            all_there = there.issuperset(among)
            if all_there and lines and not lines.keys().isdisjoint(among):
                scores[branch.code] = sum_on_lines(children, [lines.get(code) for code in among], weights)
                there.add(branch.code)
                continue
            children = [
                on_line(column, lines[code]) if code in lines else column
                for code, column in zip(among, children, strict=True)
            ]
            scores[branch.code] = aggregate_columns(branch, children, weights, units, whole=all_there)
        if None not in scores[branch.code]:
            there.add(branch.code)
        else:
            notes += _withheld(branch, [columns[code] for code in among], scores[branch.code], units)
    return scores, shares


def score_table(
    made: Plan, treated: Mapping[str, Scores], units: Sequence[str], notes: list[IndexNote]
) -> tuple[Mapping[str, Scores], dict[str, float], frozenset[str]]:
    """Do what :func:`normalise_all` and :func:`score_rows` do, with as few passes over the numbers as there can be.

    Where leaves with min-max are summed up, the sum is made of their numbers at once; their scores are made when
    somebody looks at them.

    :param made: the tree laid flat.
    :param treated: the numbers of each leaf by its code.
    :param units: the units.
    :param notes: takes up what is strange.
    :returns: the scores of all nodes, the weights among siblings, and the codes of leaves of which nothing is missing.
    """
    summed = {
        child.code
        for branch in made.branches
        if branch.content.aggregator.name == "arithmetic" and branch.content.weighting is None
        for child in branch.children
        if not child.children
    }
    lines = {leaf.code: line_of(leaf, treated[leaf.code]) for leaf in made.leaves if leaf.code in summed}
    on_lines = {code: line for code, line in lines.items() if line is not None}
    rest = evolve(made, leaves=tuple(leaf for leaf in made.leaves if leaf.code not in on_lines))
    normalised, whole = normalise_all(rest, treated, units, notes)
    whole |= on_lines.keys()
    scores, shares = score_rows(
        made,
        {**normalised, **{code: treated[code] for code in on_lines}},
        whole,
        units,
        notes,
        lines=on_lines,
    )
    makers = {
        leaf.code: partial(normalise_leaf, leaf, treated[leaf.code], units)
        for leaf in made.leaves
        if leaf.code in on_lines
    }
    told = {code: column for code, column in scores.items() if code not in makers}
    return Deferred(makers, told), shares, whole


def score_matrix(
    numpy: Any,
    made: Plan,
    scores: Any,
    units: Sequence[str],
    notes: list[IndexNote],
    reweigh: Reweigh | None = None,
) -> tuple[bool, dict[str, float]]:
    """Score all nodes with numpy.

    :param numpy: the module.
    :param made: the tree laid flat.
    :param scores: an array with the scores of the leaves, which takes up those of the branches.
    :param units: the units.
    :param notes: takes up what is strange.
    :param reweigh: makes other weights of those of the index.
    :returns: whether no score is missing, and the weights among siblings.
    """
    nodes = [node.code for node in (*made.leaves, *made.branches)]
    places = {code: place for place, code in enumerate(nodes)}
    gaps = _with_gaps(numpy, scores[: len(made.leaves)]).tolist()
    whole = [not gap for gap in gaps] + [False] * len(made.branches)
    shares = dict(made.shares)

    def largest(code: str) -> float:
        return largest_of(told(scores[places[code]]))

    for place, branch in enumerate(made.branches, len(made.leaves)):
        codes = [child.code for child in branch.children]
        columns: dict[str, Scores] = {}
        level: dict[str, Scores] = {}
        if branch.content.weighting is not None or _compares(branch):
            columns = {code: told(scores[places[code]]) for code in codes}
        if _compares(branch):
            level = _levelled(branch, columns, shares, largest)
            columns |= level
        shares.update(_shares(branch, columns, shares, notes, reweigh))
        among = [places[code] for code in codes if shares[code] > 0]
        if not among:
            scores[place] = numpy.nan
            continue
        in_row = among == list(range(among[0], among[0] + len(among)))
        rows = scores[among[0] : among[0] + len(among)] if in_row and not level else scores[among]
        for row, child in enumerate(among if level else ()):
            if nodes[child] in level:
                rows[row] = untold(numpy, level[nodes[child]])
        weights = numpy.array([shares[nodes[child]] for child in among])
        all_there = all(whole[child] for child in among)
        row = aggregate_rows(numpy, branch, rows, weights, units, whole=all_there)
        scores[place] = row
        # Sums of numbers that are all there are all there.
        summed = all_there and branch.content.aggregator.name == "arithmetic"
        whole[place] = summed or not numpy.isnan(row).any()
        if not whole[place]:
            notes += _withheld(branch, [told(row) for row in rows], told(scores[place]), units)
    return all(whole), shares


def _with_gaps(numpy: Any, rows: Any) -> Any:
    """Tell which rows miss something: their largest number is NaN then."""
    return numpy.isnan(rows.max(axis=1, initial=-numpy.inf))


def _compares(branch: Node[IndexNode]) -> bool:
    """Tell whether the score of a node hangs on which scores under it are equal, and some are sums."""
    content = branch.content
    return (content.weighting is not None or not is_of_rows(content.aggregator)) and any(
        child.children for child in branch.children
    )


def _levelled(
    branch: Node[IndexNode],
    columns: Mapping[str, Scores],
    shares: Mapping[str, float],
    largest: Callable[[str], float],
) -> dict[str, Scores]:
    """Give the scores of the children that are sums, made equal where only rounding keeps them apart."""
    return {
        child.code: levelled(columns[child.code], ROUNDING * magnitude(child, shares, largest))
        for child in branch.children
        if child.children
    }


def _shares(
    branch: Node[IndexNode],
    columns: Mapping[str, Scores],
    given: Mapping[str, float],
    notes: list[IndexNote],
    reweigh: Reweigh | None,
) -> Mapping[str, float]:
    shares = shares_under(branch, columns, given, notes)
    return shares if reweigh is None else reweigh(branch, shares)


def _leaf_notes(
    leaf: Node[IndexNode], column: Scores, scores: Scores, units: Sequence[str], *, whole: bool
) -> list[IndexNote]:
    """Note what is strange about the numbers of a leaf."""
    present = (value for value in column if value is not None)
    first = next(present, None)
    if first is None:
        return [note(NoteKind.ALL_MISSING, leaf.code)]
    if all(value == first for value in present):
        alone = sum(1 for value in column if value is not None) == 1
        if alone:
            return [note(NoteKind.SINGLE_UNIT, leaf.code)]
        return [note(NoteKind.CONSTANT, leaf.code, value=f"{first:g}")]
    if whole:
        return []
    lost = [
        unit
        for unit, value, score in zip(units, column, scores, strict=True)
        if score is None and value is not None
    ]
    return [note(NoteKind.NOT_SCORED, leaf.code, lost)] if lost else []


def _withheld(
    branch: Node[IndexNode], columns: Sequence[Scores], scores: Scores, units: Sequence[str]
) -> list[IndexNote]:
    """Note the units that have scores under a node, and none for it."""
    lost = [
        unit
        for place, unit in enumerate(units)
        if scores[place] is None and any(column[place] is not None for column in columns)
    ]
    return [note(NoteKind.WITHHELD, branch.code, lost)] if lost else []
