"""Measure how many damages a library catches: `python -m tests.composing.mutating [--trials 200]`.

A trial composes a report, damages it in one way and has it checked. It is caught where the expected rule speaks of
the damaged place. The table is printed as Markdown.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rulelaw.findings.checking import check
from rulelaw.findings.types import Finding, Severity
from rulelaw.report.reading import parse

from .composing import compose, compose_pair
from .spoiling import KINDS, Kind, Spoilt, spoil
from .truth import Composed

# A kind that fits so few reports that trials run out is worth a look.
MOST_REPORTS_A_TRIAL = 40


@dataclass(slots=True)
class Row:
    """How a kind of damage fared: its trials, those caught, the reports in which it was not, and what else was said."""

    kind: Kind
    trials: int = 0
    caught: int = 0
    missed: list[str] = field(default_factory=list)
    beside: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of the trials that were caught."""
        return self.caught / self.trials if self.trials else 0.0


def trials(kind: Kind, count: int) -> Iterator[tuple[Composed, Spoilt]]:
    """The first so many damaged reports of a kind, always the same."""
    made = 0
    for seed in range(count * MOST_REPORTS_A_TRIAL):
        # Kinds of a group share their reports, so that each is composed once.
        report = _pair(seed)[1] if kind.paired else _report(seed)
        spoilt = spoil(report, kind.seed * 100_000 + seed, kind.name)
        if spoilt is not None:
            yield report, spoilt
            made += 1
        if made == count:
            return


@lru_cache(maxsize=1024)
def _report(seed: int) -> Composed:
    return compose(seed)


@lru_cache(maxsize=1024)
def _pair(seed: int) -> tuple[Composed, Composed]:
    return compose_pair(seed)


def findings_in(text: str, previous: str | None) -> tuple[Finding, ...]:
    """What the library says of a text, beside an earlier one where there is one."""
    return check(parse(text), previous=None if previous is None else parse(previous))


def speaks_of(finding: Finding, spoilt: Spoilt) -> bool:
    """Whether a finding is the one that a damage calls for: by its rule, and by its place or what it names."""
    if finding.code != spoilt.code:
        return False
    if spoilt.told is not None:
        return any(spoilt.told in str(fact) for fact in finding.facts.values())
    if spoilt.span is None:
        return True
    start, end = spoilt.span
    return any(span.start < end and start < span.end for span in finding.spans)


def measure(kind: Kind, count: int) -> Row:
    """Make so many trials of a kind."""
    row = Row(kind)
    for report, spoilt in trials(kind, count):
        row.trials += 1
        found = findings_in(spoilt.text, spoilt.previous)
        if any(speaks_of(finding, spoilt) for finding in found):
            row.caught += 1
        else:
            row.missed.append(report.name)
        row.beside.update(
            {f.code for f in found if f.code != spoilt.code and f.severity is not Severity.INFO}
        )
    return row


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table.

    >>> row = Row(KINDS["no_plan"], trials=200, caught=199)
    >>> print(markdown([row]).splitlines()[-1])
    | `no_plan` | S005 | 200 | 199 | 99.5 % |
    """
    lines = ["| Kind of damage | Rule | Trials | Caught | Share |", "| --- | --- | ---: | ---: | ---: |"]
    lines += [
        f"| `{row.kind.name}` | {row.kind.code} | {row.trials} | {row.caught} | {row.share * 100:.1f} % |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the table of all kinds, or of those named."""
    parser = argparse.ArgumentParser(prog="python -m tests.composing.mutating", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help="kinds, codes or groups; all where none is named"
    )
    parser.add_argument("--trials", type=int, default=200, help="trials of each kind")
    parser.add_argument(
        "--misses", action="store_true", help="tell below the table what was missed and said besides"
    )
    given = parser.parse_args()
    chosen = [
        kind
        for kind in KINDS.values()
        if not given.kinds or kind.name in given.kinds or any(kind.code.startswith(k) for k in given.kinds)
    ]
    rows = [measure(kind, given.trials) for kind in sorted(chosen, key=lambda k: k.code)]
    print(markdown(rows))  # noqa: T201 - a command
    if given.misses:
        for row in rows:
            print(row.kind.name, row.missed[:8], dict(row.beside))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
