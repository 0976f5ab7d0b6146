"""The recovery key is asked for until it opens the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.key_question import mended
from cchc_desktop.store import keys
from cchc_desktop.store.errors import StoreTrouble, Trouble


def answers(monkeypatch: pytest.MonkeyPatch, *typed: str | None) -> list[str]:
    """Types these into the question, None gives it up; what was asked is noted."""
    asked: list[str] = []
    waiting = list(typed)

    def ask(_parent: object, _title: str, sentence: str, _echo: object) -> tuple[str, bool]:
        asked.append(sentence)
        text = waiting.pop(0)
        return text or "", text is not None

    monkeypatch.setattr(QInputDialog, "getText", ask)
    return asked


def test_a_slip_of_the_pen_is_said_and_the_right_key_opens(
    qtbot: QtBot, practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = keys.recovery_text(keys.find(practice_folder))
    (practice_folder / keys.FILE_NAME).unlink()
    asked = answers(monkeypatch, "AAAA-BBBB", text)

    assert mended(practice_folder, StoreTrouble(Trouble.NO_KEY))

    assert len(asked) == 2
    assert "từng nhóm chữ" in asked[1]
    open_counter(practice_folder, practice=True).db.close()


def test_it_may_be_given_up(qtbot: QtBot, practice_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, None)

    assert not mended(practice_folder, StoreTrouble(Trouble.NO_KEY))


def test_other_trouble_is_not_asked_about(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch)

    assert not mended(tmp_path, StoreTrouble(Trouble.FULL))
    assert asked == []
