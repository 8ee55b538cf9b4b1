"""Rules written in TOML: what each kind finds, where it says nothing, and that all faults of a file are told at once."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from rulelaw.codebook.loading import load_codebook
from rulelaw.codebook.types import Codebook, Indicator
from rulelaw.errors import DataFileError
from rulelaw.findings.checking import check
from rulelaw.findings.declaring import load_rules
from rulelaw.findings.types import Finding, Rule, Severity
from rulelaw.labels import Label
from rulelaw.observations.types import Change, Observation, Observations, Scope
from rulelaw.periods import Period
from rulelaw.report.reading import parse
from rulelaw.report.types import Issuer, IssuerKind, Level, Masthead, Part, Report
from rulelaw.text.numerals import Qualifier

Load = Callable[[str], tuple[Rule, ...]]
HEAD = '[[rule]]\ncode = "X010"\nzh = "某"\nen = "some"\nseverity = "warning"\n'
TEXT = """发布日期：2022-04-05

岚县水利局2021年法治政府建设年度报告

2021年，岚县水利局坚持依法行政。

一、主要举措和成效

全年发生行政诉讼案件４件，审结行政诉讼案件6件。举行听证会（２）场，再次举行听证会（2）场。

二、存在的不足

一是听证会的形式单一，主要原因是人手少。

三、2022年工作安排

继续加强执法，力争审结行政诉讼案件9件。

