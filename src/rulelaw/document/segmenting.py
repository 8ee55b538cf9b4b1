"""Cut a source into blocks: what is the report, and what is the page around it.

One block a line of the flow (hard wraps are already joined there). The report runs from its title, or from its first
line of prose, to its signature, or to its last line of prose; before and after stand metadata and page furniture.
"""

from __future__ import annotations

import re

from rulelaw.document.types import Block, BlockKind, Document
from rulelaw.text.marks import mark_at
from rulelaw.text.sources import Source

__all__ = ["is_page_line", "is_title", "segment"]

#: The subject that a title of this genre names.
SUBJECT = r"法治(?:政府|建设|人社|财政|统计|教育|交通|公安|税务|[一-龥]{2})|依法行政|依法治[省市县区校]"
_TITLE = re.compile(
    rf"[^。;!?]{{0,60}}(?:{SUBJECT})[^。;!?]{{0,30}}?(?:报告|总结|白皮书|情况"
    rf"|汇报)(?:[及和]\d{{4}}年度?(?:工作|重点)?(?:思路|打算|计划|安排|要点|任务))?》?"
    r"(?:[(《〔](?:[^()]{1,12}|[^()]{2,16}[〔\[]\d{4}[〕\]]第?\d{1,5}号)[)》〕])?》?"
)

_LINE = re.compile(r"\S(?:.*\S)?")

# Lines that belong to the page, wherever they stand. Each alternative names a thing pages carry.
_FURNITURE = re.compile(
    r"(?:您?(?:现在|当前)?的?(?:所在)?位置 ?[:是]|当前位置|首页 *[>›»/\\|]|[^。,]{0,20}[>›»]{1,2} ?[^。,]{1,30}[>›»])"
    r"|[\[【(]? ?(?:字体|字号|字体大小|打印|关闭|收藏|分享|纠错)"
    r"|.{0,4}(?:打印本页|关闭窗口|返回顶部|返回首页|扫一扫|分享到|无障碍|网站地图|联系我们|上一[篇条]|下一[篇条]|"
    r"相关(?:信息|文件|链接|附件|稿件|解读)[:]?$|主办(?:单位)?[:]|承办(?:单位)?[:]|技术支持|版权所有"
    r"|网站(?:标识码|支持|声明)|"
    r"备案[号]?[:]|.{0,12}ICP备|.{0,6}公网安备|建议使用|浏览(?:次数|量)|访问量|点击(?:数|率|量)|您是第|"
    r"责任编辑|编辑[:]|审核[:]|来源[:]|信息来源|作者[:]|附件(?:下载)?[:]|附件\d?[:]|地址[:]|邮编[:]|邮政编码|传真[:])"
    r"|分享[:]|(?:特别|版权|免责)?声明[:].{0,20}(?:转载|版权|本[网站]|来源)"
)
_METADATA = re.compile(
    r"[|\-*·• 【\[(]*(?:索 *引 *号|(?:发布|发文|公布|印发|成文|生成|制发|公开|更新|发表)(?:日期|时间"
    r"|机构|机关|单位|部门|字号|文号)"
    r"|发布[:于]|文 *号|主题(?:分类|词)|信息(?:分类|类别|名称|来源|索引)|有 *效 *性|效力状态|日期 ?[:]"
    r"|时间 ?[:]|来源 ?[:]|标 *题 ?[:]|"
    r"名 *称 ?[:]|体裁分类|组配分类|关 *键 *词|公开(?:方式|范围|属性|时限|形式)|文件编号|签发人"
    r"|服务对象|生命周期|责任(?:部门|单位)|(?:19|20)\d\d-\d{1,2}-\d{1,2}(?: |$))"
)
_SIGNED_DATE = re.compile(
    r"(?:\d{4}|[二〇零○OoＯ○一三四五六七八九]{4})年 ?(?:\d{1,2}"
    r"|[一二三四五六七八九十]{1,3})月 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$"
)
_ADDRESSEE = re.compile(
    r"[^。;,]{0,60}(?:政府|委员会|市委|省委|区委|县委|常委会|国务院|办公室|委|局|厅|人大|办|法治办)(?:办公室)?[:]$"
)
_NOTICE = re.compile(r"\((?:此件|主动)[^()]{0,12}公开[^()]{0,8}\)$")
_PROSE_ENDS = ("。", ";", "!", "?", "…", "”", '"', ")")
_ORGAN_END = re.compile(
    r"(?:人民政府|政府|委员会|办公室|办事处|[局厅部署院会委办]|大队|总队|支队|中心|公署|镇|乡|街道)$"
)
_PAGE_NUMBER = re.compile(r"[-—–] ?\d{1,3} ?[-—–]|第? ?\d{1,3} ?页.{0,10}")
_TITLE_LEAD = re.compile(rf"关于$|年度?$|的$|、$|{_ORGAN_END.pattern}")
_BROKEN = re.compile(r"关于|\d{4} ?年|[〇零○O]二.年")
_ANNOUNCED = re.compile(r"[报汇总](?:告|报|结)如下[:。]?$")
_BARE_HEADING = re.compile(
    r"^(?!.*(?:[:|>]|\d{4}-|报告$))[^。;,]*(?:举措|成效|做法|工作|建设|领导|推进|加强|规范|落实|深化"
    r"|强化|健全|完善|优化|履行|坚持|提升|问题|不足|情况)"
)
_FIGURE_CELL = re.compile(r"[^|\s] *\| *\d[\d,.]*[%万亿]?[一-龥]{0,3} *(?:\||$)")
# What most lines are: a member of an enumeration is dear to look up.
_PARAGRAPH = BlockKind.PARAGRAPH
_MIN_PROSE = 40
_LONGEST_TITLE = 70
_TITLE_WINDOW = 60
_SIGNATURE_LINES = 5
_BEHIND_SIGNATURE = 60


