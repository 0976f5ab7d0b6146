"""A field says what is wrong below it, and where its content came from, until the clerk edits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.field import Field

WRONG = Problem("owner.number", "number.short", "Số định danh cần 12 chữ số, mới có 11. Chưa lưu gì. Sửa rồi Enter.")


def shown(qtbot: QtBot, field: Field) -> list[str]:
    field.show()
    return [each.text() for each in field.findChildren(QLabel) if each.isVisible()]


def a_field(qtbot: QtBot) -> Field:
    field = Field("Số định danh")
    qtbot.addWidget(field)
    return field


def test_a_problem_stands_below_with_a_mark_and_in_the_screen_readers_words(qtbot: QtBot, theme: Theme) -> None:
    field = a_field(qtbot)

    field.show_problem(WRONG)

    assert shown(qtbot, field) == ["Số định danh", "✕ " + WRONG.message]
    assert field.editor.property("state") == "wrong"
    assert field.editor.accessibleName() == "Số định danh"
    assert field.editor.accessibleDescription() == WRONG.message


def test_a_warning_is_no_error(qtbot: QtBot, theme: Theme) -> None:
    field = a_field(qtbot)

    field.show_problem(warning("x", "x", "Chưa có tỉnh này."))

    assert shown(qtbot, field)[-1] == "△ Chưa có tỉnh này."
    assert field.editor.property("state") != "wrong"


def test_editing_takes_the_problem_and_the_mark_of_the_scan_away(qtbot: QtBot, theme: Theme) -> None:
    field = a_field(qtbot)
    field.set_text("014190003271")
    field.mark_scanned("từ căn cước")
    assert "từ căn cước" in shown(qtbot, field)
    field.show_problem(WRONG)

    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.editor, Qt.Key.Key_5)

    assert shown(qtbot, field) == ["Số định danh"]
    assert field.editor.property("state") == ""
    assert not field.has_problem


def test_the_program_filling_it_is_no_edit(qtbot: QtBot, theme: Theme) -> None:
    field = a_field(qtbot)

    with qtbot.assertNotEmitted(field.edited):
        field.set_text("  Lò Thị Ánh Nguyệt ")

    assert field.text == "Lò Thị Ánh Nguyệt"


def test_a_solved_problem_leaves_the_mark_of_the_scan(qtbot: QtBot, theme: Theme) -> None:
    field = a_field(qtbot)
    field.mark_scanned("từ căn cước")

    field.show_problem(WRONG)
    field.show_problem(None)

    assert field.editor.property("state") == "scanned"


def test_all_fields_of_a_row_have_their_editor_at_the_same_height(qtbot: QtBot, theme: Theme) -> None:
    marked, plain = a_field(qtbot), a_field(qtbot)
    marked.mark_scanned("từ căn cước")
    marked.show()
    plain.show()

    assert marked.editor.y() == plain.editor.y()
