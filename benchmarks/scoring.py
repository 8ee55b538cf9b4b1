"""Hold hits against hand annotations: precision and recall of quantities, by value and by value, unit and span.

The rules are the annotations' own. A quantity marked `optional` is neither required nor wrong; neither is a statement
that there was none (`zero`), since no peer reads those.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from protocol import Hit, plain

KINDS = ("money", "percentages", "lengths of time", "counts")
"""What the annotated quantities are of, for recall by kind: a peer that reads money alone is not to be blamed for counts."""

_TIME = frozenset(["年", "月", "个月", "周", "天", "日", "个工作日", "工作日", "小时", "个小时", "分钟"])


@dataclass(frozen=True)
class Wanted:
    """An annotated quantity."""

    hit: Hit
    kind: str


@dataclass(frozen=True)
class Gold:
    """What one text holds: quantities that must be found, and places where one may be found or not."""

    wanted: tuple[Wanted, ...]
    free: tuple[tuple[int, int], ...]


@dataclass
class Figure:
    """Right, extra and missed of one way to count, with recall by kind."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    right_of: Counter[str] = field(default_factory=Counter)
    all_of: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """Right of all found; None where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else None

    @property
    def recall(self) -> float | None:
        """Right of all wanted; None where nothing is wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing was wanted or found."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else None


@dataclass
class Score:
    """The two figures, and the differences in words."""

    value: Figure = field(default_factory=Figure)
    exact: Figure = field(default_factory=Figure)
    notes: list[str] = field(default_factory=list)


def kind_of(unit: str | None) -> str:
    """The kind of a quantity, by its annotated unit.

    >>> kind_of("元"), kind_of("个百分点"), kind_of("个工作日"), kind_of("件"), kind_of(None)
    ('money', 'percentages', 'lengths of time', 'counts', 'counts')
    """
    if unit is not None:
        if unit.endswith("元"):
            return "money"
        if unit in {"%", "‰", "个百分点"}:
            return "percentages"
        if unit in _TIME:
            return "lengths of time"
    return "counts"


def gold_of(data: Mapping[str, Any]) -> Gold:
    """Read the `quantities` of one annotation."""
    wanted: list[Wanted] = []
    free: list[tuple[int, int]] = []
    for quantity in data["quantities"]:
        place = (quantity["start"], quantity["end"])
        if quantity.get("optional") or quantity.get("zero"):
            free.append(place)
            continue
        upper = quantity.get("upper")
        unit = quantity.get("unit") or None
        hit = Hit(*place, plain(quantity["value"]), None if upper is None else plain(upper), unit)
        wanted.append(Wanted(hit, kind_of(unit)))
    return Gold(tuple(wanted), tuple(free))


def load(gold: Path, texts: Path) -> tuple[dict[str, Mapping[str, Any]], dict[str, str]]:
    """Read every annotation `NAME.json` of one folder and its `NAME.txt` of the other.

    Raises:
        FileNotFoundError: a folder holds nothing, or a text is missing.
    """
    golds: dict[str, Mapping[str, Any]] = {}
    bodies: dict[str, str] = {}
    for path in sorted(gold.glob("*.json")):
        golds[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        # newline="" keeps the text as it is: the annotations count its characters
        with (texts / f"{path.stem}.txt").open(encoding="utf-8", newline="") as file:
            bodies[path.stem] = file.read()
    if not golds:
        message = f"no annotation (*.json) in {gold}"
        raise FileNotFoundError(message)
    return golds, bodies


def score(golds: Mapping[str, Gold], texts: Mapping[str, str], hits: Mapping[str, list[Hit]]) -> Score:
    """Compare hits with annotations, each hit used once."""
    result = Score()
    for name, gold in golds.items():
        found = hits.get(name, [])
        used: set[int] = set()
        for wanted in gold.wanted:
            _one(result, f"{name}: {_context(texts[name], wanted.hit)}", wanted, found, used)
        for index, hit in enumerate(found):
            if index not in used and not any(hit.overlaps(place) for place in gold.free):
                result.value.extra += 1
                result.exact.extra += 1
                result.notes.append(f"extra  {name}: {_context(texts[name], hit)} as {_said(hit)}")
    return result


def _one(result: Score, where: str, wanted: Wanted, found: list[Hit], used: set[int]) -> None:
    """Look for one annotated quantity among the hits, and book what comes of it."""
    for figure in (result.value, result.exact):
        figure.all_of[wanted.kind] += 1
    near = [index for index, hit in enumerate(found) if index not in used and hit.overlaps(wanted.hit)]
    same = [i for i in near if (found[i].value, found[i].upper) == (wanted.hit.value, wanted.hit.upper)]
    if not same:
        # a wrong value is a miss, and a wrong find for each hit there
        used.update(near)
        for figure in (result.value, result.exact):
            figure.missed += 1
            figure.extra += len(near)
        result.notes.append(f"missed {where} got {', '.join(_said(found[i]) for i in near) or 'nothing'}")
        return
    best = max(same, key=lambda i: (found[i] == wanted.hit, found[i].unit == wanted.hit.unit))
    used.add(best)
    result.value.right += 1
    result.value.right_of[wanted.kind] += 1
    if found[best] == wanted.hit:
        result.exact.right += 1
        result.exact.right_of[wanted.kind] += 1
    else:
        result.exact.missed += 1
        result.exact.extra += 1
        result.notes.append(
            f"inexact {where} got {_said(found[best])} at {found[best].start}:{found[best].end}"
        )


def _said(hit: Hit) -> str:
    return f"{hit.value}{'' if hit.upper is None else '–' + hit.upper} {hit.unit or '(no unit)'}"


def _context(text: str, hit: Hit, pad: int = 10) -> str:
    here = f"{text[max(0, hit.start - pad) : hit.start]}[{text[hit.start : hit.end]}]{text[hit.end : hit.end + pad]}"
    return here.replace("\n", "⏎")
