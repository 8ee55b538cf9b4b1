"""Damaged copies of files: cut off, with flipped bits, spliced together, the same ones for the same seed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random

Damage = Callable[[Random, bytes, Sequence[bytes]], bytes]
# Bytes that mean something to one format or another.
TOKENS = (
    b"<", b">", b"&#0;", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<table>", b"<w:tbl>", b"</w:p>", b"<w:p>",
    b"obj", b"endobj", b"stream", b"<<", b">>", b"[", b"]", b"/Kids", b"/Length 999999999", b"1 0 R", b"BT", b"Tj",
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"%%EOF", b"startxref\n0",
    b"# ", b"```", b"| --- |", b"9" * 40, b"-1", b"\xe4\xb8", b"\x81\x30\x81",
)  # fmt: skip


def truncate(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The file cut off somewhere, at either end."""
    cut = rng.randrange(len(data))
    return data[:cut] if rng.random() < 0.8 else data[cut:]


def flip(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The file with some bits flipped."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20, 100))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def splice(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The file with a stretch of another one, or of itself, in place of one of its own."""
    other = rng.choice((*others, data))
    a, b = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    c, d = sorted((rng.randrange(len(other)), rng.randrange(len(other))))
    return data[:a] + other[c:d] + data[b:]


def strew(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The file with bytes put in that mean something."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data))
        data = data[:at] + rng.choice(TOKENS) * rng.choice((1, 1, 3, 50)) + data[at + rng.randint(0, 8) :]
    return data


DAMAGES: tuple[Damage, ...] = (truncate, flip, splice, strew)


def damaged_parts(damage: Damage, rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A zipped file with one of its parts damaged inside, and packed anew: what no checksum keeps from the reader."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = [name for name in old.namelist() if name.endswith(".xml")]
        chosen = rng.choice(names)
        pool = [old.read(name) for name in names]
        for name in old.namelist():
            content = old.read(name)
            new.writestr(zipfile.ZipInfo(name), damage(rng, content, pool) if name == chosen else content)
    return out.getvalue()
