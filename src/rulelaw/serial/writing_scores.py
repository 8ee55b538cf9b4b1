"""Scorecards as a table in CSV, a row for every node, safe to open with a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, TypeAlias

from rulelaw.labels import Lang
from rulelaw.scores.types import Adjustment, Scorecard, ScoreNode
from rulelaw.text.cells import safe_cell

__all__ = ["SCORE_COLUMNS", "Scored", "to_scores_csv"]

SCORE_COLUMNS: Final = (
    "document",
    "framework",
    "version",
    "code",
    "parent",
    "depth",
    "label",
    "status",
    "value",
    "low",
    "high",
    "coverage",
    "weight",
    "contribution",
    "fact",
    "reason",
    "grade",
    "places",
)
"""The columns, in order; more may be added at the end."""

Scored: TypeAlias = tuple[str, Scorecard]
"""The name of a document and its scorecard."""


def to_scores_csv(
    scored: Iterable[Scored], *, lang: Lang = "zh", bom: bool = False, header: bool = True
) -> str:
    """Write scorecards as CSV (RFC 4180: commas, double quotes, CRLF), a node a row, parents before children.

    The first row of a document is its total with bonuses, with the grade; its code is ``total``. Bonuses and vetoes
    follow the tree. ``places`` are offsets in code points, such as ``12-18``, joined by blanks.

    :param scored: names of documents with their scorecards, taken one by one.
    :param lang: the language of ``label``.
    :param bom: start with a byte-order mark, by which Excel knows UTF-8; write the text in UTF-8.
    :param header: start with the names of the columns.

    >>> import rulelaw as rl
    >>> card = rl.score(rl.parse("某县教育局2021年法治政府建设年度报告\\n2021年，我局制定规范性文件3件。"))
    >>> rows = list(csv.DictReader(to_scores_csv([("a.txt", card)], lang="en").splitlines()))
    >>> rows[0]["code"], rows[0]["grade"], rows[2]["code"], rows[2]["parent"], rows[2]["label"]
    ('total', 'fail', 'complete', 'disclosure', 'Complete contents')
    """
    table = io.StringIO(newline="")
    if bom:
        table.write("\ufeff")
    rows = csv.writer(table, lineterminator="\r\n")
    if header:
        rows.writerow(SCORE_COLUMNS)
    for name, card in scored:
        for row in _rows(card, lang):
            rows.writerow(
                [safe_cell(name), safe_cell(card.framework), safe_cell(card.framework_version), *row]
            )
    return table.getvalue()


def _rows(card: Scorecard, lang: Lang) -> Iterator[list[str | int]]:
    total = [
        safe_cell(card.label.get(lang)),
        card.root.status.value,
        *map(_number, (card.value, card.low, card.high)),
    ]
    rest = [
        _number(card.coverage),
        "100",
        _number(card.value),
        "",
        card.root.reason or "",
        card.grade or "",
        "",
    ]
    yield ["total", "", 0, *total, *rest]
    yield from _tree(card.root, "", 0, lang)
    for kind, adjustments in (("bonus", card.bonuses), ("veto", card.vetoes)):
        for adjustment in adjustments:
            yield _adjustment(adjustment, kind, lang)


def _tree(node: ScoreNode, parent: str, depth: int, lang: Lang) -> Iterator[list[str | int]]:
    yield _row(node, parent, depth, lang, "")
    for child in node.children:
        yield from _tree(child, node.code, depth + 1, lang)


def _adjustment(one: Adjustment, kind: str, lang: Lang) -> list[str | int]:
    return _row(one.node, kind, 0, lang, one.grade or "")


def _row(node: ScoreNode, parent: str, depth: int, lang: Lang, grade: str) -> list[str | int]:
    return [
        safe_cell(node.code),
        safe_cell(parent),
        depth,
        safe_cell(node.label.get(lang)),
        node.status.value,
        *map(_number, (node.value, node.low, node.high, node.coverage, node.weight, node.contribution)),
        _number(node.fact) if isinstance(node.fact, Decimal) else str(node.fact or ""),
        "" if node.reason is None else node.reason.value,
        safe_cell(grade),
        " ".join(f"{span.start}-{span.end}" for span in node.evidence.spans),
    ]


def _number(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")
