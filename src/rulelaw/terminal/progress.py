"""How far a check of many documents has come: a bar with tqdm, a plain counter without it."""

from __future__ import annotations

from typing import Any, Protocol, TextIO

from rulelaw.errors import MissingExtraError
from rulelaw.extras import load_extra

__all__ = ["Progress", "make_progress"]


class Progress(Protocol):
    """Shows how far the work has come."""

    def step(self) -> None:
        """Count one document more."""

    def hide(self) -> None:
        """Clear the line for other output; the next step shows it again."""

    def close(self) -> None:
        """End, and leave nothing behind."""


def make_progress(total: int, stream: TextIO, *, wanted: bool | None) -> Progress:
    """Make what shows how far the work has come.

    :param total: how many documents there are.
    :param stream: where to show it; nothing is shown where it is no terminal.
    :param wanted: true: with a bar; false: not at all; ``None``: with whatever there is, for several documents.
    :raises MissingExtraError: a bar is wanted and tqdm is not installed.
    """
    bar = None
    if wanted:
        bar = load_extra("tqdm", "progress", "--progress").tqdm
    elif wanted is None:
        bar = _load_bar()
    if wanted is False or not stream.isatty() or (wanted is None and total < 2):
        return _Silent()
    return _Counter(total, stream) if bar is None else _Bar(bar, total, stream)


def _load_bar() -> Any:
    try:
        return load_extra("tqdm", "progress", "a bar").tqdm
    except MissingExtraError:
        return None


class _Silent:
    """Shows nothing."""

    def step(self) -> None:
        pass

    def hide(self) -> None:
        pass

    def close(self) -> None:
        pass


class _Bar:
    """A bar of tqdm."""

    def __init__(self, bar: Any, total: int, stream: TextIO) -> None:
        self._bar = bar(total=total, file=stream, leave=False, dynamic_ncols=True)

    def step(self) -> None:
        self._bar.update()

    def hide(self) -> None:
        self._bar.clear()

    def close(self) -> None:
        self._bar.close()


class _Counter:
    """A line such as ``3/120``, written over itself."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._done = 0
        self._shown = ""

    def step(self) -> None:
        self._done += 1
        self._shown = f"{self._done}/{self._total}"
        self._stream.write(f"\r{self._shown}")
        self._stream.flush()

    def hide(self) -> None:
        if self._shown:
            self._stream.write(f"\r{' ' * len(self._shown)}\r")
            self._stream.flush()
            self._shown = ""

    def close(self) -> None:
        self.hide()
