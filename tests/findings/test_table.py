"""The table of rules: its order, and that every rule does what its example says and leaves its near miss."""

import itertools
import re
import string
from collections import Counter
from pathlib import Path

import pytest

from rulelaw.findings.checking import check
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Rule, Validity
from rulelaw.observations.types import Observations
from rulelaw.report.reading import parse

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-rule.md"
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
OWN = [rule for rule in RULES if rule.code[0] in "ST"]
EVERY_RULE_OF_STRUCTURE_AND_TIME = pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)


def test_codes_are_in_order_and_none_stands_twice() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes)
    assert not [code for code, count in Counter(codes).items() if count > 1]


def test_the_page_on_adding_rules_tells_in_which_module_each_stands() -> None:
    rows = re.findall(
        r"^\| `(\w+)\.py` \|.*\| ([A-Z0-9 ]+) \|$", HOW_TO.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {code: f"rulelaw.findings.rules.{module}" for module, codes in rows for code in codes.split()}
    assert told == {rule.code: rule.check.__module__ for rule in RULES}


@EVERY_RULE
def test_a_rule_is_told_in_both_languages(rule: Rule) -> None:
    for label in (rule.name, rule.why, *rule.messages.values()):
        assert label.zh.strip()
        assert label.en.strip()
    assert "default" in rule.messages


@EVERY_RULE
def test_both_languages_of_a_message_take_the_same_facts(rule: Rule) -> None:
    for label in rule.messages.values():
        zh, en = (
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (label.zh, label.en)
        )
        # a language may leave a fact out, never ask for one that the other does not know
        assert zh <= en or en <= zh


@EVERY_RULE
def test_validities_do_not_overlap(rule: Rule) -> None:
    spans = sorted(rule.validities, key=lambda validity: validity.first or 0)
    for earlier, later in itertools.pairwise(spans):
        assert earlier.last is not None
        assert later.first is not None
        assert earlier.last < later.first


@EVERY_RULE_OF_STRUCTURE_AND_TIME
def test_a_rule_fires_on_its_example(rule: Rule) -> None:
    found = check(parse(rule.example), rules=[rule], observations=Observations())
    assert [finding.code for finding in found] == [rule.code]
    for lang in ("zh", "en"):
        message = found[0].message(lang)
        assert "{" not in message


@EVERY_RULE_OF_STRUCTURE_AND_TIME
def test_a_rule_leaves_its_near_miss(rule: Rule) -> None:
    assert check(parse(rule.near_miss), rules=[rule], observations=Observations()) == ()


def test_a_validity_knows_its_years() -> None:
    (published_late,) = [rule for rule in RULES if rule.code == "T001"]
    graded = {year: published_late.severity(year) for year in (None, 2014, 2015, 2018, 2019, 2025)}
    assert [None if severity is None else severity.value for severity in graded.values()] == [
        None,
        None,
        "warning",
        "warning",
        "error",
        "error",
    ]
    assert isinstance(published_late.validities[0], Validity)
