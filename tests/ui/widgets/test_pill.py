"""The pill keeps its words for those who hear them, also when it shows a number only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.pill import StatusPill

WORDS = "Đã lưu 92 · Cổng nhận 80 · Cần xem 1"


def a_pill(qtbot: QtBot) -> StatusPill:
    pill = StatusPill()
    qtbot.addWidget(pill)
    pill.show_status("wrong", WORDS, "1")
    return pill


def test_narrow_shows_icon_and_number_and_says_everything(qtbot: QtBot, theme: Theme) -> None:
    pill = a_pill(qtbot)
    assert pill.text() == WORDS

    pill.set_compact(True)

    assert pill.text() == "1"
    assert pill.accessibleName() == pill.toolTip() == WORDS
    assert not pill.icon().isNull()


def test_it_knows_its_full_width_also_when_it_is_narrow(qtbot: QtBot, theme: Theme) -> None:
    pill = a_pill(qtbot)
    pill.show()
    wide = pill.sizeHint().width()

    pill.set_compact(True)

    assert abs(pill.full_width - wide) < 16
    assert pill.sizeHint().width() < wide / 2


def test_enter_on_it_opens_the_list(qtbot: QtBot, theme: Theme) -> None:
    pill = a_pill(qtbot)

    with qtbot.waitSignal(pill.triggered):
        QTest.keyClick(pill, Qt.Key.Key_Return)


def test_colours_follow_the_tone(qtbot: QtBot, theme: Theme) -> None:
    pill = a_pill(qtbot)
    pill.show()
    before = pill.grab().toImage()

    pill.show_status("done", WORDS, "1")

    assert pill.grab().toImage() != before
