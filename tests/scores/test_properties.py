"""Laws of scoring, on frameworks of any shape: bounds, weights, order, renormalization, contributions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.scores.building import figures, framework, group, leaf, subject

import rulelaw as rl

D = Decimal
LOWER = rl.Direction.LOWER_IS_BETTER
RISING = [
    rl.PresenceRule(D(50)),
    rl.LinearRule(D(0), D(100)),
    rl.LinearRule(D("33.3"), D(77)),
    rl.RatioThresholdRule(D(60)),
    rl.CountMinimumRule(D(70), D("0.7"), cap=D(30), points=D(40)),
    rl.BandsRule((rl.Step(D(20), D(30)), rl.Step(D(60), D(90))), below=D(5)),
]
SINKING = [rl.LinearRule(D(0), D(100), LOWER), rl.OccurrenceRule(D("1.1"), cap=D(70))]
WEIGHTS = st.integers(1, 9).map(D) | st.decimals("0.1", "30", places=1)
VALUES = st.decimals(0, 100, places=2)
NEVER = (subject("report:earlier_reports"),)


@st.composite
def trees(draw: st.DrawFn) -> tuple[Any, dict[str, Decimal]]:
    """A framework, and values from outside for some of its leaves."""
    names: list[str] = []

    def grown(depth: int) -> Any:
        if depth and draw(st.booleans()):
            children = [grown(depth - 1) for _ in range(draw(st.integers(1, 3)))]
            return group(f"g{len(names)}-{depth}", *children, weight=draw(WEIGHTS))
        names.append(f"x{len(names)}")
        base = NEVER if draw(st.integers(0, 5)) == 0 else ()
        rule = draw(st.sampled_from(RISING + SINKING))
        return leaf(names[-1], rule, f"external:{names[-1]}", weight=draw(WEIGHTS), base=base)

    made = framework(*[grown(2) for _ in range(draw(st.integers(1, 4)))])
    given_ = {name: draw(VALUES) for name in names if draw(st.integers(0, 3))}
    return made, given_


def score(made: rl.Framework, given_: dict[str, Decimal]) -> rl.Scorecard:
    return rl.score(None, framework=made, external=given_)


def parents(card: rl.Scorecard) -> Iterator[rl.ScoreNode]:
    return (node for node in card.walk() if node.children)


@given(trees())
def test_a_value_lies_in_its_bounds_and_coverage_between_none_and_all(drawn: Any) -> None:
    for node in score(*drawn).walk():
        if node.status is rl.Status.NOT_APPLICABLE:
            assert (node.value, node.low, node.high, node.coverage) == (None,) * 4
            continue
        assert node.low is not None
        assert node.high is not None
        assert 0 <= node.low <= node.high <= 100
        assert node.coverage is not None
        assert 0 <= node.coverage <= 1
        assert (node.value is None) == (node.coverage == 0)
        assert node.value is None or node.low <= node.value <= node.high


@given(trees())
def test_contributions_add_up_at_every_node(drawn: Any) -> None:
    card = score(*drawn)
    for node in parents(card):
        assert sum(child.contribution for child in node.children) == node.contribution
    assert sum(node.contribution for node in card.leaves()) == (card.root.value or 0)
    assert all(node.contribution >= 0 for node in card.walk())


def slow(
    node: Any, weight: Fraction, given_: dict[str, Decimal], scores: dict[str, Decimal]
) -> Iterator[Any]:
    """The weight and score of every leaf that applies, worked out the simple way."""
    if not node.children:
        if not node.content.base:
            yield weight, scores.get(node.code) if node.code in given_ else None
        return
    left = [child for child in node.children if list(slow(child, Fraction(1), given_, scores))]
    together = sum(Fraction(child.weight) for child in left)
    for child in left:
        yield from slow(child, weight * Fraction(child.weight) / together, given_, scores)


@given(trees())
def test_the_total_is_what_the_formula_gives(drawn: Any) -> None:
    made, given_ = drawn
    card = score(made, given_)
    scores = {node.code: node.value for node in card.leaves() if node.value is not None}
    pairs = list(slow(made.tree, Fraction(1), given_, scores))
    known = [(weight, Fraction(value)) for weight, value in pairs if value is not None]
    if not known:
        assert card.value is None
        return
    covered = sum(weight for weight, _ in known)
    points = sum(weight * value for weight, value in known)
    assert card.value is not None
    assert card.low is not None
    assert card.high is not None
    assert abs(Fraction(card.value) - points / covered) <= Fraction(1, 10**6)
    assert abs(Fraction(card.low) - points) <= Fraction(1, 10**6)
    assert abs(Fraction(card.high) - points - 100 * (1 - covered)) <= Fraction(1, 10**6)
    assert abs(Fraction(card.coverage or 0) - covered) <= Fraction(1, 10**6)


@given(trees(), st.data())
def test_the_total_rises_and_falls_with_each_value_in_its_direction(drawn: Any, data: st.DataObject) -> None:
    made, given_ = drawn
    assume(given_)
    name = data.draw(st.sampled_from(sorted(given_)))
    rule = made.tree.find(name).content.rule
    low, high = sorted((given_[name], data.draw(VALUES)), reverse=rule in SINKING)
    before, after = score(made, given_ | {name: low}), score(made, given_ | {name: high})
    for one, other in zip(before.walk(), after.walk(), strict=True):
        assert one.value is None or one.value <= (other.value or 0)
        assert one.low is None or one.low <= (other.low or 0)
        assert one.high is None or one.high <= (other.high or 0)


@given(trees(), st.data())
def test_whatever_the_unknown_turns_out_to_be_the_total_stays_in_its_bounds(
    drawn: Any, data: st.DataObject
) -> None:
    made, given_ = drawn
    before = score(made, given_)
    missing = [node.code for node in before.leaves() if node.status is rl.Status.UNKNOWN]
    assume(missing)
    after = score(made, given_ | {name: data.draw(VALUES) for name in missing})
    assert after.coverage == 1
    assert after.value is not None
    assert before.low is not None
    assert before.high is not None
    assert before.low <= after.value <= before.high


def turned(node: Any) -> Any:
    return attrs.evolve(node, children=tuple(turned(child) for child in reversed(node.children)))


@given(trees())
def test_the_order_of_children_is_of_no_matter(drawn: Any) -> None:
    made, given_ = drawn
    card, other = score(made, given_), score(attrs.evolve(made, tree=turned(made.tree)), given_)

    def told(card: rl.Scorecard) -> dict[str, Any]:
        return {node.code: attrs.evolve(node, children=()) for node in card.walk()}

    assert told(card) == told(other)


@given(trees(), st.integers(2, 50))
def test_only_the_proportions_of_weights_count(drawn: Any, times: int) -> None:
    made, given_ = drawn

    def heavier(node: Any) -> Any:
        children = tuple(heavier(child) for child in node.children)
        return attrs.evolve(node, weight=node.weight * times, children=children)

    assert score(attrs.evolve(made, tree=heavier(made.tree)), given_).root == score(made, given_).root


@given(trees(), WEIGHTS)
def test_what_does_not_apply_changes_nothing_at_all(drawn: Any, weight: Decimal) -> None:
    made, given_ = drawn
    never = leaf("never", RISING[1], "external:never", weight=weight, base=NEVER)

    def with_it(node: Any) -> Any:
        if not node.children:
            return node
        return attrs.evolve(node, children=(*map(with_it, node.children), never))

    plain, more = score(made, given_), score(attrs.evolve(made, tree=with_it(made.tree)), given_)
    kept = [attrs.evolve(node, children=()) for node in more.walk() if node.code != "never"]
    assert kept == [attrs.evolve(node, children=()) for node in plain.walk()]


@given(st.lists(VALUES, min_size=1, max_size=12))
def test_with_equal_weights_the_total_is_the_mean(values: list[Decimal]) -> None:
    names = [f"x{index}" for index in range(len(values))]
    made = framework(*(leaf(name, RISING[1], f"external:{name}") for name in names))
    card = score(made, dict(zip(names, values, strict=True)))
    mean = sum(map(Fraction, values), Fraction(0)) / len(values)
    assert card.value is not None
    assert Fraction(card.value) == Fraction(round(mean * 10**6), 10**6)


PIECES = [
    "2021年",
    "一、主要举措\n",
    "二、存在的不足\n",
    "因为编制不足",
    "依法行政",
    "3件",
    "98.6%",
    "其中",
    "案件",
]
PIECES += [
    "，",
    "。",
    "\n",
    "（",
    "200余次",
    "败诉",
    "\ud83d",
    "\u200b",
    "发布日期：2022-04-31\n",
    "13900001234",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(rl.framework_codes()))
def test_whatever_is_read_can_be_scored_and_explained(pieces: list[str], code: str) -> None:
    report = rl.parse("".join(pieces))
    card = rl.score(report, framework=code)
    assert card == rl.score(report, framework=code)
    assert rl.loads(rl.dumps(card), rl.Scorecard) == card
    assert rl.explain(card, report, "zh")
    for node in card.leaves():
        assert node.status is not rl.Status.KNOWN or node.evidence or not report.source.text.strip()


@given(
    st.sampled_from([rule for rule in RISING + SINKING if not isinstance(rule, rl.PresenceRule)]),
    st.decimals(0, 120, places=1),
    st.sampled_from(list(rl.Qualifier)),
    st.decimals(0, 40, places=1),
)
def test_an_indicator_s_interval_is_carried_through(
    rule: Any, value: Decimal, qualifier: rl.Qualifier, more: Decimal
) -> None:
    """Whatever the figure stands for in truth, its score lies between low and high."""
    upper = value + more if qualifier is rl.Qualifier.RANGE else None
    told = rl.Observation("service.online_rate", value, upper=upper, qualifier=qualifier, decimals=1)
    made = framework(leaf("a", rule, "indicator:service.online_rate"))
    card = rl.score(None, observations=figures(a=told), framework=made)
    ends = told.interval
    for truth in (end for end in (ends.low, ends.high, value) if end is not None):
        exactly = framework(leaf("a", rule, "external:a"))
        assert card.low is not None
        assert card.high is not None
        assert card.low <= (score(exactly, {"a": truth}).value or 0) <= card.high
