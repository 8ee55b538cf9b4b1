"""Which files are meant: in order, none twice, nothing that hangs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rulelaw.terminal import walking
from rulelaw.terminal.walking import list_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "r/b.txt",
        "r/a/z.md",
        "r/a/y.TXT",
        "r/c.html",
        "r/.hidden.txt",
        "r/.git/x.txt",
        "r/leer/note.xls",
        "r/报告.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


def names(*paths: str) -> list[str]:
    listed = list(list_files(paths))
    assert [error for _, error in listed if error is not None] == []
    return [Path(path).as_posix() for path, _ in listed]


def test_a_folder_gives_its_reports_by_name(folder: Path) -> None:
    assert names("r") == ["r/a/y.TXT", "r/a/z.md", "r/b.txt", "r/c.html", "r/报告.md"]


def test_files_named_stay_in_their_place_whatever_their_name(folder: Path) -> None:
    assert names("r/c.html", "-", "r/a", "fehlt.txt", "r/.hidden.txt") == [
        "r/c.html",
        "-",
        "r/a/y.TXT",
        "r/a/z.md",
        "fehlt.txt",
        "r/.hidden.txt",
    ]


def test_a_hidden_folder_that_is_named_is_entered(folder: Path) -> None:
    assert names("r/.git") == ["r/.git/x.txt"]


@pytest.mark.parametrize("name", ["r/leer", "r/leer/"])
def test_a_folder_without_a_report_is_a_fault(folder: Path, name: str) -> None:
    ((path, error),) = list_files([name])
    assert path == name
    assert (
        str(error)
        == f"{name}: no report in this folder: no text, page, Word document, PDF or Markdown by its name"
    )


def test_links_that_go_in_a_circle_end(folder: Path) -> None:
    (folder / "r/a/up").symlink_to(folder / "r", target_is_directory=True)
    (folder / "r/self").symlink_to("self")
    assert names("r") == ["r/a/y.TXT", "r/a/z.md", "r/b.txt", "r/c.html", "r/报告.md"]


def test_a_folder_that_links_lead_to_is_entered_once(folder: Path) -> None:
    other = folder / "other"
    other.mkdir()
    (other / "o.txt").write_bytes(b"")
    (folder / "r/l1").symlink_to(other, target_is_directory=True)
    (folder / "r/l2").symlink_to(other, target_is_directory=True)
    assert names("r") == ["r/a/y.TXT", "r/a/z.md", "r/b.txt", "r/c.html", "r/l1/o.txt", "r/报告.md"]


def test_a_link_that_leads_nowhere_is_told_and_the_others_are_listed(folder: Path) -> None:
    (folder / "r/alt.txt").symlink_to("weg.txt")
    listed = list(list_files(["r"]))
    assert [str(error) for _, error in listed if error] == ["r/alt.txt: a link that leads nowhere"]
    assert len(listed) == 6


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_no_report(folder: Path) -> None:
    os.mkfifo(folder / "r/pipe.txt")
    assert "r/pipe.txt" not in names("r")


def test_a_folder_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listdir = os.listdir

    def refuse(path: str) -> list[str]:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(walking.os, "listdir", refuse)
    listed = [(path, str(error) if error else None) for path, error in list_files(["r"])]
    assert (os.path.join("r", "a"), f"{os.path.join('r', 'a')}: cannot be read (Permission denied)") in listed  # noqa: PTH118
    assert len(listed) == 4


def test_deep_folders_are_no_recursion(folder: Path) -> None:
    deep = folder / "d" / "/".join(["x"] * 400)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(b"")
    assert len(names("d")) == 1


def test_what_belongs_to_a_saved_page_is_passed_over(folder: Path) -> None:
    for name in (
        "p/年报.html",
        "p/年报_files/frame.html",
        "p/b.HTM",
        "p/b.files/x.htm",
        "p/c_files/d.html",
        "p/~$e.docx",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    assert names("p") == ["p/b.HTM", "p/c_files/d.html", "p/年报.html"]


@pytest.mark.parametrize(
    "name", ["a.docx", "a.PDF", "a.markdown", "a.xhtml", "a.doc", "a.wps", "a.ofd", "a.mht"]
)
def test_documents_of_any_kind_are_taken(folder: Path, name: str) -> None:
    (folder / "d").mkdir()
    (folder / "d" / name).write_bytes(b"")
    (folder / "d/style.css").write_bytes(b"")
    assert names("d") == [f"d/{name}"]
