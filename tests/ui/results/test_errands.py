"""At most one errand is begun; what it says is said once, and it is left at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from factories import a_dossier
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.results.errands import Errands
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.writer import Writer


@pytest.fixture
def errands(show: Callable[..., QWidget], reader: Reader, writer: Writer, counter: Counter) -> Errands:
    view = ResultsView()
    show(view)
    return Errands(view, (reader, writer), counter.desk, lambda: counter.clerk, counter.clock)


def test_what_is_begun_is_told_and_left(errands: Errands) -> None:
    said: list[str] = []
    errands.took.connect(said.append)
    assert (errands.now, errands.takes_items) == (None, False)

    errands.pile.add(a_dossier(uid="a"))
    assert (errands.now, errands.takes_items) == (errands.pile, False)
    errands.close()
    errands.items.open()

    assert (errands.now, errands.takes_items, len(said)) == (errands.items, True, 1)
    errands.start_over()
    assert errands.now is None


def test_one_is_begun_and_left_by_the_same_key_and_a_pile_outlasts_the_others(errands: Errands) -> None:
    errands.toggle(errands.post)
    assert errands.now is errands.post
    errands.toggle(errands.items)
    assert errands.now is errands.items
    errands.close_but_pile()
    errands.pile.add(a_dossier(uid="a"))
    errands.close_but_pile()
    assert errands.now is errands.pile

    errands.toggle(errands.pile)

    assert errands.now is None
