"""Signing in takes the password and Enter; everything else is filled in or one arrow away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.sign_in import LockedOut
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.sign_in import view as module
from cchc_desktop.ui.sign_in.session import Entrance, SignInForm
from cchc_desktop.ui.sign_in.view import SHOWN, SignInView
from cchc_desktop.ui.theme import Theme

CLERKS = (Clerk("cb01", "Trần Thị Hương"), Clerk("cb02", "Vì Văn Hồng"), Clerk("cb03", "Quàng Văn Hặc"))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> SignInView:
    view = SignInView()
    qtbot.addWidget(view)
    view.resize(911, 512)
    view.open(Entrance(CLERKS, "03", "morning", last="cb02"))
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def submit(qtbot: QtBot, view: SignInView, *keys: Qt.Key) -> SignInForm:
    with qtbot.waitSignal(view.submitted) as heard:
        for key in keys:
            QTest.keyClick(view.focusWidget(), key)
    form = heard.args[0]
    assert isinstance(form, SignInForm)
    return form


def test_the_focus_stands_in_the_password_and_the_last_clerk_is_chosen(qtbot: QtBot, view: SignInView) -> None:
    assert view.password.editor.hasFocus()
    QTest.keyClicks(view.password.editor, "matkhau1")

    form = submit(qtbot, view, Qt.Key.Key_Return)

    assert (form.code, form.password, form.counter, form.shift) == ("cb02", "matkhau1", "03", "morning")


def test_arrows_choose_the_name_from_within_the_password(qtbot: QtBot, view: SignInView) -> None:
    assert submit(qtbot, view, Qt.Key.Key_Up, Qt.Key.Key_Return).code == "cb01"
    assert submit(qtbot, view, Qt.Key.Key_Up, Qt.Key.Key_Return).code == "cb01"
    assert submit(qtbot, view, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return).code == "cb03"


def test_a_clerk_who_is_not_in_the_list_types_a_code(qtbot: QtBot, view: SignInView) -> None:
    view.code.editor.setFocus()
    QTest.keyClicks(view.code.editor, "cb77")

    assert submit(qtbot, view, Qt.Key.Key_Return).code == "cb77"


def test_only_the_last_twenty_are_offered(view: SignInView) -> None:
    view.open(Entrance(tuple(Clerk(f"cb{n}", f"Cán bộ {n}") for n in range(50)), "03"))

    assert view.names.model().rowCount() == SHOWN == 20


def test_the_password_is_hidden_and_forgotten_at_the_next_opening(view: SignInView) -> None:
    assert view.password.editor.echoMode() is QLineEdit.EchoMode.Password
    view.password.editor.setText("bí mật")

    view.open(Entrance(CLERKS, "03"))

    assert view.password.editor.text() == ""


def test_a_refusal_stands_under_its_field_which_gets_the_focus(view: SignInView) -> None:
    view.password.editor.setText("sai")
    view.code.editor.setFocus()

    view.show_problem(Problem("password", "password.locked", "Sai mật khẩu nhiều lần; thử lại sau 30 giây."))

    assert view.password.has_problem
    assert view.password.editor.hasFocus()
    assert view.password.editor.text() == ""


def test_while_it_is_checked_enter_does_nothing_and_the_focus_stays(qtbot: QtBot, view: SignInView) -> None:
    view.show_busy(True)

    with qtbot.assertNotEmitted(view.submitted):
        QTest.keyClick(view.password.editor, Qt.Key.Key_Return)

    assert "Đang kiểm tra" in view.enter.text()
    assert view.password.editor.hasFocus()


def test_a_counter_must_be_a_number(qtbot: QtBot, view: SignInView) -> None:
    view.counter.set_text("ba")

    with qtbot.assertNotEmitted(view.submitted):
        QTest.keyClick(view.password.editor, Qt.Key.Key_Return)

    assert view.counter.has_problem


def test_nobody_chosen_is_said(qtbot: QtBot, view: SignInView) -> None:
    view.open(Entrance((), "03"))

    with qtbot.assertNotEmitted(view.submitted):
        QTest.keyClick(view.password.editor, Qt.Key.Key_Return)

    assert view.code.has_problem


def test_a_locked_screen_says_whose_work_is_kept(view: SignInView) -> None:
    view.show_locked("Trần Thị Hương")

    words = " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())
    assert "Việc dở của Trần Thị Hương còn nguyên" in words
    assert "Mở khóa" in view.enter.text()


def test_practice_asks_for_no_password(qtbot: QtBot, view: SignInView) -> None:
    view.open(Entrance(CLERKS, "03", passwords=False))
    view.setFocus()

    assert not view.password.isVisible()
    assert view.names.hasFocus()
    assert submit(qtbot, view, Qt.Key.Key_Down, Qt.Key.Key_Return).code == "cb02"


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (911, 512), (683, 384)])
def test_at_every_size_the_button_is_on_the_screen(qtbot: QtBot, view: SignInView, size: tuple[int, int]) -> None:
    view.resize(*size)
    qtbot.wait(1)

    corner = view.enter.mapTo(view, view.enter.rect().bottomRight())
    assert view.rect().contains(corner)
    assert view.horizontalScrollBar().maximum() == 0


def test_a_wait_counts_down_and_ends(qtbot: QtBot, view: SignInView, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    view._ticks.setInterval(5)

    view.show_problem(LockedOut.lasting(90))
    assert "1 phút 30 giây" in view.password._problem.text()
    now[0] += 64
    qtbot.waitUntil(lambda: "thử lại sau 26 giây" in view.password._problem.text())
    now[0] += 26

    qtbot.waitUntil(lambda: not view.password.has_problem)
    assert not view._ticks.isActive()
    assert view.password.editor.hasFocus()


def test_another_clerk_has_not_to_wait(view: SignInView) -> None:
    view.show_problem(LockedOut.lasting(26))

    QTest.keyClick(view.password.editor, Qt.Key.Key_Up)

    assert not view.password.has_problem
    assert not view._ticks.isActive()
