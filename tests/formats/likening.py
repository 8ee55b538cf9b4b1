"""What a report tells, in words rather than places, so that two readings of it can be held against each other."""

from __future__ import annotations

import re
from typing import Any

import rulelaw as rl

_SPACES = re.compile(r"\s+")


def told(source: rl.Source) -> dict[str, Any]:
    """All that reading, observing and checking a source gives, with its words in place of its places."""
    report = rl.read(source)
    observations = rl.observe(report)

    def words(span: rl.Span | None) -> str | None:
        return None if span is None else _SPACES.sub("", source.quote(span))

    masthead = report.masthead
    return {
        "masthead": (
            _SPACES.sub("", masthead.title or ""),
            None
            if masthead.issuer is None
            else (masthead.issuer.name, masthead.issuer.level, masthead.issuer.kind),
            masthead.year,
            masthead.title_year,
            masthead.published,
            masthead.signed,
            masthead.document_number,
        ),
        "headings": [(_SPACES.sub("", h.text), h.depth, h.number) for h in report.headings],
        "parts": {part: presence.grade for part, presence in report.parts.items()},
        "quantities": [(q.value, q.upper, q.unit, q.qualifier, words(q.span)) for q in report.quantities],
        "citations": [(_SPACES.sub("", c.title), c.number) for c in report.citations],
        "observations": [
            (o.indicator, o.value, o.unit, o.qualifier, o.period, o.change, o.part, o.scope, words(o.span))
            for o in observations.values
        ],
        "breakdowns": [
            (b.kind, b.relation, words(b.total), [words(p) for p in b.parts], b.holds)
            for b in observations.breakdowns
        ],
        "practices": [(p.practice, p.grade, p.part) for p in observations.practices],
        "findings": [
            (f.code, f.severity, [words(span) for span in f.spans])
            for f in rl.check(report, observations=observations)
        ],
    }
