"""Receiving in the real window: keys in, dossiers in the store, nothing lost in between."""

from __future__ import annotations

from typing import Any

import pytest
from factories import a_person
from intake_window import CARD, OTHER_CARD, Window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.domain.person import IdentityKind, OwnerKind
from cchc_desktop.store import drafts
from cchc_desktop.store.errors import StoreTrouble, Trouble


def test_a_known_citizen_with_a_card_takes_four_keys_and_a_scan(window: Window) -> None:
    earlier = window.counter.receive()

    window.scan(CARD)
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    dossier = window.received[0]
    assert dossier.uid != earlier.uid
    assert dossier.intake.owner.phone == earlier.intake.owner.phone
    assert all(paper.handed_in for paper in dossier.intake.papers)
    assert window.keys <= 4


def test_a_new_citizen_with_a_card_takes_twenty_keys_and_a_scan(window: Window) -> None:
    window.scan(OTHER_CARD)
    window.enter()
    window.type("0987654321")
    window.enter()
    window.type("1")
    window.enter()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    intake = window.received[0].intake
    assert (intake.owner.name, intake.owner.phone) == ("Lê Văn Thí Dụ", "0987654321")
    assert intake.owner.address.commune_code
    assert window.keys <= 20


def test_a_citizen_without_a_card_takes_ninety_five_keys_in_telex(window: Window) -> None:
    for text in ("001190000012", "Nguyễn Thị Thí Dụ", "14031990", "0987654321", "Tổ 3 bản Hẹo"):
        window.type(text)
        window.enter()
    assert window.focused == "Xã, phường"
    window.view.owner.part.rows.fields["province"].set_text("Sơn La")  # what the name of a real office fills in
    window.type("mai so")
    window.enter()
    window.type("1")
    window.enter()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    owner = window.received[0].intake.owner
    assert (owner.name, owner.born, owner.phone) == ("Nguyễn Thị Thí Dụ", a_person().born, "0987654321")
    assert (owner.address.commune, owner.address.province) == ("Xã Mai Sơn", "Sơn La")
    assert window.keys <= 95


def test_one_more_dossier_of_the_same_citizen_takes_six_keys(window: Window) -> None:
    window.fill()
    window.keys = 0

    window.ctrl(Qt.Key.Key_Return, shift=True)
    window.type("2")
    window.enter()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    last, first = window.received
    assert last.intake.owner == first.intake.owner
    assert last.intake.procedure_code != first.intake.procedure_code
    assert window.keys <= 6


def test_the_same_citizen_comes_back_after_all(window: Window) -> None:
    window.fill()
    window.ctrl(Qt.Key.Key_Return)

    window.ctrl(Qt.Key.Key_Return, shift=True)

    assert window.view.form.owner.name == "Trần Thị Ví Dụ"
    assert len(window.received) == 1


@pytest.mark.parametrize(
    ("shape", "number", "kind", "number_kind"),
    [
        (3, "0100109106", OwnerKind.ENTERPRISE, IdentityKind.TAX_CODE),
        (2, "x1234567", OwnerKind.CITIZEN, IdentityKind.PASSPORT),
        (4, "0100109106", OwnerKind.STATE_BODY, IdentityKind.TAX_CODE),
    ],
)
def test_other_sorts_of_owner_are_named_by_their_own_number(
    window: Window, shape: int, number: str, kind: OwnerKind, number_kind: IdentityKind
) -> None:
    window.view.owner.shapes.setCurrentIndex(shape)
    window.view.owner.shapes.activated.emit(shape)
    window.view.owner.part.shown[0].line.setFocus()
    window.type(number)
    window.enter()
    window.type("Tên Ví Dụ")
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    intake = window.received[0].intake
    assert (intake.owner_kind, intake.owner.number_kind) == (kind, number_kind)
    assert intake.owner.number == number.upper()


def test_everything_wrong_is_said_at_once_and_the_first_has_the_focus(window: Window) -> None:
    window.type("00019000001")
    window.ctrl(Qt.Key.Key_Return)

    fields = window.view.owner.part.fields
    number = fields["owner.number"].problem
    assert number is not None
    assert "12 chữ số" in number.message
    assert fields["owner.name"].has_problem
    assert window.view.procedure.picker.field.has_problem
    assert window.view.bar.wrong.text() == "✕ 3 mục cần sửa"
    assert window.focused == "Số định danh"
    assert window.view.form.owner.number == "00019000001"
    assert window.received == []


def test_what_is_mended_is_counted_off_at_once(window: Window) -> None:
    window.type("00019000001")
    window.ctrl(Qt.Key.Key_Return)
    assert window.view.bar.wrong.text() == "✕ 3 mục cần sửa"

    window.pick_first_procedure()

    assert window.view.bar.wrong.text() == "✕ 3 mục cần sửa"  # its papers are asked for now
    window.ctrl(Qt.Key.Key_A)
    assert window.view.bar.wrong.text() == "✕ 2 mục cần sửa"


def test_a_place_nobody_knows_is_doubted_and_taken(window: Window) -> None:
    window.fill()
    window.view.owner.part.rows.fields["province"].line.setFocus()
    window.type("Nơi Xa")
    window.view.owner.part.rows.fields["commune"].line.setFocus()
    assert window.view.owner.part.fields["owner.address.province"].has_problem
    window.ctrl(Qt.Key.Key_Return)

    address = window.received[0].intake.owner.address
    assert (address.province, address.province_code) == ("Nơi Xa", "")


def test_a_store_that_fails_says_so_and_nothing_is_lost(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.fill()
    before = window.presenter.form
    with monkeypatch.context() as broken:
        broken.setattr("cchc_desktop.ui.intake.saving.receive", _full)
        window.ctrl(Qt.Key.Key_Return)

    assert window.presenter.form == before
    assert "đầy" in window.view.trouble.text
    window.ctrl(Qt.Key.Key_Return)
    assert len(window.received) == 1


def _full(*_args: Any) -> None:
    raise StoreTrouble(Trouble.FULL)


def test_pressing_twice_makes_one_dossier(window: Window) -> None:
    window.fill()

    for _ in range(3):
        QTest.keyClick(window.shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.view.bar.save.click()
    window.settle()

    assert len(window.received) == 1
    assert [dossier.uid for dossier in window.printed] == [window.received[0].uid]


def test_after_saving_the_form_is_empty_and_the_next_number_shown(window: Window) -> None:
    window.fill()
    window.ctrl(Qt.Key.Key_Return)

    assert window.presenter.worth_keeping() is None
    assert window.focused == "Số định danh"
    assert window.view.bar.number.text() == "…-3001"
    assert drafts.of_clerk(window.counter.db, "cb01") == []


def test_the_time_since_the_card_is_shown(window: Window) -> None:
    window.scan(CARD)
    window.counter.clock.forward(seconds=14)
    window.presenter.stopwatch.begin("")

    assert window.presenter.stopwatch.text == "Từ lúc quét thẻ: 00:14"
