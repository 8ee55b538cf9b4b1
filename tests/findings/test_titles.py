"""Group C: titles without partner, titles misspelt."""

import pytest
from tests.findings.drafting import drafts, quoted
from tests.findings.drafting_citations import HEAD, OPENING, message, report_of

from rulelaw.findings.rules.titles import C001, C005
from rulelaw.report.reading import parse

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
