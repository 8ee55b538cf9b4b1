"""The frameworks that come with the library say what they are, and hold together."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from tests.composing import compose

import rulelaw as rl

CODES = rl.framework_codes()
# Places of law publicity and of one field of departments have no area of their own in the outline.
LEFT_OUT = {"publicity", "hrss"}


@pytest.mark.parametrize("code", CODES)
def test_a_framework_is_bilingual_has_a_source_and_says_what_its_score_does_not(code: str) -> None:
    made = rl.load_framework(code)
    assert made.source
    assert made.disclaimer is not None
    assert "不是工作成绩" in made.disclaimer.zh
    assert "not what was done" in made.disclaimer.en
    for _, node in made.tree.walk():
        assert node.label.zh
        assert node.label.en.isascii()


def test_disclosure_has_a_node_for_each_of_the_seven_qualities() -> None:
    areas = [node.code for node in rl.load_framework("disclosure").tree.children]
    assert areas == ["complete", "timely", "figures", "candid", "consistent", "continuous", "plain"]


def test_the_outline_has_nine_areas_of_equal_weight_and_every_practice_of_theirs() -> None:
    made = rl.load_framework("outline-2021")
    assert len(made.tree.children) == 9
    assert {node.weight for _, node in made.tree.walk()} == {Decimal(1)}
    assert (made.first, made.last, made.bands) == (2021, 2025, ())
    told = [
        one.code for leaf in made.tree.leaves() for one in leaf.content.subjects if one.kind == "practice"
    ]
    assert len(told) == len(set(told))
    missing = {one.code for one in rl.load_codebook().practices if one.area not in LEFT_OUT} - set(told)
    assert missing == set()


def test_weights_of_one_s_own_take_the_place_of_equal_ones() -> None:
    made = rl.load_framework("outline-2021")
    mine = made.with_weights({"enforcement": 4, "digital": 0, "disputes.mediation": Decimal("2.5")})
    weights = {node.code: node.weight for _, node in mine.tree.walk()}
    assert (weights["enforcement"], weights["digital"], weights["disputes.mediation"]) == (
        4,
        0,
        Decimal("2.5"),
    )
    assert made.tree.find("enforcement").weight == 1  # type: ignore[union-attr]
    report = rl.parse(compose(2).text)
    report = attrs.evolve(report, masthead=attrs.evolve(report.masthead, year=2022))
    assert rl.score(report, framework=mine) != rl.score(report, framework=made)
    with pytest.raises(rl.UnknownCodeError, match="no node 'enforcment'; did you mean enforcement"):
        made.with_weights({"enforcment": 1})
    for weight in (-1, Decimal("NaN")):
        with pytest.raises(ValueError, match="the weight of digital must be a number from 0"):
            made.with_weights({"digital": weight})


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("seed", range(4))
def test_a_composed_report_is_scored_the_same_twice(code: str, seed: int) -> None:
    report = rl.parse(compose(seed).text)
    card = rl.score(report, framework=code)
    assert card == rl.score(rl.parse(compose(seed).text), framework=rl.load_framework(code))
    assert card.value is None or 0 <= card.value <= 100


def test_each_thing_that_disclosure_asks_for_makes_a_report_better() -> None:
    """The same report with a content, a base or a day taken out scores less, or less sure, at the leaf concerned."""
    body = (
        "云岭县水利局2021年法治政府建设年度报告\n发布日期：2022-03-10\n"
        "一、主要举措和成效\n2021年，云岭县水利局开展执法培训3次，应诉行政诉讼案件4件，败诉1件，败诉率25%。\n"
        "二、存在的不足\n执法人员数量不足，主要原因是编制有限。\n"
        "三、下一年度工作安排\n2022年，继续推进依法行政。\n"
    )
    whole = rl.score(rl.parse(body))
    cases = {
        "timely.published": body.replace("2022-03-10", "2022-05-10"),
        "complete.plan": body[: body.index("三、")],
        "complete.shortcomings": body.replace(body[body.index("二、") : body.index("三、")], ""),
        "complete.causes": body.replace("，主要原因是编制有限", ""),
        "figures.based": body.replace("案件4件，败诉1件，", "案件，"),
        "plain.wording": body.replace("执法培训3次", "执法培训XX次"),
        "consistent.figures": body.replace("25%", "35%"),
        "candid.litigation": body.replace("，败诉1件，败诉率25%", ""),
    }
    for code, text in cases.items():
        before, after = whole.find(code), rl.score(rl.parse(text)).find(code)
        assert before is not None
        assert after is not None
        assert before.value is not None, code
        assert after.value is not None, code
        assert after.value < before.value, code


def test_under_the_outline_more_evidence_raises_the_lower_bound_whatever_it_does_to_the_value() -> None:
    head = "某市某局2023年法治政府建设年度报告\n\n一、主要举措和成效\n\n全年聘请法律顾问3名。"
    one, two = (
        rl.score(rl.parse(text), framework="outline-2021") for text in (head, head + "推行政务服务好差评。")
    )
    assert one.low is not None and two.low is not None and two.value is not None  # noqa: PT018 - for the types
    assert (one.value, one.grade) == (100, None)
    assert two.value < one.value
    assert two.low > one.low


OPENING = "云岭县水利局2021年法治政府建设年度报告\n一、主要举措和成效\n"
FULL = (
    OPENING
    + "2021年，检查企业412家次，立案查处24件，罚没12.6万元。举办执法培训6期、参训310人次。行政诉讼案件9件，{told}。\n"
    + "二、存在的不足和原因\n{short}\n三、2022年工作安排\n加强执法培训。\n"
)
SHORT = "法制力量不足，原因是编制少。"


def leaf_of(code: str, text: str) -> Decimal | None:
    node = rl.score(rl.parse(text)).find(code)
    assert node is not None
    return node.value


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ("败诉1件", 100),
        ("未发生败诉案件", 100),
        ("全部胜诉", 100),
        ("败诉率为零", 100),
        ("胜诉6件、撤诉3件", 100),  # all outcomes are told, and none was lost
        ("胜诉6件、撤诉2件", 0),
        ("均由局长出庭应诉", 0),
    ],
)
def test_it_is_candid_to_tell_of_all_lawsuits_how_they_ended(told: str, points: int) -> None:
    assert leaf_of("candid.litigation", FULL.format(told=told, short=SHORT)) == points


def test_half_a_sentence_of_shortcomings_is_not_enough_however_short_the_text() -> None:
    text = FULL.format(told="败诉1件", short=SHORT)
    assert leaf_of("candid.share", text) == 100
    length = leaf_of("candid.length", text)
    assert length is not None
    assert 0 < length < 25
    longer = FULL.format(told="败诉1件", short=SHORT * 16)
    assert leaf_of("candid.length", longer) == 100


def test_contradictions_cost_more_than_many_figures_bring() -> None:
    first = (
        OPENING
        + "2021年，我局严格规范执法，查处案件99件，其中水资源案件55件、河道案件44件。"
        + "妥善化解争议。" * 60
    )
    sums = "查处案件{}件，其中水资源案件{}件、河道案件{}件。"
    sound = "".join(sums.format(9 * n, 5 * n, 4 * n) for n in range(12, 15))
    false = "".join(sums.format(9 * n - 7, 5 * n, 4 * n) for n in range(12, 15))
    few, many, wrong = (rl.score(rl.parse(first + more)).value for more in ("", sound, false))
    assert few is not None
    assert many is not None
    assert wrong is not None
    assert wrong < few < many
