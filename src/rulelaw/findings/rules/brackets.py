"""Group W, brackets and quotation marks without their partner (W003)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import define, field, frozen

from rulelaw.findings.examples import BEGUN_2022, HEAD_2022
from rulelaw.findings.places import OWN, any_within, excerpt, kind_at
from rulelaw.findings.rules.numbers import number_places
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Report

__all__ = ["W003"]

_PARTNERS = dict(zip("([【〔{“‘「『〈《", ")]】〕}”’」』〉》", strict=True))
_OPENERS = {closing: opening for opening, closing in _PARTNERS.items()}
_MARK = re.compile(r"[()\[\]【】〔〕{}“”‘’「」『』〈〉《》\"]")
_ANY = r"()\[\]【】〔〕{}“”‘’「」『』〈〉《》\""
_PLAIN = rf"[^{_ANY}\n]*+"
_PAIRS = [(re.escape(opening), re.escape(closing)) for opening, closing in (*_PARTNERS.items(), '""')]
_FLAT = "|".join(f"{opening}{_PLAIN}{closing}" for opening, closing in _PAIRS)
# Most texts hold pairs without pairs inside, or with such pairs inside, each in one line: told without backtracking.
_NESTED = "|".join(f"{opening}(?:{_PLAIN}(?:{_FLAT}))*+{_PLAIN}{closing}" for opening, closing in _PAIRS)
_WELL_FORMED = re.compile(f"(?:[^{_ANY}]*+(?:{_NESTED}))*+[^{_ANY}]*+")
_LIST_MARK = re.compile(r"(?:^|[\s。;,:、!?”])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])\)$")
_GLUED_MARK = re.compile(r"(?<!\d)(\d{1,2})\)$")
# “…“ or ”…”: two marks that look the same way are one slip.
_SHORT_QUOTE = 30
# A quotation of whole paragraphs closes within so many.
_LONGEST_QUOTE = 4


@frozen
class _Lone:
    """A mark without its partner: where it stands, and which."""

    place: int
    mark: str


@define
class _Pairing:
    """The brackets and quotation marks of a paragraph, being matched.

    :ivar open: those still open, outermost first.
    :ivar count: how many of each are open.
    :ivar dropped: those given up because what encloses them was closed first.
    :ivar lone: those that have no partner.
    """

    open: list[_Lone] = field(factory=list)
    count: dict[str, int] = field(factory=dict)
    dropped: dict[str, list[_Lone]] = field(factory=dict)
    lone: list[_Lone] = field(factory=list)

    def begin(self, place: int, mark: str) -> None:
        """Open a pair."""
        self.open.append(_Lone(place, mark))
        self.count[mark] = self.count.get(mark, 0) + 1

    def close(self, opening: str) -> bool:
        """Close the nearest ``opening``; tell whether there was one. What is open inside it is given up."""
        if not self.count.get(opening):
            return False
        while True:
            last = self.open.pop()
            self.count[last.mark] -= 1
            if last.mark == opening:
                return True
            self.dropped.setdefault(last.mark, []).append(last)

    def end(self) -> list[_Lone]:
        """Give all marks without partner, but for 《》, in order."""
        given_up = [lone for group in self.dropped.values() for lone in group]
        lone = [*self.lone, *given_up, *self.open]
        return sorted((one for one in lone if one.mark not in "《》"), key=lambda one: one.place)


def _lone_marks(text: str, start: int, end: int) -> list[_Lone]:
    """Give the brackets and quotation marks of a paragraph that have no partner in it, in order."""
    pairing = _Pairing()
    items = 0
    for match in _MARK.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if mark == '"':
            _take_plain_quote(pairing, place)
        elif mark in _PARTNERS:
            pairing.begin(place, mark)
        elif mark == "’" and _is_apostrophe(text, place):
            continue
        elif not pairing.close(_OPENERS[mark]):
            if mark == ")" and pairing.count.get("(", 0) == 0:
                item = _item(text, start, place, items)
                if item is not None:
                    items = item
                    continue
            _leave_alone(pairing, place, mark)
    return pairing.end()


def _take_plain_quote(pairing: _Pairing, place: int) -> None:
    """Take a straight quotation mark: it closes a straight or a curly one that is open, else it opens."""
    if pairing.count.get('"'):
        pairing.close('"')
    elif pairing.open and pairing.open[-1].mark == "“":
        pairing.close("“")
    else:
        pairing.begin(place, '"')


def _leave_alone(pairing: _Pairing, place: int, mark: str) -> None:
    """Take a closing mark with nothing open: it may close what crosses another pair, or a straight quote."""
    crossing = pairing.dropped.get(_OPENERS[mark])
    if crossing:
        crossing.pop()
    elif mark == "”" and pairing.count.get('"'):
        pairing.close('"')
    else:
        pairing.lone.append(_Lone(place, mark))


def _is_apostrophe(text: str, place: int) -> bool:
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before and before.isascii() and before.isalnum() and (not behind or behind.isascii()))


def _item(text: str, start: int, place: int, items: int) -> int | None:
    """Give the number of the list mark that ends with the bracket at ``place``; ``None`` where it is no list mark."""
    lead = text[max(start, place - 5) : place + 1]
    glued = _GLUED_MARK.search(lead)
    if glued and int(glued[1]) == items + 1:  # 包括1)…2)…
        return items + 1
    if _LIST_MARK.search(lead):
        return int(glued[1]) if glued else items
    return None


def _faulty_places(text: str) -> list[int]:
    """Give a place in each line in which marks are not matched at first sight, ascending; most texts have none."""
    places: list[int] = []
    start = 0
    while (sound := _WELL_FORMED.match(text, start)) and sound.end() < len(text):
        places.append(sound.end())
        start = text.find("\n", sound.end())
        if start < 0:
            break
    return places


def _unmatched(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    text = flow.text
    faults = [
        place for place in _faulty_places(text) if kind_at(report, flow.span(place, place + 1).start) in OWN
    ]
    if not faults:
        return
    places = [flow.stretch(block.span) for block in report.document.blocks if block.kind in OWN]
    paragraphs = [
        (start, end, _lone_marks(text, start, end) if any_within(faults, start, end) else [])
        for start, end in places
    ]
    numbers = number_places(text)
    starts = [start for start, _ in numbers]

    def is_of_a_number(place: int) -> bool:  # 岚政发〔2021)3号 is one slip, and C002's
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < numbers[index][1]

    for group in _grouped(_joined(paragraphs, text)):
        if is_of_a_number(group[0].place):
            continue
        first = group[0]
        spans = tuple(flow.span(one.place, one.place + 1) for one in group)
        yield Draft(spans, {"mark": report.source.quote(spans[0]), "words": _around(report, first)})


def _around(report: Report, lone: _Lone) -> str:
    """Give the words that begin or end with a mark."""
    flow = report.source.flow
    reach = 13
    if lone.mark in _PARTNERS or lone.mark == '"':
        end = flow.text.find("\n", lone.place, lone.place + reach)
        around = flow.span(lone.place, end if end >= 0 else min(len(flow.text), lone.place + reach))
    else:
        lowest = max(0, lone.place + 1 - reach)
        around = flow.span(max(lowest, flow.text.rfind("\n", lowest, lone.place) + 1), lone.place + 1)
    return excerpt(report.source.quote(around))


def _joined(paragraphs: list[tuple[int, int, list[_Lone]]], text: str) -> Iterator[_Lone]:
    """Give the marks without partner in their paragraph nor in the next, where a line break has cut a pair in two.

    A quotation of several paragraphs opens anew with each of them, or closes a few paragraphs on.
    """
    pending: list[_Lone] = []
    waited = 0
    for start, end, lone in paragraphs:
        here = list(lone)
        waited += 1
        if pending and here and _OPENERS.get(here[0].mark) == pending[-1].mark:
            pending.pop()
            here.pop(0)
        elif pending and _begins_a_quote(pending[-1], text):
            if text[start] == "“" and (text[end - 1] == "”" or (here and here[0].place == start)):
                pending.pop()
            elif not here and waited < _LONGEST_QUOTE:
                continue
        yield from pending
        pending, waited = here, 0
    yield from pending


def _begins_a_quote(lone: _Lone, text: str) -> bool:
    """Tell whether a mark opens a quotation of whole paragraphs: at a line's beginning, or behind a colon."""
    return lone.mark == "“" and text[lone.place - 1 : lone.place] in ("", "\n", ":", " ")


