"""A card of figures shows the newest ones only, or says that there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.day_close.cards import FigureCard


def texts(card: FigureCard) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [label.text() for label in card.findChildren(QLabel) if label.text()]


def test_figures_replace_those_before(qtbot: QtBot) -> None:
    card = FigureCard("Tiền", "Chưa thu.")
    qtbot.addWidget(card)

    card.show_figures([("Lê Văn Mẫu", "5.000 đồng"), ("Ngô Thị Hai", "0 đồng")])
    card.show_figures([("Lê Văn Mẫu", "6.000 đồng")])

    assert texts(card) == ["Tiền", "Lê Văn Mẫu", "6.000 đồng"]


def test_where_there_is_nothing_it_says_so(qtbot: QtBot) -> None:
    card = FigureCard("Tiền", "Chưa thu.")
    qtbot.addWidget(card)

    card.show_figures([("Lê Văn Mẫu", "5.000 đồng")])
    card.show_figures([])

    assert texts(card) == ["Tiền", "Chưa thu."]
