"""Checking: which rules speak, in what order, of what reports."""

import datetime
import timeit
from collections.abc import Iterator
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rulelaw.errors import UnknownCodeError
from rulelaw.findings.checking import check
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.observations.types import Observations
from rulelaw.report.reading import parse
from rulelaw.report.types import (
    DateMention,
    Heading,
    Issuer,
    IssuerKind,
    Level,
    Masthead,
    Part,
    Presence,
    Quantity,
    Report,
    Section,
)
from rulelaw.text.spans import Span

LATE = "岚县水利局2021年法治政府建设年度报告\n发布日期：2022-05-06\n\n2021年，岚县水利局依法行政。4月31日，召开推进会，13月2日又召开一次。"
NOTHING = Observations()


def codes(report: Report, **options: object) -> list[str]:
    options.setdefault("observations", NOTHING)
    return [finding.code for finding in check(report, **options)]  # type: ignore[arg-type]


def rule_of_mine(code: str = "X001", *drafts: Draft) -> Rule:
    return Rule(
        code=code,
        name=Label(zh="自定", en="mine"),
        validities=(Validity(Severity.INFO),),
        messages={
            "default": Label(zh="看看{n}", en="look at {n}"),
            "other": Label(zh="再看", en="look again"),
        },
        why=Label(zh="试", en="a test"),
        check=lambda context: drafts or [Draft(facts={"n": len(context.previous)})],
    )


def test_findings_stand_by_place_and_those_without_a_place_first() -> None:
    found = check(parse(LATE), observations=NOTHING)
    places = [finding.spans[0].start if finding.spans else -1 for finding in found]
    assert places == sorted(places)
    assert not found[0].spans
    assert [finding.code for finding in found if finding.code[0] == "T"] == ["T001", "T008", "T008"]


def test_one_place_is_ordered_by_code() -> None:
    span = Span(3, 5)
    rules = [rule_of_mine("X002", Draft((span,), {"n": 1})), rule_of_mine("X001", Draft((span,), {"n": 1}))]
    assert codes(parse(LATE), rules=rules) == ["X001", "X002"]


def test_the_same_finding_is_told_once() -> None:
    draft = Draft((Span(3, 5),), {"n": Decimal(1)})
    assert codes(parse(LATE), rules=[rule_of_mine("X001", draft, draft)]) == ["X001"]
    # two facts at one place are two findings
    other = Draft((Span(3, 5),), {"n": Decimal(2)})
    assert codes(parse(LATE), rules=[rule_of_mine("X001", draft, other)]) == ["X001", "X001"]


def test_rules_are_chosen_by_the_beginning_of_their_codes() -> None:
    report = parse(LATE)
    assert set(codes(report, rules=["T008"])) == {"T008"}
    assert {code[0] for code in codes(report, rules=["S", "T001"])} == {"S", "T"}
    assert codes(report, rules=["T", "T008"]) == codes(report, rules=["T"])
    assert codes(report, rules="T008") == codes(report, rules=["T008"])
    assert codes(report, rules=[]) == []
    assert codes(report, rules=(code for code in ["T008"])) == ["T008", "T008"]


def test_rules_of_ones_own_go_beside_codes() -> None:
    assert codes(parse(LATE), rules=[rule_of_mine(), "T001"]) == ["X001", "T001"]


@pytest.mark.parametrize(
    ("code", "hint"), [("T01", "T001"), ("t008", "T008"), ("X", "groups are"), ("", "groups are")]
)
def test_an_unknown_code_is_refused_with_a_near_one(code: str, hint: str) -> None:
    with pytest.raises(UnknownCodeError, match=hint):
        check(parse(LATE), rules=[code])


def test_a_rule_speaks_for_the_years_it_is_valid_in() -> None:
    old = LATE.replace("2021", "2016").replace("2022", "2017")
    late = [finding for finding in check(parse(old), observations=NOTHING) if finding.code == "T001"]
    assert [finding.severity for finding in late] == [Severity.WARNING]
    assert not [code for code in codes(parse(old)) if code in ("S001", "S002", "S003", "S004", "S005")]


def test_a_basis_is_named_where_it_applied() -> None:
    (late,) = check(parse(LATE), rules=["T001"], observations=NOTHING)
    assert late.basis is not None
    assert late.basis.article == "第二十四条"
    (old,) = check(
        parse(LATE.replace("2021", "2016").replace("2022", "2017")), rules=["T001"], observations=NOTHING
    )
    assert old.basis is None
    assert "2015-2020" in old.message("zh")


def test_a_draft_may_be_graver_than_its_rule_and_take_another_message() -> None:
    (found,) = check(
        parse(LATE),
        rules=[rule_of_mine("X001", Draft(severity=Severity.ERROR, variant="other"))],
        observations=NOTHING,
    )
    assert (found.severity, found.message("en")) == (Severity.ERROR, "look again")


