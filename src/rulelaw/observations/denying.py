"""Tell whether the words of a clause deny a thing, plan it or lament it: what is named so is not told as done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["SIGNS", "is_undone", "looks_ahead"]

_VERBS: Final = (
    "(?:建立|开展|实行|推行|落实|制定|出台|成立|设立|配备|聘请|组织|举办"
    "|召开|编制|公布|形成|执行|启动|完成|进行|举行|实现|发挥)"
)
# 拟出台的文件 and 未开展的单位 speak of documents and of others: what is said of them is said behind 的.
_DENIED: Final = re.compile(
    rf"(?<!对)(?:尚未|还未|仍未|暂未|未能|未曾|没有|未)(?:按要求|按规定|按期|按时|如期|及时|有效|充分|全面|正式|统一|有)?{_VERBS}(?!.*(?:的|不得|一律))"
    "|尚无|暂无|尚处于|仍处于"
)
_PLANNED: Final = re.compile(
    rf"^[^,]{{0,6}}拟(?:于|在|{_VERBS})(?!.*的)"
    "|(?:计划|打算|预计|力争|争取|将|拟)(?:于|在)?(?:明年|下年|下一年|来年|下一步)"
    "|(?:力争|争取|计划|预计|拟)(?:到|于|在|至)?20[0-9][0-9]年"
    "|^[^,]{0,2}(?:应|要|需要?|须)(?:进一步|继续|不断|持续|深入|着力|加快)"
    "|(?:明年|下年度?|下一年度?|来年|下一步|下步)(?:将|拟|计划|打算|准备)"
)
_LAMENTED: Final = re.compile(
    "(?:不够[^,]{0,4}|不足|不到位|不规范|不健全|不完善|不充分|不明显|不强|不高|不严|不广|不深|不细|不力|薄弱|滞后|偏少|偏低|偏弱|(?:开展|运用|组织)得?(?:较少|不多)|缺位|缺失|流于形式|聘而不用|顾而不问|学用脱节|形同虚设"
    "|(?:有待|亟待|亟需|尚需|还需|仍需)[^,]{0,8})(?:的?(?:问题|情况|现象|短板))?[。;!?]?$"
)
# What is set right, looked for or found is an act, whatever it is called: 整治执法不规范问题.
_MENDED: Final = re.compile(
    "解决|针对|整治|纠正|查处|整改|防止|避免|杜绝|克服|补齐|查找|发现|排查|督促|治理|聚焦"
)
# Of what each of these takes, it holds one of the words that follow; most clauses hold none, and few of two kinds.
_DENIALS: Final = frozenset(("未", "没有", "尚无", "暂无", "尚处", "仍处"))
_PLANS: Final = frozenset(
    (
        *("拟", "计划", "打算", "预计", "力争", "争取", "明年", "来年", "下年", "下一", "下步"),
        *(asks + how for asks in "应要需须" for how in "进继不持深着加"),
    )
)
_LAMENTS: Final = frozenset(
    (
        *("不" + how for how in "够足到规健完充明强高严广深细力多"),
        *("薄弱", "滞后", "偏少", "偏低", "偏弱", "较少", "缺位", "缺失", "流于"),
        *("而不用", "而不问", "脱节", "虚设"),
        *("有待", "亟待", "亟需", "尚需", "还需", "仍需"),
    )
)
SIGNS: Final = _DENIALS | _PLANS | _LAMENTS | {"缺乏", "缺少", "今后", "接下来"}
"""Words of which every clause holds one that is undone, and every sentence that looks ahead, and all words right ahead
of a thing that is not so; most sentences hold none, and are done with."""

# A lament ends its clause.
_TAIL: Final = 24
_AHEAD: Final = re.compile(
    "[ (]?(?:[一二三四五六七八九十0-9]+(?:是|要|[)、.,]))?(?:下一步|下一阶段|下步|下一年|明年|今后|接下来)"
)


def is_undone(clause: str, signs: Iterable[str]) -> bool:
    """Tell whether a clause says of what it names that it is not done, or not well.

    :param clause: the clause, its marks folded to those of ASCII.
    :param signs: those of the :data:`SIGNS` that stand in it.

    >>> [
    ...     is_undone(told, [sign])
    ...     for told, sign in (
    ...         ("未开展行政执法案卷评查", "未"),
    ...         ("案卷评查有待加强", "有待"),
    ...         ("拟聘请法律顾问2名", "拟"),
    ...     )
    ... ]
    [True, True, True]
    >>> [
    ...     is_undone(told, [sign])
    ...     for told, sign in (
    ...         ("整治执法不规范问题", "不规"),
    ...         ("对拟出台的文件进行审查", "拟"),
    ...         ("未发生败诉案件", "未"),
    ...     )
    ... ]
    [False, False, False]
    """
    if not _DENIALS.isdisjoint(signs) and _DENIED.search(clause):
        return True
    if not _PLANS.isdisjoint(signs) and _PLANNED.search(clause):
        return True
    if _LAMENTS.isdisjoint(signs) or not _LAMENTED.search(clause, max(len(clause) - _TAIL, 0)):
        return False
    return _MENDED.search(clause) is None


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence begins with words that put all of it into the time to come.

    >>> looks_ahead("下一步,将推行法律顾问制度。", 0, 14), looks_ahead("为下一步工作打下基础。", 0, 11)
    (True, False)
    """
    return _AHEAD.match(text, start, end) is not None
