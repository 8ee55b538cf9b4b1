"""The pages of the rules: one for each, where its findings say that it is, with all that the rule says."""

from __future__ import annotations

import importlib.util
import re
import urllib.parse
from pathlib import Path
from typing import Any

import pytest

import rulelaw as rl
from rulelaw.findings.failing import X000

ROOT = Path(__file__).parent.parent
RULES = (*rl.RULES, X000)
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@pytest.fixture(scope="module")
def tool() -> Any:
    script: Any = importlib.util.spec_from_file_location("rule_pages", ROOT / "tools" / "rule_pages.py")
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(tool: Any) -> dict[str, str]:
    made: dict[str, str] = tool.pages(tool.EVERY_RULE)
    return made


def plain(page: str) -> str:
    """The words of a page without the marks that keep Markdown from reading them."""
    return re.sub(r"\\(.)", r"\1", page)


def test_no_rule_lacks_a_page(pages: dict[str, str]) -> None:
    assert set(pages) == {f"{rule.code}.md" for rule in RULES} | {"index.md"}
    listed = pages["index.md"].partition("```{toctree}")[2]
    for rule in RULES:
        assert f"\n{rule.code}\n" in listed
        assert f"[{rule.code}]({rule.code}.md) | {rule.name.zh}" in plain(pages["index.md"])


def test_every_group_has_a_name(tool: Any) -> None:
    assert {rule.code[0] for rule in RULES} <= set(tool.GROUPS)


@EVERY_RULE
def test_findings_lead_to_the_page(rule: rl.Rule, pages: dict[str, str]) -> None:
    finding = rl.Finding(rule.code, rl.Severity.INFO, rule.messages["default"])
    path = urllib.parse.urlsplit(finding.url).path
    assert path.endswith(f"/reference/rules/{rule.code}.html")
    assert f"{rule.code}.md" in pages
    assert '"reference" / "rules"' in (ROOT / "docs" / "conf.py").read_text(encoding="utf-8")


@EVERY_RULE
def test_a_page_tells_all_of_its_rule_chinese_first(rule: rl.Rule, pages: dict[str, str]) -> None:
    page = plain(pages[f"{rule.code}.md"])
    chinese, _, english = page.partition("## English")
    for label in (rule.name, rule.why, *rule.messages.values()):
        assert " ".join(label.zh.split()) in chinese
        assert " ".join(label.en.split()) in page
    assert " ".join(rule.why.en.split()) in english
    for validity in rule.validities:
        for year in (validity.first, validity.last):
            assert year is None or str(year) in chinese
    assert f"**规则版本：** {rule.version}" in chinese
    if rule.basis is not None:
        assert rule.basis.title.zh in chinese
        assert rule.basis.title.en in english
        for words in (rule.basis.number, rule.basis.article, rule.basis.since and str(rule.basis.since)):
            assert words is None or (words in chinese and words in english)
    for line in (rule.example + "\n" + rule.near_miss).splitlines():
        assert line[:100] in english


def test_words_are_no_markup(tool: Any) -> None:
    rule = rl.Rule(
        code="X001",
        name=rl.Label("a|b *c*", "<b>d</b> `e` {ref}`f`"),
        validities=(rl.Validity(rl.Severity.INFO, last=2018), rl.Validity(rl.Severity.ERROR, 2019, 2020)),
        messages={"default": rl.Label("[x](y) {n}", "# no\nheading")},
        why=rl.Label("$1$ ~~2~~", "&amp; !"),
        check=lambda context: [rl.Draft()],
        example="```\n> 2023年",
    )
    page = tool.page(rule)
    assert "a\\|b \\*c\\*" in page
    assert "\\<b\\>d\\</b\\> \\`e\\` \\{ref\\}\\`f\\`" in page
    assert "- \\# no heading" in page
    assert "````text\n```\n> 2023年\n````" in page
    assert "| 至2018年 | 提示 |\n| 2019-2020 | 错误 |" in page
    assert "提示 info -2018, 错误 error 2019-2020" in tool.index((rule,))


def test_pages_are_written_once_and_old_ones_go(tool: Any, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    tool.write(folder)
    assert len(list(folder.iterdir())) == len(RULES) + 1
    (folder / "Q001.md").write_text("gone", encoding="utf-8")
    first = folder / f"{rl.RULES[0].code}.md"
    first.write_text("changed", encoding="utf-8")
    untouched = (folder / "index.md").stat().st_mtime_ns
    tool.write(folder)
    assert not (folder / "Q001.md").exists()
    assert first.read_text(encoding="utf-8") == tool.page(rl.RULES[0])
    assert (folder / "index.md").stat().st_mtime_ns == untouched
