"""A citizen card on the page of the results (so căn cước): held against the dossier, or filled in for who is authorised."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from cchc_desktop.domain.card import CitizenCard
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.shown_card import Whose, whose
from cchc_desktop.ui.results.view import ResultsView


class CardDesk(QObject):
    """Says aloud what a card is."""

    took = Signal(str)
    heeded = Signal(str)
    refused = Signal(str)

    def __init__(self, view: ResultsView) -> None:
        super().__init__(view)
        self._view = view

    def results_of(self, card: CitizenCard, shelf: Sequence[OnShelf]) -> list[OnShelf]:
        """What lies on the shelf for whoever shows their card, without a receipt; of several the clerk chooses."""
        theirs = [result for result in shelf if whose(card, result.dossier) in (Whose.OWNER, Whose.SUBMITTER)]
        if len(theirs) > 1:
            self.heeded.emit(words.several(card.name, len(theirs)))
        return theirs

    def compare(self, card: CitizenCard, dossier: Dossier) -> None:
        """Whether it is the owner's or the submitter's; asked for somebody authorised, it answers who that is."""
        give, of = self._view.give, whose(card, dossier)
        if give.is_authorised and of is Whose.OWNER:
            self.heeded.emit(words.own_card(card.name))
        elif give.is_authorised:
            give.fill(card)
            self.took.emit(words.authorised(card.name))
        else:
            give.show_card(card, of)
            tell = {Whose.OTHER: self.refused, Whose.UNSURE: self.heeded}.get(of, self.took)
            tell.emit(words.whose(card.name, of))
