"""A refusal names the file in one short line."""

from __future__ import annotations

from rulelaw.formats.refusing import refuse


def test_a_refusal_names_the_file() -> None:
    assert str(refuse("a.txt", "binary data")) == "a.txt: binary data"
    assert str(refuse(None, "binary data")) == "<bytes>: binary data"


def test_a_name_that_would_flood_the_message_is_shortened() -> None:
    assert str(refuse("报告" * 3000, "no such file")) == f"{'报告' * 10!r}…: no such file"
    assert "\n" not in str(refuse("a\nb", "no such file"))
