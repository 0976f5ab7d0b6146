"""Enter goes on within the card and is not heard below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.errand import late_form
from cchc_desktop.ui.intake.errand_card import ErrandCard


class Below(QWidget):
    """What lies under the card."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.key())


def test_enter_is_the_cards_own_and_other_keys_are_not(qtbot: QtBot) -> None:
    window, card = Below(), ErrandCard()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(card)
    card.show_form(late_form("H52.18-261005-3899", ""))
    window.show()
    done: list[bool] = []
    card.committed.connect(lambda: done.append(True))

    for question in card.questions:
        QTest.keyClick(question.editor, Qt.Key.Key_Return)
    QTest.keyClick(card.questions[0].editor, Qt.Key.Key_Escape)

    assert done == [True]
    assert window.heard == [Qt.Key.Key_Escape]
