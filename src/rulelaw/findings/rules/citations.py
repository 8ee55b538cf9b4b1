"""Group C: titles in 《》 and document numbers: their form, their year, their force, their spelling.

The standard form of a number is that of GB/T 9704-2012: 机关代字〔年份〕序号号, the year in full in hexagonal brackets,
the serial without 第 and without leading zeros. Orders (令第N号) and announcements (公告YYYY年第N号) have their own.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from attrs import evolve, frozen

from rulelaw.codebook.instruments import find_instrument, load_instruments
from rulelaw.codebook.types import Certainty, Instrument, InstrumentKind
from rulelaw.document.types import BlockKind
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.citing import match_titles
from rulelaw.report.types import Citation, Report
from rulelaw.text.folding import fold
from rulelaw.text.spans import Span

__all__ = ["C001", "C002", "C003", "C004", "C005", "OWN", "excerpt", "kind_at", "number_places"]

#: The blocks that are the report's own words; metadata, page furniture and what may be a signature are not.
OWN = frozenset(
    {BlockKind.TITLE, BlockKind.ADDRESSEE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW}
)
# Metadata tell the document number of the report itself.
_NUMBERED = OWN | {BlockKind.METADATA}
_LONGEST_EXCERPT = 16


def kind_at(report: Report, offset: int) -> BlockKind | None:
    """Tell what kind of block stands at ``offset`` of the text given; ``None`` where there is none.

    >>> from rulelaw.report.reading import parse
    >>> kind_at(parse("某县教育局2021年法治政府建设年度报告\\n2021年，我局依法行政。"), 0).value
    'title'
    """
    blocks = report.document.blocks
    index = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
    if index < 0 or offset >= blocks[index].span.end:
        return None
    return blocks[index].kind


def excerpt(words: str, longest: int = _LONGEST_EXCERPT) -> str:
    """Give ``words`` without line breaks, cut to ``longest`` characters with an ellipsis where they are more.

    >>> excerpt("某县重大行政决策程序规定尚在修订", 6)
    '某县重大行政…'
    """
    cut = " ".join(words[:longest].split())
    return cut + "…" if len(words) > longest else cut


# --- titles without their partner

# A longer title, or one with a full stop inside, is none: its two brackets are not partners.
_LONGEST_TITLE = 200


def _unmatched_titles(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    pairs = flow.text.count("《")
    if pairs == flow.text.count("》") == len(report.citations) and not any(
        len(citation.title) > _LONGEST_TITLE or "。" in citation.title for citation in report.citations
    ):
        return  # each bracket is one of a title read
    for place in sorted(_lonely_places(flow.text)):
        span = flow.span(place, place + 1)
        if kind_at(report, span.start) not in OWN:
            continue
        if flow.text[place] == "《":
            end = flow.text.find("\n", place, place + _LONGEST_EXCERPT + 1)
            around = flow.span(place, end if end >= 0 else min(len(flow.text), place + _LONGEST_EXCERPT + 1))
            variant = "default"
        else:
            lowest = max(0, place + 1 - _LONGEST_EXCERPT)
            around = flow.span(max(lowest, flow.text.rfind("\n", lowest, place) + 1), place + 1)
            variant = "closing"
        yield Draft((span,), {"words": excerpt(report.source.quote(around))}, variant=variant)


def _lonely_places(text: str) -> Iterator[int]:
    """Give the places of 《 and 》 without a partner, in no order; a title may run over the end of one line."""
    titles = match_titles(text)
    for start, end in titles.outermost:
        if end - start > _LONGEST_TITLE or "。" in text[start:end]:
            yield start - 1
            yield end
    unmatched = titles.unmatched
    index = 0
    while index < len(unmatched):
        place = unmatched[index]
        following = unmatched[index + 1] if index + 1 < len(unmatched) else None
        if following is not None and _are_partners(text, place, following):
            index += 2
            continue
        yield place
        index += 1


def _are_partners(text: str, place: int, following: int) -> bool:
    """Tell whether a lone 《 and the lone 》 after it enclose a title that a line break has cut in two."""
    if text[place] != "《" or text[following] != "》" or following - place > _LONGEST_TITLE:
        return False
    inside = text[place + 1 : following]
    return "。" not in inside and len(inside.split("\n")) == 2


# --- document numbers

# The year in brackets, or the closing one lost. Both patterns begin with a bracket, which is quickly looked for.
_NUMBER = re.compile(
    r"[〔\[【({<] ?(?:(?P<year>\d{2,5}) ?(?P<nian>年?) ?(?P<close>[〕\]】)}>]) ?(?P<di>第?) ?"
    r"(?P<serial>\d{1,6})(?!\d)(?P<sub>(?:[-—]\d{1,3})?) ?(?P<hao>[号號]?)"
    r"|(?<=〔)(?P<lost>(?:19|20)\d\d) ?(?P<di2>第?) ?(?P<serial2>\d{1,5}) ?[号號])"
)
_HALF_NUMBER = re.compile(r"〕 ?(?P<di>第?) ?(?P<serial>\d{1,5}) ?[号號]")
_BARE_YEAR = re.compile(r"(?<=[一-龥])(?:19|20)\d\d ?$")
_ORGAN_ASIDE = re.compile(r"[一-龥]\([一-龥]{1,4}\)")
# Words before the letters of an organ that are no part of them: 依据岚政发, 按照国发.
_LEAD = re.compile(
    "依据|根据|按照|依照|落实|贯彻|执行|印发|出台|下发|转发|制定|对照|遵照|参照|详见|文号|字号|通过|收到|发布|关于|[见按据依]|"
    "(?<=.)[的和与及由经了以为]"
)
_SHORTEST_ORGAN = 2
_LONGEST_ORGAN = 20
# (2021)3号楼, 二期(2021)3号: a house, not a document.
_NO_DOCUMENT_BEFORE = re.compile(r"[期栋幢座楼段区路街巷弄版届]$")
_NO_DOCUMENT_BEHIND = re.compile(r"楼|线|院|馆|厂|井|机|门|车|库|地块|厅|窗|桌|座|住宅|宗地|标段|场馆|平台")
# Letters that documents of this kind end with: needed where the year is not written in full.
_LETTERS = re.compile(r"[发办函字政通规文批复示告议纪呈请令]$")
# Decisions in single cases are counted by systems that print 第 and fill up with zeros.
_CASES = re.compile(r"(?:罚|许|许可|证|决|强|裁|案|复决)字?$")
# 〔2021〕33、34号: one 号 serves several serials.
_MORE_SERIALS = re.compile(r"(?: ?[、,和及至\-—~～] ?\d{1,5}){1,9} ?[号號]")
_NO_SERIAL_BEHIND = re.compile(r"[\d一-龥A-Za-z.%]")
# Orders and announcements: 令2021年第3号. What follows the year begins with one character, which is quickly looked for.
_ORDER_SERIAL = re.compile(r"第 ?\d{1,5} ?号")
_ORDER_YEAR = re.compile(r"(?:令|公告) ?\(?(?P<year>(?:19|20)\d\d) ?年? ?\)?$")
_LONGEST_ORDER_YEAR = 12


@frozen
class _Number:
    """A document number: its place in a folded text and what it is made of.

    :ivar start: where it begins, the letters of the organ among it.
    :ivar end: where it ends.
    :ivar organ: the letters of the organ, possibly empty.
    :ivar year: the digits of the year.
    :ivar serial: the digits of the serial.
    :ivar sub: a second part of the serial (-1), or empty.
    :ivar faults: in what it departs from the standard form.
    """

    start: int
    end: int
    organ: str
    year: str
    serial: str
    sub: str
    faults: frozenset[str]

    @property
    def standard(self) -> str | None:
        """The number in the standard form; ``None`` where its year is not known in full."""
        if "year" in self.faults:
            return None
        return f"{self.organ}〔{self.year}〕{self.serial.lstrip('0') or '0'}{self.sub}号"


@lru_cache(maxsize=1)
def _numbers(text: str) -> tuple[_Number, ...]:
    """Give the document numbers with a bracketed year, right or wrong, in order; once for the rules that read them."""
    numbers = [number for match in _NUMBER.finditer(text) if (number := _number(text, match)) is not None]
    halves = [
        number for match in _HALF_NUMBER.finditer(text) if (number := _half_number(text, match)) is not None
    ]
    return tuple(sorted((*numbers, *halves), key=lambda number: number.start) if halves else numbers)


def _number(text: str, match: re.Match[str]) -> _Number | None:
    """Make a number of a match; ``None`` where it is no document number after all."""
    organ, start = _organ_before(text, match.start())
    if match["lost"]:
        faults = frozenset({"brackets"} | ({"di"} if match["di2"] else set()))
        return _Number(start, match.end(), organ, match["lost"], match["serial2"], "", faults)
    found = _faults(text, match, organ)
    if found is None:
        return None
    return _Number(start, match.end(), organ, match["year"], match["serial"], match["sub"], found)


def _half_number(text: str, match: re.Match[str]) -> _Number | None:
    """Make a number that has lost its opening bracket: 岚政发2021〕33号."""
    year = _BARE_YEAR.search(text, max(0, match.start() - 6), match.start())
    if year is None:
        return None
    organ, start = _organ_before(text, year.start())
    faults = frozenset({"brackets"} | ({"di"} if match["di"] else set()))
    return _Number(start, match.end(), organ, year.group().rstrip(), match["serial"], "", faults)


def _organ_before(text: str, end: int) -> tuple[str, int]:
    """Give the letters of the organ before a year, and where they begin; the year's place where there are none."""
    last = end - 1 if text[end - 1 : end] == " " else end
    start = last
    lowest = max(0, last - _LONGEST_ORGAN)
    while start > lowest and ("一" <= text[start - 1] <= "龥" or _is_of_an_organ(text, start - 1)):
        start -= 1
    while start < last and text[start] in "()":
        start += 1
    if start == last:
        return "", end
    words = text[start:last]
    cut = max((lead.end() for lead in _LEAD.finditer(words, 0, len(words) - _SHORTEST_ORGAN)), default=0)
    return words[cut:], start + cut


