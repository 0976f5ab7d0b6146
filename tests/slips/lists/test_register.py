"""Pages of the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from slips.lists import register, register_row
from slips.marks import faults, pdf_text, texts
from slips.receipts import AT, FORM_SETS, FORMS, LONGEST_CODE, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.lists.register import Register

ROWS = tuple(map(register_row, range(1, 61)))


def pages(slip: Register) -> list[Page]:
    return slip.copies(Draft(OFFICE, FORMS, printing("a4"), Ink()))[0]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_it_lies_across() -> None:
    document = pypdfium2.PdfDocument(register(ROWS[:3]).draw(OFFICE, FORMS, printing("a4")))
    size = [round(side / 72 * 25.4) for side in document[0].get_size()]
    document.close()

    assert size == [297, 210]


def test_each_row_has_all_its_days() -> None:
    text = pdf_text(register(ROWS[:1]).draw(OFFICE, FORMS, printing("a4"))).replace("\ufffe", "-")

    for part in (
        *("H99.18-261005-3001", "Trần Thị Ví Dụ", "0900 000 012", "Phòng Bảo trợ xã hội", "14:05,06/10/2026"),
        *("14:05,20/10/2026", "15/10/2026", "16/10/2026", "Tại quầy", "Cộng: 01 (một) hồ sơ."),
        *("Quyển số: 01/2026", "Từ ngày 01/10/2026 đến ngày 31/10/2026"),
    ):
        assert squeezed(part) in text, part


@pytest.mark.parametrize(
    "code", ["H99.18-261005-3001", "T9232508180001Z", "H99.18.05.13-261005-3013", str(LONGEST_CODE.code)]
)
def test_a_code_keeps_one_line_whatever_its_shape(code: str) -> None:
    (page,) = pages(register((replace(ROWS[0], code=code), ROWS[1])))

    assert {code, ROWS[1].code} <= {text.text for text in texts(page)}
    assert faults(page) == []


def test_a_long_number_keeps_one_line() -> None:
    (page,) = pages(register((replace(ROWS[0], ordinal=12_582),)))

    assert "12.582" in {text.text for text in texts(page)}
    assert faults(page) == []


def test_what_its_rows_were_chosen_by_stands_under_the_title_and_it_is_signed_that_day() -> None:
    slip = replace(register(ROWS[:1]), chosen="Năm 2026; quá hạn", made=date(2026, 11, 23))
    text = pdf_text(slip.draw(OFFICE, FORMS, printing("a4")))

    assert squeezed("Trích sổ, theo: Năm 2026; quá hạn") in text
    assert squeezed("ngày 23 tháng 11 năm 2026") in text


def test_many_rows_are_numbered_pages() -> None:
    data = register(ROWS).draw(OFFICE, FORMS, printing("a4"))
    count = len(pages(register(ROWS)))

    assert count > 5
    assert all(squeezed(f"Trang {number}/{count}") in pdf_text(data) for number in range(1, count + 1))


def test_a_name_is_never_cut() -> None:
    name = ("Nguyễn Hoàng Phương " * 10).strip()
    data = register((replace(ROWS[0], name=name, contact=name),)).draw(OFFICE, FORMS, printing("a4"))

    assert pdf_text(data).count(squeezed("Nguyễn")) == 20
    assert "…" not in pdf_text(data)


def test_a_date_that_moved_stands_beside_the_first_one_and_notes_say_why() -> None:
    moved = replace(ROWS[0], first_due=AT, note="yêu cầu bổ sung 08/10/2026; nhận bổ sung 12/10/2026")
    text = pdf_text(register((moved,)).draw(OFFICE, FORMS, printing("a4")))

    assert squeezed("14:05, 20/10/2026 (hẹn đầu 06/10/2026)") in text
    assert squeezed("nhận bổ sung") in text


def test_the_total_and_the_signers_stay_with_the_rows_as_long_as_the_page_has_room() -> None:
    short = [replace(row, procedure="Trợ cấp xã hội hằng tháng") for row in ROWS]
    for count in range(1, 20):
        made = [[text.text for text in texts(page)] for page in pages(register(tuple(short[:count])))]
        rows = [sum(line.startswith("H99.18-261005-3") for line in lines) for lines in made]

        assert len(rows) == 1 if count <= 4 else rows[-1] >= 1
        assert all(here >= 5 for here in rows[:-1])
        assert "NGƯỜI LẬP SỔ" in made[-1]


def test_what_has_not_happened_yet_is_left_white() -> None:
    waiting = replace(ROWS[0], sent=None, came_back=None, returned=None, due=None, how_returned="")
    said = [text.text for page in pages(register((waiting,))) for text in texts(page)]

    assert "20/10/2026" not in said
    assert "15/10/2026" not in said


def test_rows_flow_and_every_page_names_the_book() -> None:
    made = pages(register(ROWS))
    said = [[text.text for text in texts(page)] for page in made]

    ordinals = [line for lines in said for line in lines if line.isdecimal() and int(line) in range(1, 61)]
    assert [int(line) for line in ordinals if line != "01"] == list(range(1, 61))
    assert all("Quyển số: 01/2026" in lines for lines in said)
    assert [fault for page in made for fault in faults(page)] == []


def test_an_empty_month_is_a_page_that_says_so() -> None:
    (page,) = pages(register(()))
    said = [text.text for text in texts(page)]

    assert "Không có hồ sơ nào trong kỳ." in said
    assert "Cộng: 00 (không) hồ sơ." in said


def test_two_thousand_rows_are_printed_whole() -> None:
    rows = tuple(replace(ROWS[0], ordinal=number, procedure="Thủ tục") for number in range(1, 2001))
    document = pypdfium2.PdfDocument(register(rows).draw(OFFICE, FORMS, printing("a4")))
    count = len(document)
    last = document[count - 1].get_textpage().get_text_range()
    document.close()

    assert "2.000" in last
    assert f"Trang {count}/{count}" in last


def test_an_older_register_is_form_six() -> None:
    text = pdf_text(register(ROWS[:1]).draw(OFFICE, FORM_SETS[0], printing("a4")))

    assert squeezed("Mẫu số 06 · TT 01/2018/TT-VPCP") in text
