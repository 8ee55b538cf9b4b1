"""What the runners of the peers say to `peers.py`: one JSON object in, one out.

In: `{"texts": {name: text}, "repeats": 3}`.

Out: `{"versions": {package: version}, "python": "3.11.7", "characters": n, "floor": seconds,
"calls": {call: seconds}, "rows": [{"label": …, "calls": [call, …], "hits": {name: [hit, …]}}], "faults": [message, …]}`.

A hit is `{"start", "end", "value", "upper", "unit"}`: a half-open span in the text that was sent, decimals as strings in
the base unit (`万` and `亿` multiplied out), and the unit or null. `calls` holds the best time of each call of the library
over all texts; a row is one way to use the library and names the calls that it needs.

This module runs inside each peer's environment as well, so it needs nothing but the standard library.
"""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from timing import clocked, floor_seconds


@dataclass(frozen=True)
class Hit:
    """A quantity as a library reports it, in this benchmark's terms."""

    start: int
    end: int
    value: str
    upper: str | None = None
    unit: str | None = None

    def overlaps(self, other: Hit | tuple[int, int]) -> bool:
        """Whether the two places share a character."""
        start, end = (other.start, other.end) if isinstance(other, Hit) else other
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Row:
    """One way to use a library: the calls it needs, and what they find in each text."""

    label: str
    calls: tuple[str, ...]
    hits: Mapping[str, list[Hit]]


@dataclass
class Outcome:
    """What one runner has measured."""

    versions: dict[str, str]
    python: str
    characters: int
    floor: float
    calls: dict[str, float]
    rows: list[Row] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def plain(value: object) -> str:
    """A decimal's shortest plain form, so that `3678.040` and `3678.04` are one value: `"36780400"`, `"0.5"`."""
    return format(Decimal(str(value)).normalize(), "f")


def without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that share characters keep the one named first; the rest in order of place."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(hit.overlaps(other) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.start, hit.end))


def measure(
    versions: Mapping[str, str],
    calls: Mapping[str, Callable[[str], Any]],
    rows: Callable[[Mapping[str, str], Mapping[str, Mapping[str, Any]]], list[Row]],
) -> None:
    """Serve one request: read it from stdin, run every call over every text, write the outcome to stdout.

    `versions` maps what is measured to its version; `calls` maps the name of a call to a function of one text;
    `rows` turns the texts and the raw answers (call → text name → answer) into rows. A text on which a call raises counts
    as one where it finds nothing, and the fault is told.
    """
    request = json.load(sys.stdin)
    texts: dict[str, str] = request["texts"]
    answers: dict[str, dict[str, Any]] = {call: {} for call in calls}
    faults: list[str] = []
    # The first pass is the one whose answers are scored. It also warms what a library loads at its first use.
    for call, run in calls.items():
        for name, text in texts.items():
            try:
                answers[call][name] = run(text)
            except Exception as error:  # noqa: BLE001 - a peer's fault must not end the comparison
                faults.append(f"{call} on {name}: {type(error).__name__}: {error}")
    floors: list[float] = []
    seconds: dict[str, list[float]] = {call: [] for call in calls}
    for _ in range(int(request["repeats"])):
        for call, run in calls.items():
            floors.append(floor_seconds(list(texts.values())))
            readable = [text for name, text in texts.items() if name in answers[call]]

            def over_all(run: Callable[[str], Any] = run, readable: list[str] = readable) -> None:
                for text in readable:
                    run(text)

            seconds[call].append(clocked(over_all)[0])
    outcome = Outcome(
        versions=dict(versions),
        python=platform.python_version(),
        characters=sum(map(len, texts.values())),
        floor=min(floors),
        calls={call: min(times) for call, times in seconds.items()},
        rows=rows(texts, answers),
        faults=faults,
    )
    # Libraries print greetings on import; the answer is the last line whatever stands before it.
    sys.stdout.write("\n" + json.dumps(asdict(outcome), ensure_ascii=False) + "\n")


def outcome_from(data: Mapping[str, Any]) -> Outcome:
    """Rebuild an outcome from its JSON object."""
    rows = [
        Row(
            row["label"],
            tuple(row["calls"]),
            {name: [Hit(**hit) for hit in hits] for name, hits in row["hits"].items()},
        )
        for row in data["rows"]
    ]
    return Outcome(**{**data, "rows": rows})
