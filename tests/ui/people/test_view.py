"""The page shows who may sign in, and reports what was filled in; in practice it saves nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.sign_in import NO_PASSWORD
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store.clerks import Account
from cchc_desktop.ui.people.view import PeopleView, sign_in_words

NEW = Account(Clerk("cb02", "Cà Thị Pâng"), NO_PASSWORD)
LEAD = Account(Clerk("tq01", "Trần Thị Hương", role=Role.LEAD), "hash", last_seen="2026-11-22T08:15:00.000+07:00")


def test_who_has_no_password_yet_is_told_in_words() -> None:
    assert sign_in_words(NEW) == "△ Chưa có mật khẩu"
    assert sign_in_words(LEAD) == "Lần cuối 22/11/2026 08:15"
    assert sign_in_words(Account(NEW.clerk, "hash")) == "Chưa đăng nhập lần nào"


def test_enter_on_a_clerk_fills_the_form_and_stands_in_the_password(view: PeopleView) -> None:
    view.show_people([LEAD, NEW])
    view.table.setFocus()
    view.table.selectRow(1)

    QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert (view.code.text, view.name.text, view.role.value) == ("cb02", "Cà Thị Pâng", "clerk")
    assert view.password.editor.hasFocus()


def test_enter_in_the_second_password_hands_the_form_over(qtbot: QtBot, view: PeopleView) -> None:
    view.edit(NEW.clerk)
    view.password.editor.setText("dài vừa đủ")
    view.again.editor.setText("dài vừa đủ")

    with qtbot.waitSignal(view.saved) as heard:
        QTest.keyClick(view.again.editor, Qt.Key.Key_Return)

    form = heard.args[0]
    assert (form.code, form.password, form.again) == ("cb02", "dài vừa đủ", "dài vừa đủ")


def test_problems_stand_at_their_fields_and_the_first_has_the_focus(view: PeopleView) -> None:
    view.show_problems([Problem("name", "a", "Cần họ tên."), Problem("again", "b", "Khác nhau.")])

    assert view.name.has_problem
    assert view.again.has_problem
    assert view.name.editor.hasFocus()


def test_what_belongs_to_no_field_is_said_above_the_list(view: PeopleView) -> None:
    view.show_problems([Problem("role", "role.last", "Trưởng quầy duy nhất.")])

    assert view.notice.isVisible()


def test_leaving_empties_the_form(qtbot: QtBot, view: PeopleView) -> None:
    view.edit(NEW.clerk)
    view.password.editor.setText("bí mật lắm")

    with qtbot.waitSignal(view.closed):
        view.back.triggered.emit()

    assert view.password.text == ""
    assert view.code.text == ""


def test_practice_saves_nothing_and_says_why(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    view = PeopleView(practice=True)
    show(view)

    with qtbot.assertNotEmitted(view.saved):
        QTest.keyClick(view.again.editor, Qt.Key.Key_Return)

    assert not view.save.isEnabled()
    assert "Bản tập" in view.save.toolTip()
