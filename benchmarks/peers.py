"""rulelaw beside JioNLP and Microsoft's Recognizers-Text: what each finds in annotated reports, and how fast.

    python benchmarks/peers.py --date 2026-01-31 --out peers.md
    python benchmarks/peers.py --gold GOLD --texts TEXTS

GOLD holds one NAME.json of annotations a report, TEXTS its NAME.txt; without them the project's composed cases are taken.
Each peer is installed from PyPI into a virtual
environment of its own, and run there by a runner (`peer_*.py`) that speaks the protocol of `protocol.py`. rulelaw is run
by the interpreter that runs this script. A peer that cannot be installed or fails is told so in its row; the others go on.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from protocol import Outcome, Row, outcome_from
from scoring import KINDS, Figure, Gold, Score, gold_of, load, score

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Peer:
    """A library to measure: its name in the table, its runner, and what pip has to install (nothing: this interpreter)."""

    key: str
    name: str
    runner: str
    requirements: tuple[str, ...]


PEERS = (
    Peer("rulelaw", "rulelaw", "peer_rulelaw.py", ()),
    Peer("jionlp", "JioNLP", "peer_jionlp.py", ("jionlp==1.5.31",)),
    # emoji: the suite asks for any version but uses emoji.UNICODE_EMOJI as a flat table, which it was before 1.0.
    Peer(
        "recognizers",
        "Recognizers-Text",
        "peer_recognizers.py",
        ("recognizers-text-suite==1.0.2a2", "emoji==0.6.0"),
    ),
)


class PeerError(Exception):
    """A peer could not be installed or run; the message is what its row says."""


def complaint(output: str, longest: int = 200) -> str:
    """What a program complained of, short enough for a cell: its last line that names an error, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    last = (errors or lines or ["no message"])[-1]
    return last if len(last) <= longest else last[: longest - 1] + "…"


def interpreter(peer: Peer, envs: Path) -> Path:
    """The interpreter to run a peer with; its environment is made first where there is none yet.

    Raises:
        PeerError: the environment could not be made, with pip's last lines.
    """
    if not peer.requirements:
        return Path(sys.executable)
    home = envs / peer.key
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = home / "installed.txt"
    asked = "\n".join(peer.requirements)
    if not (ready.exists() and ready.read_text(encoding="utf-8") == asked):
        venv.create(home, clear=True, with_pip=True)
        command = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *peer.requirements,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own list
        if done.returncode:
            message = f"not installed: {complaint(done.stderr)}"
            raise PeerError(message)
        ready.write_text(asked, encoding="utf-8")
    return python


def surroundings(peer: Peer) -> dict[str, str]:
    """The environment variables of a runner; nothing of this interpreter's path leaks into a peer's own environment."""
    leaking = {"PYTHONPATH", "PYTHONHOME"} if peer.requirements else set()
    return {**{key: value for key, value in os.environ.items() if key not in leaking}, "PYTHONUTF8": "1"}


def run(peer: Peer, texts: Mapping[str, str], *, envs: Path, repeats: int, patience: float) -> Outcome:
    """Install and run one peer over the texts.

    Raises:
        PeerError: it could not be installed, did not run, or took longer than `patience` seconds.
    """
    python = interpreter(peer, envs)
    request = json.dumps({"texts": dict(texts), "repeats": repeats}, ensure_ascii=False)
    try:
        done = subprocess.run(  # noqa: S603 - our own runner
            [str(python), str(HERE / peer.runner)],
            input=request,
            capture_output=True,
            encoding="utf-8",
            env=surroundings(peer),
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        message = f"no answer within {patience:.0f} s"
        raise PeerError(message) from None
    if done.returncode:
        message = f"failed: {complaint(done.stderr)}"
        raise PeerError(message)
    return outcome_from(json.loads(done.stdout.splitlines()[-1]))


def share(value: float | None) -> str:
    """A share of one for the table."""
    return "–" if value is None else f"{value:.3f}"


def passes(ratio: float) -> str:
    """How many digits passes, to a sensible number of digits."""
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.1f}"


