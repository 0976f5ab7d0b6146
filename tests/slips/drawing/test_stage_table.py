"""The table of stages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.marks import faults, texts, written

from cchc_desktop.slips.drawing.fonts import CAPITAL, DESCENT, Face
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Frame, Page
from cchc_desktop.slips.drawing.stage_table import FREE, LEAST, StageRow, StageTable
from cchc_desktop.slips.drawing.text import Ink, Run

ink = Ink()
HEADS = tuple(map(ink, ("Tên cơ quan", "Thời gian giao, nhận hồ sơ", "Kết quả giải quyết hồ sơ", "Ghi chú")))
SIGNING = ink("Người giao"), ink("Người nhận")
ROW = StageRow(
    giver=(Run(ink("Giao:"), Face.BOLD), Run(ink("Bộ phận tiếp nhận và trả kết quả"))),
    taker=(Run(ink("Nhận:"), Face.BOLD), Run(ink("Phòng Bảo trợ xã hội"))),
    moments=(ink("16 giờ 30 phút, ngày 05 tháng 10 năm 2026"),),
    persons=(ink("Lê Văn Mẫu"), ink("Vàng Thị Thử")),
    ticks=tuple(map(ink, ("Trước hạn", "Đúng hạn", "Quá hạn"))),
    note=ink("Phiếu bàn giao BG-3-261005-01"),
)


def drawn(*rows: StageRow) -> tuple[Page, list[float]]:
    """The table on a page, and how high each row is."""
    table, page = StageTable(Column(20, 170 * MM), HEADS, SIGNING, 10.5), Page(170 * MM + 40, 2400)
    table.head(page, 10)
    y, tops, heights = 10 + table.head_height, [], []
    for strip in table.strips(rows):
        assert strip.row
        tops.append(y)
        heights.append(strip.height)
        strip.draw(page, y)
        y += strip.height
    table.frame(page, 10, tops, y)
    return page, heights


def test_everything_stands_inside_its_cell() -> None:
    page, _heights = drawn(ROW, replace(ROW, ticks=(), result=ink("Đúng hạn")))

    assert faults(page) == []


def test_a_row_is_28_mm_high_and_higher_when_it_has_more_to_say() -> None:
    long = replace(ROW, note=ink("Trả lại: thiếu chữ ký của người đề nghị ở trang 2 Tờ khai " * 4))
    two = replace(ROW, moments=ROW.moments * 2, persons=(ink("Công Tằng Tôn Nữ Ví Dụ Thử Nghiệm " * 3), ROW.persons[1]))

    page, heights = drawn(ROW, long, two)

    assert heights[0] == pytest.approx(LEAST)
    assert heights[1] > LEAST
    assert heights[2] > LEAST
    assert faults(page) == []
    assert written([page]).count("thiếuchữký") == 4


def test_a_note_too_long_for_its_cell_runs_on_below_its_row_to_the_last_word() -> None:
    reason = "Trả lại vì thiếu chữ ký của người đề nghị ở trang 2. " * 120
    for row in (replace(ROW, note=ink(f"{reason}HẾT")), replace(ROW, note=ink(f"{reason}HẾT"), happened=True)):
        page, heights = drawn(row, ROW)

        assert written([page]).count("thiếuchữký") == 120
        assert "HẾT" in written([page])
        assert max(heights) < 80 * MM  # a page can take them one by one
        assert faults(page) == []


def test_there_is_room_to_sign_between_role_and_name() -> None:
    page, _heights = drawn(ROW)
    role = next(text for text in texts(page) if text.text == "Người giao")
    name = next(text for text in texts(page) if text.text == "Lê Văn Mẫu")

    assert (name.y - CAPITAL * name.size) - (role.y + DESCENT * role.size) >= FREE - 0.1


def test_a_result_to_be_judged_has_a_box_before_each_word_and_a_known_one_none() -> None:
    def boxes(row: StageRow) -> int:
        return sum(isinstance(mark, Frame) for mark in drawn(row)[0].marks) - 1  # the table's own

    assert boxes(ROW) == 3
    assert boxes(replace(ROW, ticks=(), result=ink("Quá hạn"))) == 0


def test_words_that_nobody_can_break_stay_in_their_cell() -> None:
    giant = replace(ROW, giver=(Run(ink("N" * 300)),), note=ink("M" * 200), persons=(ink("L" * 90), ink("K" * 90)))

    assert faults(drawn(giant)[0]) == []
