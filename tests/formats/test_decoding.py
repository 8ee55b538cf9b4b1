"""Bytes become exactly the text that was meant, or a message that says what to do."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rulelaw import ReadError
from rulelaw.formats.decoding import decode, decode_page

PROSE = "2023年，云岭县水利局制定行政规范性文件3件，办理行政许可1865件；均已公开。\r\n"
# What a text file may hold: all that can be encoded, but for NUL and what stands for no character.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "Cs"]) | st.sampled_from("\t\n\r")
)


def is_told_apart(text: str) -> bool:
    """Not the start of a byte-order mark."""
    return not text.startswith("\ufeff")


@given(TEXTS.filter(is_told_apart))
@example("")
@example("\ufffd")
@example("行政复议")
def test_utf8_comes_back_whole(text: str) -> None:
    assert decode(text.encode("utf-8"), "a") == text
    assert decode(codecs.BOM_UTF8 + text.encode("utf-8"), "a") == text


@given(TEXTS.filter(is_told_apart))
@example("行政复议")
def test_utf16_with_a_mark_comes_back_whole(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "a") == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "a") == text


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
@pytest.mark.parametrize("text", [PROSE, PROSE * 500, "行政复议", "说明：无"])
def test_national_encodings_are_told_from_utf8(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a") == text


def test_characters_beyond_gbk_are_read_as_gb18030() -> None:
    text = PROSE + "𠮷㐂"
    assert decode(text.encode("gb18030"), "a") == text


def test_line_ends_and_odd_spaces_stay_as_they_are() -> None:
    text = "甲\r\n乙\r丙\n\u3000丁\u200b\xa0\x0c"
    assert decode(text.encode(), "a") == text


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("text", [PROSE.strip(), PROSE * 3000 + "完"])
def test_utf8_that_is_cut_off_is_refused_and_not_taken_for_gb18030(text: str, cut: int) -> None:
    data = text.encode()[:-cut]
    with pytest.raises(
        ReadError, match=r"report\.txt: in UTF-8, but byte \d+ does not fit: the file is damaged"
    ):
        decode(data, "report.txt")


@pytest.mark.parametrize("place", [0, 40, 2000])
def test_utf8_with_a_broken_byte_is_refused_with_its_place(place: int) -> None:
    data = bytearray((PROSE * 40).encode())
    data[place:place] = b"\xff"
    with pytest.raises(ReadError, match=rf"byte {place} does not fit"):
        decode(bytes(data), "report.txt")


def test_a_damaged_file_with_a_mark_is_refused_with_the_place_in_the_file() -> None:
    with pytest.raises(ReadError, match="in UTF-8, but byte 5 does not fit"):
        decode(codecs.BOM_UTF8 + b"ab\xff", "a")
    with pytest.raises(ReadError, match="begins as UTF-16, but byte"):
        decode(codecs.BOM_UTF16_LE + "行政".encode("utf-16-le") + b"\x01", "a")


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        bytes(range(256)),
        b"\x01\x02\x03\x04\x05\x06" * 20,
        "行政复议".encode("utf-16-le") + b"\x00\x00",
        "\ue000\ue001\ue002".encode(),
    ],
)
def test_binary_data_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^a\.bin: binary data, not a text in UTF-8, UTF-16"):
        decode(data, "a.bin")


@pytest.mark.parametrize("data", [b"caf\xe9", b"\xff" * 9, b"\x80abc"])
def test_bytes_in_no_known_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"in none of the known encodings .*: save it again as UTF-8"):
        decode(data, "a")


@pytest.mark.parametrize("text", ["<云岭县>行政复议3件", "PDF- 说明", "全年<html>一词出现3次", "a < b"])
def test_what_only_looks_a_little_like_another_format_is_text(text: str) -> None:
    assert decode(text.encode(), "a") == text


def test_a_stray_control_character_makes_no_text_binary() -> None:
    text = PROSE * 3 + "\x1a\x07\ue000"
    assert decode(text.encode(), "a") == text


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8", "iso-8859-1", "unheard-of"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_declaration_is_a_hint_and_the_bytes_decide(declared: str, charset: str) -> None:
    text = f'<meta charset="{declared}"><p>{PROSE}</p>'
    assert decode_page(text.encode(charset), "a") == text


def test_a_page_in_big5_is_read_where_it_says_so() -> None:
    text = '<META content="text/html; charset=Big5"><p>行政復議案件五件，行政訴訟案件三件。</p>'
    assert decode_page(text.encode("big5"), "a") == text


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_a_page_in_utf16_without_a_mark_is_known_by_its_first_tag(charset: str) -> None:
    text = f"<html><p>{PROSE}</p>"
    assert decode_page(text.encode(charset), "a") == text
    with pytest.raises(ReadError, match="begins as UTF-16, but byte"):
        decode_page(text.encode(charset) + b"\xd8", "a")


def test_a_page_in_no_encoding_is_refused() -> None:
    with pytest.raises(ReadError, match="in none of the known encodings"):
        decode_page(b'<meta charset="gbk"><p>\xff\xff</p>', "a")
