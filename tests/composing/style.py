"""How a report is dressed: punctuation, headings, furniture, numerals, line endings."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .places import FUNCTIONS, KINDS

HEADINGS = ("classic", "run_in", "bare", "bare_run_in", "flat")
ITEMS = ("none", "stops", "semicolons", "paragraphs")


@dataclass(frozen=True, slots=True)
class Style:
    """A literal choice for every trait; `Style()` is a plain county government's report.

    * `width`: full, half (brackets, commas, colons, semicolons) or brackets (these alone are half-width)
    * `title`: one line, two lines, short (no issuer), absent
    * `before`: none, breadcrumbs, metadata, byline; `after`: none, short, long
    * `headings`: classic 一、/（一）; run_in （一）标题。正文; bare unnumbered lines; bare_run_in; flat: first level only
    * `items`: how sub-topics are set out: none, 一是 with full stops or semicolons, 一是 as paragraphs
    * `third`: 1. headings under （一）, overriding `items`
    * `first_inside`: the first-responsible section stands inside the measures part
    * `published`: page (a byline or metadata tells it), signature, both, none
    """

    kind: str = "county"
    function: str | None = None
    year: int = 2022
    width: str = "full"
    title: str = "one"
    before: str = "none"
    after: str = "none"
    headings: str = "classic"
    items: str = "none"
    third: bool = False
    first_inside: bool = False
    published: str = "signature"
    newline: str = "\n"
    indent: str = "　　"
    blank_lines: bool = False
    wrap: int = 0
    thousands: bool = False
    wide_digits: bool = False
    chinese: float = 0.0
    scaled: bool = True
    soft: float = 0.5
    third_mark: str = "1."


def draw_style(rng: Random) -> Style:
    """A style at random, common traits more often than rare ones."""
    kind = rng.choice((*KINDS, "department", "department", "county"))
    before = rng.choice(("none", "breadcrumbs", "metadata", "byline", "metadata"))
    published = (
        rng.choice(("both", "page"))
        if before in ("metadata", "byline")
        else rng.choice(("signature", "signature", "none"))
    )
    headings = rng.choice(
        ("classic", "classic", "classic", "run_in", "run_in", "bare", "bare_run_in", "flat")
    )
    return Style(
        kind=kind,
        function=rng.choice(FUNCTIONS) if kind == "department" else None,
        year=rng.randint(2019, 2024),
        width=rng.choice(("full", "full", "half", "brackets")),
        title=rng.choice(("one", "one", "one", "two", "short", "absent")),
        before=before,
        after=rng.choice(("none", "short", "long")),
        headings=headings,
        items=rng.choice(ITEMS),
        third=headings == "classic" and rng.random() < 0.3,
        first_inside=headings in ("classic", "run_in") and rng.random() < 0.2,
        published=published,
        newline=rng.choice(("\n", "\n", "\n", "\r\n")),
        indent=rng.choice(("　　", "　　", "  ", "", "\u00a0\u00a0")),
        blank_lines=rng.random() < 0.4,
        wrap=rng.choice((0, 0, 0, 0, 0, 36, 42)),
        thousands=rng.random() < 0.12,
        wide_digits=rng.random() < 0.06,
        chinese=rng.choice((0.0, 0.0, 0.1, 0.5)),
        scaled=rng.random() < 0.8,
        soft=rng.choice((0.0, 0.3, 0.7)),
        third_mark=rng.choice(("1.", "1.", "1. ", "1、")),
    )
