"""Baselines: findings that are put aside stay, with a reason and a limit; what is no longer found is told."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.errors import DataFileError
from rulelaw.findings.checking import check
from rulelaw.findings.suppressing import (
    Baseline,
    BaselineEntry,
    dump_baseline,
    load_baseline,
    stale,
    suppress,
)
from rulelaw.findings.types import Finding
from rulelaw.report.reading import parse

TEXT = "岚县水利局2021年法治政府建设年度报告\n2021年，依法行政。4月31日，召开推进会。\n4月31日，召开推进会。\n2月30日，检查3次。"
DAY = datetime.date(2022, 6, 30)
NEXT = datetime.date(2022, 7, 1)


def findings(text: str = TEXT) -> tuple[Finding, ...]:
    return check(parse(text), rules=["T008"])


def put_aside(found: tuple[Finding, ...]) -> list[bool]:
    return [finding.suppression is not None for finding in found]


def test_findings_put_aside_stay_and_are_marked() -> None:
    found = findings()
    marked = suppress(found, Baseline.of(found[:1], reason="原文如此"), on=DAY)
    assert put_aside(marked) == [True, False, False]
    assert marked[0].suppression is not None
    assert marked[0].suppression.reason == "原文如此"
    assert [finding.fingerprint for finding in marked] == [finding.fingerprint for finding in found]
    assert put_aside(found) == [False] * 3


def test_one_more_of_the_same_is_not_put_aside() -> None:
    one, two, _ = findings()
    assert two.fingerprint == f"{one.fingerprint}:2"
    baseline = Baseline.of((one, two), reason="核实")
    more = TEXT.replace("\n2月", "\n4月31日，召开推进会。\n2月")
    assert put_aside(suppress(findings(more), baseline, on=DAY)) == [True, True, False, False]
    fewer = TEXT.replace("。\n4月31日，召开推进会。", "。")
    assert put_aside(suppress(findings(fewer), baseline, on=DAY)) == [True, False]
    assert [entry.fingerprint for entry in stale(baseline, findings(fewer))] == [two.fingerprint]


def test_an_entry_holds_up_to_its_last_day() -> None:
    found = findings()
    baseline = Baseline.of(found, reason="待更正", until=DAY)
    assert put_aside(suppress(found, baseline, on=DAY)) == [True] * 3
    assert put_aside(suppress(found, baseline, on=NEXT)) == [False] * 3
    # nobody says what day it is: nothing with a limit holds
    assert put_aside(suppress(found, baseline, on=None)) == [False] * 3
    assert put_aside(suppress(found, Baseline.of(found, reason="永久"), on=None)) == [True] * 3


def test_an_entry_is_for_its_document() -> None:
    found = findings()
    baseline = Baseline.of(found, reason="核实", document="a.txt")
    assert put_aside(suppress(found, baseline, on=DAY, document="a.txt")) == [True] * 3
    assert put_aside(suppress(found, baseline, on=DAY, document="b.txt")) == [False] * 3
    assert put_aside(suppress(found, baseline, on=DAY)) == [True] * 3
    anywhere = Baseline.of(found, reason="核实")
    assert put_aside(suppress(found, anywhere, on=DAY, document="b.txt")) == [True] * 3


def test_the_code_counts_with_the_fingerprint() -> None:
    found = findings()
    entry = BaselineEntry(found[0].fingerprint, "T007", "别的规则")
    assert put_aside(suppress(found, Baseline((entry,)), on=DAY)) == [False] * 3


def test_stale_entries_are_told() -> None:
    found = findings()
    baseline = Baseline.of(found, reason="核实", document="a.txt")
    assert stale(baseline, found) == ()
    assert [entry.code for entry in stale(baseline, found[1:])] == ["T008"]
    assert stale(baseline, (), document="b.txt") == ()
    assert len(stale(baseline, (), document="a.txt")) == 3
    # an expired entry is not stale while its finding is there
    assert stale(Baseline.of(found, reason="过期", until=datetime.date(2000, 1, 1)), found) == ()


def test_a_baseline_made_anew_keeps_the_reasons_given() -> None:
    found = findings()
    old = Baseline.of(found[:1], reason="甲", until=DAY)
    new = Baseline.of(suppress(found, old, on=DAY), reason="乙")
    assert [(entry.reason, entry.until) for entry in new.entries] == [("甲", DAY), ("乙", None), ("乙", None)]


def test_two_baselines_are_merged() -> None:
    found = findings()
    first = Baseline.of(found[:2], reason="甲", document="a.txt")
    second = Baseline.of(found[1:], reason="乙", document="a.txt")
    third = Baseline.of(found[:1], reason="丙", document="b.txt")
    merged = first.merged(second).merged(third)
    assert [entry.reason for entry in merged.entries] == ["甲", "乙", "乙", "丙"]


def test_findings_already_put_aside_keep_their_reason() -> None:
    found = findings()
    once = suppress(found, Baseline.of(found[:1], reason="甲"), on=DAY)
    twice = suppress(once, Baseline.of(found, reason="乙"), on=DAY)
    assert [finding.suppression.reason for finding in twice if finding.suppression] == ["甲", "乙", "乙"]


def test_a_reason_is_needed() -> None:
    for reason in ("", " \n"):
        with pytest.raises(ValueError, match="reason"):
            dump_baseline(findings(), reason=reason)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    written = dump_baseline(findings(), reason="已核实", until=DAY, document="报告.txt")
    path.write_text(written, encoding="utf-8")
    baseline = load_baseline(path)
    assert baseline == Baseline.of(findings(), reason="已核实", until=DAY, document="报告.txt")
    assert dump_baseline(baseline) == written
    path.write_bytes(b"\xef\xbb\xbf" + written.replace("\n", "\r\n").encode())
    assert load_baseline(path) == baseline


@given(
    reason=st.text(min_size=1).filter(str.strip), document=st.none() | st.text(min_size=1).filter(str.strip)
)
def test_any_reason_survives(
    reason: str, document: str | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("baseline") / "baseline.toml"
    entry = BaselineEntry("0123456789abcdef:2", "F001", reason, None, document)
    path.write_text(dump_baseline(Baseline((entry,))), encoding="utf-8", newline="")
    (found,) = load_baseline(path).entries
    assert found == entry


def test_a_lone_surrogate_does_not_stop_the_writing() -> None:
    entry = BaselineEntry("0123456789abcdef", "F001", "\ud800\x7f")
    assert 'reason = "\ufffd\\u007f"' in dump_baseline(Baseline((entry,)))


def test_every_fault_of_a_baseline_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    path.write_text(
        """version = 2
