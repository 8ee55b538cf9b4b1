"""Quantifying: what in a sentence is a reported quantity, what it says, and what is turned down and why.

Sentences are marked: ``⟦60余件|60 件 over⟧`` is a quantity, its value, its measure word (``-``: none) and its qualifier
(exact where it is not said); ``⟦无败诉案件|zero⟧`` is a zero told in words. What is not marked is no quantity.
"""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.report.reading import parse
from rulelaw.report.telling_zeros import ZERO_EXAMPLES
from rulelaw.report.types import Quantity, Report
from rulelaw.text.numerals import AFTER, BEFORE

TITLE = "岚县水利局2022年法治政府建设年度报告\n"
MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")


def read(sentence: str) -> Report:
    """Read a sentence as the body of a report."""
    return parse(TITLE + sentence)


def told(report: Report) -> list[tuple[str, str]]:
    """Give each quantity's words and, in short, what it says."""
    return [(quantity.span.of(report.source.text), short(quantity)) for quantity in report.quantities]


def short(quantity: Quantity) -> str:
    """Write a quantity as the marks do."""
    if quantity.zero:
        return "zero"
    value = f"{quantity.value:f}" + ("" if quantity.upper is None else f"~{quantity.upper:f}")
    qualifier = "" if quantity.qualifier == "exact" else f" {quantity.qualifier}"
    return f"{value} {quantity.unit or '-'}{qualifier}"


def check(marked: str) -> None:
    """Hold a marked sentence against what is read of it."""
    assert told(read(MARK.sub(r"\1", marked))) == MARK.findall(marked)