def _grouped(lone: Iterator[_Lone]) -> Iterator[list[_Lone]]:
    """Put two quotation marks that look the same way and stand close together into one group."""
    group: list[_Lone] = []
    for one in lone:
        is_pair = (
            len(group) == 1
            and one.mark == group[0].mark
            and one.mark in "“”‘’"
            and one.place - group[0].place <= _SHORT_QUOTE
        )
        if is_pair:
            group.append(one)
            continue
        if group:
            yield group
        group = [one]
    if group:
        yield group


# --- the rule

W003 = Rule(
    code="W003",
    name=Label(zh="括号或引号不配对", en="a bracket or quotation mark without its partner"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(zh="“{words}”处的{mark}没有配对。", en="The {mark} of “{words}” has no partner.")
    },
    why=Label(
        zh="括号、引号不配对，读者分不清补充说明或引文到哪里为止。请补全或删去。",
        en="Without its partner a mark does not tell where an aside or a quotation ends. Add the partner or drop the "
        "mark.",
    ),
    check=_unmatched,
    example=HEAD_2022 + BEGUN_2022 + "检查校外培训机构64家（含新增9家，全部录入平台。\n",
    near_miss=HEAD_2022
    + BEGUN_2022
    + "重点做到：1)检查校外培训机构64家（含新增9家）；2)全部录入“互联网+监管”平台。\n",
)
