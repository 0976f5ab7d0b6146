"""The box of the due date."""

from __future__ import annotations

from dataclasses import replace

from slips.marks import faults, texts
from slips.receipts import FORMS, NO_DUE, NORMAL, OFFICE, OWNER, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.page import Frame, Page
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts.due_box import due_box
from cchc_desktop.slips.receipts.receipt_content import content


def drawn(dossier: Dossier) -> tuple[Page, float]:
    page = Page(300, 200)
    said = content(dossier, OFFICE, FORMS, printing(), Ink())
    return page, due_box(page, Column(20, 200), 30, said, (9.5, 16.0))


def test_the_day_is_the_largest_in_a_heavy_frame() -> None:
    page, bottom = drawn(NORMAL)
    (frame,) = (mark for mark in page.marks if isinstance(mark, Frame))

    assert [(text.text, text.size) for text in texts(page)] == [
        ("HẸN TRẢ KẾT QUẢ LÚC 08 GIỜ 15 PHÚT", 9.5),
        ("Thứ Hai, 19/10/2026", 16.0),
    ]
    assert frame.stroke == 1.2
    assert bottom == frame.y + frame.height
    assert faults(page) == []


def test_without_a_due_date_that_stands_out_with_how_the_office_will_tell() -> None:
    page, _bottom = drawn(NO_DUE)

    assert texts(page)[0].text == "KHÔNG CÓ NGÀY HẸN TRẢ"
    assert texts(page)[0].size > texts(page)[1].size
    assert "0900 000 012" in " ".join(text.text for text in texts(page)).replace("\u00a0", " ")
    assert faults(page) == []


def test_the_frame_holds_as_many_lines_as_there_are() -> None:
    without_phone = replace(NO_DUE, intake=replace(NO_DUE.intake, owner=replace(OWNER, phone="")))
    page, bottom = drawn(without_phone)

    assert max(text.y + 0.22 * text.size for text in texts(page)) < bottom
