"""Whole ways through the window, by keys: network, printer, clerk and program come and go, and nothing is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from app_window import CARD, PASSWORD, Opener, fill, give_printer, receive, received, said, sign_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cchc_desktop.acts.catalogue import import_catalogue
from cchc_desktop.acts.set_up import FirstPasswords
from cchc_desktop.app import places, practice, setting_up
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.demo_hand import ALT, CTRL, SHIFT, Hand
from cchc_desktop.app.demo_people import card
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.domain.office_file import KeyStore
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.sync_state import SyncState, sync_state
from cchc_desktop.store import dossiers, drafts, prints, verify
from cchc_desktop.ui.intake.form import form_json
from cchc_desktop.ui.shell.presenter import LOCKED

FIRST_CLERK, SECOND_CLERK = "cb01", "tq01"
LEAD = SECOND_CLERK


def state(hand: Hand) -> SyncState:
    return hand.ask(sync_state, hand.clock())


def light(hand: Hand) -> str:
    """What the sync light says, refreshed now."""
    hand.desktop.pages.sync.refresh()
    hand.settle()
    return hand.desktop.shell.top.pill.accessibleName()


def words(widget: QWidget) -> str:
    """All that stands on it."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def until(hand: Hand, acknowledged: int) -> None:
    """Wait until the portal has so many dossiers, and nothing is on its way."""
    hand.wait(lambda: state(hand).clean and state(hand).acknowledged == acknowledged, "the portal")


def lock(hand: Hand) -> None:
    hand.press(Qt.Key.Key_L, CTRL)


def crash(hand: Hand) -> None:
    """The program is gone without a word: no draft is kept by leaving, nothing is noted; what was committed stays."""
    desktop = hand.desktop
    desktop.intake.stop()  # no timer of the dead window may write later
    desktop.intake = None
    desktop.shell.closing.emit()
    QApplication.processEvents()


def test_a_morning_without_network_is_at_the_portal_as_soon_as_there_is_one(
    open_window: Opener, practice_folder: Path
) -> None:
    portal = DemoPortal(practice_folder, places.clock)
    hand = open_window(practice_folder, portal=portal.running)
    sign_in(hand)
    for which in range(1, 4):
        receive(hand, card(which))
    codes = [row.code for row in received(hand)]
    assert len(set(codes)) == 3
    assert "Đã lưu 3 · Cổng nhận 0" in light(hand)
    assert hand.desktop.shell.top.pill.property("tone") == "waiting"
    hand.press(Qt.Key.Key_F9)
    assert all(code in _waiting(hand) for code in codes)

    hand.desktop.threads.network.start()
    until(hand, 3)

    assert "Đã lưu 3 · Cổng nhận 3 · Cần xem 0" in light(hand)
    assert hand.desktop.shell.top.pill.property("tone") == "done"
    assert _waiting(hand) == ""


def test_what_the_portal_did_is_seen_on_the_dossier_that_is_open(open_window: Opener, practice_folder: Path) -> None:
    portal = DemoPortal(practice_folder, places.clock)
    hand = open_window(practice_folder, network=True, portal=portal.running)
    sign_in(hand)
    receive(hand)
    until(hand, 1)
    (row,) = received(hand)
    hand.scan(row.code)
    assert "Được tiếp nhận" in words(hand.desktop.shell)

    portal.move(row.uid, Status.PROCESSING, "Lò Văn Thụ Lý")
    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_Return, CTRL)
    hand.wait(lambda: _status(hand, row.uid) is Status.PROCESSING, "the change")
    hand.scan(row.code)

    assert hand.desktop.shell.page == "dossier"
    assert Status.PROCESSING.label in words(hand.desktop.shell)


