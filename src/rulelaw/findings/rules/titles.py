"""Group C, titles in 《》: marks without their partner (C001), names one character off (C005)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from rulelaw.codebook.instruments import load_instruments
from rulelaw.codebook.types import InstrumentKind
from rulelaw.findings.examples import BEGUN_2022, PUBLISHED_2022
from rulelaw.findings.naming import instrument_named
from rulelaw.findings.places import LONGEST_EXCERPT, OWN, excerpt, is_own, kind_at
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.report.citing import match_titles
from rulelaw.text.spans import Span
from rulelaw.text.words import occurrences

__all__ = ["C001", "C005"]

# --- titles without their partner

# A longer title, or one with a full stop inside, is none: its two brackets are not partners.
_LONGEST_TITLE = 200


def _unmatched_titles(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    opened, closed = occurrences(flow.text, "《"), occurrences(flow.text, "》")
    if len(opened) == len(closed) == len(report.citations) and not any(
        len(citation.title) > _LONGEST_TITLE or "。" in citation.title for citation in report.citations
    ):
        return  # each bracket is one of a title read
    for place in sorted(_lonely_places(flow.text)):
        span = flow.span(place, place + 1)
        if kind_at(report, span.start) not in OWN:
            continue
        if flow.text[place] == "《":
            end = flow.text.find("\n", place, place + LONGEST_EXCERPT + 1)
            around = flow.span(place, end if end >= 0 else min(len(flow.text), place + LONGEST_EXCERPT + 1))
            variant = "default"
        else:
            lowest = max(0, place + 1 - LONGEST_EXCERPT)
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
        or instrument_named(title) is not None
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
        if meant is not None and is_own(report, citation.span):
            found.setdefault(citation.title, (meant, []))[1].extend((citation.span,) if citation.span else ())
    for title, (meant, places) in found.items():
        yield Draft(tuple(places), {"title": "".join(title.splitlines()), "meant": meant})


# --- the rules

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
    example=PUBLISHED_2022 + BEGUN_2022 + "修订《某县校外培训管理规定，全年开展检查20次。\n",
    near_miss=PUBLISHED_2022
    + BEGUN_2022
    + "修订《某县校外培训管理规定》，转发《关于印发〈校园普法指引〉的通知》。\n",
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
    example=PUBLISHED_2022 + BEGUN_2022 + "组织学习《优化营商环镜条例》，培训干部30人次。\n",
    near_miss=PUBLISHED_2022 + BEGUN_2022 + "组织学习《优化营商环境条例》，培训干部30人次。\n",
)
