"""From the text of a page to its elements, by the standard library alone, in one pass and linear time.

``html.parser`` is not used: it looks for the end of some constructs anew from every place where one may begin (an
unclosed comment, ``<![CDATA[``), so that the cost of a hostile page grows with the square of its length. Here nothing
is looked for twice: what is not closed runs to the end of the page, as the standard of HTML says.
"""

from __future__ import annotations

import re
from html import unescape

from rulelaw.formats.elements import TEXT_BLOCKS, VOID, Element

__all__ = [
    "MOST_ATTRIBUTES",
    "RAW_ENDS",
    "TOO_MANY",
    "TOO_MANY_ATTRIBUTES",
    "TooDeepError",
    "behind_remark",
    "parse_markup",
    "too_deep",
]

_OPENS = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"[a-zA-Z][^\s/>]*", re.ASCII)
_SPACES = " \t\n\r\f"
_ATTRIBUTE = re.compile(
    r"[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)|(?=>)))?", re.ASCII
)
_TAG_END = re.compile(r"[\s/]*>", re.ASCII)
# What these hold is no markup.
_RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes"))
_RAW_TEXT = frozenset(("title", "textarea"))
#: The end tags of what holds no markup, by tag.
RAW_ENDS = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in _RAW | _RAW_TEXT}
_IN_HEAD = frozenset(
    [
        "title",
        "meta",
        "link",
        "base",
        "script",
        "style",
        "noscript",
        "template",
        "basefont",
        "bgsound",
        "noframes",
    ]
)
_CLOSE_P = TEXT_BLOCKS | {"plaintext", "search", "xmp"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# A start tag closes open elements of these kinds, not beyond the nearest of the kinds behind them.
_SIBLINGS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ol", "ul", "menu", "dir"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "option": (frozenset(("option",)), frozenset(("select",))),
    "td": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "th": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "tr": (frozenset(("tr", "td", "th", "caption", "colgroup")), frozenset(("table",))),
    "tbody": (
        frozenset(("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup")),
        frozenset(("table",)),
    ),
}
_SIBLINGS["thead"] = _SIBLINGS["tfoot"] = _SIBLINGS["tbody"]
_TABLE_PARTS = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"])
_WALLS = frozenset(
    ("td", "th", "caption", "table", "html", "template", "button", "object", "marquee", "applet")
)
_INLINE = frozenset(
    [
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
        "span",
        "sub",
        "sup",
        "label",
    ]
)


#: What is said of a page with too many elements.
TOO_MANY = "too many elements; no page has so many: raise Limits.elements"
MOST_ATTRIBUTES = 256
"""How many attributes an element may have: comparing each with each is what parsers do with them."""
TOO_MANY_ATTRIBUTES = f"an element with more than {MOST_ATTRIBUTES} attributes; no page has one"


def too_deep(depth: int) -> str:
    """Give what is said of a page whose elements are nested deeper than ``depth``."""
    return f"elements nested deeper than {depth:,}; no page's are: raise Limits.depth"


class TooDeepError(Exception):
    """The elements are nested deeper than the limit, or there are more of them."""


def parse_markup(text: str, *, depth: int, elements: int) -> Element:
    """Parse a page.

    :param text: the page.
    :param depth: how deep elements may be nested.
    :param elements: how many there may be.
    :returns: the root, an element ``html`` with a ``head`` and a ``body`` where the page has them.
    :raises TooDeepError: there are more.

    >>> [element.tag for element in parse_markup("<p>甲<p>乙<br>", depth=9, elements=9).walk()]
    ['html', 'body', 'p', 'p', 'br']
    """
    builder = _Builder(depth, elements)
    position, size = 0, len(text)
    while position < size:
        found = _OPENS.search(text, position)
        if found is None:
            builder.text(unescape(text[position:]))
            break
        if found.start() > position:
            builder.text(unescape(text[position : found.start()]))
        position = _take(text, found.start(), builder)
    return builder.root


