"""The handover slip of a batch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.lists import DIVISION, SHORT, handover, numbered
from slips.marks import faults, read_codes, texts
from slips.receipts import AT, FORMS, LONG, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Frame, Page
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.lists.handover import Folder, Handover


def pages(slip: Handover, copy: int = 0) -> list[Page]:
    return slip.copies(Draft(OFFICE, FORMS, printing("a4"), Ink()))[copy]


def lines(page: Page) -> list[str]:
    return [text.text for text in texts(page)]


def test_it_is_named_by_its_number_and_its_day() -> None:
    slip = handover(numbered(1))

    assert (slip.kind, slip.title, slip.day) == ("handover", "BG-3-261006-01", AT.date())


def test_the_bars_carry_more_than_the_number_that_is_read() -> None:
    slip = handover(numbered(2))

    assert "Số: BG-3-261006-01" in lines(pages(slip)[0])
    assert slip.bars not in " ".join(lines(pages(slip)[0]))
    assert {text for _kind, text in read_codes(slip.draw(OFFICE, FORMS, printing("a4")), 203)} == {slip.bars}


def test_a_row_says_what_the_folder_is_and_has_a_box_to_tick() -> None:
    slip = handover(numbered(2), "Ưu tiên")
    page = pages(slip)[0]
    said = lines(page)

    for text in ("1", "H99.18-261005-3001", "Trần Thị Ví Dụ", "6", "05/10/2026", "19/10/2026", "Ưu"):
        assert text in said
    assert len([mark for mark in page.marks if isinstance(mark, Frame) and mark.width < 12]) == 2


def test_a_row_counts_its_sets_and_a_code_keeps_one_line() -> None:
    twice = replace(SHORT, intake=replace(SHORT.intake, sets=2))
    said = lines(pages(handover((twice,)))[0])
    at = said.index("Tổng số: 01")

    assert "2" in said[:at]
    assert {"Số bộ", "Số"} & set(said)
    assert twice.printed_code in said


def test_the_short_name_of_the_procedure_is_shown_and_the_long_one_where_there_is_none() -> None:
    assert any(line.startswith("Trợ cấp xã hội") for line in lines(pages(handover((SHORT,)))[0]))
    nameless = replace(SHORT, reception=replace(SHORT.reception, short_name=""))
    assert any(line.startswith("Thực hiện, điều") for line in lines(pages(handover((nameless,)))[0]))


def test_the_total_is_in_figures_and_in_words() -> None:
    said = lines(pages(handover((*numbered(11), replace(LONG, intake=replace(LONG.intake, sets=2)))))[0])

    assert {"Tổng số: 12", "(mười hai)", "hồ sơ, 13 bộ, 89 giấy tờ."} <= set(said)


def test_both_sides_are_named_and_both_sign() -> None:
    slip = handover(numbered(3))
    first, second = (lines(pages(slip, copy)[-1]) for copy in (0, 1))

    assert "(Liên 1: Bên giao giữ)" in first
    assert "(Liên 2: Bên nhận giữ)" in second
    for text in (DIVISION, "NGƯỜI GIAO", "NGƯỜI NHẬN", "Lê Văn Mẫu", "14 giờ 05 phút, ngày 06 tháng 10 năm 2026"):
        assert any(text in line for line in first)


def test_who_received_is_printed_once_known() -> None:
    assert "Vàng Thị Thử" in lines(pages(replace(handover(numbered(1)), receiver_name="Vàng Thị Thử"))[0])


def test_twelve_folders_fill_a_page() -> None:
    assert [len(pages(handover(numbered(count)))) for count in (1, 12, 13, 14)][:2] == [1, 1]
    assert len(pages(handover(numbered(20)))) == 2


def test_three_hundred_folders_flow_and_none_is_lost() -> None:
    made = pages(handover(numbered(300)))
    said = [line for page in made for line in lines(page)]

    assert [line for line in said if line.startswith("H99.18-261005-3")] == [
        f"H99.18-261005-{3001 + n}" for n in range(300)
    ]
    assert sum(line.startswith("H99.18-261005-3") for line in lines(made[-1])) >= 4
    assert [fault for page in made for fault in faults(page)] == []
    assert f"Trang {len(made)}/{len(made)}" in " ".join(lines(made[-1]))


def test_a_folder_without_a_return_date_shows_a_dash() -> None:
    assert "–" in lines(pages(handover((replace(SHORT, due_at=None),)))[0])


def test_a_batch_of_nothing_is_no_handover() -> None:
    with pytest.raises(ValueError, match="needs a folder"):
        handover(()).draw(OFFICE, FORMS, printing("a4"))


def test_a_folder_is_its_dossier_and_a_note() -> None:
    assert Folder(SHORT).note == ""