def test_a_fast_switch_leaves_the_draft_with_whoever_typed_it(open_window: Opener, practice_folder: Path) -> None:
    hand = open_window(practice_folder)
    give_printer(hand, practice_folder / "tray")
    sign_in(hand)
    fill(hand)
    lock(hand)
    hand.press(Qt.Key.Key_Down)
    sign_in(hand)
    receive(hand, card(5))
    assert [_received_by(hand, row.uid) for row in received(hand)] == [SECOND_CLERK]
    hand.ctrl(Qt.Key.Key_D)
    assert hand.desktop.pages.intake.form.owner.name == ""  # the first clerk's draft is not the second's

    lock(hand)
    _stand_on(hand, FIRST_CLERK)
    sign_in(hand)
    hand.ctrl(Qt.Key.Key_D)
    hand.press(Qt.Key.Key_Return, CTRL)

    assert received(hand)[0].owner_name == "Trần Thị Ví Dụ"
    assert _received_by(hand, received(hand)[0].uid) == FIRST_CLERK
    assert hand.ask(drafts.of_clerk, FIRST_CLERK) == []


def test_left_alone_the_window_locks_keeps_what_is_half_typed_and_takes_no_scan(
    open_window: Opener, practice_folder: Path
) -> None:
    hand = open_window(practice_folder)
    sign_in(hand)
    hand.scan(CARD)
    before = hand.desktop.pages.intake.form

    hand.desktop._idle.expired.emit()
    hand.scan(card(3))

    assert hand.desktop.shell.covered
    assert said(hand) == ("wrong", LOCKED)
    sign_in(hand)
    assert hand.desktop.pages.intake.form == before
    hand.press(Qt.Key.Key_1, ALT)
    hand.ctrl(Qt.Key.Key_A)
    hand.press(Qt.Key.Key_Return, CTRL)
    assert [row.owner_name for row in received(hand)] == ["Trần Thị Ví Dụ"]


def test_after_a_crash_the_draft_and_the_unprinted_receipt_are_offered(
    open_window: Opener, practice_folder: Path
) -> None:
    hand = open_window(practice_folder)
    sign_in(hand)
    receive(hand, card(8))
    fill(hand)
    _until_kept(hand)
    crash(hand)

    again = open_window(practice_folder)
    give_printer(again, practice_folder / "tray")
    sign_in(again)
    assert "Đã có giấy chưa?" in words(again.desktop.shell)
    again.press(Qt.Key.Key_Return, CTRL)  # print this one
    assert not again.desktop.shell.covered
    assert "Còn nháp chưa nộp: Trần Thị Ví Dụ" in words(again.desktop.shell)

    again.ctrl(Qt.Key.Key_D)
    again.press(Qt.Key.Key_Return, CTRL)

    assert received(again)[0].owner_name == "Trần Thị Ví Dụ"
    assert len(list((practice_folder / "tray").rglob("*.pdf"))) == 2
    assert again.ask(verify.check_full) is None


def test_a_printer_that_fails_costs_two_keys_and_never_a_dossier(open_window: Opener, practice_folder: Path) -> None:
    hand = open_window(practice_folder)
    sign_in(hand)
    receive(hand, card(1))
    receive(hand, card(2))
    assert "Chưa in được" in words(hand.desktop.pages.intake)
    assert len(list((practice_folder / "slips").glob("*.pdf"))) == 2

    give_printer(hand, practice_folder / "tray")
    hand.press(Qt.Key.Key_R, CTRL | SHIFT)  # the red mark's list
    hand.press(Qt.Key.Key_Return, CTRL | SHIFT)  # all of it

    assert "Đã gửi máy in" in words(hand.desktop.pages.intake)
    assert {file.stem for file in (practice_folder / "tray").rglob("*.pdf")} == {row.code for row in received(hand)}
    assert list((practice_folder / "slips").glob("*.pdf")) == []
    assert {_last_state(hand, row.uid) for row in received(hand)} == {"handed_over"}


