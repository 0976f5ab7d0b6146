"""Labels show text as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.labels import breakable, label, labelled


def test_markup_in_a_name_is_shown_not_obeyed(qtbot: QtBot) -> None:
    name = label("<b>Nguyễn</b> & Sơn", "strong")

    assert name.textFormat() is Qt.TextFormat.PlainText
    assert name.text() == "<b>Nguyễn</b> & Sơn"
    assert name.property("role") == "strong"


def test_a_word_without_end_may_be_broken_and_nothing_else_is_touched() -> None:
    assert breakable("Nguyễn Thị Ví Dụ") == "Nguyễn Thị Ví Dụ"
    assert breakable("A" * 70).split("\u200b") == ["A" * 32, "A" * 32, "A" * 6]


def test_a_control_stands_below_its_label(qtbot: QtBot) -> None:
    window, field = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    window.setLayout(labelled("Lĩnh vực", field))
    caption = window.findChild(QLabel)
    assert isinstance(caption, QLabel)
    assert (caption.text(), caption.buddy()) == ("Lĩnh vực", field)