def _take(text: str, start: int, builder: _Builder) -> int:
    """Take what begins with ``<``, and give where it ends."""
    following = text[start + 1]
    if following in "!?":
        return behind_remark(text, start)
    closing = following == "/"
    named = _NAME.match(text, start + 1 + closing)
    if named is None:  # </ with no name behind it is a remark
        return _behind(text, ">", start)
    tag = named.group().lower()
    attributes: dict[str, str] = {}
    position = named.end()
    while True:
        end = _TAG_END.match(text, position)
        if end is not None:
            position = end.end()
            break
        attribute = _ATTRIBUTE.match(text, position)
        # A tag that is not closed is none, nor is one with a value whose quotation mark is not closed.
        if attribute is None or attribute.end() >= len(text) or text[attribute.end()] == "=":
            return len(text)
        name = attribute[1].lower()
        if not closing and name not in attributes:
            value = next((value for value in attribute.groups()[1:] if value is not None), "")
            attributes[name] = unescape(value) if "&" in value else value
            if len(attributes) > MOST_ATTRIBUTES:
                raise TooDeepError(TOO_MANY_ATTRIBUTES)
        position = attribute.end()
    if closing:
        builder.end(tag)
        return position
    builder.start(tag, attributes)
    if tag in RAW_ENDS:
        close = RAW_ENDS[tag].search(text, position)
        stop = len(text) if close is None else close.start()
        if tag in _RAW_TEXT:
            builder.text(unescape(text[position:stop]))
        return stop
    return position


def behind_remark(text: str, start: int) -> int:
    """Give the end of a comment, a document type, a processing instruction or a CDATA section."""
    if text.startswith("<!--", start):
        if text.startswith((">", "->"), start + 4):
            return _behind(text, ">", start)
        return _behind(text, "-->", start + 4)
    return _behind(text, ">", start)


def _behind(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


class _Builder:
    """Puts elements where they belong: closes what a tag closes without saying so."""

    def __init__(self, depth: int, elements: int) -> None:
        self.root = Element("html")
        self._open = [self.root]
        self._depth = depth
        self._left = elements
        self._body: Element | None = None

    def text(self, text: str) -> None:
        """Add text to the element that is open."""
        if len(self._open) == 1 or self._open[-1].tag == "head":
            if not text.strip(_SPACES):
                return
            self._to_body()
        self._open[-1].children.append(text)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if tag == "html":
            return
        if tag == "body":
            self._to_body()
            return
        if tag == "head":
            if self._body is None and len(self._open) == 1:
                self._push(tag, attributes)
            return
        if self._body is None and tag in _IN_HEAD:
            if len(self._open) == 1:
                self._push("head", {})
        elif self._body is None and self._open[-1].tag in ("html", "head"):
            self._to_body()
        self._close_before(tag)
        if tag in VOID:
            self._count()
            self._open[-1].add(tag, attributes)
        else:
            self._push(tag, attributes)

    def end(self, tag: str) -> None:
        """Close an element, and what is open in it; an end tag that closes nothing does nothing."""
        if tag in ("html", "body"):
            return
        if tag == "br":
            self.start("br", {})
            return
        kinds = _HEADINGS if tag in _HEADINGS else (tag,)
        for index in range(len(self._open) - 1, 0, -1):
            at = self._open[index].tag
            if at in kinds:
                if self._open[index] is not self._body:
                    del self._open[index:]
                return
            if at in _WALLS and not (tag in _TABLE_PARTS and at != "table"):
                return
            if tag in _INLINE and at in _CLOSE_P:
                return

    def _to_body(self) -> None:
        if self._body is None:
            del self._open[1:]
            self._body = self._push("body", {})

    def _push(self, tag: str, attributes: dict[str, str]) -> Element:
        self._count()
        if len(self._open) > self._depth:
            raise TooDeepError(too_deep(self._depth))
        element = self._open[-1].add(tag, attributes)
        self._open.append(element)
        return element

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooDeepError(TOO_MANY)

    def _close_before(self, tag: str) -> None:
        if tag in _CLOSE_P:
            self._close(("p",), _WALLS)
        if tag in _HEADINGS and self._open[-1].tag in _HEADINGS:
            self._open.pop()
        siblings = _SIBLINGS.get(tag)
        if siblings is not None:
            self._close(*siblings)

    def _close(self, kinds: frozenset[str] | tuple[str, ...], walls: frozenset[str]) -> None:
        """Close the outermost open element of ``kinds`` that no wall stands before."""
        found = None
        for index in range(len(self._open) - 1, 0, -1):
            at = self._open[index].tag
            if at in walls:
                break
            if at in kinds:
                found = index
        if found is not None:
            del self._open[found:]
