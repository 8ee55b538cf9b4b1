"""Whatever has a public type goes into JSON and comes back equal."""

from __future__ import annotations

import datetime
import enum
import inspect
import json
import typing
from collections.abc import Mapping
from decimal import Decimal
from types import UnionType
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.composing import compose, spoil

import rulelaw as rl

# Holds a function, so that only the shipped ones come back; a test of its own.
RULE = "Rule"
# A generic: the trees made of it are tried, each with its content.
NODE = "Node"
PUBLIC = [getattr(rl, name) for name in rl.__all__ if name not in (RULE, NODE, "RULES", "Profile")]
CLASSES = [thing for thing in PUBLIC if inspect.isclass(thing) and attrs.has(thing)]
ENUMS = [thing for thing in PUBLIC if inspect.isclass(thing) and issubclass(thing, enum.Enum)]
# Any code point, lone surrogates too.
TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)
DECIMALS = st.decimals(allow_nan=False)
# What is computed is a number or missing: nothing of the library holds NaN or infinity.
# What holds more of its own kind.
NESTED = (rl.Section, rl.ScoreNode, rl.Node[rl.Criterion], rl.Node[rl.IndexNode])
FLOATS = st.floats(allow_nan=False, allow_infinity=False)


def values_of(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    """Values of an annotation; `depth` levels of sections or nodes below."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, UnionType):
        return st.one_of([values_of(argument, depth) for argument in arguments])
    if origin is rl.Node:
        kinds = typing.get_type_hints(rl.Node)
        return st.builds(
            rl.Node,
            content=st.deferred(lambda: values_of(arguments[0], depth)),
            children=st.deferred(lambda: values_of(tuple[kind, ...], depth - 1)),
            **{
                name: values_of(kinds[name], depth)
                for name in ("code", "label", "weight", "source", "first", "last")
            },
        )
    if origin is tuple:
        if arguments[0] in NESTED and depth <= 0:
            return st.just(())
        return st.lists(values_of(arguments[0], depth - 1), max_size=2).map(tuple)
    if origin in (dict, Mapping):
        keys = (
            st.from_regex("[a-z_]{1,5}", fullmatch=True)
            if arguments[0] is str
            else values_of(arguments[0], depth)
        )
        return st.dictionaries(keys, values_of(arguments[1], depth), max_size=2)
    if inspect.isclass(kind) and attrs.has(kind):
        return instances(kind, depth)
    if kind is Decimal:
        return DECIMALS
    if kind is float:
        return FLOATS
    return TEXTS if kind is str else st.from_type(kind)


def instances(cls: Any, depth: int = 2) -> st.SearchStrategy[Any]:
    """Values of a public class, every field drawn from its type."""
    if cls is rl.Period:
        return st.tuples(st.dates(), st.dates()).map(lambda days: rl.Period(*sorted(days)))
    if cls is rl.IndexTable:
        return tables()
    if cls is rl.Variation:
        methods = st.lists(instances(rl.Method, 1), max_size=2).map(tuple)
        names = st.lists(TEXTS, max_size=2).map(tuple)
        shares = st.floats(0, 1)
        return st.builds(cls, shares, st.none(), names, methods, methods, st.booleans()) | st.builds(
            cls, concentration=st.floats(0.5, 5)
        )
    if cls is rl.Limits:
        return st.builds(cls, **{field.name: st.integers(1) for field in attrs.fields(cls)})
    kinds = typing.get_type_hints(cls)
    drawn = {
        field.name: st.deferred(lambda k=kinds[field.name]: values_of(k, depth))
        for field in attrs.fields(cls)
    }
    return st.builds(cls, **drawn)


@st.composite
def tables(draw: st.DrawFn) -> rl.IndexTable:
    """Tables of an index, each column as long as there are units."""
    units = draw(st.lists(TEXTS, max_size=3, unique=True))
    numbers = st.none() | st.floats(-1e150, 1e150)
    columns = st.dictionaries(TEXTS, st.lists(numbers, min_size=len(units), max_size=len(units)), max_size=2)
    groups = st.lists(st.none() | TEXTS, min_size=len(units), max_size=len(units))
    return rl.IndexTable(units, draw(columns), draw(columns), draw(columns), draw(groups), draw(columns))


def there_and_back(value: Any, kind: Any) -> Any:
    text = rl.dumps(value)
    assert text.isascii()
    return rl.loads(text, kind)


def test_every_public_class_is_tried() -> None:
    assert {rl.Report, rl.Assessment, rl.Finding, rl.Codebook, rl.Span, rl.Source, rl.Interval} <= set(
        CLASSES
    )
    assert rl.Part in ENUMS


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_class_comes_back_equal(cls: Any) -> None:
    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(instances(cls))
    def comes_back(value: Any) -> None:
        back = there_and_back(value, cls)
        assert back == value
        assert repr(back) == repr(value)  # 1 == True == Decimal("1.0"), but they are not told alike
        assert json.loads(json.dumps(rl.to_dict(value))) == rl.to_dict(value)
        assert rl.from_dict(rl.to_dict(value), cls) == value

    comes_back()


@pytest.mark.parametrize("member", [member for kind in ENUMS for member in kind], ids=str)
def test_every_member_of_every_enumeration_comes_back(member: Any) -> None:
    assert there_and_back(member, type(member)) is member
    assert json.loads(rl.dumps(member))["data"] == member.value


@given(st.dictionaries(st.sampled_from("abc"), st.integers() | TEXTS | DECIMALS | st.dates(), max_size=3))
@example({"a": "2021-03-31", "b": datetime.date(2021, 3, 31), "c": "1.50"})
@example({"a": Decimal("1.50"), "b": 1, "c": Decimal(1)})
def test_facts_come_back_as_the_kind_they_were(facts: dict[str, rl.Fact]) -> None:
    finding = rl.Finding("F001", rl.Severity.ERROR, rl.Label("甲", "a"), facts=facts)
    back = there_and_back(finding, rl.Finding)
    assert {name: (type(fact), fact) for name, fact in back.facts.items()} == {
        name: (type(fact), fact) for name, fact in facts.items()
    }


@given(TEXTS)
@example("\ud83d")
@example("\ud83d\ude00")  # two code points in Python; read naively, JSON makes one of them
@example("😀")
def test_every_text_comes_back_code_point_for_code_point(text: str) -> None:
    back = there_and_back(rl.Source(text, text), rl.Source)
    assert list(back.text) == list(text)
    assert back.name == text


def test_a_scoring_rule_is_told_with_its_class_and_read_back_by_it() -> None:
    """Some rules have the same fields, or none."""
    for rule in (
        rl.MeanRule(),
        rl.BonusRule(Decimal(1), Decimal(3)),
        rl.OccurrenceRule(Decimal(1), Decimal(3), Decimal(100)),
        rl.BandsRule((rl.Step(Decimal(60), Decimal(50)),)),
    ):
        criterion = rl.Criterion(rule)
        assert there_and_back(criterion, rl.Criterion) == criterion
        assert rl.to_dict(criterion)["rule"]["kind"] == type(rule).__name__


@pytest.mark.parametrize(
    "rule", [{}, {"kind": "SumRule"}, {"kind": "MeanRule", "per": "1"}, "MeanRule", None]
)
def test_what_is_no_scoring_rule_is_refused(rule: object) -> None:
    data = {**rl.to_dict(rl.Criterion()), "rule": rule}
    with pytest.raises(rl.SerializationError, match="rule"):
        rl.from_dict(data, rl.Criterion)


@pytest.mark.parametrize("fact", ["3", 3, {"decimal": "x"}, {"day": "2021-01-01"}])
def test_what_is_neither_number_nor_day_is_no_fact_of_a_score(fact: object) -> None:
    node = rl.ScoreNode("a", rl.Label("甲", "a"), rl.Status.KNOWN)
    with pytest.raises(rl.SerializationError, match="fact"):
        rl.from_dict({**rl.to_dict(node), "fact": fact}, rl.ScoreNode)


def test_the_shipped_frameworks_come_back() -> None:
    for code in rl.framework_codes():
        framework = rl.load_framework(code)
        assert there_and_back(framework, rl.Framework) == framework


def test_decimals_keep_their_digits() -> None:
    back = there_and_back(rl.Number(Decimal("12.50"), Decimal("1E+4")), rl.Number)
    assert (str(back.value), str(back.upper)) == ("12.50", "1E+4")


def test_unbounded_intervals_come_back() -> None:
    interval = rl.Interval(None, Decimal(3), high_closed=False)
    assert there_and_back(interval, rl.Interval) == interval


@pytest.mark.parametrize("seed", range(6))
def test_a_composed_report_comes_back_with_its_text(seed: int) -> None:
    report = rl.parse(compose(seed).text, name="某县.txt")
    back = there_and_back(report, rl.Report)
    assert back == report
    assert back.source.text == report.source.text
    assert back.headings == report.headings
    assert back.part_at(200) == report.part_at(200)


@pytest.mark.parametrize("seed", range(3))
def test_a_whole_assessment_comes_back_and_says_the_same(seed: int) -> None:
    spoilt = spoil(compose(seed), seed, "impossible_date")
    assert spoilt is not None
    text = spoilt.text
    assessment = rl.assess(rl.Source(text))
    back = there_and_back(assessment, rl.Assessment)
    assert back == assessment
    assert [f.message("en") for f in back.findings] == [f.message("en") for f in assessment.findings]
    assert there_and_back(assessment.findings, tuple[rl.Finding, ...]) == assessment.findings


@given(
    st.lists(
        st.sampled_from(
            [
                "2023年",
                "全年",
                "办理",
                "案件",
                "3件",
                "两次",
                "1.2亿元",
                "一、",
                "（二）",
                "。",
                "，",
                "\n",
                "《",
                "》",
                "其中",
                "%",
                "\ud83d",
                "\u200b",
                "\r\n",
            ]
        ),
        max_size=30,
    )
)
def test_whatever_is_parsed_comes_back(pieces: list[str]) -> None:
    report = rl.parse("".join(pieces))
    assert there_and_back(report, rl.Report) == report


def test_the_shipped_codebook_comes_back() -> None:
    codebook = rl.load_codebook()
    back = there_and_back(codebook, rl.Codebook)
    assert back == codebook
    assert back.units.by_word == codebook.units.by_word  # left out of the comparison above


def test_shipped_rules_come_back_as_themselves() -> None:
    rules = tuple(rl.RULES)
    assert [
        back is rule for rule, back in zip(rules, there_and_back(rules, tuple[rl.Rule, ...]), strict=True)
    ] == [True] * len(rules)
