"""Group C, the law cited: what was no longer in force (C004)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache

from attrs import evolve

from rulelaw.codebook.instruments import load_instruments
from rulelaw.codebook.types import Certainty, Instrument, InstrumentKind
from rulelaw.findings.examples import BEGUN_2022, PUBLISHED_2022
from rulelaw.findings.naming import instrument_named
from rulelaw.findings.places import is_own
from rulelaw.findings.types import Context, Draft, Fact, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.types import Citation, Report
from rulelaw.text.spans import Span

__all__ = ["C004"]

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
        if ended is None or not is_own(report, citation.span):
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


def _ended_law(title: str, year: int) -> tuple[Instrument, datetime.date, str] | None:
    """Give the law cited that had ended when ``year`` began, with the day; ``None`` where it had not, or may not have.

    Plans and outlines end with their period: they are not meant here.
    """
    instrument = instrument_named(title)
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


# --- the rule

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
    example=PUBLISHED_2022 + BEGUN_2022 + "依照《中华人民共和国侵权责任法》，妥善处理校园伤害纠纷6件。\n",
    near_miss=PUBLISHED_2022
    + BEGUN_2022
    + "适用原《中华人民共和国侵权责任法》处理此前发生的校园伤害纠纷6件。\n",
)
