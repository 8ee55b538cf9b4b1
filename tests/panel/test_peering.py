"""Bodies among their peers."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.panel.making import by_hand, sample_reports

import rulelaw as rl

RATE = "mediation.success_rate"
LOST = "litigation.lost"
PANEL = rl.assemble(sample_reports())


def bureaus(values: list[str], indicator: str = RATE) -> rl.Panel:
    bodies = [
        rl.Body(f"{place}局", f"{place}局", rl.Level.COUNTY, rl.IssuerKind.DEPARTMENT)
        for place in range(len(values))
    ]
    items = [
        by_hand(value, body=body.key, indicator=indicator) for value, body in zip(values, bodies, strict=True)
    ]
    return rl.assemble(items, bodies=bodies)


def test_groups_by_what_is_asked_for() -> None:
    bodies = [
        rl.Body("甲局", "甲局", rl.Level.COUNTY, rl.IssuerKind.DEPARTMENT, "云岭省"),
        rl.Body("乙局", "乙局", rl.Level.COUNTY, rl.IssuerKind.DEPARTMENT, "海川省"),
        rl.Body("丙府", "丙府", rl.Level.COUNTY, rl.IssuerKind.GOVERNMENT, "云岭省"),
        rl.Body("丁", "丁"),
    ]
    panel = rl.assemble([by_hand("1", body=body.key) for body in bodies], bodies=bodies)
    assert [group.bodies for group in rl.peer_groups(panel)] == [("乙局", "甲局"), ("丙府",)]
    assert [(g.province, g.bodies) for g in rl.peer_groups(panel, ["province"])] == [
        ("云岭省", ("丙府", "甲局")),
        ("海川省", ("乙局",)),
    ]
    assert [group.bodies for group in rl.peer_groups(panel, [])] == [("丁", "丙府", "乙局", "甲局")]


def test_median_and_quartiles_by_type_seven_unless_named() -> None:
    (told,) = rl.peer_statistics(bureaus(["90", "92", "94", "99"]))
    assert (told.count, told.missing, told.minimum, told.maximum) == (4, 0, 90, 99)
    assert (told.first_quartile, told.median, told.third_quartile) == (91.5, 93, 95.25)
    (six,) = rl.peer_statistics(bureaus(["90", "92", "94", "99"]), quantiles=rl.QuantileType.WEIBULL)
    assert (six.first_quartile, six.third_quartile) == (90.5, 97.75)


def test_a_group_that_tells_nothing_has_no_numbers() -> None:
    panel = rl.assemble(
        [by_hand("1", body="甲局")],
        bodies=[rl.Body("甲局", "甲局", rl.Level.CITY, rl.IssuerKind.OFFICE)],
        indicators=[RATE, "normative.issued"],
    )
    told = {one.measure: one for one in rl.peer_statistics(panel)}
    assert (told[RATE].count, told[RATE].missing, told[RATE].median) == (0, 1, None)


def test_values_too_large_for_a_float_have_ends_and_no_quartiles() -> None:
    (told,) = rl.peer_statistics(bureaus(["1E+400", "3"]))
    assert (told.count, told.minimum, told.maximum, told.median) == (2, 3, told.maximum, None)
    assert str(told.maximum) == "1E+400"


def verdicts(values: list[str], indicator: str = RATE, least: int = 4) -> list[str | None]:
    panel = bureaus(values, indicator)
    found = [rl.standings(panel, body.key, 2022, least=least)[0].verdict for body in panel.bodies]
    return [None if verdict is None else verdict.value for verdict in found]


def test_strengths_and_weaknesses_follow_the_direction() -> None:
    assert verdicts(["90", "92", "94", "99"]) == ["weakness", "middle", "middle", "strength"]
    assert verdicts(["0", "2", "4", "9"], LOST) == ["strength", "middle", "middle", "weakness"]


def test_neutral_measures_few_peers_and_equal_values_give_no_verdict() -> None:
    assert verdicts(["1", "2", "3", "4"], "normative.issued") == [None] * 4
    assert verdicts(["90", "92", "94"]) == [None] * 3
    assert verdicts(["90", "92", "94"], least=3) == ["weakness", "middle", "strength"]
    assert verdicts(["90"] * 5) == [None] * 5


def test_who_is_as_good_as_the_median_does_not_stand_out() -> None:
    assert verdicts(["100", "75", "100", "100"]) == ["middle", "weakness", "middle", "middle"]


def test_a_body_of_unknown_kind_has_no_peers() -> None:
    assert rl.standings(rl.assemble([by_hand("1", body="甲")]), "甲", 2022) == ()
    with pytest.raises(rl.UnknownCodeError):
        rl.standings(PANEL, "某局", 2023)


def test_standings_of_a_sample_body() -> None:
    told = {one.measure: one for one in rl.standings(PANEL, "栖云县司法局", 2023)}
    assert told[RATE].verdict is rl.Verdict.WEAKNESS
    assert (told[RATE].rank, told[RATE].statistics.count) == (4, 4)
    assert "publicity.activities" not in told


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_quartiles_lie_in_order_and_the_median_is_the_median(values: list[int]) -> None:
    (told,) = rl.peer_statistics(bureaus([str(value) for value in values]))
    assert told.median == median(values)
    assert told.minimum is not None
    assert told.maximum is not None
    assert told.minimum <= told.first_quartile <= told.median <= told.third_quartile <= told.maximum  # type: ignore[operator]
