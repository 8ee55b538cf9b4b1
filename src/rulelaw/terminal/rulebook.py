"""The rules as text: a list of them, or one with all that it says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from rulelaw.findings.types import DOCUMENTATION, Rule, Validity
from rulelaw.labels import Lang
from rulelaw.serial.records import tell_basis
from rulelaw.terminal.reports import headline
from rulelaw.terminal.widths import Look, pad, table, width_of
from rulelaw.terminal.wording import SEVERITIES, WORDS

__all__ = ["render_rule", "render_rules"]


def render_rules(rules: Sequence[Rule], look: Look) -> list[str]:
    """List rules with their severities and report years, one a line."""
    rows = [(rule.code, _validities(rule, look.lang), rule.name.get(look.lang)) for rule in rules]
    heads = [WORDS[key].get(look.lang) for key in ("code", "severity", "name")]
    return table(rows, heads=heads, widest=[8, 44, max(look.width - 56, 20)])


def render_rule(rule: Rule, look: Look) -> list[str]:
    """Tell a rule: what it says, why, on what ground and for which report years, with examples."""
    lang = look.lang
    told = [("severity", _validities(rule, lang))]
    told += [("message", message.get(lang)) for message in rule.messages.values()]
    told.append(("why", rule.why.get(lang)))
    if rule.basis is not None:
        since = rule.basis.since
        tail = "" if since is None else "; " + WORDS["since"].format(lang, day=since)
        told.append(("basis", tell_basis(rule.basis, lang) + tail))
    told += [
        (key, words) for key, words in (("example", rule.example), ("near_miss", rule.near_miss)) if words
    ]
    told.append(("version", str(rule.version)))
    told.append(("page", f"{DOCUMENTATION}reference/rules/{rule.code}.html"))
    widest = max(width_of(WORDS[key].get(lang)) for key, _ in told)
    lines = headline(f"{rule.code} {rule.name.get(lang)}", look)
    for key, words in told:
        first, *rest = words.splitlines() or [""]
        lines.append(f"  {pad(WORDS[key].get(lang), widest)}  {first}")
        lines += [f"  {' ' * widest}  {line}".rstrip() for line in rest]
    return lines


def _validities(rule: Rule, lang: Lang) -> str:
    return ", ".join(
        f"{SEVERITIES[validity.severity].get(lang)}{_years(validity)}" for validity in rule.validities
    )


def _years(validity: Validity) -> str:
    if validity.first is None and validity.last is None:
        return ""
    return f" {validity.first or ''}-{validity.last or ''}"
