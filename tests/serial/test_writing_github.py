"""Findings as workflow commands: one a line, and no words of a report can become one."""

from __future__ import annotations

import re

import pytest
from tests.serial.examples import CHECKED, FINDINGS, PERSONAL, PERSONAL_FINDINGS, REPORT

import rulelaw as rl
from rulelaw.serial.writing_github import to_github

COMMAND = re.compile(r"::(error|warning|notice) (file=[^,:]+(?:,[a-zA-Z]+=[^,:]*)*)::(.*)")


def test_each_finding_is_a_command_with_its_place() -> None:
    lines = to_github([(REPORT, FINDINGS)], lang="en").splitlines()
    assert len(lines) == 4  # without the one put aside
    file = "file=年报 2023/云岭(稿)%2C1%3A2.txt"
    assert lines[0] == (f"::notice {file},title=rulelaw S001::“5件” is wrong:%0A100%25%0A{FINDINGS[0].url}")
    assert lines[1] == (
        f"::error {file},line=3,col=6,endLine=3,endColumn=8,title=rulelaw F001::“5件” is wrong:%0A100%25%0A{FINDINGS[1].url}"
    )
    assert lines[2].startswith(f"::warning {file},line=2,col=1,endLine=3,title=rulelaw T008::")


def test_every_line_is_one_command() -> None:
    for line in to_github(CHECKED).splitlines():
        assert COMMAND.fullmatch(line)


@pytest.mark.parametrize(
    "words", ["a\n::error::b", "a\r::set-env name=x::y", "::stop-commands::x", "%0A::x", "\x1b[2J", "\x85a"]
)
def test_words_cannot_become_commands_nor_steer_the_log(words: str) -> None:
    report = rl.read(rl.Source("甲", f"{words},line=9"))
    finding = rl.Finding("X1", rl.Severity.ERROR, rl.Label("{w}", "{w}"), (rl.Span(0, 1),), {"w": words})
    text = to_github([(report, [finding])])
    (line,) = text.splitlines()
    match = COMMAND.fullmatch(line)
    assert match is not None
    assert text.isprintable() or text == line + "\n"
    assert "\x1b" not in text
    assert "\x85" not in text
    assert len(match[2].split(",")) == 6  # file, line, col, endLine, endColumn, title
    assert match[2].endswith("title=rulelaw X1")


def test_numbers_of_persons_do_not_come_out() -> None:
    assert "13900001234" not in to_github([(PERSONAL, PERSONAL_FINDINGS)])
