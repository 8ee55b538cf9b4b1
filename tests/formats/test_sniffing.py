"""A file is what its content says it is, whatever it is called."""

from __future__ import annotations

import codecs
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.formats.sniffing import Format, sniff


def zipped(*names: str, comment: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")  # of no day: the same bytes each time
        archive.comment = comment
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Format.TEXT),
        ("云岭县水利局2023年法治政府建设年度报告".encode("gb18030"), Format.TEXT),
        (b"%PDF-1.7\n", Format.PDF),
        (b"\r\n\r\n%PDF-1.4\n", Format.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", Format.DOC),
        (b"{\\rtf1\\ansi", Format.RTF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Format.IMAGE),
        (b"<!DOCTYPE html><html>", Format.HTML),
        ("\r\n  <!doctype HTML>\n<p>行政复议</p>".encode(), Format.HTML),
        ("\ufeff<html lang='zh'>".encode(), Format.HTML),
        (codecs.BOM_UTF16_LE + "<HTML>".encode("utf-16-le"), Format.HTML),
        ("<html><body>".encode("utf-16-be"), Format.HTML),
        ("<?xml version='1.0'?>\n<!-- 页面 -->\n<html>".encode("gb18030"), Format.HTML),
        ("<!-- 保存自 -->\n<html>".encode(), Format.HTML),
        (b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>", Format.HTML),
        ("<div class='TRS_Editor'><p>全年检查12次</p></div>".encode(), Format.HTML),
        ("全年检查12次</p>" * 5, Format.HTML),
        ("# 法治政府建设年度报告\n\n全年检查12次。".encode(), Format.MARKDOWN),
        ("|项目|件数|\n|---|---:|\n|复议|3|".encode(), Format.MARKDOWN),
        (b"From: <saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", Format.ARCHIVED_PAGE),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN'><html>", Format.HTML),
        (b"<?xml version='1.0'?><rss><item>&lt;p>?><![CDATA[<html>", Format.XML),
        (b"<?xml version='1.0'?><w:wordDocument>", Format.XML),
        (zipped("[Content_Types].xml", "word/document.xml"), Format.DOCX),
        (zipped("word/document.xml", comment=b"saved" * 100), Format.DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), Format.SHEET),
        (zipped("OFD.xml", "Doc_0/Document.xml"), Format.OFD),
        (zipped("a.txt"), Format.ZIP),
        (zipped("word/document.xml")[:40], Format.DOCX),
    ],
)
def test_each_kind_is_told_by_its_content(data: bytes | str, kind: Format) -> None:
    assert sniff(data.encode() if isinstance(data, str) else data) is kind


def test_a_document_inside_another_zipped_file_does_not_decide() -> None:
    inner = zipped("word/document.xml")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
        archive.writestr("xl/embeddings/a", inner)
    assert sniff(file.getvalue()) is Format.SHEET


@pytest.mark.parametrize(
    "text",
    [
        "<云岭县>行政复议3件",
        "PDF- 说明",
        "全年<html>一词出现3次",
        "a < b",
        "#号线建成",
        "#1 楼",
        "| 复议 | 3 |\n| 诉讼 | 2 |",
        "来源：<b>局办公室</b>",
        "Subject: 年度报告\n全年检查12次。",
    ],
)
def test_what_only_looks_a_little_like_another_kind_is_text(text: str) -> None:
    assert sniff(text.encode()) is Format.TEXT


@given(st.binary(max_size=200))
def test_any_bytes_are_of_some_kind(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"<", b"<?xml", b"PK\x03\x04PK\x05\x06"):
        assert sniff(start + data) in Format
