"""Draw numbers that look random and are the same everywhere: one documented stream for all engines.

The generator is SplitMix64 (Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014):
number i of a stream is the mixed ``start + (i + 1) * 0x9E3779B97F4A7C15`` modulo 2 ** 64, whose upper 53 bits make
a float from 0 to below 1. Since every number follows from its place alone, numpy draws the very same numbers all at
once. The start of a stream is mixed from the seed and the words for what it is used for, so that no two uses share
their numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

__all__ = ["Stream", "quantiles_of"]

_ALL = (1 << 64) - 1
_GAMMA = 0x9E3779B97F4A7C15
_FIRST = 0xBF58476D1CE4E5B9
_SECOND = 0x94D049BB133111EB
_TINY = 2.0**-53


def _mixed(state: int) -> int:
    state = ((state ^ (state >> 30)) * _FIRST) & _ALL
    state = ((state ^ (state >> 27)) * _SECOND) & _ALL
    return state ^ (state >> 31)


class Stream:
    """A stream of numbers for one purpose.

    >>> Stream(1, "weights").uniforms(2) == Stream(1, "weights").uniforms(2)
    True
    >>> Stream(1, "weights").uniforms(1) == Stream(1, "cells").uniforms(1)
    False
    """

    def __init__(self, seed: int, purpose: str) -> None:
        """Take any whole number as the seed, and the words for what the numbers are used for."""
        start = _mixed((seed + _GAMMA) & _ALL)
        # Seeds that differ by a multiple of 2 ** 64, or in their sign, are told apart too.
        for byte in f"{seed} {purpose}".encode():
            start = _mixed((start ^ byte) + _GAMMA & _ALL)
        self._state = start

    def uniform(self) -> float:
        """Draw one number from 0 to below 1."""
        self._state = (self._state + _GAMMA) & _ALL
        return (_mixed(self._state) >> 11) * _TINY

    def uniforms(self, count: int) -> list[float]:
        """Draw numbers from 0 to below 1."""
        return [self.uniform() for _ in range(count)]

    def uniform_array(self, numpy: Any, shape: tuple[int, ...]) -> Any:
        """Draw the numbers that :meth:`uniforms` would draw, into an array of numpy, row by row."""
        count = math.prod(shape)
        # Arrays of whole numbers of 64 bits wrap around silently, which is the modulo.
        state = numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(_GAMMA) + numpy.uint64(
            self._state
        )
        self._state = (self._state + count * _GAMMA) & _ALL
        state = (state ^ (state >> numpy.uint64(30))) * numpy.uint64(_FIRST)
        state = (state ^ (state >> numpy.uint64(27))) * numpy.uint64(_SECOND)
        state ^= state >> numpy.uint64(31)
        return ((state >> numpy.uint64(11)) * _TINY).reshape(shape)

    def below(self, count: int) -> int:
        """Draw a whole number from 0 to below ``count``."""
        # The product may be rounded up to the count itself.
        return min(int(self.uniform() * count), count - 1)

    def exponential(self) -> float:
        """Draw from the exponential distribution with the mean 1."""
        return -math.log1p(-self.uniform())

    def normal(self) -> float:
        """Draw from the standard normal distribution, by the first of the two numbers of Box & Muller (1958)."""
        return math.sqrt(2 * self.exponential()) * math.cos(2 * math.pi * self.uniform())

    def gamma(self, shape: float) -> float:
        """Draw from the gamma distribution with a shape above zero and the scale 1.

        By Marsaglia & Tsang, *A Simple Method for Generating Gamma Variables*, ACM TOMS 26(3), 2000; a shape below 1 by
        the power of a uniform number given there.
        """
        if shape < 1:
            return float(self.gamma(shape + 1) * (1 - self.uniform()) ** (1 / shape))
        less = shape - 1 / 3
        scale = 1 / math.sqrt(9 * less)
        while True:
            normal = self.normal()
            cube = (1 + scale * normal) ** 3
            if cube > 0 and math.log1p(-self.uniform()) < normal * normal / 2 + less * (
                1 - cube + math.log(cube)
            ):
                return less * cube

    def dirichlet(self, shapes: Sequence[float]) -> list[float]:
        """Draw shares that add up to one from the Dirichlet distribution; a shape of zero has the share zero."""
        drawn = [self.gamma(shape) if shape > 0 else 0.0 for shape in shapes]
        whole = math.fsum(drawn)
        if whole == 0:  # all shapes are so small that their draws are nothing beside the least float
            chosen = self.below(len(shapes))
            return [float(place == chosen) for place in range(len(shapes))]
        return [one / whole for one in drawn]

    def places(self, count: int, size: int) -> list[int]:
        """Draw ``size`` places from 0 to below ``count``, each anew."""
        return [self.below(count) for _ in range(size)]


def quantiles_of(ordered: Sequence[float], levels: Sequence[float]) -> tuple[float | None, ...]:
    """Give quantiles of values in rising order, between two of them in proportion (type 7).

    Hyndman & Fan, *The American Statistician* 50(4), 1996; of no values at all there are none.

    >>> quantiles_of([1.0, 2.0, 3.0, 5.0], [0.5, 1.0])
    (2.5, 5.0)
    """
    if not ordered:
        return (None,) * len(levels)
    found = []
    for level in levels:
        place = level * (len(ordered) - 1)
        below = int(place)
        low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
        found.append(low + (high - low) * (place - below))
    return tuple(found)
