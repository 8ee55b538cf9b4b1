"""Word documents are read as they look on paper, and hostile ones are refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.formats.documents import STRICT, TYPES, W, document, in_list, lvl, p, packed, r, tc, tr, xml

from rulelaw.document.segmenting import segment
from rulelaw.errors import ReadError
from rulelaw.formats.limits import Limits
from rulelaw.formats.reading_docx import read_docx
from rulelaw.report.reading import read_document


def lines(body: str, *, space: str = W, **parts: str) -> list[str]:
    return read_docx(document(body, space=space, **parts), "报告.docx", Limits()).text.split("\n")


LIST = xml(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + lvl(0, "chineseCounting", "%1、")
    + lvl(1, "chineseCounting", "（%2）")
    + lvl(2, "decimal", "%3.")
    + lvl(3, "decimal", "(%4)")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)


def test_paragraphs_stand_in_order_and_know_where_they_came_from() -> None:
    source = read_docx(document(p("甲") + p() + p("乙")), None, Limits())
    assert source.text == "甲\n乙"
    assert [(o.block, o.where) for o in source.origins] == [(1, "p"), (3, "p")]


def test_numbers_of_lists_become_text() -> None:
    body = "".join(
        p(text, in_list(1, level))
        for text, level in [("举措", 0), ("制度", 1), ("监督", 1), ("细则", 2), ("问题", 0), ("党建", 1)]
    )
    assert lines(body, numbering=LIST) == [
        "一、举措",
        "（一）制度",
        "（二）监督",
        "1.细则",
        "二、问题",
        "（一）党建",
    ]


def test_a_number_before_a_figure_is_parted_from_it() -> None:
    body = p("举措", in_list(1)) + p("2023年以来", in_list(1, 2)) + p("规范执法", in_list(1, 2))
    assert lines(body, numbering=LIST)[1:] == ["1. 2023年以来", "2.规范执法"]


def test_headings_of_lists_are_headings_of_the_report() -> None:
    body = (
        p("云岭县水利局2023年法治政府建设年度报告")
        + p("主要举措和成效", in_list(1))
        + p("全年开展检查12次，处罚3件，群众满意度不断提升，执法水平不断提高。")
        + p("存在的不足", in_list(1))
        + p("培训不够。")
    )
    report = read_document(segment(read_docx(document(body, numbering=LIST), None, Limits())))
    assert [heading.text for heading in report.headings] == ["一、主要举措和成效", "二、存在的不足"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("chineseCountingThousand", "十二"),
        ("ideographDigital", "一二"),
        ("japaneseCounting", "十二"),
        ("decimalFullWidth", "１２"),
        ("upperLetter", "L"),
        ("lowerLetter", "l"),
        ("upperRoman", "XII"),
        ("decimalEnclosedCircle", "⑫"),
        ("decimalEnclosedCircleChinese", "⑫"),
        ("decimalZero", "12"),
        ("chineseLegalSimplified", "壹拾贰"),
        ("ideographZodiac", "亥"),
        ("ideographTraditional", "12"),
        ("a format of next year", "12"),
    ],
)
def test_number_formats(form: str, shown: str) -> None:
    numbering = xml(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{lvl(0, form, "%1、", start=12)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    assert lines(p("事", in_list(1)), numbering=numbering) == [f"{shown}、事"]


def test_bullets_and_lists_that_are_switched_off_show_nothing() -> None:
    numbering = xml(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{lvl(0, "bullet", "")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    body = p("甲", in_list(1)) + p("乙", in_list(0)) + p("丙", in_list(9))
    assert lines(body, numbering=numbering) == ["甲", "乙", "丙"]


def test_a_use_of_a_list_may_start_anew_and_others_count_on() -> None:
    numbering = xml(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{lvl(0, "decimal", "%1、")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
    )
    body = "".join(p("事", in_list(number)) for number in (1, 1, 2, 3, 3, 1))
    assert lines(body, numbering=numbering) == ["1、事", "2、事", "3、事", "7、事", "8、事", "9、事"]


def test_a_use_of_a_list_may_have_levels_of_its_own_and_legal_numbers() -> None:
    numbering = xml(
        "numbering",
        '<w:abstractNum w:abstractNumId="0">'
        + lvl(0, "chineseCounting", "第%1章")
        + lvl(1, "decimal", "%1.%2", "<w:isLgl/>")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + lvl(0, "upperLetter", "%1)")
        + "</w:lvlOverride></w:num>",
    )
    body = p("甲", in_list(1)) + p("乙", in_list(1, 1)) + p("丙", in_list(2))
    assert lines(body, numbering=numbering) == ["第一章甲", "1.1 乙", "B)丙"]


def test_a_level_that_never_restarts_counts_through() -> None:
    numbering = xml(
        "numbering",
        '<w:abstractNum w:abstractNumId="0">'
        + lvl(0, "decimal", "%1、")
        + lvl(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    body = "".join(p("事", in_list(1, level)) for level in (0, 1, 0, 1))
    assert lines(body, numbering=numbering) == ["1、事", "(1)事", "2、事", "(2)事"]


STYLES = xml(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="hh"><w:name w:val="我的标题"/><w:basedOn w:val="h"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="k"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="x"><w:name w:val="Geheim"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="pool"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="pool"><w:basedOn w:val="loop"/></w:style>',
)


def test_styles_bring_lists_and_heading_levels_to_their_paragraphs() -> None:
    numbering = LIST.replace(
        '<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="k"/><w:lvlText w:val="（%2）"/>'
    )
    body = "".join(
        p("事", f'<w:pStyle w:val="{style}"/>') for style in ("h", "k", "hh", "k", "a", "loop", "?")
    )
    source = read_docx(document(body, numbering=numbering, styles=STYLES), None, Limits())
    assert source.text.split("\n") == ["一、事", "（一）事", "二、事", "（一）事", "事", "事", "事"]
    assert [o.where for o in source.origins] == ["h1", "h2", "h1", "h2", "p", "p", "p"]


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    numbering = xml(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{lvl(0, "decimal", "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    )
    styles = xml(
        "styles",
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
    )
    assert lines(p("事", in_list(1)), numbering=numbering, styles=styles) == ["1)事"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        f"<w:p>{r('处罚')}<w:del>{r('3')}<w:r><w:delText>3</w:delText></w:r></w:del><w:ins>{r('5')}</w:ins>"
        f"<w:moveFrom>{r('走')}</w:moveFrom><w:moveTo>{r('件')}</w:moveTo></w:p>"
    )
    assert lines(body) == ["处罚5件"]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    assert lines(p("甲", "<w:rPr><w:del/></w:rPr>") + p("乙") + p("丙")) == ["甲乙", "丙"]


def test_field_codes_are_dropped_and_their_results_kept() -> None:
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r>"
        f"{r('码')}<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r('12')}"
        f"<w:r><w:fldChar w:fldCharType='end'/></w:r>{r('件')}"
        f"<w:fldSimple w:instr='DATE'>{r('今')}</w:fldSimple></w:p>"
    )
    assert lines(body) == ["12件今"]


def test_a_field_without_an_end_swallows_nothing_beyond_its_paragraph() -> None:
    assert lines("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>" + p("甲")) == ["甲"]


def test_a_table_of_contents_is_left_out() -> None:
    begun = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    )
    body = (
        p(runs=begun + "<w:r><w:t>一、举措</w:t><w:tab/><w:t>3</w:t></w:r>")
        + p("二、不足\t5", '<w:pStyle w:val="t"/>')
        + p(runs="<w:r><w:fldChar w:fldCharType='end'/></w:r>")
        + p("一、举措")
    )
    assert lines(body, styles=STYLES) == ["一、举措"]


def test_hidden_text_is_dropped_and_text_that_is_told_to_show_is_not() -> None:
    told, styled, shown = "<w:vanish/>", '<w:rStyle w:val="x"/>', '<w:vanish w:val="false"/>'
    body = p(runs=r("密", told) + r("密", styled) + r("明", shown))
    assert lines(body, styles=STYLES) == ["明"]


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('盒中')}</w:txbxContent>"
    body = p(
        "前",
        runs="<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + r("后"),
    )
    source = read_docx(document(body), None, Limits())
    assert source.text == "前后\n盒中"
    assert [o.where for o in source.origins] == ["p", "textbox"]


def test_signs_tabs_and_breaks() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t>"
        "<w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font='Wingdings' w:char='F0FE'/>"
        "<w:sym w:font='Wingdings' w:char='F081'/><w:sym w:font='Wingdings' w:char='F0E0'/><w:br w:type='page'/></w:r></w:p>"
    )
    assert lines(body) == ["甲\t乙", "丙-☑①"]


def test_pinyin_above_characters_is_left_out() -> None:
    body = (
        f"<w:p><w:r><w:ruby><w:rt>{r('lǐng')}</w:rt><w:rubyBase>{r('领')}</w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert lines(body) == ["领"]


def test_notes_stand_behind_their_paragraph_and_are_marked() -> None:
    notes = xml(
        "footnotes",
        f"<w:footnote w:type='separator' w:id='0'>{p('---')}</w:footnote><w:footnote w:id='2'>{p('注一')}</w:footnote>",
    )
    ends = xml("endnotes", f"<w:endnote w:id='2'>{p('尾注')}</w:endnote>")
    body = p("正文", runs="<w:r><w:footnoteReference w:id='2'/><w:endnoteReference w:id='2'/></w:r>") + p(
        "后"
    )
    source = read_docx(document(body, footnotes=notes, endnotes=ends), None, Limits())
    assert source.text.split("\n") == ["正文", "注一", "尾注", "后"]
    assert [o.where for o in source.origins] == ["p", "footnote", "endnote", "p"]


def test_tables_become_rows() -> None:
    body = f"<w:tbl>{tr('项目', '件数')}{tr('行政处罚', '45')}{tr('', '')}</w:tbl>"
    source = read_docx(document(p("前") + body), None, Limits())
    assert source.text.split("\n") == ["前", "| 项目 | 件数 |", "| 行政处罚 | 45 |"]
    assert [(o.block, o.where) for o in source.origins] == [(1, "p"), (2, "tr"), (3, "tr")]


def test_merged_cells_repeat_words_but_never_a_figure() -> None:
    span = '<w:gridSpan w:val="2"/>'
    first, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl>{tr(tc('类别', first), tc('数量（件）', span))}"
        f"{tr(tc('', more), '2022年', '2023年')}"
        f"{tr('处罚', '3', tc('5', first))}{tr('许可', '4', tc('', more))}{tr('合计', tc('12', span))}</w:tbl>"
    )
    assert lines(body) == [
        "| 类别 | 数量（件） | 数量（件） |",
        "| 类别 | 2022年 | 2023年 |",
        "| 处罚 | 3 | 5 |",
        "| 许可 | 4 |  |",
        "| 合计 | 12 |  |",
    ]


def test_a_frame_around_prose_is_no_table() -> None:
    prose = "我局坚持依法行政，" * 8
    body = f"<w:tbl><w:tr><w:tc>{p('一、举措')}{p(prose)}<w:tbl>{tr('项目', '件数')}</w:tbl></w:tc></w:tr></w:tbl>"
    assert lines(body) == ["一、举措", prose, "| 项目 | 件数 |"]


def test_a_table_in_a_cell_is_flattened_and_a_bar_in_a_cell_parts_nothing() -> None:
    inner = f"<w:tc>{p('甲|乙')}<w:tbl>{tr('丙', '丁')}</w:tbl></w:tc>"
    assert lines(f"<w:tbl>{tr(inner, '3')}</w:tbl>") == ["| 甲¦乙丙 丁 | 3 |"]


def test_deleted_rows_are_dropped() -> None:
    assert lines(f"<w:tbl>{tr('甲', '1', properties='<w:del/>')}{tr('乙', '2')}</w:tbl>") == ["| 乙 | 2 |"]


def test_strict_documents_and_odd_letters_in_names_are_read() -> None:
    numbering = LIST.replace(W, STRICT)
    assert lines(p("事", in_list(1)), space=STRICT, numbering=numbering) == ["一、事"]
    data = packed({"word/Document.XML": xml("document", f"<w:body>{p('事')}</w:body>")})
    assert read_docx(data, None, Limits()).text == "事"


def test_title_and_subject_are_metadata_and_the_typist_is_not() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>年度报告</dc:title><dc:creator>张三</dc:creator>'
        "<dc:subject></dc:subject></cp:coreProperties>"
    )
    data = packed(
        {"word/document.xml": xml("document", f"<w:body>{p('事')}</w:body>"), "docProps/core.xml": core}
    )
    assert read_docx(data, None, Limits()).metadata == {"title": "年度报告"}


# Refusals ------------------------------------------------------------------------------------------------------------


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as raised:
        read_docx(data, "坏.docx", limits or Limits())
    assert str(raised.value).startswith("坏.docx: ")
    return str(raised.value)


def test_what_is_no_document_is_told() -> None:
    assert "damaged" in refused(b"PK\x03\x04 and nothing more")
    assert "without the text" in refused(packed({"a.txt": "甲"}))
    assert "damaged" in refused(document(p("甲"))[:-400])
    assert "damaged" in refused(packed({"word/document.xml": "<w:document"}))


def test_pictures_alone_are_told() -> None:
    assert "pictures only" in refused(document("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"))
    assert read_docx(document(p()), None, Limits()).text == ""


def test_entities_are_refused_before_they_are_used() -> None:
    declared = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    bomb = f'{declared}<w:document xmlns:w="{W}"/>'
    assert "declares a document type" in refused(packed({"word/document.xml": bomb}))
    named = packed({"[Content_Types].xml": bomb, "word/document.xml": xml("document", "")})
    assert "declares a document type" in refused(named)


def test_a_zip_bomb_is_refused_while_it_unpacks() -> None:
    bomb = document("<w:p/>" * 4_000_000)
    assert len(bomb) < 100_000
    assert "unpacks to more than" in refused(bomb)
    assert "unpacks to more than" in refused(document(p("甲" * 3000)), Limits(expanded_bytes=2000))


def test_one_endless_tag_is_refused() -> None:
    bomb = document(f"<w:p w:x='{'a' * 20_000_000}'/>")
    assert "holds a tag of more than" in refused(bomb, Limits(expansion=5000))


def test_depth_parts_and_characters_are_bounded() -> None:
    deep = "<w:sdt>" * 300 + "</w:sdt>" * 300
    assert "nested more than 256" in refused(document(deep))
    many = packed({"[Content_Types].xml": TYPES} | {f"word/{i}.xml": "" for i in range(20)})
    assert "parts, more than 10" in refused(many, Limits(parts=10))
    assert "more than 5 characters" in refused(document(p("甲" * 6)), Limits(characters=5))
    rows = f"<w:tbl>{tr('一二三', '四五六')}</w:tbl>"
    assert "more than 5 characters" in refused(document(rows), Limits(characters=5))
    assert "too many lines" in refused(document(p("甲") * 300), Limits(characters=200_000, expansion=10_000))
    nested = "<w:tbl><w:tr><w:tc>" * 30 + p("甲") * 100 + "</w:tc></w:tr></w:tbl>" * 30
    assert "too many lines" in refused(document(nested), Limits(characters=200_000))
    wide = "<w:tbl>" + tr(*[tc("甲", '<w:gridSpan w:val="200"/>')] * 50) + "</w:tbl>"
    assert read_docx(document(wide), None, Limits()).text.count("|") == 1001
    styles = xml("styles", "".join(f'<w:style w:styleId="{i}"/>' for i in range(12)))
    assert "more than 10 styles" in refused(document(p("甲"), styles=styles), Limits(parts=10))


def test_a_note_referred_to_without_end_is_bounded() -> None:
    notes = xml("footnotes", f"<w:footnote w:id='2'>{p('注' * 900)}</w:footnote>")
    body = p("文", runs="<w:r><w:footnoteReference w:id='2'/></w:r>") * 500
    assert "more than 10,000 characters" in refused(
        document(body, footnotes=notes), Limits(characters=10_000)
    )


def test_an_encrypted_part_is_told() -> None:
    data = bytearray(document(p("甲")))
    central = data.rfind(b"PK\x01\x02")
    data[central + 8] |= 1
    local = data.rfind(b"PK\x03\x04")
    data[local + 6] |= 1
    assert "encrypted" in refused(bytes(data))


def test_other_ways_of_packing_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", xml("document", f"<w:body>{p('甲')}</w:body>"))
    assert "packed in a way" in refused(out.getvalue())
