"""Light, dark, or as the system says; a property set later shows at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.palette import DARK, LIGHT
from cchc_desktop.ui.theme import Choice, Theme, qt_palette, restyle


def test_the_choice_of_the_clerk_wins_over_the_system(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed) as heard:
        theme.choose(Choice.DARK)

    assert heard.args == [DARK]
    assert qapp.palette().window().color().name().upper() == DARK.page
    theme.choose(Choice.LIGHT)
    assert qapp.palette().window().color().name().upper() == LIGHT.page


def test_the_system_is_followed_when_nothing_is_chosen(qapp: QApplication, theme: Theme) -> None:
    theme.choose(Choice.SYSTEM)
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark

    assert theme.palette is (DARK if dark else LIGHT)
    theme.choose(Choice.LIGHT)


def test_choosing_the_same_again_redraws_nothing(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(Choice.LIGHT)

    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Choice.LIGHT)


def test_a_field_is_36_pixels_high(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()

    assert field.sizeHint().height() == 36


def test_a_property_set_later_shows(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(100, 40)
    field.show()
    before = field.grab().toImage()

    restyle(field, state="wrong")

    assert field.grab().toImage() != before


def test_what_qt_paints_by_itself_has_the_same_colours(theme: Theme) -> None:
    palette = qt_palette(DARK)

    assert palette.color(QPalette.ColorRole.PlaceholderText).name().upper() == DARK.placeholder
    assert palette.color(QPalette.ColorRole.Highlight).name().upper() == DARK.primary.fill
