"""Identifying: title, issuer, level, kind, year, days and number of a report; what is not told stays open."""

import datetime

import pytest

from rulelaw.report.reading import parse, read_report
from rulelaw.report.types import IssuerKind, Level, Masthead
from rulelaw.text.sources import Source

BODY = (
    "　　{year}年，{we}坚持依法行政，制定规范性文件3件。现将有关情况报告如下：\n"
    "　　一、主要举措和成效\n　　全年办理行政处罚案件12件，罚没款30万元，均依法公示。\n"
    "　　二、存在的不足和原因\n　　执法力量仍有不足，主要原因是编制较少。\n"
    "　　三、下一步工作安排\n　　2023年，将继续推进依法行政。\n"
)


def masthead(front: str, *, we: str = "我局", back: str = "", year: int = 2022) -> Masthead:
    """Read the masthead of a report with these lines before and behind its text."""
    return parse(f"{front}\n\n{BODY.format(we=we, year=year)}\n{back}").masthead


def squashed(words: str | None) -> str | None:
    """Take all spaces out, and level brackets."""
    return None if words is None else "".join(words.split()).replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("岚州市教育局2022年法治政府建设年度报告", "岚州市教育局"),
        ("岚州市档案馆2022年法治政府建设年度报告", "岚州市档案馆"),
        ("岚州市政务服务中心2022年法治政府建设工作总结", "岚州市政务服务中心"),
        ("岚州市第一中学2022年度依法治校工作报告", "岚州市第一中学"),
        ("国家统计局岚州市调查队2022年法治建设情况报告", "国家统计局岚州市调查队"),
        ("岚州大学2022年法治工作报告", "岚州大学"),
        ("岚州市教育局关于2022年度法治政府建设情况的报告", "岚州市教育局"),
        ("关于岚州市教育局2022年度法治政府建设情况的报告", "岚州市教育局"),
        ("2022年度岚州市教育局法治政府建设工作报告", "岚州市教育局"),
        ("岚州市教育局 2022 年度法治政府建设情况报告", "岚州市教育局"),
        ("岚州市教育局二〇二二年度法治政府建设情况报告", "岚州市教育局"),
        ("岚州市教育局二O二二年度法治政府建设情况报告", "岚州市教育局"),
        ("岚州市教育局\n关于2022年法治政府建设情况的报告", "岚州市教育局"),
        ("岚州市教育局关于2022年法治\n政府建设情况的报告", "岚州市教育局"),
        ("《岚州市教育局2022年法治政府建设年度报告》（全文）", "岚州市教育局"),
        ("沧南省人民政府关于2022年法治政府建设情况的报告", "沧南省人民政府"),
        ("水利部2022年法治政府建设年度报告", "水利部"),
        ("国家药品监督管理局2022年法治政府建设年度报告", "国家药品监督管理局"),
        ("国家税务总局岚州市税务局2022年法治政府建设情况报告", "国家税务总局岚州市税务局"),
        ("岚州市公安局临浦分局2022年法治政府建设年度报告", "岚州市公安局临浦分局"),
        ("岚州市临浦区消防救援大队2022年度法治政府建设工作报告", "岚州市临浦区消防救援大队"),
        ("岚州市农业农村局（乡村振兴局）2022年法治政府建设情况报告", "岚州市农业农村局(乡村振兴局)"),
        ("岚州市人民政府办公室关于2022年法治政府建设情况的报告", "岚州市人民政府办公室"),
        ("留下街道办事处2022年法治政府建设情况报告", "留下街道办事处"),
        ("岚县财政局2022年法治财政建设情况报告", "岚县财政局"),
        ("岚州市国有资产监督管理委员会2022年度法治政府建设白皮书", "岚州市国有资产监督管理委员会"),
        ("岚县水利局2022年法治政府建设工作总结及2023年工作思路", "岚县水利局"),
        ("岚山海关2022年法治政府建设年度报告", "岚山海关"),
        ("岚州市工业和信息化局2022年度推进法治政府建设工作情况", "岚州市工业和信息化局"),
    ],
)
def test_title_year_and_issuer_of_many_titles(title: str, issuer: str) -> None:
    """The title is kept as printed, its lines joined; the issuer is named in it."""
    head = masthead(title)
    assert squashed(head.title) == squashed(title)
    assert head.issuer is not None
    assert squashed(head.issuer.name) == issuer
    assert (head.year, head.title_year) == (2022, 2022)


