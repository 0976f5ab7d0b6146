"""An errand is begun and left."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cchc_desktop.ui.results.beside import Beside
from cchc_desktop.ui.results.view import ResultsView


def test_it_is_open_from_its_beginning_until_it_is_left(qtbot: QtBot) -> None:
    view = ResultsView()
    qtbot.addWidget(view)
    errand = Beside(view)
    assert not errand.is_open
    errand.open()
    assert errand.is_open
    errand.close()
    assert not errand.is_open