def cells(figure: Figure) -> str:
    """Precision, recall and F1 as cells."""
    return " | ".join(share(value) for value in (figure.precision, figure.recall, figure.f1))


def by_kind(figure: Figure, kind: str) -> str:
    """Recall of one kind as a cell."""
    return share(figure.right_of[kind] / figure.all_of[kind] if figure.all_of[kind] else None)


@dataclass
class Line:
    """One row of the report: a way to use a library, scored; or the reason why there is none."""

    peer: Peer
    row: Row | None
    score: Score | None
    outcome: Outcome | None
    error: str | None = None

    @property
    def name(self) -> str:
        return self.peer.name if self.row is None else f"{self.peer.name}: {self.row.label}"

    def seconds(self) -> float:
        """What the calls of this way take together."""
        assert self.row is not None
        assert self.outcome is not None
        return sum(self.outcome.calls[call] for call in self.row.calls)


def lines_of(peer: Peer, outcome: Outcome, golds: Mapping[str, Gold], texts: Mapping[str, str]) -> list[Line]:
    """Score every row of an outcome."""
    return [Line(peer, row, score(golds, texts, row.hits), outcome) for row in outcome.rows]


def header(
    golds: Mapping[str, Gold], texts: Mapping[str, str], lines: Sequence[Line], date: str | None
) -> list[str]:
    """What was measured, with what and on what."""
    versions: dict[str, str] = {}
    for line in lines:
        if line.outcome is not None:
            versions.update(line.outcome.versions)
    wanted = sum(len(gold.wanted) for gold in golds.values())
    about = [
        f"{len(texts)} reports, {sum(map(len, texts.values())):,} characters, {wanted} annotated quantities",
        ", ".join(f"{package} {version}" for package, version in versions.items()) or "nothing could be run",
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}",
    ]
    return [f"*{'; '.join([date, *about] if date else about)}.*", ""]


