"""The right column and the strip that stands for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.dossier.side import STRIP, Side, SideStrip


def test_the_strip_is_pressed_by_its_key_and_says_its_words(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    strip = SideStrip("Vì sao hẹn ngày này", "Ctrl+I")
    QHBoxLayout(window).addWidget(strip)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    with qtbot.waitSignal(strip.clicked):
        QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)

    assert strip.width() == STRIP
    assert strip.accessibleName() == "Vì sao hẹn ngày này (Ctrl+I)"


def test_the_strip_paints_its_title_upright(qtbot: QtBot) -> None:
    strip = SideStrip("Vì sao", "Ctrl+I")
    qtbot.addWidget(strip)
    strip.resize(STRIP, 200)
    image = strip.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert len(colours) > 3  # ground, border and letters


def test_lying_over_the_page_it_has_a_frame(qtbot: QtBot) -> None:
    side = Side([QLabel("a"), QLabel("b")])
    qtbot.addWidget(side)
    flat = side.sizeHint().width()

    side.float_over(True)
    assert side.property("role") == "overlay"
    assert side.sizeHint().width() > flat

    side.float_over(False)
    assert side.sizeHint().width() == flat
