"""Where the backup stands, as the store has noted it."""

from __future__ import annotations

from pathlib import Path

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import backup
from cchc_desktop.reports.backup_state import BackupState, backup_state
from cchc_desktop.store.errors import StoreTrouble, Trouble


def state(counter: Counter) -> BackupState:
    return backup_state(counter.db, counter.now)


def test_it_is_red_only_when_older_than_a_day(counter: Counter, tmp_path: Path) -> None:
    assert state(counter) == BackupState()
    stick = tmp_path / "stick"
    stick.mkdir()
    backup.choose_place(counter.db, stick, counter.admin, counter.now)
    assert state(counter) == BackupState(True)
    backup.back_up(counter.db, counter.now)
    made = counter.now
    counter.clock.forward(hours=23)
    stick.rename(tmp_path / "pulled")
    with pytest.raises(StoreTrouble):
        backup.back_up_what_is_due(counter.db, counter.now)

    assert state(counter) == BackupState(True, made, Trouble.NO_BACKUP_PLACE.sentence)
    counter.clock.forward(hours=2)
    assert state(counter).red
