"""Every slip by keys in the whole window: from the intake, from a dossier, from the one box; looked at, then printed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from app_window import CARD, found, give_printer, receive, received, said
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cchc_desktop.app.demo_hand import ALT, CTRL, SHIFT, Hand
from cchc_desktop.store import prints
from cchc_desktop.store.prints import Print
from cchc_desktop.ui.slips.reading import SlipRow


@pytest.fixture
def desk(hand: Hand, tmp_path: Path) -> Hand:
    """With a printer."""
    give_printer(hand, tmp_path / "tray")
    return hand


def chord(hand: Hand, key: Qt.Key) -> None:
    hand.press(key, CTRL | SHIFT)


def of_no_dossier(hand: Hand) -> list[tuple[str, str]]:
    return [(each.slip, each.slip_number) for each in hand.ask(prints.of_no_dossier)]


def of_newest(hand: Hand) -> list[Print]:
    return hand.ask(prints.of_dossier, received(hand)[0].uid)


def rows(hand: Hand) -> list[SlipRow]:
    model = hand.desktop.pages.slips.view.table.rows
    return [model.row(place) for place in range(model.rowCount())]


def two_of_one_person(hand: Hand) -> list[str]:
    """The codes, oldest first."""
    hand.scan(CARD)
    hand.press(Qt.Key.Key_1, ALT)
    hand.ctrl(Qt.Key.Key_A)
    chord(hand, Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_4, ALT)
    hand.ctrl(Qt.Key.Key_A)
    hand.ctrl(Qt.Key.Key_Return)
    return [row.code for row in reversed(received(hand))]


def test_the_guide_sheet_of_the_procedure_on_the_screen_is_printed_by_one_key(desk: Hand) -> None:
    desk.press(Qt.Key.Key_1, ALT)
    code = desk.desktop.intake.procedure.code if desk.desktop.intake else ""

    desk.ctrl(Qt.Key.Key_H)

    assert of_no_dossier(desk) == [("guide", code)]
    assert "hướng dẫn" in said(desk)[1]


def test_after_a_series_one_key_prints_the_common_receipt_and_again_from_any_of_its_dossiers(desk: Hand) -> None:
    first, last = two_of_one_person(desk)

    chord(desk, Qt.Key.Key_G)
    desk.scan(first)
    chord(desk, Qt.Key.Key_G)

    assert of_no_dossier(desk) == [("group_receipt", last)] * 2


def test_one_dossier_alone_is_told_to_have_no_common_receipt(desk: Hand) -> None:
    receive(desk)

    chord(desk, Qt.Key.Key_G)

    assert of_no_dossier(desk) == []
    assert "chỉ nộp một hồ sơ" in said(desk)[1]


def test_a_fee_notice_is_printed_while_there_is_a_fee_to_pay_and_else_says_why_not(desk: Hand) -> None:
    receive(desk)
    desk.scan(received(desk)[0].code)
    chord(desk, Qt.Key.Key_F)
    assert [each.slip for each in of_newest(desk)] == ["receipt"]
    assert "không còn khoản phí" in said(desk)[1]

    desk.press(Qt.Key.Key_F2)
    desk.scan(CARD.replace("000190000012", "000190000020"))
    desk.desktop.pages.intake.procedure.picker.field.line.setFocus()
    desk.type("giay phep lao dong")
    desk.enter()
    desk.ctrl(Qt.Key.Key_A)
    desk.ctrl(Qt.Key.Key_Return)
    desk.scan(received(desk)[0].code)
    chord(desk, Qt.Key.Key_F)

    assert [each.slip for each in of_newest(desk)] == ["receipt", "fee_notice"]


def test_the_list_of_a_dossiers_slips_prints_by_digit_looks_by_ctrl_p_and_leads_back(desk: Hand) -> None:
    receive(desk)
    shell = desk.desktop.shell
    desk.scan(received(desk)[0].code)
    chord(desk, Qt.Key.Key_I)
    assert shell.page == "slips"
    place = next(place for place, row in enumerate(rows(desk)) if row.kind == "label")

    desk.type(f"{place + 1}")
    assert [each.slip for each in of_newest(desk)] == ["receipt", "label"]
    assert rows(desk)[place].printed.startswith("đã in")

    desk.ctrl(Qt.Key.Key_P)
    desk.wait(lambda: shell.page == "preview", "the preview")
    desk.press(Qt.Key.Key_Escape)
    assert shell.page == "slips"
    desk.press(Qt.Key.Key_Escape)
    assert shell.page == "dossier"
    desk.press(Qt.Key.Key_Escape)
    assert shell.page == "intake"


def test_a_slip_that_there_is_not_says_why_by_its_digit(desk: Hand) -> None:
    receive(desk)
    desk.scan(received(desk)[0].code)
    chord(desk, Qt.Key.Key_I)
    place = next(place for place, row in enumerate(rows(desk)) if row.kind == "refusal")

    desk.type(f"{place + 1}")

    assert said(desk) == ("wrong", "Hồ sơ không bị từ chối nên không có phiếu từ chối.")
    assert [each.slip for each in of_newest(desk)] == ["receipt"]


def test_from_the_intake_the_list_has_the_counters_own_slips_too(desk: Hand) -> None:
    chord(desk, Qt.Key.Key_I)
    assert [row.kind for row in rows(desk)] == ["scanner_sheet"]

    desk.type("1")

    assert [kind for kind, _ in of_no_dossier(desk)] == ["scanner_sheet"]
    desk.press(Qt.Key.Key_Escape)
    assert desk.desktop.shell.page == "intake"


def test_a_procedure_found_in_the_one_box_shows_its_guide_sheet_and_ctrl_r_prints_it(desk: Hand) -> None:
    shell = desk.desktop.shell
    desk.ctrl(Qt.Key.Key_K)
    desk.type("1.001776")
    found(desk)
    desk.enter()
    desk.wait(lambda: shell.page == "preview", "the guide sheet")

    desk.ctrl(Qt.Key.Key_R)

    assert of_no_dossier(desk) == [("guide", "1.001776")]
    assert shell.page == "intake"


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("intake", {"Ctrl+H": "hướng dẫn", "Ctrl+Shift+I": "Mọi giấy"}),
        ("dossier", {"Ctrl+Shift+F": "phí", "Ctrl+Shift+G": "giấy chung", "Ctrl+Shift+I": "Mọi giấy", "Ctrl+M": "Mọi"}),
        ("slips", {"1 … 9": "In giấy ấy", "Ctrl+P": "Xem giấy"}),
    ],
)
def test_help_names_the_keys_of_the_slips(desk: Hand, page: str, wanted: dict[str, str]) -> None:
    receive(desk)
    if page != "intake":
        desk.scan(received(desk)[0].code)
    if page == "slips":
        chord(desk, Qt.Key.Key_I)
    assert desk.desktop.shell.page == page

    desk.press(Qt.Key.Key_F1)

    told = dict(pairwise(each.text() for each in desk.desktop.shell.help.findChildren(QLabel)))
    assert {key for key, words in wanted.items() if words not in told[key]} == set()
