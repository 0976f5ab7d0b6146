"""Papers in a question, by keys: the checklist's with three counts, lines of one's own, Enter goes through all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.ui.deeds.form import Ask, Kind
from cchc_desktop.ui.deeds.papers_part import PapersPart

DOCUMENTS = (RequiredDocument("Tờ khai", "T1", original=1), RequiredDocument("Giấy khai sinh", "G1", certified=1))
KEY = Qt.Key


@pytest.fixture
def part(show: Callable[..., QWidget]) -> PapersPart:
    made = PapersPart(Ask("papers", "Giấy tờ", Kind.PAPERS, documents=DOCUMENTS))
    show(made, 480, 300)
    made.setFocus()
    return made


def press(part: PapersPart, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(part.focusWidget() or part, key)


def test_nothing_counted_is_no_answer(part: PapersPart) -> None:
    assert part.answer == ""


def test_space_takes_what_is_asked_for_and_digits_count_each_kind(part: PapersPart) -> None:
    press(part, KEY.Key_Down, KEY.Key_Space)
    assert part.answer == "Giấy khai sinh x0/1/0"
    press(part, KEY.Key_Right, KEY.Key_2)
    assert part.answer == "Giấy khai sinh x0/1/2"


def test_enter_goes_from_paper_to_paper_then_to_the_line_and_on(qtbot: QtBot, part: PapersPart) -> None:
    press(part, KEY.Key_Return, KEY.Key_Return)
    assert part.line.hasFocus()
    with qtbot.waitSignal(part.entered):
        press(part, KEY.Key_Return)


def test_a_paper_of_one_s_own_is_added_and_deleted(part: PapersPart) -> None:
    part.line.setFocus()
    part.line.setText("Sơ đồ thửa đất x0/0/2")
    press(part, KEY.Key_Return)
    assert part.answer == "Sơ đồ thửa đất x0/0/2"
    assert part.line.text() == ""

    part.table.setFocus()
    part.table.mark_row(2)
    press(part, KEY.Key_Delete)
    assert part.answer == ""


def test_what_still_stands_in_the_line_counts_too(part: PapersPart) -> None:
    part.line.setText("Sơ đồ")
    assert part.answer == "Sơ đồ x1/0/0"


def test_without_a_checklist_the_line_is_where_it_begins(show: Callable[..., QWidget]) -> None:
    bare = PapersPart(Ask("papers", "Giấy tờ", Kind.PAPERS))
    show(bare, 480, 200)
    bare.setFocus()
    assert bare.focusProxy() is bare.line
    assert bare.table.isHidden()
