"""Totals that stand behind their parts: 合计9件, and those that name the parts (以注销和转型计共压减274家)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from rulelaw.observations.clauses import Figure, Group, Joint, alike_units
from rulelaw.observations.listing import READINGS, adds_up, bare, holds
from rulelaw.observations.types import Relation
from rulelaw.text.words import alternation

__all__ = ["BEHIND_WORDS", "run_before", "summed_up"]

#: A total that stands behind its parts, alone in its clause.
BEHIND_WORDS = ("合计", "共计", "总计", "总共", "合起来")
#: As above, but so common elsewhere that it needs a list with 、 before it.
WEAK_BEHIND_WORDS = ("共", "计", "累计", "总数", "总量")

_BEHIND = re.compile(
    r"(?:以上|上述|前述)?(?:[两二三四五六七八九十](?:项|类|者|种|方面))?"
    rf"(?P<word>{alternation(BEHIND_WORDS)}|(?P<weak>{alternation(WEAK_BEHIND_WORDS)}))"
    r"(?:为|达到|达|有|是)?(?:约|近|超过|超|逾)?(?P<verb>[^,;:、。的]{0,4})"
)
_BEHIND_HINT = re.compile("[合共计总]")  # one of them is in every such word
_NAMED_BEHIND = re.compile(
    rf"(?P<names>.{{2,20}}?)(?:[两二三]项|[两二三]者|[两二]类)?(?P<word>{alternation(BEHIND_WORDS)}|计共|共)[^,;]{{0,6}}"
)
_NAMES = re.compile(r"[、和与及]|以及")


def summed_up(group: Group, figure: Figure) -> Sequence[Figure] | None:
    """Give the parts before a total that stands behind them; ``None`` where ``figure`` is no such total.

    There are none where such a total does not tell which they are.
    """
    if figure.cues or _BEHIND_HINT.search(figure.label) is None:
        return None
    match = _BEHIND.fullmatch(figure.label.strip())
    run = run_before(group, figure)
    if len(run) < 2:
        return None
    if match is None:
        return _named_behind(figure, run)
    for count in range(2, len(run) + 1):
        if adds_up(run[-count:], figure):
            return run[-count:]
    block = 1
    while block < len(run) and run[-block].joint <= Joint.PAUSE:
        block += 1
    if match["verb"]:  # 共办理81本 may speak of more than what stands before
        return None
    for count in range(2, len(run) + 1):
        if holds(Relation.PARTITION, run[-count:], figure):
            return run[-count:]
    if match["weak"] is not None and (match["weak"] != "共" or block < 2):
        return None
    parts = run[-block:] if block > 1 else run
    return parts if all(part.quantity is not None for part in parts) else []


def run_before(group: Group, figure: Figure) -> list[Figure]:
    """Give the figures before ``figure`` that it can sum up, in order."""
    run: list[Figure] = []
    joint = figure.joint
    for other in reversed(group.figures[max(0, figure.place - READINGS) : figure.place]):
        if not other.countable:
            joint = max(joint, other.joint)
            continue
        if joint > Joint.COMMA or not alike_units(other, figure):
            break
        run.append(other)
        if other.cues:
            break
        joint = other.joint
    run.reverse()
    return run


def _named_behind(figure: Figure, run: list[Figure]) -> list[Figure] | None:
    """Find the parts that a total behind them names: 以注销和转型计共压减274家."""
    match = _NAMED_BEHIND.match(figure.label)
    if match is None:
        return None
    names = [name for name in _NAMES.split(match["names"]) if name]
    if not 2 <= len(names) <= 3:
        return None
    choices = [[part for part in run if set(name) & set(bare(part.label))][-4:] for name in names]
    for parts in product(*choices):
        ordered = sorted(set(parts), key=lambda part: part.start)
        if len(ordered) == len(names) and adds_up(ordered, figure):
            return ordered
    return None