岚县水利局
2022年3月1日
"""


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def load(text: str) -> tuple[Rule, ...]:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return load_rules(path)

    return load


def found(rules: tuple[Rule, ...], text: str = TEXT) -> tuple[Finding, ...]:
    return check(parse(text), rules=rules)


def words(rules: tuple[Rule, ...], text: str = TEXT) -> list[str]:
    return [finding.message("en") for finding in found(rules, text)]


# --- text


def test_words_that_must_not_stand_are_found_with_all_their_places(load: Load) -> None:
    rules = load(HEAD + 'kind = "text"\nwhere = "measures"\npattern = "听证会（\\\\d）场"\nmust = "absent"\n')
    (finding,) = found(rules)
    assert [TEXT[span.start : span.end] for span in finding.spans] == ["听证会（２）场", "听证会（2）场"]
    assert finding.facts == {"words": "听证会(2)场"}
    assert finding.message("en") == "“听证会(2)场” must not stand here."
    assert finding.part is Part.MEASURES


@pytest.mark.parametrize(
    ("where", "pattern", "fires"),
    [
        ("anywhere", "听证", False),
        ("anywhere", "公平竞争", True),
        ("anywhere", "发布日期", True),  # the page's, not the report's own
        ("measures", "听证", False),
        ("measures", "形式单一", True),
        ("shortcomings", "形式单一", False),
        ("first_responsible", "第一责任人", False),  # the part itself is missing: another rule says so
        ("title", "年度报告", False),
        ("title", "工作总结", True),
    ],
)
def test_words_that_must_stand(where: str, pattern: str, fires: bool, load: Load) -> None:
    rules = load(HEAD + f'kind = "text"\nwhere = "{where}"\npattern = "{pattern}"\nmust = "present"\n')
    assert bool(found(rules)) is fires


def test_what_is_missing_is_placed_at_the_heading_of_its_part(load: Load) -> None:
    rules = load(HEAD + 'kind = "text"\nwhere = "plan"\npattern = "听证"\nmust = "present"\n')
    (finding,) = found(rules)
    assert finding.spans[0].of(TEXT) == "三、2022年工作安排"
    anywhere = load(HEAD + 'kind = "text"\nwhere = "anywhere"\npattern = "仲裁"\nmust = "present"\n')
    assert [finding.spans for finding in found(anywhere)] == [()]


def test_a_title_is_read_without_its_line_breaks(load: Load) -> None:
    rules = load(
        HEAD + 'kind = "text"\nwhere = "title"\npattern = "法治政府建设年度报告"\nmust = "present"\n'
    )
    text = "岚县水利局２０２１年法治政府\n建设 年度报告\n\n2021年，岚县水利局依法行政。\n"
    assert parse(text).masthead.title is not None
    assert found(rules, text) == ()
    (other,) = found(rules, text.replace("年度报告", "工作报告"))
    assert "工作报告" in other.message("zh")
    assert other.spans


def test_a_title_must_not_have_words(load: Load) -> None:
    rules = load(HEAD + 'kind = "text"\nwhere = "title"\npattern = "法治政府建设年度"\nmust = "absent"\n')
    (finding,) = found(rules)
    assert finding.facts["title"] == "岚县水利局2021年法治政府建设年度报告"
    assert finding.facts["words"] == "法治政府建设年度"


def test_of_a_report_without_text_nothing_is_said(load: Load) -> None:
    for where in ("title", "anywhere", "measures"):
        for must in ("present", "absent"):
            rules = load(HEAD + f'kind = "text"\nwhere = "{where}"\npattern = "听证"\nmust = "{must}"\n')
            assert check(Report(), rules=rules) == ()


def test_a_pattern_does_not_reach_over_the_end_of_a_sentence(load: Load) -> None:
    rules = load(HEAD + 'kind = "text"\nwhere = "anywhere"\npattern = "案件.{0,40}听证"\nmust = "absent"\n')
    assert found(rules) == ()


# --- relations

RELATION = HEAD + 'kind = "relation"\nrelation = "{}"\n'
YEAR = Period.of_year(2021)


def observed(indicator: str, value: object, **more: object) -> Observation:
    more.setdefault("period", YEAR)
    return Observation(indicator, Decimal(str(value)), unit="件", **more)  # type: ignore[arg-type]


def related(rules: tuple[Rule, ...], *values: Observation) -> list[str]:
    report = Report(masthead=Masthead(year=2021))
    return [
        finding.message("en") for finding in check(report, rules=rules, observations=Observations(values))
    ]


def test_a_relation_is_found_broken_in_a_text(load: Load) -> None:
    rules = load(RELATION.format("litigation.closed <= litigation.cases"))
    (finding,) = found(rules)
    # the nine cases of the plan are a target
    assert finding.message("en") == "6件 and ４件 do not fit: litigation.closed <= litigation.cases."
    assert [span.of(TEXT) for span in finding.spans] == ["6件", "４件"]


@pytest.mark.parametrize(
    ("relation", "closed", "cases", "fires"),
    [
        ("litigation.closed <= litigation.cases", 4, 4, False),
        ("litigation.closed <= litigation.cases", 5, 4, True),
        ("litigation.closed < litigation.cases", 4, 4, True),
        ("litigation.closed < litigation.cases", 3, 4, False),
        ("litigation.closed == litigation.cases", 4, 4, False),
        ("litigation.closed == litigation.cases", 3, 4, True),
        ("litigation.closed >= litigation.cases", 3, 4, True),
        ("litigation.closed > litigation.cases", 4, 4, True),
        ("litigation.closed > litigation.cases", 5, 4, False),
        ("litigation.closed + 2 <= litigation.cases", 3, 4, True),
        ("litigation.closed <= litigation.cases + 0.5", 4, 4, False),
        ("litigation.closed >= 5", 4, 4, True),
        ("5<=litigation.closed", 5, 4, False),
    ],
)
def test_relations(relation: str, closed: int, cases: int, fires: bool, load: Load) -> None:
    values = (observed("litigation.closed", closed), observed("litigation.cases", cases))
    assert bool(related(load(RELATION.format(relation)), *values)) is fires


@pytest.mark.parametrize(
    ("closed", "cases", "fires"),
    [
        ({"qualifier": Qualifier.OVER, "word": "余"}, {}, False),  # 100余 and 105
        ({"qualifier": Qualifier.OVER, "word": "余"}, {"value": 95}, True),
        ({}, {"value": 100, "qualifier": Qualifier.OVER, "word": "余"}, False),
        ({}, {"value": 50, "upper": Decimal(90), "qualifier": Qualifier.RANGE}, True),
        ({}, {"value": 50, "upper": Decimal(100), "qualifier": Qualifier.RANGE}, False),
    ],
)
def test_a_relation_is_broken_only_where_no_number_of_the_intervals_fits(
    closed: dict[str, object], cases: dict[str, object], fires: bool, load: Load
) -> None:
    rules = load(RELATION.format("litigation.closed <= litigation.cases"))
    left = observed("litigation.closed", 100, **closed)
    right = observed("litigation.cases", cases.pop("value", 105), **cases)
    assert bool(related(rules, left, right)) is fires


def test_nothing_is_said_of_what_is_unknown_or_ambiguous(load: Load) -> None:
    rules = load(RELATION.format("litigation.closed <= litigation.cases"))
    six, four = observed("litigation.closed", 6), observed("litigation.cases", 4)
    assert len(related(rules, six, four)) == 1
    assert related(rules, six) == []
    assert related(rules, four) == []
    assert related(rules, six, four, observed("litigation.cases", 7)) == []  # which of the two?
    assert len(related(rules, six, four, observed("litigation.cases", 4))) == 1
    assert related(rules, evolve(six, period=None), evolve(four, period=None)) == []
    assert related(rules, evolve(six, period=Period.of_year(2020)), four) == []
    assert related(rules, evolve(six, scope=Scope(body="全市")), four) == []
    assert related(rules, evolve(six, change=Change.RISE), four) == []
    assert related(rules, evolve(six, part=Part.PLAN), evolve(four, part=Part.PLAN)) == []


def test_each_period_and_scope_is_judged_by_itself(load: Load) -> None:
    rules = load(RELATION.format("litigation.closed <= litigation.cases"))
    before, city = Period.of_year(2020), Scope(body="全市")
    values = [
        observed("litigation.closed", 6, period=before),
        observed("litigation.closed", 3),
        observed("litigation.closed", 30, scope=city),
        observed("litigation.cases", 4, period=before),
        observed("litigation.cases", 4),
        observed("litigation.cases", 20, scope=city),
    ]
    assert related(rules, *values) == [
        "6件 and 4件 do not fit: litigation.closed <= litigation.cases.",
        "30件 and 20件 do not fit: litigation.closed <= litigation.cases.",
    ]


def test_sums_are_told_term_by_term(load: Load) -> None:
    rules = load(RELATION.format("litigation.won + litigation.lost <= litigation.closed"))
    values = [
        observed(f"litigation.{name}", value) for name, value in (("won", 4), ("lost", 3), ("closed", 6))
    ]
    assert related(rules, *values)[0].startswith("4件 + 3件 and 6件 do not fit")


# --- dates


@pytest.mark.parametrize(
    ("within", "limit"),
    [
        ("before 04-05 of next year", "due before 2022-04-05"),
        ("before 04-06 of next year", None),
        ("by 04-05 of next year", None),
        ("by 04-04 of next year", "due by 2022-04-04"),
        ("from 04-05 of next year", None),
        ("from 04-06 of next year", "not due before 2022-04-06"),
        ("after 04-05 of next year", "due after 2022-04-05"),
        ("after 12-31 of report year and before 05-01 of next year", None),
        ("after 12-31 of report year and before 04-01 of next year", "due before 2022-04-01"),
        ("from 01-01 of previous year and by 12-31 of report year", "due by 2021-12-31"),
    ],
)
def test_days_within_a_period(within: str, limit: str | None, load: Load) -> None:
    rules = load(HEAD + f'kind = "date"\ndate = "published"\nwithin = "{within}"\n')
    told = words(rules)
    if limit is None:
        assert told == []
    else:
        assert told[0].startswith("The report was published on 2022-04-05; it was ")
        assert told[0].endswith(f"{limit}.")
        assert found(rules)[0].spans[0].of(TEXT) == "2022-04-05"


def test_each_day_of_a_report_can_be_asked_for(load: Load) -> None:
    masthead = Masthead(
        year=2021,
        published=datetime.date(2022, 4, 1),
        submitted=datetime.date(2022, 4, 2),
        signed=datetime.date(2022, 4, 3),
    )
    for day, number in (("published", 1), ("submitted", 2), ("signed", 3)):
        rules = load(HEAD + f'kind = "date"\ndate = "{day}"\nwithin = "before 01-01 of next year"\n')
        (finding,) = check(Report(masthead=masthead), rules=rules)
        assert finding.facts == {"day": datetime.date(2022, 4, number), "limit": datetime.date(2022, 1, 1)}
        assert check(Report(masthead=evolve(masthead, **{day: None})), rules=rules) == ()
        assert check(Report(masthead=evolve(masthead, year=None)), rules=rules) == ()
        assert check(Report(masthead=evolve(masthead, year=9999)), rules=rules) == ()


# --- what all kinds have in common

DATE = HEAD + 'kind = "date"\ndate = "published"\nwithin = "before 04-01 of next year"\n'


def test_years_severity_and_messages(load: Load) -> None:
    text = DATE.replace("warning", "info") + (
        'first = 2021\nlast = 2022\nversion = 4\nmessage_zh = "迟于{limit}。"\nmessage_en = "Later than {limit}."\n'
        'why_zh = "甲"\nwhy_en = "a"\nexample = "b"\nnear_miss = "c"\n'
    )
    (rule,) = rules = load(text)
    (finding,) = found(rules)
    assert (finding.severity, finding.rule_version) == (Severity.INFO, 4)
    assert finding.message("zh") == "迟于2022-04-01。"
    assert (rule.why, rule.example, rule.near_miss) == (Label("甲", "a"), "b", "c")
    for year, count in ((2020, 0), (2021, 1), (2022, 1), (2023, 0)):
        assert len(found(rules, TEXT.replace("2022", str(year + 1)).replace("2021", str(year)))) == count


def test_a_basis_is_an_instrument(load: Load) -> None:
    (rule,) = load(DATE + 'basis = "civil-code"\narticle = "第一条"\n')
    assert rule.basis is not None
    assert (rule.basis.instrument, rule.basis.article) == ("civil-code", "第一条")
    assert rule.basis.since == datetime.date(2021, 1, 1)


def test_rules_for_some_issuers_only(load: Load) -> None:
    late = Masthead(year=2021, published=datetime.date(2022, 5, 1))
    rules = load(DATE + 'kinds = ["department", "government"]\nlevels = ["county"]\n')

    def count(issuer: Issuer | None) -> int:
        return len(check(Report(masthead=evolve(late, issuer=issuer)), rules=rules))

    assert count(Issuer("岚县水利局", Level.COUNTY, IssuerKind.DEPARTMENT)) == 1
    assert count(Issuer("岚市水利局", Level.CITY, IssuerKind.DEPARTMENT)) == 0
    assert count(Issuer("岚县县委", Level.COUNTY, IssuerKind.PARTY)) == 0
    assert count(Issuer("岚县水利局", None, IssuerKind.DEPARTMENT)) == 0
    assert count(Issuer("岚县水利局", Level.COUNTY, None)) == 0
    assert count(None) == 0


def test_rules_can_be_pickled(load: Load) -> None:
    texts = [
        HEAD + 'kind = "text"\nwhere = "anywhere"\npattern = "听证"\nmust = "absent"\n',
        RELATION.format("litigation.closed <= litigation.cases"),
        DATE,
    ]
    for text in texts:
        rules = load(text)
        assert found(pickle.loads(pickle.dumps(rules))) == found(rules) != ()  # noqa: S301 - our own


def test_indicators_of_ones_own_codebook(tmp_path: Path) -> None:
    name = Label("听证", "hearings")
    shipped = load_codebook()
    own = Codebook("mine", (), (Indicator("mine.hearings", name, name, ("*",), ("听证",)),), shipped.units)
    mine = tmp_path / "mine.toml"
    mine.write_text(RELATION.format("mine.hearings >= 3"), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"no indicator 'mine.hearings'"):
        load_rules(mine)
    (rule,) = load_rules(mine, codebook=shipped.merged(own))
    assert related((rule,), observed("mine.hearings", 2)) != []


def test_no_rules_are_no_fault(load: Load) -> None:
    assert load("") == ()


def test_every_fault_of_a_file_is_told_at_once(load: Load) -> None:
    with pytest.raises(DataFileError) as caught:
        load(
            """
