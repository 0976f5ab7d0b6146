"""The desktop as a whole: who comes and goes, what is scanned, what the threads say, and how it ends."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from app_window import CARD, PASSWORD, Opener, fill, give_printer, receive, received, said, sign_in
from plain_slips import plain_slips
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.app import network, places, practice_hub
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.demo_hand import CTRL, Hand
from cchc_desktop.app.practice_fill import fill as fill_store
from cchc_desktop.app.practice_hub import PracticeHub
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.domain.scanner import Scanner, ScannerKind
from cchc_desktop.store import drafts, meta, prints
from cchc_desktop.store.connection import Database, Use
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.ui.crash import CrashHandler
from cchc_desktop.ui.shell.presenter import LOCKED
from cchc_desktop.ui.shell.status import SyncCounts

TICKS = 20  # that the window must make while something else is slow


def lock(hand: Hand) -> None:
    hand.ctrl(Qt.Key.Key_L)


# who comes and goes


def test_a_ready_window_waits_for_its_clerk_and_takes_no_scan(open_window: Opener, practice_folder: Path) -> None:
    hand = open_window(practice_folder)

    hand.desktop.catcher.feed(CARD)

    assert hand.desktop.shell.covered
    assert said(hand) == ("wrong", LOCKED)
    assert hand.desktop.intake is None


def test_enter_signs_in_who_is_usually_here(hand: Hand) -> None:
    session = hand.desktop.sign_in.session
    assert session is not None
    assert session.clerk == hand.desktop.counter.file.clerks[0]
    assert not hand.desktop.shell.covered
    assert hand.desktop.shell.page == "intake"
    assert session.clerk.name in hand.desktop.shell.top.clerk.text()


def test_a_real_counter_wants_the_password(open_window: Opener, real_folder: Path) -> None:
    hand = open_window(real_folder, practice=False)

    hand.type("khong-phai-the")
    hand.enter()
    hand.wait(lambda: hand.desktop.sign_in._attempt is None, "an answer")
    assert hand.desktop.shell.covered

    sign_in(hand, PASSWORD)
    assert not hand.desktop.shell.covered


def test_behind_the_lock_everything_stays_as_it_was(hand: Hand) -> None:
    fill(hand)
    before = hand.desktop.pages.intake.form

    lock(hand)
    assert hand.desktop.shell.covered
    assert len(hand.ask(drafts.of_clerk, hand.desktop.counter.file.clerks[0].code)) == 1
    sign_in(hand)

    assert hand.desktop.pages.intake.form == before


def test_another_clerk_finds_an_empty_form_and_nothing_that_was_looked_up(hand: Hand) -> None:
    first = hand.desktop.counter.file.clerks[0].code
    receive(hand)
    fill(hand)
    hand.press(Qt.Key.Key_F3)
    assert hand.desktop.pages._found_view.table.model().rowCount() == 1

    lock(hand)
    hand.press(Qt.Key.Key_Down)
    sign_in(hand)

    session = hand.desktop.sign_in.session
    assert session is not None
    assert session.clerk.code != first
    assert hand.desktop.pages.intake.form.owner.name == ""
    assert hand.desktop.shell.page == "intake"
    assert hand.desktop.pages._found_view.table.model().rowCount() == 0
    assert [draft.clerk_code for draft in hand.ask(drafts.of_clerk, first)] == [first]


# what is scanned


def test_a_card_scanned_on_any_page_begins_a_reception(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F9)

    hand.scan(CARD)

    assert hand.desktop.shell.page == "intake"
    assert hand.desktop.pages.intake.form.owner.name == "Trần Thị Ví Dụ"


def test_a_code_scanned_on_any_page_opens_its_dossier(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)
    hand.press(Qt.Key.Key_F9)

    hand.scan(dossier.code)

    assert hand.desktop.shell.page == "dossier"
    assert hand.desktop.pages.dossier.uid == dossier.uid
    assert said(hand)[0] == "done"


def test_a_code_nobody_here_knows_is_refused_and_nothing_moves(hand: Hand) -> None:
    hand.scan("H52.18-261005-3999")

    assert said(hand) == (
        "wrong",
        "Không thấy hồ sơ H52.18-261005-3999 ở quầy này. Chờ đồng bộ, hoặc hỏi quầy đã nhận.",
    )
    assert hand.desktop.shell.page == "intake"


def test_a_practice_slip_at_a_real_counter_is_refused(open_window: Opener, real_folder: Path) -> None:
    hand = open_window(real_folder, practice=False)
    sign_in(hand, PASSWORD)

    hand.scan("H00.18-261005-3001")

    assert said(hand) == (
        "wrong",
        "H00.18-261005-3001 là giấy thực hành, không có giá trị. Hỏi lại công dân giấy thật.",
    )


def test_two_dossiers_of_one_code_are_shown_as_a_list(hand: Hand, practice_folder: Path) -> None:
    receive(hand)
    receive(hand, CARD.replace("000190000012", "000190000023"))
    newer, older = received(hand)
    clash = f"update dossiers set alias = '{older.code}' where code = '{newer.code}'"
    hand.desktop.threads.writer.run(_execute, clash)
    hand.settle()

    hand.scan(older.code)

    assert hand.desktop.shell.page == "found"
    assert hand.desktop.pages._found_view.table.model().rowCount() == 2


# what is printed


def test_without_a_printer_the_clerk_is_told_what_is_safe_and_prints_it_later(hand: Hand, tmp_path: Path) -> None:
    receive(hand)
    [dossier] = received(hand)
    tone, words = said(hand)
    assert (tone, dossier.code in words, "Ctrl+Shift+R" in words) == ("wrong", True, True)
    [kept] = (hand.desktop.counter.folder / "slips").iterdir()

    give_printer(hand, tmp_path / "tray")
    hand.ctrl(Qt.Key.Key_R)

    assert not kept.exists()
    assert len(list((tmp_path / "tray").iterdir())) == 1
    assert not hand.desktop.shell.top.owed.isVisible()


def test_a_printed_receipt_needs_no_strip(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")

    receive(hand)

    assert said(hand)[0] != "wrong"
    assert "Chưa in" not in said(hand)[1]


def shown(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def test_of_other_slips_the_strip_tells_and_the_card_of_the_last_receipt_stays(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    receive(hand)
    printed = shown(hand.desktop.pages.intake.printed)
    with plain_slips():
        hand.desktop.pages.prints.print_many([("handover", "BG-3-261005-01"), ("handover", "BG-3-261005-02")])
        hand.settle()

    assert said(hand)[0] == "done"
    assert said(hand)[1].startswith("Đã gửi 2 giấy tới máy in")
    assert shown(hand.desktop.pages.intake.printed) == printed


def test_what_was_saved_while_the_window_was_being_locked_is_offered_when_the_clerk_is_back(
    hand: Hand, tmp_path: Path
) -> None:
    give_printer(hand, tmp_path / "tray")
    fill(hand)
    gate = threading.Event()
    hand.desktop.threads.writer.run(_wait_for, gate)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CTRL)
    gate.set()
    hand.settle()
    assert hand.desktop.shell.covered
    assert list((tmp_path / "tray").iterdir()) == []

    sign_in(hand)

    assert hand.desktop.shell.covered
    assert "Đã có giấy chưa?" in _words_of(hand)


def test_what_a_crash_left_unprinted_is_offered_at_the_first_sign_in(
    hand: Hand, open_window: Opener, practice_folder: Path
) -> None:
    receive(hand)
    hand.desktop.shell.close()

    again = open_window(practice_folder)
    sign_in(again)

    assert again.desktop.shell.covered
    assert "Đã có giấy chưa?" in _words_of(again)


# what the network says


def test_the_light_turns_green_by_acknowledgement_alone(open_window: Opener, practice_folder: Path) -> None:
    hand = open_window(practice_folder, network=True)
    counts: list[SyncCounts] = []
    hand.desktop.pages.sync.light.changed.connect(counts.append)
    sign_in(hand)
    receive(hand)
    assert counts[-1].saved == 1

    hand.wait(lambda: counts[-1].accepted == 1, "the portal")

    assert counts[-1].offline is None
    assert hand.desktop.shell.top.pill.accessibleName()


def test_a_portal_that_does_not_start_is_said_once_and_work_goes_on(open_window: Opener, practice_folder: Path) -> None:
    def broken() -> Iterator[None]:
        raise OSError

    hand = open_window(practice_folder, network=True, portal=broken)
    hand.wait(lambda: said(hand)[0] == "waiting", "the strip")

    sign_in(hand)
    receive(hand)

    assert len(received(hand)) == 1


# what goes wrong


def test_a_bug_in_an_act_opens_the_crash_window_and_work_goes_on(hand: Hand, qtbot: QtBot) -> None:
    crash = CrashHandler("0.1", places.clock)
    crash.install()
    try:
        hand.desktop.threads.writer.run(_divide_by, 0)
        hand.wait(lambda: crash.window is not None and crash.window.isVisible(), "the crash window")
        assert crash.window is not None
        QTest.keyClick(crash.window, Qt.Key.Key_Escape)
        hand.desktop.shell.activateWindow()
        qtbot.waitUntil(hand.desktop.shell.isActiveWindow)

        receive(hand)
    finally:
        crash.uninstall()
    assert len(received(hand)) == 1


def test_a_changed_ledger_is_said_at_the_start(open_window: Opener, counter: Counter, practice_folder: Path) -> None:
    fill_store(counter, 3, seed=1, now=places.clock())
    counter.db.conn.execute("drop trigger ledger_never_changes")
    counter.db.conn.execute("update ledger set payload = x'7b7d' where pos = 3")

    hand = open_window(practice_folder)
    hand.settle()

    assert said(hand) == ("wrong", "Sổ cái có chỗ không khớp (mục 3). Báo quản trị ngay; vẫn tiếp nhận được.")


def test_a_store_that_cannot_be_written_opens_all_the_same_and_says_why(
    open_window: Opener, practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = Counter.connect

    def locked(counter: Counter, use: Use) -> Database:
        if use is Use.WRITER:
            raise StoreTrouble(Trouble.LOCKED)
        return connect(counter, use)

    monkeypatch.setattr(Counter, "connect", locked)

    hand = open_window(practice_folder)

    assert said(hand) == ("wrong", Trouble.LOCKED.sentence)
    assert isinstance(hand.desktop.trouble, StoreTrouble)


# how it ends


def test_closing_keeps_what_is_half_typed_and_ends_every_thread(hand: Hand, practice_folder: Path) -> None:
    fill(hand)
    clerk = hand.desktop.counter.file.clerks[0].code
    threads = hand.desktop.threads
    hand.desktop.pages.intake.owner.part.fields["owner.phone"].line.insert("0912345678")

    hand.desktop.shell.close()

    assert threads.writer._thread.isFinished()
    assert threads.reader._thread.isFinished()
    assert not threads.verifying._thread.is_alive()
    assert not threads.network._thread.is_alive()
    assert gc.isenabled()
    counter = open_counter(practice_folder, practice=True)
    try:
        [draft] = drafts.of_clerk(counter.db, clerk)
    finally:
        counter.db.close()
    assert b"0912345678" in draft.data


def test_closing_twice_is_closing_once(hand: Hand) -> None:
    hand.desktop.shell.close()

    hand.desktop.stop()
    hand.desktop.shell.close()

    assert hand.desktop.threads.writer._thread.isFinished()


def test_a_receipt_that_is_being_printed_while_the_window_closes_is_noted(
    hand: Hand, practice_folder: Path, tmp_path: Path
) -> None:
    give_printer(hand, tmp_path / "tray")
    fill(hand)
    gate = threading.Event()
    hand.desktop.threads.paper.run(gate.wait, 60, done=lambda _set: None)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    hand.wait(lambda: hand.ask(prints.last, ["receipt"]) is not None, "the printing")
    asked = hand.ask(prints.last, ["receipt"])
    assert asked is not None

    gate.set()
    hand.desktop.shell.close()

    counter = open_counter(practice_folder, practice=True)
    try:
        assert [each.state for each in prints.of_dossier(counter.db, asked.dossier_uid)] == ["handed_over"]
    finally:
        counter.db.close()


def test_closing_while_the_practice_portal_still_starts_does_not_wait_for_it(
    open_window: Opener, practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[PracticeHub] = []
    wait = PracticeHub.wait
    monkeypatch.setattr(PracticeHub, "wait", lambda hub: (begun.append(hub), wait(hub)))
    never_there = "import sys; sys.stdin.read()"  # however slow we are, it still starts
    monkeypatch.setattr(practice_hub, "_program", lambda: [sys.executable, "-c", never_there])
    monkeypatch.setattr(network, "_PATIENCE", 60.0)
    hand = open_window(practice_folder, network=True)
    hand.wait(lambda: bool(begun), "the practice portal")

    hand.desktop.shell.close()

    assert begun[0].url == ""
    assert begun[0]._process.returncode is not None
    assert not hand.desktop.threads.network._thread.is_alive()


# how it stays alive


class Pulse:
    """Lets what is slow go on only once the window has shown that it lives."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.ticks = 0
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        self.ticks += 1
        if self.ticks == TICKS:
            self.gate.set()


