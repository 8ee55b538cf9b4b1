"""What a missing score does to what is made of it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Missing"]


class Missing(StrEnum):
    """What a missing score does to the score that it is a part of."""

    RENORMALIZE = "renormalize"
    """It is left out; the weights of the others are shared out among them."""
    PROPAGATE = "propagate"
    """The whole is missing as well."""
    ZERO = "zero"
    """It counts as zero with its full weight."""
    REFUSE = "refuse"
    """It is a :class:`ValueError`."""
