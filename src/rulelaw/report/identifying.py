"""Read the masthead: title, issuer, year, days and document number; what the text does not tell stays ``None``."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from rulelaw.document.segmenting import is_title
from rulelaw.document.types import BlockKind
from rulelaw.report.citing import NUMBER
from rulelaw.report.naming_bodies import BARE_PLACE, HAN, PLACE, kind_of, level_of
from rulelaw.report.types import Issuer, IssuerKind, Masthead
from rulelaw.text.folding import Flow, fold
from rulelaw.text.numerals import chinese_value
from rulelaw.text.spans import Span
from rulelaw.text.words import matches_from

__all__ = ["Page", "identify"]

_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][一二三四五六七八九〇零○O]{3}) ?年?"
_IN_TITLE = re.compile(rf"{_YEAR}(?:度|年)")
_SUBJECT = r"(?:推进|加强)?(?:法治(?:政府|建设|人社|财政|统计|教育|交通|公安|税务)|依法行政|依法治)"
_ISSUER_IN_TITLE = re.compile(
    rf"《?(?:关于)?(?:(?:\d{{4}}"
    rf"|[一二][一二三四五六七八九〇零○O]{{3}})年度?)?(?P<name>{HAN}[^\d。,:《》|]{{1,60}}?)(?:关于"
    rf"|(?:\d{{4}}|[一二][一二三四五六七八九〇零○O]{{3}})年?|{_SUBJECT}|推进|年度)"
)
# What an organ's name ends with. The longest ending wins, so that 人民政府办公室 is no government.
_ORGAN = (
    r"(?:人民政府(?:办公[室厅])?|政府办公[室厅]|街道办事处|办事处|管理委员会|管委会|委员会(?:办公室)?"
    r"|党工委|工作委员会|"
    r"[一-龥]{1,12}?局|[一-龥]{1,12}?厅|[一-龥]{2,10}?(?:部|署|委|办|院|会)|大队|总队|支队|办公室|公署"
    r"|(?:中共)?[一-龥]{2,8}(?:省|市|区|县|州)委)"
)
# What the name of another body ends with: an organ's too, but of much else beside it.
_BODY = (
    r"(?:(?<![为以绕])中心|(?:管理|监察|稽查|事务|服务)处|(?:管理|监督|研究|司法|派出|监测|检验|服务)[所站]|总站|研究室"
    r"|[案书物化术技]馆|(?:执法|调查|监察|稽查)队|联合社|[支分]行|学校|[中小]学|大学|集团|公司)"
)
_FULL = re.compile(
    rf"(?P<name>(?:中共)?(?![现将就在]|根据|按照|我|本"
    rf"|全[省市县区])(?:{PLACE}{{1,4}}{_ORGAN}|{PLACE}{HAN}{{0,20}}?{_BODY})(?:\({HAN}{{2,20}}\))?|国家{HAN}{{2,14}}(?:局|委员会|总局"
    rf"|署)|中华人民共和国{HAN}{{2,14}}部|(?:司法|教育|财政|民政|农业农村|水利|商务|公安|交通运输"
    rf"|生态环境|自然资源|住房和城乡建设|文化和旅游|应急管理|人力资源和社会保障|科学技术|工业和信息化"
    rf"|退役军人事务|环境保护|国土资源|人力资源社会保障|住房城乡建设)部)"
)
_GOES_ON = (
    r"(?=以|坚持|深入|认真|在|全面|紧紧|围绕|始终|积极|按照|根据|严格|高度|不断|扎实|持续|切实|聚焦"
    r"|立足|坚决|牢固|学习|贯彻|对照|结合|统筹|推[动进]|践行|着力|紧扣|迎接|落实|加强|把|充分|依法|主动"
    r"|狠抓|锚定|学思|对[表标]|大力|进一步|强化|服务|健全|克服|奋力|一手|,|(?:20\d\d年|现将|将"
    r"|党[组委]))"
)
_OPENING = re.compile(
    rf"(?:^"
    rf"|(?<=[。,;\n ]))(?:在?{_YEAR}(?:度)?(?:以?来)?,? ?)?(?:现?[将就])?原?"
    rf"(?P<name>{_FULL.pattern[len('(?P<name>') : -1]})"
    rf"{_GOES_ON}"
)
# A government or subdistrict that goes by the name of its place: 2023年,梧桥街道坚持….
_OPENING_PLACE = re.compile(
    rf"(?:^|(?<=[。,;\n ]))(?:在?{_YEAR}度?,? ?)?"
    rf"(?P<name>(?![现将就在我本全各该为以对]|根据|按照){PLACE}{{1,3}}(?:政府)?){_GOES_ON}"
)
# Words that end as the names of places and bodies do, and are none: 各学校, 全市中心, 紧紧围绕服务中心.
_NO_NAME = re.compile(
    "各|(?<!安)全(?:[国省市县区镇乡街]|州(?!县))|坚持|深入|认真|全面(?!依法)|紧紧|围绕|始终|积极|按照|根据|严格|高度|不断|扎实|切实|聚焦"
    "|立足|坚决|牢固|贯彻|对照|推动|推进(?!中心|处)|践行|着力|紧扣|落实|加强|强化|加快|打造|争创|创建|建成|作为|成为|这个|的|某(?:公司|企业|学校|集团)|中小学$"
)
# What is done to a body is no part of its name: 组织云州市学校, 约谈云州市供水集团.
_DONE_TO = re.compile(
    "[对由与为被给]|经(?![开济])|向(?!阳)|组织|支持|督促|督导|查处|帮助|约谈|指导|协调|协助|配合|会同|联合(?![会街镇乡])|邀请|依托|走进|走访|面向|针对|开展|选派|服务"
)
# So do these, of places: 各社区, 城镇.
_NO_PLACE = re.compile(
    "[对和及与推持是]|服务|指导|引导|走进|(?:[社园辖景小校山片库林牧灾矿厂]区|[城乡村集]镇|[城集超]市|[老心主]城区|示范(?:[市县镇乡]|街道))$|^..$"
)
_OTHER_ORGAN = re.compile(
    "[我本全](?:局|委|厅|部|院|办|署|中心|支队|大队|馆|校|系统|公司)|[我本](?:单位|所|站|处|队|行(?!政|业)|社(?!区|会)|集团)"
)
_REPORT_SENTENCE = re.compile(rf"(?:就|将)[^。;]{{0,30}}?{_YEAR}(?=[^。;]{{0,60}}(?:如下|报告|汇报))")
_LEAD_YEAR = re.compile(rf"(?:^|\n) *(?:在)?{_YEAR}(?:度|以来)?(?:,|是|我[局县市区厅委省镇])")
_HEAD_YEAR = re.compile(rf"{_YEAR}")
_PLAN_HEAD_YEAR = re.compile(rf"{_YEAR}(?:度)?.{{0,12}}(?:安排|打算|思路|计划|工作重点|展望)")
_DAY = re.compile(r"(?P<y>(?:19|20)\d\d) ?[-/年.] ?(?P<m>\d{1,2}) ?[-/月.] ?(?P<d>\d{1,2})(?!\d)")
_HAN_DAY = re.compile(
    r"(?P<y>[二][一二三四五六七八九〇零○OoＯ]{3})年(?P<m>[一二三四五六七八九十]{1,3})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_PUBLISHED = re.compile(
    r"(?:发布|公布|公开|上网|发表|更新)(?:日期|时间|于)|(?:^|[ |])(?:日期|时间)|发布 ?[:于]|提交时间"
)
# A bar of page controls tells the day of publication without saying so.
_PAGE_BAR = re.compile(r"字体|字号|浏览|点击|访问|来源|分享|打印")
_ADOPTED = re.compile(r"(?:成文|印发|生成|制发|发文|制作)(?:日期|时间)")
# Most reports say nothing of their submission. A pattern that begins with one of few words tells so at once.
_SUBMITTING = re.compile(
    r"报告[^。;]{0,15}20\d\d ?年 ?\d{1,2} ?月|日期(?<=[送报交]日期)|时间(?<=[送报交]时间)"
)
_SUBMITTED_SENTENCE = re.compile(
    r"本?报告[^。;]{0,12}?(?:已|业)?(?:经)?(?:于"
    r"|在)?(?P<y>20\d\d) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日[^。;,]{0,12}?(?:报送|上报|呈报"
    r"|报告|提交|报)"
    r"|(?:报送|上报|呈报|提交)(?:日期|时间) ?[:] ?(?P<y2>20\d\d) ?[-/年.] ?(?P<m2>\d{1,2}) ?[-/月.] ?(?P<d2>\d{1,2})"
)
_ISSUER_LABEL = re.compile(
    r"(?:发布|发文|公开|制发|制作|信息发布)(?:机构|机关|单位|部门)[ |:]{1,6}(?P<name>[一-龥()]{4,40})"
    r"|(?:信息)?来源 ?: ?(?P<name2>[一-龥()]{4,40})|(?:责任(?:部门|单位)|报告单位"
    r"|填报单位) ?[:|] ?(?P<name3>[一-龥()]{4,40})"
)
_OWN_NUMBER = re.compile(rf"[ |:(]*(?P<number>{NUMBER})")
_NUMBER_BEHIND = re.compile(rf" ?[(](?P<number>{NUMBER})[)]$")
_LONGEST_NUMBER = 40
_NUMBER_LABEL = re.compile(rf"(?:文 *号|发文字号|文件编号) *[|:]* *(?P<number>{NUMBER})")


@frozen
class Page:
    """What the masthead is read from: stretches of the flow by the kind of their block.

    :ivar flow: the folded text.
    :ivar source: the text given.
    :ivar blocks: kind, start and end (flow positions) of each block, in order.
    :ivar headings: the depth-1 headings: words, start and end.
    :ivar metadata: what the file says of itself beside the text, as ``Source.metadata``; it tells what the
        text itself does not.
    """

    flow: Flow
    source: str
    blocks: Sequence[tuple[BlockKind, int, int]]
    headings: Sequence[tuple[int, int]]
    metadata: Mapping[str, str] = field(factory=dict)

    def of(self, *kinds: BlockKind) -> list[tuple[int, int]]:
        """Give the stretches of the blocks of ``kinds``, in order."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        return sorted(place for kind in kinds for place in self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[BlockKind, list[tuple[int, int]]]:
        by_kind: dict[BlockKind, list[tuple[int, int]]] = {}
        for kind, start, end in self.blocks:
            by_kind.setdefault(kind, []).append((start, end))
        return by_kind

    @cached_property
    def body_start(self) -> int:
        """Where the first paragraph begins; beyond the text where there is none."""
        return next(
            (start for kind, start, _ in self.blocks if kind is BlockKind.PARAGRAPH), len(self.flow.text) + 1
        )


