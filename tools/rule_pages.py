"""Make the pages that explain the rules from the rules themselves.

python tools/rule_pages.py docs/reference/rules

The documentation is built with them (see docs/conf.py), so they cannot differ from the rules; they are not kept. The
address of a page is that of ``rulelaw.Finding.url``.
"""

import pathlib
import re
import sys
from collections.abc import Iterable

import rulelaw as rl
from rulelaw.findings.failing import X000

EVERY_RULE = (*rl.RULES, X000)
GROUPS = {
    "C": rl.Label("引用", "citations"),
    "F": rl.Label("数据", "figures"),
    "H": rl.Label("与往年报告比较", "earlier reports"),
    "P": rl.Label("个人信息", "personal data"),
    "S": rl.Label("内容与结构", "contents and structure"),
    "T": rl.Label("时间", "time"),
    "W": rl.Label("文字", "wording"),
    "X": rl.Label("规则自身", "the rules themselves"),
}
SEVERITIES = {
    rl.Severity.ERROR: rl.Label("错误", "error"),
    rl.Severity.WARNING: rl.Label("警告", "warning"),
    rl.Severity.INFO: rl.Label("提示", "info"),
}
LONGEST_LINE = 200
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_FENCE = re.compile(r"`{3,}")


def pages(rules: Iterable[rl.Rule]) -> dict[str, str]:
    """Make a page for each rule, and one that lists them.

    :param rules: the rules, in the order of the list.
    :returns: the pages in MyST Markdown, by file name.
    """
    in_order = tuple(rules)
    made = {f"{rule.code}.md": page(rule) for rule in in_order}
    made["index.md"] = index(in_order)
    return made


def index(rules: tuple[rl.Rule, ...]) -> str:
    """Make the page that lists the rules, by group."""
    lines = [
        "# 规则 Rules",
        "",
        "每条规则有一个固定的代码；报告适用它自己年度的规则。`rulelaw rules 代码` 在终端显示同样的内容。",
        "",
        "Every rule has a code for life; a report is judged by the rules of its own year.",
        "`rulelaw rules CODE` tells the same on a terminal.",
        "",
    ]
    for letter in sorted({rule.code[0] for rule in rules}):
        group = GROUPS.get(letter, rl.Label("其他", "others"))
        lines += [
            f"## {letter} {group.zh} {group.en}",
            "",
            "| 代码 Code | 名称 | Name | 级别 Severity |",
            "|---|---|---|---|",
        ]
        for rule in rules:
            if rule.code[0] == letter:
                names = f"{_words(rule.name.zh)} | {_words(rule.name.en)}"
                severities = ", ".join(map(_in_short, rule.validities))
                lines.append(f"| [{rule.code}]({rule.code}.md) | {names} | {severities} |")
        lines.append("")
    lines += ["```{toctree}", ":hidden:", "", *(rule.code for rule in rules), "```", ""]
    return "\n".join(lines)


def page(rule: rl.Rule) -> str:
    """Make the page of a rule: Chinese first, then English, then the examples, which speak for themselves."""
    lines = [f"# {rule.code} {_words(rule.name.zh)} {_words(rule.name.en)}", ""]
    lines += _chinese(rule)
    lines += _english(rule)
    if rule.example:
        lines += ["## 示例 Example", "", *_example(rule), ""]
    if rule.near_miss:
        lines += ["## 不属此列 Near miss", "", *_quoted(rule.near_miss), ""]
    return "\n".join(lines)


def _chinese(rule: rl.Rule) -> list[str]:
    lines = ["## 中文", "", "| 报告年度 | 级别 |", "|---|---|"]
    lines += [f"| {_years(v, 'zh')} | {SEVERITIES[v.severity].zh} |" for v in rule.validities]
    lines += ["", "**为什么，怎么改：** " + _words(rule.why.zh), ""]
    lines += ["**提示语：**", "", *(f"- {_words(message.zh)}" for message in rule.messages.values()), ""]
    lines += ["**依据：** " + _basis(rule, "zh"), "", f"**规则版本：** {rule.version}", ""]
    return lines


def _english(rule: rl.Rule) -> list[str]:
    lines = ["## English", "", "| report year | severity |", "|---|---|"]
    lines += [f"| {_years(v, 'en')} | {SEVERITIES[v.severity].en} |" for v in rule.validities]
    lines += ["", "**Why, and how to mend it:** " + _words(rule.why.en), ""]
    lines += ["**Messages:**", "", *(f"- {_words(message.en)}" for message in rule.messages.values()), ""]
    lines += ["**Basis:** " + _basis(rule, "en"), "", f"**Version of the rule:** {rule.version}", ""]
    return lines


def _in_short(validity: rl.Validity) -> str:
    """Tell a severity in both languages, with the report years."""
    told = f"{SEVERITIES[validity.severity].zh} {validity.severity.value}"
    bounded = validity.first is not None or validity.last is not None
    return f"{told} {validity.first or ''}-{validity.last or ''}" if bounded else told


def _years(validity: rl.Validity, lang: rl.Lang) -> str:
    first, last = validity.first, validity.last
    if first is None and last is None:
        return "不限" if lang == "zh" else "any"
    if last is None:
        return f"{first}年起" if lang == "zh" else f"from {first}"
    if first is None:
        return f"至{last}年" if lang == "zh" else f"until {last}"
    return f"{first}-{last}"


def _basis(rule: rl.Rule, lang: rl.Lang) -> str:
    basis = rule.basis
    if basis is None:
        return "无；这是内容本身的问题。" if lang == "zh" else "none; it is a matter of the text itself."
    told = _words(f"《{basis.title.zh}》" if lang == "zh" else basis.title.en)
    if basis.number is not None:
        told += f"（{_words(basis.number)}）" if lang == "zh" else f" ({_words(basis.number)})"
    if basis.article is not None:
        told += _words(basis.article) if lang == "zh" else f", {_words(basis.article)}"
    else:
        told += "（条款未核实）" if lang == "zh" else " (the article has not been verified)"
    if basis.since is not None:
        told += f"，{basis.since}起施行" if lang == "zh" else f", since {basis.since}"
    return told + ("。" if lang == "zh" else ".")


def _example(rule: rl.Rule) -> list[str]:
    """Quote the example, and what the rule says of it where it needs no earlier report."""
    lines = _quoted(rule.example)
    found = [
        finding for finding in rl.check(rl.parse(rule.example), rules=[rule]) if finding.code == rule.code
    ]
    for finding in found[:1]:
        lines += ["", f"> {_words(finding.message('zh'))}", ">", f"> {_words(finding.message('en'))}"]
    return lines


def _quoted(text: str) -> list[str]:
    """Set words in a block of their own; of a very long line the middle is left out, and told."""
    fence = "`" * max([3, *(len(marks) + 1 for marks in _FENCE.findall(text))])
    return [f"{fence}text", *map(_shortened, text.strip("\n").splitlines()), fence]


def _shortened(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    half = LONGEST_LINE // 2
    return f"{line[:half]} […{len(line) - 2 * half}…] {line[-half:]}"


def _words(text: str) -> str:
    """Keep Markdown from reading marks in words."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def write(folder: pathlib.Path) -> None:
    """Write the pages into a folder: what has not changed stays untouched, a page without a rule goes."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages(EVERY_RULE)
    for name, text in made.items():
        path = folder / name
        data = text.encode()
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]))
