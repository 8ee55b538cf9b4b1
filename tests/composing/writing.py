"""Templates to text: a draft that grows and remembers where each thing stands."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from .data.instruments import instrument
from .facts import Facts, Relation
from .numerals import show
from .places import Issuer
from .style import Style
from .truth import Change, Citation, Day, Heading, Identity, Place, Quantity

SLOT = re.compile(r"\{([^{}]+)\}")
FIGURE = re.compile(r"(?P<keys>(?:[a-z]+\.[a-z_]+(?:@[a-z]+)?\+?)+):(?P<unit>[^~:]+)(?P<soft>~?)")
LIMITS = ("以上", "以下", "以内", "左右", "内")
NUMBERS = "一二三四五六七八九十"
# Kinds of what the codebook names in one: told without a total, each carries the code.
KINDS_OF = {"x.normative_government": "normative.issued", "x.normative_department": "normative.issued"}
# Figures that careful readers may or may not give a code.
OPEN = frozenset({"x.reconsideration_applied", "x.random_objects", "x.exam_sat", "x.arbitration_closed"})
# Words that narrow a figure the codebook does not name.
SCOPES = {
    "x.normative_government": ("政府规范性文件",),
    "x.normative_department": ("部门规范性文件",),
    "x.penalties_simple": ("简易程序",),
    "x.penalties_general": ("一般程序",),
    "x.proposals_congress": ("代表建议",),
    "x.proposals_cppcc": ("委员提案",),
    "x.petition_letters": ("来信",),
    "x.petition_visits": ("来访",),
    "x.publicity_school": ("进校园",),
    "x.publicity_village": ("进乡村",),
    "x.heard_cases": ("开庭审理",),
    "x.hotline_consult": ("咨询类",),
    "x.hotline_complaint": ("投诉类",),
}


@dataclass
class Draft:
    """Text under way, in full-width punctuation and with bare line feeds, with the places of what it tells."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    headings: list[Heading] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    identities: list[Identity] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    dates: list[Day] = field(default_factory=list)
    years: dict[str, list[Place]] = field(default_factory=dict)
    parts: dict[str, list[Place]] = field(default_factory=dict)
    anchors: list[int] = field(default_factory=list)

    def add(self, text: str) -> Place:
        """Append text and give its place."""
        start = self.length
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.last = text[-1]
        return start, self.length

    @property
    def text(self) -> str:
        """All that has been written."""
        return "".join(self.pieces)

    def add_year(self, role: str, year: int) -> None:
        """Append a year (four digits) and remember its place under a role."""
        self.years.setdefault(role, []).append(self.add(str(year)))

    def add_day(self, day: datetime.date, form: str, role: str) -> None:
        """Append a day in a form of `str.format` (fields y, m, d)."""
        self.dates.append(Day(day, self.add(form.format(y=day.year, m=day.month, d=day.day)), role, form))

    def add_heading(
        self, number: str, ordinal: int | None, title: str, depth: int, *, run_in: bool = False
    ) -> None:
        """Append a heading; `title` may hold `{next}`/`{year}` already filled in."""
        start, middle = self.add(number)
        _, end = self.add(title)
        place = (start, middle) if number else None
        self.headings.append(Heading(number + title, depth, (start, end), ordinal, place, run_in))


def codes_of(key: str) -> tuple[str, ...]:
    """The codebook codes of a key: its own, the one it is a kind of, or none."""
    base = key.partition("@")[0]
    if base in KINDS_OF:
        return (KINDS_OF[base],)
    return () if base.startswith("x.") else (base,)


def taken_by(line: str) -> set[str]:
    """The keys and codes that a template uses up: once it is told, no other may tell them."""
    return {taken for k in keys_of(line) for taken in (k.partition("@")[0], *codes_of(k))}


def keys_of(line: str) -> tuple[str, ...]:
    """The keys of all figures in a template, zeros included, derived ones by their full name."""
    found: list[str] = []
    for slot in SLOT.findall(line):
        if slot.startswith("0:"):
            found += slot.split(":")[2].split("+")
        elif match := FIGURE.fullmatch(slot):
            found += match["keys"].split("+")
    return tuple(k for k in found if k)


