"""Group W: placeholders."""

import pytest
from tests.findings.drafting import drafts
from tests.findings.drafting_wording import HEAD, OPENING, quoted

from rulelaw.findings.rules.placeholders import W001
from rulelaw.report.reading import parse


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
