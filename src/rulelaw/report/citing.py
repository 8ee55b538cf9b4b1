"""Find the laws and documents cited in 《》, with the document numbers given beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from rulelaw.report.types import Citation
from rulelaw.text.folding import Flow

__all__ = ["NUMBER", "Titles", "cite", "match_titles"]

#: A document number (文号) in all the shapes that reports print, right or wrong.
NUMBER = (
    r"(?:[一-龥]{1,14}(?:\([一-龥]{1,4}\))? ?(?:[〔\[【(]|[（］]) ?第? ?(?:19"
    r"|20)?\d{2} ?年?[〕\]】)] ?第? ?\d{1,5}(?:-\d{1,3})? ?号"
    r"|[一-龥]{0,12}令 ?(?:\((?:(?:19|20)\d\d年)?第? ?\d{1,5} ?号\)|(?:(?:19|20)\d\d年)?第? ?\d{1,5} ?号)"
    r"|[一-龥]{0,12}公告 ?(?:\(?(?:19|20)\d\d ?年\)? ?)?第? ?\d{1,5} ?号"
    r"|[一-龥]{1,10}(?:发|办|函|字|政) ?(?:19|20)\d\d ?[〕\]】)] ?\d{1,5} ?号)"
)
_BEHIND = re.compile(rf" ?[(（]?(?:以下简称[^()]{{1,20}}[,;])? ?(?P<number>{NUMBER})")
# A title is not longer; an opening 《 with no partner within this reach has none.
_LONGEST_TITLE = 200


@frozen
class Titles:
    """The 《》 of a text, matched.

    :ivar outermost: the stretches inside outermost pairs, ascending, in flow positions.
    :ivar unmatched: the places of 《 and 》 without a partner, ascending.
    """

    outermost: tuple[tuple[int, int], ...]
    unmatched: tuple[int, ...]


def match_titles(text: str) -> Titles:
    """Match 《 with 》 in one pass; a line end or a title beyond all length leaves an opening one alone.

    >>> match_titles("《关于印发〈办法〉的通知》和《条例")
    Titles(outermost=((1, 12),), unmatched=(14,))
    """
    outermost: list[tuple[int, int]] = []
    unmatched: list[int] = []
    stack: list[int] = []
    inside: list[tuple[int, int]] = []  # pairs within one that is still open, outermost first

    def give_up() -> None:
        unmatched.extend(stack)
        stack.clear()
        outermost.extend(inside)
        inside.clear()

    last = 0
    # a search for one character takes a tenth of the time that one for two takes
    for place in sorted(match.start() for bracket in "《》" for match in re.finditer(bracket, text)):
        if stack and text.find("\n", last, place) >= 0:
            give_up()
        last = place
        if text[place] == "《":
            if stack and place - stack[0] > _LONGEST_TITLE:
                give_up()
            stack.append(place)
        elif not stack:
            unmatched.append(place)
        else:
            opening = stack.pop()
            while inside and inside[-1][0] > opening:
                inside.pop()
            (inside if stack else outermost).append((opening + 1, place))
    give_up()
    return Titles(tuple(outermost), tuple(sorted(unmatched)))


def cite(flow: Flow, titles: Titles, source: str) -> Iterator[Citation]:
    """Give the citations of a text, in order.

    :param flow: the folded text.
    :param titles: its matched 《》.
    :param source: the text given, of which titles and numbers are quoted.
    """
    text = flow.text
    for start, end in titles.outermost:
        span = flow.span(start, end)
        title = source[span.start : span.end]
        if not title.strip():
            continue
        behind = _BEHIND.match(text, end + 1)
        if behind is None:
            yield Citation(title, None, span)
            continue
        number_span = flow.span(*behind.span("number"))
        yield Citation(title, source[number_span.start : number_span.end], span, number_span)
