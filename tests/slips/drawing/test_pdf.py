"""PDF bytes of pages."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from slips.marks import pdf_text, rendered

from cchc_desktop.slips.drawing.bars import code_128
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.measures import A4, CUT
from cchc_desktop.slips.drawing.page import Fill, Frame, Page, Rule, Text, Watermark
from cchc_desktop.slips.drawing.pdf import Sheet, pdf
from cchc_desktop.slips.drawing.text import Ink

ink = Ink()


def a_page() -> Page:
    page = Page(A4[0], CUT)
    page.marks += [Watermark((ink("BẢN TẬP"),)), Fill(20, 20, 40, 40, 1.0), Frame(100, 20, 40, 40, 1.2)]
    page.marks.append(Rule(20, 100, 200, 100, 0.7))
    page.text(20, 200, (ink("Ghi chú: <b>Đỗ</b> & Ẫm"), Face.ITALIC, 10.0))
    page.white_text(40, 45, (ink("TẬP"), Face.BOLD, 10.0))
    return page


def test_the_text_is_text_and_copies_out_whole() -> None:
    data = pdf([Sheet(*A4, ((a_page(), 0.0),))], "H99.18-261005-3012", 203)

    assert "Ghichú:<b>Đỗ</b>&Ẫm" in pdf_text(data)


def test_the_same_sheets_are_the_same_bytes() -> None:
    sheets = [Sheet(*A4, ((a_page(), 0.0), (a_page(), CUT)), cut_at=CUT)]

    assert pdf(sheets, "H99.18-261005-3012", 203) == pdf(sheets, "H99.18-261005-3012", 203)


def test_the_file_says_its_title_and_nothing_of_anybody() -> None:
    document = pypdfium2.PdfDocument(pdf([Sheet(*A4, ((a_page(), 0.0),))], "H99.18-261005-3012", 203))

    told = {key: value for key, value in document.get_metadata_dict(skip_empty=True).items() if "Date" not in key}
    document.close()
    assert told.pop("Title") == "H99.18-261005-3012"
    assert "Author" not in told
    assert all(re.fullmatch(r"ReportLab.*|\(?unspecified\)?|anonymous", value) for value in told.values()), told


def test_wider_blanks_move_what_follows_them_and_nothing_after_the_line() -> None:
    page = Page(A4[0], CUT)
    said = ink("Kết quả chưa thể trả")
    for number, wider in enumerate((0.0, 5.0, 0.0)):
        page.marks.append(Text(20, 100 + 20 * number, said, Face.REGULAR, 12, wider=wider))
    document = pypdfium2.PdfDocument(pdf([Sheet(*A4, ((page, 0.0),))], "x", 203))
    read = document[0].get_textpage()
    ends: dict[int, float] = {}
    for place in range(read.count_chars()):
        _left, bottom, right, _top = read.get_charbox(place)
        ends[round(bottom / 20)] = max(ends.get(round(bottom / 20), 0), right)
    document.close()

    plain, wide, after = [end for _row, end in sorted(ends.items(), reverse=True) if end > 50]
    assert wide - plain == pytest.approx(said.count(" ") * 5, abs=0.3)
    assert after == pytest.approx(plain, abs=0.3)


def test_fills_are_black_under_white_text_and_the_watermark_is_pale() -> None:
    image = rendered(pdf([Sheet(*A4, ((a_page(), 0.0),))], "x", 72), 72)

    assert image.getpixel((22, 22)) == 0
    assert max(image.crop((30, 36, 52, 48)).get_flattened_data()) > 200
    greys = set(image.crop((200, 150, 400, 300)).get_flattened_data())
    assert min(greys) == pytest.approx(230, abs=2)


def test_the_sheet_is_a_whole_number_of_the_printer_s_dots() -> None:
    data = pdf([Sheet(*A4, ((a_page(), 0.0),))], "x", 203)

    assert rendered(data, 203).size == (1678, 2374)


def test_bars_have_sharp_edges_at_the_printer_s_resolution_on_both_halves() -> None:
    page, symbol = Page(A4[0], CUT), code_128("H99.18-261005-3012", 200, 300, 30, 203)
    assert symbol
    page.symbol(77.7, 55.5, symbol)

    image = rendered(pdf([Sheet(*A4, ((page, 0.0), (page, CUT)), cut_at=CUT)], "x", 203), 203)

    for half in ((0, 100, 1678, 300), (0, 1250, 1678, 1500)):
        greys = set(image.crop(half).get_flattened_data())
        assert {0, 255} <= greys
        assert not any(5 < grey < 250 for grey in greys)


def test_the_cut_is_dashed_across_the_sheet() -> None:
    image = rendered(pdf([Sheet(*A4, ((a_page(), 0.0),), cut_at=CUT)], "x", 300), 300)
    row = round(CUT / 72 * 300)
    darkest = [min(image.crop((x, row - 2, x + 1, row + 3)).get_flattened_data()) for x in range(200, 2200)]

    assert min(darkest) < 128
    assert max(darkest) == 255