@pytest.mark.parametrize(
    ("front", "back", "name"),
    [
        ("静溪区2022年度法治政府建设情况报告", "静溪区人民政府\n2023年1月30日\n", "静溪区人民政府"),
        (
            "梧桥街道办事处2022年法治政府建设年度报告",
            "岚州市临浦区梧桥街道办事处\n2023年1月3日\n",
            "岚州市临浦区梧桥街道办事处",
        ),
        ("2022年度法治政府建设年度报告", "岚县水利局\n2023年1月3日\n", "岚县水利局"),
        ("发布机构：岚县水利局\n2022年度法治政府建设年度报告", "", "岚县水利局"),
    ],
)
def test_the_fullest_name_wins(front: str, back: str, name: str) -> None:
    """Signature and metadata name in full what the title shortens or leaves out."""
    head = masthead(front, back=back)
    assert head.issuer is not None
    assert head.issuer.name == name


@pytest.mark.parametrize(
    "opening",
    [
        "2022年，岚州市教育局深入学习贯彻习近平法治思想，坚持依法行政。现将有关情况报告如下：",
        "根据《法治政府建设与责任落实督察工作规定》要求，现将岚州市教育局2022年度法治政府建设情况报告如下：",
        "2022年，在市委、市政府的坚强领导下，岚州市教育局统筹推进依法行政各项工作。现将有关情况报告如下：",
    ],
)
def test_without_a_title_the_opening_tells(opening: str) -> None:
    """More than half of the reports have no title."""
    head = parse(f"{opening}\n一、主要做法\n制定规范性文件3件。\n").masthead
    assert head.title is None
    assert head.issuer is not None
    assert (head.issuer.name, head.year) == ("岚州市教育局", 2022)


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("2022年，梧桥街道坚持依法行政", "梧桥街道"),
        ("2022年，在区委、区政府的领导下，南苑镇深入贯彻习近平法治思想", "南苑镇"),
        ("2022年，岚州市图书馆认真履行职责", "岚州市图书馆"),
        ("2022年，原环境保护部全面推进依法行政", "环境保护部"),
        ("2022年，岚中区政府坚持依法行政", "岚中区政府"),
        ("2022年，社区持续开展活动", None),
        ("2022年，区政府坚持依法行政", None),
        ("2022年，紧扣我县转型大局，扎实推进法治政府建设", None),
        ("2022年，各镇认真落实要求", None),
        ("2022年，我局坚持依法行政。岚州市深入推进改革", None),
        ("2022年，人民群众对城市坚持监督", None),
        ("以人民为中心，2022年认真落实要求", None),
    ],
)
def test_an_opening_may_name_a_place_or_another_body(opening: str, issuer: str | None) -> None:
    read = parse(f"{opening}，现将有关情况报告如下：\n一、主要举措和成效\n全年召开会议2次。").masthead
    assert (read.issuer.name if read.issuer else None) == issuer


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("2022年，服务全市中心，坚持依法行政", None),
        ("2022年，岚州市紧紧围绕服务中心，坚持依法行政", "岚州市"),
        ("2022年，临汐区各学校坚持依法治校", None),
        ("2022年，推动全市各类企业和公司依法经营", None),
        ("2022年，组织岚州市学校，开展宣讲", None),
        ("2022年，会同岚州市公安局，开展宣讲", None),
        ("2022年，约谈岚州市供水集团，依法处置", None),
        ("2022年，争创示范区，全面发力", None),
        ("2022年，经岚州市人民政府，依法批准", None),
        ("2022年，联合街道坚持依法行政", "联合街道"),
        ("2022年，中心城区以创建为抓手", None),
        ("2022年，岚州市深入推进改革，我单位积极落实", None),
        ("2022年，岚州市就业指导中心坚持依法行政", "岚州市就业指导中心"),
        ("2022年，岚州市安全生产监督管理所坚持依法行政", "岚州市安全生产监督管理所"),
        ("2022年，建设街道坚持依法行政", "建设街道"),
        ("2022年，向阳区坚持依法行政", "向阳区"),
    ],
)
def test_words_that_end_as_a_name_does_name_nobody(opening: str, issuer: str | None) -> None:
    read = parse(f"{opening}，现将有关情况报告如下：\n一、主要举措和成效\n全年召开会议2次。\n").masthead
    assert (read.issuer and read.issuer.name) == issuer


def test_a_number_behind_the_title_is_the_reports_own_and_no_part_of_it() -> None:
    read = masthead("岚县水利局2022年度法治政府建设工作报告（岚水字〔2023〕7号）")
    assert (read.title, read.document_number) == (
        "岚县水利局2022年度法治政府建设工作报告",
        "岚水字〔2023〕7号",
    )
    assert masthead("岚县水利局2022年度法治政府建设工作报告（全文）").document_number is None


def test_a_source_that_is_a_press_centre_is_no_issuer() -> None:
    assert masthead("来源：岚州市融媒体中心").issuer is None


