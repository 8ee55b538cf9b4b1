"""Reading: the stages together, on texts of the genre and on anything."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rulelaw.report.reading import parse
from rulelaw.report.types import Part, Report
from rulelaw.text.folding import fold

TITLE = "岚县水利局2022年法治政府建设年度报告"
# Sentences of the genre with traps, and the damage that pages do to them.
PIECES = st.sampled_from(
    [
        TITLE,
        "首页 > 政务公开",
        "发布日期：2023-03-01",
        "县委、县政府：",
        "一、主要举措和成效",
        "（一）加强组织领导。",
        "1.执法监督",
        "全年检查１２次，处罚案件36件，罚没款3.5万元。",
        "依据《行政处罚法》（国务院令第7号）第三十二条，",
        "清理规范性文件1,234件，其中废止两件；",
        "一是未发生败诉案件，",
        "出庭率达到百分之九十五以上",
        "（2件撤回，5件维持）",
        "2021—2025年规划，“十四五”末",
        "“1+4”改革、三项制度、12345热线",
        "存在的不足和原因",
        "由于编制不足，仍存在一些短板。",
        "下一步，我局将加强培训。",
        "2023年，计划培训5次。",
        "岚县水利局",
        "2023年1月30日",
        "【关闭窗口】",
        "《没有收尾的办法",
        "办法》",
        "〔2022〕",
        "12,85件",
    ]
)
SEAMS = st.sampled_from(["\n", "\r\n", "", "　　", "\n\n", "\u200b", "\xa0", "\r", "，", "。", "\x0c"])
GENRE = st.lists(st.tuples(PIECES, SEAMS), max_size=24).map(lambda pairs: "".join(a + b for a, b in pairs))
ANYTHING = st.one_of(GENRE, st.text(max_size=60))


def wrapped(text: str, width: int) -> str:
    """Break every line of a text at a width."""
    return "\n".join(
        line[i : i + width] for line in text.split("\n") for i in range(0, max(len(line), 1), width)
    )


def all_spans(report: Report) -> list[tuple[int, int]]:
    """Give every place that a report names."""
    head = report.masthead
    spans = [q.span for q in report.quantities] + [n.span for n in report.numerals]
    spans += [c.span for c in report.citations] + [c.number_span for c in report.citations if c.number_span]
    spans += (
        [d.span for d in report.dates]
        + [s.span for s in report.stretches]
        + [h.span for h in report.headings]
    )
    spans += [s.span for s in report.walk()] + [b for s in report.walk() for b in s.body]
    spans += [b.span for b in report.document.blocks] + [
        p for presence in report.parts.values() for p in presence.spans
    ]
    spans += [
        span
        for span in (
            head.title_span,
            head.year_span,
            head.title_year_span,
            head.published_span,
            head.submitted_span,
            head.signed_span,
            head.document_number_span,
            head.issuer.span if head.issuer else None,
        )
        if span is not None
    ]
    return [(span.start, span.end) for span in spans]


@given(ANYTHING)
@example("")
@example("\r")
@example("\ud800一、\udfff")
@example("《" * 3 + "一、" + "》")
@example(f"一、主要举措和成效\u200b{TITLE}")
def test_a_report_comes_back_whatever_the_text(text: str) -> None:
    """The text is kept as it is, and every place lies within it."""
    report = parse(text)
    assert report.source.text == text
    assert all(0 <= start <= end <= len(text) for start, end in all_spans(report))


@given(GENRE)
def test_what_is_read_is_what_is_printed(text: str) -> None:
    """The words at a place, folded, are what was read there."""
    report = parse(text)
    for citation in report.citations:
        assert citation.span.of(text) == citation.title
    for heading in report.headings:
        assert "".join(heading.span.of(text).splitlines()) == heading.text
    for quantity in report.quantities:
        words = fold(quantity.span.of(text)).text
        assert words == words.strip()
        if quantity.unit and quantity.unit != "%":
            assert quantity.unit in words.replace("\n", "")
        if quantity.zero:
            assert words[0] in "未没无零不暂尚从"


@given(GENRE)
def test_places_of_a_kind_are_in_order_and_apart(text: str) -> None:
    """Quantities, other numerals, citations and dates each follow one another; no quantity is another numeral."""
    report = parse(text)
    for spans in (
        [q.span for q in report.quantities if not q.zero],
        [n.span for n in report.numerals],
        [c.span for c in report.citations],
        [d.span for d in report.dates],
    ):
        assert all(a.end <= b.start for a, b in pairwise(spans))
    numerals = {place for n in report.numerals for place in range(n.span.start, n.span.end)}
    for quantity in report.quantities:
        if not quantity.zero:
            assert not numerals & set(range(quantity.span.start, quantity.span.end))


@given(GENRE)
def test_full_width_digits_change_no_value(text: str) -> None:
    """１２件 is 12件."""
    plain = fold(text).text
    wide = plain.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    first, second = parse(plain), parse(wide)
    assert [(q.value, q.upper, q.unit, q.qualifier, q.span) for q in first.quantities] == [
        (q.value, q.upper, q.unit, q.qualifier, q.span) for q in second.quantities
    ]
    assert first.masthead.year == second.masthead.year


@given(st.lists(PIECES, max_size=20))
def test_line_ends_change_nothing_but_places(lines: list[str]) -> None:
    r"""\r\n is \n."""
    unix, windows = parse("\n".join(lines)), parse("\r\n".join(lines))
    assert [q.value for q in unix.quantities] == [q.value for q in windows.quantities]
    assert [h.text for h in unix.headings] == [h.text for h in windows.headings]
    assert [(p, v.grade) for p, v in unix.parts.items()] == [(p, v.grade) for p, v in windows.parts.items()]
    assert unix.masthead.title == windows.masthead.title


@pytest.mark.parametrize("width", [28, 33, 40])
def test_a_hard_wrapped_report_reads_like_the_whole_one(width: int) -> None:
    """Numbers, titles and names parted by the right edge are whole again."""
    paragraph = (
        "　　我局坚持依法行政，严格规范公正文明执法，全年检查1236次，办理行政处罚案件36件、行政许可案件15820件，"
        "依据《中华人民共和国行政处罚法》规范裁量，发放资料35600余份，覆盖群众17.8万人次，满意率达到99.52%，"
        "未发生行政败诉案件，群众对水利执法工作较为满意，有关经验在全县推广，并由县政府办公室印发各单位学习。\n"
    )
    text = f"{TITLE}\n\n" + f"　　一、主要举措\n{paragraph}" * 3
    whole, broken = parse(text), parse(wrapped(text, width))
    assert [(q.value, q.unit, q.zero) for q in broken.quantities] == [
        (q.value, q.unit, q.zero) for q in whole.quantities
    ]
    assert [c.title.replace("\n", "") for c in broken.citations] == [c.title for c in whole.citations]
    assert [h.text for h in broken.headings] == [h.text for h in whole.headings]


def test_the_stages_are_deterministic() -> None:
    """The same text gives the same report."""
    text = f"{TITLE}\n一、主要举措\n全年检查12次。\n"
    assert parse(text) == parse(text)


@pytest.mark.parametrize("wrong", [b"bytes", None, 3])
def test_only_a_text_is_parsed(wrong: object) -> None:
    """The message says what to call instead."""
    with pytest.raises(TypeError, match=r"rulelaw\.read"):
        parse(wrong)  # type: ignore[arg-type]


def test_a_name_is_for_messages() -> None:
    """It changes nothing else."""
    assert parse("a", name="a.txt").source.name == "a.txt"


def test_a_report_may_be_made_by_hand() -> None:
    """With no text behind it, it has no sections and no place."""
    report = Report()
    assert report.headings == ()
    assert report.section_at(0) is None
    assert report.part_at(0) is Part.OTHER
    assert report.source.text == ""
