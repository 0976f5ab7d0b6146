"""Whose card it is follows from the number, never from the name alone."""

from __future__ import annotations

from datetime import date

import pytest
from factories import a_dossier, a_person, an_intake

from cchc_desktop.domain.card import CitizenCard
from cchc_desktop.domain.identity import Sex
from cchc_desktop.domain.person import Person
from cchc_desktop.ui.results.shown_card import Whose, whose

NUMBER, OTHER = "000190000012", "000190000099"


def a_card(number: str = NUMBER, name: str = "Trần Thị Ví Dụ", old: str | None = None) -> CitizenCard:
    return CitizenCard(number, old, name, date(1990, 3, 14), Sex.NU, "Xã Mai Sơn, Sơn La", date(2022, 1, 1))


@pytest.mark.parametrize(
    ("card", "owner", "expected"),
    [
        (a_card(), a_person(), Whose.OWNER),
        (a_card(name="Tran Thi Vi Du"), a_person(number="000 190 000 012"), Whose.OWNER),
        (a_card(OTHER), a_person(), Whose.OTHER),  # the same name, another number
        (a_card(OTHER, old="123456789"), a_person(number="123456789"), Whose.OWNER),
        (a_card(OTHER), a_person(number="123456789"), Whose.UNSURE),
        (a_card(), a_person(number=""), Whose.UNSURE),
        (a_card(name="Lò Thị An"), a_person(number=""), Whose.OTHER),
        (a_card(name="Lò Thị An"), a_person(name="Công ty A", number="0101", representative="LÒ THỊ AN"), Whose.UNSURE),
    ],
)
def test_by_the_number_else_only_perhaps(card: CitizenCard, owner: Person, expected: Whose) -> None:
    assert whose(card, a_dossier(intake=an_intake(owner=owner))) is expected


def test_who_handed_it_in_may_have_it() -> None:
    intake = an_intake(owner=a_person(), submitter=a_person(name="Lò Thị An", number=OTHER))
    assert whose(a_card(OTHER, "Lò Thị An"), a_dossier(intake=intake)) is Whose.SUBMITTER
