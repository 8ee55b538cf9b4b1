"""What scoring costs: work is counted, not timed."""

from __future__ import annotations

import pytest
from tests.composing import compose
from tests.test_linear import MOST, TIMES, work

import rulelaw as rl

# Of reading, observing and checking, scoring is to be a small part.
SMALL = 0.1


def scoring_work(text: str, framework: str) -> int:
    one = rl.assess(rl.Source(text), framework=framework)
    given = {"observations": one.observations, "findings": one.findings}
    return work(lambda _: rl.score(one.report, framework=framework, **given), text)  # type: ignore[arg-type]


@pytest.mark.parametrize("framework", rl.framework_codes())
@pytest.mark.parametrize("seed", [1, 3])
def test_scoring_glued_reports_is_linear_at_most(framework: str, seed: int) -> None:
    text = compose(seed).text
    assert scoring_work(text * TIMES, framework) < MOST * scoring_work(text, framework)


@pytest.mark.parametrize("seed", [1, 3])
def test_scoring_is_a_small_part_of_an_assessment(seed: int) -> None:
    text = compose(seed).text
    whole = work(lambda text: rl.assess(rl.Source(text), framework=None), text)
    assert scoring_work(text, "disclosure") < SMALL * whole


def test_a_framework_is_laid_out_once_for_all_reports_of_a_year() -> None:
    """The second report costs less than the first, which finds nothing prepared."""
    made = rl.load_framework("disclosure").with_weights({"plain": 7})
    one = rl.assess(rl.Source(compose(4).text), framework=None)
    costs = [
        work(
            lambda _: rl.score(
                one.report, observations=one.observations, findings=one.findings, framework=made
            ),
            "",
        )
        for _ in range(2)
    ]
    assert costs[1] < 0.8 * costs[0]