def identify(page: Page) -> Masthead:
    """Read the masthead of a page.

    :param page: the report's text and where its blocks are.
    :returns: the masthead; every value has its span, but for what the metadata alone tell.
    """
    text = page.flow.text
    title, title_span, title_words = _title(page)
    title_year = title_year_at = None
    found = _find_year(title_words)
    if found is not None:
        title_year, title_year_at = found[0], title_span
        if title_span is not None:
            printed = page.flow.at(title_span.start)
            exact = _IN_TITLE.search(text, printed, page.flow.at(title_span.end))
            if exact:
                title_year_at = page.flow.span(*exact.span("year"))
    body = page.of(BlockKind.PARAGRAPH)
    body_year, body_year_at = _body_year(page, body, title_year)
    year, year_at = (body_year, body_year_at) if body_year is not None else (title_year, title_year_at)
    if title_year is not None and title_year == year:
        year_at = title_year_at
    published, published_at, signed, signed_at = _days(page)
    submitted, submitted_at = _submitted(page)
    number, number_at = _own_number(page)
    return Masthead(
        title=title,
        issuer=_issuer(page, title_words, title_span, body),
        year=year,
        title_year=title_year,
        published=published,
        submitted=submitted,
        signed=signed,
        document_number=number,
        title_span=title_span,
        year_span=year_at,
        title_year_span=title_year_at,
        published_span=published_at,
        submitted_span=submitted_at,
        signed_span=signed_at,
        document_number_span=number_at,
    )


