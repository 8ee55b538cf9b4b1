"""A scorecard as text: the total, a table with bars, and on demand the sentences that explain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from rulelaw.report.types import Report
from rulelaw.scores.amounts import told_beside
from rulelaw.scores.explaining import explain
from rulelaw.scores.types import Scorecard, ScoreNode, Status
from rulelaw.terminal.quoting import place_of
from rulelaw.terminal.widths import Look, printable, table
from rulelaw.terminal.wording import SCORE_REASONS, WORDS
from rulelaw.text.sources import Source

__all__ = ["bar", "render_scorecard", "render_total"]

_BAR = 20
_FULL, _UNSURE, _EMPTY = "#", "~", "."
_NARROW = 100
_NARROWEST = 14
_OTHERS = 56
"""The columns beside the label and the bar, with the gaps."""


def render_scorecard(card: Scorecard, report: Report, look: Look, *, explained: bool = False) -> list[str]:
    """Tell a scorecard.

    :param card: the scorecard.
    :param report: the report it was made of.
    :param look: language, width and colour.
    :param explained: whether to tell where each point came from.
    """
    lang = look.lang
    lines = [
        look.paint(printable(f"{card.label.get(lang)} ({card.framework} {card.framework_version})"), "1")
    ]
    lines += render_total(card, look)
    heads = [
        WORDS[key].get(lang) for key in ("criterion", "score", "bounds", "bar", "weight", "points", "place")
    ]
    rows = [_row(node, depth, report.source, look) for node, depth in _walk(card.root.children, 0)]
    if rows:
        length = _bar_length(look)
        widest = [max(look.width - _OTHERS - length, _NARROWEST), 14, 11, length, 6, 6, 7]
        lines += ["", *table(rows, heads=heads, widest=widest, right=[1, 2, 4, 5, 6])]
    if explained:
        lines += ["", *(printable(sentence) for sentence in explain(card, report, lang))]
    elif card.disclaimer is not None:
        lines += ["", printable(card.disclaimer.get(lang))]
    return lines


def render_total(card: Scorecard, look: Look) -> list[str]:
    """Tell the total of a scorecard, its bounds, its grade, and what was added or limited after it."""
    lang = look.lang
    if card.value is None or card.low is None or card.high is None or card.coverage is None:
        reason = card.root.reason or next((leaf.reason for leaf in card.leaves()), None)
        told = "" if reason is None else SCORE_REASONS[reason].get(lang)
        return [WORDS["no_score"].format(lang, reason=told)]
    bands = {band.code: band.label.get(lang) for band in card.bands}
    limits = [band.least for band in card.bands]
    lines = [
        WORDS["total_score"].format(
            lang,
            value=_total(card.value, limits),
            low=_total(card.low, limits),
            high=_total(card.high, limits),
            coverage=_tenth(100 * card.coverage),
        )
    ]
    if card.bands:
        lines.append(_graded(card, bands, look))
    for bonus in card.bonuses:
        if bonus.points:
            label = bonus.node.label.get(lang)
            lines.append(WORDS["bonus"].format(lang, label=label, points=_tenth(bonus.points)))
    for veto in card.vetoes:
        if veto.grade is not None:
            label = veto.node.label.get(lang)
            lines.append(WORDS["veto"].format(lang, label=label, grade=bands[veto.grade]))
    return [printable(line) for line in lines]


def _graded(card: Scorecard, bands: Mapping[str, str], look: Look) -> str:
    """Tell the grade, and the bounds that the unknown leaves it."""
    low, high = (bands[code] if code is not None else "-" for code in (card.grade_low, card.grade_high))
    if card.grade is None:
        return WORDS["ungraded"].format(look.lang, low=low, high=high)
    if low == high:
        return WORDS["graded"].format(look.lang, grade=bands[card.grade])
    return WORDS["graded_between"].format(look.lang, grade=bands[card.grade], low=low, high=high)


def _walk(nodes: Iterable[ScoreNode], depth: int) -> Iterator[tuple[ScoreNode, int]]:
    for node in nodes:
        yield node, depth
        yield from _walk(node.children, depth + 1)


def _bar_length(look: Look) -> int:
    return _BAR if look.width >= _NARROW else _BAR // 2


def _row(node: ScoreNode, depth: int, source: Source, look: Look) -> list[str]:
    lang = look.lang
    label = "  " * depth + node.label.get(lang)
    if node.status is Status.NOT_APPLICABLE:
        return [label, WORDS["not_applicable"].get(lang), "", "", "", "", ""]
    spans = node.evidence.spans
    return [
        label,
        WORDS["unknown"].get(lang) if node.value is None else _tenth(node.value),
        _bounds(node),
        bar(node.low, node.high, _bar_length(look)),
        _tenth(node.weight),
        "" if node.value is None else _tenth(node.contribution),
        place_of(source, spans[0]) if spans else "",
    ]


def _bounds(node: ScoreNode) -> str:
    if node.low is None or node.high is None or node.low == node.high:
        return ""
    return f"{_tenth(node.low)}-{_tenth(node.high)}"


def bar(low: Decimal | None, high: Decimal | None, length: int = _BAR) -> str:
    """Draw a score between 0 and 100: what is sure, what may be, what is lacking.

    >>> bar(Decimal(50), Decimal(75)), bar(None, None)
    ('##########~~~~~.....', '')
    """
    if low is None or high is None:
        return ""
    sure, most = (int(end * length / 100 + Decimal("0.5")) for end in (low, high))
    return _FULL * sure + _UNSURE * (most - sure) + _EMPTY * (length - most)


def _total(number: Decimal, limits: Sequence[Decimal]) -> str:
    told = told_beside(number, limits, 1)
    return _tenth(told) if told == round(told, 1) else f"{told:f}"


def _tenth(number: Decimal) -> str:
    return f"{number:.1f}"
