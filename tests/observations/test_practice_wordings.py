"""Practices in the wordings of bodies of many kinds: tax, customs, police, schools, ministries, subdistricts."""

from pathlib import Path

import pytest

import rulelaw as rl
from rulelaw.observations.practising import find_practices

_FILE = Path(__file__).with_name("practice_wordings.tsv")


def _lines() -> list[tuple[str, str]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [(code, sentence) for code, sentence in (line.split("\t") for line in lines if line[0] != "#")]


def _codes(sentence: str) -> set[str]:
    report = rl.parse(f"一、主要举措和成效\n{sentence}")
    return {evidence.practice for evidence in find_practices(report, rl.load_codebook())}


def test_the_codes_are_those_of_the_codebook() -> None:
    known = {practice.code for practice in rl.load_codebook().practices}
    assert {code.removeprefix("-") for code, _ in _lines()} <= known


def test_no_sentence_stands_twice() -> None:
    lines = _lines()
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(("code", "sentence"), _lines())
def test_a_wording_tells_of_its_practice_or_only_looks_so(code: str, sentence: str) -> None:
    assert (code.removeprefix("-") in _codes(sentence)) is not code.startswith("-")


@pytest.mark.parametrize(
    "sentence",
    [
        "法律顾问存在聘而不用的问题。",
        "法律顾问聘而不用、顾而不问。",
        "法律顾问制度形同虚设。",
    ],
)
def test_what_is_there_and_not_used_is_only_named(sentence: str) -> None:
    report = rl.parse(f"一、主要举措和成效\n{sentence}")
    grades = {one.practice: one.grade for one in find_practices(report, rl.load_codebook())}
    assert grades == {"legal-counsel": 1}


def test_to_mend_that_is_an_action() -> None:
    report = rl.parse("一、主要举措和成效\n整治法律顾问聘而不用现象。")
    (counsel,) = find_practices(report, rl.load_codebook())
    assert (counsel.practice, counsel.grade) == ("legal-counsel", 2)
