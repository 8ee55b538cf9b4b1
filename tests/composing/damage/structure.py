"""Damage to contents, headings and title: group S."""

from __future__ import annotations

import re
from random import Random

from ..truth import Composed, Place
from ..writing import NUMBERS
from .tools import Spoilt, edited, line_start, newline, part_gone, replaced, shuffled


def no_measures(composed: Composed, rng: Random) -> Spoilt | None:
    """S001: the measures part is gone (only where it does not hold the first-responsible section)."""
    inside = composed.parts["first_responsible"][0]
    whole = composed.parts["measures"][0]
    if whole[0] <= inside[0] < whole[1]:
        return None
    return part_gone(composed, "measures", "S001", "no_measures")


def no_shortcomings(composed: Composed, rng: Random) -> Spoilt | None:
    """S002: the shortcomings part is gone, its causes with it."""
    return part_gone(composed, "shortcomings", "S002", "no_shortcomings")


def no_causes(composed: Composed, rng: Random) -> Spoilt | None:
    """S003: the shortcomings stay, every clause that gives a cause is gone."""
    text = edited(composed.text, ((place, "") for place in composed.parts["causes"]))
    place = composed.parts["shortcomings"][0]
    lost = sum(end - start for start, end in composed.parts["causes"])
    return Spoilt(text, "S003", (place[0], place[1] - lost), "no_causes")


def no_first_responsible(composed: Composed, rng: Random) -> Spoilt | None:
    """S004: the section on the first person responsible is gone."""
    return part_gone(composed, "first_responsible", "S004", "no_first_responsible")


def no_plan(composed: Composed, rng: Random) -> Spoilt | None:
    """S005: the plan is gone."""
    return part_gone(composed, "plan", "S005", "no_plan")


def number_skipped(composed: Composed, rng: Random) -> Spoilt | None:
    """S010: a heading's number is one higher than its turn."""
    return _number_moved(composed, rng, "number_skipped", +1)


def number_repeated(composed: Composed, rng: Random) -> Spoilt | None:
    """S010: a heading has the number of the one before it."""
    return _number_moved(composed, rng, "number_repeated", -1)


def _number_moved(composed: Composed, rng: Random, kind: str, step: int) -> Spoilt | None:
    for heading in shuffled(rng, composed.headings):
        if (
            heading.number is None
            or heading.ordinal is None
            or not 2 <= heading.ordinal < 9
            or heading.depth == 3
        ):
            continue
        old = composed.text[slice(*heading.number)]
        fresh = old.replace(NUMBERS[heading.ordinal - 1], NUMBERS[heading.ordinal - 1 + step])
        return replaced(composed, heading.number, fresh, "S010", kind, whole=heading.span)
    return None


def heading_emptied(composed: Composed, rng: Random) -> Spoilt | None:
    """S011: nothing is left between a heading and the next of its rank."""
    text = composed.text
    first = composed.parts["first_responsible"][0]
    heads = composed.headings
    for place in shuffled(rng, range(len(heads) - 1)):
        here, after = heads[place], heads[place + 1]
        if (
            here.depth != 2
            or here.number is None
            or after.depth > 2
            or here.run_in
            or first[0] <= here.span[0] < first[1]
        ):
            continue
        cut, end = line_start(text, after.span[0]), here.span[1]
        fresh = text[:end] + newline(composed) + text[cut:]
        return Spoilt(fresh, "S011", here.span, "heading_emptied")
    return None


# --- the title


def _title_place(composed: Composed) -> Place | None:
    """Where the title stands; None where there is none, or it lacks something already."""
    title = composed.masthead.title
    if title is None or "S020" in composed.owed:
        return None
    found = re.search(r"\s*".join(map(re.escape, "".join(title.split()))), composed.text)
    return found.span() if found else None


def title_gone(composed: Composed, rng: Random) -> Spoilt | None:
    """S020: the title is gone."""
    place = _title_place(composed)
    if place is None:
        return None
    return Spoilt(edited(composed.text, [(place, "")]), "S020", None, "title_gone")


def title_without_year(composed: Composed, rng: Random) -> Spoilt | None:
    """S020: the title names no year."""
    place = _title_place(composed)
    if place is None:
        return None
    title = composed.text[slice(*place)]
    return replaced(composed, place, re.sub(r"20\d\d年度?", "", title), "S020", "title_without_year")


def title_without_subject(composed: Composed, rng: Random) -> Spoilt | None:
    """S020: the title does not say what the report is on."""
    place = _title_place(composed)
    if place is None:
        return None
    fresh = re.sub(r"\s*法治政府建设(?:工作)?", "", composed.text[slice(*place)])
    fresh = fresh.replace("情况的", "工作情况的").replace("年的报告", "年工作的报告")
    fresh = fresh.replace("年年度", "年度").replace("年度年度", "年度")
    # Such a line may as well be said to be no title at all: no place is asked for.
    return Spoilt(edited(composed.text, [(place, fresh)]), "S020", None, "title_without_subject")


# --- figures


def no_figures(composed: Composed, rng: Random) -> Spoilt | None:
    """S022: words stand in the place of every figure of the measures part; zeros told in words stay."""
    edits = [
        (q.span, "较高水平" if q.unit in ("%", "个百分点") else f"若干{q.unit}")
        for q in composed.quantities
        if q.part == "measures" and not q.zero
    ]
    return Spoilt(edited(composed.text, edits), "S022", None, "no_figures")
