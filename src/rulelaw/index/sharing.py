"""The weights of the children of a node: as given, or worked out from their scores."""

from __future__ import annotations

from collections.abc import Mapping

from rulelaw.index.choosing import weighting
from rulelaw.index.columns import Scores
from rulelaw.index.noting import note
from rulelaw.index.types import IndexNode, IndexNote, NoteKind
from rulelaw.trees.types import Node

__all__ = ["shares_under"]


def shares_under(
    branch: Node[IndexNode],
    columns: Mapping[str, Scores],
    given: Mapping[str, float],
    notes: list[IndexNote],
) -> dict[str, float]:
    """Give the weight of each child of a node; those of all add up to one, or are zero where they cannot be told.

    Weights are worked out from the units that have a score in each of the children.

    :param branch: the node.
    :param columns: the scores of its children.
    :param given: the weights given with the nodes, by their codes.
    :param notes: takes up what is strange.
    """
    codes = [child.code for child in branch.children]
    method = branch.content.weighting
    if method is None:
        return {code: given[code] for code in codes}
    if method.name == "equal":  # asks nothing of the scores, nor that any unit has all of them
        return dict.fromkeys(codes, 1 / len(codes))
    rows = [row for row in zip(*(columns[code] for code in codes), strict=True) if None not in row]
    try:
        weights = weighting(method)(rows)
    except ValueError as error:
        notes.append(note(NoteKind.NOT_WEIGHTED, branch.code, method=method.name, reason=error))
        return dict.fromkeys(codes, 0.0)
    return dict(zip(codes, weights, strict=True))
