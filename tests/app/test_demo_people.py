"""Who comes on the played day has a card that reads well, and a number that can belong to nobody."""

from __future__ import annotations

import pytest

from cchc_desktop.app.demo_people import card, citizen, cut_card
from cchc_desktop.domain import places
from cchc_desktop.domain.card import CitizenCard, read_card
from cchc_desktop.domain.problem import Problem


@pytest.mark.parametrize("which", range(1, 30))
def test_a_card_says_who_they_are_and_where_they_live_today(which: int) -> None:
    read, person = read_card(card(which)), citizen(which)

    assert isinstance(read, CitizenCard)
    assert (read.name, read.personal_number, read.born) == (person.name, person.number, person.born)
    assert read.doubts == ()
    home = places.split_residence(read.residence)
    assert home.province
    assert home.commune
    assert read.personal_number.startswith("000")


def test_a_card_drawn_away_too_soon_is_no_card() -> None:
    assert isinstance(read_card(cut_card(3)), Problem)
