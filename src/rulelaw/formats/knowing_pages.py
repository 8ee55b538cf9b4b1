"""What is known of pages: their labels, ``<meta>`` tags and containers, from a data file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from attrs import frozen

from rulelaw.datafiles import Entry, parse_toml, tables
from rulelaw.errors import DataFileError

__all__ = ["PageFacts", "page_facts", "read_page_facts"]

_FILE = "pages.toml"


@frozen
class PageFacts:
    """What pages are marked with.

    :ivar labels: the key of ``Source.metadata`` for each printed label.
    :ivar metas: the key for each name of a ``<meta>`` tag, in small letters.
    :ivar containers: the values of ``id`` and ``class`` that content systems give to the element of the article.
    """

    labels: Mapping[str, str]
    metas: Mapping[str, str]
    containers: frozenset[str]


@cache
def page_facts() -> PageFacts:
    """Give what is known, from the data file shipped.

    >>> page_facts().labels["索引号"]
    'index_number'
    """
    text = (files("rulelaw.formats") / "data" / _FILE).read_text("utf-8")
    return read_page_facts(text, _FILE)


def read_page_facts(text: str, name: str) -> PageFacts:
    """Read the text of a data file.

    :param text: TOML with tables ``[[label]]``, ``[[meta]]``, ``[[container]]`` and ``[[source]]``.
    :param name: the file's name for messages.
    :raises DataFileError: it is broken; all its faults are told at once.
    """
    data = parse_toml(text, name)
    faults: list[str] = [
        f"unknown {key}" for key in data if key not in ("label", "meta", "container", "source")
    ]
    keyed: dict[str, dict[str, str]] = {"label": {}, "meta": {}}
    for kind, found in keyed.items():
        for number, table in enumerate(tables(data, kind, faults), 1):
            entry = Entry(f"{kind} no. {number}", table, faults)
            key = entry.text("key")
            for word in entry.texts("names"):
                if word in found:
                    entry.fault(f"{word} stands twice")
                found[word] = key
            entry.close()
    containers: set[str] = set()
    for number, table in enumerate(tables(data, "container", faults), 1):
        entry = Entry(f"container no. {number}", table, faults)
        entry.label("zh", "en")
        containers.update(entry.texts("marks"))
        entry.close()
    for number, table in enumerate(tables(data, "source", faults), 1):
        entry = Entry(f"source no. {number}", table, faults)
        entry.label("zh", "en")
        entry.close()
    if faults:
        raise DataFileError(name, tuple(faults))
    return PageFacts(keyed["label"], keyed["meta"], frozenset(containers))
