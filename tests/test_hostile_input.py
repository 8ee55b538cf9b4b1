"""Texts that no one would write: a report comes back, nothing in it points outside, and the work stays bounded.

How much a text of one kind costs as it grows is counted in test_linear.py. Here the texts have their full size, and
what they give is counted: no text of n characters gives more than n of anything. What regular expressions do inside
is seen by no count; the last test therefore reads all the texts in a process that is given far more time than it
needs, and a pattern that tries all ways through such a text would not be done in it.
"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from rulelaw.report.reading import parse
from rulelaw.report.types import Report
from tests.test_linear import KINDS

ROOT = Path(__file__).parent.parent
MANY = 100_000
# A hundred times what it takes on a slow machine.
SECONDS = 300

TEXTS: dict[str, str] = {
    "nothing": "",
    "a space": " ",
    "white space": " \t\u3000\xa0\r\n" * 2_000,
    "one character": "法",
    "one digit": "1",
    "a zero-width space": "\u200b",
    "a lone surrogate": "\ud800",
    "lone surrogates": "\ud800法\udfff1件" * 2_000,
    "null characters": "\x00" * MANY,
    "control characters": "".join(map(chr, range(32))) * 2_000,
    "every character": "".join(map(chr, range(0x10000))),
    "a million digits": "1" * 1_000_000,
    "many sections in sections": "一、工\n（一）工\n1.工\n（1）工\n①工\n" * 4_000,
    "a line of a megabyte": "我局依法行政，全年检查，成效明显。" * 25_000,
    "a word of a megabyte": "法" * 350_000,
    "一": "一" * MANY,
    "第": "第" * MANY,
    "digits and commas": "1," * 200_000,
    "digits and points": "1." * 200_000,
    "hyphens": "-" * MANY,
    "digits and hyphens": "1-" * MANY,
    "per cent signs": "%" * MANY,
    "plus signs": "1+" * MANY,
    "slashes": "1/" * MANY,
    "scale words": "1万" * MANY,
    "Chinese scale words": "亿" * MANY,
    "bars": "|" * MANY,
    "bars in lines": "|a|b|\n" * 20_000,
    "full stops": "。" * MANY,
    "colons": "：" * MANY,
    "years": "2021年" * 20_000,
    "months": "1月" * MANY,
    "denials": "未发生" * MANY,
    "no and no again": "无" * MANY,
    "a denial that never ends": "未发生" + "因" * MANY,
    "a title that never ends": "《" + "法" * MANY,
    "a heading that never ends": "一、" + "法" * MANY,
    "spaces in a heading": "一、法治" + " " * MANY + "法治",
    "breadcrumbs": "首页>" * MANY,
    "organs": "岚县水利局" * 20_000,
    "places": "市县区" * MANY,
    "causes": "因法" * MANY,
    "comparisons": "与要求" * MANY,
    "reports": "报告" * MANY,
    "links to files": "附件：\n" * 20_000,
    "carriage returns": "法\r" * MANY,
} | {
    f"{kind} {opening}": text
    for opening, closing in ("（）", "《》", "〔〕", "“”", "()", "[]", "【】", "‘’", "〈〉")
    for kind, text in {
        "unclosed": opening * MANY,
        "unopened": closing * MANY,
        "nested": opening * (MANY // 2) + closing * (MANY // 2),
        "empty": (opening + closing) * (MANY // 2),
    }.items()
}

OTHER_GENRES: dict[str, str] = {
    "a novel": "话说天下大势，分久必合，合久必分。那日，三人行至一处山庄，忽听得门外有人高声叫道：“且慢！”\n"
    * 20,
    "a recipe": "材料：鸡蛋2个、面粉200克、糖30克。\n做法：1.打散鸡蛋；2.加入面粉；3.烤箱180℃烤25分钟。\n",
    "a table of figures": "1.5\t2.7\t3.9\n" * 50,
    "a program": "def f(x):\n    return {k: v for k, v in x.items() if v > 10}\n" * 20,
    "English": "The annual report on building a law-based government, 2021. 35 cases were heard; 12% were settled.\n",
    "markup": '<html><body><p class="a">全年检查12次</p></body></html>',
    "an information report": "岚县水利局2022年政府信息公开工作年度报告\n一、总体情况\n主动公开信息120条。\n",
}


def objects(report: Report) -> list[int]:
    """Count what a report is made of, by kind."""
    sections = list(report.walk())
    return [
        len(report.quantities),
        len(report.numerals),
        len(report.citations),
        len(report.dates),
        len(report.stretches),
        len(report.document.blocks),
        len(sections),
        sum(len(section.body) for section in sections),
        *(len(presence.spans) for presence in report.parts.values()),
    ]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_report_comes_back(text: str) -> None:
    """Whatever the text: it is kept, every place lies in it, and there is no more of anything than characters."""
    report = parse(text)
    assert report.source.text is text
    assert all(count <= len(text) for count in objects(report))
    for span in (
        *(q.span for q in report.quantities),
        *(n.span for n in report.numerals),
        *(h.span for h in report.headings),
        *(b.span for b in report.document.blocks),
    ):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("text", OTHER_GENRES.values(), ids=OTHER_GENRES)
def test_another_genre_is_no_report_of_this_one(text: str) -> None:
    """It is read all the same, and has no title, issuer or required content that it does not tell."""
    report = parse(text)
    assert report.masthead.title is None
    assert report.masthead.issuer is None
    assert report.source.text == text


def test_a_million_digits_are_no_number() -> None:
    """No figure is that long: the digits are one numeral with a reason, and cost no arithmetic."""
    report = parse("全年检查" + "1" * 1_000_000 + "次。")
    assert not report.quantities
    (numeral,) = report.numerals
    assert (numeral.role.value, len(numeral.span) >= 1_000_000) == ("code", True)


def test_a_hundred_thousand_headings_are_all_found() -> None:
    """Each with a section of its own."""
    report = parse("一、工作\n" * MANY)
    assert len(report.headings) == MANY
    assert len(report.sections) == MANY


@pytest.mark.parametrize("seed", range(20))
def test_a_report_with_any_bytes_blown_in(seed: int) -> None:
    """Pieces of hostile texts between pieces of a report: all places stay within the text."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    pieces = [
        *KINDS.values(),
        *(text[:40] for text in TEXTS.values()),
        *(text[:60] for text in OTHER_GENRES.values()),
    ]
    text = "".join(rng.choice(pieces) for _ in range(60))
    report = parse(text)
    assert report.source.text == text
    assert all(count <= len(text) for count in objects(report))


def test_no_pattern_tries_all_ways_through_a_text() -> None:
    """Every kind of piece, many times over, is read within a time that only endless backtracking would exceed."""
    program = (
        "from tests.test_linear import KINDS\n"
        "from rulelaw.report.reading import parse\n"
        "for piece in KINDS.values():\n"
        "    parse(piece * (60_000 // len(piece)))\n"
        "    parse('岚县水利局' + piece.strip() * 2_000 + '的')\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=SECONDS)
