"""One window a folder, and the one that is open comes to the front."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.app import one_window
from cchc_desktop.app.one_window import LOCK, AnotherWindow, only_window


@pytest.fixture(autouse=True)
def at_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_window, "_AFTER_START", 0)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    yield widget
    QApplication.processEvents()


def turned_away(folder: Path, raise_other: bool = True) -> AnotherWindow:
    with pytest.raises(AnotherWindow) as another, only_window(folder, raise_other):
        pass
    return another.value


def until_heard(folder: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: turned_away(folder).raised)


def test_a_window_that_was_put_away_comes_back_when_the_program_is_started_again(
    tmp_path: Path, window: QWidget, qtbot: QtBot
) -> None:
    with only_window(tmp_path, raise_other=True):
        window.showMinimized()
        assert window.isMinimized()

        until_heard(tmp_path, qtbot)

        qtbot.waitUntil(lambda: not window.isMinimized())


def test_who_does_not_ask_for_it_moves_no_window(tmp_path: Path, window: QWidget, qtbot: QtBot) -> None:
    with only_window(tmp_path, raise_other=True):
        until_heard(tmp_path, qtbot)
        qtbot.wait(50)
        window.showMinimized()

        assert not turned_away(tmp_path, raise_other=False).raised

        qtbot.wait(50)
        assert window.isMinimized()


def test_a_window_that_does_not_listen_is_not_taken_for_one_that_came_forward(tmp_path: Path) -> None:
    with only_window(tmp_path, raise_other=True):
        assert not turned_away(tmp_path).raised


def test_each_folder_has_a_window_of_its_own(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()

    with only_window(folders[0], raise_other=True), only_window(folders[1], raise_other=True):
        assert all((folder / LOCK).exists() for folder in folders)


def test_what_a_killed_program_left_stands_in_nobodys_way(tmp_path: Path, window: QWidget, qtbot: QtBot) -> None:
    (tmp_path / LOCK).touch()
    left = QLocalServer()
    left.listen(one_window._name(tmp_path))

    with only_window(tmp_path, raise_other=True):
        until_heard(tmp_path, qtbot)
    left.close()

    with only_window(tmp_path, raise_other=True):
        until_heard(tmp_path, qtbot)
        assert (tmp_path / LOCK).exists()


def test_its_name_tells_no_path(tmp_path: Path) -> None:
    assert tmp_path.name not in one_window._name(tmp_path)
