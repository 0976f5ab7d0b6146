"""Each barcode leads to its own page; what is foreign, replaced or not for this clerk is said aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from app_window import CARD, give_printer, receive, received, said
from factories import an_intake
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import at_intake, decide
from cchc_desktop.app import places
from cchc_desktop.app.code_desk import CodeDesk
from cchc_desktop.app.demo_hand import ALT, CTRL, SHIFT, Hand
from cchc_desktop.domain.clerk import Approval, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan
from cchc_desktop.reports import pads
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database


@pytest.fixture
def seen(hand: Hand) -> Iterator[list[str]]:
    """Every sentence of the strip, in order: a scan that is followed by another is not lost from sight."""
    told: list[str] = []
    frame = hand.desktop.pages.frame
    say = hand.desktop.shell.say

    def note(tone: str, words: str) -> None:
        told.append(f"{tone}: {words}")
        say(tone, words)

    frame._view.say = note
    yield told
    del frame._view.say


def _correct(db: Database, uid: str, by_when: tuple) -> None:
    intake = dossiers.get(db, uid).intake
    decide.amend(db, uid, replace(intake, summary="nội dung đã sửa"), "ghi nhầm", by_when)


def test_a_replaced_receipt_opens_its_dossier_and_says_so_aloud(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)
    by_when = (hand.desktop.sign_in.session.clerk, places.clock(), None)
    hand.desktop.threads.writer.run(_correct, dossier.uid, by_when)
    hand.settle()

    hand.scan(f"{dossier.code};1")
    assert said(hand)[0] == "wrong"
    assert "Đã thay bằng bản 2" in said(hand)[1]
    assert hand.desktop.shell.page == "dossier"

    hand.scan(f"{dossier.code};2")
    assert said(hand)[0] == "done"

    hand.scan(f"{dossier.code};3")  # of another counter, and not heard of here
    assert said(hand)[0] == "waiting"
    assert "máy này mới biết bản 2" in said(hand)[1]

    hand.scan(dossier.code)  # bars name no version
    assert said(hand)[0] == "waiting"
    assert "Đã thay bằng bản 2" in said(hand)[1]


def _void(db: Database, uid: str, by_when: tuple) -> None:
    decide.void(db, uid, "in nhầm", by_when)


def test_a_voided_receipt_opens_its_dossier_and_says_so_aloud(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)
    by = hand.desktop.sign_in.session.clerk
    leave = Approval(by.code, "không có trưởng quầy", Duty.VOID, by.code)
    hand.desktop.threads.writer.run(_void, dossier.uid, (by, places.clock(), leave))
    hand.settle()

    hand.scan(dossier.code)

    assert said(hand)[0] == "wrong"
    assert "lý do: in nhầm" in said(hand)[1]
    assert hand.desktop.shell.page == "dossier"


def test_a_dossiers_other_code_opens_it_and_a_code_nobody_bears_is_refused(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)
    hand.desktop.threads.writer.run(_give_alias, dossier.code)
    hand.settle()

    hand.scan("G09.99-0001/XYZ")
    assert hand.desktop.pages.dossier.uid == dossier.uid
    assert said(hand) == ("done", "Hồ sơ G09.99-0001/XYZ")

    hand.scan("G09.99-0002/XYZ")
    assert said(hand)[0] == "wrong"
    assert "không phải của hồ sơ" in said(hand)[1]


def test_a_letters_number_scanned_or_typed_opens_what_was_not_taken_in(hand: Hand) -> None:
    clerk, desk = hand.desktop.sign_in.session.clerk, hand.desktop.counter.desk
    refused: list[Dossier] = []
    intake, now = an_intake(procedure_code="1.001776"), places.clock()
    act = (at_intake.refuse_intake, desk, intake, "không thuộc thẩm quyền", clerk, now)
    hand.desktop.threads.writer.run(*act, done=refused.append)
    hand.settle()
    number = f"{desk.office.counter}.001/TC"

    hand.scan(f"{number}/{now.year}")
    assert said(hand) == ("done", f"Hồ sơ {number}")
    assert hand.desktop.pages.dossier.uid == refused[0].uid
    assert hand.desktop.shell.page == "dossier"

    hand.scan(f"{number}/{now.year - 1}")
    assert said(hand)[0] == "wrong"
    assert f"Không thấy phiếu số {number}" in said(hand)[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [("8934567890123", "hàng hóa"), ("H52.18-2611", "đọc thiếu"), ("https://example.vn/a", "trang web")],
)
def test_what_is_foreign_or_torn_is_refused_and_nothing_moves(hand: Hand, text: str, words: str) -> None:
    hand.scan(text)

    assert said(hand)[0] == "wrong"
    assert words in said(hand)[1]
    assert hand.desktop.shell.page == "intake"


def test_scans_in_quick_succession_are_each_answered_in_order(hand: Hand, seen: list[str]) -> None:
    codes = [f"89345678901{number:02}" for number in range(50)] + ["https://example.vn/a"]

    for code in codes:
        hand.desktop.catcher.feed(code)

    assert len(seen) == len(codes)
    assert "trang web" in seen[-1]


def test_what_a_page_takes_is_not_opened(hand: Hand, qtbot: QtBot) -> None:
    taken: list[DossierScan | BatchScan] = []
    pages = hand.desktop.pages

    def take(scan: DossierScan | BatchScan) -> bool:
        taken.append(scan)
        return True

    desk = CodeDesk(pages.frame, hand.desktop.threads.reader, hand.desktop._clerk, True, take)
    for code in ("H00.01-261123-3012", "BG-3-261123-01-7K4M", "H00.01-261123-3012"):
        desk.take(code)

    assert [type(scan) for scan in taken] == [DossierScan, BatchScan, DossierScan]
    assert hand.desktop.shell.page == "intake"


def test_a_replaced_receipt_is_told_of_though_a_page_takes_its_scan(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)
    by_when = (hand.desktop.sign_in.session.clerk, places.clock(), None)
    hand.desktop.threads.writer.run(_correct, dossier.uid, by_when)
    hand.settle()
    pages = hand.desktop.pages
    desk = CodeDesk(pages.frame, hand.desktop.threads.reader, hand.desktop._clerk, True, lambda scan: True)

    desk.take(f"{dossier.code};1")
    hand.settle()
    assert said(hand)[0] == "wrong"
    assert "Đã thay bằng bản 2" in said(hand)[1]


def _give_alias(db: Database, code: str) -> None:
    db.conn.execute("update dossiers set alias = 'G09.99-0001/XYZ' where code = ?", (code,))


def test_a_stub_scanned_anywhere_opens_late_entry_and_entered_it_opens_its_dossier(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    hand.clock.on(datetime.combine(hand.clock().date() + timedelta(days=1), time(8), VN))  # at eleven an hour is a day
    hand.press(Qt.Key.Key_F8)
    hand.ctrl(Qt.Key.Key_P)
    hand.ctrl(Qt.Key.Key_Return)
    code = hand.ask(_stubs, hand.clock().date())[0]
    hand.clock.forward(seconds=3600)

    hand.scan(code)
    assert hand.desktop.shell.page == "intake"
    assert code in hand.desktop.pages.intake.errand._title.text()
    hand.type(f"{hand.clock():%H%M}")
    hand.enter(2)
    hand.type("Mat dien")
    hand.enter()
    receive(hand)

    assert [row.code for row in received(hand)] == [code]
    hand.scan(code)
    assert hand.desktop.shell.page == "dossier"


def test_a_dossier_that_had_only_a_letter_is_received_from_its_page(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    hand.scan(CARD)
    hand.press(Qt.Key.Key_1, ALT)
    hand.press(Qt.Key.Key_S, CTRL | SHIFT)
    hand.ctrl(Qt.Key.Key_Return)
    [brought] = received(hand)
    hand.desktop.pages.dossier.open(brought.uid)
    hand.settle()

    hand.ctrl(Qt.Key.Key_Return)
    assert hand.desktop.shell.page == "intake"
    assert hand.desktop.pages.intake.duplicate.text == ""
    hand.ctrl(Qt.Key.Key_A)
    hand.ctrl(Qt.Key.Key_Return)

    [row] = received(hand)
    assert row.uid == brought.uid
    assert row.code


def _stubs(db: Database, day: date) -> tuple[str, ...]:
    return pads.states(db, day)[0].unused