def _is_of_an_organ(text: str, place: int) -> bool:
    """Tell whether a bracket encloses letters of an organ: 岚政(办)发."""
    if text[place] == ")":
        return _ORGAN_ASIDE.search(text, max(0, place - 6), place + 1) is not None
    return text[place] == "(" and _ORGAN_ASIDE.match(text, place - 1) is not None


def _faults(text: str, match: re.Match[str], organ: str) -> frozenset[str] | None:
    """Tell in what a number departs from the standard form; ``None`` where it is no document number after all."""
    year, serial = match["year"], match["serial"]
    opening = text[match.start()]
    is_standard = opening == "〔" and match["close"] == "〕"
    is_full = len(year) == 4 and year[:2] in ("19", "20")
    if organ.endswith("令"):
        return None
    if not match["hao"]:
        behind = text[match.end() : match.end() + 1]
        if (
            not is_standard
            or not organ
            or _MORE_SERIALS.match(text, match.end())
            or _NO_SERIAL_BEHIND.match(behind)
        ):
            return None
    if opening != "〔" and (
        not organ
        or (not is_full and not _LETTERS.search(organ))
        or _NO_DOCUMENT_BEFORE.search(organ)
        or _NO_DOCUMENT_BEHIND.match(text, match.end())
    ):
        return None
    is_case = _CASES.search(organ) is not None
    tests = {
        "brackets": not is_standard,
        "year": not is_full,
        "nian": bool(match["nian"]),
        "di": bool(match["di"]) and not is_case,
        "zeros": len(serial) > 1 and serial.startswith("0") and not is_case,
        "hao": not match["hao"],
    }
    return frozenset(name for name, holds in tests.items() if holds)


