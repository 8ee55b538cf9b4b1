"""Reports with findings of every kind, for the tests of what is written of them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import rulelaw as rl
from rulelaw.findings.types import Suppression
from rulelaw.serial.records import Checked

TEXT = "云岭县水利局2023年法治政府建设年度报告\r\n=1+1公式,“引号”\n共受理案件5件（维持3件、撤销1件）。\r末行😀3件\n"
NAME = "年报 2023/云岭(稿),1:2.txt"
BASIS = rl.Basis(
    "made-up", rl.Label("某规定", "Some Provisions"), "厅字〔2019〕28号", "第二条", datetime.date(2019, 4, 15)
)


def span_of(words: str, text: str = TEXT) -> rl.Span:
    start = text.index(words)
    return rl.Span(start, start + len(words))


def finding(code: str = "F001", *words: str, **fields: object) -> rl.Finding:
    fields = {
        "severity": rl.Severity.ERROR,
        "template": rl.Label("“{quoted}”有误：\n100%", "“{quoted}” is wrong:\n100%"),
        "facts": {"quoted": "5件"},
        **fields,
    }
    return rl.Finding(code=code, spans=tuple(map(span_of, words)), **fields)  # type: ignore[arg-type]


REPORT = rl.read(rl.Source(TEXT, NAME))
FINDINGS = (
    finding("S001", severity=rl.Severity.INFO),  # of the report as a whole
    finding(
        "F001",
        "5件",
        "3件",
        "1件",
        basis=BASIS,
        facts={"quoted": "5件", "share": Decimal("96.8"), "day": datetime.date(2024, 3, 31), "n": 3},
        part=rl.Part.MEASURES,
        section=("一、主要举措", "（一）行政复议"),
        fingerprint="f-1",
    ),
    finding("T008", "=1+1公式,“引号”\n共", severity=rl.Severity.WARNING, rule_version=2, fingerprint="f-2"),
    finding(
        "F004",
        "😀3件",
        suppression=Suppression("公开前已更正，\n见说明", datetime.date(2025, 12, 31)),
        fingerprint="f-3",
    ),
    finding("X999", "末行"),  # of a rule of the user's own
)
CLEAN = rl.read(rl.Source("云岭县水利局", "/data/洁净.txt"))
NAMELESS = rl.read(rl.Source("2023年2月30日"))
BY_HAND = rl.Report()

CHECKED: tuple[Checked, ...] = (
    (REPORT, FINDINGS),
    (CLEAN, ()),
    (NAMELESS, rl.check(NAMELESS, rules=["T008"])),
    (BY_HAND, rl.check(BY_HAND)),
)

# A number of a person, made up, and a finding beside it whose words reach over it.
PERSONAL_TEXT = "联系人周某（13900001234）反映的5件。"
PERSONAL = rl.parse(PERSONAL_TEXT)
PERSONAL_FINDINGS = (
    rl.Finding(
        "P002", rl.Severity.ERROR, rl.Label("手机号", "number"), (span_of("13900001234", PERSONAL_TEXT),)
    ),
    rl.Finding(
        "F001", rl.Severity.ERROR, rl.Label("数", "sum"), (span_of("（13900001234）反映", PERSONAL_TEXT),)
    ),
)
