"""From the elements of a page to its lines: what a reader sees, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from rulelaw.formats.elements import TEXT_BLOCKS, Element
from rulelaw.formats.gridding import grid_rows
from rulelaw.formats.numbering import item_mark, number_item

__all__ = ["PageLine", "flatten", "is_hidden"]

# Nothing of these is text of the page.
_SKIPPED = frozenset(
    [
        "xml",
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "optgroup",
        "datalist",
        "button",
        "textarea",
        "input",
        "progress",
        "meter",
        "xmp",
        "noembed",
        "noframes",
        "title",
    ]
)
_BLOCKS = TEXT_BLOCKS | {
    "body",
    "caption",
    "html",
    "legend",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ucapcontent",
    "ucaptitle",
}
_HIDING = re.compile(
    r"display:none|visibility:hidden|font-size:0(?![.\d]*[1-9])|(?:text-indent|(?<![a-z-])left|(?<![a-z-])top):-\d{3,}"
)
# What the usual style sheets hide by the name of a class.
_HIDDEN_CLASSES = frozenset(("d-none", "layui-hide", "ng-hide", "visually-hidden", "sr-only"))
_BREAK = re.compile(r"(?<=[⺀-鿿！-～、。《》“”])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[⺀-鿿！-～、。《》“”])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MARGIN = " \t\xa0\u3000\u200b\ufeff"


@frozen
class PageLine:
    """A line of a page.

    :ivar text: what stands in it.
    :ivar links: how many of its characters are links.
    :ivar element: the innermost block that it stands in; of a row of a table the row.
    :ivar block: the number of the block, from 1; lines parted by a single break have the same.
    :ivar where: the element's name.
    :ivar cells: the cells, where the line is a row of a table of data.
    """

    text: str
    links: int
    element: Element
    block: int
    where: str
    cells: tuple[str, ...] = ()


def is_hidden(element: Element) -> bool:
    """Tell whether an element is hidden by its own attributes.

    >>> (
    ...     is_hidden(Element("p", {"style": "Display : none"})),
    ...     is_hidden(Element("p", {"style": "display:block"})),
    ... )
    (True, False)
    """
    attributes = element.attributes
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    classes = attributes.get("class")
    if classes and not _HIDDEN_CLASSES.isdisjoint(classes.split()):
        return True
    style = attributes.get("style")
    return bool(style) and _HIDING.search("".join(str(style).lower().split())) is not None


class _Gatherer:
    """Gathers the text between two block borders to a line."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.mark = ""
        self._texts: list[str] = []
        self._links = 0
        self._block = 0
        self._last: Element | None = None

    def add(self, text: str, *, linked: bool) -> None:
        self._texts.append(text)
        if linked:
            self._links += len(text.strip())

    def flush(self, element: Element, *, new: bool) -> None:
        """End the line; ``new``: what comes belongs to another block, as it does behind an empty line."""
        text = "".join(self._texts)
        if not text.strip(_MARGIN + "\r\n\f"):
            new = True
        else:
            if "\n" in text or "\r" in text:
                text = _BREAK.sub("", text)
            text = _SPACES.sub(" ", text).strip(_MARGIN)
            if text:
                if self.mark:
                    text = item_mark(self.mark, text) + text
                    self.mark = ""
                self._append(text, element)
        self._texts = []
        self._links = 0
        if new:
            self._last = None

    def _append(self, text: str, element: Element) -> None:
        if element is not self._last:
            self._block += 1
            self._last = element
        self.lines.append(PageLine(text, min(self._links, len(text)), element, self._block, element.tag))

    def rows(self, rows: list[tuple[Element, tuple[str, ...], int]]) -> None:
        """Add the rows of a table."""
        for element, cells, links in rows:
            text = "| " + " | ".join(cells) + " |"
            self._block += 1
            self.lines.append(PageLine(text, min(links, len(text)), element, self._block, "tr", cells))
        self._last = None


def flatten(root: Element) -> list[PageLine]:
    """Give the lines of a page: no scripts, no styles, nothing hidden.

    A break and every border of a block end a line. The numbers of a list become text where an item does not begin with
    a number of its own; a table of data becomes a line for each row, ``| cell | cell |``, in which a cell that stands
    for several is told in each heading that it spans.

    >>> page = Element("body")
    >>> page.add("p", {}).children.append("制定文件3件。")
    >>> [line.text for line in flatten(page)]
    ['制定文件3件。']
    """
    gatherer = _Gatherer()
    counted: dict[int, int] = {}  # the number of the last item, by list
    # Elements that are open: each with what is left of it, and whether it is a block and stands in a link.
    waiting: list[tuple[Element, Iterator[Element | str], Element, bool]] = [
        (root, iter(root.children), root, False)
    ]
    while waiting:
        element, children, block, linked = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            if element.tag in _BLOCKS:
                gatherer.flush(element, new=True)
        elif isinstance(child, str):
            _add_text(gatherer, child, block, linked=linked)
        elif child.tag == "br":
            gatherer.flush(block, new=False)
        elif child.tag not in _SKIPPED and not is_hidden(child):
            if child.tag not in _BLOCKS:
                inside = linked or (child.tag == "a" and bool(child.attributes.get("href")))
                waiting.append((child, iter(child.children), block, inside))
                continue
            gatherer.flush(block, new=True)
            if child.tag == "table":
                rows = grid_rows(child, _cell)
                if rows is not None:
                    gatherer.rows(rows)
                    continue
            if child.tag == "li":
                number, gatherer.mark = number_item(child, counted.get(id(element)))
                if number is not None:
                    counted[id(element)] = number
            waiting.append((child, iter(child.children), child, linked))
    gatherer.flush(root, new=True)
    return gatherer.lines


def _add_text(gatherer: _Gatherer, text: str, block: Element, *, linked: bool) -> None:
    if block.tag in ("pre", "listing") and ("\n" in text or "\r" in text):
        for line in text.splitlines():
            gatherer.add(line, linked=linked)
            gatherer.flush(block, new=False)
    else:
        gatherer.add(text, linked=linked)


def _cell(cell: Element) -> tuple[str, int]:
    """Give the text of a cell in one line, and how many of its characters are links."""
    lines = flatten(Element("td", {}, cell.children)) if cell.children else []
    text = " ".join(line.text for line in lines).replace("|", "｜")
    return text, sum(line.links for line in lines)
