"""Fingerprints: the same finding keeps its name while the report around it changes, and no other has it."""

from __future__ import annotations

import datetime
import hashlib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.findings.checking import check
from rulelaw.findings.fingerprinting import fingerprint, quote_facts, quote_place, section_path
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.formats.reading_files import read
from rulelaw.labels import Label
from rulelaw.report.reading import parse
from rulelaw.text.folding import fold
from rulelaw.text.spans import Span

REPORT = """岚县水利局2021年法治政府建设年度报告

2021年，岚县水利局坚持依法行政，现将有关情况报告如下。

{0}、主要举措和成效

（{1}）依法行政。全年检查取水单位42家次，召开推进会；2月30日，召开河湖长制法治保障会议，培训干部60人次。

（{2}）化解争议。全年办理行政复议案件5件（维持3件、撤销1件）。4月31日，走访企业12家。

{3}、存在的不足

一是法治宣传的形式不多，主要原因是专业人员不足。11月31日，开展回头看。

{4}、下一步安排

2022年，我局将重点抓好水行政执法监督，2022年6月31日前完成案卷评查20件。
"""
NUMBERS = ("一", "一", "二", "二", "三")
PLACED = ["F001", "T008"]
ASIDE = (
    "水利工程建设与管护同步推进，干部作风持续好转。",
    "邀请社会监督员参加座谈，听取对水资源管理的意见。",
    "用水户普遍反映办事更加方便，窗口服务更加周到。",
)


def marks(text: str, rules: list[str] = PLACED) -> list[tuple[str, str]]:
    return sorted((finding.code, finding.fingerprint) for finding in check(parse(text), rules=rules))


USUAL = marks(REPORT.format(*NUMBERS))


def test_the_report_has_findings_and_each_its_own_fingerprint() -> None:
    assert [code for code, _ in USUAL] == ["F001", "T008", "T008", "T008", "T008"]
    assert len({mark for _, mark in USUAL}) == 5
    assert all(len(mark) == 16 and set(mark) <= set("0123456789abcdef") for _, mark in USUAL)


FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789"}
HALF_WIDTH = {ord(c): ord(c) - 0xFEE0 for c in "，；：（）"}


@given(
    asides=st.lists(st.tuples(st.sampled_from(ASIDE), st.integers(0, 30)), max_size=4),
    shift=st.integers(0, 5),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    width=st.sampled_from([{}, FULL_WIDTH, HALF_WIDTH, FULL_WIDTH | HALF_WIDTH]),
    indent=st.sampled_from(["", "\u3000\u3000", "  "]),
)
def test_edits_elsewhere_leave_every_fingerprint(
    asides: list[tuple[str, int]], shift: int, line_end: str, width: dict[int, int], indent: str
) -> None:
    digits = "一二三四五六七八九十"
    text = REPORT.format(*(digits[digits.index(number) + shift] for number in NUMBERS))
    blocks = text.split("\n\n")
    for aside, where in asides:
        blocks.insert(2 + where % (len(blocks) - 1), aside)
    text = "\n\n".join([blocks[0], *(indent + block for block in blocks[1:])])
    assert marks(text.replace("\n", line_end).translate(width)) == USUAL


def test_findings_without_a_place_keep_theirs_too() -> None:
    text = "岚县水利局2021年法治政府建设年度报告\n\n一、主要举措\n\n2021年，我局依法行政，检查3次。\n"
    before = marks(text, ["S"])
    assert before
    assert marks(text.replace("检查3次", "巡查河道4次"), ["S"]) == before


def test_another_figure_or_heading_or_rule_is_another_finding() -> None:
    quote = "全年共⟦5件⟧(维持3件、撤销1件)"
    usual = fingerprint("F001", ["（一）复议"], quote)
    assert fingerprint("F002", ["（一）复议"], quote) != usual
    assert fingerprint("F001", ["（一）诉讼"], quote) != usual
    assert fingerprint("F001", ["一、主要工作", "（一）复议"], quote) != usual
    assert fingerprint("F001", ["（一）复议"], quote.replace("3", "2")) != usual
    assert fingerprint("F001", ["（一）复议"], "全年共5件(维持⟦3件⟧、撤销1件)") != usual


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("占比⟦12.5%⟧", "占比⟦125%⟧"),
        ("下降⟦5%⟧", "下降⟦5‰⟧"),
        ("举办⟦3⟧场", "举办⟦3场⟧"),
        ("使用A B⟦3套⟧", "使用AB⟦3套⟧"),
    ],
)
def test_what_counts(one: str, other: str) -> None:
    assert fingerprint("F001", [], one) != fingerprint("F001", [], other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("共 ⟦ 5 件 ⟧（维持3件）", "共⟦5件⟧(维持3件)"),
        ("其中，⟦5件⟧、3件", "其中：⟦5件⟧；3件"),
        ("（一）检查⟦5件⟧", "（三）检查⟦5件⟧"),
        ("⟦1.检查⟧5件", "⟦2.检查⟧5件"),
        ("一是检查⟦5件⟧", "三是检查⟦5件⟧"),
        ("“检查”⟦5件⟧", "「检查」⟦5件⟧"),
        ("检查\u200b⟦5件⟧", "检查⟦5件⟧"),
    ],
)
def test_what_does_not(one: str, other: str) -> None:
    assert fingerprint("F001", [], one) == fingerprint("F001", [], other)


