"""Data that do not fit are refused with the place and the reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

import rulelaw as rl


def envelope(data: Any = None, **label: Any) -> str:
    return json.dumps(
        {"rulelaw": {"format": 1, "type": "Span", **label}, "data": data or {"start": 0, "end": 1}}
    )


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        ({"start": 1, "stop": 2}, rl.Span, "Span: unknown key 'stop'"),
        ({"b": 1, "a": 2}, rl.Span, "Span: unknown keys 'a', 'b'"),
        ({"start": "1", "end": 2}, rl.Span, "Span.start: expected int, not '1'"),
        ({"start": True, "end": 2}, rl.Span, "Span.start: expected int, not True"),
        ([1, 2], rl.Span, "Span: expected an object, not [1, 2]"),
        (None, rl.Span, "Span: expected an object, not None"),
        ({"kind": "title"}, rl.Block, "Block.span: missing"),
        (
            {"kind": "no", "span": {"start": 0, "end": 0}},
            rl.Block,
            "Block.kind: expected BlockKind: one of title, ",
        ),
        ({"text": 5}, rl.Source, "Source.text: expected str, not 5"),
        ({"text": {"pieces": ["a", 5]}}, rl.Source, "Source.text: expected str, not {'pieces': ['a', 5]}"),
        ({"spans": "ab", "grade": 1}, rl.Presence, "Presence.spans: expected a list, not 'ab'"),
        (
            {"masthead": {"issuer": {"name": "某局", "kind": 3}}},
            rl.Report,
            "Report.masthead.issuer.kind: expected Issuer",
        ),
        ({"parts": {"plan": {"grade": "x"}}}, rl.Report, "Report.parts['plan'].grade: expected int, not 'x'"),
        ({"parts": {"plans": {"grade": 1}}}, rl.Report, "expected Part: one of measures"),
        ({"parts": []}, rl.Report, "Report.parts: expected an object, not []"),
        (
            {"document": {"blocks": [{"kind": "title", "span": {"start": 0, "end": 9, "size": 9}}]}},
            rl.Report,
            "Report.document.blocks[0].span: unknown key 'size'",
        ),
        ({"value": 3}, rl.Number, "Number.value: expected a decimal number in a string, not 3"),
        ({"value": "drei"}, rl.Number, "Number.value: expected a decimal number in a string, not 'drei'"),
        ({"start": "2021-02-30", "end": "2021-03-01"}, rl.Period, "Period.start: expected a date such as"),
        (
            {"start": "2021-03-02", "end": "2021-03-01"},
            rl.Period,
            "Period: a period cannot end on 2021-03-01 before it starts on 2021-03-02",
        ),
        (
            [{"start": 0, "end": 1}, {"end": None}],
            tuple[rl.Span, ...],
            "tuple[Span, ...][1].end: expected int, not None",
        ),
        ("nein", rl.Part, "Part: expected Part: one of measures"),
        ({"code": "Z999"}, rl.Rule, "Rule: not a rule of this version"),
    ],
)
def test_misfits_are_refused_with_path_and_reason(data: Any, kind: Any, message: str) -> None:
    with pytest.raises(rl.SerializationError) as raised:
        rl.from_dict(data, kind)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    "fact", [1.5, None, ["1"], {"decimal": 1}, {"decimal": "x"}, {"date": "morgen"}, {"number": "1"}]
)
def test_facts_of_no_known_kind_are_refused(fact: Any) -> None:
    finding = rl.to_dict(rl.Finding("F001", rl.Severity.ERROR, rl.Label("甲", "a")))
    with pytest.raises(rl.SerializationError, match=r"Finding\.facts\['n'\]: expected"):
        rl.from_dict({**finding, "facts": {"n": fact}}, rl.Finding)


def test_many_faults_are_told_in_one_message_of_bounded_length() -> None:
    with pytest.raises(rl.SerializationError) as raised:
        rl.from_dict([{"start": "x" * 5000}] * 500, tuple[rl.Span, ...])
    assert "[0].start" in str(raised.value)
    assert "and 490 more" in str(raised.value)
    assert len(str(raised.value)) < 2000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("NaN", "not JSON: NaN is no JSON"),
        ("1" * 5000, "not JSON"),
        ("[]", "no JSON of rulelaw"),
        ("null", "no JSON of rulelaw"),
        ('{"start": 0, "end": 1}', "no JSON of rulelaw"),
        (envelope(type="Report"), "the JSON holds a Report, not a Span"),
        (envelope(type="tuple[]"), "the JSON holds a tuple[], not a Span"),
        (envelope(format=2), "written by a newer rulelaw: format 2, and this version reads up to 1"),
        (envelope(format="1"), "without a proper format"),
        (envelope(format=True), "without a proper format"),
        (envelope(format=0), "without a proper format"),
        (envelope(type=None), "without a proper format and type"),
        (envelope(by="me"), "unknown keys beside the data: 'by'"),
        ('{"rulelaw": {"format": 1, "type": "Span"}}', "no data beside the label"),
        (
            '{"rulelaw": {"format": 1, "type": "Span"}, "data": {}, "more": 1}',
            "unknown keys beside the data: 'more'",
        ),
        (envelope({"start": 1, "end": 2, "by": 3}), "Span: unknown key 'by'"),
    ],
)
def test_json_that_does_not_fit_is_refused(text: str, message: str) -> None:
    with pytest.raises(rl.SerializationError) as raised:
        rl.loads(text, rl.Span)
    assert message in str(raised.value)


def test_an_empty_tuple_is_read_as_any_tuple() -> None:
    assert rl.loads(rl.dumps(()), tuple[rl.Finding, ...]) == ()


def test_a_tuple_of_several_types_is_refused() -> None:
    with pytest.raises(rl.SerializationError, match="several types"):
        rl.dumps((rl.Span(), rl.Label("甲", "a")))


@pytest.mark.parametrize("value", [5, None, "text", {"start": 0}, {1}, object()])
def test_what_is_no_public_type_is_not_told(value: Any) -> None:
    with pytest.raises(rl.SerializationError, match="is no type of rulelaw"):
        rl.dumps(value)
    with pytest.raises(rl.SerializationError, match="is no type of rulelaw"):
        rl.to_dict(value)


@pytest.mark.parametrize(
    "kind", [int, dict, list[rl.Span], tuple[int, ...], tuple[rl.Span, rl.Span], "Span", None]
)
def test_what_is_no_public_type_is_not_read(kind: Any) -> None:
    with pytest.raises(TypeError, match="is no type of rulelaw"):
        rl.loads(envelope(), kind)
    with pytest.raises(TypeError, match="is no type of rulelaw"):
        rl.from_dict({}, kind)


def nested(depth: int) -> rl.Section:
    section = rl.Section(None, 0, rl.Part.OTHER)
    for _ in range(depth):
        section = rl.Section(None, 0, rl.Part.OTHER, children=(section,))
    return section


def test_sections_nested_a_little_beyond_reason_still_come_back() -> None:
    report = rl.Report(sections=(nested(40),))
    assert rl.loads(rl.dumps(report), rl.Report) == report


def test_sections_nested_by_thousands_are_refused_and_not_a_crash() -> None:
    report = rl.Report(sections=(nested(3000),))
    for tell in (rl.to_dict, rl.dumps):
        with pytest.raises(rl.SerializationError, match="nested too deeply"):
            tell(report)


def test_data_nested_by_thousands_are_refused_and_not_a_crash() -> None:
    data: dict[str, Any] = {"heading": None, "depth": 0, "part": "other"}
    for _ in range(3000):
        data = {"heading": None, "depth": 0, "part": "other", "children": [data]}
    with pytest.raises(rl.SerializationError, match="nested too deeply"):
        rl.from_dict(data, rl.Section)
    inner = '{"heading": null, "depth": 0, "part": "other", "children": ['
    for depth in (300, 100_000):
        text = '{"rulelaw": {"format": 1, "type": "Section"}, "data": ' + inner * depth + "]}" * depth + "}"
        with pytest.raises(rl.SerializationError, match="nested too deeply"):
            rl.loads(text, rl.Section)


def test_json_of_another_writer_is_read_in_any_order_and_with_defaults_left_out() -> None:
    text = '{"data": {"masthead": {"year": 2021}}, "rulelaw": {"type": "Report", "format": 1}}'
    assert rl.loads(text, rl.Report) == rl.Report(masthead=rl.Masthead(year=2021))
