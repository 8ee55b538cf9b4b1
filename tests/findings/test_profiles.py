"""Profiles: which reports they are made for, what they add and tune, and what is wrong with a file."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest
from attrs import evolve

from rulelaw.codebook.types import Certainty
from rulelaw.errors import DataFileError, UnknownCodeError
from rulelaw.findings.checking import check
from rulelaw.findings.profiles import PROVINCES, Profile, load_profile, profile_codes
from rulelaw.findings.types import Severity
from rulelaw.labels import Label
from rulelaw.observations.types import Observations
from rulelaw.report.reading import parse
from rulelaw.report.types import Issuer, IssuerKind, Level, Masthead, Report


def of_year(year: int) -> str:
    return (
        f"岚县水利局{year}年法治政府建设工作总结\n\n{year}年，岚县水利局依法行政，4月31日，检查3次。\n\n"
        f"本报告已于{year + 1}年2月5日报送县委、县政府。\n"
    )


TITLED = of_year(2023)
HEAD = '[profile]\ncode = "mine"\nzh = "某"\nen = "some"\nsource = "a page"\ncertainty = "restated"\n'
JILIN = load_profile("jilin")


def codes(text: str, **options: object) -> list[str]:
    return [finding.code for finding in check(parse(text), observations=Observations(), **options)]  # type: ignore[arg-type]


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def mine(tmp_path: Path, text: str) -> Profile:
    return load_profile(write(tmp_path, HEAD + text))


# --- the shipped one


@pytest.mark.parametrize("code", profile_codes())
def test_shipped_profiles_tell_their_source(code: str) -> None:
    profile = load_profile(code)
    assert profile.code == code
    assert profile.source
    assert profile.certainty is not Certainty.UNVERIFIED
    for rule in profile.rules:
        for label in (rule.name, rule.why, *rule.messages.values()):
            assert label.zh
            assert label.en
        assert rule.basis is not None


def test_jilin_fixes_the_name_of_the_report_from_2023_on() -> None:
    assert codes(TITLED, profile=JILIN, select="JL") == ["JL001"]
    named = TITLED.replace("工作总结", "年度报告")
    assert codes(named, profile=JILIN, select="JL") == []
    before = of_year(2022)
    assert codes(before, profile=JILIN, select="JL") == []
    assert codes(before, profile=JILIN) == codes(before)


def test_jilin_s_examples_behave() -> None:
    rule = JILIN.rules[0]
    assert codes(rule.example, profile=JILIN, select="JL") == [rule.code]
    assert codes(rule.near_miss, profile=JILIN, select="JL") == []


def test_jilin_s_demonstration_areas_file_by_the_end_of_january() -> None:
    named = TITLED.replace("工作总结", "年度报告")
    area = JILIN.with_parameters(demonstration_area=True)
    (late,) = check(parse(named), profile=area, select=["JL"])
    assert (late.code, late.severity) == ("JL002", Severity.WARNING)
    assert late.facts["limit"] == datetime.date(2024, 2, 1)
    assert late.basis is not None
    assert late.basis.title == JILIN.label
    assert codes(named.replace("2月5日", "1月31日"), profile=area, select=["JL"]) == []
    # nobody says that the issuer is one
    assert codes(named, profile=JILIN, select=["JL"]) == []


# --- for which reports


def report(**masthead: object) -> Report:
    masthead.setdefault("year", 2023)
    masthead.setdefault("issuer", Issuer("岚县水利局", Level.COUNTY, IssuerKind.DEPARTMENT))
    return Report(masthead=Masthead(**masthead))  # type: ignore[arg-type]


def test_a_profile_is_for_its_years_kinds_and_levels() -> None:
    assert JILIN.is_for(report())
    assert JILIN.is_for(report(year=2030))
    assert not JILIN.is_for(report(year=2022))
    assert not evolve(JILIN, last=2025).is_for(report(year=2026))
    assert not JILIN.is_for(report(year=None))
    assert evolve(JILIN, first=None).is_for(report(year=None))
    assert not JILIN.is_for(report(issuer=None))
    assert not JILIN.is_for(report(issuer=Issuer("某部", Level.NATIONAL, IssuerKind.DEPARTMENT)))
    assert not JILIN.is_for(report(issuer=Issuer("岚县某办事处", Level.COUNTY, IssuerKind.OFFICE)))
    assert not JILIN.is_for(report(issuer=Issuer("岚县某局", None, IssuerKind.DEPARTMENT)))
    anyone = Profile("any", Label("某", "any"), "a page")
    assert anyone.is_for(Report())


def test_a_name_of_another_province_speaks_against_it() -> None:
    def named(name: str) -> Report:
        return report(issuer=Issuer(name, Level.COUNTY, IssuerKind.DEPARTMENT))

    assert JILIN.is_for(named("吉林省岚县水利局"))
    assert JILIN.is_for(named("吉林市岚区水利局"))
    assert not JILIN.is_for(named("江西省岚县水利局"))
    assert not JILIN.is_for(named("重庆市岚区水利局"))
    assert len(set(PROVINCES)) == 31


def test_what_a_profile_says_is_nothing_to_other_reports(tmp_path: Path) -> None:
    profile = mine(
        tmp_path, 'first = 2030\nignore = ["T"]\nselect = ["S"]\n[profile.severities]\nT008 = "info"\n'
    )
    assert codes(TITLED, profile=profile) == codes(TITLED)


# --- what it tunes


def test_a_profile_selects_ignores_and_grades(tmp_path: Path) -> None:
    profile = mine(
        tmp_path, 'select = ["S", "T"]\nignore = ["S"]\n[profile.severities]\nT = "off"\nT008 = "info"\n'
    )
    (found,) = check(parse(TITLED), profile=profile, observations=Observations())
    assert (found.code, found.severity) == ("T008", Severity.INFO)


def test_the_caller_goes_before_the_profile(tmp_path: Path) -> None:
    profile = mine(tmp_path, 'select = ["S"]\nignore = ["S001"]\n[profile.severities]\nT008 = "info"\n')
    assert codes(TITLED, profile=profile, select=["T"]) == codes(TITLED, select=["T"])
    (found,) = check(parse(TITLED), profile=profile, select=["T008"], severities={"T": "warning"})
    assert found.severity is Severity.WARNING
    # what either ignores is ignored
    assert "S001" in codes(TITLED)
    assert "S001" not in codes(TITLED, profile=profile, select=["S001"])
    assert codes(TITLED, profile=profile, ignore=["S"]) == []


def test_a_profile_adds_to_the_rules_given() -> None:
    assert codes(TITLED, profile=JILIN, rules=["T008"]) == ["JL001", "T008"]
    assert codes(TITLED, profile=JILIN, rules=["T008"], ignore=["JL"]) == ["T008"]


def test_codes_of_a_profile_are_known_for_reports_that_it_is_not_for() -> None:
    old = of_year(2019)
    assert codes(old, profile=JILIN, select=["JL"]) == []
    with pytest.raises(UnknownCodeError, match="JL"):
        codes(old, select=["JL"])


PARAMETERS = """
[[parameter]]
name = "deadline"
value = "02-01"
last = 2022
[[parameter]]
name = "deadline"
value = "02-10"
first = 2023
last = 2023
[[parameter]]
name = "least"
value = 2.5
[[rule]]
code = "M001"
zh = "迟"
en = "late"
severity = "info"
kind = "date"
date = "submitted"
within = "before $deadline of next year"
[[rule]]
code = "M002"
zh = "少"
en = "few"
severity = "info"
kind = "relation"
relation = "litigation.cases >= $least + 1"
"""


def test_parameters_retune_rules_by_the_report_year(tmp_path: Path) -> None:
    profile = mine(tmp_path, PARAMETERS)
    for year, fires in ((2022, True), (2023, False), (2024, False)):  # for 2024 no deadline is told
        assert codes(of_year(year), profile=profile, select=["M"]) == (["M001"] if fires else [])
    early = profile.with_parameters(deadline="01-15")
    for year in (2022, 2023, 2024):
        assert codes(of_year(year), profile=early, select=["M"]) == ["M001"]


def test_a_parameter_is_a_term_of_a_relation(tmp_path: Path) -> None:
    profile = mine(tmp_path, PARAMETERS)
    text = "岚县水利局2023年法治政府建设年度报告\n\n2023年，全年发生行政诉讼案件3件。\n"
    (few,) = check(parse(text), profile=profile, select=["M002"])
    assert few.message("en") == "3件 and 2.5 + 1 do not fit: litigation.cases >= $least + 1."
    assert check(parse(text), profile=profile.with_parameters(least=2), select=["M002"]) == ()


def test_parameters_are_given_by_name_and_kind(tmp_path: Path) -> None:
    profile = mine(tmp_path, PARAMETERS)
    with pytest.raises(UnknownCodeError, match="did you mean deadline"):
        profile.with_parameters(dedline="02-01")
    for wrong in ("02-30", 3, True):
        with pytest.raises(ValueError, match="must be a day"):
            profile.with_parameters(deadline=wrong)
    with pytest.raises(ValueError, match="must be true or false"):
        JILIN.with_parameters(demonstration_area=1)
    with pytest.raises(ValueError, match="must be a number"):
        profile.with_parameters(least=True)
    assert profile.with_parameters() == profile


def test_a_profile_can_be_pickled() -> None:
    again = pickle.loads(pickle.dumps(JILIN))  # noqa: S301 - our own
    assert again == JILIN
    assert codes(TITLED, profile=again) == codes(TITLED, profile=JILIN)


# --- files


def test_a_file_is_found_by_its_path_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, HEAD)
    monkeypatch.chdir(tmp_path)
    for way in (path, str(path), "mine.toml", Path("mine.toml"), "./mine.toml"):
        assert load_profile(way).code == "mine"
    (tmp_path / "jilin").write_text("nothing", encoding="utf-8")
    assert load_profile("jilin") == JILIN
    with pytest.raises(UnknownCodeError, match="did you mean jilin"):
        load_profile("jilni")
    with pytest.raises(UnknownCodeError):
        load_profile("mine")
    with pytest.raises(FileNotFoundError):
        load_profile("none.toml")
    with pytest.raises(DataFileError):
        load_profile(Path("jilin"))


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = """
rules = 3
[profile]
code = "mine"
zh = "某"
certainty = "unverified"
first = "2020"
since = 2020
kinds = ["department", "bureau"]
provinces = ["吉林"]
select = ["Q"]
ignore = "T"
severity = "info"
[profile.severities]
T = "grave"
U = "off"
[[parameter]]
name = "Deadline"
value = "02-31"
[[parameter]]
name = "least"
value = 3
[[parameter]]
name = "least"
value = true
first = 2020
[[rule]]
code = "M001"
zh = "迟"
en = "late"
severity = "error"
kind = "date"
date = "submitted"
within = "before $least of next year"
when = "lest"
"""
    with pytest.raises(DataFileError) as caught:
        load_profile(write(tmp_path, text))
    wanted = [
        "unknown table or key 'rules'; did you mean rule?",
        "profile: en is missing",
        "profile: source is missing",
        "profile: first must be a year",
        "profile: since must be a day",
        "profile: kinds 'bureau' is none of",
        "profile: provinces: no province '吉林'; did you mean 吉林省?",
        "profile: ignore must be a list of texts",
        "profile: severities: T 'grave' is none of error, warning, info, off",
        "profile: unknown severity; did you mean severities?",
        "parameter Deadline: name must be small letters",
        "parameter Deadline: value '02-31' is no day",
        "parameter least: value is of another kind than in other years",
        "parameter least: told twice for the same years",
        "M001: severity cannot be error: the source is unverified",
        "M001: parameter 'least' must be a day",
        "M001: no parameter 'lest'; did you mean least?",
        "profile: select: no rule 'Q'",
        "profile: severities: no rule 'U'",
    ]
    faults = caught.value.faults
    assert len(faults) == len(wanted), faults
    for fault, start in zip(faults, wanted, strict=True):
        assert fault.startswith(start)


@pytest.mark.parametrize("text", ["", "profile = 3", "[[profile]]", "[profile"])
def test_what_is_no_profile_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(DataFileError):
        load_profile(write(tmp_path, text))