def test_earlier_reports_reach_the_rules_oldest_first() -> None:
    seen: list[tuple[int | None, ...]] = []

    def look(context: Context) -> list[Draft]:
        seen.append(tuple(report.masthead.year for report in context.previous))
        return []

    mine = Rule(
        "X001",
        Label("a", "a"),
        (Validity(Severity.INFO),),
        {"default": Label("a", "a")},
        Label("a", "a"),
        look,
    )
    earlier = [Report(masthead=Masthead(year=year)) for year in (2020, 2018, 2019)]
    for previous in (None, earlier[0], earlier, iter(earlier)):
        check(parse(LATE), rules=[mine], previous=previous, observations=NOTHING)
    assert seen == [(), (2020,), (2018, 2019, 2020), (2018, 2019, 2020)]


def test_the_day_of_the_check_reaches_the_rules() -> None:
    days: list[datetime.date | None] = []

    def look(context: Context) -> list[Draft]:
        days.append(context.on)
        return []

    mine = Rule(
        "X001",
        Label("a", "a"),
        (Validity(Severity.INFO),),
        {"default": Label("a", "a")},
        Label("a", "a"),
        look,
    )
    check(parse(LATE), rules=[mine], on=datetime.date(2022, 4, 1), observations=NOTHING)
    assert days == [datetime.date(2022, 4, 1)]


BY_HAND = Report(
    masthead=Masthead(
        title="岚县水利局2020年法治政府建设年度报告",
        issuer=Issuer("岚县水利局", Level.COUNTY, IssuerKind.DEPARTMENT),
        year=2021,
        title_year=2020,
        published=datetime.date(2022, 4, 1),
        submitted=datetime.date(2022, 3, 1),
    ),
    sections=(
        Section(Heading("一、主要工作", 1, number=1), 1, Part.MEASURES, body=(Span(),)),
        Section(Heading("三、存在的不足", 1, number=3), 1, Part.SHORTCOMINGS, body=(Span(),)),
    ),
    parts={Part.MEASURES: Presence(3), Part.SHORTCOMINGS: Presence(3)},
    quantities=(Quantity(Decimal(3), unit="件"),),
    dates=(DateMention(month=2, day=30, exists=False),),
)


def test_a_report_built_by_hand_is_checked_without_places() -> None:
    found = check(BY_HAND, observations=NOTHING, rules=["S", "T"])
    assert {finding.code for finding in found} == {
        "S003",
        "S004",
        "S005",
        "S010",
        "T001",
        "T002",
        "T004",
        "T008",
    }
    assert not any(finding.spans for finding in found)
    assert not any(finding.part or finding.section for finding in found)
    assert len({finding.fingerprint for finding in found}) == len(found)
    assert "2-30" in next(finding for finding in found if finding.code == "T008").message("en")


def test_a_report_without_parts_tells_nothing_of_them() -> None:
    assert (
        codes(Report(masthead=Masthead(title="岚县水利局2021年法治政府建设报告", year=2021, title_year=2021)))
        == []
    )


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            "一二三四五、（）().。，；\n 0129年月日“”《》将于“七五普法党的二十大规划落实学习到2022-存在不足原因安排工作"
        ),
        max_size=300,
    )
)
def test_no_text_makes_checking_fail(text: str) -> None:
    report = parse("岚县水利局2021年法治政府建设年度报告\n2021年，现将有关情况报告如下。\n" + text)
    for finding in check(report, rules=["S", "T"], observations=NOTHING):
        assert finding.message("zh")
        assert finding.message("en")
        assert finding.code != "X000"
        assert all(0 <= span.start <= span.end <= len(report.source.text) for span in finding.spans)


def test_the_cost_grows_with_the_length_and_no_faster() -> None:
    passage = "\n\n（一）依法行政。2021年5月6日，落实《某市“七五”普法规划》，学习贯彻党的十九届二中、三中全会精神，检查3次。\n（二）"
    small, large = (parse("2021年，依法行政。" + passage * count) for count in (200, 1600))
    first, second = (
        min(timeit.repeat(lambda report=report: codes(report, rules=["S", "T"]), number=1, repeat=3))
        for report in (small, large)
    )
    assert second < 8 * first * 4


def test_the_table_is_what_is_applied_where_nothing_is_said() -> None:
    assert codes(parse(LATE)) == codes(parse(LATE), rules=RULES)


def test_a_finding_knows_its_part_its_section_and_the_version_of_its_rule() -> None:
    text = "岚县水利局2021年法治政府建设年度报告\n\n一、主要举措和成效\n\n（一）依法行政。4月31日，召开推进会。\n"
    (found,) = check(parse(text), rules=["T008"], observations=NOTHING)
    assert found.part is Part.MEASURES
    assert found.section == ("一、主要举措和成效", "（一）依法行政")
    assert found.rule_version == next(rule.version for rule in RULES if rule.code == "T008")
    newer = evolve(rule_of_mine(), version=3)
    assert [f.rule_version for f in check(parse(text), rules=[newer], observations=NOTHING)] == [3]


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_codes() -> None:
    report = parse(LATE)
    assert codes(report, select=["T"]) == codes(report, rules=["T"])
    assert codes(report, select="T", ignore=["T008"]) == ["T001"]
    assert codes(report, select=[]) == []
    assert codes(report, ignore=["S", "T"]) == codes(report, ignore=(c for c in "ST"))
    # of the rules given, not beside them
    assert codes(report, rules=["T"], select=["S", "T001"]) == ["T001"]
    assert codes(report, rules=[rule_of_mine(), "T"], select=["X"]) == ["X001"]
    assert codes(report, rules=[rule_of_mine(), "T"], ignore=["X001", "T008"]) == ["T001"]