# A rise and a fall, in the words of each slot.
DIRECTIONS = {
    "up": ("增长", "下降"),
    "more": ("增加", "减少"),
    "to": ("上升至", "下降至"),
    "lift": ("提高", "下降"),
}


@dataclass
class Teller:
    """Fills templates in: the issuer's words, the report's facts and the style are the same all through a report.

    `told` gathers the templates told; `stale` holds those that an earlier report of the issuer has told.
    """

    rng: Random
    style: Style
    issuer: Issuer
    facts: Facts
    year: int
    relations: tuple[Relation, ...]
    draft: Draft
    used: set[str] = field(default_factory=set)
    part: str = "other"
    spirit: str = ""
    cited: set[str] = field(default_factory=set)
    own_number: int = 3
    said: bool = False
    told: set[str] = field(default_factory=set)
    stale: frozenset[str] = frozenset()

    def fits(self, line: str) -> bool:
        """Whether a template can be told: figures known and above zero, zeros zero, nothing told before, laws in force."""
        for slot in SLOT.findall(line):
            if slot.startswith("0:"):
                if any(self.facts.get(k) != 0 for k in slot.split(":")[2].split("+")):
                    return False
            elif match := FIGURE.fullmatch(slot):
                keys = match["keys"].split("+")
                values = [self.facts.get(k) for k in keys]
                if any(v is None or v <= 0 for v in values) or len(set(values)) != 1:
                    return False
            elif slot.startswith("law:") and instrument(slot[4:], self.year) is None:
                return False
        return not taken_by(line) & self.used

    def tell(self, line: str) -> None:
        """Write a template out, with everything that it makes true."""
        keys = keys_of(line)
        self.used |= taken_by(line)
        self.told.add(line)
        tied = {k for r in self.relations if {r.total, *r.parts} <= set(keys) for k in (r.total, *r.parts)}
        tied |= {k.partition("@")[0] for k in keys if "@" in k}
        places: dict[str, Place] = {}
        self.said = self.rng.random() < self.style.chinese
        cursor = 0
        for match in SLOT.finditer(line):
            self.draft.add(line[cursor : match.start()])
            cursor = match.end()
            self._slot(match[1], tied, places)
        self.draft.add(line[cursor:])
        self._tie(places)

    def _slot(self, slot: str, tied: set[str], places: dict[str, Place]) -> None:
        head, _, rest = slot.partition(":")
        figure = FIGURE.fullmatch(slot)
        if figure:
            self._figure(figure, tied, places)
        elif head == "0":
            phrase, codes = rest.split(":")
            self._quantity(
                self.draft.add(phrase), Decimal(0), None, "exact", tuple(codes.split("+")), zero=True
            )
        elif head[0] in "#?":
            unit, qualifier, codes = rest.split(":")
            self._fixed(head[1:], unit, qualifier, codes, optional=head[0] == "?")
        elif head == "law":
            self._law(rest)
        elif head == "own":
            self._own(rest)
        elif slot == "day":
            day = datetime.date(self.year, self.rng.randint(1, 11), self.rng.randint(1, 28))
            self.draft.add_day(day, self.rng.choice(("{m}月{d}日", "{y}年{m}月{d}日")), "told")
        elif head in DIRECTIONS:
            self.draft.add(DIRECTIONS[head][0 if self.facts.rises(rest) else 1])
        elif slot in ("year", "next"):
            role = "plan" if slot == "next" else "body"
            self.draft.add_year(role, self.year + (slot == "next"))
        elif slot == "spirit":
            self.draft.add(self.spirit)
        elif slot == "outline":
            self._law("outline")
        elif slot == "issuer":
            self.draft.add(self.issuer.name)
        elif slot == "puf":
            self.draft.add("七五" if self.year <= 2020 else "八五")
        elif slot == "phone":
            self.draft.add(f"{self.rng.randint(511, 599)}-{self.rng.randint(60000000, 89999999)}")
        else:
            self.draft.add(self.issuer.words[slot])

    def _figure(self, match: re.Match[str], tied: set[str], places: dict[str, Place]) -> None:
        keys = match["keys"].split("+")
        value = self.facts.get(keys[0])
        assert value is not None
        soft = bool(match["soft"]) and not tied & set(keys)
        printed = show(
            value, match["unit"], self.style, self.rng, soft=soft, said=self.said, before=self.draft.last
        )
        self.draft.add(printed.lead)
        place = self.draft.add(printed.surface)
        derived = keys[0].partition("@")[2]
        self._quantity(
            place,
            value,
            match["unit"],
            printed.qualifier,
            tuple(code for k in keys for code in codes_of(k)),
            change=derived in ("diff", "growth", "points"),
            year=self.year - (derived == "prev"),
            key=keys[0],
        )
        places.update(dict.fromkeys(keys, place))

    def _fixed(self, number: str, unit: str, qualifier: str, codes: str, *, optional: bool) -> None:
        place = self.draft.add(number + unit)
        low, _, high = number.partition("至" if "至" in number else "-")
        bare = unit
        for word in LIMITS:
            bare = bare.removesuffix(word)
        indicators = tuple(c for c in codes.split("+") if c)
        year = self.year + (self.part == "plan")
        upper = Decimal(high) if high else None
        self._quantity(
            place,
            Decimal(low),
            bare,
            qualifier or "exact",
            indicators,
            upper=upper,
            year=year,
            optional=optional,
        )

    def _quantity(
        self,
        place: Place,
        value: Decimal,
        unit: str | None,
        qualifier: str,
        indicators: tuple[str, ...],
        *,
        upper: Decimal | None = None,
        zero: bool = False,
        change: bool = False,
        year: int | None = None,
        optional: bool = False,
        key: str = "",
    ) -> None:
        self.draft.quantities.append(
            Quantity(
                text="",
                span=place,
                value=value,
                upper=upper,
                unit=unit,
                qualifier=qualifier,
                zero=zero,
                indicators=indicators,
                change=change,
                year=self.year if year is None else year,
                scope=SCOPES.get(key, ()),
                part=self.part,
                optional=optional,
                key=key,
                open=key in OPEN,
            )
        )

    def _law(self, key: str) -> None:
        found = instrument(key, self.year)
        assert found is not None
        number = found.number if key not in self.cited and self.rng.random() < 0.6 else None
        self.cited.add(key)
        self._cite(found.title, number)

    def _own(self, title: str) -> None:
        agency = {"department": "局", "office": "街", "zone": "管"}.get(self.issuer.kind, "政")
        self.own_number += self.rng.randint(1, 9)
        self._cite(
            self.issuer.name + title, f"{self.issuer.short}{agency}发〔{self.year}〕{self.own_number}号"
        )

    def _cite(self, title: str, number: str | None) -> None:
        self.draft.add("《")
        place = self.draft.add(title)
        self.draft.add("》")
        beside = None
        if number:
            self.draft.add("（")
            beside = self.draft.add(number)
            self.draft.add("）")
        self.draft.citations.append(Citation(title, number, place, beside))

    def _tie(self, places: dict[str, Place]) -> None:
        split: set[str] = set()
        for relation in sorted(self.relations, key=lambda r: r.kind == "subset"):
            if not {relation.total, *relation.parts} <= set(places):
                continue
            if relation.kind == "subset" and relation.total in split:
                continue
            if relation.kind == "partition":
                split.add(relation.total)
            kind = "ratio" if relation.kind == "ratio" else "sum"
            parts = tuple(places[p] for p in relation.parts)
            self.draft.identities.append(Identity(kind, relation.kind, places[relation.total], parts))
        for key, place in places.items():
            base, _, derived = key.partition("@")
            if derived in ("diff", "growth", "points") and base in places and f"{base}@prev" in places:
                self.draft.changes.append(Change(place, places[f"{base}@prev"], places[base]))
