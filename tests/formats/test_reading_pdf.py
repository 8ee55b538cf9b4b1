"""PDF files are read as paragraphs, and hostile or unreadable ones are refused."""

from __future__ import annotations

import io
import logging
import re
import sys
import zlib

import pytest
from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from tests.formats.office import BODY_FONT, docx_bytes, pdf_bytes

from rulelaw.errors import MissingExtraError, ReadError
from rulelaw.formats.limits import Limits
from rulelaw.formats.reading_pdf import read_pdf

pdfmetrics.registerFont(UnicodeCIDFont(BODY_FONT))
PROSE = "我局坚持依法行政，严格规范公正文明执法，全年开展执法检查1236次，办理行政处罚案件45件，"


def lines(data: bytes, limits: Limits | None = None) -> list[str]:
    return read_pdf(data, "报告.pdf", limits or Limits()).text.split("\n")


def drawn(*pages: list[tuple[float, float, str]], size: float = 12, title: str = "") -> bytes:
    """A file that draws words at places in points from the lower left corner."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle(title or "(anonymous)")
    for page in pages:
        canvas.setFont(BODY_FONT, size)
        for x, y, words in page:
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw(*objects: str | bytes) -> bytes:
    """A file of these objects, numbered from 1; the first is the root."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        body = content.encode() if isinstance(content, str) else content
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def stream(content: bytes, more: str = "") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more.encode(), content)


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as raised:
        read_pdf(data, "坏.pdf", limits or Limits())
    assert str(raised.value).startswith("坏.pdf: ")
    return str(raised.value)


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not() -> None:
    text = f"一、主要举措\n{PROSE * 3}成效明显。\n{PROSE}成效明显。\n二、存在的不足\n培训不够。"
    assert lines(pdf_bytes(text, heads=False)) == text.split("\n")
    assert lines(pdf_bytes(text, indent=0, heads=False)) == text.split("\n")


def test_each_piece_knows_its_page() -> None:
    source = read_pdf(pdf_bytes("\n".join(f"{PROSE}第{i}段。" for i in range(55))), None, Limits())
    assert [o.page for o in source.origins] == sorted(o.page or 0 for o in source.origins)
    assert len({o.page for o in source.origins}) == 4
    assert all(o.where == "p" for o in source.origins)


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    (paragraph,) = lines(pdf_bytes(PROSE * 60))
    assert paragraph == PROSE * 60


def test_a_line_that_ends_early_for_want_of_room_for_a_number_ends_no_paragraph() -> None:
    long = "全年各级行政机关共收到群众来信来访并按期办结答复事项总数达1,234,567,890件，同比下降。"
    assert lines(pdf_bytes(long, heads=False)) == [long]


@pytest.mark.parametrize("margin", ["　　", "    ", "\xa0\xa0\xa0\xa0"])
def test_an_indent_written_with_spaces_is_one(margin: str) -> None:
    heading = "二、主要负责人履行推进法治建设第一责任人职责有关情况"
    first, full = (
        "全年召开会议三次，研究部署法治建设重点工作任务措施安排",
        "并对照清单逐项督促落实到位，确保各项重点任务如期全面完成到位",
    )
    page = []
    for at in range(5):
        words = [margin + heading, margin + first, full, full, "成效明显。"]
        page += [(72, 760 - 20 * (5 * at + row), line) for row, line in enumerate(words)]
    assert lines(drawn(page)) == [heading, f"{first}{full}{full}成效明显。"] * 5


def test_running_heads_and_page_numbers_are_left_out_and_words_that_stand_once_are_not() -> None:
    words = ["依法行政。", "规范执法。", "化解纠纷。"]
    pages = [[(72, 800, "某县年鉴 2023"), (72, 700, words[i]), (290, 40, f"{i + 1}")] for i in range(3)]
    pages[0].insert(1, (200, 760, "法治政府建设年度报告"))
    assert lines(drawn(*pages)) == ["法治政府建设年度报告", *words]


def test_a_lone_number_on_a_lone_page_is_kept() -> None:
    assert lines(drawn([(72, 700, "共计如下，"), (72, 500, "2023")])) == ["共计如下，", "2023"]


def test_tables_become_rows_and_merged_headings_are_repeated() -> None:
    cells = [(72, 700, "项目"), (200, 700, "2022年"), (300, 700, "2023年")]
    more = [(72, 680, "行政处罚"), (200, 680, "12"), (300, 680, "45")]
    last = [(72, 660, "行政许可"), (200, 660, "1,204"), (300, 660, "")]
    assert lines(drawn([*cells, *more, *last])) == [
        "| 项目 | 2022年 | 2023年 |",
        "| 行政处罚 | 12 | 45 |",
        "| 行政许可 | 1,204 |  |",
    ]


def test_a_line_of_words_far_apart_is_no_table() -> None:
    assert lines(drawn([(72, 700, "某县水利局"), (400, 700, "2023年")])) == ["某县水利局 2023年"]


def test_a_table_of_contents_is_left_out() -> None:
    assert lines(drawn([(72, 700, "一、举措............3"), (72, 600, "一、举措")])) == ["一、举措"]


def test_slanted_words_are_left_out_and_a_turned_page_is_read() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont(BODY_FONT, 12)
    canvas.rotate(90)
    canvas.drawString(100, -100, "横排的表格说明文字，")
    canvas.drawString(100, -120, "下一行。")
    canvas.rotate(-45)
    canvas.drawString(100, 0, "水印")
    canvas.showPage()
    canvas.save()
    assert lines(out.getvalue()) == ["横排的表格说明文字，", "下一行。"]


