"""A tree of elements is walked in the order of the page, however deep it is."""

from __future__ import annotations

from rulelaw.formats.elements import Element


def grown() -> Element:
    body = Element("body")
    first = body.add("p", {"id": "a"})
    first.children.append("甲")
    first.add("b", {}).children.append("乙")
    first.children.append("丙")
    body.add("p", {}).children.append("丁")
    return body


def test_elements_and_texts_come_in_the_order_of_the_page() -> None:
    body = grown()
    assert [element.tag for element in body.walk()] == ["body", "p", "b", "p"]
    assert body.text() == "甲乙丙丁"


def test_an_element_knows_what_it_stands_in() -> None:
    *_, bold, _ = grown().walk()
    assert [element.tag for element in bold.above()] == ["b", "p", "body"]


def test_a_deep_tree_is_no_recursion() -> None:
    root = element = Element("div")
    for _ in range(5_000):
        element = element.add("div", {})
    element.children.append("甲")
    assert root.text() == "甲"
    assert sum(1 for _ in root.walk()) == 5_001
