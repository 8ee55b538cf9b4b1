"""How fast rulelaw is: each stage beside one pass of a digits pattern, linearity, and the time to import.

    python benchmarks/speed.py                     the project's own composed reports
    python benchmarks/speed.py --texts DIR         the reports in DIR, *.txt
    python benchmarks/speed.py --smoke             one small text once: does everything run?

Everything is measured in one process and one run, in rounds that hold each stage and the digits pass side by side; the
best of the rounds counts. The script fails on errors alone, never because something is slow: limits are printed beside.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import corpus
from timing import clocked, floor_seconds, heading

import rulelaw as rl

STAGES = ("parse", "observe", "check", "score")
GLUED = 20

LIMIT_RATIO = 76.0
"""A whole report, in digits passes: a million characters a second where the digits pass does 76 million."""
LIMIT_ASSESS = 100.0
"""The whole way in one call, `rl.assess`: parse, observe, check and score, in digits passes."""
LIMIT_LINEAR = 1.3
"""What a character may cost in one text of many reports, against the same reports one by one."""
LIMIT_IMPORT = 1.5
"""What importing rulelaw may take, against importing attrs, which it stands on."""


def one_round(texts: Sequence[str]) -> dict[str, float]:
    """The seconds of each stage over all texts, once.

    Every round parses anew: a report may keep what it has once worked out, and the next stage must not get it as a gift.
    """
    seconds: dict[str, float] = {}
    seconds["parse"], reports = clocked(lambda: [rl.parse(text) for text in texts])
    seconds["observe"], observed = clocked(lambda: [rl.observe(report) for report in reports])
    pairs = list(zip(reports, observed, strict=True))
    seconds["check"], _ = clocked(lambda: [rl.check(report, observations=one) for report, one in pairs])
    seconds["sum"] = sum(seconds.values())
    again, reports = clocked(lambda: [rl.parse(text) for text in texts])
    whole, assessed = clocked(lambda: [rl.assess(report) for report in reports])
    seconds["assess"] = again + whole
    seconds["score"], _ = clocked(
        lambda: [
            rl.score(one.report, observations=one.observations, findings=one.findings) for one in assessed
        ]
    )
    # the figures alone, and the rules that hold a report against itself and the calendar: structure, time, figures
    again, reports = clocked(lambda: [rl.parse(text) for text in texts])
    figures, observed = clocked(lambda: [rl.observe(report, practices=False) for report in reports])
    pairs = list(zip(reports, observed, strict=True))
    rules, _ = clocked(
        lambda: [rl.check(report, observations=one, rules=["S", "T", "F"]) for report, one in pairs]
    )
    seconds["core"] = again + figures + rules
    return seconds


def best(rounds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The best of every stage. The sum is that of the best round, not the sum of bests from different rounds."""
    return {key: min(one[key] for one in rounds) for key in rounds[0]}


def stages(texts: Mapping[str, str], repeats: int) -> dict[str, Any]:
    """Characters a second of every stage, and the ratio to the digits pass."""
    bodies = list(texts.values())
    characters = sum(map(len, bodies))
    one_round(bodies)  # what is loaded at the first use is no part of a stage
    floors: list[float] = []
    rounds: list[dict[str, float]] = []
    for _ in range(repeats):
        floors.append(floor_seconds(bodies))
        rounds.append(one_round(bodies))
    floors.append(floor_seconds(bodies))
    floor = min(floors)
    found = {"digits pass": floor, **best(rounds)}
    return {
        "texts": len(bodies),
        "characters": characters,
        "stages": {
            stage: {"seconds": seconds, "characters_a_second": characters / seconds, "ratio": seconds / floor}
            for stage, seconds in found.items()
        },
    }


def linearity(texts: Mapping[str, str], repeats: int) -> dict[str, Any]:
    """What a character costs in one long text, against the same reports one by one; by stage."""
    bodies = list(texts.values())
    singles = [bodies[index % len(bodies)] for index in range(GLUED)]
    glued = ["\n".join(singles)]
    apart: list[dict[str, float]] = []
    together: list[dict[str, float]] = []
    for _ in range(repeats):
        apart.append(one_round(singles))
        together.append(one_round(glued))
    per_single = {key: value / sum(map(len, singles)) for key, value in best(apart).items()}
    per_glued = {key: value / len(glued[0]) for key, value in best(together).items()}
    return {
        "reports": GLUED,
        "distinct": min(GLUED, len(bodies)),
        "characters": len(glued[0]),
        "ratio": {key: per_glued[key] / per_single[key] for key in per_single},
    }


