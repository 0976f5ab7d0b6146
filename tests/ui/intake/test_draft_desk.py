"""Drafts: set aside, cycled through, offered after a crash."""

from __future__ import annotations

from counter_fixtures import Counter
from factories import a_clerk, an_intake
from intake_window import MakeWindow, Window
from PySide6.QtCore import Qt

from cchc_desktop.acts import at_intake, receive
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.store import drafts
from cchc_desktop.ui.intake.draft_desk import NONE


def test_esc_keeps_the_form_as_a_draft_and_ctrl_d_brings_it_back_whole(window: Window) -> None:
    window.fill()
    window.ctrl(Qt.Key.Key_Y)
    window.type("12")
    before = window.presenter.form

    window.press(Qt.Key.Key_Escape)
    assert window.presenter.worth_keeping() is None
    assert "Trần Thị Ví Dụ" in window.view.notice.text
    window.ctrl(Qt.Key.Key_D)

    assert window.presenter.form == before


def test_drafts_are_cycled_through(window: Window) -> None:
    for number in ("111", "222", "333"):
        window.type(number)
        window.press(Qt.Key.Key_Escape)
    seen = []
    for _ in range(4):
        window.ctrl(Qt.Key.Key_D)
        seen.append(window.view.form.owner.number)

    assert seen == ["333", "222", "111", "333"]
    assert len(drafts.of_clerk(window.counter.db, "cb01")) == 3


def test_after_a_crash_the_newest_draft_is_offered(window: Window, open_window: MakeWindow) -> None:
    window.type("00019")
    window.rest()
    assert drafts.of_clerk(window.counter.db, "cb01")

    again = open_window()
    assert "00019" in again.view.notice.text
    assert again.presenter.worth_keeping() is None
    again.ctrl(Qt.Key.Key_D)

    assert again.view.form.owner.number == "00019"


def test_a_form_emptied_by_hand_leaves_no_draft(window: Window) -> None:
    window.type("1")
    window.presenter.leave()
    window.press(Qt.Key.Key_Backspace)
    window.presenter.leave()
    window.settle()

    assert drafts.of_clerk(window.counter.db, "cb01") == []


def test_another_clerk_sees_neither_form_nor_draft_of_the_first(window: Window) -> None:
    window.type("00019")

    window.presenter.change_clerk(a_clerk(Role.LEAD))
    window.settle()

    assert window.presenter.worth_keeping() is None
    assert window.view.notice.text == ""
    assert [draft.clerk_code for draft in drafts.of_clerk(window.counter.db, "cb01")] == ["cb01"]
    window.fill()
    window.ctrl(Qt.Key.Key_Return)
    assert window.received[0].reception.clerk_code == "tq01"


def test_a_draft_whose_dossier_was_saved_is_gone_in_the_same_act(window: Window) -> None:
    window.fill()
    window.presenter.leave()
    window.settle()
    assert drafts.of_clerk(window.counter.db, "cb01") != []

    window.ctrl(Qt.Key.Key_Return)

    assert drafts.of_clerk(window.counter.db, "cb01") == []


def test_without_a_draft_the_key_says_that_there_is_none(window: Window) -> None:
    window.ctrl(Qt.Key.Key_D)
    assert window.view.notice.text == NONE

    window.view.notice.clear()
    window.type("111")
    window.presenter.leave()
    window.ctrl(Qt.Key.Key_D)

    assert window.view.notice.text == NONE, "the one that is being typed is no other"
    assert window.view.form.owner.number == "111"


def waits(counter: Counter) -> Dossier:
    """Somebody came without all papers and went with a letter."""
    request = SupplementRequested(counter.now, "Bổ sung giấy khai sinh")
    return at_intake.request_at_intake(counter.db, counter.desk, an_intake(papers=()), request, counter.clerk)


def test_after_a_crash_a_completion_comes_back_as_one(open_window: MakeWindow) -> None:
    before = open_window()
    brought = waits(before.counter)
    before.view.completing.emit(brought)
    before.settle()
    before.rest()
    assert drafts.of_clerk(before.counter.db, "cb01") != []

    after = open_window()
    after.ctrl(Qt.Key.Key_D)
    assert after.presenter.errand.completes == brought.uid
    after.ctrl(Qt.Key.Key_A)
    after.ctrl(Qt.Key.Key_Return)

    assert [(each.uid, each.is_received) for each in after.received] == [(brought.uid, True)]


def test_after_a_sign_out_a_completion_comes_back_as_one(window: Window) -> None:
    brought = waits(window.counter)
    window.view.completing.emit(brought)
    window.settle()

    window.presenter.change_clerk(window.counter.lead)
    window.settle()
    assert window.presenter.errand.completes == ""
    window.presenter.change_clerk(window.counter.clerk)
    window.settle()
    window.ctrl(Qt.Key.Key_D)

    assert window.presenter.errand.completes == brought.uid


def test_a_completion_whose_dossier_was_received_meanwhile_is_given_up_and_says_so(window: Window) -> None:
    counter, brought = window.counter, waits(window.counter)
    window.view.completing.emit(brought)
    window.settle()
    window.press(Qt.Key.Key_Escape)
    done = receive.receive(counter.db, counter.desk, an_intake(), counter.lead, counter.now, brought.uid)

    window.ctrl(Qt.Key.Key_D)

    assert f"đã tiếp nhận, mã {done.code}" in window.view.notice.text
    assert window.presenter.worth_keeping() is None
    assert window.view.errand.isHidden()
    window.settle()
    assert drafts.of_clerk(counter.db, "cb01") == []
