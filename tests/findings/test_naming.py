"""Laws, plans and events as a report names them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rulelaw.findings.naming import mentions, written_names

NAMES = sorted(written_names()[1])


def test_every_name_is_found_by_itself() -> None:
    for name in NAMES:
        assert mentions(name, 0, len(name)) == ((0, len(name), written_names()[1][name]),)


@given(st.lists(st.sampled_from([*NAMES, "五", "十", "划", "党的", "。"]), max_size=12), st.data())
def test_names_are_found_where_the_pattern_of_all_finds_them(words: list[str], data: st.DataObject) -> None:
    text = "".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    pattern, names = written_names()
    expected = tuple((*match.span(), names[match.group()]) for match in pattern.finditer(text, start, end))
    assert mentions(text, start, end) == expected