def number_places(text: str) -> list[tuple[int, int]]:
    """Give the stretches of a folded text that are document numbers, right or wrong, ascending.

    >>> number_places("依据岚政发[2021]17号办理")
    [(2, 14)]
    """
    return [(number.start, number.end) for number in _numbers(text)]


def _told_numbers(report: Report) -> Iterator[tuple[_Number, str, tuple[Span, ...]]]:
    """Give each document number of the report's own text, as printed and with its place, in order.

    A number inside 《》 is quoted with a title. Numbers of citations that were made by hand have no place.
    """
    flow = report.source.flow
    titles = [citation.span for citation in report.citations if citation.span]
    for number in _numbers(flow.text):
        span = flow.span(number.start, number.end)
        if kind_at(report, span.start) in _NUMBERED and not _inside(span, titles):
            yield number, report.source.quote(span), (span,)
    for citation in report.citations:
        if citation.number is not None and not citation.number_span:
            for number in _numbers(fold(citation.number).text):
                yield number, citation.number, ()


def _inside(span: Span, spans: list[Span]) -> bool:
    index = bisect_right(spans, span.start, key=lambda other: other.start) - 1
    return index >= 0 and spans[index].contains(span)


def _poor_numbers(context: Context) -> Iterator[Draft]:
    found: dict[str, tuple[_Number, list[Span]]] = {}
    for number, printed, spans in _told_numbers(context.report):
        if number.faults:
            found.setdefault(printed, (number, []))[1].extend(spans)
    for printed, (number, places) in found.items():
        standard = number.standard
        if standard is None:
            yield Draft(tuple(places), {"number": printed, "year": number.year}, variant="year")
        else:
            yield Draft(tuple(places), {"number": printed, "standard": standard})


