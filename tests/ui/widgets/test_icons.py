"""Icons are the ones their names say, painted in the colour asked for."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.fonts import ICON_FAMILY, register_icon_font
from cchc_desktop.ui.widgets.icons import GLYPHS, TONE_ICONS, IconLabel, icon, paint_icon


def test_every_glyph_is_the_one_of_its_name_in_the_font_that_is_shipped() -> None:
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.submodule_search_locations
    (table,) = (Path(spec.submodule_search_locations[0]) / "fonts").glob("phosphor-charmap*.json")
    names = json.loads(table.read_text(encoding="utf-8"))

    assert {name: int(names[name], 16) for name in GLYPHS} == GLYPHS


def test_the_font_has_every_glyph(qapp: QApplication) -> None:
    register_icon_font()
    from PySide6.QtGui import QFont

    raw = QRawFont.fromFont(QFont(ICON_FAMILY))

    assert [name for name, glyph in GLYPHS.items() if not raw.supportsCharacter(glyph)] == []


def test_every_tone_has_an_icon() -> None:
    assert set(TONE_ICONS) == {"done", "waiting", "wrong", "note"}
    assert set(TONE_ICONS.values()) <= set(GLYPHS)


@pytest.mark.parametrize("size", [16, 18, 20, 40])
def test_an_icon_is_painted_in_its_colour(qapp: QApplication, size: int) -> None:
    image = icon("printer", "#FF0000").pixmap(QSize(size, size)).toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(size) for y in range(size) if image.pixelColor(x, y).alpha() > 200
    }

    assert colours == {"#ff0000"}


def test_a_disabled_icon_has_its_own_colour(qapp: QApplication) -> None:
    made = icon("printer", "#FF0000", "#00FF00")

    assert made.pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage() != made.pixmap(QSize(20, 20)).toImage()


def test_painting_stays_inside_its_rectangle(qapp: QApplication) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, image.rect().adjusted(10, 10, -10, -10), "check", "black")
    painter.end()

    inked = [(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y) != QColor("white")]
    assert inked
    assert all(8 <= x < 32 and 8 <= y < 32 for x, y in inked)


def test_a_label_shows_a_glyph_or_nothing(qtbot: QtBot) -> None:
    shown = IconLabel("lock")
    qtbot.addWidget(shown)
    assert shown.text() == chr(GLYPHS["lock"])

    shown.show_icon("")

    assert shown.text() == ""