def segment(source: Source) -> Document:
    """Cut ``source`` into blocks.

    :param source: the text given.
    :returns: the document; no character but white space is outside a block, and no text makes this fail.

    >>> document = segment(Source("某县教育局2021年法治政府建设年度报告\\n\\n2021年，我局依法行政。"))
    >>> [block.kind.value for block in document.blocks]
    ['title', 'paragraph']
    """
    flow = source.flow
    lines = _lines(flow.text)
    kinds = _kinds([flow.text[start:end] for start, end in lines])
    return Document(
        source,
        tuple([Block(kind, flow.span(start, end)) for kind, (start, end) in zip(kinds, lines, strict=True)]),
    )


def _lines(text: str) -> list[tuple[int, int]]:
    """Give the lines that hold anything, without surrounding spaces."""
    return [match.span() for match in _LINE.finditer(text)]


def _kinds(lines: list[str]) -> list[BlockKind]:
    """Tell for each line what it is on the page."""
    title = _find_title(lines)
    start = _find_start(lines, title)
    end = _find_end(lines, start)
    behind = _find_tables(lines, end)
    kinds: list[BlockKind] = []
    for index, line in enumerate(lines):
        if index in title:
            kind = BlockKind.TITLE
        elif index < start:
            kind = (
                BlockKind.METADATA if _METADATA.match(line) or _is_metadata_row(line) else BlockKind.FURNITURE
            )
        elif index < end:
            kind = _body_kind(line)
        elif index in behind:
            kind = BlockKind.TABLE_ROW
        else:
            kind = _tail_kind(lines, index, end)
        kinds.append(kind)
    return kinds


def _find_title(lines: list[str]) -> range:
    """Find the line or lines of the title among the lines before the first prose; an empty range where none is."""
    for index, line in enumerate(lines[:_TITLE_WINDOW]):
        if _is_prose(line) or mark_at(line):
            break
        for count in (3, 2):
            group = lines[index : index + count]
            if len(group) == count and (_leads(group[:-1]) or _is_broken(group)) and is_title("".join(group)):
                return range(index, index + count)
        if is_title(line):
            return range(index, index + 1)
    return range(0)


def is_title(line: str) -> bool:
    """Tell whether a folded line by itself is the title of a report of this genre.

    >>> is_title("某县教育局2021年法治政府建设年度报告"), is_title("2021年，我局依法行政。")
    (True, False)
    """
    line = line.replace(" ", "")
    return len(line) <= _LONGEST_TITLE and _TITLE.fullmatch(line) is not None and not is_page_line(line)


def _leads(lines: list[str]) -> bool:
    """Tell whether each of the lines may begin a title that the next line goes on with."""
    return all(
        len(line) <= 40 and _TITLE_LEAD.search(line) and not is_page_line(line) and not is_title(line)
        for line in lines
    )


def _is_broken(lines: list[str]) -> bool:
    """Tell whether the lines may be one title broken at any place: the first names a year or a 关于, none is whole."""
    return _BROKEN.search(lines[0]) is not None and all(
        len(line) <= 40 and not line.endswith(_PROSE_ENDS) and not is_page_line(line) and not is_title(line)
        for line in lines
    )


def is_page_line(line: str) -> bool:
    """Tell whether a folded line belongs to the page around a report: navigation, controls, labels, a footer.

    >>> is_page_line("责任编辑:某某"), is_page_line("全年检查12次。")
    (True, False)
    """
    return bool(_FURNITURE.match(line) or _METADATA.match(line) or line.count("|") > 1)