def test_the_window_lives_while_the_disk_takes_its_time_to_save(hand: Hand) -> None:
    fill(hand)
    pulse = Pulse()
    waited: list[bool] = []
    hand.desktop.threads.writer.run(_wait_for, pulse.gate, done=waited.append)

    hand.press(Qt.Key.Key_Return, CTRL)

    assert waited == [True]
    assert len(received(hand)) == 1


def test_the_window_lives_while_a_search_takes_its_time(hand: Hand) -> None:
    receive(hand)
    pulse = Pulse()
    waited: list[bool] = []
    hand.desktop.threads.reader.ask("slow", _wait_for, pulse.gate, done=waited.append)

    hand.ctrl(Qt.Key.Key_K)
    hand.type("vi du")

    assert waited == [True]
    assert hand.desktop.shell.top.box.text() == "vi du"


def test_the_window_lives_while_the_portal_takes_its_time(open_window: Opener, practice_folder: Path) -> None:
    pulse = Pulse()
    waited: list[bool] = []

    class Slow:
        def __enter__(self) -> None:
            waited.append(pulse.gate.wait(60))

        def __exit__(self, *_how: object) -> None: ...

    hand = open_window(practice_folder, network=True, portal=Slow)
    sign_in(hand)
    receive(hand)

    hand.wait(lambda: bool(waited), "the portal")
    assert waited == [True]
    assert len(received(hand)) == 1