def _later_numbers(context: Context) -> Iterator[Draft]:
    report = context.report
    masthead = report.masthead
    if masthead.published is not None:
        # a day of publication before the report year is the slip, and T003's
        limit = max(masthead.published.year, masthead.year or 0)
        variant = "default"
    elif masthead.year is not None:
        limit, variant = masthead.year + 1, "unpublished"
    else:
        return
    found: dict[str, tuple[int, list[Span]]] = {}
    for year, printed, spans in _number_years(report):
        if year > limit:
            found.setdefault(printed, (year, []))[1].extend(spans)
    for printed, (year, places) in found.items():
        yield Draft(tuple(places), {"number": printed, "year": year, "limit": limit}, variant=variant)


def _number_years(report: Report) -> Iterator[tuple[int, str, tuple[Span, ...]]]:
    """Give the year of each document number with the number as printed and its place."""
    for number, printed, places in _told_numbers(report):
        if "year" not in number.faults:
            yield int(number.year), printed, places
    flow = report.source.flow
    titles = [citation.span for citation in report.citations if citation.span]
    for serial in _ORDER_SERIAL.finditer(flow.text):
        start = serial.start()
        match = _ORDER_YEAR.search(flow.text, max(0, start - _LONGEST_ORDER_YEAR), start)
        if match is None:
            continue
        span = flow.span(match.start(), serial.end())
        if kind_at(report, span.start) in _NUMBERED and not _inside(span, titles):
            yield int(match["year"]), report.source.quote(span), (span,)


# --- law that was no longer in force

_SENTENCE_END = re.compile(r"[。!?;\n]")
_REACH = 200
# What directly before 《 makes it the law of an earlier time.
_OLD_BEFORE = re.compile(
    r"(?:原|原来的|原有的|旧的?|老的?|(?:修[订改]|废止|施行)前的|当时(?:的|有效的|施行的|适用的)|已?(?:废止|失效)的)$"
)
# What makes a sentence one about the change of law, or about old facts.
_CHANGED = re.compile(
    r"废止|失效|清理(?!积案|欠|拖欠|整顿|垃圾|化解)|从旧兼从轻|取代|替代|代替|不再(?:适用|执行|施行|引用|使用|作为)|旧法|新旧|"
    r"(?:修[订改]|施行|实施|生效|出台)(?:之)?前|溯及|过渡期|衔接适用|历史遗留|上升为|升级为|整合为|更名为|历年"
)
_EARLIER_BEFORE = re.compile(
    r"以前|之前|此前|[前日](?:发生|签订|订立|受理|立案|作出)|当时|曾|过去|原[^,。;]{0,6}$"
)
_YEAR_TOLD = re.compile(r"((?:19|20)\d\d) ?年")
_EDITION = re.compile(r"[（(](?P<year>(?:19|20)\d\d) ?年? ?(?:修订|修正|修改|版|年版)")
_VERSION = re.compile(r"-(?P<year>\d{4})$")


def _no_longer_law(context: Context) -> Iterator[Draft]:
    report = context.report
    year = report.masthead.year
    if year is None:
        return
    found: dict[str, tuple[str, dict[str, Fact], list[Span]]] = {}
    for citation in report.citations:
        ended = _ended_law(citation.title, year)
        if ended is None or not _is_own(report, citation):
            continue
        instrument, day, variant = ended
        if citation.span and _tells_of_the_past(report, citation, day):
            continue
        facts: dict[str, Fact] = {"title": instrument.label.zh, "day": day, "year": year}
        successor = _successor(instrument) if variant == "default" else None
        if successor is not None:
            facts["successor"] = successor
            variant = "succeeded"
        key = f"{instrument.code} {variant}"
        found.setdefault(key, (variant, facts, []))[2].extend((citation.span,) if citation.span else ())
    for variant, facts, places in found.values():
        yield Draft(tuple(places), facts, variant=variant)


def _is_own(report: Report, citation: Citation) -> bool:
    return not citation.span or kind_at(report, citation.span.start) in OWN


