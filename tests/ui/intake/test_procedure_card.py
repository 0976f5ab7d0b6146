"""The card of the procedure: list or checklist, never both."""

from __future__ import annotations

from factories import TODAY, a_procedure
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.procedure import Fee
from cchc_desktop.ui.intake.filling import with_procedure
from cchc_desktop.ui.intake.form import IntakeForm
from cchc_desktop.ui.intake.procedure_card import ProcedureCard
from cchc_desktop.ui.theme import Theme


def test_the_checklist_and_the_fee_are_there_once_a_procedure_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    card = ProcedureCard()
    qtbot.addWidget(card)
    assert card.checklist.isHidden()

    procedure = a_procedure(fee=Fee(600_000))
    card.show_form(with_procedure(IntakeForm(), procedure), procedure, TODAY)

    assert not card.checklist.isHidden()
    assert not card.fee.isHidden()
    assert card._facts.text() == "Người có công · 24 ngày · 600.000 đồng"


def test_while_another_is_looked_for_they_are_away_and_come_back(qtbot: QtBot, theme: Theme) -> None:
    card = ProcedureCard()
    qtbot.addWidget(card)
    procedure = a_procedure(fee=Fee(600_000))
    card.show_form(with_procedure(IntakeForm(), procedure), procedure, TODAY)

    card.picker.field.line.textEdited.emit("x")
    assert card.checklist.isHidden()
    assert card.fee.isHidden()

    card.picker.give_up_search()
    assert not card.checklist.isHidden()
    assert not card.fee.isHidden()


def test_without_a_fee_it_says_so(qtbot: QtBot, theme: Theme) -> None:
    card = ProcedureCard()
    qtbot.addWidget(card)

    card.show_form(with_procedure(IntakeForm(), a_procedure()), a_procedure(), TODAY)

    assert "không thu phí" in card._facts.text()
    assert card.fee.isHidden()
