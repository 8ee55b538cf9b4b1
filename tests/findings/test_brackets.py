"""Group W: brackets and quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.drafting import drafts
from tests.findings.drafting_wording import quoted, report_of

from rulelaw.findings.rules.brackets import W003


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


@given(
    st.lists(st.sampled_from(["检查20次（含夜间3次）。", "检查20次（含夜间3次。"]), min_size=1, max_size=6)
)
def test_every_line_with_a_fault_is_told_wherever_it_stands_among_others(lines: list[str]) -> None:
    assert quoted(W003, "\n\n".join(lines)) == ["（" for line in lines if not line.endswith("）。")]
