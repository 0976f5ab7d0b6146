"""Backups are made behind the window, and no trouble of theirs ends the thread."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import backup
from cchc_desktop.app import backing_up as module
from cchc_desktop.app import places
from cchc_desktop.app.backing_up import BackingUp
from cchc_desktop.app.counter import Counter
from cchc_desktop.store import box, meta
from cchc_desktop.store.connection import Use

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def backing_up(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> Iterator[BackingUp]:
    monkeypatch.setattr(module, "_PATIENCE", 60.0)  # these copies are small, however slow the machine
    made = BackingUp(partial(counter.connect, Use.SYNC), places.clock, every=0.02)
    yield made
    made.stop()


def test_what_is_due_is_made(qtbot: QtBot, counter: Counter, backing_up: BackingUp, tmp_path: Path) -> None:
    meta.write(counter.db, backup.PLACE, str(tmp_path))

    with qtbot.waitSignal(backing_up.looked):
        backing_up.start()
    backing_up.stop()

    assert len(box.found(tmp_path)) == 1


def test_a_stick_that_is_not_there_stops_nothing(
    qtbot: QtBot, counter: Counter, backing_up: BackingUp, tmp_path: Path
) -> None:
    meta.write(counter.db, backup.PLACE, str(tmp_path / "stick"))
    with qtbot.waitSignal(backing_up.looked):
        backing_up.start()
    (tmp_path / "stick").mkdir()

    qtbot.waitUntil(lambda: bool(box.found(tmp_path / "stick")))
    backing_up.stop()

    assert meta.read(counter.db, backup.TROUBLE) == ""


def test_a_bug_is_shown_and_the_thread_goes_on(
    qtbot: QtBot, counter: Counter, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[type[BaseException] | None] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: shown.append(kind))

    def broken(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(backup, "back_up_what_is_due", broken)
    with qtbot.waitSignals([backing_up.looked, backing_up.looked]):
        backing_up.start()
    backing_up.stop()

    assert shown[:2] == [ZeroDivisionError, ZeroDivisionError]


def test_stopping_what_never_started_is_no_trouble(backing_up: BackingUp) -> None:
    backing_up.stop()

    assert not backing_up._thread.is_alive()
