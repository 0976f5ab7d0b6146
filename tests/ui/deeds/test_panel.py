"""The card of questions: Enter goes on, problems stand under their question, old questions are gone at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.deeds.form import Ask, DeedForm, Kind
from cchc_desktop.ui.deeds.panel import DeedPanel
from cchc_desktop.ui.deeds.question import Choice, Question

ENTER = Qt.Key.Key_Return
METHODS = {"a": "tiền mặt", "b": "chuyển khoản"}
FORM = DeedForm(
    "Thu phí",
    "Ghi",
    (
        Ask("amount", "Số tiền", Kind.MONEY, "50.000"),
        Ask("method", "Cách trả", Kind.CHOICE, "b", METHODS),
        Ask("reason", "Lý do", Kind.TEXT, "dòng một\ndòng hai"),
        Ask("password", "Mật khẩu", Kind.SECRET),
    ),
    note="Ghi chú.",
)


@pytest.fixture
def panel(show: Callable[..., QWidget]) -> DeedPanel:
    made = DeedPanel()
    show(made, 460, 700)
    made.show_form(FORM)
    QApplication.processEvents()
    return made


def question(panel: DeedPanel, name: str) -> Question:
    return next(each for each in panel.questions if each.ask.name == name)


def said(panel: DeedPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def test_what_is_filled_in_is_read_back(panel: DeedPanel) -> None:
    assert panel.answers == {"amount": "50.000", "method": "b", "reason": "dòng một\ndòng hai", "password": ""}
    assert panel.typed == {}


def test_enter_goes_from_question_to_question_also_over_a_choice_and_at_the_last_it_is_done(
    qtbot: QtBot, panel: DeedPanel
) -> None:
    panel.begin()
    amount = question(panel, "amount").editor
    assert isinstance(amount, QLineEdit)
    assert amount.hasFocus()
    assert amount.selectedText() == "50.000"

    QTest.keyClick(amount, ENTER)
    choice = question(panel, "method").editor
    assert choice.hasFocus()
    QTest.keyClick(choice, ENTER)
    lines = question(panel, "reason").editor
    assert lines.hasFocus()
    QTest.keyClick(lines, Qt.Key.Key_Tab)
    last = question(panel, "password").editor
    assert last.hasFocus()

    with qtbot.waitSignal(panel.committed):
        QTest.keyClick(last, ENTER)


def test_arrows_choose(panel: DeedPanel) -> None:
    choice = question(panel, "method").editor
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert panel.answers["method"] == "a"
    assert isinstance(choice, Choice)


def test_enter_in_a_text_is_a_new_line(panel: DeedPanel) -> None:
    lines = question(panel, "reason").editor
    assert isinstance(lines, QPlainTextEdit)
    lines.setPlainText("")
    QTest.keyClick(lines, ENTER)
    assert panel.answers["reason"] == "\n"


def test_a_form_says_where_to_begin(panel: DeedPanel) -> None:
    panel.show_form(DeedForm("Hủy", "Hủy", FORM.asks, first="reason"))
    panel.begin()
    assert question(panel, "reason").editor.hasFocus()


def test_problems_stand_under_their_questions_the_first_has_the_focus_the_rest_above(panel: DeedPanel) -> None:
    panel.show_problems(
        [Problem("", "x", "Hồ sơ đã hủy."), Problem("reason", "y", "Cần lý do."), Problem("amount", "z", "Cần số.")]
    )
    assert question(panel, "reason").editor.hasFocus()
    assert "✕ Cần lý do." in said(panel)
    assert "✕ Cần số." in said(panel)
    assert panel.notice.text == "Hồ sơ đã hủy."
    assert question(panel, "reason").editor.accessibleDescription() == "Cần lý do."


def test_a_problem_of_one_paper_stands_under_the_papers(panel: DeedPanel) -> None:
    panel.show_form(DeedForm("", "", (Ask("papers", "Giấy tờ", Kind.TEXT),)))
    QApplication.processEvents()
    panel.show_problems([Problem("papers.3.name", "paper.long", "Tên dài.")])
    assert "✕ Tên dài." in said(panel)
    assert panel.notice.text == ""


def test_a_problem_goes_as_soon_as_it_is_mended(panel: DeedPanel) -> None:
    panel.show_problems([Problem("reason", "y", "Cần lý do."), Problem("method", "m", "Chọn.")])
    QTest.keyClick(question(panel, "reason").editor, "a")
    QTest.keyClick(question(panel, "method").editor, Qt.Key.Key_Up)
    assert "✕" not in said(panel)


def test_old_questions_are_gone_at_once(panel: DeedPanel) -> None:
    panel.show_form(DeedForm("Khác", "Khác", (Ask("title", "Tên kết quả"),)))
    QApplication.processEvents()
    assert "Số tiền" not in said(panel)
    assert "Tên kết quả" in said(panel)


def test_what_cannot_be_done_says_why_and_asks_nothing(panel: DeedPanel) -> None:
    panel.show_form(FORM, "Hồ sơ không ở phòng.")
    assert panel.questions == []
    assert panel.warning.text == "Hồ sơ không ở phòng."
    panel.begin()
    panel.show_problems([Problem("amount", "z", "Cần số.")])
    assert panel.notice.text == "Cần số."


def test_a_warning_stays_whatever_is_typed(panel: DeedPanel) -> None:
    panel.show_form(DeedForm("Lần nữa", "Lưu", FORM.asks, warning="Bị tính quá hạn."))
    QTest.keyClick(question(panel, "reason").editor, "a")
    assert panel.warning.text == "Bị tính quá hạn."
    panel.show_form(None)
    assert panel.warning.text == ""
    assert panel.answers == {}


def test_what_was_typed_comes_back_but_no_password(panel: DeedPanel) -> None:
    long = "Lý do <b>dài</b> " * 40
    for name, answer in (("amount", "1"), ("method", "a"), ("reason", long), ("password", "bí mật")):
        question(panel, name).set_answer(answer)
    typed = panel.typed
    assert typed == {"amount": "1", "method": "a", "reason": long}

    panel.show_form(FORM)
    panel.restore(typed)

    assert panel.answers == {**typed, "password": ""}


def test_markup_in_a_caption_or_a_problem_is_text(panel: DeedPanel) -> None:
    panel.show_form(DeedForm("<b>", "", (Ask("x", "<i>Tên</i>"),), note="<u>"))
    QApplication.processEvents()
    panel.show_problems([Problem("x", "p", "<b>Sai</b>")])
    assert {"<b>", "<i>Tên</i>", "<u>", "✕ <b>Sai</b>"} <= set(said(panel).split("\n"))


def test_a_password_is_not_shown(panel: DeedPanel) -> None:
    editor = question(panel, "password").editor
    assert isinstance(editor, QLineEdit)
    assert editor.echoMode() is QLineEdit.EchoMode.Password
