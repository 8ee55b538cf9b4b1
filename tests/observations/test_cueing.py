"""A codebook made ready for linking: its cue words, its topics, and the cues for a figure."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.composing import compose

import rulelaw as rl
from rulelaw.observations import cueing, linking
from rulelaw.observations.anchoring import anchors_of
from rulelaw.observations.cueing import Matcher, matcher_of, wording
from rulelaw.text.words import alternation

CODEBOOK = rl.load_codebook()
MATCHER = matcher_of(CODEBOOK)


def test_a_codebook_is_made_ready_once() -> None:
    assert matcher_of(rl.load_codebook()) is MATCHER
    assert isinstance(MATCHER, Matcher)


def test_topics_are_named_where_their_words_stand() -> None:
    assert MATCHER.topics("办理行政复议案件36件") == [(2, "reconsideration")]
    assert MATCHER.topics("办理复杂案件36件") == []


def test_topics_of_a_stretch_keep_their_places_in_the_text() -> None:
    text = "行政复议36件,行政诉讼5件"
    assert MATCHER.topics(text) == [(0, "reconsideration"), (8, "litigation")]
    assert MATCHER.topics(text, 4, 12) == [(8, "litigation")]
    assert MATCHER.topics(text, 0, 3) == []


@given(
    st.lists(st.sampled_from([*sorted(MATCHER.topic_words), "议", "公开", "3件", "。"]), max_size=12).map(
        "".join
    )
)
def test_of_topic_words_that_overlap_the_first_counts_and_the_longest(text: str) -> None:
    pattern = re.compile(alternation(MATCHER.topic_words))
    plainly = [
        (match.start(), code)
        for match in pattern.finditer(text)
        for code in MATCHER.topic_words[match.group()]
    ]
    assert MATCHER.topics(text) == plainly
    # the scan for practices finds them as well
    assert MATCHER.topics_of(anchors_of(CODEBOOK).find(text).topics) == plainly


def test_the_words_of_a_codebook_are_prose_of_the_genre() -> None:
    said = wording(CODEBOOK)
    assert all(practice.example in said and practice.near_miss in said for practice in CODEBOOK.practices)
    assert all(indicator.definition.zh in said for indicator in CODEBOOK.indicators)


def test_a_rate_takes_the_cues_of_rates_alone() -> None:
    (rate, count) = rl.parse("出庭应诉率85.5%。收到行政诉讼案件9件。").quantities
    units = {cue.indicator.units for cues in MATCHER.cues_for(rate).by_anchor.values() for cue in cues}
    assert units
    assert all("rate" in one or "=%" in one for one in units)
    assert not any(
        cue.indicator.units == ("rate",)
        for cues in MATCHER.cues_for(count).by_anchor.values()
        for cue in cues
    )


@pytest.mark.parametrize("seed", range(12))
def test_cues_are_passed_over_only_where_they_cannot_win(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = compose(seed).text
    weighed = rl.observe(rl.parse(text)).values
    plain = cueing.Cue

    def boundless(*parts: object) -> object:
        return plain(*parts[:-1], math.inf)  # type: ignore[arg-type]

    monkeypatch.setattr(cueing, "Cue", boundless)
    matcher = Matcher(CODEBOOK)
    assert all(cue.most == math.inf for cue in matcher._cues)
    monkeypatch.setattr(linking, "matcher_of", lambda _: matcher)
    assert rl.observe(rl.parse(text)).values == weighed
