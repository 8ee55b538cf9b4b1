"""The cost of reading grows with the length of the text, and no faster.

Work is counted, not timed: every bytecode instruction that the library executes while it reads. What regular
expressions do inside is not seen by that count; test_hostile_input.py looks after it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from rulelaw.document.segmenting import segment
from rulelaw.report.reading import parse
from rulelaw.text.folding import fold
from rulelaw.text.sources import Source
from tests.cases.marked import load_case
from tests.composing import compose

REPORTS = sorted((Path(__file__).parent / "cases" / "reports").glob("*.case.txt"))
# Eight times the text may cost eight times the work and a fifth more: for what is looked up in sorted places, and since
# the page's own lines above a report are read as tables and prose where they stand between two.
TIMES = 8
MOST = 1.2 * TIMES


def work(function: Callable[[str], object], text: str) -> int:
    """Count the bytecode instructions that a call executes."""
    steps = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        steps += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(text)
    finally:
        sys.settrace(before)
    return steps


def growth(function: Callable[[str], object], text: str) -> float:
    """Tell how many times more work eight times the text is."""
    function(text)  # data files are read and patterns made once, on first use
    return work(function, text * TIMES) / work(function, text)


def test_work_is_counted() -> None:
    """A loop in a loop is seen for what it is."""
    assert 7 < growth(lambda text: [c for c in text], "一" * 200) < 9  # noqa: C416 - a loop is meant
    assert growth(lambda text: [a for a in text for _ in text], "一" * 20) > 50


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name.removesuffix(".case.txt"))
def test_reading_glued_reports_is_linear(path: Path) -> None:
    """Eight copies of a report, one after the other, cost eight times one."""
    assert growth(parse, load_case(path).text) < MOST


@pytest.mark.parametrize("seed", [1, 2])
def test_reading_glued_composed_reports_is_linear(seed: int) -> None:
    """So do composed ones, whatever their style."""
    assert growth(parse, compose(seed).text) < MOST


@pytest.mark.parametrize(
    "stage",
    [fold, lambda text: segment(Source(text)), lambda text: Source(text).place(len(text))],
    ids=["folding", "segmenting", "placing"],
)
def test_each_early_stage_is_linear(stage: Callable[[str], object]) -> None:
    """Also on a page with zero-width characters, which are dropped one by one."""
    text = "\u200b".join(load_case(REPORTS[0]).text[i : i + 40] for i in range(0, 4000, 40)) + "\r\n"
    assert growth(stage, text) < MOST


KINDS = {
    "headings": "一、工作\n",
    "headings of all levels": "一、工作\n（一）工作\n1.工作\n（1）工作\n①工作\n",
    "unnumbered headings": "规范执法行为\n我局坚持依法行政，严格执法，强化监督，全年成效明显，群众满意。\n",
    "run-in headings without numbers": "规范执法，强化监督。我局坚持依法行政，严格执法，强化监督，全年成效明显，群众满意。\n",
    "links to files": "附件：\n",
    "days": "发布日期：2023-03-01\n",
    "issuers": "发布机构：岚县水利局\n",
    "signatures": "岚县水利局\n",
    "table rows": "| 事项 | 数量 |\n",
    "two-row tables": "| 事项 | 发布日期 | 数量 |\n| 检查 | 2023-03-01 | 5 |\n",
    "quantities": "检查3件，",
    "ranges": "检查3至5件，",
    "Chinese quantities": "检查三十五件，",
    "zeros": "全年未发生败诉案件。",
    "denials": "未发生",
    "citations": "《行政处罚法》（国务院令第7号）",
    "opening brackets": "《",
    "nested brackets": "《〈（〔",
    "quotations": "“3件”",
    "dates": "2021年5月1日至6月2日，",
    "shortcomings": "但仍存在一些不足，原因是编制不足。",
    "items": "一是加强检查，严格执法。",
    "hard wraps": "我局坚持依法行政，严格规范公正文明执法，全年检查1236次\n",
    "line feeds": "\n",
    "carriage returns": "法\r",
    "zero-width spaces": "法\u200b",
}


@pytest.mark.parametrize("piece", KINDS.values(), ids=KINDS)
def test_reading_many_of_a_kind_is_linear(piece: str) -> None:
    """Eight times as many of anything cost eight times the work."""
    assert growth(parse, piece * max(60, 1600 // len(piece))) < MOST
