"""Tell an annual report on building a law-based government from what stands beside it on the same sites.

Careful on one side: a text is taken for a report unless something in it says otherwise. The title decides; the opening
is asked where there is none, and blanks where they are nearly all that a text has of figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

from rulelaw.datafiles import Entry, parse_toml, tables
from rulelaw.document.segmenting import is_page_line
from rulelaw.document.types import BlockKind
from rulelaw.errors import DataFileError
from rulelaw.labels import Label
from rulelaw.report.types import Genre, GenreReason, Part, Presence
from rulelaw.text.folding import Flow, fold
from rulelaw.text.marks import mark_at

__all__ = ["GenreFacts", "genre_facts", "read_genre_facts", "tell_genre"]

_FILE = "genres.toml"
_SUBJECT = re.compile(r"法治(?:政府|建设|人社|财政|统计|教育|交通|公安|税务|[省市县区])|依法行政|依法治")
_REPORTS = re.compile(r"报告|总结|白皮书|汇报|情况")
_TITLE_LINES = 6
_LONGEST_TITLE = 70
_OPENING = 1000
_ANNOUNCED = re.compile(
    r"(?:[现将就]|关于)[^。\n]{0,60}(?:法治(?:政府|建设)|依法行政|依法治)[^。\n]{0,60}(?:报告|汇报|总结|情况)[^。\n]{0,8}如下"
)
# What a line of the page around a report may be taken for.
_BY_PAGE = frozenset((Genre.DISCLOSURE_REPORT, Genre.NEWS, Genre.OTHER))
_BY_PAGE_ALONE = frozenset((Genre.NEWS, Genre.OTHER))
_ENDED = re.compile(r"[。;!?]")
# What a template leaves to be filled in, and the places that may hold a figure.
_BLANK = re.compile(
    r"(?<![A-Za-z/._-])_{2,}(?![A-Za-z/._])|20[_×xX＊*○]{2} ?年"
    r"|(?<![A-Za-z\d])(?:[×＊*□]{1,4}|[xX]{2,4})(?= ?(?:[省市县区镇乡局年月日件次个名人场份项家起部户]|$))"
    r"|[(\[【](?:请|此处)?(?:填写|填入|输入)[^)\]】]{0,12}[)\]】]"
)
# A blank holds one of these, and most texts none.
_TRIGGERS = ("_", "×", "x", "X", "＊", "*", "□", "填写", "填入", "输入")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?=[余多]?[万亿]?[件次个名人场份项家起部户%])")
_MANY_BLANKS = 6


@frozen
class GenreFacts:
    """How one kind of document is known.

    :ivar genre: the kind.
    :ivar name: its name in both languages.
    :ivar titles: what its titles match.
    :ivar unless: what takes a title back.
    :ivar bodies: what its openings match.
    """

    genre: Genre
    name: Label
    titles: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    bodies: tuple[re.Pattern[str], ...]


@cache
def genre_facts() -> tuple[GenreFacts, ...]:
    """Give what is known of the genres, in the order in which they are asked.

    >>> [str(facts.genre) for facts in genre_facts()][:2]
    ['template', 'disclosure_report']
    """
    return read_genre_facts((files("rulelaw.report") / "data" / _FILE).read_text("utf-8"), _FILE)


def read_genre_facts(text: str, name: str) -> tuple[GenreFacts, ...]:
    """Read the text of a data file of genres.

    :param text: TOML with tables ``[[genre]]``.
    :param name: the file's name for messages.
    :raises DataFileError: it is broken; all its faults are told at once.
    """
    faults: list[str] = []
    found: list[GenreFacts] = []
    for number, table in enumerate(tables(parse_toml(text, name), "genre", faults), 1):
        entry = Entry(f"genre no. {number}", table, faults)
        genre = entry.choice("code", Genre)
        label = entry.label("zh", "en")
        titles, unless, bodies = (_patterns(entry, key) for key in ("titles", "unless", "bodies"))
        entry.close()
        if genre is not None and label is not None:
            found.append(GenreFacts(genre, label, titles, unless, bodies))
    if faults:
        raise DataFileError(name, tuple(faults))
    return tuple(found)


def _patterns(entry: Entry, key: str) -> tuple[re.Pattern[str], ...]:
    patterns = []
    for words in entry.texts(key):
        try:
            patterns.append(re.compile(words))
        except re.error as error:
            entry.fault(f"{key}: {words!r} is no pattern: {error}")
    return tuple(patterns)


def tell_genre(
    flow: Flow,
    blocks: Sequence[tuple[BlockKind, int, int]],
    parts: Mapping[Part, Presence],
    metadata: Mapping[str, str],
) -> tuple[Genre, GenreReason | None]:
    """Tell what kind of document a text is.

    :param flow: the folded text.
    :param blocks: kind, start and end of each block, in order.
    :param parts: how the contents that a report must have stand in it.
    :param metadata: what the file says of itself beside the text.
    :returns: the kind, and the words that told it; no reason for a report, where nothing says otherwise.
    """
    text = flow.text
    title = _title(text, blocks)
    if title is not None:
        words, place = text[title[0] : title[1]].replace(" ", ""), title
    else:
        words, place = fold(metadata.get("title", "")).text.replace(" ", "")[:_LONGEST_TITLE], None
    start = next((begin for kind, begin, _ in blocks if kind is BlockKind.PARAGRAPH), 0)
    template = _template(flow, blocks)
    # A text with all that a report must have is one, whatever its page is called.
    whole = sum(parts[part].grade >= 2 for part in _REQUIRED if part in parts) >= len(_REQUIRED)
    named = _is_of_genre(words)
    for facts in genre_facts():
        reason: GenreReason | None = None
        if words and not (whole and facts.genre in _BY_PAGE_ALONE) and _first(facts.titles, words):
            reason = GenreReason(words, None if place is None else flow.span(*place))
        elif not named and not whole:
            match = _first(facts.bodies, text[start : start + _OPENING])
            if match is not None:
                span = flow.span(start + match.start(), start + match.end())
                reason = GenreReason(match.group().strip(), span)
        if reason is None or any(pattern.search(words) for pattern in facts.unless):
            continue
        # A text that says that it is a report is one, whatever the first line of its page says.
        if facts.genre in _BY_PAGE and _ANNOUNCED.search(text, start, start + _OPENING):
            continue
        return facts.genre, reason
    return template if template is not None else (Genre.ANNUAL_REPORT, None)


_REQUIRED = (Part.MEASURES, Part.SHORTCOMINGS, Part.PLAN)


def _is_of_genre(title: str) -> bool:
    """Tell whether a title names the subject and a report."""
    return _SUBJECT.search(title) is not None and _REPORTS.search(title) is not None


def _first(patterns: Sequence[re.Pattern[str]], words: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(words))), None)


def _title(text: str, blocks: Sequence[tuple[BlockKind, int, int]]) -> tuple[int, int] | None:
    """Find the title: the one of a report, else the first line above the text that may be one of another document."""
    title = BlockKind.TITLE  # looked up once: a member of an enumeration is dear to look up
    titles = [(start, end) for kind, start, end in blocks if kind is title]
    if titles:
        return titles[0][0], titles[-1][1]
    for kind, start, end in blocks[:_TITLE_LINES]:
        line = text[start:end]
        if kind is BlockKind.ADDRESSEE or _ENDED.search(line) or mark_at(line) or len(line) > _LONGEST_TITLE:
            break
        if kind is BlockKind.METADATA or is_page_line(line) or len(line) < 6:
            continue
        if any(pattern.search(line.replace(" ", "")) for facts in genre_facts() for pattern in facts.titles):
            return start, end
    return None


def _template(flow: Flow, blocks: Sequence[tuple[BlockKind, int, int]]) -> tuple[Genre, GenreReason] | None:
    """Tell a text whose blanks outnumber its figures."""
    if not any(trigger in flow.text for trigger in _TRIGGERS):
        return None
    blanks: list[re.Match[str]] = []
    figures = 0
    for kind, start, end in blocks:
        if kind in (BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.TABLE_ROW):
            blanks += _BLANK.finditer(flow.text, start, end)
            figures += sum(1 for _ in _FIGURE.finditer(flow.text, start, end))
    if len(blanks) < _MANY_BLANKS or len(blanks) <= figures:
        return None
    return Genre.TEMPLATE, GenreReason(blanks[0].group(), flow.span(*blanks[0].span()))
