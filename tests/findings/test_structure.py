"""Group S: required contents and headings."""

import pytest

from rulelaw.findings.checking import check
from rulelaw.findings.types import Finding
from rulelaw.observations.types import Observations
from rulelaw.report.reading import parse

TITLE = "岚县水利局2021年法治政府建设年度报告\n\n"
OPENING = "2021年，岚县水利局坚持依法行政，现将有关情况报告如下。\n\n"
WORK = "我局严格规范公正文明执法，全年开展河道巡查12次，培训执法人员60人次，办结案件9件，群众较为满意。\n\n"
FIRST = (
    "局长认真履行推进法治建设第一责任人职责，带头学法，亲自部署、亲自过问重要事项，并在年度会议上述法。\n\n"
)
SHORT = "执法人员配备仍然不足，业务能力有待提升，主要原因是编制偏少、培训不够，经费保障也不充分。\n\n"
PLAN = "2022年，我局将继续深入推进依法行政，强化执法监督，提升服务水平，确保各项任务落地见效。\n\n"


def report(
    *, work: str = WORK, first: str = FIRST, short: str = SHORT, plan: str = PLAN, title: str = TITLE
) -> str:
    """Compose a report of the parts that are not empty, under 一、 二、 …"""
    named = [
        ("主要举措和成效", work),
        ("主要负责人履行第一责任人职责情况", first),
        ("存在的不足和原因", short),
        ("2022年工作安排", plan),
    ]
    parts = [(heading, text) for heading, text in named if text]
    return (
        title
        + OPENING
        + "".join(
            f"{number}、{heading}\n\n{text}"
            for number, (heading, text) in zip("一二三四", parts, strict=False)
        )
    )


def found(text: str, code: str = "S") -> list[Finding]:
    return list(check(parse(text), rules=[code], observations=Observations()))


def codes(text: str) -> list[str]:
    return [finding.code for finding in found(text)]


def words(text: str, code: str) -> list[str]:
    """Give the words at which a rule speaks."""
    return [text[finding.spans[0].start : finding.spans[0].end] for finding in found(text, code)]


def test_a_whole_report_has_nothing_wrong() -> None:
    assert codes(report()) == []


@pytest.mark.parametrize(
    ("gone", "code"), [("work", "S001"), ("short", "S002"), ("first", "S004"), ("plan", "S005")]
)
def test_a_part_that_is_gone_is_told_and_has_no_place(gone: str, code: str) -> None:
    (finding,) = found(report(**{gone: ""}))
    assert (finding.code, finding.severity.value, finding.spans) == (code, "error", ())
    assert finding.basis is not None
    assert finding.basis.number == "厅字〔2019〕28号"
    assert finding.basis.article is None


def test_before_2019_no_part_is_asked_for() -> None:
    text = report(first="", short="", plan="").replace("2022", "2018").replace("2021", "2017")
    assert codes(text) == []


def test_without_a_year_no_part_is_asked_for() -> None:
    assert not {"S001", "S002", "S004", "S005"} & set(codes("我局依法行政。"))


def test_figures_among_the_shortcomings_make_no_measures() -> None:
    assert codes(
        report(work="", short="全年只培训3次、办案5件，执法人员不足，原因在于编制偏少、经费紧张。\n\n")
    ) == ["S001"]


def test_a_part_may_stand_anywhere_and_without_a_heading() -> None:
    unheaded = (
        WORK
        + "但工作中还存在一些不足。"
        + SHORT
        + "下一步，我局将健全制度，加强执法培训和案卷评查，提升依法行政水平。\n\n"
    )
    assert not {"S002", "S005"} & set(codes(report(work=unheaded, short="", plan="")))


def test_a_part_in_one_sentence_is_worth_a_look() -> None:
    text = report(work=WORK.strip() + "局长认真履行第一责任人职责。\n\n", first="")
    (finding,) = found(text)
    assert (finding.code, finding.severity.value) == ("S006", "info")
    assert "第一责任人" in finding.message("zh")
    assert "first person responsible" in finding.message("en")


def test_shortcomings_without_a_cause_are_told_at_their_heading() -> None:
    text = report(short="执法人员配备仍然不足，业务能力有待提升，信息化水平不高，宣传形式比较单一。\n\n")
    assert words(text, "S003") == ["三、存在的不足和原因"]
    assert not found(report(short="")[:], "S003")


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


def test_brief_shortcomings_are_worth_a_look() -> None:
    text = report(work=WORK * 40)
    (finding,) = found(text)
    assert (finding.code, finding.severity.value) == ("S013", "info")
    assert finding.message("en").startswith("The shortcomings take 2.")
    assert found(report(work=WORK * 10), "S013") == []


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


@pytest.mark.parametrize(
    ("work", "fires"),
    [
        (
            "我局坚持严格规范公正文明执法，深入开展河道巡查和法治宣传，未发生行政败诉案件，值班电话0571-88001234。\n\n",
            True,
        ),
        (
            "我局坚持严格规范公正文明执法，先后培训执法人员____人次，深入开展河道巡查和法治宣传，成效明显。\n\n",
            True,
        ),
        (
            "我局坚持严格规范公正文明执法，深入开展河道巡查和法治宣传，办结案件9件，未发生行政败诉案件。\n\n",
            False,
        ),
    ],
)
def test_measures_need_a_figure(work: str, *, fires: bool) -> None:
    text = report(
        work=work, short="全年只办案5件，执法人员不足，原因在于编制偏少、经费紧张，培训也不够经常。\n\n"
    )
    assert words(text, "S022") == (["一、主要举措和成效"] if fires else [])


def test_where_there_are_no_measures_their_figures_are_not_asked_for() -> None:
    assert "S022" not in codes(report(work=""))
