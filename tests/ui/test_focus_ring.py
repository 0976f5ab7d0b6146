"""Exactly one focus is visible: a ring two pixels away, or the field's own border."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.focus_ring import _Ring
from cchc_desktop.ui.theme import Theme


def window_with(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def rings(window: QWidget) -> list[_Ring]:
    return [ring for ring in window.findChildren(_Ring) if ring.isVisible()]


def test_a_button_has_the_ring_two_pixels_away(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Lưu")
    window = window_with(qtbot, button)

    button.setFocus()

    (ring,) = rings(window)
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_the_ring_goes_along_with_the_focus_and_leaves_fields_alone(qtbot: QtBot, theme: Theme) -> None:
    first, second, field = QPushButton("1"), QPushButton("2"), QLineEdit()
    window = window_with(qtbot, first, second, field)

    first.setFocus()
    second.setFocus()
    qtbot.wait(1)
    assert len(rings(window)) == 1
    field.setFocus()

    assert rings(window) == []


def test_the_ring_follows_a_button_that_moves_and_goes_with_one_that_hides(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Lưu")
    window = window_with(qtbot, button, QLineEdit())
    button.setFocus()

    button.move(30, 40)
    assert rings(window)[0].pos() == button.pos() - rings(window)[0].rect().topLeft().__class__(4, 4)
    button.hide()

    assert rings(window) == []


def test_in_a_scrolled_body_the_ring_scrolls_along(qtbot: QtBot, theme: Theme) -> None:
    body, button, area = QWidget(), QPushButton("Lưu"), QScrollArea()
    QVBoxLayout(body).addWidget(button)
    area.setWidget(body)
    window = window_with(qtbot, area)

    button.setFocus()

    assert rings(window)[0].parentWidget() is body


def test_a_focused_button_may_be_destroyed(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    button = QPushButton("Lưu")
    window = window_with(qtbot, button, QPushButton("Khác"))
    button.setFocus()

    button.deleteLater()
    qtbot.wait(1)

    assert len(rings(window)) <= 1
