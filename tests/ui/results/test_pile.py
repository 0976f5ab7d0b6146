"""The pile of folders that are back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_dossier
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.results.pile import PileDesk
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.writer import Writer


@pytest.fixture
def pile(show: Callable[..., QWidget], writer: Writer) -> PileDesk:
    view = ResultsView()
    show(view)
    return PileDesk(view, writer)


def test_a_folder_scanned_twice_counts_once_and_sounds_otherwise(pile: PileDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pile.took):
        pile.add(a_dossier(uid="a"))
    with qtbot.waitSignal(pile.heeded) as heard:
        pile.add(a_dossier(uid="a"))

    assert "đã quét rồi · 1 kết quả" in heard.args[0]
    assert (pile.count, pile.is_open) == (1, True)


def test_put_on_the_shelf_it_is_gone(pile: PileDesk, counter: Counter, qtbot: QtBot) -> None:
    pile.add(hand_over(counter, counter.receive()))

    with qtbot.waitSignal(pile.done) as heard:
        pile.commit(counter.clerk, counter.now)

    assert heard.args == ["1 kết quả đã về kệ.", ""]
    assert (pile.count, pile.is_open) == (0, False)


def test_let_go_nothing_is_left(pile: PileDesk) -> None:
    pile.add(a_dossier(uid="a"))
    pile.close()
    assert (pile.count, pile.is_open) == (0, False)