def _is_prose(line: str) -> bool:
    tells = len(line) >= _MIN_PROSE and ("。" in line or line.count(",") > 1)
    return (tells or _ANNOUNCED.search(line) is not None) and not is_page_line(line)


def _is_metadata_row(line: str) -> bool:
    return line.count("|") > 1


def _find_start(lines: list[str], title: range) -> int:
    """Find the first line of the report's own text after the title (or at all, where there is no title)."""
    first = title.stop
    for index in range(first, len(lines)):
        line = lines[index]
        if is_page_line(line) or (title and _TITLE.fullmatch(line.replace(" ", ""))):
            continue
        if _SIGNED_DATE.fullmatch(line.strip("()")):  # a day under the title
            continue
        if (
            _is_prose(line)
            or mark_at(line)
            or _ADDRESSEE.match(line)
            or (title and line.endswith(_PROSE_ENDS))
        ):
            return index
        if title and _is_bare_heading(lines, index):
            return index
    return first


def _is_bare_heading(lines: list[str], index: int) -> bool:
    """Tell whether a line under the title is the heading of what comes next: it names work, and text follows."""
    line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else ""
    return (
        len(line) <= 32
        and _BARE_HEADING.search(line) is not None
        and not _ORGAN_END.search(line)
        and bool(
            _is_prose(following)
            or mark_at(following)
            or (following.endswith(_PROSE_ENDS) and len(following) > 24)
        )
    )


def _find_end(lines: list[str], start: int) -> int:
    """Find the line behind the last line of prose, heading or table of the report."""
    last = _last_prose(lines, start, len(lines))
    if last is None:
        return len(lines)
    signed = _find_signature(lines, start, last)
    if signed is not None:
        last = _last_prose(lines, start, signed) or last
    return last + 1


def _last_prose(lines: list[str], start: int, end: int) -> int | None:
    for index in range(end - 1, start - 1, -1):
        line = lines[index]
        if not line.endswith(_PROSE_ENDS) or len(line) < 5:
            continue
        if not (is_page_line(line) or _NOTICE.match(line) or _SIGNED_DATE.fullmatch(line)):
            return index
    return None


def _find_signature(lines: list[str], start: int, last: int) -> int | None:
    """Find a signature with its day before the last prose, no heading between: that is a remark of the page."""
    for index in range(last, max(start, last - _BEHIND_SIGNATURE), -1):
        line = lines[index]
        if mark_at(line) or line.count("|") > 1:
            return None
        if line.endswith("日") and _SIGNED_DATE.fullmatch(line) and _is_signature(lines[index - 1]):
            return index - 1 if index - 1 > start else None
    return None


def _is_signature(line: str) -> bool:
    line = line.replace(" ", "")
    return len(line) <= 40 and _ORGAN_END.search(line) is not None and not is_page_line(line)


def _find_tables(lines: list[str], end: int) -> frozenset[int]:
    """Find the rows behind the prose that are a table of the report, such as an annex of figures."""
    found: set[int] = set()
    rows: list[int] = []
    for index in range(end, len(lines) + 1):
        line = lines[index] if index < len(lines) else ""
        if line.count("|") > 1 and not _METADATA.match(line) and not _FURNITURE.match(line.lstrip("| ")):
            rows.append(index)
            continue
        # two rows or more, and a figure in a cell behind the first
        if len(rows) > 1 and any(_FIGURE_CELL.search(lines[row]) for row in rows):
            found.update(rows)
        rows = []
    return frozenset(found)


def _body_kind(line: str) -> BlockKind:
    if "|" in line and line.count("|") > 1:
        return BlockKind.TABLE_ROW
    if len(line) < _MIN_PROSE:
        if line.endswith(":") and _ADDRESSEE.match(line):
            return BlockKind.ADDRESSEE
        if _PAGE_NUMBER.fullmatch(line) or (
            not line.endswith(_PROSE_ENDS) and not mark_at(line) and is_page_line(line)
        ):
            return BlockKind.FURNITURE
    return _PARAGRAPH


def _tail_kind(lines: list[str], index: int, end: int) -> BlockKind:
    line = lines[index].replace(" ", "")
    if _SIGNED_DATE.fullmatch(line):
        return BlockKind.SIGNED_DATE
    if index - end < _SIGNATURE_LINES and _is_signature(line):
        return BlockKind.SIGNATURE
    return BlockKind.METADATA if _METADATA.match(line) else BlockKind.FURNITURE