@lru_cache(maxsize=2048)
def _instrument(title: str) -> Instrument | None:
    return find_instrument(title)


def _ended_law(title: str, year: int) -> tuple[Instrument, datetime.date, str] | None:
    """Give the law cited that had ended when ``year`` began, with the day; ``None`` where it had not, or may not have.

    Plans and outlines end with their period: they are not meant here.
    """
    instrument = _instrument(title)
    if instrument is None or instrument.period is not None or instrument.kind is InstrumentKind.EVENT:
        return None
    if instrument.certainty is Certainty.UNVERIFIED:
        return None
    begun = datetime.date(year, 1, 1)
    if instrument.repealed is not None:
        return (instrument, instrument.repealed, "default") if instrument.repealed <= begun else None
    edition = _EDITION.search(title)
    if edition is None:
        return None
    base = _VERSION.sub("", instrument.code)
    for version, issued, effective in _versions().get(base, ()):
        if issued > int(edition["year"]) and effective <= begun:
            return evolve(version, label=Label(zh=title, en=title)), effective, "edition"
    return None


@cache
def _versions() -> Mapping[str, list[tuple[Instrument, int, datetime.date]]]:
    """Map the code of a law to its later versions, each with the year of its issue and the day it came into force."""
    found: dict[str, list[tuple[Instrument, int, datetime.date]]] = {}
    for instrument in load_instruments():
        match = _VERSION.search(instrument.code)
        if match and instrument.effective is not None and instrument.certainty is not Certainty.UNVERIFIED:
            issued = instrument.issued.year if instrument.issued else int(match["year"])
            found.setdefault(instrument.code[: match.start()], []).append(
                (instrument, issued, instrument.effective)
            )
    return found


@cache
def _by_code() -> Mapping[str, Instrument]:
    return {instrument.code: instrument for instrument in load_instruments()}


def _successor(instrument: Instrument) -> str | None:
    if instrument.successor is None or instrument.successor not in _by_code():
        return None
    return _by_code()[instrument.successor].label.zh


def _tells_of_the_past(report: Report, citation: Citation, day: datetime.date) -> bool:
    """Tell whether the sentence cites a law as that of an earlier time, or tells of its end."""
    flow = report.source.flow
    text = flow.text
    start, end = flow.at(citation.span.start), flow.at(citation.span.end)
    lowest = max(0, start - _REACH)
    sentence = max(lowest, *(text.rfind(mark, lowest, start) + 1 for mark in "。!?;\n"))
    closing = _SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    before = text[sentence : max(sentence, start - 1)]
    behind = text[end : closing.start() if closing else min(len(text), end + _REACH)]
    if _OLD_BEFORE.search(before) or _CHANGED.search(before) or _CHANGED.search(behind):
        return True
    if _EARLIER_BEFORE.search(before):
        return True
    return any(int(match[1]) < day.year for match in _YEAR_TOLD.finditer(before))


# --- titles one character off

_STATE = "中华人民共和国"
_SHORTEST_NAME = 5
# With the state's name before it, a shorter name is enough to be sure of what is meant.
_SHORTEST_BARE = 4
_LEVELLED = str.maketrans(
    {
        **dict.fromkeys("《〈<", "<"),
        **dict.fromkeys("》〉>", ">"),
        **dict.fromkeys("（〔［[", "("),
        **dict.fromkeys("）〕］]", ")"),
        **dict.fromkeys("－—–−～至", "-"),
        **dict.fromkeys("“”‘’「」\"' \t\u3000\xa0\n\r", None),
    }
)
_TAIL = re.compile(r"\((?:\d{4}年?)?(?:修订|修正|修改|版|年版|试行|暂行|草案|修订草案|送审稿|征求意见稿)*\)$")
# Laws of their own that are one character away from another law's name.
_LAWS_OF_THEIR_OWN = frozenset({"环境保护税法", "城市规划法"})


def _key(title: str) -> str:
    return _TAIL.sub("", title.translate(_LEVELLED).replace("--", "-"))


@cache
def _names() -> Mapping[str, str]:
    """Map the names of laws and documents, with and without the state's name, to their full titles."""
    names: dict[str, str] = {}
    for instrument in load_instruments():
        if instrument.kind is InstrumentKind.EVENT:
            continue
        for name in (instrument.label.zh, *instrument.aliases):
            if name.startswith("“"):
                continue
            key = _key(name)
            names.setdefault(key, instrument.label.zh)
            names.setdefault(key.replace(_STATE, ""), instrument.label.zh)
    return {key: title for key, title in names.items() if len(key) >= _SHORTEST_BARE}