[[findings]]
[[finding]]
fingerprint = "xyz"
code = "F001"
reason = ""
until = "2022-06-30"
[[finding]]
fingerprint = "0123456789abcdef"
code = "F001"
resaon = "a"
[[finding]]
fingerprint = "0123456789abcdef"
code = "F001"
reason = "a"
""",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError) as caught:
        load_baseline(path)
    assert caught.value.faults == (
        "unknown table or key 'findings'; did you mean finding?",
        "version 2 is not 1, the one that can be read",
        "finding xyz: reason must be a text that is not empty",
        "finding xyz: until must be a day such as 2021-01-22, without quotes",
        "finding xyz: fingerprint must be 16 hexadecimal digits, perhaps with :2 or more behind them",
        "finding 0123456789abcdef: reason is missing",
        "finding 0123456789abcdef: unknown resaon; did you mean reason?",
        "finding 0123456789abcdef: stands twice",
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\xff\xfe", "UTF-8"), (b"[[finding]", "no TOML"), (b"finding = 3", r"\[\[finding\]\]")],
)
def test_what_is_no_baseline_is_refused(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    path.write_bytes(content)
    with pytest.raises(DataFileError, match=told):
        load_baseline(path)
    with pytest.raises(FileNotFoundError):
        load_baseline(tmp_path / "none.toml")
