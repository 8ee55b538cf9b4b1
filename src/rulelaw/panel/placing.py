"""Where a body stands, as far as its name tells."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["province_of"]

# The four municipalities are provinces by their own name; regions and provinces end as such.
_PROVINCE: Final = re.compile(
    r"^(?:中共)?(?P<name>(?:北京|上海|天津|重庆)市|[一-龥]{2,8}?(?:自治区(?!州)|省(?!直|级|属|辖))|(?:香港|澳门)特别行政区)"
)


def province_of(name: str) -> str | None:
    """Give the province that a body's name begins with; ``None`` where it begins with none.

    Most names of counties and cities do not say their province, and none is looked up for them.

    >>> province_of("云岭省司法厅"), province_of("重庆市临浦区人民政府"), province_of("青峦县教育局")
    ('云岭省', '重庆市', None)
    """
    match = _PROVINCE.match(name)
    return None if match is None else match["name"]
