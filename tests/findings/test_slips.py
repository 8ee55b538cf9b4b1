"""Group W: repeated sentences, garbled and doubled characters."""

import pytest
from tests.findings.drafting import drafts
from tests.findings.drafting_wording import HEAD, LONG, OPENING, quoted, report_of

from rulelaw.findings.rules.slips import W002, W004, W005
from rulelaw.report.reading import parse

# --- W002


def test_a_sentence_of_twenty_characters_is_long_enough() -> None:
    words = "健全规范性文件合法性审核的机制和流程并公开"
    assert len(words) == 21
    assert quoted(W002, f"{words[1:]}。检查20次。{words[1:]}。") == [words[1:]]
    assert quoted(W002, f"{words[2:]}。检查20次。{words[2:]}。") == []


@pytest.mark.parametrize(
    "words",
    [
        f"{LONG}。检查20次。{LONG}。",
        f"{LONG}；检查20次；{LONG}。",
        f"{LONG}。\n\n检查20次。{LONG}！",
        f"一是{LONG}。二是{LONG}。",
        f"1.{LONG}。\n\n2.{LONG}。",
        f"{LONG}。检查20次。{LONG[:6]} {LONG[6:]}。",
        f"检查20次。{LONG}\n\n整改3个。{LONG}\n\n办结5件。",
    ],
)
def test_a_sentence_said_twice(words: str) -> None:
    (draft,) = drafts(W002, report_of(words))
    assert len(draft.spans) == 2
    assert draft.facts["count"] == 2


def test_a_sentence_said_three_times_is_one_finding() -> None:
    (draft,) = drafts(W002, report_of(f"{LONG}。检查20次。{LONG}。整改3个。{LONG}。"))
    assert len(draft.spans) == 3


@pytest.mark.parametrize(
    "words",
    [
        f"{LONG}，检查20次。{LONG}，整改3个。",
        "做到应审尽审、有错必纠。检查20次。做到应审尽审、有错必纠。",
        f"（一）{LONG}。检查20次。\n\n（二）{LONG}。整改3个。",
        f"| 指标 | {LONG} | 20 |\n| 指标 | {LONG} | 20 |",
        f"二、{LONG}\n\n检查20次，整改3个。\n\n三、{LONG}\n\n检查30次，整改5个。",
    ],
)
def test_what_is_not_a_sentence_said_twice(words: str) -> None:
    assert quoted(W002, words) == []


# --- W004


@pytest.mark.parametrize(
    ("words", "characters"),
    [
        ("检查\ufffd\ufffd20次。", "U+FFFD U+FFFD"),
        ("检查\ue004河道20次。", "U+E004"),
        ("检查\x07河道20次。", "U+0007"),
        ("检查\x9d河道20次。", "U+009D"),
        ("检查\ud83d河道20次。", "U+D83D"),
        ("检查锟斤拷锟斤拷20次。", "锟斤拷锟斤拷"),
        ("检查烫烫烫烫20次。", "烫烫烫烫"),
        ("检查æ³•æ²»20次。", "æ³•æ²»"),
        ("检查?。ㄒ唬┖拥20次。", "?。ㄒ"),
        ("检查????河道20次。", "????"),
        ("检查&nbsp;河道20次。", "&nbsp;"),
    ],
)
def test_garbled_characters(words: str, characters: str) -> None:
    (draft,) = drafts(W004, report_of(words))
    assert str(draft.facts["characters"]).rstrip("…")[:4] == characters[:4]


def test_garbled_characters_are_named_so_that_they_can_be_written() -> None:
    for draft in drafts(W004, report_of("检查\ud83d\ue004河道20次。")):
        assert str(draft.facts["characters"]).encode()


@pytest.mark.parametrize(
    "words",
    [
        "检查①②③处，达23℃，占1‰，Ⅲ类20台，面积3㎡。",
        "检查\u200b河道\u3000\xa020次。\r\n整改\t3个。\x0c",
        "推进屯屯通公路3条，防烫烫伤20次。",
        "检查𠮷野河20次，学习café、naïve等外语词。",
        "是否整改？何时整改？？检查20次！！",
        "R&D投入3万元，A&B项目20个。",
    ],
)
def test_characters_that_are_sound(words: str) -> None:
    assert drafts(W004, report_of(words)) == []


def test_icons_of_the_page_are_not_the_reports() -> None:
    report = parse(
        "首页 > 政务公开 \ue600\n"
        + HEAD
        + OPENING
        + "检查河道20次，整改问题3个。\n\n打印 \ue601 关闭 \ue602\n"
    )
    assert drafts(W004, report) == []


# --- W005


@pytest.mark.parametrize(
    ("words", "double"),
    [
        ("提高了全县干部的的法治素养。", "的的"),
        ("整改了了问题3个。", "了了"),
        ("加强领导和和监督。", "和和"),
        ("重点是是加强领导。", "是是"),
        ("在在全县推行。", "在在"),
        ("关于于河道管理的办法。", "于于"),
        ("把把问题整改到位。", "把把"),
        ("检查20次，，整改3个。", "，，"),
        ("检查河道、、水库20处。", "、、"),
        ("扎实推推进法治建设。", "推推"),
        ("全面落落实责任。", "落落"),
    ],
)
def test_a_character_typed_twice(words: str, double: str) -> None:
    assert quoted(W005, words) == [double]


@pytest.mark.parametrize(
    "words",
    [
        "天天巡查、人人参与、常常提醒、渐渐好转、一一答复、多多益善、刚刚起步、处处留心。",
        "避免问题不了了之，的的确确见效，和和美美，是是非非。",
        "进行了了解，为了了解情况，取得了了不起的成绩。",
        "以达到以案促改目的的方式，合同标的的审查。",
        "公平和和谐，调解和和解，总和和均值。",
        "关键是是否落实，坚持实事求是是根本。",
        "问题还存在在册登记少的情况，推进在在线平台办理。",
        "参与与监督，普及及推广，应对对策，行为为主。",
        "作为被被告的案件3件，合并并处罚，理由由单位说明。",
        "以以案释法为抓手，就就业问题开展检查，围绕着着力点推进。",
        "日日学、周周练、月月比，层层压实、步步推进、等等。",
        "公开开展评查，监督督促整改，全面推进进一步改革。",
        "全国国土、全市市场监管、学习习近平法治思想、法治治理、部门门户。",
        "……——检查20次。",
    ],
)
def test_doubled_characters_that_are_words(words: str) -> None:
    assert quoted(W005, words) == []
