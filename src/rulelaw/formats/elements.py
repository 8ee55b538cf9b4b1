"""The elements of a page as a tree, whoever parsed it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

__all__ = ["TEXT_BLOCKS", "VOID", "Element"]

VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
"""The elements that hold nothing and have no end tag."""

TEXT_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    ]
)
"""The elements that stand as blocks of their own in running text: each ends the line, and the paragraph, before it."""


@define(eq=False)
class Element:
    """An element of a page.

    :ivar tag: its name in small letters.
    :ivar attributes: its attributes, the names in small letters; empty where one has no value.
    :ivar children: the elements and texts in it, in order.
    :ivar parent: the element that it stands in; ``None`` for the root.
    """

    tag: str
    attributes: dict[str, str] = field(factory=dict)
    children: list[Element | str] = field(factory=list, repr=False)
    parent: Element | None = field(default=None, repr=False)

    def add(self, tag: str, attributes: dict[str, str]) -> Element:
        """Put a new element behind the last child, and give it."""
        child = Element(tag, attributes, [], self)
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Element]:
        """Give the element and all elements in it, in order.

        >>> body = Element("body")
        >>> _ = body.add("p", {}).add("b", {})
        >>> [element.tag for element in body.walk()]
        ['body', 'p', 'b']
        """
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def above(self) -> Iterator[Element]:
        """Give the element and those that it stands in, from the inside out."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def text(self) -> str:
        """Give all text in it, as it stands.

        >>> body = Element("body", {}, ["甲"])
        >>> body.add("b", {}).children.append("乙")
        >>> body.text()
        '甲乙'
        """
        texts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            child = waiting.pop()
            if isinstance(child, str):
                texts.append(child)
            else:
                waiting += reversed(child.children)
        return "".join(texts)
