"""From the text of a page to its elements: by lexbor where the extra ``html`` is installed, else by our own parser."""

from __future__ import annotations

import re
from typing import Any

from rulelaw.errors import MissingExtraError
from rulelaw.extras import load_extra
from rulelaw.formats.elements import VOID, Element
from rulelaw.formats.limits import Limits
from rulelaw.formats.parsing_markup import (
    MOST_ATTRIBUTES,
    RAW_ENDS,
    TOO_MANY,
    TOO_MANY_ATTRIBUTES,
    TooDeepError,
    behind_remark,
    parse_markup,
    too_deep,
)
from rulelaw.formats.refusing import refuse

__all__ = ["parse_page"]

# A tag with its attributes, whose values may hold the sign that ends it.
_TAG = re.compile(
    r"""<(?:!--|(/?)([a-zA-Z][^\s/>]*+)(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)""",
    re.ASCII,
)
_ATTRIBUTE = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++)?+)?+""", re.ASCII)
# No tag of this length has too many attributes.
_SHORT = 2 * MOST_ATTRIBUTES
# Elements that are seldom closed, and close each other.
_LOOSE = VOID | frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "html",
        "head",
        "body",
        "colgroup",
    ]
)  # Start and end tags together, and comments.
_TAGS_AN_ELEMENT = 4


def parse_page(text: str, name: str | None, limits: Limits) -> Element:
    """Parse a page.

    The parser of the extra ``html`` (selectolax, that is lexbor) knows every rule of HTML for what is wrong in a page;
    without it the library's own parser knows the usual ones.

    :param text: the page.
    :param name: what to call it in messages.
    :param limits: how deep its elements may be nested and how many there may be.
    :raises ReadError: there are more.

    >>> page = parse_page("<p>甲<p>乙", None, Limits())
    >>> [element.tag for element in page.walk() if element.tag == "p"]
    ['p', 'p']
    """
    try:
        parser = load_extra("selectolax.lexbor", "html", "a page")
    except MissingExtraError:
        parser = None
    try:
        if parser is None:
            return parse_markup(text, depth=limits.depth, elements=limits.elements)
        _look_ahead(text, limits)
        return _taken_over(parser.LexborHTMLParser(text).root, limits)
    except TooDeepError as error:
        raise refuse(name, str(error)) from error


def _look_ahead(text: str, limits: Limits) -> None:
    """Refuse what would cost a parser that knows no limits more than linear time: count the tags before it does."""
    depth = count = 0
    match = _TAG.search(text)
    while match is not None:
        position, tag = match.end(), (match[2] or "").lower()
        if (
            position - match.start() > _SHORT
            and len(set(_ATTRIBUTE.findall(text, match.end(2), position))) > MOST_ATTRIBUTES
        ):
            raise TooDeepError(TOO_MANY_ATTRIBUTES)
        if not tag:
            position = behind_remark(text, match.start())
        elif tag in RAW_ENDS and not match[1]:
            close = RAW_ENDS[tag].search(text, position)
            position = len(text) if close is None else close.start()
        elif tag not in _LOOSE:
            depth = max(0, depth - 1) if match[1] else depth + 1
            if depth > limits.depth:
                raise TooDeepError(too_deep(limits.depth))
        count += 1
        if count > _TAGS_AN_ELEMENT * limits.elements:
            raise TooDeepError(TOO_MANY)
        match = _TAG.search(text, position)


def _taken_over(root: Any, limits: Limits) -> Element:
    """Make the tree of another parser the library's own."""
    top = Element("html")
    count = 0
    if root is None:
        return top
    waiting: list[tuple[Any, Element, int]] = [(root.child, top, 1)]
    while waiting:
        node, parent, depth = waiting.pop()
        if depth > limits.depth + 1:
            raise TooDeepError(too_deep(limits.depth))
        while node is not None:
            tag = node.tag
            if tag == "-text":
                parent.children.append(node.text_content or "")
            elif tag and tag[0] not in "-!":
                count += 1
                if count > limits.elements:
                    raise TooDeepError(TOO_MANY)
                attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
                element = parent.add(tag, attributes)
                if node.child is not None:
                    waiting.append((node.child, element, depth + 1))
            node = node.next
    return top