def test_what_was_printed_just_now_names_the_dossier_that_was(open_window: Opener, practice_folder: Path) -> None:
    hand = open_window(practice_folder)
    give_printer(hand, practice_folder / "tray")
    sign_in(hand)
    receive(hand, card(1))
    receive(hand, card(2))
    second, first = received(hand)
    assert second.code in words(hand.desktop.pages.intake.printed)

    hand.scan(first.code)
    hand.ctrl(Qt.Key.Key_R)

    told = words(hand.desktop.pages.intake.printed)
    assert first.code in told
    assert "in lại lần 1" in told


def test_a_real_counter_works_alone_and_refuses_practice_slips(open_window: Opener, tmp_path: Path) -> None:
    folder = _real_counter(tmp_path / "data")
    hand = open_window(folder, practice=False)
    give_printer(hand, tmp_path / "tray")
    _stand_on(hand, LEAD)
    sign_in(hand, PASSWORD)

    hand.scan("H00.18-261123-3000")
    assert said(hand)[0] == "wrong"
    assert "giấy thực hành" in said(hand)[1]
    receive(hand, CARD)

    (row,) = received(hand)
    assert "BẢN TẬP" not in words(hand.desktop.shell)
    assert re.search("Chưa nối cổng", light(hand))
    hand.scan(row.code)
    assert hand.desktop.shell.page == "dossier"
    assert hand.ask(verify.check_full) is None


def test_nothing_is_written_that_names_a_citizen_beside_the_store_and_the_slips(
    open_window: Opener, practice_folder: Path
) -> None:
    hand = open_window(practice_folder)
    sign_in(hand)
    receive(hand)
    fill(hand, card(4))
    _until_kept(hand)
    hand.desktop.shell.close()

    secret = re.compile("Ví Dụ|000190000012".encode())
    found = [path for path in practice_folder.rglob("*") if path.is_file() and secret.search(path.read_bytes())]

    assert [path.relative_to(practice_folder).parts[0] for path in found] == []


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 384)])
def test_a_citizen_is_served_at_every_size(open_window: Opener, practice_folder: Path, size: tuple[int, int]) -> None:
    hand = open_window(practice_folder)
    hand.desktop.shell.resize(*size)
    sign_in(hand)

    receive(hand)

    (row,) = received(hand)
    assert row.owner_name == "Trần Thị Ví Dụ"


def _waiting(hand: Hand) -> str:
    """What the sync page lists as on its way."""
    model = hand.desktop.pages.sync.view.waiting.model()
    return "\n".join(
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(model.columnCount())
    )


def _status(hand: Hand, uid: str) -> Status | None:
    dossier = hand.ask(dossiers.get, uid)
    return dossier.status if dossier else None


def _received_by(hand: Hand, uid: str) -> str:
    dossier = hand.ask(dossiers.get, uid)
    assert dossier is not None
    return dossier.reception.clerk_code


def _last_state(hand: Hand, uid: str) -> str:
    return hand.ask(prints.of_dossier, uid)[-1].state


def _stand_on(hand: Hand, code: str) -> None:
    """Arrows until the name of that clerk is marked."""
    view = hand.desktop.sign_in._view
    for _ in range(4):
        hand.press(Qt.Key.Key_Up)
    while code not in str(view.names.currentIndex().data()):
        hand.press(Qt.Key.Key_Down)


def _until_kept(hand: Hand) -> None:
    """A moment after the last key what is half typed is a draft: the form as it stands, none from between two keys."""
    typed = form_json(hand.desktop.intake.form)
    hand.wait(lambda: typed in [draft.data for draft in hand.ask(drafts.of_clerk, FIRST_CLERK)], "the draft")


def _real_counter(folder: Path) -> Path:
    office_file = practice.sample_office()
    file = replace(office_file, office=replace(office_file.office, unit_code="H52.18"), key_store=KeyStore.FILE)
    setting_up.set_up_counter(folder, file, FirstPasswords(PASSWORD, PASSWORD), places.clock())
    counter, sample = open_counter(folder, practice=False), setting_up.sample_catalogue()
    import_catalogue(counter.db, sample.procedures, sample.version, setting_up.ADMIN, places.clock())
    counter.db.close()
    return folder
