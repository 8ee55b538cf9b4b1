"""Find the zeros that are told as an outcome: 均未败诉, 无一败诉, 全部胜诉, 败诉率为零."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["outcome_zeros"]

_END: Final = r"(?= ?(?:[。;,!?:、)(\n”]|$))"
_OUTCOME: Final = re.compile(
    # each of these ends its clause: 未败诉的案件 speaks of a case
    "(?:未(?:被(?:法院)?(?:判决?|裁判|裁定)?)?败诉"
    "|无(?:一[件起宗例]?)?(?:败诉|被?纠错)(?:案件|案|情形|情况|记录)?"
    "|全[部都](?:获得?|取得)?胜诉|均(?:获得?|取得)?胜诉|皆(?:获得?|取得)?胜诉"
    f"|率(?:[均都]|继续|连续[^。;,]{{1,6}})?(?P<rate>(?:保持为|保持在|保持|维持在|为|是)(?:零| ?0))){_END}"
)
# What makes a part of the whole, or a condition, of what follows; or an aim, or a doubt.
_TELLS_SOME: Final = re.compile(
    r"(?:(?:[如若凡对因将把]|应(?!诉)|部分|个别|少数|有的|一些)[^。;,]{0,8}"
    r"|(?:力[争求]|[确力]保|争取|努力(?:实现|做到|使|让)|目标|要求|是否|并非|并不|不能|不是|其中|[一二]审"
    r"|除[^。;,]{1,12}外)[^。;,]{0,24})$"
)
# 6件未败诉, 8件全部胜诉: what is told of the figure right before it, and not of all.
_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十百余多] ?[件起宗例](?:案件|诉讼|案)?[已也]?$")
_REACH: Final = 40


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
    for match in _OUTCOME.finditer(text):
        is_rate = match["rate"] is not None
        start, end = match.span("rate" if is_rate else 0)
        window = max(0, start - _REACH)
        if _TELLS_SOME.search(text, window, start) is not None:
            continue
        if text[start] in "未全均皆" and _FIGURE.search(text, window, start) is not None:
            continue
        yield start, end, "%" if is_rate else None
