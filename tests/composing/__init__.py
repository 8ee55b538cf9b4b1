"""Reports composed from a random truth, for tests, benchmarks and mutation tests.

`compose(seed)` gives a text together with everything that is true of it, `compose_pair` one with the report on the
year before; `spoil` damages one in a known way;
`to_gold` gives the truth as plain data. Independent of the library that is tested with it.
"""

from __future__ import annotations

from .composing import compose, compose_pair
from .gold import to_gold
from .spoiling import KINDS, Kind, Spoilt, spoil
from .style import Style, draw_style
from .truth import Change, Citation, Composed, Day, Heading, Identity, Masthead, Quantity

__all__ = [
    "KINDS",
    "Change",
    "Citation",
    "Composed",
    "Day",
    "Heading",
    "Identity",
    "Kind",
    "Masthead",
    "Quantity",
    "Spoilt",
    "Style",
    "compose",
    "compose_pair",
    "draw_style",
    "spoil",
    "to_gold",
]