@cache
def _shortened() -> Mapping[str, tuple[str, ...]]:
    """Map each name without one of its characters to the names."""
    found: dict[str, dict[str, None]] = {}
    for name in _names():
        for shortened in _without_one(name):
            found.setdefault(shortened, {})[name] = None
    return {key: tuple(names) for key, names in found.items()}


@cache
def _longest_name() -> int:
    return max(map(len, _names()))


def _without_one(name: str) -> set[str]:
    return {name[:index] + name[index + 1 :] for index in range(len(name))}


@lru_cache(maxsize=2048)
def _meant(title: str) -> str | None:
    """Give the full title of the law whose name ``title`` misses by one character; ``None`` where there is none.

    A character more, less, or another one, or two neighbours changed about; a name in use is not questioned.
    """
    key = _key(title)
    bare = key.removeprefix(_STATE)
    names = _names()
    if (
        len(key) > _longest_name() + 1
        or bare in names
        or bare in _LAWS_OF_THEIR_OWN
        or _instrument(title) is not None
    ):
        return None
    shortest = _SHORTEST_NAME if bare == key else _SHORTEST_BARE
    if len(bare) < shortest - 1:
        return None
    shortened = _without_one(bare)
    candidates = {name for name in shortened if name in names}
    for word in (*shortened, bare):
        candidates.update(_shortened().get(word, ()))
    meant = sorted(name for name in candidates if len(name) >= shortest and _is_slip(bare, name))
    return names[meant[0]] if meant else None


def _is_slip(written: str, name: str) -> bool:
    """Tell whether ``written`` is ``name`` with one slip; what may be a word added at an end is none."""
    if len(written) == len(name):
        unlike = [index for index in range(len(name)) if written[index] != name[index]]
        if len(unlike) == 1:
            return True
        return (
            len(unlike) == 2
            and unlike[1] == unlike[0] + 1
            and written[unlike[0]] == name[unlike[1]]
            and written[unlike[1]] == name[unlike[0]]
        )
    if len(written) == len(name) + 1:  # 新行政复议法, 省信访条例 are no slips
        return written[1:] != name and written[:-1] != name and name in _without_one(written)
    if len(written) == len(name) - 1:  # 行政处罚 may be the name of something else
        return written + "法" != name and written in _without_one(name)
    return False


def _misspelt(context: Context) -> Iterator[Draft]:
    report = context.report
    found: dict[str, tuple[str, list[Span]]] = {}
    for citation in report.citations:
        meant = _meant(citation.title)
        if meant is not None and _is_own(report, citation):
            found.setdefault(citation.title, (meant, []))[1].extend((citation.span,) if citation.span else ())
    for title, (meant, places) in found.items():
        yield Draft(tuple(places), {"title": "".join(title.splitlines()), "meant": meant})


# --- the rules

_HEAD = "某县教育局2022年法治政府建设年度报告\n\n发布日期：2023-02-10\n\n"
_OPENING = "2022年，某县教育局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"

C001 = Rule(
    code="C001",
    name=Label(zh="书名号不配对", en="a title mark without its partner"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(zh="“{words}”缺少右书名号》。", en="The 《 of “{words}” has no 》."),
        "closing": Label(zh="“{words}”缺少左书名号《。", en="The 》 of “{words}” has no 《."),
    },
    why=Label(
        zh="书名号不配对，读者分不清文件名称从哪里起、到哪里止。请补全。",
        en="Without its partner a title mark does not tell where a title begins or ends. Add the missing one.",
    ),
    check=_unmatched_titles,
    example=_HEAD + _OPENING + "修订《某县校外培训管理规定，全年开展检查20次。\n",
    near_miss=_HEAD + _OPENING + "修订《某县校外培训管理规定》，转发《关于印发〈校园普法指引〉的通知》。\n",
)

