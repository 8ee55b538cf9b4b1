"""Group P: identity, mobile and bank-card numbers. No number here is one of a person: regions and banks are made up."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.drafting import drafts
from tests.findings.drafting import quoted as quoted_in

from rulelaw.findings.rules.privacy import P001, P002, P003
from rulelaw.findings.types import Rule
from rulelaw.report.reading import parse
from rulelaw.report.types import Report

RULES = (P001, P002, P003)
HEAD = "云川县水务局2022年法治政府建设年度报告\n\n"
OPENING = "2022年，云川县水务局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"


def report_of(words: str) -> Report:
    """A report whose measures are `words`."""
    return parse(HEAD + OPENING + words + "\n")


def quoted(rule: Rule, words: str) -> list[str]:
    """What the findings of a rule speak of: the words at their places."""
    return quoted_in(rule, report_of(words))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_fires_and_the_near_miss_does_not(rule: Rule) -> None:
    assert len(drafts(rule, parse(rule.example))) == 1
    assert drafts(rule, parse(rule.near_miss)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_finding_says_does_not_repeat_the_number(rule: Rule) -> None:
    report = parse(rule.example)
    (draft,) = drafts(rule, report)
    digits = report.source.quote(draft.spans[0])
    for lang in ("zh", "en"):
        message = rule.messages[draft.variant].format(lang, **draft.facts)
        assert "{" not in message
        assert "****" in message
        assert digits not in message
    assert digits not in map(str, draft.facts.values())


# --- P001


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("李某（身份证号339902199001011236）的证件已注销。", "339902199001011236"),
        ("李某（33990219900109123X）的证件已注销。", "33990219900109123X"),
        ("李某（33990219900109123x）的证件已注销。", "33990219900109123x"),
        ("李某，身份证号：３３９９０２１９９００１０１１２３６。", "３３９９０２１９９００１０１１２３６"),
        ("李某，身份证号：339902 19900101 1236。", "339902 19900101 1236"),
    ],
)
def test_an_identity_number(words: str, number: str) -> None:
    assert quoted(P001, words) == [number]


@pytest.mark.parametrize(
    "words",
    [
        "登记号339902199001011237的案件已办结。",  # wrong check digit
        "登记号339902199002301236的案件已办结。",  # no such day
        "批次339902199001011236001已检验。",  # part of a longer number
        "批次A339902199001011236已检验。",
        "索引号339902199001011236。",
        "某公司（统一社会信用代码119901199001011238）已整改。",
        "某公司（统一社会信用代码91339902MA27XX1236）已整改。",
        "李某（339902********1236）的证件已注销。",
        "罚没款339902.199001011236万元。",
    ],
)
def test_what_is_no_identity_number(words: str) -> None:
    assert quoted(P001, words) == []


# --- P002


@pytest.mark.parametrize(
    "words",
    [
        "投诉人王某（13900001234）所提诉求已答复。",
        "联系社区法律顾问林某（手机：13900001234）。",
        "联系人：李明，电话：13900001234。",
        "联系电话：13900001234。",
        "可拨打值班热线05785562110，也可联系张律师（13900001234）。",
        "局办公室联系人张某某13900001234。",
        "执法队员孙某139-0000-1234现场处置。",
        "执法队员孙某139 0000 1234现场处置。",
        "执法队员孙某+86 13900001234现场处置。",
        "执法队员孙某（+8613900001234）现场处置。",
        "来电13900001234反映问题3个。",
        "执法队员孙某１３９００００１２３４现场处置。",
    ],
)
def test_a_mobile_number_of_a_person(words: str) -> None:
    (found,) = quoted(P002, words)
    assert found.endswith(("1234", "１２３４"))


@pytest.mark.parametrize(
    "words",
    [
        "可拨打局值班电话13900001234反映问题。",
        "防汛值班手机：13900001234。",
        "局办公室电话：13900001234。",
        "投诉人可拨打监督电话13900001234。",
        "举报电话13900001234（工作时间）。",
        "请拨打13900001234（值班电话）。",
        "登记证编号为13310240057的作坊已整改。",
        "许可证13310240057号已注销。",
        "云ICP备13310240057号。",
        "投诉可拨打局值班电话05765312315。",
        "热线12345受理6件，总机0579-13900001。",
        "罚没款13900001234元，灌溉用水13900001234吨。",
        "批号139000012345、A13900001234、13900001234-2已登记。",
        "账户13900001234已冻结。",
        "王某（139****1234）所提诉求已答复。",
    ],
)
def test_a_number_that_is_not_a_persons(words: str) -> None:
    assert quoted(P002, words) == []


def test_numbers_of_the_pages_makers_are_told_only_beside_a_person() -> None:
    text = HEAD + OPENING + "检查河道20次，整改问题3个。\n\n"
    assert drafts(P002, parse(text + "技术支持：云川信息中心 13900001234\n")) == []
    assert drafts(P002, parse(text + "网站标识码：13900001234\n")) == []


# --- P003


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("保证金退至李某银行卡6222020000000000125。", "6222020000000000125"),
        ("保证金退至李某（卡号：6217000000000123459）。", "6217000000000123459"),
        ("保证金退至李某账户6228480000001237。", "6228480000001237"),
        ("保证金退至李某账户6228 4800 0000 1237。", "6228 4800 0000 1237"),
        ("保证金退至李某6222020000000000125。", "6222020000000000125"),
    ],
)
def test_a_card_number(words: str, number: str) -> None:
    assert quoted(P003, words) == [number]


@pytest.mark.parametrize(
    "words",
    [
        "保证金退至李某银行卡6222020000000000126。",  # wrong check digit
        "事项编号6222020000000000125已办结。",
        "项目代码3026000000000000010已赋码。",
        "罚款缴至财政专户账号6222020000000000125。",
        "案件3026000000000000010已办结。",
        "卡号62220200000000001250000已注销。",
        "银行卡6222****0125已挂失。",
        "索引号：0000000000000000。",
    ],
)
def test_what_is_no_card_number(words: str) -> None:
    assert quoted(P003, words) == []


def test_an_identity_number_is_not_told_as_a_card_too() -> None:
    words = "李某（身份证号339902199001011236）的银行卡已挂失。"
    assert quoted(P001, words)
    assert quoted(P003, words) == []


# --- all

PIECES = st.sampled_from(
    [
        "13900001234",
        "339902199001011236",
        "6222020000000000125",
        "1",
        " ",
        "-",
        "某",
        "电话",
        "，",
        "。",
        "\n",
        "\ud800",
        "+86",
        "（",
        "）",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_makes_a_rule_fail_or_tell_a_number(words: str) -> None:
    report = report_of(words)
    for rule in RULES:
        for draft in drafts(rule, report):
            message = rule.messages[draft.variant].format("zh", **draft.facts)
            assert report.source.quote(draft.spans[0]) not in message
            assert "**" in message


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2010, 12, 31)), st.integers(0, 999))
def test_of_the_eleven_check_characters_one_is_right(born: datetime.date, serial: int) -> None:
    digits = f"339902{born:%Y%m%d}{serial:03d}"
    assert sum(bool(quoted(P001, f"证号{digits}{last}。")) for last in "0123456789X") == 1


@given(st.sampled_from(RULES), st.integers(0, 40))
def test_a_number_is_found_at_whatever_place_it_stands(rule: Rule, ahead: int) -> None:
    assert len(drafts(rule, parse(rule.example.replace("报告如下。", "报告" + "如" * ahead + "下。")))) == 1
