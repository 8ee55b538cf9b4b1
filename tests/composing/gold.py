"""The truth of a composed report as plain data, in the shape of a hand-made annotation."""

from __future__ import annotations

from typing import Any

from .truth import Composed, Place


def to_gold(composed: Composed) -> dict[str, Any]:
    """A composed report's truth as JSON-ready data; a faultless report lists no findings.

    >>> from tests.composing import compose
    >>> to_gold(compose(1))["findings"]
    []
    """
    text = composed.text
    head = composed.masthead
    return {
        "file": f"{composed.name}.txt",
        "name": composed.name,
        "document": {
            "issuer": head.issuer,
            "level": head.level,
            "year": head.year,
            "published": head.published.isoformat() if head.published else None,
            "title": head.title,
            "parts": {part: bool(places) for part, places in composed.parts.items()},
        },
        "quantities": [
            {
                "text": q.text,
                "nth": _nth(text, q.text, q.span[0]),
                "value": format(q.value.normalize(), "f"),
                "upper": format(q.upper.normalize(), "f") if q.upper is not None else None,
                "unit": q.unit,
                "qualifier": q.qualifier,
                "zero": q.zero,
                "optional": q.optional,
                "indicator": "?" if q.open else "+".join(q.indicators) or None,
                "indicators": list(q.indicators),
                "change": q.change,
                "year": q.year,
                "scope": list(q.scope),
                "context": text[max(0, q.span[0] - 12) : q.span[0]],
                "start": q.span[0],
                "end": q.span[1],
            }
            for q in composed.quantities
        ],
        "identities": [
            {
                "total": _at(text, i.total),
                "parts": [_at(text, p) for p in i.parts],
                "kind": i.kind,
                "relation": i.relation,
                "context": text[max(0, i.total[0] - 12) : i.total[0]],
                "total_start": i.total[0],
                "total_end": i.total[1],
                "part_spans": [_placed(text, p) for p in i.parts],
                "holds": True,
            }
            for i in composed.identities
            # An annotation lists what adds up; a mere part of a whole is no sum.
            if i.relation != "subset"
        ],
        "changes": [
            {
                "change": _at(text, c.change),
                "from": _at(text, c.before),
                "to": _at(text, c.after),
                "holds": True,
                "change_span": _placed(text, c.change),
                "from_span": _placed(text, c.before),
                "to_span": _placed(text, c.after),
            }
            for c in composed.changes
        ],
        "citations": [
            {
                "title": c.title,
                "number": c.number,
                "nth": _nth(text, c.title, c.span[0]),
                "optional": False,
                "start": c.span[0],
                "end": c.span[1],
                "nested": False,
                "number_start": c.number_span[0] if c.number_span else None,
                "number_end": c.number_span[1] if c.number_span else None,
            }
            for c in composed.citations
        ],
        "headings": [
            {"text": h.text, "depth": h.depth, "start": h.span[0], "end": h.span[1]}
            for h in composed.headings
        ],
        "findings": [],
    }


def _at(text: str, place: Place) -> str:
    return text[place[0] : place[1]]


def _placed(text: str, place: Place) -> dict[str, str | int]:
    return {"text": _at(text, place), "start": place[0], "end": place[1]}


def _nth(text: str, part: str, start: int) -> int:
    """Which occurrence of `part` starts at `start`, counted from 1."""
    nth, at = 1, text.find(part)
    while -1 < at < start:
        nth, at = nth + 1, text.find(part, at + 1)
    return nth
