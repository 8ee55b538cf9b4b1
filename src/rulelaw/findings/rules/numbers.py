"""Group C, document numbers: not in the standard form (C002), later than the report (C003).

The standard form of a number is that of GB/T 9704-2012: 机关代字〔年份〕序号号, the year in full in hexagonal brackets,
the serial without 第 and without leading zeros. Orders (令第N号) and announcements (公告YYYY年第N号) have their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from rulelaw.document.types import BlockKind
from rulelaw.findings.examples import BEGUN_2022, PUBLISHED_2022
from rulelaw.findings.places import OWN, inside, kind_at
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Report
from rulelaw.text.folding import fold
from rulelaw.text.spans import Span
from rulelaw.text.words import matches_from

__all__ = ["C002", "C003", "number_places"]

# Metadata tell the document number of the report itself.
_NUMBERED = OWN | {BlockKind.METADATA}

# --- document numbers

# The year in brackets, or the closing one lost. Brackets are looked for one by one: far quicker than all by a pattern.
_OPENING = "〔[【({<"
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
    numbers = [
        number
        for match in matches_from(_NUMBER, _OPENING, text)
        if (number := _number(text, match)) is not None
    ]
    for match in matches_from(_HALF_NUMBER, "〕", text):
        number = _half_number(text, match)
        if number is not None:
            numbers.append(number)
    return tuple(sorted(numbers, key=lambda number: number.start))


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
    numbers = _numbers(flow.text)
    titles = _titles(report) if numbers else []
    for number in numbers:
        span = flow.span(number.start, number.end)
        if kind_at(report, span.start) in _NUMBERED and not inside(span, titles):
            yield number, report.source.quote(span), (span,)
    for citation in report.citations:
        if citation.number is not None and not citation.number_span:
            for number in _numbers(fold(citation.number).text):
                yield number, citation.number, ()


def _titles(report: Report) -> list[Span]:
    return [citation.span for citation in report.citations if citation.span]


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
    serials = list(_ORDER_SERIAL.finditer(flow.text))
    titles = _titles(report) if serials else []
    for serial in serials:
        start = serial.start()
        match = _ORDER_YEAR.search(flow.text, max(0, start - _LONGEST_ORDER_YEAR), start)
        if match is None:
            continue
        span = flow.span(match.start(), serial.end())
        if kind_at(report, span.start) in _NUMBERED and not inside(span, titles):
            yield int(match["year"]), report.source.quote(span), (span,)


# --- the rules

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
    example=PUBLISHED_2022
    + BEGUN_2022
    + "落实《关于规范校外培训的通知》（某教发[2022]17号），开展检查20次。\n",
    near_miss=PUBLISHED_2022
    + BEGUN_2022
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
    example=PUBLISHED_2022
    + BEGUN_2022
    + "落实《关于规范校外培训的通知》（某教发〔2025〕17号），开展检查20次。\n",
    near_miss=PUBLISHED_2022
    + BEGUN_2022
    + "落实《关于规范校外培训的通知》（某教发〔2023〕1号），开展检查20次。\n",
)
