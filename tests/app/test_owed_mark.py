"""What is not on paper is not forgotten: the red mark stays until it is, and one key leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import CARD, Opener, give_printer, receive, received, said, sign_in
from PySide6.QtCore import Qt

from cchc_desktop.app.demo_hand import CTRL, SHIFT, Hand
from cchc_desktop.app.owed_mark import NOTHING

OTHER = CARD.replace("000190000012", "000190000023").replace("Ví Dụ", "Khác")


def mark(hand: Hand) -> str:
    """What the red mark says; "" while there is none."""
    owed = hand.desktop.shell.top.owed
    return owed.accessibleName() if owed.isVisible() else ""


def open_list(hand: Hand) -> None:
    hand.press(Qt.Key.Key_R, CTRL | SHIFT)


def sheets(tray: Path) -> list[str]:
    return sorted(file.stem for file in tray.rglob("*.pdf"))


def test_a_receipt_that_failed_stays_marked_while_the_next_ones_are_printed(hand: Hand, tmp_path: Path) -> None:
    receive(hand)
    (first,) = received(hand)
    assert mark(hand) == f"1 giấy chưa in: …{first.code[-4:]} (Ctrl+Shift+R)"

    give_printer(hand, tmp_path / "tray")
    receive(hand, OTHER)
    second = received(hand)[0]
    assert f"…{first.code[-4:]} " in mark(hand)
    assert sheets(tmp_path / "tray") == [second.code]

    open_list(hand)
    assert hand.desktop.shell.covered
    hand.press(Qt.Key.Key_Return, CTRL)
    assert sheets(tmp_path / "tray") == [first.code, second.code]
    assert not hand.desktop.shell.covered
    assert mark(hand) == ""


def test_ctrl_r_prints_the_receipt_that_the_card_names(hand: Hand, tmp_path: Path) -> None:
    receive(hand)
    tray = tmp_path / "tray"
    give_printer(hand, tray)
    receive(hand, OTHER)
    second = received(hand)[0]
    for file in tray.rglob("*.pdf"):
        file.unlink()

    hand.ctrl(Qt.Key.Key_R)

    assert sheets(tray) == [second.code]
    assert mark(hand) != ""
    assert second.code in hand.desktop.pages.intake.printed._code.text()


def test_put_off_at_sign_in_it_stays_marked(open_window: Opener, practice_folder: Path) -> None:
    first = open_window(practice_folder)
    sign_in(first)
    receive(first)
    first.desktop.shell.close()

    again = open_window(practice_folder)
    sign_in(again)
    assert again.desktop.shell.covered, "asked at the start"
    again.press(Qt.Key.Key_Escape)

    assert not again.desktop.shell.covered
    assert mark(again).startswith("1 giấy chưa in")


def test_the_clerk_s_word_that_the_paper_is_there_takes_it_away(hand: Hand) -> None:
    receive(hand)
    open_list(hand)

    hand.ctrl(Qt.Key.Key_G)

    assert not hand.desktop.shell.covered
    assert mark(hand) == ""


def test_with_nothing_owed_the_key_says_so(hand: Hand) -> None:
    open_list(hand)

    assert said(hand) == ("done", NOTHING)
    assert not hand.desktop.shell.covered


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (683, 384)])
def test_the_strip_leaves_the_mark_in_sight(hand: Hand, size: tuple[int, int]) -> None:
    hand.desktop.shell.resize(*size)
    receive(hand)

    shell = hand.desktop.shell
    owed = shell.top.owed.mapTo(shell, shell.top.owed.rect().topLeft())
    assert shell.strip.isVisible()
    assert shell.strip.geometry().right() < owed.x() or shell.strip.heightForWidth(200) > 48


def test_printed_behind_the_lock_it_does_not_open_the_window(hand: Hand, tmp_path: Path) -> None:
    receive(hand)
    open_list(hand)
    give_printer(hand, tmp_path / "tray")
    hand.desktop.sign_in.lock()

    hand.desktop.pages._owed._offer.finished.emit()  # as a job that ends now would

    assert hand.desktop.shell.covered
    sign_in(hand)
    assert mark(hand) != ""