def markdown(
    golds: Mapping[str, Gold], texts: Mapping[str, str], lines: Sequence[Line], date: str | None
) -> str:
    """The report as Markdown: quality, recall by kind, speed, and what went wrong."""
    scored = [line for line in lines if line.score is not None]
    out = header(golds, texts, lines, date)
    out += [
        "| library | value: precision | recall | F1 | value, unit and span: precision | recall | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    for line in lines:
        if line.score is None:
            out.append(f"| {line.name} | {(line.error or '').replace('|', '/')} | | | | | |")
        else:
            out.append(f"| {line.name} | {cells(line.score.value)} | {cells(line.score.exact)} |")
    if not scored:
        return "\n".join(out) + "\n"
    counts = {kind: sum(one.kind == kind for gold in golds.values() for one in gold.wanted) for kind in KINDS}
    titles = " | ".join(f"{kind} ({counts[kind]})" for kind in KINDS)
    out += ["", "Recall by kind (how many are annotated): value / value, unit and span.", ""]
    out += [f"| library | {titles} |", "|---|" + "---|" * len(KINDS)]
    for line in scored:
        assert line.score is not None
        pairs = [f"{by_kind(line.score.value, kind)} / {by_kind(line.score.exact, kind)}" for kind in KINDS]
        out.append(f"| {line.name} | {' | '.join(pairs)} |")
    out += [
        "",
        "Speed: the calls named, over the same texts, best of the repeats, beside the digits pass of the same",
        "process.",
    ]
    out += ["", "| library | calls | characters a second | × digits pass |", "|---|---|---|---|"]
    for line in scored:
        assert line.row is not None
        assert line.outcome is not None
        seconds = line.seconds()
        rate = line.outcome.characters / seconds if seconds else float("inf")
        out.append(
            f"| {line.name} | {', '.join(line.row.calls)} | {rate:,.0f} | {passes(seconds / line.outcome.floor)} |"
        )
    faults = [
        f"{line.peer.name}: {fault}" for line in scored if line.outcome for fault in line.outcome.faults
    ]
    if faults:
        out += [
            "",
            "Texts on which a call failed (counted as nothing found):",
            "",
            *(f"- {one}" for one in dict.fromkeys(faults)),
        ]
    return "\n".join(out) + "\n"


def figures(figure: Figure) -> dict[str, object]:
    """A figure as plain data."""
    return {
        "precision": figure.precision,
        "recall": figure.recall,
        "f1": figure.f1,
        "right": figure.right,
        "extra": figure.extra,
        "missed": figure.missed,
        "kinds": {kind: {"right": figure.right_of[kind], "all": figure.all_of[kind]} for kind in KINDS},
    }


def as_data(lines: Sequence[Line], date: str | None) -> dict[str, object]:
    """The same as plain data."""
    rows: list[dict[str, object]] = []
    for line in lines:
        if line.score is None or line.outcome is None or line.row is None:
            rows.append({"library": line.name, "error": line.error})
            continue
        seconds = line.seconds()
        rows.append(
            {
                "library": line.name,
                "versions": line.outcome.versions,
                "value": figures(line.score.value),
                "exact": figures(line.score.exact),
                "characters": line.outcome.characters,
                "calls": {call: line.outcome.calls[call] for call in line.row.calls},
                "seconds": seconds,
                "floor": line.outcome.floor,
                "ratio": seconds / line.outcome.floor,
                "faults": line.outcome.faults,
            }
        )
    return {"date": date, "cores": os.cpu_count(), "python": platform.python_version(), "rows": rows}


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--gold", type=Path, help="folder of annotations, NAME.json (default: the project's cases)"
    )
    parser.add_argument("--texts", type=Path, help="folder of reports, NAME.txt; goes with --gold")
    parser.add_argument(
        "--envs", type=Path, help="folder for the peers' environments, kept (default: a temporary one)"
    )
    parser.add_argument(
        "--only", action="append", choices=[peer.key for peer in PEERS], help="only this one; may be repeated"
    )
    parser.add_argument("--date", help="the day to print in the header, as text")
    parser.add_argument(
        "--repeats", type=int, default=5, help="how often each call is timed; the best counts (default 5)"
    )
    parser.add_argument(
        "--patience", type=float, default=1800.0, metavar="SECONDS", help="longest run of one peer"
    )
    parser.add_argument("--out", type=Path, help="write the Markdown here (default: stdout)")
    parser.add_argument("--json", type=Path, help="write the figures here as JSON")
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="tell up to N differences a row, on stderr"
    )
    chosen = parser.parse_args(arguments)
    if (chosen.gold is None) != (chosen.texts is None):
        parser.error("--gold and --texts go together")
    if chosen.repeats < 1:
        parser.error("--repeats is at least 1")
    return chosen


def compare(chosen: argparse.Namespace, envs: Path) -> list[Line]:
    """Run the peers, one after the other so that they do not disturb each other."""
    annotations, texts = load(chosen.gold, chosen.texts) if chosen.gold else corpus.annotated()
    golds = {name: gold_of(data) for name, data in annotations.items()}
    lines: list[Line] = []
    for peer in PEERS:
        if chosen.only and peer.key not in chosen.only:
            continue
        try:
            outcome = run(peer, texts, envs=envs, repeats=chosen.repeats, patience=chosen.patience)
        except PeerError as error:
            lines.append(Line(peer, None, None, None, str(error)))
            continue
        lines += lines_of(peer, outcome, golds, texts)
    report = markdown(golds, texts, lines, chosen.date)
    if chosen.out:
        chosen.out.write_text(report, encoding="utf-8")
    else:
        print(report, end="")
    for line in lines:
        for note in line.score.notes[: chosen.misses] if line.score else ():
            print(f"{line.name}: {note}", file=sys.stderr)
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; 1 where a library could not be measured, else 0."""
    chosen = options(arguments)
    if chosen.envs:
        chosen.envs.mkdir(parents=True, exist_ok=True)
        lines = compare(chosen, chosen.envs.resolve())
    else:
        with tempfile.TemporaryDirectory(prefix="rulelaw-peers-") as folder:
            lines = compare(chosen, Path(folder))
    if chosen.json:
        text = json.dumps(as_data(lines, chosen.date), ensure_ascii=False, indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 1 if any(line.error for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