def _title(page: Page) -> tuple[str | None, Span | None, str]:
    stretches = page.of(BlockKind.TITLE)
    if not stretches:
        told = page.metadata.get("title", "").strip()
        words = fold(told).text.replace(" ", "")
        return (told, None, words) if is_title(words) else (None, None, "")
    first, last = stretches[0][0], stretches[-1][1]
    numbered = _NUMBER_BEHIND.search(page.flow.text, first, last)
    if numbered:
        last = numbered.start()
    span = page.flow.span(first, last)
    words = "".join(page.flow.text[start : min(end, last)] for start, end in stretches)
    printed = "".join(part.strip() for part in span_lines(page.source, span))
    return printed, span, words.replace(" ", "")


def span_lines(source: str, span: Span) -> list[str]:
    """Give the lines that a span covers."""
    return source[span.start : span.end].splitlines()


def _year_value(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    value = chinese_value(words.replace("○", "〇").replace("O", "〇"))
    return None if value is None else int(value[0])


def _find_year(words: str) -> tuple[int, int, int] | None:
    match = _IN_TITLE.search(words)
    if match is None:
        return None
    year = _year_value(match["year"])
    return None if year is None else (year, *match.span("year"))


def _body_year(
    page: Page, body: list[tuple[int, int]], title_year: int | None
) -> tuple[int | None, Span | None]:
    """Find the year that the body reports on: what it says it reports, else its opening, else what it names most.

    The last is a guess, and not made where the title names a year (``title_year``).
    """
    text = page.flow.text
    if not body:
        return None, None
    first, last = body[0][0], body[-1][1]
    votes: Counter[int] = Counter()
    places: dict[int, tuple[int, int]] = {}

    def vote(match: re.Match[str] | None, weight: int, shift: int = 0) -> None:
        if match is None:
            return
        year = _year_value(match["year"])
        if year is not None and 1990 <= year + shift <= 2100:
            votes[year + shift] += weight
            places.setdefault(year + shift, match.span("year"))

    opening_end = page.headings[0][0] if page.headings else body[min(2, len(body) - 1)][1]
    vote(_REPORT_SENTENCE.search(text, first, max(opening_end, body[0][1])), 6)
    line_start = (
        text.rfind("\n", 0, first) + 1
    )  # with its indentation, so that the pattern sees where a line begins
    vote(_LEAD_YEAR.search(text, max(0, line_start - 1), max(opening_end, body[0][1])), 4)
    for index, (start, end) in enumerate(page.headings):
        named = _HEAD_YEAR.search(text, start, end)
        plan = named and _PLAN_HEAD_YEAR.search(text, named.start(), end)
        # whatever a later heading calls it (重点工作, 主要任务, 努力方向): the year after the title's is the plan's
        if plan is None and index and named and title_year and _year_value(named["year"]) == title_year + 1:
            plan = named
        if plan:
            vote(plan, 2, -1)
        else:
            vote(named, 3)
    if votes or title_year is not None:
        year = max(votes, key=lambda y: (votes[y], -y), default=None)
        return (None, None) if year is None else (year, page.flow.span(*places[year]))
    for match in re.finditer(
        r"(?P<year>20\d\d)年(?:度|,|全|以来|我|共)(?![^。;]{0,16}(?:(?<!现)将|拟|计划|打算))",
        text[first:last],
    ):
        vote(match, 1)
    if votes:
        year = max(votes, key=lambda y: (votes[y], y))
        start, end = places[year]
        return year, page.flow.span(first + start, first + end)
    return None, None


def _date(match: re.Match[str] | None, suffix: str = "") -> datetime.date | None:
    if match is None:
        return None
    parts = [
        _year_value(match["y" + suffix]),
        _year_value(match["m" + suffix]),
        _year_value(match["d" + suffix]),
    ]
    if None in parts:
        return None
    try:
        return datetime.date(*[p for p in parts if p is not None])
    except ValueError:
        return None


def _days(page: Page) -> tuple[datetime.date | None, Span | None, datetime.date | None, Span | None]:
    """Find the day of publication (the page's or the metadata's, else the signature's) and the signature's day."""
    text = page.flow.text
    signed = signed_at = None
    for start, end in page.of(BlockKind.SIGNED_DATE):
        match = _DAY.search(text, start, end) or _HAN_DAY.search(text, start, end)
        signed = _date(match)
        if signed is not None:
            signed_at = page.flow.span(start, end)
    best: tuple[datetime.date, Span] | None = None
    above = ""
    for start, end in page.of(BlockKind.METADATA, BlockKind.FURNITURE):
        for match in _DAY.finditer(text, start, end):
            day = _date(match)
            label = text[max(start, match.start() - 14) : match.start()]
            label = label[label.rfind("|", 0, len(label.rstrip(" |"))) + 1 :].strip("-*·•| ")
            column = _cell(above, text.count("|", start, match.start()))
            if not label and match.start() - start < 4:
                label = above  # a table whose cells stand one a line
            elif _PUBLISHED.search(column) or _ADOPTED.search(column):
                label = column
            if day is None or _ADOPTED.search(label):
                continue
            if _PUBLISHED.search(label):
                return day, page.flow.span(*match.span()), signed, signed_at
            alone = match.start() - start <= 1 or _PAGE_BAR.search(text, start, end)
            if (
                best is None
                and alone
                and start < page.body_start
                and text[match.end() : match.end() + 1] != "/"
            ):
                best = (day, page.flow.span(*match.span()))
        above = text[start:end]
    if best is not None:
        return best[0], best[1], signed, signed_at
    told = _date(_DAY.search(fold(page.metadata.get("published", "")).text))
    if told is not None:
        return told, None, signed, signed_at
    return signed, signed_at, signed, signed_at


def _cell(row: str, index: int) -> str:
    """Give the cell of a table row behind its ``index``-th bar; empty where there is none."""
    cells = row.split("|", index + 1)
    return cells[index] if index < len(cells) else ""


def _submitted(page: Page) -> tuple[datetime.date | None, Span | None]:
    if next(matches_from(_SUBMITTING, ("报告", "日期", "时间"), page.flow.text), None) is None:
        return None, None
    for match in _SUBMITTED_SENTENCE.finditer(page.flow.text):
        suffix = "" if match["y"] else "2"
        day = _date(match, suffix)
        if day is not None:
            return day, page.flow.span(*match.span())
    return None, None


def _own_number(page: Page) -> tuple[str | None, Span | None]:
    """Find the report's own document number: in the metadata, or alone in a line before the text."""
    text = page.flow.text
    for _, end in page.of(BlockKind.TITLE)[-1:]:
        match = _NUMBER_BEHIND.search(text, max(0, end - _LONGEST_NUMBER), end)
        if match:
            span = page.flow.span(*match.span("number"))
            return page.source[span.start : span.end], span
    for start, end in page.of(BlockKind.METADATA, BlockKind.FURNITURE):
        if start > page.body_start:
            break
        match = _NUMBER_LABEL.search(text, start, end) or _OWN_NUMBER.match(text, start, end)
        if match:
            span = page.flow.span(*match.span("number"))
            return page.source[span.start : span.end], span
    told = page.metadata.get("document_number", "").strip()
    return (told, None) if re.fullmatch(NUMBER, fold(told).text) else (None, None)


def _issuer(page: Page, title: str, title_span: Span | None, body: list[tuple[int, int]]) -> Issuer | None:
    """Find who reports: by the title, else by the signature, the opening or the metadata; the fullest name wins."""
    text = page.flow.text
    candidates: list[tuple[str, Span | None]] = []
    match = _ISSUER_IN_TITLE.match(title)
    if match and _is_body(match["name"]):
        candidates.append((match["name"], title_span))
    signature = page.of(BlockKind.SIGNATURE)
    signed = [text[start:end].replace(" ", "") for start, end in signature]
    for (start, end), name in zip(signature, signed, strict=True):
        if _is_body(name):
            candidates.append((name, page.flow.span(start, end)))
    named = _labelled(page)
    if not candidates and body:
        named_there = _in_opening(text, body, place=not named)
        if named_there is not None:
            candidates.append((text[slice(*named_there)], page.flow.span(*named_there)))
    if not candidates:
        full = [(name, at) for name, at in named if _FULL.fullmatch(name)]
        if not full:
            return None
        candidates.append(full[0])
    name, at = candidates[0]
    joint = _joint(name, signed)
    if joint:
        return Issuer(joint[0], level_of(joint[0], _superior(page)), IssuerKind.JOINT, joint[1], at)
    for other, where in [*candidates[1:], *named]:
        # 梧桥街道办事处 in the title, 云州市临浦区梧桥街道办事处 beside the date: the same body, named in full
        if other.endswith(name) and len(other) > len(name) and BARE_PLACE.fullmatch(other[: -len(name)]):
            name, at = other, where
            break
        # 静海区 in the title, 静海区人民政府 beside the date
        if BARE_PLACE.fullmatch(name) and re.fullmatch(rf"(?:{PLACE})*{re.escape(name)}人民政府", other):
            name, at = other, where
            break
    return Issuer(name, level_of(name, _superior(page)), kind_of(name), (), at)


def _in_opening(text: str, body: list[tuple[int, int]], *, place: bool) -> tuple[int, int] | None:
    """Find the body that an opening names: in full, else, where it may be a ``place``, by the name of one alone."""
    (start, end), second = body[0], body[min(1, len(body) - 1)]
    found = _OPENING.search(text, max(0, start - 1), second[1])
    if found and _is_body(found["name"]) and not _DONE_TO.match(found["name"]):
        return found.span("name")
    if not place or _OTHER_ORGAN.search(text, start, end):
        return None
    found = _OPENING_PLACE.search(text, max(0, start - 1), end)
    if found is None or _DONE_TO.match(found["name"]):
        return None
    return None if _NO_PLACE.search(found["name"]) or _NO_NAME.search(found["name"]) else found.span("name")


_ENDS_AS_ORGAN = re.compile(
    r"(?:政府|委员会|办公[室厅]|办事处|[局厅部署院委会办]|大队|总队|支队|公署|管委会|海关)(?:\([一-龥]{2,20}\))?$"
)
_ENDS_AS_BODY = re.compile(rf"(?:{PLACE}|国家|中国){HAN}*{_BODY}$|{HAN}{{2,}}大学$")
# 紧扣我县转型大局: words that end as an organ does.
_NO_ORGAN = re.compile("我[省市县区州镇乡街]|[大全布格新变结开破当定]局$")


def _is_organ(name: str) -> bool:
    return (
        len(name) <= 60
        and bool(_ENDS_AS_ORGAN.search(name) or BARE_PLACE.fullmatch(name))
        and _NO_ORGAN.search(name) is None
    )


def _is_body(name: str) -> bool:
    return _is_organ(name) or (
        len(name) <= 60 and _ENDS_AS_BODY.match(name) is not None and _NO_NAME.search(name) is None
    )


def _labelled(page: Page) -> list[tuple[str, Span | None]]:
    found: list[tuple[str, Span | None]] = []
    for start, end in page.of(BlockKind.METADATA, BlockKind.FURNITURE):
        for match in _ISSUER_LABEL.finditer(page.flow.text, start, end):
            group = next(g for g in ("name", "name2", "name3") if match[g])
            if _is_organ(match[group]):
                found.append((match[group], page.flow.span(*match.span(group))))
    for key in ("publisher", "source"):
        name = fold(page.metadata.get(key, "")).text.replace(" ", "")
        if re.fullmatch(r"[一-龥()]{4,40}", name) and _is_organ(name):
            found.append((name, None))
    return found


def _joint(name: str, signed: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """Split the name of a joint report into its bodies (区委、区人民政府; two lines of a signature)."""
    parts = [part for part in re.split(r"[、 ]|和(?=[^,]{2,}政府)", name) if part]
    if len(parts) > 1 and all(_ENDS_AS_ORGAN.search(part) for part in parts):
        return name, tuple(parts)
    if len(signed) > 1 and signed[0] == name and kind_of(name) is IssuerKind.PARTY:
        return "、".join(signed[:2]), tuple(signed[:2])
    match = re.fullmatch(
        r"((?:中共)?[一-龥]{2,20}(?:委员会|[省市区县州]委|党工委))([一-龥]{2,20}(?:人民政府|管委会"
        r"|管理委员会|办事处))",
        name,
    )
    if match:
        return name, (match[1], match[2])
    return None


def _superior(page: Page) -> str:
    """Give the addressee line, which names the body one level up."""
    return " ".join(page.flow.text[start:end] for start, end in page.of(BlockKind.ADDRESSEE))
