"""The writer runs acts and sorts what they refuse from what is broken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from sqlite_utils import Database

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.ui.writer import Writer


@pytest.fixture
def writer(qapp: object) -> Iterator[Writer]:
    writer = Writer(lambda: Database(memory=True, execute_plugins=False))
    writer.start()
    yield writer
    writer.stop()


def keep(db: Database, word: str) -> int:
    db.execute("create table if not exists words (word text)")
    db.execute("insert into words values (?)", [word])
    return int(db.execute("select count(*) from words").fetchone()[0])


def refuse(_db: Database) -> None:
    raise Refused((Problem("code", "x", "Không được."),))


def full(_db: Database) -> None:
    raise StoreTrouble(Trouble.FULL)


def test_every_act_has_the_same_connection_and_its_turn(qtbot: QtBot, writer: Writer) -> None:
    counts: list[int] = []

    for word in "abc":
        writer.run(keep, word, done=counts.append)
    qtbot.waitUntil(lambda: len(counts) == 3)

    assert counts == [1, 2, 3]


def test_a_refusal_and_a_full_disk_come_back_as_what_they_are(qtbot: QtBot, writer: Writer) -> None:
    errors: list[Exception] = []

    writer.run(refuse, failed=errors.append)
    writer.run(full, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)

    refused, trouble = errors
    assert isinstance(refused, Refused)
    assert refused.problems[0].message == "Không được."
    assert isinstance(trouble, StoreTrouble)
    assert "đầy" in trouble.sentence
