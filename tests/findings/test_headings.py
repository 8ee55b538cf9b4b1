"""Group S: headings and the title."""

import pytest
from tests.findings.drafting_structure import (
    FIRST,
    OPENING,
    PLAN,
    SHORT,
    TITLE,
    WORK,
    codes,
    found,
    report,
    words,
)


def headed(*headings: str) -> str:
    """Compose a measures part with these second-level headings, each with text under it."""
    return report(work="".join(f"{heading}\n\n{WORK}" for heading in headings))


@pytest.mark.parametrize(
    ("headings", "wrong"),
    [
        (["（一）抓学法", "（二）抓执法", "（三）抓普法"], []),
        (["（一）抓学法", "（三）抓执法", "（四）抓普法"], ["（三）抓执法"]),
        (["（一）抓学法", "（三）抓执法", "（三）抓普法", "（四）抓监督"], ["（三）抓执法"]),
        (["（一）抓学法", "（二）抓执法", "（二）抓普法", "（三）抓监督"], ["（二）抓普法"]),
        (["（一）抓学法", "（二）抓执法", "（一）抓普法", "（四）抓监督"], ["（一）抓普法"]),
        (["（二）抓学法", "（三）抓执法"], ["（二）抓学法"]),
        (["1.抓学法", "2.抓执法", "4.抓普法"], ["4.抓普法"]),
    ],
)
def test_numbers_of_siblings_run_from_one_without_gap(headings: list[str], wrong: list[str]) -> None:
    assert words(headed(*headings), "S010") == wrong


def test_a_heading_out_of_turn_names_the_number_due() -> None:
    (finding,) = found(headed("（一）抓学法", "（三）抓执法"), "S010")
    assert finding.facts["expected"] == 2
    assert finding.message("en") == "The heading “（三）抓执法” skips a number; 2 is due."


@pytest.mark.parametrize(
    "work",
    [
        # numbers begin anew under another heading
        f"（一）抓学法\n\n1.集中学\n\n{WORK}2.个人学\n\n{WORK}（二）抓执法\n\n1.严标准\n\n{WORK}2.重监督\n\n{WORK}",
        # Arabic ones run on
        f"（一）抓学法\n\n1.集中学\n\n{WORK}2.个人学\n\n{WORK}（二）抓执法\n\n3.严标准\n\n{WORK}4.重监督\n\n{WORK}",
        # the number that seems missing is an item, or glued to the paragraph before
        f"（一）抓学法。{WORK}（二）全年开展巡查12次，培训60人次，办结案件9件，制发文书3份，回访群众20人。\n\n（三）抓普法。{WORK}",
        f"（一）抓学法。{WORK.strip()}（二）抓执法。{WORK}（三）抓普法。{WORK}",
    ],
)
def test_what_is_no_gap_in_the_numbers(work: str) -> None:
    assert words(report(work=work), "S010") == []


def test_numbers_begin_anew_under_each_heading() -> None:
    text = report(
        work=f"（一）抓学法\n\n{WORK}（二）抓执法\n\n{WORK}（三）抓普法\n\n{WORK}", short=""
    ).replace("2022年，我局将", "（二）强基础。2022年，我局将")
    assert words(text, "S010") == ["（二）强基础"]


def test_parts_hold_chapters_that_begin_anew() -> None:
    text = (
        f"{TITLE}{OPENING}第一部分 主要工作\n\n一、抓学法\n\n{WORK}二、抓执法\n\n{WORK}"
        f"第二部分 主要负责人履行第一责任人职责情况\n\n一、带头学\n\n{FIRST}二、带头办\n\n{FIRST}"
        f"第三部分 存在的不足和原因\n\n{SHORT}第四部分 2022年工作安排\n\n{PLAN}"
    )
    assert codes(text) == []


def test_a_text_without_its_beginning_may_begin_at_any_number() -> None:
    text = f"（三）抓普法\n\n{WORK}（四）抓监督\n\n{WORK}二、存在的不足和原因\n\n{SHORT}三、2022年工作安排\n\n{PLAN}"
    assert words(text, "S010") == []


def test_a_heading_with_nothing_under_it() -> None:
    text = report(work=f"（一）抓学法\n\n{WORK}（二）抓执法\n\n（三）抓普法\n\n{WORK}")
    assert words(text, "S011") == ["（二）抓执法"]
    assert codes(report(work=WORK, first="")) == ["S004"]


@pytest.mark.parametrize(
    "work",
    [
        f"{WORK}1.加强学习\n2.加强执法\n3.加强普法\n\n",  # the items of a list
        f"（一）抓学法\n\n{WORK}（二）全年开展巡查12次，培训60人次。\n\n（三）抓普法\n\n{WORK}",  # a sentence is an item
        f"（一）抓学法\n\n{WORK}（二）数据情况\n\n| 项目 | 数量 |\n| 案件 | 9件 |\n\n（三）抓普法\n\n{WORK}",
        f"（一）抓学法\n\n1.集中学\n\n{WORK}2.个人学\n\n{WORK}",  # what stands under it is headings
        f"（一）抓学法。{WORK}（二）抓普法。{WORK}",  # run in
    ],
)
def test_what_is_no_empty_heading(work: str) -> None:
    assert words(report(work=work), "S011") == []


def test_a_table_of_contents_holds_no_headings_of_the_text() -> None:
    whole = report()
    contents = "目录\n一、主要举措和成效\n二、主要负责人履行第一责任人职责情况\n三、存在的不足和原因\n四、2022年工作安排\n\n"
    assert not {"S010", "S011"} & set(codes(whole.replace(OPENING, contents + OPENING)))


@pytest.mark.parametrize(
    ("title", "lacks"),
    [
        ("", "no title"),
        ("2021年法治政府建设年度报告\n\n", "lacks the issuer."),
        ("岚县水利局法治政府建设年度报告\n\n", "lacks the year."),
        ("法治政府建设年度报告\n\n", "lacks the issuer and the year."),
        ("县水利局2021年法治政府建设情况报告\n\n", None),
        ("岚县水利局关于2021年度依法行政工作情况的报告\n\n", None),
    ],
)
def test_a_title_names_issuer_year_and_subject(title: str, lacks: str | None) -> None:
    messages = [finding.message("en") for finding in found(report(title=title), "S020")]
    assert len(messages) == (lacks is not None)
    assert all(message.endswith(str(lacks)) or str(lacks) in message for message in messages)
