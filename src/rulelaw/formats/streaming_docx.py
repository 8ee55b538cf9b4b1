"""Walk the body of a Word document as it streams by, and give its paragraphs and rows.

What a reader of the printed document sees is kept: insertions, the results of fields, text boxes, the numbers of lists.
What it does not show is dropped: deletions, field codes, hidden text, the pinyin above characters, tables of contents.

Source: ECMA-376, Office Open XML File Formats, part 1, section 17 (WordprocessingML) and part 3 (compatibility).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from attrs import define, field

from rulelaw.formats.gluing import row_line
from rulelaw.formats.laying_rows import WIDEST, Cell, Line, Table, lay_row
from rulelaw.formats.listing_docx import Numbering
from rulelaw.formats.pieces import Piece
from rulelaw.formats.styling_docx import Styles, is_on
from rulelaw.formats.zipping import Attributes, attribute

__all__ = ["BodyHandler", "TooLongError"]

# What is left out with everything in it: deletions, the other end of a move, former formatting, field codes, glosses.
_DROPPED = frozenset({
    "w:moveFrom",
    "w:delText",
    "w:delInstrText",
    "w:pPrChange",
    "w:rPrChange",
    "w:tblPrChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:sectPrChange",
    "w:numberingChange",
    "w:sectPr",
    "w:rt",
    "w:fldData",
    "w:binData",
    "w:tblGrid",
    "w:sdtPr",
})  # fmt: skip
_TEXT = frozenset({"w:t", "m:t"})
_CONTENTS_CODE = re.compile(r"\s*TOC\b", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r".*[\s.…·]\d{1,3}\s*")
_CODE_LENGTH = 64
_DELIVERIES = 4
# Signs of the fonts Wingdings and Wingdings 2 that stand for a character of their own.
_SIGNS: Final = {0xF0FE: "☑", 0xF052: "☑", 0xF0A8: "□", 0xF06F: "□", 0xF0A3: "□", 0xF0FC: "√", 0xF0FB: "×"}
_CIRCLES = range(0xF081, 0xF08B)


class TooLongError(Exception):
    """More text came out than is allowed."""


@define
class _Paragraph:
    texts: list[str] = field(factory=list)
    style: str | None = None
    number: str | None = None
    level: int | None = None
    outline: int | None = None
    merged: bool = False
    """Whether its end is deleted, so that the next paragraph goes on with it."""
    hidden: bool = False
    block: int | None = None
    notes: list[tuple[str, str]] = field(factory=list)
    boxes: list[Line] = field(factory=list)


@define
class _Field:
    code: str = ""
    in_code: bool = True

    @property
    def is_contents(self) -> bool:
        return _CONTENTS_CODE.match(self.code) is not None


@define(eq=False)
class BodyHandler:
    """Takes the events of a part that holds paragraphs and gives its pieces.

    :ivar styles: the styles of the document.
    :ivar numbering: its lists.
    :ivar notes: the foot- and endnotes by kind and id, to be put after the paragraph that refers to them.
    :ivar limit: how many characters may come out.
    :ivar most_lines: how many lines may come out.
    :ivar pieces: what has come out so far.
    :ivar found_notes: the notes found, where the part is one of notes.
    :ivar pictures: how many pictures it shows.
    """

    wanted: ClassVar[frozenset[str] | None] = None
    styles: Styles
    numbering: Numbering
    notes: Mapping[tuple[str, str], list[str]]
    limit: int
    most_lines: int
    pieces: list[Piece] = field(factory=list)
    found_notes: dict[tuple[str, str], list[str]] = field(factory=dict)
    pictures: int = 0
    _size: int = 0
    _block: int = 0
    _delivered: int = 0
    _skipping: int = 0
    _stack: list[str] = field(factory=list)
    _choices: list[bool] = field(factory=list)
    _paragraphs: list[_Paragraph] = field(factory=list)
    _runs: list[bool] = field(factory=list)
    _tables: list[Table] = field(factory=list)
    _sinks: list[list[Line]] = field(factory=list)
    _fields: list[_Field] = field(factory=list)
    _carried: list[str] = field(factory=list)
    _note: tuple[str, str] | None = None

    # What comes in -------------------------------------------------------------------------------------------------

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if self._skipping or self._is_dropped(tag, attributes):
            self._skipping += 1
            return
        take = self._STARTS.get(tag)
        if take is not None:
            take(self, attributes)
        self._stack.append(tag)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._skipping:
            self._skipping -= 1
            return
        self._stack.pop()
        take = self._ENDS.get(tag)
        if take is not None:
            take(self)

    def text(self, characters: str) -> None:
        """Take characters between tags."""
        if self._skipping or not self._stack:
            return
        inside = self._stack[-1]
        if inside in _TEXT:
            self._say(characters.replace("\n", " "))
        elif inside == "w:instrText" and self._fields and len(self._fields[-1].code) < _CODE_LENGTH:
            self._fields[-1].code += characters[:_CODE_LENGTH]

    def _is_dropped(self, tag: str, attributes: Attributes) -> bool:
        if tag in _DROPPED:
            return True
        if tag == "w:del":
            # in the properties of a paragraph's end or of a row it says that these are deleted
            return self._parent() not in ("w:rPr", "w:trPr")
        if tag in ("mc:Choice", "mc:Fallback"):
            if not self._choices:
                return False
            taken, self._choices[-1] = self._choices[-1], True
            return taken
        if tag == "w:fldSimple":
            return _CONTENTS_CODE.match(attribute(attributes, "instr") or "") is not None
        return False

    def _parent(self, above: int = 1) -> str:
        return self._stack[-above] if len(self._stack) >= above else ""

    def _say(self, characters: str) -> None:
        if not self._paragraphs or any(self._runs) or any(f.in_code for f in self._fields):
            return
        self._size += len(characters)
        if self._size > self.limit:
            raise TooLongError
        self._paragraphs[-1].texts.append(characters)

    # Paragraphs and runs -------------------------------------------------------------------------------------------

    def _start_paragraph(self, _: Attributes) -> None:
        if not self._tables or self._paragraphs:
            self._block += 1
        self._paragraphs.append(_Paragraph(block=self._block))

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        for code in self._fields:  # no code goes beyond its paragraph; one that seems to is damage
            code.in_code = False
        boxes = [line for line in paragraph.boxes if line.text or line.cells]
        text = "".join([*self._carried, *paragraph.texts])
        self._carried = []
        if paragraph.merged and not self._note:
            self._carried = [text]
            self._deliver(boxes)
            return
        style = self.styles.get(paragraph.style)
        label = None if paragraph.hidden and not text.strip() else self._label(paragraph)
        outline = paragraph.outline or style.outline
        where = f"h{outline}" if outline else "p"
        lines = [] if self._is_contents(paragraph, text) else self._lines(label, text)
        said = [Line(line, where, paragraph.block) for line in lines]
        if said:
            said[-1].notes = tuple(paragraph.notes)
        self._deliver([*said, *boxes])

    def _is_contents(self, paragraph: _Paragraph, text: str) -> bool:
        if self.styles.get(paragraph.style).contents:
            return True
        return any(code.is_contents for code in self._fields) and _CONTENTS_LINE.fullmatch(text) is not None

    def _label(self, paragraph: _Paragraph) -> str | None:
        style = self.styles.get(paragraph.style)
        number = paragraph.number if paragraph.number is not None else style.number
        if number is None or number == "0":
            return None
        level = paragraph.level
        if level is None:
            level = style.level if paragraph.number is None else 0
        if level is None:
            level = self.numbering.level_of(number, paragraph.style)
        return self.numbering.label(number, level)

    @staticmethod
    def _lines(label: str | None, text: str) -> list[str]:
        lines = [line.strip(" \t") for line in text.split("\n")]
        lines = [line for line in lines if line.strip()]
        if label and lines:
            # 1.1 and a figure behind a bare 1. would run into what follows
            parted = label[-1].isalnum() and label[-1].isascii()
            parted = parted or (label[-1] == "." and lines[0][:1].isdigit())
            lines[0] = f"{label}{' ' if parted else ''}{lines[0]}"
        return lines

    def _start_run(self, _: Attributes) -> None:
        self._runs.append(False)

    def _end_run(self) -> None:
        self._runs.pop()

    def _vanish(self, attributes: Attributes) -> None:
        if self._parent() != "w:rPr" or not is_on(attributes):
            return
        if self._parent(2) == "w:r" and self._runs:
            self._runs[-1] = True
        elif self._parent(2) == "w:pPr" and self._paragraphs:
            self._paragraphs[-1].hidden = True

    def _run_style(self, attributes: Attributes) -> None:
        if (
            self._parent(2) == "w:r"
            and self._runs
            and self.styles.get(attribute(attributes, "val") or "").hidden
        ):
            self._runs[-1] = True

    def _deleted(self, _: Attributes) -> None:
        if self._parent() == "w:trPr" and self._tables:
            self._tables[-1].deleted = True
        elif self._parent(2) == "w:pPr" and self._paragraphs:
            self._paragraphs[-1].merged = True

    def _style(self, attributes: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = attribute(attributes, "val")

    def _number(self, attributes: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].number = attribute(attributes, "val")

    def _level(self, attributes: Attributes) -> None:
        value = attribute(attributes, "val") or ""
        if self._paragraphs and value.isascii() and value.isdigit():
            self._paragraphs[-1].level = int(value[:2])

    def _outline(self, attributes: Attributes) -> None:
        value = attribute(attributes, "val") or ""
        if self._paragraphs and re.fullmatch("[0-8]", value):
            self._paragraphs[-1].outline = int(value) + 1

    def _tab(self, _: Attributes) -> None:
        if self._parent() == "w:r":  # in the properties of a paragraph it sets a tab stop
            self._say("\t")

    def _break(self, attributes: Attributes) -> None:
        if attribute(attributes, "type") in (None, "textWrapping"):
            self._say("\n")

    def _return(self, _: Attributes) -> None:
        self._say("\n")

    def _hyphen(self, _: Attributes) -> None:
        self._say("-")

    def _symbol(self, attributes: Attributes) -> None:
        value = attribute(attributes, "char") or ""
        if re.fullmatch("[0-9A-Fa-f]{1,6}", value):
            code = int(value, 16)
            if code in _CIRCLES:
                self._say(chr(ord("①") + code - _CIRCLES.start))
            elif code in _SIGNS:
                self._say(_SIGNS[code])
            elif not 0xE000 <= code <= 0xF8FF and code <= 0xFFFF and chr(code).isprintable():
                self._say(chr(code))

    def _picture(self, _: Attributes) -> None:
        self.pictures += 1

    # Fields --------------------------------------------------------------------------------------------------------

    def _field_mark(self, attributes: Attributes) -> None:
        kind = attribute(attributes, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    # Alternatives, text boxes, notes --------------------------------------------------------------------------------

    def _start_alternatives(self, _: Attributes) -> None:
        self._choices.append(False)

    def _end_alternatives(self) -> None:
        self._choices.pop()

    def _start_box(self, _: Attributes) -> None:
        self._sinks.append([])

    def _end_box(self) -> None:
        lines = self._sinks.pop()
        for line in lines:
            if line.cells is None:
                line.where = "textbox"
        if self._paragraphs:
            self._paragraphs[-1].boxes.extend(lines)
        else:
            self._deliver(lines)

    def _refer_to(self, kind: str, attributes: Attributes) -> None:
        key = attribute(attributes, "id")
        if self._paragraphs and key is not None:
            self._paragraphs[-1].notes.append((kind, key))

    def _footnote_mark(self, attributes: Attributes) -> None:
        self._refer_to("footnote", attributes)

    def _endnote_mark(self, attributes: Attributes) -> None:
        self._refer_to("endnote", attributes)

    def _start_note(self, kind: str, attributes: Attributes) -> None:
        # separators and their like have a type; notes proper have none, or are called normal
        if attribute(attributes, "type") in (None, "normal"):
            self._note = kind, attribute(attributes, "id") or ""
        self._sinks.append([])

    def _start_footnote(self, attributes: Attributes) -> None:
        self._start_note("footnote", attributes)

    def _start_endnote(self, attributes: Attributes) -> None:
        self._start_note("endnote", attributes)

    def _end_note(self) -> None:
        lines = self._sinks.pop()
        if self._note is not None:
            self.found_notes[self._note] = [
                line.text if line.cells is None else row_line(line.cells) for line in lines
            ]
        self._note = None

    # Tables ---------------------------------------------------------------------------------------------------------

    def _start_table(self, _: Attributes) -> None:
        self._tables.append(Table())

    def _end_table(self) -> None:
        self._tables.pop()

    def _start_row(self, _: Attributes) -> None:
        if self._tables:
            table = self._tables[-1]
            table.cells, table.before, table.deleted = [], 0, False
            if len(self._tables) == 1:
                self._block += 1

    def _start_cell(self, _: Attributes) -> None:
        if self._tables:
            self._tables[-1].cells.append(Cell())
        self._sinks.append([])

    def _end_cell(self) -> None:
        lines = self._sinks.pop()
        if self._tables and self._tables[-1].cells:
            self._tables[-1].cells[-1].lines = lines

    def _span(self, attributes: Attributes) -> None:
        value = attribute(attributes, "val") or ""
        if self._tables and self._tables[-1].cells and re.fullmatch("[1-9][0-9]{0,2}", value):
            self._tables[-1].cells[-1].span = min(int(value), WIDEST)

    def _merge(self, attributes: Attributes) -> None:
        if self._tables and self._tables[-1].cells:
            self._tables[-1].cells[-1].goes_on = attribute(attributes, "val") in (None, "continue")

    def _before(self, attributes: Attributes) -> None:
        value = attribute(attributes, "val") or ""
        if self._tables and re.fullmatch("[0-9]{1,3}", value):
            self._tables[-1].before = min(int(value), WIDEST)

    def _end_row(self) -> None:
        if not self._tables or self._tables[-1].deleted:
            return
        lines = lay_row(self._tables[-1], self._block)
        self._size += sum(len(line.text) + len(line.cells) for line in lines if line.cells is not None)
        if self._size > self.limit:
            raise TooLongError
        self._deliver(lines)

    # What goes out ---------------------------------------------------------------------------------------------------

    def _deliver(self, lines: list[Line]) -> None:
        """Hand lines to the cell, box or note that is open, or put them out."""
        self._delivered += len(lines)
        if (
            self._delivered > _DELIVERIES * self.most_lines
        ):  # through cells in cells a line goes several times
            raise TooLongError
        if self._sinks:
            self._sinks[-1].extend(lines)
            return
        if len(self.pieces) + len(lines) > self.most_lines:
            raise TooLongError
        for line in lines:
            text = line.text if line.cells is None else row_line(line.cells)
            self.pieces.append(Piece(text, line.block, None, line.where))
            for key in line.notes:
                self.pieces.extend(Piece(note, line.block, None, key[0]) for note in self.notes.get(key, ()))

    _STARTS: ClassVar[Mapping[str, Callable[..., None]]] = {
        "w:p": _start_paragraph,
        "w:r": _start_run,
        "w:vanish": _vanish,
        "w:rStyle": _run_style,
        "w:del": _deleted,
        "w:pStyle": _style,
        "w:numId": _number,
        "w:ilvl": _level,
        "w:outlineLvl": _outline,
        "w:tab": _tab,
        "w:ptab": _tab,
        "w:br": _break,
        "w:cr": _return,
        "w:noBreakHyphen": _hyphen,
        "w:sym": _symbol,
        "a:blip": _picture,
        "v:imagedata": _picture,
        "w:fldChar": _field_mark,
        "mc:AlternateContent": _start_alternatives,
        "w:txbxContent": _start_box,
        "w:footnoteReference": _footnote_mark,
        "w:endnoteReference": _endnote_mark,
        "w:footnote": _start_footnote,
        "w:endnote": _start_endnote,
        "w:tbl": _start_table,
        "w:tr": _start_row,
        "w:tc": _start_cell,
        "w:gridSpan": _span,
        "w:vMerge": _merge,
        "w:gridBefore": _before,
    }
    _ENDS: ClassVar[Mapping[str, Callable[..., None]]] = {
        "w:p": _end_paragraph,
        "w:r": _end_run,
        "mc:AlternateContent": _end_alternatives,
        "w:txbxContent": _end_box,
        "w:footnote": _end_note,
        "w:endnote": _end_note,
        "w:tbl": _end_table,
        "w:tr": _end_row,
        "w:tc": _end_cell,
    }
