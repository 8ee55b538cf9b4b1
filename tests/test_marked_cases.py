"""The reader of marked reports, and the marked reports themselves."""

import datetime
import json
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cases.marked import (
    Case,
    CaseError,
    Quantity,
    Span,
    arithmetic_faults,
    case_name,
    load_case,
    main,
    parse_case,
    to_gold,
)

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.case.txt"))
# single dense paragraphs stand apart from whole reports
REPORTS = [path for path in CASES if path.parent.name != "paragraphs"]
EVERY_CASE = pytest.mark.parametrize("path", CASES, ids=case_name)

HEADER = {
    "title": "甲县司法局2022年法治政府建设报告",
    "issuer": "甲县司法局",
    "level": "county",
    "year": "2022",
    "published": "2023-01-31",
    "parts": "measures plan",
}
BODY = "甲县司法局2022年\n法治政府建设报告\n"


def marked(body: str, *lines: str, **header: str | None) -> str:
    """A case file with the body after a title; header keys may be replaced, or left out with None."""
    values = HEADER | header
    entries = [f"{key}: {value}" for key, value in values.items() if value is not None]
    return "\n".join(["---", *entries, *lines, "---", BODY + body])


def quantity(mark: str) -> Quantity:
    """The one quantity of a body that holds just this mark."""
    (only,) = parse_case(marked(mark)).quantities
    return only


def located(case: Case, span: Span) -> str:
    return case.text[span.start : span.end]


def test_masthead_is_read_from_the_header() -> None:
    document = parse_case(marked("", "note: two words")).document
    assert document.title == "甲县司法局2022年法治政府建设报告"
    assert document.issuer == "甲县司法局"
    assert document.level == "county"
    assert document.year == 2022
    assert document.published == datetime.date(2023, 1, 31)
    assert document.parts == {"measures", "plan"}


def test_none_stands_for_what_is_not_known() -> None:
    document = parse_case(marked("", title="none", issuer="none", published="none", parts="none")).document
    assert (document.title, document.issuer, document.published) == (None, None, None)
    assert document.parts == frozenset()


def test_marks_are_taken_off_and_nothing_else() -> None:
    case = parse_case(marked("⟪2|（一）清理文件⟫。清理⟦45件⟧{v=45 u=件}，\n  其中　保留⟦３件⟧{v=3 u=件}。\n"))
    assert case.text == BODY + "（一）清理文件。清理45件，\n  其中　保留３件。\n"


def test_spans_are_places_in_the_plain_text() -> None:
    case = parse_case(
        marked(
            "依《甲办法》⟪1|一、举措⟫\n清理⟦45件⟧{v=45 u=件}、⟦六件⟧{v=6 u=件}。",
            'finding: F001 near "45件、六"',
        )
    )
    assert [located(case, q.span) for q in case.quantities] == ["45件", "六件"]
    assert [located(case, h.span) for h in case.headings] == ["一、举措"]
    assert [located(case, c.span) for c in case.citations] == ["甲办法"]
    (finding,) = case.findings
    assert finding.span is not None
    assert located(case, finding.span) == "45件、六"


def test_a_bare_quantity_has_the_defaults() -> None:
    q = quantity("⟦45件⟧{v=45 u=件}")
    assert (q.value, q.upper, q.unit, q.qualifier) == (Decimal(45), None, "件", "exact")
    assert (q.zero, q.optional, q.open, q.change) == (False, False, False, False)
    assert (q.indicators, q.year, q.mark) == ((), 2022, None)


def test_every_attribute_of_a_quantity_is_read() -> None:
    q = quantity("⟦3至5.5万元⟧{v=3 up=55000 u=元 q=range i=a.b_c+d.e y=2021 chg opt #x_1}")
    assert (q.value, q.upper, q.unit, q.qualifier) == (Decimal(3), Decimal(55000), "元", "range")
    assert (q.zero, q.optional, q.open, q.change) == (False, True, False, True)
    assert (q.indicators, q.year, q.mark) == (("a.b_c", "d.e"), 2021, "x_1")


def test_a_question_mark_leaves_the_indicator_open() -> None:
    q = quantity("⟦3起⟧{v=3 u=起 i=?}")
    assert q.open
    assert q.indicators == ()


def test_a_zero_statement_has_no_unit() -> None:
    q = quantity("⟦未发生败诉案件⟧{z i=litigation.lost}")
    assert q.zero
    assert (q.value, q.unit, q.indicators) == (Decimal(0), None, ("litigation.lost",))


