"""Parting: which required content each heading, sentence and stretch speaks of, and how plainly each stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.report import parting
from rulelaw.report.parting import CUES, classify_heading, tells
from rulelaw.report.reading import parse
from rulelaw.report.types import Part
from rulelaw.text.folding import fold
from rulelaw.text.marks import mark_at

TITLE = "岚县水利局2022年法治政府建设年度报告\n"
WORK = "我局坚持依法行政，严格规范公正文明执法，全年检查12次，取得良好成效，群众较为满意。"
SHORT = "执法人员配备仍然不足，业务能力有待提升，主要原因是编制偏少、培训不够。"
PLAN = "2023年，我局将继续深入推进依法行政，强化执法监督，提升服务水平，确保完成任务。"
FIRST = "局长认真履行推进法治建设第一责任人职责，带头学法，亲自研究重要事项。"
HEADING_CUES = [(part, example, miss) for kind, part, example, miss in CUES if kind == "heading"]
SENTENCE_CUES = [(part, example, miss) for kind, part, example, miss in CUES if kind == "sentence"]


def grades(body: str) -> dict[str, int]:
    """Give the grade of each required content that the body has at all."""
    parts = parse(TITLE + body).parts
    return {
        part.value: presence.grade
        for part, presence in parts.items()
        if presence.grade and part is not Part.OTHER
    }


def unmarked(heading: str) -> str:
    """Take the number off a heading."""
    text = fold(heading).text
    mark = mark_at(text)
    return text[mark.end :] if mark else text


@pytest.mark.parametrize(("part", "example", "miss"), HEADING_CUES)
def test_each_heading_cue_takes_its_example_and_leaves_its_near_miss(
    part: Part, example: str, miss: str
) -> None:
    """A heading opens a part by the words that name it, not by words that look like it."""
    assert classify_heading(unmarked(example), None) is part
    assert classify_heading(unmarked(miss), Part.MEASURES if miss.startswith("(") else None) is not part


@pytest.mark.parametrize(
    "heading",
    [
        "2022年推进法治政府建设主要举措、成效和不足",
        "主要做法、成效及存在的问题",
        "工作开展情况及存在的问题",
        "2022年工作总结和2023年工作打算",
        "主要工作、存在问题及下一步安排",
    ],
)
def test_a_heading_that_names_results_and_more_opens_the_measures(heading: str) -> None:
    assert classify_heading(heading, None, 2022) is Part.MEASURES
    assert classify_heading(heading, Part.MEASURES, 2022) is None


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("主要举措落实中存在的不足", Part.SHORTCOMINGS),
        ("存在的不足、原因及下一步举措", Part.SHORTCOMINGS),
        ("整改措施和下步计划", Part.PLAN),
        ("完善措施和工作安排", Part.PLAN),
        ("强化措施、补齐短板", Part.MEASURES),
    ],
)
def test_what_only_looks_like_such_a_heading(heading: str, part: Part) -> None:
    assert classify_heading(heading, None, 2022) is part


@pytest.mark.parametrize("heading", ["主要措施和下一步打算", "具体措施和努力方向", "优化举措和下一步计划"])
def test_behind_the_shortcomings_means_and_plans_are_the_plan(heading: str) -> None:
    assert classify_heading(heading, None, 2022) is Part.MEASURES
    assert classify_heading(heading, None, 2022, lacking=True) is Part.PLAN
    assert classify_heading(heading, Part.SHORTCOMINGS, 2022) is Part.PLAN
    assert classify_heading("工作成效和下一步打算", None, 2022, lacking=True) is Part.MEASURES
    report = parse(f"{TITLE}一、工作成效\n{WORK}\n二、存在的不足\n{SHORT}\n三、{heading}\n{WORK}\n")
    assert report.part_at(report.source.text.rindex("全年检查")) is Part.PLAN


def test_what_stands_under_such_a_heading_is_told_sentence_by_sentence() -> None:
    body = f"一、主要举措、成效和不足\n（一）规范执法。{WORK}\n（二）仍存在一些不足。{SHORT}\n二、工作打算\n{PLAN}\n"
    report = parse(TITLE + body)
    assert report.part_at(report.source.text.index("全年检查")) is Part.MEASURES
    assert report.part_at(report.source.text.index("编制偏少")) is Part.SHORTCOMINGS
    assert grades(body)["measures"] == grades(body)["plan"] == 3
    assert grades(f"一、主要举措、成效和不足\n{WORK}\n")["shortcomings"] == 1  # named, and not told


@pytest.mark.parametrize(("part", "example", "miss"), SENTENCE_CUES)
def test_each_sentence_cue_takes_its_example_and_leaves_its_near_miss(
    part: Part, example: str, miss: str
) -> None:
    """So does a sentence."""
    assert tells(part, fold(example).text)
    assert not tells(part, fold(miss).text)


@pytest.mark.parametrize(
    ("hint", "pattern"),
    [
        ("_HEAD_HINT", "_FIRST_HEAD"),
        ("_HEAD_HINT", "_CAUSES_HEAD"),
        ("_HEAD_HINT", "_SHORTCOMING_HEAD"),
        ("_HEAD_HINT", "_PLAN_HEAD"),
        ("_SHORTCOMING_HINT", "_SHORTCOMING_OPEN"),
        ("_FIRST_HINT", "_FIRST_TEXT"),
    ],
)
@given(data=st.data())
def test_whatever_a_pattern_takes_holds_what_hints_at_it(
    hint: str, pattern: str, data: st.DataObject
) -> None:
    """The hint only saves the search; it may never lose a find."""
    words = data.draw(st.from_regex(getattr(parting, pattern)))
    assert getattr(parting, hint).search(words)


@given(
    st.text("但因此, 。;!?", max_size=4),
    st.sampled_from(["下一步", "明年", "在2099年将", "2099年度,我局继续"]),
)
def test_a_plan_is_found_behind_whatever_may_stand_between_two_sentences(between: str, opening: str) -> None:
    """Stops and linking words may stand before the words that open a plan."""
    report = parse(
        f"{TITLE}一、工作情况\n全年检查12次。{between}{opening}加强培训,提升服务水平,确保完成各项任务。"
    )
    assert report.parts[Part.PLAN].grade


def test_the_table_has_cues_for_every_content_that_a_sentence_can_tell() -> None:
    """Measures are what is left; all others have a cue."""
    assert {part for part, _, _ in SENTENCE_CUES} == set(Part) - {Part.MEASURES, Part.OTHER}


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("主要举措和成效", "measures"),
        ("上年度推进法治政府建设的主要举措和成效", "measures"),
        ("2022年重点工作计划完成情况", "measures"),
        ("坚持问题导向，推动整改落实", "measures"),
        ("存在的不足和原因", "shortcomings"),
        ("存在的主要问题", "shortcomings"),
        ("法治政府建设工作中的短板与不足", "shortcomings"),
        ("问题和困难", "shortcomings"),
        ("薄弱环节", "shortcomings"),
        ("存在问题及下一步打算", "shortcomings"),
        ("工作中的困难与挑战", "shortcomings"),
        ("原因分析", "causes"),
        ("产生问题的原因", "causes"),
        ("补齐短板不足，提升执法能力", "measures"),
        ("“十四五”规划实施情况", "measures"),
        ("2023年工作安排", "plan"),
        ("下一步工作思路", "plan"),
        ("下一年度推进法治政府建设的主要安排", "plan"),
        ("今后努力方向", "plan"),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", "first_responsible"),
        ("主要负责人履行法治建设职责情况", "first_responsible"),
        ("基本情况", "other"),
        ("其他需要报告的事项", "other"),
    ],
)
def test_headings_of_the_first_level(heading: str, part: str) -> None:
    """What names none of the other contents tells of measures."""
    assert classify_heading(fold(heading).text, None) is Part(part)


@pytest.mark.parametrize(
    ("heading", "parent", "part"),
    [
        ("加强组织领导", Part.MEASURES, None),
        ("落实第一责任人职责", Part.MEASURES, Part.FIRST_RESPONSIBLE),
        ("存在的不足", Part.MEASURES, Part.SHORTCOMINGS),
        ("强化制度落实", Part.PLAN, None),
        ("压实第一责任人责任", Part.PLAN, None),
    ],
)
def test_headings_below_go_on_with_the_part_above(heading: str, parent: Part, part: Part | None) -> None:
    """Unless they name another content themselves; a plan for the first responsible person is a plan."""
    assert classify_heading(heading, parent) is part


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            f"一、主要举措\n{WORK}\n二、存在的不足和原因\n{SHORT}\n三、第一责任人履职情况\n{FIRST}\n四、2023年安排\n{PLAN}\n",
            {"measures": 3, "shortcomings": 3, "causes": 1, "first_responsible": 3, "plan": 3},
        ),
        # a heading for two contents: the second is told by its paragraph
        (
            f"一、主要举措\n{WORK}\n二、存在的问题及下一步打算\n{SHORT}\n{PLAN}{PLAN}\n",
            {"measures": 3, "shortcomings": 3, "causes": 1, "plan": 2},
        ),
        # no headings for shortcomings and plan
        (
            f"一、主要举措\n{WORK}\n同时，工作中还存在一些不足。{SHORT}\n下一步，我局将加强培训。\n",
            {"measures": 3, "shortcomings": 1, "causes": 1, "plan": 1},
        ),
        # causes under a heading of their own
        (
            f"一、主要举措\n{WORK}\n二、存在的问题\n执法力量较为薄弱。\n三、原因分析\n思想认识不到位，投入较少。\n",
            {"measures": 3, "shortcomings": 3, "causes": 3},
        ),
        # in passing
        (f"一、主要举措\n{FIRST}{WORK}\n", {"measures": 3, "first_responsible": 1}),
        # an empty heading says nothing
        (f"一、主要举措\n{WORK}\n二、存在的不足\n", {"measures": 3}),
        # figures about heads in court are no duty of the first responsible person
        (f"一、主要举措\n{WORK}局负责人出庭应诉5次，行政机关负责人出庭率100%。\n", {"measures": 3}),
        # a report with no heading at all
        (WORK * 12 + "\n", {"measures": 2}),
    ],
)
def test_how_plainly_each_content_stands(body: str, found: dict[str, int]) -> None:
    """3 under a heading of its own, 2 in a paragraph, 1 in a sentence."""
    assert grades(body) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年，我局将法治建设纳入年度考核。",  # the report year itself
        "现将存在的问题和下一步打算报告如下。",
        "着力解决群众反映强烈的问题。",
        "按照年度计划开展检查。",
        "督促企业落实安全生产第一责任人责任。",
    ],
)
def test_sentences_that_open_no_part(sentence: str) -> None:
    """The year itself, announcements, and problems of others."""
    assert grades(f"一、主要举措\n{WORK}{sentence}\n") == {"measures": 3}


def test_a_part_is_told_for_every_place() -> None:
    """The figure of a plan is a plan's, wherever the paragraph breaks."""
    text = f"{TITLE}一、主要举措\n{WORK}\n二、2023年安排\n2023年，计划培训5次。\n"
    report = parse(text)
    assert report.part_at(text.index("12次")) is Part.MEASURES
    assert report.part_at(text.index("5次")) is Part.PLAN
    assert report.part_at(0) is Part.OTHER


@given(
    st.lists(
        st.sampled_from(["一、主要举措", WORK, SHORT, PLAN, FIRST, "二、存在的不足", "三、下一步打算", ""]),
        max_size=12,
    )
)
def test_stretches_are_in_order_and_apart(lines: list[str]) -> None:
    """Neighbours differ, none overlap, and every graded content names its places."""
    text = TITLE + "\n".join(lines)
    report = parse(text)
    for first, second in zip(report.stretches, report.stretches[1:], strict=False):
        assert first.span.end <= second.span.start
        assert first.part is not second.part
    assert set(report.parts) == set(Part)
    for presence in report.parts.values():
        assert 0 <= presence.grade <= 3
        assert bool(presence.spans) is (presence.grade > 0)
        assert all(0 <= span.start < span.end <= len(text) for span in presence.spans)
