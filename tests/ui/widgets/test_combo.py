"""A drop-down list is chosen in by arrows and shows that it drops down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.theme import Theme, shown_palette
from cchc_desktop.ui.widgets.combo import Combo


def a_combo(qtbot: QtBot) -> Combo:
    combo = Combo("Máy in")
    combo.addItems(["Canon", "Xprinter"])
    qtbot.addWidget(combo)
    combo.resize(200, 36)
    combo.show()
    return combo


def test_arrows_choose(qtbot: QtBot, theme: Theme) -> None:
    combo = a_combo(qtbot)

    QTest.keyClick(combo, Qt.Key.Key_Down)

    assert combo.currentText() == "Xprinter"
    assert combo.accessibleName() == "Máy in"


def test_the_arrow_is_painted_at_the_right(qtbot: QtBot, theme: Theme) -> None:
    image = a_combo(qtbot).grab().toImage()
    field = QColor(shown_palette().card)

    assert any(image.pixelColor(x, y) != field for x in range(172, 192) for y in range(8, 28))
    assert all(image.pixelColor(x, y) == field for x in range(140, 160) for y in range(8, 28))
