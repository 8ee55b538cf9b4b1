"""The shipped indicators: every entry is whole, fires on its example, leaves its near miss, and holds on wordings."""

import re
from collections import Counter
from pathlib import Path

import pytest

import rulelaw as rl
from rulelaw.codebook.types import Indicator
from rulelaw.observations.cueing import matcher_of
from rulelaw.observations.linking import link

CODEBOOK = rl.load_codebook()
EVERY_INDICATOR = pytest.mark.parametrize(
    "indicator", CODEBOOK.indicators, ids=[indicator.code for indicator in CODEBOOK.indicators]
)
WORDINGS = Path(__file__).parent / "wordings.tsv"
_MARK = re.compile("⟦([^⟦⟧]+)⟧")


def linked(marked: str) -> set[str]:
    """The codes that the one marked figure of a text is linked to; the figure must be read as a quantity."""
    (mark,) = _MARK.finditer(marked)
    text = _MARK.sub(r"\1", marked)
    start, end = mark.start(), mark.start() + len(mark[1])
    report = rl.parse(text)
    assert any(q.span.start < end and start < q.span.end for q in report.quantities), f"no quantity: {marked}"
    return {o.indicator for o in link(report, CODEBOOK) if o.span.start < end and start < o.span.end}


@EVERY_INDICATOR
def test_the_example_is_linked(indicator: Indicator) -> None:
    assert indicator.code in linked(indicator.example)


@EVERY_INDICATOR
def test_the_near_miss_is_not_linked(indicator: Indicator) -> None:
    assert indicator.code not in linked(indicator.near_miss)


@EVERY_INDICATOR
def test_an_entry_is_whole(indicator: Indicator) -> None:
    assert re.search("[a-z]", indicator.label.en)
    assert indicator.definition.zh.endswith("。")
    assert len(indicator.definition.en) > 12
    assert indicator.definition.en != indicator.label.en
    assert indicator.example != indicator.near_miss


@EVERY_INDICATOR
def test_the_unit_of_the_example_is_one_it_is_told_in(indicator: Indicator) -> None:
    (mark,) = _MARK.finditer(indicator.example)
    start = mark.start()
    (quantity,) = [
        q for q in rl.parse(_MARK.sub(r"\1", indicator.example)).quantities if q.span.start == start
    ]
    assert CODEBOOK.units.kind(quantity.unit) in indicator.units or f"={quantity.unit}" in indicator.units


def test_only_rates_are_bounded() -> None:
    for indicator in CODEBOOK.indicators:
        if indicator.bounded:
            assert indicator.units == ("rate",), indicator.code


def test_codes_and_labels_are_unique() -> None:
    for names in (
        [indicator.code for indicator in CODEBOOK.indicators],
        [indicator.label.zh for indicator in CODEBOOK.indicators],
        [indicator.label.en for indicator in CODEBOOK.indicators],
        [topic.code for topic in CODEBOOK.topics],
    ):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_topic_asked_for_is_there() -> None:
    asked = {
        word.removeprefix("@")
        for indicator in CODEBOOK.indicators
        for cue in indicator.cues
        for word in re.findall(r"@\w+", cue)
    }
    assert asked <= {topic.code for topic in CODEBOOK.topics}


def test_cue_words_are_few_and_none_too_short() -> None:
    """All of them go into one pattern that runs over every sentence with a figure."""
    words = {
        word
        for indicator in CODEBOOK.indicators
        for cue in (*indicator.cues, *indicator.not_cues)
        for part in cue.split()
        for word in part.removeprefix("!").split("|")
        if not word.startswith(("@", "#"))
    }
    assert len(words) < 2200
    assert sum(len(word) == 1 for word in words) < 25


def test_all_cues_compile() -> None:
    assert matcher_of(CODEBOOK).hits("行政复议案件", [(0, 6)])


def read_wordings() -> list[tuple[str, str]]:
    lines = WORDINGS.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(code, sentence) for code, sentence in pairs]


def test_the_table_of_wordings_is_sound() -> None:
    wordings = read_wordings()
    codes = {indicator.code for indicator in CODEBOOK.indicators}
    assert len(wordings) >= 200
    assert len(set(wordings)) == len(wordings)
    assert {part for code, _ in wordings if code != "-" for part in code.split("+")} == codes
    assert sum(code == "-" for code, _ in wordings) >= 60


def test_wordings_are_linked_as_a_reader_would() -> None:
    """Not every wording need be read, but nearly all; a new cue that steals figures shows here."""
    right = extra = missed = 0
    faults = []
    for code, sentence in read_wordings():
        wanted = set() if code == "-" else set(code.split("+"))
        got = linked(sentence)
        right += len(wanted & got)
        extra += len(got - wanted)
        missed += len(wanted - got)
        if got != wanted:
            faults.append(f"{sentence} is {code}, got {sorted(got)}")
    told = "\n".join(faults)
    assert right / (right + extra) >= 0.98, told
    assert right / (right + missed) >= 0.98, told
