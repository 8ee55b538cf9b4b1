"""Find the article of a page among its lines, by the shape of the text.

No name of a class is needed: prose has sentences, navigation has links, and what a page says of itself has labels. The
article is the innermost element that holds nearly all of the prose. The names that content systems give to it are a
hint, followed only where such an element holds most of the prose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from rulelaw.document.segmenting import is_page_line, is_title
from rulelaw.formats.elements import Element
from rulelaw.formats.flattening import PageLine
from rulelaw.formats.knowing_pages import page_facts
from rulelaw.formats.labelling import is_labelled, read_labels, read_metas, read_registrations
from rulelaw.text.folding import fold
from rulelaw.text.marks import mark_at

__all__ = ["Article", "extract"]

_SENTENCE = re.compile(r"[。；！？;!?，,]")
_SHORTEST_CLAUSE = 12
_HEADING_WEIGHT = 20
_NEARLY_ALL = 0.8
_MOST = 0.5
_MUCH = 0.25
_LINKED = 0.5
_PROSE = 40
_CHROME = frozenset(("nav", "footer", "aside"))
_CHROME_ROLES = frozenset(("navigation", "contentinfo", "search", "menu", "banner", "complementary"))
# What a site adds to the title of a page behind one of these.
_SITE_PART = re.compile(r"\s*(?:[_|｜–—]|\s-|-\s|--|-(?=[一-龥]))\s*")
_SIGNED = re.compile(
    r"(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
    r"|[二〇零○OＯo一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|.{2,36}(?:政府|委员会|办公[室厅]|办事处|[局厅部署院委会办]|大队|总队|支队|中心|公署)|[（(](?:此件|主动).{0,20}公开.{0,10}[）)]"
)
# Over what stands beside an article, and is none of it.
_ASIDE = re.compile(
    r"[【\[]?(?:相关|热点|热门|最新|推荐|更多|往期)(?:新闻|文章|阅读|报道|稿件|推荐|资讯|内容)[】\]]?(?:推荐)?[:>]{0,2}"
    r"|延伸阅读[:]?|(?:网友|用户|最新|全部)?(?:评论|留言)(?:列表|区)?[:]?(?:\(\d+\))?|(?:我要|发表)评论[:]?"
)
_LONGEST_ASIDE = 12
_TAIL_LINES = 4
_LABELS_BEHIND = 8
_LINES_ABOVE = 5
_LONGEST_TITLE = 100
_MOST_TITLE_LINES = 8
# How the second line of a title begins, and no title that is whole.
_GOES_ON = re.compile(r"\d|年|关于|推进|法治|依法")
_SHORTEST_HEADING = 8


@frozen
class Article:
    """What was found on a page.

    :ivar lines: the lines of the article, its title first where the page shows it.
    :ivar metadata: what the page says of itself, by the keys of ``Source.metadata``.
    """

    lines: tuple[PageLine, ...]
    metadata: Mapping[str, str]


@frozen
class _Looks:
    """A line with what can be seen of it alone."""

    line: PageLine
    folded: str
    weight: int
    linked: bool
    page: bool

    @property
    def chrome(self) -> bool:
        """Whether it belongs to the page rather than to a text."""
        return self.page or self.linked


def extract(root: Element, lines: Sequence[PageLine]) -> Article:
    """Find the article of a page.

    :param root: the page.
    :param lines: its lines.
    :returns: the article; all that is no link and no label where the page has no prose.

    >>> page = Element("body")
    >>> page.add("a", {"href": "/"}).children.append("首页")
    >>> page.add("p", {}).children.append("全年制定行政规范性文件3件，办理行政复议案件5件。")
    >>> from rulelaw.formats.flattening import flatten
    >>> [line.text for line in extract(page, flatten(page)).lines]
    ['全年制定行政规范性文件3件，办理行政复议案件5件。']
    """
    looks = _without_asides([_look(line) for line in lines])
    metas = read_metas(root)
    start, end = _range(root, looks)
    start = _from_title(looks, start, end, _page_names(root, metas, {}))
    end = _with_signature(looks, end)
    kept = _kept(looks, start, end)
    inside = set(kept)
    outside = [index for index in range(len(looks)) if index not in inside]
    first = next((index for index in kept if looks[index].weight), kept[0] if kept else 0)
    # Behind the article labels tell of other articles before long.
    told_of = [index for index in outside if index < end + _LABELS_BEHIND]
    labels = read_labels([looks[index].line for index in told_of])
    shown = _find_title(looks, kept, first, _page_names(root, metas, labels))
    above = shown[-1] if shown else first - _LINES_ABOVE
    beside = [looks[index].line for index in outside if above <= index < first]
    metadata = read_labels([looks[index].line for index in told_of], beside)
    for key, value in metas.items():
        metadata.setdefault(key, value)
    for key, value in read_registrations(looks[index].line for index in outside).items():
        metadata.setdefault(key, value)
    named = _page_names(root, metas, metadata)
    words = "".join(looks[index].line.text for index in shown)
    told = metas.get("title") or metadata.get("title") or words or (named[-1] if named else "")
    if told:
        metadata["title"] = told
    joined = _joined_title(looks, shown, words)
    return Article(
        tuple(joined.get(i, looks[i].line) for i in sorted({*shown[:1], *kept} - {*shown[1:]})), metadata
    )


def _joined_title(looks: Sequence[_Looks], shown: Sequence[int], words: str) -> Mapping[int, PageLine]:
    """Give the line that a title makes whose lines are no words broken for the eye: half a word is no title."""
    if len(shown) < 2 or not is_title(fold(words).text):
        return {}
    links = sum(looks[index].line.links for index in shown)
    return {shown[0]: evolve(looks[shown[0]].line, text=words, links=links)}


def _without_asides(looks: list[_Looks]) -> list[_Looks]:
    """Leave to the page what stands behind a heading like 相关新闻 or 网友评论, as far as its element reaches.

    A title behind it begins another text.
    """
    beside: Element | None = None
    for index, look in enumerate(looks):
        if beside is not None and (
            look.line.element.tag == "h1"
            or is_title(look.folded)
            or all(above is not beside for above in look.line.element.above())
        ):
            beside = None
        if len(look.folded) <= _LONGEST_ASIDE and _ASIDE.fullmatch(look.folded):
            element = look.line.element
            beside = element.parent or element
        if beside is not None:
            looks[index] = evolve(look, weight=0, page=True)
    return looks


def _from_title(looks: Sequence[_Looks], start: int, end: int, names: Sequence[str]) -> int:
    """Give where an article begins: at the name of the page, where much of the prose stands behind it."""
    wanted = {squashed for name in names if len(squashed := _squashed(name)) >= _SHORTEST_HEADING}
    total = sum(look.weight for look in looks[start:end])
    behind = total
    for index in range(start, end):
        look = looks[index]
        if behind < total * _MUCH:
            break
        if (
            behind < total
            and not look.linked
            and len(look.folded) <= _LONGEST_TITLE
            and "".join(look.folded.split()).strip("《》") in wanted
        ):
            return index
        behind -= look.weight
    return start


def _look(line: PageLine) -> _Looks:
    text = line.text
    folded = fold(text).text.strip()
    linked = line.links > _LINKED * len(text)
    page = not _is_long_prose(folded) and (is_page_line(folded) if not line.cells else False)
    if is_labelled(line):
        page = True
    if _in_chrome(line.element):
        page = True
    weight = 0
    if not (linked or page):
        if line.cells:
            weight = len(text) // 2
        elif _SENTENCE.search(text) and len(text) >= _SHORTEST_CLAUSE:
            weight = len(text) - line.links
        elif mark_at(folded):
            weight = min(len(text), _HEADING_WEIGHT)
    return _Looks(line, folded, weight, linked, page)


def _is_long_prose(folded: str) -> bool:
    return len(folded) >= _PROSE and ("。" in folded or folded.count(",") > 1)


def _in_chrome(element: Element) -> bool:
    return any(
        above.tag in _CHROME or above.attributes.get("role", "") in _CHROME_ROLES for above in element.above()
    )


def _range(root: Element, looks: Sequence[_Looks]) -> tuple[int, int]:
    """Give the first line of the article and the one behind its last."""
    weights: defaultdict[int, int] = defaultdict(int)
    counts: defaultdict[int, int] = defaultdict(int)
    for look in looks:
        if look.weight:
            # a table is no article, however much of one it is: its rows count for what it stands in
            for above in _above_table(look.line.element) if look.line.cells else look.line.element.above():
                weights[id(above)] += look.weight
                counts[id(above)] += 1
    total = weights[id(root)]
    if not total:
        return 0, len(looks)
    main = _known(root, weights, total) or root
    while True:
        inner = max(
            (child for child in main.children if isinstance(child, Element)),
            key=lambda child: weights[id(child)],
            default=None,
        )
        if inner is None or weights[id(inner)] < _NEARLY_ALL * total:
            break
        if counts[id(inner)] < 2 and counts[id(main)] > 1:
            break  # a paragraph of its own among others, however long
        if inner.tag == "tr" and any(look.line.element is inner for look in looks if look.line.cells):
            break
        main = inner
    within = [
        index for index, look in enumerate(looks) if any(above is main for above in look.line.element.above())
    ]
    start, end = within[0], within[-1] + 1
    # What stands right beside it with nothing between is the same text in another element.
    while start > 0 and looks[start - 1].weight:
        start -= 1
    while end < len(looks) and looks[end].weight:
        end += 1
    return start, end


def _above_table(row: Element) -> Iterator[Element]:
    """Give the elements around the table that a row belongs to."""
    above = row.above()
    for element in above:
        if element.tag == "table":
            break
    return above


def _known(root: Element, weights: Mapping[int, int], total: int) -> Element | None:
    """Give the innermost element with a known name that holds most of the prose."""
    known = page_facts().containers
    found = None
    for element in root.walk():
        attributes = element.attributes
        if attributes and weights.get(id(element), 0) >= _MOST * total:
            names = f"{attributes.get('id', '')} {attributes.get('class', '')}".lower().split()
            if not known.isdisjoint(names):
                found = element
    return found


def _with_signature(looks: Sequence[_Looks], end: int) -> int:
    """Take in a signature and its day that stand in an element of their own behind the text."""
    last = end
    for index in range(end, min(end + _TAIL_LINES, len(looks))):
        if looks[index].chrome or not _SIGNED.fullmatch(looks[index].line.text.strip()):
            break
        last = index + 1
    return last


def _kept(looks: Sequence[_Looks], start: int, end: int) -> list[int]:
    """Leave out links wherever they stand, and at both ends of the article what belongs to the page."""
    weighty = [index for index in range(start, end) if looks[index].weight]
    if not weighty:
        return [index for index in range(start, end) if not looks[index].chrome]
    first, last = weighty[0], weighty[-1]
    return [
        index
        for index in range(start, end)
        if not looks[index].linked and (first <= index <= last or not looks[index].page)
    ]


def _page_names(root: Element, metas: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    """Give what the page calls itself: by its tag, its labels, and its ``<title>`` without the site's name."""
    names = [name for name in (metas.get("title"), labels.get("title")) if name]
    for element in root.walk():
        if element.tag == "title":
            whole = " ".join(element.text().split())
            parts = [part for part in _SITE_PART.split(whole) if part]
            names += [whole, *[part for part in parts if is_title(fold(part).text)], *parts[:1]]
            break
    return names