def test_a_heading_may_hold_a_quantity() -> None:
    case = parse_case(marked("⟪1|办好⟦十件⟧{v=10 u=件}实事⟫"))
    assert [(h.text, h.depth) for h in case.headings] == [("办好十件实事", 1)]
    assert [located(case, q.span) for q in case.quantities] == ["十件"]


def test_a_citation_holds_the_titles_nested_in_it() -> None:
    case = parse_case(marked("印发《关于贯彻《甲条例》的意见》和《乙办法》。"))
    assert [c.title for c in case.citations] == ["关于贯彻《甲条例》的意见", "乙办法"]


def test_breakdowns_refer_to_marks() -> None:
    body = "⟦9件⟧{v=9 u=件 #t}(⟦6件⟧{v=6 u=件 #a}、⟦3件⟧{v=3 u=件 #b}),占⟦66.7%⟧{v=66.7 u=% #r}"
    case = parse_case(
        marked(body, "sum: t = a b", "ratio: r = a t", "broken-sum: t = a a", "broken-ratio: r = b t")
    )
    found = [(i.kind, i.total.text, [p.text for p in i.parts], i.holds) for i in case.identities]
    assert found == [
        ("sum", "9件", ["6件", "3件"], True),
        ("ratio", "66.7%", ["6件", "9件"], True),
        ("sum", "9件", ["6件", "6件"], False),
        ("ratio", "66.7%", ["3件", "9件"], False),
    ]
    assert arithmetic_faults(case) == ()


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("sum: t = a a", "sum 9件"),
        ("broken-sum: t = a b", "sum 9件"),
        ("ratio: r = b t", "ratio 66.7%"),
        ("broken-ratio: r = a t", "ratio 66.7%"),
    ],
)
def test_wrong_claims_on_a_breakdown_are_named(line: str, named: str) -> None:
    body = "⟦9件⟧{v=9 u=件 #t}(⟦6件⟧{v=6 u=件 #a}、⟦3件⟧{v=3 u=件 #b}),占⟦66.7%⟧{v=66.7 u=% #r}"
    (fault,) = arithmetic_faults(parse_case(marked(body, line)))
    assert fault.startswith(named)


def test_a_rate_holds_within_half_its_last_digit() -> None:
    body = "⟦2件⟧{v=2 u=件 #n}/⟦3件⟧{v=3 u=件 #d}=⟦67%⟧{v=67 u=% #whole},⟦66.6%⟧{v=66.6 u=% #cut}"
    assert arithmetic_faults(parse_case(marked(body, "ratio: whole = n d"))) == ()
    assert len(arithmetic_faults(parse_case(marked(body, "ratio: cut = n d")))) == 1


def test_a_finding_may_have_no_place() -> None:
    (finding,) = parse_case(marked("", "finding: S005")).findings
    assert (finding.code, finding.near, finding.span) == ("S005", None, None)


# The header of a marked case takes lines 1 to 8 and the title lines 9 and 10: bodies begin on line 11.
@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        ("好。\n清理⟦45件⟧。", 12, "a quantity is"),
        ("⟦45件{v=45}", 11, "a quantity is"),
        ("⟦45\n件⟧{v=45 u=件}", 11, "a quantity is"),
        ("45件⟧{v=45}", 11, "without its ⟦"),
        ("⟦45件⟧{u=件}", 11, "no value"),
        ("⟦45件⟧{v=四十五}", 11, "not a number"),
        ("⟦45件⟧{v=NaN}", 11, "not a number"),
        ("⟦45件⟧{v=45 w=1}", 11, "unknown or repeated attribute"),
        ("⟦45件⟧{v=45 opt opt}", 11, "unknown or repeated attribute"),
        ("⟦45件⟧{v=45 v=46}", 11, "stands twice"),
        ("⟦45件⟧{v=45 u=}", 11, "is empty"),
        ("⟦45件⟧{v=45 q=nearly}", 11, "unknown qualifier"),
        ("⟦3-5件⟧{v=3 up=5}", 11, "go together"),
        ("⟦3-5件⟧{v=3 q=range}", 11, "go together"),
        ("⟦45件⟧{v=45 i=normative}", 11, "malformed indicator code"),
        ("⟦45件⟧{v=45 y=22}", 11, "not a year"),
        ("⟦无案件⟧{z v=0}", 11, "neither value, unit nor qualifier"),
        ("⟦4件⟧{v=4 #a}⟦5件⟧{v=5 #a}", 11, "malformed or taken"),
        ("⟦4件⟧{v=4 #a #b}", 11, "two names"),
        ("⟦4件⟧{v=4 #A}", 11, "malformed or taken"),
        ("⟪一、举措⟫", 11, "a heading is"),
        ("⟪1|一、举措。⟫", 11, "leaves its closing"),
        ("⟪1|⟫", 11, "has text"),
        ("⟪1|一、举措\n⟫", 11, "on the line"),
        ("⟪1|一、举措", 11, "on the line"),
        ("⟪1|一、⟪2|举措⟫⟫", 11, "inside a heading"),
        ("举措⟫", 11, "without its ⟪"),
        ("好。\n好。\n印发《甲办法。", 13, "without its 》"),
        ("印发甲办法》。", 11, "without its 《"),
    ],
)
def test_a_malformed_mark_is_refused_with_its_line(body: str, line: int, reason: str) -> None:
    with pytest.raises(CaseError, match=re.escape(reason)) as caught:
        parse_case(marked(body))
    assert caught.value.line == line
    assert str(caught.value).startswith(f"line {line}: ")


