"""A card says its title, to eyes and to the screen reader."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.card import Card, empty


def test_the_title_is_shown_and_named(qtbot: QtBot) -> None:
    card = Card("Chủ hồ sơ")
    qtbot.addWidget(card)

    assert "Chủ hồ sơ" in [each.text() for each in card.findChildren(QLabel)]
    assert card.accessibleName() == "Chủ hồ sơ"


def test_widgets_and_rows_go_below_the_title_and_tags_beside_it(qtbot: QtBot) -> None:
    card, field, row, tag = Card("Chủ hồ sơ"), QLineEdit(), QHBoxLayout(), QLabel("từ căn cước")
    qtbot.addWidget(card)
    inner = QLineEdit()
    row.addWidget(inner)

    card.add(field)
    card.add(row)
    card.add_to_header(tag)
    card.resize(400, 200)
    card.show()

    assert field.y() > tag.y()
    assert inner.y() > field.y()
    assert tag.x() > 200


def test_what_is_taken_out_is_gone_at_once(qtbot: QtBot) -> None:
    card, row, field = Card("Chủ hồ sơ"), QHBoxLayout(), QLineEdit()
    qtbot.addWidget(card)
    row.addWidget(field)
    row.addSpacing(8)
    card.add(row)
    card.show()
    assert field.isVisible()

    empty(row)

    assert not field.isVisible()
    assert row.count() == 0


def test_a_long_title_wraps_where_it_may_be_long(qtbot: QtBot) -> None:
    for wraps in (True, False):
        card = Card("Cả sổ theo dõi · 135 hồ sơ · Phòng chuyên môn giữ · quá hạn · trực tiếp", wraps=wraps)
        qtbot.addWidget(card)
        assert (card.minimumSizeHint().width() < 300) is wraps
