"""Reports composed from a random truth, for tests, benchmarks and mutation tests.

`compose(seed)` gives a text together with everything that is true of it; `spoil` damages one in a known way;
`to_gold` gives the truth as plain data. Independent of the library that is tested with it.
"""

from __future__ import annotations

from .composing import compose
from .gold import to_gold
from .spoiling import KINDS, Spoilt, spoil
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
    "Masthead",
    "Quantity",
    "Spoilt",
    "Style",
    "compose",
    "draw_style",
    "spoil",
    "to_gold",
]
