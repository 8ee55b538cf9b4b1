"""Write composed reports and their truth: `python -m tests.composing OUTDIR N [--seed S]`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from . import compose, to_gold


def main() -> None:
    """Write NAME.txt and NAME.json for N seeds from S on."""
    parser = argparse.ArgumentParser(prog="python -m tests.composing", description=__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    given = parser.parse_args()
    given.outdir.mkdir(parents=True, exist_ok=True)
    for seed in range(given.seed, given.seed + given.count):
        composed = compose(seed)
        # Bytes, so that line endings stay as composed.
        (given.outdir / f"{composed.name}.txt").write_bytes(composed.text.encode())
        gold = json.dumps(to_gold(composed), ensure_ascii=False, indent=1)
        (given.outdir / f"{composed.name}.json").write_text(gold + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
