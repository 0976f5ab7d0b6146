"""The list of procedures: numbered, two lines a name, never wider than its window."""

from __future__ import annotations

import pytest
from factories import TODAY, a_procedure
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.ui.intake.procedure_list import ROW, ProcedureList, time_text
from cchc_desktop.ui.theme import Choice, Theme

SEVERAL = tuple(a_procedure(code=f"1.00000{n}", name=f"Thủ tục {n} " + "rất dài " * 20 * (n % 2)) for n in range(12))


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> ProcedureList:
    shown = ProcedureList()
    qtbot.addWidget(shown)
    shown.resize(700, 420)
    shown.offer(SEVERAL, TODAY)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_the_first_is_marked_and_the_mark_stays_inside(shown: ProcedureList) -> None:
    assert shown.current == SEVERAL[0]
    shown.move_mark(-3)
    assert shown.current == SEVERAL[0]
    shown.move_mark(100)
    assert shown.current == SEVERAL[-1]


def test_a_click_chooses(shown: ProcedureList) -> None:
    heard: list[Procedure] = []
    shown.chosen.connect(heard.append)

    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, ROW + 10))

    assert heard == [SEVERAL[1]]


def test_nothing_offered_is_nothing_marked(shown: ProcedureList) -> None:
    shown.offer((), TODAY)

    assert shown.current is None
    shown.move_mark(1)
    assert shown.current is None


def test_it_is_painted_in_both_palettes_and_without_room_for_more(shown: ProcedureList, theme: Theme) -> None:
    light = shown.grab().toImage()
    theme.choose(Choice.DARK)
    dark = shown.grab().toImage()
    theme.choose(Choice.LIGHT)
    shown.resize(360, 420)
    narrow = shown.grab().toImage()

    assert light != dark
    assert narrow.width() == 360


def test_times_are_said_as_published() -> None:
    assert time_text(a_procedure(), TODAY) == "24 ngày"
    assert time_text(a_procedure(statutory=()), TODAY) == "không hẹn ngày"


def test_a_screen_reader_hears_number_code_and_name(shown: ProcedureList) -> None:
    spoken = shown.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("2. 1.000001 Thủ tục 1")


@pytest.mark.parametrize("height", [140, 231, 420])
def test_no_row_is_cut_through(shown: ProcedureList, height: int) -> None:
    shown.resize(700, height)

    assert shown.viewport().height() % ROW == 0
    for _ in SEVERAL:
        place = shown.visualRect(shown.currentIndex())
        assert shown.viewport().rect().contains(place)
        shown.move_mark(1)


def test_where_all_of_them_have_room_none_is_lost(shown: ProcedureList) -> None:
    shown.offer(SEVERAL[:3], TODAY)
    shown.resize(700, 150)

    assert shown.viewport().height() >= 3 * ROW
