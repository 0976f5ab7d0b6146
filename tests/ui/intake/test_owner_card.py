"""Owner and submitter, each in a card of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.problem import warning
from cchc_desktop.ui.intake.form import OwnerShape, PersonForm
from cchc_desktop.ui.intake.owner_card import SHAPES, OwnerCard, SubmitterCard, scan_tag
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> OwnerCard:
    card = OwnerCard()
    qtbot.addWidget(card)
    card.resize(830, 220)
    card.show()
    qtbot.waitExposed(card)
    card.activateWindow()
    return card


def test_every_shape_can_be_shown_and_read(card: OwnerCard) -> None:
    for shape in SHAPES:
        card.show_form(shape, PersonForm(name="Trần"))
        assert card.shape is shape


def test_choosing_a_shape_asks_for_its_fields(card: OwnerCard) -> None:
    heard: list[OwnerShape] = []
    card.shape_chosen.connect(heard.append)
    card.shapes.setFocus()

    card.shapes.setCurrentIndex(3)
    card.shapes.activated.emit(3)

    assert heard == [OwnerShape.ENTERPRISE]
    assert "Mã số thuế" in [field.caption for field in card.part.shown]


def test_the_tag_tells_of_the_card_until_nothing_of_it_is_left(card: OwnerCard) -> None:
    card.show_form(OwnerShape.CITIZEN, PersonForm(name="Trần", scanned=("name",)))
    assert card._tag.isVisible()

    QTest.keyClicks(card.part.fields["owner.name"].line, "x")

    assert not card._tag.isVisible()


def test_ctrl_y_asks_for_a_submitter_and_says_what_it_would_do(card: OwnerCard) -> None:
    heard: list[None] = []
    card.submitter_wanted.connect(lambda: heard.append(None))
    card.part.shown[0].line.setFocus()

    QTest.keyClick(card.part.shown[0].line, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    card.show_submitter_state(True)

    assert len(heard) == 1
    assert card.apart.text() == "Chủ hồ sơ tự nộp (Ctrl+Y)"


def test_a_submitter_is_shown_only_when_there_is_one(qtbot: QtBot, theme: Theme) -> None:
    card = SubmitterCard()
    qtbot.addWidget(card)

    card.show_form(PersonForm(name="Lê", scanned=("name",)), authorised=True)
    assert not card.isHidden()
    assert card.authorised.isChecked()

    card.show_form(None, authorised=True)
    assert card.isHidden()
    assert not card.authorised.isChecked()


def test_a_missing_authorisation_is_doubted_until_it_is_ticked(qtbot: QtBot, theme: Theme) -> None:
    card = SubmitterCard()
    qtbot.addWidget(card)
    heard: list[str] = []
    card.edited.connect(heard.append)
    card.show_problem(warning("authorised", "x", "Chưa có giấy ủy quyền."))
    assert card._problem.text() == "△ Chưa có giấy ủy quyền."

    card.authorised.click()

    assert card._problem.text() == ""
    assert heard == ["authorised"]


def test_the_tag_is_hidden_at_first(qtbot: QtBot, theme: Theme) -> None:
    tag = scan_tag()
    qtbot.addWidget(tag)

    assert tag.isHidden()
