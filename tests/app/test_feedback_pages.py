"""In the whole window: opinions one chord away from everywhere, a score one key after a result, two on a dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import CARD, Opener, give_printer, receive, received, said, sign_in
from PySide6.QtCore import Qt

from cchc_desktop.app.demo_hand import CTRL, SHIFT, Hand
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.events import Rated
from cchc_desktop.domain.feedback import State
from cchc_desktop.reports.story import last, story
from cchc_desktop.store import feedback
from cchc_desktop.ui.feedback.rating_bar import RatingBar
from cchc_desktop.ui.results.view import ResultsView


def results(hand: Hand) -> ResultsView:
    return hand.desktop.pages.folders.results_view


def two_on_the_shelf(hand: Hand, tray: Path) -> list[str]:
    """Two folders handed over, worked on, and scanned back; the page of the results is open."""
    give_printer(hand, tray)
    for number in ("000190000020", "000190000021"):
        receive(hand, CARD.replace("000190000012", number))
    codes = [row.code for row in reversed(received(hand))]
    hand.press(Qt.Key.Key_F4)
    hand.ctrl(Qt.Key.Key_A)
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F6)
    for code in codes:
        hand.scan(code)
    hand.ctrl(Qt.Key.Key_Return)
    return codes


def dossier_bar(hand: Hand) -> RatingBar:
    return hand.desktop.pages._dossier_view.rating


def page(hand: Hand) -> str:
    return hand.desktop.shell.page


def opinions(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P, CTRL | SHIFT)


def score(hand: Hand, uid: str) -> int | None:
    found = last(hand.ask(story, uid), Rated)
    return found[0].score if found else None


def answered(hand: Hand, bar: RatingBar) -> None:
    hand.wait(lambda: not bar.is_asking, "the score")
    hand.settle()


@pytest.fixture
def one(hand: Hand, tmp_path: Path) -> Hand:
    give_printer(hand, tmp_path / "tray")
    receive(hand)
    return hand


def test_a_result_is_given_and_rated_with_two_keys_and_a_scan(hand: Hand, tmp_path: Path) -> None:
    codes = two_on_the_shelf(hand, tmp_path / "tray")
    keys, scans = hand.keys, hand.scans
    hand.scan(codes[1])
    hand.ctrl(Qt.Key.Key_Return)
    assert results(hand).rate.hasFocus()

    hand.type("4")
    answered(hand, results(hand).rate)

    assert (hand.keys - keys, hand.scans - scans) == (2, 1)
    uid = next(row.uid for row in received(hand) if row.code == codes[1])
    assert score(hand, uid) == 4
    assert "4/5" in said(hand)[1]
    assert results(hand).table.hasFocus()


def test_the_next_receipt_is_scanned_as_if_nothing_was_asked(hand: Hand, tmp_path: Path) -> None:
    codes = two_on_the_shelf(hand, tmp_path / "tray")
    hand.scan(codes[0])
    hand.ctrl(Qt.Key.Key_Return)
    assert results(hand).rate.is_asking
    keys = hand.keys

    hand.scan(codes[1])
    hand.ctrl(Qt.Key.Key_Return)

    assert hand.keys - keys == 1
    assert hand.ask(_shelf) == 0
    assert [score(hand, row.uid) for row in received(hand)] == [None, None]


def test_esc_passes_the_question_over_and_another_page_does_too(hand: Hand, tmp_path: Path) -> None:
    codes = two_on_the_shelf(hand, tmp_path / "tray")
    hand.scan(codes[0])
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Escape)
    assert page(hand) == "results"
    assert results(hand).table.hasFocus()
    hand.scan(codes[1])
    hand.ctrl(Qt.Key.Key_Return)

    hand.press(Qt.Key.Key_F2)
    hand.press(Qt.Key.Key_F6)

    assert not results(hand).rate.is_asking
    assert results(hand).table.hasFocus()


def test_a_dossier_is_rated_with_a_chord_and_a_digit(one: Hand) -> None:
    [row] = received(one)
    one.scan(row.code)
    keys = one.keys

    one.press(Qt.Key.Key_D, CTRL | SHIFT)
    one.type("2")
    answered(one, dossier_bar(one))

    assert one.keys - keys == 2
    assert score(one, row.uid) == 2
    assert "Ctrl+Shift+P" in said(one)[1]
    assert page(one) == "dossier"


def test_who_is_not_content_says_why_about_that_dossier_and_esc_leads_back(one: Hand) -> None:
    [row] = received(one)
    one.scan(row.code)
    opinions(one)
    assert page(one) == "feedback"
    one.ctrl(Qt.Key.Key_N)
    one.type("cho lau")

    one.ctrl(Qt.Key.Key_Return)

    assert [told.content for told in one.ask(feedback.of_dossier, row.uid)] == ["cho lau"]
    assert said(one)[0] == "done"
    one.press(Qt.Key.Key_Escape)
    assert page(one) == "dossier"


def test_a_dossier_opened_from_there_leads_back_there_and_no_circle_is_walked(one: Hand) -> None:
    [row] = received(one)
    one.press(Qt.Key.Key_F6)
    opinions(one)
    one.ctrl(Qt.Key.Key_N)
    one.type("cho lau")
    one.scan(row.code)
    assert page(one) == "feedback"
    one.ctrl(Qt.Key.Key_Return)
    assert one.ask(feedback.of_dossier, row.uid)

    one.ctrl(Qt.Key.Key_O)
    assert page(one) == "dossier"
    one.press(Qt.Key.Key_Escape)
    assert page(one) == "feedback"
    one.press(Qt.Key.Key_Escape)

    assert page(one) == "results"


def test_a_receipt_scanned_while_nothing_is_noted_opens_its_dossier(one: Hand) -> None:
    [row] = received(one)
    opinions(one)

    one.scan(row.code)

    assert page(one) == "dossier"


def test_the_card_of_who_speaks_gives_the_name_and_elsewhere_on_the_page_begins_a_reception(one: Hand) -> None:
    opinions(one)
    one.ctrl(Qt.Key.Key_N)
    one.type("cho lau")

    one.scan("000190000099||Lò Thị An|14031990|Nữ|Tổ 3, Xã Mai Sơn, Sơn La|01012022")

    typed = one.desktop.pages.feedback.view.panel.answers
    assert (page(one), typed["sender"], typed["content"]) == ("feedback", "Lò Thị An", "cho lau")
    assert "Lò Thị An" in said(one)[1]
    one.press(Qt.Key.Key_Escape)
    one.scan(CARD)
    assert page(one) == "intake"


def test_the_close_of_the_day_leads_to_what_waits(one: Hand) -> None:
    opinions(one)
    one.ctrl(Qt.Key.Key_N)
    one.type("them ghe")
    one.ctrl(Qt.Key.Key_Return)
    one.press(Qt.Key.Key_F8)

    one.enter()

    assert page(one) == "feedback"
    one.type("1")
    one.ctrl(Qt.Key.Key_Return)
    assert one.ask(feedback.newest)[0].state is State.ACCEPTED


def test_an_administrator_is_refused_in_words(open_window: Opener, practice_folder: Path) -> None:
    hand = open_window(practice_folder)
    entrance = hand.desktop.sign_in._view._entrance.clerks
    place = next(place for place, clerk in enumerate(entrance) if clerk.role is Role.ADMIN)
    for key in [Qt.Key.Key_Up] * len(entrance) + [Qt.Key.Key_Down] * place:
        hand.press(key)
    sign_in(hand)

    opinions(hand)

    assert page(hand) != "feedback"
    assert "cần quyền" in said(hand)[1]


def test_what_one_clerk_has_begun_the_next_does_not_see(one: Hand) -> None:
    opinions(one)
    one.ctrl(Qt.Key.Key_N)
    one.type("dang do")
    one.desktop.pages.feedback.start_over()
    one.press(Qt.Key.Key_F2)

    opinions(one)
    one.ctrl(Qt.Key.Key_N)

    assert one.desktop.pages.feedback.view.panel.answers["content"] == ""


def _shelf(db: object) -> int:
    from cchc_desktop.reports import shelf

    return len(shelf.on_shelf(db))  # type: ignore[arg-type]
