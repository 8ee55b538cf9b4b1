"""A page in a web archive is read as the page by itself."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.pages import page

import rulelaw as rl
from rulelaw.formats.sniffing import Format, sniff

TEXT = "云岭县水利局2023年法治政府建设年度报告\n2023年，我局依法行政，现将有关情况报告如下。\n一、主要举措\n全年制定文件3件。\n"
METADATA = {"发布日期": "2024-01-20", "来源": "云岭县水利局"}


def archive(html: bytes, encoding: str, charset: str = "") -> bytes:
    """An archive as browsers write it: an image first, then the page."""
    body = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(encoding, bytes)(html)
    told = f"; charset={charset}" if charset else ""
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.example/\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Mark--1"\r\n\r\n\r\n'
        b"------Mark--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        + f"------Mark--1\r\nContent-Type: text/html{told}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
        + body
        + b"\r\n------Mark--1--\r\n"
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit", "binary"])
@pytest.mark.parametrize(("charset", "told"), [("utf-8", "utf-8"), ("gb18030", "gbk"), ("gb18030", "")])
def test_the_page_in_an_archive_is_read(encoding: str, charset: str, told: str) -> None:
    html = page(TEXT, METADATA, "trs", charset=charset)
    data = archive(html, encoding, told)
    assert sniff(data) is Format.ARCHIVED_PAGE
    alone, archived = rl.read(html), rl.read(data)
    assert archived.source == alone.source
    assert archived.masthead.published == alone.masthead.published


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "without a boundary"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nA: b\n\n--x--",
            "without a page",
        ),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x", "without a boundary"),
        (archive(b"", "8bit"), "a page without text"),
        (archive(b"<p>x", "base64").replace(b"PHA+eA==", b"PHA"), "damaged"),
    ],
)
def test_an_archive_without_a_page_is_refused_with_advice(data: bytes, reason: str) -> None:
    with pytest.raises(rl.ReadError, match=reason):
        rl.read(data)


@given(st.binary(max_size=80), st.integers(0, 600))
def test_a_damaged_archive_raises_no_other_error(rubbish: bytes, place: int) -> None:
    data = archive(b"<p>\xe6\xb3\x95", "base64")
    try:
        rl.read(data[:place] + rubbish + data[place + 3 :])
    except rl.ReadError as error:
        told = str(error)
    else:
        told = "<bytes>: read"
    assert told.startswith("<bytes>: ")


def test_an_archive_of_nothing_but_boundaries_is_gone_through_once() -> None:
    """With each head looked for as far as it may reach, this would not be done within the patience of a test run."""
    data = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x" * 1_000_000
    with pytest.raises(rl.ReadError, match="without a page"):
        rl.read(data)
