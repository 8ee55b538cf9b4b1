"""Join what a layout has parted: the lines of a paragraph, the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["glue", "is_figure", "row_line", "spread"]

# Between two of these no space is written, whatever the line break between them.
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U0003ffff“”‘’…—·〇]")
# Either side of a line break that stands inside a number.
_IN_NUMBER = re.compile(r"\d\n[\d%.,]|\d[.,/-]\n\d")
_SPACES = re.compile(r"\s+")
# A figure with its measure word, and no year: a merged figure stands for one thing counted, a year is a heading.
_FIGURE = re.compile(
    r"[-+约近超逾]?\s*(?!(?:19|20)\d\d(?:年度?)?$)\d[\d.,，\s]*[余多]?[百千万亿]{0,2}[余多]?[^\d年月日]{0,4}"
)


def glue(lines: Iterable[str], *, numbers: bool = False) -> str:
    """Join lines that a layout has broken: without a space beside Chinese, with one between Latin words.

    A hyphen at a line's end joins the halves of a Latin word.

    :param lines: the lines; white space around them and empty ones are left out.
    :param numbers: whether a line may break inside a number (``1,2`` and ``36`` are ``1,236`` then).

    >>> glue(["全年制定规范性", "文件3件，公布“双随机", "”抽查事项", "12项"])
    '全年制定规范性文件3件，公布“双随机”抽查事项12项'
    >>> glue(["rule of", "law govern-", "ment"]), glue(["12", "45"])
    ('rule of law government', '12 45')
    """
    result: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        last = result[-1] if result else ""
        if not last or _WIDE.match(last[-1]) or _WIDE.match(line[0]):
            result.append(line)
        elif last[-1] == "-" and last[-2:-1].isalpha() and line[0].islower():
            result[-1] = last[:-1]
            result.append(line)
        elif numbers and _IN_NUMBER.search(last[-2:] + "\n" + line[:2]):
            result.append(line)
        else:
            result.append(" " + line)
    return "".join(result)


def row_line(cells: Iterable[str]) -> str:
    """Write a row of a table as one line of text.

    >>> row_line(["项目", "件数\\n（件）", ""])
    '| 项目 | 件数 （件） |  |'
    """
    # a bar inside a cell, narrow or wide, would make two cells of it
    clean = (_SPACES.sub(" ", cell.replace("|", "¦").replace("｜", "¦")).strip() for cell in cells)
    return "| " + " | ".join(clean) + " |"


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure and nothing else.

    >>> is_figure("1,204件"), is_figure("2023年"), is_figure("行政处罚")
    (True, False, False)
    """
    return _FIGURE.fullmatch(text.strip()) is not None


def spread(text: str, width: int) -> Sequence[str]:
    """Give what stands in each of the places that a merged cell covers: its words in all, a figure in the first alone.

    >>> spread("2023年", 2), spread("45件", 2)
    (['2023年', '2023年'], ['45件', ''])
    """
    return [text, *[""] * (width - 1)] if is_figure(text) else [text] * width
