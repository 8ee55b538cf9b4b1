"""The library's own parser: as browsers read a page, in one pass."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.formats.elements import Element
from rulelaw.formats.flattening import flatten
from rulelaw.formats.parsing_markup import TooDeepError, parse_markup


def texts(root: Element) -> list[str]:
    return [line.text for line in flatten(root)]


def test_attributes_are_read_as_browsers_read_them() -> None:
    (body,) = parse_markup(
        "<p CLASS=a id='b c' class=z data-x title=\"&quot;d\" =e>甲", depth=9, elements=9
    ).children
    assert isinstance(body, Element)
    (paragraph,) = body.children
    assert isinstance(paragraph, Element)
    assert {key: paragraph.attributes[key] for key in ("class", "id", "data-x", "title")} == {
        "class": "a",
        "id": "b c",
        "data-x": "",
        "title": '"d',
    }


def test_entities_are_decoded_once() -> None:
    assert texts(parse_markup("<p>&amp;lt;b&amp;gt;", depth=9, elements=9)) == ["&lt;b&gt;"]


@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "</",
                "p",
                "div",
                "b",
                "td",
                "table",
                "tr",
                " ",
                "=",
                '"',
                "'",
                "<!--",
                "-->",
                "<!",
                "&",
                ";",
                "甲",
                "br",
                "/",
                "script",
                "a href=x",
                "li",
                "ol",
            ]
        ),
        max_size=60,
    )
)
def test_no_markup_makes_the_parser_fail(pieces: list[str]) -> None:
    try:
        root = parse_markup("".join(pieces), depth=40, elements=200)
    except TooDeepError:
        return
    assert all(
        child.parent is element
        for element in root.walk()
        for child in element.children
        if isinstance(child, Element)
    )


class Counting(str):
    """A text that counts how much of it is looked through for an end."""

    looked = 0

    def find(self, *arguments: Any) -> int:
        found = super().find(*arguments)
        Counting.looked += (len(self) if found < 0 else found) - arguments[1]
        return found


@pytest.mark.parametrize("piece", ["<!--", "<!", "<?", "</ ", "<![CDATA["])
def test_the_end_of_a_remark_is_looked_for_once(piece: str) -> None:
    Counting.looked = 0
    text = Counting(piece * 5_000)
    parse_markup(text, depth=9, elements=9)
    assert 0 < Counting.looked <= len(text)