def test_severities_are_set_by_the_longest_beginning() -> None:
    report = parse(LATE)

    def graded(**severities: str) -> list[tuple[str, str]]:
        found = check(report, rules=["T"], observations=NOTHING, severities=severities)
        return [(finding.code, finding.severity.value) for finding in found]

    assert graded() == [("T001", "error"), ("T008", "error"), ("T008", "error")]
    assert graded(T="info") == [("T001", "info"), ("T008", "info"), ("T008", "info")]
    assert graded(T="off", T001="warning") == [("T001", "warning")]
    assert graded(T008="off") == [("T001", "error")]
    # it has the last word, over a draft that is graver than its rule too
    mine = rule_of_mine("X001", Draft(severity=Severity.ERROR, variant="other"))
    (found,) = check(report, rules=[mine], observations=NOTHING, severities={"X": Severity.INFO})
    assert found.severity is Severity.INFO


def test_a_severity_makes_no_rule_speak_for_other_years() -> None:
    old = parse(LATE.replace("2021", "2010").replace("2022", "2011"))
    assert "T001" not in codes(old, severities={"T001": "error"})


@pytest.mark.parametrize("name", ["select", "ignore", "severities"])
@pytest.mark.parametrize(
    ("code", "hint"), [("T01", "T001"), ("t008", "T008"), ("Q", "groups are"), ("", "groups are")]
)
def test_unknown_codes_are_refused_everywhere(name: str, code: str, hint: str) -> None:
    with pytest.raises(UnknownCodeError, match=hint):
        codes(parse(LATE), **{name: {code: "info"} if name == "severities" else [code]})


def test_a_code_of_ones_own_is_known_where_it_is_given() -> None:
    with pytest.raises(UnknownCodeError, match="X001"):
        codes(parse(LATE), select=["X001"])
    assert codes(parse(LATE), rules=[rule_of_mine()], select=["X001"]) == ["X001"]


def test_an_unknown_severity_is_refused() -> None:
    with pytest.raises(ValueError, match="'T' must be one of 'error', 'warning', 'info', 'off', not 'grave'"):
        codes(parse(LATE), severities={"T": "grave"})


def failing(error: BaseException, *drafts: Draft, code: str = "X001") -> Rule:
    def look(_: Context) -> Iterator[Draft]:
        yield from drafts
        raise error

    return evolve(rule_of_mine(code), check=look)


class SpeechlessError(Exception):
    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("not a\nyear"), "ValueError: not a year"),
        (KeyError("{n}"), "KeyError: '{n}'"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (SpeechlessError(), "SpeechlessError: "),
        (ValueError("a" * 500), "ValueError: " + "a" * 200 + "…"),
    ],
    ids=["words", "braces", "recursion", "no words", "long"],
)
def test_a_rule_that_fails_gives_a_finding_and_stops_nothing(error: Exception, told: str) -> None:
    first = Draft((Span(0, 2),), {"n": 1})
    found = check(parse(LATE), rules=[failing(error, first), "T001"], observations=NOTHING)
    assert [finding.code for finding in found] == ["X000", "X001", "T001"]
    assert found[0].severity is Severity.WARNING
    assert found[0].message("en") == f"rule X001 failed: {told}"
    assert found[0].message("zh")
    assert found[0].fingerprint


@pytest.mark.parametrize("drafts", [[Draft(variant="none")], [Draft(facts={"m": 1})], [None], 3])
def test_drafts_that_make_no_finding_are_a_failure_of_their_rule(drafts: object) -> None:
    mine = evolve(rule_of_mine(), check=lambda _: drafts)
    assert codes(parse(LATE), rules=[mine]) == ["X000"]


def test_a_failure_can_be_graded_and_ignored_like_any_finding() -> None:
    mine = failing(ValueError())
    assert codes(parse(LATE), rules=[mine], ignore=["X000"]) == []
    assert codes(parse(LATE), rules=[mine], severities={"X000": "off"}) == []
    (found,) = check(parse(LATE), rules=[mine], severities={"X000": "error"}, observations=NOTHING)
    assert found.severity is Severity.ERROR
    # select tells which rules run: their failures are told
    assert codes(parse(LATE), rules=[mine], select=["X001"]) == ["X000"]


def test_what_is_no_failure_of_a_rule_goes_on_up() -> None:
    with pytest.raises(KeyboardInterrupt):
        codes(parse(LATE), rules=[failing(KeyboardInterrupt())])


def test_the_rules_of_the_library_stay_as_they_are() -> None:
    before = RULES
    codes(parse(LATE), rules=[rule_of_mine(), "T"], severities={"T": "info"}, select=["T", "X"])
    assert RULES is before
    assert codes(parse(LATE)) == codes(parse(LATE), rules=RULES)
