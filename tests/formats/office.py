"""Composed reports as Word and PDF files, made by the usual libraries, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from tests.composing import compose, draw_style

SEEDS = tuple(range(401, 411))
BODY_FONT, HEAD_FONT = "STSong-Light", "HeiseiMin-W3"
# The numbers of headings as composed reports write them, by the level of a list.
MARKS = (
    re.compile("[一二三四五六七八九十]+、"),
    re.compile("[(（][一二三四五六七八九十]+[)）]"),
    re.compile("[0-9]+(?:[.] ?|、)"),
)
TABLE = (
    ("项目", "{before}年", "{year}年"),
    ("行政处罚案件（件）", "48", "53"),
    ("行政许可（件）", "1,204", "1,310"),
    ("制定规范性文件（件）", "3", "2"),
)


@cache
def report_text(seed: int) -> str:
    """A composed report as plain text, no page around it, with a table at the end of its first part."""
    rng = Random(seed)  # noqa: S311 - repeatable, not secret
    style = replace(
        draw_style(rng),
        title="one",
        before="none",
        after="none",
        published="signature",
        wrap=0,
        newline="\n",
        blank_lines=False,
    )
    composed = compose(seed, style=style)
    year = composed.masthead.year
    rows = [[cell.format(year=year, before=year - 1) for cell in row] for row in TABLE]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    second = next(h for h in composed.headings if h.depth == 1 and h.span[0] > composed.headings[1].span[0])
    cut = composed.text.rfind("\n", 0, second.span[0]) + 1
    return composed.text[:cut] + table + composed.text[cut:]


def blocks(text: str) -> Iterator[str | list[list[str]]]:
    """The lines of a text, the rows of a table together."""
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if line.startswith("| "):
            rows.append([cell.strip() for cell in line.strip("| ").split("|")])
            continue
        if rows:
            yield rows
            rows = []
        if line.strip():
            yield line
    if rows:
        yield rows


def docx_bytes(text: str) -> bytes:
    """A text as a Word document: the numbers of its headings stand in list formatting alone."""
    document = Document()
    document.core_properties.author = "打字员"
    document.sections[0].header.paragraphs[0].text = "页眉"
    numbering = document.part.numbering_part.element
    first = MARKS[1].search(text)
    brackets = "（%2）" if first and first[0][0] == "（" else "(%2)"
    levels = ("%1、", brackets, "%3、" if re.search(r"^\s*[0-9]+、", text, re.MULTILINE) else "%3.")
    made = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{"decimal" if i == 2 else "chineseCountingThousand"}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for i, words in enumerate(levels)
    )
    definition = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{made}</w:abstractNum>')
    numbering.insert(0, definition)
    use = parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    numbering.append(use)
    for block in blocks(text):
        if isinstance(block, list):
            table = document.add_table(len(block), len(block[0]))
            for row, cells in zip(table.rows, block, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
            continue
        words = block.strip()
        level = next((i for i, mark in enumerate(MARKS) if mark.match(words)), None)
        if level is not None:
            words = MARKS[level].sub("", words, count=1)
        paragraph = document.add_paragraph(words)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
            )
        assert paragraph._p.find(qn("w:r")) is not None
    document.core_properties.created = datetime.datetime(2024, 1, 1)  # noqa: DTZ001 - as the format has it
    document.core_properties.modified = document.core_properties.created
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _undated(data: bytes) -> bytes:
    """The same archive without the day it was packed on."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def pdf_bytes(text: str, *, indent: int = 24, heads: bool = True, compressed: bool = True) -> bytes:
    """A text as a PDF file in two fonts, with a running head and page numbers."""
    for font in (BODY_FONT, HEAD_FONT):
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    body = ParagraphStyle(
        "body", fontName=BODY_FONT, fontSize=12, leading=20, firstLineIndent=indent, wordWrap="CJK"
    )
    head = ParagraphStyle("head", body, fontName=HEAD_FONT)
    title = ParagraphStyle("title", fontName=HEAD_FONT, fontSize=18, leading=30, alignment=1, wordWrap="CJK")

    def dress(canvas: Canvas, template: SimpleDocTemplate) -> None:
        if not heads:
            return
        canvas.setFont(BODY_FONT, 9)
        canvas.drawString(72, 800, "法治政府建设年度报告选编")
        canvas.drawCentredString(300, 40, f"— {template.page} —")

    story: list[object] = []
    for block in blocks(text):
        if isinstance(block, list):
            table = Table(block, colWidths=[160, 100, 100])
            table.setStyle([("FONT", (0, 0), (-1, -1), BODY_FONT, 10)])
            story.append(table)
            continue
        words = block.strip().replace("&", "&amp;").replace("<", "&lt;")
        style = title if not story and len(words) < 40 and "。" not in words else body
        style = head if style is body and len(words) < 40 and "。" not in words else style
        story.append(Paragraph(words, style))
    out = io.BytesIO()
    # invariant: no day and no random name in the file
    SimpleDocTemplate(out, pagesize=A4, invariant=1, title=None, pageCompression=int(compressed)).build(
        story, onFirstPage=dress, onLaterPages=dress
    )
    return out.getvalue()
