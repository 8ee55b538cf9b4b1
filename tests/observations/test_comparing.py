"""Comparisons: two levels and the change told between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import AnnotatedReport

from rulelaw.observations.comparing import FALL_WORDS, RISE_WORDS, find_comparisons
from rulelaw.observations.summing import find_relations
from rulelaw.observations.types import Change, Comparison
from rulelaw.report.reading import parse
from rulelaw.report.types import Report


def comparisons(sentence: str) -> tuple[str, tuple[Comparison, ...]]:
    text = f"岚县司法局2021年法治政府建设年度报告\n2021年，{sentence}"
    return text, find_comparisons(parse(text))


def told(sentence: str) -> list[str]:
    """Tell each comparison in one line: 200件>1600件 rise 700%."""
    text, found = comparisons(sentence)
    return [
        f"{c.earlier.of(text)}>{c.later.of(text)} {c.direction.value} {c.change.of(text)}"
        + ("" if c.holds else " wrong")
        for c in found
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # from one level to the other
        ("办件由200件上升至1600件，增长700%。", ["200件>1600件 rise 700%"]),
        ("办件由200件上升至1600件，增长500%。", ["200件>1600件 rise 500% wrong"]),
        ("办件由2020年的1240件下降到930件，降幅为25%。", ["1240件>930件 fall 25%"]),
        ("办件由（去年）20件增加到（今年）30件，增长50%。", ["20件>30件 rise 50%"]),
        (
            "平均用时从8.5个工作日压缩到3个工作日以内，压缩幅度64.7%。",
            ["8.5个工作日>3个工作日以内 fall 64.7%"],
        ),
        ("平均用时由5个工作日缩短为1.2个工作日，提速76%。", ["5个工作日>1.2个工作日 fall 76%"]),
        ("清单由19项扩大到31项，增加12项。", ["19项>31项 rise 12项"]),
        # against the year before
        ("处罚84件，比上年的96件减少12.5%。", ["96件>84件 fall 12.5%"]),
        ("处罚84件，比上年的96件减少15.5%。", ["96件>84件 fall 15.5% wrong"]),
        (
            "办件8216件，较上年的6109件增加2107件，增长34.5%。",
            ["6109件>8216件 rise 2107件", "6109件>8216件 rise 34.5%"],
        ),
        ("办件18420件，2020年为16230件，增长13.5%。", ["16230件>18420件 rise 13.5%"]),
        ("复议案件2件，比2020年的4件减少2件。", ["4件>2件 fall 2件"]),
        # rates move by points
        ("满意率由94.2%上升至96.7%，提高2.5个百分点。", ["94.2%>96.7% rise 2.5个百分点"]),
        ("满意率由94.2%上升至96.7%，提高3.5个百分点。", ["94.2%>96.7% rise 3.5个百分点 wrong"]),
        ("即办比例由40%提高到60%，提高20%。", ["40%>60% rise 20%"]),
        ("即办比例由40%提高到60%，提高50%。", ["40%>60% rise 50%"]),
        # multiples
        ("办件由30件增加到90件，增长2倍。", ["30件>90件 rise 2倍"]),
        ("办件由30件增加到90件，增长3倍。", ["30件>90件 rise 3倍 wrong"]),
        ("办件由30件增加到62件，翻了一番。", ["30件>62件 rise 翻了一番"]),
        ("办件由30件增加到121件，翻两番。", ["30件>121件 rise 翻两番"]),
        ("办件由30件增加到45件，翻了一番。", ["30件>45件 rise 翻了一番 wrong"]),
        # the wrong way
        ("办件由200件上升至300件，下降50%。", ["200件>300件 fall 50% wrong"]),
        # what is rounded or left open accuses nobody
        ("办件由近200件上升至1600余件，增长700%。", ["200件>1600余件 rise 700%"]),
        ("投入由1.2亿元增加到1.5亿元，增长24%。", ["1.2亿元>1.5亿元 rise 24%"]),
    ],
)
def test_comparisons(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "办件1600件，同比增长700%。",
        "处罚84件，移送12件，减少5件。",
        "由县政府督办200件，办结160件，增长5%。",
        "办件由200件上升至1600件，罚款增长20%。",
        "用时由5天压缩到2家，压缩20%。",
        "从2020年的21.8%、8.4%上升至2021年的41.5%、24.1%，提高19.7个百分点。",
        "处罚84件，上年的96件均已结案。",
    ],
)
def test_no_comparison(sentence: str) -> None:
    assert told(sentence) == []


# A word of one character says that something moved only in words that the tests above tell (减至, 升到).
@pytest.mark.parametrize("word", [word for word in RISE_WORDS if len(word) > 1 and word != "扩容"])
def test_words_of_a_rise(word: str) -> None:
    assert told(f"案件50件，比上年的40件{word}10件。") == ["40件>50件 rise 10件"]
    assert told(f"案件50件，上年{word}培训的40件、10件。") == []


@pytest.mark.parametrize("word", [word for word in FALL_WORDS if len(word) > 1 and word != "压缩幅度"])
def test_words_of_a_fall(word: str) -> None:
    assert told(f"案件40件，比上年的50件{word}10件。") == ["50件>40件 fall 10件"]
    assert told(f"案件40件，上年{word}培训的50件、10件。") == []


def test_a_comparison_tells_what_it_computed() -> None:
    _, (comparison,) = comparisons("处罚由96件上升到120件，增长20%。")
    assert (comparison.direction, comparison.relative) == (Change.RISE, True)
    assert str(comparison.stated) == "[19.5, 20.5]"
    assert str(comparison.computed) == "[25, 25]"


@given(st.integers(min_value=1, max_value=3000), st.integers(min_value=1, max_value=3000))
def test_a_change_rounded_as_printed_always_holds(earlier: int, later: int) -> None:
    if earlier == later:
        return
    word = "增长" if later > earlier else "下降"
    share = abs(later - earlier) * 100 / earlier
    _, found = comparisons(f"办件由{earlier}件调整为{later}件，{word}{share:.1f}%。")
    assert [comparison.holds for comparison in found] == [True]


@given(st.integers(min_value=1, max_value=3000), st.integers(min_value=1, max_value=3000))
def test_a_difference_holds_exactly(earlier: int, more: int) -> None:
    _, right = comparisons(f"办件{earlier + more}件，比上年的{earlier}件增加{more}件。")
    _, wrong = comparisons(f"办件{earlier + more}件，比上年的{earlier}件增加{more + 1}件。")
    assert [c.holds for c in (*right, *wrong)] == [True, False]


def test_one_pass_gives_the_same() -> None:
    report = parse("岚县司法局2021年报告\n2021年，处罚84件（简易60件、一般24件），比上年的96件减少12.5%。")
    breakdowns, found = find_relations(report)
    assert found == find_comparisons(report)
    assert len(breakdowns) == len(found) == 1


def test_a_report_without_a_text_compares_nothing() -> None:
    assert find_comparisons(Report()) == ()


def test_annotated_changes_are_found(shared_reports: tuple[AnnotatedReport, ...]) -> None:
    for report in shared_reports:
        found = {
            (c.earlier.of(report.text), c.later.of(report.text), c.change.of(report.text)): c.holds
            for c in find_comparisons(parse(report.text))
        }
        for change in report.gold.get("changes", ()):
            assert found.get((change["from"], change["to"], change["change"])) is change["holds"], change
