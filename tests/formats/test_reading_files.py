"""Reports are read from wherever they lie, and what cannot be read says why and what to do."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import rulelaw as rl

TEXT = "云岭县水利局2023年法治政府建设年度报告\r\n\r\n2023年，我局办理行政许可1865件。\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_all_sources_give_the_same_report(file: Path) -> None:
    parsed = rl.parse(TEXT)
    with file.open("rb") as opened, file.open("rb", buffering=0) as raw:
        reports = [
            rl.read(file),
            rl.read(str(file)),
            rl.read(file.read_bytes()),
            rl.read(opened),
            rl.read(raw),
            rl.read(io.BytesIO(TEXT.encode("gb18030"))),
            rl.read(rl.Source(TEXT, "甲")),
        ]
    for report in reports:
        assert report.source.text == TEXT
        assert report.quantities == parsed.quantities
        assert report.masthead == parsed.masthead


def test_the_source_is_named_after_the_file(file: Path) -> None:
    assert rl.read(file).source.name == str(file)
    with file.open("rb") as opened:
        assert rl.read(opened).source.name == str(file)
    assert rl.read(b"").source.name is None
    assert rl.read(io.BytesIO(b"")).source.name is None
    assert rl.read(rl.Source(TEXT, "甲")).source.name == "甲"


def test_bytes_of_any_kind_are_read() -> None:
    data: Any
    for data in (bytearray(TEXT.encode()), memoryview(TEXT.encode())):
        assert rl.read(data).source.text == TEXT


def test_an_empty_file_is_an_empty_report(tmp_path: Path) -> None:
    (tmp_path / "leer.txt").write_bytes(b"")
    assert rl.read(tmp_path / "leer.txt").quantities == ()
    assert rl.read(b"\xef\xbb\xbf").source.text == ""


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(rl.ReadError, match=r"fehlt\.txt: no such file; check the path"):
        rl.read(tmp_path / "fehlt.txt")


def test_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(rl.ReadError, match=r": a folder; give the path of a file"):
        rl.read(tmp_path)


@pytest.mark.parametrize("text", [TEXT, "报告" * 3000, "a\0b", ""])
def test_a_text_given_for_a_path_is_told_short_and_with_advice(text: str) -> None:
    with pytest.raises(rl.ReadError) as raised:
        rl.read(text)
    assert "rulelaw.parse" in str(raised.value) or "folder" in str(raised.value)
    assert len(str(raised.value)) < 200
    assert "\n" not in str(raised.value)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a file that this user cannot open"
)
def test_a_file_without_permission_is_named(file: Path) -> None:
    file.chmod(0)
    with pytest.raises(rl.ReadError, match="not permitted to read it"):
        rl.read(file)


def test_a_closed_file_is_told() -> None:
    closed = io.BytesIO(b"")
    closed.close()
    with pytest.raises(rl.ReadError, match="<file>: cannot be read"):
        rl.read(closed)


def test_a_file_in_text_mode_is_a_mistake_of_the_caller(file: Path) -> None:
    source: Any
    with file.open(encoding="utf-8") as source, pytest.raises(TypeError, match="open it in binary mode"):
        rl.read(source)
    empty: Any = io.StringIO("")
    with pytest.raises(TypeError, match="open it in binary mode"):
        rl.read(empty)


@pytest.mark.parametrize("source", [None, 5, ["report.txt"], rl.Report()])
def test_what_is_no_source_is_a_mistake_of_the_caller(source: Any) -> None:
    with pytest.raises(TypeError, match="read takes a path, bytes, a binary file or a Source"):
        rl.read(source)


class Endless(io.RawIOBase):
    """A file without end that counts what is read of it."""

    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), 1000)
        buffer[:size] = b"a" * size
        self.given += size
        return size


def test_the_limit_holds_for_every_source(file: Path) -> None:
    size = file.stat().st_size
    endless: Any = Endless()
    for source in (file, file.read_bytes(), io.BytesIO(file.read_bytes()), endless):
        with pytest.raises(rl.ReadError, match=rf"larger than {size - 1:,} bytes; .* Limits.file_bytes"):
            rl.read(source, limits=rl.Limits(file_bytes=size - 1))
    assert endless.given <= size
    assert rl.read(file, limits=rl.Limits(file_bytes=size)).source.text == TEXT
    assert rl.read(io.BytesIO(file.read_bytes()), limits=rl.Limits(file_bytes=size)).source.text == TEXT


def test_a_gigantic_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "riesig.txt"
    with path.open("wb") as file:
        file.truncate(rl.Limits().file_bytes * 1000)  # takes no room on the disk
    with pytest.raises(rl.ReadError, match="larger than 67,108,864 bytes"):
        rl.read(path)


def test_a_binary_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "daten.txt"
    path.write_bytes(b"\x7fELF\x00\x00")
    with pytest.raises(rl.ReadError, match=r"daten\.txt: binary data"):
        rl.read(path)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "of the older kind.*; save it as"),
        (b"{\\rtf1\\ansi", "RTF file; save it as"),
        (b"PK\x03\x04\x14\x00", "packed file; unpack it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image; recognize its text"),
        (b"<?xml version='1.0'?><a/>", "XML file that is no web page; save"),
    ],
)
def test_what_is_not_read_is_named_with_advice(data: bytes, kind: str) -> None:
    with pytest.raises(rl.ReadError, match=f"^<bytes>: .*{kind}"):
        rl.read(data)


def test_a_long_text_is_refused_by_its_characters() -> None:
    with pytest.raises(rl.ReadError, match=r"more than 5 characters; .* Limits.characters"):
        rl.read("规范性文件".encode() + b"3", limits=rl.Limits(characters=5))
    assert rl.read("规范性文件".encode(), limits=rl.Limits(characters=5)).source.text == "规范性文件"
