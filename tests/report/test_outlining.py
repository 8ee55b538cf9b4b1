"""Outlining: which lines hold a heading, how deep it stands and where its text begins."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.report.reading import parse
from rulelaw.report.types import Section

TITLE = "岚县水利局2022年法治政府建设年度报告\n"
TEXT = "我局坚持依法行政，严格规范公正文明执法，全年检查12次，取得良好成效，群众较为满意。"


def headings(body: str) -> list[tuple[int, str]]:
    """Give depth and words of each heading of a report with this body; @ stands for a paragraph."""
    return [(heading.depth, heading.text) for heading in parse(TITLE + body.replace("@", TEXT)).headings]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "一、主要举措\n（一）加强领导\n@\n（二）规范执法\n@\n二、存在的不足\n@\n",
            [(1, "一、主要举措"), (2, "（一）加强领导"), (2, "（二）规范执法"), (1, "二、存在的不足")],
        ),
        # run in with the text, full-width and half-width
        ("一、主要举措。@\n(一)加强领导。@\n", [(1, "一、主要举措"), (2, "(一)加强领导")]),
        (
            "（一）健全机制，压实责任。@\n（二）加强监督，严格执法。@\n",
            [(2, "（一）健全机制，压实责任"), (2, "（二）加强监督，严格执法")],
        ),
        # the third and the fourth level
        (
            "一、主要举措\n（一）执法\n1.日常检查\n@\n2. 专项检查\n@\n（1）汛期检查。@\n",
            [
                (1, "一、主要举措"),
                (2, "（一）执法"),
                (3, "1.日常检查"),
                (3, "2. 专项检查"),
                (4, "（1）汛期检查"),
            ],
        ),
        # other shapes of the first level
        (
            "第一部分 基本情况\n@\n第二部分 存在的不足\n@\n",
            [(1, "第一部分 基本情况"), (1, "第二部分 存在的不足")],
        ),
        ("一，主要举措\n@\n二 、存在的不足\n@\n", [(1, "一，主要举措"), (1, "二 、存在的不足")]),
        ("1.主要举措\n@\n2.2023年工作安排\n@\n", [(3, "1.主要举措"), (3, "2.2023年工作安排")]),
        # without numbers: all of them, or only those of the first level
        ("加强组织领导\n@\n规范执法行为\n@\n", [(1, "加强组织领导"), (1, "规范执法行为")]),
        (
            "主要举措和成效\n（一）加强领导\n@\n存在的不足\n（一）力量薄弱\n@\n",
            [(1, "主要举措和成效"), (2, "（一）加强领导"), (1, "存在的不足"), (2, "（一）力量薄弱")],
        ),
        (
            "一、主要举措\n加强领导，健全机制。@\n规范执法，强化监督。@\n普法宣传，营造氛围。@\n",
            [
                (1, "一、主要举措"),
                (2, "加强领导，健全机制"),
                (2, "规范执法，强化监督"),
                (2, "普法宣传，营造氛围"),
            ],
        ),
        # quotation marks and figures in a heading
        ("一、抓住“关键少数”，压实“一把手”责任\n@\n", [(1, "一、抓住“关键少数”，压实“一把手”责任")]),
        (
            "（一）开展执法检查12次\n@\n（二）强化监督\n@\n",
            [(2, "（一）开展执法检查12次"), (2, "（二）强化监督")],
        ),
        # a closing colon is not the heading's
        ("一、主要举措：\n@\n", [(1, "一、主要举措")]),
        # numbers repeated, missing and beyond ten
        (
            "一、主要举措\n一、加强领导\n@\n三、规范执法\n@\n十一、强化监督\n@\n",
            [(1, "一、主要举措"), (1, "一、加强领导"), (1, "三、规范执法"), (1, "十一、强化监督")],
        ),
    ],
)
def test_schemes_of_headings(body: str, found: list[tuple[int, str]]) -> None:
    """Headings as printed, with their depth."""
    assert headings(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "@\n@\n",
        "一是加强领导，健全机制。@\n二是规范执法，强化监督。@\n三是普法宣传，营造氛围。@\n",
        "@\n1.全年检查36次，查处案件12件；\n2.办理许可23件；\n3.开展培训5次。\n",
        "@\n（1）责令改正。（2）罚款。@\n",
        "@\n3.5万件申请全部办结，群众较为满意，办理时限进一步压缩，材料进一步精简，全年没有超时。\n",
        "@\n一、主要举措……1\n二、存在的不足……5\n",
        "@\n联系电话：12345\n@\n",
        "@\n2022年，\n@\n",
        "",
    ],
)
def test_what_is_no_heading(body: str) -> None:
    """Items, figures, tables of contents, and text."""
    assert headings(body) == []


def test_a_run_in_heading_ends_before_its_text() -> None:
    """The closing stop is neither's, and the text behind is the section's own."""
    text = f"{TITLE}（一）加强领导。{TEXT}\n"
    report = parse(text)
    (section,) = report.sections
    assert section.heading is not None
    assert section.heading.run_in
    assert section.heading.span.of(text) == "（一）加强领导"
    assert [span.of(text) for span in section.body] == [TEXT]


def test_a_heading_alone_in_its_line_is_not_run_in() -> None:
    """Its number is its value."""
    (heading,) = parse(f"{TITLE}十二、加强领导\n{TEXT}\n").headings
    assert (heading.run_in, heading.number) == (False, 12)


LINES = st.sampled_from(
    [
        "一、主要举措",
        "（一）加强领导",
        "（一）加强领导。" + TEXT,
        "1.执法",
        "（1）检查",
        "规范执法行为",
        TEXT,
        "一是检查。",
        "",
        "二、不足",
    ]
)


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_sections_nest_and_follow_one_another(lines: list[str], newline: str) -> None:
    """Children lie inside their parent and deeper; siblings do not overlap; bodies lie inside, outside of children."""
    text = TITLE + newline.join(lines)
    report = parse(text)

    def nested(sections: tuple[Section, ...], parent: Section | None) -> None:
        for first, second in pairwise(sections):
            assert first.span.end <= second.span.start
        for section in sections:
            if parent is not None:
                assert parent.span.contains(section.span)
                assert section.depth > parent.depth
            if section.heading is not None:
                assert section.span.start == section.heading.span.start
                assert section.heading.text == section.heading.span.of(text)
            for body in section.body:
                assert section.span.contains(body)
                assert not any(body.overlaps(child.span) for child in section.children)
            nested(section.children, section)

    nested(report.sections, None)
    assert [h.span for h in report.headings] == sorted(h.span for h in report.headings)
    for heading in report.headings:
        found = report.section_at(heading.span.start)
        assert found is not None
        assert found.heading == heading
