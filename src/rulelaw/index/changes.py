"""The log of cells whose values were changed before anything was computed from them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

__all__ = ["CellChange", "log_changes"]


@frozen
class CellChange:
    """A cell whose value was changed.

    :ivar place: where the value stands in its column, from 0.
    :ivar before: the value before; ``None`` where it was missing.
    :ivar after: the value after.
    :ivar how: what changed it, such as ``"mean"`` or ``"winsorised high"``.
    """

    place: int
    before: float | None
    after: float | None
    how: str


def log_changes(
    before: Sequence[float | None], after: Sequence[float | None], how: Sequence[str]
) -> tuple[CellChange, ...]:
    """Give the cells that differ, in their order.

    :param before: the values before.
    :param after: the values after.
    :param how: for each cell what changed it, if it was changed.

    >>> log_changes([1, None], [1, 2.0], ["", "mean"])
    (CellChange(place=1, before=None, after=2.0, how='mean'),)
    """
    return tuple(
        CellChange(place, old, new, way)
        for place, (old, new, way) in enumerate(zip(before, after, how, strict=True))
        if old != new
    )
