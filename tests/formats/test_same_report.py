"""The same report read from each format tells the same as its plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pytest
from tests.formats.likening import told
from tests.formats.office import SEEDS, docx_bytes, pdf_bytes, report_text
from tests.formats.pages import STYLES, page

import rulelaw as rl


def _page(text: str, style: str) -> bytes:
    return page(text, {}, style)


MAKERS: dict[str, Callable[[str], bytes]] = {
    **{f"{style} page": partial(_page, style=style) for style in STYLES},
    "docx": docx_bytes,
    "pdf": pdf_bytes,
    "pdf without indents": lambda text: pdf_bytes(text, indent=0),
}
# What a format cannot show, by seed and format: the parts of what is told that may differ, and why.
EXCEPTIONS: dict[tuple[int, str], dict[str, str]] = {
    (407, "pdf without indents"): {
        "headings": "an unnumbered heading behind a line that reaches the edge begins at the edge as well",
    },
}


@cache
def plain(seed: int) -> dict[str, Any]:
    return told(rl.Source(report_text(seed)))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", MAKERS)
def test_each_format_tells_what_the_plain_text_tells(seed: int, kind: str) -> None:
    read = told(rl.read(MAKERS[kind](report_text(seed))).source)
    differing = {key for key, value in plain(seed).items() if read[key] != value}
    assert differing == set(EXCEPTIONS.get((seed, kind), {}))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_reports_tell_something(seed: int) -> None:
    assert len(plain(seed)["observations"]) > 20
    assert len(plain(seed)["headings"]) > 3


@pytest.mark.parametrize("seed", SEEDS[:3])
@pytest.mark.parametrize("kind", MAKERS)
def test_every_stretch_knows_where_it_came_from(seed: int, kind: str) -> None:
    source = rl.read(MAKERS[kind](report_text(seed))).source
    covered = {i for origin in source.origins for i in range(origin.span.start, origin.span.end)}
    assert [c for i, c in enumerate(source.text) if i not in covered and not c.isspace()] == []
    assert "tr" in {origin.where for origin in source.origins}
    assert all(origin.page for origin in source.origins) == kind.startswith("pdf")
