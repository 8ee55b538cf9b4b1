"""Whatever happens to a file: it is read, or refused with an error of ours, in little time and memory."""

from __future__ import annotations

import contextlib
import signal
import sys
import tracemalloc
from collections.abc import Iterator
from functools import cache
from random import Random

import pytest
from tests.formats.documents import document, in_list, lvl, p, tr, xml
from tests.formats.mutilating import DAMAGES, Damage, damaged_parts, truncate
from tests.formats.office import pdf_bytes
from tests.formats.pages import STYLES, page

import rulelaw as rl

# How many copies of each file each kind of damage is done to.
ROUNDS = 200
# Reading so many takes a second or two; one that hangs takes for ever.
SECONDS = 120
MIB = 1 << 20

TEXT = """云岭县水利局2023年法治政府建设年度报告
2023年，我局坚持依法行政，现将有关情况报告如下：
一、主要举措和成效
（一）健全制度。制定规范性文件3件，清理12件。
| 项目 | 2022年 | 2023年 |
| 行政复议案件（件） | 2 | 5 |
二、存在的不足
培训不够。
云岭县水利局
2024年1月15日
"""


@cache
def files() -> dict[str, bytes]:
    """Small files of every format."""
    numbering = xml(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{lvl(0, "chineseCounting", "%1、")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    styles = xml("styles", '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>')
    notes = xml("footnotes", f"<w:footnote w:id='2'>{p('注')}</w:footnote>")
    body = "".join(p(line) for line in TEXT.split("\n")[:3])
    body += p("举措", in_list(1)) + f"<w:tbl>{tr('项目', '件数')}{tr('处罚', '45')}</w:tbl>"
    body += p("文", runs="<w:r><w:footnoteReference w:id='2'/></w:r><w:del><w:r><w:t>删</w:t></w:r></w:del>")
    markdown = "# " + TEXT.replace("一、", "## 一、").replace("3件", "**3件**")
    return {
        "text": TEXT.encode(),
        "gb18030": TEXT.encode("gb18030"),
        "markdown": markdown.encode(),
        **{style: page(TEXT, {"发布日期": "2024-01-20"}, style) for style in STYLES},
        "docx": document(body, numbering=numbering, styles=styles, footnotes=notes),
        "pdf": pdf_bytes(TEXT, compressed=False),
    }


@contextlib.contextmanager
def in_time() -> Iterator[None]:
    """Fail where the work inside takes so long that it must be a hang."""
    if sys.platform == "win32":
        yield
        return

    def ring(*_: object) -> None:
        pytest.fail(f"not done in {SECONDS} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def variants(name: str, damage: Damage, seed: int, count: int) -> Iterator[bytes]:
    """Damaged copies of a file; half of those of a Word file are damaged inside their parts."""
    rng = Random(f"{name} {damage.__name__} {seed}")  # noqa: S311 - repeatable, not secret
    data = files()[name]
    others = [other for key, other in files().items() if key != name]
    for number in range(count):
        if name == "docx" and number % 2:
            yield damaged_parts(damage, rng, data, others)
        else:
            yield damage(rng, data, others)


def outcome(data: bytes) -> str:
    """What comes of reading a file: a report or the refusal."""
    try:
        report = rl.read(data)
    except rl.RulelawError as error:
        message = str(error)
        assert message.startswith("<bytes>: ")
        assert len(message) < 1000
        return message
    text = report.source.text
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in report.quantities)
    return "read"


NAMES = ("text", "gb18030", "markdown", *STYLES, "docx", "pdf")


def test_there_are_five_thousand_and_more() -> None:
    assert tuple(files()) == NAMES
    assert len(NAMES) * len(DAMAGES) * ROUNDS >= 5000


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_files_are_read_or_refused(name: str, damage: Damage) -> None:
    with in_time():
        outcomes = [outcome(data) for data in variants(name, damage, 1, ROUNDS)]
    # damage that lets nothing through would test nothing but the first lines of a reader; XML cut off is never read
    assert ("read" in outcomes) == ((name, damage) != ("docx", truncate))


@pytest.mark.parametrize("name", ["docx", "pdf", "gkmlpt", "markdown"])
def test_memory_stays_within_twenty_times_the_file(name: str) -> None:
    outcome(files()[name])  # what is loaded once is no part of it
    for data in (one for damage in DAMAGES for one in variants(name, damage, 2, 12)):
        tracemalloc.start()
        try:
            with in_time():
                outcome(data)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < max(64 * MIB, 20 * len(data))
