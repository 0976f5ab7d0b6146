"""Pictures stand side by side where there is room, each at least as large as can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import NOW
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.picture import Bars, Series
from cchc_desktop.ui.board.reading import Shown
from cchc_desktop.ui.board.view import BoardView

PICTURES = tuple(Bars(str(at), f"Tên {at}", ("a",), (Series("S", (at,)),)) for at in range(4))


@pytest.fixture
def view(show: Callable[..., QWidget]) -> BoardView:
    made = BoardView()
    show(made)
    made.show_board(Shown(PICTURES, NOW))
    return made


@pytest.mark.parametrize(("width", "across"), [(1200, 2), (560, 1)])
def test_side_by_side_where_there_is_room(view: BoardView, width: int, across: int) -> None:
    view.resize(width, 700)
    view._lay_out()
    places = [view._grid.getItemPosition(view._grid.indexOf(frame))[:2] for frame in view.frames]
    assert places == [(at // across, at % across) for at in range(4)]
    assert all(frame.minimumSizeHint().width() <= width for frame in view.frames)


def test_its_keys_are_in_help(view: BoardView) -> None:
    listed = view.keys()
    assert [key for key, _words in listed] == ["Tab", "Enter"]
