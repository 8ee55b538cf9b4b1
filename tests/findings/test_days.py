"""Group T: deadlines, the year of title and body, impossible days."""

import pytest
from tests.findings.drafting_timing import found, report, told


def test_a_report_in_time_has_nothing_wrong() -> None:
    assert told(report()) == []


# --- the days of the report


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (2021, "2022-03-31", None),
        (2021, "2022-04-01", "error"),
        (2021, "2023-01-05", "error"),
        (2017, "2018-04-01", "warning"),
        (2017, "2018-03-31", None),
        (2014, "2015-06-01", None),
        (2021, None, None),
    ],
)
def test_publication_before_april(year: int, day: str | None, expected: str | None) -> None:
    text = report(year=year, published=day)
    assert [f.severity.value for f in found(text, "T001")] == ([expected] if expected else [])
    if expected:
        assert told(text, "T001") == [("T001", str(day))]


def test_where_the_page_tells_no_day_the_signature_does() -> None:
    text = report(published=None, end="岚县水利局\n2022年4月12日")
    assert told(text, "T001") == [("T001", "2022年4月12日")]


@pytest.mark.parametrize(
    ("day", "fires"), [("2022年2月28日", False), ("2022年3月1日", True), ("2022年3月10日", True)]
)
def test_submission_before_march(day: str, *, fires: bool) -> None:
    text = report(end=f"本报告已于{day}报送县委、县政府。")
    assert told(text) == ([("T002", f"本报告已于{day}报送")] if fires else [])


def test_submission_on_a_leap_day_is_in_time() -> None:
    assert (
        told(report(year=2023, published="2024-03-05", end="本报告已于2024年2月29日报送县委、县政府。")) == []
    )


def test_provinces_and_issuers_unknown_have_no_day_in_february() -> None:
    late = report(end="本报告已于2022年3月20日报送。")
    assert told(late, "T002")
    assert not told(late.replace("岚县水利局", "青陵省人民政府"), "T002")
    assert not told(
        late.replace("岚县水利局2021年法治政府", "2021年法治政府").replace("岚县水利局", "我局"), "T002"
    )


@pytest.mark.parametrize(
    ("day", "fires"), [("2021-12-31", True), ("2021-06-01", True), ("2022-01-01", False)]
)
def test_publication_before_the_year_ended(day: str, *, fires: bool) -> None:
    assert told(report(published=day), "T003") == ([("T003", day)] if fires else [])


def test_title_and_body_name_different_years() -> None:
    text = report(title_year=2020)
    (finding,) = found(text)
    assert finding.code == "T004"
    assert text[finding.spans[0].start : finding.spans[0].end] == "2020"
    assert finding.facts == {"title_year": 2020, "year": 2021}


@pytest.mark.parametrize(
    "name", ["重点工作", "主要任务", "努力方向", "工作举措", "度工作部署", "工作要点", "工作目标"]
)
def test_a_heading_of_the_next_year_makes_no_other_report_year(name: str) -> None:
    text = report(heading=f"四、2022年{name}").replace("2021年，岚县水利局", "一年来，我局")
    assert told(text) == []


# --- impossible days


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("4月31日，召开推进会。", "4月31日"),
        ("2021年9月31日召开推进会。", "2021年9月31日"),
        ("二月三十日召开推进会。", "二月三十日"),
        ("13月5日召开推进会。", "13月5日"),
        ("2021年2月29日召开推进会。", "2021年2月29日"),
        ("2月29日，召开推进会。", "2月29日"),
        ("2020年2月29日，召开推进会。", None),
        ("4月30日，召开推进会。", None),
        ("根据《关于2月30日有关事项的通知》开展工作。", None),
        ("开展“3·15”“12·4”宣传活动。", None),
    ],
)
def test_a_day_that_no_calendar_has(sentence: str, words: str | None) -> None:
    assert told(report(sentence)) == ([] if words is None else [("T008", words)])


def test_a_29_february_without_a_year_is_left_alone_beside_a_leap_year() -> None:
    assert told(report("2月29日，召开推进会。", year=2023, published="2024-03-01")) == []
    assert told(report("2月29日，召开推进会。", year=2020, published="2021-03-01")) == []


def test_the_day_under_the_signature_exists_too() -> None:
    assert told(report(end="岚县水利局\n2022年2月30日"), "T008") == [("T008", "2022年2月30日")]
