"""How right the library is, figure by figure, on reports whose truth is known: the table of the documentation.

    python benchmarks/accuracy.py [--composed 100] [--corpus DIR] [--out FILE]

Reports written and marked by hand stand in ``tests/cases``: those in ``reports`` are looked at when word lists are made,
those in ``heldout`` are not. Composed ones come from ``tests/composing``, whose sentences are written apart from the
library. ``--corpus`` adds a folder of the reader's own: ``gold/NAME.json`` and ``reports/NAME.txt``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.cases.marked import load_case, to_gold
from tests.composing import compose
from tests.composing import to_gold as composed_gold
from tests.measuring import MASTHEAD, Tally, count, count_findings, count_observations

import rulelaw as rl

FIGURES = (
    "quantities",
    "qualifiers",
    "indicators",
    "breakdowns",
    "headings",
    "citations",
    *MASTHEAD,
    "parts",
    "findings",
)

Known = tuple[str, str, Mapping[str, Any]]
"""A report with its truth: name, text, truth."""


def measure(reports: Iterable[Known]) -> Tally:
    """Read, observe and check each report and count it against its truth."""
    tally = Tally()
    for name, text, gold in reports:
        report = rl.parse(text)
        observations = rl.observe(report)
        count(tally, name, text, gold, report)
        count_observations(tally, name, text, gold, observations)
        if "findings" in gold and not gold.get("previous"):
            count_findings(tally, name, gold, rl.check(report, observations=observations))
    return tally


def marked(folder: str) -> list[Known]:
    """The hand-marked cases of a folder."""
    cases = [
        (path.name, load_case(path))
        for path in sorted((ROOT / "tests" / "cases" / folder).glob("*.case.txt"))
    ]
    return [(name, case.text, to_gold(case)) for name, case in cases]


def generated(number: int) -> list[Known]:
    """The first ``number`` composed reports."""
    reports = [compose(seed) for seed in range(number)]
    # the generator lists no findings: its faultless reports are held to silence in the tests of mutations
    return [(r.name, r.text, {k: v for k, v in composed_gold(r).items() if k != "findings"}) for r in reports]


def annotated(corpus: Path) -> list[Known]:
    """The annotated reports of a folder."""
    files = sorted((corpus / "gold").glob("*.json"))
    return [
        (
            file.stem,
            (corpus / "reports" / f"{file.stem}.txt").read_text(encoding="utf-8"),
            json.loads(file.read_text(encoding="utf-8")),
        )
        for file in files
    ]


def table(columns: Mapping[str, Tally]) -> str:
    """Write precision and recall of every figure, a column a set of reports."""
    lines = [
        "| figure | " + " | ".join(f"{name}: n | P | R" for name in columns) + " |",
        "|---|" + "--:|--:|--:|" * len(columns),
    ]
    for figure in FIGURES:
        cells = []
        for tally in columns.values():
            hits, missed, extra = tally.hits[figure], len(tally.missed[figure]), len(tally.extra[figure])
            wanted, got = hits + missed, hits + extra
            if not wanted and not got:
                cells.append("– | – | –")
                continue
            precision = hits / got if got else 1.0
            recall = hits / wanted if wanted else 1.0
            cells.append(f"{wanted} | {precision:.3f} | {recall:.3f}")
        lines.append(f"| {figure} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--composed", type=int, default=100, metavar="N", help="how many composed reports")
    parser.add_argument("--corpus", type=Path, help="a folder with gold/ and reports/")
    parser.add_argument("--out", type=Path, help="also write the table to this file")
    parser.add_argument(
        "--misses", action="store_true", help="print every miss and extra, save of the held-out cases"
    )
    arguments = parser.parse_args()
    columns = {"cases": measure(marked("reports")), "held-out cases": measure(marked("heldout"))}
    columns["composed"] = measure(generated(arguments.composed))
    if arguments.corpus:
        columns["corpus"] = measure(annotated(arguments.corpus))
    text = table(columns)
    print(text)
    if arguments.misses:
        for name, tally in columns.items():
            for figure in FIGURES if name != "held-out cases" else ():
                for note in (*tally.missed[figure], *tally.extra[figure]):
                    print(name, figure, note)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
