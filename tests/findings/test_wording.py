"""Group W: placeholders, repeated sentences, brackets and quotation marks, garbled and doubled characters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.findings.drafting import drafts
from tests.findings.drafting import quoted as quoted_in

from rulelaw.findings.rules.wording import W001, W002, W003, W004, W005
from rulelaw.findings.types import Rule
from rulelaw.report.reading import parse
from rulelaw.report.types import Report

RULES = (W001, W002, W003, W004, W005)
HEAD = "云川县水务局2022年法治政府建设年度报告\n\n"
OPENING = "2022年，云川县水务局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"


def report_of(words: str) -> Report:
    """A report whose measures are `words`."""
    return parse(HEAD + OPENING + words + "\n")


def quoted(rule: Rule, words: str) -> list[str]:
    """What the findings of a rule speak of: the words at their first places."""
    return quoted_in(rule, report_of(words))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_fires_and_the_near_miss_does_not(rule: Rule) -> None:
    assert drafts(rule, parse(rule.example))
    assert drafts(rule, parse(rule.near_miss)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_can_be_filled_in_both_languages(rule: Rule) -> None:
    for draft in drafts(rule, parse(rule.example)):
        for lang in ("zh", "en"):
            assert "{" not in rule.messages[draft.variant].format(lang, **draft.facts)


# --- W001


@pytest.mark.parametrize(
    ("words", "placeholder"),
    [
        ("全年检查河道**次，整改问题3个。", "**次"),
        ("全年检查河道*次，整改问题3个。", "*次"),
        ("全年检查河道***次，整改问题3个。", "***次"),
        ("全年检查河道**次发现问题3个。", "**次"),
        ("全年检查河道____次，整改问题3个。", "____次"),
        ("全年检查河道＿＿＿次，整改问题3个。", "＿＿＿次"),
        ("全年检查河道__次，整改问题3个。", "__次"),
        ("全年检查河道XX次，整改问题3个。", "XX次"),
        ("全年检查河道ＸＸ次，整改问题3个。", "ＸＸ次"),
        ("全年检查河道xx余次，整改问题3个。", "xx余"),
        ("全年检查河道××次，整改问题3个。", "××次"),
        ("新增执法人员x名，整改问题3个。", "x名"),
        ("新增执法人员×名，整改问题3个。", "×名"),
        ("罚款X万元，整改问题3个。", "X万元"),
        ("合格率X%，整改问题3个。", "X%"),
        ("XX市水务局印发方案，整改问题3个。", "XX市"),
        ("X县水务局印发方案，整改问题3个。", "X县"),
        ("○○县水务局印发方案，整改问题3个。", "○○县"),
        ("〇〇镇印发方案，整改问题3个。", "〇〇镇"),
        ("△△县印发方案，整改问题3个。", "△△县"),
        ("某某局印发方案，整改问题3个。", "某某局"),
        ("参加培训某某人次，整改问题3个。", "某某人次"),
        ("20__年，整改问题3个。", "20__"),
        ("20XX年，整改问题3个。", "20XX"),
        ("202X年，整改问题3个。", "202X"),
        ("20**年，整改问题3个。", "20**"),
        ("XX年XX月XX日，整改问题3个。", "XX年XX月XX日"),
        ("20XX年X月X日，整改问题3个。", "20XX年X月X日"),
        ("有关典型案例（略），整改问题3个。", "（略）"),
        ("有关典型案例(从略)，整改问题3个。", "(从略)"),
        ("检查河道[请填写]次，整改问题3个。", "[请填写]次"),
        ("检查河道【填写数字】次，整改问题3个。", "【填写数字】次"),
        ("由【单位名称】牵头，整改问题3个。", "【单位名称】"),
        ("检查河道（待补充）次，整改问题3个。", "（待补充）次"),
        ("检查河道（数据待补充），整改问题3个。", "（数据待补充）"),
        ("由{{issuer}}牵头，整改问题3个。", "{{issuer}}"),
        ("检查河道？？次，整改问题3个。", "？？次"),
        ("落实云水发〔20XX〕3号，整改问题3个。", "20XX"),
    ],
)
def test_a_placeholder_was_left_in(words: str, placeholder: str) -> None:
    (found,) = quoted(W001, words)
    assert found.startswith(placeholder.rstrip("年"))


@pytest.mark.parametrize(
    "words",
    [
        "检查Ⅲ类X射线装置20台，拍摄X光片30张，使用x射线、X荧光设备。",
        "显示屏分辨率1024×768，面积3×4米，倍数为5*4次。",
        "公示时姓名统一以“XX”代替，或者以××代替，整改问题3个。",
        "当事人姓名用“某某”、“**”隐去，整改问题3个。",
        "投诉人李某某、张某反映的问题已办结，王××、赵XX的诉求当场答复。",
        "对李某某人身损害赔偿案作出判决，整改问题3个。",
        "查处××食品有限公司违法经营案6件。",
        "**一是**加强领导。**二是**健全制度，查处案件**36**件，推进**年度**考核。",
        "推进**个性化**服务，落实**项目**清单，整改问题3个。",
        "* 次要问题3个。\n* 个别问题2个。",
        "二〇〇八年以来，二○○九年起，一〇〇一号文件，检查20次。",
        "落实“1+X”证书、“N+X”模式和T+X机制，整改问题3个。",
        "https://www.example.cn/t__20220101__.html，查看详情。",
        "________________",
        "某县某局某同志3次反映问题。",
        "实施发展战略（战略）、“放管服”（简政放权）3项。",
        "车牌云A·XX123、手机138XXXX1234、证号330***1990已作遮挡。",
        "附件（略图）3张，省略号“……”2处。",
        "XXL号工装20件，Maxx平台上线。",
        "罚款数额为单价×数量，利息为本金×日利率。",
        "处置A×B两类问题3个。",
        "（一）……检查20次？整改3个！",
    ],
)
def test_what_looks_like_a_placeholder(words: str) -> None:
    assert quoted(W001, words) == []


def test_the_signature_may_hold_a_placeholder() -> None:
    report = parse(HEAD + OPENING + "检查河道20次，整改问题3个。\n\nXX县水务局\n20XX年X月X日\n")
    assert [report.source.quote(draft.spans[0])[:4] for draft in drafts(W001, report)] == ["XX县", "20XX"]


def test_the_page_around_the_report_is_not_the_reports() -> None:
    report = parse(HEAD + OPENING + "检查河道20次，整改问题3个。\n\n主办：XX网站 云ICP备XXXXXXXX号\n")
    assert drafts(W001, report) == []


def test_the_title_is_the_reports() -> None:
    report = parse(HEAD.replace("云川县", "XX县") + OPENING + "检查河道20次，整改问题3个。\n")
    assert [report.source.quote(draft.spans[0]) for draft in drafts(W001, report)] == ["XX县"]


# --- W002

LONG = "健全行政规范性文件合法性审核机制，做到应审尽审"


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


# --- W003


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("检查企业64家（含新增9家，全部录入平台。", ["（"]),
        ("检查企业64家含新增9家），全部录入平台。", ["）"]),
        ("检查企业64家(含新增9家（含个体5家)，全部录入平台。", ["("]),
        ("落实“三项制度，检查20次。", ["“"]),
        ("“三项制度全面落实。\n\n“双公示”全面推行。", ["“"]),
        ("落实三项制度”，检查20次。", ["”"]),
        ("落实“三项制度“，检查20次。", ["“"]),
        ("落实”三项制度”，检查20次。", ["”"]),
        ('落实"三项制度，检查20次。', ['"']),
        ("【重点工作检查20次。", ["【"]),
        ("转发《关于印发〈办法的通知》，检查20次。", ["〈"]),
        ("落实《纲要（2021—2025年》，检查20次（含夜间3次）。", ["（"]),
        ("检查20次（含夜间3次。\n\n整改3个（含重大1个。", ["（", "（"]),
        ("检查20次，共3)家，整改问题3个。", [")"]),
        ("检查A（B（C（D），整改3个。", ["（", "（"]),
        ("落实“放管服”改革”要求，检查20次。", ["”"]),
    ],
)
def test_a_mark_without_its_partner(words: str, marks: list[str]) -> None:
    assert quoted(W003, words) == marks


@pytest.mark.parametrize(
    "words",
    [
        "检查企业64家（含新增9家(个体5家)），“三项制度”落实到位。",
        "检查企业64家(含新增9家），(一）落实制度。",
        "重点是：1)检查20次；2)整改3个；a)督办1个。",
        "重点包括1)检查20次，2)整改3个。",
        "一）检查20次。\n\n二）整改3个。",
        "①)检查20次。",
        "“一次说清，‘二次’办结”，“‘十四五’规划”落实。",
        '落实"三项制度"和"双公示"，检查20次。',
        '落实“三项制度"，检查20次。',
        '落实"三项制度”，检查20次。',
        "平台名为People’s Voice，开通don't worry专栏，检查20次。",
        "检查（含“夜间）”20次。",
        "指出：“第一段说明情况。\n\n“第二段说明要求。”",
        "指出：“第一段说明情况。\n\n第二段说明要求。”",
        "指出：“第一段说明情况。\n\n第二段说明要求。\n\n第三段说明进度。”",
        "指出：“第一段说明情况。\n\n“第二段说明‘双随机’要求。\n\n“第三段说明进度。”",
        "检查企业64家（含\n新增9家），整改3个。",
        "落实《关于印发〈办法〉的通知》（云水发〔2022〕3号）。",
        "落实云水发〔2022)3号、云水发〔20223号，检查20次。",
        "学习《水法，检查20次（含夜间3次）。",
        "【案例】检查20次{含夜间}「督办」『整改』〔3个〕。",
    ],
)
def test_marks_with_their_partners(words: str) -> None:
    assert quoted(W003, words) == []


def test_two_quotation_marks_that_look_the_same_way_are_one_finding() -> None:
    (draft,) = drafts(W003, report_of("落实”三项制度”，检查20次。"))
    assert len(draft.spans) == 2


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


# --- all

PIECES = st.sampled_from([*"（）()[]【】〔〕“”‘’\"'《》〈〉*_×X○某。，的了次\n\ud800\ue000 1", LONG])


@given(st.lists(PIECES, max_size=60).map("".join))
@example("(" * 500)
@example("”“" * 200)
@example("\ud83d**次__次XX")
def test_no_text_makes_a_rule_fail(words: str) -> None:
    report = report_of(words)
    for rule in RULES:
        for draft in drafts(rule, report):
            assert rule.messages[draft.variant].format("zh", **draft.facts)
            assert all(0 <= span.start < span.end <= len(report.source.text) for span in draft.spans)


PAIRS = st.recursive(
    st.sampled_from(["检查", "20次", ""]),
    lambda inner: st.tuples(st.sampled_from(["（）", "()", "“”", "【】", "「」"]), inner, inner).map(
        lambda parts: parts[0][0] + parts[1] + parts[0][1] + parts[2]
    ),
    max_leaves=20,
)


@given(PAIRS)
def test_marks_that_are_paired_are_never_told(words: str) -> None:
    assert quoted(W003, f"检查{words}整改3个。") == []


@given(PAIRS, st.sampled_from(["（", "【", "“", "」"]))
def test_one_mark_too_many_is_one_finding(words: str, mark: str) -> None:
    assert quoted(W003, f"检查{words}整改{mark}3个。") == [mark]
