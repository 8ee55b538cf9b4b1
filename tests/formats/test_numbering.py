"""Numbers are written as browsers write them."""

from __future__ import annotations

import pytest

from rulelaw.formats.elements import Element
from rulelaw.formats.numbering import chinese_count, item_mark, number_item


@pytest.mark.parametrize(
    ("attributes", "number", "mark"),
    [
        ({}, 4, "4."),
        ({"type": "A"}, 3, "C."),
        ({"type": "i"}, 14, "xiv."),
        ({"type": "I"}, 1994, "MCMXCIV."),
        ({"style": "list-style-type: lower-alpha"}, 27, "27."),
        ({"style": "list-style: inside simp-chinese-informal"}, 21, "二十一、"),
        ({"style": "list-style: none"}, 2, ""),
    ],
)
def test_a_number_is_written_as_the_list_wants_it(attributes: dict[str, str], number: int, mark: str) -> None:
    item = Element("ol", attributes).add("li", {})
    assert number_item(item, number - 1) == (number, mark)


@pytest.mark.parametrize("start", ["x", "", "9" * 30, "1.5"])
def test_a_start_that_is_no_number_is_one(start: str) -> None:
    assert number_item(Element("ol", {"start": start}).add("li", {}), None) == (1, "1.")


def test_items_of_other_lists_have_no_number() -> None:
    assert number_item(Element("ul").add("li", {}), None) == (None, "")
    assert number_item(Element("li"), None) == (None, "")


def test_a_mark_is_not_doubled() -> None:
    assert [item_mark("1.", text) for text in ("1、甲", "①甲", "第一，甲", "甲", "2023年甲")] == [
        "",
        "",
        "",
        "1.",
        "1.",
    ]


def test_counts_beyond_the_words_stay_digits() -> None:
    assert [chinese_count(number) for number in (0, 9, 20, 99, 100)] == ["0", "九", "二十", "九十九", "100"]
