"""Instruments: the shipped file, its reader's faults, and finding one by the title as written."""

import datetime

import pytest

from rulelaw.codebook.instruments import find_instrument, load_instruments, read_instruments
from rulelaw.codebook.types import Certainty, InstrumentKind
from rulelaw.errors import DataFileError
from rulelaw.periods import Period

ENTRY = """
[[instrument]]
code = "river-rules"
kind = "regulation"
zh = "河道管理办法"
en = "River Rules"
certainty = "verified"
source = "its text"
"""


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(DataFileError) as caught:
        read_instruments(text, "mine.toml")
    return caught.value.faults


def test_the_shipped_file_is_read_once_and_holds_more_than_two_hundred() -> None:
    assert load_instruments() is load_instruments()
    assert len(load_instruments()) > 200


def test_every_instrument_is_told_in_both_languages_with_a_source() -> None:
    for instrument in load_instruments():
        assert instrument.label.zh != instrument.label.en
        assert instrument.source
        assert not any(bracket in alias for alias in instrument.aliases for bracket in "《》") or (
            instrument.kind is InstrumentKind.JUDICIAL_INTERPRETATION
        )


def test_events_and_plans_tell_their_days_and_years() -> None:
    for instrument in load_instruments():
        if instrument.kind in (InstrumentKind.EVENT, InstrumentKind.PLAN):
            assert instrument.period is not None, instrument.code


def test_every_instrument_answers_to_its_title_and_its_aliases() -> None:
    for instrument in load_instruments():
        for title in (instrument.label.zh, *instrument.aliases):
            assert find_instrument(title) is instrument


@pytest.mark.parametrize(
    ("code", "issued", "effective"),
    [
        ("civil-code", "2020-05-28", "2021-01-01"),
        ("administrative-penalty-law-2021", "2021-01-22", "2021-07-15"),
        ("administrative-reconsideration-law-2023", "2023-09-01", "2024-01-01"),
        ("major-decisions-regulations", "2019-04-20", "2019-09-01"),
        ("petition-work-regulations", "2022-02-25", "2022-05-01"),
    ],
)
def test_days_of_well_known_instruments(code: str, issued: str, effective: str) -> None:
    (instrument,) = [i for i in load_instruments() if i.code == code]
    assert (str(instrument.issued), str(instrument.effective)) == (issued, effective)
    assert instrument.certainty is Certainty.VERIFIED


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("中华人民共和国行政处罚法", "administrative-penalty-law"),
        ("行政处罚法", "administrative-penalty-law"),
        ("《行政处罚法》", "administrative-penalty-law"),
        ("中华人民共和国行政处罚法（2021修订）", "administrative-penalty-law-2021"),
        ("行政处罚法(2017修正)", "administrative-penalty-law"),
        ("中华人民共和国重大行政决策程序暂行条例", "major-decisions-regulations"),
        ("“七五”普法", "popularization-seventh"),
        ("七五普法", "popularization-seventh"),
        ("关于在公民中开展法治宣传教育的第七个五年规划（2016—2020年）", "popularization-seventh"),
        ("法治政府建设实施纲要（2015—2020年）", "outline-2015"),
        ("法治政府建设实施纲要(2021-2025)", "outline-2021"),
        ("法治中国建设规划", "rule-of-law-china-plan"),
        ("最高人民法院关于适用《中华人民共和国行政诉讼法》的解释", "litigation-interpretation"),
        ("法治政府建设实施纲要", None),
        ("法治政府建设实施纲要（2011-2015年）", None),
        ("关于在公民中开展法治宣传教育的第七个五年规划（2021—2025年）", None),
        ("行政处罚", None),
        ("", None),
    ],
)
def test_a_title_is_found_as_reports_write_it(title: str, code: str | None) -> None:
    instrument = find_instrument(title)
    assert (None if instrument is None else instrument.code) == code


def test_a_repealed_law_names_what_took_its_place() -> None:
    tort = find_instrument("侵权责任法")
    assert tort is not None
    assert (tort.repealed, tort.successor) == (datetime.date(2021, 1, 1), "civil-code")


def test_years_and_days_of_a_period() -> None:
    (years,) = read_instruments(ENTRY + "period = [2021, 2025]\n", "mine.toml")
    (days,) = read_instruments(ENTRY + "period = [2022-10-16, 2022-10-22]\n", "mine.toml")
    assert years.period == Period.of_years(2021, 2025)
    assert days.period == Period(datetime.date(2022, 10, 16), datetime.date(2022, 10, 22))


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("colour = 1", "river-rules: unknown colour"),
        ("issued = 2021", "river-rules: issued must be a day such as 2021-01-22"),
        ('issued = "2021-01-22"', "river-rules: issued must be a day such as 2021-01-22"),
        ("issued = 2021-01-22T10:00:00", "river-rules: issued must be a day such as 2021-01-22"),
        (
            "issued = 2021-07-15\neffective = 2021-01-22",
            "river-rules: effective 2021-01-22 lies before issued 2021-07-15",
        ),
        (
            "effective = 2021-01-22\nrepealed = 2020-01-22",
            "river-rules: repealed 2020-01-22 lies before 2021-01-22",
        ),
        ('successor = "nobody"', "river-rules: unknown successor 'nobody'"),
        ('successor = ""', "river-rules: successor must be a text that is not empty"),
        ('aliases = "河道办法"', "river-rules: aliases must be a list of texts"),
        ("aliases = [1]", "river-rules: aliases must be a list of texts"),
        (
            "period = [2025, 2021]",
            "river-rules: period must be two years or two days, the first not after the second",
        ),
        (
            "period = [2021]",
            "river-rules: period must be two years or two days, the first not after the second",
        ),
    ],
)
def test_a_broken_entry_is_named_with_its_fault(more: str, fault: str) -> None:
    assert faults(f"{ENTRY}{more}\n") == (fault,)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kind = "regulation"', 'kind = "poem"', "river-rules: kind 'poem' is none of law, regulation"),
        (
            'certainty = "verified"',
            'certainty = "maybe"',
            "river-rules: certainty 'maybe' is none of verified",
        ),
        ('en = "River Rules"', "", "river-rules: missing en"),
        ('code = "river-rules"', "", "instrument no. 1: missing code"),
        ('zh = "河道管理办法"', "zh = 3", "river-rules: zh must be a text"),
    ],
)
def test_what_every_entry_must_tell(old: str, new: str, fault: str) -> None:
    (told,) = faults(ENTRY.replace(old, new))
    assert told.startswith(fault)


def test_all_faults_are_told_at_once() -> None:
    second = ENTRY.replace('"river-rules"', '"lake-rules"')
    assert faults(f'{ENTRY}colour = 1\n{second}kind = ""\n'.replace('kind = ""\n', "issued = 3\n")) == (
        "river-rules: unknown colour",
        "lake-rules: issued must be a day such as 2021-01-22",
    )


def test_codes_and_titles_stand_once() -> None:
    assert faults(ENTRY + ENTRY) == ("river-rules: the code stands twice",)
    other = ENTRY.replace('"river-rules"', '"lake-rules"')
    assert faults(ENTRY + other) == ("lake-rules: 河道管理办法 names river-rules already",)


def test_what_is_no_list_of_instruments_is_refused() -> None:
    assert faults("[[instruments]]\ncode = 1\n") == ("unknown table or key 'instruments'",)
    assert faults("instrument = 3\n") == ("instrument must be an array of tables: [[instrument]]",)
    (told,) = faults("[[instrument\n")
    assert told.startswith("no TOML")