@pytest.mark.parametrize(
    ("added", "reason"),
    [
        ("colour: red", "unknown header key"),
        ("year: 2022", "stands twice"),
        ("note:", "has no value"),
        ("no colon", "KEY: VALUE"),
        ("sum: t a b", "TOTAL = PART"),
        ("sum: t = a", "no quantity is marked #a"),
        ("sum: t =", "TOTAL = PART"),
        ("ratio: t = t", "numerator and a denominator"),
        ("ratio: t = t z", "not zero"),
        ("finding: near", "CODE near"),
        ("finding: F001 near 45", "CODE near"),
        ('finding: F001 near "46件"', "stand 0 times"),
        ('finding: F001 near "件"', "stand 2 times"),
    ],
)
def test_a_malformed_header_line_is_refused_with_its_line(added: str, reason: str) -> None:
    with pytest.raises(CaseError, match=re.escape(reason)) as caught:
        parse_case(marked("⟦45件⟧{v=45 u=件 #t}⟦0件⟧{v=0 u=件 #z}", added))
    assert caught.value.line == 8


@pytest.mark.parametrize(
    ("key", "value", "line", "reason"),
    [
        ("level", "village", 4, "unknown level"),
        ("year", "二〇二二", 5, "not a year"),
        ("published", "2023-02-30", 6, "not an ISO date"),
        ("parts", "measures annex", 7, "unknown part"),
        ("title", "乙县司法局2022年法治政府建设报告", 2, "does not stand in the text"),
        ("year", None, 1, "is missing"),
    ],
)
def test_a_wrong_header_value_is_refused(key: str, value: str | None, line: int, reason: str) -> None:
    with pytest.raises(CaseError, match=re.escape(reason)) as caught:
        parse_case(marked("", **{key: value}))
    assert caught.value.line == line


def test_a_header_has_two_fences() -> None:
    with pytest.raises(CaseError, match="begins with"):
        parse_case("title: none\n")
    with pytest.raises(CaseError, match="no closing line"):
        parse_case("---\ntitle: none\n")


