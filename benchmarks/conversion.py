"""From a peer's terms to the ones of the hand annotations, by rules that favour the peer wherever there is doubt.

Peers and annotations draw their borders by different conventions. Where a border is a mere convention it is moved; where
the peer has not said something (which measure word a bare number belongs to, say) nothing is said for it.
"""

from __future__ import annotations

import re

_NUMERAL = r"0-9０-９,，.．〇○零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"

# 约3000余元 → 3000余元; leaves 3000余元 alone
_BEFORE = re.compile(
    rf"(?:大约|约|将近|近|超过|超|逾|高达|达|共计|共|不少于|不低于|不超过|至少|至多|人民币)+(?=[{_NUMERAL}])"
)

# 5000元|以上, 24小时|内; not 3年|内部
_AFTER = re.compile(r"以上|以下|以内|之内|内(?![部容外])|左右|上下|余")

# 300余万|元, 3-5万|元, 两|年, 20多|个小时
_NUMBER = re.compile(rf"[{_NUMERAL}]+(?:[-－—~～至到]+[{_NUMERAL}]+)?[余多来几]?[十百千万亿]*[余多来]?")


def aligned(text: str, start: int, end: int) -> tuple[int, int]:
    """The span by the convention of the annotations: words before the number stay outside, qualifiers after it inside.

    >>> aligned("节约3000余元以上", 1, 8)
    (2, 10)
    """
    lead = _BEFORE.match(text, start, end)
    if lead is not None and lead.end() < end:
        start = lead.end()
    tail = _AFTER.match(text, end)
    return start, tail.end() if tail is not None else end


def printed_unit(surface: str) -> str | None:
    """The unit as printed: what is left of a quantity's text when the number, its scale and its qualifiers are gone.

    >>> printed_unit("20多个小时"), printed_unit("24小时内"), printed_unit("3-5万元"), printed_unit("1919万")
    ('个小时', '小时', '元', None)
    """
    number = _NUMBER.match(surface)
    rest = surface[number.end() :] if number is not None else surface
    for tail in _AFTER.finditer(rest):
        if tail.end() == len(rest):
            rest = rest[: tail.start()]
            break
    return rest or None


def relocated(text: str, found: str, start: int, end: int) -> tuple[int, int]:
    """The place that a peer means, when its offsets do not hold what it says it found.

    Offsets that fit are kept. Otherwise the nearest place where the found text stands is taken; when there is none, the
    offsets are kept as they are.
    """
    if _folded(text[start:end]) == _folded(found):
        return start, end
    places = [match.start() for match in re.finditer(re.escape(_folded(found)), _folded(text))]
    if not places:
        return start, end
    nearest = min(places, key=lambda place: abs(place - start))
    return nearest, nearest + len(found)


_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _folded(text: str) -> str:
    """Full-width and capital forms brought to one, length kept (only ASCII is lowered, so no character grows)."""
    narrow = text.translate(_WIDE)
    return re.sub(r"[A-Z]", lambda match: match[0].lower(), narrow)
