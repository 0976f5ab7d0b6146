"""Nothing is made before the recovery key's last group was typed back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.ui.set_up.form import SetUpForm
from cchc_desktop.ui.set_up.presenter import NewCounter, SetUpPresenter
from cchc_desktop.ui.set_up.view import SetUpView
from cchc_desktop.ui.theme import Theme

KEY = "ABCD-EFGH-JKLM-NPQR"
GOOD = SetUpForm(
    unit_code="H52.18", upper="Sở Nội vụ", lower="Bộ phận Một cửa", place="Minh Họa", counter="03", code="tq01",
    name="Lê Văn Trưởng Quầy", password="mật khẩu dài", again="mật khẩu dài",
    admin_password="mật khẩu khác hẳn", admin_again="mật khẩu khác hẳn",
)  # fmt: skip


class SetUp:
    def __init__(self, qtbot: QtBot) -> None:
        self.view = SetUpView([], KEY)
        qtbot.addWidget(self.view)
        self.presenter = SetUpPresenter(self.view, KEY, lambda: date(2026, 10, 5))
        self.made: list[NewCounter] = []
        self.practised: list[bool] = []
        self.presenter.finished.connect(self.made.append)
        self.presenter.practice_chosen.connect(lambda: self.practised.append(True))
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)

    def go_on(self) -> None:
        QTest.keyClick(self.view.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def fill(self, form: SetUpForm = GOOD) -> None:
        for page in self.view.pages:
            for name in {field.name for field in fields(form)} & set(page.fields):
                page.fields[name].editor.setText(getattr(form, name))

    def to_the_key(self) -> None:
        self.view.mode_page.mode.set_value("real")
        self.fill()
        for _ in range(5):
            self.go_on()
        assert self.view.step == 5


@pytest.fixture
def set_up(qtbot: QtBot, theme: Theme) -> SetUp:
    return SetUp(qtbot)


def test_practice_is_one_enter(set_up: SetUp) -> None:
    QTest.keyClick(set_up.view.focusWidget(), Qt.Key.Key_Return)

    assert set_up.practised == [True]
    assert set_up.made == []


def test_a_step_with_something_wrong_is_not_left(set_up: SetUp) -> None:
    set_up.view.mode_page.mode.set_value("real")
    set_up.go_on()
    assert set_up.view.step == 1

    set_up.go_on()

    assert set_up.view.step == 1
    assert set_up.view.pages[1].fields["unit_code"].has_problem
    assert set_up.view.pages[1].fields["unit_code"].editor.hasFocus()
    assert not set_up.view.pages[2].fields["name"].has_problem, "later steps have not been asked yet"


def test_a_wrong_last_group_makes_nothing(set_up: SetUp) -> None:
    set_up.to_the_key()

    set_up.view.key_page.fields["group"].editor.setText("JKLM")
    set_up.go_on()

    assert set_up.made == []
    assert set_up.view.key_page.fields["group"].has_problem


def test_the_right_group_hands_everything_over_once(set_up: SetUp) -> None:
    set_up.to_the_key()

    set_up.view.key_page.fields["group"].editor.setText("npqr")
    set_up.go_on()
    set_up.go_on()

    (made,) = set_up.made
    assert made.file.office.unit_code == "H52.18"
    assert (made.passwords.lead, made.passwords.admin) == ("mật khẩu dài", "mật khẩu khác hẳn")
    assert "mật khẩu" not in repr(made)
    assert "mật khẩu" not in repr(made.passwords)


@pytest.mark.parametrize("error", [Refused((Problem("", "x", "Không được."),)), StoreTrouble(Trouble.FULL)])
def test_a_store_that_cannot_be_made_loses_nothing_and_may_be_tried_again(set_up: SetUp, error: Exception) -> None:
    set_up.to_the_key()
    set_up.view.key_page.fields["group"].editor.setText("NPQR")
    set_up.go_on()

    set_up.presenter.failed(error)
    assert set_up.view.strip.tone == "wrong"
    set_up.go_on()

    assert len(set_up.made) == 2
    assert set_up.view.form() == GOOD


def test_when_the_store_stands_the_screen_closes(set_up: SetUp) -> None:
    set_up.presenter.done()

    assert not set_up.view.isVisible()
