"""How fast is an index: min-max and weighted means of a table, and a thousand sets of weights, beside numpy's floor.

    python benchmarks/indices.py --date 2026-01-31 --out docs/explanation/index-table.md
    python benchmarks/indices.py --smoke

3,000 units by 100 indicators in a tree of three levels. The floor is what numpy needs at the least: min-max and one
matrix product; for the replicates the product and the ranks. scikit-criteria and pymcdm, which know no trees, do the flat
sum with the same weights of the leaves, each in an environment of its own (`peer_mcdm.py`). Of many sets of weights they
do one after the other, which is measured once; numpy tells the quantiles.

Seconds are those of the processor, with one thread, so that what else runs on the machine does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

# Before numpy is imported, which looks at it once.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

import numpy as np
from peers import Peer, PeerError, interpreter, surroundings
from timing import without_gc

import rulelaw as rl

HERE = Path(__file__).resolve().parent
SEED = 2024
LIMITS = {"plain": 40.0, "numpy": 3.0, "replicates": 2.0}
PEERS = (
    Peer("scikit-criteria", "scikit-criteria", "peer_mcdm.py", ("scikit-criteria==0.10", "numpy")),
    Peer("pymcdm", "pymcdm", "peer_mcdm.py", ("pymcdm==1.4.0", "numpy")),
)


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    units: int
    indicators: int
    groups: int
    pillars: int
    replicates: int
    plain_replicates: int
    peer_replicates: int


FULL = Size(3000, 100, 20, 5, 1000, 50, 1000)
SMOKE = Size(60, 12, 4, 2, 20, 5, 20)


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    seconds: float
    ratio: float
    floor: str
    limit: float | None = None


def node(code: str, children: Sequence[rl.Node[rl.IndexNode]] = (), weight: int = 1) -> rl.Node[rl.IndexNode]:
    content = rl.IndexNode() if children else rl.IndexNode(normaliser=rl.Method("min_max"))
    return rl.Node(code, rl.Label(code, code), content, weight=Decimal(weight), children=tuple(children))


def index_of(size: Size) -> rl.Index:
    """A tree of three levels below its root, with weights that differ."""
    leaves = [node(f"i{place}", weight=place % 3 + 1) for place in range(size.indicators)]
    wide = size.indicators // size.groups
    groups = [
        node(f"g{place}", leaves[place * wide : (place + 1) * wide], place % 2 + 1)
        for place in range(size.groups)
    ]
    wide = size.groups // size.pillars
    pillars = [node(f"p{place}", groups[place * wide : (place + 1) * wide]) for place in range(size.pillars)]
    return rl.Index("benchmark", rl.Label("基准", "benchmark"), node("all", pillars))


class Task:
    """The table, in numpy's form and in plain numbers, and what numpy has to do at the least."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.index = index_of(size)
        self.matrix = np.random.default_rng(SEED).random((size.units, size.indicators))
        self.units = tuple(f"u{place}" for place in range(size.units))
        self.codes = tuple(f"i{place}" for place in range(size.indicators))
        self.fast = rl.table_from_array(self.units, self.codes, self.matrix)
        columns = self.matrix.T.tolist()
        self.plain = rl.IndexTable(self.units, dict(zip(self.codes, columns, strict=True)))
        effective = rl.compute_index(self.index, self.plain, engine="python").effective
        self.weights = np.array([effective[code] for code in self.codes])
        self.draws = np.random.default_rng(SEED).random((size.replicates, size.indicators))
        self.normal = np.ascontiguousarray(self.scaled().T)

    def scaled(self) -> Any:
        least, most = self.matrix.min(axis=0), self.matrix.max(axis=0)
        return (self.matrix - least) / (most - least)

    def floor(self) -> Any:
        """Min-max and one matrix product."""
        return self.scaled() @ self.weights

    def floor_of_replicates(self) -> Any:
        """One matrix product and the ranks of every row."""
        scores = self.draws @ self.normal
        order = (-scores).argsort(axis=1)
        ranks = np.empty(order.shape, dtype=np.int32)
        np.put_along_axis(ranks, order, np.arange(1, order.shape[1] + 1, dtype=np.int32)[np.newaxis], axis=1)
        return ranks

    def compute(self, engine: str) -> rl.IndexResult:
        table = self.fast if engine == "numpy" else self.plain
        return rl.compute_index(self.index, table, engine=engine)  # type: ignore[arg-type]

    def vary(self, engine: str, replicates: int) -> rl.Uncertainty:
        table = self.fast if engine == "numpy" else self.plain
        return rl.vary_index(
            self.index,
            table,
            rl.Variation(noise=0.25),
            seed=SEED,
            replicates=replicates,
            engine=engine,  # type: ignore[arg-type]
        )


def clocked(work: Callable[[], object]) -> float:
    """The seconds of the processor that some work takes, the collector off."""
    with without_gc():
        start = time.process_time()
        work()
        return time.process_time() - start


