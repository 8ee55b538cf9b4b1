"""Tests of joining the pieces of a file to one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rulelaw.formats.pieces import Piece, join_pieces


def test_every_character_knows_where_it_came_from() -> None:
    source = join_pieces(
        [Piece("甲乙", 1, 1, "p"), Piece(""), Piece("丙", 3, 2, "tr")], "a.html", {"title": "题"}
    )
    assert source.text == "甲乙\n丙"
    assert source.metadata == {"title": "题"}
    origins = [source.origin(i) for i in range(len(source.text))]
    assert [(o.block, o.page, o.where) for o in origins if o] == [(1, 1, "p")] * 3 + [(3, 2, "tr")]


def test_plain_text_has_no_origins() -> None:
    assert join_pieces([], None).origin(0) is None


@given(st.lists(st.text(st.characters(exclude_characters="\n\r"))))
def test_origins_quote_their_pieces(texts: list[str]) -> None:
    source = join_pieces([Piece(text, i) for i, text in enumerate(texts)], None)
    assert [source.quote(origin.span) for origin in source.origins] == [text for text in texts if text]


def test_blocks_are_parted_by_the_gap_and_lines_of_one_block_are_not() -> None:
    pieces = [
        Piece("甲", 1),
        Piece("乙", 1),
        Piece("丙", 2),
        Piece("| 1 |", 3, None, "tr"),
        Piece("| 2 |", 4, None, "tr"),
    ]
    source = join_pieces(pieces, None, gap="\n\n")
    assert source.text == "甲\n乙\n\n丙\n\n| 1 |\n| 2 |"
    assert [source.quote(origin.span) for origin in source.origins] == ["甲", "乙", "丙", "| 1 |", "| 2 |"]
