"""Group C: document numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.drafting import drafts, quoted
from tests.findings.drafting_citations import HEAD, OPENING, PIECES, report_of

from rulelaw.findings.rules.numbers import C002, C003, number_places
from rulelaw.report.reading import parse
from rulelaw.report.types import Citation, Report
from rulelaw.text.sources import Source

# --- C002


@pytest.mark.parametrize(
    ("printed", "standard"),
    [
        ("云水发[2022]17号", "云水发〔2022〕17号"),
        ("云水发［2022］17号", "云水发〔2022〕17号"),
        ("云水发(2022)17号", "云水发〔2022〕17号"),
        ("云水发（2022）17号", "云水发〔2022〕17号"),
        ("云水发【2022】17号", "云水发〔2022〕17号"),
        ("云水发〔2022]17号", "云水发〔2022〕17号"),
        ("云水发(2022〕17号", "云水发〔2022〕17号"),
        ("云水发〔2022〕第17号", "云水发〔2022〕17号"),
        ("云水发〔2022〕017号", "云水发〔2022〕17号"),
        ("云水发〔2022年〕17号", "云水发〔2022〕17号"),
        ("云水发〔2022〕17", "云水发〔2022〕17号"),
        ("云水发〔202217号", "云水发〔2022〕17号"),
        ("云水发2022〕17号", "云水发〔2022〕17号"),
        ("云水发[2022]第017号", "云水发〔2022〕17号"),
        ("云水发[2022]17-2号", "云水发〔2022〕17-2号"),
    ],
)
def test_a_number_that_is_not_in_the_standard_form(printed: str, standard: str) -> None:
    report = report_of(f"落实《关于加强河道管理的通知》（{printed}），检查20次。")
    (draft,) = drafts(C002, report)
    assert report.source.quote(draft.spans[0]) == printed
    assert draft.facts == {"number": printed, "standard": standard}


@pytest.mark.parametrize(
    "printed",
    ["云水发〔202〕17号", "云水发〔22〕17号", "云水发[22]17号", "云水发（202）17号", "云水发〔20222〕17号"],
)
def test_a_year_that_is_not_whole_has_no_standard_form(printed: str) -> None:
    (draft,) = drafts(C002, report_of(f"落实《关于加强河道管理的通知》（{printed}），检查20次。"))
    assert draft.variant == "year"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("依据云水发[2022]17号，检查20次。", "云水发[2022]17号"),
        ("按照云政办发（2022）3号要求，检查20次。", "云政办发（2022）3号"),
        ("贯彻落实云水发【2022】17号文件，检查20次。", "云水发【2022】17号"),
        ("根据《通知》云水发[2022]17号，检查20次。", "云水发[2022]17号"),
    ],
)
def test_the_words_before_a_number_are_no_part_of_it(words: str, number: str) -> None:
    assert quoted(C002, report_of(words)) == [number]


def test_the_number_in_the_pages_metadata_is_the_reports_own() -> None:
    text = "索引号：000014349/2023-00012\n文号：云水发[2023]2号\n" + (HEAD + OPENING).format(
        year=2022, published="2023-02-10"
    )
    assert quoted(C002, parse(text + "检查河道20次，整改问题3个。\n")) == ["云水发[2023]2号"]


@pytest.mark.parametrize(
    "words",
    [
        "落实《通知》（云水发〔2022〕17号），检查20次。",
        "落实《通知》（云水发 〔2022〕 17号），检查20次。",
        "对照省政府令第388号，检查20次。",
        "落实《条例》（国务院令第724号）、《办法》（水利部令2021年第3号），检查20次。",
        "落实《公告》（财政部公告2020年第24号），检查20次。",
        "转发云水发〔2022〕17、18号和云水发〔2022〕3-5号，检查20次。",
        "涉及（2021）浙0110行初12号案，检查20次。",
        "建成云川新城一期（2021）3号楼，检查20次。",
        "检查滨江路（2021）3号楼项目20次。",
        "转发《关于落实云水发[2022]17号文件的通知》，检查20次。",
        "作出云水罚〔2022〕第0012号处罚决定，检查20次。",
        "全年检查20次(2021年18次)，12345热线办件30件。",
        "获2021年度先进单位（2022年3月），检查20次。",
        "云水发〔2022〕17-1号、云府函〔2022〕8号，检查20次。",
    ],
)
def test_numbers_that_are_right_as_they_are(words: str) -> None:
    assert quoted(C002, report_of(words)) == []


def test_the_numbers_of_the_page_around_are_not_the_reports() -> None:
    text = (HEAD + OPENING).format(year=2022, published="2023-02-10") + "检查河道20次，整改问题3个。\n\n"
    assert (
        drafts(C002, parse(text + "云ICP备(2015)0012号 云公网安备33990102000012号\n网站标识码：3399010012\n"))
        == []
    )


def test_a_number_cited_twice_is_one_finding_with_two_places() -> None:
    report = report_of("落实云水发[2022]17号，检查20次。按云水发[2022]17号要求，整改3个问题。")
    (draft,) = drafts(C002, report)
    assert [report.source.quote(span) for span in draft.spans] == ["云水发[2022]17号"] * 2


def test_places_of_numbers_ascend() -> None:
    assert number_places("依据岚政发[2021]17号和岚政发〔2021)8号") == [(2, 14), (15, 26)]


# --- C003


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("落实《通知》（云水发〔2024〕17号），检查20次。", [2024]),
        ("落实《通知》（云水发〔2023〕1号），检查20次。", []),
        ("落实《通知》（云水发[2025]17号），检查20次。", [2025]),
        ("落实《办法》（水利部令2025年第3号），检查20次。", [2025]),
        ("落实《公告》（财政部公告2024年第24号），检查20次。", [2024]),
        ("转发《关于落实云水发〔2025〕17号文件的通知》，检查20次。", []),
        ("到2025年，检查20次以上。", []),
        ("涉及（2025）浙0110行初12号案，检查20次。", []),
    ],
)
def test_a_number_later_than_the_publication(words: str, years: list[int]) -> None:
    assert [draft.facts["year"] for draft in drafts(C003, report_of(words))] == years


def test_without_a_day_of_publication_the_next_year_is_the_limit() -> None:
    text = "云川县水务局2022年法治政府建设年度报告\n\n" + OPENING.format(year=2022)
    assert drafts(C003, parse(text + "落实《通知》（云水发〔2023〕17号），检查20次。\n")) == []
    (draft,) = drafts(C003, parse(text + "落实《通知》（云水发〔2024〕17号），检查20次。\n"))
    assert (draft.variant, draft.facts["limit"]) == ("unpublished", 2023)


def test_without_any_year_nothing_is_said() -> None:
    assert drafts(C003, Report(citations=(Citation("通知", "云水发〔2099〕17号"),))) == []


@given(st.lists(PIECES, max_size=60).map("".join))
def test_places_of_numbers_lie_apart(words: str) -> None:
    text = Source(words).flow.text
    ends = 0
    for start, end in number_places(text):
        assert ends <= start < end <= len(text)
        ends = end
