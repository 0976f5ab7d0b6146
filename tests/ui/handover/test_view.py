"""The page shows the table of folders, marks what was scanned, and reports keys; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.batch import Batch, BatchNumber, Settled, digest
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.differences import Difference
from cchc_desktop.domain.instants import VN
from cchc_desktop.ui.handover import words
from cchc_desktop.ui.handover.basket import Basket, Row
from cchc_desktop.ui.handover.open_slip import OpenSlip
from cchc_desktop.ui.handover.slip_reading import TAKEN_BEFORE, SlipReading
from cchc_desktop.ui.handover.view import HandoverView
from cchc_desktop.ui.shell.page import Page, PageFrame

ROWS = tuple(Row(str(n), f"H00-261005-{n:04}", f"Người {n}", "Thủ tục", None, n) for n in range(3))


def slip(division: str = "Phòng A", settled: Settled | None = None, scanned: Sequence[Row] = ()) -> OpenSlip:
    codes, at = tuple(row.code for row in ROWS), datetime(2026, 10, 5, 9, tzinfo=VN)
    number = BatchNumber("BG-3-261005-01", at.date())
    batch = Batch(number.number, "", division, at, Clerk("01", "Người giao"), codes)
    reading = SlipReading(batch.bars, number, batch, ROWS, settled or Settled())
    return OpenSlip(reading, Basket(ROWS).with_scanned(row.code for row in scanned))


def unlisted(rows: Sequence[Row], check: str, told: tuple[Difference, ...] = ()) -> OpenSlip:
    number = BatchNumber("BG-9-261005-01", date(2026, 10, 5), check)
    codes = tuple(row.code for row in rows)
    reading = SlipReading(f"{number.number}-{check}", number, None, tuple(rows), Settled(), codes, told)
    return OpenSlip(reading, Basket(tuple(rows)).with_scanned(codes))


@pytest.fixture
def view(show: Callable[..., QWidget]) -> HandoverView:
    made = HandoverView()
    show(made)
    return made


def test_nothing_scanned_says_how_to_begin(view: HandoverView) -> None:
    view.show_giving("Phòng A", Basket(ROWS), others=2)

    assert not view.commit.isEnabled()
    assert "Quét" in view.commit.toolTip()


def test_a_batch_without_a_division_cannot_go(view: HandoverView) -> None:
    view.show_giving("", Basket(ROWS).with_scanned([ROWS[0].code]), others=0)

    assert not view.commit.isEnabled()
    assert "chưa khai" in view.commit.toolTip()


def test_a_new_list_keeps_the_current_row(view: HandoverView) -> None:
    view.show_giving("Phòng A", Basket(ROWS), others=0)
    view.table.selectRow(2)

    view.show_giving("Phòng A", Basket(ROWS[1:]), others=0)

    assert view.table.current == ROWS[2]


def test_space_and_enter_pick_the_row(qtbot: QtBot, view: HandoverView) -> None:
    view.show_giving("Phòng A", Basket(ROWS), others=0)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(view.picked) as heard:
            QTest.keyClick(view.table, key)
        assert heard.args == [ROWS[0]]


def test_taking_has_no_division_to_change_and_asks_who_signs(view: HandoverView) -> None:
    view.show_taking(slip(scanned=ROWS[:1]))

    assert view.change.isHidden()
    assert "thiếu 2" in view.commit.words
    view.side.count.person.editor.setText(" Vì Văn Hồng ")
    assert view.person == "Vì Văn Hồng"


def test_an_unlisted_slip_counts_what_was_scanned_and_waits_until_its_check_letters_fit(view: HandoverView) -> None:
    codes = [row.code for row in ROWS]
    view.show_taking(unlisted(ROWS[:2], digest(codes)))
    assert "máy này không có danh sách" in view._title.text()
    assert view.side.count._figure.text() == "2"
    assert not view.commit.isEnabled()
    assert "chưa khớp mã kiểm" in view.commit.toolTip()
    assert (view.unproved.offered, view.change.offered) == (True, True)

    view.show_taking(unlisted(ROWS, digest(codes)))

    assert view.commit.isEnabled()
    assert view.commit.words == "Ghi nhận 3 hồ sơ đã nhận"
    assert not view.unproved.offered


def test_what_was_taken_before_is_not_taken_again(view: HandoverView) -> None:
    before = tuple(replace(row, note=TAKEN_BEFORE) for row in ROWS)
    view.show_taking(unlisted(before, digest(row.code for row in before)))
    assert view.commit.toolTip() == words.ALL_TAKEN


def test_letters_typed_over_the_folders_of_a_slip_are_the_receiver_s_name(view: HandoverView) -> None:
    view.activateWindow()
    view.show_taking(slip(scanned=ROWS))
    view.table.setFocus()
    picked: list[object] = []
    view.picked.connect(picked.append)

    for letter in "Vi Van":
        QTest.keyClick(QApplication.focusWidget(), letter)

    assert view.person == "Vi Van"
    assert not picked


def test_without_a_slip_letters_go_nowhere(view: HandoverView) -> None:
    view.activateWindow()
    view.show_giving("Phòng A", Basket(ROWS), others=0)
    view.table.setFocus()
    QTest.keyClick(view.table, "V")
    assert view.table.hasFocus()
    assert view.person == ""


def settled() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("width", [1366, 911, 683])
def test_code_and_owner_are_always_seen(view: HandoverView, width: int) -> None:
    view.resize(width, 500)
    view.show_giving("Phòng A", Basket(ROWS), others=0)
    settled()
    assert view.table.columnWidth(1) >= 150
    assert view.table.columnWidth(2) >= {1366: 320, 911: 200, 683: 300}[width]
    assert view.table.horizontalScrollBar().maximum() == 0


LONG = "Phòng Văn hóa, Khoa học và Thông tin, Giáo dục, Lao động và Bảo trợ xã hội"


@pytest.mark.parametrize(("width", "height", "rail"), [(1366, 768, 98), (911, 512, 98), (683, 384, 56)])
def test_the_page_needs_no_scrolling_sideways(
    show: Callable[..., QWidget], qtbot: QtBot, width: int, height: int, rail: int
) -> None:
    view, window, beside = HandoverView(), QWidget(), QWidget()
    frame = PageFrame(Page("F4", "handover", "Bàn giao", "arrows-left-right", view, view.bar))
    beside.setFixedWidth(rail)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for part in (beside, frame):
        row.addWidget(part)
    show(window)
    window.resize(width, height)
    rows = tuple(replace(each, owner="Nguyễn Hoàng Thị Kim Bích Ngọc", note="quá giờ bàn giao") for each in ROWS)
    basket, area = Basket(rows), frame.findChild(QScrollArea)
    assert area is not None
    for shown in (
        lambda: view.show_giving(LONG, basket, others=128),
        lambda: view.show_taking(slip(LONG, Settled(taken=128, ended=3))),
        lambda: view.show_taking(replace(unlisted(rows, "0000"), to=LONG)),
    ):
        shown()
        settled()
        assert window.width() == width
        assert area.horizontalScrollBar().maximum() == 0
        assert view.table.columnWidth(2) >= 100


def test_notes_have_a_column_as_soon_as_there_is_one(view: HandoverView) -> None:
    view.show_giving("Phòng A", Basket(ROWS), others=0)
    assert view.table.isColumnHidden(5)
    view.show_giving("Phòng A", Basket((replace(ROWS[0], note="quá giờ bàn giao"), *ROWS[1:])), others=0)
    assert not view.table.isColumnHidden(5)


def test_when_a_slip_is_left_the_focus_is_on_the_table_not_on_a_field_that_is_gone(view: HandoverView) -> None:
    view.activateWindow()
    view.show_taking(slip())
    view.side.count.person.setFocus()
    settled()
    view.show_giving("Phòng A", Basket(ROWS), others=0)
    settled()
    assert view.table.hasFocus()


def test_help_lists_space(view: HandoverView) -> None:
    listed = view.keys()
    assert listed[0][0] == "Space"
