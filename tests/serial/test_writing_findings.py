"""Findings as JSON: what the schema promises, and nothing lost."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.serial.examples import CHECKED, FINDINGS, NAME, PERSONAL, PERSONAL_FINDINGS, REPORT, TEXT

import rulelaw as rl
from rulelaw.serial.records import CheckRecord, FindingRecord, UnreadRecord, finding_records
from rulelaw.serial.writing_findings import to_json, to_json_lines

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "reference" / "findings.schema.json"
UNREAD = [UnreadRecord("fehlt.txt", "no such file")]


@pytest.fixture(scope="module")
def tool() -> Any:
    script: Any = importlib.util.spec_from_file_location(
        "findings_schema", ROOT / "tools" / "findings_schema.py"
    )
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def whole() -> Any:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.fixture(scope="module")
def line(whole: Any) -> Any:
    return whole.evolve(schema={"$defs": whole.schema["$defs"], "$ref": "#/$defs/FindingRecord"})


def test_the_published_schema_is_that_of_the_types(tool: Any) -> None:
    assert PUBLISHED.read_bytes().decode() == tool.text(), (
        "run: python tools/findings_schema.py >docs/reference/findings.schema.json"
    )


def test_every_field_is_described(whole: Any) -> None:
    for name in ("CheckRecord", "DocumentRecord", "FindingRecord", "PlaceRecord", "UnreadRecord"):
        for field, told in whole.schema["$defs"][name]["properties"].items():
            assert told["description"], f"{name}.{field}"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_written_fits_the_schema(whole: Any, line: Any, lang: rl.Lang) -> None:
    whole.validate(json.loads(to_json(CHECKED, lang=lang, unread=UNREAD)))
    lines = to_json_lines(CHECKED, lang=lang).splitlines()
    for each in lines:
        line.validate(json.loads(each))
    assert len(lines) == sum(len(tuple(findings)) for _, findings in CHECKED)


def test_the_sample_fits_the_schema(whole: Any) -> None:
    from rulelaw.samples import sample_bytes  # noqa: PLC0415

    report = rl.read(sample_bytes())
    data = json.loads(to_json([(report, rl.check(report))]))
    whole.validate(data)
    assert data["data"]["findings"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("rulelaw", "format"), 2),
        (("data", "findings", 0, "severity"), "grave"),
        (("data", "findings", 1, "places", 0, "line"), "3"),
        (("data", "findings", 1, "facts", "share"), 96.8),
        (("data", "findings", 1, "facts", "day", "date"), "31.3.2024"),
        (("data", "documents", 0, "more"), 1),
    ],
)
def test_the_schema_refuses_what_is_not_promised(whole: Any, path: tuple[Any, ...], value: object) -> None:
    data = json.loads(to_json(CHECKED))
    assert whole.is_valid(data)
    *way, last = path
    inner = data
    for step in way:
        inner = inner[step]
    inner[last] = value
    assert not whole.is_valid(data)


def test_json_is_read_back() -> None:
    text = to_json(CHECKED, lang="en", unread=UNREAD)
    record = rl.loads(text, CheckRecord)
    assert rl.dumps(record) == text
    assert [(each.document, each.year, each.findings) for each in record.documents] == [
        (NAME, 2023, 5),
        ("/data/洁净.txt", None, 0),
        ("<text>", None, 1),
        ("<text>", None, len(rl.check(rl.Report()))),
    ]
    assert record.unread == tuple(UNREAD)
    assert (record.version, record.lang) == (rl.__version__, "en")
    lines = [
        rl.from_dict(json.loads(each), FindingRecord)
        for each in to_json_lines(CHECKED, lang="en").splitlines()
    ]
    assert tuple(lines) == record.findings


def test_a_record_tells_all_of_its_finding() -> None:
    records = finding_records(FINDINGS, REPORT.source, "zh")
    for finding, record in zip(FINDINGS, records, strict=True):
        assert record.message == finding.message("zh")
        assert record.facts == finding.facts
        for name in (
            "code",
            "severity",
            "basis",
            "part",
            "section",
            "rule_version",
            "fingerprint",
            "suppression",
            "url",
        ):
            assert getattr(record, name) == getattr(finding, name)
        assert [(p.start, p.end, p.words) for p in record.places] == [
            (s.start, s.end, s.of(TEXT)) for s in finding.spans
        ]


def test_lines_and_columns_count_every_kind_of_line_end() -> None:
    places = {p.words: p for record in finding_records(FINDINGS, REPORT.source, "zh") for p in record.places}
    across = places["=1+1公式,“引号”\n共"]
    assert (across.line, across.column, across.end_line, across.end_column) == (2, 1, 3, 2)
    last = places["😀3件"]
    assert (last.line, last.column, last.end_line, last.end_column) == (4, 3, 4, 6)


def test_a_report_without_a_text_has_findings_without_places() -> None:
    report = rl.Report()
    (record,) = finding_records(
        [rl.Finding("X1", rl.Severity.INFO, rl.Label("甲", "a"), (rl.Span(0, 0),))], report.source, "zh"
    )
    assert record.places == ()


def test_surrogates_do_not_come_out() -> None:
    report = rl.parse("\ud8002月30日\udfff")
    finding = rl.Finding(
        "X1",
        rl.Severity.INFO,
        rl.Label("{what}", "{what}"),
        (rl.Span(0, 7),),
        {"what": "\ud800\udc00"},
        section=("\udcff",),
    )
    assert not re.search(
        r"\\ud[89a-f]", to_json([(report, [finding])]) + to_json_lines([(report, [finding])])
    )
    (record,) = finding_records([finding], report.source, "zh")
    assert record.places[0].words == "\ufffd2月30日\ufffd"
    assert (record.message, record.section) == ("\ufffd\ufffd", ("\ufffd",))


def test_numbers_of_persons_are_shown_as_stars() -> None:
    records = finding_records(PERSONAL_FINDINGS, PERSONAL.source, "zh")
    assert [record.places[0].words for record in records] == ["***********", "（***********）反映"]


def test_reports_are_taken_one_by_one() -> None:
    taken: list[int] = []

    def checked() -> Any:
        for number, pair in enumerate(CHECKED):
            taken.append(number)
            yield pair

    text = to_json(checked(), unread=(UnreadRecord(str(number), "late") for number in taken))
    assert [each["document"] for each in json.loads(text)["data"]["unread"]] == ["0", "1", "2", "3"]
