"""The receiving screen in the real window over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, open_counter
from intake_window import MakeWindow, Window, close, open_on
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.theme import Theme


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, counter: Counter) -> Iterator[MakeWindow]:
    """Opens the window on the counter's store; a second call is the program started again."""
    opened: list[Window] = []

    def make() -> Window:
        opened.append(open_on(counter, qtbot))
        return opened[-1]

    yield make
    for window in opened:
        close(window)


@pytest.fixture
def window(open_window: MakeWindow) -> Window:
    return open_window()
