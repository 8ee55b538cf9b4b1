"""Sums and rates: what a text sets out as a total and its parts, and what it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import AnnotatedReport

from rulelaw.observations.clauses import CUES
from rulelaw.observations.listing import OVERLAP_WORDS, REST_WORDS
from rulelaw.observations.outcomes import FAMILIES, Family, classify, complements
from rulelaw.observations.summing import find_breakdowns
from rulelaw.observations.totalling import BEHIND_WORDS
from rulelaw.observations.types import Breakdown, BreakdownKind, Relation
from rulelaw.report.reading import parse
from rulelaw.report.types import Report

PARTITION = Relation.PARTITION


def breakdowns(sentence: str) -> tuple[str, tuple[Breakdown, ...]]:
    text = f"岚县司法局2021年法治政府建设年度报告\n2021年，{sentence}"
    return text, find_breakdowns(parse(text))


def told(sentence: str) -> list[str]:
    """Tell each breakdown in one line: 5件=3件+2件 partition."""
    text, found = breakdowns(sentence)
    lines = []
    for breakdown in found:
        sign = "/" if breakdown.kind is BreakdownKind.RATIO else "+"
        parts = sign.join(part.of(text) for part in breakdown.parts)
        wrong = "" if breakdown.holds else " wrong"
        lines.append(f"{breakdown.total.of(text)}={parts} {breakdown.relation.value}{wrong}")
    return lines


# --- cue words: each with an example and a near miss

CUE_CASES: dict[str, tuple[str, str, str]] = {
    # the word, what it makes of the example, and the near miss that it makes nothing of
    "其中": ("清理文件9件，其中法规类4件、规章类3件。", "9件=4件+3件 subset", "清理文件9件，集中修改法规类4次、规章类3次。"),
    "包含": ("清理文件9件，包含法规类4件、规章类3件。", "9件=4件+3件 subset", "清理文件9件，包容审慎检查4家、3家。"),
    "含": ("清理文件9件（含规章4件）。", "9件=4件 subset", "清理文件9件，内含规章4部。"),
    "包括": ("清理文件9件，包括法规类4件、规章类5件。", "9件=4件+5件 partition", "清理文件9件，不包括法规类4件、规章类6件。"),
    "分为": ("清理文件9件，分为法规类4件、规章类5件。", "9件=4件+5件 partition", "清理文件9件，区分为法规类4项、规章类5项。"),
    "分别为": ("清理文件9件，分别为法规类4件、规章类5件。", "9件=4件+5件 partition", "清理文件9件，参考率、合格率分别为98%、99%。"),
    "分别是": ("清理文件9件，分别是法规类4件、规章类5件。", "9件=4件+5件 partition", "清理文件9件，分别召开会议4次、5次。"),
    "分别作出": ("清理文件9件，分别作出保留(4件)、废止(5件)的处理。", "9件=4件+5件 partition", "清理文件9件，分别开会4次、5次。"),
    "分别予以": ("清理文件9件，分别予以保留4件、废止5件。", "9件=4件+5件 partition", "清理文件9件，予以通报4次。"),
    "具体为": ("清理文件9件，具体为法规类4件、规章类5件。", "9件=4件+5件 partition", "清理文件9件，具体开展培训4次、检查5次。"),
    "具体是": ("清理文件9件，具体是法规类4件、规章类5件。", "9件=4件+5件 partition", "清理文件9件，具体开展培训4次、检查5次。"),
    "即": ("清理文件9件，即法规类4件、规章类5件。", "9件=4件+5件 partition", "清理文件9件，即时公布法规类4次、规章类5次。"),
    "结论为": ("排查文件9件，结论为有问题4件、无问题5件。", "9件=4件+5件 partition", "排查文件9件，作出结论4次、5次。"),
    "结果为": ("排查文件9件，结果为有问题4件、无问题5件。", "9件=4件+5件 partition", "排查文件9件，公示结果4次、5次。"),
    "结果是": ("排查文件9件，结果是有问题4件、无问题5件。", "9件=4件+5件 partition", "排查文件9件，公示结果4次、5次。"),
    "其余": ("处罚9件，其中罚款4件，其余5件为警告。", "9件=4件+5件 partition", "处罚9件，其余案件移送4家单位。"),
    "余下": ("处罚9件，其中罚款4件，余下5件为警告。", "9件=4件+5件 partition", "处罚9件，余下时间培训4次、5次。"),
    "剩余": ("处罚9件，其中罚款4件，剩余5件为警告。", "9件=4件+5件 partition", "处罚9件，剩余资金4万元。"),
    "剩下": ("处罚9件，其中罚款4件，剩下5件为警告。", "9件=4件+5件 partition", "处罚9件，剩下的线索移送4家单位。"),
    "另有": ("处罚9件，其中罚款4件，另有5件为警告。", "9件=4件+5件 partition", "处罚9件，另有2件移送。"),
    "另外": ("处罚9件，其中罚款4件，另外5件为警告。", "9件=4件+5件 partition", "处罚9件，另外开展培训4次。"),
    "连同": ("受理申请43件。连同年初结存的5件，应当审理48件。", "48件=43件+5件 partition", "受理申请43件，连同相关部门检查5次，共48次。"),
    "加上": ("受理申请43件，加上年初结存的5件，应当审理48件。", "48件=43件+5件 partition", "受理申请43件，加上督查5次，发文48份。"),
    "加之": ("受理申请43件，加之年初结存的5件，应当审理48件。", "48件=43件+5件 partition", "受理申请43件，加之人手不足。"),
    "算上": ("受理申请43件，算上年初结存的5件，应当审理48件。", "48件=43件+5件 partition", "受理申请43件，算上督查5次，发文48份。"),
}  # fmt: skip


def test_every_cue_has_an_example_and_a_near_miss() -> None:
    assert set(CUE_CASES) == set(CUES)


@pytest.mark.parametrize("cue", CUE_CASES)
def test_a_cue_opens_a_list_and_its_near_miss_does_not(cue: str) -> None:
    example, expected, near_miss = CUE_CASES[cue]
    assert told(example) == [expected]
    assert told(near_miss) == []


@pytest.mark.parametrize("word", BEHIND_WORDS)
def test_a_total_may_stand_behind_its_parts(word: str) -> None:
    assert told(f"办理建议87件、提案142件，{word}229件。") == ["229件=87件+142件 partition"]
    assert told(f"办理建议87件、提案142件，{word}230件。") == ["230件=87件+142件 partition wrong"]
    assert told(f"罚没款{word}229万元，办理建议87件、提案142件。") == []


@pytest.mark.parametrize("word", REST_WORDS)
def test_a_rest_makes_the_parts_all_there_is(word: str) -> None:
    assert told(f"受理投诉9件，其中消费类4件、{word}6件。") == ["9件=4件+6件 partition wrong"]
    assert told("受理投诉11件，其中消费类4件、物业类6件。") == ["11件=4件+6件 subset"]


@pytest.mark.parametrize("word", OVERLAP_WORDS)
def test_parts_that_share_members_may_exceed_their_total(word: str) -> None:
    assert told(f"抽查对象21户，其中食品类12户、特种设备类13户，{word}。")[0].endswith("overlap")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_outcomes_are_parts_without_a_cue(family: Family) -> None:
    (line,) = told(f"{family.example}。")
    assert not line.endswith("wrong")
    assert told(f"{family.near_miss}。") == []


def test_outcomes_know_what_lies_in_what() -> None:
    sentence = "收到申请49件，受理43件，不予受理4件，撤回2件；受理的案件审结41件、未结2件。"
    assert told(sentence) == ["49件=43件+4件+2件 partition", "43件=41件+2件 partition"]
    assert classify("复议机关维持", "") is not None
    assert classify("召开会议", "") is None
    assert classify("", "正在审理之中") == classify("正在审理", "")


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("落实实名制管理的", "尚未落实的", True),
        ("合格", "不合格", True),
        ("公开", "非公开", True),
        ("合格", "优秀", False),
        ("未办结", "不予受理", False),
    ],
)
def test_complements(one: str, other: str, *, answer: bool) -> None:
    assert complements(one, other) is answer
    assert complements(other, one) is answer


# --- how lists are told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # brackets: full and half width, tortoise-shell, nested, with a noun before them, one a part
        ("评查案卷90卷（处罚60卷、许可30卷）。", ["90卷=60卷+30卷 partition"]),
        ("评查案卷90卷(处罚60卷、许可31卷)。", ["90卷=60卷+31卷 partition wrong"]),
        ("下辖9个社区〔城市社区5个、村改居社区4个〕。", ["9个=5个+4个 partition"]),
        (
            "处罚131件：土地类92件（占地71件、毁田13件、其他8件），矿产类39件；罚没款3万元。",
            ["131件=92件+39件 partition", "92件=71件+13件+8件 partition"],
        ),
        (
            "共立案78件，办结70件〔处罚62件（含简易程序18件）、不予处罚8件〕，尚在调查8件。",
            ["78件=70件+8件 partition", "70件=62件+8件 partition", "62件=18件 subset"],
        ),
        (
            "对37件文件逐件清理，分别作出保留(26件)、废止(8件)、修改(3件)的处理。",
            ["37件=26件+8件+3件 partition"],
        ),
        # a bracket between the total and its parts
        (
            "诉讼案件4件（含上年结转1件），已审结3件，尚在审理的1件。",
            ["4件=1件 subset", "4件=3件+1件 partition"],
        ),
        # two partitions of one total
        (
            "承办建议提案18件，其中建议12件、提案6件；按承办方式分，主办11件、会办7件。",
            ["18件=11件+7件 partition", "18件=12件+6件 subset"],
        ),
        # outcomes in one sentence
        ("收到复议申请21件，不予受理2件，审结14件，5件仍在审理之中。", ["21件=2件+14件+5件 partition"]),
        ("收到复议申请21件，不予受理2件，审结14件，6件仍在审理之中。", ["21件=2件+14件+6件 partition wrong"]),
        # what stands between figures of a comparison is no part
        (
            "受理争议309件，比上年的412件下降25%；其中调解196件、裁决88件、撤回25件。",
            ["309件=196件+88件+25件 subset"],
        ),
        # the total named by its parts
        (
            "原有机构41家，注销23家，转为公办的13家，转为民办的5家，以注销和转公办计共压减36家。",
            ["36家=23家+13家 partition", "41家=23家+13家+5家 subset"],
        ),
        # a total that stands a sentence before
        ("受理案件120件。其中盗窃50件、诈骗60件。", ["120件=50件+60件 subset"]),
        # other measures for the same things
        ("行政争议案件20宗（行政复议14件，行政诉讼6件）。", ["20宗=14件+6件 partition"]),
        ("检查企业120家次，其中重点企业200家。", []),
        # Chinese numerals
        ("全镇十八个村包括行政村十六个、社区两个。", ["十八个=十六个+两个 partition"]),
        # a list that nothing announces is one where it adds up
        ("举办活动64场，进校园9场、进乡村55场。", ["64场=9场+55场 subset"]),
        ("举办活动64场，培训9场，座谈56场。", []),
    ],
)
def test_lists(sentence: str, expected: list[str]) -> None:
    assert sorted(told(sentence)) == sorted(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        # figures beside each other that are no parts
        "全年共召开会议5次，培训8次，检查10次。",
        "制定文件3件，修改5件，废止2件。",
        "办理处罚案件48件，办理复议案件12件，诉讼案件60件。",
        "办理许可48件，其中延期3件，处罚案件50件。",
        "复议案件12件，诉讼案件8件，审结15件，未结5件。",
        "一审案件9件，判决驳回6件，撤诉3件，负责人出庭5次，另有1件由工作人员到庭。",
        "检查企业218家，发现问题231个。",
        "共有律师58名、公证员6名，其中公职律师12名、公司律师3名。",
        "审结40件，其中维持30件，驳回5件，撤销5件，未审结5件。",
        # parts that may share members
        "持证人员共120名，其中行政执法证100名、监督证30名。",
        "现有干部120人，其中党员80人、研究生60人。",
        "现有执法人员30人（党员20人、本科以上25人）。",
        "230项服务中，228项实现网办，202项实现跨省通办。",
        # more closed than accepted: some were carried over
        "受理案件20件，上年结转8件，审结25件、未结3件。",
        # what 余 and 近 leave open
        "发放资料1万余份，其中折页4000余份、海报3500余份、手册2600余份。",
        "培训近200人，其中干部120人、职工78人。",
        # a part of a part
        "调解案件412件，物业类187件，占45.4%，其中反复投诉3次以上的29件。",
        # numbers that tell no value
        "发放资料500份，其中折页数百份、海报12,85份、手册400份。",
        # rates of something else
        "受理案件19件，审结14件，5件仍在审理之中，法定期限内审结率100%。",
        "诉讼案件38件，已结33件，负责人出庭27件，出庭率100%。",
        "评查案卷100卷，优秀20卷，合格80卷，合格率100%。",
        "受理争议300件，调解结案200件、裁决结案90件、正在审理10件，仲裁结案率96.7%。",
        "罚款512万元，同比增长20%，办结案件40件。",
    ],
)
def test_nothing_false_is_asserted(sentence: str) -> None:
    assert [line for line in told(sentence) if line.endswith("wrong")] == []


# --- rates


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("应持证87人，实际持证85人，持证率97.7%。", ["97.7%=85人/87人 ratio"]),
        ("应持证87人，实际持证85人，持证率98.7%。", ["98.7%=85人/87人 ratio wrong"]),
        ("62项服务事项中，59项可以网上办理，网办率95.2%。", ["62项=59项 subset", "95.2%=59项/62项 ratio"]),
        ("抽检1280批次，合格1257批次，合格率98.2%。", ["98.2%=1257批次/1280批次 ratio"]),
        (
            "抽检1280批次，合格1257批次，不合格23批次，总体合格率98.6%。",
            ["98.6%=1257批次/1280批次 ratio wrong"],
        ),
        ("开庭的29件中，负责人出庭27件，出庭率93.1%。", ["29件=27件 subset", "93.1%=27件/29件 ratio"]),
        ("持证率为99.6%（444人/446人）。", ["99.6%=444人/446人 ratio"]),
        ("考试通过率96.4%（28人参考，27人通过）。", ["96.4%=27人/28人 ratio"]),
        ("考试通过率97.4%（28人参考，27人通过）。", ["97.4%=27人/28人 ratio wrong"]),
        ("审结41件，其中维持24件、撤销8件、终止9件，纠错率19.5%。", ["19.5%=8件/41件 ratio"]),
        ("承办工单938件，按时办结928件，另有10件延期，按时办结率98.9%。", ["98.9%=928件/938件 ratio"]),
        # 占: of the nearest total around it
        ("现有人员61人（机关42人、镇街19人），其中党员26人，占42.6%。", ["42.6%=26人/61人 ratio"]),
        (
            "现有人员61人（机关42人、镇街19人），其中党员26人，占42.6%；法律专业的8人，占18.2%。",
            ["42.6%=26人/61人 ratio", "18.2%=8人/61人 ratio wrong"],
        ),
        # rounded amounts
        ("馆藏档案48万卷，完成数字化45.6万卷，占95%。", ["95%=45.6万卷/48万卷 ratio"]),
    ],
)
def test_rates(sentence: str, expected: list[str]) -> None:
    lines = told(sentence)
    assert [line for line in expected if line not in lines] == []
    assert sorted(line for line in lines if " ratio" in line) == sorted(
        line for line in expected if " ratio" in line
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "案件20件，办结18件，同比增长90%。",
        "满意率98%，办结率97%。",
        "受理80件，增长率12%。",
        "占在编人员的100%。",
    ],
)
def test_a_rate_without_its_figures_is_no_ratio(sentence: str) -> None:
    assert [line for line in told(sentence) if " ratio" in line] == []


# --- laws


@given(st.lists(st.integers(min_value=1, max_value=999), min_size=2, max_size=8), st.integers(-3, 3))
def test_a_bracket_holds_exactly_where_it_adds_up(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    kinds = "甲乙丙丁戊己庚辛"
    listed = "、".join(f"{kind}类{part}件" for kind, part in zip(kinds, parts, strict=False))
    _, found = breakdowns(f"查处案件{max(total, 1)}件（{listed}）。")
    assert [breakdown.holds for breakdown in found] == [max(total, 1) == sum(parts)]
    assert [breakdown.relation for breakdown in found] == [PARTITION]


@given(st.integers(min_value=1, max_value=5000), st.integers(min_value=1, max_value=5000))
def test_a_rate_rounded_as_printed_always_holds(one: int, other: int) -> None:
    part, whole = sorted((one, other))
    _, found = breakdowns(f"抽检{whole}批次，合格{part}批次，合格率{part * 100 / whole:.1f}%。")
    rates = [breakdown for breakdown in found if breakdown.kind is BreakdownKind.RATIO]
    assert [breakdown.holds for breakdown in rates] == [True]


@given(st.text(alphabet="，、；。（）〔〕\n：1234567890件人%余中其合计率共为占", max_size=120))
def test_any_text_is_read(noise: str) -> None:
    text, found = breakdowns(noise)
    for breakdown in found:
        for span in (breakdown.total, *breakdown.parts):
            assert 0 <= span.start < span.end <= len(text)
        assert breakdown.parts


def test_places_are_those_of_the_text_given() -> None:
    text, found = breakdowns("依法履职。\r\n评查案卷９０卷（处罚\u200b６０卷、许可３０卷）。")
    (breakdown,) = found
    assert [span.of(text) for span in (breakdown.total, *breakdown.parts)] == ["９０卷", "６０卷", "３０卷"]
    assert breakdown.holds


@pytest.mark.parametrize(
    "noise",
    [
        "(" * 100_000 + "5件",
        "共5件" + "(1件" * 20_000,
        "共5件，其中" + "、".join(["甲1件"] * 20_000),
        "，".join(["受理1件"] * 20_000),
        "5件" + "，其中1件" * 20_000,
        "1件，合计2件，" * 10_000,
        "合格1件，合格率100%，" * 10_000,
    ],
    ids=["open", "nested", "parts", "commas", "cues", "totals", "rates"],
)
def test_absurd_texts_end(noise: str) -> None:
    breakdowns(noise)


def test_a_report_without_a_text_has_no_breakdowns() -> None:
    assert find_breakdowns(Report()) == ()


# --- annotated reports


def test_annotated_breakdowns_are_found(shared_reports: tuple[AnnotatedReport, ...]) -> None:
    wanted = hit = 0
    for report in shared_reports:
        found = [_key(b, report.text) for b in find_breakdowns(parse(report.text))]
        for identity in report.gold.get("identities", ()):
            key = (identity["kind"], _word(identity["total"]), tuple(sorted(map(_word, identity["parts"]))))
            wanted += 1
            if key in found:
                found.remove(key)
                hit += 1
    assert hit >= 0.95 * wanted


def test_annotated_breakdowns_that_hold_are_not_accused(shared_reports: tuple[AnnotatedReport, ...]) -> None:
    for report in shared_reports:
        if "findings" not in report.gold:
            continue
        codes = {finding["code"] for finding in report.gold["findings"]}
        if not codes & {"F001", "F002", "F004"}:
            assert [b for b in find_breakdowns(parse(report.text)) if not b.holds] == [], report.name


def _key(breakdown: Breakdown, text: str) -> tuple[str, str, tuple[str, ...]]:
    parts = tuple(sorted(part.of(text) for part in breakdown.parts))
    return breakdown.kind.value, breakdown.total.of(text), parts


def _word(marked: str) -> str:
    return marked.split("#", maxsplit=1)[0]
