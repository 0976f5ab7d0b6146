"""A dossier's life by the keyboard: each deed two or three keys away, its slip printed, illegal ones refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import give_printer, receive, received, said
from PySide6.QtCore import Qt

from cchc_desktop.app.demo_hand import CTRL, Hand
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, prints
from cchc_desktop.ui.deeds.view import DeedsView


def view(hand: Hand) -> DeedsView:
    return hand.desktop.pages.deeds.view


def dossier(hand: Hand) -> Dossier:
    found = hand.ask(dossiers.get, received(hand)[0].uid)
    assert found is not None
    return found


def go_to(hand: Hand, deed: Deed) -> None:
    """From anywhere to a deed of the only dossier."""
    hand.scan(dossier(hand).printed_code)
    hand.press(Qt.Key.Key_M, CTRL)
    table = view(hand).table
    place = next(place for place in range(table.rows.rowCount()) if table.rows.row(place).deed is deed)
    while table.currentIndex().row() < place:
        hand.press(Qt.Key.Key_Down)
    hand.enter()


def wait_for_worked_days(hand: Hand, days: int) -> None:
    """Over a weekend or Tết no date moves."""
    now = hand.clock()
    until = hand.desktop.counter.desk.calendar.worked_after(now.date(), days)
    hand.clock.forward(seconds=(until - now.date()).total_seconds())


@pytest.fixture
def one(hand: Hand, tmp_path: Path) -> Hand:
    give_printer(hand, tmp_path / "tray")
    receive(hand)
    return hand


def test_papers_are_asked_for_and_come_and_the_date_moves(one: Hand) -> None:
    before = dossier(one).due_at
    go_to(one, Deed.REQUEST_SUPPLEMENT)
    one.type("Bo sung ban sao ho khau")
    one.ctrl(Qt.Key.Key_Return)
    assert dossier(one).status is Status.SUPPLEMENT
    assert [each.slip for each in one.ask(prints.of_dossier, dossier(one).uid)][-1] == "supplement_request"
    wait_for_worked_days(one, 3)

    go_to(one, Deed.RECEIVE_SUPPLEMENT)
    one.type("Ho khau x2")
    one.ctrl(Qt.Key.Key_Return)

    after = dossier(one)
    assert after.status is Status.RECEIVED
    assert after.due_at is not None
    assert before is not None
    assert after.due_at > before
    assert after.intake.papers[-1].name == "Ho khau"
    assert after.intake.papers[-1].original == 2


def test_a_correction_makes_the_second_version_of_the_receipt(one: Hand) -> None:
    go_to(one, Deed.AMEND)
    view(one).panel.questions[0].setFocus()
    view(one).panel.questions[0].editor.clear()  # type: ignore[attr-defined]
    one.type("Tran Thi Vi Du Hai")
    view(one).panel.questions[-1].setFocus()
    one.type("ghi nham ten")

    one.enter()

    assert dossier(one).intake.owner.name == "Tran Thi Vi Du Hai"
    assert dossier(one).receipt_version == 2


def test_what_may_not_be_done_says_why_and_does_nothing(one: Hand) -> None:
    go_to(one, Deed.SEND_BACK)

    one.ctrl(Qt.Key.Key_Return)

    assert not view(one).commit.isEnabled()
    assert "không ở phòng" in view(one).commit.toolTip()
    assert dossier(one).status is Status.RECEIVED


def test_a_missing_reason_is_asked_for_at_its_question(one: Hand) -> None:
    go_to(one, Deed.WITHDRAW)

    one.ctrl(Qt.Key.Key_Return)

    assert dossier(one).status is Status.RECEIVED
    assert "lý do" in view(one).panel.questions[0]._problem.text()


def test_esc_leads_from_the_questions_to_the_list_and_to_the_dossier(one: Hand) -> None:
    go_to(one, Deed.WITHDRAW)

    one.press(Qt.Key.Key_Escape)
    assert view(one).table.hasFocus()
    one.press(Qt.Key.Key_Escape)

    assert one.desktop.shell.page == "dossier"


def test_a_clerk_voids_only_with_leave_and_says_why(one: Hand) -> None:
    go_to(one, Deed.VOID)
    one.type("nhap nham")
    one.ctrl(Qt.Key.Key_Return)
    assert not dossier(one).voided

    view(one).panel.questions[-1].setFocus()
    one.type("khong co truong quay")
    one.ctrl(Qt.Key.Key_Return)

    assert dossier(one).voided


def test_an_act_is_one_key_away_from_the_dossier_s_page(one: Hand) -> None:
    one.scan(dossier(one).printed_code)
    one.type("6")
    assert one.desktop.shell.page == "deeds"
    one.type("doi y")
    one.ctrl(Qt.Key.Key_Return)
    assert dossier(one).status is Status.WITHDRAWN


def test_the_key_of_an_act_that_may_not_be_done_says_why_since_when_and_what_is_done_instead(one: Hand) -> None:
    go_to(one, Deed.WITHDRAW)
    one.type("Cong dan doi y")
    one.ctrl(Qt.Key.Key_Return)
    assert dossier(one).status is Status.WITHDRAWN
    one.scan(dossier(one).printed_code)

    one.type("2")

    assert one.desktop.shell.page == "dossier"
    tone, words = said(one)
    assert tone == "wrong"
    assert all(part in words for part in ("Từ ", "do Phạm Thị Tiếp Nhận ghi", "Còn làm được"))


def test_ctrl_enter_on_an_act_that_may_not_be_done_is_answered(one: Hand) -> None:
    go_to(one, Deed.RECEIVE_SUPPLEMENT)

    one.ctrl(Qt.Key.Key_Return)

    assert said(one)[0] == "wrong"
    assert "không" in said(one)[1]


def test_what_has_a_page_of_its_own_is_opened_with_the_dossier_laid_down(one: Hand) -> None:
    code = dossier(one).printed_code
    one.scan(code)
    one.type("b")
    assert one.desktop.shell.page == "handover"
    one.scan(code)
    one.press(Qt.Key.Key_Escape)
    one.scan(code)
    one.press(Qt.Key.Key_M, CTRL)
    one.type("b")
    assert one.desktop.shell.page == "handover"


def test_papers_are_asked_for_by_the_checklist_with_their_kinds(one: Hand) -> None:
    one.scan(dossier(one).printed_code)
    one.type("1")
    one.type("Bo sung")
    one.press(Qt.Key.Key_Tab)
    one.press(Qt.Key.Key_Right)
    one.type("2")
    one.ctrl(Qt.Key.Key_Return)
    assert dossier(one).status is Status.SUPPLEMENT

    one.type("2")
    one.ctrl(Qt.Key.Key_Return)

    came = dossier(one).intake.papers[-1]
    assert (came.original, came.certified) == (0, 2)
    assert came.name == dossier(one).intake.papers[0].name


@pytest.mark.parametrize("size", [(683, 384), (911, 512), (1366, 768)])
def test_what_is_wrong_is_brought_into_sight(one: Hand, size: tuple[int, int]) -> None:
    one.desktop.shell.resize(*size)
    go_to(one, Deed.AMEND)
    questions = {question.ask.name: question for question in view(one).panel.questions}
    questions["phone"].set_answer("12")
    questions["reason"].set_answer("nham so")
    questions["reason"].setFocus()
    one.ctrl(Qt.Key.Key_Return)
    one.rest(0.05)

    shown = questions["phone"].visibleRegion().boundingRect()
    assert questions["phone"].editor.hasFocus()
    assert shown.height() == questions["phone"].height()
