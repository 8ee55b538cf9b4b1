"""Read the entries of practices from data files, every fault told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rulelaw.codebook.types import Practice, TaskArea
from rulelaw.labels import Label

__all__ = ["PRACTICE_KEYS", "allowed_keys", "make_practice", "practice_faults"]

_CODE = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# Full-width punctuation is folded before cues are looked for, so a word that holds it would never be found.
_UNFOLDED = re.compile("[，：；（）！？\u3000]")


def allowed_keys(needed: Iterable[str], optional: Iterable[str] = ()) -> dict[str, bool]:
    """Give the keys that an entry may have: ``True`` for those it must have.

    >>> allowed_keys(["code"], ["not"])
    {'code': True, 'not': False}
    """
    return dict.fromkeys(needed, True) | dict.fromkeys(optional, False)


PRACTICE_KEYS = allowed_keys(
    ("code", "area", "zh", "en", "definition_zh", "cues", "example", "near_miss", "source"),
    ("definition_en", "not"),
)

_Entry = Mapping[str, object]


def practice_faults(entry: _Entry) -> Iterator[str]:
    """Tell what is wrong with the values of an entry whose values are of the right kinds.

    >>> list(practice_faults({"code": "Open Door", "area": "leadership"}))
    ["the code must be words in small letters, joined by '-'"]
    """
    code = entry.get("code")
    if code is not None and not _CODE.fullmatch(str(code)):
        yield "the code must be words in small letters, joined by '-'"
    area = entry.get("area", TaskArea.LEADERSHIP)
    if area not in set(TaskArea):
        yield f"unknown area {area!r}: it is {', '.join(TaskArea)}"
    for cue in _words(entry, "cues"):
        yield from (f"cue {cue!r}: {fault}" for fault in _cue_faults(cue))
    for word in _words(entry, "not"):
        if _UNFOLDED.search(word):
            yield f"full-width punctuation in {word!r}"


def _cue_faults(cue: str) -> Iterator[str]:
    """Tell what is wrong with a cue; its grammar is told at :class:`rulelaw.codebook.types.Practice`."""
    parts = cue.split()
    if parts[0].startswith("!"):
        yield "the first group is the anchor and may be no !word"
    for part in parts:
        words = part.removeprefix("!").split("|")
        if any(len(word) < 2 for word in words):
            yield f"a word of less than two characters in {part!r}"
        if _UNFOLDED.search(part):
            yield f"full-width punctuation in {part!r}"


def make_practice(entry: _Entry) -> Practice:
    """Make a practice of an entry without faults."""
    label = Label(zh=str(entry["zh"]), en=str(entry["en"]))
    return Practice(
        code=str(entry["code"]),
        area=TaskArea(str(entry["area"])),
        label=label,
        definition=Label(zh=str(entry["definition_zh"]), en=str(entry.get("definition_en", label.en))),
        cues=_words(entry, "cues"),
        not_cues=_words(entry, "not"),
        example=str(entry["example"]),
        near_miss=str(entry["near_miss"]),
        source=str(entry["source"]),
    )


def _words(entry: _Entry, key: str) -> tuple[str, ...]:
    value = entry.get(key, ())
    return tuple(map(str, value)) if isinstance(value, list) else ()
