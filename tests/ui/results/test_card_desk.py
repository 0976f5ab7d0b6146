"""A card is held against the dossier aloud; where somebody authorised is asked for, it answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import NOW, a_dossier, a_person, an_intake
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.card import CitizenCard, read_card
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results.card_desk import CardDesk
from cchc_desktop.ui.results.view import ResultsView

OTHER = "000190000099"


def a_card(number: str = "000190000012", name: str = "Trần Thị Ví Dụ") -> CitizenCard:
    card = read_card(f"{number}||{name}|14031990|Nữ|Tổ 3, Xã Mai Sơn, Sơn La|01012022")
    assert isinstance(card, CitizenCard)
    return card


def on_shelf(uid: str, **owner: str) -> OnShelf:
    return OnShelf(a_dossier(uid=uid, intake=an_intake(owner=a_person(**owner))), NOW, "")


@pytest.fixture
def view(show: Callable[..., QWidget]) -> ResultsView:
    made = ResultsView()
    show(made)
    return made


@pytest.fixture
def told(view: ResultsView) -> tuple[CardDesk, list[str]]:
    desk, said = CardDesk(view), list[str]()
    for tone, signal in (("took", desk.took), ("heeded", desk.heeded), ("refused", desk.refused)):
        signal.connect(lambda words, tone=tone: said.append(f"{tone}: {words}"))
    return desk, said


def test_the_owner_is_taken_anybody_else_refused_with_what_to_do(told: tuple[CardDesk, list[str]]) -> None:
    desk, said = told
    dossier = on_shelf("a").dossier

    desk.compare(a_card(), dossier)
    desk.compare(a_card(OTHER, "Lò Thị An"), dossier)

    assert said[0] == "took: Đúng chủ hồ sơ: Trần Thị Ví Dụ"
    assert said[1].startswith("refused: Không phải chủ hồ sơ")
    assert "Ctrl+U" in said[1]


def test_asked_who_is_authorised_the_card_fills_in_and_the_owners_own_does_not(
    view: ResultsView, told: tuple[CardDesk, list[str]]
) -> None:
    desk, said = told
    view.show_target(on_shelf("a"))
    view.give.ask_for_paper(True)

    desk.compare(a_card(), on_shelf("a").dossier)
    assert view.give.collector.text == ""
    desk.compare(a_card(OTHER, "Lò Thị An"), on_shelf("a").dossier)

    assert (view.give.collector.text, view.give.number.text) == ("Lò Thị An", OTHER)
    assert [each.partition(":")[0] for each in said] == ["heeded", "took"]


def test_without_a_receipt_the_card_finds_what_lies_there_for_its_owner(told: tuple[CardDesk, list[str]]) -> None:
    desk, said = told
    first, second, other = on_shelf("a"), on_shelf("b"), on_shelf("c", number=OTHER)

    assert desk.results_of(a_card(OTHER, "Lò Thị An"), (first, second, other)) == [other]
    assert said == []
    assert desk.results_of(a_card(), (first, second, other)) == [first, second]
    assert "2 kết quả" in said[0]
