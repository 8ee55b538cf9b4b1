"""Group S: required contents."""

import pytest
from tests.findings.drafting_structure import (
    SHORT,
    WORK,
    codes,
    found,
    report,
    words,
)


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


def test_brief_shortcomings_are_worth_a_look() -> None:
    text = report(work=WORK * 40)
    (finding,) = found(text)
    assert (finding.code, finding.severity.value) == ("S013", "info")
    assert finding.message("en").startswith("The shortcomings take 2.")
    assert found(report(work=WORK * 10), "S013") == []


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
