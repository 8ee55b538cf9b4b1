"""A damaged copy is read as far as it can be; what cannot be read is told, and nothing is made up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rulelaw as rl
from rulelaw.document import restoring
from rulelaw.document.restoring import damage_facts, read_damage_facts, restore

SIMPLE = (
    "云岭县水利局2023年法治政府建设年度报告\n\n2023年，我局应急处置工作领导小组认真落实，现将有关情况报告如下。\n\n"
    "一、主要举措和成效\n\n制定规范性文件3件，办理许可5件。\n"
)
GLOSSED = SIMPLE.replace("应急", "應(yīng)急").replace("领导", "領(lǐng)導(dǎo)")


def traditional(text: str) -> str:
    """Put a text into the traditional characters that are known here."""
    return text.translate({ord(simple): full for full, simple in damage_facts().simplified.items()})


def kinds(text: str) -> list[tuple[str, str]]:
    return [(doubt.kind.value, doubt.words) for doubt in rl.parse(text).doubts]


def told(report: rl.Report) -> Any:
    return (
        [(quantity.value, quantity.unit, quantity.span) for quantity in report.quantities],
        {part: presence.grade for part, presence in report.parts.items()},
        [(seen.indicator, seen.value, seen.span) for seen in rl.observe(report).values],
        report.masthead.year,
        report.masthead.issuer,
    )


def test_a_text_in_traditional_characters_is_read_as_in_simplified_ones_at_the_same_places() -> None:
    pytest.importorskip("opencc")
    text = traditional(SIMPLE)
    report = rl.parse(text)
    assert report.source.text == text
    assert told(report) == told(rl.parse(SIMPLE))
    assert [(doubt.kind, doubt.read) for doubt in report.doubts] == [(rl.DoubtKind.TRADITIONAL, True)]
    assert report.masthead.title == traditional("云岭县水利局2023年法治政府建设年度报告")


def test_without_the_extra_the_text_is_left_as_it_is_and_the_doubt_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(module: str, extra: str, purpose: str) -> Any:
        raise rl.MissingExtraError(module, extra, purpose)

    monkeypatch.setattr(restoring, "load_extra", missing)
    source, (doubt,) = restore(rl.Source(traditional(SIMPLE)))
    assert source.reading is None
    assert (doubt.kind, doubt.read) == (rl.DoubtKind.TRADITIONAL, False)
    assert doubt.count >= 8


def test_a_name_in_traditional_characters_makes_no_traditional_text() -> None:
    assert kinds(SIMPLE.replace("水利局", "水利局（題字“務實為民、執法監督”）")) == []


def test_glosses_are_read_over() -> None:
    report = rl.parse(GLOSSED)
    assert report.source.text == GLOSSED
    assert "应急" not in report.source.flow.text
    assert "應急处置" in report.source.flow.text
    assert "領導小组" in report.source.flow.text
    (doubt,) = report.doubts
    assert (doubt.kind, doubt.words, doubt.count, doubt.read) == (rl.DoubtKind.GLOSS, "(yīng)", 3, True)
    assert [report.source.quote(q.span) for q in report.quantities] == ["3件", "5件"]


def test_glosses_without_tones_and_second_forms_are_glosses_where_there_are_many() -> None:
    assert kinds("国务院办公(gong)厅关于印(yin)发通知(zhi)的意见") == [("gloss", "(gong)")]
    assert kinds("應（应）急处置工作") == [("gloss", "（应）")]


@pytest.mark.parametrize(
    "text",
    ["信用云岭(app)上线，ppp(wto)项目", "推广服务(an)", "上线“掌上云岭”（ios）版", "局（办）、县（区）"],
)
def test_other_brackets_are_no_glosses(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("全年检查*次。", "masked", "*"),
        ("培训xx人次。", "masked", "xx"),
        ("走访xx户，举办讲座xx期。", "masked", "xx"),
        ("罚款____元。", "masked", "____"),
        ("受理投诉45二是加强培训。", "cut", "45"),
        ("追回工资170.，办结", "cut", "170."),
        ("全年共办理案件525", "cut", "525"),
        ("2021,我局依法行政。", "cut", "2021"),
        ("贯彻纲要（20212025年）。", "cut", "20212025"),
        ("开展普\ufffd\ufffd活动", "garbled", "\ufffd\ufffd"),
        ("?。ㄒ唬┘忧苛斓肌", "garbled", "?。ㄒ唬"),
        ("坚持注册送彩金领导", "spam", "注册送"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place_and_left(text: str, kind: str, words: str) -> None:
    report = rl.parse(text)
    assert (kind, words) in [(doubt.kind.value, report.source.quote(doubt.span)) for doubt in report.doubts]
    assert not any(doubt.read for doubt in report.doubts)
    assert report.source.reading is None


@pytest.mark.parametrize(
    "text",
    [
        "抽检X射线设备2台，重要性为5*3分",
        "第45条是关于检查的规定，受理4件。一是加强培训。",
        "比上年增长17.5%，合计100%。",
        "办理案件525件",
        "2021年，我局依法行政。",
        "《纲要（2021—2025年）》",
        "查处网络赌博、违规销售彩票3起，粤港澳合作2项",
        "每平方米3×4米",
        "对涉xx公司、xx个人案件开展评查，推进XX项目、××部门、xx家庭和XX场所治理",
        "群众可在线观看免费普法课程12期，免费观看视频讲座",
        "组织观看“世界杯投注”警示教育片3场",
        "捣毁“澳门新葡京”窝点2个",
        "侦破“注册送彩金”类网络诈骗案3起",
        "高新区一区二区三区，查处刷单、色情网站和娱乐城2家",
    ],
)
def test_what_only_looks_a_little_damaged_is_sound(text: str) -> None:
    assert kinds(text) == []


def test_a_cut_figure_is_not_mended() -> None:
    report = rl.parse("2021,我局受理投诉45二是办理170.，培训3期。")
    assert Decimal(45) not in [quantity.value for quantity in report.quantities if quantity.unit]


@given(
    st.text(
        st.sampled_from("縣縣國國县法治（(yīng)应)應* x_45二是。，\n2021年件锟斤拷注册送\u200b"), max_size=80
    )
)
def test_a_reading_has_every_character_in_its_place(text: str) -> None:
    source, doubts = restore(rl.Source(text))
    assert source.text == text
    assert len(source.reading or text) == len(text)
    for doubt in doubts:
        assert source.quote(doubt.span) == doubt.words
        assert doubt.count >= 1


def test_a_reading_of_another_length_is_not_used() -> None:
    assert rl.Source("行政", reading="行").flow.text == "行政"


def test_all_faults_of_a_data_file_are_told_at_once() -> None:
    with pytest.raises(rl.DataFileError) as raised:
        read_damage_facts('traditional = "國國"\nsimplified = "国"\nspan = []\n', "mine.toml")
    assert raised.value.faults == (
        "traditional and simplified must have as many characters, none twice",
        "unknown span; did you mean spam?",
    )
