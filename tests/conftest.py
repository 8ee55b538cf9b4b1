"""What all tests share: how Hypothesis searches, and the optional corpus of annotated reports."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest

# `ci` is the default, so that a run anywhere repeats the run everywhere. Look for new examples with
# `pytest --hypothesis-profile=search`, and make each one found an @example or a case of its own.
hypothesis.settings.register_profile("ci", derandomize=True, database=None, deadline=None, max_examples=100)
hypothesis.settings.register_profile("search", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that makes the mutation tests measure at length."""
    parser.addoption(
        "--mutations",
        choices=("sample", "full"),
        default="sample",
        help="trials of tests/test_mutations.py: a fixed sample, or 200 of each kind",
    )


ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


class AnnotatedReport(NamedTuple):
    """A report with what people found in it."""

    name: str
    text: str
    gold: Any


@pytest.fixture(scope="session")
def shared_reports() -> tuple[AnnotatedReport, ...]:
    """The annotated reports in a folder `shared` next to the checkout, by name; skips where there are none.

    The corpus is not part of the project: `shared/gold/NAME.json` annotates `shared/reports/NAME.txt`.
    """
    golds = sorted((SHARED / "gold").glob("*.json"))
    if not golds:
        pytest.skip(f"the optional corpus of annotated reports is not at {SHARED}")
    return tuple(
        AnnotatedReport(
            name=gold.stem,
            # From bytes: places count code points, so line ends stay as they are.
            text=(SHARED / "reports" / f"{gold.stem}.txt").read_bytes().decode("utf-8"),
            gold=json.loads(gold.read_text(encoding="utf-8")),
        )
        for gold in golds
    )


@pytest.fixture(scope="session")
def scoring_cases() -> dict[str, Any]:
    """The worked cases of scoring in a folder `shared` next to the checkout, by name; skips where there are none.

    They are not part of the project: `shared/scoring_cases/NAME.json` holds inputs, settings, what is expected and how
    near.
    """
    cases = sorted((SHARED / "scoring_cases").glob("*.json"))
    if not cases:
        pytest.skip(f"the optional worked cases of scoring are not at {SHARED}")
    return {case.stem: json.loads(case.read_text(encoding="utf-8")) for case in cases}
