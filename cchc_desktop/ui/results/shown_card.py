"""Whose card is shown when a result is given (thẻ của ai): the owner's, the submitter's, or somebody else's."""

from __future__ import annotations

from enum import Enum

from cchc_desktop.domain.card import CitizenCard
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.person import Person
from cchc_desktop.domain.text import fold


class Whose(Enum):
    """Of whom a card tells, seen from one dossier."""

    OWNER = "owner"
    SUBMITTER = "submitter"
    UNSURE = "unsure"  # the owner's or a representative's name, and no number to hold against the card's
    OTHER = "other"


def whose(card: CitizenCard, dossier: Dossier) -> Whose:
    """By the number, today's or the one before it; by the name alone nobody is known for sure."""
    owner, submitter = dossier.intake.owner, dossier.intake.submitter
    if _is(card, owner):
        return Whose.OWNER
    if submitter is not None and _is(card, submitter):
        return Whose.SUBMITTER
    comparable = len(_digits(owner.number)) == len(card.personal_number)
    same_name = fold(card.name) in (fold(owner.name), fold(owner.representative))
    return Whose.UNSURE if same_name and not comparable else Whose.OTHER


def _is(card: CitizenCard, person: Person) -> bool:
    return _digits(person.number) in {card.personal_number, card.old_number or card.personal_number}


def _digits(number: str) -> str:
    return number.replace(" ", "")
