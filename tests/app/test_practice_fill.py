"""Filling a practice store by the acts themselves."""

from __future__ import annotations

import pytest

from cchc_desktop.app import places, practice_fill
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.practice_fill import USUAL_DAY, fill
from cchc_desktop.store import dossiers, verify


def test_whole_lives_verify_and_end_before_today(counter: Counter) -> None:
    now = places.clock()

    report = fill(counter, 200, seed=5, now=now)

    rows = dossiers.newest(counter.db, 1000)
    assert report["dossiers"] == len(rows) == 200
    assert report["days"] == -(-200 // USUAL_DAY)
    assert len({row.code for row in rows}) == 200
    assert all(row.received_at is not None and row.received_at.date() < now.date() for row in rows)
    assert all(counter.desk.calendar.is_worked(row.received_at.date()) for row in rows if row.received_at)
    assert verify.check_full(counter.db) is None


def test_many_are_written_by_a_second_process_and_verify(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practice_fill, "WORTH_A_PROCESS", 1)

    fill(counter, 300, seed=5, now=places.clock())

    assert len({row.code for row in dossiers.newest(counter.db, 1000)}) == 300
    assert verify.check_full(counter.db) is None


def test_receptions_alone_are_one_entry_each(counter: Counter) -> None:
    fill(counter, 20, seed=5, now=places.clock(), whole_lives=False)

    entries = counter.db.conn.execute("select count(*) from ledger where dossier_uid is not null").fetchone()[0]
    assert entries == 20