C002 = Rule(
    code="C002",
    name=Label(zh="发文字号不规范", en="a document number not in the standard form"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="发文字号“{number}”不规范，应写作“{standard}”。",
            en="The document number “{number}” is not in the standard form “{standard}”.",
        ),
        "year": Label(
            zh="发文字号“{number}”的年份“{year}”不是四位。",
            en="The year “{year}” of the document number “{number}” is not written with four digits.",
        ),
    },
    why=Label(
        zh="按照GB/T 9704-2012《党政机关公文格式》，年份用六角括号〔〕括入并标全称，"
        "序号不加“第”字、不编虚位，后加“号”字。写法统一，文件才能查到。",
        en="By GB/T 9704-2012 the year stands in full in hexagonal brackets 〔〕, the serial without 第 and without "
        "leading zeros, with 号 behind it. Documents are found by numbers written in one way.",
    ),
    check=_poor_numbers,
    example=_HEAD + _OPENING + "落实《关于规范校外培训的通知》（某教发[2022]17号），开展检查20次。\n",
    near_miss=_HEAD
    + _OPENING
    + "落实《关于规范校外培训的通知》（某教发〔2022〕17号）和省政府令第388号，开展检查20次。\n",
)

C003 = Rule(
    code="C003",
    name=Label(zh="发文字号年份晚于公布年份", en="a document number later than the publication"),
    validities=(Validity(Severity.ERROR),),
    messages={
        "default": Label(
            zh="发文字号“{number}”是{year}年的，晚于报告的公布年份{limit}年。",
            en="The document number “{number}” is of {year}, later than {limit}, the year of publication.",
        ),
        "unpublished": Label(
            zh="发文字号“{number}”是{year}年的，{limit}年公布的报告不可能引用。",
            en="The document number “{number}” is of {year}; a report due in {limit} cannot cite it.",
        ),
    },
    why=Label(
        zh="报告不可能引用公布以后才印发的文件，多半是年份笔误。请核对原文件。",
        en="No report can cite a document issued after its publication; the year is most likely a slip. Check the "
        "document.",
    ),
    check=_later_numbers,
    example=_HEAD + _OPENING + "落实《关于规范校外培训的通知》（某教发〔2025〕17号），开展检查20次。\n",
    near_miss=_HEAD + _OPENING + "落实《关于规范校外培训的通知》（某教发〔2023〕1号），开展检查20次。\n",
)

C004 = Rule(
    code="C004",
    name=Label(zh="引用已失效的法律法规", en="a law no longer in force cited as in force"),
    validities=(Validity(Severity.WARNING),),
    messages={
        "default": Label(
            zh="《{title}》自{day}起废止，{year}年的报告仍作为现行有效引用。",
            en="《{title}》 ceased to apply on {day}; the report of {year} cites it as in force.",
        ),
        "succeeded": Label(
            zh="《{title}》自{day}起废止，为《{successor}》所取代，{year}年的报告仍作为现行有效引用。",
            en="《{title}》 gave way to 《{successor}》 on {day}; the report of {year} cites it as in force.",
        ),
        "edition": Label(
            zh="《{title}》不是现行版本，新版本自{day}起施行，{year}年的报告仍作为现行有效引用。",
            en="《{title}》 is an earlier edition; a later one came into force on {day}, before {year}, the year of "
            "the report.",
        ),
    },
    why=Label(
        zh="依据已废止的规定执法或普法，决定可能被纠正。请改为现行规定；"
        "处理旧案适用旧法的，请写明“原《……》”。",
        en="What rests on repealed law may be overturned. Cite the law now in force; where old facts fall under old "
        "law, write 原《…》.",
    ),
    check=_no_longer_law,
    example=_HEAD + _OPENING + "依照《中华人民共和国侵权责任法》，妥善处理校园伤害纠纷6件。\n",
    near_miss=_HEAD + _OPENING + "适用原《中华人民共和国侵权责任法》处理此前发生的校园伤害纠纷6件。\n",
)

C005 = Rule(
    code="C005",
    name=Label(zh="法律名称差一字", en="a title one character off"),
    validities=(Validity(Severity.INFO),),
    messages={
        "default": Label(
            zh="《{title}》与《{meant}》只差一字，请核对名称。",
            en="《{title}》 is one character off 《{meant}》; check the title.",
        )
    },
    why=Label(
        zh="法律法规名称多一字、少一字、错一字，都会让读者查不到原文。请对照原文改正。",
        en="With a character more, less, or another one, readers do not find the law. Compare it with the text itself.",
    ),
    check=_misspelt,
    example=_HEAD + _OPENING + "组织学习《优化营商环镜条例》，培训干部30人次。\n",
    near_miss=_HEAD + _OPENING + "组织学习《优化营商环境条例》，培训干部30人次。\n",
)