def _execute(db: Database, statement: str) -> None:
    db.conn.execute(statement)


def _wait_for(_db: Database, gate: threading.Event) -> bool:
    return gate.wait(60)


def _divide_by(_db: Database, number: int) -> float:
    return 1 / number


def _words_of(hand: Hand) -> str:
    return " ".join(label.text() for label in hand.desktop.shell.findChildren(QLabel) if label.isVisible())


# what a scanner of another kind sends


def set_scanner(folder: Path, scanner: Scanner) -> None:
    """As set-up would have written it."""
    counter = open_counter(folder, practice=True)
    meta.write(counter.db, "office", write_office(replace(counter.file, scanner=scanner)))
    counter.db.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are Unix's")
def test_a_card_on_a_serial_line_begins_a_reception_with_its_letters(
    open_window: Opener, practice_folder: Path
) -> None:
    far, near = os.openpty()
    set_scanner(practice_folder, Scanner(ScannerKind.SERIAL, os.ttyname(near)))
    hand = open_window(practice_folder)
    sign_in(hand)
    intake = hand.desktop.pages.intake

    def filled() -> bool:
        os.write(far, f"{CARD}\r".encode())  # what came before the port was open is thrown away
        return intake.form.owner.name == "Trần Thị Ví Dụ"

    hand.wait(filled, "the card")
    assert intake.form.owner.name == "Trần Thị Ví Dụ"
    hand.desktop.stop()
    os.close(far)
    os.close(near)


def test_a_serial_scanner_that_is_not_there_is_said_and_typing_goes_on(
    open_window: Opener, practice_folder: Path
) -> None:
    set_scanner(practice_folder, Scanner(ScannerKind.SERIAL, "COM77"))
    hand = open_window(practice_folder)
    sign_in(hand)

    hand.wait(lambda: "COM77" in said(hand)[1], "the warning")

    assert said(hand)[0] == "waiting"
    receive(hand)
    assert len(received(hand)) == 1


def test_a_keyboard_scanner_is_told_by_the_prefix_of_the_office_file(
    open_window: Opener, practice_folder: Path
) -> None:
    set_scanner(practice_folder, Scanner(prefix="~"))

    hand = open_window(practice_folder)

    assert hand.desktop.catcher.prefix == "~"
    assert hand.desktop.threads.scanner is None
