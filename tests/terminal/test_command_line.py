"""The command line: what it tells, and how it ends."""

from __future__ import annotations

import csv
import datetime
import gc
import io
import json
import os
import re
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import rulelaw as rl
from rulelaw.__main__ import main
from rulelaw.findings.failing import X000
from rulelaw.findings.types import Suppression
from rulelaw.samples import sample_bytes
from rulelaw.serial.records import Checked
from rulelaw.serial.writing_csv import to_csv
from rulelaw.serial.writing_findings import to_json, to_json_lines
from rulelaw.serial.writing_github import to_github
from rulelaw.serial.writing_sarif import to_sarif
from rulelaw.terminal.assessments import render_assessment
from rulelaw.terminal.findings_list import Tally, render_findings, render_summary
from rulelaw.terminal.reports import render_report
from rulelaw.terminal.widths import Look, width_of

# Rules that say nothing of this text: a date that exists, no title to speak of.
GOOD = "2023年5月1日，云岭县水利局开展普法活动。\n"
BAD = "2023年2月30日，云岭县水利局开展普法活动。\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder with `good.txt` and `bad.txt`: exit status, output, messages."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_bytes(GOOD.encode())
    (tmp_path / "bad.txt").write_bytes(BAD.encode("gb18030"))

    def run_it(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_it


def in_a_process(
    *arguments: str, data: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rulelaw", *arguments],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


# ---------------------------------------------------------------------------------------------------------------------
# check


def test_check_tells_place_words_message_and_count(run: Run) -> None:
    status, out, err = run("check", "bad.txt", "--select", "T008")
    (finding,) = rl.check(rl.parse(BAD), rules=["T008"])
    assert (status, err) == (1, "")
    name, head, words, marks, *_ = out.splitlines()
    assert name == "bad.txt"
    assert head == f"  T008 错误 1:{finding.spans[0].start + 1} {finding.message('zh')}"
    assert words == "       1 | " + BAD.strip()
    assert marks.index("^") == width_of("       1 | " + BAD[: finding.spans[0].start])
    assert marks.count("^") == width_of(finding.spans[0].of(BAD))
    assert "共发现1个问题：错误1个，警告0个，提示0个。" in out


def test_check_speaks_english(run: Run) -> None:
    status, out, _ = run("check", "bad.txt", "--select", "T008", "--lang", "en")
    assert status == 1
    assert "T008 error 1:" in out
    assert "Found 1: 1 errors, 0 warnings, 0 infos." in out


def test_check_ends_with_0_where_nothing_is_wrong(run: Run) -> None:
    status, out, err = run("check", "good.txt", "--select", "T008")
    assert (status, out, err) == (0, "没有发现问题。\n", "")


def test_infos_alone_are_no_fault(run: Run) -> None:
    infos = [rule.code for rule in rl.RULES if all(v.severity is rl.Severity.INFO for v in rule.validities)]
    status, out, _ = run("check", "good.txt", "--select", ",".join(infos), "--format", "json")
    severities = {finding["severity"] for finding in json.loads(out)["data"]["findings"]}
    assert severities <= {"info"}
    assert status == 0


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_done(run: Run) -> None:
    status, out, err = run("check", "fehlt.txt", "bad.txt", "--select", "T008")
    assert status == 2
    assert err == "rulelaw: fehlt.txt: no such file; check the path, or use rulelaw.parse for a text\n"
    assert "T008" in out


@pytest.mark.parametrize("format_", ["text", "json", "jsonl"])
@pytest.mark.parametrize("command", ["check", "assess", "show"])
def test_only_unreadable_files_end_with_2_in_every_format(run: Run, command: str, format_: str) -> None:
    status, _, err = run(command, "fehlt.txt", "--format", format_)
    assert status == 2
    assert "fehlt.txt" in err


def test_select_and_ignore_take_beginnings_of_codes(run: Run) -> None:
    def codes(*options: str) -> set[str]:
        _, out, _ = run("check", "--sample", "--format", "jsonl", *options)
        return {json.loads(line)["code"] for line in out.splitlines()}

    everything = codes()
    assert codes("--select", "T") == {code for code in everything if code.startswith("T")} != set()
    assert codes("--select", "T001,T008") == codes("--select", "T001", "--select", "T008") == {"T001", "T008"}
    assert codes("--ignore", "T") == {code for code in everything if not code.startswith("T")}
    assert codes("--select", "T", "--ignore", "T008") == codes("--select", "T") - {"T008"}
    assert codes("--select", "T008", "--ignore", "T") == set()


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_is_wrong_usage(run: Run, option: str) -> None:
    status, out, err = run("check", "--sample", option, "Q7")
    assert (status, out) == (2, "")
    assert "no rule has a code that begins with 'Q7'" in err


def test_check_writes_findings_as_json(run: Run) -> None:
    _, out, _ = run("check", "good.txt", "bad.txt", "--select", "T008", "--format", "json")
    expected = rl.check(rl.read("bad.txt"), rules=["T008"])
    checked: list[Checked] = [(rl.read("good.txt"), ()), (rl.read("bad.txt"), expected)]
    assert out == to_json(checked, indent=2) + "\n"
    (finding,) = json.loads(out)["data"]["findings"]
    span = expected[0].spans[0]
    assert (finding["document"], finding["code"]) == ("bad.txt", "T008")
    (place,) = finding["places"]
    assert (place["start"], place["line"], place["column"]) == (span.start, 1, span.start + 1)
    assert place["words"] == span.of(BAD)


@pytest.mark.parametrize(
    ("format_", "write"),
    [
        ("jsonl", to_json_lines),
        ("csv", to_csv),
        ("github", to_github),
        ("sarif", lambda checked: to_sarif(checked, indent=2) + "\n"),
    ],
)
def test_every_format_is_that_of_its_function(run: Run, format_: str, write: Callable[..., str]) -> None:
    status, out, err = run("check", "good.txt", "bad.txt", "--format", format_)
    expected = write([(rl.read(name), rl.check(rl.read(name))) for name in ("good.txt", "bad.txt")])
    assert (status, err) == (1, "")
    assert out == expected


def test_json_lines_are_the_findings_of_the_json(run: Run) -> None:
    _, whole, _ = run("check", "--sample", "--format", "json")
    _, lines, _ = run("check", "--sample", "--format", "jsonl")
    assert [json.loads(line) for line in lines.splitlines()] == json.loads(whole)["data"]["findings"]


def test_a_folder_is_checked_and_summed_up(run: Run, tmp_path: Path) -> None:
    for name in ("r/2.txt", "r/1/a.md", "r/.tmp/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(BAD.encode())
    (tmp_path / "r/0.txt").write_bytes(b"\x00\x01\x02\x03")
    status, out, err = run("check", "r", "--select", "T008", "--lang", "en")
    assert status == 2
    assert err.startswith(f"rulelaw: {Path('r/0.txt')}: binary data")
    assert [line for line in out.splitlines() if line.startswith("r")] == [
        str(Path("r/1/a.md")),
        str(Path("r/2.txt")),
    ]
    assert "Checked 2 documents; 1 could not be read.\nFound 2: 2 errors" in out
    assert re.search(r"^T008 +2 ", out, re.MULTILINE)


@pytest.mark.parametrize("format_", ["json", "sarif"])
def test_what_could_not_be_read_is_in_the_data(run: Run, format_: str) -> None:
    status, out, _ = run("check", "fehlt.txt", "good.txt", "--format", format_)
    assert status == 2
    data = json.loads(out)
    if format_ == "json":
        (unread,) = data["data"]["unread"]
        assert unread["document"] == "fehlt.txt"
        assert unread["reason"].startswith("no such file")
    else:
        assert data["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_documents_are_told_one_by_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found is written before the next document is read, and no report is kept."""
    alive: list[weakref.ref[rl.Report]] = []
    most: list[int] = []
    read = rl.read

    def count(*arguments: Any) -> rl.Report:
        gc.collect()
        most.append(sum(ref() is not None for ref in alive))
        report = read(*arguments)
        alive.append(weakref.ref(report))
        return report

    monkeypatch.setattr("rulelaw.__main__.rl.read", count)
    for format_ in ("text", "json", "jsonl", "csv", "sarif", "github"):
        alive.clear()
        most.clear()
        run("check", *["bad.txt"] * 5, "--format", format_)
        assert max(most) <= 1, format_


def test_output_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    _, expected, _ = run("check", "bad.txt", "--format", "csv", "--bom")
    status, out, err = run(
        "check", "bad.txt", "--format", "csv", "--bom", "--output", "found.csv", "--lang", "zh"
    )
    assert (status, err) == (1, "")
    assert (tmp_path / "found.csv").read_bytes() == expected.encode()
    assert expected.startswith("\ufeffdocument,")
    assert out.startswith("共发现")
    status, out, _ = run("check", "bad.txt", "--output", "found.txt")
    assert out == ""
    assert "共发现" in (tmp_path / "found.txt").read_text(encoding="utf-8")


def test_a_report_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    status, _, err = run("check", "good.txt", "bad.txt", "--output", "./bad.txt")
    assert status == 2
    assert "is one of the reports" in err
    assert (tmp_path / "bad.txt").read_bytes() == BAD.encode("gb18030")


def test_an_output_that_cannot_be_written_is_told(run: Run) -> None:
    status, out, err = run("check", "bad.txt", "--output", "fehlt/found.txt")
    assert (status, out) == (2, "")
    assert err.startswith("rulelaw: fehlt/found.txt: cannot be written")


def test_a_byte_order_mark_is_for_csv_alone(run: Run) -> None:
    status, out, err = run("check", "bad.txt", "--bom", "--format", "json")
    assert (status, out) == (2, "")
    assert "--bom is for --format csv" in err


def test_csv_is_utf_8_whatever_the_terminal_speaks() -> None:
    done = in_a_process("check", "--sample", "--format", "csv", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.stdout.decode("utf-8") == to_csv(
        [(sample := rl.read(rl.Source(sample_bytes().decode(), "sample.txt")), rl.check(sample))]
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], 1),
        (["--fail-on", "error"], 1),
        (["--select", "T005"], 1),
        (["--select", "T005", "--fail-on", "error"], 0),
        (["--select", "T005", "--fail-on", "info"], 1),
        (["--exit-zero"], 0),
        (["--exit-zero", "--fail-on", "info"], 0),
    ],
)
def test_what_makes_a_check_fail_is_chosen(run: Run, options: list[str], expected: int) -> None:
    assert run("check", "--sample", *options)[0] == expected


def test_a_failure_stays_one_whatever_is_chosen(run: Run) -> None:
    assert run("check", "fehlt.txt", "--exit-zero")[0] == 2


def test_infos_fail_where_they_are_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "info.txt").write_bytes("2021年法治政府建设年度报告\n\n2021年，开展普法活动20场。\n".encode())
    assert run("check", "info.txt", "--select", "S020")[0] == 0
    assert run("check", "info.txt", "--select", "S020", "--fail-on", "info")[0] == 1


def test_progress_without_its_extra_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    status, out, err = run("check", "good.txt", "bad.txt", "--progress")
    assert (status, out) == (2, "")
    assert "rulelaw[progress]" in err
    assert run("check", "good.txt", "--select", "T008")[::2] == (0, "")


def test_findings_put_aside_are_shown_and_do_not_count() -> None:
    source = rl.Source(BAD, "bad.txt")
    (finding,) = rl.check(rl.read(source), rules=["T008"])
    aside = evolve(finding, suppression=Suppression("已另行更正", datetime.date(2024, 12, 31)))
    text = "\n".join(render_findings([aside], source, Look("zh")))
    assert "已搁置（至2024-12-31）：已另行更正" in text
    tally = Tally()
    tally.add([aside])
    assert not tally.has(rl.Severity.INFO)
    assert render_summary(tally, {}, Look("zh")) == ["没有发现问题。", "另有1个问题已搁置。"]
    tally.add([finding])
    assert tally.has(rl.Severity.ERROR)
    assert "共发现1个问题：错误1个，警告0个，提示0个。" in render_summary(tally, {}, Look("zh"))


def test_numbers_of_persons_are_shown_as_stars() -> None:
    text = "联系人周某（13900001234）反映的问题2月30日已答复。"
    source = rl.Source(text)
    findings = [
        rl.Finding(code, rl.Severity.ERROR, rl.Label("甲", "a"), (rl.Span(start, end),))
        for code, start, end in (("P002", 6, 17), ("T008", 23, 28))
    ]
    shown = "\n".join(render_findings(findings, source, Look("zh")))
    assert "13900001234" not in shown
    assert shown.count("周某（***********）反映") == 2


def test_earlier_reports_are_compared_with(run: Run) -> None:
    _, out, _ = run("check", "good.txt", "--previous", "good.txt", "--format", "jsonl")
    expected = rl.check(rl.parse(GOOD), previous=rl.parse(GOOD))
    assert [json.loads(line)["code"] for line in out.splitlines()] == [finding.code for finding in expected]
    status, _, err = run("check", "good.txt", "--previous", "fehlt.txt")
    assert status == 2
    assert "fehlt.txt" in err


def test_the_day_of_the_check_is_handed_on(run: Run) -> None:
    _, out, _ = run("check", "good.txt", "--on", "2024-06-01", "--format", "jsonl")
    expected = rl.check(rl.parse(GOOD), on=datetime.date(2024, 6, 1))
    assert [json.loads(line)["code"] for line in out.splitlines()] == [finding.code for finding in expected]


# ---------------------------------------------------------------------------------------------------------------------
# check with rules of one's own, profiles and baselines

RULES_FILE = """
[[rule]]
code = "ZZ001"
zh = "未写普法"
en = "nothing on publicity"
severity = "warning"
kind = "text"
pattern = "普法"
where = "anywhere"
must = "absent"
"""
PROFILE_FILE = """
[profile]
code = "made-up"
zh = "某地"
en = "somewhere"
source = "made up"
certainty = "verified"
ignore = ["T008"]
""" + RULES_FILE.replace("ZZ001", "ZP001")


def codes_in(out: str) -> list[str]:
    return [json.loads(line)["code"] for line in out.splitlines()]


def test_rules_of_a_file_are_applied_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(RULES_FILE, encoding="utf-8")
    status, out, err = run(
        "check", "bad.txt", "--rules", "mine.toml", "--select", "T008,ZZ", "--format", "jsonl"
    )
    assert (status, err) == (1, "")
    assert sorted(codes_in(out)) == ["T008", "ZZ001"]
    _, out, _ = run("check", "bad.txt", "--rules", "mine.toml", "--ignore", "ZZ001", "--format", "jsonl")
    assert "ZZ001" not in codes_in(out)
    assert "T008" in codes_in(out)
    _, out, _ = run("check", "bad.txt", "--rules", "mine.toml", "--format", "sarif")
    assert "ZZ001" in [rule["id"] for rule in json.loads(out)["runs"][0]["tool"]["driver"]["rules"]]
    _, out, _ = run("rules", "ZZ", "--rules", "mine.toml")
    assert "未写普法" in out


def test_a_code_of_two_rules_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(RULES_FILE, encoding="utf-8")
    status, out, err = run("check", "bad.txt", "--rules", "mine.toml", "--rules", "mine.toml")
    assert (status, out) == (2, "")
    assert "two rules have the code ZZ001" in err


def test_a_profile_is_applied(run: Run, tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text(PROFILE_FILE, encoding="utf-8")
    _, out, err = run("check", "bad.txt", "--profile", "profile.toml", "--format", "jsonl")
    assert err == ""
    assert "ZP001" in codes_in(out)
    assert "T008" not in codes_in(out)
    status, out, _ = run("rules", "--profile", "profile.toml", "--lang", "en")
    assert status == 0
    assert "ZP001" in out


@pytest.mark.parametrize("option", ["--rules", "--profile", "--baseline"])
def test_a_file_of_settings_that_cannot_be_used_is_told(run: Run, tmp_path: Path, option: str) -> None:
    status, out, err = run("check", "bad.txt", option, "fehlt.toml")
    assert (status, out) == (2, "")
    assert "fehlt.toml" in err
    (tmp_path / "broken.toml").write_text("[[[", encoding="utf-8")
    status, out, err = run("check", "bad.txt", option, "broken.toml")
    assert (status, out) == (2, "")
    assert "broken.toml" in err


def test_an_unknown_profile_is_told(run: Run) -> None:
    status, out, err = run("check", "bad.txt", "--profile", "jilni")
    assert (status, out) == (2, "")
    assert "jilin" in err


def test_a_baseline_puts_findings_aside_and_nothing_else(run: Run, tmp_path: Path) -> None:
    status, _, err = run(
        "check", "bad.txt", "good.txt", "--write-baseline", "aside.toml", "--reason", "已另行更正"
    )
    assert (status, err) == (0, "")
    status, out, _ = run("check", "bad.txt", "good.txt", "--baseline", "aside.toml", "--fail-on", "info")
    assert status == 0
    assert "已搁置：已另行更正" in out
    assert "没有发现问题。\n另有" in out
    (tmp_path / "bad.txt").write_text(BAD + "2023年4月31日，又开一次。\n", encoding="utf-8")
    status, out, _ = run(
        "check", "bad.txt", "--baseline", "aside.toml", "--select", "T008", "--format", "csv"
    )
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert status == 1
    assert [(row["quote"], row["suppressed"]) for row in rows] == [
        ("2023年2月30日", "true"),
        ("2023年4月31日", "false"),
    ]


def test_an_entry_with_a_limit_holds_until_that_day(run: Run) -> None:
    options = ("--select", "T008", "--baseline", "aside.toml")
    run("check", "bad.txt", "--write-baseline", "aside.toml", "--reason", "待更正", "--until", "2024-06-30")
    assert run("check", "bad.txt", *options, "--on", "2024-06-30")[0] == 0
    assert run("check", "bad.txt", *options, "--on", "2024-07-01")[0] == 1
    assert run("check", "bad.txt", *options)[0] == 1  # no clock is read


def test_entries_that_are_found_no_more_are_counted_and_go(run: Run, tmp_path: Path) -> None:
    both = ("bad.txt", "good.txt", "--select", "T008")
    (tmp_path / "good.txt").write_bytes(BAD.encode())
    run("check", *both, "--write-baseline", "aside.toml", "--reason", "甲")
    assert (tmp_path / "aside.toml").read_text(encoding="utf-8").count("[[finding]]") == 2
    (tmp_path / "bad.txt").write_bytes(GOOD.encode())
    _, out, _ = run("check", *both, "--baseline", "aside.toml", "--lang", "en")
    assert "1 entries of the baseline are found no more" in out
    # What the old one says of documents that are not looked at now stays, with its reasons.
    options = (
        "--baseline",
        "aside.toml",
        "--write-baseline",
        "aside.toml",
        "--reason",
        "乙",
        "--select",
        "T008",
    )
    assert run("check", "bad.txt", *options)[0] == 0
    text = (tmp_path / "aside.toml").read_text(encoding="utf-8")
    assert text.count("[[finding]]") == 1
    assert 'document = "good.txt"\nreason = "甲"' in text


def test_entries_of_rules_not_asked_are_neither_counted_nor_dropped(run: Run, tmp_path: Path) -> None:
    run("check", "bad.txt", "--write-baseline", "aside.toml", "--reason", "甲")
    before = (tmp_path / "aside.toml").read_text(encoding="utf-8").count("[[finding]]")
    assert before > 1
    for choice in (("--select", "T008"), ("--ignore", "S")):
        _, out, _ = run("check", "bad.txt", *choice, "--baseline", "aside.toml", "--lang", "en")
        assert "found no more" not in out
        options = ("--baseline", "aside.toml", "--write-baseline", "aside.toml", "--reason", "乙")
        run("check", "bad.txt", *choice, *options)
        text = (tmp_path / "aside.toml").read_text(encoding="utf-8")
        assert (text.count("[[finding]]"), text.count('"甲"')) == (before, before)


def test_a_baseline_is_not_overwritten_nor_written_without_a_reason(run: Run, tmp_path: Path) -> None:
    status, out, err = run("check", "bad.txt", "--write-baseline", "aside.toml")
    assert (status, out) == (2, "")
    assert "--write-baseline needs --reason" in err
    (tmp_path / "aside.toml").write_text("version = 1\n", encoding="utf-8")
    status, out, err = run("check", "bad.txt", "--write-baseline", "aside.toml", "--reason", "甲")
    assert (status, out) == (2, "")
    assert "is there already" in err
    status, out, err = run("check", "bad.txt", "--reason", "甲")
    assert (status, out) == (2, "")
    assert "--reason and --until are for --write-baseline" in err
    status, _, err = run("check", "bad.txt", "--write-baseline", "fehlt/a.toml", "--reason", "甲")
    assert status == 2
    assert "fehlt/a.toml: cannot be written" in err


# ---------------------------------------------------------------------------------------------------------------------
# assess


def test_assess_tells_the_main_things_at_once(run: Run) -> None:
    status, out, err = run("assess", "--sample")
    assert (status, err) == (0, "")
    assert out.startswith(
        "青峦县市场监督管理局2023年法治政府建设年度报告\n报告机关  青峦县市场监督管理局 (部门, 县级)\n"
    )
    for words in (
        "应有内容",
        "主要举措和成效  有专门标题",
        "行政许可件数",
        "1,865",
        "办理行政许可1865件",
        "14:64",
        "T008",
    ):
        assert words in out
    assert max(map(width_of, out.splitlines())) <= 170


def test_assess_names_the_files_where_there_are_several(run: Run) -> None:
    _, out, _ = run("assess", "good.txt", "bad.txt", "--lang", "en")
    assert [line for line in out.splitlines() if line.startswith("===")] == ["=== good.txt", "=== bad.txt"]
    assert "Required contents" in out


def test_assess_writes_what_loads_reads(run: Run) -> None:
    good = rl.assess("good.txt")
    _, out, _ = run("assess", "good.txt", "bad.txt", "--format", "json")
    assert rl.loads(out, tuple[rl.Assessment, ...])[0] == good
    _, out, _ = run("assess", "good.txt", "bad.txt", "--format", "jsonl")
    assert [rl.loads(line, rl.Assessment).report.source.name for line in out.splitlines()] == [
        "good.txt",
        "bad.txt",
    ]


def test_assess_of_a_text_without_anything(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leer.txt").write_bytes(b"")
    status, out, _ = run("assess", "leer.txt")
    assert status == 0
    assert "（无标题）" in out
    assert "没有识别出指标。" in out


# ---------------------------------------------------------------------------------------------------------------------
# show, rules


def test_show_tells_outline_and_quantities(run: Run) -> None:
    status, out, _ = run("show", "--sample")
    assert status == 0
    report = rl.read(sample_bytes())
    assert f"数据 ({len(report.quantities)})" in out
    for heading in report.headings:
        assert "  " * heading.depth + heading.text + "  [" in out
    for citation in report.citations:
        assert f"《{citation.title}》" in out
    assert "不是数据的数字" not in out


def test_show_tells_the_numerals_turned_down_with_reasons(run: Run) -> None:
    _, out, _ = run("show", "--sample", "--numerals")
    report = rl.read(sample_bytes())
    listed = out.partition(f"不是数据的数字 ({len(report.numerals)})")[2].splitlines()[3:]
    assert len(listed) == len(report.numerals)
    for line, numeral in zip(listed, report.numerals, strict=True):
        assert str(report.source.place(numeral.span.start)) in line
        assert numeral.reason[:20] in line


def test_show_writes_what_loads_reads(run: Run) -> None:
    _, out, _ = run("show", "good.txt", "--format", "json")
    assert rl.loads(out, tuple[rl.Report, ...]) == (rl.read("good.txt"),)
    _, out, _ = run("show", "good.txt", "--format", "jsonl")
    assert rl.loads(out, rl.Report) == rl.read("good.txt")


def test_rules_lists_every_rule_once(run: Run) -> None:
    status, out, _ = run("rules", "--lang", "en")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()[2:]] == [rule.code for rule in rl.RULES] + ["X000"]


def test_rules_tells_all_about_one(run: Run) -> None:
    rule = next(rule for rule in rl.RULES if rule.code == "T001")
    status, out, _ = run("rules", "T001")
    assert status == 0
    assert rule.name.zh in out
    assert rule.why.zh in out
    assert rule.basis is not None
    assert rule.basis.title.zh in out
    for message in rule.messages.values():
        assert message.zh in out
    assert rule.basis.number is not None
    assert rule.basis.number in out
    assert f"{rule.basis.since}起施行" in out
    assert "警告 2015-2018, 错误 2019-" in out
    for line in (rule.example + rule.near_miss).splitlines():
        assert line in out
    assert re.search(rf"规则版本 +{rule.version}$", out, re.MULTILINE)
    assert "reference/rules/T001.html" in out


def test_all_rules_are_read_back(run: Run) -> None:
    _, out, _ = run("rules", "--format", "json")
    assert rl.loads(out, tuple[rl.Rule, ...]) == (*rl.RULES, X000)


def test_rules_of_a_group_and_of_none(run: Run) -> None:
    _, out, _ = run("rules", "T", "--format", "jsonl")
    assert [rl.loads(line, rl.Rule).code for line in out.splitlines()] == [
        rule.code for rule in rl.RULES if rule.code.startswith("T")
    ]
    status, out, err = run("rules", "Q")
    assert (status, out) == (2, "")
    assert "no rule has a code that begins with 'Q'" in err


# ---------------------------------------------------------------------------------------------------------------------
# Usage, input and output


@pytest.mark.parametrize(
    "arguments", [[], ["asses"], ["check", "--format", "yaml", "x"], ["check", "--on", "heute", "x"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert "usage: rulelaw" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["assess", "check", "show"])
def test_no_file_ends_with_2(run: Run, command: str) -> None:
    status, out, err = run(command)
    assert (status, out) == (2, "")
    assert err.startswith("rulelaw: no FILE given")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["--version"])
    assert raised.value.code == 0
    assert capsys.readouterr().out == f"rulelaw {rl.__version__}\n"


def test_exit_status_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "exit status:" in capsys.readouterr().out


def test_no_colour_unless_asked_for(run: Run) -> None:
    assert "\x1b" not in run("assess", "--sample")[1]
    assert "\x1b[31mT008" in run("check", "--sample", "--color", "always")[1]


def test_a_report_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "boese\x1b.txt").write_text(
        "一、\x1b]0;标题\x07工作\n2023年2月30日，\x1b[2J我局按照年度工作安排办理行政许可3件\u202e，均在法定期限内办结，没有超期件，也没有因此引起的投诉和争议。\n"
        * 3,
        encoding="utf-8",
    )
    for command in ("assess", "check", "show"):
        _, out, err = run(command, "boese\x1b.txt", "good.txt")
        assert "\x1b" not in out + err
        assert "\u202e" not in out
        assert "\\x1b" in out


def test_standard_input_is_read_as_bytes() -> None:
    done = in_a_process("check", "-", "--select", "T008", "--format", "jsonl", data=BAD.encode("gb18030"))
    assert done.returncode == 1
    assert json.loads(done.stdout)["document"] == "<stdin>"


def test_a_narrow_output_encoding_is_no_crash() -> None:
    done = in_a_process("assess", "--sample", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("ascii").startswith("\\u9752")


def test_lone_surrogates_in_a_name_are_no_crash() -> None:
    done = in_a_process("check", "\udcff.txt", PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert b"no such file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_crash() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "rulelaw", "show", "--sample", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, 2)  # the whole output may have fitted into the pipe


def test_main_runs_where_output_is_no_stream_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    out: Any = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["rules"]) == 0
    assert "T001" in out.getvalue()


def test_a_report_without_a_text_is_rendered() -> None:
    report = rl.Report(
        masthead=rl.Masthead(year=2023),
        sections=(rl.Section(rl.Heading("一、主要举措", 1), 1, rl.Part.MEASURES),),
        quantities=(rl.Quantity(rl.read_number("3").value),),  # type: ignore[union-attr]  # it is a number
    )
    text = "\n".join(render_report(report, Look("en"), numerals=True))
    assert "一、主要举措  [measures and results] -" in text
    assert render_assessment(rl.assess(report), Look("en"), indicators={}, rules={})


OWN = """
[framework]
code = "own"
zh = "自定"
en = "my own"
version = "1"
[[node]]
code = "poll"
zh = "满意度"
en = "satisfaction"
subject = "external:satisfaction"
rule = "linear"
low = 0
high = 100
"""


def test_score_tells_the_total_the_criteria_and_what_the_score_is_not(run: Run) -> None:
    status, out, _ = run("score", "good.txt", "--lang", "en")
    assert status == 0
    assert out.startswith("Quality of disclosure (disclosure ")
    assert "Published before" in out
    assert "not what was done" in out


def test_score_takes_a_framework_and_values_from_outside(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    status, out, _ = run(
        "score", "good.txt", "--framework", "own.toml", "--external", "satisfaction=87.5", "--lang", "en"
    )
    assert status == 0
    assert "Total 87.5 (87.5 to 87.5)" in out


def test_score_writes_json_that_comes_back(run: Run) -> None:
    _, out, _ = run("score", "good.txt", "bad.txt", "--format", "json")
    cards = rl.loads(out, tuple[rl.Scorecard, ...])
    assert [card.value for card in cards] == [
        rl.score(rl.read(Path(name))).value for name in ("good.txt", "bad.txt")
    ]
    _, out, _ = run("score", "good.txt", "bad.txt", "--format", "jsonl")
    assert tuple(rl.loads(line, rl.Scorecard) for line in out.splitlines()) == cards


def test_score_writes_a_table_of_all_reports(run: Run) -> None:
    _, out, _ = run("score", "good.txt", "bad.txt", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["document"] for row in rows if row["code"] == "total"] == ["good.txt", "bad.txt"]


def test_score_explains_itself_on_demand(run: Run) -> None:
    _, out, _ = run("score", "--sample", "--explain", "--lang", "en")
    assert "which brings" in out
    assert "all else unchanged, this would add up to" in out


def test_each_fault_of_a_framework_has_a_line_of_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[framework]\ncode = "a"\nzh = "甲"\n', encoding="utf-8")
    status, out, err = run("score", "good.txt", "--framework", "mine.toml")
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "rulelaw: mine.toml: 3 faults",
        "  framework: en is missing",
        "  framework: version is missing",
        "  no [[node]] tables: there is nothing to score",
    ]


def test_score_compares_with_earlier_reports(run: Run) -> None:
    _, out, _ = run("score", "good.txt", "--previous", "bad.txt", "--format", "jsonl")
    node = rl.loads(out, rl.Scorecard).find("continuous.history")
    assert node is not None
    assert node.status is rl.Status.KNOWN


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--framework", "disclosur"], "did you mean disclosure?"),
        (["--framework", "none.toml"], "none.toml: cannot be read"),
        (["--external", "poll=3"], "asks for no value 'poll'"),
    ],
)
def test_what_score_cannot_do_is_told(run: Run, arguments: list[str], words: str) -> None:
    status, _, err = run("score", "good.txt", *arguments)
    assert status == 2
    assert words in err


@pytest.mark.parametrize("value", ["satisfaction=much", "satisfaction=NaN", "satisfaction=inf", "87"])
def test_a_value_from_outside_that_is_no_number_is_wrong_usage(
    value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["score", "--sample", "--external", value])
    assert f"'{value}' is not of the form NAME=NUMBER" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_scored(run: Run) -> None:
    status, out, err = run("score", "none.txt", "good.txt", "--format", "jsonl")
    assert status == 2
    assert "none.txt" in err
    assert len(out.splitlines()) == 1