def rounds(works: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """The best seconds of each, all of them side by side in every round, so that they share the machine's drift."""
    best: dict[str, float] = {}
    for _ in range(repeats):
        for name, work in works.items():
            seconds = clocked(work)
            best[name] = min(seconds, best.get(name, seconds))
    return best


def own_rows(task: Task, repeats: int) -> list[Row]:
    """Measure rulelaw with both engines."""
    result = task.compute("numpy")
    assert np.allclose(result.scores["all"], task.floor(), rtol=1e-12)
    assert np.allclose(task.compute("python").scores["all"], task.floor(), rtol=1e-12)
    # A round to warm up: the first large arrays of a process cost the system more than all that follow.
    rounds({"floor": task.floor, "plain": lambda: task.compute("python")}, min(repeats, 5))
    # What takes a millisecond is run more often than what takes thirty; each beside a floor of its own rounds.
    quick = rounds({"floor": task.floor, "numpy": lambda: task.compute("numpy")}, 10 * repeats)
    slow = rounds({"floor": task.floor, "plain": lambda: task.compute("python")}, repeats)
    size = task.size
    rows = [
        Row("numpy: min-max and one product", quick["floor"], 1.0, "itself"),
        Row(
            "`rl.compute_index`, numpy",
            quick["numpy"],
            quick["numpy"] / quick["floor"],
            "min-max and product",
            LIMITS["numpy"],
        ),
        Row(
            "`rl.compute_index`, plain Python",
            slow["plain"],
            slow["plain"] / slow["floor"],
            "min-max and product",
            LIMITS["plain"],
        ),
    ]
    seconds = rounds(
        {"floor": task.floor_of_replicates, "numpy": lambda: task.vary("numpy", size.replicates)},
        max(2, repeats // 2),
    )
    plain = clocked(lambda: task.vary("python", size.plain_replicates))
    plain *= size.replicates / size.plain_replicates
    floor = seconds["floor"]
    many = f"{size.replicates:,} sets of weights"
    return [
        *rows,
        Row(f"numpy: {many}, product and ranks", floor, 1.0, "itself"),
        Row(
            f"`rl.vary_index`, numpy: {many}, ranks, medians, 5 and 95 %",
            seconds["numpy"],
            seconds["numpy"] / floor,
            "product and ranks",
            LIMITS["replicates"],
        ),
        Row(
            f"`rl.vary_index`, plain Python: the same ({size.plain_replicates} measured)",
            plain,
            plain / floor,
            "product and ranks",
        ),
    ]


def peer_rows(peer: Peer, task: Task, envs: Path, repeats: int) -> list[Row]:
    """Measure a peer in its own environment: the index once, and all sets of weights or as many as are measured.

    Raises:
        PeerError: it could not be installed or run.
    """
    request = {
        "library": peer.key,
        "seed": SEED,
        "units": task.size.units,
        "indicators": task.size.indicators,
        "weights": task.weights.tolist(),
        "repeats": repeats,
        "replicates": task.size.replicates,
        "measured": task.size.peer_replicates,
    }
    python = interpreter(peer, envs)
    done = subprocess.run(  # noqa: S603 - our own runner
        [str(python), str(HERE / peer.runner)],
        input=json.dumps(request),
        capture_output=True,
        encoding="utf-8",
        env=surroundings(peer),
        timeout=1200,
        check=False,
    )
    if done.returncode:
        message = f"failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'no message'}"
        raise PeerError(message)
    answer = json.loads(done.stdout.splitlines()[-1])
    same = "" if answer["same"] else ", other scores"
    name = f"{peer.name} {answer['version']}, flat{same}"
    replicates, measured = task.size.replicates, task.size.peer_replicates
    each = answer["seconds_of_replicates"] / measured
    same = "" if answer["same_ranks"] else ", other ranks"
    part = f"{each * 1000:,.1f} ms each" + (f", {measured:,} measured" if measured < replicates else "")
    many = f"{peer.name} {answer['version']}, flat: {replicates:,} sets of weights, ranks, medians, 5 and 95 % ({part}){same}"
    floor = answer["floor_of_replicates"]
    return [
        Row(name, answer["seconds"], answer["seconds"] / answer["floor"], "min-max and product"),
        Row(many, each * replicates, each * replicates / floor, "product and ranks"),
    ]


def markdown(rows: Sequence[Row], size: Size, date: str | None, repeats: int, faults: Sequence[str]) -> str:
    """The table, with the limits beside the figures."""
    about = [
        f"rulelaw {rl.__version__}; numpy {np.__version__}; Python {platform.python_version()}",
        f"{os.cpu_count()} cores, {platform.machine()}",
        f"{size.units:,} units × {size.indicators} indicators × 3 levels",
        f"best of {repeats}",
    ]
    out = [f"*{'; '.join([date, *about] if date else about)}.*", ""]
    out += ["| what | ms | ratio | to | limit |", "|---|---|---|---|---|"]
    for row in rows:
        limit = "" if row.limit is None else f"≤ {row.limit:g}"
        out.append(f"| {row.name} | {row.seconds * 1000:,.1f} | {row.ratio:,.1f} | {row.floor} | {limit} |")
    out += ["", *(f"- {fault}" for fault in faults)] if faults else []
    return "\n".join(out) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a peer could not be measured, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--smoke", action="store_true", help="a small table once, and no peers")
    parser.add_argument("--repeats", type=int, default=10, help="rounds; the best counts (default 10)")
    parser.add_argument(
        "--envs", type=Path, help="folder for the peers' environments, kept (default: a temporary one)"
    )
    parser.add_argument("--date", help="the day to print in the header, as text")
    parser.add_argument("--out", type=Path, help="write the table here (default: stdout)")
    chosen = parser.parse_args(arguments)
    if chosen.repeats < 1:
        parser.error("--repeats is at least 1")
    size, repeats = (SMOKE, 1) if chosen.smoke else (FULL, chosen.repeats)
    task = Task(size)
    rows, faults = own_rows(task, repeats), []
    with tempfile.TemporaryDirectory(prefix="rulelaw-indices-") as folder:
        envs = chosen.envs.resolve() if chosen.envs else Path(folder)
        envs.mkdir(parents=True, exist_ok=True)
        for peer in () if chosen.smoke else PEERS:
            try:
                rows += peer_rows(peer, task, envs, repeats)
            except PeerError as error:
                faults.append(f"{peer.name}: {error}")
    table = markdown(rows, size, chosen.date, repeats, faults)
    if chosen.out:
        chosen.out.write_text(table, encoding="utf-8")
    else:
        print(table, end="")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