def test_who_is_not_named_in_full_is_not_guessed() -> None:
    """我局 is nobody, and the host of a page is not the issuer."""
    text = "2022年，我局坚持依法行政，全面履行职能，现报告如下。\n一、做法\n制定文件3件。\n主办单位：岚州市人民政府办公室\n"
    assert parse(text).masthead.issuer is None


@pytest.mark.parametrize(
    ("front", "back", "members"),
    [
        (
            "中共岚县青石开发区工作委员会、\n岚县青石开发区管理委员会关于2022年\n法治政府建设情况的报告",
            "",
            ("中共岚县青石开发区工作委员会", "岚县青石开发区管理委员会"),
        ),
        (
            "中共岚州市委 岚州市人民政府\n关于2022年法治政府建设情况的报告",
            "",
            ("中共岚州市委", "岚州市人民政府"),
        ),
        (
            "中共岚县委员会、岚县人民政府关于2022年法治政府建设情况的报告",
            "",
            ("中共岚县委员会", "岚县人民政府"),
        ),
        (
            "2022年度法治政府建设情况报告",
            "中共岚县委员会\n岚县人民政府\n2023年1月3日\n",
            ("中共岚县委员会", "岚县人民政府"),
        ),
    ],
)
def test_joint_reports(front: str, back: str, members: tuple[str, ...]) -> None:
    """Party and government report together; both are members."""
    issuer = masthead(front, back=back).issuer
    assert issuer is not None
    assert (issuer.kind, issuer.members) == (IssuerKind.JOINT, members)


TITLE = "岚县水利局2022年法治政府建设年度报告"


@pytest.mark.parametrize(
    ("front", "back", "published"),
    [
        (f"{TITLE}\n发布时间：2023-02-27 15:36  来源：县水利局", "", "2023-02-27"),
        (f"{TITLE}\n发布日期：2023/3/1 11:30:01", "", "2023-03-01"),
        (f"{TITLE}\n【字体：大 中 小】 2023年3月1日 浏览次数：12", "", "2023-03-01"),
        (f"{TITLE}\n（2023年1月30日）", "", "2023-01-30"),
        (f"{TITLE}\n2023-02-28", "", "2023-02-28"),
        (f"| 成文日期 | 2023-02-01 | 发布日期 | 2023-03-01 |\n{TITLE}", "", "2023-03-01"),
        (f"- 成文日期：\n- 2023/02/01\n- 发布日期：\n- 2023/03/01\n{TITLE}", "", "2023-03-01"),
        (f"| 索引号 | 发布机构 | 发布日期 |\n| 0001 | 岚县水利局 | 2023-03-01 |\n{TITLE}", "", "2023-03-01"),
        # the page's day before the signature's, and that where the page has none
        (f"公开日期：2023-03-01\n{TITLE}", "岚县水利局\n2023年1月30日\n", "2023-03-01"),
        (TITLE, "岚县水利局\n2023年1月30日\n", "2023-01-30"),
        (TITLE, "岚县水利局\n二〇二三年一月三十日\n", "2023-01-30"),
        (f"成文日期：2023-02-01\n{TITLE}", "", None),
        (f"首页 /2023/03/01/ 法治\n{TITLE}", "", None),
        (f"发布日期：2023-02-30\n{TITLE}", "", None),  # no such day
        (TITLE, "岚县水利局\n2023年2月\n", None),
        (TITLE, "", None),
    ],
)
def test_the_day_of_publication(front: str, back: str, published: str | None) -> None:
    """What is labelled as such wins, then a bare day on the page, then the signature."""
    assert masthead(front, back=back).published == (
        None if published is None else datetime.date.fromisoformat(published)
    )


def test_the_signature_is_kept_beside_the_day_of_publication() -> None:
    """Both are told, each with its place."""
    text = f"公开日期：2023-03-01\n{TITLE}\n{BODY.format(we='我局', year=2022)}\n岚县水利局\n2023年1月30日\n"
    head = parse(text).masthead
    assert head.signed == datetime.date(2023, 1, 30)
    assert head.signed_span is not None
    assert head.signed_span.of(text) == "2023年1月30日"
    assert head.published_span is not None
    assert head.published_span.of(text) == "2023-03-01"


def test_the_day_of_submission() -> None:
    """Only where the text says so."""
    head = masthead(TITLE, back="本报告已于2023年2月20日报送县人民政府。\n")
    assert head.submitted == datetime.date(2023, 2, 20)
    assert masthead(TITLE).submitted is None


