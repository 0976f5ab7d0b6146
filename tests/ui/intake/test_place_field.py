"""A place by a few letters: Enter takes the marked one, anything else stays as typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.place_field import PlaceField, commune_names, province_names
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Iterator[PlaceField]:
    window = QWidget()
    qtbot.addWidget(window)
    made = PlaceField("Xã, phường", lambda typed: commune_names("Sơn La", typed))
    QVBoxLayout(window).addWidget(made)
    window.resize(500, 400)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.line.setFocus()
    yield made
    window.close()


def test_enter_takes_the_first_suggestion(field: PlaceField) -> None:
    QTest.keyClicks(field.line, "mai so")
    assert field.suggestions[0] == "Xã Mai Sơn"

    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.text == "Xã Mai Sơn"
    assert field.suggestions == []


def test_arrows_choose_another(field: PlaceField) -> None:
    QTest.keyClicks(field.line, "chieng")
    second = field.suggestions[1]

    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)

    assert field.text == second


def test_esc_closes_the_list_and_leaves_the_text(field: PlaceField) -> None:
    QTest.keyClicks(field.line, "mai so")

    QTest.keyClick(field.line, Qt.Key.Key_Escape)

    assert field.suggestions == []
    assert field.text == "mai so"


def test_what_no_place_is_called_stays_as_typed(field: PlaceField) -> None:
    QTest.keyClicks(field.line, "huyen khac")
    assert field.suggestions == []

    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.text == "huyen khac"


def test_the_list_stays_inside_the_window(field: PlaceField) -> None:
    window = field.window()
    window.resize(500, 90)
    QTest.keyClicks(field.line, "chieng")

    shown = field._list
    assert shown is not None
    assert shown.geometry().top() < field.line.mapTo(window, field.line.rect().topLeft()).y()


def test_provinces_are_found_by_any_word_and_by_the_name_given_up() -> None:
    assert "Sơn La" in province_names("la")
    assert province_names("hoa binh") == ["Phú Thọ"]
    assert province_names("không có") == []


def test_communes_need_their_province() -> None:
    assert commune_names("", "mai") == []
    assert commune_names("Nơi Xa", "mai") == []