def test_gold_is_plain_data_of_the_known_shape() -> None:
    body = (
        "⟪1|一、举措⟫\n依《甲办法》审结⟦9件⟧{v=9 u=件 i=reconsideration.closed #t}"
        "(⟦6件⟧{v=6 u=件 i=? #a}、⟦3件⟧{v=3 u=件 #b}),参考率和合格率⟦百分之百⟧{v=100 u=% i=a.b+c.d y=2021}。"
    )
    case = parse_case(marked(body, "sum: t = a b", 'finding: F001 near "9件"', "finding: S005", "note: none"))
    gold = json.loads(json.dumps(to_gold(case)))
    assert gold["document"] == {
        "title": HEADER["title"],
        "issuer": "甲县司法局",
        "level": "county",
        "year": 2022,
        "published": "2023-01-31",
        "parts": {
            "measures": True,
            "shortcomings": False,
            "causes": False,
            "first_responsible": False,
            "plan": True,
        },
    }
    nine, six, three, rate = gold["quantities"]
    start = case.text.index("9件")
    assert nine == {
        "text": "9件",
        "start": start,
        "end": start + 2,
        "value": "9",
        "upper": None,
        "unit": "件",
        "qualifier": "exact",
        "zero": False,
        "optional": False,
        "indicator": "reconsideration.closed",
        "indicators": ["reconsideration.closed"],
        "change": False,
        "year": 2022,
    }
    assert (six["indicator"], six["indicators"]) == ("?", [])
    assert (three["indicator"], three["indicators"]) == (None, [])
    assert (rate["indicator"], rate["indicators"], rate["year"]) == ("a.b+c.d", ["a.b", "c.d"], 2021)
    assert gold["identities"] == [
        {
            "kind": "sum",
            "total": "9件",
            "parts": ["6件", "3件"],
            "total_start": start,
            "total_end": start + 2,
            "holds": True,
        }
    ]
    assert [c["title"] for c in gold["citations"]] == ["甲办法"]
    assert [(h["text"], h["depth"]) for h in gold["headings"]] == [("一、举措", 1)]
    assert gold["findings"] == [
        {"code": "F001", "near": "9件", "start": start, "end": start + 2},
        {"code": "S005", "near": None, "start": None, "end": None},
    ]


def test_the_script_writes_truth_and_text(tmp_path: Path) -> None:
    source = tmp_path / "small.case.txt"
    source.write_text(marked("清理⟦45件⟧{v=45 u=件}。\n"), encoding="utf-8")
    assert main([str(tmp_path / "out"), str(source)]) == 0
    text = (tmp_path / "out" / "small.txt").read_text(encoding="utf-8")
    gold = json.loads((tmp_path / "out" / "small.json").read_text(encoding="utf-8"))
    (only,) = gold["quantities"]
    assert text[only["start"] : only["end"]] == "45件"


def test_the_script_names_file_and_line_of_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "bad.case.txt"
    source.write_text(marked("清理⟦45件⟧。\n"), encoding="utf-8")
    assert main([str(tmp_path / "out"), str(source)]) == 1
    assert "bad.case.txt: line 11: " in capsys.readouterr().err


def test_there_are_cases_of_both_kinds() -> None:
    cases = [load_case(path) for path in REPORTS]
    assert sum(bool(case.findings) for case in cases) == 9
    assert sum(not case.findings for case in cases) == 8
    assert {case.document.level for case in cases} == {
        "national",
        "province",
        "city",
        "county",
        "township",
        "zone",
    }


@EVERY_CASE
def test_the_arithmetic_of_a_case_is_as_claimed(path: Path) -> None:
    assert arithmetic_faults(load_case(path)) == ()


@pytest.mark.parametrize("path", REPORTS, ids=case_name)
def test_a_case_has_the_length_of_a_report(path: Path) -> None:
    assert 1200 <= len(load_case(path).text) <= 3500


# An Arabic figure as printed, half-width: digits, a scale, and what may stand around the measure word.
_PRINTED = re.compile(
    r"(?P<low>[\d,]+(?:\.\d+)?)(?:[-—至](?P<high>\d+))?(?P<early>余|多)?(?P<scale>万|亿)?(?P<over>余|多)?(?P<unit>\D*?)"
    r"(?P<bound>以上|以下|以内|内|左右)?"
)
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}
_BOUNDS = {"以上": "at_least", "以下": "at_most", "以内": "at_most", "内": "at_most", "左右": "about"}


@EVERY_CASE
def test_marks_say_what_is_printed(path: Path) -> None:
    """Value, unit and qualifier of every Arabic figure agree with its own characters."""
    for q in load_case(path).quantities:
        match = _PRINTED.fullmatch(unicodedata.normalize("NFKC", q.text))
        if q.zero or match is None or q.value == 0 or not _well_formed(match["low"]):
            continue
        scale = _SCALES[match["scale"]]
        assert q.value == Decimal(match["low"].replace(",", "")) * scale, q
        assert q.upper == (None if match["high"] is None else Decimal(match["high"]) * scale), q
        assert (q.unit or "") == match["unit"], q
        if match["high"]:
            assert q.qualifier == "range", q
        elif match["early"] or match["over"]:
            assert q.qualifier == "over", q
        elif match["bound"]:
            assert q.qualifier == _BOUNDS[match["bound"]], q


def _well_formed(digits: str) -> bool:
    """Whether thousands separators, if any, stand where they belong."""
    return re.fullmatch(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?", digits) is not None
