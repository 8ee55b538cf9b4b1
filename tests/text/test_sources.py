"""Sources: the text as it was given, and its lines as editors count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.text.sources import Place, Source
from rulelaw.text.spans import Span

# Line ends of all systems, and characters that str.splitlines takes for line ends but editors do not.
LINES = st.text(alphabet="法治\n\r\x0b\x0c\u2028\x85", max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("第一行\n第二行", 0, "1:1"),
        ("第一行\n第二行", 3, "1:4"),  # the line end itself
        ("第一行\n第二行", 4, "2:1"),
        ("第一行\r\n第二行", 5, "2:1"),
        ("第一行\r第二行", 4, "2:1"),  # old Macintosh files
        ("一\x0c二\u2028三", 4, "1:5"),  # a form feed ends no line
        ("", 0, "1:1"),
        ("一\n", 2, "2:1"),
        ("第一行", 99, "1:4"),  # beyond the end: the end
        ("第一行", -5, "1:1"),
    ],
)
def test_a_place_is_a_line_and_a_column_from_one(text: str, offset: int, place: str) -> None:
    r"""Lines end at \n, \r\n or a lone \r."""
    assert str(Source(text).place(offset)) == place


@given(LINES)
def test_lines_and_places_agree(text: str) -> None:
    """Every character stands in the line that its place names, at the column that it names."""
    source = Source(text)
    for offset in range(len(text)):
        place = source.place(offset)
        line = source.line_span(place.line)
        assert line.start + place.column - 1 == offset
        assert offset <= line.end or text[offset] in "\r\n"


@given(LINES)
def test_the_lines_are_those_of_universal_newlines(text: str) -> None:
    r"""Counting lines is replacing \r\n and \r by \n and splitting there."""
    source = Source(text)
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [source.quote(source.line_span(n)) for n in range(1, len(expected) + 1)] == expected


@pytest.mark.parametrize("line", [0, -1, 3])
def test_a_line_that_is_not_there_is_an_index_error(line: int) -> None:
    """Lines count from one."""
    with pytest.raises(IndexError, match=f"line {line} of 2"):
        Source("第一行\n第二行").line_span(line)


def test_a_quote_is_the_text_itself() -> None:
    """Full-width characters are quoted as printed, though scanners see them folded."""
    source = Source("办理１２件", "a.txt")
    assert source.quote(Span(2, 5)) == "１２件"
    assert source.flow.text == "办理12件"
    assert source.flow is source.flow


def test_a_source_shows_its_size_and_not_its_text() -> None:
    """A report of ten pages does not flood a traceback."""
    assert repr(Source("法治" * 500, "a.txt")) == "Source(text=<1000 characters>, name='a.txt')"


def test_places_sort_by_line_then_column() -> None:
    """Findings are shown in the order of the text."""
    assert sorted([Place(2, 1), Place(1, 9), Place(1, 2)]) == [Place(1, 2), Place(1, 9), Place(2, 1)]
