"""What the tests of the methods draw: columns, rows and weights of moderate size, with and without gaps."""

from __future__ import annotations

from hypothesis import strategies as st

NUMBERS = st.integers(-10_000, 10_000).map(lambda number: number / 16)
POSITIVE = st.integers(1, 10_000).map(lambda number: number / 16)
WHOLE_COLUMNS = st.lists(NUMBERS, min_size=1, max_size=12)
COLUMNS = st.lists(st.none() | NUMBERS, max_size=12)


def rows(
    numbers: st.SearchStrategy[float],
    *,
    units: tuple[int, int] = (2, 6),
    indicators: tuple[int, int] = (2, 5),
) -> st.SearchStrategy[list[list[float]]]:
    """Matrices without gaps: the units, each with its values."""
    return st.integers(*indicators).flatmap(
        lambda width: st.lists(
            st.lists(numbers, min_size=width, max_size=width), min_size=units[0], max_size=units[1]
        )
    )
