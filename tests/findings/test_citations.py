"""Group C: titles without partner, document numbers, law that has ended, titles misspelt."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.findings.drafting import drafts, quoted

from rulelaw.findings.rules.citations import C001, C002, C003, C004, C005, number_places
from rulelaw.findings.types import Draft, Rule
from rulelaw.report.reading import parse
from rulelaw.report.types import Citation, Masthead, Report
from rulelaw.text.sources import Source

RULES = (C001, C002, C003, C004, C005)
HEAD = "云川县水务局{year}年法治政府建设年度报告\n\n发布日期：{published}\n\n"
OPENING = "{year}年，云川县水务局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"


def report_of(words: str, year: int = 2022, published: str = "2023-02-10") -> Report:
    """A report whose measures are `words`."""
    return parse((HEAD + OPENING).format(year=year, published=published) + words + "\n")


def message(rule: Rule, draft: Draft) -> str:
    return rule.messages[draft.variant].format("zh", **draft.facts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_fires_and_the_near_miss_does_not(rule: Rule) -> None:
    assert len(drafts(rule, parse(rule.example))) == 1
    assert drafts(rule, parse(rule.near_miss)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_can_be_filled_in_both_languages(rule: Rule) -> None:
    for draft in drafts(rule, parse(rule.example)):
        for lang in ("zh", "en"):
            assert "{" not in rule.messages[draft.variant].format(lang, **draft.facts)


# --- C001


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("修订《云川县河道管理办法，检查20次。", ["《"]),
        ("修订云川县河道管理办法》，检查20次。", ["》"]),
        ("学习《水法，宣传《防洪法》。", ["《"]),
        ("学习水法》，宣传《防洪法》。", ["》"]),
        ("转发《关于印发《河道管理办法》的通知。", ["《"]),
        ("学习《水法。检查20次。组织防洪法》培训。", ["《", "》"]),
        ("学习《" + "水" * 220 + "》。", ["《", "》"]),
        ("学习《水法。\n\n检查20次。\n\n宣传防洪法》。", ["《", "》"]),
        ("学习《水法。\n\n宣传《防洪法。", ["《", "《"]),
    ],
)
def test_a_title_mark_without_its_partner(words: str, marks: list[str]) -> None:
    assert quoted(C001, report_of(words)) == marks


@pytest.mark.parametrize(
    "words",
    [
        "修订《云川县河道管理办法》《云川县节水办法》，检查20次。",
        "转发《关于印发〈河道管理办法〉的通知》。",
        "转发《关于印发《河道管理办法》的通知》。",
        "贯彻《关于进一步加强全县\n河道管理工作的通知》要求，检查20次。",
        "《法治政府建设实施纲要（2021—2025年）》",
    ],
)
def test_titles_with_both_marks(words: str) -> None:
    assert quoted(C001, report_of(words)) == []


def test_the_page_around_the_report_is_not_the_reports() -> None:
    text = (HEAD + OPENING).format(year=2022, published="2023-02-10") + "检查河道20次，整改问题3个。\n\n"
    assert drafts(C001, parse(text + "相关链接：\n解读《云川县河道管理办\n上一篇：《云川县水务局202\n")) == []


def test_the_message_quotes_the_text_as_it_is() -> None:
    (draft,) = drafts(C001, report_of("修订《云川县河道管理办法，共20条，自公布之日起施行。"))
    assert message(C001, draft) == "“《云川县河道管理办法，共20条，…”缺少右书名号》。"


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


# --- C004


@pytest.mark.parametrize(
    "words",
    [
        "依照《中华人民共和国侵权责任法》，调解纠纷6件。",
        "组织学习《合同法》《水法》，培训干部30人次。",
        "宣传《中华人民共和国物权法》等法律法规20场。",
        "根据《个体工商户条例》，办理登记6件。",
        "依据《中华人民共和国行政处罚法（2017年修正）》，立案6件。",
    ],
)
def test_law_that_had_ended_is_cited_as_in_force(words: str) -> None:
    assert len(drafts(C004, report_of(words, year=2024, published="2025-02-10"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "适用原《中华人民共和国侵权责任法》处理旧案6件。",
        "对2021年以前签订、适用《中华人民共和国合同法》的合同，审查6份。",
        "《民法典》施行后，《合同法》《物权法》同时废止，培训干部30人次。",
        "清理引用《中华人民共和国合同法》的规范性文件6件。",
        "按照从旧兼从轻原则适用《环境噪声污染防治法》，立案6件。",
        "对此前发生的案件适用修订前的《中华人民共和国侵权责任法》6件。",
        "依照《中华人民共和国民法典》，调解纠纷6件。",
        "依据《中华人民共和国行政处罚法（2021年修订）》，立案6件。",
        "落实《云川县信访条例》，办理信访6件。",
        "落实《法治政府建设实施纲要（2015-2020年）》，培训6场。",
        "落实《关于在公民中开展法治宣传教育的第七个五年规划（2016—2020年）》，培训6场。",
    ],
)
def test_old_law_told_as_old(words: str) -> None:
    assert drafts(C004, report_of(words, year=2024, published="2025-02-10")) == []


def test_law_that_ended_within_the_year_or_later_was_in_force() -> None:
    assert drafts(C004, report_of("依照《侵权责任法》，调解纠纷6件。", 2020, "2021-02-10")) == []
    assert drafts(C004, report_of("依照《环境噪声污染防治法》，立案6件。", 2022, "2023-02-10")) == []


def test_a_law_cited_twice_is_one_finding() -> None:
    report = report_of("依照《侵权责任法》，调解纠纷6件。宣传《中华人民共和国侵权责任法》3场。")
    (draft,) = drafts(C004, report)
    assert len(draft.spans) == 2
    assert draft.facts["day"] == datetime.date(2021, 1, 1)
    assert "民法典" in message(C004, draft)


def test_what_has_not_been_verified_is_not_held_against_a_report() -> None:
    assert drafts(C004, report_of("依据《信访条例》，办理信访6件。", 2023, "2024-02-10")) == []


# --- C005


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("优化营商环镜条例", "优化营商环境条例"),
        ("优化营商环条例", "优化营商环境条例"),
        ("优化营商环境境条例", "优化营商环境条例"),
        ("优化商营环境条例", "优化营商环境条例"),
        ("中华人民共和国行政处法", "中华人民共和国行政处罚法"),
        ("中华人民共合国行政处罚法", "中华人民共和国行政处罚法"),
        ("行政处罚发", "中华人民共和国行政处罚法"),
        ("信访工做条例", "信访工作条例"),
        ("重大行政决策程序暂行条列", "重大行政决策程序暂行条例"),
    ],
)
def test_a_title_one_character_off(title: str, meant: str) -> None:
    (draft,) = drafts(C005, report_of(f"组织学习《{title}》，培训干部30人次。"))
    assert draft.facts == {"title": title, "meant": meant}


@pytest.mark.parametrize(
    "title",
    [
        "优化营商环境条例",
        "中华人民共和国行政处罚法",
        "行政处罚法（2021年修订）",
        "行政处罚",
        "新行政复议法",
        "省优化营商环境条例",
        "云川县优化营商环境条例",
        "环境保护税法",
        "城市规划法",
        "居民委员会组织法",
        "村民委员会组织法",
        "水利法",
        "纲要",
        "〈行政处罚法〉解读",
    ],
)
def test_a_title_of_its_own(title: str) -> None:
    assert drafts(C005, report_of(f"组织学习《{title}》，培训干部30人次。")) == []


# --- reports without a text, and texts that are none


def test_citations_made_by_hand_are_checked_without_places() -> None:
    report = Report(
        masthead=Masthead(year=2022, published=datetime.date(2023, 2, 10)),
        citations=(
            Citation("通知", "云水发[2025]17号"),
            Citation("中华人民共和国侵权责任法"),
            Citation("优化营商环镜条例"),
        ),
    )
    found = [(rule.code, draft.spans) for rule in RULES for draft in drafts(rule, report)]
    assert found == [("C002", ()), ("C003", ()), ("C004", ()), ("C005", ())]


PIECES = st.sampled_from(
    [
        "《",
        "》",
        "〈",
        "〔",
        "〕",
        "[",
        "]",
        "（",
        "）",
        "2021",
        "2",
        "第",
        "号",
        "云水发",
        "法",
        "。",
        "\n",
        "\ud800",
        "年",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
@example("《" * 300)
@example("\ud83d云水发[2021]3号\r\n")
def test_no_text_makes_a_rule_fail(words: str) -> None:
    report = report_of(words)
    for rule in RULES:
        for draft in drafts(rule, report):
            assert message(rule, draft)
            assert all(0 <= span.start < span.end <= len(report.source.text) for span in draft.spans)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_places_of_numbers_lie_apart(words: str) -> None:
    text = Source(words).flow.text
    ends = 0
    for start, end in number_places(text):
        assert ends <= start < end <= len(text)
        ends = end
