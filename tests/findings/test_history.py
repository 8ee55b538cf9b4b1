"""Pairs of reports: each rule of group H fires on one and leaves its near miss alone."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from attrs import evolve

import rulelaw as rl
from rulelaw.findings.checking import check
from rulelaw.findings.likeness import Likeness, Passages
from rulelaw.findings.rules.history import H001, H002, H003, H004, H005
from rulelaw.findings.types import Finding, Rule
from rulelaw.observations.types import Observation, Observations
from rulelaw.periods import Period
from rulelaw.report.types import Masthead, Part, Report
from rulelaw.text.numerals import Qualifier

RULES = (H001, H002, H003, H004, H005)
ISSUER = "柳塘县水务局"


def report(year: int, measures: str, plan: str = "", *, opening: str = "") -> Report:
    """Compose a report of a fictional bureau from what differs."""
    text = f"{ISSUER}{year}年法治政府建设年度报告\n\n{year}年，{ISSUER}推进各项工作。{opening}\n\n一、主要举措和成效\n\n{measures}\n"
    if plan:
        text += f"\n二、{year + 1}年工作安排\n\n{plan}\n"
    return rl.parse(text)


def found(rule: Rule, now: Report, *earlier: Report) -> tuple[Finding, ...]:
    return check(now, previous=earlier, rules=[rule])


def quoted(now: Report, finding: Finding) -> list[str]:
    return [now.source.quote(span) for span in finding.spans]


# --- what holds for all of them

FULL_2021 = report(
    2021,
    "全年作出行政处罚决定120件。聘请法律顾问3名。办理信访事项20件。\n\n河道采砂点位逐一登记造册，现场执法全程录音录像并刻盘存档备查。",
    "一是编制取水许可电子证照操作手册；二是组建巡河志愿者服务队。",
)
FULL_2022 = report(
    2022,
    "行政处罚案件由2021年的102件增加到130件。办理信访事项350件。\n\n河道采砂点位逐一登记造册，现场执法全程录音录像并刻盘存档备查。",
)


def test_every_rule_speaks_of_a_pair_that_has_it_all() -> None:
    assert [len(found(rule, FULL_2022, FULL_2021)) for rule in RULES] == [1, 1, 2, 1, 1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_nothing_is_said_without_an_earlier_report(rule: Rule) -> None:
    assert found(rule, FULL_2022) == ()
    assert found(rule, FULL_2022, FULL_2022) == ()
    assert found(rule, FULL_2021, FULL_2022) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_nothing_is_said_where_a_year_is_not_known(rule: Rule) -> None:
    unknown = Masthead()
    assert found(rule, evolve(FULL_2022, masthead=unknown), FULL_2021) == ()
    assert found(rule, FULL_2022, evolve(FULL_2021, masthead=unknown)) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_in_both_languages_are_filled(rule: Rule) -> None:
    for finding in found(rule, FULL_2022, FULL_2021):
        for lang in ("zh", "en"):
            assert "{" not in finding.message(lang)
            assert "2021" in finding.message(lang)
    assert rule.why.zh
    assert rule.why.en


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_places_lie_in_the_text(rule: Rule) -> None:
    for finding in found(rule, FULL_2022, FULL_2021):
        assert all(0 <= span.start < span.end <= len(FULL_2022.source.text) for span in finding.spans)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_empty_reports_are_left_alone(rule: Rule) -> None:
    empty = [Report(masthead=Masthead(year=year)) for year in (2021, 2022)]
    assert found(rule, empty[1], empty[0], FULL_2021) == ()
    assert found(rule, FULL_2022, empty[0]) == ()


# --- H001

STAYS = "严格落实河湖长制，沿河村组明确巡查责任人，发现问题当天上报、当天处置。"
DAMS = "对辖区小型水库开展{n}轮安全鉴定，逐座建立病险台账，汛前完成销号。"
WELLS = "封停自备井{n}眼，对超计划用水单位依法加价征收，收缴水资源费{m}万元。"
FRESH_2022 = (
    "修订节水管理细则，听证会邀请了洗车行、浴池经营者代表。"
    "跨县联合巡查覆盖了下游三个取水口，查明偷采砂石的船只两艘。"
    "执法船加装定位设备，夜间出航轨迹可以回看。"
)


def copied_pair() -> tuple[Report, Report]:
    before = report(2021, STAYS + DAMS.format(n=2) + WELLS.format(n=31, m="18.5"))
    now = report(2022, "2022年，" + DAMS.format(n="三") + "\n\n" + WELLS.format(n=1206, m="20") + FRESH_2022)
    return before, now


def test_h001_tells_of_sentences_copied_with_new_figures() -> None:
    before, now = copied_pair()
    before = report(2021, STAYS + "2021年，" + DAMS.format(n=2) + WELLS.format(n=31, m="18.5"))
    (finding,) = found(H001, now, before)
    assert finding.facts["year"] == 2021
    assert Decimal(34) < finding.facts["share"] < Decimal(60)  # type: ignore[operator]
    assert quoted(now, finding)[0].startswith(("封停自备井1206眼", "2022年，对辖区小型水库"))


def test_h001_leaves_an_honest_rewrite_alone() -> None:
    before, _ = copied_pair()
    rewrite = (
        "河湖长制向村组延伸，巡河员换上了电子工牌，当天的问题不过夜。"
        "小型水库全部做完安全鉴定，带病运行的逐座列入清单并在汛期前治好。"
        "自备井继续关停，超计划用水的单位照章加价。"
    )
    assert found(H001, report(2022, rewrite + FRESH_2022), before) == ()


def test_h001_counts_no_formulas() -> None:
    formulas = "依法行政扎实推进。法治意识不断增强。成效更加明显。营商环境持续向好。" * 4
    before = report(2021, formulas + STAYS)
    assert found(H001, report(2022, formulas + FRESH_2022), before) == ()


def test_h001_a_third_is_the_measure() -> None:
    same = "甲" * 20 + "。"
    own = ["乙" * 20 + "。", "丙" * 20 + "。", "丁" * 20 + "。"]
    before = report(2020, same)
    # the opening is masked to the same words in both years: it counts too
    opening = len(f"0年{ISSUER}推进各项工作")
    now = report(2022, same + "".join(own))
    (finding,) = found(H001, now, before)
    assert finding.facts["share"] == (Decimal(20 + opening) * 100 / (80 + opening)).quantize(Decimal("0.1"))
    assert found(H001, report(2022, same + "".join(own) + "戊" * 20 + "。" + "己" * 20 + "。"), before) == ()


def test_h001_names_the_closest_of_many() -> None:
    early = report(2018, STAYS + FRESH_2022)
    middle = report(
        2020,
        FRESH_2022.split("。", maxsplit=1)[0]
        + "。"
        + "这一年的汛情来得早去得也早，沿河各村没有一处漫堤。" * 3,
    )
    late = report(2021, "这一年新招的执法员都到乡镇水管站跟班锻炼了半年。")
    now = report(2022, FRESH_2022)
    for earlier in ((early, middle, late), (late, early, middle)):
        (finding,) = found(H001, now, *earlier)
        assert finding.facts["year"] == 2018
        assert len(finding.spans) <= 5
    assert found(H001, now, late) == ()


def test_h001_punctuation_and_width_make_no_difference() -> None:
    before = report(2021, STAYS + DAMS.format(n=2))
    now = report(2022, (STAYS + DAMS.format(n="３")).replace("，", ", ").replace("、", "，"))
    (finding,) = found(H001, now, before)
    assert finding.facts["share"] == 100


# --- H002


@pytest.mark.parametrize(
    ("then", "now", "wrong"),
    [
        ("全年作出行政处罚决定120件。", "行政处罚案件由2021年的102件增加到130件。", "102件"),
        ("办理信访事项20件。", "办理信访事项35件，上年为28件。", "28件"),
        ("全年罚没金额31.5万元。", "罚没金额40万元，2021年为35.1万元。", "35.1万元"),
        ("开展普法活动41场。", "开展普法活动46场，比2021年的44场增加2场。", "44场"),
    ],
)
def test_h002_tells_of_earlier_figures_that_differ(then: str, now: str, wrong: str) -> None:
    current = report(2022, now)
    (finding,) = found(H002, current, report(2021, then))
    assert quoted(current, finding) == [wrong]
    assert finding.facts["here"] == wrong
    assert finding.facts["year"] == 2021


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("全年作出行政处罚决定120件。", "行政处罚案件由2021年的120件增加到130件。"),
        ("全年作出行政处罚决定12860件。", "行政处罚案件由2021年的1.29万件增加到1.4万件。"),
        ("全年作出行政处罚决定126件。", "行政处罚案件由2021年的120余件增加到130件。"),
        ("全年罚没金额31.5万元。", "罚没金额40万元，2021年为315000元。"),
        ("全年作出行政处罚决定120件。", "行政处罚案件130件，较2021年增加10件。"),
        ("全年作出行政处罚决定120件。", "行政处罚案件由2020年的99件增加到130件。"),
        ("1-11月作出行政处罚决定110件。", "行政处罚案件由2021年的120件增加到130件。"),
        ("全年作出行政处罚决定120件。", "2021年以来累计作出行政处罚决定250件。"),
        ("全年作出行政处罚决定120件。", "办理信访事项35件，2021年为28件。"),
        ("发生一审行政诉讼案件3件。", "行政诉讼案件6件，2021年为5件。"),
    ],
    ids=[
        "same",
        "rounded",
        "over",
        "other unit",
        "change",
        "another year",
        "part of the year",
        "since",
        "other",
        "scope",
    ],
)
def test_h002_leaves_near_misses_alone(then: str, now: str) -> None:
    assert found(H002, report(2022, now), report(2021, then)) == ()


def test_h002_an_earlier_level_has_the_scope_of_the_one_it_is_set_beside() -> None:
    now = report(2022, "全县办理信访事项46件，2021年为44件。")
    assert [f.facts["there"] for f in found(H002, now, report(2021, "全县办理信访事项41件。"))] == ["41件"]
    assert found(H002, now, report(2021, "办理信访事项41件。")) == ()


def test_h002_looks_at_the_report_on_the_year_told() -> None:
    of_2020, of_2021 = report(2020, "全年作出行政处罚决定99件。"), report(2021, "全年作出行政处罚决定120件。")
    now = report(2022, "行政处罚案件由2020年的90件增加到130件。")
    assert [f.facts["there"] for f in found(H002, now, of_2021, of_2020)] == ["99件"]
    assert found(H002, now, of_2021) == ()


def test_h002_one_of_two_reports_on_a_year_suffices() -> None:
    first, corrected = (
        report(2021, "全年作出行政处罚决定120件。"),
        report(2021, "全年作出行政处罚决定102件。"),
    )
    now = report(2022, "行政处罚案件由2021年的102件增加到130件。")
    assert found(H002, now, first, corrected) == ()
    assert len(found(H002, now, first)) == 1


def test_h002_works_on_observations_without_a_text() -> None:
    def level(value: int, year: int) -> Observation:
        return Observation(
            "petition.cases", Decimal(value), unit="件", period=Period.of_year(year), part=Part.MEASURES
        )

    now = Report(masthead=Masthead(year=2022))
    observations = Observations(values=(level(35, 2022), level(28, 2021)))
    earlier = report(2021, "办理信访事项20件。")
    (finding,) = check(now, observations=observations, previous=earlier, rules=[H002])
    assert finding.spans == ()
    assert finding.message("zh") == "这里说2021年“信访件数”为28件，2021年的报告写的是20件。"


# --- H003

PLAN_2021 = (
    "一是编制取水许可电子证照操作手册，让企业少跑路；二是组建巡河志愿者服务队，发动退休教师参与；"
    "三是对山塘承包合同逐份清理，堵住低价续租的漏洞；四是加强队伍建设，提升执法能力。"
)
TAKEN_UP = {
    "编制取水许可电子证照操作手册": "电子证照上线后，取水户对着操作手册在家就能申领取水许可。",
    "组建巡河志愿者服务队": "巡河队伍里多了46名志愿者，大多是退休教师。",
    "对山塘承包合同逐份清理": "把山塘历年签下的承包合同翻了个遍，低价续租的重新议价。",
}
OTHER_WORK = "执法船加装定位设备，夜间出航轨迹可以回看。节水管理细则征求了洗车行的意见。队伍建设常抓不懈。"


@pytest.mark.parametrize("dropped", TAKEN_UP)
def test_h003_tells_of_the_item_dropped(dropped: str) -> None:
    rest = "".join(words for item, words in TAKEN_UP.items() if item != dropped)
    (finding,) = found(H003, report(2022, OTHER_WORK + rest), report(2021, "开展普法活动20场。", PLAN_2021))
    assert str(finding.facts["item"]).startswith(dropped)
    assert finding.spans == ()


def test_h003_other_words_for_the_same_thing_take_it_up() -> None:
    now = report(2022, OTHER_WORK + "".join(TAKEN_UP.values()))
    assert found(H003, now, report(2021, "开展普法活动20场。", PLAN_2021)) == ()


SECTIONS_2021 = (
    "（一）健全水事纠纷联调机制。会同司法所设立水事调解室，聘请老支书担任调解员。\n\n"
    "（二）推进灌区水价改革。完成末级渠系计量设施安装，实行分档水价。\n\n"
    "（三）办好水法宣传周。印制方言版漫画手册，走进集市和学校。"
)


def test_h003_reads_sub_headings_with_what_stands_under_them() -> None:
    told = "老支书受聘当上了调解员，水事调解室当年调处用水矛盾9起。水法宣传周期间，方言版漫画手册很受欢迎。"
    (finding,) = found(
        H003, report(2022, OTHER_WORK + told), report(2021, "开展普法活动20场。", SECTIONS_2021)
    )
    assert finding.facts["item"] == "推进灌区水价改革"
    mended = told + "灌区末级渠系装上了计量设施。"
    assert (
        found(H003, report(2022, OTHER_WORK + mended), report(2021, "开展普法活动20场。", SECTIONS_2021))
        == ()
    )


def test_h003_reads_numbers_in_brackets() -> None:
    plan = "重点做好以下工作：（1）编制取水许可电子证照操作手册；（2）组建巡河志愿者服务队。"
    (finding,) = found(
        H003,
        report(2022, OTHER_WORK + TAKEN_UP["组建巡河志愿者服务队"]),
        report(2021, "开展普法活动20场。", plan),
    )
    assert finding.facts["item"] == "编制取水许可电子证照操作手册"


def test_h003_says_nothing_of_items_that_say_nothing() -> None:
    plan = "一是进一步加强组织领导，狠抓工作落实；二是持续提升依法行政能力和水平。"
    assert all(
        "依法行政" not in str(f.facts["item"])
        for f in found(H003, report(2022, OTHER_WORK), report(2021, "开展普法活动20场。", plan))
    )


def test_h003_looks_at_the_plan_for_this_year_alone() -> None:
    assert found(H003, report(2022, OTHER_WORK), report(2020, "开展普法活动20场。", PLAN_2021)) == ()


def test_h003_shows_the_nearest_passage() -> None:
    now = report(2022, OTHER_WORK + "操作规程贴上了墙，新来的同志一看就会，用不着老师傅手把手地教。")
    plan = "一是编制取水许可电子证照申领与变更操作手册。"
    (finding,) = found(H003, now, report(2021, "开展普法活动20场。", plan))
    assert str(finding.facts["passage"]).startswith("操作规程贴上了墙")
    assert 0 < finding.facts["likeness"] < 30  # type: ignore[operator]


MANY_THINGS = (
    "局长办公会专题学法6次，邀请律师讲解水土保持条款。"
    "取水许可实现全程网上申领，材料由九份减到四份，企业跑一趟就能办成。"
    "审核规范性文件4件，与上位法不一致的条款一律退回修改。"
    "河道采砂实行船只定位、视频巡查、夜间抽查三道关，偷采船只明显减少。"
    "评查执法案卷60卷，其中优秀21卷，问题案卷点对点反馈。"
    "行政诉讼案件3件，均由分管局长出庭应诉。"
    "水法宣传走进集市、学校和工地，方言快板很受欢迎。"
    "法律顾问列席合同谈判12次，留存书面意见。"
    "对恶意拖欠水资源费的单位，推送信用平台联合惩戒。"
    "执法人员分三期轮训，现场取证和文书制作作为必考科目。"
)


@pytest.mark.parametrize(
    "item",
    [
        "加强领导干部学法用法，提升法治思维",
        "优化取水许可审批，压减申报材料",
        "强化河道采砂监管，严打偷采盗采",
        "加强规范性文件管理",
        "开展案卷评查，提高办案质量",
        "做好行政应诉工作，落实负责人出庭制度",
        "创新水法宣传形式，讲好节水故事",
        "发挥法律顾问作用，把好合同审查关",
        "推进信用监管，加大失信惩戒力度",
        "分批轮训执法队员，提升取证和文书制作水平",
        "健全矛盾纠纷多元化解机制",
        "严格规范公正文明执法，落实三项制度",
    ],
)
def test_h003_items_taken_up_or_too_general_to_tell(item: str) -> None:
    before = report(2021, "开展普法活动20场。", f"一是{item}。")
    assert found(H003, report(2022, MANY_THINGS), before) == ()


@pytest.mark.parametrize(
    "item",
    [
        "聘请特邀监督员，建立执法监督联系点",
        "组织旁听庭审活动",
        "完善与公安机关的刑事司法衔接机制",
        "编制行政处罚免罚清单",
        "推进综合执法改革，执法重心下移乡镇",
        "建立健全执法过错追究制度",
        "办好民法典宣传月活动",
        "开展山洪灾害应急预案演练",
        "建成灌区水量交易平台",
    ],
)
def test_h003_items_dropped_in_a_report_on_many_things(item: str) -> None:
    before = report(2021, "开展普法活动20场。", f"一是{item}。")
    assert [f.code for f in found(H003, report(2022, MANY_THINGS), before)] == ["H003"]


def test_words_that_stand_everywhere_tell_nothing() -> None:
    passages = Passages(["巡河队员沿河巡查。"] * 40 + ["山塘合同清理完毕。"])
    assert passages.nearest("巡河队员沿河巡查") is None
    assert passages.nearest("清理山塘合同") == Likeness(Decimal(100), 40)
    assert passages.nearest("灌区水价") == Likeness(Decimal(0), None)


# --- H004


def test_h004_tells_each_indicator_once_the_longest_series_first() -> None:
    of_2020 = report(2020, "聘请法律顾问2名。")
    of_2021 = report(2021, "开展普法活动20场。聘请法律顾问3名。法律顾问3名全部到岗。办理信访事项20件。")
    now = report(2022, "全年作出行政处罚决定120件，普法活动照常开展。")
    findings = found(H004, now, of_2020, of_2021)
    assert [finding.facts["indicator"] for finding in findings] == [
        "counsel.advisers",
        "publicity.activities",
        "petition.cases",
    ]
    assert findings[0].message("zh") == "2021年报告了“法律顾问人数”（3名），这份报告没有报告。"
    assert all(finding.spans == () for finding in findings)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("聘请法律顾问3名。", "聘请法律顾问5名。"),
        ("聘请法律顾问3名。", "法律顾问由3名增加到5名。"),
        ("受理行政复议案件4件。", "行政复议案件5件。"),
        ("聘请法律顾问3名。", "继续聘请法律顾问，没有一件疏漏。"),
    ],
    ids=["told", "told with a change", "told by another measure", "no figure at all: that is another rule's"],
)
def test_h004_leaves_near_misses_alone(then: str, now: str) -> None:
    assert found(H004, report(2022, now), report(2021, then)) == ()


def test_h004_a_plan_tells_no_result() -> None:
    before = report(2021, "聘请法律顾问3名。办理信访事项20件。", "全年计划开展普法活动50场。")
    now = report(2022, "办理信访事项30件。", "2023年，我局将聘请法律顾问5名。")
    assert [finding.facts["indicator"] for finding in found(H004, now, before)] == ["counsel.advisers"]


def test_h004_figures_of_shortcomings_are_no_series() -> None:
    before = rl.parse(
        f"{ISSUER}2021年法治政府建设年度报告\n\n一、主要举措和成效\n\n2021年，{ISSUER}办理信访事项20件。\n\n"
        "二、存在的不足\n\n力量仍然不足，聘请法律顾问仅3名，与任务不相称。\n"
    )
    assert "counsel.advisers" in {o.indicator for o in rl.observe(before).values}
    assert found(H004, report(2022, "办理信访事项30件。"), before) == ()


# --- H005


@pytest.mark.parametrize(
    ("then", "now", "variant"),
    [
        ("办理信访事项38件。", "办理信访事项412件，按程序登记、转送、答复。", "grew"),
        ("办理信访事项412件。", "办理信访事项38件，按程序登记、转送、答复。", "shrank"),
        ("全年作出行政处罚决定120件。", "全年作出行政处罚决定1.3万件。", "grew"),
    ],
)
def test_h005_tells_of_a_leap(then: str, now: str, variant: str) -> None:
    (finding,) = found(H005, report(2022, now), report(2021, then))
    assert finding.template == H005.messages[variant]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("办理信访事项38件。", "办理信访事项380件。"),
        ("办理信访事项38件。", "办理信访事项412件，受热线归并影响，数量陡增。"),
        ("办理信访事项38件。", "办理信访事项412件，是上年的十倍多。"),
        ("办理信访事项38件。", "由于受理范围扩大，办理信访事项412件。"),
        ("办理信访事项0件。", "办理信访事项412件。"),
        ("办理信访事项30余件。", "办理信访事项390件。"),
        ("办理信访事项38件。", "2018年以来办理信访事项412件。"),
        ("发生一审行政诉讼案件3件。", "发生行政诉讼案件40件。"),
        ("全年罚没金额3万元。", "全年罚没金额120万元。"),
        ("行政诉讼败诉率2%。", "行政诉讼败诉率30%。"),
    ],
    ids=[
        "tenfold",
        "a cause",
        "a comparison",
        "a cause before",
        "from none",
        "vague",
        "many years",
        "scope",
        "money",
        "rate",
    ],
)
def test_h005_leaves_near_misses_alone(then: str, now: str) -> None:
    assert found(H005, report(2022, now), report(2021, then)) == ()


def test_h005_a_word_in_another_sentence_is_none() -> None:
    now = report(2022, "办理信访事项412件。热线办件20件，同比增长5%。")
    assert len(found(H005, now, report(2021, "办理信访事项38件。热线办件19件。"))) == 1


def test_h005_compares_with_the_year_before_alone() -> None:
    now = report(2022, "办理信访事项412件。")
    assert found(H005, now, report(2020, "办理信访事项38件。")) == ()


def test_h005_open_ends_prove_nothing() -> None:
    def level(value: int, year: int, qualifier: Qualifier) -> Observations:
        period = Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        one = Observation("petition.cases", Decimal(value), unit="件", qualifier=qualifier, period=period)
        return Observations(values=(one,))

    now = Report(masthead=Masthead(year=2022))
    earlier = report(2021, "办理信访事项38件。")
    assert check(now, observations=level(412, 2022, Qualifier.AT_MOST), previous=earlier, rules=[H005]) == ()
    assert (
        len(check(now, observations=level(412, 2022, Qualifier.AT_LEAST), previous=earlier, rules=[H005]))
        == 1
    )
