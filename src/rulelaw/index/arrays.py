"""Columns of numbers that become plain tuples when somebody looks at them: rows of an array, or what is yet to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rulelaw.index.columns import Scores

__all__ = ["Columns", "Deferred"]


class Columns(Mapping[str, Scores]):
    """Columns by their codes, held as the rows of an array, and told as plain tuples.

    The faster engine neither takes numbers apart nor puts them together as long as nobody asks for one: 3,000 units by
    100 indicators are 300,000 objects otherwise. To the reader it is a mapping like any other.

    :ivar matrix: the array of numpy, a row a code, a float a unit; NaN stands for what is missing.
    :ivar whole: whether nothing in it is missing.
    """

    __slots__ = ("_places", "_told", "matrix", "whole")

    def __init__(self, codes: Iterable[str], matrix: Any, *, whole: bool) -> None:
        """Take the codes and the array, which must not change afterwards."""
        self._places = {code: place for place, code in enumerate(codes)}
        self._told: dict[str, Scores] = {}
        self.matrix = matrix
        self.whole = whole

    def __getitem__(self, code: str) -> Scores:
        """Give the column with the code; NaN is told as ``None``."""
        told = self._told.get(code)
        if told is None:
            row: list[float] = self.matrix[self._places[code]].tolist()
            # NaN alone differs from itself.
            told = tuple(row) if self.whole else tuple(None if x != x else x for x in row)  # noqa: PLR0124
            self._told[code] = told
        return told

    def __contains__(self, code: object) -> bool:
        """Tell whether there is a column with the code; the mixin of mappings would tell it in numbers first."""
        return code in self._places

    def __iter__(self) -> Iterator[str]:
        """Give the codes, in order."""
        return iter(self._places)

    def __len__(self) -> int:
        """Count the columns."""
        return len(self._places)

    def __repr__(self) -> str:
        """Tell how many columns there are."""
        return f"<{len(self)} columns>"

    def __reduce__(self) -> tuple[type[dict[str, Scores]], tuple[dict[str, Scores]]]:
        """Pickle and copy as plain columns, so that whoever reads them back needs no numpy."""
        return (dict, (dict(self.items()),))

    def row(self, code: str) -> Any:
        """Give the row of the array with the code."""
        return self.matrix[self._places[code]]

    def rows(self, codes: Sequence[str]) -> Any:
        """Give the rows with the codes, in their order: the array itself where these are all of its rows."""
        places = [self._places[code] for code in codes]
        return self.matrix if places == list(range(len(self))) else self.matrix[places]


class Deferred(Mapping[str, Scores]):
    """Columns by their codes, some of which are made when somebody looks at them, and then kept.

    The scores of leaves are often wanted only for what is made of them, and that can be made of the numbers at once.
    """

    __slots__ = ("_makers", "_told")

    def __init__(self, makers: Mapping[str, Callable[[], Scores]], told: Mapping[str, Scores]) -> None:
        """Take what makes the first columns, and the others."""
        self._makers = dict(makers)
        self._told = dict(told)

    def __getitem__(self, code: str) -> Scores:
        """Give the column with the code."""
        if code not in self._told:
            self._told[code] = self._makers[code]()
        return self._told[code]

    def __contains__(self, code: object) -> bool:
        """Tell whether there is a column with the code."""
        return code in self._makers or code in self._told

    def __iter__(self) -> Iterator[str]:
        """Give the codes."""
        yield from self._makers
        yield from (code for code in list(self._told) if code not in self._makers)

    def __len__(self) -> int:
        """Count the columns."""
        return len(self._makers.keys() | self._told.keys())

    def __repr__(self) -> str:
        """Tell how many columns there are."""
        return f"<{len(self)} columns>"

    def __reduce__(self) -> tuple[type[dict[str, Scores]], tuple[dict[str, Scores]]]:
        """Pickle and copy as plain columns."""
        return (dict, (dict(self.items()),))
