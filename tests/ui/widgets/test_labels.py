"""Labels show text as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.labels import label


def test_markup_in_a_name_is_shown_not_obeyed(qtbot: QtBot) -> None:
    name = label("<b>Nguyễn</b> & Sơn", "strong")

    assert name.textFormat() is Qt.TextFormat.PlainText
    assert name.text() == "<b>Nguyễn</b> & Sơn"
    assert name.property("role") == "strong"
