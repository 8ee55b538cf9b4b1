"""A folder of files of all kinds is checked as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.formats.pages import STYLES, page

from rulelaw.__main__ import main

TEXT = """云岭县水利局2023年法治政府建设年度报告
2023年，云岭县水利局坚持依法行政，现将有关情况报告如下。
一、主要举措和成效
全年开展执法检查120次，2月30日召开推进会，立案8件。
云岭县水利局
2024年1月15日
"""
METADATA = {"发布日期": "2024-05-20", "来源": "云岭县水利局"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "saved"
    (root / "甲_files").mkdir(parents=True)
    (root / "甲.html").write_bytes(page(TEXT, METADATA, "trs"))
    (root / "甲_files/x.html").write_bytes(b"<html><p>x</p>")
    (root / "乙.htm").write_bytes(page(TEXT, METADATA, "jpage", charset="gb18030"))
    (root / "丙.txt").write_bytes(page(TEXT, METADATA, "gkmlpt"))  # a page, whatever it is called
    (root / "丁.html").write_bytes("云岭县2024年法治政府建设工作要点\n\n一、加强领导\n".encode())
    (root / "戊.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (root / "己.html").write_bytes(b"<html><script>go()</script></html>")
    return tmp_path


def test_what_can_be_read_is_checked_and_what_cannot_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "saved", "--format", "json", "--select", "T,S030"]) == 2
    out, err = capsys.readouterr()
    data = json.loads(out)["data"]
    found = {(finding["document"], finding["code"]) for finding in data["findings"]}
    for name in ("甲.html", "乙.htm", "丙.txt"):
        assert {(f"saved/{name}", "T001"), (f"saved/{name}", "T008")} <= found
    assert ("saved/丁.html", "S030") in found
    assert len(data["documents"]) == 4
    assert [unread["document"] for unread in data["unread"]] == ["saved/己.html", "saved/戊.doc"]
    assert "a page without text" in err
    assert "older kind" in err


def test_a_finding_is_shown_where_it_stands_in_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "saved/甲.html", "--format", "json", "--select", "T008,T001"])
    places = {
        finding["code"]: [(place["where"], place["page"], place["block"]) for place in finding["places"]]
        for finding in json.loads(capsys.readouterr().out)["data"]["findings"]
    }
    assert places["T001"] == []  # told by the page beside its text
    ((where, number, block),) = places["T008"]
    assert (where, number) == ("p", None)
    main(["check", "saved/甲.html", "--select", "T008"])
    assert f"（第{block}块 p）" in capsys.readouterr().out


def test_another_kind_of_document_is_told_first_and_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "saved/丁.html", "--format", "json"]) == 1
    assert [finding["code"] for finding in json.loads(capsys.readouterr().out)["data"]["findings"]] == [
        "S030"
    ]
    assert main(["assess", "saved/丁.html", "--format", "json"]) == 0
    (assessment,) = json.loads(capsys.readouterr().out)["data"]
    assert [finding["code"] for finding in assessment["findings"]] == ["S030"]


def test_show_tells_the_kind_and_the_doubts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.txt").write_bytes("云岭县2024年法治政府建设工作要点\n\n應(yīng)急检查**次。\n".encode())
    main(["show", "x.txt", "--lang", "en"])
    out = capsys.readouterr().out
    assert "Kind of document  a plan of work: 云岭县2024年法治政府建设工作要点" in out
    assert "readings behind characters: (yīng) [read as it must have been]" in out
    assert "a figure masked: **" in out


@pytest.mark.parametrize("style", STYLES)
def test_a_page_that_is_piped_in_is_read_too(
    style: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x").write_bytes(page(TEXT, METADATA, style))
    main(["show", "x"])
    assert "云岭县水利局2023年法治政府建设年度报告" in capsys.readouterr().out
