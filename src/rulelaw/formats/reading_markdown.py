"""Markdown: what a reader of the rendered page would see, line by line.

Source: CommonMark 0.31.2 and the tables and footnotes of GitHub Flavored Markdown. Lines are not joined as a
browser would join them: reports are written a paragraph a line, and hard wraps are told later, as in plain text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from attrs import define, field

from rulelaw.formats.gluing import row_line
from rulelaw.formats.limits import Limits
from rulelaw.formats.pieces import Piece, join_pieces, most_lines, told_properties
from rulelaw.formats.reading_text import read_text
from rulelaw.formats.refusing import refuse
from rulelaw.text.sources import Source

__all__ = ["read_markdown"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_ORDERED = re.compile(r"([ \t]*)(\d{1,9})([.)])[ \t]+(?=\S)")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(?=\S)")
_RULE_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,60}\]:[ \t]*")
_PROPERTY = re.compile(r"(title|subject|标题)[ \t]*:[ \t]*(.+)", re.IGNORECASE)
_LONGEST_FRONT = 60
_ENTITY = re.compile(r"&#?[0-9A-Za-z]{1,32};")
# One pass over the marks inside a line; every alternative is bounded, so that no line costs more than its length.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<image>!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\]))"
    r"|\[\^[^\]\s]{1,60}\]"
    r"|\[(?P<link>[^\[\]\n]{1,500})\](?:\((?:[^()\n]|\([^()\n]{0,300}\)){0,1000}\)|\[[^\[\]\n]{0,200}\])"
    r"|<(?P<address>https?://[^<>\s]{1,1000}|[^<>\s@]{1,100}@[^<>\s]{1,100})>"
    r"|(?P<newline><br[ \t]*/?>)"
    r"|</?[A-Za-z][A-Za-z0-9-]{0,30}(?:[ \t][^<>\n]{0,500})?/?>"
    r"|(?P<run>\*+|_+|~~)"
)


def read_markdown(data: bytes, name: str | None, limits: Limits) -> Source:
    """Read Markdown: headings, list items, quotations and rows of tables as lines, without the marks.

    Ordered lists are numbered as they are shown, whatever numbers are typed. Comments, images, rules and the addresses
    of links are left out; a title in the front matter becomes metadata.

    :param data: the whole file.
    :param name: what to call it in messages.
    :param limits: what it may cost.
    :returns: the source; its origins tell the line (``block``) and the kind of place: ``p``, ``h1`` to ``h6``, ``li``,
        ``tr``, ``code``, ``footnote``.
    :raises ReadError: it is in no known encoding, or longer than the limit.

    >>> read_markdown("# 一、**举措**\\n\\n1. 制定\\n1. [公布](a.htm)\\n".encode(), None, Limits()).text
    '一、举措\\n1.制定\\n2.公布'
    """
    text = read_text(data, name, limits).text
    lines = _LINE_END.split(_without_comments(text))
    if len(lines) > most_lines(limits):
        raise refuse(
            name, f"more than {most_lines(limits):,} lines; raise Limits.characters if they are meant"
        )
    first, properties = _front(lines)
    return join_pieces(_Reading(lines, first).pieces(), name, told_properties(properties))


def _without_comments(text: str) -> str:
    """Take the comments out and leave their line ends, so that lines keep their numbers."""
    parts: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        parts.append(text[position:start])
        parts.append("\n" * len(_LINE_END.findall(text, start, end)))
        position = end + 3
    return "".join([*parts, text[position:]])


def _front(lines: list[str]) -> tuple[int, dict[str, str]]:
    """Read the properties before the text; give the line that it begins with."""
    if not lines or lines[0].rstrip() != "---":
        return 0, {}
    for index in range(1, min(len(lines), _LONGEST_FRONT)):
        if lines[index].rstrip() in ("---", "..."):
            found = [_PROPERTY.fullmatch(line.strip()) for line in lines[1:index]]
            return index + 1, {
                ("subject" if match[1].lower() == "subject" else "title"): match[2].strip("\"' ")
                for match in found
                if match
            }
    return 0, {}


@define
class _Reading:
    """Walks the lines."""

    lines: list[str]
    at: int
    numbers: list[tuple[int, int]] = field(factory=list)
    """The ordered lists that are open: how far each is indented, and how far it has counted."""
    blank: bool = True

    def pieces(self) -> Iterator[Piece]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if not line.strip():
                self.blank = True
                continue
            yield from self._line(line, self.at)
            self.blank = False

    def _line(self, line: str, number: int) -> Iterator[Piece]:
        fence = _FENCE.fullmatch(line)
        if fence:
            yield from self._code(fence[1])
            return
        quoted = _QUOTE.match(line)
        line = line[quoted.end() :] if quoted else line
        heading = _HEADING.fullmatch(line)
        if heading:
            self.numbers.clear()
            yield from _said(heading[2] or "", number, f"h{len(heading[1])}")
        elif self._is_table():
            self.numbers.clear()
            yield from self._table(number)
        elif _BREAK.fullmatch(line) or _DEFINITION.match(line):
            return
        else:
            yield from self._words(line, number)

    def _words(self, line: str, number: int) -> Iterator[Piece]:
        note = _NOTE.match(line)
        if note:
            yield from _said(line[note.end() :], number, "footnote")
            return
        ordered = _ORDERED.match(line)
        if ordered:
            label = f"{self._count(len(ordered[1].expandtabs(4)), int(ordered[2]))}{ordered[3]}"
            words = line[ordered.end() :]
            yield from _said(words, number, "li", label + (" " if words[:1].isdigit() else ""))
            return
        bullet = _BULLET.match(line)
        if bullet:
            yield from _said(line[bullet.end() :], number, "li")
            return
        if self.blank and not line.startswith((" ", "\t")):
            self.numbers.clear()
        level = self._underlined()
        yield from _said(line, number, f"h{level}" if level else "p")

    def _count(self, indent: int, typed: int) -> int:
        while self.numbers and self.numbers[-1][0] > indent + 1:
            self.numbers.pop()
        if self.numbers and self.numbers[-1][0] >= indent - 1:
            self.numbers[-1] = self.numbers[-1][0], self.numbers[-1][1] + 1
        else:
            self.numbers.append((indent, typed))
        return self.numbers[-1][1]

    def _underlined(self) -> int:
        """Tell whether the next line makes a heading of this one, and pass it by."""
        below = _UNDERLINE.fullmatch(self.lines[self.at]) if self.at < len(self.lines) else None
        if below is None:
            return 0
        self.at += 1
        self.numbers.clear()
        return 1 if below[1][0] == "=" else 2

    def _code(self, fence: str) -> Iterator[Piece]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                return
            if line.strip():
                yield Piece(line.strip(), self.at, None, "code")

    def _is_table(self) -> bool:
        head = self.lines[self.at - 1]
        if self.at >= len(self.lines) or "|" not in head:
            return False
        rule = self.lines[self.at]
        return (
            "|" in rule and _RULE_ROW.fullmatch(rule) is not None and len(_cells(rule)) == len(_cells(head))
        )

    def _table(self, number: int) -> Iterator[Piece]:
        yield Piece(_row(self.lines[number - 1]), number, None, "tr")
        self.at += 1
        while self.at < len(self.lines) and "|" in self.lines[self.at] and self.lines[self.at].strip():
            self.at += 1
            yield Piece(_row(self.lines[self.at - 1]), self.at, None, "tr")


def _cells(line: str) -> list[str]:
    line = line.strip()
    line = line.removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return _BAR.split(line)


def _row(line: str) -> str:
    return row_line(_plain(cell).replace("\n", " ") for cell in _cells(line))


def _said(words: str, number: int, where: str, label: str = "") -> Iterator[Piece]:
    for index, line in enumerate(_plain(words).split("\n")):
        if line.strip():
            yield Piece((label if index == 0 else "") + line.strip(), number, None, where)


def _plain(text: str) -> str:
    """Take the marks inside a line off."""
    text = text.removesuffix("\\")  # a line break
    out: list[str] = []
    runs: list[tuple[int, int, int]] = []
    position = 0
    closed = 0
    while match := _INLINE.search(text, position):
        out.append(text[position : match.start()])
        position = match.end()
        if match["ticks"]:
            end = text.find(match["ticks"], position) if closed <= position else -1
            if end < 0:
                closed = len(text) + 1 if closed <= position else closed
                out.append(match["ticks"])
            else:
                out.append(text[position:end])
                position = end + len(match["ticks"])
        elif match["run"]:
            runs.append((len(out), match.start(), match.end()))
            out.append(match["run"])
        elif match["link"]:
            out.append(_plain(match["link"]))
        else:
            out.append("\n" if match["newline"] else match["escaped"] or match["address"] or "")
    out.append(text[position:])
    for index in _emphasis(text, runs):
        out[index] = ""
    return _ENTITY.sub(_character, "".join(out))


def _character(entity: re.Match[str]) -> str:
    """Give the character that an entity names; one that names none stays as it is."""
    shown = html.unescape(entity.group())
    return entity.group() if "\ufffd" in shown else shown


def _emphasis(text: str, runs: list[tuple[int, int, int]]) -> Iterator[int]:
    """Give which runs of ``*``, ``_`` and ``~~`` come in pairs around words, and so are marks."""
    waiting: dict[str, list[int]] = {}
    for index, start, end in runs:
        before, behind = text[start - 1 : start], text[end : end + 1]
        if before.isdigit() and behind.isdigit():
            continue  # 3*4*5 is a product
        mark = text[start:end]
        inside = mark[0] == "_" and before.isalnum() and behind.isalnum()
        open_ = waiting.setdefault(mark, [])
        if before.strip() and open_ and not inside:
            yield open_.pop()
            yield index
        elif behind.strip() and not inside:
            open_.append(index)
