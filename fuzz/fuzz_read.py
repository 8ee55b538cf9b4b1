"""Feed rulelaw.read with what atheris makes up, guided by coverage, until something other than its errors comes out.

    pip install atheris
    python fuzz/fuzz_read.py                       from the small files of the tests
    python fuzz/fuzz_read.py -max_total_time=600   any option of libFuzzer
    python fuzz/fuzz_read.py CRASH                 one file again

Not run with the tests: it has no end. A file it finds becomes a case of its own in tests/formats.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

# All of it now: what is imported at first use would not be watched.
with atheris.instrument_imports(include=["rulelaw", "pypdf", "selectolax"]):
    import pypdf  # noqa: F401
    import selectolax  # noqa: F401
    from tests.formats.test_fuzzing import files

    import rulelaw as rl
    import rulelaw.assessing

# No report of the tests has a thousandth of it; what is read must stay quick enough to try many.
LIMITS = rl.Limits(file_bytes=1 << 20, expanded_bytes=8 << 20, characters=1 << 20, pages=50)
SECONDS = 20
MEGABYTES = 2048


def read(data: bytes) -> None:
    """Read a file; only an error of rulelaw's own may come out."""
    try:
        report = rl.read(data, limits=LIMITS)
    except rl.RulelawError:
        return
    rl.check(report)


def main() -> None:
    """Start from the small files of the tests."""
    arguments = sys.argv
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files().items():
            (Path(folder) / name).write_bytes(data)
        options = [f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LIMITS.file_bytes}"]
        given = [argument for argument in arguments[1:] if not argument.startswith("-")]
        atheris.Setup([arguments[0], *options, *arguments[1:], *([] if given else [folder])], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
