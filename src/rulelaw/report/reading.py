"""Read a report: the stages in order, each from the one before."""

from __future__ import annotations

from collections.abc import Sequence

from rulelaw.document.restoring import restore
from rulelaw.document.segmenting import segment
from rulelaw.document.types import BlockKind, Document, Doubt
from rulelaw.report.citing import cite, match_titles
from rulelaw.report.dating import read_date
from rulelaw.report.identifying import Page, identify
from rulelaw.report.outlining import Line, outline
from rulelaw.report.parting import Passage, assign_parts, classify_heading
from rulelaw.report.quantifying import sort_numerals
from rulelaw.report.tabulating import read_figures, tabulate
from rulelaw.report.telling_genre import tell_genre
from rulelaw.report.types import Heading, Part, Report, Section
from rulelaw.text.folding import Flow
from rulelaw.text.sources import Source

__all__ = ["parse", "read_document", "read_report"]

# Members that are asked for in loops: each is dear to look up.
_SHORTCOMINGS, _OTHER, _PARAGRAPH = Part.SHORTCOMINGS, Part.OTHER, BlockKind.PARAGRAPH
_BODY = (_PARAGRAPH, BlockKind.TABLE_ROW)
# Text before the first heading that is longer than any opening tells of the year's work itself.
_UNHEADED_MEASURES = 400
# In a text with no heading at all there is no opening to be told apart from.
_SHORTEST_REPORT = 60


def parse(text: str, *, name: str | None = None) -> Report:
    """Read a report from its text.

    Never fails on a faulty report: whatever the text, a :class:`Report` comes back, in time linear in its length.

    :param text: the text, as it is; it is kept in ``report.source.text`` unaltered.
    :param name: a name for messages, such as the file's.
    :raises TypeError: ``text`` is no ``str``.

    >>> report = parse("某县教育局2021年法治政府建设年度报告\\n2021年，我局制定规范性文件3件。")
    >>> report.masthead.year, [q.value for q in report.quantities]
    (2021, [Decimal('3')])
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(
            f"parse takes a str, not {type(text).__name__}; rulelaw.read takes paths, bytes and files"
        )
    return read_report(Source(text, name))


def read_report(source: Source) -> Report:
    """Read a report from a source: what is damaged in it is looked for first.

    >>> read_report(Source("某县教育局2021年法治政府建设年度报告")).masthead.year
    2021
    """
    restored, doubts = restore(source)
    return read_document(segment(restored), doubts)


def read_document(document: Document, doubts: tuple[Doubt, ...] = ()) -> Report:
    """Read a report from a document that has been cut into blocks; ``doubts``: what is damaged in it."""
    source = document.source
    flow = source.flow
    blocks = [(block.kind, *flow.stretch(block.span)) for block in document.blocks]
    body = [(start, end) for kind, start, end in blocks if kind in _BODY]
    titles = match_titles(flow.text)
    lines = outline(flow.text, [(start, end) for kind, start, end in blocks if kind is _PARAGRAPH])
    first_depth = [(line.start, line.heading_end) for line in lines if line.depth == 1]
    masthead = identify(Page(flow, source.text, blocks, first_depth, source.metadata))
    roots, nodes = _tree(flow, source.text, lines, masthead.year)
    stretches, parts = assign_parts(flow, [_passage(node) for node in nodes], masthead.year)
    ordered = sort_numerals(source, list(titles.outermost), body)
    genre, reason = tell_genre(flow, blocks, parts, source.metadata)
    dates = [read_date(words, span) for span, words in ordered.dates]
    quantities, numerals = ordered.quantities, ordered.numerals
    tables = tabulate(document)
    if tables:
        quantities, numerals = read_figures(tables, source.text, quantities, numerals)
    return Report(
        masthead=masthead,
        sections=tuple(root.freeze(flow) for root in roots),
        parts=parts,
        stretches=stretches,
        quantities=quantities,
        citations=tuple(cite(flow, titles, source.text)),
        dates=tuple(date for date in dates if date is not None),
        numerals=numerals,
        tables=tables,
        document=document,
        genre=genre,
        genre_reason=reason,
        doubts=doubts,
    )


class _Node:
    """A section under construction."""

    __slots__ = ("body", "children", "depth", "end", "heading", "heading_end", "opens", "part", "start")

    def __init__(
        self, heading: Heading | None, depth: int, part: Part, start: int, *, opens: bool = False
    ) -> None:
        self.heading = heading
        self.opens = opens  # whether its own heading opens the part, rather than one above it
        self.depth = depth
        self.part = part
        self.start = start
        self.heading_end = start  # in the flow, where the heading may be shorter than it is printed
        self.end = start
        self.children: list[_Node] = []
        self.body: list[tuple[int, int]] = []

    def freeze(self, flow: Flow) -> Section:
        return Section(
            self.heading,
            self.depth,
            self.part,
            flow.span(self.start, self.end),
            tuple([child.freeze(flow) for child in self.children]),
            tuple([flow.span(start, end) for start, end in self.body]),
        )


def _tree(
    flow: Flow, source: str, lines: Sequence[Line], year: int | None
) -> tuple[list[_Node], list[_Node]]:
    """Hang the lines under their headings; give the sections of the first depth, and all in the order of the text."""
    text = flow.text
    roots: list[_Node] = []
    nodes: list[_Node] = []
    stack: list[_Node] = []
    lacking = False
    end = 0
    for start, line_end, heading_end, body_start, depth, number, mark_end in lines:
        if depth:
            while stack and (stack[-1].heading is None or stack[-1].depth >= depth):
                stack.pop().end = end
            parent = stack[-1] if stack else None
            span = flow.span(start, heading_end)
            words = text[start if mark_end is None else mark_end : heading_end]
            above = None if parent is None else parent.part
            opened = classify_heading(words, above, year, lacking=lacking)
            lacking = lacking or opened is _SHORTCOMINGS
            printed = "".join(source[span.start : span.end].splitlines())
            heading = Heading(printed, depth, span, number, body_start < line_end)
            node = _Node(heading, depth, opened or above or _OTHER, start, opens=opened is not None)
            node.heading_end = heading_end
            (roots if parent is None else parent.children).append(node)
            nodes.append(node)
            stack.append(node)
            if body_start < line_end:
                node.body.append((body_start, line_end))
        else:
            if not stack:
                stack.append(_Node(None, 0, _OTHER, start))
                roots.append(stack[0])
                nodes.append(stack[0])
            stack[-1].body.append((start, line_end))
        end = line_end
    for node in stack:
        node.end = end
    _tell_measures(roots, nodes)
    return roots, nodes


def _tell_measures(roots: Sequence[_Node], nodes: Sequence[_Node]) -> None:
    """Let the text before the first heading tell of measures where no heading does and it is more than an opening."""
    if not roots or roots[0].heading is not None or any(node.part is Part.MEASURES for node in nodes):
        return
    length = sum(end - start for start, end in roots[0].body)
    if length >= (_UNHEADED_MEASURES if len(roots) > 1 else _SHORTEST_REPORT):
        roots[0].part = Part.MEASURES


def _passage(node: _Node) -> Passage:
    heading = None if node.heading is None else (node.start, node.heading_end)
    return Passage(heading, node.opens, node.part, tuple(node.body), bool(node.body or node.children))