@pytest.mark.parametrize(
    "sentence",
    [
        "制定规范性文件⟦3件|3 件⟧。",
        "罚没款⟦3678.04万元|36780400 元⟧，涉案⟦183.97亿元|18397000000 元⟧。",
        "点击量⟦65万人次|650000 人次⟧。",
        "流量近⟦1919万|19190000 - about⟧。",
        "办件量突破⟦100万|1000000 - over⟧。",
        "清理⟦1,234件|1234 件⟧，废止⟦１２件|12 件⟧，覆盖⟦１，２００人|1200 人⟧。",
        "公职律师⟦86 名|86 名⟧，法律顾问 ⟦120 人|120 人⟧。",
        "合格率⟦100%|100 %⟧，优秀率⟦百分之九十五|95 %⟧，办结率⟦百分之九十八点五|98.5 %⟧，满意率⟦99.98％|99.98 %⟧。",
        "提高⟦3.2个百分点|3.2 个百分点⟧。",
        "召开会议⟦两次|2 次⟧，受理⟦十二件|12 件⟧，合同⟦三十一份|31 份⟧，调解⟦九十八件|98 件⟧。",
        "投入⟦一百二十万元|1200000 元⟧，罚款⟦一点五亿元|150000000 元⟧。",
        "编发⟦44期|44 期⟧共⟦170篇|170 篇⟧，涉及⟦14类|14 类⟧⟦29项|29 项⟧。",
        "梳理事项⟦21个|21 个⟧（⟦47个|47 个⟧子项）。",
        "办结时限⟦1个工作日|1 个工作日⟧（⟦8个工作小时|8 个工作小时⟧）。",
        "检查⟦114户(次)|114 户(次)⟧、⟦35家次|35 家次⟧、⟦12户次|12 户次⟧、⟦5000台次|5000 台次⟧。",
        "由⟦46条|46 条⟧减少到⟦16条|16 条⟧，同比下降⟦21.9%|21.9 %⟧。",
        "⟦230项|230 项⟧服务中，⟦228项|228 项⟧已实现网办。",
        "持证率⟦100%|100 %⟧（⟦56人|56 人⟧/⟦56人|56 人⟧）。",
        "下设普法、执法、审批⟦三个|3 个⟧专班，设立⟦两个|2 个⟧中心，聘请⟦两名|2 名⟧律师。",
        "受理复议案件⟦一件|1 件⟧，全年仅⟦1件|1 件⟧败诉。",
        "另⟦三件|3 件⟧仍在审理，这⟦两件|2 件⟧已办结。",
        "发生安全事故⟦0起|0 起⟧，死亡⟦0人|0 人⟧。",
        "奖励⟦3000元|3000 元⟧/件，面积⟦1200平方米|1200 平方米⟧。",
        "⟦183个|183 个⟧工程项目完成无欠薪创建。",
        "⟦五次|5 次⟧中心组集体学法覆盖重点内容。",
    ],
)
def test_numbers_with_their_measure_words(sentence: str) -> None:
    """Values in the base unit, measure words as printed."""
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "办结⟦60余件|60 件 over⟧，宣讲⟦三十余场|30 场 over⟧，处罚⟦2438多条|2438 条 over⟧。",
        "资料⟦3万余份|30000 份 over⟧、⟦2.5万多册|25000 册 over⟧、⟦1,000余万人次|10000000 人次 over⟧。",
        "培训约⟦2万名|20000 名 about⟧骨干，处罚⟦20件左右|20 件 about⟧。",
        "积分⟦2400分以上|2400 分 at_least⟧，压缩⟦70%以上|70 % at_least⟧，覆盖群众上⟦百人次|100 人次 at_least⟧。",
        "不少于⟦40学时|40 学时 at_least⟧，超⟦60学时|60 学时 over⟧，超过了⟦30件|30 件 over⟧。",
        "⟦5个工作日内|5 个工作日 at_most⟧答复，不超过⟦3个工作日|3 个工作日 at_most⟧，⟦24小时内|24 小时 at_most⟧办结。",
        "活动⟦3-5件|3~5 件 range⟧、⟦3至5场|3~5 场 range⟧、⟦2～3部|2~3 部 range⟧、⟦10%-20%|10~20 % range⟧。",
        "⟦3至5万件|30000~50000 件 range⟧、⟦3万—5万件|30000~50000 件 range⟧。",
        "处理⟦两三件|2~3 件 range⟧，培训⟦十七八人|17~18 人 range⟧。",
        "每年达到⟦60学时|60 学时⟧，共⟦5次|5 次⟧，累计⟦8场|8 场⟧。",
        "审批科⟦5件|5 件⟧内部请示已办结。",  # 内 begins another word
    ],
)
def test_words_that_bound_a_number(sentence: str) -> None:
    """A word before the number stays outside its span; one inside or behind is part of it."""
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # calendar
        "2021年5月1日前完成，今年12月底建成，2021-2025年规划，2020年1-11月，二〇二二年五月。",
        "自2019年1月1日至7月10日，共检查⟦20次|20 次⟧。",
        "“12·4”国家宪法日、“3·15”消费者权益日、4.15国家安全日、“6.25”全国土地日。",
        "连续三年获评优秀，20余年来，21世纪。",
        # law and documents
        "印发《关于2022年10项任务的通知》（岚政发〔2022〕5号），国务院令第713号，省政府2018年第3号令。",
        "依据第三十六条、第三条第二款处理，修订《规程（2022年版）》。",
        # ordinals and enumeration
        "第8次集中学习，第二批示范单位，位列第五位，第14次常务会议。",
        "办理十四届全国人大二次会议建议⟦88件|88 件⟧，召开⟦三次|3 次⟧会议。",
        "一是制定方案；二是开展检查⟦5次|5 次⟧；三是总结。",
        # names
        "三项制度、四个意识、四个自信、两个维护、“两个确立”、三重一大、六稳六保、双随机、一公开。",
        "推进“1+4”改革、23℃人社服务、“最多跑一次”改革、“1310”部署、“三横四纵”体系。",
        "推出“一件事一次办”事项⟦28个|28 个⟧，推进“一件事”改革⟦15件|15 件⟧。",
        "二十届三中全会、十九届六中全会、七五普法、“八五”普法规划、“十四五”规划。",
        "四级联动、三级网络、五位一体、一照多址、一业一证、两法衔接、三审三校。",
        "百名监察员进千企，万人评议，十佳案例，全国文明城市。",
        "3-11岁儿童接种率⟦98%|98 %⟧，18岁以下人员、60岁以上老人。",
        "G320国道、3号线、102室、5G基站、2.0版本、A4纸、ISO9001。",
        # codes and clocks
        "受理12345热线转办⟦35件|35 件⟧，咨询电话0571-88001234，24小时自助服务。",
        "上午9时30分开庭，16:30-17:00休庭，营业执照91330100MA27XXXX1B。",
        # 一 as an article, what names no number
        "一批项目、一系列措施、一方面、一体推进、一律公开、建立一项机制。",
        "发放数百份资料，几十名干部参加，成百上千群众参与，三分之二以上代表出席。",
        "落实中央八项规定及其实施细则，实行收支两条线，开展“三个年活动”和五个一工程。",
    ],
)
def test_numbers_that_are_no_quantity(sentence: str) -> None:
    """Calendar, law, order, names, codes, and words that name no number."""
    check(sentence)


@pytest.mark.parametrize(("sentence", "zero"), ZERO_EXAMPLES)
def test_a_zero_told_in_words(sentence: str, *, zero: bool) -> None:
    """The examples of the table, and its near misses."""
    assert any(quantity.zero for quantity in read(sentence).quantities) is zero


