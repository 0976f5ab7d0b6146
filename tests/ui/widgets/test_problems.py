"""Each problem stands under its field, the first gets the focus; what has no field is said above."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.field import Field
from cchc_desktop.ui.widgets.problems import show_problems
from cchc_desktop.ui.widgets.strip import Strip


def test_each_under_its_field_and_the_first_has_the_focus(qtbot: QtBot, theme: Theme) -> None:
    page, notice = QWidget(), Strip()
    fields = {name: Field(name) for name in ("code", "name", "day")}
    layout = QVBoxLayout(page)
    for part in (notice, *fields.values()):
        layout.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    apart = Problem("elsewhere", "apart", "Danh mục vừa đổi.")

    show_problems([Problem("name", "n", "Cần tên."), apart, Problem("day", "d", "Cần ngày.")], fields, notice)

    assert [field.has_problem for field in fields.values()] == [False, True, True]
    assert fields["name"].editor.hasFocus()
    assert (notice.tone, notice.text) == ("wrong", "Danh mục vừa đổi.")
