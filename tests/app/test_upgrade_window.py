"""An older store is brought up to date beside a window that can be left; the store is then as it was."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from older_store import made_older
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.app import upgrade_window, window
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.upgrade_lines import BEGUN
from cchc_desktop.app.upgrade_window import UpgradeLeft, opened
from cchc_desktop.store import keys, refold
from cchc_desktop.store.connection import FILE_NAME, Database, connect
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.upgrading import Told
from cchc_desktop.ui.upgrade.view import LEAVING, UpgradeView
from migrations import history

PATIENCE = 60.0  # seconds, of which none is used when all is well


@pytest.fixture
def older(practice_folder: Path) -> Path:
    counter = open_counter(practice_folder, practice=True)
    made_older(counter.db)
    counter.db.close()
    return practice_folder


def pending(folder: Path) -> int:
    db = connect(folder / FILE_NAME, keys.find(folder))
    try:
        return len(history().pending(db))
    finally:
        db.close()


def held_until(monkeypatch: pytest.MonkeyPatch, look: Callable[[UpgradeView], bool]) -> list[bool]:
    """The upgrade waits in its thread until the window, asked again and again in its own, has been found so."""
    begun, found = threading.Event(), threading.Event()
    waited: list[bool] = []
    refolded = refold.refold
    timer = QTimer(QApplication.instance(), interval=5)

    def asked() -> None:
        views = [each for each in QApplication.topLevelWidgets() if isinstance(each, UpgradeView) and each.isVisible()]
        if begun.is_set() and views and look(views[0]):
            timer.stop()
            found.set()

    def refold_later(db: Database, told: Told) -> None:
        begun.set()
        waited.append(found.wait(PATIENCE))
        refolded(db, told)

    timer.timeout.connect(asked)
    timer.start()
    monkeypatch.setattr(refold, "refold", refold_later)
    monkeypatch.setattr(upgrade_window, "_SHOWN_AFTER", 0)
    return waited


def test_a_store_that_is_not_older_is_opened_without_a_window(
    qtbot: QtBot, practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrade_window, "_Upgrade", None)

    counter = opened(practice_folder, practice=True, quietly=False)

    counter.db.close()
    assert (counter.folder, pending(practice_folder)) == (practice_folder, 0)


def test_the_window_says_how_far_it_is_and_is_not_deaf(
    qtbot: QtBot, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = held_until(monkeypatch, lambda view: view.step.text() == "Bước 1/4: Sửa cấu trúc kho, 1/2.")

    counter = opened(older, practice=True, quietly=False)

    counter.db.close()
    assert (waited, pending(older)) == ([True], 0)
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, UpgradeView) and each.isVisible()]


def test_closing_it_leaves_the_store_as_it_was_and_ends_without_a_word(
    qtbot: QtBot, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close(view: UpgradeView) -> bool:
        assert not view.close()
        return view.isVisible() and view.step.text() == LEAVING

    waited = held_until(monkeypatch, close)
    with pytest.raises(UpgradeLeft):
        opened(older, practice=True, quietly=False)
    assert (waited, pending(older)) == ([True], 2)

    monkeypatch.setattr(window, "opened", lambda *_what: (_ for _ in ()).throw(UpgradeLeft()))
    assert window.run(older.parent, True, True) == 0


def test_what_ends_it_over_there_is_raised_here(qtbot: QtBot, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_db: Database, _told: Told) -> None:
        raise StoreTrouble(Trouble.FULL)

    monkeypatch.setattr(refold, "refold", full)
    with pytest.raises(StoreTrouble, match="FULL"):
        opened(older, practice=True, quietly=False)
    assert pending(older) == 2


def test_a_script_reads_it_on_standard_error(qtbot: QtBot, older: Path, capfd: pytest.CaptureFixture[str]) -> None:
    opened(older, practice=True, quietly=True).db.close()

    said = capfd.readouterr().err.splitlines()
    assert (said[0], said[-1]) == (BEGUN, "Bước 4/4: Ghi xuống ổ đĩa.")
    assert pending(older) == 0
