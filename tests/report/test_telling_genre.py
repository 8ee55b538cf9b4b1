"""A report is told from its neighbours by its title, else by its opening; a real one stays what it is."""

from __future__ import annotations

import pytest
from tests.composing import compose

import rulelaw as rl
from rulelaw.report.telling_genre import genre_facts, read_genre_facts

OTHERS = {
    "disclosure_report": [
        "云岭县水利局2023年政府信息公开工作年度报告\n\n现公布2023年政府信息公开工作年度报告。\n一、总体情况\n主动公开120条。",
        "根据《中华人民共和国政府信息公开条例》第五十条规定，云岭县水利局编制本年度报告。\n一、总体情况\n主动公开120条。",
        "云岭县2022年政务公开工作总结\n一、工作情况\n公开信息35条。",
    ],
    "work_plan": [
        "云岭县2024年法治政府建设工作要点\n2024年，全县要坚持依法行政，突出以下重点。\n一、加强领导",
        "云岭县人民政府办公室关于印发云岭县2024年法治政府建设工作安排的通知\n各乡镇：\n现印发给你们。",
        "法治政府建设实施方案（2021—2025年）\n为贯彻纲要，制定本方案。",
    ],
    "news": [
        "云岭县召开2024年法治政府建设推进会\n会议指出，要坚持依法行政。",
        "1月12日上午，云岭县召开法治政府建设推进会议，县长出席会议并讲话。会议指出，要坚持依法行政。",
        "县政府常务会议听取2023年度法治政府建设情况报告\n1月12日，会议指出，要坚持依法行政。",
        "云岭县人大常委会听取和审议县政府法治政府建设情况的报告\n会议指出，要坚持依法行政。",
        "云岭讯（通讯员 某某）近年来，云岭县法治政府建设取得实效。",
    ],
    "personal_statement": [
        "云岭县水利局局长2023年度述法报告\n2023年，我认真履行推进法治建设第一责任人职责。",
        "2023年度述职述法报告\n我任水利局局长以来，依法履职。",
    ],
    "template": [
        "某某县2023年法治政府建设年度报告模板\n一、主要举措",
        "XX县XX局20__年法治政府建设年度报告\n20__年，XX局召开会议__次，制定文件__件，办理复议__件，开展检查__次，培训__人次。",
    ],
    "other": [
        "《云岭县2023年法治政府建设年度报告》政策解读\n一、背景\n报告共四部分。",
        "云岭县行政复议白皮书（2023年）\n2023年，受理行政复议案件120件。",
        "云岭县2023年民政工作总结\n2023年，办理救助120件。",
        "一图读懂云岭县2023年法治政府建设情况报告\n报告共四部分。",
        "关于报送2023年度法治政府建设年度报告的通知\n各乡镇：\n请于3月1日前报送。",
        "关于做好年度报告报送工作的通知\n各乡镇人民政府：\n请于3月1日前报送。",
        "云岭县2023年行政复议工作报告\n2023年，受理行政复议案件120件。",
    ],
}
REPORTS = [
    "",
    "共受理案件5件（维持3件、撤销1件）。",
    "云岭县2023年工作总结及2024年工作思路\n2023年，我局推进法治政府建设，现将情况报告如下。",
    "云岭县水利局关于2023年度法治政府建设情况及2024年工作安排的报告\n2023年，我局依法行政。",
    "云岭县水利局2023年度法治政府建设暨主要负责人述法情况的报告\n2023年，我局依法行政。",
    "2023年，我局坚持依法行政，现将有关情况报告如下。\n一、主要成效\n召开会议3次。",
    "1月12日，县司法局召开会议研究年度报告，现将2023年法治政府建设情况报告如下。\n一、主要成效",
    "一、加强领导\n5月12日，召开会议研究法治工作。",
    "云岭县统计局2022年法治统计建设工作总结\n2022年，开展执法检查5次。",
    "云岭县人民政府法制办公室2013年度工作报告\n2013年，审查规范性文件5件。",
    "云岭县人民政府关于印发《云岭县2023年法治政府建设年度报告》的通知\n2023年，开展执法检查5次。",
    "云岭县人民政府关于县人大常委会审议意见研究处理情况的报告\n2023年，开展执法检查5次。",
    "政府信息公开年度报告\n2023年，我局依法行政，现将法治政府建设情况报告如下。\n一、主要成效\n召开会议3次。",
    "聚力攻坚 启动法治建设新引擎\n2023年，我局依法行政，现将2023年法治政府建设工作情况汇报如下。\n一、主要成效",
    "首页 > 政府信息公开年报 > 正文\n云岭县水利局2023年法治政府建设年度报告\n2023年，我局依法行政。",
    "云岭县水利局2023年法治政府建设年度报告\n2023年，制定《法治政府建设工作要点》，开展检查**次。",
]


@pytest.mark.parametrize(
    ("genre", "text"), [(genre, text) for genre, texts in OTHERS.items() for text in texts]
)
def test_a_neighbour_is_told_with_the_words_that_tell_it(genre: str, text: str) -> None:
    report = rl.parse(text)
    assert report.genre == genre
    assert report.genre_reason is not None
    assert report.genre_reason.span is not None
    assert report.genre_reason.words[:4] in rl.Source(text).flow.text.replace(" ", "")


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_stays_a_report(text: str) -> None:
    report = rl.parse(text)
    assert (report.genre, report.genre_reason) == (rl.Genre.ANNUAL_REPORT, None)


@pytest.mark.parametrize("seed", range(60))
def test_a_composed_report_is_a_report_of_a_sound_copy(seed: int) -> None:
    report = rl.parse(compose(seed).text)
    assert report.genre is rl.Genre.ANNUAL_REPORT
    assert report.doubts == ()


def test_a_title_that_the_file_alone_tells_counts_and_has_no_place() -> None:
    report = rl.read(
        rl.Source("组织学习，加强培训。", metadata={"title": "云岭县2024年法治政府建设工作要点"})
    )
    assert report.genre is rl.Genre.WORK_PLAN
    assert report.genre_reason == rl.GenreReason("云岭县2024年法治政府建设工作要点")


def test_a_report_built_by_hand_is_a_report() -> None:
    assert rl.Report().genre is rl.Genre.ANNUAL_REPORT


def test_every_neighbour_is_known_by_data() -> None:
    assert {facts.genre for facts in genre_facts()} == set(rl.Genre) - {rl.Genre.ANNUAL_REPORT}


def test_all_faults_of_a_data_file_are_told_at_once() -> None:
    text = '[[genre]]\ncode = "poem"\nzh = "诗"\n[[genre]]\ncode = "news"\nzh = "新闻"\nen = "news"\ntitles = ["("]\nmore = 1\n'
    with pytest.raises(rl.DataFileError) as raised:
        read_genre_facts(text, "mine.toml")
    told = "\n".join(raised.value.faults)
    assert "genre no. 1: code 'poem' is none of" in told
    assert "genre no. 1: en is missing" in told
    assert "genre no. 2: titles: '(' is no pattern" in told
    assert "genre no. 2: unknown more" in told
