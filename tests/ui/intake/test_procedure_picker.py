"""Picking a procedure: words, codes, numbers; what was chosen stays until another is."""

from __future__ import annotations

import pytest
from factories import TODAY, a_procedure
from intake_window import Window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.procedure import Case, Procedure
from cchc_desktop.ui.intake.procedure_picker import ProcedurePicker
from cchc_desktop.ui.theme import Theme

A, B = a_procedure(code="1.000001", name="Một", short_name=""), a_procedure(code="2.000002", name="Hai", short_name="")


class Heard:
    """A picker and what it said."""

    def __init__(self) -> None:
        self.picker = ProcedurePicker()
        self.typed: list[str] = []
        self.chosen: list[Procedure] = []
        self.picker.typed.connect(self.typed.append)
        self.picker.chosen.connect(self.chosen.append)

    def keys(self, text: str) -> None:
        QTest.keyClicks(self.picker.field.line, text)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.picker.field.line, key)


@pytest.fixture
def heard(qtbot: QtBot, theme: Theme) -> Heard:
    heard = Heard()
    qtbot.addWidget(heard.picker)
    heard.picker.resize(780, 400)
    heard.picker.show()
    qtbot.waitExposed(heard.picker)
    heard.picker.activateWindow()
    heard.picker.field.line.setFocus()
    qtbot.waitUntil(heard.picker.field.line.hasFocus)
    heard.picker.offer((A, B), TODAY)
    return heard


def test_enter_takes_the_marked_one(heard: Heard) -> None:
    heard.key(Qt.Key.Key_Down)
    heard.key(Qt.Key.Key_Return)

    assert heard.chosen == [B]


def test_a_lone_digit_is_a_number_of_the_list_and_searches_nothing(heard: Heard) -> None:
    heard.keys("2")
    assert heard.typed == []

    heard.key(Qt.Key.Key_Return)

    assert heard.chosen == [B]


def test_a_digit_beyond_the_list_and_more_digits_are_a_code(heard: Heard) -> None:
    heard.keys("1.0")

    assert heard.typed == ["1.", "1.0"]


def test_enter_before_the_answer_waits_for_it(heard: Heard) -> None:
    heard.keys("hai")
    heard.key(Qt.Key.Key_Return)
    assert heard.chosen == []

    heard.picker.offer((B,), TODAY)

    assert heard.chosen == [B]


def test_an_empty_answer_chooses_nothing_and_says_so(heard: Heard) -> None:
    heard.keys("khong co")
    heard.key(Qt.Key.Key_Return)
    heard.picker.offer((), TODAY)

    assert heard.chosen == []
    assert "khong co" in heard.picker.empty.text()


def test_alt_and_a_number_choose_from_anywhere_while_the_list_is_open(heard: Heard) -> None:
    QTest.keyClick(heard.picker, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    heard.picker.show_procedure(B, "")
    QTest.keyClick(heard.picker, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    assert heard.chosen == [B]


def test_once_chosen_the_list_is_away_and_editing_brings_it_back(heard: Heard) -> None:
    heard.picker.show_procedure(A, "")
    assert heard.picker.list.isHidden()

    heard.keys("x")
    assert heard.picker.is_searching
    heard.key(Qt.Key.Key_Escape)

    assert not heard.picker.is_searching
    assert heard.picker.field.text == "1.000001  Một"


def test_a_name_too_long_for_the_box_stands_below_it_whole(heard: Heard) -> None:
    long = a_procedure(name="Giải quyết chế độ " * 12)

    heard.picker.show_procedure(long, "")

    assert heard.picker.field.text == "1.010803  Trợ cấp thờ cúng liệt sĩ"
    assert heard.picker.full_name.text() == long.name
    assert heard.picker.full_name.isVisible()


def test_cases_are_asked_only_where_there_are_any(heard: Heard) -> None:
    told: list[str] = []
    heard.picker.case_chosen.connect(told.append)
    heard.picker.show_procedure(a_procedure(cases=(Case("c1", "Một"), Case("c2", "Hai"))), "c2")
    assert heard.picker.cases.isVisible()
    assert heard.picker.cases.currentText() == "Hai"

    heard.picker.cases.activated.emit(1)
    heard.picker.show_procedure(A, "")

    assert told == ["c1"]
    assert not heard.picker.cases.isVisible()


def test_a_number_of_the_list_types_nothing_where_the_list_is_away(window: Window) -> None:
    window.fill()
    window.view.owner.part.rows.fields["phone"].line.setFocus()

    window.pick_first_procedure()

    assert window.view.form.owner.phone == ""
