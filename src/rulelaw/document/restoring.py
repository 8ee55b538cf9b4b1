"""Read a damaged copy as it must have been, and say what cannot be read; nothing is invented.

Traditional characters are simplified and glosses blanked, in a reading beside the text that has every character in its
place: the text itself is never altered. All other damage is told and left as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from attrs import evolve, frozen

from rulelaw.datafiles import Entry, parse_toml
from rulelaw.document.types import Doubt, DoubtKind
from rulelaw.errors import DataFileError, MissingExtraError
from rulelaw.extras import load_extra
from rulelaw.text.sources import Source
from rulelaw.text.spans import Span
from rulelaw.text.words import matches_from

__all__ = ["DamageFacts", "damage_facts", "read_damage_facts", "restore"]

_FILE = "damage.toml"
# A text with fewer such characters, or with a smaller share of them, quotes a name.
_LEAST_TRADITIONAL = 8
_TRADITIONAL_SHARE = 0.25
_MIXED_SHARE = 0.02
# Zero-width: the flow drops it.
_BLANK = "\u200b"
# Patterns begin with the bracket: few places of a text hold one.
_BEFORE_GLOSS = "(（"
_GLOSS = re.compile(r"[(（](?<=[一-鿿].)([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6})[)）]")
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ueng|ve?|er)"
)
_LEAST_GLOSSES = 3
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SECOND_FORM = re.compile(r"[(（](?<=([一-鿿]).)([一-鿿])[)）]")
# What conversions leave behind: the replacement character, private characters, UTF-8 read as another encoding.
_GARBLED = re.compile(
    r"[\ufffd\ue000-\uf8ff]+|锟斤拷|烫烫烫|\?[。，]?ㄒ.?|ï¿½|â€[\x80-\x9f™œ]?|(?:[åæçèé][\x80-\xbf]{2}){2,}"
)
# None of the words that begin as one and count nothing: 个人, 项目, 部门, 家庭, 场所, 名单, 户籍, 期间.
_COUNTED = (
    r"(?:余|多)?[万亿]?(?:件|人次|份|起|元|%|％|个(?![人体别])|项(?!目)|部(?![门分队委])|家(?![庭属长])|场(?![所地馆])"
    r"|名(?![单称])|户(?![籍口外])|期(?![间限])|次(?![日年]))"
)
_MASKED = re.compile(rf"(?<![A-Za-z0-9*＊×_])(?:[*＊×□]{{1,6}}|[xX]{{1,4}}|_{{2,10}})(?=\s?{_COUNTED})")
_UNIT = re.compile(r"(?<![\d.第年月])[0-9]{1,9}(?:\.[0-9]+)?(?=[二三四五六七八九]是)")  # 45二是
_POINT = re.compile(r"(?<![\d.])[0-9]{2,9}\.(?=[，。；,;])")  # 170.，
_END = re.compile(r"(?<=[一-鿿])[0-9]{1,6}\.?(?=\s*\Z)")  # the copy ends within a figure
_YEAR = re.compile(
    r"(?:(?<=\n)|(?<=\A))[ \u3000]{0,8}20[0-4][0-9](?=[,，](?:我|全[省市县区局]|在))"
)  # 2021,我局
_RANGE = re.compile(r"(?<!\d)20[0-4][0-9]20[0-4][0-9](?=年)")  # 20212025年
# What is garbled or masked holds one of these.
_ODD = "\ufffd\ue000-\uf8ff锟烫ㄒïâåæçèé*＊×□xX_"
# Looking for a few characters in a row is many times faster than trying a whole pattern at every place; most texts have
# none of them.
_RUN_INTO = re.compile("是(?<=[0-9][二三四五六七八九]是)")
_ENDS_AT_POINT = re.compile(r"\.(?<=[0-9]\.)[，。；,;]")
_RUN_TOGETHER = re.compile("20[0-4][0-9](?:[,，][我全在]|20[0-4][0-9]年)")
_BRACKETS = re.compile(r"[(（](?<=[一-鿿].)(?:[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]|[一-鿿][)）])")
_TAIL = 40
# A report may name what it fights.
_FOUGHT = re.compile(
    "打击|查处|整治|侦破|取缔|清理|违法|违规|涉嫌|案|诈骗|防范|警示|反诈|扫黄|净网|捣毁|拦截|屏蔽"
)
_FOUGHT_BEFORE, _FOUGHT_BEHIND = 30, 16


@frozen
class DamageFacts:
    """How damaged copies are known.

    :ivar simplified: the simplified form of each traditional character that is looked for.
    :ivar spam: words of advertisers.
    """

    simplified: Mapping[str, str]
    spam: tuple[str, ...]


@cache
def damage_facts() -> DamageFacts:
    """Give what is known, from the data file shipped.

    >>> damage_facts().simplified["國"]
    '国'
    """
    return read_damage_facts((files("rulelaw.document") / "data" / _FILE).read_text("utf-8"), _FILE)


def read_damage_facts(text: str, name: str) -> DamageFacts:
    """Read the text of a data file.

    :param text: TOML with ``traditional``, ``simplified`` and ``spam``.
    :param name: the file's name for messages.
    :raises DataFileError: it is broken; all its faults are told at once.
    """
    faults: list[str] = []
    entry = Entry(name, parse_toml(text, name), faults)
    traditional, simplified = entry.text("traditional"), entry.text("simplified")
    if len(traditional) != len(simplified) or len(set(traditional)) != len(traditional):
        entry.fault("traditional and simplified must have as many characters, none twice")
    spam = entry.texts("spam")
    entry.close()
    if faults:
        raise DataFileError(name, tuple(fault.removeprefix(f"{name}: ") for fault in faults))
    return DamageFacts(dict(zip(traditional, simplified, strict=True)), spam)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    facts = damage_facts()
    return (
        re.compile(f"[{''.join(facts.simplified)}]"),
        re.compile(f"[{''.join(set(facts.simplified.values()))}]"),
        re.compile("|".join(map(re.escape, facts.spam))),
    )


@cache
def _strange() -> re.Pattern[str]:
    """Give what tells in one scan, of most texts, that nothing in them is traditional, garbled or masked."""
    return re.compile(f"[{''.join(damage_facts().simplified)}{_ODD}]")


def restore(source: Source) -> tuple[Source, tuple[Doubt, ...]]:
    """Find what is damaged in a text, and read what can be read.

    :param source: the text given.
    :returns: the source, with a reading where the text is not to be read as it stands; and what is doubtful, in order.

    >>> source, doubts = restore(Source("全年受理投訴45二是加强培训。"))
    >>> source.reading, [doubt.words for doubt in doubts]
    (None, ['45'])
    """
    text = source.text
    if not text:
        return source, ()
    reading = text
    doubts: list[Doubt] = []
    strange = _strange().search(text) is not None
    for step in (_without_glosses, _simplified) if strange else (_without_glosses,):
        reading, doubt = step(text, reading)
        if doubt is not None:
            doubts.append(doubt)
    doubts += _left_as_they_are(text, strange=strange)
    doubts.sort(key=lambda doubt: (doubt.span.start, doubt.span.end))
    return (source if reading == text else evolve(source, reading=reading)), tuple(doubts)


def _without_glosses(text: str, reading: str) -> tuple[str, Doubt | None]:
    """Blank readings and second forms in brackets behind the characters that they are of."""
    if next(matches_from(_BRACKETS, _BEFORE_GLOSS, text), None) is None:
        return reading, None
    places = [match.span() for match in matches_from(_GLOSS, _BEFORE_GLOSS, text) if _is_syllable(match[1])]
    toned = any(
        not text[start:end].isascii() and not text[start + 1 : end - 1].isascii() for start, end in places
    )
    if len(places) < _LEAST_GLOSSES and not toned:
        places = []
    simplified = damage_facts().simplified
    second = [
        (match.start(2) - 1, match.end())
        for match in matches_from(_SECOND_FORM, _BEFORE_GLOSS, text)
        if simplified.get(match[1]) == match[2]
    ]
    places = sorted(places + second)
    if not places:
        return reading, None
    parts: list[str] = []
    last = 0
    for start, end in places:
        parts += [reading[last:start], _BLANK * (end - start)]
        last = end
    parts.append(reading[last:])
    start, end = places[0]
    return "".join(parts), Doubt(DoubtKind.GLOSS, Span(start, end), text[start:end], len(places), read=True)


def _is_syllable(letters: str) -> bool:
    """Tell whether letters are a syllable of pinyin, whatever its tone."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", letters.replace("ü", "v")) if not unicodedata.combining(c)
    )
    return _SYLLABLE.fullmatch(plain.replace("ü", "v")) is not None


