"""Panels on the command line."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import rulelaw as rl
from rulelaw.__main__ import main
from rulelaw.samples import panel_texts

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder with a folder `reports` of the eight samples: exit status, output, messages."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    for name, data in panel_texts().items():
        (tmp_path / "reports" / name).write_bytes(data)

    def run_it(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_it


def test_a_folder_becomes_a_table(run: Run) -> None:
    status, out, err = run("panel", "reports", "--lang", "en")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert status == 0
    assert tuple(rows[0]) == rl.PANEL_COLUMNS
    assert {row["body"] for row in rows} == {"岚谷县司法局", "栖云县司法局", "梧桐县司法局", "砚坪县司法局"}
    assert err.splitlines()[0].startswith(
        "rulelaw: The figures of 岚谷县司法局 for training.sessions in 2023"
    )
    assert len(err.splitlines()) == 2


def test_conflicts_may_be_settled(run: Run) -> None:
    _, out, _ = run("panel", "reports", "--conflicts", "largest")
    rows = csv.DictReader(io.StringIO(out, newline=""))
    told = [row["value"] for row in rows if row["state"] == "conflicting"]
    assert told == ["12"]


def test_json_reads_back_as_the_panel(run: Run) -> None:
    _, out, _ = run("panel", "reports", "--format", "json")
    panel = rl.loads(out, rl.Panel)
    assert panel == rl.assemble([rl.read(Path("reports", name)) for name in panel_texts()])


def test_a_workbook_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("panel", "reports", "--format", "xlsx", "--output", "panel.xlsx")
    assert (status, out) == (0, "")
    assert zipfile.is_zipfile(tmp_path / "panel.xlsx")


def test_a_workbook_needs_a_file(run: Run) -> None:
    status, _, err = run("panel", "reports", "--format", "xlsx")
    assert (status, err) == (2, "rulelaw: --format xlsx needs --output: a workbook is no text\n")


def test_csv_may_begin_with_a_mark(run: Run, tmp_path: Path) -> None:
    run("panel", "reports", "--output", "panel.csv", "--bom")
    assert (tmp_path / "panel.csv").read_bytes().startswith(b"\xef\xbb\xbfbody,")


def test_a_report_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "reports" / "wutong-2022.txt").read_bytes()
    status, _, err = run("panel", "reports", "--output", "reports/wutong-2022.txt")
    assert status == 2
    assert "is one of the reports" in err
    assert (tmp_path / "reports" / "wutong-2022.txt").read_bytes() == before


def test_a_file_that_cannot_be_written_is_told(run: Run) -> None:
    status, _, err = run("panel", "reports", "--output", "no/such/panel.csv")
    assert status == 2
    assert "cannot be written" in err


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_done(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports" / "broken.txt").write_bytes(b"\x00\x01\x02\x03")
    status, out, err = run("panel", "reports")
    assert status == 2
    assert "broken.txt" in err
    assert "岚谷县司法局" in out


def test_without_the_extra_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    status, _, err = run("panel", "reports", "--format", "xlsx", "--output", "panel.xlsx")
    assert status == 2
    assert "rulelaw[excel]" in err
