"""Slips beside the receipt, asked for by keys while receiving; where there is none, a sentence says why."""

from __future__ import annotations

from intake_window import CARD, OTHER_CARD, Window
from PySide6.QtCore import Qt

from cchc_desktop.ui.intake.slip_desk import NO_PROCEDURE, NONE_RECEIVED
from cchc_desktop.ui.slips.reading import Wish


def test_the_guide_sheet_of_the_chosen_procedure_is_one_key_away(window: Window) -> None:
    wanted: list[tuple[str, str]] = []
    window.view.slip_wanted.connect(lambda *what: wanted.append(what))

    window.ctrl(Qt.Key.Key_H)
    assert (wanted, window.view.notice.text) == ([], NO_PROCEDURE)
    window.pick("1.010803")
    window.ctrl(Qt.Key.Key_H)

    assert wanted == [("guide", "1.010803")]


def test_the_common_receipt_is_offered_after_the_second_dossier_of_one_person(window: Window) -> None:
    wanted: list[str] = []
    window.view.group_wanted.connect(wanted.append)
    window.ctrl(Qt.Key.Key_G, shift=True)
    assert window.view.notice.text == NONE_RECEIVED

    window.fill()
    window.ctrl(Qt.Key.Key_Return, shift=True)
    assert window.view.printed.group.isHidden()
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)
    assert window.view.printed.group.words == "Giấy chung 2 hồ sơ"
    window.ctrl(Qt.Key.Key_G, shift=True)

    assert wanted == [window.received[0].uid]
    window.scan(OTHER_CARD)
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)
    assert window.view.printed.group.isHidden()


def test_all_slips_are_those_of_the_last_dossier_and_of_the_procedure_on_the_screen(window: Window) -> None:
    wishes: list[Wish] = []
    window.view.slips_wanted.connect(wishes.append)
    window.ctrl(Qt.Key.Key_I, shift=True)

    window.scan(CARD)
    window.pick("1.010803")
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)
    window.pick("1.001776")
    window.ctrl(Qt.Key.Key_I, shift=True)

    assert wishes == [Wish(of_counter=True), Wish(window.received[0].uid, "1.001776", of_counter=True)]
