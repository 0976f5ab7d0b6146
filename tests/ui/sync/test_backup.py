"""The backup's line on the sync page: when, and in words what to do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import NOW
from pytestqt.qtbot import QtBot

from cchc_desktop.reports.backup_state import BackupState
from cchc_desktop.store.errors import Trouble
from cchc_desktop.ui.sync.backup import NONE, backup_label, show_backup, words

PULLED = Trouble.NO_BACKUP_PLACE.sentence
LATELY = BackupState(True, NOW - timedelta(hours=1), PULLED)


@pytest.mark.parametrize(
    ("state", "text", "tone"),
    [
        (BackupState(), NONE, ""),
        (BackupState(True), "Chưa sao lưu được lần nào.", ""),
        (LATELY, f"◷ {words(LATELY, NOW)}", "waiting"),
        (BackupState(True, None, PULLED, True), f"✕ Chưa sao lưu được lần nào. {PULLED}", "wrong"),
    ],
)
def test_it_says_how_it_stands(qtbot: QtBot, state: BackupState, text: str, tone: str) -> None:
    line = backup_label()
    qtbot.addWidget(line)

    show_backup(line, state, NOW)

    assert line.text() == text
    assert (line.property("tone") or "") == tone


def test_the_newest_is_told_with_its_age() -> None:
    said = words(BackupState(True, NOW - timedelta(minutes=20)), NOW)

    assert said == "Sao lưu lần cuối 05/10 07:55, cách đây 20 phút."
