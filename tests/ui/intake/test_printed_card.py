"""What was received just now."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.printed_card import PrintedCard
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> PrintedCard:
    card = PrintedCard()
    qtbot.addWidget(card)
    card.show()
    return card


def test_before_the_first_it_says_what_to_do(card: PrintedCard) -> None:
    assert "Quét căn cước" in card._line.text()
    assert not card.reprint.isVisible()


def test_a_dossier_is_saved_first_and_printed_afterwards(card: PrintedCard) -> None:
    card.show_received("u1", "H52.18-261005-3011", "Quàng Văn Hặc")
    assert card._code.text() == "H52.18-261005-3011 · Quàng Văn Hặc"
    assert card._line.text() == "Đã lưu."

    card.show_print("wrong", "✕ Chưa in được", "Máy in Quầy 03 không trả lời.")

    assert card._tag.property("tone") == "wrong"
    assert card._line.text() == "Máy in Quầy 03 không trả lời."


def test_a_reprint_can_be_asked_for_once_something_was_printed(card: PrintedCard) -> None:
    heard: list[str] = []
    card.reprint_wanted.connect(heard.append)
    card.show_received("u1", "H52.18-261005-3011", "Quàng Văn Hặc")
    card.show_received("u2", "H52.18-261005-3012", "Lò Thị Ánh")
    card.show_print("done", "✓ đã in", "2 liên, 08:12")

    card.reprint.click()

    assert heard == ["u2"], "the one it names, whatever else failed to print"
    assert card.reprint.text() == "In lại (Ctrl+R)"


def test_the_time_passes(card: PrintedCard) -> None:
    card.show_elapsed("Từ lúc quét thẻ: 00:14")

    assert card._elapsed.text() == "Từ lúc quét thẻ: 00:14"


def test_whoever_comes_next_sees_nothing_of_the_last_citizen(card: PrintedCard) -> None:
    card.show_received("u1", "H52.18-261005-3011", "Quàng Văn Hặc")
    card.show_print("done", "✓ Đã gửi máy in", "2 liên, 08:12")

    card.forget()

    assert "Quàng" not in "".join(each.text() for each in card.findChildren(QLabel))
    assert "Quét căn cước" in card._line.text()
    assert not card.reprint.isVisible()


def test_several_dossiers_of_one_person_may_have_one_receipt(qtbot: QtBot, card: PrintedCard) -> None:
    card.show_received("u1", "H52.18-261005-3011", "Quàng Văn Hặc")
    assert not card.group.isVisible()

    card.show_together(3)
    assert card.group.words == "Giấy chung 3 hồ sơ"
    card.show_received("u1", "H52.18-261005-3011", "Quàng Văn Hặc")
    assert card.group.isVisible()

    card.show_received("u2", "H52.18-261005-3012", "Lò Thị Ví")
    assert not card.group.isVisible(), "of somebody else it is not known yet"
    card.show_together(2)
    card.forget()
    assert not card.group.isVisible()