def test_the_recipe_is_pinned() -> None:
    """Baselines of users rest on it: a change is a change of what the library promises."""
    told = "T008\n主要举措/依法行政\n|2月30日|召开会议"
    usual = hashlib.sha256(told.encode()).hexdigest()[:16]
    assert fingerprint("T008", ["一、主要举措", "（一）依法行政"], "⟦2月30日⟧，召开会议") == usual
    assert usual == "8d3d9a530383cdf4"
    assert fingerprint("S004", [], "a=1; b=2") == hashlib.sha256(b"S004\n\na,1,b,2").hexdigest()[:16]


def rule_at(*spans: Span) -> Rule:
    def look(_: Context) -> list[Draft]:
        return [Draft((span,)) for span in spans]

    name = Label("某", "some")
    return Rule("X001", name, (Validity(Severity.INFO),), {"default": name}, name, look)


def test_the_second_of_two_alike_is_told_apart() -> None:
    text = "一、工作\n检查3次。\n检查3次。\n检查3次。\n"
    spans = [Span(i + 2, i + 4) for i in range(len(text)) if text.startswith("检查", i)]
    report = parse(text)
    first, second, third = [f.fingerprint for f in check(report, rules=[rule_at(*reversed(spans))])]
    assert (second, third) == (f"{first}:2", f"{first}:3")
    assert [f.fingerprint for f in check(report, rules=[rule_at(spans[2])])] == [first]


def test_the_place_is_quoted_in_its_sentence() -> None:
    text = "前一句。本句说了，检查３次，很好；后一句"
    flow = fold(text)
    at = text.index("３")
    assert quote_place(flow, Span(at, at + 2)) == "本句说了,检查⟦3次⟧,很好"
    assert quote_place(flow, Span(0, 4)) == "⟦前一句。⟧"
    assert quote_place(flow, Span(len(text), len(text))) == "后一句⟦⟧"


def test_of_a_very_long_sentence_the_clause_is_quoted() -> None:
    text = "甲" * 300 + "，检查3次，" + "乙" * 300
    flow = fold(text)
    assert quote_place(flow, Span(303, 305)) == "检查⟦3次⟧"
    endless = fold("甲" * 300 + "检查3次" + "乙" * 300)
    assert quote_place(endless, Span(302, 304)) == "⟦3次⟧"


def test_facts_are_told_in_order_and_exactly() -> None:
    facts = {"b": Decimal("1E+2"), "a": datetime.date(2022, 3, 1), "c": "件"}
    assert quote_facts(facts) == "a=2022-03-01; b=100; c=件"


def test_paths_agree_with_the_sections_that_cover_a_place() -> None:
    report = parse(REPORT.format(*NUMBERS))
    for offset in range(len(report.source.text)):
        section = report.section_at(offset)
        path = section_path(report, offset)
        if section is None or section.heading is None:
            assert path == ()
        else:
            assert path[-1] == section.heading.text
            assert len(path) == section.depth
    assert section_path(report, 10**6) == ()


def test_a_lone_surrogate_has_a_fingerprint() -> None:
    assert len(fingerprint("X001", ["\ud800"], "⟦\udfff⟧")) == 16


def test_shared_reports_have_no_fingerprint_twice(shared_reports: tuple[object, ...]) -> None:
    for annotated in shared_reports:
        report = read(annotated.text.encode())  # type: ignore[attr-defined]
        found = [finding.fingerprint for finding in check(report)]
        assert len(found) == len(set(found))


def test_a_file_read_twice_has_the_same(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT.format(*NUMBERS), encoding="utf-16")
    assert sorted((f.code, f.fingerprint) for f in check(read(path), rules=PLACED)) == USUAL
