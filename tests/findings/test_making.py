"""Rules made of functions: a value like any other, and nothing registered."""

from collections.abc import Iterator

import pytest

from rulelaw.findings.checking import check
from rulelaw.findings.making import is_taken, rule
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Basis, Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.reading import parse

REPORT = parse("岚县水利局2021年法治政府建设年度报告\n2021年，检查3次。")


def test_a_function_becomes_a_rule() -> None:
    basis = Basis("guide", Label("指引", "guide"))

    @rule(
        code="X010",
        zh="数字太少",
        en="few figures",
        severity="info",
        message=Label("只有{n}个数。", "Only {n}."),
        why=Label("写全。", "Tell more."),
        first=2020,
        last=2022,
        basis=basis,
        example="a",
        near_miss="b",
        version=2,
    )
    def few_figures(context: Context) -> Iterator[Draft]:
        yield Draft(facts={"n": len(context.report.quantities)})

    assert isinstance(few_figures, Rule)
    assert few_figures.validities == (Validity(Severity.INFO, 2020, 2022),)
    assert (few_figures.basis, few_figures.version) == (basis, 2)
    assert (few_figures.example, few_figures.near_miss) == ("a", "b")
    (found,) = check(REPORT, rules=[few_figures])
    assert (found.code, found.severity, found.message("zh")) == ("X010", Severity.INFO, "只有1个数。")
    assert few_figures not in RULES


def test_the_name_stands_in_for_message_and_reason() -> None:
    @rule(code="ABC123", zh="某", en="some")
    def some(_: Context) -> list[Draft]:
        return [Draft()]

    (found,) = check(REPORT, rules=[some])
    assert (found.severity, found.message("en")) == (Severity.WARNING, "some")
    assert some.why == some.name


def test_messages_by_variant() -> None:
    messages = {"default": Label("甲", "one"), "other": Label("乙", "two")}

    @rule(code="X010", zh="某", en="some", message=messages)
    def some(_: Context) -> list[Draft]:
        return [Draft(variant="other")]

    assert [found.message("en") for found in check(REPORT, rules=[some])] == ["two"]
    with pytest.raises(ValueError, match="'default'"):
        rule(code="X010", zh="某", en="some", message={"other": Label("乙", "two")})


@pytest.mark.parametrize("code", ["x001", "X1", "ABCD001", "X0001", "X00１", "", " X001"])
def test_a_code_has_its_form(code: str) -> None:
    with pytest.raises(ValueError, match="such as X001"):
        rule(code=code, zh="某", en="some")


@pytest.mark.parametrize("code", ["X000", RULES[0].code, RULES[-1].code])
def test_codes_of_the_library_are_taken(code: str) -> None:
    assert is_taken(code)
    with pytest.raises(ValueError, match="library's own"):
        rule(code=code, zh="某", en="some")


def test_a_severity_is_one_of_three() -> None:
    with pytest.raises(ValueError, match="grave"):
        rule(code="X010", zh="某", en="some", severity="grave")
