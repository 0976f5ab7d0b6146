"""The balance of a day."""

from __future__ import annotations

from dataclasses import replace

from slips.lists import CODE, day_close
from slips.marks import faults, texts
from slips.receipts import CLERK, FORMS, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.lists.day_close import DayClose, Section


def pages(slip: DayClose) -> list[Page]:
    return slip.copies(Draft(OFFICE, FORMS, printing("a4"), Ink()))[0]


def lines(page: Page) -> list[str]:
    return [text.text for text in texts(page)]


def test_figures_stand_behind_their_labels_and_lists_by_themselves() -> None:
    (page,) = pages(day_close())
    places = {text.text: text for text in texts(page)}

    assert places["Tiếp nhận trong ngày"].y == places["92"].y
    assert f"{CODE}: Phòng Bảo trợ xã hội giữ sau cùng" in places
    assert faults(page) == []


def test_a_list_of_nothing_says_so() -> None:
    said = lines(pages(day_close())[0])

    assert said.count("Không có") == 1
    assert said.index("Không có") == said.index("Nhập bù") + 1


def test_clerk_and_lead_sign() -> None:
    said = lines(pages(day_close())[0])

    assert {"NGƯỜI LẬP", "TRƯỞNG QUẦY", "Lê Văn Mẫu", CLERK} <= set(said)


def test_a_usual_day_is_one_page_and_a_bad_one_flows() -> None:
    usual = tuple(Section(f"Mục {n}", tuple((f"Dòng {n}.{m}", "1.000") for m in range(4))) for n in range(4))
    bad = Section("Chưa tìm thấy", lines=tuple(f"hồ sơ {n}" for n in range(90)))

    assert len(pages(day_close(*usual))) == 1
    made = pages(day_close(bad))
    assert len(made) > 1
    assert [line for page in made for line in lines(page) if line.startswith("hồ sơ ")] == list(bad.lines)


def test_it_is_called_by_counter_and_day() -> None:
    assert day_close().title == "03 2026-10-06"


def test_before_the_day_is_closed_it_is_a_preview_that_nobody_signs() -> None:
    said = lines(pages(replace(day_close(), closed=False))[0])

    assert "BẢN XEM TRƯỚC – CHƯA CHỐT NGÀY" in said
    assert not {"BIÊN BẢN ĐỐI CHIẾU CUỐI NGÀY", "NGƯỜI LẬP", "TRƯỞNG QUẦY"} & set(said)


def test_a_head_never_stands_alone_at_the_foot_of_a_page() -> None:
    for count in range(20, 60):
        long = Section("Trước đó", lines=tuple(f"hồ sơ {n}" for n in range(count)))
        for page in pages(day_close(long, Section("Số đã hủy", lines=("H52.18-261005-3002: in nhầm",)))):
            said = lines(page)
            if "Số đã hủy" in said:
                assert "H52.18-261005-3002: in nhầm" in said
