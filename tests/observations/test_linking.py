"""Which indicator a figure is linked to: sentence by sentence, and in dense paragraphs marked by hand."""

from pathlib import Path

import pytest
from tests.cases.marked import case_name, load_case, to_gold
from tests.measuring import Tally, count_observations

import rulelaw as rl

PARAGRAPHS = sorted((Path(__file__).parent.parent / "cases" / "paragraphs").glob("*.case.txt"))
TITLE = "岚县司法局2021年法治政府建设年度报告"


def told(text: str) -> str:
    """Tell the observations of a text in one line: 17件 reconsideration.cases; the change and another year behind it."""
    text = f"{TITLE}\n\n{text}"
    lines = []
    for value in rl.observe(rl.parse(text)).values:
        change = f" {value.change.value}" if value.change else ""
        other = value.period is not None and value.period != rl.Period.of_year(2021)
        year = f" {value.period.start.year}" if other and value.period else ""
        figure = "0" if value.zero else value.span.of(text).replace(" ", "")
        lines.append(f"{figure} {value.indicator}{change}{year}")
    return "; ".join(lines)


LINKS: dict[str, dict[str, str]] = {
    "topics carried over": {
        "行政复议案件17件，未结4件。": "17件 reconsideration.cases; 4件 reconsideration.pending",
        "行政诉讼案件17件，未结4件。": "17件 litigation.cases; 4件 litigation.pending",
        "办理复议案件共17件：办结15件，在办2件。": "17件 reconsideration.cases; 15件 reconsideration.closed; "
        "2件 reconsideration.pending",
        "现将有关情况报告如下。\n办理复议案件共17件：\n办结15件，在办2件。": "17件 reconsideration.cases; 15件 reconsideration.closed; "
        "2件 reconsideration.pending",
        "受理复议申请66件。\n截至12月底，结案60件，结案率90.9%。": "66件 reconsideration.accepted; "
        "60件 reconsideration.closed; 90.9% reconsideration.closure_rate",
        "二、文件管理\n共清理58件：保留41件，废止17件。": "58件 normative.cleaned; 41件 normative.retained; "
        "17件 normative.repealed",
        # another section, and nothing said: nobody knows what was closed
        "一、行政复议\n受理复议申请66件。\n二、其他工作\n截至12月底，结案60件。": "66件 reconsideration.accepted",
        "未结4件。": "",
    },
    "a line broken before its figure": {
        "现将有关情况报告如下。\n局领导出庭14件，行政诉讼出庭应诉率\n87.5%，胜诉13件。": "14件 litigation.head_appearances; "
        "87.5% litigation.head_appearance_rate; 13件 litigation.won",
        "局领导行政诉讼出庭应诉率实现突破。\n87.5%的案件当庭宣判。": "",
    },
    "分别": {
        "对规范性文件、合同分别审查6件、14件。": "6件 normative.reviewed; 14件 legality.contracts_reviewed",
        "办理人大代表建议和政协提案，分别为86件、152件。": "86件 oversight.proposals; 152件 oversight.proposals",
        "处罚结果和许可结果依法公示，分别205条和3460条。": "205条 enforcement.penalties_disclosed; "
        "3460条 enforcement.permits_disclosed",
        "两类文件分别为6件、14件。": "",
    },
    "rates in lists": {
        "规范性文件备案率、及时率均为100%。": "100% normative.filing_rate; 100% normative.timely_filing_rate",
        "执法考试参考率、合格率均为100%。": "100% training.exam_participation_rate; 100% training.exam_pass_rate",
        "规范性文件备案率为100%。": "100% normative.filing_rate",
    },
    "the same thing at another time": {
        "败诉率由上年的14.8%降至10.5%。": "14.8% litigation.loss_rate 2020; 10.5% litigation.loss_rate",
        "公职律师由3名增加到5名。": "3名 counsel.public_lawyers; 5名 counsel.public_lawyers",
        "跨省通办事项64项，累计达158项。": "64项 service.items_cross_region; 158项 service.items_cross_region",
        "跨省通办事项64项，累计办件158件。": "64项 service.items_cross_region",
    },
    "changes": {
        "立案120件，同比上升8.3%。": "120件 enforcement.cases_filed; 8.3% enforcement.cases_filed rise",
        "立案 120 件，同比上升 8.3 %。": "120件 enforcement.cases_filed; 8.3% enforcement.cases_filed rise",
        "败诉率同比下降3.2个百分点。": "3.2个百分点 litigation.loss_rate fall",
        "败诉率3.2%。": "3.2% litigation.loss_rate",
    },
    "zeros": {
        "全年未发生行政复议和行政诉讼案件。": "0 reconsideration.cases; 0 litigation.cases",
        "全年未发生行政诉讼案件。": "0 litigation.cases",
        "全年未发生安全事故。": "",
    },
    "words behind the figure": {
        "12名法律顾问参与审查。": "12名 counsel.advisers",
        "对9件重大执法决定进行法制审核。": "9件 enforcement.major_decisions_reviewed",
        "经清理，214件文件中继续有效151件。": "214件 normative.cleaned; 151件 normative.retained",
        "两家律所的4名律师受聘担任法律顾问。": "4名 counsel.advisers",
        # where something was done is not what was done
        "抽查24个执法单位的处罚卷240本、许可卷120本。": "240本 enforcement.casefiles_reviewed_penalty; "
        "120本 enforcement.casefiles_reviewed_permit",
    },
    "verbs that a list shares": {
        "对36件规范性文件、12件重大行政决策、126份合同进行了合法性审查。": "36件 normative.reviewed; "
        "12件 legality.decisions_reviewed; 126份 legality.contracts_reviewed",
        "先后出台36件规范性文件、12件重大行政决策。": "36件 normative.issued; 12件 decision.major",
    },
    "measures side by side": {
        "举办执法培训3期120人次。": "3期 training.sessions; 120人次 training.participants",
        "举办执法培训3期，展出图书120册。": "3期 training.sessions",
        "规范性文件分两批清理，首批41件，废止5件、失效2件。": "41件 normative.cleaned; 5件 normative.repealed; "
        "2件 normative.repealed",
    },
}
"""What each sentence tells; the last ones of a group are near misses."""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [pytest.param(sentence, wanted, id=f"{group}: {sentence}") for group, rows in LINKS.items()
     for sentence, wanted in rows.items()],
)  # fmt: skip
def test_a_figure_means_what_its_words_say(sentence: str, wanted: str) -> None:
    assert told(sentence) == wanted


def test_a_figure_tells_what_it_is_limited_to() -> None:
    (value,) = rl.observe(rl.parse(f"{TITLE}\n\n全县共办理行政诉讼一审案件12件。")).values
    assert (value.indicator, value.scope.instance, value.scope.body) == ("litigation.cases", "一审", "全县")


def test_dense_paragraphs_are_linked() -> None:
    """Every paragraph holds six to twelve figures, most of which lean on words told for the figure before."""
    tally = Tally()
    assert len(PARAGRAPHS) == 12
    for path in PARAGRAPHS:
        case = load_case(path)
        count_observations(tally, case_name(path), case.text, to_gold(case), rl.observe(rl.parse(case.text)))
    assert tally.hits["indicators"] > 90
    assert not tally.faults({"indicators": 0.96})
