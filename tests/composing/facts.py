"""The figures of one report: drawn once, so that no two sentences can contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures are drawn: how large the body is and whether it is a department."""

    size: float
    kind: str
    function: str | None


def count(rng: Random, scope: Scope, low: int, high: int) -> int:
    """A count between low and high of a middling county, scaled to the body; at least 1."""
    return max(1, round(rng.randint(low, high) * scope.size))


def round_count(rng: Random, scope: Scope, low: int, high: int) -> int:
    """A count that is told by rounding: two leading digits, zeros after them."""
    value = count(rng, scope, low, high)
    step = int("1".ljust(max(2, len(str(value)) - 1), "0"))
    return max(step * 2, value // step * step)


def percentage(part: Decimal | int, whole: Decimal | int, digits: int) -> Decimal:
    """part of whole in per cent, rounded half up to the digits asked for (`percentage(1, 3, 1)` is 33.3); 100 stays bare."""
    exact = Decimal(part) * 100 / Decimal(whole)
    if exact == 100:
        return Decimal(100)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    # Nearly all is not all: one more digit tells them apart.
    return percentage(part, whole, digits + 1) if rounded == 100 else rounded


def open_rate(rng: Random, low: int, high: int) -> Decimal:
    """A rate told without its base: one or two digits after the point, never a full 100 %."""
    digits = rng.choice((1, 2))
    scale = 100 if digits == 2 else 10
    return Decimal(rng.randint(low * scale, high * scale - 1)).scaleb(-digits)


@dataclass(frozen=True, slots=True)
class Relation:
    """What ties facts together: `total = a + b` (partition), `rate = a / b` (ratio), `whole > part` (subset)."""

    kind: str
    total: str
    parts: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> Relation:
        """Read a relation from one of its three written forms; ValueError where it has none of them."""
        words = text.split()
        if words[1] == ">" and len(words) == 3:
            return cls("subset", words[0], (words[2],))
        if words[1] != "=":
            raise ValueError(f"not a relation: {text!r}")
        kind = "ratio" if "/" in words else "partition"
        return cls(kind, words[0], tuple(words[2::2]))


Drawing = Callable[[Random, Scope], dict[str, Decimal | int]]


@dataclass
class Facts:
    """All figures of a report by key: a codebook code, or `x.name` for what the codebook does not name.

    `key@prev` is the year before, `key@diff` the distance, `key@growth` the change in per cent and
    `key@points` the change of a rate in percentage points; they are drawn when first asked for and stay.
    `before` gives the figures of an earlier report: with it, the year before is what that report says.
    """

    rng: Random
    values: dict[str, Decimal] = field(default_factory=dict)
    before: dict[str, Decimal] | None = None

    def get(self, key: str) -> Decimal | None:
        """The value of a key, or None where this body has no such figure."""
        if key in self.values:
            return self.values[key]
        base, _, derived = key.partition("@")
        now = self.values.get(base)
        if not derived or now is None or now <= 0:
            return None
        if derived == "prev":
            if self.before is None:
                value = self._earlier(base, now)
            elif self.before.get(base, now) in (now, 0):
                return None
            else:
                value = self.before[base]
        else:
            before = self.get(f"{base}@prev")
            if before is None:
                return None
            if derived == "growth":
                value = percentage(abs(now - before), before, self.rng.choice((1, 1, 2)))
            else:
                value = abs(now - before)
        self.values[key] = value
        return value

    def _earlier(self, key: str, now: Decimal) -> Decimal:
        if "_rate" in key:
            earlier = now - Decimal(self.rng.randint(3, 60)) / 10
            return earlier if earlier > 0 else now + 1
        share = Decimal(self.rng.choice((70, 80, 85, 90, 95, 105, 110, 120, 140))) / 100
        earlier = (now * share).to_integral_value(rounding=ROUND_HALF_UP)
        return earlier if earlier not in (now, 0) else now + 1

    def rises(self, key: str) -> bool:
        """Whether the figure is above the year before."""
        before = self.get(f"{key}@prev")
        return before is not None and self.values[key] > before
