"""The clock of the benchmarks: the floor that everything is held against, and rounds that share one machine's drift.

Absolute times on a shared machine drift by a factor of two within minutes. So every figure here is a ratio to a pass of
one small pattern over the same text, measured in the same process and the same round.
"""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

DIGITS = re.compile(r"\d+(?:\.\d+)?")
"""The floor: the least that a reader of numbers could do to a text. Finds `45` and `3678.04`; passes by `三十`."""

FLOOR_PASSES = 5
"""Passes of the floor in a round. One lasts under a millisecond, so a single one would be a gamble."""


def digits_pass(texts: Iterable[str]) -> None:
    """Walk every number of the texts once, and keep none: the floor."""
    for text in texts:
        for _ in DIGITS.finditer(text):
            pass


@contextmanager
def without_gc() -> Iterator[None]:
    """Hold the garbage collector off, so that a collection of one stage's rubbish is not billed to another."""
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def clocked(work: Callable[[], T]) -> tuple[float, T]:
    """Run `work` once with the collector off; give the seconds it took and what it gave."""
    with without_gc():
        start = time.perf_counter()
        result = work()
        return time.perf_counter() - start, result


def heading(result: Mapping[str, Any], counted: str) -> str:
    """The line over a table: when, with what and on how much it was measured; no day where none was told."""
    about = [
        f"rulelaw {result['rulelaw']}",
        f"Python {result['python']}",
        f"{result['cores']} cores, {result['machine']}",
        counted,
        f"best of {result['repeats']}",
    ]
    if result["date"]:
        about.insert(0, result["date"])
    return f"*{'; '.join(about)}.*"


def floor_seconds(texts: list[str], passes: int = FLOOR_PASSES) -> float:
    """The best of some passes of the floor over the texts, in seconds."""
    return min(clocked(lambda: digits_pass(texts))[0] for _ in range(passes))
