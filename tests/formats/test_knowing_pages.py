"""The data file of pages is sound, and a broken one tells all its faults."""

from __future__ import annotations

import pytest

from rulelaw.errors import DataFileError
from rulelaw.formats.knowing_pages import page_facts, read_page_facts

KEYS = {
    "title",
    "published",
    "issued",
    "publisher",
    "source",
    "author",
    "index_number",
    "document_number",
    "subject",
    "validity",
    "site_name",
    "site_code",
}


def test_every_label_leads_to_a_key_of_the_metadata() -> None:
    assert set(page_facts().labels.values()) | set(page_facts().metas.values()) == KEYS


def test_names_that_are_compared_in_small_letters_are_written_so() -> None:
    facts = page_facts()
    assert all(name == name.lower() for name in (*facts.metas, *facts.containers))


def test_all_faults_are_told_at_once_with_their_place() -> None:
    text = '[[label]]\nnames = ["文号", "文号"]\n[[meta]]\nkey = "title"\nnams = []\n[[container]]\nzh = "甲"\n[other]\n'
    with pytest.raises(DataFileError) as raised:
        read_page_facts(text, "mine.toml")
    assert raised.value.faults == (
        "unknown other",
        "label no. 1: key is missing",
        "label no. 1: 文号 stands twice",
        "meta no. 1: unknown nams; did you mean names?",
        "container no. 1: en is missing",
    )