@pytest.mark.parametrize(
    "sentence",
    [
        "发生行政诉讼案件⟦14件|14 件⟧，⟦未发生败诉案件|zero⟧。",
        "全年⟦无行政复议案件|zero⟧，⟦无败诉案件|zero⟧。",
        "⟦无超时审批问题|zero⟧，⟦无服务投诉|zero⟧。",
        "实现行政复议⟦零纠错|zero⟧、行政诉讼⟦零败诉|zero⟧。",
        "⟦未发生安全事故|zero⟧，⟦无人员伤亡|zero⟧，⟦暂未发现违法线索|zero⟧。",
        "审查政策⟦29份|29 份⟧，⟦未发现排除、限制竞争的内容|zero⟧。",
        "⟦未发生行政复议和行政诉讼案件|zero⟧。",
        "我局⟦无重大行政决策事项|zero⟧，全局⟦未实施行政强制|zero⟧。",
        "⟦不存在违法情形|zero⟧，是否存在违法情形另行核查。",
    ],
)
def test_where_a_zero_begins_and_ends(sentence: str) -> None:
    """From the denial to the thing named; 全年 and 均 before it stay outside."""
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "查处无照经营⟦12件|12 件⟧、无证驾驶⟦3起|3 起⟧。",
        "办理未成年人案件⟦5件|5 件⟧，无偿提供援助⟦6件|6 件⟧。",
        "无论大小案件均集体讨论，推进无纸化办案。",
        "无理信访事项依法终结，无障碍设施检查⟦3次|3 次⟧。",
        "若未收到投诉，则予以结案。",
        "一些单位未及时公开处罚信息，个别人员未规范使用记录仪。",
        "针对有无投诉举报事项逐一核查。",
        "未制定方案，未建立档案，未发现条件变化。",
    ],
)
def test_denials_that_are_no_zero(sentence: str) -> None:
    """Other words that begin with 无 and 未, conditions, parts of the whole, things that nobody counts."""
    check(sentence)


@pytest.mark.parametrize("word", BEFORE)
def test_each_word_before_a_number_bounds_it(word: str) -> None:
    """The word is kept with the quantity, outside of its span."""
    number = "百件" if word == "上" else "30件"
    report = read(f"全年办理{word}{number}，成效明显。")
    (quantity,) = report.quantities
    assert quantity.span.of(report.source.text) == number
    assert (quantity.qualifier, quantity.word) == (BEFORE[word], word)


@pytest.mark.parametrize("word", AFTER)
def test_each_word_behind_the_measure_word_bounds_it(word: str) -> None:
    """The word is inside of the span."""
    report = read(f"压缩30个工作日{word}，成效明显。")
    (quantity,) = report.quantities
    assert quantity.span.of(report.source.text) == f"30个工作日{word}"
    assert quantity.qualifier == AFTER[word]


@pytest.mark.parametrize(
    ("sentence", "words", "role", "reason"),
    [
        ("办理案件12,85件。", "12,85件", "malformed", "malformed_number"),
        ("另有3，4件未结。", "3,4件", "bare", "numbers_in_a_row"),
        ("推行三项制度。", "三项", "name", "name_noun_behind"),
        ("办理十四届人大二次会议建议。", "二次", "ordinal", "session_of_a_term"),
        ("建设一批项目。", "一批", "article_word", "one_as_an_article"),
        ("落实“2022版”规程。", "2022", "bare", "no_measure_word"),
        ("合同《关于3件事项的通知》已印发。", "3件", "title", "inside_title"),
        ("3-11岁儿童。", "3-11岁", "name", "age"),
        ("提供24小时服务。", "24小时", "name", "round_the_clock"),
        ("通过ISO9001认证。", "9001", "code", "letter_before"),
        ("推进百件实事。", "百件", "name", "round_number_of_a_name"),
    ],
)
def test_what_is_turned_down_is_kept_with_its_reason(
    sentence: str, words: str, role: str, reason: str
) -> None:
    """No numeral vanishes without a word."""
    report = read(sentence)
    kept = {n.span.of(report.source.flow.text): (n.role.value, n.reason) for n in report.numerals}
    assert kept[words] == (role, reason)
    assert not report.quantities


def test_numbers_outside_the_report_are_furniture() -> None:
    """Footers and breadcrumbs count nothing."""
    report = read("全年检查12次，成效明显。\n【打印本页】共3件附件\n浏览次数：1200次\n")
    assert [quantity.value for quantity in report.quantities] == [12]
    assert {n.role.value for n in report.numerals if n.reason == "page_furniture"} == {"furniture"}


def test_printed_places_are_kept() -> None:
    """95.40% is known to the hundredth, 1.2亿 to ten millions, a count to the unit."""
    decimals = [q.decimals for q in read("办结率95.40%，金额1.2亿元，案件12件，合格率98%。").quantities]
    assert decimals == [2, -7, None, 0]


UNITS = st.sampled_from(["件", "份", "人次", "场次", "个", "%", "家次"])
NUMBERS = st.integers(2, 9_999_999)


@given(
    st.lists(st.tuples(NUMBERS, UNITS), min_size=1, max_size=8),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_figures_printed_are_figures_read(figures: list[tuple[int, str]], wide: bool, newline: str) -> None:
    """Value → sentence, in either width, with zero-width characters inside → the same values at the same places."""
    text, places = TITLE.replace("\n", newline), []
    for number, unit in figures:
        printed = f"{number}{unit}"
        if wide:
            printed = printed.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
        printed = printed[:1] + "\u200b" + printed[1:] if number % 3 == 0 else printed
        text += "全年办理"
        places.append((len(text), len(text) + len(printed)))
        text += printed + "，"
    report = parse(text + f"成效明显。{newline}")
    assert [(q.span.start, q.span.end) for q in report.quantities] == places
    assert [(q.value, q.unit) for q in report.quantities] == [(Decimal(n), u) for n, u in figures]
