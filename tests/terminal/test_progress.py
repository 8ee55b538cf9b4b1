"""How far a check has come: a bar, a counter, or nothing, and never anything in a file."""

from __future__ import annotations

import io
import sys

import pytest

from rulelaw.errors import RulelawError
from rulelaw.terminal.progress import make_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def no_tqdm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)  # as if it were not installed


def shown(stream: io.StringIO, *, wanted: bool | None, total: int = 3) -> str:
    progress = make_progress(total, stream, wanted=wanted)
    for _ in range(total):
        progress.hide()
        progress.step()
    progress.close()
    return stream.getvalue()


def screen(text: str) -> str:
    """What is left on the last line of a terminal."""
    line: list[str] = []
    column = 0
    for character in text.replace("\x1b[A", ""):
        if character == "\r":
            column = 0
        else:
            line[column:] = [character, *line[column + 1 :]]
            column += 1
    return "".join(line).rstrip()


@pytest.mark.parametrize("wanted", [True, None])
def test_a_bar_where_tqdm_is_installed(wanted: bool | None) -> None:
    text = shown(Terminal(), wanted=wanted)
    assert "| 0/3 [" in text or "| 1/3 [" in text
    assert screen(text) == ""


@pytest.mark.usefixtures("no_tqdm")
def test_a_counter_where_it_is_not() -> None:
    text = shown(Terminal(), wanted=None)
    assert text == "\r1/3\r   \r\r2/3\r   \r\r3/3\r   \r"
    assert screen(text) == ""


@pytest.mark.usefixtures("no_tqdm")
def test_a_bar_asked_for_names_the_extra() -> None:
    with pytest.raises(RulelawError, match=r"--progress needs tqdm.*pip install 'rulelaw\[progress\]'"):
        make_progress(3, Terminal(), wanted=True)


@pytest.mark.parametrize("wanted", [True, None, False])
def test_nothing_where_there_is_no_terminal(wanted: bool | None) -> None:
    assert shown(io.StringIO(), wanted=wanted) == ""


def test_nothing_where_it_is_not_wanted_or_there_is_one_document() -> None:
    assert shown(Terminal(), wanted=False) == ""
    assert shown(Terminal(), wanted=None, total=1) == ""


def test_tqdm_is_imported_only_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tqdm", raising=False)
    make_progress(3, Terminal(), wanted=False)
    assert "tqdm" not in sys.modules
