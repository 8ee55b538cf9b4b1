"""Damage to the wording: group W."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from ..truth import Composed, Place
from .tools import OWN_PARTS, Spoilt, added, edited, is_han, known_places, own_places, replaced, shuffled

NUMBER = re.compile(r"[0-9０-９]+(?:[.,．][0-9０-９]+)*")


# --- placeholders


def _figure_blanked(composed: Composed, rng: Random, blank: str, kind: str) -> Spoilt | None:
    for quantity in shuffled(rng, composed.quantities):
        found = NUMBER.match(quantity.text)
        if found and quantity.upper is None and not quantity.optional:
            fresh = blank + quantity.text[found.end() :]
            return replaced(composed, quantity.span, fresh, "W001", kind)
    return None


def figure_starred(composed: Composed, rng: Random) -> Spoilt | None:
    """W001: stars stand in the place of a figure."""
    return _figure_blanked(composed, rng, "*" * rng.randint(2, 4), "figure_starred")


def figure_underlined(composed: Composed, rng: Random) -> Spoilt | None:
    """W001: a blank was not filled with its figure."""
    return _figure_blanked(composed, rng, "_" * rng.randint(2, 6), "figure_underlined")


def figure_crossed(composed: Composed, rng: Random) -> Spoilt | None:
    """W001: crosses stand in the place of a figure."""
    return _figure_blanked(composed, rng, rng.choice(("XX", "××", "xx", "XXX", "X")), "figure_crossed")


def year_open(composed: Composed, rng: Random) -> Spoilt | None:
    """W001: the end of a year was left open (20__年)."""
    places = [p for p in composed.years.get("body", ()) if composed.text[p[1] : p[1] + 1] == "年"]
    if not places:
        return None
    fresh = rng.choice(("20__", "20XX", "20××", "20**"))
    return replaced(composed, rng.choice(places), fresh, "W001", "year_open")


NOTES = ("（略）", "(略)", "（此处略）", "[请填写具体数据]", "【待补充】", "（数据待填）")


def note_left_in(composed: Composed, rng: Random) -> Spoilt | None:
    """W001: a note to the writer stands before a full stop."""
    stops = [i for i in own_places(composed) if composed.text[i] == "。" and is_han(composed.text[i - 1])]
    if not stops:
        return None
    at = rng.choice(stops)
    return replaced(composed, (at, at), rng.choice(NOTES), "W001", "note_left_in")


# --- repetition


def sentence_repeated(composed: Composed, rng: Random) -> Spoilt | None:
    """W002: a sentence stands again in another place."""
    known = {i for h in composed.headings for i in range(*h.span)}
    start, end = composed.parts["measures"][0]
    for found in shuffled(rng, re.finditer(r"(?<=。)[^。；;]+。", composed.text[start:end])):
        place = start + found.start()
        # Wrapped lines of one sentence are the sentence still; what starts a line may be a heading or an item.
        words = "".join(found[0].split())
        if (
            place in known
            or len(words) < 21
            or found[0][:1].isspace()
            or re.match("[一二三四五六七八九十]+是", words)
        ):
            continue
        if any(i in known for i in range(place, place + len(found[0]))):
            continue
        spoilt = added(composed, rng, words, "W002", "sentence_repeated")
        if spoilt:
            return spoilt
    return None


# --- brackets and quotation marks

PAIRS = (re.compile(r"[（(][^（()）\n]{1,60}[)）]"), re.compile(r"“[^“”\n]{1,40}”"))


def _pairs(composed: Composed, pattern: re.Pattern[str]) -> Iterator[Place]:
    heads = {i for h in composed.headings for i in range(*h.span)}
    titles = {i for c in composed.citations for i in range(*c.span)}
    for part in OWN_PARTS:
        for start, end in composed.parts[part]:
            for found in pattern.finditer(composed.text, start, end):
                if found.start() not in heads | titles:
                    yield found.span()


def _mark_lost(composed: Composed, rng: Random, pattern: re.Pattern[str], kind: str) -> Spoilt | None:
    pairs = sorted(set(_pairs(composed, pattern)))
    if not pairs:
        return None
    start, end = rng.choice(pairs)
    lost, left = rng.choice(((start, end - 2), (end - 1, start)))
    return Spoilt(edited(composed.text, [((lost, lost + 1), "")]), "W003", (left, left + 1), kind)


def bracket_lost(composed: Composed, rng: Random) -> Spoilt | None:
    """W003: one of two brackets is lost."""
    return _mark_lost(composed, rng, PAIRS[0], "bracket_lost")


def quote_lost(composed: Composed, rng: Random) -> Spoilt | None:
    """W003: one of two quotation marks is lost."""
    return _mark_lost(composed, rng, PAIRS[1], "quote_lost")


# --- garbled and doubled characters


def _put_between(composed: Composed, rng: Random, words: str, kind: str) -> Spoilt | None:
    """Put words between two Chinese characters of the report's own text."""
    text = composed.text
    known = known_places(composed)
    places = [
        i for i in own_places(composed) if is_han(text[i]) and is_han(text[i - 1]) and i - 1 not in known
    ]
    if not places:
        return None
    at = rng.choice(places)
    return replaced(composed, (at, at), words, "W004", kind)


def characters_replaced(composed: Composed, rng: Random) -> Spoilt | None:
    """W004: characters were lost to a conversion and replaced by U+FFFD."""
    return _put_between(composed, rng, "\ufffd" * rng.randint(1, 4), "characters_replaced")


MOJIBAKE = ("锟斤拷", "锟斤拷锟斤拷", "â€œ", "Ã¤Â¸", "ï¼Œ", "銆€", "\ue5cf", "&nbsp;", "&ldquo;", "烫烫烫")


def mojibake(composed: Composed, rng: Random) -> Spoilt | None:
    """W004: bytes of one encoding were read in another."""
    return _put_between(composed, rng, rng.choice(MOJIBAKE), "mojibake")


# Words with which a doubled character is right after all: 目的的, 的的确; 为了了解.
NO_SLIP = {"的": ("目标有", "确士"), "了": ("不明为除", "解结之如然却断望")}


def _doubled(composed: Composed, rng: Random, character: str, kind: str) -> Spoilt | None:
    text = composed.text
    before, behind = NO_SLIP[character]
    places = [
        i
        for i in own_places(composed)
        if text[i] == character
        and text[i - 1] not in before + character
        and text[i + 1] not in behind + character
    ]
    if not places:
        return None
    at = rng.choice(places)
    return replaced(composed, (at, at + 1), character * 2, "W005", kind)


def de_doubled(composed: Composed, rng: Random) -> Spoilt | None:
    """W005: a 的 was typed twice."""
    return _doubled(composed, rng, "的", "de_doubled")


def le_doubled(composed: Composed, rng: Random) -> Spoilt | None:
    """W005: a 了 was typed twice."""
    return _doubled(composed, rng, "了", "le_doubled")
