"""A day closed in two keys, its slip printed; a pad in three; what is missing leads to its dossier."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app_window import give_printer, receive, received, said
from PySide6.QtCore import Qt

from cchc_desktop.app.demo_hand import CTRL, Hand
from cchc_desktop.reports import day_close, digitising, pads
from cchc_desktop.reports.day_words import Line, Matter
from cchc_desktop.store import dossiers, prints
from cchc_desktop.ui.day_close.view import DayCloseView


def view(hand: Hand) -> DayCloseView:
    return hand.desktop.pages.closing.view


def lines(hand: Hand) -> list[Line]:
    rows = view(hand).table.rows
    return [rows.row(place) for place in range(rows.rowCount())]


def hand_over(hand: Hand) -> str:
    """One folder on its way, nobody having told that it came."""
    receive(hand)
    hand.press(Qt.Key.Key_F4)
    hand.ctrl(Qt.Key.Key_A)
    hand.ctrl(Qt.Key.Key_Return)
    return received(hand)[0].code


def test_the_day_is_closed_and_its_slip_printed_in_two_keys(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    receive(hand)
    before = hand.keys

    hand.press(Qt.Key.Key_F8)
    hand.press(Qt.Key.Key_Return, CTRL)

    assert hand.keys - before == 2
    day = hand.clock().date()
    assert hand.ask(day_close.closed_at, day) is not None
    assert hand.ask(_printed, "day_close", day.isoformat()) == 2  # the next printing would be the second
    assert "đã chốt lúc" in view(hand)._card._title.text()
    assert "Chốt lại" in view(hand).commit.words


def test_what_is_missing_is_listed_with_whom_to_ask_and_leads_to_its_dossier(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    code = hand_over(hand)

    hand.press(Qt.Key.Key_F8)
    [missing] = [line for line in lines(hand) if line.matter is Matter.MISSING]

    assert (missing.what, "hỏi" in missing.words) == (code, True)
    assert "1 túi hồ sơ chưa ai nhận" in view(hand).lead.text
    hand.enter()
    assert hand.desktop.shell.page == "dossier"
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "day close"


def test_a_pad_is_made_and_printed_in_three_keys(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    before = hand.keys

    hand.press(Qt.Key.Key_F8)
    hand.ctrl(Qt.Key.Key_P)
    hand.ctrl(Qt.Key.Key_Return)

    assert hand.keys - before == 3
    [state] = hand.ask(pads.states, hand.clock().date())
    assert len(state.unused) == 50
    assert hand.ask(_printed, "pad", state.pad.codes[0]) == 2
    assert not view(hand).asks_pad


def test_a_smaller_pad_for_tomorrow_and_a_wrong_one_is_refused_at_its_question(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    tomorrow = hand.clock().date() + timedelta(days=1)
    hand.press(Qt.Key.Key_F8)
    hand.ctrl(Qt.Key.Key_P)

    hand.type("muoi")
    hand.enter()
    hand.type("3/13/2026")
    hand.enter()
    count, day = view(hand).panel.questions
    assert count._field is not None
    assert day._field is not None
    assert (count._field.has_problem, day._field.has_problem) == (True, True)
    assert hand.ask(pads.states, hand.clock().date()) == ()

    hand.ctrl(Qt.Key.Key_A)
    hand.type("5")
    hand.enter()
    hand.ctrl(Qt.Key.Key_A)
    hand.type(f"{tomorrow:%d%m%Y}")
    hand.enter()

    [state] = hand.ask(pads.states, tomorrow)
    assert (state.pad.day, len(state.unused)) == (tomorrow, 5)


def test_esc_leaves_the_pad_then_the_page(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F8)
    hand.ctrl(Qt.Key.Key_P)

    hand.press(Qt.Key.Key_Escape)
    assert (view(hand).asks_pad, hand.desktop.shell.page) == (False, "day close")
    hand.press(Qt.Key.Key_Escape)

    assert hand.desktop.shell.page == "intake"
    assert hand.ask(pads.states, hand.clock().date()) == ()


def test_the_register_of_the_day_is_one_key(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    receive(hand)
    hand.press(Qt.Key.Key_F8)

    hand.ctrl(Qt.Key.Key_S)

    assert hand.ask(_printed, "register", hand.clock().date().isoformat()) == 2
    assert said(hand)[0] != "wrong"


def _printed(db: object, kind: str, subject: str) -> int:
    return prints.next_printing(db, None, kind, subject)  # type: ignore[arg-type]


def test_papers_of_the_open_dossier_are_scanned_by_two_keys_a_file(hand: Hand, tmp_path: Path) -> None:
    receive(hand)
    [row] = received(hand)
    hand.scan(row.code)
    before = hand.keys

    hand.press(Qt.Key.Key_F5)
    scanning = hand.desktop.pages.closing
    assert row.code in scanning.scanning_view._card._title.text()
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"%PDF-1.7 " + bytes(100))
    scanning.scanning_view.dropped.emit([file])
    hand.ctrl(Qt.Key.Key_Return)

    assert hand.keys - before == 2
    assert hand.ask(_linked, row.uid) == 1
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "dossier"
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "intake"


def test_a_receipt_scanned_on_the_page_of_the_scans_opens_its_papers(hand: Hand) -> None:
    receive(hand)
    [row] = received(hand)
    hand.press(Qt.Key.Key_F5)

    hand.scan(row.code)

    assert hand.desktop.shell.page == "scanning"
    assert hand.desktop.pages.closing.scanning.uid == row.uid


def _linked(db: object, uid: str) -> int:
    dossier = dossiers.get(db, uid)  # type: ignore[arg-type]
    assert dossier is not None
    return sum(len(each.scans) for each in digitising.papers(db, dossier))  # type: ignore[arg-type]


def test_f7_shows_the_register_of_the_day_and_prints_it(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    receive(hand)
    [row] = received(hand)

    hand.press(Qt.Key.Key_F7)
    book = hand.desktop.pages.closing.register_view
    assert hand.desktop.shell.page == "register"
    assert book.table.hasFocus()
    assert [book.table.rows.row(0).code, book.table.rows.rowCount()] == [row.code, 1]
    hand.ctrl(Qt.Key.Key_Return)
    assert hand.ask(_printed, "register", hand.clock().date().isoformat()) == 2
    hand.press(Qt.Key.Key_PageUp, CTRL)
    hand.press(Qt.Key.Key_Return, CTRL)
    assert said(hand)[0] == "wrong"
    hand.press(Qt.Key.Key_PageDown, CTRL)

    hand.enter()
    assert hand.desktop.shell.page == "dossier"
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "register"


def test_who_is_owed_an_apology_is_two_keys_from_its_letter(hand: Hand) -> None:
    receive(hand)
    [row] = received(hand)
    due = hand.ask(dossiers.get, row.uid).due_at
    hand.clock.forward(seconds=(due - hand.clock()).total_seconds())
    hand.press(Qt.Key.Key_F8)
    assert "1 hồ sơ" in view(hand).sorry.words

    hand.ctrl(Qt.Key.Key_E)
    hand.enter()

    assert hand.desktop.shell.page == "deeds"
    assert "xin lỗi" in hand.desktop.pages.deeds.view.panel._title.text().lower()
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.pages.dossier.uid == row.uid
