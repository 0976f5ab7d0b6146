"""Of several wishes under one key only the newest is answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from sqlite_utils import Database

from cchc_desktop.ui.reader import Reader


@pytest.fixture
def reader(qapp: object) -> Iterator[Reader]:
    reader = Reader(lambda: Database(memory=True, execute_plugins=False))
    reader.start()
    yield reader
    reader.stop()


def test_only_the_newest_search_is_run_and_answered(qtbot: QtBot, reader: Reader) -> None:
    begun, gate, run, told = threading.Event(), threading.Event(), [], []

    def find(_db: Database, words: str) -> str:
        run.append(words)
        begun.set()
        gate.wait(60)
        return words

    reader.ask("box", find, "n", done=told.append)
    assert begun.wait(60)
    for words in ("ng", "ngu", "nguyệt"):
        reader.ask("box", find, words, done=told.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(20)

    assert told == ["nguyệt"]
    assert run == ["n", "nguyệt"]


def test_different_keys_do_not_disturb_each_other(qtbot: QtBot, reader: Reader) -> None:
    told: list[str] = []

    reader.ask("box", lambda _db: "box", done=told.append)
    reader.ask("list", lambda _db: "list", done=told.append)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == ["box", "list"]


def test_what_is_forgotten_is_not_answered(qtbot: QtBot, reader: Reader) -> None:
    told: list[str] = []

    reader.ask("box", lambda _db: "box", done=told.append)
    reader.forget("box")
    reader.ask("list", lambda _db: "list", done=told.append)
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["list"]