def _simplified(text: str, reading: str) -> tuple[str, Doubt | None]:
    """Read traditional characters as the simplified ones they stand for, where the extra can tell which."""
    is_traditional, is_simplified, _ = _patterns()
    first = is_traditional.search(text)
    if first is None:
        return reading, None
    count = len(is_traditional.findall(text))
    share = count / (count + len(is_simplified.findall(text)))
    if count < _LEAST_TRADITIONAL or share < _MIXED_SHARE:
        return reading, None
    if share < _TRADITIONAL_SHARE and count < _LEAST_TRADITIONAL * 4:
        return reading, None
    span = Span(*first.span())
    try:
        converter = load_extra("opencc", "traditional", "traditional characters").OpenCC("t2s")
    except MissingExtraError:
        return reading, Doubt(DoubtKind.TRADITIONAL, span, first.group(), count)
    # Character by character, so that none moves: words that are put differently stay as they are.
    characters = sorted(set(_HAN.findall(reading)))
    converted = converter.convert("\n".join(characters)).split("\n")
    table = {
        ord(character): other
        for character, other in zip(characters, converted, strict=True)
        if len(other) == 1
    }
    return reading.translate(table), Doubt(DoubtKind.TRADITIONAL, span, first.group(), count, read=True)


def _left_as_they_are(text: str, *, strange: bool) -> Iterator[Doubt]:
    """Find what cannot be read; ``strange``: whether any character of the text may be garbled or masked."""
    if any(words in text for words in damage_facts().spam):
        spam = [
            match
            for match in _patterns()[2].finditer(text)
            if not _FOUGHT.search(text, max(0, match.start() - _FOUGHT_BEFORE), match.end() + _FOUGHT_BEHIND)
        ]
        if spam:
            yield Doubt(DoubtKind.SPAM, Span(*spam[0].span()), spam[0].group(), len(spam))
    if strange:
        yield from _found(DoubtKind.GARBLED, _GARBLED, text)
        yield from _found(DoubtKind.MASKED, _MASKED, text)
    if _RUN_INTO.search(text):
        yield from _found(DoubtKind.CUT, _UNIT, text)
    if _ENDS_AT_POINT.search(text):
        yield from _found(DoubtKind.CUT, _POINT, text)
    if _RUN_TOGETHER.search(text):
        yield from _found(DoubtKind.CUT, _YEAR, text)
        yield from _found(DoubtKind.CUT, _RANGE, text)
    yield from _found(DoubtKind.CUT, _END, text, len(text.rstrip()) - _TAIL)


def _found(kind: DoubtKind, pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[Doubt]:
    for match in pattern.finditer(text, max(start, 0)):
        words = match.group().lstrip(" \u3000")
        yield Doubt(kind, Span(match.end() - len(words), match.end()), words)