def start_seconds(statement: str) -> float:
    """The time that a new interpreter takes for one statement, from start to end."""
    # Without bytecode every start would compile the package: that is not what a user sees after the first time.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True, env=env)  # noqa: S603 - our own statement
    return time.perf_counter() - begin


def imports(repeats: int) -> dict[str, Any]:
    """The time to import rulelaw and attrs, an empty interpreter's start taken off."""
    statements = {"empty": "pass", "attrs": "import attrs", "rulelaw": "import rulelaw"}
    for statement in statements.values():
        start_seconds(statement)  # the first start writes the bytecode
    found: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(repeats):
        for name, statement in statements.items():
            found[name].append(start_seconds(statement))
    least = {name: min(times) for name, times in found.items()}
    ours, theirs = least["rulelaw"] - least["empty"], least["attrs"] - least["empty"]
    return {
        "empty_seconds": least["empty"],
        "rulelaw_seconds": ours,
        "attrs_seconds": theirs,
        # noise can bring a start of nothing above one that imports, but only where next to nothing is measured
        "ratio": ours / theirs if theirs > 0 else None,
    }


def markdown(result: Mapping[str, Any]) -> str:
    """The result as a Markdown table, the limits beside."""
    speed, line, load = result["speed"], result["linearity"], result["import"]
    out = [heading(result, f"{speed['texts']} reports, {speed['characters']:,} characters"), ""]
    out += ["| measure | result | ratio | to | limit |", "|---|---|---|---|---|"]
    for stage, figures in speed["stages"].items():
        name = {
            "digits pass": "the floor: a digits pass",
            "sum": "parse + observe + check: all rules, practices",
            "core": "parse + observe + check: figures, rules S, T and F",
            "assess": "`rl.assess`: parse, observe, check and score",
        }.get(stage, f"`rl.{stage}`")
        limit = {"core": f"≤ {LIMIT_RATIO:g}", "assess": f"≤ {LIMIT_ASSESS:g}"}.get(stage, "")
        rate = f"{figures['characters_a_second']:,.0f} characters/s"
        out.append(f"| {name} | {rate} | {figures['ratio']:.1f} | digits pass | {limit} |")
    what = f"{line['reports']} reports in one text, {line['characters']:,} characters"
    for stage, ratio in line["ratio"].items():
        name = {"sum": "all stages", "core": "figures, rules S, T and F"}.get(stage, f"`rl.{stage}`")
        limit = f"≤ {LIMIT_LINEAR:g}" if stage == "sum" else ""
        out.append(
            f"| linearity, {name} | {what} | {ratio:.2f} | the same one by one, per character | {limit} |"
        )
    ratio = "–" if load["ratio"] is None else f"{load['ratio']:.2f}"
    times = f"{load['rulelaw_seconds'] * 1000:.1f} ms (attrs {load['attrs_seconds'] * 1000:.1f} ms)"
    out.append(f"| `import rulelaw` | {times} | {ratio} | `import attrs` | ≤ {LIMIT_IMPORT:g} |")
    return "\n".join(out) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 unless something raises."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", type=Path, help="folder of reports, *.txt (default: the project's own)")
    parser.add_argument("--repeats", type=int, default=10, help="rounds; the best counts (default 10)")
    parser.add_argument("--smoke", action="store_true", help="one small text, everything once")
    parser.add_argument("--date", help="the day to print in the header, as text")
    parser.add_argument("--json", type=Path, help="write the figures here as JSON")
    chosen = parser.parse_args(arguments)
    if chosen.repeats < 1:
        parser.error("--repeats is at least 1")
    repeats = 1 if chosen.smoke else chosen.repeats
    if chosen.smoke:
        texts = {"smoke": corpus.SMOKE}
    else:
        texts = corpus.folder(chosen.texts) if chosen.texts else corpus.bundled()
    result = {
        "rulelaw": rl.__version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "date": chosen.date,
        "repeats": repeats,
        "limits": {
            "ratio": LIMIT_RATIO,
            "assess": LIMIT_ASSESS,
            "linearity": LIMIT_LINEAR,
            "import": LIMIT_IMPORT,
        },
        "speed": stages(texts, repeats),
        "linearity": linearity(texts, repeats),
        "import": imports(repeats),
    }
    print(markdown(result), end="")
    if chosen.json:
        chosen.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
