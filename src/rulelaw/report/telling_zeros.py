"""Find the zeros that are told in words: by a denial (未发生败诉案件) or as an outcome (均未败诉, 败诉率为零)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from rulelaw.text.words import alternation, matches_from

__all__ = ["ZERO_EXAMPLES", "outcome_zeros", "told_zeros"]

# A zero told in words: a denial, then the thing named, and the thing must be one that reports count.
_THINGS = alternation((
    "案件", "案例", "案卷", "命案", "积案", "复议案", "诉讼案", "败诉案", "投诉", "投诉件", "信访件",
    "举报件", "督办件", "公开件", "办件", "来信", "事故", "败诉", "复议", "诉讼", "信访", "举报", "纠纷",
    "上访", "争议", "纠错", "事件", "申请", "情形", "问题", "舆情", "行为", "内容", "线索", "文件", "赔偿",
    "强制", "强制措施", "处罚", "许可", "事项", "现象", "差评", "疫情", "伤亡", "撤诉", "意见书", "建议书",
    "司法建议",
))  # fmt: skip
_INNER = r"[^。;,!?:\n“”\"()《》\d]"
_FURTHER = r"[^。;,!?:、\n“”\"()《》\d未没无零不]"  # a thing further down the list, and no zero of its own
_ZERO = re.compile(
    r"(?P<denial>未|没有?|无|零|不(?=存在))"
    r"(?:(?P<told>发生|出现|收到|产生|接到|发现|引发|存在|接收)|(?P<done>制定|制发|出台|印发|实施|作出|采取|受理|办理|启动))?"
    rf"过?(?:任何|[一1][起例件])?(?P<thing>(?!的){_INNER}{{0,24}}?{_THINGS}(?:[、和及与或]{_FURTHER}{{0,12}}?{_THINGS})*)"
    r"(?=[。;,!?、)\n”]|$|发生|的?情况)"
)
_DENIALS: Final = ("未", "没", "无", "零", "不存在")
# What may stand before 无, 没有 or a deed not done where it is told of the year, and is no part of another word.
_TELLS_ALL = re.compile(
    r"(?:[^一-龥]|[均暂尚都也]|20\d\d年|全年|年内|年度|目前|今年|至今|当年|期间|诉讼|复议|街道|机关|[本我]单位|[我本全][局委厅部镇乡县市区省院办系统]|[一二三四五六七八九十]是)$"
)
# What makes a condition, an attribute or a part of the whole of the denial: 如未收到申请, 对未发生事故的, 个别单位未….
_DENIES_SOME = re.compile(r"(?:[如若凡对因将把]|应(?!诉)|部分|个别|少数|有的|一些)[^。;,]{0,4}$")
# 无 and 零 as the beginning of another word: 无证经营, 无障碍, 零散.
_OTHER_WORD = re.compile(
    "无[证理序论权法故障照效关偿形数缝疑需线]|无人(?!员)|零[散星售碎件部工跑基门距容下点]|没有(?:解决|处理|落实|做到|固定|专门|及时|充分|完全|真正|得到|统一)"
)
ZERO_EXAMPLES: tuple[tuple[str, bool], ...] = (
    ("发生行政诉讼案件14件,未发生败诉案件。", True),
    ("全年无行政复议案件。", True),
    ("行政诉讼无败诉案件,机制运行顺畅。", True),
    ("未发生较大以上安全事故。", True),
    ("未发生因程序违法被撤销的案件。", True),
    ("未发生因执法不当引发的行政复议和行政诉讼。", True),
    ("审查文件16份,没有违反审查标准的情形。", True),
    ("评查案卷20卷,无不合格案卷。", True),
    ("巡查矿区12处,未发现越界开采行为。", True),
    ("街道没有制发行政规范性文件。", True),
    ("2021年无行政复议、行政应诉案件。", True),
    ("本年度未收到依申请公开件。", True),
    ("审查政策29份,未发现排除、限制竞争的内容。", True),
    ("窗口实现零投诉。", True),
    ("查处无证经营案件3件。", False),
    ("部分单位未依法听证。", False),
    ("未依法听证3件。", False),
    ("未按规定归档的案卷已退回。", False),
    ("尚未建立常态化督导机制。", False),
    ("没有固定场所。", False),
    ("如未收到申请,按程序结案。", False),
    ("对未发生事故的企业减少检查。", False),
    ("个别单位未制定规范性文件。", False),
    ("整治零散投诉。", False),
    ("没有及时处理信访问题。", False),
    ("群众反映应发现未发现的问题。", False),
    ("企业未办理许可。", False),
)
"""Sentences that tell a zero, and near misses; the tests run them."""

_END: Final = r"(?= ?(?:[。;,!?:、)(\n”]|$))"
_OUTCOME: Final = re.compile(
    # each of these ends its clause: 未败诉的案件 speaks of a case
    "(?:未(?:被(?:法院)?(?:判决?|裁判|裁定)?)?败诉"
    "|无(?:一[件起宗例]?)?(?:败诉|被?纠错)(?:案件|案|情形|情况|记录)?"
    "|全[部都](?:获得?|取得)?胜诉|均(?:获得?|取得)?胜诉|皆(?:获得?|取得)?胜诉"
    f"|率(?:[均都]|继续|连续[^。;,]{{1,6}})?(?P<rate>(?:保持为|保持在|保持|维持在|为|是)(?:零| ?0))){_END}"
)
_OUTCOMES: Final = ("未", "无", "全部", "全都", "均", "皆", "率")
# What makes a part of the whole, or a condition, of what follows; or an aim, or a doubt.
_TELLS_SOME: Final = re.compile(
    r"(?:(?:[如若凡对因将把]|应(?!诉)|部分|个别|少数|有的|一些)[^。;,]{0,8}"
    r"|(?:力[争求]|[确力]保|争取|努力(?:实现|做到|使|让)|目标|要求|是否|并非|并不|不能|不是|其中|[一二]审"
    r"|除[^。;,]{1,12}外)[^。;,]{0,24})$"
)
# 6件未败诉, 8件全部胜诉: what is told of the figure right before it, and not of all.
_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十百余多] ?[件起宗例](?:案件|诉讼|案)?[已也]?$")
_REACH: Final = 40


def told_zeros(text: str) -> list[tuple[int, int, str | None]]:
    """Give the zeros that a text tells in words, in order, whatever stands around them.

    :param text: the text, its marks folded to those of ASCII.
    :returns: for each where its words begin and end, and its unit: ``%`` of a rate, else ``None``.

    >>> text = "全年未发生复议案件;诉讼案件3件,均未败诉。"
    >>> [text[start:end] for start, end, _ in told_zeros(text)]
    ['未发生复议案件', '未败诉']
    """
    told = {zero[0]: zero for zero in outcome_zeros(text)}
    told |= {
        match.start(): (*match.span(), None)
        for match in matches_from(_ZERO, _DENIALS, text)
        if _tells_zero(text, match)
    }
    return sorted(told.values(), key=itemgetter(0))


def outcome_zeros(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Give the zeros that a text tells as an outcome of cases, in order.

    :param text: the text, its marks folded to those of ASCII.
    :returns: for each where its words begin and end, and its unit: ``%`` of a rate, else ``None``.

    >>> text = "行政诉讼9件,均未败诉。复议纠错率为零。"
    >>> [(text[start:end], unit) for start, end, unit in outcome_zeros(text)]
    [('未败诉', None), ('为零', '%')]
    >>> list(outcome_zeros("对未败诉的案件同样复盘。个别单位未败诉。6件未败诉。力争败诉率为零。"))
    []
    """
    for match in matches_from(_OUTCOME, _OUTCOMES, text):
        is_rate = match["rate"] is not None
        start, end = match.span("rate" if is_rate else 0)
        window = max(0, start - _REACH)
        if _TELLS_SOME.search(text, window, start) is not None:
            continue
        if text[start] in "未全均皆" and _FIGURE.search(text, window, start) is not None:
            continue
        yield start, end, "%" if is_rate else None


def _tells_zero(text: str, match: re.Match[str]) -> bool:
    """Tell whether a denial and its thing speak of the whole year, rather than of a case or by another word."""
    start = match.start()
    window = max(0, start - 6)
    if _OTHER_WORD.match(text, start) or _DENIES_SOME.search(text, window, start):
        return False
    if match["told"]:
        return match["denial"] not in ("无", "零")
    if match["denial"] == "零":
        return len(match["thing"]) <= 8 and match["done"] is None
    if match["denial"] == "不" or (match["denial"] in ("未", "没") and not match["done"]):
        return False
    if match["done"] and (match["denial"] == "无" or "的" in match["thing"]):
        return False
    return _TELLS_ALL.search(text, window, start) is not None or start == 0
