"""The one box looks up while typing, is chosen from by arrows, and gives the focus back."""

from __future__ import annotations

from box_window import BoxWindow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.box import PLACEHOLDER
from cchc_desktop.ui.shell.findings import FoundRow

ROWS = [
    FoundRow(n, f"H52.18-261123-30{n:02} · Lò Thị Ánh Nguyệt", "Trợ cấp xã hội", "hẹn 08/12/2026") for n in range(9)
]


def test_typing_is_looked_up_once_it_pauses(qtbot: QtBot, window: BoxWindow) -> None:
    asked: list[str] = []
    window.box.searched.connect(asked.append)

    window.type(qtbot, "nguyet")

    assert asked == ["nguyet"]


def test_arrows_move_and_enter_takes_one(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "nguyet")
    window.box.show_findings(ROWS)
    assert window.findings.isVisible()
    assert window.box.hasFocus()

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(window.box, key)

    assert window.chosen == [1]
    assert not window.findings.isVisible()
    assert window.box.text() == ""


def test_page_keys_stop_at_the_ends(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "nguyet")
    window.box.show_findings(ROWS)

    QTest.keyClick(window.box, Qt.Key.Key_PageDown)
    QTest.keyClick(window.box, Qt.Key.Key_PageDown)
    assert window.findings.current == ROWS[-1]
    QTest.keyClick(window.box, Qt.Key.Key_PageUp)
    QTest.keyClick(window.box, Qt.Key.Key_PageUp)

    assert window.findings.current == ROWS[0]


def test_enter_before_the_answer_hands_over_what_was_typed(window: BoxWindow) -> None:
    QTest.keyClicks(window.box, "H52.18-261123-3012")
    QTest.keyClick(window.box, Qt.Key.Key_Return)

    assert window.entered == ["H52.18-261123-3012"]
    assert window.chosen == []


def test_enter_on_older_findings_does_not_take_one_of_them(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "nguy")
    window.box.show_findings(ROWS)

    QTest.keyClicks(window.box, "en")
    QTest.keyClick(window.box, Qt.Key.Key_Return)

    assert window.chosen == []
    assert window.entered == ["nguyen"]


def test_enter_before_the_answer_does_not_take_one_of_the_findings_before_it(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "nguy")
    window.box.show_findings(ROWS)
    with qtbot.waitSignal(window.box.searched):
        QTest.keyClicks(window.box, "en")
    assert window.box.is_behind

    QTest.keyClick(window.box, Qt.Key.Key_Return)

    assert (window.chosen, window.entered) == ([], ["nguyen"])


def test_nothing_found_is_said(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "zzz")

    window.box.show_findings([])

    assert window.findings.isVisible()
    assert window.findings.current is None


def test_esc_closes_and_gives_the_focus_back(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "nguyet")
    window.box.show_findings(ROWS)

    with qtbot.waitSignal(window.box.left):
        QTest.keyClick(window.box, Qt.Key.Key_Escape)

    assert window.box.text() == ""
    assert not window.findings.isVisible()


def test_an_answer_that_comes_after_the_clerk_has_left_drops_nothing_down(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "nguyet")
    QTest.keyClick(window.box, Qt.Key.Key_Escape)

    window.box.show_findings(ROWS)

    assert not window.findings.isVisible()


def test_a_click_takes_a_row(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "nguyet")
    window.box.show_findings(ROWS)

    QTest.mouseClick(window.findings._list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 60))

    assert window.chosen == [1]


def test_the_list_stays_inside_the_window(qtbot: QtBot, window: BoxWindow) -> None:
    window.type(qtbot, "nguyet")
    window.resize(400, 200)

    window.box.show_findings(ROWS)

    assert window.rect().contains(window.findings.geometry())


def test_the_placeholder_fits_its_width(qtbot: QtBot, window: BoxWindow) -> None:
    assert window.box.placeholderText() == PLACEHOLDER

    window.resize(280, 200)

    words = window.box.placeholderText()
    assert "Ctrl+K" in words
    assert window.box.fontMetrics().horizontalAdvance(words) < window.box.width() - 20
