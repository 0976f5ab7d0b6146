"""The ledger is checked behind the clerk's back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.practice_fill import fill
from cchc_desktop.app.verifying import Verifying
from cchc_desktop.store.connection import Use


def test_a_changed_row_is_found_and_told(qtbot: QtBot, counter: Counter) -> None:
    fill(counter, 5, seed=1, now=places.clock())
    counter.db.conn.execute("update dossiers set status = 8 where id = 3")
    verifying = Verifying(partial(counter.connect, Use.CHECKER), after=0.0)

    with qtbot.waitSignal(verifying.found) as told:
        verifying.start()
    verifying.stop()

    assert "differs" in told.args[0].what


def test_of_a_sound_store_nothing_is_said(qtbot: QtBot, counter: Counter) -> None:
    fill(counter, 5, seed=1, now=places.clock())
    verifying = Verifying(partial(counter.connect, Use.CHECKER), after=0.0)
    said: list[object] = []
    verifying.found.connect(said.append)

    verifying.start()
    qtbot.wait(300)
    verifying.stop()

    assert said == []


def test_it_ends_at_once_when_the_program_closes_before_it_began(practice_folder: Path) -> None:
    opened = open_counter(practice_folder, practice=True)
    opened.db.close()
    verifying = Verifying(partial(opened.connect, Use.CHECKER), after=3_600.0)

    verifying.start()
    verifying.stop()

    assert not verifying._thread.is_alive()
