"""Damage to titles, document numbers and the law cited: group C."""

from __future__ import annotations

from random import Random

from ..data.instruments import INSTRUMENTS
from ..truth import Composed, Place
from .tools import Spoilt, added, edited, replaced, shuffled


def title_unclosed(composed: Composed, rng: Random) -> Spoilt | None:
    """C001: the 》 of a title is lost."""
    if not composed.citations:
        return None
    start, end = rng.choice(composed.citations).span
    return Spoilt(edited(composed.text, [((end, end + 1), "")]), "C001", (start - 1, end), "title_unclosed")


def title_unopened(composed: Composed, rng: Random) -> Spoilt | None:
    """C001: the 《 of a title is lost."""
    if not composed.citations:
        return None
    start, end = rng.choice(composed.citations).span
    return Spoilt(
        edited(composed.text, [((start - 1, start), "")]), "C001", (start - 1, end), "title_unopened"
    )


# --- document numbers


def _numbered(composed: Composed, rng: Random) -> tuple[Place, str, str, str] | None:
    """The place of a document number with a bracketed year, and its organ, year and serial."""
    for citation in shuffled(rng, composed.citations):
        if citation.number_span and citation.number and "〔" in citation.number:
            organ, _, rest = citation.number.partition("〔")
            year, _, serial = rest.partition("〕")
            return citation.number_span, organ, year, serial
    return None


def number_brackets(composed: Composed, rng: Random) -> Spoilt | None:
    """C002: the year of a document number stands in brackets of another kind."""
    if (found := _numbered(composed, rng)) is None:
        return None
    place, organ, year, serial = found
    opening, closing = rng.choice(("[]", "【】", "()", "（）"))
    return replaced(composed, place, f"{organ}{opening}{year}{closing}{serial}", "C002", "number_brackets")


def number_with_di(composed: Composed, rng: Random) -> Spoilt | None:
    """C002: 第 stands before the serial of a document number."""
    if (found := _numbered(composed, rng)) is None:
        return None
    place, organ, year, serial = found
    return replaced(composed, place, f"{organ}〔{year}〕第{serial}", "C002", "number_with_di")


def number_with_zeros(composed: Composed, rng: Random) -> Spoilt | None:
    """C002: the serial of a document number is filled up with zeros."""
    if (found := _numbered(composed, rng)) is None:
        return None
    place, organ, year, serial = found
    return replaced(
        composed, place, f"{organ}〔{year}〕{'0' * rng.randint(1, 2)}{serial}", "C002", "number_with_zeros"
    )


def number_year_cut(composed: Composed, rng: Random) -> Spoilt | None:
    """C002: the year of a document number has lost a digit."""
    if (found := _numbered(composed, rng)) is None:
        return None
    place, organ, year, serial = found
    lost = rng.randrange(4)
    return replaced(
        composed, place, f"{organ}〔{year[:lost]}{year[lost + 1 :]}〕{serial}", "C002", "number_year_cut"
    )


def number_of_the_future(composed: Composed, rng: Random) -> Spoilt | None:
    """C003: a document number is of a year after the publication."""
    if (found := _numbered(composed, rng)) is None:
        return None
    place, organ, _, serial = found
    year = composed.masthead.year + rng.randint(2, 6)
    return replaced(composed, place, f"{organ}〔{year}〕{serial}", "C003", "number_of_the_future")


# --- laws

# Laws that ceased to apply before the first day of the year named.
REPEALED = (
    ("中华人民共和国侵权责任法", 2021),
    ("中华人民共和国合同法", 2021),
    ("中华人民共和国物权法", 2021),
    ("中华人民共和国婚姻法", 2021),
    ("中华人民共和国继承法", 2021),
    ("中华人民共和国民法通则", 2021),
    ("中华人民共和国担保法", 2021),
    ("中华人民共和国收养法", 2021),
    ("中华人民共和国环境噪声污染防治法", 2023),
    ("中华人民共和国执业医师法", 2023),
    ("中华人民共和国中外合资经营企业法", 2020),
    ("中华人民共和国外资企业法", 2020),
    ("信访条例", 2023),
    ("中华人民共和国公司登记管理条例", 2023),
    ("个体工商户条例", 2023),
    ("化妆品卫生监督条例", 2021),
    ("无照经营查处取缔办法", 2018),
)
IN_FORCE = (
    "依照《{}》，依法妥善办理相关案件。",
    "组织干部职工系统学习《{}》，学用结合。",
    "严格执行《{}》各项规定，规范办事流程。",
    "开展《{}》专题宣传，引导群众依法办事。",
)


def repealed_law(composed: Composed, rng: Random) -> Spoilt | None:
    """C004: a law repealed before the report year is cited as in force."""
    title = rng.choice([title for title, first in REPEALED if composed.masthead.year >= first])
    form = rng.choice(IN_FORCE)
    at = form.index("《")
    return added(composed, rng, form.format(title), "C004", "repealed_law", (at, at + 2 + len(title)))


KNOWN = frozenset(i.title for versions in INSTRUMENTS.values() for i in versions)


def title_misspelt(composed: Composed, rng: Random) -> Spoilt | None:
    """C005: two neighbouring characters of a law's title have changed places, or one of them is lost."""
    for citation in shuffled(rng, composed.citations):
        # Long names of documents and names with years are told in many ways.
        if citation.title not in KNOWN or len(citation.title) > 20 or "（" in citation.title:
            continue
        start = 7 if citation.title.startswith("中华人民共和国") else 0
        # A slip in the last characters can make the name of something else; a short name has no others.
        if len(citation.title) - 3 <= start:
            continue
        at = rng.randrange(start, len(citation.title) - 3)
        one, two = citation.title[at], citation.title[at + 1]
        if one == two:
            continue
        fresh = citation.title[:at] + (two + one if rng.random() < 0.5 else one) + citation.title[at + 2 :]
        return replaced(composed, citation.span, fresh, "C005", "title_misspelt")
    return None
