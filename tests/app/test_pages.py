"""The pages lead to one another and back, and each is fresh when it is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import CARD, fill, give_printer, receive, received, said
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.app.demo_hand import CTRL, Hand
from cchc_desktop.sync.exchange import Report


def rows(hand: Hand) -> int:
    """How many the look-up page lists."""
    return hand.desktop.pages._found_view.table.model().rowCount()


def page(hand: Hand) -> str:
    return hand.desktop.shell.page


def test_the_look_up_page_shows_what_was_received_meanwhile(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3)
    assert rows(hand) == 0
    hand.press(Qt.Key.Key_F2)
    receive(hand)

    hand.press(Qt.Key.Key_F3)

    assert rows(hand) == 1


def test_enter_opens_a_dossier_and_esc_goes_back_to_where_it_was_opened_from(hand: Hand) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F3)

    hand.enter()
    assert page(hand) == "dossier"
    hand.press(Qt.Key.Key_Escape)
    assert page(hand) == "found"
    hand.press(Qt.Key.Key_Escape)

    assert page(hand) == "intake"


def test_a_preview_leads_back_to_its_dossier_and_the_dossier_to_its_list(hand: Hand) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F3)
    hand.enter()

    hand.press(Qt.Key.Key_P, CTRL)
    hand.wait(lambda: page(hand) == "preview", "the preview")
    hand.press(Qt.Key.Key_Escape)
    assert page(hand) == "dossier"
    hand.press(Qt.Key.Key_Escape)

    assert page(hand) == "found"


def test_letters_typed_over_the_list_land_in_the_one_box(hand: Hand) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F3)

    hand.type("vi")

    box = hand.desktop.shell.top.box
    assert box.hasFocus()
    assert box.text() == "vi"


def test_a_name_in_the_one_box_finds_its_dossier_and_enter_opens_it(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)

    hand.ctrl(Qt.Key.Key_K)
    hand.type("tran thi vi du")
    hand.wait(hand.desktop.shell.findings.isVisible, "the findings")
    hand.enter()

    assert page(hand) == "dossier"
    assert hand.desktop.pages.dossier.uid == dossier.uid


def test_words_that_find_nothing_are_looked_up_on_the_page(hand: Hand) -> None:
    hand.ctrl(Qt.Key.Key_K)
    hand.type("khong ai")
    hand.enter()

    assert page(hand) == "found"
    assert rows(hand) == 0


def test_an_offered_slip_is_printed_by_one_key_and_the_desk_is_free_again(hand: Hand, tmp_path: Path) -> None:
    receive(hand)
    hand.desktop.pages.offer_left_over()
    hand.settle()
    assert hand.desktop.shell.covered

    give_printer(hand, tmp_path / "tray")
    hand.press(Qt.Key.Key_Return, CTRL)

    assert not hand.desktop.shell.covered
    assert len(list((tmp_path / "tray").iterdir())) == 1


def test_an_offer_put_off_keeps_the_slip_for_ctrl_r(hand: Hand) -> None:
    receive(hand)
    hand.desktop.pages.offer_left_over()
    hand.settle()

    hand.press(Qt.Key.Key_Escape)

    assert not hand.desktop.shell.covered
    assert len(hand.desktop.pages.prints.missing) == 1


def test_the_pill_leads_to_the_sync_page_which_says_what_waits(hand: Hand) -> None:
    receive(hand)

    hand.desktop.shell.top.pill.triggered.emit()
    hand.settle()

    assert page(hand) == "sync"


@pytest.mark.parametrize("report", [Report(), Report(pushed=1), Report(trouble="Chưa nối được tới cổng.")])
def test_an_exchange_takes_nothing_from_under_the_clerks_hands(hand: Hand, report: Report) -> None:
    fill(hand)
    before, focus = hand.desktop.pages.intake.form, QApplication.focusWidget()

    hand.desktop.pages.note_exchange(report)
    hand.settle()

    assert hand.desktop.pages.intake.form == before
    assert QApplication.focusWidget() is focus
    assert page(hand) == "intake"


def test_a_card_is_no_word_to_look_up(hand: Hand) -> None:
    hand.ctrl(Qt.Key.Key_K)
    hand.scan(CARD)

    assert page(hand) == "intake"
    assert said(hand)[0] == "done"
    assert hand.desktop.shell.top.box.text() == ""


def test_the_clerks_of_the_counter_are_one_key_away_and_esc_leads_back(hand: Hand) -> None:
    hand.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page(hand) == "people"
    table = hand.desktop.pages._people_view.table
    hand.wait(lambda: table.rows.rowCount() > 1, "the clerks")

    hand.press(Qt.Key.Key_Escape)

    assert page(hand) == "intake"
