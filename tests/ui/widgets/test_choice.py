"""A row is ticked from end to end, by mouse and by key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.choice import CheckRow, RadioGroup


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(400, 32)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_a_click_at_the_far_end_ticks(qtbot: QtBot, theme: Theme) -> None:
    row = CheckRow("đủ")
    shown(qtbot, row)

    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(390, 3))

    assert row.isChecked()


def test_space_ticks_and_it_looks_different(qtbot: QtBot, theme: Theme) -> None:
    row = CheckRow("đủ")
    shown(qtbot, row)
    before = row.grab().toImage()

    QTest.keyClick(row, Qt.Key.Key_Space)

    assert row.isChecked()
    assert row.grab().toImage() != before


def test_the_row_is_high_enough_to_hit(qtbot: QtBot, theme: Theme) -> None:
    assert CheckRow("đủ").sizeHint().height() >= 24


def test_arrows_choose_in_a_group(qtbot: QtBot, theme: Theme) -> None:
    group = RadioGroup({"counter": "Tại quầy", "post": "Bưu chính", "online": "Trực tuyến"}, "Trả kết quả")
    shown(qtbot, group)
    assert group.value == ""
    group.set_value("counter")
    group.rows["counter"].setFocus()

    QTest.keyClick(group.rows["counter"], Qt.Key.Key_Right)

    assert group.value == "post"


def test_upright_rows_stand_below_each_other_and_a_click_at_the_end_chooses(qtbot: QtBot, theme: Theme) -> None:
    group = RadioGroup({"a": "Một", "b": "Hai"}, "Chọn", upright=True)
    qtbot.addWidget(group)
    group.resize(300, 80)
    group.show()

    QTest.mouseClick(group.rows["b"], Qt.MouseButton.LeftButton, pos=QPoint(group.rows["b"].width() - 2, 2))

    assert group.value == "b"
    assert group.rows["b"].y() > group.rows["a"].y()
    group.rows["a"].setEnabled(False)
    assert not group.grab().isNull()
