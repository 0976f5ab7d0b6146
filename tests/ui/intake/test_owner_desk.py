"""The owner: cards, earlier dossiers, duplicates."""

from __future__ import annotations

from counter_fixtures import Counter, hand_over
from factories import a_person
from intake_window import CARD, OTHER_CARD, MakeWindow, Window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.store import drafts
from cchc_desktop.ui.intake.owner_desk import OWNERS_CARD


def test_a_scan_fills_the_owner_and_leaves_the_focus_where_it_was(window: Window) -> None:
    before = QApplication.focusWidget()

    assert window.scan(CARD)

    owner = window.view.form.owner
    assert (owner.number, owner.name, owner.born) == ("000 190 000 012", "Trần Thị Ví Dụ", "14/03/1990")
    assert (owner.detail, owner.commune, owner.province) == ("Tổ 3", "Xã Mai Sơn", "Sơn La")
    assert set(owner.scanned) == {"number", "name", "born", "detail", "commune", "province"}
    assert QApplication.focusWidget() is before
    assert window.heard == ["Căn cước: Trần Thị Ví Dụ"]


def test_a_cut_card_is_refused_with_its_sentence_and_changes_nothing(window: Window) -> None:
    assert window.scan("000190000012||Trần")

    assert window.view.form.owner.name == ""
    assert "Quét lại" in window.heard[0]


def test_a_scan_that_is_no_card_is_left_to_others(window: Window) -> None:
    assert not window.scan("H52.18-261005-3001")
    assert window.heard == []


def test_another_card_keeps_what_was_typed_as_a_draft(window: Window) -> None:
    window.fill()

    window.scan(OTHER_CARD)

    assert window.view.form.owner.name == "Lê Văn Thí Dụ"
    assert [draft.title for draft in drafts.of_clerk(window.counter.db, "cb01")] == ["Trần Thị Ví Dụ"]
    assert "giữ nháp" in window.heard[-1]


def test_the_card_of_whoever_stands_in_for_the_owner_goes_to_the_submitter(window: Window) -> None:
    window.scan(CARD)
    window.ctrl(Qt.Key.Key_Y)
    window.scan(OTHER_CARD)
    window.view.submitter.authorised.click()
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    intake = window.received[0].intake
    assert intake.owner.name == "Trần Thị Ví Dụ"
    assert intake.submitter is not None
    assert intake.submitter.name == "Lê Văn Thí Dụ"
    assert intake.authorised


def test_the_owners_own_card_is_no_submitter_and_that_is_said(window: Window) -> None:
    window.scan(CARD)
    window.ctrl(Qt.Key.Key_Y)
    refused: list[str] = []
    window.presenter.scan_refused.connect(refused.append)

    window.scan(CARD)

    assert refused == [OWNERS_CARD]
    assert window.heard[-1] == OWNERS_CARD, "and nothing says that it was taken"
    assert window.view.form.submitter is not None
    assert window.view.form.submitter.name == ""


def test_an_owner_typed_by_hand_is_filled_from_the_card_while_a_submitter_is_awaited(window: Window) -> None:
    window.type("000190000012")
    window.ctrl(Qt.Key.Key_Y)

    window.scan(CARD)

    assert window.view.form.owner.name == "Trần Thị Ví Dụ"
    assert window.heard == ["Căn cước: Trần Thị Ví Dụ"]


def test_broken_letters_are_refused_aloud_and_only_what_is_sure_is_taken(window: Window) -> None:
    window.scan("000190000012||Tr?n Th? V? D?|14031990|N?|T? 3, X? Mai S?n|01012022")

    owner = window.view.form.owner
    assert (owner.number, owner.born, owner.name, owner.detail) == ("000 190 000 012", "14/03/1990", "", "")
    assert window.heard[-1].startswith("Chữ trên mã bị vỡ dấu")


def test_keys_of_telex_in_a_card_are_said_aloud(window: Window) -> None:
    window.scan("000190000012||Traafn Thij Ví Duj|14031990|Nữ|Toor 3, Xã Mai Sơn, Sơn La|01012022")

    assert window.view.form.owner.name == "Traafn Thij Ví Duj"
    assert "Telex" in window.heard[-1]


def test_a_scan_while_the_last_dossier_is_being_saved_waits_for_its_turn(window: Window) -> None:
    window.fill()
    QTest.keyClick(window.shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.scan(OTHER_CARD)

    assert [dossier.intake.owner.name for dossier in window.received] == ["Trần Thị Ví Dụ"]
    assert window.view.form.owner.name == "Lê Văn Thí Dụ"


def test_a_number_typed_brings_back_what_earlier_dossiers_know(window: Window) -> None:
    window.counter.receive(return_channel=ReturnChannel.POST)

    window.type("000190000012")

    form = window.view.form
    assert (form.owner.name, form.owner.phone) == ("Trần Thị Ví Dụ", "0912 345 678")
    assert form.giving_back.channel is ReturnChannel.POST
    assert "Đã nộp 1 hồ sơ" in window.view.notice.text


def test_a_name_that_differs_from_the_earlier_one_is_said_and_stands(window: Window) -> None:
    window.counter.receive(owner=a_person(name="Trần Thị Khác"))

    window.scan(CARD)

    assert window.view.form.owner.name == "Trần Thị Ví Dụ"
    assert window.view.notice.tone == "waiting"
    assert "Trần Thị Khác" in window.view.notice.text


def test_an_open_dossier_of_the_same_procedure_is_said_and_opened_and_stops_nothing(
    counter: Counter, open_window: MakeWindow
) -> None:
    earlier = hand_over(counter, counter.receive())
    window = open_window()
    opened: list[str] = []
    window.presenter.open_dossier.connect(opened.append)

    window.fill()
    assert earlier.printed_code in window.view.duplicate.text
    assert "Phòng Người có công" in window.view.duplicate.text
    window.ctrl(Qt.Key.Key_O)
    window.ctrl(Qt.Key.Key_Return)

    assert opened == [earlier.uid]
    assert len(window.received) == 2
    assert window.view.duplicate.text == ""


def test_a_card_that_knows_the_year_alone_is_finished_by_typing_it(window: Window) -> None:
    window.scan("000045000012||Cụ Ví Dụ|00001945|Nữ|Tổ 3, Xã Mai Sơn, Sơn La|01012022")
    window.view.owner.part.rows.fields["born"].line.setFocus()

    window.type("1945")
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    owner = window.received[0].intake.owner
    assert (owner.name, owner.born, owner.born_year) == ("Cụ Ví Dụ", None, 1945)
