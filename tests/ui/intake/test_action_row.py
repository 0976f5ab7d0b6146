"""The actions of a reception say their numbers and keys, and fit the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.action_row import ActionRow
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> Iterator[ActionRow]:
    window, row = QWidget(), ActionRow()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    window.resize(1268, 60)
    window.show()
    qtbot.waitExposed(window)
    yield row
    window.close()


def test_the_primary_button_says_it_in_brief_rather_than_cut(row: ActionRow) -> None:
    row.show_saving("Lưu và in phiếu yêu cầu")
    row.show_wrong(2)

    row.window().resize(560, 60)
    QTest.qWait(1)
    assert row.save.text().startswith("Lưu và in (")
    row.window().resize(1366, 60)
    QTest.qWait(1)
    assert row.save.text().startswith("Lưu và in phiếu yêu cầu (")


def test_saving_and_one_more_tell_which(row: ActionRow) -> None:
    heard: list[bool] = []
    row.submitted.connect(heard.append)

    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(row, Qt.Key.Key_Return, control)
    QTest.keyClick(row, Qt.Key.Key_Return, control | Qt.KeyboardModifier.ShiftModifier)

    assert heard == [False, True]


def test_drafts_are_there_only_when_there_are_any(row: ActionRow) -> None:
    assert not row.drafts.isVisible()

    row.show_drafts(2)
    assert row.drafts.isVisible()
    assert row.drafts.text() == "Nháp 2 (Ctrl+D)"

    row.show_drafts(0)
    for width in (500, 1268):
        row.window().resize(width, 60)
    assert not row.drafts.isVisible()


@pytest.mark.parametrize("width", [1268, 995, 813, 627])
def test_the_primary_button_is_whole_at_every_width(row: ActionRow, width: int) -> None:
    row.set_short(width < 800)
    row.show_wrong(3)
    row.show_drafts(1)

    row.window().resize(width, 60)
    QTest.qWait(1)

    assert row.save.isVisible()
    assert row.save.geometry().right() <= width
    assert row.save.width() >= row.save.sizeHint().width()


def test_the_next_number_shows_its_end(row: ActionRow) -> None:
    row.show_number("H52.18-261005-3012")

    assert row.number.text() == "…-3012"
    assert "H52.18-261005-3012" in row.number.toolTip()


def test_how_many_to_mend_stands_by_the_button(row: ActionRow) -> None:
    row.show_wrong(2)
    assert row.wrong.text() == "✕ 2 mục cần sửa"

    row.show_wrong(0)
    assert not row.wrong.isVisible()


def test_while_saving_the_button_says_so_and_does_nothing(row: ActionRow) -> None:
    heard: list[bool] = []
    row.submitted.connect(heard.append)

    row.show_busy(True)
    row.save.click()

    assert heard == []
    assert row.save.text() == "Đang lưu… (Ctrl+Enter)"