@pytest.mark.parametrize(
    ("front", "number"),
    [
        (f"文号：岚水〔2023〕4号\n{TITLE}", "岚水〔2023〕4号"),
        (f"岚水发〔2023〕4号\n{TITLE}", "岚水发〔2023〕4号"),
        (f"岚县水利局文件\n岚水发〔2023〕4号\n{TITLE}", "岚水发〔2023〕4号"),
        (f"| 文号 | 岚政办发[2023] 14号 |\n{TITLE}", "岚政办发[2023] 14号"),
        (TITLE, None),
    ],
)
def test_the_reports_own_number(front: str, number: str | None) -> None:
    """A 文号 on the page before the text is the report's; one cited in the text is not."""
    assert masthead(front).document_number == number


def test_where_title_and_body_differ_the_body_tells_the_year() -> None:
    """Both are kept: a check compares them."""
    head = masthead("岚县水利局2021年法治政府建设年度报告", year=2022)
    assert (head.title_year, head.year) == (2021, 2022)


def test_a_title_glued_to_the_first_sentence_still_tells_the_year() -> None:
    """No title, but the year in which the body says what was done."""
    text = f"{TITLE}2022年，我局坚持依法行政，现将有关情况报告如下：\n一、主要举措\n检查12次。\n"
    assert parse(text).masthead.year == 2022


def test_the_plan_does_not_tell_the_year() -> None:
    """Where only the plan names a year, the title's is the report's."""
    text = f"{TITLE}\n我局坚持依法行政，成效明显。\n一、工作打算\n2023年，我局将继续推进。2023年度，重点抓好培训。\n"
    assert parse(text).masthead.year == 2022


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_value_of_the_masthead_has_its_place(newline: str) -> None:
    """A value is the words at its span, or read off them."""
    text = (
        f"发布日期：2023-03-01\n文号：岚水〔2023〕4号\n{TITLE}\n{BODY.format(we='我局', year=2022)}".replace(
            "\n", newline
        )
    )
    head = parse(text).masthead
    assert head.title_span is not None
    assert head.title_span.of(text) == head.title == TITLE
    assert head.year_span is not None
    assert head.year_span.of(text).startswith("2022")
    assert head.document_number_span is not None
    assert head.document_number_span.of(text) == "岚水〔2023〕4号"
    assert head.issuer is not None
    assert head.issuer.span is not None
    assert head.issuer.name in head.issuer.span.of(text)


def beside(metadata: dict[str, str], front: str = "", back: str = "") -> Masthead:
    """Read the masthead of a report whose file tells something of itself beside the text."""
    text = f"{front}\n\n{BODY.format(we='我局', year=2022)}\n{back}"
    return read_report(Source(text, metadata=metadata)).masthead


def test_what_the_text_does_not_tell_the_file_may_tell_without_a_place() -> None:
    told = beside(
        {
            "title": "岚州市教育局2022年法治政府建设年度报告",
            "published": "2023-02-10 09:30",
            "document_number": "岚教〔2023〕5号",
        }
    )
    assert (told.title, told.title_span) == ("岚州市教育局2022年法治政府建设年度报告", None)
    assert (told.title_year, told.title_year_span) == (2022, None)
    assert told.issuer is not None
    assert (told.issuer.name, told.issuer.span) == ("岚州市教育局", None)
    assert (told.published, told.published_span) == (datetime.date(2023, 2, 10), None)
    assert (told.document_number, told.document_number_span) == ("岚教〔2023〕5号", None)


def test_the_body_that_publishes_is_the_issuer_where_nothing_else_names_one() -> None:
    told = beside({"publisher": "岚州市教育局"})
    assert told.issuer is not None
    assert (told.issuer.name, told.issuer.level, told.issuer.span) == ("岚州市教育局", Level.CITY, None)
    assert beside({"publisher": "本网", "source": "某记者"}).issuer is None


def test_what_the_text_tells_goes_before_what_the_file_tells() -> None:
    told = beside(
        {"title": "另一个局2021年法治政府建设年度报告", "published": "2023-02-10", "publisher": "另一个局"},
        front="岚州市教育局2022年法治政府建设年度报告\n发布日期：2023-03-01",
    )
    assert told.title == "岚州市教育局2022年法治政府建设年度报告"
    assert told.published == datetime.date(2023, 3, 1)
    assert told.issuer is not None
    assert told.issuer.name == "岚州市教育局"


def test_the_day_of_the_page_goes_before_the_day_under_the_signature() -> None:
    told = beside({"published": "2023-02-10"}, back="岚州市教育局\n2023年1月5日")
    assert (told.published, told.signed) == (datetime.date(2023, 2, 10), datetime.date(2023, 1, 5))


def test_what_the_file_tells_amiss_is_not_taken() -> None:
    told = beside({"title": "岚州市人民政府", "published": "2023-02-31", "document_number": "无"})
    assert (told.title, told.published, told.document_number) == (None, None, None)
