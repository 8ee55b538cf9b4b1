"""The shipped practices, and reading practices of one's own: every fault at once."""

from pathlib import Path

import pytest

import rulelaw as rl
from rulelaw.codebook.types import TaskArea

PRACTICE = """
[[practice]]
code = "river-chief"
area = "functions"
zh = "河长制"
en = "River chiefs"
definition_zh = "落实河长制。"
cues = ["河长制", "河长 巡河|履职 !竞赛"]
not = ["河长制片人"]
example = "河长巡河120次。"
near_miss = "河长得又宽又直。"
source = "水污染防治法"
"""
#: The codes that other tools join on.
AREAS = {
    "leadership": "first-responsible leading-group work-reports-heard annual-work-plan duty-list law-staff "
    "performance-review-of-law assessment-weight leaders-study",
    "functions": "one-stop-service licence-reform proof-reduction power-list service-guides cross-region-service "
    "delegation e-certificates service-evaluation business-environment hotline",
    "institutions": "legislation-input rules-evaluation document-review document-filing document-cleanup "
    "document-evaluation competition-review",
    "decisions": "decision-procedure decision-legal-review legal-counsel contract-review",
    "enforcement": "three-systems enforcement-publicity certified-officers enforcement-training casefile-review "
    "enforcement-responsibility special-campaigns joint-enforcement criminal-referral lenient-enforcement "
    "double-random credit-regulation",
    "emergencies": "epidemic-control emergency-response",
    "disputes": "reconsideration litigation head-appearance judgment-execution source-governance mediation "
    "labour-arbitration petition",
    "oversight": "information-disclosure policy-interpretation proposals outside-supervision",
    "digital": "internet-regulation data-sharing",
    "publicity": "responsible-publicity publicity-plan constitution-week civil-code new-media case-explaining visits "
    "staff-exams",
    "hrss": "wage-arrears real-name-system warning-system harmonious-relations collective-bargaining new-employment "
    "insurance-policies fund-safety job-sharing",
}


def faults_of(folder: Path, text: str) -> tuple[str, ...]:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(rl.DataFileError) as caught:
        rl.load_codebook(path)
    return tuple(fault.removeprefix(f"{path}: practice ") for fault in caught.value.faults)


def test_the_codes_stay_and_have_their_areas() -> None:
    area_of = {practice.code: practice.area for practice in rl.load_codebook().practices}
    assert len(area_of) == len(rl.load_codebook().practices) >= 85
    for area, codes in AREAS.items():
        assert {area_of[code] for code in codes.split()} == {TaskArea(area)}


def test_each_is_told_in_both_languages_with_its_source() -> None:
    for practice in rl.load_codebook().practices:
        assert not practice.label.zh.isascii()
        assert practice.label.en.isascii()
        assert practice.definition.zh.endswith("。")
        assert practice.definition.en.endswith(".")
        assert practice.source


def test_no_two_practices_share_a_label() -> None:
    labels = [practice.label for practice in rl.load_codebook().practices]
    assert len({label.zh for label in labels}) == len({label.en for label in labels}) == len(labels)


def test_a_practice_of_ones_own_is_read_and_merged(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(PRACTICE + PRACTICE.replace("river-chief", "petition"), encoding="utf-8")
    own = rl.load_codebook(path)
    chief = own.practice("river-chief")
    assert chief.area is TaskArea.FUNCTIONS
    assert chief.definition.en == chief.label.en  # where no English definition is given
    assert chief.cues == ("河长制", "河长 巡河|履职 !竞赛")
    assert chief.not_cues == ("河长制片人",)
    merged = rl.load_codebook().merged(own)
    assert merged.practice("petition").label.zh == "河长制"
    assert len(merged.practices) == len(rl.load_codebook().practices) + 1


def test_an_unknown_code_is_told_with_the_nearest() -> None:
    with pytest.raises(rl.UnknownCodeError, match="did you mean 'petition'"):
        rl.load_codebook().practice("petitions")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    broken = (
        PRACTICE.replace('"river-chief"', '"River"')
        .replace('"functions"', '"rivers"')
        .replace('source = "水污染防治法"', 'colour = "blue"')
        .replace('"河长制", "河长 巡河', '"!河长制", "河", "河长：巡河')
        .replace("河长制片人", "河长，制片")
    )
    faults = faults_of(tmp_path, broken)
    assert faults == (
        "River: unknown key 'colour'",
        "River: 'source' is missing",
        "River: the code must be words in small letters, joined by '-'",
        f"River: unknown area 'rivers': it is {', '.join(TaskArea)}",
        "River: cue '!河长制': the first group is the anchor and may be no !word",
        "River: cue '河': a word of less than two characters in '河'",
        "River: cue '河长：巡河|履职 !竞赛': full-width punctuation in '河长：巡河|履职'",
        "River: full-width punctuation in '河长，制片'",
    )


def test_codes_that_stand_twice_are_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path, PRACTICE * 2) == ("river-chief: the code stands twice",)