[[rules]]
[[rule]]
code = "x1"
zh = "甲"
severity = "grave"
kind = "text"
where = "title page"
pattern = "(a+)+"
must = "stand"
[[rule]]
code = "T001"
zh = "甲"
en = "a"
severity = "info"
kind = "relation"
relation = "litigation.close <= litigation.cases"
first = 2022
last = 2020
version = 0
basis = "civil-cod"
message_zh = "{left}"
[[rule]]
code = "X011"
zh = "甲"
en = "a"
severity = "info"
kind = "date"
date = "published"
within = "before 02-29 of next year and till 03-01 of next year"
message_zh = "{day:>10}{n}"
message_en = "{"
kinds = ["departement"]
wehn = "x"
when = "x"
[[rule]]
code = "X011"
zh = "甲"
en = "a"
severity = "info"
kind = "word"
[[rule]]
code = "X012"
zh = "甲"
en = "a"
severity = "info"
kind = "relation"
relation = "3 < 4"
article = "第一条"
[[rule]]
code = "X013"
zh = "甲"
en = "a"
severity = "info"
kind = "relation"
relation = "litigation.cases"
"""
        )
    faults = caught.value.faults
    wanted = [
        "unknown table or key 'rules'; did you mean rule?",
        "x1: code must be one to three capital letters and three digits, such as X001",
        "x1: en is missing",
        "x1: severity 'grave' is none of error, warning, info",
        "x1: must 'stand' is none of present, absent",
        "x1: where 'title page' is none of title, anywhere, measures",
        "x1: pattern: '(a+)+' repeats a group",
        "T001: the code is one of the library's own",
        "T001: last 2020 lies before first 2022",
        "T001: relation: no indicator 'litigation.close'; did you mean litigation.closed?",
        "T001: message_en is missing",
        "T001: basis: no instrument 'civil-cod'; did you mean civil-code?",
        "T001: version must be a whole number from 1",
        "X011: within: 02-29 is no day that every year has",
        "X011: within: 'till 03-01 of next year' is not written as",
        "X011: no parameter 'x'",
        "X011: kinds 'departement' is none of government, department",
        "X011: message_zh: {day} is none of {day}, {limit}",
        "X011: message_zh: {n} is none of {day}, {limit}",
        "X011: message_en: ",
        "X011: unknown wehn; did you mean when?",
        "X011: kind 'word' is none of text, relation, date",
        "X011: the code stands twice",
        "X012: relation names no indicator",
        "X012: article needs a basis",
        "X013: relation must be two indicators with",
    ]
    assert len(faults) == len(wanted)
    for fault, start in zip(faults, wanted, strict=True):
        assert fault.startswith(start)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    for content in (b"[[rule]", b"\xff", b"rule = 3", b"a = " + b"[" * 5000):
        path.write_bytes(content)
        with pytest.raises(DataFileError):
            load_rules(path)
    with pytest.raises(FileNotFoundError):
        load_rules(tmp_path / "none.toml")
