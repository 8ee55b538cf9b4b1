"""One call does what the four stages do, one after another."""

from __future__ import annotations

import io
from pathlib import Path

import attrs
import pytest

import rulelaw as rl
from rulelaw.samples import sample_bytes
from tests.composing import compose

TEXT = compose(3).text


def test_assess_is_read_observe_check_score(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    report = rl.read(path)
    observations = rl.observe(report)
    expected = rl.Assessment(
        report, observations, rl.check(report, observations=observations), rl.score(report)
    )
    assert rl.assess(path) == rl.assess(str(path)) == rl.assess(report) == expected
    for source in (TEXT.encode(), io.BytesIO(TEXT.encode()), rl.Source(TEXT)):
        assert rl.assess(source).findings == expected.findings


def test_a_report_read_already_is_taken_as_it_is() -> None:
    report = rl.parse(TEXT)
    assert rl.assess(report).report is report


def test_a_report_built_by_hand_is_assessed() -> None:
    report = rl.Report(masthead=rl.Masthead(title="云岭县水利局2023年法治政府建设年度报告", year=2023))
    findings = rl.assess(report).findings
    assert [finding.code for finding in findings] == [finding.code for finding in rl.check(report)]


def test_the_choice_of_rules_is_handed_on() -> None:
    findings = rl.assess(sample_bytes(), rules=["T"]).findings
    assert findings
    assert {finding.code[0] for finding in findings} == {"T"}
    with pytest.raises(rl.UnknownCodeError):
        rl.assess(sample_bytes(), rules=["Z999"])


def test_earlier_reports_are_handed_on() -> None:
    report = rl.parse(TEXT)
    assert rl.assess(report, previous=report).findings == rl.check(report, previous=report)
    assert rl.assess(report, previous=[report]).findings == rl.check(report, previous=[report])


def test_the_codebook_is_handed_on() -> None:
    codebook = rl.load_codebook()
    bare = attrs.evolve(codebook, indicators=codebook.indicators[:1])
    codes = {
        observation.indicator for observation in rl.assess(sample_bytes(), codebook=bare).observations.values
    }
    assert codes <= {codebook.indicators[0].code}
    assert rl.assess(sample_bytes()).observations == rl.assess(sample_bytes(), codebook=codebook).observations


def test_the_framework_and_values_from_outside_are_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[framework]\ncode = "own"\nzh = "甲"\nen = "a"\nversion = "1"\n'
        '[[node]]\ncode = "x"\nzh = "乙"\nen = "b"\nsubject = "external:x"\nrule = "ratio"\ntarget = 90\n',
        encoding="utf-8",
    )
    card = rl.assess(sample_bytes(), framework=path, external={"x": 95}).scorecard
    assert card is not None
    assert (card.framework, card.value) == ("own", 100)
    assert rl.assess(sample_bytes(), framework=rl.load_framework(path)).scorecard == rl.score(
        rl.read(sample_bytes()), framework=path
    )
    assert rl.assess(sample_bytes(), framework=None).scorecard is None
    with pytest.raises(rl.UnknownCodeError):
        rl.assess(sample_bytes(), framework="disclosur")


def test_the_choice_of_rules_and_a_profile_change_no_score() -> None:
    """A score of half of the rules would take what was not asked for what was not found."""
    whole = rl.assess(sample_bytes())
    assert rl.assess(sample_bytes(), rules=["T"]).scorecard == whole.scorecard
    assert rl.assess(sample_bytes(), profile=rl.load_profile("jilin")).scorecard == whole.scorecard


def test_an_empty_file_gives_findings_and_no_error() -> None:
    assessment = rl.assess(b"")
    assert assessment.report.source.text == ""
    assert assessment.observations == rl.Observations()


def test_the_sample_has_the_faults_that_were_put_in_and_no_other() -> None:
    findings = rl.assess(sample_bytes()).findings
    grave = {finding.code for finding in findings if finding.severity is not rl.Severity.INFO}
    assert grave == {"F001", "F004", "F007", "S003", "T001", "T005", "T008"}


def test_an_assessment_is_shown_in_a_line() -> None:
    assert len(repr(rl.assess(sample_bytes()))) < 4000
