"""What is true of a composed report: every figure, heading, citation and date with its place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Masthead:
    """Title, issuer, level, year and day of publication; None for what the text does not tell.

    The issuer is named in full by title, opening, metadata or signature. For a joint report of party and
    government it is the joint name as title or signature print it; where neither does, the government.
    """

    title: str | None
    issuer: str
    level: str
    year: int
    published: datetime.date | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, its depth from 1, its place, its ordinal among its siblings and its number's place.

    `run_in` headings are followed by text on their own line; the full stop between is not theirs.
    """

    text: str
    depth: int
    span: Place
    ordinal: int | None
    number: Place | None
    run_in: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in its base unit. `change`: a change against an earlier period; `year`: the period it tells of.

    `scope` holds the words that narrow it (a forum, a kind); `optional`: careful readers may differ on whether it is a figure, `open`: on which indicator it has;
    `part`: the part of the report that it stands in; `key`: the fact behind it, empty for fixed figures.
    """

    text: str
    span: Place
    value: Decimal
    upper: Decimal | None
    unit: str | None
    qualifier: str
    zero: bool
    indicators: tuple[str, ...]
    change: bool
    year: int
    scope: tuple[str, ...]
    part: str
    optional: bool
    key: str
    open: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """`relation` partition: total is the sum of parts; subset: each part is within total; ratio: numerator, denominator.

    `kind` is `sum` for the first two and `ratio` for the third.
    """

    kind: str
    relation: str
    total: Place
    parts: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A stated change and the two levels it is between, as far as both are printed beside it."""

    change: Place
    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """A title as it stands inside 《》, the document number beside it, and the title's place."""

    title: str
    number: str | None
    span: Place
    number_span: Place | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in the text; `role` is published, signed or told. `form` renders another day the same way."""

    day: datetime.date
    span: Place
    role: str
    form: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A report and its truth. Spans are half-open and count code points of `text`.

    `parts` gives the places of each part that the report has; `years` the places where its year (`title`, `body`)
    and its plan's year (`plan`) are printed; `anchors` the places in the measures part after a paragraph's last
    full stop, where a sentence could be added; `owed` the codes of info rank that even the faultless text deserves.
    """

    name: str
    text: str
    masthead: Masthead
    parts: dict[str, tuple[Place, ...]]
    headings: tuple[Heading, ...]
    quantities: tuple[Quantity, ...]
    identities: tuple[Identity, ...]
    changes: tuple[Change, ...]
    citations: tuple[Citation, ...]
    dates: tuple[Day, ...]
    years: dict[str, tuple[Place, ...]]
    anchors: tuple[int, ...]
    owed: tuple[str, ...]
