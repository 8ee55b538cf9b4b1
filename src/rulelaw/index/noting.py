"""The words for what is strange about a table or an index."""

from __future__ import annotations

from collections.abc import Iterable

from rulelaw.index.types import IndexNote, NoteKind
from rulelaw.labels import Label

__all__ = ["note"]

TEMPLATES = {
    NoteKind.ALL_MISSING: Label("{node}没有任何数据", "{node} has no number at all"),
    NoteKind.CONSTANT: Label(
        "{node}的数值全部相同({value})，无法区分各单位",
        "all numbers of {node} are {value}, so that they tell no unit from another",
    ),
    NoteKind.SINGLE_UNIT: Label(
        "{node}只有一个单位有数据，无从比较",
        "only one unit has a number for {node}, so that nothing can be compared",
    ),
    NoteKind.NOT_SCORED: Label(
        "{node}有{count}个单位有数据而无得分", "{count} units have a number for {node}, and no score for it"
    ),
    NoteKind.NOT_DIVIDED: Label(
        "{node}有{count}个单位缺少除数{denominator}，或除数为零",
        "for {count} units the denominator {denominator} of {node} is missing or zero",
    ),
    NoteKind.SCREENED: Label(
        "{count}个单位数据过少，未参加计算", "{count} units have too few numbers and are left out"
    ),
    NoteKind.WITHHELD: Label(
        "{node}有{count}个单位虽有部分下级得分，但不足以计分",
        "for {count} units {node} has no score, though some nodes under it have one",
    ),
    NoteKind.NOT_WEIGHTED: Label(
        "{node}下各项的得分无法用{method}求出权重: {reason}",
        "the weights under {node} cannot be worked out by {method}: {reason}",
    ),
}


def note(kind: NoteKind, node: str | None = None, units: Iterable[str] = (), **facts: object) -> IndexNote:
    """Make a note of its facts.

    >>> note(NoteKind.WITHHELD, "parts", ["a", "b"]).message.en
    'for 2 units parts has no score, though some nodes under it have one'
    """
    named = tuple(units)
    facts = {"node": node, "count": len(named), **facts}
    template = TEMPLATES[kind]
    return IndexNote(kind, Label(template.format("zh", **facts), template.format("en", **facts)), node, named)
