"""Fields in rows: they break where there is little room, and what is wrong is said in the row's whole width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.ui.intake.fields import FieldRows, PartField, PickOne
from cchc_desktop.ui.theme import Theme


class Rows(FieldRows):
    """Three fields, the third below the others where it is narrow."""

    def __init__(self) -> None:
        fields = {"a": PartField("Số", 170), "b": PartField("Tên", written=str.upper), "c": PartField("Ngày", 120)}
        super().__init__(fields, (("a", "b", "c"),), (("a", "b"), ("c",)), 600)


@pytest.fixture
def rows(qtbot: QtBot, theme: Theme) -> Rows:
    rows = Rows()
    qtbot.addWidget(rows)
    rows.resize(700, 200)
    rows.show()
    qtbot.waitExposed(rows)
    rows.activateWindow()
    return rows


def tops(rows: Rows) -> list[int]:
    QTest.qWait(1)
    return [rows.fields[name].y() for name in "abc"]


def messages(rows: Rows) -> list[str]:
    texts = [label.text() for label in rows.findChildren(QLabel) if label.property("role") == "problem"]
    return [text for text in texts if text]


def test_rows_break_where_there_is_little_room_and_come_back(rows: Rows) -> None:
    assert len(set(tops(rows))) == 1
    rows.resize(500, 200)
    assert len(set(tops(rows))) == 2
    rows.resize(700, 200)
    assert len(set(tops(rows))) == 1


def test_fields_that_are_not_wanted_are_away_and_tab_passes_them(rows: Rows) -> None:
    rows.show_only({"a", "c"})
    rows.fields["a"].line.setFocus()

    QTest.keyClick(rows.fields["a"].line, Qt.Key.Key_Tab)

    assert rows.shown == ["a", "c"]
    assert rows.fields["c"].line.hasFocus()


def test_a_problem_stands_below_the_row_with_the_name_of_its_field_once(rows: Rows) -> None:
    rows.fields["a"].show_problem(Problem("a", "x", "Số cần 12 chữ số."))
    rows.fields["b"].show_problem(warning("b", "y", "Xem lại."))

    shown = [text for text in messages(rows) if text.startswith(("✕", "△"))]
    assert "✕ Số cần 12 chữ số." in shown
    assert "△ Tên: Xem lại." in shown
    assert rows.fields["a"].line.property("state") == "wrong"


def test_editing_takes_problem_and_scan_mark_away(rows: Rows) -> None:
    field = rows.fields["a"]
    field.set_text("1")
    field.mark_scanned("từ căn cước")
    field.show_problem(Problem("a", "x", "Sai."))

    QTest.keyClick(field.line, Qt.Key.Key_2)

    assert field.problem is None
    assert not field.scanned


def test_leaving_a_field_puts_it_in_its_usual_writing(rows: Rows) -> None:
    rows.fields["b"].line.setFocus()
    QTest.keyClicks(rows.fields["b"].line, "abc")

    rows.fields["a"].line.setFocus()

    assert rows.fields["b"].text == "ABC"


def test_a_field_entered_again_is_selected_so_that_typing_replaces(rows: Rows) -> None:
    rows.fields["b"].set_text("CŨ")
    rows.fields["b"].line.setFocus()

    QTest.keyClicks(rows.fields["b"].line, "x")

    assert rows.fields["b"].text == "x"


@pytest.mark.parametrize(("text", "heard"), [("", ["A", "Y"]), ("abc", ["Y"])])
def test_the_screens_keys_work_in_fields_but_select_all_where_there_is_text(
    rows: Rows, text: str, heard: list[str]
) -> None:
    pressed: list[str] = []
    for letter in "AY":
        QShortcut(f"Ctrl+{letter}", rows, lambda letter=letter: pressed.append(letter))
    line = rows.fields["a"].line
    line.setText(text)
    line.setFocus()

    for key in (Qt.Key.Key_A, Qt.Key.Key_Y):
        QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)

    assert pressed == heard
    assert line.selectedText() == text


def test_the_wheel_does_not_choose(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    combo = PickOne("Loại")
    combo.addItems(["một", "hai"])
    QVBoxLayout(window).addWidget(combo)
    window.show()

    _turn_wheel(combo)

    assert combo.currentText() == "một"


def _turn_wheel(combo: PickOne) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    place, none = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, phase, False)
    QApplication.sendEvent(combo, event)