def test_title_is_metadata_where_it_is_chinese() -> None:
    page = [(72, 700, "正文。")]
    assert read_pdf(drawn(page, title="年度报告"), None, Limits()).metadata == {"title": "年度报告"}
    assert read_pdf(drawn(page, title="untitled"), None, Limits()).metadata == {}


def test_a_missing_pypdf_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtraError, match=r"rulelaw\[pdf\]"):
        read_pdf(pdf_bytes("甲"), None, Limits())


# Refusals ------------------------------------------------------------------------------------------------------------


def _misplaced(data: bytes) -> bytes:
    """The file with its table of objects said to be where it is not."""
    return re.sub(rb"startxref\n\d+", b"startxref\n7", data)


def test_damage_is_told() -> None:
    data = pdf_bytes(PROSE, heads=False)
    assert "damaged" in refused(data[:40])
    assert "damaged" in refused(b"%PDF-1.7\n" + b"\xff" * 300)
    # without its table of objects the file can still be read
    assert lines(_misplaced(data)) == [PROSE]


def test_a_scan_is_told_and_an_empty_page_is_empty() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    pixel = b"P6 1 1 255 \x00\x00\x00"
    canvas.drawImage(ImageReader(io.BytesIO(pixel)), 0, 0, 400, 400)
    canvas.showPage()
    canvas.save()
    assert "pictures only" in refused(out.getvalue())
    assert read_pdf(drawn([]), None, Limits()).text == ""


def test_an_encrypted_file_is_told_and_one_that_may_be_read_is_read() -> None:
    def locked(user: str) -> bytes:
        writer = PdfWriter(io.BytesIO(pdf_bytes("甲乙丙。", heads=False)))
        writer.encrypt(user, "主人", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    assert "encrypted" in refused(locked("密码"))
    assert lines(locked("")) == ["甲乙丙。"]


def test_pages_that_hold_themselves_are_refused() -> None:
    loop = raw("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>")
    assert "PDF" in refused(loop)


FONT = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 4 0 R/Y 5 0 R>>>>"
PAGE = ("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>")


def test_forms_that_draw_themselves_end() -> None:
    page = f"<</Type/Page/Parent 2 0 R/Resources {FONT}/Contents 6 0 R>>"
    form = stream(b"BT /F 12 Tf (a) Tj ET /X Do /Y Do", f"/Type/XObject/Subtype/Form/Resources {FONT}")
    content = stream(b"/X Do BT /F 12 Tf 1 0 0 1 72 700 Tm (word) Tj ET")
    assert "word" in " ".join(lines(raw(*PAGE, page, form, form, content)))


def test_a_bomb_in_a_stream_is_refused() -> None:
    page = f"<</Type/Page/Parent 2 0 R/Resources {FONT}/Contents 6 0 R>>"
    form = stream(b"", f"/Type/XObject/Subtype/Form/Resources {FONT}")
    bomb = stream(zlib.compress(b" " * 40_000_000), "/Filter/FlateDecode")
    data = raw(*PAGE, page, form, form, bomb)
    assert len(data) < 50_000
    assert "PDF" in refused(data)
    many = "<</Type/Pages/Kids[" + "3 0 R " * 200 + "]/Count 200>>"
    shared = stream(zlib.compress(b"BT (a) Tj ET " * 9000), "/Filter/FlateDecode")
    assert "draws far more" in refused(raw(PAGE[0], many, page, form, form, shared))
    speech = stream(zlib.compress(b"BT /F 12 Tf (" + b"a" * 900_000 + b") Tj ET"), "/Filter/FlateDecode")
    assert "characters" in refused(raw(PAGE[0], many, page, form, form, speech))
    flood = stream(zlib.compress(b"q Q " * 400_000), "/Filter/FlateDecode")
    assert "PDF" in refused(raw(*PAGE, page, form, form, flood))


def test_pages_objects_and_characters_are_bounded() -> None:
    data = drawn(*([[(72, 700, "甲乙丙丁戊己。")]] * 4))
    assert "4 pages, more than 3" in refused(data, Limits(pages=3))
    assert "objects, more than 5" in refused(data, Limits(parts=5))
    assert "more than 10 characters" in refused(data, Limits(characters=10))
    many = drawn([(72, 700 - i, "甲。") for i in range(600)])
    assert "draws far more" in refused(many, Limits(pages=1))


def test_warnings_of_pypdf_are_not_shown_and_logging_is_left_as_it_was(
    capfd: pytest.CaptureFixture[str],
) -> None:
    logger = logging.getLogger("pypdf")
    before = (logger.level, list(logger.handlers), list(logger.filters), logger.propagate, logger.disabled)
    data = pdf_bytes("甲乙丙。", heads=False)
    lines(_misplaced(data))
    after = (logger.level, list(logger.handlers), list(logger.filters), logger.propagate, logger.disabled)
    assert before == after
    assert capfd.readouterr() == ("", "")


def test_the_files_of_the_tests_are_the_same_every_time() -> None:
    assert pdf_bytes("甲。") == pdf_bytes("甲。")
    assert docx_bytes("一、甲。") == docx_bytes("一、甲。")
