"""What each format costs: reading and assessing a report from it, beside the same report as plain text.

    python benchmarks/formats.py                   ten composed reports in every format
    python benchmarks/formats.py --out FILE        write the table
    python benchmarks/formats.py --smoke           one report once: does everything run?

Needs what the tests need (python-docx and reportlab make the files). All formats are measured in rounds, side by side in one
process; the best of the rounds counts. The script fails on errors alone, never because something is slow: limits are printed
beside.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.formats.office import SEEDS, docx_bytes, pdf_bytes, report_text
from tests.formats.pages import STYLES, page
from timing import clocked, heading

import rulelaw as rl
from rulelaw.formats import parsing_pages

LIMIT_PAGE = 3.0
"""What a page of 20 kB may cost, against its plain text: read and assessed."""
PAGE_BYTES = 20_000

PLAIN = "plain text"
OWN = "web page, without the extra"


def page_bytes(text: str, style: str = "gkmlpt") -> bytes:
    return page(text, {"发布日期": "2024-01-20", "索引号": "000014348/2024-00001"}, style)


def markdown_bytes(text: str) -> bytes:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return "\n\n".join([f"# {lines[0]}", *lines[1:]]).replace(" |\n\n| ", " |\n| ").encode()


MAKERS: dict[str, Callable[[str], bytes]] = {
    PLAIN: str.encode,
    "Markdown": markdown_bytes,
    **{f"web page, {style}": lambda text, style=style: page_bytes(text, style) for style in STYLES},
    OWN: page_bytes,
    "Word": docx_bytes,
    "PDF": pdf_bytes,
}


def no_extra(module: str, extra: str, purpose: str) -> Any:
    """Stand in for load_extra where the extra is to be missing."""
    raise rl.MissingExtraError(module, extra, purpose)


def seconds(name: str, files: Sequence[bytes], work: Callable[[bytes], object]) -> float:
    """The time that work takes on all files of a format."""
    loaded = parsing_pages.load_extra
    if name == OWN:
        parsing_pages.load_extra = no_extra
    try:
        return clocked(lambda: [work(file) for file in files])[0]
    finally:
        parsing_pages.load_extra = loaded


def of_a_page(texts: Sequence[str]) -> tuple[str, bytes]:
    """The report whose page is nearest to 20 kB, with its page."""
    return min(((text, page_bytes(text)) for text in texts), key=lambda pair: abs(len(pair[1]) - PAGE_BYTES))


def measure(texts: Sequence[str], repeats: int) -> dict[str, Any]:
    """The seconds to read, and to read and assess, of each format; and of the page of 20 kB."""
    made = {name: [maker(text) for text in texts] for name, maker in MAKERS.items()}
    text, one_page = of_a_page(texts)
    made["page of 20 kB"], made["its plain text"] = [one_page], [text.encode()]
    best = {name: {"read": float("inf"), "assess": float("inf")} for name in made}
    for files in made.values():
        for file in files:
            rl.assess(file)  # what is loaded at the first use is no part of it
    for _ in range(repeats):
        for name, files in made.items():
            for key, work in (("read", rl.read), ("assess", rl.assess)):
                best[name][key] = min(best[name][key], seconds(name, files, work))
    return {
        "reports": len(texts),
        "characters": sum(map(len, texts)),
        "page": {"bytes": len(one_page), "characters": len(text)},
        "formats": {name: {"bytes": sum(map(len, made[name])), **times} for name, times in best.items()},
    }


def markdown(result: Mapping[str, Any]) -> str:
    """The result as a Markdown table, the limit beside."""
    found = result["formats"]
    out = [heading(result, f"{found['reports']} reports, {found['characters']:,} characters"), ""]
    out += [
        "| format | bytes | `rl.read` | ratio | `rl.assess` | ratio | limit |",
        "|---|---|---|---|---|---|---|",
    ]
    times = found["formats"]
    for name, figures in times.items():
        if name == "its plain text":
            continue
        single = name == "page of 20 kB"
        plain = times["its plain text" if single else PLAIN]
        characters = found["page"]["characters"] if single else found["characters"]
        cells = [
            f"{characters / figures[key]:,.0f} characters/s | {figures[key] / plain[key]:.2f}"
            for key in ("read", "assess")
        ]
        label = f"a page of {figures['bytes'] / 1000:.0f} kB" if single else name
        out.append(
            f"| {label} | {figures['bytes']:,} | {' | '.join(cells)} | {f'≤ {LIMIT_PAGE:g}' if single else ''} |"
        )
    return "\n".join(out) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 unless something raises."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--repeats", type=int, default=5, help="rounds; the best counts (default 5)")
    parser.add_argument("--smoke", action="store_true", help="one report, everything once")
    parser.add_argument("--date", help="the day to print in the header, as text")
    parser.add_argument("--out", type=Path, help="write the table here")
    parser.add_argument("--json", type=Path, help="write the figures here as JSON")
    chosen = parser.parse_args(arguments)
    if chosen.repeats < 1:
        parser.error("--repeats is at least 1")
    repeats = 1 if chosen.smoke else chosen.repeats
    texts = [report_text(seed) for seed in (SEEDS[:1] if chosen.smoke else SEEDS)]
    result = {
        "rulelaw": rl.__version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "date": chosen.date,
        "repeats": repeats,
        "limits": {"page": LIMIT_PAGE},
        "formats": measure(texts, repeats),
    }
    table = markdown(result)
    print(table, end="")
    if chosen.out:
        chosen.out.write_text(table, encoding="utf-8")
    if chosen.json:
        chosen.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
