"""A report on paper: across, its form's heading on each page, totals bold, signed."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from sheet_fixtures import narrow, official
from slips.lists import report
from slips.marks import faults, pdf_text, texts
from slips.receipts import FORM_SETS, FORMS, OFFICE, printing

from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.sheet import Sheet
from cchc_desktop.domain.sheet_before import with_before
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Ink


def pages(sheet: Sheet, **how: object) -> list[Page]:
    return report(sheet).copies(Draft(OFFICE, FORMS, printing("a4", **how), Ink()))[0]


def squeezed(text: str) -> str:
    return "".join(text.split())


def read(sheet: Sheet) -> str:
    return pdf_text(report(sheet).draw(OFFICE, FORMS, printing("a4")))


def test_it_lies_across_and_says_who_reports_what_to_whom_over_which_days() -> None:
    data = report(official()).draw(OFFICE, FORMS, printing("a4"))
    document = pypdfium2.PdfDocument(data)
    size = [round(side / 72 * 25.4) for side in document[0].get_size()]
    document.close()

    assert size == [297, 210]
    for part in (
        *("Biểu số II.06a/VPCP/KSTT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ngày 05 tháng 01 năm 2027"),
        *("Năm 2026 (từ ngày 01/01/2026 đến ngày 31/12/2026)", "Đơn vị tính: Số hồ sơ TTHC"),
        *("Đơn vị báo cáo:", "Đơn vị nhận báo cáo:", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", "Trang 1/1"),
        *("3=4+5+6", "19.782", "Hồ sơ từ chối khi tiếp nhận không tính."),
    ):
        assert squeezed(part) in squeezed(pdf_text(data)), part


def test_totals_are_bold_groups_head_their_rows_and_last_year_is_italic() -> None:
    (first, *_rest) = pages(with_before(official(), official(year_of(2025))))
    faces = {text.text: text.face for text in texts(first)}

    assert (faces["Tổng số"], faces["A. CẤP XÃ"]) == (Face.BOLD, Face.BOLD)
    assert (faces["Hộ tịch"], faces["cùng kỳ năm trước"]) == (Face.REGULAR, Face.ITALIC)


def test_each_page_has_the_heads_and_the_last_one_rows_with_the_signatures() -> None:
    made = pages(official(count=60))
    lines = [[text.text for text in texts(page)] for page in made]

    assert len(made) > 2
    assert all("3=4+5+6" in each and "Tiếp nhận" in each for each in lines)
    assert lines[-1].count("19.782") >= 2
    assert [f"Trang {n}/{len(made)}" in each for n, each in enumerate(lines, 1)] == [True] * len(made)
    assert all(faults(page) == [] for page in made)


@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
def test_a_narrow_report_an_empty_one_and_every_form_set(forms: object) -> None:
    for sheet in (narrow(), replace(official(), rows=())):
        draft = Draft(OFFICE, forms, printing("a4"), Ink())  # type: ignore[arg-type]
        (page,) = report(sheet).copies(draft)[0]
        assert faults(page) == []
    assert squeezed("Không có số liệu trong kỳ.") in read(replace(official(), rows=()))
    assert "38,16%" in read(narrow())


def test_a_report_printed_again_says_so() -> None:
    (page,) = pages(official(), reprint=2)
    assert faults(page) == []
    assert any("IN LẠI LẦN 2" in text.text for text in texts(page))


def test_no_name_is_cut() -> None:
    name = ("Thành lập và hoạt động của hợp tác xã " * 8).strip()
    sheet = official(count=1)
    row = replace(sheet.rows[1], cells=(1, name, *sheet.rows[1].cells[2:]))
    text = read(replace(sheet, rows=(row,)))
    assert text.count(squeezed("hợp tác xã")) == 8
    assert "…" not in text