def _squashed(text: str) -> str:
    return "".join(fold(text).text.split()).strip("《》")


def _find_title(looks: Sequence[_Looks], kept: Sequence[int], first: int, names: Sequence[str]) -> list[int]:
    """Find the lines before the text that show the title; none where the text begins with it already."""
    wanted = {_squashed(name) for name in names if name}
    head = [index for index in kept if index < first]
    if any(_squashed(looks[index].line.text) in wanted for index in head):
        return []
    broken = _broken_title(looks, first, wanted)
    if broken or any(is_title(looks[index].folded) for index in head):
        return broken
    if len(head) > 1 and is_title("".join(looks[index].folded for index in head[:3])):
        return []
    best: tuple[int, list[int]] | None = None
    index = first - 1
    while index >= 0:
        begin = index
        while begin > 0 and _same_heading(looks[begin - 1], looks[begin], wanted):
            begin -= 1
        group = list(range(begin, index + 1)) if index - begin < _MOST_TITLE_LINES else []
        rank = _title_rank(looks, group, wanted) if group else None
        if rank is not None and (best is None or rank < best[0]):
            best = rank, group
        index = begin - 1
    return [] if best is None else best[1]


def _broken_title(looks: Sequence[_Looks], first: int, wanted: set[str]) -> list[int]:
    """Find neighbouring lines before the text that make up the name of the page."""
    for end in range(first, 1, -1):
        for start in range(end - 2, max(end - 4, -1), -1):
            if looks[start].linked or looks[start].line.cells:
                break
            words = _squashed("".join(look.line.text for look in looks[start:end]))
            if len(words) >= _SHORTEST_HEADING and words in wanted:
                return list(range(start, end))
    return []


def _same_heading(look: _Looks, following: _Looks, wanted: set[str]) -> bool:
    """Tell whether two lines stand in one heading, or in two that go on from each other."""
    first, second = look.line.element, following.line.element
    if first is second:
        return True
    return (
        first.tag == second.tag
        and first.tag in ("h1", "h2")
        and first.parent is second.parent
        and _GOES_ON.match(following.folded) is not None
        and _squashed(following.line.text) not in wanted
        and not look.page
    )


def _title_rank(looks: Sequence[_Looks], group: Sequence[int], wanted: set[str]) -> int | None:
    """Tell how surely the lines of an element show the title: 0 is surest."""
    words = "".join(looks[index].line.text for index in group)
    look = looks[group[0]]
    if len(words) > _LONGEST_TITLE or look.linked or look.line.cells or is_labelled(look.line):
        return None
    if any(sign in look.folded for sign in (" > ", " >> ", "首页")):
        return None
    if _squashed(words) in wanted:
        return 0
    if is_title(fold(words).text):
        return 1
    if look.page:
        return None
    element = look.line.element
    if element.tag in ("h1", "h2") and len(words) >= _SHORTEST_HEADING:
        return 2
    return None
